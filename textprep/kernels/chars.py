"""Character-wise rewriting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["CLUSTER", "DROP", "DROP_SILENTLY", "KEEP", "Filter", "full_to_half"]

if TYPE_CHECKING:
    from textprep.kernels.chars_py import CLUSTER, DROP, DROP_SILENTLY, KEEP, Filter, full_to_half
else:
    _kernel = load("chars")
    full_to_half = _kernel.full_to_half
    Filter = _kernel.Filter
    KEEP = _kernel.KEEP
    DROP = _kernel.DROP
    DROP_SILENTLY = _kernel.DROP_SILENTLY
    CLUSTER = _kernel.CLUSTER
