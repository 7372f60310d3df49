"""Base forms of English words: simplemma's word list, corrected by our lists and by the neighbours of a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence

from textprep.errors import checked_imports
from textprep.lemmas.english_names import (
    has_inner_capital,
    is_acronym,
    is_acronym_in_han,
    is_acronym_in_small_letters,
    is_capitalised_name,
    is_in_capitals,
    is_name,
    singular_of_acronym,
)
from textprep.lemmas.english_rules import ContextRules, Rule
from textprep.lemmas.sections import read_sections
from textprep.resources.cache import BoundedCache, load_once

_WORD = re.compile(r"[^\W\d_][\w'’.&/-]*")
#: What is left of a verb in -e before -ing: a verb without -e would double the last consonant, and none ends in v.
_SILENT_E = re.compile("[^aeiou]*[aeiou][bdgklmnprtz]|[a-z]+v")
_POSSESSIVE = re.compile("['’]s$")
#: The last part of a word with hyphens that is no name: T-shirts, X-rays.
_SMALL_LAST_PART = re.compile("-[a-z]+$")
_LENGTHENED = re.compile(r"(.)\1{2,}")

#: Words in s up to this length are names or abbreviations (aws, css) unless the lists have them.
_LONGEST_NAME_IN_S = 3

#: Endings of words for members of a people, a party or a faith, and of days: Americans, Democrats, Sundays.
_MEMBER_SUFFIXES = ("ist", "ite", "crat")
_MEMBER_SUFFIXES_OF_NAMES = ("an", "i", "day", *_MEMBER_SUFFIXES)

#: An inflected form and its base form have at least this number of first letters in common.
_COMMON_LETTERS = 3

#: The classes of english_rules.txt whose words are no names.
_FUNCTION_CLASSES = (
    "SUBJECT",
    "DETERMINER",
    "COPULA",
    "HAVE",
    "AUXILIARY",
    "OBJECT",
    "PREPOSITION",
    "ADVERB",
    "PARTICLE",
)


class _UnlessName:
    """The base form of a token with a capital, which keeps its form if its neighbours show a name."""

    __slots__ = ("lemma",)

    def __init__(self, lemma: str) -> None:
        self.lemma = lemma


#: What is known of a token by itself; the rules if its neighbours decide.
_Entry = str | _UnlessName | tuple[Rule, ...]


class EnglishLemmatizer:
    """Gives each token of a text its base form.

    The rules of ``lemma/english_rules.txt`` come first. Other words have one base form in every context, except names,
    which capitals show: they keep their form (Windows, Los Angeles, AWS). The names of the section ``names`` keep it at
    the beginning of a sentence, too.
    """

    def __init__(self) -> None:
        with checked_imports("simplemma"):
            import simplemma

        self._simplemma: Callable[..., str] = simplemma.lemmatize
        self._is_known: Callable[..., bool] = simplemma.is_known
        sections = read_sections("english")
        self._forms = dict(line.split(" ", 1) for line in sections["forms"])
        self._keep = frozenset(sections["keep"])
        self._verbs = dict(line.split(" ", 1) for line in sections["verbs"])
        self._rules = context_rules()
        self._names = frozenset(sections["names"])
        classes = self._rules.classes
        self._function_words = frozenset().union(*(classes[name] for name in _FUNCTION_CLASSES))
        self._pronoun_hosts = classes["CLITIC_HOST"]
        self._entries: BoundedCache[str, _Entry] = BoundedCache(self._entry)

    def lemmatize(self, tokens: Sequence[str], line_starts: Container[int] = frozenset()) -> list[str]:
        """Return the base form of every token.

        Parameters:
            tokens: the tokens of a text as it was written, because capitals show names.
            line_starts: the indices of tokens that begin a line, where a capital shows no name.
        """
        entries = self._entries
        decide = self._rules.decide
        lemmas: list[str] = []
        capitalised = []
        for at, token in enumerate(tokens):
            entry = entries[token]
            if isinstance(entry, str):
                lemmas.append(entry)
                continue
            if isinstance(entry, _UnlessName):
                lemmas.append(entry.lemma)
                capitalised.append(at)
                continue
            lemma = decide(entry, tokens, at).lemma
            lemmas.append(lemma)
            if self._is_capitalised(token, lemma):
                capitalised.append(at)
        if capitalised:
            self._keep_names(tokens, lemmas, capitalised, line_starts)
        return lemmas

    def _keep_names(
        self, tokens: Sequence[str], lemmas: list[str], places: Sequence[int], line_starts: Container[int]
    ) -> None:
        """Give names at some places their own form as base form."""
        in_capitals = is_in_capitals(tokens)
        names = {
            tokens[at]
            for at in places
            if self._is_name_among_han(tokens, at, lemmas[at])
            or (not in_capitals and self._is_name_in_english(tokens, at, lemmas[at], line_starts))
        }
        for at in places:
            if tokens[at] in names:
                lemmas[at] = _POSSESSIVE.sub("", tokens[at])

    def _is_name_among_han(self, tokens: Sequence[str], at: int, lemma: str) -> bool:
        """Return whether Han text or a number beside a word with a capital shows a name."""
        token = tokens[at]
        if token.isupper():
            return is_acronym_in_han(tokens, at, self._function_words)
        return self._can_be_name(token, lemma) and is_capitalised_name(tokens, at)

    def _is_name_in_english(self, tokens: Sequence[str], at: int, lemma: str, line_starts: Container[int]) -> bool:
        """Return whether a word with a capital is a name in an English text with small letters."""
        words = self._function_words
        if not tokens[at].isupper():
            return is_name(tokens, at, words, line_starts)
        if self._can_be_name(tokens[at], lemma):
            return True
        if self._is_long_inflected(tokens[at].lower()):
            return False
        return is_acronym_in_small_letters(tokens, at, words, self._rules.classes["SUBJECT"])

    def _is_capitalised(self, token: str, lemma: str) -> bool:
        """Return whether a token with another base form can be a name, or is a short word in capitals."""
        if is_acronym(token):
            return lemma.lower() != token.lower()
        return self._can_be_name(token, lemma)

    def _can_be_name(self, token: str, lemma: str) -> bool:
        """Return whether a token has a capital and another base form, and its neighbours may show that it is a name."""
        if token.islower() or lemma == token:
            return False
        low = token.lower()
        if lemma.lower() == low or low in self._function_words or singular_of_acronym(token) is not None:
            return False
        if token.isupper():
            return is_acronym(token) and not self._is_emphasised(low)
        if not token[:1].isupper() or token.endswith(".") or low in self._forms or _SMALL_LAST_PART.search(token):
            return False
        is_of_name = lemma[:1].isupper()
        if lemma.endswith(_MEMBER_SUFFIXES_OF_NAMES if is_of_name else _MEMBER_SUFFIXES):
            return False
        return not (is_of_name and self._simplemma(low, "en")[:1].isupper())

    def _is_emphasised(self, low: str) -> bool:
        """Return whether a short word in capitals is an ordinary word (HAS, DAYS) rather than an acronym."""
        if low in self._forms or self._rules.for_form(low):
            return True
        return self._is_long_inflected(low)

    def _is_long_inflected(self, low: str) -> bool:
        """Return whether a word is an inflected form (DAYS) that is too long to be read as an acronym."""
        return len(low) > _LONGEST_NAME_IN_S and self._is_inflected(low)

    def _is_inflected(self, low: str) -> bool:
        """Return whether a word begins as its base form does."""
        lemma = self._simplemma(low, "en")
        return len(lemma) >= _COMMON_LETTERS and low.startswith(lemma[:_COMMON_LETTERS])

    def _entry(self, token: str) -> _Entry:
        """Return a token's base form, or if the context decides, the rules with the base forms of this token."""
        if "_" in token:
            return token
        rules = self._rules.for_form(token.lower())
        if not rules:
            return self._unless_name(token, self._look_up(token))
        rules = tuple(rule._replace(lemma=self._resolve(rule.lemma, token)) for rule in rules)
        return self._unless_name(token, rules[0].lemma) if rules[0].is_unconditional else rules

    def _unless_name(self, token: str, lemma: str) -> str | _UnlessName:
        return _UnlessName(lemma) if self._is_capitalised(token, lemma) else lemma

    def _resolve(self, lemma: str, token: str) -> str:
        """Return the base form that the lemma column of a rule stands for."""
        match lemma:
            case "FORM":
                return token.lower()
            case "TOKEN":
                return token
            case "VERB":
                return self._infinitive(token.lower())
            case "LOOKUP":
                return self._look_up(token)
            case _:
                return lemma

    def _look_up(self, token: str) -> str:
        """Return the base form of a token by itself."""
        if (singular := singular_of_acronym(token)) is not None:
            return singular
        low = token.lower()
        for form in (token, low):
            if form in self._forms:
                return self._forms[form]
        if low.endswith("ing") and low in self._verbs:
            return self._verbs[low]
        if token.istitle() and low in self._names:
            return token
        if low in self._keep:
            return token if token.isupper() else low
        if _WORD.fullmatch(token) is None or self._is_acronym(token):
            return token
        if low.endswith("s") and len(low) <= _LONGEST_NAME_IN_S:
            return token
        host = _POSSESSIVE.sub("", low)
        if host != low and (host not in self._pronoun_hosts or is_acronym(token[:-2])):
            return token[:-2] if token[:-2].isupper() else self._look_up(token[:-2])
        if "-" in low and not self._is_known(low, "en"):
            return self._look_up_compound(token)
        lemma = self._simplemma(token, "en")
        if has_inner_capital(token) and lemma + "s" != token:
            return token
        if lemma == token and token[:1].isupper():
            lemma_of_low = self._simplemma(low, "en")
            if lemma_of_low != low:
                return lemma_of_low
        if lemma.lower() == low:
            if token == low:
                lemma = low
            return self._look_up_shortened(low) or lemma
        return lemma

    def _look_up_compound(self, token: str) -> str:
        """Return the base form of an unknown word with hyphens: a last part in -s has one, US-based stays."""
        first, hyphen, last = token.rpartition("-")
        return first + hyphen + (self._look_up(last) if last.endswith("s") and last.islower() else last)

    def _look_up_shortened(self, low: str) -> str | None:
        """Return the base form of a lengthened word ("soooo"), None if no shorter spelling is known."""
        if _LENGTHENED.search(low):
            for replacement in (r"\1", r"\1\1"):
                shortened = _LENGTHENED.sub(replacement, low)
                if self._is_known(shortened, "en"):
                    return self._simplemma(shortened, "en")
        return None

    def _is_acronym(self, token: str) -> bool:
        """Return whether a token is a short word in capitals and no ordinary word.

        An acronym betrays itself by a base form that has little in common with it.
        """
        if not is_acronym(token):
            return False
        low = token.lower()
        lemma = self._simplemma(low, "en")
        return not (lemma == low or self._is_inflected(low) or lemma in ("be", "have", "do", "go", "good", "I"))

    def _infinitive(self, low: str) -> str:
        """Return the infinitive of a participle or past form."""
        for verbs in (self._verbs, self._forms):
            if low in verbs:
                return verbs[low]
        lemma = self._simplemma(low, "en")
        by_spelling = self._infinitive_by_spelling(low)
        if lemma != low and lemma + "e" != by_spelling:
            return lemma
        return by_spelling or lemma

    def _infinitive_by_spelling(self, low: str) -> str | None:
        """Return the known verb from which the spelling rules make a form in -ing or -ed, None without one."""
        for suffix in ("ing", "ed"):
            stem = low.removesuffix(suffix)
            if stem != low and len(stem) > 1:
                candidates = [stem, stem + "e"]
                if suffix == "ing" and _SILENT_E.fullmatch(stem):
                    candidates.reverse()
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    candidates.insert(0, stem[:-1])
                for candidate in candidates:
                    if self._is_known(candidate, "en") and self._simplemma(candidate, "en") == candidate:
                        return candidate
        return None


def context_rules() -> ContextRules:
    """Return the rules of ``lemma/english_rules.txt``, read once per process."""

    def read() -> ContextRules:
        words = read_sections("english")
        form_classes = {
            "FORMS": [line.split(" ", 1)[0] for line in words["forms"]],
            "KEEP": words["keep"],
            "PARTICIPLES": words["participles"],
            "NOUNS": words["nouns"],
        }
        return ContextRules(read_sections("english_rules"), form_classes)

    return load_once("english context rules", read)
