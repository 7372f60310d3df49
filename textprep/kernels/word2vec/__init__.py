"""Training word vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["LANES", "MAX_NEGATIVE", "MAX_WINDOW", "Trainer", "instruction_set"]

if TYPE_CHECKING:
    from textprep.kernels.word2vec.pure import LANES, MAX_NEGATIVE, MAX_WINDOW, Trainer, instruction_set
else:
    _kernel = load("word2vec")
    Trainer = _kernel.Trainer
    instruction_set = _kernel.instruction_set
    LANES = _kernel.LANES
    MAX_NEGATIVE = _kernel.MAX_NEGATIVE
    MAX_WINDOW = _kernel.MAX_WINDOW
