"""Character-wise tests and rewriting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = [
    "CLUSTER",
    "DROP",
    "DROP_SILENTLY",
    "KEEP",
    "Filter",
    "ascii_case_rewriter",
    "either_character_rewriter",
    "full_to_half",
    "half_width_rewriter",
    "may_have_case",
]

if TYPE_CHECKING:
    from textprep.kernels.chars.pure import (
        CLUSTER,
        DROP,
        DROP_SILENTLY,
        KEEP,
        Filter,
        ascii_case_rewriter,
        either_character_rewriter,
        full_to_half,
        half_width_rewriter,
        may_have_case,
    )
else:
    _kernel = load("chars")
    ascii_case_rewriter = _kernel.ascii_case_rewriter
    either_character_rewriter = _kernel.either_character_rewriter
    full_to_half = _kernel.full_to_half
    half_width_rewriter = _kernel.half_width_rewriter
    may_have_case = _kernel.may_have_case
    Filter = _kernel.Filter
    KEEP = _kernel.KEEP
    DROP = _kernel.DROP
    DROP_SILENTLY = _kernel.DROP_SILENTLY
    CLUSTER = _kernel.CLUSTER
