"""Unicode's word boundaries against the rules of the annex and against the regex package."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, texts, twin
from tests.oracles.word_break import boundaries
from textprep.kernels.words import CLASSES, PICTOGRAPHIC
from textprep.resources.word_break import word_break_ranges

RANGES = word_break_ranges()
#: One character of every class, and pictographs with and without a class.
SAMPLES = sorted({chr(first) for first, _, _ in RANGES} & set("\r\n\x0b\u0300\u200d🇦\u00adァ\u3031א'\".:,0_ ©☺️😀ℹ")) + [
    "。"
]

CLASS_OF: dict[str, int] = {}
for _first, _last, _number in RANGES:
    for _code in range(_first, _last + 1):
        CLASS_OF[chr(_code)] = _number

awkward = st.text(st.sampled_from(SAMPLES), max_size=10)


def expected(text: str) -> list[int]:
    numbers = [CLASS_OF.get(character, 0) for character in text]
    inner = boundaries(
        [CLASSES[number & 31] for number in numbers], [bool(number & PICTOGRAPHIC) for number in numbers]
    )
    return [*inner, len(text)] if text else []


@given(st.one_of(awkward, texts()))
def test_bounds_are_those_of_the_annex(text: str) -> None:
    for kind in TWINS:
        assert list(twin("words", kind).WordBreaker(RANGES).bounds(text)) == expected(text)


def test_every_pair_and_triple_of_classes(words_kernel) -> None:
    breaker = words_kernel.WordBreaker(RANGES)
    for a in SAMPLES:
        for b in SAMPLES:
            for c in SAMPLES:
                assert list(breaker.bounds(a + b + c)) == expected(a + b + c), (a, b, c)


def test_every_class_has_a_sample() -> None:
    assert {CLASSES[CLASS_OF.get(character, 0) & 31] for character in SAMPLES} == set(CLASSES)


@given(st.text(st.characters(categories=["L", "N", "P", "Z"]), max_size=20))
def test_the_regex_package_agrees(text: str) -> None:
    ours = twin("words", TWINS[0]).WordBreaker(RANGES, True).tokens(text)
    theirs = [piece for piece in regex.split(r"(?V1w)\b", text) if piece]
    assert ours == theirs


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("can't stop", ["can't", "stop"]),
        ("3.14, 1,000", ["3.14", ",", "1,000"]),
        ("🇨🇳🇯🇵", ["🇨🇳", "🇯🇵"]),
        ("👨‍👩‍👧!", ["👨‍👩‍👧", "!"]),
        ("a\r\n\r\nb", ["a", "b"]),
        ("北京", ["北", "京"]),
        ("カタカナ", ["カタカナ"]),
        ("foo_bar x", ["foo_bar", "x"]),
        ("", []),
        (" ", []),
    ],
)
def test_tokens(words_kernel, text: str, tokens: list[str]) -> None:
    breaker = words_kernel.WordBreaker(RANGES)
    assert breaker.tokens(text) == tokens
    assert breaker.many([text]) == [tokens]
    assert [text[a:b] for a, b in zip(*breaker.spans(text)[1:], strict=True)] == tokens
