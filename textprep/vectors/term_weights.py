"""The textbooks' weights of terms."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from scipy.sparse import csr_matrix, issparse
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, check_non_negative, validate_data

from textprep.errors import ParameterError, nearest
from textprep.params import CheckedConstructor
from textprep.vectors.idf import inverse_document_frequency

TF_CHOICES = ("count", "frequency", "log", "binary")
IDF_CHOICES = ("smooth", "standard", "none")


class TermWeights(CheckedConstructor, OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Weight the terms of a matrix of counts by ``tf(term, document) * idf(term)``.

    n is the number of occurrences of the term in the document, N the number of documents and df the number of those
    that contain the term. (C. D. Manning, P. Raghavan, H. Schütze, Introduction to Information Retrieval, 2008, 6.2
    and figure 6.15.)

    Parameters:
        tf: ``"count"``: n; ``"frequency"``: n divided by the number of all terms of the document; ``"log"``:
            1 + ln n; ``"binary"``: 1. It is 0 where n is 0.
        idf: ``"standard"``: ln(N / df); ``"smooth"``: ln((1 + N) / (1 + df)) + 1; ``"none"``: 1.

    Attributes:
        idf_: the idf of each column, float64 of shape (terms,); with ``"standard"`` it is 0 for a term in no document.

    >>> TermWeights(tf="frequency", idf="standard").fit_transform([[1, 1], [0, 2]]).toarray().round(3)
    array([[0.347, 0.   ],
           [0.   , 0.   ]])
    """

    def __init__(self, *, tf: str = "count", idf: str = "smooth") -> None:
        self.tf = tf
        self.idf = idf

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the idf of the columns of a matrix of counts.

        Raises:
            ValueError: a count is negative, or the matrix is none that scikit-learn accepts.
        """
        for name, choices in (("tf", TF_CHOICES), ("idf", IDF_CHOICES)):
            value = getattr(self, name)
            if value not in choices:
                raise ParameterError(
                    f"{name} must be one of {', '.join(map(repr, choices))}, found {value!r}"
                    + nearest(str(value), choices)
                )
        counts = _counts(self, X, reset=True)
        n_documents, n_terms = counts.shape
        df = np.bincount(counts.indices[counts.data != 0], minlength=n_terms).astype(np.float64)
        if self.idf == "none":
            self.idf_ = np.ones(n_terms)
        elif self.idf == "smooth":
            self.idf_ = inverse_document_frequency(df, n_documents)
        else:
            self.idf_ = np.log(n_documents / np.maximum(df, 1), where=df > 0, out=np.zeros(n_terms))
        return self

    def transform(self, X: Any) -> Any:
        """Return the weighted matrix, CSR of float64."""
        check_is_fitted(self)
        counts = _counts(self, X, reset=False)
        data = counts.data.copy()
        if self.tf == "frequency":
            lengths = np.asarray(counts.sum(axis=1)).ravel()
            data /= np.repeat(np.where(lengths == 0, 1, lengths), np.diff(counts.indptr))
        elif self.tf == "log":
            data = np.where(data > 0, 1 + np.log(np.maximum(data, 1)), 0.0)
        elif self.tf == "binary":
            data = (data != 0).astype(np.float64)
        data *= self.idf_[counts.indices]
        return csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.positive_only = True
        return tags


def _counts(estimator: TermWeights, X: Any, *, reset: bool) -> Any:
    matrix = validate_data(estimator, X, accept_sparse="csr", dtype=np.float64, reset=reset)
    check_non_negative(matrix, type(estimator).__name__)
    return matrix if issparse(matrix) else csr_matrix(matrix)
