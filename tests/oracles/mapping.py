"""A slow per-character account of what rewrites moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Range = tuple[int, int]


def sources_of(blocks: Iterable[tuple[int, int, int, int]], result_length: int) -> list[Range]:
    """For every character of a result the source range it came from."""
    ranges: list[Range] = []
    src = 0
    for a, b, c, d in blocks:
        while len(ranges) < c:
            ranges.append((src, src + 1))
            src += 1
        assert src == a
        ranges += [(a, b)] * (d - c)
        src = b
    while len(ranges) < result_length:
        ranges.append((src, src + 1))
        src += 1
    return ranges


def span(layers: Sequence[list[Range]], start: int, end: int) -> Range:
    """The original range of ``text[start:end]`` through the layers, the newest last."""
    for layer in reversed(layers):
        pieces = layer[start:end]
        start, end = min(a for a, _ in pieces), max(b for _, b in pieces)
        if start == end:
            return start, end
    return start, end
