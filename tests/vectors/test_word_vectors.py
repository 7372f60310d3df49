"""Word vectors: similarity, analogies, files, gensim."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import textprep as tp
from textprep.errors import MissingPackageError, ParameterError, ResourceError, VocabularyError


def capitals() -> tp.WordVectors:
    return tp.WordVectors(
        ["北京", "中国", "东京", "日本", "猫"], [[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], [-1, 0, 0]]
    )


def test_analogies() -> None:
    vectors = capitals()
    assert vectors.most_similar(["北京", "日本"], ["中国"], topn=1)[0][0] == "东京"
    assert vectors.analogy([["中国", "北京", "日本", "东京"], ["a", "b", "c", "d"]]) == {
        "accuracy": 1.0,
        "correct": 1,
        "asked": 1,
        "skipped": 1,
    }


def test_a_question_of_other_than_four_words_is_an_error() -> None:
    with pytest.raises(ParameterError, match="question 1: expected four words"):
        capitals().analogy([["a"]])


def test_questions_can_be_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(": capitals\n中国 北京 日本 东京\n", encoding="utf-8")
    assert capitals().analogy(tmp_path / "q.txt")["correct"] == 1


def test_the_error_for_an_unknown_word_names_the_nearest() -> None:
    with pytest.raises(VocabularyError, match=r"no term '北京市' in the vocabulary \(did you mean '北京'\?\)"):
        capitals().vector("北京市")


def test_similarity_is_the_cosine() -> None:
    assert capitals().similarity("中国", "猫") == pytest.approx(-1)


word_lists = st.lists(st.text(st.sampled_from("ab北京𠀀\ud800é"), min_size=1, max_size=4), unique=True, max_size=5)


@pytest.mark.parametrize("format", ["text", "binary", "mapped"])
@given(words=word_lists, size=st.integers(1, 5), data=st.data())
def test_loaded_vectors_equal_the_saved_ones(tmp_path_factory, format: str, words, size: int, data) -> None:
    numbers = st.floats(-1e10, 1e10, width=32)
    vectors = tp.WordVectors(words, data.draw(arrays(np.float32, (len(words), size), elements=numbers)))
    path = tmp_path_factory.mktemp("vectors") / "v"
    vectors.save(path, format)
    other = tp.WordVectors.load(path)
    assert other.words == vectors.words
    assert (other.matrix == vectors.matrix).all()
    assert other.matrix.shape == vectors.matrix.shape


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ":1: expected the number of words"),
        (b"2 x\n", ":1: expected the number of words"),
        (b"2 2\na 1 2\nb 1\n", ":3: expected a word and 2 numbers, found 1"),
        (b"2 2\na 1 2\nb 1 x\n", ":3: could not convert"),
        (b"1 2\na 1 2\nb 1 2\n", ":3: expected 1 words, as the first line says, found one more"),
        (b"3 2\na 1 2\n", "expected 3 words, as the first line says, found 1"),
        (b"2 2\na \x00\x00\x80?\x00\x00\x80?\nb \x00\x00", "word 2 of 2, 10 bytes after the first line, is incomplete"),
        (b"textprep vectors 1\n{}\n", "not a file that WordVectors.save wrote"),
    ],
)
def test_the_error_for_a_damaged_file_names_the_place(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "v.txt").write_bytes(content)
    with pytest.raises(ResourceError) as caught:
        tp.WordVectors.load(tmp_path / "v.txt")
    assert message in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="do not exist"):
        tp.WordVectors.load(tmp_path / "no")


def test_words_with_spaces_can_only_be_saved_in_our_format(tmp_path: Path) -> None:
    vectors = tp.WordVectors(["New York"], [[1.0]])
    with pytest.raises(ParameterError, match="format='mapped' can"):
        vectors.save(tmp_path / "v", "text")
    vectors.save(tmp_path / "v")
    assert tp.WordVectors.load(tmp_path / "v").words == ["New York"]


def test_the_error_without_gensim_names_the_command_that_installs_it(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "gensim", None)
    with pytest.raises(MissingPackageError, match=r'pip install "textprep-zh\[gensim\]"'):
        capitals().to_gensim()


def test_gensim_has_the_same_neighbours() -> None:
    pytest.importorskip("gensim")
    vectors = capitals()
    keyed = vectors.to_gensim()
    assert [word for word, _ in keyed.most_similar("北京", topn=2)] == [
        word for word, _ in vectors.most_similar("北京", topn=2)
    ]
    assert tp.WordVectors.from_gensim(keyed).words == vectors.words


def test_an_unknown_format_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"format must be one of .*, found 'txt' \(did you mean 'text'\?\)"):
        capitals().save(tmp_path / "v", "txt")


def test_a_matrix_of_another_length_is_an_error() -> None:
    with pytest.raises(ParameterError, match=r"a row for each of 2 words, found shape \(1, 2\)"):
        tp.WordVectors(["a", "b"], [[1, 2]])


def test_repeated_words_are_an_error() -> None:
    with pytest.raises(ParameterError, match="the words must be distinct, found 1 among 2"):
        tp.WordVectors(["a", "a"], [[1], [2]])
