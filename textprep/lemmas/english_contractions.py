"""Cuts in English contractions, by the conventions of the Penn Treebank: it's is it and 's, can't is ca and n't."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textprep.resources.cache import BoundedCache

#: Words behind which 's is nearly always a verb or a pronoun (it's, let's). Behind other words it is nearly always the
#: possessive, which is no word of its own.
_HOSTS_OF_S = frozenset(
    "he she it that there here what who where when why how let everything something anything nothing".split()
)
_HOSTS_OF_D = frozenset("i you he she it we they that there who what where how".split())
_HOSTS_OF_NT = frozenset(
    "do does did is are was were have has had ca could wo would sha should may might must need ought dare ai".split()
)

#: Contractions without a clitic, or without an apostrophe, and the length of their first word.
_FIRST_LENGTHS = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "'tis": 2, "'twas": 2, "y'all": 2,
    "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "havent": 4, "hasnt": 3,
    "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
}  # fmt: skip

_SPELLINGS = frozenset(form for word in _FIRST_LENGTHS for form in (word, word.capitalize(), word.upper()))

_CLITIC = re.compile(r"([a-z]+(?:'[a-z]+)*?)(n't|'(?:s|d|m|ll|re|ve))")

#: Tokens of a text that has been cut by the Penn Treebank's conventions already.
_CLITICS = frozenset(
    clitic.replace("'", mark)
    for clitic in ("n't", "'s", "'m", "'d", "'ll", "'re", "'ve", "N'T", "'S", "'M", "'D", "'LL", "'RE", "'VE")
    for mark in "'’"
)

#: Longer tokens are no contractions; the limit bounds the time for a token.
_LONGEST = 24

_ARTICLES = ("a", "an", "the")


class Contractions:
    """Finds the contractions among the tokens of a text.

    A text that has clitics as tokens was cut before. The Penn Treebank's rule cuts only the last of two clitics (I'd've
    is I'd and 've); other tokens that look like contractions are misspelled words there (it's for its).
    """

    def __init__(self) -> None:
        self._cuts = BoundedCache(contraction_cuts)

    def find(self, text: str, tokens: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
        """Return the index of each contraction and the places inside it where its words meet.

        Parameters:
            text: the text of the tokens. Most texts have no apostrophe, and their tokens need not be searched.
            tokens: the tokens as they were written, because IT's is no contraction.
        """
        if "'" not in text and "’" not in text and _SPELLINGS.isdisjoint(tokens):
            return []
        cuts = self._cuts
        found = [(at, cuts[token]) for at, token in enumerate(tokens) if cuts[token] and not _is_misspelled(tokens, at)]
        if found and not _CLITICS.isdisjoint(tokens):
            return [(at, places) for at, places in found if at + 1 < len(tokens) and tokens[at + 1] in _CLITICS]
        return found


def contraction_cuts(token: str) -> tuple[int, ...]:
    """Return the places inside a token where its words meet, ascending; none if it is no contraction."""
    if len(token) > _LONGEST or _is_possessive(token):
        return ()
    form = token.lower().replace("’", "'")
    if form in _FIRST_LENGTHS:
        return (_FIRST_LENGTHS[form],)
    cuts: list[int] = []
    while (match := _CLITIC.fullmatch(form)) is not None:
        host, clitic = match.groups()
        if not _is_host(host, clitic):
            break
        cuts.append(len(host))
        form = host
    return tuple(reversed(cuts))


def _is_host(host: str, clitic: str) -> bool:
    """Return whether a clitic behind this host is a word of its own."""
    if clitic == "'s":
        return host in _HOSTS_OF_S
    if clitic == "'d":
        return host in _HOSTS_OF_D
    if clitic == "'m":
        return host == "i"
    return clitic != "n't" or host in _HOSTS_OF_NT


def _is_possessive(token: str) -> bool:
    """Return whether a token is the possessive of an acronym that is spelled like a pronoun: IT's, WHO's."""
    return token.endswith("s") and len(token) > 3 and token[:-2].isupper()


def _is_misspelled(tokens: Sequence[str], at: int) -> bool:
    """Return whether let's is the verb lets, which an article can follow."""
    return tokens[at][:3].lower() == "let" and at + 1 < len(tokens) and tokens[at + 1].lower() in _ARTICLES
