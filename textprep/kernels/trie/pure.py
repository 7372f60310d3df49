"""The trie in plain Python: one dict of all prefixes.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import pairwise
from math import log
from typing import Any

#: The layout of the tables that `Trie.tables` returns; 0: there are none, and a reader builds the trie from the words.
LAYOUT = 0

#: The value of a prefix that is no word; the logarithm of a count is never negative.
PREFIX = -1.0


class Trie:
    """Map words to ids 0, 1, 2, … in the order of their first insertion.

    ``log_counts`` maps each word to the logarithm of its count (0.0 if it has none) and each prefix
    that is no word to ``PREFIX``.
    """

    __slots__ = ("_ids", "_words", "in_overlay", "log_counts")

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.log_counts: dict[str, float] = {}
        self._ids: dict[str, int] | None = {}
        self._words: list[str] | None = []
        #: Only the overlay adds words, because it keeps an entry for each.
        self.in_overlay = False
        for word in words:
            self.insert(word)

    @classmethod
    def from_log_counts(cls, log_counts: dict[str, float]) -> Trie:
        """Return a trie of words with the logarithms of their counts; the mapping becomes the trie's own."""
        trie = cls()
        trie.log_counts = log_counts
        trie._ids = trie._words = None
        for word in list(log_counts):
            trie._mark_prefixes(word)
        return trie

    @property
    def ids(self) -> dict[str, int]:
        """Map every word to its id; made when first asked for."""
        if self._ids is None:
            self._ids = {word: id for id, word in enumerate(self.words)}
        return self._ids

    @property
    def words(self) -> list[str]:
        """List the words by their ids; made when first asked for."""
        if self._words is None:
            self._words = [word for word, value in self.log_counts.items() if value >= 0]
        return self._words

    def __len__(self) -> int:
        return len(self.words)

    def insert(self, word: str) -> int:
        """Return the id of a word; a new word gets the next id."""
        if self.in_overlay:
            raise TypeError("only its overlay adds words to this trie")
        return self.add(word)

    def add(self, word: str) -> int:
        """Do what `insert` does, for the owner of the trie."""
        if word is None:
            raise TypeError("a word must be a string, found None")
        ids, words = self.ids, self.words
        found = ids.get(word)
        if found is not None:
            return found
        if not word:
            raise ValueError("an empty string is not a word")
        self._mark_prefixes(word)
        self.log_counts[word] = 0.0
        found = ids[word] = len(words)
        words.append(word)
        return found

    def _mark_prefixes(self, word: str) -> None:
        log_counts = self.log_counts
        prefix = word[:-1]
        while prefix and prefix not in log_counts:
            log_counts[prefix] = PREFIX
            prefix = prefix[:-1]

    def find(self, word: str) -> int:
        """Return the id of a word, -1 if the trie does not have it."""
        return self.ids.get(word, -1)

    def has_prefix(self, text: str) -> bool:
        """Return whether a word begins with the text."""
        return text in self.log_counts or not text

    def word(self, id: int) -> str:
        """Return the word of an id."""
        words = self.words
        if not 0 <= id < len(words):
            raise IndexError(f"no word has id {id}")
        return words[id]

    def longest(self, text: str, start: int = 0) -> tuple[int, int] | None:
        """Return ``(end, id)`` of the longest word that begins at ``start``, None if none does."""
        found = self.prefixes(text, start)
        return found[-1] if found else None

    def prefixes(self, text: str, start: int = 0) -> list[tuple[int, int]]:
        """Return ``(end, id)`` of every word that begins at ``start``, shortest first."""
        if not 0 <= start <= len(text):
            raise IndexError(f"start {start} lies outside a text of {len(text)} characters")
        found = []
        for end in range(start + 1, len(text) + 1):
            value = self.log_counts.get(text[start:end])
            if value is None:
                break
            if value >= 0:
                found.append((end, self.ids[text[start:end]]))
        return found

    def matches(self, text: str, overlap: bool = False) -> list[tuple[int, int, int]]:
        """Return ``(start, end, id)`` of the words in a text.

        With ``overlap`` all of them; otherwise from the left the longest that do not overlap.
        """
        found: list[tuple[int, int, int]] = []
        at = 0
        while at < len(text):
            here = self.prefixes(text, at)
            if overlap:
                found += [(at, end, id) for end, id in here]
            elif here:
                found.append((at, *here[-1]))
                at = here[-1][0]
                continue
            at += 1
        return found

    @staticmethod
    def build(words: Iterable[str], counts: array[int]) -> Trie:
        """Return a trie of distinct words with their counts."""
        trie = Trie(words)
        if counts.typecode != "q":
            raise ValueError(f"counts must be an array of type 'q', found {counts.typecode!r}")
        if len(trie) != len(counts):
            raise ValueError(f"found {len(counts)} counts for {len(trie)} distinct words; each needs one")
        for word, count in zip(trie.words, counts, strict=True):
            trie.log_counts[word] = log(count)
        return trie

    def alphabet(self) -> str:
        """Return the distinct characters of the words, ascending."""
        return "".join(sorted(set().union(*self.words)))

    def ids_with(self, characters: str) -> array[int]:
        """Return the ids of the words that contain any of the characters, ascending."""
        wanted = set(characters)
        return array("i", [id for id, word in enumerate(self.words) if not wanted.isdisjoint(word)])

    def spellings(self) -> tuple[bytes, bytes]:
        """Return ``(offsets, blob)``: the words in UTF-8 and where each begins."""
        offsets, blob = array("I", [0]), bytearray()
        for word in self.words:
            blob += word.encode("utf-8", "surrogatepass")
            offsets.append(len(blob))
        return offsets.tobytes(), bytes(blob)

    def tables(self) -> tuple[bytes, ...]:
        """Return what a file keeps besides the words: nothing, since this twin has no tables."""
        return ()

    @staticmethod
    def attach(buffer: Any, offsets: Any, blob: Any, counts: array[int], tables: Any) -> Trie:
        """Return a trie over the sections of a file; it ignores the tables of the compiled twin.

        Raises:
            ValueError: the sections contradict each other.
        """
        data = bytes(offsets)
        if not data or len(data) % 4:
            raise ValueError("the offsets of the words do not fill their section")
        begins = array("I", data)
        letters = bytes(blob)
        if begins[0] != 0 or begins[-1] != len(letters):
            raise ValueError("the words do not fill their section")
        try:
            letters.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise ValueError("the words are not UTF-8") from None
        for number, (start, end) in enumerate(pairwise(begins)):
            if start >= end:
                raise ValueError(f"word {number} has no characters")
            if start >= len(letters) or letters[start] & 0xC0 == 0x80:
                raise ValueError(f"word {number} begins inside of a character")
        return Trie.build((letters[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(begins)), counts)
