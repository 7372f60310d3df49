"""scikit-learn's protocol, through which a stage is a transformer."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, Self, cast

from textprep.doc import Doc
from textprep.errors import DocumentsError, InputTypeError, StageError, checked_imports
from textprep.missing import check_missing


class Transformer:
    """The methods that scikit-learn calls; a subclass says how one document is run."""

    @abstractmethod
    def program(self) -> Callable[[Doc], Doc]:
        """Return the program with its resources loaded."""

    @abstractmethod
    def prepare(self) -> Self:
        """Load now what the first document would load."""

    @abstractmethod
    def document(self, index: int, item: Any, missing: str = "error") -> Doc:
        """Return an item of a collection as the document that the program takes."""

    def fit(self, X: Any = None, y: Any = None) -> Self:
        """Load the stage's resources; a stage learns nothing from ``X``."""
        return self.prepare()

    def transform(self, X: Iterable[Any], *, missing: str = "error") -> list[Any]:
        """Return a result for each item of ``X``, in order.

        A `Doc` gives a `Doc`. A string gives a list of tokens if the stage gives tokens, and else a string. A stage
        that takes tokens takes lists of tokens, too.

        Parameters:
            X: many documents.
            missing: how None and NaN count: as an ``"error"``, or as ``"empty"`` documents.

        Raises:
            InputTypeError: ``X`` is one document or a table, or an item is neither ``str`` nor `Doc`.
            ParameterError: ``missing`` has another value.
        """
        check_missing(missing)
        program = self.program()
        results: list[Any] = []
        for number, item in enumerate(many_items(X, f"{type(self).__name__}.transform")):
            try:
                doc = program(self.document(number, item, missing))
            except DocumentsError:
                raise
            except InputTypeError as error:
                raise InputTypeError(f"document {number}: {error}") from None
            if isinstance(item, Doc):
                results.append(doc)
            else:
                results.append(doc.text if doc.tokens is None else list(doc.tokens))
        return results

    def fit_transform(self, X: Iterable[Any], y: Any = None, *, missing: str = "error", **fit_params: Any) -> list[Any]:
        """Run `fit`, then `transform`."""
        return self.fit(X, y).transform(X, missing=missing)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import InputTags, Tags, TargetTags, TransformerTags

        return Tags(
            estimator_type=None,
            target_tags=TargetTags(required=False),
            transformer_tags=TransformerTags(),
            input_tags=InputTags(string=True, two_d_array=False, one_d_array=True),
            no_validation=True,
            requires_fit=False,
        )

    def set_output(self, *, transform: str | None = None) -> Self:
        """Accept ``"default"`` only: a stage gives lists, and the vectoriser after it gives the matrix."""
        if transform not in (None, "default"):
            raise StageError(
                f"{type(self).__name__} gives lists and cannot give {transform!r}; "
                "set the output of the vectoriser that comes after it"
            )
        return self

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """Return the names of the input: a stage adds no columns."""
        with checked_imports("numpy"):
            import numpy as np
        names = ["text"] if input_features is None else list(input_features)
        return np.asarray(names, dtype=object)


def many_items(many: Any, caller: str) -> Iterable[Any]:
    """Return the items of a list, a generator, an array or a column.

    Parameters:
        many: many documents.
        caller: the method that takes them, for the message of an error.

    Raises:
        InputTypeError: it is one document, a table or no collection.
    """
    if isinstance(many, (str, bytes, Doc)):
        raise InputTypeError(f"{caller} takes many documents, found one {type(many).__name__}; put it into a list")
    if getattr(many, "ndim", 1) == 2 or hasattr(many, "columns"):
        raise InputTypeError(f"expected one column of documents, found a two-dimensional {type(many).__name__}")
    to_pylist = getattr(many, "to_pylist", None)
    if to_pylist is None and not (hasattr(many, "__iter__") or hasattr(many, "__getitem__")):
        raise InputTypeError(f"{caller} takes many documents, found {type(many).__name__}: {many!r:.60}")
    return cast("Iterable[Any]", to_pylist()) if to_pylist is not None else many
