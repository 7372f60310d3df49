"""Lexicons, words with counts and tags: the class, the text and binary file formats, and lexicons by name."""

from __future__ import annotations

# Importing `named` registers how a lexicon is pickled and sets what `Lexicon.named` calls.
from textprep.lexicon import named as named
from textprep.lexicon.lexicon import Entry, Lexicon, Match

__all__ = ["Entry", "Lexicon", "Match"]
