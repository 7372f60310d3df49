"""The shortest ways to a result: first parameters by position, and functions without a stage."""

from __future__ import annotations

import pytest

import textprep as tp
from textprep.errors import ParameterError


@pytest.mark.parametrize(
    ("stage", "name", "value"),
    [
        (tp.CleanText, "keep", ("han", "latin")),
        (tp.ConvertChinese, "config", "s2t"),
        (tp.DropStopWords, "stop_words", ("zh",)),
        (tp.FoldCase, "mode", "upper"),
        (tp.MaxMatch, "lexicon", ("jieba", "mine")),
        (tp.MixedWords, "lexicon", "mine"),
        (tp.NormalizeUnicode, "form", "NFC"),
        (tp.ReplacePattern, "pattern", "email"),
        (tp.Stem, "algorithm", "snowball"),
        (tp.Unigram, "lexicon", "mine"),
        (tp.Words, "rule", "treebank"),
    ],
)
def test_the_first_parameter_may_be_given_by_position(stage: type[tp.Stage], name: str, value: object) -> None:
    assert stage(value) == stage(**{name: value})
    assert repr(stage(value)) == f"{stage.__name__}({name}={value!r})"


@pytest.mark.parametrize("stage", [tp.ConvertChinese, tp.MaxMatch, tp.Stem, tp.Unigram, tp.Words])
def test_all_other_parameters_have_names(stage: type[tp.Stage]) -> None:
    with pytest.raises(TypeError, match="takes from 1 to 2 positional arguments but 3 were given"):
        stage("a", "b")


@pytest.mark.parametrize("config", ["s2twp", "S2TWP", "s2twp.json", "S2TWP.JSON"])
def test_configurations_are_named_in_any_case_and_with_their_ending(config: str) -> None:
    stage = tp.ConvertChinese(config)
    assert stage.convert("软件") == "軟體"
    assert stage == tp.ConvertChinese(config="s2twp")
    assert stage.set_params(config=config).config == "s2twp"


def test_a_configuration_survives_scikit_learns_clone() -> None:
    from sklearn.base import clone

    assert clone(tp.ConvertChinese("S2T.json")).config == "s2t"


def test_a_file_may_be_called_like_a_configuration(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert tp.ConvertChinese("./s2t.json").config == "./s2t.json"


def test_cut_gives_the_tokens_of_unigram() -> None:
    assert tp.cut("我来到北京清华大学") == ["我", "来到", "北京", "清华大学"]
    assert tp.cut("这家店绝绝子", words=["绝绝子"]) == ["这家", "店", "绝绝子"]


def test_cut_takes_a_list_of_words() -> None:
    with pytest.raises(ParameterError, match="words must be a list of strings, found '绝绝子'"):
        tp.cut("这家店绝绝子", words="绝绝子")


def test_convert_goes_to_simplified_characters_by_default() -> None:
    assert tp.convert("軟體") == "软体"
    assert tp.convert("软件里的头发", "s2twp") == "軟體裡的頭髮"
