"""Stages from tokens to tokens, one per file."""
