"""Counting terms in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from textprep.errors import InputTypeError

#: No frequency exceeds this number, so that the compiled twin can add two.
GREATEST_FREQUENCY = 1 << 62

Tokenize = Callable[[int, Any], Sequence[str]]
Rows: TypeAlias = "tuple[array[int], array[int], array[int]]"


class Counter:
    """Count in how many documents each term occurs, and how often in all; grows as documents are counted."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._document_frequency: list[int] = []
        self._collection_frequency: list[int] = []

    def __len__(self) -> int:
        return len(self._ids)

    def terms(self) -> list[str]:
        """Return the terms in the order of their ids, which is the order in which they were first seen."""
        return list(self._ids)

    def term_id(self, term: str) -> int:
        """Return the id of a term, -1 if it was never counted."""
        return self._ids.get(term, -1)

    def document_frequency(self) -> array[int]:
        """Return, by term id, the number of documents that contain the term."""
        return array("q", self._document_frequency)

    def collection_frequency(self) -> array[int]:
        """Return, by term id, the number of the term's occurrences in all documents."""
        return array("q", self._collection_frequency)

    def _append(self, term: str) -> int:
        """Append a new term and return its id."""
        self._ids[term] = len(self._ids)
        self._document_frequency.append(0)
        self._collection_frequency.append(0)
        return len(self._ids) - 1

    def add(self, term: str, document_frequency: int, collection_frequency: int) -> int:
        """Add to the frequencies of a term, which may be new; return its id.

        Raises:
            ValueError: a frequency is negative, or a sum exceeds `GREATEST_FREQUENCY`.
        """
        term_id = self._ids.get(term)
        known = (0, 0) if term_id is None else (self._document_frequency[term_id], self._collection_frequency[term_id])
        if not (
            0 <= document_frequency <= GREATEST_FREQUENCY - known[0]
            and 0 <= collection_frequency <= GREATEST_FREQUENCY - known[1]
        ):
            raise ValueError(
                f"the frequencies of a term must be from 0 to {GREATEST_FREQUENCY} in all, "
                f"found {document_frequency} and {collection_frequency} more for {term!r:.60}"
            )
        if term_id is None:
            term_id = self._append(term)
        self._document_frequency[term_id] += document_frequency
        self._collection_frequency[term_id] += collection_frequency
        return term_id

    def copy(self) -> Counter:
        """Return a counter with the same terms, ids and frequencies."""
        made = Counter()
        made._ids = dict(self._ids)
        made._document_frequency = list(self._document_frequency)
        made._collection_frequency = list(self._collection_frequency)
        return made

    def count(
        self,
        documents: Iterable[Any],
        learn: bool = True,
        keep_rows: bool = True,
        tokenize: Tokenize | None = None,
    ) -> tuple[int, Rows]:
        """Count the terms of documents.

        Parameters:
            documents: lists of terms.
            learn: add new terms, and add to the frequencies of all; otherwise ignore unknown terms and change nothing.
            keep_rows: return the counts of each document; otherwise the rows are empty.
            tokenize: called with the index and the document for each document that is not a list; returns its terms.

        Returns:
            The number of documents, and rows in CSR form ``(indptr, term_ids, counts)``; in a row the terms are in
            the order in which they were first seen.
        """
        indptr, term_ids, counts = array("q", [0]), array("i"), array("i")
        n_documents = 0
        for document in documents:
            terms = _list_of_terms(document, n_documents, tokenize)
            row = self._count_document(terms, n_documents, learn)
            n_documents += 1
            if keep_rows:
                term_ids.extend(row)
                counts.extend(row.values())
                indptr.append(len(term_ids))
        return n_documents, (indptr, term_ids, counts)

    def _count_document(self, terms: Iterable[Any], document: int, learn: bool) -> dict[int, int]:
        """Count one document: return how often each term id occurs."""
        row: dict[int, int] = {}
        for term in terms:
            if not isinstance(term, str):
                raise InputTypeError(
                    f"document {document}: a term must be a str, found {type(term).__name__}: {term!r:.60}"
                )
            term_id = self._ids.get(term)
            if term_id is None:
                if not learn:
                    continue
                term_id = self._append(term)
            row[term_id] = row.get(term_id, 0) + 1
        if learn:
            for term_id, count in row.items():
                self._document_frequency[term_id] += 1
                self._collection_frequency[term_id] += count
        return row

    def encode(
        self, documents: Iterable[Any], columns: array[int], tokenize: Tokenize | None = None
    ) -> tuple[array[int], array[int]]:
        """Encode documents as the columns of their terms, term after term.

        Parameters:
            documents, tokenize: as for `count`.
            columns: by term id, the column of the term; terms with column -1 and unknown terms are left out.

        Returns:
            ``(offsets, encoded)``: where each document begins and the last one ends, and the columns.
        """
        _require(columns, "i", "columns")
        if len(columns) < len(self):
            raise ValueError(f"columns must have an entry for each of {len(self)} terms, found {len(columns)}")
        offsets, encoded = array("q", [0]), array("i")
        for index, document in enumerate(documents):
            for term in _list_of_terms(document, index, tokenize):
                term_id = self._ids.get(term)
                if term_id is not None and columns[term_id] >= 0:
                    encoded.append(columns[term_id])
            offsets.append(len(encoded))
        return offsets, encoded

    def argsort_terms(self) -> array[int]:
        """Return the ids of the terms in the order of their code points."""
        terms = self.terms()
        return array("i", sorted(range(len(terms)), key=terms.__getitem__))


def _list_of_terms(document: Any, index: int, tokenize: Tokenize | None) -> Iterable[Any]:
    """Return a document as an iterable of terms."""
    if tokenize is not None and type(document) is not list:
        terms: Iterable[Any] = tokenize(index, document)
        return terms
    return document  # type: ignore[no-any-return]


def _require(values: array[int], typecode: str, name: str) -> None:
    """Raise `ValueError` unless an array has the type of numbers that the compiled kernel reads."""
    if values.typecode != typecode:
        raise ValueError(f"{name} must be an array of type {typecode!r}, found {values.typecode!r}")


def _check_rows(rows: Rows, columns: array[int]) -> None:
    """Raise `ValueError` if rows contradict each other, or have terms without a column."""
    indptr, term_ids, counts = rows
    n_terms = len(columns)
    for values, typecode, name in (
        (indptr, "q", "indptr"),
        (term_ids, "i", "term_ids"),
        (counts, "i", "counts"),
        (columns, "i", "columns"),
    ):
        _require(values, typecode, name)
    if len(counts) != len(term_ids):
        raise ValueError(f"each of {len(term_ids)} term ids needs a count, found {len(counts)} counts")
    if not len(indptr) or indptr[0] != 0 or indptr[-1] != len(term_ids):
        raise ValueError(f"indptr must go from 0 to {len(term_ids)}, the number of term ids")
    if any(begin > end for begin, end in pairwise(indptr)):
        raise ValueError("indptr must ascend")
    if term_ids and not 0 <= min(term_ids) <= max(term_ids) < n_terms:
        raise ValueError(f"term ids must be from 0 to {n_terms - 1}, because there are {n_terms} columns")
    if columns and not -1 <= min(columns) <= max(columns) < n_terms:
        raise ValueError(f"columns must be from -1 to {n_terms - 1}, because there are {n_terms} of them")


def to_csr(rows: Rows, columns: array[int]) -> Rows:
    """Turn rows of term ids into the arrays of a CSR matrix.

    Parameters:
        rows: ``(indptr, term_ids, counts)`` from `Counter.count`.
        columns: by term id, the column of the term; terms with column -1 are left out.

    Returns:
        ``(indptr, columns, counts)``; in each row the columns ascend.

    Raises:
        ValueError: the rows contradict each other, or a term has no entry in ``columns``.
    """
    _check_rows(rows, columns)
    indptr, term_ids, counts = rows
    new_indptr, new_columns, new_counts = array("q", [0]), array("i"), array("i")
    for row in range(len(indptr) - 1):
        entries = sorted(
            (columns[term_ids[i]], counts[i]) for i in range(indptr[row], indptr[row + 1]) if columns[term_ids[i]] >= 0
        )
        new_columns.extend(column for column, _ in entries)
        new_counts.extend(count for _, count in entries)
        new_indptr.append(len(new_columns))
    return new_indptr, new_columns, new_counts
