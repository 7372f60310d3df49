"""Words with counts and tags: the class, its two file formats, and lexicons by name."""

from __future__ import annotations

# `named` also registers how a lexicon is pickled.
from textprep.lexicon import named as named
from textprep.lexicon.lexicon import Entry, Lexicon, Match

__all__ = ["Entry", "Lexicon", "Match"]
