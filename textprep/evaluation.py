"""Scoring a segmentation against a gold one, as the SIGHAN bakeoffs do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from textprep.errors import EvaluationError


@dataclass(frozen=True, slots=True)
class Scores:
    """What a segmentation scored.

    Attributes:
        gold: words of the gold segmentation.
        output: words of the segmentation that was scored.
        correct: words of the same range in both.
        oov: words of the gold segmentation that the training words lack; None without training words.
        oov_correct: how many of these are correct.
    """

    gold: int
    output: int
    correct: int
    oov: int | None = None
    oov_correct: int | None = None

    @property
    def recall(self) -> float:
        """Correct words over those of the gold segmentation."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Correct words over those of the output."""
        return self.correct / self.output if self.output else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of the two, ``2 P R / (P + R)``."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def oov_rate(self) -> float | None:
        """Unknown words over all words of the gold segmentation."""
        return None if self.oov is None else self.oov / self.gold if self.gold else 0.0

    @property
    def oov_recall(self) -> float | None:
        """Correct unknown words over all unknown words."""
        if self.oov is None or self.oov_correct is None:
            return None
        return self.oov_correct / self.oov if self.oov else 0.0

    @property
    def known_recall(self) -> float | None:
        """Correct known words over all known words."""
        if self.oov is None or self.oov_correct is None:
            return None
        known = self.gold - self.oov
        return (self.correct - self.oov_correct) / known if known else 0.0


def score(gold: Iterable[str], output: Iterable[str], words: Collection[str] | None = None) -> Scores:
    """Score lines of words with white space between them (Sproat and Emerson, SIGHAN bakeoff 2003).

    Parameters:
        gold: the lines of the gold segmentation.
        output: the same lines as they were cut.
        words: the training words; gold words that are not among them are "out of vocabulary".

    Raises:
        EvaluationError: the two are not the same text; the message names the line.
    """
    known = None if words is None else frozenset(words)
    gold_count = output_count = correct = oov = oov_correct = 0
    for number, (right, found) in enumerate(zip_longest(gold, output), 1):
        if right is None or found is None:
            longer, shorter = ("output", "gold") if right is None else ("gold", "output")
            raise EvaluationError(f"line {number}: the {longer} goes on where the {shorter} has ended")
        expected, given = right.split(), found.split()
        if "".join(expected) != "".join(given):
            raise EvaluationError(f"line {number}: {_difference(''.join(expected), ''.join(given))}")
        hits = _ranges(expected) & _ranges(given)
        gold_count += len(expected)
        output_count += len(given)
        correct += len(hits)
        if known is not None:
            ends = list(accumulate(map(len, expected)))
            for word, end in zip(expected, ends, strict=True):
                if word not in known:
                    oov += 1
                    oov_correct += (end - len(word), end) in hits
    if known is None:
        return Scores(gold_count, output_count, correct)
    return Scores(gold_count, output_count, correct, oov, oov_correct)


def _ranges(words: list[str]) -> set[tuple[int, int]]:
    return {(end - len(word), end) for word, end in zip(words, accumulate(map(len, words)), strict=True)}


def _difference(gold: str, output: str) -> str:
    place = next((n for n, (a, b) in enumerate(zip(gold, output, strict=False)) if a != b), min(len(gold), len(output)))
    here = slice(place, place + 8)
    return f"the texts differ at character {place}: gold has {gold[here]!r}, output {output[here]!r}"
