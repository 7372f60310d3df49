"""The unigram model's best path through the lattice of a block, in plain Python."""

from __future__ import annotations

from typing import cast

from textprep.kernels.lattice.pure_overlay import Lattice


def best_path(lattice: Lattice, text: str, begin: int, end: int) -> list[int]:
    """Return the end of the best word at every position of a block.

    The score of a word is log(count) - log(total); that of a path is the sum over its words, added from right to left
    in jieba's order.  Where no word begins, the character is the only edge and counts 1.  Of equal scores the longer
    word wins.
    """
    return (
        _over_base(lattice, text[begin:end], begin)
        if lattice.overlay is None
        else _over_both(lattice, text, begin, end)
    )


def _over_both(lattice: Lattice, text: str, begin: int, end: int) -> list[int]:
    size = end - begin
    log_total = lattice.log_total
    path_scores = [0.0] * (size + 1)
    ends = [0] * size
    for at in range(size - 1, -1, -1):
        best, stop = (0.0 - log_total) + path_scores[at + 1], at + 1
        for n, (reach, log_count) in enumerate(lattice.words_at(text, begin + at, end)):
            score = (log_count - log_total) + path_scores[reach - begin]
            if n == 0 or score >= best:
                best, stop = score, reach - begin
        path_scores[at], ends[at] = best, begin + stop
    return ends


def _over_base(lattice: Lattice, block: str, begin: int) -> list[int]:
    """Do the same without an overlay, in less time: the base's dict is read directly."""
    log_total = lattice.log_total
    log_count_of = lattice.base.log_counts.get
    size = len(block)
    path_scores = [0.0] * (size + 1)
    ends = [0] * size
    character_score = 0.0 - log_total
    for at in range(size - 1, -1, -1):
        reach = stop = at + 1
        value = log_count_of(block[at])
        known = value is not None and value >= 0
        best = ((cast("float", value) - log_total) if known else character_score) + path_scores[stop]
        while value is not None and reach < size:
            reach += 1
            value = log_count_of(block[at:reach])
            if value is not None and value >= 0:
                score = (value - log_total) + path_scores[reach]
                if score >= best or not known:
                    best, stop, known = score, reach, True
        path_scores[at], ends[at] = best, begin + stop
    return ends
