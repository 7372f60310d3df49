"""Pipelines and counters in the form in which they travel to the workers of an engine."""

from __future__ import annotations

import copy
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from textprep import arrow
from textprep.config import load
from textprep.errors import FingerprintError, ParameterError, VocabularyError, checked_imports
from textprep.locks import Lock
from textprep.stage import Stage

if TYPE_CHECKING:
    # Not at run time: a pipeline runs on workers without the packages of the extra sklearn.
    from textprep.vectors.bag_of_words import BagOfWords
    from textprep.vectors.counts import Counts

#: The pipelines that this process has verified and bound, by fingerprint.
_BOUND: dict[str, Stage] = {}
_LOCK = Lock()


@dataclass(frozen=True)
class PortablePipeline:
    """A pipeline that can be pickled in a few hundred bytes and verified on a worker.

    Parameters:
        pipeline: only its parameters are pickled; every process binds it once.
        fingerprint: `Stage.fingerprint` where the pipeline was made.
        sources: `Stage.sources` and the version of Unicode where the pipeline was made, for the error message.
    """

    pipeline: Stage
    fingerprint: str
    sources: dict[str, str]

    @classmethod
    def of(cls, pipeline: Stage | str | os.PathLike[str]) -> PortablePipeline:
        """Return a copy of a pipeline, which may be given by its name or its path; later changes have no effect."""
        stage = copy.deepcopy(pipeline) if isinstance(pipeline, Stage) else load(pipeline)
        return cls(stage, stage.fingerprint(), _sources_with_unicode(stage))

    def bind(self) -> Stage:
        """Return the pipeline, verified and bound in this process.

        Raises:
            FingerprintError: the pipeline would give other results in this process; the message names the difference.
        """
        with _LOCK:
            if self.fingerprint not in _BOUND:
                if self.pipeline.fingerprint() != self.fingerprint:
                    raise FingerprintError(_describe_difference(self.sources, _sources_with_unicode(self.pipeline)))
                _BOUND[self.fingerprint] = self.pipeline.prepare()
            return _BOUND[self.fingerprint]


def _sources_with_unicode(stage: Stage) -> dict[str, str]:
    return {**stage.sources(), "Unicode": unicodedata.unidata_version}


def _describe_difference(expected: dict[str, str], found: dict[str, str]) -> str:
    names = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    differences = "; ".join(
        f"{name}: expected {expected.get(name, 'none')[:60]}, found {found.get(name, 'none')[:60]}" for name in names
    )
    return (
        "the pipeline would give other results on this worker: "
        f"{differences or 'its stages are of another version of textprep'}"
    )


@dataclass(frozen=True)
class BatchFunction:
    """`textprep.arrow.apply` with its arguments, as a function of a batch that can be pickled.

    The attributes are the parameters of `textprep.arrow.apply`; ``portable`` is the pipeline.
    """

    portable: PortablePipeline
    column: str
    spans: bool = True
    tags: bool = False
    prefix: str = ""
    on_error: Literal["raise", "keep"] = "raise"

    def __call__(self, batch: Any) -> Any:
        """Return the batch with the results."""
        return arrow.apply(self.portable.bind(), batch, self.column, **self._options())

    def map(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield each batch with the results; messages number the documents across all batches."""
        first = 0
        for batch in batches:
            yield arrow.apply(self.portable.bind(), batch, self.column, first=first, **self._options())
            first += batch.num_rows

    def schema(self, before: Any) -> Any:
        """Return the schema of the results for a schema of batches."""
        return arrow.schema(self.portable.pipeline, before, self.column, **self._options())

    def added_columns(self) -> list[str]:
        """Return the names of the columns that are added, with the prefix."""
        names = arrow.added_columns(self.portable.pipeline, spans=self.spans, tags=self.tags, on_error=self.on_error)
        return [self.prefix + name for name in names]

    def _options(self) -> dict[str, Any]:
        return {"spans": self.spans, "tags": self.tags, "prefix": self.prefix, "on_error": self.on_error}


@dataclass(frozen=True)
class TermCounter:
    """The counting half of an estimator's ``fit``, as a function of batches that can be pickled.

    Parameters:
        estimator: without its pipeline.
        column: of strings, which the pipeline segments, or of lists of tokens.
        portable: the estimator's pipeline, if it has one.
    """

    estimator: BagOfWords
    column: str
    portable: PortablePipeline | None = field(default=None)

    @classmethod
    def of(cls, estimator: BagOfWords, column: str) -> TermCounter:
        """Return the counter of an estimator.

        Raises:
            ParameterError: the estimator cannot be fitted in parts.
            VocabularyError: the estimator has a fixed vocabulary, so that there is nothing to fit.
            MissingPackageError: the extra sklearn is not installed.
        """
        from textprep.vectors.bag_of_words import BagOfWords
        from textprep.vectors.bm25 import Bm25

        with checked_imports("sklearn"):
            from sklearn.base import clone

        if not isinstance(estimator, BagOfWords) or isinstance(estimator, Bm25):
            raise ParameterError(
                f"a {type(estimator).__name__} is not fitted in parts; available: BagOfWords, Tfidf. Bm25 stores every "
                "document, HashedBagOfWords learns nothing, and Word2Vec is trained on one machine"
            )
        if estimator.vocabulary is not None:
            raise VocabularyError("a given vocabulary leaves no terms to learn; fit without vocabulary=")
        portable = None if estimator.pipeline is None else PortablePipeline.of(estimator.pipeline)
        return cls(clone(estimator).set_params(n_jobs=None, pipeline=None), column, portable)

    def __call__(self, batches: Iterable[Any]) -> Counts:
        """Return the counts of the terms of some batches."""
        with checked_imports("sklearn"):
            from sklearn.base import clone

        estimator = clone(self.estimator)
        if self.portable is not None:
            estimator.set_params(pipeline=self.portable.bind())
        counts: Counts = estimator.count(item for batch in batches for item in batch.column(self.column).to_pylist())
        return counts


def add_counts(left: Counts, right: Counts) -> Counts:
    """Return the sum of two counts: the function for `tree_reduce`, which workers import by name."""
    return left + right


def tree_reduce(parts: list[Any], add: Callable[[Any, Any], Any]) -> Any:
    """Return the sum of all parts: neighbours are added, in order, until one part is left."""
    while len(parts) > 1:
        pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
        parts = [add(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return parts[0]
