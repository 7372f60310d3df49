"""Conversion by dictionaries in plain Python. The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

#: The number of a dictionary, or a policy and the rules that it chooses between.
Rule = Any
#: (start, end, new length)
Edit = tuple[int, int, int]
#: (stage, start, end, chosen, candidates)
Ambiguity = tuple[int, int, int, str, list[str]]

POLICIES = ("short_circuit", "union")

#: The longest ideographic description sequence that is copied whole, and how deep it may nest (OpenCC 1.4).
_DESCRIPTION_LENGTH = 64
_DESCRIPTION_DEPTH = 16

#: The longest key, in characters.
KEY_LENGTH = 255


class Dictionary:
    """Keys and the candidates for each, in OpenCC's text form: ``key TAB candidate [candidate …]``."""

    def __init__(self, entries: dict[str, str] | None = None, single: bool = False) -> None:
        self._entries = entries or {}
        #: Each key has one candidate, which may hold spaces.
        self._single = single
        #: By the first character the lengths of keys, longest first.
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(key[0], len(key)) for key in self._entries}, reverse=True):
            self._lengths.setdefault(first, []).append(length)

    @staticmethod
    def parse(data: bytes) -> tuple[Dictionary, int, str]:
        """Return the dictionary of a file, with 0 and "", or an empty one with the first wrong line and the problem.

        Empty lines and lines that begin with ``#`` are skipped; a byte order mark and carriage returns are dropped.

        Raises:
            UnicodeDecodeError: the file is not UTF-8.
        """
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
        pairs = [line.split("\t", 1) for line in lines if line and line[0] != "#"]
        try:
            entries: dict[str, str] = dict(pairs)  # a line without a tab is a ValueError
        except ValueError:
            entries = {}
        if len(entries) == len(pairs) and "" not in entries and all(len(key) <= KEY_LENGTH for key in entries):
            return Dictionary(entries), 0, ""
        seen: set[str] = set()
        for number, line in enumerate(lines, 1):
            if line and line[0] != "#":
                key, tab, _ = line.partition("\t")
                problem = _problem(key, tab, key in seen)
                if problem:
                    return Dictionary(), number, problem
                seen.add(key)
        raise AssertionError("unreachable: some line is wrong")

    @staticmethod
    def from_entries(entries: Iterable[tuple[str, str]]) -> Dictionary:
        """Return a dictionary of keys with one candidate each, which may hold spaces."""
        return Dictionary(dict(entries), single=True)

    def __len__(self) -> int:
        return len(self._entries)

    def phrases(self) -> list[str]:
        """Return the keys of two characters or more, in the order of their entries."""
        return [key for key in self._entries if len(key) > 1]

    def candidates(self, key: str) -> list[str]:
        """Return the candidates for a key, the chosen one first; an empty list for an unknown key."""
        candidates = self._entries.get(key)
        if candidates is None:
            return []
        return [candidates] if self._single else candidates.split(" ")

    def longest_match(self, text: str, start: int, end: int) -> int:
        """Return the length of the longest key that ``text[start:end]`` begins with, or 0."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"({start}, {end}) is no range of a text of {len(text)} characters")
        for length in self._lengths.get(text[start : start + 1], ()):
            if start + length <= end and text[start : start + length] in self._entries:
                return length
        return 0


def _problem(key: str, tab: str, repeated: bool) -> str:
    """Say what is wrong with a line, "" if nothing is."""
    if not tab:
        return "expected a key, a tab and its candidates, found no tab"
    if not key:
        return "expected a key before the tab, found nothing"
    if len(key) > KEY_LENGTH:
        return f"expected a key of at most {KEY_LENGTH} characters, found one of {len(key)}"
    return f"the key {key!r} stands twice" if repeated else ""


class Match(NamedTuple):
    """The key that a table matches at a position."""

    length: int
    candidates: list[str]


def _numbers(rule: Rule) -> Iterator[int]:
    """Yield the numbers of the dictionaries that a rule names."""
    if isinstance(rule, int):
        yield rule
    else:
        for inner in rule[1]:
            yield from _numbers(inner)


class Table:
    """Dictionaries, and the rule that chooses between their matches.

    Parameters:
        dictionaries: numbered from 0.
        rule: the number of a dictionary; ``("short_circuit", rules)``: the first rule that has a match wins; or
            ``("union", rules)``: the longest match wins, on a tie the earlier one.
        character_dictionaries: further dictionaries whose candidates for single characters count as the
            characters' own (see `Converter.edits`).
    """

    def __init__(
        self, dictionaries: Sequence[Dictionary], rule: Rule, character_dictionaries: Sequence[Dictionary] = ()
    ) -> None:
        self._dictionaries = list(dictionaries)
        self._rule = rule
        self._character_dictionaries = [*dictionaries, *character_dictionaries]
        self._character_candidates: dict[str, set[str]] = {}

    def phrases(self) -> set[str]:
        """Return the phrases of the dictionaries that the rule names."""
        return {phrase for number in _numbers(self._rule) for phrase in self._dictionaries[number].phrases()}

    def find(self, text: str, start: int, end: int) -> Match | None:
        """Return the match at ``start``, or None."""
        number, length = self._choose(self._rule, text, start, end)
        return Match(length, self._dictionaries[number].candidates(text[start : start + length])) if length else None

    def _choose(self, rule: Rule, text: str, start: int, end: int) -> tuple[int, int]:
        """Return the number of the dictionary that a rule chooses, and the length of its match."""
        if isinstance(rule, int):
            return rule, self._dictionaries[rule].longest_match(text, start, end)
        policy, rules = rule
        best = 0, 0
        for inner in rules:
            found = self._choose(inner, text, start, end)
            if found[1] > best[1]:
                best = found
                if policy == "short_circuit":
                    break
        return best

    def is_one_to_one(self, key: str, value: str) -> bool:
        """Return whether every character of the value is the key's at its position or one of its candidates."""
        return len(key) == len(value) and all(
            after == before or after in self._candidates_of(before) for before, after in zip(key, value, strict=True)
        )

    def _candidates_of(self, character: str) -> set[str]:
        if character not in self._character_candidates:
            self._character_candidates[character] = {
                candidate
                for dictionary in self._character_dictionaries
                for candidate in dictionary.candidates(character)
            }
        return self._character_candidates[character]


def unmatched_end(text: str, start: int, end: int) -> int:
    """Return the end of what is copied if no key matches: a complete ideographic description sequence or a character.

    Operators are U+2FF0..2FFF; any character may be an operand.
    """

    def operand_end(at: int, depth: int) -> int:
        """Return -1 if the operand is incomplete."""
        if at >= limit or depth >= _DESCRIPTION_DEPTH:
            return -1
        code = ord(text[at])
        at += 1
        if 0x2FF0 <= code <= 0x2FFF:
            for _ in range(3 if code in (0x2FF2, 0x2FF3) else 1 if code >= 0x2FFE else 2):
                at = operand_end(at, depth + 1)
                if at < 0:
                    return -1
        return at

    limit = min(end, start + _DESCRIPTION_LENGTH)
    return max(operand_end(start, 0), start + 1)


class _Walk:
    """The walk of one stage over a text."""

    def __init__(self, tables: Sequence[Table], keep_ambiguous: bool) -> None:
        self._tables = tables
        self._keep_ambiguous = keep_ambiguous
        self.edits: list[Edit] = []
        self.ambiguities: list[tuple[int, int, str, list[str]]] = []

    def run(self, text: str, segments: Iterable[tuple[int, bool]]) -> tuple[str, list[tuple[int, bool]]]:
        """Return the converted text and its segments.

        A segment is its end and whether it is frozen: an ambiguous character that an earlier stage kept.
        """
        pieces: list[str] = []
        ends: list[tuple[int, bool]] = []
        start = length = 0
        for end, frozen in segments:
            for piece, kept in [(text[start:end], False)] if frozen else self._convert(text, start, end):
                pieces.append(piece)
                if kept:
                    ends += [(length, False), (length + len(piece), True)]
                length += len(piece)
            ends.append((length, frozen))
            start = end
        return "".join(pieces), ends

    def _convert(self, text: str, at: int, end: int) -> Iterator[tuple[str, bool]]:
        """Convert a segment. Yield pieces of the result, each with whether it is a character that stays ambiguous."""
        while at < end:
            match = next((match for table in self._tables if (match := table.find(text, at, end))), None)
            stop = unmatched_end(text, at, end) if match is None else at + match.length
            piece = text[at:stop]
            kept = False
            if match is not None:
                chosen = match.candidates[0]
                if match.length == 1 and len(match.candidates) > 1:
                    self.ambiguities.append((at, stop, chosen, match.candidates))
                    kept = self._keep_ambiguous
                if not kept:
                    if not self._tables[0].is_one_to_one(piece, chosen):
                        self.edits.append((at, stop, len(chosen)))
                    piece = chosen
            yield piece, kept
            at = stop


def _misplaced(end: int, before: int, length: int) -> str:
    return f"the ends of segments must ascend to {length}, the length of the text: found {end} after {before}"


class Converter:
    """Normalization, segmentation and a chain of stages.

    Parameters:
        normalization: tables that convert the whole text first, one after another.
        segmentation: a table: its matches are segments, and so are the runs between them; or a function that
            returns the ends of a text's segments; or None: the whole text is one segment.
        chain: stages, each a list of tables: the first table that has a match wins. Each segment runs through
            all stages, and no match reaches across its end.
        keep_ambiguous: leave a character as it is if a dictionary has several candidates for it and no longer
            key decides.
    """

    def __init__(
        self,
        normalization: Sequence[Table],
        segmentation: Table | Callable[[str], array[int]] | None,
        chain: Sequence[Sequence[Table]],
        keep_ambiguous: bool = False,
    ) -> None:
        self._normalization = list(normalization)
        self._segmentation = segmentation
        self._chain = [list(tables) for tables in chain]
        self._keep_ambiguous = keep_ambiguous
        #: The number of stages, normalization included.
        self.stage_count = len(self._normalization) + len(self._chain)

    def phrases(self) -> list[str]:
        """Return the keys of two characters or more of all stages, ascending."""
        tables = [*self._normalization, *(table for stage in self._chain for table in stage)]
        return sorted({phrase for table in tables for phrase in table.phrases()})

    def rewriter(self) -> Any:
        """Return the batch form of `rewrite`; plain Python has none."""
        return None

    def convert(self, text: str) -> str:
        """Return the converted text, the same object if nothing changes."""
        return self._run(text)[0]

    def rewrite(self, text: str) -> tuple[str, int]:
        """Return the converted text and a bit for each stage that made edits, 1 for the first."""
        result, walks = self._run(text)
        return result, sum(1 << stage for stage, walk in enumerate(walks) if walk.edits)

    def edits(self, text: str) -> list[list[Edit]]:
        """Return for each stage its edits (start, end, new length), with positions in its own input.

        A replacement of equal length in which every character is the old one or one of its candidates is
        one-to-one and no edit.
        """
        return [walk.edits for walk in self._run(text)[1]]

    def ambiguities(self, text: str) -> list[Ambiguity]:
        """Return (stage, start, end, chosen, candidates) of each ambiguity, with positions in the stage's input.

        It is a character with several candidates that no longer key decides between.
        """
        return [(stage, *found) for stage, walk in enumerate(self._run(text)[1]) for found in walk.ambiguities]

    def _run(self, text: str) -> tuple[str, list[_Walk]]:
        walks = []
        current = text
        for table in self._normalization:
            walk = _Walk([table], False)
            current, _ = walk.run(current, [(len(current), False)])
            walks.append(walk)
        segments = [(end, False) for end in self._segment_ends(current)]
        for tables in self._chain:
            walk = _Walk(tables, self._keep_ambiguous)
            current, segments = walk.run(current, segments)
            walks.append(walk)
        return text if current == text else current, walks

    def _segment_ends(self, text: str) -> Iterator[int]:
        if not isinstance(self._segmentation, Table):
            before = 0
            for end in [len(text)] if self._segmentation is None else self._segmentation(text):
                if not before <= end <= len(text):
                    raise ValueError(_misplaced(end, before, len(text)))
                before = end
                yield end
            if before != len(text):
                raise ValueError(_misplaced(before, before, len(text)))
            return
        at = start = 0
        while at < len(text):
            match = self._segmentation.find(text, at, len(text))
            if match is None:
                at = unmatched_end(text, at, len(text))
                continue
            if start < at:
                yield at
            at = start = at + match.length
            yield at
        if start < at:
            yield at
