"""Arguments of a wrong type raise an error of the package that says what was expected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import textprep as tp
from textprep.errors import ConfigError, InputTypeError, ParameterError

WRONG = [None, 5, b"a"]

TEXTS: dict[str, Callable[[Any], object]] = {
    "cut": tp.cut,
    "convert": lambda text: tp.convert(text, "s2t"),
    "Unigram": lambda text: tp.Unigram().cut(text),
    "Unigram, posseg": lambda text: tp.Unigram(hmm="jieba-posseg").cut(text),
    "Unigram, all": lambda text: tp.Unigram(mode="all").cut(text),
    "Unigram, protect": lambda text: tp.Unigram(protect=("url",)).cut(text),
    "MaxMatch, fold": lambda text: tp.MaxMatch(fold=("case",)).cut(text),
    "Words": lambda text: tp.Words().cut(text),
    "Words, treebank": lambda text: tp.Words("treebank").cut(text),
    "Words, whitespace": lambda text: tp.Words("whitespace").cut(text),
    "MixedWords": lambda text: tp.MixedWords().cut(text),
    "ConvertChinese.convert": lambda text: tp.ConvertChinese().convert(text),
    "ConvertChinese.ambiguities": lambda text: tp.ConvertChinese().ambiguities(text),
    "Lexicon.matches": lambda text: tp.Lexicon.from_words(["a"]).matches(text),
    "Lexicon.replace": lambda text: tp.Lexicon.from_words(["a"]).replace(text, {}),
}

COLLECTIONS: dict[str, Callable[[Any], object]] = {
    "transform": lambda many: tp.load("zh").transform(many),
    "map": lambda many: list(tp.load("zh").map(many)),
    "batch": lambda many: tp.load("zh").batch(many),
    "Unigram.transform": lambda many: tp.Unigram().transform(many),
}

PATHS: dict[str, Callable[[Any], object]] = {
    "load": tp.load,
    "save": lambda path: tp.save(tp.load("zh"), path),
    "Lexicon.named": tp.Lexicon.named,
    "Lexicon.from_file": tp.Lexicon.from_file,
    "Lexicon.update": lambda path: tp.Lexicon.from_words(["a"]).update(path),
}


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("method", TEXTS)
def test_a_text_must_be_a_string(method: str, value: object) -> None:
    with pytest.raises(InputTypeError, match=f"^a text is a str, found {type(value).__name__}: {value!r}$"):
        TEXTS[method](value)


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("method", COLLECTIONS)
def test_many_documents_must_be_a_collection(method: str, value: object) -> None:
    with pytest.raises(InputTypeError, match="takes many documents, found"):
        COLLECTIONS[method](value)


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("method", PATHS)
def test_a_name_or_path_must_be_a_string_or_a_path(method: str, value: object) -> None:
    with pytest.raises(ParameterError, match=f"must be a string or a path, found {type(value).__name__}: {value!r}$"):
        PATHS[method](value)


@pytest.mark.parametrize("words", [None, 5, [["甲"]]])
def test_own_words_must_be_a_list_of_strings(words: Any) -> None:
    with pytest.raises(ParameterError, match="words must be a list of strings, found"):
        tp.cut("甲", words=words)


def test_only_a_pipeline_can_be_saved(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="^expected a Pipeline, found Unigram"):
        tp.save(tp.Unigram(), tmp_path / "p.toml")  # type: ignore[arg-type]


def test_a_lone_surrogate_cannot_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    pipeline = tp.Pipeline([tp.ReplacePattern(pattern="a", replacement="\ud800")])
    with pytest.raises(ConfigError, match=r"the stage 'ReplacePattern': it has the lone surrogate '\\ud800'$"):
        tp.save(pipeline, path)
    assert not path.exists()


def test_a_lone_surrogate_in_a_name_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="lone surrogate"):
        tp.save(tp.Pipeline([("\udc80", tp.Unigram(words=["甲"]))]), tmp_path / "p.toml")
