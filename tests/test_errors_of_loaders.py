"""Whatever a file or a parameter holds, the error is one of ours and comes before the memory runs out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import textprep as tp
from textprep.config import loads
from textprep.errors import (
    ConfigError,
    LexiconFormatError,
    ModelFormatError,
    ParameterError,
    PatternError,
    ResourceError,
    TextprepError,
)


@pytest.mark.parametrize(
    "text",
    [
        "textprep = 1\na = " + "[" * 100_000,
        "textprep = 1\n" + ".".join("a" * 10_000) + " = 1",
        "textprep = 1\n[[" + ".".join("a" * 10_000) + "]]",
        "textprep = 1\n" + "#" * (1 << 24),
    ],
)
def test_extreme_pipeline_files_are_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"<string>: .*(too deeply|too many parts|at most)"):
        loads(text)


def test_an_integer_of_many_digits_is_refused() -> None:
    with pytest.raises(ConfigError, match="<string>: not TOML: .*digits"):
        loads("textprep = 1" + "0" * 5000)


@pytest.mark.parametrize("load", [tp.load, tp.Lexicon.from_file, tp.Hmm.load, tp.load_model, tp.WordVectors.load])
def test_a_path_with_a_nul_is_an_error_of_ours(load: Callable[[str], Any]) -> None:
    with pytest.raises(TextprepError):
        load("a\0b/c.toml")


@pytest.mark.parametrize(
    ("params", "error", "message"),
    [
        ({"timeout": float("inf")}, ParameterError, "at most 86400, found inf"),
        ({"timeout": float("nan")}, ParameterError, "at most 86400, found nan"),
        ({"replacement": r"\9"}, ParameterError, "does not fit the pattern"),
        ({"pattern": "(a)", "replacement": r"\g<x>"}, ParameterError, "does not fit the pattern"),
        ({"pattern": "(a)", "replacement": "\\"}, ParameterError, "does not fit the pattern"),
        ({"pattern": "(?:a{1000}){1000000}"}, PatternError, "1002000000 items"),
        ({"pattern": "((a{100}){100}){100}"}, PatternError, "items with its repetitions"),
        ({"pattern": "(" * 50_000 + ")" * 50_000}, PatternError, "nested too deeply"),
    ],
)
def test_patterns_are_checked_when_they_are_set_up(
    params: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        tp.ReplacePattern(**params).check()


def test_a_replacement_may_name_the_groups_of_its_pattern() -> None:
    assert tp.ReplacePattern("(a)(?P<n>b)", replacement=r"\2\g<n>\1")("ab").text == "bba"
    assert tp.ReplacePattern("[{]{3}(a{2,5})", replacement=r"\1")("{{{aaa").text == "aaa"


@pytest.mark.parametrize("tag", ["a\nb", "a\r", "\ud800", 3])
def test_tags_are_lines_of_utf8(tag: Any) -> None:
    with pytest.raises(ParameterError, match="a tag must be a string without line ends and lone surrogates"):
        tp.Lexicon.from_words([("北京", 1, tag)])
    with pytest.raises(ParameterError, match="a tag must be a string without line ends and lone surrogates"):
        tp.Lexicon().add("北京", 1, tag)


def test_a_lexicon_has_at_most_65535_tags(tmp_path: Path) -> None:
    words = [(f"w{number}", 1, f"t{number}") for number in range(65_536)]
    with pytest.raises(ParameterError, match="at most 65535 different tags"):
        tp.Lexicon.from_words(words)
    (tmp_path / "a.txt").write_text("".join(f"{word} {count} {tag}\n" for word, count, tag in words), encoding="utf-8")
    with pytest.raises(LexiconFormatError, match="at most 65535 different tags"):
        tp.Lexicon.from_file(tmp_path / "a.txt")
    assert len(tp.Lexicon.from_words(words[:-1])) == 65_535


@pytest.mark.parametrize(
    "change",
    [
        {"n_features": 0},
        {"n_features": 1e400},
        {"n_features": [8]},
        {"ngram_range": 3},
        {"ngram_range": [1]},
        {"ngram_range": [1, "x"]},
        {"dtype": {}},
    ],
)
def test_a_damaged_hashing_model_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    tp.save_model(tp.HashedBagOfWords(), tmp_path / "m")
    file = tmp_path / "m" / "model.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["params"] |= change
    file.write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(ModelFormatError):
        tp.load_model(tmp_path / "m")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.json", "[" * 100_000),
        ("model.json", '{"textprep": 1, "type": []}'),
        ("model.json", '{"textprep": 1, "type": "Tfidf", "params": {"min_df": []}, "documents": 1}'),
        ("model.json", '{"textprep": 1, "type": "Tfidf", "params": {}, "documents": 1e400}'),
        ("model.json", '{"textprep": 1, "type": "Tfidf", "params": {}, "documents": 10' + "0" * 400 + "}"),
        ("terms.jsonl", '["a", 1, 9223372036854775807]\n["a", 1, 9223372036854775807]\n'),
        ("terms.jsonl", '["a", -5, 1]\n'),
        ("terms.jsonl", "[" * 100_000),
    ],
)
def test_a_damaged_model_of_counts_is_refused(tmp_path: Path, name: str, content: str) -> None:
    tp.save_model(tp.Tfidf().fit([["a"]]), tmp_path / "m")
    (tmp_path / "m" / name).write_text(content, encoding="utf-8")
    with pytest.raises(ModelFormatError):
        tp.load_model(tmp_path / "m")


@pytest.mark.parametrize("shape", [(10**12, 4), (-1, 4), (2**70, 1)])
def test_a_header_that_promises_more_numbers_than_the_file_has_is_refused(
    tmp_path: Path, shape: tuple[int, int]
) -> None:
    model = tp.Word2Vec(min_count=1, vector_size=4, epochs=1).fit([["a", "b"]])
    tp.save_model(model, tmp_path / "m")
    with open(tmp_path / "m" / "in.npy", "wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(file, header)
    with pytest.raises(ModelFormatError):
        tp.load_model(tmp_path / "m")


@pytest.mark.parametrize(
    "line", ["100000000000 100", "1 100000000000", "9" * 5000 + " 1", "999999999999999999 9999999999"]
)
def test_vectors_whose_first_line_promises_too_much_are_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "v.txt").write_text(f"{line}\na 1 2\n", encoding="utf-8")
    with pytest.raises(ResourceError):
        tp.WordVectors.load(tmp_path / "v.txt")


@pytest.mark.parametrize(
    "content", ["[]", "[" * 100_000, '{"format": 1, "start": [], "trans": 3, "emit": {}}', "3", ""]
)
def test_a_damaged_hmm_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "hmm.json").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError):
        tp.Hmm.load(tmp_path / "hmm.json")


@pytest.mark.parametrize(
    ("name", "change"),
    [("tfidf", {"norm": "l3"}), ("tfidf", {"norm": []}), ("hashed", {"norm": "lmax"}), ("hashed", {"norm": 2})],
)
def test_a_model_with_an_unknown_norm_is_refused(tmp_path: Path, name: str, change: dict[str, Any]) -> None:
    estimator: Any = {"tfidf": tp.Tfidf(), "hashed": tp.HashedBagOfWords()}[name]
    tp.save_model(estimator.fit([["a"]]), tmp_path / "m")
    file = tmp_path / "m" / "model.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["params"] |= change
    file.write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(ModelFormatError, match=r"norm must be one of 'l1', 'l2'.* or None"):
        tp.load_model(tmp_path / "m")


def test_a_great_limit_of_ngrams_takes_no_time() -> None:
    hashed = tp.HashedBagOfWords(ngram_range=(1, 10**18), alternate_sign=False, norm=None)
    assert hashed.transform([["a", "b"]]).sum() == 3
    assert list(tp.BagOfWords(ngram_range=(2, 10**18)).fit([["a", "b"]]).vocabulary_) == ["a b"]


@pytest.mark.parametrize(
    "content",
    [
        b'{"words": 1, "size": 1, "names": 1000000000000}\n["a"]',
        b'{"words": 1, "size": 1, "names": -1}\n["a"]',
        b'{"words": 1, "size": 1, "names": 3}\n[1]' + bytes(200),
        b'{"words": 2, "size": 1, "names": 8}\n{"a": 1}' + bytes(200),
    ],
)
def test_mapped_vectors_whose_words_are_no_list_are_refused(tmp_path: Path, content: bytes) -> None:
    from textprep.vectors.word_vector_files import _MAGIC

    (tmp_path / "v").write_bytes(_MAGIC + content)
    with pytest.raises(ResourceError, match="not a file that WordVectors.save wrote"):
        tp.WordVectors.load(tmp_path / "v")
