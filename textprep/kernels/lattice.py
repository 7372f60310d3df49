"""Cutting a text over a lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["RULES", "Cutter", "Hmm", "Lattice", "Overlay"]

if TYPE_CHECKING:
    from textprep.kernels.lattice_py import RULES, Cutter, Hmm, Lattice, Overlay
else:
    _kernel = load("lattice")
    Cutter = _kernel.Cutter
    Hmm = _kernel.Hmm
    Lattice = _kernel.Lattice
    Overlay = _kernel.Overlay
    RULES = _kernel.RULES
