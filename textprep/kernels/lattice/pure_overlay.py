"""A lexicon that changes: an immutable base, an overlay of changed words, and snapshots of both."""

from __future__ import annotations

from math import log

from textprep.kernels.trie.pure import Trie


class Overlay:
    """The words that were changed since the base was made, each with all its changes by version.

    An overlay only grows, so that any number of snapshots share it: a snapshot is a version.
    """

    def __init__(self) -> None:
        self.trie = Trie()
        self.trie.in_overlay = True
        self.removals = 0
        self._changes: list[list[tuple[int, int]]] = []

    def set(self, word: str, count: int, version: int) -> int:
        """Give a word this count from ``version`` on; 0 removes it.  Returns the word's id in the overlay."""
        id = self.trie.add(word)
        if id == len(self._changes):
            self._changes.append([])
        self._changes[id].append((version, count))
        self.removals += count == 0
        return id

    def get(self, word: str, version: int) -> int | None:
        """Return the count in force at a version, None if the word had not been changed by then."""
        id = self.trie.find(word)
        if id < 0:
            return None
        return next((count for since, count in reversed(self._changes[id]) if since <= version), None)


class Lattice:
    """A lexicon at one moment: an immutable base and, unless it is None, its overlay at a version."""

    def __init__(self, base: Trie, log_total: float, overlay: Overlay | None = None, version: int = 0) -> None:
        self.base = base
        self.log_total = log_total
        self.overlay = overlay
        self.version = version

    def words_at(self, text: str, start: int, end: int) -> list[tuple[int, float]]:
        """Return the end and the logarithm of the count of every word that begins at ``start``, shortest first."""
        found: list[tuple[int, float]] = []
        base, overlay = self.base.log_counts, self.overlay
        for stop in range(start + 1, end + 1):
            piece = text[start:stop]
            value = base.get(piece)
            changed = None if overlay is None else overlay.trie.log_counts.get(piece)
            if value is None and changed is None:
                break
            if overlay is not None and changed is not None and changed >= 0:
                count = overlay.get(piece, self.version)
                if count is not None:
                    value = log(count) if count else None
            if value is not None and value >= 0:
                found.append((stop, value))
        return found

    def id(self, text: str) -> int:
        """Return the id of a word, -1 if the lexicon does not have it; the overlay's ids follow those of the base."""
        if text is None:
            raise TypeError("a text must be a string, found None")
        if self.overlay is not None:
            count = self.overlay.get(text, self.version)
            if count is not None:
                return len(self.base) + self.overlay.trie.find(text) if count else -1
        return self.base.find(text)

    def is_word(self, text: str) -> bool:
        """Return whether the lexicon has the word."""
        if self.overlay is not None:
            count = self.overlay.get(text, self.version)
            if count is not None:
                return count > 0
        return self.base.log_counts.get(text, -1.0) >= 0

    def is_removed(self, text: str) -> bool:
        """Return whether the overlay has taken the word out of the lexicon."""
        return self.overlay is not None and self.overlay.get(text, self.version) == 0
