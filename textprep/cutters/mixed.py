"""The cutter for text that mixes Chinese with languages that write spaces between words."""

from __future__ import annotations

import re
from typing import Any

from textprep import han
from textprep.cutters.patterns import PatternMatcher
from textprep.cutters.word_breakers import TokenSpans
from textprep.lexicon.named import Fold
from textprep.stage import CutProgram

_HAN = re.compile(f"[{han.IDEOGRAPHS}]")


def has_han(text: str) -> bool:
    """Return whether the text contains a Han character."""
    return _HAN.search(text) is not None


class MixedCutter:
    """Segments Chinese by a lexicon, and the text between Chinese words by a word breaker.

    The lexicon's cutter segments the whole text.  Its tokens stay if they contain a Han character, match a protected
    pattern, or are words of the user.  The text between two of these is segmented by the word breaker instead.

    Parameters:
        lexicon_cutter: segments over the lexicon, with white space kept.
        word_breaker: segments text without Han characters.
        patterns: the protected patterns.
        user_words: the user's words without Han characters, folded.
        fold: folds a token before it is compared with these words; None leaves it as it is.
    """

    def __init__(
        self,
        lexicon_cutter: CutProgram,
        word_breaker: CutProgram,
        patterns: PatternMatcher | None,
        user_words: frozenset[str],
        fold: Fold | None = None,
    ) -> None:
        self._lexicon_spans = lexicon_cutter.spans
        self._word_breaker = word_breaker
        self._patterns = patterns
        self._user_words = user_words
        self._fold = fold

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        return self.spans(text)[0]

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """Return the tokens with their starts and ends."""
        if self._patterns is None and not self._user_words and not has_han(text):
            return self._word_breaker.spans(text)
        matches = iter(()) if self._patterns is None else zip(*self._patterns.bounds(text), strict=True)
        match = next(matches, None)
        found = TokenSpans(text)
        tokens, starts, ends = found.tokens, found.starts, found.ends
        pending = at = 0
        for token, start, end in zip(*self._lexicon_spans(text), strict=True):
            while match is not None and match[0] < start:
                match = next(matches, None)
            stays = _HAN.search(token) is not None or (start, end) == match
            if stays or (self._user_words and self._is_user_word(token)):
                found.add_segmented(self._word_breaker, pending, start)
                tokens.append(token)
                starts.append(start)
                ends.append(end)
                pending = end
            at = end
        found.add_segmented(self._word_breaker, pending, max(at, len(text)))
        return tokens, starts, ends

    def _is_user_word(self, token: str) -> bool:
        return (token if self._fold is None else self._fold(token)) in self._user_words
