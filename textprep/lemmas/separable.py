"""Separable verbs (离合词): a verb and its object that are one word, though other words may stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textprep.lemmas.merges import Merge
from textprep.lemmas.sections import read_sections

# What may stand between verb and object (赵元任 1968, 6.5.8; 朱德熙 1982, 8.6).
_ASPECT_PARTICLE = "[了着过]"
_NUMERAL = "(?:[一二两三四五六七八九十百千几多半好数每这那首头末]|\\d)+"
_MEASURE_WORD = (
    "(?:不少|许多|很多|好些|晚上|早上|上午|下午|个(?:小时|钟头|星期|月|多小时)|分钟|小时|钟头|星期|辈子|年多|年半|天半|会儿|下儿|下子|阵子|点儿|"
    "[个次回遍趟下场顿口支只首曲段番阵通声步杯碗件张把封局盘堂节门年天月周会点些夜面眼身肚条份笔单轮级圈手脚跤盆壶架针句座晚])"
)
_POSSESSIVE = "(?:[我你您他她它咱谁]们?|人家|别人|大家|自己)的?"
#: Potential complements (睡不着, 洗得完), then resultative and directional ones (洗完, 唱起).
_COMPLEMENT = "(?:[不得][了着起完好成到上下出住开]|[完好成起上下开出住满够错尽碎坏破透])"
_ADJECTIVE = "[大小好长短热冷新老美快满饱苦]"
_QUESTION_WORD = "(?:什么|啥)"

#: Verbs of direction. Another one after them is a verb of its own: 上下学 is two verbs with one object.
_DIRECTIONAL_VERBS = "上下进出来回"
#: The complements of directional verbs are fewer, since the others are directions themselves.
_COMPLEMENT_OF_DIRECTIONAL_VERB = "(?:[不得][了完成起]|[完好成够])"

#: Objects that need no measure word after a numeral, since they count themselves: 睡一觉, 吃了一惊.
_COUNTABLE_OBJECTS = frozenset("面觉仗架枪躬跤针课惊票战刀嘴梦礼揖怒舞")

#: Every character with which the words between verb and object can begin.
_FIRST_BETWEEN = (
    "了着过完好成起上下开出住满够错尽碎坏破透不得我你您他她它咱谁人别大自许很"
    "一二两三四五六七八九十几多半个次回遍点些什啥0-9"
)


class SeparableVerbs:
    """Finds separable verbs whose verb and object stand apart.

    Attributes:
        words: the separable verbs; the first character of each is the verb, the rest its object.
        objects: the objects of each verb, the longest first.
    """

    def __init__(self) -> None:
        self.words = frozenset(separable_verbs())
        objects: dict[str, list[str]] = {}
        for word in separable_verbs():
            objects.setdefault(word[0], []).append(word[1:])
        self.objects = {verb: sorted(found, key=len, reverse=True) for verb, found in objects.items()}
        self._patterns = {verb: _separated_pattern(verb, found) for verb, found in self.objects.items()}
        self._verb = re.compile(f"[{''.join(sorted(objects))}](?=[{_FIRST_BETWEEN}])")

    def find(self, text: str) -> Iterator[Merge]:
        """Yield the separated verbs of a text: 洗了个澡, 睡不着觉, 生他的气."""
        for match in self._verb.finditer(text):
            verb = match[0]
            found = self._patterns[verb].match(text, match.start())
            if found is not None:
                yield Merge(match.start(), found.end(), verb + found["object"])


def _separated_pattern(verb: str, objects: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a verb, the words between, one of its objects, and perhaps 来 (唱起歌来)."""
    if verb in _DIRECTIONAL_VERBS:
        no_second_verb, complement = f"(?![{_DIRECTIONAL_VERBS}])", _COMPLEMENT_OF_DIRECTIONAL_VERB
    else:
        no_second_verb, complement = "", _COMPLEMENT
    amount = f"(?:{_NUMERAL}{_MEASURE_WORD}|{_MEASURE_WORD})"
    between = (
        f"{no_second_verb}{complement}?{_ASPECT_PARTICLE}?(?:{_POSSESSIVE})?{amount}?的?{_QUESTION_WORD}?{_ADJECTIVE}?"
    )
    countable = "|".join(word for word in objects if word in _COUNTABLE_OBJECTS)
    if countable:
        between += f"|{_ASPECT_PARTICLE}?(?:{_POSSESSIVE})?{_NUMERAL}(?={countable})"
    # All parts of `between` are optional. The lookbehind demands that there is one, and that it does not end in
    # the verb again (散散步 is a reduplication).
    return re.compile(f"{verb}(?:{between})(?<!{verb})(?P<object>{'|'.join(objects)})来?")


def separable_verbs() -> list[str]:
    """Return the separable verbs of ``lemma/separable.txt``."""
    return read_sections("separable")[""]
