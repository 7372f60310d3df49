"""Term frequency times inverse document frequency."""

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
from textprep.kernels.counting import Counter
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.counts import as_int64
from textprep.vectors.idf import inverse_document_frequency
from textprep.vectors.learnt import Learnt
from textprep.vectors.norms import check_norm


class Tfidf(BagOfWords):
    """Weight counts by term frequency times inverse document frequency, as scikit-learn's ``TfidfVectorizer`` does.

    ``tf * (ln((1 + N) / (1 + df)) + 1)``, where N is the number of documents and df the number of those that contain
    the term; each row is divided by its norm. Without ``smooth_idf`` the idf is ``ln(N / df) + 1``; with
    ``sublinear_tf`` the tf is ``1 + ln(tf)``. `TermWeights` has the forms of the textbooks. (G. Salton, C. Buckley,
    Term-weighting approaches in automatic text retrieval, 1988; C. D. Manning et al., Introduction to Information
    Retrieval, 2008, 6.2-6.4.)

    Parameters:
        pipeline, ngram_range, min_df, max_df, max_features, vocabulary, binary, missing, n_jobs: as for `BagOfWords`.
        dtype: the type of the matrix, a float.
        norm: ``"l2"``, ``"l1"`` or None.
        use_idf: multiply by the idf.
        smooth_idf: compute the idf as if one more document contained every term.
        sublinear_tf: use the logarithm of the counts.

    Attributes:
        idf_: the idf of each column.

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
        """Learn the terms and their document frequencies."""
        # With a given vocabulary nothing is counted in `fit`: the frequencies come from the matrix.
        if self.vocabulary is not None:
            self.fit_transform(X, y)
            return self
        self._check_dtype()
        super().fit(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """`fit` and `transform` in one pass."""
        self._check_dtype()
        matrix = super().fit_transform(X, y)
        if self.fixed_vocabulary_:
            self._learnt = self._learnt._replace(weights=self._transformer().fit(matrix))
        return self._weighted(matrix, self._learnt.weights)

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn more documents.

        Raises:
            VocabularyError: the vocabulary is given; its frequencies cannot be learnt in batches.
        """
        self._refuse_given_vocabulary()
        super().partial_fit(X, y)
        return self

    def merge(self, other: BagOfWords) -> Self:
        """Add what another estimator learnt: parts fitted apart and merged equal one `fit`, columns included.

        Raises:
            ParameterError: the other estimator has other parameters.
            VocabularyError: as for `partial_fit`.
        """
        self._refuse_given_vocabulary()
        super().merge(other)
        return self

    def _refuse_given_vocabulary(self) -> None:
        if self.vocabulary is not None:
            raise VocabularyError(
                "with a given vocabulary the document frequencies can only be learnt from all documents at once"
            )

    def transform(self, X: Any) -> Any:
        """Return the weighted matrix, CSR of shape (documents, terms)."""
        learnt: Learnt | None = self.__dict__.get("_learnt")
        if learnt is None or learnt.weights is None:
            raise NotFittedError("The TF-IDF vectorizer is not fitted")
        return self._weighted(self._transform(learnt, X), learnt.weights)

    def _weighted(self, matrix: Any, fitted: TfidfTransformer) -> Any:
        """Weight counts in place: the steps of scikit-learn's transform without its validation of the matrix."""
        valid = matrix.dtype in (np.float64, np.float32) and fitted.norm in ("l1", "l2", None) and matrix.shape[0]
        # If scikit-learn is configured to return sparse arrays, it has to convert the matrix.
        if not valid or get_config().get("sparse_interface", "spmatrix") != "spmatrix":
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

    def _select_terms(self, counter: Counter, n_documents: int) -> Learnt:
        learnt = super()._select_terms(counter, n_documents)
        fitted = self._transformer()
        if self.use_idf:
            dtype = self.dtype if self.dtype in (np.float64, np.float32) else np.float64
            document_frequency = as_int64(counter.document_frequency())[learnt.term_ids].astype(dtype)
            fitted.idf_ = inverse_document_frequency(document_frequency, n_documents, smooth=self.smooth_idf)
        fitted.n_features_in_ = learnt.n_terms
        return learnt._replace(weights=fitted)

    def _reset(self) -> None:
        check_norm(self.norm, ("l1", "l2"))
        super()._reset()

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
        """The idf of each column."""
        learnt: Learnt | None = self.__dict__.get("_learnt")
        if learnt is None or learnt.weights is None:
            raise NotFittedError(f"{type(self).__name__} is not fitted yet and has no idf_; call fit first")
        return learnt.weights.idf_

    @idf_.setter
    def idf_(self, value: Any) -> None:
        if not self.use_idf:
            raise VocabularyError("`idf_` cannot be set when `use_idf=False`.")
        self._check_fitted()
        if len(value) != self._n_terms:
            raise VocabularyError(f"idf length = {len(value)} must be equal to vocabulary size = {self._n_terms}")
        fitted = self._transformer()
        fitted.idf_ = np.asarray(value, dtype=np.float64)
        fitted.n_features_in_ = len(value)
        self._learnt = self._learnt._replace(weights=fitted)
