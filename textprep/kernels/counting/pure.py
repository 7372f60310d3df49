"""Counting terms in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from textprep.errors import InputTypeError

Read = Callable[[int, Any], Sequence[str]]
Rows: TypeAlias = "tuple[array[int], array[int], array[int]]"


class Counter:
    """Terms with the numbers of documents that hold them and of their occurrences; grows as documents are counted."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._df: list[int] = []
        self._tf: list[int] = []

    def __len__(self) -> int:
        return len(self._ids)

    def terms(self) -> list[str]:
        """The terms in the order in which they were first seen."""
        return list(self._ids)

    def find(self, term: str) -> int:
        """The number of a term, -1 where it is not here."""
        return self._ids.get(term, -1)

    def document_counts(self) -> array[int]:
        """For each term the number of documents that hold it."""
        return array("q", self._df)

    def total_counts(self) -> array[int]:
        """For each term the number of its occurrences."""
        return array("q", self._tf)

    def add(self, term: str, documents: int, total: int) -> int:
        """Add to the numbers of a term, which may be new; its number."""
        number = self._ids.setdefault(term, len(self._ids))
        if number == len(self._df):
            self._df.append(0)
            self._tf.append(0)
        self._df[number] += documents
        self._tf[number] += total
        return number

    def count(
        self, documents: Iterable[Any], grow: bool = True, keep: bool = True, read: Read | None = None
    ) -> tuple[int, Rows]:
        """Count documents.

        Parameters:
            documents: lists of terms.
            grow: whether new terms are taken in and the numbers of all are added to; else what is not
                here is passed over, and nothing changes.
            keep: whether the rows are kept.
            read: what makes a list of terms of a document's number and the document, where that is no list.

        Returns:
            The number of documents; and where each row begins, the terms' numbers and their counts,
            each row in the order in which its terms were first seen.
        """
        begins, numbers, counts = array("q", [0]), array("i"), array("i")
        ids, df, tf = self._ids, self._df, self._tf
        size = 0
        for document in documents:
            if read is not None and type(document) is not list:
                document = read(size, document)
            row: dict[int, int] = {}
            for term in document:
                number = ids.get(term) if isinstance(term, str) else _no_term(size, term)
                if number is None:
                    if not grow:
                        continue
                    number = ids[term] = len(ids)
                    df.append(0)
                    tf.append(0)
                row[number] = row.get(number, 0) + 1
            size += 1
            if grow:
                for number, times in row.items():
                    df[number] += 1
                    tf[number] += times
            if keep:
                numbers.extend(row)
                counts.extend(row.values())
                begins.append(len(numbers))
        return size, (begins, numbers, counts)

    def encode(
        self, documents: Iterable[Any], columns: array[int], read: Read | None = None
    ) -> tuple[array[int], array[int]]:
        """Documents as numbers, term after term: where each begins and the terms' columns.

        What is not here, and what has column -1, is left out; ``read`` as for `count`.
        """
        begins, numbers = array("q", [0]), array("i")
        find = self._ids.get
        for row, document in enumerate(documents):
            if read is not None and type(document) is not list:
                document = read(row, document)
            for term in document:
                number = find(term)
                if number is not None and columns[number] >= 0:
                    numbers.append(columns[number])
            begins.append(len(numbers))
        return begins, numbers

    def order(self) -> array[int]:
        """The numbers of the terms in the order of their code points."""
        terms = self.terms()
        return array("i", sorted(range(len(terms)), key=terms.__getitem__))


def _no_term(row: int, term: object) -> int:
    raise InputTypeError(f"document {row}: a term is a str, found {type(term).__name__}: {term!r:.60}")


def arrange(rows: Rows, columns: array[int]) -> Rows:
    """Rows with columns for numbers, each ascending; what has column -1 goes."""
    begins, numbers, counts = rows
    new_begins, new_columns, new_counts = array("q", [0]), array("i"), array("i")
    for at in range(len(begins) - 1):
        pairs = sorted(
            (columns[numbers[place]], counts[place])
            for place in range(begins[at], begins[at + 1])
            if columns[numbers[place]] >= 0
        )
        new_columns.extend(column for column, _ in pairs)
        new_counts.extend(count for _, count in pairs)
        new_begins.append(len(new_columns))
    return new_begins, new_columns, new_counts
