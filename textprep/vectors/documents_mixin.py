"""The part that estimators of documents share: their pipeline, and their input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from textprep.stage import Stage
from textprep.vectors.documents import Tokenize, documents_and_tokenizer, resolve_pipeline

#: The attribute that holds the parameter and the pipeline loaded for it.
_LOADED = "_loaded_pipeline"


class DocumentsMixin:
    """Let a scikit-learn estimator with the parameters ``pipeline``, ``missing`` and ``n_jobs`` take documents.

    A pipeline that is given by name or path is loaded once, at the first use, and loaded again after the parameter has
    changed or ``set_params`` has set it. Clones, copies and pickles do not contain the loaded pipeline.
    """

    pipeline: Stage | str | None
    missing: str
    n_jobs: int | None

    def resolved_pipeline(self) -> Stage | None:
        """Return the pipeline, loaded if the parameter is a name or a path.

        Raises:
            ParameterError: the parameter is no pipeline, or its result is not tokens.
        """
        if not isinstance(self.pipeline, str):
            return resolve_pipeline(self.pipeline)
        loaded: tuple[str, Stage | None] | None = self.__dict__.get(_LOADED)
        if loaded is None or loaded[0] != self.pipeline:
            loaded = self.pipeline, resolve_pipeline(self.pipeline)
            self.__dict__[_LOADED] = loaded
        return loaded[1]

    def _documents_and_tokenizer(self, X: Any) -> tuple[Iterable[Any], Tokenize]:
        return documents_and_tokenizer(X, self.resolved_pipeline(), missing=self.missing, n_jobs=self.n_jobs)

    def set_params(self, **params: Any) -> Self:
        """Set parameters; a pipeline that is set by name or path is loaded again, even if the name is the same."""
        if "pipeline" in params:
            self.__dict__.pop(_LOADED, None)
        super().set_params(**params)  # type: ignore[misc]
        return self

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())  # type: ignore[call-overload]
        state.pop(_LOADED, None)
        return state

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
