"""Matches of patterns as edges of the lattice, in plain Python; matches.h explains the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textprep.kernels.lattice.pure_overlay import Lattice


class MatchEdges:
    """The matches of a text.

    Parameters:
        matches: ascending ranges.
        protected: ranges that no match may overlap.
        length: of the text.
    """

    def __init__(self, matches: Iterable[tuple[int, int]], protected: list[tuple[int, int]], length: int) -> None:
        self.ends: dict[int, int] = {}
        self.covered: set[int] = set()
        self.inside: set[int] = set()
        at = 0
        for start, end in matches:
            if not at <= start < end <= length:
                raise ValueError(misplaced(start, end, at, length))
            self.ends[start] = end
            self.covered.update(range(start, end))
            self.inside.update(range(start + 1, end))
            at = end
        for start, end in protected:
            if not 0 <= start < end <= length:
                raise ValueError(misplaced(start, end, 0, length))
            for position in range(start, end):
                if position in self.covered:
                    raise ValueError(f"a match overlaps a protected range at position {position}")

    def extend_blocks(self, blocks: Iterable[tuple[int, int]], begin: int, end: int) -> list[tuple[int, int]]:
        """Return the blocks of a range, joined with the matches that they touch."""
        matches = [(start, stop) for start, stop in self.ends.items() if begin <= start and stop <= end]
        ranges = sorted([*blocks, *matches])
        joined: list[tuple[int, int]] = []
        for start, stop in ranges:
            if joined and start <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(stop, joined[-1][1])
            else:
                joined.append((start, stop))
        return joined

    def edges_at(self, lattice: Lattice, text: str, at: int, end: int) -> list[tuple[int, float, bool]]:
        """Return the edges at a position as (end, logarithm of the count, whether it is the match), shortest first."""
        words = [(stop, log_count, False) for stop, log_count in lattice.words_at(text, at, end)]
        edges = [edge for edge in words if edge[0] not in self.inside]
        if at in self.ends:
            edges.insert(0, (self.ends[at], 0.0, True))
        return edges

    def best_path(self, lattice: Lattice, text: str, begin: int, end: int) -> tuple[list[int], set[int]]:
        """Return the end of the best edge at every position of a block, and where that edge is a match."""
        log_total = lattice.log_total
        path_scores = {end: 0.0}
        ends = [0] * (end - begin)
        chosen: set[int] = set()
        for at in range(end - 1, begin - 1, -1):
            if at in self.inside:
                continue
            edges = self.edges_at(lattice, text, at, end) or [(at + 1, 0.0, False)]
            score, stop, is_match = 0.0, 0, False
            for reach, log_count, edge_is_match in edges:
                value = (log_count - log_total) + path_scores[reach]
                if not stop or value >= score:
                    score, stop, is_match = value, reach, edge_is_match
            path_scores[at], ends[at - begin] = score, stop
            if is_match:
                chosen.add(at)
        return ends, chosen

    def forward(self, lattice: Lattice, text: str, begin: int, end: int) -> list[int]:
        """Take the longest edge at every position from the left."""
        ends: list[int] = []
        while begin < end:
            begin = max((edge[0] for edge in self.edges_at(lattice, text, begin, end)), default=begin + 1)
            ends.append(begin)
        return ends

    def backward(self, lattice: Lattice, text: str, begin: int, end: int) -> list[int]:
        """Take the longest edge at every position from the right."""
        longest_start: dict[int, int] = {}
        for at in range(begin, end):
            if at not in self.inside:
                for stop, _, _ in self.edges_at(lattice, text, at, end):
                    longest_start.setdefault(stop, at)
        return read_from_right(longest_start, begin, end)


def read_from_right(longest_start: Mapping[int, int], begin: int, end: int) -> list[int]:
    """Return the ends of the tokens of a range, ascending.

    Parameters:
        longest_start: where the longest token begins, by its end; a single character ends where none does.
        begin: the start of the range.
        end: the end of the range.
    """
    ends: list[int] = []
    at = end
    while at > begin:
        ends.append(at)
        at = longest_start.get(at, at - 1)
    ends.reverse()
    return ends


def misplaced(start: int, end: int, at: int, length: int) -> str:
    """Return the message for ranges that do not ascend or leave the text."""
    return (
        f"protected ranges must ascend, be non-empty and lie within the text: found ({start}, {end}) after {at} "
        f"in a text of {length} characters"
    )
