"""Conversion by dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load

__all__ = ["KEY_LENGTH", "POLICIES", "Converter", "Dictionary", "Table"]

if TYPE_CHECKING:
    from textprep.kernels.conversion.pure import KEY_LENGTH, POLICIES, Converter, Dictionary, Table
else:
    _kernel = load("conversion")
    Converter = _kernel.Converter
    Dictionary = _kernel.Dictionary
    Table = _kernel.Table
    POLICIES = _kernel.POLICIES
    KEY_LENGTH = _kernel.KEY_LENGTH
