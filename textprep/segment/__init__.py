"""Segmenters: stages that take text and give tokens, one in each file."""
