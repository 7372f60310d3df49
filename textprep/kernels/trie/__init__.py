"""The hashed trie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["LAYOUT", "Trie"]

if TYPE_CHECKING:
    from textprep.kernels.trie.pure import LAYOUT, Trie
else:
    _kernel = load("trie")
    Trie = _kernel.Trie
    LAYOUT = _kernel.LAYOUT
