"""Repeated verbs and adjectives: reduplication (看看, 高高兴兴) and A-not-A questions (能不能, 喜不喜欢)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from textprep import han
from textprep.lemmas.merges import Merge

# The lexicon whose tags decide has no word with other characters.
_HAN = han.UNIFIED

# Lookaheads let matches overlap. The questions are searched by their middle, which is rarer than what repeats.
_SYLLABLE_TWICE = re.compile(f"(?=(?P<verb>[{_HAN}])(?P<between>了?一?)(?P=verb))")
_PAIR_TWICE = re.compile(f"(?=(?P<pair>[{_HAN}]{{2}})(?P=pair))")
_SYLLABLE_NOT_SYLLABLE = re.compile(f"[不没](?<=(?P<verb>[{_HAN}]).)(?=(?P=verb))")
_PAIR_NOT_PAIR = re.compile(f"[不没](?<=(?P<pair>[{_HAN}]{{2}}).)(?=(?P=pair))")

#: Words that form A-not-A though the lexicon does not tag them as verbs: 成不成, 可不可.
_ALSO_A_NOT_A = frozenset("成可")


class Reduplication:
    """Finds reduplicated verbs and adjectives (朱德熙 1982, 2.4 and 5.13).

    Parameters:
        tags: the tag of a word in the lexicon, or None.
        objects: the objects of each separable verb, the longest first.
        exceptions: words that only look like a reduplication.
    """

    def __init__(
        self, tags: Mapping[str, str | None], objects: Mapping[str, Sequence[str]], exceptions: Collection[str]
    ) -> None:
        self._tags = tags
        self._objects = objects
        self._exceptions = exceptions

    def find(self, text: str) -> Iterator[Merge]:
        """Yield the reduplications of a text: 看看, 看了一看, 散散步, 高高兴兴, 讨论讨论."""
        for match in _SYLLABLE_TWICE.finditer(text):
            verb, between = match["verb"], match["between"]
            start = match.start()
            end = start + 2 + len(between)
            yield from self._with_object(text, start, end, verb)
            if not between:
                yield from self._aabb(text, start, verb)
            if self._is_verb(verb, with_infix=bool(between)):
                yield Merge(start, end, verb)
        yield from self._abab(text)

    def _with_object(self, text: str, start: int, end: int, verb: str) -> Iterator[Merge]:
        """AAB of separable verbs: 散散步."""
        for noun in self._objects.get(verb, ()):
            if text.startswith(noun, end):
                yield Merge(start, end + len(noun), verb + noun)

    def _aabb(self, text: str, start: int, first: str) -> Iterator[Merge]:
        """AABB of verbs and adjectives: 高高兴兴."""
        second, end = text[start + 2 : start + 3], start + 4
        if second and second == text[start + 3 : end] and text[start:end] not in self._exceptions:
            tag = self._tags[first + second]
            if tag is not None and (tag[0] in "vazb" or tag in ("nr", "ad", "an", "d", "i", "l")):
                yield Merge(start, end, first + second)

    def _abab(self, text: str) -> Iterator[Merge]:
        """ABAB of verbs and adjectives of state: 讨论讨论, 雪白雪白."""
        for match in _PAIR_TWICE.finditer(text):
            pair = match["pair"]
            if pair[0] != pair[1]:
                tag = self._tags[pair]
                if tag is not None and (tag[0] in "vz" or tag == "vn"):
                    yield Merge(match.start(), match.start() + 4, pair)

    def _is_verb(self, verb: str, *, with_infix: bool) -> bool:
        """Return whether AA or A一A is a verb, and no word of another kind looks like it."""
        if self._tags[verb] not in ("v", "vg", "zg") and verb not in self._objects:
            return False
        double = verb * 2
        return with_infix or (double not in self._exceptions and (self._tags[double] or "v")[0] in "vn")


class ANotA:
    """Finds A-not-A questions (赵元任 1968, 5.4.3.3).

    Parameters:
        tags: the tag of a word in the lexicon, or None.
        separable: the separable verbs.
        exceptions: words that only look like a question.
    """

    def __init__(self, tags: Mapping[str, str | None], separable: Collection[str], exceptions: Collection[str]) -> None:
        self._tags = tags
        self._separable = separable
        self._exceptions = exceptions

    def find(self, text: str) -> Iterator[Merge]:
        """Yield the questions of a text: 能不能, 喜不喜欢, 散没散步, 讨论不讨论."""
        for match in _SYLLABLE_NOT_SYLLABLE.finditer(text):
            start, end, first = match.start() - 1, match.end() + 1, match["verb"]
            if text[start:end] not in self._exceptions:
                yield from self._longer_words(text, start, end, first)
                if (self._tags[first] or "x")[0] in "vapz" or first in _ALSO_A_NOT_A:
                    yield Merge(start, end, first)
        for match in _PAIR_NOT_PAIR.finditer(text):
            pair = match["pair"]
            if pair[0] != pair[1] and (self._tags[pair] or "x")[0] in "vabcdz":
                yield Merge(match.start() - 2, match.end() + 2, pair)

    def _longer_words(self, text: str, start: int, end: int, first: str) -> Iterator[Merge]:
        """A-not-AB, where the second A begins a word of two or three characters."""
        for size in (1, 2):
            word = first + text[end : end + size]
            if len(word) != 1 + size:
                continue
            tag = self._tags[word]
            if tag is None and word in self._separable:
                tag = "v"
            if tag is not None and tag[0] in "vabcdpnz" and tag not in ("ns", "nz"):
                yield Merge(start, end + size, word)
