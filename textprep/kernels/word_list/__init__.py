"""Reading word lists in jieba's format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["parse_word_list"]

if TYPE_CHECKING:
    from textprep.kernels.word_list.pure import parse_word_list
else:
    parse_word_list = load("word_list").parse_word_list
