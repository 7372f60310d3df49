"""The part that estimators of documents share: their pipeline, and their input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from textprep.errors import ParameterError, TextprepError, UnknownParameterError
from textprep.params import CheckedConstructor
from textprep.stage import Stage
from textprep.vectors.documents import Tokenize, documents_and_tokenizer, resolve_pipeline

#: The attribute that holds the parameter and the pipeline loaded for it.
_LOADED = "_loaded_pipeline"


class DocumentsMixin(CheckedConstructor):
    """Let a scikit-learn estimator with the parameters ``pipeline``, ``missing`` and ``n_jobs`` take documents.

    A pipeline that is given by name or path is loaded once, at the first use, and loaded again after the parameter has
    changed or ``set_params`` has set it. Clones, copies and pickles do not contain the loaded pipeline.

    ``pipeline__STAGE__PARAM`` is a parameter of one of its stages. Setting one replaces a name or path by the pipeline
    itself, because the name does not describe it any longer.
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

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters and, with ``deep``, those of the pipeline's stages as ``pipeline__STAGE__PARAM``.

        A pipeline that cannot be loaded has no stages here; using the estimator raises the error.
        """
        params: dict[str, Any] = super().get_params(deep=deep)  # type: ignore[misc]
        if deep and isinstance(self.pipeline, str):
            try:
                stage = self.resolved_pipeline()
            except TextprepError:
                return params
            if stage is not None:
                params |= {f"pipeline__{name}": value for name, value in stage.get_params(deep=True).items()}
        return params

    def set_params(self, **params: Any) -> Self:
        """Set parameters, those of the pipeline's stages as ``pipeline__STAGE__PARAM``.

        A pipeline that is set by name or path is loaded again, even if the name is the same.

        Raises:
            UnknownParameterError: there is no such parameter.
            ParameterError: there is no such stage, or no pipeline.
        """
        known = super().get_params(deep=False)  # type: ignore[misc]
        for name in params:
            if name.partition("__")[0] not in known:
                raise UnknownParameterError.of(type(self).__name__, name, known)
        if "pipeline" in params:
            self.__dict__.pop(_LOADED, None)
        of_stages = {name: value for name, value in params.items() if name.startswith("pipeline__")}
        super().set_params(**{name: value for name, value in params.items() if name not in of_stages})  # type: ignore[misc]
        if of_stages:
            stage = self.resolved_pipeline()
            if stage is None:
                raise ParameterError(f"{type(self).__name__} has no pipeline, so it has no {min(of_stages)}")
            # The loaded pipeline is changed, so that it no longer is the one of this name, even if a value is refused.
            self.__dict__.pop(_LOADED, None)
            stage.set_params(**{name.removeprefix("pipeline__"): value for name, value in of_stages.items()})
            self.pipeline = stage
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
