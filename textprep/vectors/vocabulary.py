"""Vocabularies: checking given ones, selecting terms by their frequencies, and ordering them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from textprep.errors import ParameterError, VocabularyError
from textprep.kernels.counting import Counter
from textprep.vectors.counts import as_int32, as_int64


def check_frequency_limit(name: str, value: Any) -> None:
    """Raise `ParameterError` if ``min_df`` or ``max_df`` is neither a number of documents nor a proportion of them."""
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole and not isinstance(value, (float, np.floating)):
        raise ParameterError(
            f"{name} must be a number of documents or, as a float, a proportion of them, found {value!r}"
        )
    if not value >= 0 or (not whole and not value <= 1.0) or (name == "max_df" and whole and value < 1):
        raise ParameterError(f"{name} must be a whole number from 1 or a proportion from 0.0 to 1.0, found {value!r}")


def check_max_features(value: Any) -> None:
    """Raise `ParameterError` if ``max_features`` is neither None nor a positive whole number."""
    if value is not None and (not isinstance(value, Integral) or isinstance(value, bool) or value < 1):
        raise ParameterError(f"max_features must be a whole number from 1, or None, found {value!r}")


def check_vocabulary(vocabulary: Mapping[str, int] | Iterable[str]) -> dict[str, int]:
    """Return a given vocabulary as a mapping of terms to columns.

    Parameters:
        vocabulary: a mapping of terms to columns, or the terms in the order of their columns; a set is sorted.

    Raises:
        VocabularyError: it is empty, a term is no string or repeated, or the columns are not 0, 1, 2 and so on.
    """
    columns: dict[str, int]
    if isinstance(vocabulary, Mapping):
        columns = {_check_term(term): int(column) for term, column in vocabulary.items()}
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
            if columns.setdefault(_check_term(term), column) != column:
                raise VocabularyError(f"Duplicate term in vocabulary: {term!r}")
    if not columns:
        raise VocabularyError("empty vocabulary passed to fit")
    return columns


def _check_term(term: Any) -> str:
    if not isinstance(term, str):
        raise VocabularyError(f"a term in the vocabulary must be a str, found {type(term).__name__}: {term!r:.60}")
    # The kernel takes no subclasses of str, such as numpy's.
    return str(term)


def select_terms(
    counter: Counter,
    n_documents: int,
    *,
    min_df: float = 1,
    max_df: float = 1.0,
    max_features: int | None = None,
    binary: bool = False,
    dtype: Any = np.int64,
) -> NDArray[np.int32]:
    """Return the ids of the terms to keep, in the order of their code points.

    Parameters:
        counter: what was counted, in ``n_documents`` documents.
        min_df, max_df, max_features, binary, dtype: as for `BagOfWords`. The most frequent terms are those with the
            greatest collection frequency, or document frequency if ``binary``.

    Raises:
        VocabularyError: there are no terms, ``max_df`` is below ``min_df``, or no term is left.
    """
    if not len(counter):
        raise VocabularyError("empty vocabulary; perhaps the documents have no tokens, or only stop words")
    order = as_int32(counter.argsort_terms())
    document_frequency = as_int64(counter.document_frequency())[order]
    least = min_df if isinstance(min_df, Integral) else min_df * n_documents
    most = max_df if isinstance(max_df, Integral) else max_df * n_documents
    if most < least:
        raise VocabularyError(
            f"max_df corresponds to < documents than min_df: {max_df!r} and {min_df!r} of {n_documents} documents"
        )
    # Ignore terms whose document frequency fell back to 0.
    keep = np.flatnonzero((document_frequency >= max(least, 1)) & (document_frequency <= most))
    if max_features is not None and len(keep) > max_features:
        frequency = document_frequency if binary else as_int64(counter.collection_frequency())[order]
        # Terms of equal frequency are ordered as scikit-learn orders them: by argsort of the matrix's type.
        most_frequent = (-frequency[keep].astype(dtype)).argsort()[:max_features]
        keep = np.sort(keep[most_frequent])
    if not len(keep):
        raise VocabularyError("After pruning, no terms remain. Try a lower min_df or a higher max_df.")
    return order[keep]


def most_frequent_terms(counter: Counter, min_count: int) -> NDArray[np.int32]:
    """Return the ids of the terms that occur ``min_count`` times, the most frequent first, ties by code points."""
    frequency = as_int64(counter.collection_frequency())
    order = as_int32(counter.argsort_terms())
    order = order[np.argsort(-frequency[order], kind="stable")]
    return order[frequency[order] >= min_count]


def columns_by_term_id(term_ids: NDArray[np.int32], n_terms: int) -> array[int]:
    """Return, by term id, the position of the term in ``term_ids``, -1 for the terms that are not there."""
    columns = np.full(n_terms, -1, dtype=np.int32)
    columns[term_ids] = np.arange(len(term_ids), dtype=np.int32)
    return array("i", columns.tobytes())
