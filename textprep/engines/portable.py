"""What travels to the workers of an engine: parameters, and a fingerprint to compare there."""

from __future__ import annotations

import copy
import os
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from textprep import arrow
from textprep.config import load
from textprep.errors import FingerprintError, ParameterError, VocabularyError
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.bm25 import Bm25
from textprep.vectors.counts import Counts

#: Pipelines that this process has compared and bound, by fingerprint.
_HERE: dict[str, Stage] = {}
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Portable:
    """A pipeline as its parameters, and what it read where it was made.

    Parameters:
        pipeline: not bound when it travels; each process binds it once.
        fingerprint: see `Stage.fingerprint`.
        sources: what the stages read, and the version of Unicode.
    """

    pipeline: Stage
    fingerprint: str
    sources: dict[str, str]

    @classmethod
    def of(cls, pipeline: Stage | str | os.PathLike[str]) -> Portable:
        """Of a pipeline as it is now, its name, or its path."""
        stage = copy.deepcopy(pipeline) if isinstance(pipeline, Stage) else load(pipeline)
        return cls(stage, stage.fingerprint(), _sources(stage))

    def here(self) -> Stage:
        """The pipeline, bound in this process.

        Raises:
            FingerprintError: it would give other results here; the message names what differs.
        """
        with _LOCK:
            if self.fingerprint not in _HERE:
                if self.pipeline.fingerprint() != self.fingerprint:
                    raise FingerprintError(_difference(self.sources, _sources(self.pipeline)))
                _HERE[self.fingerprint] = self.pipeline.prepare()
            return _HERE[self.fingerprint]


def _sources(stage: Stage) -> dict[str, str]:
    return {**stage.sources(), "Unicode": unicodedata.unidata_version}


def _difference(there: dict[str, str], here: dict[str, str]) -> str:
    names = [name for name in {**there, **here} if there.get(name) != here.get(name)]
    told = "; ".join(
        f"{name}: {there.get(name, 'none')[:60]} there, {here.get(name, 'none')[:60]} here" for name in names
    )
    return f"the pipeline would give other results on this worker: {told or 'its stages have other versions'}"


@dataclass(frozen=True)
class Applied:
    """`textprep.arrow.apply` with its arguments: a function of a batch that travels."""

    portable: Portable
    column: str
    spans: bool = True
    tags: bool = False
    prefix: str = ""
    on_error: Literal["raise", "keep"] = "raise"

    def __call__(self, batch: Any) -> Any:
        """The batch with the results."""
        return arrow.apply(self.portable.here(), batch, self.column, **self._options())

    def batches(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Each of some batches with the results; documents are numbered through."""
        first = 0
        for batch in batches:
            yield arrow.apply(self.portable.here(), batch, self.column, first=first, **self._options())
            first += batch.num_rows

    def schema(self, before: Any) -> Any:
        """The schema of the results."""
        return arrow.schema(self.portable.pipeline, before, self.column, **self._options())

    def _options(self) -> dict[str, Any]:
        return {"spans": self.spans, "tags": self.tags, "prefix": self.prefix, "on_error": self.on_error}


@dataclass(frozen=True)
class Counting:
    """An estimator's counting of a column: a function of batches that travels."""

    estimator: BagOfWords
    column: str
    portable: Portable | None = field(default=None)

    @classmethod
    def of(cls, estimator: BagOfWords, column: str) -> Counting:
        """Of an estimator that can be fitted in parts.

        Raises:
            ParameterError: it cannot.
        """
        from sklearn.base import clone

        if not isinstance(estimator, BagOfWords) or isinstance(estimator, Bm25):
            raise ParameterError(
                f"a {type(estimator).__name__} is not fitted in parts; BagOfWords and Tfidf are: Bm25 keeps every "
                "document, HashedBagOfWords learns nothing, and Word2Vec trains where its matrices are"
            )
        if estimator.vocabulary is not None:
            raise VocabularyError("with a given vocabulary there are no terms to learn")
        portable = None if estimator.pipeline is None else Portable.of(estimator.pipeline)
        return cls(clone(estimator).set_params(n_jobs=None, pipeline=None), column, portable)

    def __call__(self, batches: Iterable[Any]) -> Counts:
        """The counts of some batches: of strings, which the pipeline cuts, or of lists of tokens."""
        from sklearn.base import clone

        estimator = clone(self.estimator)
        if self.portable is not None:
            estimator.set_params(pipeline=self.portable.here())
        counts: Counts = estimator.count(item for batch in batches for item in batch.column(self.column).to_pylist())
        return counts


def in_tree(parts: list[Any], add: Callable[[Any, Any], Any]) -> Any:
    """Parts added up two by two, in order, until one is left."""
    while len(parts) > 1:
        pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
        parts = [add(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return parts[0]
