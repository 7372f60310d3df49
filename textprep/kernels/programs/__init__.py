"""Programs over documents: the stages of a pipeline after binding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["Chain", "DropTokens", "Rewrite", "Segment", "When"]

if TYPE_CHECKING:
    from textprep.kernels.programs.pure import Chain, DropTokens, Rewrite, Segment, When
else:
    _kernel = load("programs")
    Chain = _kernel.Chain
    DropTokens = _kernel.DropTokens
    Rewrite = _kernel.Rewrite
    Segment = _kernel.Segment
    When = _kernel.When
