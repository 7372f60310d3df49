"""Okapi BM25."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.exceptions import NotFittedError

from textprep.doc import Doc
from textprep.errors import ParameterError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.documents import opened


class Bm25(BagOfWords):
    """Weights of terms that rank documents for a query.

    ``idf * n (k1 + 1) / (n + k1 (1 - b + b |d| / avg))``, with n occurrences of the term in the document, |d| its
    number of counted terms and avg the mean of that; ``idf = ln(1 + (N - df + 0.5) / (df + 0.5))``, which is never
    negative. (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009; this
    idf as in Apache Lucene.)

    Parameters:
        k1: from 0: how much further occurrences add; 0 counts a term once.
        b: from 0 to 1: how much long documents are held back.
        dtype: of the matrix, a float.
        pipeline, ngram_range, min_df, max_df, max_features, vocabulary, binary, missing, n_jobs: as for `BagOfWords`.

    Attributes:
        idf_: the weight of each column.
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
        """Learn the terms, and keep the documents' weights for `scores`."""
        self.fit_transform(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """`fit`, then `transform`, in one pass."""
        self._counts = self._count(X)
        return self._weigh_all()

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn more documents; the weights of those before change with them."""
        more = self._count(X, more=True)
        before = self.__dict__.get("_counts")
        self._counts = more if before is None else _stacked([before, more])
        self._weigh_all()
        return self

    def merge(self, other: BagOfWords) -> Self:
        """Take in what another learnt; its documents come after this one's."""
        before = self.__dict__.get("_counts")
        names = list(self._feature_names()) if before is not None else []
        super().merge(other)
        assert isinstance(other, Bm25)  # or it would have been refused
        parts = [] if before is None else [self._moved(before, names)]
        parts.append(self._moved(other._counts, other._feature_names()))
        self._counts = _stacked(parts)
        self._weigh_all()
        return self

    def _count(self, X: Any, more: bool = False) -> Any:
        self._check_numbers()
        if not more or not hasattr(self, "_counter"):
            self._begin()
            self.__dict__.pop("_counts", None)
        names = list(self._feature_names()) if "_counts" in self.__dict__ else []
        rows = self._learn(X, keep=True)
        if names:
            self._counts = self._moved(self._counts, names)
        return self._matrix(rows)

    def _moved(self, matrix: Any, names: list[str]) -> Any:
        """A matrix over other columns: those of the vocabulary as it is now."""
        places = np.array([self.vocabulary_.get(name, -1) for name in names], dtype=np.int64)
        coo = matrix.tocoo()
        columns = places[coo.col]
        kept = columns >= 0
        shape = (matrix.shape[0], self._width)
        moved = csr_matrix((coo.data[kept], (coo.row[kept], columns[kept])), shape=shape)
        moved.sort_indices()
        return moved

    def _weigh_all(self) -> Any:
        counts = self._counts
        documents, terms = counts.shape
        df = np.bincount(counts.indices, minlength=terms)
        self.idf_ = np.log1p((documents - df + 0.5) / (df + 0.5)).astype(self.dtype)
        sizes = np.asarray(counts.sum(axis=1)).ravel()
        self.average_length_ = float(sizes.mean()) if documents else 0.0
        weights = self._weighed(counts)
        self._by_term = weights.tocsc()
        return weights

    def _weighed(self, counts: Any) -> Any:
        n = counts.data.astype(np.float64)
        sizes = np.asarray(counts.sum(axis=1)).ravel()
        length = sizes / (self.average_length_ or 1.0)
        held = self.k1 * (1 - self.b + self.b * length)
        data = n * (self.k1 + 1) / (n + np.repeat(held, np.diff(counts.indptr))) * self.idf_[counts.indices]
        return csr_matrix((data.astype(self.dtype), counts.indices, counts.indptr), shape=counts.shape)

    def transform(self, X: Any) -> Any:
        """The weights of documents, CSR of shape (documents, terms); their lengths are held against the fitted mean."""
        if not hasattr(self, "idf_"):
            raise NotFittedError("Bm25 is not fitted: it has no document frequencies")
        return self._weighed(super().transform(X))

    def scores(self, query: Iterable[str] | Doc | str) -> Any:
        """The score of every fitted document for a query: the sum of its weights of the query's terms, in order.

        Parameters:
            query: tokens, a `Doc`, or a string that the pipeline cuts; a term that stands twice counts twice.

        Returns:
            Numbers of shape (documents,).
        """
        if not hasattr(self, "_by_term"):
            raise NotFittedError("Bm25 is not fitted: there are no documents to score")
        if isinstance(query, str):
            stage = opened(self.pipeline)
            if stage is None:
                raise ParameterError("a query that is a string wants a pipeline that cuts it; none was given")
            query = stage(query)
        counts = super().transform([list(query)])
        times = np.zeros(counts.shape[1], dtype=self.dtype)
        times[counts.indices] = counts.data
        return self._by_term @ times

    def _check_numbers(self) -> None:
        for name, value, most in (("k1", self.k1, np.inf), ("b", self.b, 1)):
            if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= most:
                raise ParameterError(f"{name} must be a number from 0{' to 1' if most == 1 else ''}, found {value!r}")


def _stacked(parts: list[Any]) -> Any:
    from scipy.sparse import vstack

    return csr_matrix(vstack(parts, format="csr"))
