"""Maximum matching."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.cutters import lexicon_cutter
from textprep.cutters.patterns import PATTERNS
from textprep.params import param
from textprep.stage import CutProgram, Segmenter, Stage, apply_text_stages


@dataclass(kw_only=True, repr=False, eq=False)
class MaxMatch(Segmenter):
    """The longest word of the lexicon at every place, from the left or from the right.

    Where no word begins, one character is a token; ``protect=("latin", "number")`` keeps Latin words and
    numbers whole.  (Liu Yuan et al., "Contemporary Chinese language word segmentation standard
    and automatic segmentation methods", 1994, describe the method and its directions.)

    Parameters:
        direction: ``"forward"``, ``"backward"``, or ``"both"``: of the two results the one with fewer
            tokens, then with fewer single characters, then the backward one.
        lexicon: a name or path, or the base's followed by those of user dictionaries; a list of words
            without counts will do.
        fold: what is folded for looking words up, of ``"width"``, ``"t2s"`` and ``"case"``: one dictionary
            serves both scripts, and the tokens keep the original characters.
        protect: names of patterns (see `ReplacePattern`) whose matches stay one token; of two that begin
            together the one named first.
        keep_space: whether white space is a token, too.

    >>> MaxMatch().cut("研究生命起源")
    ['研究生', '命', '起源']
    >>> MaxMatch(direction="backward").cut("研究生命起源")
    ['研究', '生命', '起源']
    """

    direction: str = param("forward", "where to begin", choices=("forward", "backward", "both"))
    lexicon: str | tuple[str, ...] = param("jieba", "the lexicon, then user dictionaries", path=True)
    fold: tuple[str, ...] = param((), "what is folded for looking words up", choices=lexicon_cutter.FOLDS)
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "whether white space is a token")

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """The kernel over the lexicon as it is now."""
        folds = tuple(self.fold)
        lexicon = lexicon_cutter.open_lexicon(
            self.lexicon, lambda words: apply_text_stages(upstream, words), folds, bare=True
        )
        return lexicon_cutter.make_cutter(
            lexicon, self.direction, keep_space=self.keep_space, folds=folds, protect=tuple(self.protect)
        )

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Words of user dictionaries of which the stages before leave nothing."""
        return lexicon_cutter.unreachable_words(self.lexicon, lambda words: apply_text_stages(upstream, words))

    def sources(self) -> dict[str, str]:
        """The lexicons."""
        return lexicon_cutter.lexicon_sources(self.lexicon, tuple(self.fold))
