"""Edits expanded to one source range for each character: slow, and obviously right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Range = tuple[int, int]


def sources_of(blocks: Iterable[tuple[int, int, int, int]], result_length: int) -> list[Range]:
    """Return the source range of every character of a result."""
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
    """Return the original range of ``text[start:end]``; ``layers`` has the newest rewrite last."""
    for layer in reversed(layers):
        pieces = layer[start:end]
        start, end = min(a for a, _ in pieces), max(b for _, b in pieces)
        if start == end:
            return start, end
    return start, end
