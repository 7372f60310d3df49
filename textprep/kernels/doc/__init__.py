"""The carrier: a document, and the characters that its rewrites moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["UNITS", "Doc", "Edits", "LazyEdits"]

if TYPE_CHECKING:
    from textprep.kernels.doc.pure import UNITS, Doc, Edits, LazyEdits
else:
    _kernel = load("doc")
    Doc = _kernel.Doc
    Edits = _kernel.Edits
    LazyEdits = _kernel.LazyEdits
    UNITS = _kernel.UNITS
