"""Base forms of Chinese words: rules over the characters of a text, decided by a lexicon and its tags.

Each rule names its linguistic source. A rule looks at adjacent characters, but a merge begins and ends at word
boundaries: only a separable verb may cut a word, and only one that the lexicon lacks (the guess of a model).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from textprep.lemmas.merges import Merge, MergeFinder, TokenBoundaries
from textprep.lemmas.reduplication import ANotA, Reduplication
from textprep.lemmas.sections import read_sections
from textprep.lemmas.separable import SeparableVerbs
from textprep.lemmas.suffixes import ASPECT_PARTICLES, Suffixes
from textprep.lexicon import Lexicon
from textprep.lexicon.named import load_lexicon
from textprep.resources.cache import BoundedCache

RULES = ("separable", "reduplication", "a-not-a", "plural", "erhua", "aspect")

_SUFFIX_TOKENS = ASPECT_PARTICLES | {"们"}
_SUFFIX = re.compile(f"[{''.join(sorted(_SUFFIX_TOKENS))}]")
#: Words after which 了, 着, 过 are no aspect particles (是, 在 take none) or make another word.
_NO_ASPECT = frozenset("是 在 为 除 罢 极 不 没 没有 太 就 都 也".split())


class ChineseLemmatizer:
    """Finds the base forms of a text that is cut into words.

    Parameters:
        rules: which of ``RULES`` are in force.
        lexicon: gives the words and their tags (of the ICTCLAS set).
        own_words: the user's words, which keep their form.
    """

    def __init__(self, rules: Sequence[str], lexicon: Lexicon, own_words: Container[str] = frozenset()) -> None:
        self._lexicon = lexicon
        self._own_words = own_words
        self._exceptions = {rule: frozenset(words) for rule, words in read_sections("chinese").items()}
        self._tags: BoundedCache[str, str | None] = BoundedCache(self._tag)
        separable = SeparableVerbs()
        self._suffixes = Suffixes(rules, lexicon, self._tags, separable.words, self._exceptions)
        self._lemmas: BoundedCache[str, str] = BoundedCache(self._stem)
        self._separable = separable.words
        # The order matters: of two merges of the same range the one that was found first stays.
        finders: dict[str, MergeFinder] = {
            "separable": separable,
            "reduplication": Reduplication(self._tags, separable.objects, self._exceptions["reduplication"]),
            "a-not-a": ANotA(self._tags, separable.words, self._exceptions["a-not-a"]),
        }
        self._finders = [finder for rule, finder in finders.items() if rule in rules]
        self._aspect = "aspect" in rules
        self._plural = "plural" in rules

    def lemma(self, token: str) -> str:
        """Return a token without plural, erhua and aspect suffix."""
        return self._lemmas[token]

    def lemmas(self, tokens: Sequence[str]) -> list[str]:
        """Return `lemma` of every token."""
        return list(map(self._lemmas.__getitem__, tokens))

    def merges(
        self, text: str, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], tags: Sequence[str] | None
    ) -> list[Merge]:
        """Return the ranges that become one token each: of overlapping ones the leftmost, then the longest."""
        boundaries = TokenBoundaries(text, tokens, starts, ends, self._lexicon, self._own_words)
        found = [
            Merge(start, end, self.lemma(lemma))
            for finder in self._finders
            for start, end, lemma in finder.find(text)
            if boundaries.allow(start, end, may_cut=lemma in self._separable)
        ]
        if _SUFFIX.search(text) is not None:
            found += self._suffix_tokens(tokens, starts, ends, tags)
        found.sort(key=lambda merge: (merge.start, -merge.end))
        chosen: list[Merge] = []
        at = 0
        for merge in found:
            if merge.start >= at:
                if self._aspect:
                    merge = merge._replace(end=boundaries.after_aspect_particle(merge.end))
                chosen.append(merge)
                at = merge.end
        return chosen

    def _suffix_tokens(
        self, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], tags: Sequence[str] | None
    ) -> Iterator[Merge]:
        """Yield the merges of words with 们, 了, 着 or 过 that are tokens of their own."""
        for at in [at for at, token in enumerate(tokens) if token in _SUFFIX_TOKENS]:
            if not at or ends[at - 1] != starts[at]:
                continue
            suffix, word = tokens[at], tokens[at - 1]
            if suffix in self._own_words:
                continue
            if suffix == "们":
                if self._plural and self._tags[word] is not None and self._suffixes.is_plural(word + suffix, word):
                    yield Merge(starts[at - 1], ends[at], word)
            elif self._aspect and self._takes_aspect(word, suffix, None if tags is None else tags[at - 1]):
                last = at
                for after in range(at + 1, len(tokens)):
                    if tokens[after] not in ASPECT_PARTICLES or starts[after] != ends[last]:
                        break
                    last = after
                yield Merge(starts[at - 1], ends[last], self.lemma(word))

    def _takes_aspect(self, word: str, particle: str, tag: str | None) -> bool:
        """Return whether a word before an aspect particle is a verb, by its tag in the document if it has one."""
        if word in _NO_ASPECT or word + particle in self._exceptions["aspect"]:
            return False
        return self._suffixes.is_verb(word) if tag is None else tag[:1] == "v"

    def _stem(self, token: str) -> str:
        """Return a token without its suffix; an own word as it is."""
        return token if token in self._own_words else self._suffixes.stem(token)

    def _tag(self, word: str) -> str | None:
        """Return a word's tag in the lexicon, "x" for a word without one, None for a word that is not there."""
        if word in self._exceptions["verbs"]:
            return "v"
        entry = self._lexicon.get(word)
        return None if entry is None or not entry.count else entry.tag or "x"


def jieba_lemmatizer(rules: Sequence[str], own_words: Container[str] = frozenset()) -> ChineseLemmatizer:
    """Return the rules over jieba's lexicon; the user's own words keep their form."""
    return ChineseLemmatizer(rules, load_lexicon("jieba"), own_words)
