"""Conversion between Chinese scripts: OpenCC's configurations and dictionaries, read and compiled."""
