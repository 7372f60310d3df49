"""The word lattice with a unigram model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textprep.cutters import lexicon_cutter
from textprep.cutters.models import hmm_source, jieba_tag_hmm, load_hmm
from textprep.cutters.patterns import PATTERNS
from textprep.doc import Doc
from textprep.errors import ParameterError
from textprep.kernels.lattice import Tagger
from textprep.params import param
from textprep.stage import CutProgram, Program, Segmenter, Stage, apply_text_stages

#: The values of ``hmm`` that cut and tag as jieba's posseg.
_POSSEG = ("jieba-posseg", "jieba-posseg-none")


@dataclass(kw_only=True, repr=False, eq=False)
class Unigram(Segmenter):
    """The most probable path through the lattice of the lexicon's words: a unigram model and Viterbi.

    This is the word segmenter of that name, as in jieba, and not SentencePiece's subword model.
    A path's score is the sum of ``log(count / total)`` of its words; ties go to the longer word.
    Runs of characters that no word of two or more covers go to a hidden Markov model.  With the
    default lexicon the tokens are those of ``jieba.lcut`` 0.42.1, less white space.

    Parameters:
        lexicon: a name or path, or the base's followed by those of user dictionaries.
        hmm: ``"jieba"``, a path that `Hmm.save` wrote, or ``"none"``; ``"jieba-posseg"`` cuts and tags as
            ``jieba.posseg.lcut`` does, whose blocks and model are others, and ``"jieba-posseg-none"`` does
            so without the model.
        mode: ``"exact"``: each character in one token; ``"search"``: before each token of three characters
            or more the words of two and three inside it (jieba's ``cut_for_search``); ``"all"``: every word
            of two characters or more, by start and then by end, and what none covers.  The last two
            give tokens that overlap.
        fold: what is folded for looking words up, of ``"width"``, ``"t2s"`` and ``"case"``: one dictionary
            serves both scripts, and the tokens keep the original characters.
        protect: names of patterns (see `ReplacePattern`) whose matches stay one token; of two that begin
            together the one named first.
        keep_space: whether white space is a token, too.

    >>> Unigram().cut("我来到北京清华大学")
    ['我', '来到', '北京', '清华大学']
    """

    lexicon: str | tuple[str, ...] = param("jieba", "the lexicon, then user dictionaries", path=True)
    hmm: str | None = param("jieba", "the model for what no word covers", path=True)
    mode: str = param("exact", "which words", choices=("exact", "search", "all"))
    fold: tuple[str, ...] = param((), "what is folded for looking words up", choices=lexicon_cutter.FOLDS)
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "whether white space is a token")

    @property
    def gives_tags(self) -> bool:
        """Whether ``hmm`` names a model that tags as it cuts."""
        return self.hmm in _POSSEG

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """The kernel over the lexicon as it is now."""
        if self.hmm in _POSSEG:
            return _Untagged(self._tagger(upstream))
        # The model first: what reading it leaves behind is used again by the much larger lexicon.
        model = None if self.hmm in (None, "none") else load_hmm(str(self.hmm))
        folds = tuple(self.fold)
        lexicon = lexicon_cutter.open_lexicon(self.lexicon, lambda words: apply_text_stages(upstream, words), folds)
        return lexicon_cutter.make_cutter(
            lexicon,
            "unigram",
            model,
            keep_space=self.keep_space,
            mode=self.mode,
            folds=folds,
            protect=tuple(self.protect),
        )

    def check(self) -> None:
        """Check also that what posseg cannot do is not asked of it."""
        super().check()
        if self.hmm in _POSSEG and (self.mode != "exact" or self.fold or self.protect):
            raise ParameterError(f"Unigram: hmm={self.hmm!r} goes with mode 'exact' and without fold and protect")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Cut each document by the cutter."""
        if self.hmm in _POSSEG:
            tagged = self._tagger(upstream).tagged

            def tag(doc: Doc) -> Doc:
                tokens, starts, ends, tags = tagged(doc.text)
                return doc.segmented(tokens, starts, ends, tags=tags)

            return tag
        if self.mode == "exact":
            return super().bind(upstream)
        spans = self.cutter(upstream).spans

        def run(doc: Doc) -> Doc:
            tokens, starts, ends = spans(doc.text)
            return doc.segmented(tokens, starts, ends, overlapping=True)

        return run

    def _tagger(self, upstream: tuple[Stage, ...]) -> Tagger:
        model = jieba_tag_hmm() if self.hmm == "jieba-posseg" else None
        return lexicon_cutter.open_lexicon(self.lexicon, lambda words: apply_text_stages(upstream, words)).tagger(
            model, self.keep_space
        )

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Words of user dictionaries of which the stages before leave nothing."""
        return lexicon_cutter.unreachable_words(self.lexicon, lambda words: apply_text_stages(upstream, words))

    def sources(self) -> dict[str, str]:
        """The lexicons and the model."""
        found = lexicon_cutter.lexicon_sources(self.lexicon, tuple(self.fold))
        if self.hmm not in (None, "none", "jieba-posseg-none"):
            found["hmm"] = hmm_source(str(self.hmm))
        return found


class _Untagged:
    """A tagger's tokens without their tags."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagged = tagger.tagged

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""
        return self._tagged(text)[0]

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """The tokens with their starts and ends."""
        return self._tagged(text)[:3]
