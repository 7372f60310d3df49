"""Cutters over a lexicon: the kernel's, and those that wrap it with protected spans, folding or posseg's rules."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any

from textprep import han
from textprep.cutters.folding import make_fold
from textprep.cutters.hmm import Hmm
from textprep.cutters.patterns import pattern_matcher
from textprep.kernels.lattice import Cutter, Tagger
from textprep.kernels.trie import Trie
from textprep.lexicon import Lexicon
from textprep.lexicon.named import Fold

#: A block in which jieba looks for words.  No lattice contains a word with any other character.
_JIEBA_BLOCK = re.compile(rf"[{han.JIEBA}a-zA-Z0-9+#&._%\-]+")


class LexiconCutter:
    """A kernel's cutter that also folds the text and protects spans of it.

    The cutter sees the folded text, but tokens are slices of the original.

    Parameters:
        cutter: the kernel's cutter.
        mode: ``"exact"``, ``"search"`` or ``"all"``, see `Unigram`.
        protected_words: words, folded, of which every occurrence stays one token.
        patterns: names of patterns of which every match stays one token.
        fold: the fold of the look-up.
    """

    def __init__(
        self,
        cutter: Cutter,
        mode: str = "exact",
        *,
        protected_words: Iterable[str] = (),
        patterns: tuple[str, ...] = (),
        fold: Fold | None = None,
    ) -> None:
        self._cutter = cutter
        self._mode = mode
        self._spans = {"exact": cutter.spans, "search": cutter.search, "all": cutter.all}[mode]
        self._protected_words = Trie(protected_words)
        self._patterns = pattern_matcher(patterns) if patterns else None
        self._fold = fold

    def without(self, words: Iterable[str]) -> LexiconCutter | None:
        """Return a cutter that omits these tokens; None if it cannot compare tokens before they are finished."""
        cutter = self._cutter.without(words) if self._mode == "exact" and self._fold is None else None
        if cutter is None:
            return None
        made = copy.copy(self)
        made._cutter, made._spans = cutter, cutter.spans
        return made

    def protected(self, text: str, folded: str) -> list[tuple[int, int]] | None:
        """Return the spans that stay one token, ascending; None if there are none.

        Protected words take precedence, leftmost and then longest.  A match of a pattern is protected if it overlaps
        none of them.
        """
        spans: list[tuple[int, int]] = []
        if len(self._protected_words):
            spans = [(start, end) for start, end, _ in self._protected_words.matches(folded)]
        if self._patterns is None:
            return spans or None
        matches = self._patterns.spans(text)
        if not spans:
            return matches or None
        taken = bytearray(len(text))
        for start, end in spans:
            taken[start:end] = b"\x01" * (end - start)
        return sorted(spans + [(start, end) for start, end in matches if not any(taken[start:end])])

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """Return the tokens with their starts and ends."""
        folded = text if self._fold is None else self._fold(text)
        tokens, starts, ends = self._spans(folded, self.protected(text, folded))
        if folded is not text:
            tokens = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        return tokens, starts, ends

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        return self.spans(text)[0]


class PossegCutter:
    """Cuts as jieba's posseg does and discards the tags."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagged = tagger.tagged

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        return self._tagged(text)[0]

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """Return the tokens with their starts and ends."""
        return self._tagged(text)[:3]


def make_cutter(
    lexicon: Lexicon,
    rule: str,
    hmm: Hmm | None = None,
    *,
    keep_space: bool = False,
    mode: str = "exact",
    folds: tuple[str, ...] = (),
    protect: tuple[str, ...] = (),
) -> Cutter | LexiconCutter:
    """Return a cutter over the lexicon as it is now; it is the kernel's own if nothing has to wrap it.

    Parameters:
        lexicon: the words; they must be folded already.
        rule: ``"forward"``, ``"backward"`` or ``"both"`` (maximum matching), or ``"unigram"``.
        hmm: the model for unknown words; only the rule ``"unigram"`` uses it.
        keep_space: emit white space as tokens.
        mode: ``"exact"``, ``"search"`` or ``"all"``, see `Unigram`.
        folds: the folds of the look-up.
        protect: the names of patterns whose matches stay one token.
    """
    cutter = Cutter(lexicon.snapshot(), rule, None if hmm is None else hmm.tables, keep_space)
    protected_words = list(lexicon.forced)
    if rule == "unigram":
        protected_words += [
            word for word, count, _ in lexicon.changes if count and _JIEBA_BLOCK.fullmatch(word) is None
        ]
    if mode == "exact" and not protected_words and not folds and not protect:
        return cutter
    return LexiconCutter(cutter, mode, protected_words=protected_words, patterns=protect, fold=make_fold(folds))
