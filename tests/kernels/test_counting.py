"""Counting terms and its twin."""

from __future__ import annotations

from array import array
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, twin
from textprep.errors import InputTypeError

terms = st.text(st.sampled_from("ab研究𠀀\ud800"), max_size=6)
documents = st.lists(st.lists(terms, max_size=8), max_size=8)


@given(documents)
def test_counts_are_those_of_a_dictionary(many: list[list[str]]) -> None:
    for kind in TWINS:
        counter = twin("counting", kind).Counter()
        size, (begins, numbers, counts) = counter.count(many)
        names = counter.terms()
        assert size == len(many)
        rows = [
            {names[numbers[at]]: counts[at] for at in range(begins[row], begins[row + 1])} for row in range(len(many))
        ]
        assert rows == [Counter(document) for document in many]
        assert dict(zip(names, counter.total_counts(), strict=True)) == Counter(term for row in many for term in row)
        assert dict(zip(names, counter.document_counts(), strict=True)) == Counter(
            term for row in many for term in set(row)
        )
        assert [names[number] for number in counter.order()] == sorted(names)


@given(documents, documents)
def test_twins_agree(many: list[list[str]], others: list[list[str]]) -> None:
    answers = []
    for kind in TWINS:
        kernel = twin("counting", kind)
        counter = kernel.Counter()
        first = counter.count(many, True, False)
        second = counter.count(iter(others), False, True)
        third = counter.count(others)
        order = counter.order()
        columns = array("i", [-1 if number % 3 == 2 else number // 2 for number in range(len(counter))])
        answers.append(
            (
                first,
                second,
                third,
                order,
                counter.terms(),
                [counter.find(term) for row in others for term in row],
                counter.document_counts(),
                counter.total_counts(),
                kernel.arrange(third[1], array("i", range(len(counter)))),
                columns and [list(part) for part in kernel.arrange(third[1], order)],
            )
        )
    assert answers[0] == answers[-1]


def test_shared_and_fresh_strings_are_one_term(counting_kernel) -> None:
    word = "研究生"
    counter = counting_kernel.Counter()
    counter.count([[word, word, "".join(["研究", "生"])]])
    assert (len(counter), counter.total_counts()[0]) == (1, 3)


def test_many_terms_grow_the_tables(counting_kernel) -> None:
    names = [f"t{number}" for number in range(5000)]
    counter = counting_kernel.Counter()
    counter.count([names, names[::2]])
    assert counter.terms() == names
    assert [counter.find(name) for name in names] == list(range(5000))
    assert counter.document_counts()[:2] == array("q", [2, 1])


def test_what_is_no_term_is_told(counting_kernel) -> None:
    with pytest.raises(InputTypeError, match=r"document 1: a term is a str, found int: 3"):
        counting_kernel.Counter().count([["a"], ["b", 3]])


def test_terms_of_a_subclass_of_str_count_as_what_they_say(counting_kernel) -> None:
    class Name(str):
        __slots__ = ()

    counter = counting_kernel.Counter()
    counter.count([[Name("a"), "a"]])
    assert counter.total_counts()[0] == 2


def test_rows_come_in_columns_and_dropped_ones_go(counting_kernel) -> None:
    rows = (array("q", [0, 3, 3, 4]), array("i", [2, 0, 1, 1]), array("i", [5, 6, 7, 8]))
    assert counting_kernel.arrange(rows, array("i", [1, -1, 0])) == (
        array("q", [0, 2, 2, 2]),
        array("i", [0, 1]),
        array("i", [5, 6]),
    )
