"""Documents as lines of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["COLUMNS", "json_line", "json_lines", "word_line", "word_lines"]

if TYPE_CHECKING:
    from textprep.kernels.rendering.pure import COLUMNS, json_line, json_lines, word_line, word_lines
else:
    _kernel = load("rendering")
    COLUMNS = _kernel.COLUMNS
    json_line = _kernel.json_line
    json_lines = _kernel.json_lines
    word_line = _kernel.word_line
    word_lines = _kernel.word_lines
