"""The word lattice with a unigram model."""

from __future__ import annotations

from dataclasses import dataclass

from textprep import lattice, resources
from textprep.doc import Doc
from textprep.params import param
from textprep.patterns import PATTERNS
from textprep.stage import CutProgram, Program, Segmenter, Stage, through


@dataclass(kw_only=True, repr=False, eq=False)
class Unigram(Segmenter):
    """The most probable path through the lattice of the lexicon's words: a unigram model and Viterbi.

    This is the word segmenter of that name, as in jieba, and not SentencePiece's subword model.
    A path's score is the sum of ``log(count / total)`` of its words; ties go to the longer word.
    Runs of characters that no word of two or more covers go to a hidden Markov model.  With the
    default lexicon the tokens are those of ``jieba.lcut`` 0.42.1, less white space.

    Parameters:
        lexicon: a name or path, or the base's followed by those of user dictionaries.
        hmm: ``"jieba"``, a path that `Hmm.save` wrote, or ``"none"``.
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
    fold: tuple[str, ...] = param((), "what is folded for looking words up", choices=lattice.FOLDS)
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "whether white space is a token")

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """The kernel over the lexicon as it is now."""
        # The model first: what reading it leaves behind is used again by the much larger lexicon.
        model = None if self.hmm in (None, "none") else resources.hmm(str(self.hmm))
        names = tuple(self.lexicon) if isinstance(self.lexicon, list) else self.lexicon
        folds = tuple(self.fold)
        lexicon = lattice.open_lexicon(names, lambda words: through(upstream, words), folds)
        return lattice.make_cutter(
            lexicon,
            "unigram",
            model,
            keep_space=self.keep_space,
            mode=self.mode,
            folds=folds,
            protect=tuple(self.protect),
        )

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Cut each document by the cutter."""
        if self.mode == "exact":
            return super().bind(upstream)
        spans = self.cutter(upstream).spans

        def run(doc: Doc) -> Doc:
            tokens, starts, ends = spans(doc.text)
            return doc.segmented(tokens, starts, ends, overlapping=True)

        return run

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Words of user dictionaries of which the stages before leave nothing."""
        return lattice.unreachable_words(self.lexicon, lambda words: through(upstream, words))

    def sources(self) -> dict[str, str]:
        """The lexicons and the model."""
        found = lattice.lexicon_sources(self.lexicon, tuple(self.fold))
        if self.hmm not in (None, "none"):
            found["hmm"] = resources.hmm_source(str(self.hmm))
        return found
