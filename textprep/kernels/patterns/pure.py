"""The matcher of named patterns in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from textprep.kernels.patterns.regexes import REGEXES, check_names


class PatternMatcher:
    """Find the matches of several patterns.

    Matches do not overlap: the leftmost match comes first, and of the patterns that match at the same place the one
    that is named first wins.  The patterns are tried only at characters with which one of them can begin, because
    searching for a character class is twelve times as fast as trying nine patterns at each place (10 MB of news).

    Parameters:
        names: the names of the patterns, as in `REGEXES`.

    Raises:
        PatternError: no pattern has one of the names; the message has the nearest one.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        check_names(names)
        # An empty class is no regular expression; one that never matches stands for no patterns.
        first = "".join(REGEXES[name].first for name in names)
        self._find_first = re.compile(f"[{first}]" if first else "(?!)").search
        self._match = re.compile("|".join(f"(?:{REGEXES[name].regex})" for name in names)).match

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the matches, ascending."""
        return list(self._matches(text))

    def bounds(self, text: str) -> tuple[array[int], array[int]]:
        """Return the starts and the ends of `spans`, without an object for each."""
        starts, ends = array("i"), array("i")
        for start, end in self._matches(text):
            starts.append(start)
            ends.append(end)
        return starts, ends

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        find_first, match = self._find_first, self._match
        at = 0
        while (candidate := find_first(text, at)) is not None:
            start = candidate.start()
            hit = match(text, start)
            if hit is None:
                at = start + 1
            else:
                yield hit.span()
                at = hit.end()
