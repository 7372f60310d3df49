"""`Unigram` gives the results of jieba."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.resources.jieba import jieba_dictionary, jieba_table

#: Characters and words that jieba's blocks, rules and models treat differently.
PIECES = (
    "研究 生 命 起源 的 了 我们 来到 北京 清华大学 乒乓球 拍卖 完 杭研 小明 硕士 毕业 丰 姿 "
    "中国科学院 计算所 一 二十 B超 T恤 "
    "a Z abc iPhone 5 15 3.14 50% 3%% . .. + ++ # & _ - % , 。 ， “ ” · （ ） "
    "\u3400 \u9fa5 \u9fd5 \u9fd6 々 〇 Ａ ９ é 😀 𠀀 １２"
).split()
SPACES = [" ", "\t", "\n", "\r\n", "\r", "\u3000", "\x1c", "\x85"]

sentences = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.sampled_from(SPACES), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("hmm", ["jieba", "none"])
@given(text=sentences)
def test_tokens_are_those_of_lcut(jieba, hmm: str, text: str) -> None:
    assert tp.Unigram(hmm=hmm, keep_space=True).cut(text) == jieba.lcut(text, HMM=hmm == "jieba")


@pytest.mark.parametrize("hmm", ["jieba", "none"])
@given(text=sentences)
def test_search_mode_is_lcut_for_search(jieba, hmm: str, text: str) -> None:
    stage = tp.Unigram(hmm=hmm, mode="search", keep_space=True)
    assert stage.cut(text) == jieba.lcut_for_search(text, HMM=hmm == "jieba")


@pytest.mark.parametrize(("hmm", "on"), [("jieba-posseg", True), ("jieba-posseg-none", False)])
@given(text=sentences)
def test_tags_are_those_of_posseg(jieba, hmm: str, on: bool, text: str) -> None:
    doc = tp.Unigram(hmm=hmm, keep_space=True)(text)
    import jieba.posseg as posseg

    expected = [(pair.word, pair.flag) for pair in posseg.lcut(text, HMM=on)]
    assert list(zip(doc.tokens, doc.tags, strict=True)) == expected


def test_posseg_rejects_modes_that_it_does_not_support() -> None:
    with pytest.raises(tp.TextprepError, match="requires mode='exact'"):
        tp.Unigram(hmm="jieba-posseg", mode="search").cut("x")


def test_tag_pos_takes_the_tags_of_the_dictionary() -> None:
    doc = tp.Pipeline([tp.Unigram(), tp.TagPos()])("我来到北京，花了3.5元买iPhone")
    assert dict(zip(doc.tokens, doc.tags, strict=True)) == {
        "我": "r",
        "来到": "v",
        "北京": "ns",
        "，": "x",
        "花": "v",
        "了": "ul",
        "3.5": "m",
        "元": "m",
        "买": "v",
        "iPhone": "eng",
    }


@given(text=sentences)
def test_search_mode_has_the_spans_of_tokenize(jieba, text: str) -> None:
    doc = tp.Unigram(mode="search", keep_space=True)(text)
    expected = [(word, start, end) for word, start, end in jieba.tokenize(text, mode="search")]
    assert list(zip(doc.tokens, doc.starts, doc.ends, strict=True)) == expected
    assert doc.overlapping


@given(text=sentences)
def test_all_mode_has_the_words_of_cut_all(jieba, text: str) -> None:
    """Compare the words of Chinese characters; jieba emits other tokens out of order or not as slices of the text."""
    doc = tp.Unigram(mode="all", keep_space=True)(text)

    def chinese(words: list[str]) -> list[str]:
        return sorted(word for word in words if all("\u4e00" <= letter <= "\u9fd5" for letter in word) and word)

    assert chinese(doc.tokens) == chinese(jieba.lcut(text, cut_all=True))
    spans = list(zip(doc.starts, doc.ends, strict=True))
    assert spans == sorted(spans)
    assert [text[start:end] for start, end in spans] == doc.tokens


@pytest.mark.parametrize("name", ["news", "taiwan", "english", "mixed"])
def test_example_texts_have_the_tokens_of_lcut(jieba, examples, name: str) -> None:
    stage = tp.Unigram(keep_space=True)
    for line in (examples / "data" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        assert stage.cut(line) == jieba.lcut(line)


def test_the_tables_are_read_without_importing_jieba() -> None:
    import subprocess
    import sys

    code = "import sys, textprep as tp; tp.Unigram().cut('我来到北京'); assert 'jieba' not in sys.modules"
    subprocess.run([sys.executable, "-P", "-c", code], check=True)


def test_a_table_that_refers_to_a_class_is_an_error(tmp_path, monkeypatch) -> None:
    import os
    import pickle

    (tmp_path / "jieba").mkdir()
    (tmp_path / "jieba" / "evil.p").write_bytes(pickle.dumps(os.system))
    monkeypatch.setattr("textprep.resources.jieba.package_folder", lambda name: tmp_path / "jieba")
    with pytest.raises(tp.TextprepError, match="refers to posix.system"):
        jieba_table("evil.p")


def test_a_dictionary_of_another_release_gives_a_warning(tmp_path, monkeypatch) -> None:
    (tmp_path / "dict.txt").write_text("甲 1\n", encoding="utf-8")
    monkeypatch.setattr("textprep.resources.jieba.package_folder", lambda name: tmp_path)
    with pytest.warns(tp.TextprepWarning, match="not that of jieba 0.42.1"):
        jieba_dictionary().__enter__()
