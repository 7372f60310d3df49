"""Plain functions in pipelines, and lists of tokens for token stages."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.diff import blocks_between
from textprep.errors import ConfigError, InputTypeError, StageError


def without_brackets(text: str) -> str:
    return text.replace("[x]", "")


@tp.Apply
def shouted(text: str) -> str:
    return text.upper()


def test_functions_are_stages_of_a_pipeline() -> None:
    pipeline = tp.Pipeline([str.strip, without_brackets, ("again", str.strip), tp.Unigram()])
    assert [name for name, _ in pipeline.named_stages()] == ["strip", "without_brackets", "again", "unigram"]
    doc = pipeline("  我来到[x]北京 ")
    assert list(zip(doc.tokens, doc.spans(), strict=True)) == [("我", (2, 3)), ("来到", (3, 5)), ("北京", (8, 10))]


def test_the_class_is_a_decorator() -> None:
    assert shouted("abc").text == "ABC"


def test_a_change_of_single_characters_keeps_spans() -> None:
    assert tp.Pipeline([str.lower, tp.Words()])("A BC").spans() == [(0, 1), (2, 4)]


def test_a_pipeline_with_functions_is_pickled_and_compared() -> None:
    pipeline = tp.Pipeline([str.strip, without_brackets])
    again = pickle.loads(pickle.dumps(pipeline))
    assert again(" [x] a").text == pipeline(" [x] a").text
    assert again == pipeline
    assert again.fingerprint() == pipeline.fingerprint()


def test_a_pipeline_file_refuses_a_function() -> None:
    with pytest.raises(ConfigError, match="stage 'strip' is the function strip, and a pipeline file holds no code"):
        tp.dumps(tp.Pipeline([str.strip]))


def test_a_function_must_return_text() -> None:
    with pytest.raises(StageError, match="the function len must return a str, found int: 1"):
        tp.Pipeline([len])("x")


def test_token_stages_take_lists_of_tokens() -> None:
    assert tp.DropStopWords().transform([["我", "来到"], ("北京",), []]) == [["来到"], ["北京"], []]
    assert tp.Stem().transform([["running", "dogs"]]) == [["run", "dog"]]


def test_a_list_of_tokens_holds_strings_only() -> None:
    with pytest.raises(InputTypeError, match="document 1: a document is a str, found int: 5"):
        tp.Stem().transform([["a"], ["b", 5]])


def test_text_stages_take_no_lists_of_tokens() -> None:
    with pytest.raises(InputTypeError, match="document 0: a document is a str, found list"):
        tp.FoldCase().transform([["a"]])


def test_a_diff_keeps_spans_between_changes() -> None:
    doc = tp.Pipeline([lambda text: text.replace("[图片]", ""), tp.Unigram()])("我[图片]来到[图片]北京")
    assert list(zip(doc.tokens, doc.spans(), strict=True)) == [("我", (0, 1)), ("来到", (5, 7)), ("北京", (11, 13))]


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_characters_outside_of_the_blocks_of_a_diff_correspond(before: str, after: str) -> None:
    place, new_place = 0, 0
    for start, end, new_start, new_end in [*blocks_between(before, after), (len(before),) * 2 + (len(after),) * 2]:
        assert start - place == new_start - new_place
        place, new_place = end, new_end


def test_a_diff_of_long_changes_aligns_words() -> None:
    address = "https://example.com/" + "x" * 100
    before = f"看{address}，再看{address}。完"
    blocks = blocks_between(before, before.replace(address, ""))
    assert blocks == [(1, 121, 1, 1), (124, 244, 4, 4)]


def test_a_diff_of_many_changes_is_one_block() -> None:
    before = "".join(f"{number}[x]" for number in range(100)) + "end"
    assert blocks_between(before, before.replace("[x]", "")) == [(1, 490, 1, 190)]
