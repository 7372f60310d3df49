"""Rules for words of languages that write spaces: the core under `Words` and `MixedWords`."""

from __future__ import annotations

import re
from array import array
from typing import Any, Protocol

from textprep.cutters.patterns import PatternUnion, union
from textprep.kernels.words import WordBreaker
from textprep.resources.packages import package_version
from textprep.resources.word_break import word_break_ranges

RULES = ("unicode", "treebank", "whitespace")


class Breaker(Protocol):
    """What cuts a text by a rule."""

    def tokens(self, text: str, /) -> list[str]:
        """The tokens of a text."""

    def spans(self, text: str, /) -> tuple[list[str], Any, Any]:
        """The tokens with their starts and ends."""


def make_breaker(rule: str, protect: tuple[str, ...] = (), keep_space: bool = False) -> Breaker:
    """What cuts by a rule, matches of the named patterns kept whole."""
    breaker: Breaker
    if rule == "whitespace":
        breaker = _WhiteSpace(keep_space)
    elif rule == "treebank":
        breaker = _Treebank(keep_space)
    else:
        breaker = WordBreaker(word_break_ranges(), keep_space)
    return _Protecting(breaker, union(protect)) if protect else breaker


def rule_sources(rule: str) -> dict[str, str]:
    """What a rule reads, for fingerprints."""
    return {"nltk": package_version("nltk")} if rule == "treebank" else {}


class _Spans:
    """A cutter that finds its tokens with their places."""

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""
        return self.spans(text)[0]

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """The tokens with their starts and ends."""
        raise NotImplementedError


class _WhiteSpace(_Spans):
    """Cuts at what ``str.isspace`` calls white space."""

    def __init__(self, keep_space: bool) -> None:
        self._pattern = re.compile(r"\S+|\s+" if keep_space else r"\S+")
        self._keep_space = keep_space

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""
        return self._pattern.findall(text) if self._keep_space else text.split()

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """The tokens with their starts and ends."""
        matches = list(self._pattern.finditer(text))
        return (
            [match[0] for match in matches],
            array("i", [match.start() for match in matches]),
            array("i", [match.end() for match in matches]),
        )


class _Treebank(_Spans):
    """NLTK's tokens, as the slices of the text that they came from."""

    def __init__(self, keep_space: bool) -> None:
        from nltk.tokenize.treebank import TreebankWordTokenizer

        self._tokenize = TreebankWordTokenizer().tokenize
        self._keep_space = keep_space

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """The tokens with their starts and ends.

        NLTK writes quotation marks as two grave accents or apostrophes; each is looked for in the
        text where the one before ended.
        """
        tokens: list[str] = []
        starts, ends = array("i"), array("i")

        def put(start: int, end: int) -> None:
            tokens.append(text[start:end])
            starts.append(start)
            ends.append(end)

        at = 0
        size = len(text)
        for token in self._tokenize(text):
            begin = at
            while at < size and text[at].isspace():
                at += 1
            if self._keep_space and begin < at:
                put(begin, at)
            if text.startswith(token, at):
                end = at + len(token)
            elif token in ("``", "''"):
                end = at + (2 if text.startswith(("``", "''"), at) else 1)
            else:
                # What NLTK changed in any other way stays one token with what follows.
                continue
            if at < end <= size:
                put(at, end)
                at = end
        while at < size:
            begin = at
            space = text[at].isspace()
            while at < size and text[at].isspace() == space:
                at += 1
            if not space or self._keep_space:
                put(begin, at)
        return tokens, starts, ends


class _Protecting(_Spans):
    """Another cutter between the matches of a pattern, which stay whole."""

    def __init__(self, inner: Breaker, patterns: PatternUnion) -> None:
        self._inner = inner
        self._patterns = patterns

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """The tokens with their starts and ends."""
        tokens: list[str] = []
        starts, ends = array("i"), array("i")
        at = 0
        for start, end in self._patterns.spans(text):
            self._between(text, at, start, tokens, starts, ends)
            tokens.append(text[start:end])
            starts.append(start)
            ends.append(end)
            at = end
        self._between(text, at, len(text), tokens, starts, ends)
        return tokens, starts, ends

    def _between(
        self, text: str, start: int, end: int, tokens: list[str], starts: array[int], ends: array[int]
    ) -> None:
        if start < end:
            found, begins, stops = self._inner.spans(text[start:end])
            tokens += found
            starts.extend(start + begin for begin in begins)
            ends.extend(start + stop for stop in stops)
