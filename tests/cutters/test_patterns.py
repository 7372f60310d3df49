"""Named patterns and their matcher."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textprep.cutters.patterns import PATTERNS, NamedPattern, PatternMatcher, compile_pattern
from textprep.errors import PatternError

CASES = json.loads((Path(__file__).parent.parent / "cases" / "patterns.json").read_text(encoding="utf-8"))

#: Characters with which patterns begin, continue and end, and their neighbours.
CHARACTERS = (
    "hftpsw:/.,@#-_+%'\u2019 0123\uff13\u0661\u5e74\u6708\u65e5aZ\u00e9\u5317$\u20ac\u00a5\t\x00\n"
    "三十元点下午民国()（[]&NETUSDMay:"
    "\u2600\ufe0f\u200d\U0001f468\U0001f1e8\U0001f3fd\u00a9"
)


@example(
    names=sorted(PATTERNS), text="http://a.cn/b，www.c.org #话题# @name a@b.cn 2024-05-01 10:30 +8613912345678 ￥1,200"
)
@given(
    names=st.lists(st.sampled_from(sorted(PATTERNS)), min_size=1, unique=True),
    text=st.text(st.sampled_from(CHARACTERS), max_size=60),
)
def test_first_characters_miss_no_match(names: list[str], text: str) -> None:
    alternation = re.compile("|".join(f"(?:{PATTERNS[name].regex})" for name in names))
    assert PatternMatcher(tuple(names)).spans(text) == [match.span() for match in alternation.finditer(text)]


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_every_pattern_is_described(pattern: NamedPattern) -> None:
    assert pattern.matches
    assert pattern.origin.endswith(".")


@pytest.mark.parametrize(
    ("name", "text", "matches"),
    [
        ("url", "见https://a.cn/b_(c)。www.d.org!", ["https://a.cn/b_(c)", "www.d.org"]),
        ("email", "a.b@c.cn和root@localhost", ["a.b@c.cn"]),
        ("mention", "@小明 和@这是一个没有结尾的很长很长很长的句子", ["@小明"]),
        ("hashtag", "#周末去哪儿# #1 #python3", ["#周末去哪儿#", "#python3"]),
        ("date", "2024-5-1, 5月1日, 5-1", ["2024-5-1", "5月1日"]),
        ("time", "9:05比3:2", ["9:05"]),
        ("number", "3-5和-5和192.168.0.1", ["3", "5", "-5", "192.168.0.1"]),
        ("currency", "￥1,200, 30€", ["￥1,200", "30€"]),
        ("phone", "+86 13800138000和010-62751234", ["+86 13800138000", "010-62751234"]),
        ("latin", "don't用state-of-the-art", ["don't", "state-of-the-art"]),
    ],
)
def test_pattern_matches_what_its_row_says(name: str, text: str, matches: list[str]) -> None:
    assert [match[0] for match in compile_pattern(name).finditer(text)] == matches


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['pattern']}-{case['text']}")
def test_pattern_finds_what_the_table_says(case: dict[str, object]) -> None:
    found = [match[0] for match in compile_pattern(str(case["pattern"])).finditer(str(case["text"]))]
    assert found == case["matches"]


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - {"space", "control"}))
def test_the_table_has_twenty_texts_with_and_without_a_match(name: str) -> None:
    with_match = [bool(case["matches"]) for case in CASES if case["pattern"] == name]
    assert min(with_match.count(True), with_match.count(False)) >= 20


def test_the_pattern_that_is_named_first_wins_at_the_same_place() -> None:
    assert PatternMatcher(("date", "number")).spans("2024-05-01") == [(0, 10)]
    assert PatternMatcher(("number", "date")).spans("2024-05-01") == [(0, 4), (5, 7), (8, 10)]


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(PatternError, match=r"no pattern is called 'emial' \(did you mean 'email'\?\); available: "):
        PatternMatcher(("emial",))
