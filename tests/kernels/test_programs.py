"""Programs over documents, twin by twin."""

from __future__ import annotations

import pytest

from tests.conftest import twin


@pytest.fixture
def make_doc(kind: str):
    return twin("doc", kind).Doc


@pytest.mark.parametrize(
    ("result", "text"),
    [("ab", "ab"), (("ab", 0), "ab"), ("AB", "AB"), (("AB", []), "AB"), (("A", [(1, 2, 0)]), "A")],
    ids=repr,
)
def test_a_rewrite_records_edits_only_for_moves(kind, programs_kernel, make_doc, result: object, text: str) -> None:
    def with_moves(doc, text, moves):
        return doc.rewritten(text, twin("doc", kind).Edits.replacing(moves))

    doc = make_doc("ab")
    rewritten = programs_kernel.Rewrite(lambda text, argument: result, 1, with_moves)(doc)
    assert (rewritten.text, rewritten.original, len(rewritten.edits)) == (text, "ab", int(text == "A"))


@pytest.mark.parametrize("function", [lambda text: text, lambda text: (text, 0)])
def test_a_rewrite_that_changes_nothing_returns_the_document(programs_kernel, make_doc, function) -> None:
    doc = make_doc("ab")
    assert programs_kernel.Rewrite(function)(doc) is doc


def test_when_runs_its_program_where_the_test_holds(programs_kernel, make_doc) -> None:
    program = programs_kernel.When(str.startswith, "a", programs_kernel.Rewrite(str.upper))
    assert [program(make_doc(text)).text for text in ("ab", "ba")] == ["AB", "ba"]


class Whole:
    """Makes one token of a text."""

    def spans(self, text: str) -> tuple[list[str], list[int], list[int]]:
        return [text], [0], [len(text)]


class Choosy(Whole):
    """Can omit the token "a" alone."""

    def without(self, words: frozenset[str]) -> Whole | None:
        return Whole() if "a" in words else None


def test_a_segmenter_omits_words_that_its_cutter_can_omit(programs_kernel, make_doc) -> None:
    segment = programs_kernel.Segment(Choosy())
    assert segment.without(frozenset("b")) is None
    assert segment.without(frozenset("a"))(make_doc("ab")).tokens == ["ab"]


def test_a_cutter_need_not_be_able_to_omit_words(programs_kernel) -> None:
    assert programs_kernel.Segment(Whole()).without(frozenset("a")) is None


def test_a_chain_runs_programs_and_functions_in_order(programs_kernel, make_doc) -> None:
    chain = programs_kernel.Chain(
        [
            programs_kernel.Rewrite(str.upper),
            lambda doc: doc.rewritten(doc.text.replace("B", "C")),
            programs_kernel.Segment(Whole()),
            programs_kernel.DropTokens(frozenset(["A"])),
        ]
    )
    assert [chain(make_doc(text)).tokens for text in ("a", "b")] == [[], ["C"]]
