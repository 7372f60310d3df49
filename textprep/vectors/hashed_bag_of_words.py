"""Counting terms without a vocabulary."""

from __future__ import annotations

from numbers import Integral
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction import FeatureHasher
from sklearn.preprocessing import normalize

from textprep.errors import ParameterError
from textprep.stage import Stage
from textprep.vectors.documents import token_lists
from textprep.vectors.documents_mixin import DocumentsMixin
from textprep.vectors.ngrams import check_ngram_range, ngrams
from textprep.vectors.norms import check_norm

#: Columns are 32-bit numbers.
_MOST_FEATURES = 2**31 - 1


class HashedBagOfWords(DocumentsMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Count terms in columns that are chosen by a hash of the term.

    This is scikit-learn's signed hashing (MurmurHash3; K. Weinberger et al., Feature Hashing for Large Scale Multitask
    Learning, 2009). Nothing is learnt, so memory is bounded for any number of documents and terms, and columns have no
    names.

    Parameters:
        pipeline, ngram_range, missing, n_jobs: as for `BagOfWords`.
        n_features: the number of columns, from 1 to 2^31 - 1.
        binary: set every count to 1.
        norm: ``"l2"``, ``"l1"`` or None.
        alternate_sign: let the hash choose a sign, too, so that terms in the same column cancel out on average.
        dtype: the type of the matrix.

    >>> HashedBagOfWords(n_features=8, norm=None).transform([["北京", "北京"]]).shape
    (1, 8)
    """

    def __init__(
        self,
        *,
        pipeline: Stage | str | None = None,
        ngram_range: tuple[int, int] = (1, 1),
        n_features: int = 2**20,
        binary: bool = False,
        norm: str | None = "l2",
        alternate_sign: bool = True,
        dtype: Any = np.float64,
        missing: str = "error",
        n_jobs: int | None = None,
    ) -> None:
        self.pipeline = pipeline
        self.ngram_range = ngram_range
        self.n_features = n_features
        self.binary = binary
        self.norm = norm
        self.alternate_sign = alternate_sign
        self.dtype = dtype
        self.missing = missing
        self.n_jobs = n_jobs

    def fit(self, X: Any = None, y: Any = None) -> Self:
        """Check the parameters; nothing is learnt."""
        self._hasher()
        return self

    def partial_fit(self, X: Any = None, y: Any = None) -> Self:
        """Do the same as `fit`."""
        return self.fit(X, y)

    def transform(self, X: Any) -> Any:
        """Return the hashed counts, CSR of shape (documents, n_features)."""
        hasher = self._hasher()
        lists = token_lists(X, self.resolved_pipeline(), missing=self.missing, n_jobs=self.n_jobs)
        low, high = self.ngram_range
        if (low, high) != (1, 1):
            lists = (ngrams(tokens, low, high) for tokens in lists)
        matrix = hasher.transform(lists)
        if self.binary:
            matrix.data.fill(1)
        if self.norm is not None:
            matrix = normalize(matrix, norm=self.norm, copy=False)
        return matrix

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """Do `fit` and `transform`."""
        return self.fit(X, y).transform(X)

    def _hasher(self) -> FeatureHasher:
        # FeatureHasher itself divides by the number of columns without a check.
        if (
            not isinstance(self.n_features, Integral)
            or isinstance(self.n_features, bool)
            or not 1 <= self.n_features <= _MOST_FEATURES
        ):
            raise ParameterError(
                f"n_features must be a whole number from 1 to {_MOST_FEATURES}, found {self.n_features!r}"
            )
        check_ngram_range(self.ngram_range)
        check_norm(self.norm, ("l1", "l2", "max"))
        return FeatureHasher(
            n_features=self.n_features, input_type="string", dtype=self.dtype, alternate_sign=self.alternate_sign
        )

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags
