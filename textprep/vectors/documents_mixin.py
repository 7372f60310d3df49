"""The part that estimators of documents share: their pipeline, and their input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textprep.stage import Stage
from textprep.vectors.documents import Tokenize, documents_and_tokenizer, resolve_pipeline


class DocumentsMixin:
    """Let a scikit-learn estimator with the parameters ``pipeline``, ``missing`` and ``n_jobs`` take documents."""

    pipeline: Stage | str | None
    missing: str
    n_jobs: int | None

    def resolved_pipeline(self) -> Stage | None:
        """Return the pipeline, loaded if the parameter is a name or a path.

        Raises:
            ParameterError: the parameter is no pipeline, or its result is not tokens.
        """
        return resolve_pipeline(self.pipeline)

    def _documents_and_tokenizer(self, X: Any) -> tuple[Iterable[Any], Tokenize]:
        return documents_and_tokenizer(X, self.resolved_pipeline(), missing=self.missing, n_jobs=self.n_jobs)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
