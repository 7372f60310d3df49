"""`Pipeline.columns`: many documents together are the same as one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textprep as tp
from tests.conftest import texts
from tests.kernels.test_rendering import json_lines, word_lines
from tests.test_properties import PIPELINES, SEGMENTERS, TEXT_STAGES, identify
from textprep.doc import Doc
from textprep.errors import StageError
from textprep.kernels import rendering

#: Texts for every batch: without characters, of one width each, and with characters that need a neighbour or Python.
FIXED = [
    "",
    "中文",
    "plain English",
    "ＡＢＣ　１２％",
    "Ω ß İ é",
    "<b>a</b>&amp;",
    "計程車的軟體😀",
    "e\u0301👨\u200d👩",
    "T恤3.14元",
]

BEFORE = [tp.FullToHalf(), tp.FoldCase(), tp.CleanText()]
STAGES = [
    *([stage] for stage in TEXT_STAGES),
    *([stage] for stage in SEGMENTERS),
    *([*BEFORE, stage, tp.DropStopWords()] for stage in SEGMENTERS),
    *([pipeline] for pipeline in PIPELINES),
    [tp.ConvertChinese(config="s2twp"), tp.FoldCase(), tp.Unigram(words=("計程車 !", "軟體abc")), tp.DropStopWords()],
    [tp.Unigram(lexicon="jieba", words=("的士 0", "绝绝子"), protect=("latin",))],
    [tp.load("zh")],
    [tp.load("mixed")],
    [tp.load("en")],
]


def parts(doc: tp.Doc) -> Any:
    """Return everything that a document shows, the edits of all its rewrites included."""
    return doc.state(), None if doc.tokens is None else doc.spans()


@pytest.mark.parametrize("stages", STAGES, ids=lambda stages: " ".join(map(identify, stages)))
@settings(max_examples=settings.default.max_examples // 2)
@given(many=st.lists(texts(8), max_size=5))
def test_a_batch_is_the_same_as_single_documents(stages: list[tp.Stage], many: list[str]) -> None:
    pipeline = tp.Pipeline(stages)
    many = [*FIXED, *many]
    single = [pipeline(text) for text in many]
    batch = pipeline.columns(many)
    assert batch.failures == {}
    assert len(batch) == len(many)
    rows = range(len(many))
    # Lines are written from the columns; written first, because documents are made of them, too.
    assert rendering.word_lines(batch, rows) == word_lines("pure", single)
    columns = [(name, name) for name in rendering.COLUMNS]
    heads = [b"{"] * len(many)
    assert rendering.json_lines(heads, batch, rows, columns) == json_lines("pure", heads, single, columns)
    assert [parts(batch.doc(row)) for row in rows] == [parts(doc) for doc in single]
    assert batch.token_count() == sum(len(doc.tokens) for doc in single if doc.tokens is not None)


@pytest.mark.parametrize("length", [1 << 15, (1 << 15) + 1])
def test_a_text_may_be_longer_than_what_runs_together(length: int) -> None:
    pipeline = tp.load("zh")
    many = ["短", ("我来到北京ＡＢ，" * length)[:length], "文"]
    batch = pipeline.columns(many)
    assert [parts(batch.doc(row)) for row in range(3)] == [parts(pipeline(text)) for text in many]


def test_a_document_that_fails_does_not_stop_the_others() -> None:
    def refuse_b(text: str) -> str:
        if text == "b":
            raise ValueError("no b")
        return text.upper()

    batch = tp.Pipeline([refuse_b, tp.Unigram()]).columns(["a", "b", "c"])
    assert {row: str(error) for row, error in batch.failures.items()} == {1: "no b"}
    assert [batch.doc(row).tokens for row in (0, 2)] == [["A"], ["C"]]
    assert batch.token_count() == 2


def test_a_program_that_returns_no_document_is_named() -> None:
    @dataclass(repr=False, eq=False)
    class Broken(tp.Stage):
        def bind(self, upstream: tuple[tp.Stage, ...]) -> Any:
            return lambda doc: None

    batch = tp.Pipeline([Broken(), tp.FoldCase()]).columns(["a"])
    assert isinstance(batch.failures[0], StageError)
    assert "must return a document, found None" in str(batch.failures[0])


def test_a_word_that_is_added_later_is_not_seen() -> None:
    lexicon = tp.Lexicon.from_words({"研究": 10, "生命": 10})
    lexicon.add("研究生", 1000)
    tp.register_lexicon("test-columns", lexicon)
    pipeline = tp.Pipeline([tp.Unigram(lexicon="test-columns", hmm="none")])
    before = pipeline.columns(["研究生命"]).doc(0).tokens
    lexicon.add("研究生命", 100000)
    assert pipeline.columns(["研究生命"]).doc(0).tokens == before


def test_subclasses_of_str_are_texts_and_other_objects_are_not() -> None:
    class Text(str):
        pass

    doc = tp.Pipeline([tp.FoldCase()]).columns([Text("A")]).doc(0)
    assert (doc.text, type(doc.original)) == ("a", str)
    with pytest.raises(TypeError, match="a document is a str"):
        tp.Pipeline([]).columns([b"a"])  # type: ignore[list-item]


def test_there_is_no_row_outside_of_the_batch() -> None:
    batch = tp.Pipeline([]).columns(["a"])
    for row in (-1, 1):
        with pytest.raises(IndexError, match=f"row {row} of 1"):
            batch.doc(row)
    with pytest.raises(IndexError):
        rendering.word_lines(batch, [1])


def test_a_row_of_none_is_an_empty_line() -> None:
    batch = tp.Pipeline([tp.Unigram()]).columns(["北京"])
    assert rendering.word_lines(batch, [-1, 0]) == "\n北京\n".encode()
    assert rendering.json_lines([b"{"], batch, [-1], [("a", "tokens")]) == b'{"a": null}\n'


def test_documents_of_a_batch_outlive_it() -> None:
    docs: list[Doc] = [tp.load("zh").columns(["ＡＢＣ在北京<b>"]).doc(0) for _ in range(3)]
    assert [doc.tokens for doc in docs] == [["abc", "北京"]] * 3
    assert docs[0].spans() == [(0, 3), (4, 6)]
