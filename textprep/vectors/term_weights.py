"""The textbook's weights over counts."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from scipy.sparse import csr_matrix, issparse
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from textprep.errors import ParameterError, nearest

TF = ("count", "frequency", "log", "binary")
IDF = ("smooth", "standard", "none")


class TermWeights(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Weights of terms from their counts: ``tf(term, document) * idf(term)``.

    With n occurrences of the term in the document, N documents, df of which hold the term (C. D. Manning,
    P. Raghavan, H. Schütze, Introduction to Information Retrieval, 2008, 6.2 and figure 6.15):

    Parameters:
        tf: ``"count"``: n; ``"frequency"``: n divided by the number of all terms of the document; ``"log"``:
            1 + ln n; ``"binary"``: 1.  Always 0 where n is 0.
        idf: ``"standard"``: ln(N / df); ``"smooth"``: ln((1 + N) / (1 + df)) + 1; ``"none"``: 1.

    Attributes:
        idf_: the weight of each column, float64 of shape (terms,); 0 for a term in no document where idf is "standard".

    >>> TermWeights(tf="frequency", idf="standard").fit_transform([[1, 1], [0, 2]]).toarray().round(3)
    array([[0.347, 0.   ],
           [0.   , 0.   ]])
    """

    def __init__(self, *, tf: str = "count", idf: str = "smooth") -> None:
        self.tf = tf
        self.idf = idf

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the weights of the columns of a matrix of counts."""
        for name, choices in (("tf", TF), ("idf", IDF)):
            value = getattr(self, name)
            if value not in choices:
                raise ParameterError(
                    f"{name} must be one of {', '.join(map(repr, choices))}, found {value!r}"
                    + nearest(str(value), choices)
                )
        counts = _counts(self, X, reset=True)
        documents, terms = counts.shape
        df = np.bincount(counts.indices[counts.data != 0], minlength=terms).astype(np.float64)
        if self.idf == "none":
            self.idf_ = np.ones(terms)
        elif self.idf == "smooth":
            self.idf_ = np.log((1 + documents) / (1 + df)) + 1
        else:
            self.idf_ = np.log(documents / np.maximum(df, 1), where=df > 0, out=np.zeros(terms))
        return self

    def transform(self, X: Any) -> Any:
        """The weighted matrix, CSR of float64."""
        check_is_fitted(self)
        counts = _counts(self, X, reset=False)
        data = counts.data.copy()
        if self.tf == "frequency":
            sizes = np.asarray(counts.sum(axis=1)).ravel()
            data /= np.repeat(np.where(sizes == 0, 1, sizes), np.diff(counts.indptr))
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
    return matrix if issparse(matrix) else csr_matrix(matrix)
