"""Naive third implementations of matching and cutting: slow, short, and after the textbook."""

from __future__ import annotations

import math
from collections.abc import Mapping


def words_at(text: str, start: int, words: Mapping[str, int]) -> list[str]:
    """All words that begin at a place, shortest first."""
    return sorted((word for word in words if text.startswith(word, start)), key=len)


def forward(text: str, words: Mapping[str, int]) -> list[str]:
    """Longest word from the left."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        pieces.append(max(words_at(text, at, words), key=len, default=text[at]))
        at += len(pieces[-1])
    return pieces


def backward(text: str, words: Mapping[str, int]) -> list[str]:
    """Longest word from the right."""
    pieces: list[str] = []
    end = len(text)
    while end > 0:
        pieces.insert(0, max((word for word in words if text[:end].endswith(word)), key=len, default=text[end - 1]))
        end -= len(pieces[0])
    return pieces


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
