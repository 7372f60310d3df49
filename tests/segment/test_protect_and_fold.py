"""Protected patterns, words with punctuation and spaces, and look-up in folded text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import ParameterError

CASES = json.loads((Path(__file__).parent.parent / "cases" / "protect.json").read_text(encoding="utf-8"))
ALL = ("emoji", "url", "email", "hashtag", "mention", "date", "time", "number", "latin")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_protected_match_is_one_token(case: dict[str, object]) -> None:
    tokens = tp.Unigram(protect=ALL).cut(case["text"])
    for match in case["protected"]:
        assert match in tokens


def test_nothing_is_protected_by_default() -> None:
    assert tp.Unigram().cut("a@b.cn") == ["a", "@", "b", ".", "cn"]


def test_an_unknown_pattern_suggests_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"found 'emial' \(did you mean 'email'\?\)"):
        tp.Unigram(protect=("emial",)).cut("x")


@pytest.mark.parametrize("name", ["zh", "mixed", "en"])
def test_built_in_pipelines_keep_latin_words_numbers_and_emoji_whole(name: str) -> None:
    tokens = tp.load(name)("iPhone15和5G、3.5% 👨‍👩‍👧 AK47").tokens
    for word in ("iphone15", "5g", "👨‍👩‍👧", "ak47"):
        assert word in tokens


def test_forced_words_take_precedence_over_patterns() -> None:
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
def test_user_words_with_punctuation_and_spaces_are_one_token(tmp_path, word: str, text: str) -> None:
    (tmp_path / "u.txt").write_text(word + "\n", encoding="utf-8")
    names = ("jieba", str(tmp_path / "u.txt"))
    for hmm in ("jieba", "none"):
        assert word in tp.Unigram(lexicon=names, hmm=hmm).cut(text)
    assert word in tp.MaxMatch(lexicon=names).cut(text)


def test_a_simplified_lexicon_segments_traditional_text() -> None:
    stage = tp.Unigram(fold=("t2s",))
    doc = stage("我來到北京清華大學")
    assert doc.tokens == ["我", "來到", "北京", "清華大學"]
    assert doc.spans() == [(0, 1), (1, 3), (3, 5), (5, 9)]


def test_look_up_ignores_width_and_case() -> None:
    assert tp.MaxMatch(fold=("width", "case")).cut("Ｔ恤和b超") == ["Ｔ恤", "和", "b超"]


def test_user_words_are_folded_too(tmp_path) -> None:
    (tmp_path / "u.txt").write_text("ＩＰＨＯＮＥ發佈會 99999\n", encoding="utf-8")
    stage = tp.Unigram(lexicon=("jieba", str(tmp_path / "u.txt")), fold=("width", "t2s", "case"))
    assert stage.cut("看iPhone发布会") == ["看", "iPhone发布会"]


def test_overlapping_tokens_cannot_be_merged() -> None:
    doc = tp.Unigram(mode="search")("清华大学")
    with pytest.raises(tp.TextprepError, match="overlapping"):
        tp.Lemmatize()(doc)
