"""Many documents as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["Batch"]

if TYPE_CHECKING:
    from textprep.kernels.batch.pure import Batch
else:
    Batch = load("batch").Batch
