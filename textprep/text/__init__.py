"""Stages from text to text, one in each file."""
