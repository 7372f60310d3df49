"""Stages from text to text, one per file."""
