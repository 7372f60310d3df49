"""Base forms of English words: simplemma's word list, and the words beside where they decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textprep.resources.cache import load_once
from textprep.resources.files import read_data

#: What decides is looked for one or two words away; the words of each kind are closed classes.
_SUBJECTS = frozenset(
    "i you he she it we they who there here that what this everyone everybody someone somebody nobody one".split()
)
_CLITIC_HOSTS = _SUBJECTS | frozenset(
    "where how when why everything something nothing anything else name here's today tomorrow".split()
)
_DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their some any no every each another either neither "
    "what which whose all both such many few several more most much other".split()
)
_POSSESSIVES = frozenset("my your his her its our their 's ’s whose".split())
_BE = frozenset("am is are was were be been being 'm 're 's ’m ’re ’s get gets got getting gotten keep kept".split())
_HAVE = frozenset("have has had having 've ’ve 'd ’d".split())
_AUXILIARIES = frozenset(
    "will would can could may might shall should must do does did to 'll ’ll ca wo n't n’t not".split()
)
_OBJECTS = frozenset("me him them us you it".split())
_AFTER_IS = frozenset("a an the not n't so very too just about here there in on my".split())
_PARTICLES = frozenset("out up down back off away again there here for".split())
_PREPOSITIONS = frozenset(
    "of in on at by for with from about into over after before under without through during between against among "
    "towards upon than as".split()
)
_DEGREE = frozenset("very so too quite rather really extremely pretty more most less how as".split())
_ADVERBS = frozenset("not n't n’t never always also just only already still even now often really so then ever".split())
_CLAUSE_ENDS = frozenset(". , ; : ! ? ) ( - -- … \" ” “ ' and or but because if when while who which that then".split())

_WORD = re.compile(r"[^\W\d_][\w'’.&/-]*")
_LONG = re.compile(r"(.)\1{2,}")

Decide = Callable[[Sequence[str], int], str]


class EnglishLemmas:
    """Lemmas of the tokens of a text, in order; what one word has been is kept for the next time."""

    def __init__(self) -> None:
        import simplemma

        self._lookup: Callable[..., str] = simplemma.lemmatize
        self._known: Callable[..., bool] = simplemma.is_known
        sections = _sections()
        self._forms = dict(line.split(" ", 1) for line in sections["forms"])
        self._keep = frozenset(sections["keep"])
        self._participles = frozenset(sections["participles"])
        self._nouns = frozenset(sections["nouns"])
        self._verbs = dict(line.split(" ", 1) for line in sections["verbs"])
        self._lemmas: dict[str, str] = {}
        self._deciders: dict[str, Decide] = {
            **dict.fromkeys(("'s", "’s", "s"), self._clitic_s),
            **dict.fromkeys(("'d", "’d"), self._clitic_d),
            "am": self._am,
            "us": self._us,
            "m": self._after_subject("be"),
            "r": self._after_subject("be"),
            "her": self._her,
            "left": self._left,
            "saw": self._saw,
            "thought": self._thought,
            "found": self._found,
            "felt": self._past("feel", "felt"),
            "rose": self._past("rise", "rose"),
            "lay": self._past("lie", "lay"),
            "ground": self._past("grind", "ground", rare=True),
            "wound": self._past("wind", "wound", rare=True),
            "bound": self._past("bind", "bound", rare=True),
            "bore": self._past("bear", "bore"),
            "spoke": self._past("speak", "spoke"),
            "better": self._better,
            "best": self._better,
            "following": self._following,
            "means": self._verb_or_plural("mean", "means"),
            "remains": self._verb_or_plural("remain", "remains"),
            "lives": self._lives,
            "leaves": self._leaves,
        }

    def run(self, tokens: Sequence[str]) -> list[str]:
        """The lemma of every token."""
        known = self._lemmas
        lemmas = []
        for at, token in enumerate(tokens):
            lemma = known.get(token)
            if lemma is None:
                lemma = self._first_seen(token)
            if lemma == "":
                lemma = self._decide(tokens, at)
            lemmas.append(lemma)
        return lemmas

    def _first_seen(self, token: str) -> str:
        """The lemma of a token, an empty string where the words beside it decide; kept."""
        low = token.lower()
        if low in self._deciders or low in self._participles or low in self._nouns or low.endswith("ing"):
            lemma = ""
        else:
            lemma = self._alone(token)
        if len(self._lemmas) > _KEPT:
            self._lemmas.clear()
        self._lemmas[token] = lemma
        return lemma

    def _alone(self, token: str) -> str:
        """The lemma of a token by itself."""
        low = token.lower()
        if low in self._forms:
            return self._forms[low]
        if low in self._keep or _WORD.fullmatch(token) is None:
            return low if low in self._keep and not token.isupper() else token
        if token.isupper() and 1 < len(token) <= 5 and not self._common(low):
            return token
        host, mark, rest = low.replace("’", "'").partition("'")
        if mark and rest == "s" and host and host not in _CLITIC_HOSTS:
            return self._alone(token[: len(host)])
        lemma = self._lookup(token, "en")
        if lemma == token and token[:1].isupper():
            other = self._lookup(low, "en")
            if other != low:
                return other
        if lemma.lower() == low and token == low and low != "i":
            lemma = low
        if lemma.lower() == low and _LONG.search(low):
            for short in (_LONG.sub(r"\1", low), _LONG.sub(r"\1\1", low)):
                if self._known(short, "en"):
                    return self._lookup(short, "en")
        return lemma

    def _common(self, low: str) -> bool:
        """Whether a word in capitals is an ordinary word: as often as not it is an acronym."""
        lemma = self._lookup(low, "en")
        return lemma == low or low.startswith(lemma[:3]) or lemma in ("be", "have", "do", "go", "good", "I")

    def _decide(self, tokens: Sequence[str], at: int) -> str:
        low = tokens[at].lower()
        decide = self._deciders.get(low)
        if decide is not None:
            return decide(tokens, at)
        if low in self._participles:
            return self._participle(tokens, at)
        return self._ing(tokens, at)

    # What stands beside

    @staticmethod
    def _before(tokens: Sequence[str], at: int) -> str:
        return tokens[at - 1].lower() if at else ""

    @staticmethod
    def _after(tokens: Sequence[str], at: int) -> str:
        return tokens[at + 1].lower() if at + 1 < len(tokens) else ""

    def _before_adverbs(self, tokens: Sequence[str], at: int) -> str:
        """The word before, adverbs between left out."""
        at -= 1
        while at > 0 and (tokens[at].lower() in _ADVERBS or tokens[at].lower().endswith("ly")):
            at -= 1
        return tokens[at].lower() if at >= 0 else ""

    def _clitic_s(self, tokens: Sequence[str], at: int) -> str:
        """is, has, us or the possessive."""
        form, before, after = tokens[at].lower(), self._before(tokens, at), self._after(tokens, at)
        if before == "let":
            return "we"
        if before in _CLITIC_HOSTS:
            return "have" if after in ("been", "got", "had", "done", "become") else "be"
        if form == "s" and not before[-1:].isalpha():
            return form
        if after in ("been", "got"):
            return "have"
        return "be" if after in _AFTER_IS else "'s"

    def _clitic_d(self, tokens: Sequence[str], at: int) -> str:
        """Had before participles and "better", else would."""
        after = self._after(tokens, at)
        return "have" if after in ("better", "been", "had", "gone", "done") or after.endswith("ed") else "would"

    def _am(self, tokens: Sequence[str], at: int) -> str:
        """The morning after a number, else the verb."""
        return "a.m." if self._before(tokens, at)[-1:].isdigit() else "be"

    def _after_subject(self, lemma: str) -> Decide:
        """A letter that stands for a verb after a subject, else itself."""
        return lambda tokens, at: lemma if self._before(tokens, at) in _SUBJECTS else tokens[at]

    def _us(self, tokens: Sequence[str], at: int) -> str:
        """The country in capitals, else the pronoun."""
        return tokens[at] if tokens[at].isupper() else "we"

    def _her(self, tokens: Sequence[str], at: int) -> str:
        """The object is she; before a noun it is the possessive."""
        after = self._after(tokens, at)
        ends = not after or not after[0].isalpha() or after in _CLAUSE_ENDS
        function = after in _PREPOSITIONS or after in _DETERMINERS or after in _AUXILIARIES or after in _SUBJECTS
        adverb = after in _ADVERBS or after in _PARTICLES
        return "she" if ends or function or adverb else "her"

    def _left(self, tokens: Sequence[str], at: int) -> str:
        """The side after determiners and before nouns, else the verb."""
        before, after = self._before(tokens, at), self._after(tokens, at)
        if before in _DETERMINERS or before in ("to", "on", "turn", "turned", "far", "bottom", "top", "upper", "lower"):
            return "left"
        return "left" if after in ("side", "hand", "wing", "arm", "leg", "lane", "foot", "eye", "turn") else "leave"

    def _saw(self, tokens: Sequence[str], at: int) -> str:
        """The tool after determiners, else the verb."""
        before = self._before(tokens, at)
        return "saw" if before in _DETERMINERS - {"that", "this", "all", "both"} else "see"

    def _thought(self, tokens: Sequence[str], at: int) -> str:
        before = self._before_adverbs(tokens, at)
        if before in _SUBJECTS | _HAVE | _BE or before[:1].isupper():
            return "think"
        return "thought" if before in _DETERMINERS | _PREPOSITIONS | {"'s", "’s", "good", "second"} else "think"

    def _found(self, tokens: Sequence[str], at: int) -> str:
        """To found only after auxiliaries that want an infinitive."""
        return "found" if self._before(tokens, at) in ("to", "will", "would", "can", "could") else "find"

    def _past(self, verb: str, form: str, rare: bool = False) -> Decide:
        """A past form that is another word, too: the verb after a subject or have."""

        def decide(tokens: Sequence[str], at: int) -> str:
            before = self._before_adverbs(tokens, at)
            if before in _DETERMINERS - {"that"} or before in _PREPOSITIONS:
                return form
            if rare:
                return verb if before in _HAVE or before in _BE else form
            if before in _AUXILIARIES:
                return form
            return verb if before in _SUBJECTS or before in _HAVE or (before and before not in _CLAUSE_ENDS) else form

        return decide

    def _better(self, tokens: Sequence[str], at: int) -> str:
        """Adjective (good) before nouns and after be, adverb (well) after verbs and objects."""
        low, before, after = tokens[at].lower(), self._before_adverbs(tokens, at), self._after(tokens, at)
        if before in ("had", "'d", "’d", "know", "knows", "knew", "works", "work", "like", "do", "does", "did", "even"):
            return "well"
        if low == "best" and after.endswith(("ed", "en")) and before != "the":
            return "well"
        return "good"

    def _following(self, tokens: Sequence[str], at: int) -> str:
        before, after = self._before(tokens, at), self._after(tokens, at)
        if before in _DETERMINERS:
            return "follow" if after and after[0].isalpha() and after not in _PREPOSITIONS else "following"
        return "follow"

    def _verb_or_plural(self, verb: str, plural: str) -> Decide:
        """A third person after a subject in the singular, else a noun."""

        def decide(tokens: Sequence[str], at: int) -> str:
            before, after = self._before_adverbs(tokens, at), self._after(tokens, at)
            if before in ("it", "that", "this", "which", "he", "she", "what", "who", "there", "one"):
                return verb
            noun = before in _DETERMINERS | _PREPOSITIONS or before.endswith(("al", "ive", "ary", "human"))
            return verb if not noun and (after in _DETERMINERS or after in ("that", "to", "in", "i", "you")) else plural

        return decide

    def _lives(self, tokens: Sequence[str], at: int) -> str:
        before = self._before_adverbs(tokens, at)
        verb = before in ("he", "she", "it", "who", "that", "one") or (
            self._after(tokens, at) in ("in", "at", "with", "near") and before not in _DETERMINERS | _PREPOSITIONS
        )
        return "live" if verb else "life"

    def _leaves(self, tokens: Sequence[str], at: int) -> str:
        before, after = self._before_adverbs(tokens, at), self._after(tokens, at)
        verb = before in ("he", "she", "it", "who", "that", "which", "this") or after in _OBJECTS - {"it"}
        return "leave" if verb else "leaf"

    def _participle(self, tokens: Sequence[str], at: int) -> str:
        """A participle that is an adjective stays: after be, after degree adverbs, between determiner and noun."""
        token = tokens[at]
        low, before, after = token.lower(), self._before(tokens, at), self._after(tokens, at)
        if before in _HAVE or before in _SUBJECTS or after in _OBJECTS:
            return self._verb(token)
        if low.endswith("ing") and low in self._nouns:
            return self._ing(tokens, at)
        if low in ("lost", "done", "gone", "broken", "hurt", "moved", "touched", "moving", "leading", "married"):
            attributive = before in _DETERMINERS | _DEGREE and after.isalpha() and after not in _PREPOSITIONS
            return low if attributive else self._verb(token)
        return low

    def _ing(self, tokens: Sequence[str], at: int) -> str:
        """A gerund after a determiner or an adjective is a noun; before an object or after be it is a verb."""
        token = tokens[at]
        low = token.lower()
        if low in self._keep or low in self._forms:
            return self._alone(token)
        before, after = self._before(tokens, at), self._after(tokens, at)
        if low in self._nouns:
            if before in _DETERMINERS | {"'s", "’s"} and after not in _DETERMINERS - {"that"}:
                return low
            if (
                self._before_adverbs(tokens, at) in _BE
                or after in _DETERMINERS
                or after in ("me", "him", "them", "us", "it")
            ):
                return self._verb(token)
            if before in _PREPOSITIONS | {"to", ""} or before in _CLAUSE_ENDS:
                return low if after in _PREPOSITIONS - {"for", "with", "on", "about"} and before else self._alone(token)
            return low if before.endswith(("al", "ive", "ic", "ous", "ful", "ed")) else self._alone(token)
        if self._before_adverbs(tokens, at) in _BE or after in _DETERMINERS:
            return self._verb(token)
        return self._alone(token)

    def _verb(self, token: str) -> str:
        """The infinitive of a participle."""
        low = token.lower()
        if low in self._verbs or low in self._forms:
            return self._verbs.get(low) or self._forms[low]
        lemma = self._lookup(low, "en")
        if lemma != low and lemma + "e" != self._stemmed(low):
            return lemma
        return self._stemmed(low) or lemma

    def _stemmed(self, low: str) -> str:
        """The known verb of which a form in -ing or -ed is made by the rules of spelling; empty where there is none."""
        for suffix in ("ing", "ed"):
            stem = low.removesuffix(suffix)
            if stem != low and len(stem) > 1:
                candidates = [stem, stem + "e"]
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    candidates.insert(0, stem[:-1])
                for candidate in candidates:
                    if self._known(candidate, "en") and self._lookup(candidate, "en") == candidate:
                        return candidate
        return ""


#: So many different tokens are remembered before the memory starts anew.
_KEPT = 200_000


def _sections() -> dict[str, list[str]]:
    """The sections of our list of English forms."""

    def read() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        name = ""
        for line in read_data("lemma", "english", ".txt").splitlines():
            if line.startswith("["):
                name = line.strip("[]")
            elif line and not line.startswith("#"):
                found.setdefault(name, []).append(line)
        return found

    return load_once("english lemmas", read)
