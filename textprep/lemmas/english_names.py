"""Names among English words, which their capitals show: AWS, iOS, Windows, Los Angeles."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from textprep import han

#: The longest acronym. Longer words in capitals are emphasised words.
_ACRONYM_LENGTH = 5
#: Most words in capitals up to this length are acronyms, which texts in small letters have, too.
_LONGEST_COMMON_ACRONYM = 3

#: How many tokens on each side of a word say whether it stands in a title.
_TITLE_REACH = 20
#: A title has at least this share of words with a capital and, without a function word among them, this number.
_TITLE_SHARE = 0.6
_TITLE_WORDS = 5

_SENTENCE_ENDS = frozenset(".!?…。！？")
_INNER_MARKS = frozenset((",", ";", "&", "'s", "’s"))
#: Abbreviations before a name, whose full stop ends no sentence.
_TITLES_OF_PEOPLE = frozenset(("mr", "mrs", "ms", "dr", "prof", "st"))
#: Words that have a capital inside of names, too: The New York Times.
_ARTICLES = frozenset(("the", "a", "an", "i"))

#: Names that look like a plural and that a number often follows: Windows 10.
_NAMES_BEFORE_NUMBERS = frozenset(("windows",))

#: This number of successive words in capitals, with a function word among them, is an emphasised phrase.
_EMPHASISED_WORDS = 3

_HAN = re.compile(f"[{han.IDEOGRAPHS}]")
_ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s")
_INNER_CAPITAL = re.compile(r"\w*[^\W\d_A-Z]\w*[A-Z]\w*")


def singular_of_acronym(token: str) -> str | None:
    """Return the singular of an acronym in the plural (GPUs), None for other words."""
    return token[:-1] if _ACRONYM_PLURAL.fullmatch(token) else None


def has_inner_capital(token: str) -> bool:
    """Return whether a capital follows a small letter, as in iOS and GitHub."""
    return _INNER_CAPITAL.fullmatch(token) is not None


def is_in_capitals(tokens: Sequence[str]) -> bool:
    """Return whether most words of a text are in capitals, so that capitals mark no names."""
    in_small_letters = sum(map(str.islower, tokens))
    if sum(map(str.isupper, tokens)) <= in_small_letters:
        return False
    return sum(len(token) > _LONGEST_COMMON_ACRONYM and token.isupper() for token in tokens) > in_small_letters


def is_acronym(token: str) -> bool:
    """Return whether a token of a text with small letters has the shape of an acronym."""
    return token.isupper() and 1 < len(token) <= _ACRONYM_LENGTH


def has_han(tokens: Sequence[str]) -> bool:
    """Return whether a token contains a Han character."""
    return any(_HAN.search(token) is not None for token in tokens)


def is_acronym_in_han(tokens: Sequence[str], at: int, function_words: Container[str]) -> bool:
    """Return whether a short word in capitals stands alone in Chinese text: IDS入侵检测, IT和AI.

    Next to Han text a word in capitals is an acronym even if it is spelled like an English word, except in an English
    phrase in capitals.
    """
    before, after = _neighbours(tokens, at)
    if _HAN.match(before[-1:]) or _HAN.match(after[:1]):
        return not _is_in_emphasised_phrase(tokens, at, function_words)
    return not before[-1:].isalpha() and not after[:1].isalpha() and has_han(tokens)


def is_acronym_in_small_letters(
    tokens: Sequence[str], at: int, function_words: Container[str], subjects: Container[str]
) -> bool:
    """Return whether a short word in capitals stands between words in small letters and is not emphasised.

    Emphasis falls on function words (it IS good) and on verbs after their subject (he LEFT us).
    """
    before, after = _neighbours(tokens, at)
    if tokens[at].lower() in function_words or before.lower() in subjects:
        return False
    return before.islower() and not after.isupper()


def is_capitalised_name(tokens: Sequence[str], at: int) -> bool:
    """Return whether Han text or a number after a word with a capital shows a name: Windows系统, Windows 10."""
    _, after = _neighbours(tokens, at)
    if _HAN.match(after[:1]):
        return True
    return after[:1].isdigit() and tokens[at].lower() in _NAMES_BEFORE_NUMBERS


def _neighbours(tokens: Sequence[str], at: int) -> tuple[str, str]:
    """Return the tokens before and after a place; empty beyond the text."""
    return tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""


def _is_in_emphasised_phrase(tokens: Sequence[str], at: int, function_words: Container[str]) -> bool:
    """Return whether another word of the capitals around a place is a function word: THIS IS GOOD."""
    first = last = at
    while first > max(0, at - _TITLE_REACH) and _is_in_latin_capitals(tokens[first - 1]):
        first -= 1
    while last + 1 < min(len(tokens), at + _TITLE_REACH) and _is_in_latin_capitals(tokens[last + 1]):
        last += 1
    if last + 1 - first < _EMPHASISED_WORDS:
        return False
    return any(tokens[place].lower() in function_words for place in range(first, last + 1) if place != at)


def _is_in_latin_capitals(token: str) -> bool:
    return token.isupper() and token.isalpha()


def is_name(
    tokens: Sequence[str], at: int, function_words: Container[str], line_starts: Container[int] = frozenset()
) -> bool:
    """Return whether the word at a place has a capital though no sentence begins there, and is not in a title.

    Parameters:
        function_words: pronouns, auxiliaries and the like in lower case, which have capitals only in titles.
        line_starts: the places at which a line begins, and with it a sentence or a title.
    """
    return _is_inside_sentence(tokens, at, line_starts) and not _is_in_title(tokens, at, function_words, line_starts)


def _is_inside_sentence(tokens: Sequence[str], at: int, line_starts: Container[int]) -> bool:
    """Return whether the token before is a word of the same sentence, or a mark that ends none."""
    if at == 0 or at in line_starts:
        return False
    before = tokens[at - 1]
    if before == "." and at > 1:
        return tokens[at - 2].lower() in _TITLES_OF_PEOPLE
    return before[:1].isalpha() or before in _INNER_MARKS


def _is_in_title(tokens: Sequence[str], at: int, function_words: Container[str], line_starts: Container[int]) -> bool:
    """Return whether the words around a place have capitals as the words of titles and headlines do."""
    first = last = at
    while first > max(0, at - _TITLE_REACH) and first not in line_starts and tokens[first - 1] not in _SENTENCE_ENDS:
        first -= 1
    while last < min(len(tokens), at + _TITLE_REACH) and tokens[last] not in _SENTENCE_ENDS:
        last += 1
        if last in line_starts:
            break
    words = [token for token in tokens[first:last] if token[:1].isalpha()]
    capitalised = [word for word in words if word[0].isupper()]
    if any(word.lower() in function_words and word.lower() not in _ARTICLES for word in capitalised[1:]):
        return len(capitalised) >= _TITLE_SHARE * len(words)
    return len(capitalised) == len(words) >= _TITLE_WORDS
