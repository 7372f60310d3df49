"""Counting terms: the kernel against collections.Counter, and the compiled twin against the plain one."""

from __future__ import annotations

from array import array
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, twin
from textprep.errors import InputTypeError

terms = st.text(st.sampled_from("ab研究𠀀\ud800"), max_size=6)
corpora = st.lists(st.lists(terms, max_size=8), max_size=8)


@given(corpora)
def test_counts_are_those_of_a_dictionary(corpus: list[list[str]]) -> None:
    for kind in TWINS:
        counter = twin("counting", kind).Counter()
        n_documents, (indptr, term_ids, counts) = counter.count(corpus)
        names = counter.terms()
        assert n_documents == len(corpus)
        rows = [
            {names[term_ids[at]]: counts[at] for at in range(indptr[row], indptr[row + 1])}
            for row in range(len(corpus))
        ]
        assert rows == [Counter(document) for document in corpus]
        assert dict(zip(names, counter.collection_frequency(), strict=True)) == Counter(
            term for document in corpus for term in document
        )
        assert dict(zip(names, counter.document_frequency(), strict=True)) == Counter(
            term for document in corpus for term in set(document)
        )


@given(st.lists(st.text(st.sampled_from("ab研究𠀀\U0010ffff\ud800\x00"), max_size=6)))
def test_terms_are_sorted_by_code_points(document: list[str]) -> None:
    for kind in TWINS:
        counter = twin("counting", kind).Counter()
        counter.count([document])
        names = counter.terms()
        assert [names[term_id] for term_id in counter.argsort_terms()] == sorted(names)


@given(corpora, corpora)
def test_twins_agree(first: list[list[str]], second: list[list[str]]) -> None:
    answers = []
    for kind in TWINS:
        kernel = twin("counting", kind)
        counter = kernel.Counter()
        learnt = counter.count(first, True, False)
        known = counter.count(iter(second), False, True)
        both = counter.count(second)
        order = counter.argsort_terms()
        columns = array("i", [-1 if term_id % 3 == 2 else term_id // 2 for term_id in range(len(counter))])
        answers.append(
            (
                learnt,
                known,
                both,
                order,
                counter.terms(),
                [counter.term_id(term) for document in second for term in document],
                counter.document_frequency(),
                counter.collection_frequency(),
                counter.encode(second, columns),
                kernel.to_csr(both[1], array("i", range(len(counter)))),
                kernel.to_csr(both[1], order),
            )
        )
    assert answers[0] == answers[-1]


def test_equal_strings_are_one_term_whether_shared_or_not(counting_kernel) -> None:
    word = "研究生"
    counter = counting_kernel.Counter()
    counter.count([[word, word, "".join(["研究", "生"])]])
    assert (len(counter), counter.collection_frequency()[0]) == (1, 3)


def test_the_table_grows_with_the_number_of_terms(counting_kernel) -> None:
    names = [f"t{number}" for number in range(5000)]
    counter = counting_kernel.Counter()
    counter.count([names, names[::2]])
    assert counter.terms() == names
    assert [counter.term_id(name) for name in names] == list(range(5000))
    assert counter.document_frequency()[:2] == array("q", [2, 1])


def test_a_term_that_is_no_string_is_an_error(counting_kernel) -> None:
    with pytest.raises(InputTypeError, match=r"document 1: a term must be a str, found int: 3"):
        counting_kernel.Counter().count([["a"], ["b", 3]])


def test_terms_of_a_subclass_of_str_count_as_their_text(counting_kernel) -> None:
    class Name(str):
        __slots__ = ()

    counter = counting_kernel.Counter()
    counter.count([[Name("a"), "a"]])
    assert counter.collection_frequency()[0] == 2


def test_documents_that_are_no_lists_are_tokenised_with_their_index(counting_kernel) -> None:
    counter = counting_kernel.Counter()
    counter.count([["x"], "a b"], True, False, lambda index, document: [str(index), *document.split()])
    assert counter.terms() == ["x", "1", "a", "b"]


def test_csr_rows_are_sorted_by_column_without_dropped_terms(counting_kernel) -> None:
    rows = (array("q", [0, 3, 3, 4]), array("i", [2, 0, 1, 1]), array("i", [5, 6, 7, 8]))
    assert counting_kernel.to_csr(rows, array("i", [1, -1, 0])) == (
        array("q", [0, 2, 2, 2]),
        array("i", [0, 1]),
        array("i", [5, 6]),
    )


def test_encoding_leaves_out_unknown_and_dropped_terms(counting_kernel) -> None:
    counter = counting_kernel.Counter()
    counter.count([["a", "b", "c"]])
    assert counter.encode([["c", "x", "b", "a"], []], array("i", [0, -1, 1])) == (
        array("q", [0, 2, 2]),
        array("i", [1, 0]),
    )


def test_encoding_needs_a_column_for_every_term(counting_kernel) -> None:
    counter = counting_kernel.Counter()
    counter.count([["a", "b"]])
    with pytest.raises(ValueError, match="an entry for each of 2 terms, found 1"):
        counter.encode([["a"]], array("i", [0]))
