"""Conversion by dictionaries in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

#: A rule is the number of a dictionary, or a policy and the rules that it chooses between.
Rule = Any
Move = tuple[int, int, int]
Ambiguity = tuple[int, int, int, str, list[str]]

POLICIES = ("short_circuit", "union")

#: The longest ideographic description sequence that is copied whole, and how deep it may nest (OpenCC 1.4).
_DESCRIPTION_LENGTH = 64
_DESCRIPTION_DEPTH = 16

#: Longest key; so many characters are looked at before a match is given up.
KEY_LENGTH = 255


class Dictionary:
    """Keys and the candidates for each, in OpenCC's text form: ``key TAB value [value …]``."""

    def __init__(self, entries: dict[str, str], several: bool = True) -> None:
        self._entries = entries
        self._several = several
        #: By the first character the lengths of keys, longest first.
        self._sizes: dict[str, list[int]] = {}
        for first, size in sorted({(key[0], len(key)) for key in entries}, reverse=True):
            self._sizes.setdefault(first, []).append(size)

    @staticmethod
    def parse(data: bytes) -> tuple[Dictionary, int, str]:
        """The dictionary of a file, and the first line that is wrong with what is wrong; 0 where none is.

        Lines that begin with ``#`` and empty ones are skipped, a byte order mark and carriage
        returns go.  UnicodeDecodeError where the bytes are not UTF-8.
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
                    return Dictionary({}), number, problem
                seen.add(key)
        raise AssertionError("unreachable: some line is wrong")

    @staticmethod
    def of(entries: Iterable[tuple[str, str]]) -> Dictionary:
        """A dictionary of keys with one candidate each, taken as it is."""
        return Dictionary(dict(entries), several=False)

    def __len__(self) -> int:
        return len(self._entries)

    def candidates(self, key: str) -> list[str]:
        """The candidates for a key, the first of which is chosen; none where it is no key."""
        values = self._entries.get(key)
        if values is None:
            return []
        return values.split(" ") if self._several else [values]

    def longest(self, text: str, start: int, end: int) -> int:
        """The length of the longest key that the text has at a place; 0 where there is none."""
        for size in self._sizes.get(text[start], ()):
            if start + size <= end and text[start : start + size] in self._entries:
                return size
        return 0


def _problem(key: str, tab: str, known: bool) -> str:
    if not tab:
        return "expected a key, a tab and its values, found no tab"
    if not key:
        return "expected a key before the tab, found nothing"
    if len(key) > KEY_LENGTH:
        return f"expected a key of at most {KEY_LENGTH} characters, found one of {len(key)}"
    return f"the key {key!r} stands twice" if known else ""


class Found(NamedTuple):
    """What a table has at a place."""

    size: int
    candidates: list[str]


class Table:
    """Dictionaries, and the rule by which one of them answers.

    Parameters:
        dictionaries: numbered from 0.
        rule: the number of a dictionary; ``("short_circuit", rules)``, where the first that matches at
            all answers; or ``("union", rules)``, where the longest match does, and of two as long
            the first.
        characters: further dictionaries whose candidates for single characters count as the
            characters' own (see `Converter.moves`).
    """

    def __init__(self, dictionaries: Sequence[Dictionary], rule: Rule, characters: Sequence[Dictionary] = ()) -> None:
        self._dictionaries = list(dictionaries)
        self._rule = rule
        self._characters = [*dictionaries, *characters]
        self._own: dict[str, set[str]] = {}

    def find(self, text: str, start: int, end: int) -> Found | None:
        """What matches at a place; None where nothing does."""
        which, size = self._choose(self._rule, text, start, end)
        return Found(size, self._dictionaries[which].candidates(text[start : start + size])) if size else None

    def _choose(self, rule: Rule, text: str, start: int, end: int) -> tuple[int, int]:
        if isinstance(rule, int):
            return rule, self._dictionaries[rule].longest(text, start, end)
        policy, rules = rule
        best = 0, 0
        for inner in rules:
            found = self._choose(inner, text, start, end)
            if found[1] > best[1]:
                best = found
                if policy == "short_circuit":
                    break
        return best

    def keeps_places(self, key: str, value: str) -> bool:
        """Whether every character of the value is the key's at that place or one of its candidates."""
        if len(key) != len(value):
            return False
        for before, after in zip(key, value, strict=True):
            if before != after:
                if before not in self._own:
                    self._own[before] = {
                        candidate for known in self._characters for candidate in known.candidates(before)
                    }
                if after not in self._own[before]:
                    return False
        return True


def description_end(text: str, start: int, end: int) -> int:
    """Where the ideographic description sequence that begins at a place ends; -1 where none is complete."""

    def operand(at: int, depth: int) -> int:
        if at >= limit or depth >= _DESCRIPTION_DEPTH:
            return -1
        code = ord(text[at])
        at += 1
        if 0x2FF0 <= code <= 0x2FFF:
            for _ in range(3 if code in (0x2FF2, 0x2FF3) else 1 if code >= 0x2FFE else 2):
                at = operand(at, depth + 1)
                if at < 0:
                    return -1
        return at

    limit = min(end, start + _DESCRIPTION_LENGTH)
    return operand(start, 0) if 0x2FF0 <= ord(text[start]) <= 0x2FFF else -1


class _Pass:
    """One dictionary stage over a text: what came out, and where."""

    def __init__(self, tables: Sequence[Table], keep: bool) -> None:
        self._tables = tables
        self._keep = keep
        self.moves: list[Move] = []
        self.ambiguities: list[tuple[int, int, str, list[str]]] = []

    def run(self, text: str, segments: Iterable[tuple[int, bool]]) -> tuple[str, list[tuple[int, bool]]]:
        """The text and its segments, each its end and whether it is to stay as it is."""
        pieces: list[str] = []
        ends: list[tuple[int, bool]] = []
        at = size = 0
        for end, frozen in segments:
            if frozen:
                pieces.append(text[at:end])
                size += end - at
                at = end
            while at < end:
                found = next((found for table in self._tables if (found := table.find(text, at, end))), None)
                if found is None:
                    stop = description_end(text, at, end)
                    stop = at + 1 if stop < 0 else stop
                    piece = text[at:stop]
                else:
                    stop = at + found.size
                    piece = found.candidates[0]
                    if found.size == 1 and len(found.candidates) > 1:
                        self.ambiguities.append((at, stop, piece, found.candidates))
                        if self._keep:
                            ends += [(size, False), (size + 1, True)]
                            pieces.append(text[at])
                            size += 1
                            at = stop
                            continue
                    if not self._tables[0].keeps_places(text[at:stop], piece):
                        self.moves.append((at, stop, len(piece)))
                pieces.append(piece)
                size += len(piece)
                at = stop
            ends.append((size, frozen))
        return "".join(pieces), ends


class Converter:
    """Normalisation, segmentation and a chain of stages.

    Parameters:
        normalization: tables that the whole text goes through first.
        segmentation: a table whose matches are segments, as are the runs between them; or what gives
            the ends of a text's segments; None where the whole text is one.
        chain: stages, each the tables that are asked in turn: each segment goes through all, and no
            match reaches across its end.
        keep: whether a character stays as it is where a dictionary has several candidates for it
            and no longer key decides.
    """

    def __init__(
        self,
        normalization: Sequence[Table],
        segmentation: Table | Callable[[str], array[int]] | None,
        chain: Sequence[Sequence[Table]],
        keep: bool = False,
    ) -> None:
        self._normalization = list(normalization)
        self._segmentation = segmentation
        self._chain = [list(tables) for tables in chain]
        self._keep = keep
        #: The number of stages, normalisation included.
        self.stages = len(self._normalization) + len(self._chain)

    def convert(self, text: str) -> str:
        """The converted text; the same object where nothing changes."""
        return self._run(text)[0]

    def converted(self, text: str) -> tuple[str, int]:
        """The converted text, and a bit for each stage that moved characters: 1 for the first."""
        result, passes = self._run(text)
        return result, sum(1 << number for number, done in enumerate(passes) if done.moves)

    def moves(self, text: str) -> list[list[Move]]:
        """For each stage (start, end, new length) of what it replaced, in its own input.

        A replacement of equal length in which every character is the old one or one of its
        candidates moves nothing and is left out.
        """
        return [done.moves for done in self._run(text)[1]]

    def ambiguities(self, text: str) -> list[Ambiguity]:
        """(stage, start, end, chosen, candidates) where a character had several candidates and nothing decided."""
        return [(number, *each) for number, done in enumerate(self._run(text)[1]) for each in done.ambiguities]

    def _run(self, text: str) -> tuple[str, list[_Pass]]:
        passes = []
        current = text
        for table in self._normalization:
            done = _Pass([table], False)
            current, _ = done.run(current, [(len(current), False)])
            passes.append(done)
        segments = [(end, False) for end in self._ends(current)]
        for tables in self._chain:
            done = _Pass(tables, self._keep)
            current, segments = done.run(current, segments)
            passes.append(done)
        return text if current == text else current, passes

    def _ends(self, text: str) -> Iterator[int]:
        """The ends of the segments."""
        if not isinstance(self._segmentation, Table):
            yield from [len(text)] if self._segmentation is None else self._segmentation(text)
            return
        at = begin = 0
        while at < len(text):
            found = self._segmentation.find(text, at, len(text))
            if found is None:
                stop = description_end(text, at, len(text))
                at = at + 1 if stop < 0 else stop
                continue
            if begin < at:
                yield at
            at = begin = at + found.size
            yield at
        if begin < at:
            yield at
