"""Functions for a first try, without a stage or a pipeline.

They keep the last stages that they made, so that calling one for every line of a file loads its data once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textprep.errors import ParameterError
from textprep.segment.unigram import Unigram
from textprep.text.convert_chinese import ConvertChinese


def cut(text: str, *, words: Sequence[str] = ()) -> list[str]:
    """Return the tokens that `Unigram` finds in a text.

    Parameters:
        text: the text to segment.
        words: own words, each ``word [count] [tag] [!]`` as in a user dictionary.

    Raises:
        InputTypeError: the text is no ``str``.
        ParameterError: ``words`` is no list of strings.

    >>> cut("我来到北京清华大学")
    ['我', '来到', '北京', '清华大学']
    """
    try:
        segmenter = _segmenter(words if isinstance(words, str) else tuple(words))
    except TypeError:
        raise ParameterError(f"words must be a list of strings, found {words!r:.60}") from None
    return segmenter.cut(text)


def convert(text: str, config: str = "t2s") -> str:
    """Return the text converted by one of OpenCC's configurations, see `ConvertChinese`.

    >>> convert("软件里的头发", "s2twp")
    '軟體裡的頭髮'
    """
    return _converter(config).convert(text)


@lru_cache(maxsize=4)
def _segmenter(words: tuple[str, ...]) -> Unigram:
    return Unigram(words=words)


@lru_cache(maxsize=32)
def _converter(config: str) -> ConvertChinese:
    return ConvertChinese(config)
