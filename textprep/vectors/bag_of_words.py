"""Counting terms."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, Self, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError
from sklearn.utils.validation import check_array

from textprep.doc import Doc
from textprep.errors import ParameterError, VocabularyError
from textprep.kernels.counting import Counter, to_csr
from textprep.stage import Stage
from textprep.vectors.counts import Counts, as_int32, as_int64
from textprep.vectors.documents_mixin import DocumentsMixin
from textprep.vectors.learnt import Learnt
from textprep.vectors.ngrams import check_ngram_range, ngrams
from textprep.vectors.vocabulary import (
    check_frequency_limit,
    check_max_features,
    check_vocabulary,
    columns_by_term_id,
    select_terms,
)

#: A row of counts for each document, as the kernel returns them: ``(indptr, term_ids, counts)``.
Rows: TypeAlias = "tuple[array[int], array[int], array[int]]"


class BagOfWords(DocumentsMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Count how often each term occurs in each document.

    With the default parameters the matrix equals that of scikit-learn's ``CountVectorizer(analyzer=list)`` over the
    same tokens, with the same columns.

    Parameters:
        pipeline: cuts strings into tokens: a `Pipeline`, the name of a built-in or a path; None if documents are token
            lists or `Doc` objects. A name or path is loaded once, and again after ``set_params(pipeline=...)``.
        ngram_range: ``(low, high)``: terms are runs of ``low`` to ``high`` tokens, joined by spaces.
        min_df: drop terms that occur in fewer documents: a number of documents or, as a float, a proportion of them.
        max_df: drop terms that occur in more documents.
        max_features: keep only this number of terms, those that occur most often.
        vocabulary: the terms, in the order of their columns, or a mapping of terms to columns.
        binary: set every count to 1.
        dtype: the type of the matrix.
        missing: how None and NaN count: as an ``"error"``, or as ``"empty"`` documents.
        n_jobs: processes that cut strings; the matrix is the same for any number.

    Attributes:
        vocabulary_: the mapping of terms to columns; computed at the first access.
        fixed_vocabulary_: whether the vocabulary was given.

    Raises:
        ValueError: the vocabulary is empty, ``max_df`` is below ``min_df``, or no term is left after pruning.

    >>> bag = BagOfWords()
    >>> bag.fit_transform([["北京", "大学"], ["大学"]]).toarray()
    array([[1, 1],
           [0, 1]])
    >>> bag.get_feature_names_out()
    array(['北京', '大学'], dtype=object)
    """

    #: Absent before the first fit.
    _learnt: Learnt

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
        dtype: Any = np.int64,
        missing: str = "error",
        n_jobs: int | None = None,
    ) -> None:
        self.pipeline = pipeline
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.max_df = max_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.binary = binary
        self.dtype = dtype
        self.missing = missing
        self.n_jobs = n_jobs

    # Learning

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the terms of documents, which are read once and not kept."""
        self._reset()
        self._learnt, _ = self._learn(X, keep_rows=False)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """`fit` and `transform` in one pass."""
        self._reset()
        self._learnt, rows = self._learn(X, keep_rows=True)
        return self._matrix(rows, self._learnt)

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn more documents: batches learnt one after another equal one `fit` on all documents.

        If it raises, nothing of the batch is learnt.
        """
        if not self._can_learn_more():
            self._reset()
        self._learnt, _ = self._learn(X, keep_rows=False)
        return self

    def merge(self, other: BagOfWords) -> Self:
        """Add what another estimator learnt: parts fitted apart and merged equal one `fit`, columns included.

        Raises:
            ParameterError: the other estimator has other parameters.
        """
        if type(self) is not type(other) or self._params_that_matter() != other._params_that_matter():
            raise ParameterError(f"only estimators with the same parameters can be merged, found {self} and {other}")
        other._check_fitted()
        if not self._can_learn_more():
            self._reset()
        self._learnt = self._merged(other)
        return self

    def _merged(self, other: BagOfWords) -> Learnt:
        """Return what both have learnt."""
        if self.fixed_vocabulary_:
            return self._learnt._replace(n_documents=self._n_documents + other._n_documents)
        learnt, _ = self._add(other.counts_.to_counter(), other._n_documents)
        return learnt

    def count(self, X: Any) -> Counts:
        """Count documents without learning from them, for `fit_counts` here or elsewhere; no term is pruned yet."""
        counter = Counter()
        n_documents, _ = self._count(counter, X, learn=True, keep_rows=False)
        return Counts.of(counter, n_documents)

    def fit_counts(self, counts: Counts) -> Self:
        """Learn from counts: the sum of the counts of all parts equals one `fit` on the whole.

        Raises:
            VocabularyError: the vocabulary is given.
        """
        self._reset()
        if self.fixed_vocabulary_:
            raise VocabularyError("the vocabulary is given, so there are no terms to learn from counts")
        self._learnt, _ = self._add(counts.to_counter(), counts.n_documents)
        return self

    @property
    def counts_(self) -> Counts:
        """The counts that were learnt, including those of pruned terms."""
        self._check_fitted()
        return Counts.of(self._learnt.counter, self._n_documents)

    @property
    def _n_documents(self) -> int:
        return self._learnt.n_documents

    @property
    def _n_terms(self) -> int:
        return self._learnt.n_terms

    def _can_learn_more(self) -> bool:
        """Return whether something was learnt, or the vocabulary is given."""
        return hasattr(self, "_learnt")

    def restore_documents_of_vocabulary(self, n_documents: int) -> None:
        """Become the model with a given vocabulary that was fitted to this number of documents."""
        self._reset()
        self._learnt = self._learnt._replace(n_documents=n_documents)

    def _params_that_matter(self) -> dict[str, Any]:
        """Return the parameters that must be equal in estimators that are merged."""
        params = self.get_params(deep=False)
        return {name: value for name, value in params.items() if name not in ("n_jobs", "pipeline")}

    def _reset(self) -> None:
        """Check the parameters and forget what was learnt."""
        check_ngram_range(self.ngram_range)
        check_frequency_limit("min_df", self.min_df)
        check_frequency_limit("max_df", self.max_df)
        check_max_features(self.max_features)
        for name in ("_learnt", "_vocabulary", "_names"):
            self.__dict__.pop(name, None)
        self._use_given_vocabulary()

    def _use_given_vocabulary(self) -> None:
        self.fixed_vocabulary_ = self.vocabulary is not None
        if self.vocabulary is None:
            return
        vocabulary = check_vocabulary(self.vocabulary)
        counter = Counter()
        for term in vocabulary:
            counter.add(term, 0, 0)
        # The counter numbers the terms in this order.
        columns = array("i", vocabulary.values())
        self._vocabulary = columns, vocabulary
        self._learnt = Learnt(counter, 0, np.argsort(as_int32(columns)).astype(np.int32), columns)

    def _learn(self, X: Any, *, keep_rows: bool) -> tuple[Learnt, Rows]:
        """Return what is learnt with these documents added, and their counts, or none unless ``keep_rows``."""
        if self.fixed_vocabulary_:
            learnt = self._learnt
            n_documents, rows = self._count(learnt.counter, X, learn=False, keep_rows=keep_rows)
            return learnt._replace(n_documents=learnt.n_documents + n_documents), rows
        batch = Counter()
        n_documents, (indptr, term_ids, counts) = self._count(batch, X, learn=True, keep_rows=keep_rows)
        learnt, new_ids = self._add(batch, n_documents)
        if new_ids is not None:
            term_ids = array("i", map(new_ids.__getitem__, term_ids))
        return learnt, (indptr, term_ids, counts)

    def _add(self, batch: Counter, n_documents: int) -> tuple[Learnt, list[int] | None]:
        """Return what is learnt with the counts of ``batch`` added.

        Returns:
            What is learnt, and the new ids of the batch's terms by their ids in the batch; None if they are the same.
        """
        before: Learnt | None = self.__dict__.get("_learnt")
        counter, new_ids = batch, None
        if before is not None:
            counter = before.counter.copy()
            new_ids = [counter.add(*row) for row in Counts.of(batch, n_documents).rows()]
            n_documents += before.n_documents
        return self._select_terms(counter, n_documents), new_ids

    def _select_terms(self, counter: Counter, n_documents: int) -> Learnt:
        """Select the terms that have columns and order them by their code points."""
        term_ids = select_terms(
            counter,
            n_documents,
            min_df=self.min_df,
            max_df=self.max_df,
            max_features=self.max_features,
            binary=self.binary,
            dtype=self.dtype,
        )
        return Learnt(counter, n_documents, term_ids, columns_by_term_id(term_ids, len(counter)))

    # Using

    def transform(self, X: Any) -> Any:
        """Return the counts of the learnt terms, CSR of shape (documents, terms) with ascending columns in each row."""
        self._check_fitted()
        return self._transform(self._learnt, X)

    def _transform(self, learnt: Learnt, X: Any) -> Any:
        _, rows = self._count(learnt.counter, X, learn=False, keep_rows=True)
        return self._matrix(rows, learnt)

    def _count(self, counter: Counter, X: Any, *, learn: bool, keep_rows: bool) -> tuple[int, Rows]:
        """Count documents with a counter: return their number, and a row of counts for each."""
        documents, tokenize = self._documents_and_tokenizer(X)
        low, high = self.ngram_range
        if (low, high) == (1, 1):
            return counter.count(documents, learn, keep_rows, tokenize)
        lists = (item if type(item) is list else tokenize(index, item) for index, item in enumerate(documents))
        return counter.count((ngrams(tokens, low, high) for tokens in lists), learn, keep_rows)

    def _matrix(self, rows: Rows, learnt: Learnt) -> Any:
        indptr, columns, counts = to_csr(rows, learnt.columns)
        data = as_int32(counts)
        data = np.ones(len(data), dtype=self.dtype) if self.binary else data.astype(self.dtype)
        needs_int64 = indptr[-1] > np.iinfo(np.int32).max
        matrix = csr_matrix(
            (data, as_int32(columns), as_int64(indptr).astype(np.int64 if needs_int64 else np.int32)),
            shape=(len(indptr) - 1, learnt.n_terms),
            copy=False,
        )
        matrix.has_sorted_indices = True
        matrix.has_canonical_format = True
        return matrix

    def _check_fitted(self) -> None:
        if not hasattr(self, "_learnt"):
            if self.vocabulary is None:
                self.fixed_vocabulary_ = False
                raise NotFittedError("Vocabulary not fitted or provided")
            self._use_given_vocabulary()

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_learnt")

    def _feature_names(self) -> list[str]:
        # The columns that the names were made for tell whether they are still current.
        learnt, cached = self._learnt, self.__dict__.get("_names", (None, []))
        names: list[str] = cached[1]
        if cached[0] is not learnt.columns:
            terms = learnt.counter.terms()
            names = [terms[term_id] for term_id in learnt.term_ids]
            self._names = learnt.columns, names
        return names

    @property
    def vocabulary_(self) -> dict[str, int]:
        """The mapping of terms to columns; computed at the first access."""
        if not hasattr(self, "_learnt"):
            raise AttributeError(f"{type(self).__name__} is not fitted and has no vocabulary_")
        learnt, cached = self._learnt, self.__dict__.get("_vocabulary", (None, {}))
        vocabulary: dict[str, int] = cached[1]
        if cached[0] is not learnt.columns:
            vocabulary = {term: column for column, term in enumerate(self._feature_names())}
            self._vocabulary = learnt.columns, vocabulary
        return vocabulary

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """Return the terms in the order of their columns."""
        self._check_fitted()
        return np.asarray(self._feature_names(), dtype=object)

    def inverse_transform(self, X: Any) -> list[Any]:
        """Return, for each row of a matrix, the terms with a count other than 0."""
        self._check_fitted()
        terms = np.asarray(self._feature_names())
        matrix = check_array(X, accept_sparse="csr")
        if hasattr(matrix, "indptr"):
            return [
                terms[matrix.indices[begin:end][matrix.data[begin:end] != 0]]
                for begin, end in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True)
            ]
        return [terms[np.flatnonzero(row)] for row in matrix]

    def locate(self, document: Doc | str, feature: str) -> list[tuple[int, int]]:
        """Return the spans of a term in the original text of a document, in order.

        The span of a term of several tokens goes from the start of the first to the end of the last.

        Raises:
            VocabularyError: there is no such term; the message has the nearest.
            ParameterError: the document is text and there is no pipeline.
        """
        self._check_fitted()
        if feature not in self.vocabulary_:
            raise VocabularyError.of(feature, self.vocabulary_)
        doc = document if isinstance(document, Doc) and document.tokens is not None else None
        if doc is None:
            stage = self.resolved_pipeline()
            if stage is None:
                raise ParameterError("locate needs the pipeline that cuts the text; set pipeline, or pass a cut Doc")
            doc = stage(document)
        spans = doc.spans()
        tokens = list(doc)
        low, high = self.ngram_range
        return sorted(
            (spans[at][0], spans[at + size - 1][1])
            for size in range(low, high + 1)
            for at in range(len(tokens) - size + 1)
            if " ".join(tokens[at : at + size]) == feature
        )

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())
        for name in ("_names", "_vocabulary"):
            state.pop(name, None)
        learnt: Learnt | None = state.pop("_learnt", None)
        if learnt is not None:
            # The compiled counter cannot be pickled.
            state["_learnt_contents"] = (Counts.of(learnt.counter, learnt.n_documents), *learnt[2:])
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        contents = state.pop("_learnt_contents", None)
        super().__setstate__(state)
        if contents is not None:
            counts, *selected = contents
            self._learnt = Learnt(counts.to_counter(), counts.n_documents, *selected)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.one_d_array = True
        tags.requires_fit = self.vocabulary is None
        return tags
