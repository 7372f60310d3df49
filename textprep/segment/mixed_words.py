"""Words of text that mixes Chinese with languages that write spaces."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import Any

from textprep.cutters import lexicon_cutter, word_breakers
from textprep.cutters.models import hmm_source, load_hmm
from textprep.cutters.patterns import PATTERNS, PatternUnion, union
from textprep.params import param
from textprep.stage import CutProgram, Segmenter, Stage, apply_text_stages

#: What the lattice is for: Han characters with their iteration mark and zero (Unicode, script Han).
_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(kw_only=True, repr=False, eq=False)
class MixedWords(Segmenter):
    """Chinese by the word lattice, everything else by word rules.

    The lattice cuts the whole text, so that words of both kinds in the lexicon (T恤, 卡拉OK) stay; what it
    finds without a Han character is put together again and cut by the rule.  So no Latin word and
    no number is cut into characters.

    Parameters:
        lexicon: as for `Unigram`: the base lexicon's name or path, or that and those of user dictionaries.
        hmm: as for `Unigram`: ``"jieba"``, ``"none"`` or a path.
        rule: as for `Words`: ``"unicode"``, ``"treebank"`` or ``"whitespace"``.
        fold: any of "width", "t2s", "case": what is folded for looking words up.
        protect: names of patterns (see `ReplacePattern`) whose matches stay one token; of two that begin
            together the one named first.
        keep_space: whether white space is a token, too.

    >>> MixedWords().cut("他don't喜欢T恤，only 3.5折")
    ['他', "don't", '喜欢', 'T恤', '，', 'only', '3.5', '折']
    """

    lexicon: str | tuple[str, ...] = param("jieba", "the lexicon, then user dictionaries", path=True)
    hmm: str | None = param("jieba", "the model for what no word covers", path=True)
    rule: str = param("unicode", "the rule for what is not Chinese", choices=word_breakers.RULES)
    fold: tuple[str, ...] = param((), "what is folded for looking words up", choices=lexicon_cutter.FOLDS)
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "whether white space is a token")

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """The lattice, and the rule over what it leaves."""
        model = None if self.hmm in (None, "none") else load_hmm(str(self.hmm))
        folds, protect = tuple(self.fold), tuple(self.protect)
        lexicon = lexicon_cutter.open_lexicon(self.lexicon, lambda words: apply_text_stages(upstream, words), folds)
        chinese = lexicon_cutter.make_cutter(lexicon, "unigram", model, keep_space=True, folds=folds, protect=protect)
        held = union(protect) if protect else None
        user = frozenset(word for word, count, _ in lexicon.changes if count and not _HAN.search(word))
        return _Mixed(chinese, word_breakers.make_breaker(self.rule, keep_space=self.keep_space), held, user)

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Words of user dictionaries of which the stages before leave nothing."""
        return lexicon_cutter.unreachable_words(self.lexicon, lambda words: apply_text_stages(upstream, words))

    def sources(self) -> dict[str, str]:
        """The lexicons, the model, what the rule reads."""
        found = lexicon_cutter.lexicon_sources(self.lexicon, tuple(self.fold)) | word_breakers.rule_sources(self.rule)
        if self.hmm not in (None, "none"):
            found["hmm"] = hmm_source(str(self.hmm))
        return found


class _Mixed:
    """Two cutters, one for what has Han characters."""

    def __init__(
        self,
        chinese: CutProgram,
        rest: word_breakers.Breaker,
        held: PatternUnion | None,
        user: frozenset[str],
    ) -> None:
        self._chinese = chinese.spans
        self._rest = rest
        self._held = held
        self._user = user

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""
        return self.spans(text)[0]

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """The tokens with their starts and ends."""
        if _HAN.search(text) is None and self._held is None and not self._user:
            return self._rest.spans(text)
        held = set(self._held.spans(text)) if self._held is not None else set()
        tokens: list[str] = []
        starts, ends = array("i"), array("i")
        open_at = at = 0
        for token, start, end in zip(*self._chinese(text), strict=True):
            if _HAN.search(token) is not None or (start, end) in held or token in self._user:
                self._cut(text, open_at, start, tokens, starts, ends)
                tokens.append(token)
                starts.append(start)
                ends.append(end)
                open_at = end
            at = end
        self._cut(text, open_at, max(at, len(text)), tokens, starts, ends)
        return tokens, starts, ends

    def _cut(self, text: str, start: int, end: int, tokens: list[str], starts: array[int], ends: array[int]) -> None:
        if start < end:
            found, begins, stops = self._rest.spans(text[start:end])
            tokens += found
            starts.extend(start + begin for begin in begins)
            ends.extend(start + stop for stop in stops)
