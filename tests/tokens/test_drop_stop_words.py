"""Removal of stop words, and the stop lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.errors import ResourceError
from textprep.resources.stop_words import stop_words

LISTS = sorted((Path(__file__).parents[2] / "resources" / "stopwords").glob("*.txt"))

pieces = st.sampled_from("我们 的 問題 是 the don't  http://a.cn/的 时间 了 龘 \ud800 𠀀 。 English 1.5".split(" "))
mixed = st.lists(pieces, max_size=12).map("".join)


def drop(words: list[str], **params: object) -> list[str]:
    """Return the words that `DropStopWords` keeps."""
    starts = list(range(len(words)))
    doc = tp.Doc(" " * len(words)).segmented(words, starts, [start + 1 for start in starts])
    return list(tp.DropStopWords(**params)(doc))


def test_function_words_are_dropped_in_both_scripts_and_in_english() -> None:
    assert drop(["我们", "我們", "這個", "这个", "的", "the", "don't", "时间"]) == ["时间"]


@pytest.mark.parametrize("word", ["问题", "時間", "工作", "information", "new", "use", "时间", "中国", "大", "好"])
def test_content_words_are_kept(word: str) -> None:
    assert drop([word]) == [word]


def test_kept_tokens_keep_their_spans() -> None:
    doc = tp.Pipeline([tp.Unigram(), tp.DropStopWords()])("我们的问题")
    assert (doc.tokens, doc.spans()) == (["问题"], [(3, 5)])


@pytest.mark.parametrize(
    "segmenter",
    [
        tp.Unigram(),
        tp.Unigram(hmm="none", keep_space=True),
        tp.Unigram(mode="search"),
        tp.Unigram(fold=("t2s",)),
        tp.Unigram(protect=("url",)),
        tp.Unigram(hmm="jieba-posseg"),
        tp.MaxMatch(direction="both"),
        tp.MixedWords(),
    ],
    ids=repr,
)
@given(text=mixed)
def test_the_fused_filter_equals_a_filter_after_the_segmenter(segmenter: tp.Stage, text: str) -> None:
    drop = tp.DropStopWords()
    assert tp.Pipeline([segmenter, drop])(text) == drop(segmenter(text))


def test_two_filters_in_one_pipeline(tmp_path) -> None:
    (tmp_path / "s.txt").write_text("问题", encoding="utf-8")
    stages = [tp.Unigram(), tp.DropStopWords(), tp.DropStopWords(stop_words=(str(tmp_path / "s.txt"),))]
    assert tp.Pipeline(stages)("我们的问题是时间").tokens == ["时间"]


def test_a_file_of_the_user(tmp_path) -> None:
    (tmp_path / "s.txt").write_text("\ufeff# mine\r\n苹果\r\n\r\n#\r\n", encoding="utf-8")
    assert drop(["苹果", "的", "#", "# mine"], stop_words=(str(tmp_path / "s.txt"),)) == ["的", "# mine"]


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path) -> None:
    (tmp_path / "s.txt").write_bytes(b"a\n\xff\n")
    with pytest.raises(ResourceError, match=r"s.txt:2: not UTF-8 \(byte 0xFF at offset 2\)"):
        drop(["a"], stop_words=(str(tmp_path / "s.txt"),))


def test_an_unknown_list_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ResourceError, match=r"'zhh' \(did you mean 'zh'\?\)"):
        drop(["a"], stop_words=("zhh",))


def test_nltk_lists_are_read_if_the_data_is_installed(tmp_path, monkeypatch) -> None:
    import nltk

    folder = tmp_path / "corpora" / "stopwords"
    folder.mkdir(parents=True)
    (folder / "english").write_text("the\nof\n", encoding="utf-8")
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    monkeypatch.setattr("textprep.resources.cache._values", {})

    assert drop(["the", "cat", "of"], stop_words=("nltk:english",)) == ["cat"]


def test_missing_nltk_data_is_refused_with_the_command_that_installs_it() -> None:
    import subprocess
    import sys

    code = (
        "import nltk, textprep as tp; nltk.data.path[:] = []\n"
        "try: tp.DropStopWords(stop_words=('nltk:english',)).prepare()\n"
        "except tp.TextprepError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert "python -m nltk.downloader stopwords" in done.stdout


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_the_header_of_a_list_is_complete(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for key in ("What:", "Format:", "Origin:", "Rule:", "Licence:", "Used by:"):
        assert f"# {key}" in text, key


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_a_list_has_no_word_twice(path: Path) -> None:
    words = stop_words(path.stem)
    assert len(words) == len(set(words))
