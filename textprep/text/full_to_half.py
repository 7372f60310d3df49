"""Full width to half width."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.doc import Rewrite
from textprep.kernels.chars import full_to_half
from textprep.params import param
from textprep.stage import Program, Stage


@dataclass(kw_only=True, repr=False, eq=False)
class FullToHalf(Stage):
    """Full-width letters, digits and marks become those of ASCII.

    U+FF01..FF5E minus 0xFEE0, and U+3000 to U+0020 (Unicode Standard, chapter "East Asia",
    "Halfwidth and Fullwidth Forms").  One character becomes one, so spans cost nothing.

    Parameters:
        space: whether the ideographic space U+3000 becomes U+0020.

    >>> FullToHalf()("ＡＢＣ　１２％").text
    'ABC 12%'
    """

    space: bool = param(True, "whether the ideographic space becomes a space")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by the kernel."""
        return Rewrite(full_to_half, self.space)
