"""Counting terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["Counter", "arrange"]

if TYPE_CHECKING:
    from textprep.kernels.counting.pure import Counter, arrange
else:
    _kernel = load("counting")
    Counter = _kernel.Counter
    arrange = _kernel.arrange
