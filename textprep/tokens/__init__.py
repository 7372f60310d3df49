"""Stages that map tokens to tokens, one per file."""
