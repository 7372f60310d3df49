"""Named patterns, the scanners against the regular expressions: ``python benchmarks/patterns.py [FILE]``.

The text passes `FullToHalf` and `FoldCase` first, as it does in the built-in pipelines before they look for patterns.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

from measure import add_table, described, fresh, lines_of, machine, rounded

import textprep as tp
from textprep.kernels.patterns import REGEXES, pure
from textprep.kernels.patterns import PatternMatcher as Scanners

ROUNDS = 15


def main() -> None:
    """Print nanoseconds per character for each pattern, for those of the built-in pipelines, and for all."""
    lines, source = lines_of(sys.argv[1:])
    half = tp.Pipeline([tp.FullToHalf(), tp.FoldCase()]).prepare()
    lines = [half(line).text for line in lines]
    print(machine())
    print(f"{source}, line by line, {len(lines)} lines; ns per character, CPU time, {ROUNDS} rounds")
    print(f"  {'patterns':<28}{'scanners':>8}{'median':>8}{'regex':>10}{'median':>8}{'ratio':>8}{'matches':>10}")
    rows = [row for title, names in sets().items() for row in compare(title, names, lines)]
    unit = "ns per character, CPU time"
    add_table("Named patterns", f"{described(lines)}; {ROUNDS} rounds", unit, rows, better="less", reference="regex")


def sets() -> dict[str, tuple[str, ...]]:
    """Return the sets of patterns by title."""
    found = {name: (name,) for name in REGEXES}
    for pipeline in ("zh", "mixed", "en"):
        names = next(tuple(stage.protect) for stage in tp.load(pipeline).stages if hasattr(stage, "protect"))
        found[f"pipeline {pipeline}, {len(names)} patterns"] = names
    return found | {f"all {len(REGEXES)} patterns": tuple(REGEXES)}


def compare(title: str, names: tuple[str, ...], lines: list[str]) -> list[dict[str, Any]]:
    """Check that both matchers agree, run each once a round, print and return the best and the median time of each."""
    matchers = [Scanners(names), pure.PatternMatcher(names)]
    found, expected = ([matcher.spans(line) for line in lines] for matcher in matchers)
    if found != expected:
        sys.exit(f"{title}: the matchers disagree")
    times: list[list[float]] = [[], []]
    characters = sum(map(len, lines))
    for _ in range(ROUNDS + 1):
        for matcher, taken in zip(matchers, times, strict=True):
            own, spans = fresh(lines), matcher.spans
            start = time.process_time()
            for line in own:
                spans(line)
            taken.append((time.process_time() - start) * 1e9 / characters)
    # The first round warms up.
    (best, median), (slow, slow_median) = ((min(taken[1:]), statistics.median(taken[1:])) for taken in times)
    figures = f"{rounded(best):>8}{rounded(median):>8}{rounded(slow):>10}{rounded(slow_median):>8}"
    print(f"  {title:<28}{figures}{slow / best:>8.1f}{sum(map(len, found)):>10}")
    return [
        {"case": title, "name": "scanners", "best": rounded(best), "median": rounded(median)},
        {"case": title, "name": "regex", "best": rounded(slow), "median": rounded(slow_median)},
    ]


if __name__ == "__main__":
    main()
