"""Counts of terms that can be added up: parts of a corpus are counted anywhere and merged."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textprep.kernels.counting import Counter


class Counts(NamedTuple):
    """The document and collection frequencies of the terms of some documents.

    Counts can be added, pickled and compared; the engines send them from workers, and model files hold them.
    """

    terms: list[str]
    #: By term, the number of documents that contain it.
    document_frequency: array[int]
    #: By term, the number of its occurrences in all documents.
    collection_frequency: array[int]
    n_documents: int

    @classmethod
    def of(cls, counter: Counter, n_documents: int) -> Counts:
        """Return what a counter has counted."""
        return cls(counter.terms(), counter.document_frequency(), counter.collection_frequency(), n_documents)

    def rows(self) -> Iterator[tuple[str, int, int]]:
        """Iterate over the terms with their document and collection frequencies."""
        return zip(self.terms, self.document_frequency, self.collection_frequency, strict=True)

    def to_counter(self) -> Counter:
        """Return a new counter that holds these counts."""
        counter = Counter()
        for row in self.rows():
            counter.add(*row)
        return counter

    def __add__(self, other: Any) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        counter = self.to_counter()
        for row in other.rows():
            counter.add(*row)
        return Counts.of(counter, self.n_documents + other.n_documents)


def as_int64(values: array[int]) -> NDArray[np.int64]:
    """View an array of type ``"q"`` as a numpy array, without a copy."""
    return np.frombuffer(values, dtype=np.int64) if len(values) else np.zeros(0, dtype=np.int64)


def as_int32(values: array[int]) -> NDArray[np.int32]:
    """View an array of type ``"i"`` as a numpy array, without a copy."""
    return np.frombuffer(values, dtype=np.int32) if len(values) else np.zeros(0, dtype=np.int32)
