"""Counts weighted by how rare their terms are."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Self

import numpy as np
from sklearn import get_config
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.utils.sparsefuncs_fast import inplace_csr_row_normalize_l1, inplace_csr_row_normalize_l2
from sklearn.utils.validation import FLOAT_DTYPES

from textprep.errors import VocabularyError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords


class Tfidf(BagOfWords):
    """Term frequency times inverse document frequency, as scikit-learn's ``TfidfVectorizer`` has it.

    ``tf * (ln((1 + N) / (1 + df)) + 1)``, with N documents of which df hold the term, each row divided by
    its norm. Without ``smooth_idf`` it is ``ln(N / df) + 1``, and ``sublinear_tf`` takes ``1 + ln(tf)`` for tf.
    For the textbook's forms see `TermWeights`.  (G. Salton, C. Buckley, Term-weighting approaches in
    automatic text retrieval, 1988; C. D. Manning et al., Introduction to Information Retrieval, 2008, 6.2-6.4.)

    Parameters:
        pipeline, ngram_range, min_df, max_df, max_features, vocabulary, binary, missing, n_jobs: as for `BagOfWords`.
        dtype: of the matrix, a float.
        norm: ``"l2"``, ``"l1"`` or None.
        use_idf: whether terms are weighted at all.
        smooth_idf: whether one document more is counted that holds every term.
        sublinear_tf: whether the logarithm of a count is taken.

    Attributes:
        idf_: the weight of each column.

    >>> Tfidf(norm=None).fit_transform([["甲", "乙"], ["乙"]]).toarray().round(3)
    array([[1.   , 1.405],
           [1.   , 0.   ]])
    """

    def __init__(
        self,
        *,
        pipeline: Stage | str | None = None,
        ngram_range: tuple[int, int] = (1, 1),
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        vocabulary: Mapping[str, int] | Iterable[str] | None = None,
        binary: bool = False,
        dtype: Any = np.float64,
        norm: str | None = "l2",
        use_idf: bool = True,
        smooth_idf: bool = True,
        sublinear_tf: bool = False,
        missing: str = "error",
        n_jobs: int | None = None,
    ) -> None:
        super().__init__(
            pipeline=pipeline,
            ngram_range=ngram_range,
            min_df=min_df,
            max_df=max_df,
            max_features=max_features,
            vocabulary=vocabulary,
            binary=binary,
            dtype=dtype,
            missing=missing,
            n_jobs=n_jobs,
        )
        self.norm = norm
        self.use_idf = use_idf
        self.smooth_idf = smooth_idf
        self.sublinear_tf = sublinear_tf

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the terms and in how many documents each occurs."""
        # A given vocabulary is not counted while it is learnt: its frequencies come from the matrix.
        if self.vocabulary is not None:
            self.fit_transform(X, y)
            return self
        self._check_dtype()
        super().fit(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """`fit`, then `transform`, in one pass."""
        self._check_dtype()
        matrix = super().fit_transform(X, y)
        if self.fixed_vocabulary_:
            self._tfidf = self._transformer().fit(matrix)
        return self._weighted(matrix)

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn more documents.

        Raises:
            VocabularyError: the vocabulary was given; its frequencies cannot be learnt in pieces.
        """
        self._check_pieces()
        super().partial_fit(X, y)
        return self

    def merge(self, other: BagOfWords) -> Self:
        """Take in what another learnt: parts fitted apart and merged equal the whole, columns included.

        Raises:
            ParameterError: the other has other parameters.
            VocabularyError: as for `partial_fit`.
        """
        self._check_pieces()
        super().merge(other)
        return self

    def _check_pieces(self) -> None:
        if self.vocabulary is not None:
            raise VocabularyError("with a given vocabulary document frequencies are learnt from all documents at once")

    def transform(self, X: Any) -> Any:
        """The weighted matrix, CSR of shape (documents, terms)."""
        if not hasattr(self, "_tfidf"):
            raise NotFittedError("The TF-IDF vectorizer is not fitted")
        return self._weighted(super().transform(X))

    def _weighted(self, matrix: Any) -> Any:
        """The counts weighted in place as the fit said: the steps of scikit-learn without its checks of them."""
        fitted = self._tfidf
        plain = matrix.dtype in (np.float64, np.float32) and fitted.norm in ("l1", "l2", None) and matrix.shape[0]
        # Where arrays are configured instead of matrices, scikit-learn makes them.
        if not plain or get_config().get("sparse_interface", "spmatrix") != "spmatrix":
            return fitted.transform(matrix, copy=False)
        if fitted.sublinear_tf:
            np.log(matrix.data, out=matrix.data)
            matrix.data += 1.0
        if hasattr(fitted, "idf_"):
            matrix.data *= fitted.idf_.take(matrix.indices)
        if fitted.norm == "l1":
            inplace_csr_row_normalize_l1(matrix)
        elif fitted.norm == "l2":
            inplace_csr_row_normalize_l2(matrix)
        return matrix

    def _choose(self) -> None:
        super()._choose()
        self._tfidf = self._transformer()
        if self.use_idf:
            dtype = self.dtype if self.dtype in (np.float64, np.float32) else np.float64
            df = np.frombuffer(self._counter.document_frequency(), dtype=np.int64)[self._order].astype(dtype)
            self._tfidf.idf_ = _idf(df, self._documents, self.smooth_idf)
        self._tfidf.n_features_in_ = len(self._order)

    def _transformer(self) -> TfidfTransformer:
        return TfidfTransformer(
            norm=self.norm, use_idf=self.use_idf, smooth_idf=self.smooth_idf, sublinear_tf=self.sublinear_tf
        )

    def _check_dtype(self) -> None:
        if self.dtype not in FLOAT_DTYPES:
            warnings.warn(
                f"Only {FLOAT_DTYPES} 'dtype' should be used. {self.dtype} 'dtype' will be converted to np.float64.",
                UserWarning,
                stacklevel=3,
            )

    @property
    def idf_(self) -> Any:
        """The weight of each column."""
        if not hasattr(self, "_tfidf"):
            raise NotFittedError(f"{type(self).__name__} is not fitted yet and has no idf_; call fit first")
        return self._tfidf.idf_

    @idf_.setter
    def idf_(self, value: Any) -> None:
        if not self.use_idf:
            raise VocabularyError("`idf_` cannot be set when `user_idf=False`.")
        self._check_fitted()
        if len(value) != self._width:
            raise VocabularyError(f"idf length = {len(value)} must be equal to vocabulary size = {self._width}")
        self._tfidf = self._transformer()
        self._tfidf.idf_ = np.asarray(value, dtype=np.float64)
        self._tfidf.n_features_in_ = len(value)


def _idf(df: Any, documents: int, smooth: bool) -> Any:
    """scikit-learn's weights, in the order of its operations, so that they agree to the last bit."""
    df = df + float(smooth)
    weights = np.full_like(df, fill_value=documents + int(smooth))
    weights /= df
    np.log(weights, out=weights)
    weights += 1.0
    return weights
