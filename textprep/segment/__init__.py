"""Stages from text to tokens, one per file."""
