"""Counting terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["Counter", "to_csr"]

if TYPE_CHECKING:
    from textprep.kernels.counting.pure import Counter, to_csr
else:
    _kernel = load("counting")
    Counter = _kernel.Counter
    to_csr = _kernel.to_csr
