"""Cutting a text over a lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["RULES", "Cutter", "Hmm", "Lattice", "Overlay", "TagHmm", "Tagger"]

if TYPE_CHECKING:
    from textprep.kernels.lattice.pure import RULES, Cutter, Hmm, Lattice, Overlay, Tagger, TagHmm
else:
    _kernel = load("lattice")
    Cutter = _kernel.Cutter
    Hmm = _kernel.Hmm
    Lattice = _kernel.Lattice
    Overlay = _kernel.Overlay
    TagHmm = _kernel.TagHmm
    Tagger = _kernel.Tagger
    RULES = _kernel.RULES
