"""Counting terms in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from textprep.errors import InputTypeError

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
        """Add to the frequencies of a term, which may be new; return its id."""
        term_id = self._ids.get(term)
        if term_id is None:
            term_id = self._append(term)
        self._document_frequency[term_id] += document_frequency
        self._collection_frequency[term_id] += collection_frequency
        return term_id

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


def to_csr(rows: Rows, columns: array[int]) -> Rows:
    """Turn rows of term ids into the arrays of a CSR matrix.

    Parameters:
        rows: ``(indptr, term_ids, counts)`` from `Counter.count`.
        columns: by term id, the column of the term; terms with column -1 are left out.

    Returns:
        ``(indptr, columns, counts)``; in each row the columns ascend.
    """
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
