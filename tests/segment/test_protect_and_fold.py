"""What stays whole, and looking words up in folded text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import textprep as tp
from textprep.cutters.patterns import PATTERNS, PatternMatcher
from textprep.errors import ParameterError

CASES = json.loads((Path(__file__).parent.parent / "cases" / "protect.json").read_text(encoding="utf-8"))
ALL = ("emoji", "url", "email", "hashtag", "mention", "date", "time", "number", "latin")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_protected(case: dict[str, object]) -> None:
    tokens = tp.Unigram(protect=ALL).cut(case["text"])
    for kept in case["whole"]:
        assert kept in tokens


def test_nothing_is_protected_unless_asked_for() -> None:
    assert tp.Unigram().cut("a@b.cn") == ["a", "@", "b", ".", "cn"]


def test_an_unknown_pattern_names_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"found 'emial' \(did you mean 'email'\?\)"):
        tp.Unigram(protect=("emial",)).cut("x")


@pytest.mark.parametrize("name", ["zh", "mixed", "en"])
def test_built_ins_never_cut_latin_words_numbers_or_emoji(name: str) -> None:
    tokens = tp.load(name)("iPhone15和5G、3.5% 👨‍👩‍👧 AK47").tokens
    for whole in ("iphone15", "5g", "👨‍👩‍👧", "ak47"):
        assert whole in tokens


#: What patterns are made of, and what stands beside it.
ODD = (
    "hftpsw:/.,@#-_+%'\u2019 0123\uff13\u0661\u5e74\u6708\u65e5aZ\u00e9\u5317$\u20ac\u00a5\t\x00\n"
    "\u2600\ufe0f\u200d\U0001f468\U0001f1e8\U0001f3fd\u00a9"
)


@example(
    names=sorted(PATTERNS), text="http://a.cn/b，www.c.org #话题# @name a@b.cn 2024-05-01 10:30 +8613912345678 ￥1,200"
)
@given(
    names=st.lists(st.sampled_from(sorted(PATTERNS)), min_size=1, unique=True),
    text=st.text(st.sampled_from(ODD), max_size=60),
)
def test_patterns_are_found_wherever_they_begin(names: list[str], text: str) -> None:
    every = re.compile("|".join(f"(?:{PATTERNS[name].regex})" for name in names))
    assert PatternMatcher(tuple(names)).spans(text) == [match.span() for match in every.finditer(text)]


def test_forced_words_win_over_patterns() -> None:
    lexicon = tp.Lexicon.from_words([("北京", 5)])
    lexicon.add("com北京", 1, force=True)
    tp.register_lexicon("force-over-pattern", lexicon)
    assert "com北京" in tp.Unigram(lexicon="force-over-pattern", protect=("url",)).cut("http://a.com北京")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Louis Vuitton", "他买了Louis Vuitton的包"),
        ("Edu Trust认证", "新加坡Edu Trust认证学校"),
        ("弗里德里克·泰勒", "作者是弗里德里克·泰勒先生"),
        ("C++", "学习C++语言"),
        ("19-9", "代号19-9计划"),
        ("100%", "纯度100%的酒精"),
    ],
)
def test_words_with_marks_and_spaces_stay_whole(tmp_path, word: str, text: str) -> None:
    (tmp_path / "u.txt").write_text(word + "\n", encoding="utf-8")
    names = ("jieba", str(tmp_path / "u.txt"))
    for hmm in ("jieba", "none"):
        assert word in tp.Unigram(lexicon=names, hmm=hmm).cut(text)
    assert word in tp.MaxMatch(lexicon=names).cut(text)


def test_one_dictionary_serves_both_scripts() -> None:
    stage = tp.Unigram(fold=("t2s",))
    doc = stage("我來到北京清華大學")
    assert doc.tokens == ["我", "來到", "北京", "清華大學"]
    assert doc.spans() == [(0, 1), (1, 3), (3, 5), (5, 9)]


def test_width_and_case_are_folded() -> None:
    assert tp.MaxMatch(fold=("width", "case")).cut("Ｔ恤和b超") == ["Ｔ恤", "和", "b超"]


def test_user_words_are_folded_too(tmp_path) -> None:
    (tmp_path / "u.txt").write_text("ＩＰＨＯＮＥ發佈會 99999\n", encoding="utf-8")
    stage = tp.Unigram(lexicon=("jieba", str(tmp_path / "u.txt")), fold=("width", "t2s", "case"))
    assert stage.cut("看iPhone发布会") == ["看", "iPhone发布会"]


def test_tokens_of_overlapping_modes_are_not_joined() -> None:
    doc = tp.Unigram(mode="search")("清华大学")
    with pytest.raises(tp.TextprepError, match="overlapping"):
        doc.merged([(0, 2)], ["x"])
