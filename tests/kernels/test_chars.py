"""Character-wise tests and rewriting, twin by twin."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.conftest import TWINS, texts, twin


@given(texts())
def test_full_to_half_is_one_to_one(text: str) -> None:
    for kind in TWINS:
        for space in (True, False):
            result = twin("chars", kind).full_to_half(text, space)
            assert result == "".join(
                chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else " " if c == "\u3000" and space else c for c in text
            )


@pytest.mark.parametrize("text", ["", "abc", "\u3001", "ａ", "ａé", "ａ中", "ａ😀", "～！"])
def test_results_have_the_width_of_their_largest_character(chars_kernel, text: str) -> None:
    result = chars_kernel.full_to_half(text, True)
    assert result == result.encode("utf-8").decode()
    assert hash(result) == hash(result.encode("utf-8").decode())


def test_a_text_without_full_width_is_returned_itself(chars_kernel) -> None:
    text = "中文 abc"
    assert chars_kernel.full_to_half(text, True) is text


@pytest.mark.parametrize("mapping", [str.lower, str.upper, str.casefold])
def test_every_character_that_a_mapping_changes_may_have_case(chars_kernel, mapping) -> None:
    changed = [code for code in range(0x110000) if mapping(chr(code)) != chr(code)]
    assert all(chars_kernel.may_have_case(chr(code), mapping is not str.upper) for code in changed)


@given(texts())
def test_twins_agree_on_case(text: str) -> None:
    for upper in (True, False):
        for part in (text, *text):
            assert len({twin("chars", kind).may_have_case(part, upper) for kind in TWINS}) == 1


def test_chinese_and_letters_of_the_other_case_have_no_case(chars_kernel) -> None:
    assert not chars_kernel.may_have_case("abc 中文，“１２３”……　", True)
    assert not chars_kernel.may_have_case("ABC", False)


def page(number: int) -> bytes:
    """Keep a-m, drop digits silently and the rest of the first page visibly, ask for clusters at U+0300."""
    if number == 3:
        return bytes([3]) + bytes(255)
    if number:
        return b"\x01" * 256
    return bytes(0 if "a" <= chr(c) <= "m" else 2 if chr(c).isdigit() else 1 for c in range(256))


@given(texts())
def test_filter_twins_agree(text: str) -> None:
    answers = [
        (twin("chars", kind).Filter(page).actions(text), twin("chars", kind).Filter(page).apply(text, "-"))
        for kind in TWINS
    ]
    assert answers[0] == answers[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("", [])),
        ("abc", ("abc", [])),
        ("axyb", ("a-b", [(1, 3, 1)])),
        ("a12b", ("ab", [(1, 3, 0)])),
        ("a1x2b", ("a-b", [(1, 4, 1)])),
        ("中a", ("-a", [(0, 1, 1)])),
        ("a\u0300", None),
    ],
)
def test_filter(chars_kernel, text: str, expected: object) -> None:
    assert chars_kernel.Filter(page).apply(text, "-") == expected
