"""The ranges of Han characters against Unicode's property, as the regex package has it."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
import regex

from textprep import han

SCRIPT = set(regex.findall(han.SCRIPT, "".join(map(chr, range(sys.maxunicode + 1)))))


def members(characters: str) -> set[str]:
    return set(re.findall(f"[{characters}]", "".join(map(chr, range(sys.maxunicode + 1)))))


def test_ideographs_are_the_script_without_radicals_numerals_and_marks() -> None:
    lacking = {ord(character) for character in SCRIPT - members(han.IDEOGRAPHS)}
    assert lacking <= {
        *range(0x2E80, 0x2FD6), *range(0x3021, 0x302A), *range(0x3038, 0x303C), *range(0x16FE2, 0x16FF7)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("characters", "others"),
    [
        (han.IDEOGRAPHS, set()),
        (han.EXTENSION_A_TO_UNIFIED, set(map(chr, range(0x4DC0, 0x4E00)))),
        (han.UNIFIED, set()),
        (han.JIEBA, set()),
    ],
)
def test_ranges_hold_nothing_else_that_is_assigned(characters: str, others: set[str]) -> None:
    assigned = {character for character in members(characters) if unicodedata.category(character) != "Cn"}
    assert assigned - SCRIPT == others


def test_the_narrower_ranges_lie_inside_the_wider() -> None:
    assert members(han.JIEBA) < members(han.UNIFIED) < members(han.EXTENSION_A_TO_UNIFIED)
