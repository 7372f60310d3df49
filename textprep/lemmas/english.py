"""Base forms of English words: simplemma's word list, corrected by our lists and by the neighbours of a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textprep.lemmas.english_rules import ContextRules, Rule
from textprep.lemmas.sections import read_sections
from textprep.resources.cache import BoundedCache, load_once

_WORD = re.compile(r"[^\W\d_][\w'’.&/-]*")
_LENGTHENED = re.compile(r"(.)\1{2,}")

#: Words in capitals up to this length are acronyms unless the word list has them.
_ACRONYM_LENGTH = 5


class EnglishLemmatizer:
    """Gives each token of a text its base form.

    The rules of ``lemma/english_rules.txt`` come first. Other words have one base form in every context.
    """

    def __init__(self) -> None:
        import simplemma

        self._simplemma: Callable[..., str] = simplemma.lemmatize
        self._is_known: Callable[..., bool] = simplemma.is_known
        sections = read_sections("english")
        self._forms = dict(line.split(" ", 1) for line in sections["forms"])
        self._keep = frozenset(sections["keep"])
        self._verbs = dict(line.split(" ", 1) for line in sections["verbs"])
        self._rules = context_rules()
        self._pronoun_hosts = self._rules.classes["CLITIC_HOST"]
        self._entries: BoundedCache[str, str | tuple[Rule, ...]] = BoundedCache(self._entry)

    def lemmatize(self, tokens: Sequence[str]) -> list[str]:
        """Return the base form of every token."""
        entries = self._entries
        decide = self._rules.decide
        lemmas = []
        for at, token in enumerate(tokens):
            entry = entries[token]
            lemmas.append(entry if isinstance(entry, str) else decide(entry, tokens, at).lemma)
        return lemmas

    def _entry(self, token: str) -> str | tuple[Rule, ...]:
        """Return a token's base form, or if the context decides, the rules with the base forms of this token."""
        rules = self._rules.for_form(token.lower())
        if not rules:
            return self._look_up(token)
        rules = tuple(rule._replace(lemma=self._resolve(rule.lemma, token)) for rule in rules)
        return rules[0].lemma if rules[0].is_unconditional else rules

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
        low = token.lower()
        for form in (token, low):
            if form in self._forms:
                return self._forms[form]
        if low in self._keep:
            return token if token.isupper() else low
        if _WORD.fullmatch(token) is None or self._is_acronym(token):
            return token
        host, apostrophe, clitic = low.replace("’", "'").partition("'")
        if apostrophe and clitic == "s" and host and host not in self._pronoun_hosts:
            return self._look_up(token[: len(host)])
        lemma = self._simplemma(token, "en")
        if lemma == token and token[:1].isupper():
            lemma_of_low = self._simplemma(low, "en")
            if lemma_of_low != low:
                return lemma_of_low
        if lemma.lower() == low:
            if token == low and low != "i":
                lemma = low
            return self._look_up_shortened(low) or lemma
        return lemma

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
        if not token.isupper() or not 1 < len(token) <= _ACRONYM_LENGTH:
            return False
        low = token.lower()
        lemma = self._simplemma(low, "en")
        return not (lemma == low or low.startswith(lemma[:3]) or lemma in ("be", "have", "do", "go", "good", "I"))

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
