"""Words of text that mixes Chinese with languages that write spaces between words."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.cutters.folding import make_fold
from textprep.cutters.lexicon_cutter import make_cutter
from textprep.cutters.lexicon_segmenter import LexiconSegmenter
from textprep.cutters.mixed import MixedCutter, has_han
from textprep.cutters.models import hmm_sources, open_hmm
from textprep.cutters.patterns import pattern_matcher
from textprep.cutters.word_breakers import RULES, make_word_breaker, rule_sources
from textprep.params import param
from textprep.stage import CutProgram, Stage


@dataclass(kw_only=True, repr=False, eq=False)
class MixedWords(LexiconSegmenter):
    """Chinese by the word lattice of `Unigram`, all other text by the rules of `Words`.

    The lattice segments the whole text, so words of the lexicon that mix scripts (T恤, 卡拉OK) stay whole.
    Neighbouring tokens without a Han character are joined and segmented by the rule, so that no Latin word or number
    is split into characters.  Protected matches and the user's words stay as the lattice has them.

    Parameters:
        lexicon: a name or path, or a list that begins with a base lexicon and goes on with user dictionaries, paths or
            names of registered lexicons.
        words: own words, on top of the dictionaries, each written as a line of a user dictionary: ``word [count] [tag]
            [!]``. Without a count a word gets the smallest one that keeps it whole; the count 0 forbids a word, and
            ``!`` forces it: it is never split and never part of a longer token.
        fold: differences between characters that the look-up ignores: ``"width"`` (full-width and ASCII), ``"t2s"``
            (traditional and simplified), ``"case"``.  So one dictionary serves both scripts; tokens keep the
            original characters.
        protect: names of patterns (see `ReplacePattern`) whose matches are not cut.  A match is an edge of the lattice
            that scores as a word that counts 1, and no other word begins or ends inside of it.  A word of the lexicon
            that covers it competes with it (T恤, A股).  An own word that covers or overlaps it wins, unless that cuts a
            run of Latin letters or of digits.  Of two matches that begin at the same place, the pattern that is named
            first wins.  ``"latin"`` keeps names with marks whole: C++, .NET, Node.js, U.S., Ph.D., AT&T.
        keep_space: emit white space as tokens.
        hmm: the model for unknown words: ``"jieba"``, a path that `Hmm.save` wrote, or ``"none"``.
        rule: the rule for text without Han characters, see `Words`: ``"unicode"``, ``"treebank"`` or
            ``"whitespace"``.

    >>> MixedWords().cut("他don't喜欢T恤，only 3.5折")
    ['他', "don't", '喜欢', 'T恤', '，', 'only', '3.5', '折']
    """

    hmm: str | None = param("jieba", "the model for unknown words", path=True)
    rule: str = param("unicode", "the rule for text without Han characters", choices=RULES)

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """Return a cutter over the lexicon as it is now and the word breaker of the rule."""
        model = open_hmm(self.hmm)
        opened = self.open_lexicon(upstream)
        folds, protect = tuple(self.fold), tuple(self.protect)
        return MixedCutter(
            make_cutter(opened, "unigram", model, keep_space=True, folds=folds, protect=protect),
            make_word_breaker(self.rule, keep_space=self.keep_space),
            pattern_matcher(protect) if protect else None,
            frozenset(word for word in opened.own_words if not has_han(word)),
            make_fold(folds),
        )

    def word_breaker(self) -> CutProgram:
        """Return the word breaker of the rule, which cuts the words without Han characters."""
        return make_word_breaker(self.rule, keep_space=self.keep_space)

    def sources(self) -> dict[str, str]:
        """Return the versions and hashes of the lexicons, the model and the packages of the rule."""
        return super().sources() | rule_sources(self.rule) | hmm_sources(self.hmm)
