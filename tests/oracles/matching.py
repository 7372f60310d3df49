"""Naive third implementations of matching and cutting: slow, short, and after the textbook."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping

ALNUM = re.compile("[a-zA-Z0-9]")


def words_at(text: str, start: int, words: Mapping[str, int]) -> list[str]:
    """All words that begin at a place, shortest first."""
    return sorted((word for word in words if text.startswith(word, start)), key=len)


def join_alnum(pieces: list[tuple[str, bool]]) -> list[str]:
    """Neighbouring single letters and digits that are no words become one token."""
    joined: list[str] = []
    for open_run, run in itertools.groupby(pieces, key=lambda piece: not piece[1] and bool(ALNUM.match(piece[0]))):
        tokens = [token for token, _ in run]
        joined += ["".join(tokens)] if open_run else tokens
    return joined


def forward(text: str, words: Mapping[str, int]) -> list[str]:
    """Longest word from the left."""
    pieces = []
    at = 0
    while at < len(text):
        found = words_at(text, at, words)
        pieces.append((found[-1] if found else text[at], bool(found)))
        at += len(pieces[-1][0])
    return join_alnum(pieces)


def backward(text: str, words: Mapping[str, int]) -> list[str]:
    """Longest word from the right."""
    pieces = []
    end = len(text)
    while end > 0:
        found = max((word for word in words if text[:end].endswith(word)), key=len, default="")
        pieces.insert(0, (found or text[end - 1], bool(found)))
        end -= len(pieces[0][0])
    return join_alnum(pieces)


def both(text: str, words: Mapping[str, int]) -> list[str]:
    """Fewer tokens, then fewer single characters, then backward."""
    one, other = forward(text, words), backward(text, words)

    def cost(tokens: list[str]) -> tuple[int, int]:
        return len(tokens), sum(len(token) == 1 for token in tokens)

    return one if cost(one) < cost(other) else other


def best_paths(block: str, words: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Every path through the lattice of a block that has the highest score (there may be ties)."""
    total = sum(words.values())

    def paths(at: int) -> list[tuple[str, ...]]:
        if at == len(block):
            return [()]
        options = words_at(block, at, words) or [block[at]]
        return [(word, *rest) for word in options for rest in paths(at + len(word))]

    def score(path: tuple[str, ...]) -> float:
        return sum(math.log(words.get(word, 1)) - math.log(total) for word in path)

    found = paths(0)
    top = max(map(score, found))
    return [path for path in found if math.isclose(score(path), top, rel_tol=1e-12, abs_tol=1e-9)]
