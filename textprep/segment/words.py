"""Words of languages that write spaces."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.cutters import word_breakers
from textprep.cutters.patterns import PATTERNS
from textprep.params import param
from textprep.stage import CutProgram, Segmenter, Stage


@dataclass(kw_only=True, repr=False, eq=False)
class Words(Segmenter):
    """Words by rule.

    Parameters:
        rule: ``"unicode"``: Unicode's word boundaries (UAX #29), where marks are tokens of their own,
            contractions and decimals stay whole and each Han character stands alone;
            ``"treebank"``: the conventions of the Penn Treebank, by NLTK's TreebankWordTokenizer and at its
            speed: contractions and the marks around words are cut off, quotation marks stay as they are;
            ``"whitespace"``: what stands between white space.
        protect: names of patterns (see `ReplacePattern`) whose matches stay one token; of two that begin
            together the one named first.
        keep_space: whether white space is a token, too.

    >>> Words().cut("They're 3.5% off!")
    ["They're", '3.5', '%', 'off', '!']
    >>> Words(rule="treebank").cut("They're 3.5% off!")
    ['They', "'re", '3.5', '%', 'off', '!']
    >>> Words(rule="whitespace").cut("They're 3.5% off!")
    ["They're", '3.5%', 'off!']
    >>> Words(protect=("url", "latin")).cut("see https://a.org/b-c: state-of-the-art")
    ['see', 'https://a.org/b-c', ':', 'state-of-the-art']
    """

    rule: str = param("unicode", "the rule", choices=word_breakers.RULES)
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "whether white space is a token")

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """What cuts by the rule."""
        return word_breakers.make_breaker(self.rule, tuple(self.protect), self.keep_space)

    def sources(self) -> dict[str, str]:
        """NLTK, where it cuts."""
        return word_breakers.rule_sources(self.rule)
