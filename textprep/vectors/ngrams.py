"""Runs of tokens as terms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from numbers import Integral
from typing import Any

from textprep.errors import ParameterError


def check_ngram_range(value: Any) -> None:
    """Raise `ParameterError` unless the value is a pair ``(low, high)`` of whole numbers with 1 <= low <= high."""
    pair = value if isinstance(value, (tuple, list)) and len(value) == 2 else (0, 0)
    whole = all(isinstance(each, Integral) and not isinstance(each, bool) for each in pair)
    if not whole or not 1 <= pair[0] <= pair[1]:
        raise ParameterError(
            f"Invalid value for ngram_range={value!r}: expected (low, high) with 1 <= low <= high, whole numbers"
        )


def ngrams(tokens: Sequence[str], low: int, high: int) -> list[str]:
    """Return the runs of ``low`` to ``high`` tokens, joined by spaces, the shortest first.

    >>> ngrams(["a", "b", "c"], 1, 2)
    ['a', 'b', 'c', 'a b', 'b c']
    """
    if low == 1 and high > 1:
        return [*tokens, *ngrams(tokens, 2, high)]
    tokens = list(tokens)
    # Longer runs than there are tokens need not be tried, however great the limit is.
    high = min(high, len(tokens))
    return list(
        chain.from_iterable(
            (" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1)) for size in range(low, high + 1)
        )
    )
