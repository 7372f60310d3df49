"""Okapi BM25."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Self

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.exceptions import NotFittedError

from textprep.doc import Doc
from textprep.errors import ParameterError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.learnt import Learnt


class FittedDocuments(NamedTuple):
    """The documents that `Bm25.scores` ranks."""

    #: CSR of shape (documents, terms).
    counts: Any
    idf: Any
    average_length: float
    #: The weights of the counts, CSR and CSC.
    weighted: Any
    weighted_by_term: Any


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
        """Learn more documents; the weights of the earlier ones change.

        If it raises, nothing of the batch is learnt.
        """
        self._check_numbers()
        if not self._can_learn_more():
            self._reset()
        self._extend(X)
        return self

    def _merged(self, other: BagOfWords) -> Learnt:
        """Return what both have learnt; the other's documents come after those of this one."""
        assert isinstance(other, Bm25)  # merge refuses other classes
        learnt = super()._merged(other)
        return self._with_documents(learnt, _realigned(other._term_counts, other._feature_names(), learnt))

    def _extend(self, X: Any) -> Any:
        """Learn documents after those that are there; return the weights of all."""
        learnt, rows = self._learn(X, keep_rows=True)
        self._learnt = self._with_documents(learnt, self._matrix(rows, learnt))
        return self._learnt.weights.weighted

    def _with_documents(self, learnt: Learnt, more: Any) -> Learnt:
        """Return what is learnt with rows for more documents, whose columns are those of ``learnt``."""
        earlier: FittedDocuments | None = self._learnt.weights if self._can_learn_more() else None
        if earlier is not None:
            parts: list[Any] = [_realigned(earlier.counts, self._feature_names(), learnt), more]
            more = csr_matrix(vstack(parts, format="csr"))
        return learnt._replace(weights=self._fitted_documents(more))

    def restore_documents(self, counts: Any) -> None:
        """Become the model whose documents have these counts, a row each, over the terms that were restored before."""
        self._learnt = self._learnt._replace(weights=self._fitted_documents(counts))

    def _fitted_documents(self, counts: Any) -> FittedDocuments:
        n_documents, n_terms = counts.shape
        document_frequency = np.bincount(counts.indices, minlength=n_terms)
        idf = np.log1p((n_documents - document_frequency + 0.5) / (document_frequency + 0.5)).astype(self.dtype)
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        average_length = float(lengths.mean()) if n_documents else 0.0
        weighted = self._weighted(counts, idf, average_length)
        return FittedDocuments(counts, idf, average_length, weighted, weighted.tocsc())

    def _learnt_with_documents(self) -> Learnt:
        """Return what was learnt, with `FittedDocuments` as its weights.

        Raises:
            NotFittedError: nothing was learnt.
        """
        learnt: Learnt | None = self.__dict__.get("_learnt")
        if learnt is None or learnt.weights is None:
            raise NotFittedError("Bm25 is not fitted: it has no documents and no document frequencies")
        return learnt

    @property
    def _term_counts(self) -> Any:
        return self._learnt_with_documents().weights.counts

    @property
    def idf_(self) -> Any:
        """The idf of each column."""
        return self._learnt_with_documents().weights.idf

    @property
    def average_length_(self) -> float:
        """The mean number of counted terms in a document."""
        length: float = self._learnt_with_documents().weights.average_length
        return length

    def _weighted(self, counts: Any, idf: Any, average_length: float) -> Any:
        n = counts.data.astype(np.float64)
        lengths = np.asarray(counts.sum(axis=1)).ravel() / (average_length or 1.0)
        saturation = self.k1 * (1 - self.b + self.b * lengths)
        data = n * (self.k1 + 1) / (n + np.repeat(saturation, np.diff(counts.indptr))) * idf[counts.indices]
        return csr_matrix((data.astype(self.dtype), counts.indices, counts.indptr), shape=counts.shape)

    def transform(self, X: Any) -> Any:
        """Return the weights of documents, CSR of shape (documents, terms), relative to the fitted mean length."""
        learnt = self._learnt_with_documents()
        documents: FittedDocuments = learnt.weights
        return self._weighted(self._transform(learnt, X), documents.idf, documents.average_length)

    def scores(self, query: Iterable[str] | Doc | str) -> Any:
        """Return the score of every fitted document, in order: the sum of its weights of the query's terms.

        Parameters:
            query: tokens, a `Doc`, or a string that the pipeline cuts; a repeated term counts each time.

        Returns:
            An array of shape (documents,).
        """
        learnt = self._learnt_with_documents()
        if isinstance(query, str):
            stage = self.resolved_pipeline()
            if stage is None:
                raise ParameterError("a query that is a string needs a pipeline that cuts it; set pipeline")
            query = stage(query)
        counts = self._transform(learnt, [list(query)])
        occurrences = np.zeros(counts.shape[1], dtype=self.dtype)
        occurrences[counts.indices] = counts.data
        return learnt.weights.weighted_by_term @ occurrences

    def _check_numbers(self) -> None:
        for name, value, most in (("k1", self.k1, sys.float_info.max), ("b", self.b, 1)):
            if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= most:
                raise ParameterError(f"{name} must be a number from 0{' to 1' if most == 1 else ''}, found {value!r}")


def _realigned(matrix: Any, terms: list[str], learnt: Learnt) -> Any:
    """Return a matrix whose columns are ``terms`` with the columns of ``learnt``; other terms are left out."""
    ids = [learnt.counter.term_id(term) for term in terms]
    new_columns = np.array([learnt.columns[term_id] if term_id >= 0 else -1 for term_id in ids], dtype=np.int64)
    coo = matrix.tocoo()
    columns = new_columns[coo.col]
    kept = columns >= 0
    shape = (matrix.shape[0], learnt.n_terms)
    realigned = csr_matrix((coo.data[kept], (coo.row[kept], columns[kept])), shape=shape)
    realigned.sort_indices()
    return realigned
