"""The state of an estimator that counts terms."""

from __future__ import annotations

from array import array
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textprep.kernels.counting import Counter


class Learnt(NamedTuple):
    """The immutable state of an estimator. Learning more documents builds a new one and replaces it by one assignment.

    Therefore an exception, such as Ctrl-C, leaves the estimator as it was, and `BagOfWords.transform` in another thread
    sees either the old state or the new one.
    """

    counter: Counter
    n_documents: int
    #: The terms with columns, in the order of the columns.
    term_ids: NDArray[np.int32]
    #: By term id, the column of the term, -1 if it has none.
    columns: array[int]
    #: The fitted TfidfTransformer of `Tfidf`, the `FittedDocuments` of `Bm25`.
    weights: Any = None

    @property
    def n_terms(self) -> int:
        """The number of columns."""
        return len(self.term_ids)
