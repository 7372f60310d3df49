"""A document and what its rewrites moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["UNITS", "Chain", "Cut", "Doc", "Edits", "LeaveOut", "Recipe", "Rewrite", "Where"]

if TYPE_CHECKING:
    from textprep.kernels.doc.pure import UNITS, Chain, Cut, Doc, Edits, LeaveOut, Recipe, Rewrite, Where
else:
    _kernel = load("doc")
    Chain = _kernel.Chain
    Cut = _kernel.Cut
    Doc = _kernel.Doc
    Edits = _kernel.Edits
    LeaveOut = _kernel.LeaveOut
    Recipe = _kernel.Recipe
    Rewrite = _kernel.Rewrite
    Where = _kernel.Where
    UNITS = _kernel.UNITS
