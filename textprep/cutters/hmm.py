"""The hidden Markov model that segments text that no word of the lexicon covers.

Its states are the position of a character in its word: begin (B), middle (M), end (E), or single (S), a word of one
character.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path

from textprep.errors import ResourceError, ResourceMissingError
from textprep.kernels.lattice import Hmm as Tables
from textprep.resources.atomic import atomic_write_bytes

#: jieba's stand-in for log(0), finalseg's ``MIN_FLOAT``.
LOG_ZERO = -3.14e100

#: The states that can follow each state.
_FOLLOWING = {"B": "EM", "E": "BS", "M": "EM", "S": "BS"}

_FORMAT = "textprep hmm 1"


class Hmm:
    """Natural logarithms of start, transition and emission probabilities.

    Parameters:
        start: the first state of a run, by state.
        trans: transitions, by state and following state; a missing transition is impossible.
        emit: emissions, by state and character; a missing character has the value ``LOG_ZERO``.
    """

    def __init__(
        self,
        start: Mapping[str, float],
        trans: Mapping[str, Mapping[str, float]],
        emit: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.start = dict(start)
        self.trans = {state: dict(row) for state, row in trans.items()}
        self.emit = emit
        self.tables = Tables(self.start, self.trans, emit)

    @classmethod
    def from_segmented(cls, sentences: Iterable[Iterable[str]], *, smoothing: float = 1.0) -> Hmm:
        """Estimate a model from segmented sentences.

        Start and transition probabilities are relative frequencies.  Emission probabilities have additive
        (Lidstone) smoothing with ``k = smoothing`` over the vocabulary ``V`` of all characters seen:
        ``(n(state, c) + k) / (n(state) + k |V|)``.

        Raises:
            ResourceError: the sentences have no words.
        """
        states: dict[str, float] = dict.fromkeys("BEMS", 0.0)
        starts, totals = dict(states), dict(states)
        pairs: dict[str, dict[str, float]] = {state: dict.fromkeys(_FOLLOWING[state], 0.0) for state in "BEMS"}
        seen: dict[str, dict[str, int]] = {state: {} for state in "BEMS"}
        for sentence in sentences:
            previous = ""
            for word in sentence:
                marks = "S" if len(word) == 1 else "B" + "M" * (len(word) - 2) + "E"
                for character, state in zip(word, marks, strict=False):
                    seen[state][character] = seen[state].get(character, 0) + 1
                    totals[state] += 1
                    if previous:
                        pairs[previous][state] += 1
                    else:
                        starts[state] += 1
                    previous = state
        characters = sorted({character for row in seen.values() for character in row})
        if not characters:
            raise ResourceError("cannot estimate a model: the sentences contain no words")
        emit = {
            state: {
                character: log(
                    (seen[state].get(character, 0) + smoothing) / (totals[state] + smoothing * len(characters))
                )
                for character in characters
                if smoothing > 0 or character in seen[state]
            }
            for state in "BEMS"
        }
        return cls(_relative(starts), {state: _relative(row, _FOLLOWING[state]) for state, row in pairs.items()}, emit)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the model as JSON; the file is written whole or not at all."""
        import json

        content = {"format": _FORMAT, "start": self.start, "trans": self.trans, "emit": dict(self.emit)}
        atomic_write_bytes(path, json.dumps(content, ensure_ascii=False, indent=0).encode(), "model")

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Hmm:
        """Read a model that `save` wrote.

        Raises:
            ResourceMissingError: the file does not exist.
            ResourceError: the file cannot be read, or is not a model.
        """
        import json

        file_name = os.fspath(path)
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
            if content["format"] != _FORMAT:
                raise ValueError(f"format {content['format']!r}")
            return cls(content["start"], content["trans"], content["emit"])
        except FileNotFoundError:
            raise ResourceMissingError(f"model {file_name!r} does not exist") from None
        except OSError as error:
            raise ResourceError(f"model {file_name!r} cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise ResourceError(f"{file_name}: not a model that Hmm.save wrote: {error}") from None


def _relative(counts: Mapping[str, float], only: str = "BEMS") -> dict[str, float]:
    """Return the logarithms of the relative frequencies of the states in ``only``."""
    total = sum(counts.values())
    return {state: log(count / total) if count else LOG_ZERO for state, count in counts.items() if state in only}
