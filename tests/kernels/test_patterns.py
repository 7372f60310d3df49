"""The scanners of the named patterns against the regular expressions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, texts, twin
from textprep.errors import PatternError
from textprep.kernels.patterns import REGEXES

#: As the built-in pipelines have them.
BUILT_IN = ("emoji", "url", "email", "hashtag", "mention", "date", "time", "number", "latin")
SETS = [*((name,) for name in REGEXES), BUILT_IN, tuple(REGEXES), tuple(reversed(REGEXES))]

#: Beginnings, middles and ends of matches, and what stands beside them.
PIECES = [
    "http://", "HTTPS://", "ftp://", "www.", "WWW.", "a.cn", "/b_(c)", "[::1]", "北京.中国", ":80", "a@b.cn",
    "x.y+z@", "@小明", "@a_b-c", "#话题#", "#tag", "2024-05-01", "2024/5/1", "2021-03", "2024.5.1", "2024年",
    "5月", "1日", "三月五日", "二〇二一年三月", "民国十年", "May 1, 2024", "1 Jan 2020", "10:30", "10：30", ":05",
    "9点", "下午", "三点十分", "凌晨", "3pm", " AM", "p.m.", "建议", "获胜", "第", "和", "元", "块", "角", "毛",
    "钱", "港币", "人民币", "USD ", "RMB", "$", "￥", "€", "US$", "K", "dollars", "+86", "010-", "13812345678",
    "400-", "转", "ext.", "110101199003071234", "X", "192.168.0.1", "::", "fe80:", "1:2:3:4:5:6:7:8",
    ":ffff:1.2.3.4", "255.", "\U0001f600", "\U0001f468\u200d", "\U0001f44d\U0001f3fd", "\U0001f1e8",
    "1\ufe0f\u20e3", "\u2600", "\u00a9", "C++", "C#", ".NET", "Node.js", "U.S.", "Ph.D.", "AT&T", "a/b", "tcp/ip",
    "don't", "\u2019s", "state-of-", "Python3.11", "\u017f", "\u212a", "\u0130", "\u00df", "\ufb01", "e\u0301",
    "\uff11\uff12", "\uff0b", "\u0663", "\U0001d7d7", "\U00020000", "\ud800", "\udc00", "1,000", "111,", "1e5",
    "%", "\u2103", "kg", "km/h", "\u00b2", "\u03bc", "v1.2", "\U000e0067", "\U000e007f",
]  # fmt: skip
CHARACTERS = (
    "hftpsw:/.,@#-_+%'& 0123456789aZzAMpE$()（）[]?!;*\t\n\x00\x85一二十百千万亿两〇零点分秒时半整刻年月日号元，。北"
)

pattern_like = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(CHARACTERS), st.characters(exclude_categories=())), max_size=16
).map("".join)


@given(st.one_of(pattern_like, texts()))
def test_twins_find_the_same_matches(text: str) -> None:
    for names in SETS:
        found = [twin("patterns", kind).PatternMatcher(names).spans(text) for kind in TWINS]
        assert found[0] == found[-1], names


@given(st.lists(st.sampled_from(sorted(REGEXES)), min_size=1, max_size=6), pattern_like)
def test_twins_find_the_same_matches_in_any_order_of_the_names(names: list[str], text: str) -> None:
    found = [twin("patterns", kind).PatternMatcher(tuple(names)).spans(text) for kind in TWINS]
    assert found[0] == found[-1]


@given(st.one_of(pattern_like, texts()))
def test_bounds_are_the_spans_without_tuples(text: str) -> None:
    for kind in TWINS:
        matcher = twin("patterns", kind).PatternMatcher(SETS[0])
        starts, ends = matcher.bounds(text)
        assert (starts.typecode, ends.typecode) == ("i", "i")
        assert list(zip(starts, ends, strict=True)) == matcher.spans(text)


@pytest.mark.parametrize("name", REGEXES)
def test_twins_agree_on_every_character(name: str) -> None:
    # Each character between two spaces, so that the place before and behind it is the same.
    text = " ".join(map(chr, range(0x110000)))
    found = [twin("patterns", kind).PatternMatcher((name,)).spans(text) for kind in TWINS]
    assert found[0] == found[-1]


@pytest.mark.parametrize("wide", ["", "，", "\U0001f600"], ids=["one byte", "two bytes", "four bytes"])
@pytest.mark.parametrize("names", SETS, ids=lambda names: "+".join(names) if len(names) < 3 else str(len(names)))
def test_twins_agree_whatever_the_width_of_the_characters(names: tuple[str, ...], wide: str) -> None:
    text = " ".join(PIECES) + "".join(PIECES)
    text = "".join(character for character in text if character < "\x80") + wide
    found = [twin("patterns", kind).PatternMatcher(names).spans(text) for kind in TWINS]
    assert found[0] == found[-1]


def test_a_match_may_be_as_long_as_the_text(kind: str) -> None:
    size = 3_000_000
    assert twin("patterns", kind).PatternMatcher(("latin",)).spans("a" * size) == [(0, size)]


@pytest.mark.parametrize(
    "unit", ["111,", "a@", "a.", "http://(", "http://a(", "1:", "::", "a-", "@a", "1e", "一", "A&"]
)
def test_units_that_nearly_match_take_linear_time(kind: str, unit: str) -> None:
    # Quadratic time would take minutes.
    twin("patterns", kind).PatternMatcher(tuple(REGEXES)).spans(unit * 50_000)


def test_no_match(kind: str) -> None:
    assert twin("patterns", kind).PatternMatcher(BUILT_IN).spans("") == []
    assert twin("patterns", kind).PatternMatcher(BUILT_IN).spans("他说的确实在理。") == []


def test_no_patterns_have_no_matches(kind: str) -> None:
    assert twin("patterns", kind).PatternMatcher(()).spans("2024年 a@b.cn") == []


def test_a_pattern_that_is_named_twice_counts_once(kind: str) -> None:
    assert twin("patterns", kind).PatternMatcher(("date", "number", "date")).spans("5月1日3") == [(0, 4), (4, 5)]


def test_an_unknown_name_suggests_the_nearest(kind: str) -> None:
    with pytest.raises(PatternError, match=r"no pattern is called 'emial' \(did you mean 'email'\?\); available: "):
        twin("patterns", kind).PatternMatcher(("url", "emial"))
