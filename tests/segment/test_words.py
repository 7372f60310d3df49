"""`Words` by each rule, and `MixedWords` in text that mixes languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.tokenize.destructive import NLTKWordTokenizer

import textprep as tp
from tests.conftest import texts

PROTECT = ("emoji", "url", "email", "hashtag", "mention", "date", "time", "number", "latin")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("They're 3.5% off (really).", ["They", "'re", "3.5", "%", "off", "(", "really", ")", "."]),
        ('He said "don\'t go".', ["He", "said", '"', "do", "n't", "go", '"', "."]),
        ("I cannot gonna", ["I", "can", "not", "gon", "na"]),
        ("``x'' y", ["``", "x", "''", "y"]),
        ("", []),
        (" \n", []),
    ],
)
def test_treebank(text: str, tokens: list[str]) -> None:
    assert tp.Words(rule="treebank").cut(text) == tokens


ENGLISH = [
    "Good muffins cost $3.88 in New York.  Please buy me two of them. Thanks.",
    '"We\'re here," she said; "they\'d\'ve come (maybe) -- if asked".',
    "It's 5 o'clock... isn't it? Don't you, O'Neil & Co., think so?",
    "“Hi”, she said.",
    "‘x’ and «y» and „z“ and 'w'",
    "a—b, c – d, e−f, g―h, i‒j",
    "wait… what…?",
    "“Is it?” — “No!” … said he.",
    "``quoted'' and ''quoted'' and \"quoted\"",
    "\"'a' b\" ('c') [\"d\"] {''e''}",
    "dogs' tails, John's. James’ book.",
    "'tis the season; 'twas not, 'cause I said",
    "cost: 3,000; at 10:30, a/b* @me #1 100% <b>",
    "He lives in the U.S.",
    "“He lives in the U.S.”",
    "gonna wanna go, gimme, lemme, gotta, cannot",
    "C++ and c'est la vie",
]


def spans_of_nltk(text: str) -> list[tuple[int, int]]:
    return list(NLTKWordTokenizer().span_tokenize(text))


@pytest.mark.parametrize("text", ENGLISH)
def test_treebank_has_the_spans_of_nltk(text: str) -> None:
    assert tp.Words(rule="treebank")(text).spans() == spans_of_nltk(text)


PIECES = (*"ab 1.,:;?!'\"`“”‘’«»„—–-…()[]*&%$@\n", "n't", "'s", "''", "``", "cannot ", "gonna ", "the ", "--", "...")


@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_treebank_has_the_spans_of_nltk_for_any_marks(text: str) -> None:
    assume(re.search(r"\w’\w", text) is None)
    assert tp.Words(rule="treebank")(text).spans() == spans_of_nltk(text)


@given(text=texts())
def test_treebank_tokens_are_slices_of_the_text(text: str) -> None:
    doc = tp.Words(rule="treebank")(text)
    assert [text[start:end] for start, end in doc.spans()] == list(doc)
    assert "".join(doc) == "".join(text.split())
    assert "".join(tp.Words(rule="treebank", keep_space=True).cut(text)) == text


@pytest.mark.parametrize(
    "text", ["I don't", "they're, we've", "she'd've", "O'Neil's rock'n'roll", "'don't'", "can't won't", "Bob's."]
)
def test_treebank_cuts_at_curly_apostrophes_as_at_straight_ones(text: str) -> None:
    curly = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    assert tp.Words(rule="treebank")(curly).spans() == tp.Words(rule="treebank")(text).spans()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("see https://a.org/b-c: state-of-the-art", ["see", "https://a.org/b-c", ":", "state-of-the-art"]),
        ("mail a.b@c.org, 1,234.5kg", ["mail", "a.b@c.org", ",", "1,234.5kg"]),
        ("👨‍👩‍👧 ok", ["👨‍👩‍👧", "ok"]),
    ],
)
def test_a_protected_match_is_one_token(text: str, tokens: list[str]) -> None:
    assert tp.Words(protect=PROTECT).cut(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("他don't喜欢T恤，only 3.5折", ["他", "don't", "喜欢", "T恤", "，", "only", "3.5", "折"]),
        ("我来到北京清华大学", ["我", "来到", "北京", "清华大学"]),
        ("plain English, it's fine", ["plain", "English", ",", "it's", "fine"]),
        ("用Python3写NLP程序", ["用", "Python3", "写", "NLP", "程序"]),
        ("カタカナと漢字", ["カタカナ", "と", "漢字"]),
        ("", []),
    ],
)
def test_mixed_words(text: str, tokens: list[str]) -> None:
    assert tp.MixedWords().cut(text) == tokens


def test_mixed_words_segment_chinese_as_unigram() -> None:
    text = "南京市长江大桥的夜景灯光改造工程已经全部完成"
    assert tp.MixedWords().cut(text) == tp.Unigram().cut(text)


def test_mixed_words_keep_protected_matches_whole() -> None:
    text = "见https://a.cn/b?c=1，重3.5kg的iPhone15和👨‍👩‍👧"
    assert tp.MixedWords(protect=PROTECT).cut(text) == [
        "见", "https://a.cn/b?c=1", "，", "重", "3.5kg", "的", "iPhone15", "和", "👨‍👩‍👧",
    ]  # fmt: skip


def test_mixed_words_keep_user_words_of_any_script_whole(tmp_path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("C++ 5\nLouis Vuitton 3\nEdu Trust认证 3\n", encoding="utf-8")
    stage = tp.MixedWords(lexicon=("jieba", str(path)))
    assert stage.cut("学C++买Louis Vuitton要Edu Trust认证") == [
        "学",
        "C++",
        "买",
        "Louis Vuitton",
        "要",
        "Edu Trust认证",
    ]


@pytest.mark.parametrize("name", ["zh", "mixed", "en"])
@pytest.mark.parametrize("word", ["iPhone15", "AK47", "ddr5", "3.14", "👨‍👩‍👧", "don't", "naïve"])
def test_built_in_pipelines_never_split_a_word_into_characters(name: str, word: str) -> None:
    text = f"abc {word} xyz" if name == "en" else f"买了{word}手机"
    original = [text[start:end] for start, end in tp.load(name)(text).spans()]
    assert all(len(token) > 1 or token not in word for token in original)
    assert word in original or word == "don't"


NAMES = (
    "C++", "C#", "F#", ".NET", "ASP.NET", "Node.js", "Vue.js", "U.S.", "U.K.", "Ph.D.", "e.g.", "i.e.", "AT&T", "R&D",
    "Q&A", "H&M", "C++17", "g++", "M.Sc.", "I/O", "TCP/IP", "rock'n'roll", "Objective-C", "D3.js", "U.S.A.", "D.C.",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("pipeline", "text"),
    [
        ("en", "Many people like {}"),
        ("en", "Many people ({}, perhaps) left."),
        ("mixed", "Many people like {} today"),
        ("mixed", "他用{}写了很多"),
        ("mixed", "讨论{}。"),
    ],
)
def test_built_in_pipelines_keep_a_name_with_marks_whole(pipeline: str, text: str, name: str) -> None:
    assert name.lower() in list(tp.load(pipeline)(text.format(name)))


@given(text=texts())
def test_mixed_words_without_han_characters_are_words(text: str) -> None:
    without_han = "".join(
        character for character in text if not ("\u3005" <= character <= "\ufaff" or character > "\uffff")
    )
    assert tp.MixedWords().cut(without_han) == tp.Words().cut(without_han)
