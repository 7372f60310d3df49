"""`Doc` and `Edits`, twin by twin and against the per-character oracle."""

from __future__ import annotations

import copy
import pickle
from array import array
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from tests.conftest import TWINS, twin
from tests.oracles.mapping import sources_of, span
from textprep.doc import Doc, Edits
from textprep.errors import InputTypeError, StageError


@st.composite
def block_lists(draw: Any) -> tuple[list[tuple[int, int, int, int]], int, int]:
    """Generate blocks with the length of their source and of their result."""
    blocks = []
    src = dst = 0
    for _ in range(draw(st.integers(0, 4))):
        kept, removed, new = (draw(st.integers(0, 3)) for _ in range(3))
        src, dst = src + kept, dst + kept
        blocks.append((src, src + removed, dst, dst + new))
        src, dst = src + removed, dst + new
    tail = draw(st.integers(0, 3))
    return blocks, src + tail, dst + tail


@given(block_lists())
def test_to_source_is_the_smallest_range_that_covers(sample: Any) -> None:
    blocks, _, length = sample
    ranges = sources_of(blocks, length)
    for kind in TWINS:
        edits = twin("doc", kind).Edits(blocks)
        for start in range(length):
            for end in range(start + 1, length + 1):
                assert edits.to_source(start, end) == span([ranges], start, end)
            assert edits.to_source(start, start) == (ranges[start][0],) * 2


@given(block_lists())
def test_twins_have_the_same_edits(sample: Any) -> None:
    blocks, _, length = sample
    answers = []
    for kind in TWINS:
        edits = twin("doc", kind).Edits(blocks)
        answers.append((edits.blocks, len(edits), repr(edits), [edits.to_source(i, i + 2) for i in range(length)]))
    assert answers[0] == answers[-1]


@pytest.mark.parametrize("blocks", [[(1, 0, 1, 1)], [(0, 1, 1, 2)], [(2, 3, 2, 3), (0, 1, 0, 1)], [(0, 1, 0, -1)]])
def test_blocks_that_do_not_follow_are_refused(doc_kernel, blocks: Any) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        doc_kernel.Edits(blocks)


def test_replacing_adds_up_the_shifts(doc_kernel) -> None:
    edits = doc_kernel.Edits.replacing([(1, 3, 1), (4, 4, 2)])
    assert edits.blocks == ((1, 3, 1, 2), (4, 4, 3, 5))


def segmented(doc_kernel, text: str = "ab cd"):
    return doc_kernel.Doc(text).segmented(text.split(), [0, 3], [2, 5])


def test_of_accepts_strings_and_documents(doc_kernel) -> None:
    doc = doc_kernel.Doc("x")
    assert doc_kernel.Doc.of(doc) is doc
    assert doc_kernel.Doc.of("x") == doc


@pytest.mark.parametrize("item", [None, b"x", 3, ["x"]])
def test_other_types_are_refused(doc_kernel, item: object) -> None:
    with pytest.raises(InputTypeError, match=f"a document is a str, found {type(item).__name__}"):
        doc_kernel.Doc.of(item)


def test_a_document_is_always_true(doc_kernel) -> None:
    assert bool(doc_kernel.Doc(""))
    assert bool(segmented(doc_kernel).select([]))


def test_verbs_leave_the_old_document_alone(doc_kernel) -> None:
    old = segmented(doc_kernel)
    old.select([0])
    old.with_tokens(["x", "y"])
    old.with_tags(["x", "y"])
    assert old == segmented(doc_kernel)


def test_spans_map_back_through_every_rewrite(doc_kernel) -> None:
    doc = (
        doc_kernel.Doc("計程車的")
        .rewritten("出租车的", doc_kernel.Edits([(0, 3, 0, 3)]))
        .rewritten("出租汽车的", doc_kernel.Edits([(2, 2, 2, 3)]))
        .segmented(["出租", "汽车", "的"], [0, 2, 4], [2, 4, 5])
    )
    assert doc.spans() == [(0, 3), (0, 3), (3, 4)]


def test_a_function_of_edits_runs_once_and_not_before_spans(doc_kernel) -> None:
    calls = []

    def make() -> Any:
        calls.append(1)
        return doc_kernel.Edits([(0, 2, 0, 1)])

    doc = doc_kernel.Doc("ab").rewritten("c", make)
    first, second = doc.segmented(["c"], [0], [1]), doc.segmented(["c"], [0], [1])
    assert calls == []
    assert first.spans() == second.spans() == [(0, 2)]
    assert calls == [1]


def test_spans_in_other_units(doc_kernel) -> None:
    doc = doc_kernel.Doc("中😀é").segmented(["中", "😀", "é"], [0, 1, 2], [1, 2, 3])
    assert doc.spans("utf8") == [(0, 3), (3, 7), (7, 9)]
    assert doc.spans("utf16") == [(0, 1), (1, 3), (3, 4)]


def test_an_unknown_unit_is_refused(doc_kernel) -> None:
    with pytest.raises(ValueError, match="unit must be one of char, utf8, utf16, found 'byte'"):
        segmented(doc_kernel).spans("byte")


def test_a_rewrite_without_edits_keeps_the_length(doc_kernel) -> None:
    with pytest.raises(ValueError, match="a text of 2 characters cannot become one of 3"):
        doc_kernel.Doc("ab").rewritten("abc")


def test_a_segmented_document_refuses_a_rewrite(doc_kernel) -> None:
    with pytest.raises(StageError, match="can no longer be rewritten"):
        segmented(doc_kernel).rewritten("AB CD")


def test_a_text_has_no_tokens(doc_kernel) -> None:
    with pytest.raises(StageError, match="a segmenter has to come before"):
        len(doc_kernel.Doc("ab"))


def test_without_drops_words_with_their_places_and_tags(doc_kernel) -> None:
    doc = segmented(doc_kernel).with_tags(["x", "y"])
    words = list(doc)
    left = doc.without(frozenset([words[0], "?"]))
    assert (list(left), left.spans(), left.tags) == (words[1:], doc.spans()[1:], ["y"])
    assert doc.without(frozenset(["?"])) is doc
    assert list(doc.without(frozenset(words))) == []


def test_select_keeps_tokens_spans_and_tags(doc_kernel) -> None:
    doc = segmented(doc_kernel).with_tags(["x", "y"]).select([1])
    assert (doc.tokens, doc.spans(), doc.tags) == (["cd"], [(3, 5)], ["y"])


def test_lists_of_different_lengths_are_refused(doc_kernel) -> None:
    with pytest.raises(ValueError, match="2 tokens, 1 starts, 2 ends"):
        doc_kernel.Doc("ab").segmented(["a", "b"], [0], [1, 2])
    with pytest.raises(ValueError, match="2 tokens cannot be replaced by 1"):
        segmented(doc_kernel).with_tokens(["x"])


def test_arrays_of_another_type_are_converted(doc_kernel) -> None:
    doc = doc_kernel.Doc("ab").segmented(["ab"], array("q", [0]), array("q", [2]))
    assert doc.spans() == [(0, 2)]


def test_documents_survive_pickle_and_copy() -> None:
    doc = (
        Doc("ａb").rewritten("ab").rewritten("b", lambda: Edits([(0, 1, 0, 0)])).segmented(["b"], [0], [1], tags=["n"])
    )
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert copy.deepcopy(doc) == doc
    assert pickle.loads(pickle.dumps(doc)).spans() == [(1, 2)]


def test_repr_shows_tokens_or_text(doc_kernel) -> None:
    assert repr(doc_kernel.Doc("ab")) == "Doc('ab')"
    assert repr(segmented(doc_kernel)) == "Doc(['ab', 'cd'])"


def test_bounds_are_the_spans_as_arrays() -> None:
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.ConvertChinese(config="tw2sp"), tp.Unigram()])
    for text in ("ＡＢ的計程車，軟體", "北京", ""):
        doc = pipeline(text)
        starts, ends = doc.bounds()
        assert (starts.typecode, ends.typecode) == ("i", "i")
        assert list(zip(starts, ends, strict=True)) == doc.spans()


def test_bounds_are_copies() -> None:
    doc = tp.Unigram()("北京大学")
    doc.bounds()[0][0] = 9
    assert doc.spans()[0][0] == 0
