"""A document and what its rewrites moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["UNITS", "Chain", "Doc", "DropTokens", "Edits", "LazyEdits", "Rewrite", "Segment", "When"]

if TYPE_CHECKING:
    from textprep.kernels.doc.pure import UNITS, Chain, Doc, DropTokens, Edits, LazyEdits, Rewrite, Segment, When
else:
    _kernel = load("doc")
    Chain = _kernel.Chain
    Segment = _kernel.Segment
    Doc = _kernel.Doc
    Edits = _kernel.Edits
    DropTokens = _kernel.DropTokens
    LazyEdits = _kernel.LazyEdits
    Rewrite = _kernel.Rewrite
    When = _kernel.When
    UNITS = _kernel.UNITS
