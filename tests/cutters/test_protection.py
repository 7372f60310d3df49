"""Own words against matches, and words of the lexicon against matches."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.cutters.protection import Protection

#: As the built-in pipelines have them.
PATTERNS = ("emoji", "url", "email", "hashtag", "mention", "date", "time", "number", "latin")

OWN = ("英语4级", "a字群", "COVID-19疫苗", "糖类抗原19-9", "2024年报", "C++", "AI", "ces")

SEGMENTERS = (tp.Unigram, tp.MaxMatch, tp.MixedWords)


@pytest.mark.parametrize("segmenter", SEGMENTERS)
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("过了英语4级", "英语4级"),
        ("一个a字群里", "a字群"),
        ("打了COVID-19疫苗", "COVID-19疫苗"),
        ("查糖类抗原19-9高", "糖类抗原19-9"),
        ("公司2024年报出来了", "2024年报"),
        ("学C++语言", "C++"),
        ("让AI写字", "AI"),
    ],
)
def test_an_own_word_wins_over_the_matches_that_it_covers(segmenter: type, text: str, word: str) -> None:
    assert word in segmenter(words=OWN, protect=PATTERNS).cut(text)


@pytest.mark.parametrize("segmenter", SEGMENTERS)
@pytest.mark.parametrize("text", ["MAIL", "licences", "OPENAI", "x@AI.com", "#AI写作#", "AI2"])
def test_an_own_word_never_cuts_a_run_or_lies_inside_a_match(segmenter: type, text: str) -> None:
    assert segmenter(words=OWN, protect=PATTERNS).cut(text) == [text]


def test_an_own_word_does_not_take_the_end_of_a_run() -> None:
    assert tp.Unigram(words=OWN, protect=PATTERNS).cut("dataa字群") == ["dataa", "字群"]


def test_an_own_word_takes_the_end_of_a_match_behind_a_run() -> None:
    assert tp.Unigram(words=["年报"], protect=PATTERNS).cut("看2024年报") == ["看", "2024", "年报"]


def test_an_own_word_outside_of_the_blocks_follows_the_same_rules() -> None:
    stage = tp.Unigram(words=["Pro Max", "ta x"], protect=PATTERNS)
    assert stage.cut("买15 Pro Max吧") == ["买", "15", "Pro Max", "吧"]
    assert "data" in stage.cut("data x")


def test_a_word_that_overlaps_a_match_competes_with_the_others() -> None:
    for words in ((), ("2024年报",)):
        assert tp.Unigram(words=words, protect=PATTERNS).cut("2024年报告") == ["2024年", "报告"]


def test_a_forced_word_divides_a_match_and_the_rest_stays_whole() -> None:
    assert tp.Unigram(words=["AI !"], protect=("latin",)).cut("用OPENAI吧") == ["用", "OPEN", "AI", "吧"]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
@pytest.mark.parametrize("word", ["T恤", "A股", "U盘", "B超", "AA制", "X光"])
def test_a_word_of_the_lexicon_competes_with_the_match_that_it_covers(segmenter: type, word: str) -> None:
    assert segmenter(protect=PATTERNS).cut(f"买{word}，") == ["买", word, "，"]


def test_a_word_that_covers_a_match_is_found_in_every_mode() -> None:
    assert tp.Unigram(mode="all", protect=PATTERNS).cut("买T恤1件") == ["买", "T恤", "1", "件"]
    assert tp.Unigram(mode="search", protect=PATTERNS).cut("买T恤1件") == ["买", "T恤", "1", "件"]


def test_the_hmm_does_not_join_a_match_with_what_is_beside_it() -> None:
    assert tp.Unigram(protect=("emoji",)).cut("杭☀研") == ["杭", "☀", "研"]


def test_ranges_without_own_words_are_the_matches() -> None:
    protected, matches = Protection(patterns=("number",)).ranges("有1和2", "有1和2")
    assert protected is None
    assert matches is not None
    assert list(matches) == [(1, 2), (3, 4)]


@given(
    text=st.text(st.sampled_from("ab1年报级C+-. 😀"), max_size=12),
    own=st.lists(st.text(st.sampled_from("ab1年报级C+"), min_size=1, max_size=4), max_size=4),
    forced=st.lists(st.text(st.sampled_from("a1年"), min_size=1, max_size=2), max_size=2),
)
def test_ranges_ascend_and_do_not_overlap(text: str, own: list[str], forced: list[str]) -> None:
    protected, matches = Protection(forced, own[:1], own, PATTERNS).ranges(text, text)
    ranges = sorted([*(protected or []), *(matches or [])])
    assert all(start < end for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
