"""Naive third implementations of matching and cutting: slow, short, by the textbook."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


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


def edges_with_matches(
    text: str, words: Mapping[str, int], matches: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int]]:
    """Return the lattice of a text with matches as edges (start, end, count).

    An edge that begins or ends inside of a match is no part of it.  Where no word and no match begins, the character is
    an edge that counts 1.
    """
    inside = {at for start, end in matches for at in range(start + 1, end)}
    edges = [(start, end, 1) for start, end in matches]
    for start in range(len(text)):
        edges += [(start, start + len(word), words[word]) for word in words_at(text, start, words)]
    edges = [edge for edge in edges if not inside & {edge[0], edge[1]}]
    begun = {start for start, _, _ in edges}
    return edges + [(at, at + 1, 1) for at in range(len(text)) if at not in inside | begun]


def best_paths_with_matches(
    block: str, words: Mapping[str, int], matches: Sequence[tuple[int, int]]
) -> list[tuple[str, ...]]:
    """Return every path through the lattice of a block with matches that has the highest score."""
    total = sum(words.values())
    edges = edges_with_matches(block, words, matches)

    def paths(at: int) -> list[tuple[float, tuple[str, ...]]]:
        if at == len(block):
            return [(0.0, ())]
        return [
            (math.log(count) - math.log(total) + score, (block[at:end], *rest))
            for start, end, count in edges
            if start == at
            for score, rest in paths(end)
        ]

    found = paths(0)
    top = max(score for score, _ in found)
    return [path for score, path in found if math.isclose(score, top, rel_tol=1e-12, abs_tol=1e-9)]


def forward_with_matches(text: str, words: Mapping[str, int], matches: Sequence[tuple[int, int]]) -> list[str]:
    """Take the longest word or match at every position from the left."""
    edges = edges_with_matches(text, words, matches)
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = max(end for start, end, _ in edges if start == at)
        pieces.append(text[at:end])
        at = end
    return pieces


def backward_with_matches(text: str, words: Mapping[str, int], matches: Sequence[tuple[int, int]]) -> list[str]:
    """Take the longest word or match at every position from the right."""
    edges = edges_with_matches(text, words, matches)
    pieces: list[str] = []
    end = len(text)
    while end > 0:
        start = min((start for start, stop, _ in edges if stop == end), default=end - 1)
        pieces.insert(0, text[start:end])
        end = start
    return pieces


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
