"""Matches of named patterns: addresses, dates, numbers, Latin words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textprep.kernels import load
from textprep.kernels.patterns.regexes import REGEXES, PatternRegex, check_names

__all__ = ["REGEXES", "PatternMatcher", "PatternRegex", "check_names"]

if TYPE_CHECKING:
    from textprep.kernels.patterns.pure import PatternMatcher
else:
    PatternMatcher = load("patterns").PatternMatcher
