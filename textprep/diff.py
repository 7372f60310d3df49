"""The difference of two texts, as the blocks of `Edits`.

`blocks_between` finds what an opaque rewrite, such as a function of the user, moved. It takes time that is linear in
the length of the texts: the search for a shortest script of changes ends after `_MAX_CHANGES` changes of characters,
then of words, and what is not aligned by then is one block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

#: The start and the end of a block in the text before, then in the text after.
Block = tuple[int, int, int, int]

#: The number of inserted and deleted characters or words up to which the texts are aligned inside. The search takes as
#: many rounds, and its trace as many lists.
_MAX_CHANGES = 100

#: A run of letters and digits of ASCII or of other characters of words, or a mark: the words of a change that removes
#: more than single characters.
_WORD = re.compile(r"[A-Za-z0-9_]+|[^\WA-Za-z0-9_]+|\W")


class Run(NamedTuple):
    """A run of equal characters: its place in each text, and its length."""

    before: int
    after: int
    length: int


def blocks_between(before: str, after: str) -> list[Block]:
    """Return the blocks that keep what both texts have in common, in order.

    What the texts have in common at their start and end stays in place. Between them, a result that the text before
    contains stays in place, and else a shortest script of insertions and deletions decides (E. Myers, An O(ND)
    Difference Algorithm and Its Variations, 1986). A replacement of equal length is no block, because its characters
    correspond one to one.

    >>> blocks_between("买[图]了[图]书", "买了书")
    [(1, 4, 1, 1), (5, 8, 2, 2)]
    """
    start = _common_start(before, after)
    end = _common_start(before[start:][::-1], after[start:][::-1])
    a, b = before[start : len(before) - end], after[start : len(after) - end]
    at = before.find(after) if b and after else -1
    if at >= 0:
        found = [(0, at, 0, 0), (at + len(after), len(before), len(after), len(after))]
    elif a and b and (runs := _common_runs(a, b) or _common_runs_of_words(a, b)):
        found = []
        here, there = 0, 0
        for x, y, length in [*runs, Run(len(a), len(b), 0)]:
            found.append((start + here, start + x, start + there, start + y))
            here, there = x + length, y + length
    else:
        found = [(start, len(before) - end, start, len(after) - end)]
    return [(i, j, k, m) for i, j, k, m in found if j - i != m - k]


def _common_start(a: str, b: str) -> int:
    """Return how many characters two strings have in common at their start."""
    for at, (left, right) in enumerate(zip(a, b, strict=False)):
        if left != right:
            return at
    return min(len(a), len(b))


def _common_runs_of_words(a: str, b: str) -> list[Run]:
    """Return the runs of characters that a shortest script of changes of words keeps, in order."""
    words, new_words = _WORD.findall(a), _WORD.findall(b)
    places = [0, *accumulate(map(len, words))]
    new_places = [0, *accumulate(map(len, new_words))]
    return [
        Run(places[x], new_places[y], places[x + length] - places[x]) for x, y, length in _common_runs(words, new_words)
    ]


def _common_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return the runs that a shortest script of changes keeps, in order; none if it has too many changes."""
    if abs(len(a) - len(b)) > _MAX_CHANGES:
        return []
    # The furthest place in ``a`` that a script with the present number of changes reaches on each diagonal; the
    # diagonal k holds the pairs of places (x, x - k).
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(_MAX_CHANGES + 1):
        trace.append(dict(furthest))
        for k in range(-changes, changes + 1, 2):
            x = _entry(furthest, k, changes)
            while x < len(a) and 0 <= x - k < len(b) and a[x] == b[x - k]:
                x += 1
            furthest[k] = x
            if k == len(a) - len(b) and x >= len(a):
                return _runs_of(trace, len(a), len(b))
    return []


def _entry(furthest: dict[int, int], k: int, changes: int) -> int:
    """Return where a script enters the diagonal k: by an insertion from k + 1, or by a deletion from k - 1."""
    if k == -changes or (k != changes and furthest[k - 1] < furthest[k + 1]):
        return furthest[k + 1]
    return furthest[k - 1] + 1


def _runs_of(trace: list[dict[int, int]], x: int, y: int) -> list[Run]:
    """Follow the script back from the ends of both texts and return the runs that it keeps, in order."""
    runs: list[Run] = []
    for changes in range(len(trace) - 1, -1, -1):
        k = x - y
        entry = _entry(trace[changes], k, changes)
        if x > entry:
            runs.append(Run(entry, entry - k, x - entry))
        # An insertion comes from the diagonal k + 1 at the same place of ``a``.
        inserted = k == -changes or (k != changes and trace[changes][k - 1] < trace[changes][k + 1])
        x, y = (entry, entry - k - 1) if inserted else (entry - 1, entry - k)
    return runs[::-1]
