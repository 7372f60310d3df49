"""The parameter ``norm`` of vectorisers."""

from __future__ import annotations

from typing import Any

from textprep.errors import ParameterError, nearest


def check_norm(value: Any, choices: tuple[str, ...]) -> None:
    """Raise `ParameterError` unless a norm is None or one of the choices."""
    if value is not None and (not isinstance(value, str) or value not in choices):
        known = ", ".join(map(repr, choices))
        raise ParameterError(f"norm must be one of {known} or None, found {value!r}{nearest(str(value), choices)}")
