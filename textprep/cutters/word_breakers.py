"""Word breakers: cutters by rule for languages that write spaces between words."""

from __future__ import annotations

import re
from array import array

from textprep.cutters.patterns import PatternMatcher, pattern_matcher
from textprep.errors import checked_imports
from textprep.kernels.words import WordBreaker
from textprep.resources.packages import package_version
from textprep.resources.word_break import word_break_ranges
from textprep.stage import CutProgram

RULES = ("unicode", "treebank", "whitespace")

_CURLY_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")


def make_word_breaker(rule: str, protect: tuple[str, ...] = (), keep_space: bool = False) -> CutProgram:
    """Return the cutter of a rule.

    Parameters:
        rule: one of `RULES`, see `Words`.
        protect: the names of patterns whose matches stay one token.
        keep_space: emit white space as tokens.
    """
    breaker: CutProgram
    if rule == "whitespace":
        breaker = _WhiteSpaceBreaker(keep_space)
    elif rule == "treebank":
        breaker = _TreebankBreaker(keep_space)
    else:
        breaker = WordBreaker(word_break_ranges(), keep_space)
    return _ProtectingBreaker(breaker, pattern_matcher(protect), keep_space) if protect else breaker


def rule_sources(rule: str) -> dict[str, str]:
    """Return the versions of the packages that a rule uses, for fingerprints."""
    return {"nltk": package_version("nltk")} if rule == "treebank" else {}


class TokenSpans:
    """Collects the tokens of a text with their starts and ends, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        self.starts, self.ends = array("i"), array("i")

    def add(self, start: int, end: int) -> None:
        """Add a token."""
        self.tokens.append(self.text[start:end])
        self.starts.append(start)
        self.ends.append(end)

    def add_segmented(self, cutter: CutProgram, start: int, end: int) -> None:
        """Add the tokens into which a cutter segments a slice of the text."""
        if start < end:
            tokens, starts, ends = cutter.spans(self.text[start:end])
            self.tokens += tokens
            self.starts.extend(map(start.__add__, starts))
            self.ends.extend(map(start.__add__, ends))

    def columns(self) -> tuple[list[str], array[int], array[int]]:
        """Return the tokens with their starts and ends."""
        return self.tokens, self.starts, self.ends


class _WhiteSpaceBreaker:
    """Cuts at white space, as ``str.isspace`` defines it."""

    def __init__(self, keep_space: bool) -> None:
        self._pattern = re.compile(r"\S+|\s+" if keep_space else r"\S+")
        self._keep_space = keep_space

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        return self._pattern.findall(text) if self._keep_space else text.split()

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """Return the tokens with their starts and ends."""
        matches = list(self._pattern.finditer(text))
        return (
            [match[0] for match in matches],
            array("i", [match.start() for match in matches]),
            array("i", [match.end() for match in matches]),
        )


class _TreebankBreaker:
    """Cuts as NLTK's NLTKWordTokenizer does, which ``word_tokenize`` runs; the tokens are slices of the text.

    One difference: ’ between two word characters is an apostrophe, as ' is, so that don’t is cut into do and n’t. NLTK
    takes every ’ for a closing quotation mark.
    """

    def __init__(self, keep_space: bool) -> None:
        with checked_imports("nltk"):
            from nltk.tokenize.destructive import NLTKWordTokenizer

        self._tokenize = NLTKWordTokenizer().tokenize
        self._keep_space = keep_space

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        return self.spans(text)[0]

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """Return the tokens with their starts and ends.

        NLTK inserts spaces and writes double quotation marks as two grave accents or two apostrophes. So each of its
        tokens is aligned with the text from the end of the token before it.
        """
        found = TokenSpans(text)
        aligned = _CURLY_APOSTROPHE.sub("'", text)
        at = 0
        size = len(text)
        for token in self._tokenize(aligned):
            begin = at
            while at < size and text[at].isspace():
                at += 1
            if self._keep_space and begin < at:
                found.add(begin, at)
            is_quote = token in ("``", "''") and aligned.startswith('"', at)
            end = at + (1 if is_quote else len(token))
            found.add(at, end)
            at = end
        if self._keep_space and at < size:
            found.add(at, size)
        return found.columns()


class _ProtectingBreaker:
    """Keeps the matches of patterns as tokens and leaves the text between them to another cutter."""

    def __init__(self, breaker: CutProgram, patterns: PatternMatcher, keep_space: bool) -> None:
        self._breaker = breaker
        self._patterns = patterns
        self._keep_space = keep_space

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        return self.spans(text)[0]

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """Return the tokens with their starts and ends."""
        found = TokenSpans(text)
        at = 0
        for start, end in zip(*self._patterns.bounds(text), strict=True):
            # Most of what stands between two words is one space, which no rule makes a token of.
            if at < start and (self._keep_space or not text[at:start].isspace()):
                found.add_segmented(self._breaker, at, start)
            found.add(start, end)
            at = end
        found.add_segmented(self._breaker, at, len(text))
        return found.columns()
