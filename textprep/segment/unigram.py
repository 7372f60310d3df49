"""The word lattice with a unigram model."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.cutters.lexicon_cutter import PossegCutter, make_cutter
from textprep.cutters.lexicon_segmenter import LexiconSegmenter
from textprep.cutters.models import hmm_sources, jieba_tag_hmm, open_hmm
from textprep.doc import Doc
from textprep.errors import ParameterError
from textprep.kernels.lattice import Tagger
from textprep.params import param
from textprep.stage import CutProgram, Program, Stage

#: The values of ``hmm`` that segment and tag as jieba's posseg does.
_POSSEG = ("jieba-posseg", "jieba-posseg-none")


@dataclass(kw_only=True, repr=False, eq=False)
class Unigram(LexiconSegmenter):
    """The most probable path through the lattice of the lexicon's words under a unigram model (Viterbi).

    This is a unigram model of words, as in jieba, and not SentencePiece's subword model.  The score of a path is the
    sum of ``log(count / total)`` over its words; of two paths with the same score from a place on, the one that
    begins with the longer word wins.  A run of characters that no word of two or more characters covers goes to a
    hidden Markov model, which finds unknown words.  With the default lexicon the tokens are those of ``jieba.lcut``
    0.42.1 without white space.

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
            first wins.
        keep_space: emit white space as tokens.
        hmm: the model for unknown words: ``"jieba"``, a path that `Hmm.save` wrote, or ``"none"``.
            ``"jieba-posseg"`` segments and tags as ``jieba.posseg.lcut`` does, which splits the text into other
            blocks and has its own model; ``"jieba-posseg-none"`` does so without the model.
        mode: ``"exact"``: each character belongs to one token.  ``"search"``: before each token of three or more
            characters come the words of two and three characters inside it (jieba's ``cut_for_search``).
            ``"all"``: every word of two or more characters, by start and then by end, and the characters that none
            covers.  Tokens of ``"search"`` and ``"all"`` overlap.

    >>> Unigram().cut("我来到北京清华大学")
    ['我', '来到', '北京', '清华大学']
    """

    hmm: str | None = param("jieba", "the model for unknown words", path=True)
    mode: str = param("exact", "which words to emit", choices=("exact", "search", "all"))

    @property
    def gives_tags(self) -> bool:
        """Whether ``hmm`` names a model that tags as it cuts."""
        return self.hmm in _POSSEG

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """Return a cutter over the lexicon as it is now."""
        if self.hmm in _POSSEG:
            return PossegCutter(self._tagger(upstream))
        # The model comes first because loading the much larger lexicon then reuses the memory that this has freed.
        model = open_hmm(self.hmm)
        return make_cutter(
            self.open_lexicon(upstream),
            "unigram",
            model,
            keep_space=self.keep_space,
            mode=self.mode,
            folds=tuple(self.fold),
            protect=tuple(self.protect),
        )

    def check(self) -> None:
        """Check the parameters, and that posseg is combined only with parameters that it supports."""
        super().check()
        if self.hmm in _POSSEG and (self.mode != "exact" or self.fold or self.protect):
            raise ParameterError(f"Unigram: hmm={self.hmm!r} requires mode='exact' and no fold or protect")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Return a program that segments each document and, with posseg, tags it."""
        if self.hmm in _POSSEG:
            tagged = self._tagger(upstream).tagged

            def tag(doc: Doc) -> Doc:
                tokens, starts, ends, tags = tagged(doc.text)
                return doc.segmented(tokens, starts, ends, tags=tags)

            return tag
        if self.mode == "exact":
            return super().bind(upstream)
        spans = self.cutter(upstream).spans

        def segment(doc: Doc) -> Doc:
            tokens, starts, ends = spans(doc.text)
            return doc.segmented(tokens, starts, ends, overlapping=True)

        return segment

    def _tagger(self, upstream: tuple[Stage, ...]) -> Tagger:
        """Return posseg's tagger over the lexicon as it is now."""
        model = jieba_tag_hmm() if self.hmm == "jieba-posseg" else None
        return self.open_lexicon(upstream).lexicon.tagger(model, self.keep_space)

    def sources(self) -> dict[str, str]:
        """Return the versions and hashes of the lexicons and the model."""
        return super().sources() | hmm_sources(self.hmm)
