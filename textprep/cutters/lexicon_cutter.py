"""Cutters over a lexicon: the kernel's, and those that wrap it with protected ranges, folding or posseg's rules."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any

from textprep import han
from textprep.cutters.folding import make_fold
from textprep.cutters.hmm import Hmm
from textprep.cutters.lexicons import SegmenterLexicon
from textprep.cutters.protection import Protection
from textprep.kernels.lattice import Cutter, Tagger
from textprep.kernels.trie import Trie
from textprep.lexicon.named import Fold

#: A block in which jieba looks for words.  No lattice contains a word with any other character.
_JIEBA_BLOCK = re.compile(rf"[{han.JIEBA}a-zA-Z0-9+#&._%\-]+")


class LexiconCutter:
    """A kernel's cutter that also folds the text and keeps ranges of it whole.

    The cutter sees the folded text, but tokens are slices of the original.

    Parameters:
        cutter: the kernel's cutter.
        mode: ``"exact"``, ``"search"`` or ``"all"``, see `Unigram`.
        protection: finds the words and matches that stay whole.
        fold: the fold of the look-up.
    """

    def __init__(
        self, cutter: Cutter, mode: str = "exact", *, protection: Protection | None = None, fold: Fold | None = None
    ) -> None:
        self._cutter = cutter
        self._mode = mode
        self._spans = {"exact": cutter.spans, "search": cutter.search, "all": cutter.all}[mode]
        self._protection = protection or None
        self._fold = fold

    def without(self, words: Iterable[str]) -> LexiconCutter | None:
        """Return a cutter that omits these tokens; None if it cannot compare tokens before they are finished."""
        cutter = self._cutter.without(words) if self._mode == "exact" and self._fold is None else None
        if cutter is None:
            return None
        made = copy.copy(self)
        made._cutter, made._spans = cutter, cutter.spans
        return made

    def row_cutter(self) -> Any:
        """Return the batch form; None where a text has to be folded, or own words compete with patterns."""
        if self._mode != "exact" or self._fold is not None:
            return None
        if self._protection is None:
            return self._cutter.row_cutter()
        matcher = self._protection.only_matcher
        return None if matcher is None else self._cutter.row_cutter(matcher)

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """Return the tokens with their starts and ends."""
        folded = text if self._fold is None else self._fold(text)
        if self._protection is None:
            tokens, starts, ends = self._spans(folded)
        else:
            tokens, starts, ends = self._spans(folded, *self._protection.ranges(text, folded))
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
    opened: SegmenterLexicon,
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
        opened: the words; they must be folded already.
        rule: ``"forward"``, ``"backward"`` or ``"both"`` (maximum matching), or ``"unigram"``.
        hmm: the model for unknown words; only the rule ``"unigram"`` uses it.
        keep_space: emit white space as tokens.
        mode: ``"exact"``, ``"search"`` or ``"all"``, see `Unigram`.
        folds: the folds of the look-up.
        protect: the names of patterns whose matches stay whole, see `Protection`.
    """
    lexicon, own_words, forbidden = opened
    force_split = Trie(forbidden) if forbidden and hmm is not None else None
    cutter = Cutter(lexicon.snapshot(), rule, None if hmm is None else hmm.tables, keep_space, force_split)
    outside_blocks = [word for word in own_words if rule == "unigram" and _JIEBA_BLOCK.fullmatch(word) is None]
    protection = Protection(lexicon.forced, outside_blocks, own_words if protect else (), protect)
    if mode == "exact" and not protection and not folds:
        return cutter
    return LexiconCutter(cutter, mode, protection=protection, fold=make_fold(folds))
