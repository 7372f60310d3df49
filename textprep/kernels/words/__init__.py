"""Unicode's word boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["CLASSES", "PICTOGRAPHIC", "WordBreaker"]

if TYPE_CHECKING:
    from textprep.kernels.words.pure import CLASSES, PICTOGRAPHIC, WordBreaker
else:
    _kernel = load("words")
    WordBreaker = _kernel.WordBreaker
    CLASSES = _kernel.CLASSES
    PICTOGRAPHIC = _kernel.PICTOGRAPHIC
