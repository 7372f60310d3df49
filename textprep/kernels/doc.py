"""A document and what its rewrites moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["UNITS", "Doc", "Edits", "Recipe"]

if TYPE_CHECKING:
    from textprep.kernels.doc_py import UNITS, Doc, Edits, Recipe
else:
    _kernel = load("doc")
    Doc = _kernel.Doc
    Edits = _kernel.Edits
    Recipe = _kernel.Recipe
    UNITS = _kernel.UNITS
