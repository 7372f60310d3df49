"""Counting terms."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from numbers import Integral
from typing import Any, NamedTuple, Self, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError
from sklearn.utils.validation import check_array

from textprep.doc import Doc
from textprep.errors import ParameterError, VocabularyError
from textprep.kernels.counting import Counter, to_csr
from textprep.stage import Stage
from textprep.vectors.documents import opened, source

#: Rows as the kernel gives them: where each begins, the terms' numbers, their counts.
Rows: TypeAlias = "tuple[array[int], array[int], array[int]]"


class Counts(NamedTuple):
    """How often terms occur in some documents: what parts of a corpus are counted to, and what a model's file holds."""

    terms: list[str]
    #: In how many of the documents each term is.
    documents: array[int]
    totals: array[int]
    #: How many documents there are.
    size: int

    def __add__(self, other: Any) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        counter = restored_counter(*self[:3])
        for term in zip(*other[:3], strict=True):
            counter.add(*term)
        return Counts(*counted_terms(counter), self.size + other.size)


class BagOfWords(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """How often each term occurs in each document.

    With scikit-learn's defaults the matrix is that of its ``CountVectorizer(analyzer=list)`` over the
    same tokens, with the same columns.

    Parameters:
        pipeline: what cuts strings: a `Pipeline`, the name of a built-in or a path; None where documents
            are token lists or `Doc` objects.
        ngram_range: ``(low, high)``: terms are runs of so many tokens, joined by spaces.
        min_df: terms in fewer documents go: a number of documents, or as a float a share of them.
        max_df: terms in more documents go.
        max_features: so many terms stay, those that occur most often.
        vocabulary: the terms, in the order of their columns, or a mapping of terms to columns.
        binary: whether every count is 1.
        dtype: of the matrix.
        missing: what None and NaN are: ``"error"`` or ``"empty"``.
        n_jobs: processes that cut strings; the matrix is the same for any number.

    Attributes:
        vocabulary_: terms to columns; made when first asked for.
        fixed_vocabulary_: whether the vocabulary was given.

    Raises:
        ValueError: an empty vocabulary; ``max_df`` below ``min_df``; nothing left of the terms.

    >>> bag = BagOfWords()
    >>> bag.fit_transform([["北京", "大学"], ["大学"]]).toarray()
    array([[1, 1],
           [0, 1]])
    >>> bag.get_feature_names_out()
    array(['北京', '大学'], dtype=object)
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
        """Learn the terms of many documents, which are read once and not kept."""
        self._begin()
        self._learn(X, keep=False)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """`fit`, then `transform`, in one pass."""
        self._begin()
        return self._matrix(self._learn(X, keep=True))

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn more documents: pieces one after another give what `fit` gives for all.

        Where it raises, nothing of the piece has been learnt.
        """
        if not hasattr(self, "_counter"):
            self._begin()
        self._learn(X, keep=False)
        return self

    def merge(self, other: BagOfWords) -> Self:
        """Take in what another learnt: parts fitted apart and merged equal the whole, columns included.

        Raises:
            ParameterError: the other has other parameters.
        """
        if type(self) is not type(other) or self._comparable() != other._comparable():
            raise ParameterError(f"only estimators with the same parameters can be merged, found {self} and {other}")
        other._check_fitted()
        if not hasattr(self, "_counter"):
            self._begin()
        if self.fixed_vocabulary_:
            self._documents += other._documents
        else:
            self._add(restored_counter(*counted_terms(other._counter)), other._documents)
        return self

    def count(self, X: Any) -> Counts:
        """Count documents without learning from them, for `fit_counts` here or elsewhere; no term is left out yet."""
        counter = Counter()
        documents, _ = self._count_terms(counter, X, grow=True, keep=False)
        return Counts(*counted_terms(counter), documents)

    def fit_counts(self, counts: Counts) -> Self:
        """Learn what was counted: the counts of parts, added up, give what `fit` gives for the whole.

        Raises:
            VocabularyError: the vocabulary was given.
        """
        self._begin()
        if self.fixed_vocabulary_:
            raise VocabularyError("with a given vocabulary there are no terms to learn")
        self._add(restored_counter(*counts[:3]), counts.size)
        return self

    @property
    def counts_(self) -> Counts:
        """What was learnt, terms that were left out included."""
        self._check_fitted()
        return Counts(*counted_terms(self._counter), self._documents)

    def _comparable(self) -> dict[str, Any]:
        params = self.get_params(deep=False)
        return {name: value for name, value in params.items() if name not in ("n_jobs", "pipeline")}

    def _begin(self) -> None:
        """Forget what was learnt, check the parameters."""
        low, high = self.ngram_range
        if not 1 <= low <= high:
            raise ParameterError(
                f"Invalid value for ngram_range={self.ngram_range}: expected (low, high) with 1 <= low <= high"
            )
        for name in ("min_df", "max_df"):
            _check_share(name, getattr(self, name))
        limit = self.max_features
        if limit is not None and (not isinstance(limit, Integral) or isinstance(limit, bool) or limit < 1):
            raise ParameterError(f"max_features must be a whole number from 1, or None, found {limit!r}")
        for name in ("_counter", "_columns", "_vocabulary", "_names"):
            self.__dict__.pop(name, None)
        self._documents = 0
        self._take_vocabulary()
        if not self.fixed_vocabulary_:
            self._counter = Counter()

    def _take_vocabulary(self) -> None:
        """The vocabulary that was given, if one was."""
        self.fixed_vocabulary_ = self.vocabulary is not None
        if self.vocabulary is None:
            return
        columns = _columns_of(self.vocabulary)
        self._counter = Counter()
        self._names = [""] * len(columns)
        order = array("i")
        for term, column in columns.items():
            self._counter.add(term, 0, 0)
            self._names[column] = term
            order.append(column)
        self._columns = order
        self._width = len(columns)
        self._vocabulary = columns

    def _learn(self, X: Any, *, keep: bool) -> Rows:
        """Count documents; the rows are empty unless they are to be kept."""
        if self.fixed_vocabulary_:
            count, rows = self._count_terms(self._counter, X, grow=False, keep=keep)
            self._documents += count
            return rows
        piece = Counter()
        count, (begins, terms, counts) = self._count_terms(piece, X, grow=True, keep=keep)
        numbers = self._add(piece, count)
        return begins, terms if numbers is None else array("i", map(numbers.__getitem__, terms)), counts

    def _add(self, piece: Counter, documents: int) -> list[int] | None:
        """Take over what was counted apart; the numbers here of the piece's terms, None if they are what they were."""
        before, numbers, counted = self._counter, None, []
        if not len(before):
            self._counter = piece
        else:
            counted = list(zip(*counted_terms(piece), strict=True))
            numbers = [before.add(*term) for term in counted]
        self._documents += documents
        try:
            self._choose()
        except VocabularyError:
            self._counter = before
            self._documents -= documents
            for term, held, total in counted:
                before.add(term, -held, -total)
            if hasattr(self, "_columns"):
                self._choose()
            raise
        return numbers

    def _choose(self) -> None:
        """Which terms have columns, in the order of their code points."""
        if not len(self._counter):
            raise VocabularyError("empty vocabulary; perhaps the documents hold no tokens, or stop words alone")
        order = np.frombuffer(self._counter.argsort_terms(), dtype=np.int32)
        df = np.frombuffer(self._counter.document_frequency(), dtype=np.int64)[order]
        low = self.min_df if isinstance(self.min_df, Integral) else self.min_df * self._documents
        high = self.max_df if isinstance(self.max_df, Integral) else self.max_df * self._documents
        if high < low:
            raise VocabularyError(
                f"max_df corresponds to < documents than min_df: {self.max_df!r} and {self.min_df!r} "
                f"of {self._documents} documents"
            )
        # A term whose documents were all taken back is none.
        chosen = (df >= max(low, 1)) & (df <= high)
        if self.max_features is not None and chosen.sum() > self.max_features:
            total = df if self.binary else np.frombuffer(self._counter.collection_frequency(), dtype=np.int64)[order]
            # As scikit-learn breaks ties: by what argsort makes of the totals in the matrix's type.
            most = (-total[chosen].astype(self.dtype)).argsort()[: self.max_features]
            kept = np.zeros(len(chosen), dtype=bool)
            kept[np.flatnonzero(chosen)[most]] = True
            chosen = kept
        if not chosen.any():
            raise VocabularyError("After pruning, no terms remain. Try a lower min_df or a higher max_df.")
        columns = np.full(len(order), -1, dtype=np.int32)
        columns[order[chosen]] = np.arange(int(chosen.sum()), dtype=np.int32)
        self._columns = array("i")
        self._columns.frombytes(columns.tobytes())
        self._order = order[chosen]
        self._width = len(self._order)
        self.__dict__.pop("_names", None)
        self.__dict__.pop("_vocabulary", None)

    # Using

    def transform(self, X: Any) -> Any:
        """The counts of the learnt terms: CSR of shape (documents, terms), column numbers ascending in each row."""
        self._check_fitted()
        _, rows = self._count_terms(self._counter, X, grow=False, keep=True)
        return self._matrix(rows)

    def _count_terms(self, counter: Counter, X: Any, *, grow: bool, keep: bool) -> tuple[int, Rows]:
        many, read = source(X, self.pipeline, missing=self.missing, n_jobs=self.n_jobs)
        low, high = self.ngram_range
        if (low, high) == (1, 1):
            return counter.count(many, grow, keep, read)
        lists = (item if type(item) is list else read(row, item) for row, item in enumerate(many))
        return counter.count((ngrams(tokens, low, high) for tokens in lists), grow, keep)

    def _matrix(self, rows: Rows) -> Any:
        begins, columns, counts = to_csr(rows, self._columns)
        data = np.frombuffer(counts, dtype=np.int32) if len(counts) else np.zeros(0, dtype=np.int32)
        data = np.ones(len(data), dtype=self.dtype) if self.binary else data.astype(self.dtype)
        wide = begins[-1] > np.iinfo(np.int32).max
        matrix = csr_matrix(
            (
                data,
                np.frombuffer(columns, dtype=np.int32) if len(columns) else np.zeros(0, dtype=np.int32),
                np.frombuffer(begins, dtype=np.int64).astype(np.int64 if wide else np.int32),
            ),
            shape=(len(begins) - 1, self._width),
            copy=False,
        )
        matrix.has_sorted_indices = True
        matrix.has_canonical_format = True
        return matrix

    def _check_fitted(self) -> None:
        if not hasattr(self, "_columns"):
            if self.vocabulary is None:
                self.fixed_vocabulary_ = False
                raise NotFittedError("Vocabulary not fitted or provided")
            self._documents = 0
            self._take_vocabulary()

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_columns")

    def _feature_names(self) -> list[str]:
        names = self.__dict__.get("_names")
        if names is None:
            terms = self._counter.terms()
            names = self._names = [terms[number] for number in self._order]
        return names

    @property
    def vocabulary_(self) -> dict[str, int]:
        """Terms to columns; made when first asked for."""
        if not hasattr(self, "_columns"):
            raise AttributeError(f"{type(self).__name__} is not fitted and has no vocabulary_")
        made = self.__dict__.get("_vocabulary")
        if made is None:
            made = self._vocabulary = {term: column for column, term in enumerate(self._feature_names())}
        return made

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The terms in the order of their columns."""
        self._check_fitted()
        return np.asarray(self._feature_names(), dtype=object)

    def inverse_transform(self, X: Any) -> list[Any]:
        """For each row of a matrix the terms that it holds."""
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
        """The ranges of a feature in the original text of a document, in order.

        Of a term of several tokens the range goes from the first to the last of them.

        Raises:
            VocabularyError: no such feature; the message has the nearest.
        """
        self._check_fitted()
        if feature not in self.vocabulary_:
            raise VocabularyError.of(feature, self.vocabulary_)
        doc = document if isinstance(document, Doc) and document.tokens is not None else None
        if doc is None:
            stage = opened(self.pipeline)
            if stage is None:
                raise ParameterError("a text is located in by the pipeline that cut it; none was given")
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
        counter = state.pop("_counter", None)
        if counter is not None:
            state["_counted"] = counted_terms(counter)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        counted = state.pop("_counted", None)
        super().__setstate__(state)
        if counted is not None:
            self._counter = restored_counter(*counted)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.requires_fit = self.vocabulary is None
        return tags


def ngrams(tokens: Sequence[str], low: int, high: int) -> list[str]:
    """The runs of ``low`` to ``high`` tokens, joined by spaces, the shortest first.

    >>> ngrams(["a", "b", "c"], 1, 2)
    ['a', 'b', 'c', 'a b', 'b c']
    """
    if low == 1 and high > 1:
        return [*tokens, *ngrams(tokens, 2, high)]
    tokens = list(tokens)
    return list(
        chain.from_iterable(
            (" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1)) for size in range(low, high + 1)
        )
    )


def counted_terms(counter: Counter) -> tuple[list[str], array[int], array[int]]:
    """What a counter holds: the terms, in how many documents each is, and how often."""
    return counter.terms(), counter.document_frequency(), counter.collection_frequency()


def restored_counter(terms: list[str], documents: array[int], totals: array[int]) -> Counter:
    """A counter of what `counted_terms` gave."""
    counter = Counter()
    for term, held, total in zip(terms, documents, totals, strict=True):
        counter.add(term, held, total)
    return counter


def _check_share(name: str, value: Any) -> None:
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole and not isinstance(value, (float, np.floating)):
        raise ParameterError(f"{name} must be a number of documents or, as a float, a share of them, found {value!r}")
    if value < 0 or (not whole and value > 1.0) or (name == "max_df" and whole and value < 1):
        raise ParameterError(f"{name} must be a whole number from 1 or a share from 0.0 to 1.0, found {value!r}")


def _term(term: Any) -> str:
    if not isinstance(term, str):
        raise VocabularyError(f"a term is a str, found {type(term).__name__} in the vocabulary: {term!r:.60}")
    # numpy's strings are str, too, but the kernel wants the thing itself.
    return str(term)


def _columns_of(vocabulary: Mapping[str, int] | Iterable[str]) -> dict[str, int]:
    """Terms to columns, as they were given."""
    columns: dict[str, int]
    if isinstance(vocabulary, Mapping):
        columns = {_term(term): int(column) for term, column in vocabulary.items()}
        taken = set(columns.values())
        if len(taken) != len(columns):
            raise VocabularyError("Vocabulary contains repeated indices.")
        for column in range(len(columns)):
            if column not in taken:
                raise VocabularyError(f"Vocabulary of size {len(columns)} doesn't contain index {column}.")
    else:
        terms = sorted(vocabulary) if isinstance(vocabulary, (set, frozenset)) else vocabulary
        columns = {}
        for column, term in enumerate(terms):
            if columns.setdefault(_term(term), column) != column:
                raise VocabularyError(f"Duplicate term in vocabulary: {term!r}")
    if not columns:
        raise VocabularyError("empty vocabulary passed to fit")
    return columns
