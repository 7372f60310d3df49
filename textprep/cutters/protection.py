"""Which ranges of a text no cut may divide: the user's words and the matches of patterns, and which of them wins."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textprep.cutters.patterns import PatternMatcher, pattern_matcher
from textprep.kernels.trie import Trie

Range = tuple[int, int]


class PackedRanges:
    """Ascending ranges in eight bytes each; tuples of an English text take twenty times the memory of the text.

    Attributes:
        starts, ends: the limits of the ranges.
    """

    def __init__(self, starts: array[int], ends: array[int]) -> None:
        self.starts = starts
        self.ends = ends

    @classmethod
    def of(cls, ranges: Iterable[Range]) -> PackedRanges:
        """Return these ranges."""
        made = cls(array("i"), array("i"))
        for start, end in ranges:
            made.starts.append(start)
            made.ends.append(end)
        return made

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Range]:
        return zip(self.starts, self.ends, strict=True)


class Ranges(NamedTuple):
    """The ranges that a kernel's cutter gets beside the text, ascending; None if there are none.

    Parameters:
        protected: each becomes one token.
        matches: each is an edge of the lattice, inside of which no other edge begins or ends.
    """

    protected: list[Range] | None
    matches: PackedRanges | None


class Protection:
    """Finds the words and matches that stay whole in a text.

    In order of strength:

    1. A forced word is a token wherever it occurs, leftmost and then longest.
    2. An own word wins over a match that it covers or overlaps, but never cuts a run of Latin letters or a run of
       digits inside the match, and never lies inside the match.  A match that an own word overlaps keeps the rest.
    3. A match is an edge of the lattice, inside of which no other edge begins or ends.  A word of the lexicon that
       covers the match competes with it.

    Parameters:
        forced: the forced words, folded.
        whole_words: other own words, folded, that no lattice contains; they are tokens wherever rule 2 lets them.
        own_words: all own words, folded.
        patterns: names of patterns.
    """

    def __init__(
        self,
        forced: Iterable[str] = (),
        whole_words: Iterable[str] = (),
        own_words: Iterable[str] = (),
        patterns: tuple[str, ...] = (),
    ) -> None:
        self._whole_words = Trie(forced)
        self._n_forced = len(self._whole_words)
        for word in whole_words:
            self._whole_words.insert(word)
        self._has_whole_words = len(self._whole_words) > 0
        self._own_words = Trie(own_words)
        self._has_own_words = len(self._own_words) > 0
        self._patterns = pattern_matcher(patterns) if patterns else None

    def __bool__(self) -> bool:
        return self._patterns is not None or self._has_whole_words

    @property
    def only_matcher(self) -> PatternMatcher | None:
        """The matcher of the patterns if nothing else is protected; else None."""
        return None if self._has_whole_words or self._has_own_words else self._patterns

    def ranges(self, text: str, folded: str) -> Ranges:
        """Return the ranges of a text; words are looked up in the folded text, patterns in the text."""
        matches = PackedRanges.of(()) if self._patterns is None else PackedRanges(*self._patterns.bounds(text))
        occurrences = self._whole_words.matches(folded) if self._has_whole_words else []
        if not matches:
            return Ranges([(start, end) for start, end, _ in occurrences] or None, None)
        own = self._own_words.matches(folded, overlap=True) if self._has_own_words else []
        if not occurrences and not own:
            return Ranges(None, matches)
        overlaps = _Overlaps(text, matches)
        protected = [
            (start, end) for start, end, id in occurrences if id < self._n_forced or overlaps.allow(start, end)
        ]
        claims = protected + [(start, end) for start, end, _ in own if overlaps.allow(start, end)]
        left = PackedRanges.of(overlaps.without(claims, set(protected)))
        return Ranges(protected or None, left if len(left) else None)


class _Overlaps:
    """The matches in a text, and what words do to them.

    Parameters:
        text: the text.
        matches: ascending ranges that do not overlap.
    """

    def __init__(self, text: str, matches: PackedRanges) -> None:
        self._text = text
        self._matches = matches
        self._starts = matches.starts
        self._ends = matches.ends

    def touched(self, start: int, end: int) -> range:
        """Return the numbers of the matches that a range overlaps."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def allow(self, start: int, end: int) -> bool:
        """Return whether an own word may take a range from the matches that it overlaps."""
        for number in self.touched(start, end):
            match_start, match_end = self._starts[number], self._ends[number]
            if match_start <= start and end <= match_end and (start, end) != (match_start, match_end):
                return False
            if (match_start < start and self._cuts_run(start)) or (end < match_end and self._cuts_run(end)):
                return False
        return True

    def _cuts_run(self, at: int) -> bool:
        """Return whether a cut before a position divides a run of Latin letters or a run of digits."""
        kind = _run_kind(self._text[at - 1])
        return kind != "" and kind == _run_kind(self._text[at])

    def without(self, claims: list[Range], protected: set[Range]) -> Iterator[Range]:
        """Yield the matches without what is claimed; a match that a word covers stays unless the word is protected."""
        cuts: dict[int, list[Range]] = {}
        for start, end in claims:
            for number in self.touched(start, end):
                match_start, match_end = self._starts[number], self._ends[number]
                if (start, end) in protected or start > match_start or end < match_end:
                    cuts.setdefault(number, []).append((start, end))
        for number, match in enumerate(self._matches):
            yield from _rest(match, sorted(cuts[number])) if number in cuts else (match,)


def _rest(match: Range, cuts: list[Range]) -> list[Range]:
    """Return the parts of a match that lie outside of the cuts, which ascend."""
    at, match_end = match
    rest: list[Range] = []
    for start, end in cuts:
        if at < start:
            rest.append((at, start))
        at = max(at, end)
    return [*rest, (at, match_end)] if at < match_end else rest


def _run_kind(character: str) -> str:
    """Return the kind of run that a character belongs to, empty for none."""
    if character.isdecimal():
        return "digit"
    # The blocks from Basic Latin to Latin Extended-B, and Latin Extended Additional.
    is_latin = character < "\u0250" or "\u1e00" <= character <= "\u1eff"
    return "letter" if is_latin and character.isalpha() else ""
