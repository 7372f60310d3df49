"""Naive third implementations of matching and cutting: slow, short, by the textbook."""

from __future__ import annotations

import math
from collections.abc import Mapping


def words_at(text: str, start: int, words: Mapping[str, int]) -> list[str]:
    """Return all words that begin at a position, shortest first."""
    return sorted((word for word in words if text.startswith(word, start)), key=len)


def forward(text: str, words: Mapping[str, int]) -> list[str]:
    """Take the longest word at every position from the left."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        pieces.append(max(words_at(text, at, words), key=len, default=text[at]))
        at += len(pieces[-1])
    return pieces


def backward(text: str, words: Mapping[str, int]) -> list[str]:
    """Take the longest word at every position from the right."""
    pieces: list[str] = []
    end = len(text)
    while end > 0:
        pieces.insert(0, max((word for word in words if text[:end].endswith(word)), key=len, default=text[end - 1]))
        end -= len(pieces[0])
    return pieces


def both(text: str, words: Mapping[str, int]) -> list[str]:
    """Keep the cut with fewer tokens, then with fewer single characters, then the backward one."""
    one, other = forward(text, words), backward(text, words)

    def cost(tokens: list[str]) -> tuple[int, int]:
        return len(tokens), sum(len(token) == 1 for token in tokens)

    return one if cost(one) < cost(other) else other


def best_paths(block: str, words: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return every path through the lattice of a block that has the highest score; there may be ties."""
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


def best_places(
    run: str,
    start: Mapping[str, float],
    trans: Mapping[str, Mapping[str, float]],
    emit: Mapping[str, Mapping[str, float]],
) -> list[str]:
    """Cut a run of Han characters by a four-state HMM: try every sequence of places, and take the best.

    Of sequences that score alike the larger one wins, compared from the last place on.
    """
    log_zero = -3.14e100

    def score(places: tuple[str, ...]) -> float:
        total = start[places[0]] + emit[places[0]].get(run[0], log_zero)
        for before, place, character in zip(places, places[1:], run[1:], strict=False):
            total = total + trans[before].get(place, log_zero) + emit[place].get(character, log_zero)
        return total

    followers = {"B": "EM", "E": "BS", "M": "EM", "S": "BS"}
    paths: list[tuple[str, ...]] = [(place,) for place in "BEMS"]
    for _ in run[1:]:
        paths = [(*path, place) for path in paths for place in followers[path[-1]]]
    best = max((path for path in paths if path[-1] in "ES"), key=lambda path: (score(path), path[::-1]))
    tokens = [""]
    for character, place in zip(run, best, strict=True):
        tokens[-1] += character
        if place in "ES":
            tokens.append("")
    return [token for token in tokens if token]
