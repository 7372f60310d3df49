"""Maximum matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textprep.cutters.lexicon_cutter import make_cutter
from textprep.cutters.lexicon_segmenter import LexiconSegmenter
from textprep.params import param
from textprep.stage import CutProgram, Stage


@dataclass(kw_only=True, repr=False, eq=False)
class MaxMatch(LexiconSegmenter):
    """Maximum matching: the longest word of the lexicon at each place, from the left or from the right.

    Where no word begins, one character is a token; ``protect=("latin", "number")`` keeps Latin words and
    numbers whole.  (Liu Yuan et al., "Contemporary Chinese language word segmentation standard
    and automatic segmentation methods", 1994, describe the method and its directions.)

    Parameters:
        lexicon: a name or path, or a list that begins with a base lexicon and goes on with user dictionaries, paths or
            names of registered lexicons.  The base may be a word list, without counts.
        words: own words, on top of the dictionaries, each written as a line of a user dictionary: ``word [count] [tag]
            [!]``. Without a count a word gets the smallest one that keeps it whole; the count 0 forbids a word, and
            ``!`` forces it: it is never split and never part of a longer token.
        fold: differences between characters that the look-up ignores: ``"width"`` (full-width and ASCII), ``"t2s"``
            (traditional and simplified), ``"case"``.  So one dictionary serves both scripts; tokens keep the
            original characters.
        protect: names of patterns (see `ReplacePattern`) whose matches are not cut.  A match is taken for a word,
            and no other word begins or ends inside of it.  A word of the lexicon that covers it competes with it
            (T恤, A股).  An own word that covers or overlaps it wins, unless that cuts a run of Latin letters or of
            digits.  Of two matches that begin at the same place, the pattern that is named first wins.
        keep_space: emit white space as tokens.
        direction: ``"forward"``: from the left; ``"backward"``: from the right; ``"both"``: of these two results
            the one with fewer tokens, then the one with fewer tokens of one character, then the backward one.

    >>> MaxMatch().cut("研究生命起源")
    ['研究生', '命', '起源']
    >>> MaxMatch(direction="backward").cut("研究生命起源")
    ['研究', '生命', '起源']
    """

    direction: str = param("forward", "where matching begins", choices=("forward", "backward", "both"))

    _allow_word_list: ClassVar[bool] = True

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """Return a cutter over the lexicon as it is now."""
        return make_cutter(
            self.open_lexicon(upstream),
            self.direction,
            keep_space=self.keep_space,
            folds=tuple(self.fold),
            protect=tuple(self.protect),
        )
