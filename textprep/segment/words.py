"""Words of languages that write spaces."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from textprep import resources
from textprep.kernels.words import WordBreaker
from textprep.params import param
from textprep.stage import CutProgram, Segmenter, Stage


@dataclass(kw_only=True, repr=False, eq=False)
class Words(Segmenter):
    """Words by rule.

    Parameters:
        rule: ``"unicode"``: Unicode's word boundaries (UAX #29), where marks are tokens of their own,
            contractions and decimals stay whole and each Han character stands alone;
            ``"whitespace"``: what stands between white space.
        keep_space: whether white space is a token, too.

    >>> Words().cut("They're 3.5% off!")
    ["They're", '3.5', '%', 'off', '!']
    >>> Words(rule="whitespace").cut("They're 3.5% off!")
    ["They're", '3.5%', 'off!']
    """

    rule: str = param("unicode", "the rule", choices=("unicode", "whitespace"))
    keep_space: bool = param(False, "whether white space is a token")

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """The kernel of the rule."""
        if self.rule == "whitespace":
            return _WhiteSpace(self.keep_space)
        return WordBreaker(resources.word_break_ranges(), self.keep_space)


class _WhiteSpace:
    """Cuts at what ``str.isspace`` calls white space."""

    def __init__(self, keep_space: bool) -> None:
        self._pattern = re.compile(r"\S+|\s+" if keep_space else r"\S+")
        self._keep_space = keep_space

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""
        return self._pattern.findall(text) if self._keep_space else text.split()

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """The tokens with their starts and ends."""
        matches = list(self._pattern.finditer(text))
        return (
            [match[0] for match in matches],
            array("i", [match.start() for match in matches]),
            array("i", [match.end() for match in matches]),
        )
