"""Base forms of Chinese words: rules over the characters of a text, decided by a lexicon and its tags.

Each rule names where the linguistics comes from.  A rule looks at characters that stand together,
but what it joins begins and ends where words do; only words that the lexicon does not hold (the
guesses of a model) may be cut for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textprep.lexicon import Lexicon
from textprep.lexicon.named import load_lexicon
from textprep.resources.cache import load_once
from textprep.resources.files import read_data

RULES = ("separable", "reduplication", "a-not-a", "plural", "erhua", "aspect")

_HAN = "\u4e00-\u9fff"
_ASPECT = "了着过"

# What may stand between the verb and the object of a separable verb (赵元任 1968, 6.5.8; 朱德熙 1982, 8.6).
_NUMBER = "(?:[一二两三四五六七八九十百千几多半好数每这那首头末]|\\d)+"
_MEASURE = (
    "(?:不少|许多|很多|好些|晚上|早上|上午|下午|个(?:小时|钟头|星期|月|多小时)|分钟|小时|钟头|星期|辈子|年多|年半|天半|会儿|下儿|下子|阵子|点儿|"
    "[个次回遍趟下场顿口支只首曲段番阵通声步杯碗件张把封局盘堂节门年天月周会点些夜面眼身肚条份笔单轮级圈手脚跤盆壶架针句座晚])"
)
_WHOSE = "(?:[我你您他她它咱谁]们?|人家|别人|大家|自己)的?"
_RESULT = "(?:[不得][了着起完好成到上下出住开]|[完好成起上下开出住满够错尽碎坏破透])"
#: For verbs that are directions themselves: 上下学 is two verbs with one object.
_DIRECTIONS = "上下进出来回"
_OWN_RESULT = "(?:[不得][了完成起]|[完好成够])"
_QUALITY = "[大小好长短热冷新老美快满饱苦]"
_BETWEEN = f"(?:RESULT[{_ASPECT}]?(?:{_WHOSE})?(?:{_NUMBER}{_MEASURE}|{_MEASURE})?的?(?:什么|啥)?{_QUALITY}?)"
#: Objects that a numeral may stand before without a measure word, since they count themselves: 睡一觉, 吃了一惊.
_COUNTABLE = frozenset("面觉仗架枪躬跤针课惊票战刀嘴梦礼揖怒舞")
_STARTS = (
    f"{_ASPECT}完好成起上下开出住满够错尽碎坏破透不得我你您他她它咱谁人别大自许很"
    "一二两三四五六七八九十几多半个次回遍点些什啥"
)


class _Memory(dict[str, str]):
    """What a function made of each string; asked once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> str:
        made = self[key] = self._make(key)
        return made


class Change(NamedTuple):
    """Characters that become one word."""

    start: int
    end: int
    lemma: str


class ChineseLemmas:
    """Finds what changes in a text that is cut into words.

    Parameters:
        rules: which of ``RULES`` are in force.
        lexicon: gives the words and their tags (of the ICTCLAS set).
    """

    def __init__(self, rules: Sequence[str], lexicon: Lexicon) -> None:
        self._rules = frozenset(rules)
        self._lexicon = lexicon
        self._exceptions = _sections()
        objects: dict[str, list[str]] = {}
        self._separable = frozenset(_separable())
        for word in self._separable:
            objects.setdefault(word[0], []).append(word[1:])
        self._parted = {verb: _parted_pattern(verb, found) for verb, found in objects.items()}
        self._verb_starts = re.compile(f"[{''.join(sorted(objects))}](?=[{_STARTS}0-9])")
        self._objects = {verb: sorted(found, key=len, reverse=True) for verb, found in objects.items()}
        self._tags: dict[str, str | None] = {}
        self._alone = _Memory(self._reduced)

    # One token by itself

    def alone(self, token: str) -> str:
        """A token without plural, erhua or aspect; itself where it has none."""
        return self._alone[token]

    def each(self, tokens: Sequence[str]) -> list[str]:
        """`alone` for many tokens."""
        if len(self._alone) > _KEPT:
            self._alone.clear()
        known = self._alone
        return [known[token] for token in tokens]

    def _reduced(self, token: str) -> str:
        last, stem = token[-1:], token[:-1]
        if not stem:
            return token
        if last == "们" and "plural" in self._rules:
            return stem if self._is_plural(token, stem) else token
        if last == "儿" and "erhua" in self._rules:
            return stem if self._is_erhua(token, stem) else token
        if last in _ASPECT and "aspect" in self._rules:
            return stem if self._has_aspect(token, stem) else token
        return token

    def _is_plural(self, token: str, stem: str) -> bool:
        """们 after nouns for people (吕叔湘, 现代汉语八百词, 1980, 们); pronouns keep it."""
        if token in self._exceptions["plural"]:
            return False
        tag = self.tag(stem)
        return tag is None or (tag[0] in "nbjz" and tag != "nr") or tag in ("v", "vn", "zg")

    def _is_erhua(self, token: str, stem: str) -> bool:
        """儿 that only colours the word before it (赵元任 1968, 4.4.3); where it is the child it stays."""
        if token in self._exceptions["erhua"] or token.endswith(tuple(self._exceptions["child"])):
            return False
        tag, own = self.tag(stem), self.tag(token)
        # A token of two characters that no dictionary has is a piece of a name as often as not.
        if tag is None or (own == "nr" and len(token) > 2) or (own is None and len(stem) == 1):
            return False
        if own is not None and own[0] not in "nv":
            return False
        return tag not in ("r", "m", "t", "d", "nr", "ns", "nrt", "u", "p", "c")

    def _has_aspect(self, token: str, stem: str) -> bool:
        """了, 着, 过 after a verb (朱德熙 1982, 5.15) in one token."""
        if token in self._exceptions["aspect"] or not self._is_verb(stem):
            return False
        own = self._lexicon.get(token)
        if own is None:
            return True
        base = self._lexicon.get(stem)
        # A word in its own right is as common as some verbs: a form of one is rare beside it.
        return own.tag[:1] == "v" and base is not None and base.count > (100 if token[-1] == "了" else 5) * own.count

    # Across tokens

    def changes(
        self, text: str, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], tags: Sequence[str] | None
    ) -> list[Change]:
        """What becomes one word, from the left, the longest first; never overlapping."""
        borders = _Borders(text, tokens, starts, ends, self._lexicon)
        found: list[Change] = []
        for propose in (self._parted_verbs, self._repeated, self._pairs_repeated):
            for start, end, lemma in propose(text):
                if borders.allow(start, end, lemma):
                    found.append(Change(start, end, self.alone(lemma)))
        if _PARTICLE.search(text) is not None:
            found += self._particles(text, tokens, starts, ends, tags)
        if not found:
            return []
        found.sort(key=lambda change: (change.start, -change.end))
        chosen: list[Change] = []
        at = 0
        for change in found:
            if change.start >= at:
                if "aspect" in self._rules:
                    change = change._replace(end=borders.past_particle(change.end))
                chosen.append(change)
                at = change.end
        return chosen

    def _parted_verbs(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Separable verbs with something between their parts: 洗了个澡, 睡不着觉, 生他的气."""
        if "separable" not in self._rules:
            return
        for match in self._verb_starts.finditer(text):
            verb = match[0]
            found = self._parted[verb].match(text, match.start())
            if found is not None:
                yield match.start(), found.end(), verb + found["object"]

    def _repeated(self, text: str) -> Iterator[tuple[int, int, str]]:
        """A character twice, perhaps with 一, 了, 不, 没 between (朱德熙 1982, 2.4 and 5.13)."""
        redup, a_not_a = "reduplication" in self._rules, "a-not-a" in self._rules
        if not redup and not a_not_a:
            return
        for match in _TWICE.finditer(text):
            first, middle = match["a"], match["m"] or ""
            start = match.start()
            end = start + 2 + len(middle)
            if middle in ("不", "没"):
                if a_not_a:
                    yield from self._a_not_a(text, start, end, first)
                continue
            if not redup:
                continue
            for noun in self._objects.get(first, ()):
                if text.startswith(noun, end):
                    yield start, end + len(noun), first + noun
            if not middle and text[end : end + 1] and text[end : end + 1] == text[end + 1 : end + 2]:
                pair = first + text[end]
                if text[start : end + 2] not in self._exceptions["reduplication"] and self._is_double(pair, aabb=True):
                    yield start, end + 2, pair
            if self._is_doubled_verb(first, middle):
                yield start, end, first

    def _is_doubled_verb(self, verb: str, middle: str) -> bool:
        """Whether AA or A一A is a verb done for a moment, and no word of another kind looks like it."""
        if self.tag(verb) not in ("v", "vg", "zg") and verb not in self._objects:
            return False
        double = verb * 2
        return bool(middle) or (
            double not in self._exceptions["reduplication"] and (self.tag(double) or "v")[0] in "vn"
        )

    def _a_not_a(self, text: str, start: int, end: int, first: str) -> Iterator[tuple[int, int, str]]:
        """A不A and A不AB (赵元任 1968, 5.4.3.3): the longer one where the word goes on."""
        if text[start:end] in self._exceptions["a-not-a"]:
            return
        for size in (1, 2):
            word = first + text[end : end + size]
            if len(word) == 1 + size and (word in self._separable or self.tag(word) is not None):
                tag = self.tag(word) or "v"
                if tag[0] in "vabcdpnz" and tag not in ("ns", "nz"):
                    yield start, end + size, word
        if (self.tag(first) or "x")[0] in "vapz" or first in "成可":
            yield start, end, first

    def _pairs_repeated(self, text: str) -> Iterator[tuple[int, int, str]]:
        """ABAB of verbs and of adjectives of state, AB不AB (朱德熙 1982, 2.4)."""
        for match in _PAIR_TWICE.finditer(text):
            pair, middle = match["ab"], match["m"] or ""
            start = match.start()
            end = start + 4 + len(middle)
            if pair[0] == pair[1]:
                continue
            if middle:
                if "a-not-a" in self._rules and (self.tag(pair) or "x")[0] in "vabcdz":
                    yield start, end, pair
            elif "reduplication" in self._rules and self._is_double(pair, aabb=False):
                yield start, end, pair

    def _is_double(self, pair: str, *, aabb: bool) -> bool:
        """Whether a word of two characters may be doubled: verbs and adjectives."""
        tag = self.tag(pair)
        if tag is None:
            return False
        return tag[0] in ("vazb" if aabb else "vz") or tag in (("nr", "ad", "an", "d", "i", "l") if aabb else ("vn",))

    def _particles(
        self, text: str, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], tags: Sequence[str] | None
    ) -> Iterator[Change]:
        """了, 着, 过 and 们 as tokens of their own after what they belong to."""
        aspect, plural = "aspect" in self._rules, "plural" in self._rules
        last = len(tokens)
        for at in [at for at, token in enumerate(tokens) if token in _BOUND]:
            if not at or ends[at - 1] != starts[at]:
                continue
            bound, before = tokens[at], tokens[at - 1]
            if bound == "们":
                if plural and self._is_plural(before + bound, before) and self.tag(before) is not None:
                    yield Change(starts[at - 1], ends[at], before)
            elif aspect:
                verb = tags[at - 1][:1] == "v" if tags is not None else self._is_verb(before)
                if verb and before + bound not in self._exceptions["aspect"] and before not in _NEVER:
                    end = at + 1
                    while end < last and tokens[end] in _PARTICLES and starts[end] == ends[end - 1]:
                        end += 1
                    yield Change(starts[at - 1], ends[end - 1], self.alone(before))

    def _is_verb(self, word: str) -> bool:
        tag = self.tag(word)
        return tag is not None and (tag[0] == "v" or word in self._separable)

    def tag(self, word: str) -> str | None:
        """The word's tag in the lexicon, None where it is not there."""
        try:
            return self._tags[word]
        except KeyError:
            pass
        if len(self._tags) > _KEPT:
            self._tags.clear()
        entry = self._lexicon.get(word)
        tag = None if entry is None or not entry.count else entry.tag or "x"
        if word in self._exceptions["verbs"]:
            tag = "v"
        self._tags[word] = tag
        return tag


#: So many words are remembered before the memory starts anew.
_KEPT = 200_000

_PARTICLES = frozenset(_ASPECT)
_BOUND = _PARTICLES | {"们"}
_PARTICLE = re.compile(f"[{_ASPECT}们]")
#: Verbs after which 了, 着, 过 are no particles of theirs (是, 在 take none) or make another word.
_NEVER = frozenset("是 在 为 除 罢 极 不 没 没有 太 就 都 也".split())
_TWICE = re.compile(f"(?=(?P<a>[{_HAN}])(?P<m>了一|[一了不没])?(?P=a))")
_PAIR_TWICE = re.compile(f"(?=(?P<ab>[{_HAN}]{{2}})(?P<m>[不没])?(?P=ab))")


def _parted_pattern(verb: str, objects: Sequence[str]) -> re.Pattern[str]:
    """A verb, itself again perhaps, what may stand between, and one of its objects."""
    plain = "|".join(sorted(objects, key=len, reverse=True))
    counted = "|".join(word for word in objects if word in _COUNTABLE)
    direct = f"|(?:[{_ASPECT}]?(?:{_WHOSE})?{_NUMBER})(?=(?:{counted}))" if counted else ""
    between = _BETWEEN.replace("RESULT", f"{_OWN_RESULT if verb in _DIRECTIONS else _RESULT}?")
    if verb in _DIRECTIONS:
        between = f"(?![{_DIRECTIONS}]){between}"
    return re.compile(f"{verb}(?:{between}{direct})(?<!{verb})(?P<object>{plain})来?")


class _Borders:
    """Where words begin and end in a text, and whether characters may be taken out of it as one word."""

    def __init__(
        self, text: str, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], lexicon: Lexicon
    ) -> None:
        self._text = text
        self._tokens, self._starts, self._ends = tokens, starts, ends
        self._lexicon = lexicon

    def allow(self, start: int, end: int, lemma: str) -> bool:
        """Whether tokens stand there without a gap, and no word of the lexicon is cut."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._ends, end)
        if first < 0 or last >= len(self._tokens) or first > last or self._ends[first] <= start:
            return False
        if first == last and (self._starts[first], self._ends[first]) == (start, end):
            return self._tokens[first] == self._text[start:end]
        for at in range(first, last + 1):
            token = self._tokens[at]
            if self._text[self._starts[at] : self._ends[at]] != token:
                return False
            if at > first and self._starts[at] != self._ends[at - 1]:
                return False
            inside = self._starts[at] < start or self._ends[at] > end
            if inside and (entry := self._lexicon.get(token)) is not None and entry.count:
                return False
        return True

    def past_particle(self, end: int) -> int:
        """The end of a 了 or 过 that stands alone after a place, else the place."""
        at = bisect_left(self._starts, end)
        if at < len(self._tokens) and self._starts[at] == end and self._tokens[at] in ("了", "过"):
            return self._ends[at]
        return end


def _separable() -> list[str]:
    def read() -> list[str]:
        lines = read_data("lemma", "separable", ".txt").splitlines()
        return [line for line in lines if line and not line.startswith("#")]

    return load_once("separable verbs", read)


def _sections() -> dict[str, frozenset[str]]:
    """The exceptions of each rule."""

    def read() -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        name = ""
        for line in read_data("lemma", "chinese", ".txt").splitlines():
            if line.startswith("["):
                name = line.strip("[]")
            elif line and not line.startswith("#"):
                found.setdefault(name, set()).add(line)
        return {key: frozenset(words) for key, words in found.items()}

    return load_once("chinese lemmas", read)


def lemmatizer(rules: Sequence[str]) -> ChineseLemmas:
    """The rules over jieba's lexicon."""
    return ChineseLemmas(rules, load_lexicon("jieba"))
