"""Okapi BM25."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.exceptions import NotFittedError

from textprep.doc import Doc
from textprep.errors import ParameterError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords


class Bm25(BagOfWords):
    """Weight terms so that the sum of the weights of a query's terms ranks documents.

    ``idf * n (k1 + 1) / (n + k1 (1 - b + b |d| / avg))``, where n is the number of occurrences of the term in the
    document, |d| the number of counted terms in the document and avg the mean of |d|. ``idf = ln(1 + (N - df + 0.5) /
    (df + 0.5))`` is never negative. (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and
    Beyond, 2009; this idf as in Apache Lucene.)

    Parameters:
        k1: from 0; the weight of further occurrences of a term; 0 counts a term once.
        b: from 0 to 1; how much long documents are penalised.
        dtype: the type of the matrix, a float.
        pipeline, ngram_range, min_df, max_df, max_features, vocabulary, binary, missing, n_jobs: as for `BagOfWords`.

    Attributes:
        idf_: the idf of each column.
        average_length_: avg.

    >>> search = Bm25().fit([["北京", "大学"], ["南京", "大学"], ["天气"]])
    >>> int(search.scores(["北京", "大学"]).argmax())
    0
    """

    #: The counts of all fitted documents, CSR of shape (documents, terms).
    _term_counts: Any

    def __init__(
        self,
        *,
        k1: float = 1.2,
        b: float = 0.75,
        pipeline: Stage | str | None = None,
        ngram_range: tuple[int, int] = (1, 1),
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        vocabulary: Mapping[str, int] | Iterable[str] | None = None,
        binary: bool = False,
        dtype: Any = np.float64,
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
        self.k1 = k1
        self.b = b

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the terms, and keep the weights of the documents for `scores`."""
        self.fit_transform(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """`fit` and `transform` in one pass."""
        self._check_numbers()
        self._reset()
        return self._extend(X)

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn more documents; the weights of the earlier ones change."""
        self._check_numbers()
        if not hasattr(self, "_counter"):
            self._reset()
        self._extend(X)
        return self

    def merge(self, other: BagOfWords) -> Self:
        """Add what another estimator learnt; its documents come after those of this one."""
        terms = self._terms_of_counts()
        super().merge(other)
        assert isinstance(other, Bm25)  # merge refuses other classes
        self._append(terms, self._realigned(other._term_counts, other._feature_names()))
        return self

    def _reset(self) -> None:
        super()._reset()
        self.__dict__.pop("_term_counts", None)

    def _extend(self, X: Any) -> Any:
        """Learn documents after those that are there; return the weights of all."""
        terms = self._terms_of_counts()
        return self._append(terms, self._matrix(self._learn(X, keep_rows=True)))

    def _terms_of_counts(self) -> list[str]:
        """Return the terms of the columns of ``_term_counts``, which is there after the first documents."""
        return list(self._feature_names()) if hasattr(self, "_term_counts") else []

    def _append(self, terms: list[str], more: Any) -> Any:
        """Append rows over the vocabulary as it is now to those over ``terms``; return the weights of all."""
        if hasattr(self, "_term_counts"):
            parts: list[Any] = [self._realigned(self._term_counts, terms), more]
            more = csr_matrix(vstack(parts, format="csr"))
        self._term_counts = more
        return self._weight_all()

    def _realigned(self, matrix: Any, terms: list[str]) -> Any:
        """Return a matrix whose columns are ``terms`` with the columns of the vocabulary as it is now."""
        new_columns = np.array([self.vocabulary_.get(term, -1) for term in terms], dtype=np.int64)
        coo = matrix.tocoo()
        columns = new_columns[coo.col]
        kept = columns >= 0
        shape = (matrix.shape[0], self._n_terms)
        realigned = csr_matrix((coo.data[kept], (coo.row[kept], columns[kept])), shape=shape)
        realigned.sort_indices()
        return realigned

    def _weight_all(self) -> Any:
        """Compute idf and mean length from ``_term_counts``; return the weights of all documents."""
        counts = self._term_counts
        n_documents, n_terms = counts.shape
        document_frequency = np.bincount(counts.indices, minlength=n_terms)
        idf = np.log1p((n_documents - document_frequency + 0.5) / (document_frequency + 0.5))
        self.idf_ = idf.astype(self.dtype)
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        self.average_length_ = float(lengths.mean()) if n_documents else 0.0
        weights = self._weighted(counts)
        self._weights_by_term = weights.tocsc()
        return weights

    def _weighted(self, counts: Any) -> Any:
        n = counts.data.astype(np.float64)
        lengths = np.asarray(counts.sum(axis=1)).ravel() / (self.average_length_ or 1.0)
        saturation = self.k1 * (1 - self.b + self.b * lengths)
        data = n * (self.k1 + 1) / (n + np.repeat(saturation, np.diff(counts.indptr))) * self.idf_[counts.indices]
        return csr_matrix((data.astype(self.dtype), counts.indices, counts.indptr), shape=counts.shape)

    def transform(self, X: Any) -> Any:
        """Return the weights of documents, CSR of shape (documents, terms), relative to the fitted mean length."""
        if not hasattr(self, "idf_"):
            raise NotFittedError("Bm25 is not fitted: it has no document frequencies")
        return self._weighted(super().transform(X))

    def scores(self, query: Iterable[str] | Doc | str) -> Any:
        """Return the score of every fitted document, in order: the sum of its weights of the query's terms.

        Parameters:
            query: tokens, a `Doc`, or a string that the pipeline cuts; a repeated term counts each time.

        Returns:
            An array of shape (documents,).
        """
        if not hasattr(self, "_weights_by_term"):
            raise NotFittedError("Bm25 is not fitted: there are no documents to score")
        if isinstance(query, str):
            stage = self.resolved_pipeline()
            if stage is None:
                raise ParameterError("a query that is a string needs a pipeline that cuts it; set pipeline")
            query = stage(query)
        counts = super().transform([list(query)])
        occurrences = np.zeros(counts.shape[1], dtype=self.dtype)
        occurrences[counts.indices] = counts.data
        return self._weights_by_term @ occurrences

    def _check_numbers(self) -> None:
        for name, value, most in (("k1", self.k1, np.inf), ("b", self.b, 1)):
            if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= most:
                raise ParameterError(f"{name} must be a number from 0{' to 1' if most == 1 else ''}, found {value!r}")
