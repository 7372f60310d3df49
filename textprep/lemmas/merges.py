"""Merges: characters of a text that become one token, and the token boundaries that allow them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple, Protocol

from textprep.lexicon import Lexicon


class Merge(NamedTuple):
    """A range of characters that becomes one token, and the base form of this token."""

    start: int
    end: int
    lemma: str


class MergeFinder(Protocol):
    """A rule that proposes merges."""

    def find(self, text: str) -> Iterator[Merge]:
        """Yield the merges of a text, which may overlap and ignore token boundaries."""


class TokenBoundaries:
    """The boundaries of a text's tokens, which decide where a merge may begin and end.

    Parameters:
        lexicon: its words are never cut; other tokens, the guesses of a model, may be.
        own_words: the user's words, which are never cut or merged.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        lexicon: Lexicon,
        own_words: Container[str] = frozenset(),
    ) -> None:
        self._text = text
        self._tokens, self._starts, self._ends = tokens, starts, ends
        self._lexicon = lexicon
        self._own_words = own_words

    def allow(self, start: int, end: int, *, may_cut: bool) -> bool:
        """Return whether unchanged tokens cover a range without a gap, and the range cuts no token that must stay.

        Parameters:
            may_cut: let the range begin and end inside of tokens that the lexicon does not have.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._ends, end)
        if first < 0 or last >= len(self._tokens) or first > last or self._ends[first] <= start:
            return False
        if first == last and (self._starts[first], self._ends[first]) == (start, end):
            token = self._tokens[first]
            return token == self._text[start:end] and token not in self._own_words
        for at in range(first, last + 1):
            token = self._tokens[at]
            if self._text[self._starts[at] : self._ends[at]] != token:
                return False
            if token in self._own_words:
                return False
            if at > first and self._starts[at] != self._ends[at - 1]:
                return False
            is_cut = self._starts[at] < start or self._ends[at] > end
            if is_cut and not may_cut:
                return False
            if is_cut and (entry := self._lexicon.get(token)) is not None and entry.count:
                return False
        return True

    def after_aspect_particle(self, end: int) -> int:
        """Return the end of the token 了 or 过 that follows a position, or the position itself."""
        at = bisect_left(self._starts, end)
        if at < len(self._tokens) and self._starts[at] == end and self._tokens[at] in ("了", "过"):
            return self._ends[at]
        return end
