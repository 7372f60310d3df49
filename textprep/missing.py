"""Missing documents: None, NaN and pandas' NA in the place of a text."""

from __future__ import annotations

from typing import Any

from textprep.errors import DocumentsError, ParameterError, nearest

#: The values of the parameter ``missing``.
MISSING_CHOICES = ("error", "empty")


def check_missing(value: Any) -> None:
    """Raise `ParameterError` if the parameter ``missing`` has another value than ``"error"`` or ``"empty"``."""
    if value not in MISSING_CHOICES:
        raise ParameterError(
            f"missing must be 'error' or 'empty', found {value!r}{nearest(str(value), MISSING_CHOICES)}"
        )


def is_missing(item: Any) -> bool:
    """Return whether a cell of a column is empty: None, NaN, pandas' NA."""
    return item is None or (isinstance(item, float) and item != item) or type(item).__name__ in ("NAType", "NaTType")


def missing_error(index: int, item: Any) -> DocumentsError:
    """Return the error for a missing document and its index, with the words that scikit-learn's error has."""
    return DocumentsError(
        f"document {index} is missing ({item!r}): np.nan is an invalid document; missing='empty' counts it as empty"
    )
