"""Conversion between Chinese scripts: read OpenCC's configurations and dictionaries and make converters."""
