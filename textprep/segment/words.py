"""Words of languages that write spaces between words."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from textprep.cutters.patterns import PATTERNS
from textprep.cutters.word_breakers import RULES, make_word_breaker, rule_sources
from textprep.params import param
from textprep.stage import CutProgram, Segmenter, Stage


@dataclass(repr=False, eq=False)
class Words(Segmenter):
    """Words by rule, for languages that write spaces between words.

    Parameters:
        rule: ``"unicode"``: Unicode's word boundaries (UAX #29): punctuation marks are tokens, contractions and
            decimals stay whole, and each Han character is a token.  ``"treebank"``: the conventions of the Penn
            Treebank, with the tokens of NLTK's ``NLTKWordTokenizer``, which ``word_tokenize`` runs on each sentence:
            contractions are split, and punctuation, dashes and quotation marks are separated from words.  Only the
            last full stop of a text is separated, because the others may end abbreviations; give it a sentence at
            a time.  Two differences: tokens keep the characters of the text (NLTK writes double quotation marks as
            two grave accents or two apostrophes), and ’ between two word characters is an apostrophe, so that don’t
            is do and n’t as don't is do and n't.  ``"whitespace"``: the text between white space.
        protect: names of patterns (see `ReplacePattern`) whose matches stay one token.  Of two matches that begin
            at the same place, the pattern that is named first wins.  ``"latin"`` keeps names with marks whole: C++,
            .NET, Node.js, U.S., Ph.D., AT&T.
        keep_space: emit white space as tokens.

    >>> Words().cut("They're 3.5% off!")
    ["They're", '3.5', '%', 'off', '!']
    >>> Words(rule="treebank").cut("They're 3.5% off!")
    ['They', "'re", '3.5', '%', 'off', '!']
    >>> Words(rule="treebank").cut("“I don’t” — she said")
    ['“', 'I', 'do', 'n’t', '”', '—', 'she', 'said']
    >>> Words(rule="whitespace").cut("They're 3.5% off!")
    ["They're", '3.5%', 'off!']
    >>> Words(protect=("url", "latin")).cut("see https://a.org/b-c: state-of-the-art C++")
    ['see', 'https://a.org/b-c', ':', 'state-of-the-art', 'C++']
    """

    rule: str = param("unicode", "how words are found", choices=RULES)
    _: KW_ONLY
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "emit white space as tokens")

    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """Return the word breaker of the rule."""
        return make_word_breaker(self.rule, tuple(self.protect), self.keep_space)

    def word_breaker(self) -> CutProgram:
        """Return the word breaker of the rule."""
        return self.cutter(())

    def sources(self) -> dict[str, str]:
        """Return the versions of the packages that the rule uses."""
        return rule_sources(self.rule)
