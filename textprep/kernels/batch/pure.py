"""Many documents on their way through a pipeline, in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textprep.errors import StageError
from textprep.kernels.doc import Doc


class Batch:
    """Documents that run through programs together. What fails leaves the batch and does not stop the others.

    Parameters:
        texts: the documents.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._docs = [Doc(text) for text in texts]
        #: The exception of each row that failed.
        self.failures: dict[int, Exception] = {}

    def __len__(self) -> int:
        return len(self._docs)

    def run(self, program: Callable[[Doc], Doc]) -> None:
        """Run a program on all documents that have not failed."""
        for row, doc in enumerate(self._docs):
            if row not in self.failures:
                try:
                    made = program(doc)
                    if made is None:
                        raise StageError(f"a program must return a document, found None from {program!r:.60}")
                    self._docs[row] = made
                except Exception as error:
                    self.failures[row] = error

    def run_either(
        self, test: Callable[[str], bool], program: Callable[[Doc], Doc], other: Callable[[Doc], Doc]
    ) -> None:
        """Run one program on the documents whose original text passes a test, and another one on the rest."""
        self.run(lambda doc: program(doc) if test(doc.original) else other(doc))

    def doc(self, row: int) -> Any:
        """Return a document as it is now.

        Raises:
            IndexError: there is no such row.
        """
        if not 0 <= row < len(self._docs):
            raise IndexError(f"row {row} of {len(self._docs)}")
        return self._docs[row]

    def token_count(self) -> int:
        """Return the number of tokens of all documents that have not failed."""
        return sum(
            len(doc) for row, doc in enumerate(self._docs) if doc.tokens is not None and row not in self.failures
        )
