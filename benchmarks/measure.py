"""What every benchmark shares: fresh strings, interleaved rounds, best and median, and where it ran."""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def machine() -> str:
    """Processor, Python and commit, for the record."""
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=Path(__file__).parent, check=False
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, commit {commit.stdout.strip() or '?'}"


def lines_of(arguments: Sequence[str], megabytes: float = 1.0) -> tuple[list[str], str]:
    """The lines of the file that the command line names, or a deterministic text sampled from jieba's lexicon."""
    if arguments:
        return Path(arguments[0]).read_text(encoding="utf-8").splitlines(), arguments[0]
    return sampled(megabytes), f"{megabytes:g} MB sampled from jieba's lexicon, seed 2026"


def sampled(megabytes: float, seed: int = 2026) -> list[str]:
    """Lines of words drawn by their counts, with marks, numbers and Latin words between them."""
    from textprep.resources.jieba import jieba_dictionary

    words, counts = [], []
    with jieba_dictionary() as file:
        for line in file.read().decode().splitlines():
            word, count, *_ = line.split(" ")
            words.append(word)
            counts.append(int(count))
    chance = random.Random(seed)
    lines: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        drawn = chance.choices(words, counts, k=chance.randint(8, 60))
        for _ in range(len(drawn) // 8):
            drawn.insert(
                chance.randrange(len(drawn)), chance.choice(["，", "，", "。", "、", "2026年", "3.5%", "AI", " "])
            )
        line = "".join(drawn) + "。"
        lines.append(line)
        size += len(line.encode()) + 1
    return lines


def fresh(lines: Sequence[str]) -> list[str]:
    """The same strings as new objects, so that nothing is cached on them."""
    return [(line + " ")[:-1] for line in lines]


def race(
    contestants: dict[str, Callable[[list[str]], object]],
    lines: Sequence[str],
    rounds: int = 7,
    base: str | None = None,
    *,
    cpu: bool = False,
) -> dict[str, float]:
    """Run every contestant once per round, print best and median, and return the bests in seconds."""
    size = sum(len(line.encode("utf-8", "surrogatepass")) for line in lines) / 1e6
    clock = time.process_time if cpu else time.perf_counter
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds + 1):
        for name, run in contestants.items():
            own = fresh(lines)
            start = clock()
            run(own)
            times[name].append(clock() - start)
    bests = {}
    # The first round warms up.
    for name, taken in times.items():
        best, median = min(taken[1:]), statistics.median(taken[1:])
        bests[name] = best
        ratio = f"  x{bests[base] / best:6.2f}" if base in bests else ""
        print(f"  {name:<44}{size / best:9.1f} MB/s best {size / median:9.1f} median{ratio}")
    return bests


def optional(name: str) -> object | None:
    """A peer that may not be installed."""
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"  ({name} is not installed: pip install {name})", file=sys.stderr)
        return None
