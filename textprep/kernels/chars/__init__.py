"""Character-wise tests and rewriting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["CLUSTER", "DROP", "DROP_SILENTLY", "KEEP", "Filter", "full_to_half", "may_have_case"]

if TYPE_CHECKING:
    from textprep.kernels.chars.pure import CLUSTER, DROP, DROP_SILENTLY, KEEP, Filter, full_to_half, may_have_case
else:
    _kernel = load("chars")
    full_to_half = _kernel.full_to_half
    may_have_case = _kernel.may_have_case
    Filter = _kernel.Filter
    KEEP = _kernel.KEEP
    DROP = _kernel.DROP
    DROP_SILENTLY = _kernel.DROP_SILENTLY
    CLUSTER = _kernel.CLUSTER
