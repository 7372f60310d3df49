"""Runs of tokens as terms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain


def ngrams(tokens: Sequence[str], low: int, high: int) -> list[str]:
    """Return the runs of ``low`` to ``high`` tokens, joined by spaces, the shortest first.

    >>> ngrams(["a", "b", "c"], 1, 2)
    ['a', 'b', 'c', 'a b', 'b c']
    """
    if low == 1 and high > 1:
        return [*tokens, *ngrams(tokens, 2, high)]
    tokens = list(tokens)
    return list(
        chain.from_iterable(
            (" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1)) for size in range(low, high + 1)
        )
    )
