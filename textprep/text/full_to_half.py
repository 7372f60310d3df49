"""Map full-width characters to half-width ones."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.doc import Rewrite
from textprep.kernels.chars import full_to_half, half_width_rewriter
from textprep.params import param
from textprep.stage import Program, Stage


@dataclass(kw_only=True, repr=False, eq=False)
class FullToHalf(Stage):
    """Map full-width letters, digits and marks to ASCII.

    U+FF01..FF5E are lowered by 0xFEE0, and U+3000 becomes U+0020 (Unicode Standard, chapter "East Asia", "Halfwidth
    and Fullwidth Forms"). Each character becomes one character, so the rewrite needs no edits.

    Parameters:
        space: whether to map the ideographic space U+3000, too.

    >>> FullToHalf()("ＡＢＣ　１２％").text
    'ABC 12%'
    """

    space: bool = param(True, "whether to map the ideographic space, too")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by the kernel."""
        return Rewrite(full_to_half, self.space, rewriter=half_width_rewriter(self.space))
