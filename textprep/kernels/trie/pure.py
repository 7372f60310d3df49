"""The trie in plain Python: one dict of all prefixes.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log
from typing import Any, BinaryIO

#: 0 says that a file holds no tables: whoever reads it builds the trie from the words.
LAYOUT = 0

#: Bytes that are read at a time.
_BLOCK = 1 << 16

#: What ``bytes.strip`` takes for white space.
_BLANK = " \t\n\r\v\f"

_COUNT = re.compile("[0-9]{1,15}")

#: What a prefix that is no word maps to; every logarithm of a count is larger.
PREFIX = -1.0


class Trie:
    """Words to ids 0, 1, 2, … in the order of their first insertion.

    ``logs`` maps each word to the logarithm of its count (0.0 where it was given none) and each
    prefix that is no word to ``PREFIX``.
    """

    __slots__ = ("_ids", "_spellings", "logs")

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.logs: dict[str, float] = {}
        self._ids: dict[str, int] | None = {}
        self._spellings: list[str] | None = []
        for word in words:
            self.insert(word)

    @property
    def ids(self) -> dict[str, int]:
        """The id of every word; made when first asked for."""
        if self._ids is None:
            self._ids = {word: id for id, word in enumerate(self._words())}
        return self._ids

    def _words(self) -> list[str]:
        if self._spellings is None:
            self._spellings = [word for word, value in self.logs.items() if value >= 0]
        return self._spellings

    def __len__(self) -> int:
        return len(self._words())

    def insert(self, word: str) -> int:
        """The word's id, a new one where it is new."""
        ids, spellings = self.ids, self._words()
        found = ids.get(word)
        if found is not None:
            return found
        if not word:
            raise ValueError("an empty string is not a word")
        self._mark_prefixes(word)
        self.logs[word] = 0.0
        found = ids[word] = len(spellings)
        spellings.append(word)
        return found

    def _mark_prefixes(self, word: str) -> None:
        logs = self.logs
        prefix = word[:-1]
        while prefix and prefix not in logs:
            logs[prefix] = PREFIX
            prefix = prefix[:-1]

    def find(self, word: str) -> int:
        """The word's id, -1 where it is not here."""
        return self.ids.get(word, -1)

    def has_prefix(self, text: str) -> bool:
        """Whether a word begins with the text."""
        return text in self.logs or not text

    def word(self, id: int) -> str:
        """The spelling of an id."""
        spellings = self._words()
        if not 0 <= id < len(spellings):
            raise IndexError(f"no word has id {id}")
        return spellings[id]

    def longest(self, text: str, start: int = 0) -> tuple[int, int] | None:
        """``(end, id)`` of the longest word that starts at ``start``, None where none does."""
        found = self.prefixes(text, start)
        return found[-1] if found else None

    def prefixes(self, text: str, start: int = 0) -> list[tuple[int, int]]:
        """``(end, id)`` of every word that starts at ``start``, shortest first."""
        if not 0 <= start <= len(text):
            raise IndexError(f"start {start} lies outside a text of {len(text)} characters")
        found = []
        for end in range(start + 1, len(text) + 1):
            value = self.logs.get(text[start:end])
            if value is None:
                break
            if value >= 0:
                found.append((end, self.ids[text[start:end]]))
        return found

    def matches(self, text: str, overlap: bool = False) -> list[tuple[int, int, int]]:
        """``(start, end, id)`` of the words in a text: all, or from the left the longest that do not overlap."""
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
    def parse(stream: BinaryIO) -> tuple[Trie, array[int], array[int], list[str], int, int]:
        """Read a base lexicon, ``word count [tag]`` a line.

        Returns ``(trie, counts, tag ids, tags, total, bad line)``; the last is the number of the
        first line that does not have this form, 0 where all have it.  The last line of a word
        holds, and all its counts enter the total, as in jieba.  UnicodeDecodeError where the stream
        is not UTF-8.
        """
        trie = Trie()
        logs = trie.logs
        counts, tag_ids = array("q"), array("H")
        numbers = {"": 0}
        again: dict[str, tuple[int, int]] = {}
        known: dict[str, tuple[int, float]] = {}
        total = bad = number = 0
        for line in _lines(stream):
            number += 1
            word, _, rest = line.strip(_BLANK).partition(" ")
            digits, _, rest = rest.partition(" ")
            if digits not in known or len(word) > 255:
                if not word:
                    continue
                if not _COUNT.fullmatch(digits) or len(word) > 255:
                    bad = number
                    break
                count = int(digits)
                known[digits] = count, log(count) if count else PREFIX
            count, value = known[digits]
            if count == 0:
                continue
            total += count
            tag = numbers.get(rest)
            if tag is None:
                tag = numbers.setdefault(rest.partition(" ")[0], len(numbers))
            if word in logs:
                again[word] = count, tag
            else:
                counts.append(count)
                tag_ids.append(tag)
            logs[word] = value
        trie._ids = trie._spellings = None
        if again:
            for id, word in enumerate(logs):
                if word in again:
                    counts[id], tag_ids[id] = again[word]
        for word in list(logs):
            prefix = word[:-1]
            while prefix not in logs and prefix:
                logs[prefix] = PREFIX
                prefix = prefix[:-1]
        return trie, counts, tag_ids, list(numbers), total, bad

    @staticmethod
    def build(words: Iterable[str], counts: array[int]) -> Trie:
        """A trie of distinct words and their counts."""
        trie = Trie(words)
        if len(trie) != len(counts):
            raise ValueError(f"{len(trie)} distinct words want as many counts, found {len(counts)}")
        for word, count in zip(trie._words(), counts, strict=True):
            trie.logs[word] = log(count)
        return trie

    def spellings(self) -> tuple[bytes, bytes]:
        """``(offsets, blob)``: the words in UTF-8 and where each begins."""
        offsets, blob = array("I", [0]), bytearray()
        for word in self._words():
            blob += word.encode("utf-8", "surrogatepass")
            offsets.append(len(blob))
        return offsets.tobytes(), bytes(blob)

    def tables(self) -> tuple[bytes, ...]:
        """What a file keeps besides the words: nothing, since this twin has no tables."""
        return ()

    @staticmethod
    def attach(buffer: Any, offsets: Any, blob: Any, counts: array[int], tables: Any) -> Trie:
        """A trie of the words in a file; the tables of the compiled twin are not needed."""
        begins = array("I", bytes(offsets))
        letters = bytes(blob)
        if begins[0] != 0 or begins[-1] != len(letters):
            raise ValueError("the words do not fill their section")
        if any(a > b for a, b in pairwise(begins)):
            raise ValueError("a word has a negative length")
        return Trie.build((letters[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(begins)), counts)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of UTF-8, a block at a time: all of them at once would double the memory."""
    first = True
    try:
        while block := stream.read(_BLOCK) + stream.readline():
            text = block.decode("utf-8-sig" if first else "utf-8")
            first = False
            yield from text.removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        # Say where in the whole and not where in the block.
        stream.seek(0)
        stream.read().decode("utf-8")
        raise
