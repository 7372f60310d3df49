"""Shared parts of the benchmarks: fresh strings, interleaved rounds, best and median, and records of the results.

``python benchmarks/measure.py --record NAME SCRIPT ARGUMENTS...`` runs another benchmark and writes a file in
benchmarks/results for each of its races; ``benchmarks/report.py`` makes RESULTS.md of them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import runpy
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"

#: The races of this process, as `record` takes them.
_races: list[dict[str, Any]] = []
#: The text that `lines_of` returned last, in words.
_input = ""


def processor() -> str:
    """Return the name of the processor and the number of cores."""
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores"


def commit() -> str:
    """Return the short hash of the commit that is checked out, with "+" if files differ from it."""
    command = ["git", "describe", "--always", "--exclude=*", "--abbrev=7", "--dirty=+"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=FOLDER, check=False)
    return done.stdout.strip() or "?"


def machine() -> str:
    """Return processor, Python and commit in one line, for the head of a benchmark's output."""
    return f"{processor()}, Python {platform.python_version()}, commit {commit()}"


def lines_of(arguments: Sequence[str], megabytes: float = 1.0) -> tuple[list[str], str]:
    """Return the lines of the file in ``arguments``, or of a text sampled from jieba's lexicon, and a description."""
    global _input
    if arguments:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        # The name alone: the folder says something about this machine only.
        _input = f"{Path(arguments[0]).name}, {described(lines)}"
        return lines, arguments[0]
    _input = f"{megabytes:g} MB sampled from jieba's lexicon, seed 2026"
    return sampled(megabytes), _input


def sampled(megabytes: float, seed: int = 2026) -> list[str]:
    """Return lines of words drawn by their counts, with marks, numbers and Latin words between them."""
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


def described(lines: Sequence[str]) -> str:
    """Return the size of a text in words."""
    size = sum(len(line.encode("utf-8", "surrogatepass")) for line in lines) / 1e6
    return f"{f'{size:.1f} MB' if size >= 1 else f'{size * 1000:.0f} kB'}, {len(lines):,} lines"


def fresh(lines: Sequence[str]) -> list[str]:
    """Return copies of the strings, so that nothing is cached on them, such as their hash."""
    return [(line + " ")[:-1] for line in lines]


def race(
    contestants: dict[str, Callable[[list[str]], object]],
    lines: Sequence[str],
    rounds: int = 7,
    base: str | None = None,
    *,
    cpu: bool = False,
    title: str = "",
) -> dict[str, float]:
    """Run every contestant once a round, print best and median, and return the best seconds of each.

    Parameters:
        contestants: functions of a list of strings, by name.
        lines: the strings; each contestant gets fresh copies in each round.
        rounds: how many rounds count, after one that warms up.
        base: the contestant with which the others are compared.
        cpu: measure the CPU time of this process instead of the time by the clock.
        title: the heading of the table where the race is recorded.
    """
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
    rows = []
    # The first round warms up.
    for name, taken in times.items():
        best, median = min(taken[1:]), statistics.median(taken[1:])
        bests[name] = best
        rows.append({"name": name, "best": rounded(size / best), "median": rounded(size / median)})
        ratio = f"  x{bests[base] / best:6.2f}" if base in bests else ""
        print(f"  {name:<44}{size / best:9.1f} MB/s best {size / median:9.1f} median{ratio}")
    add_table(
        title or ("As one string" if len(lines) == 1 else f"{len(lines):,} strings"),
        f"{_input or described(lines)}; {rounds} rounds",
        "MB/s of UTF-8" + (", CPU time" if cpu else ""),
        rows,
        reference=base,
    )
    return bests


def add_table(
    title: str, input: str, unit: str, rows: Sequence[Mapping[str, Any]], *, better: str = "more", reference: str | None
) -> None:
    """Keep a table for `record`, which has the parameters."""
    _races.append(
        {"title": title, "input": input, "unit": unit, "rows": rows, "better": better, "reference": reference}
    )


def rounded(value: float) -> float:
    """Return the value with three significant digits, which is more than a shared machine repeats."""
    shortened = float(f"{value:.3g}")
    return int(shortened) if shortened >= 100 else shortened


def record(
    name: str,
    *,
    section: str,
    title: str,
    input: str,
    unit: str,
    rows: Sequence[Mapping[str, Any]],
    better: str = "more",
    reference: str | None = None,
    notes: Sequence[str] = (),
    script: str | None = None,
) -> Path:
    """Write one table of a run to ``benchmarks/results/NAME.json``, with the machine, the commit and the date.

    Parameters:
        name: the file's name without ``.json``; a file of this name is replaced.
        section: one of ``report.SECTIONS``.
        title: the table's heading.
        input: what the text was, so that somebody else can get one like it.
        unit: of the values.
        rows: mappings with ``name``, ``best`` or ``median`` or both, and, in tables with two dimensions, ``case``.
        better: ``"more"`` where a larger value is better, else ``"less"``.
        reference: the name of the row or column with which the others are compared.
        notes: paragraphs of Markdown under the table.
        script: the command; the one that runs if it is left out.
    """
    if script is None:
        script = " ".join([f"benchmarks/{Path(sys.argv[0]).name}", *map(_without_folder, sys.argv[1:])])
    result = {
        "section": section,
        "title": title,
        "script": script,
        "machine": processor(),
        "python": platform.python_version(),
        "input": input,
        "commit": commit(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "unit": unit,
        "better": better,
        **({"reference": reference} if reference else {}),
        "rows": [],
        **({"notes": list(notes)} if notes else {}),
    }
    path = RESULTS / f"{name}.json"
    # A row a line, so that a difference between two runs can be read.
    lines = ",\n    ".join(json.dumps(dict(row), ensure_ascii=False) for row in rows)
    text = json.dumps(result, ensure_ascii=False, indent=2).replace('"rows": []', f'"rows": [\n    {lines}\n  ]')
    path.write_text(text + "\n", encoding="utf-8")
    print(f"  recorded in {path.name}", file=sys.stderr)
    return path


def _without_folder(argument: str) -> str:
    return Path(argument).name if "/" in argument else argument


def optional(name: str) -> object | None:
    """Return a module that may not be installed, or None after a message."""
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"  ({name} is not installed: pip install {name})", file=sys.stderr)
        return None


def main() -> None:
    """Run another benchmark and record its races as NAME.json, or as NAME-1.json, NAME-2.json, … if it has several.

    Give each file a title that says what was compared before you commit it.
    """
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--record", metavar="NAME", required=True)
    parser.add_argument("--section", help="the section of RESULTS.md; by default that of the script")
    parser.add_argument("script", help="a file in benchmarks/")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    script = FOLDER / Path(options.script).name
    sections = {
        "segment": "Segmentation",
        "convert": "Conversion",
        "lemmas": "Words and base forms",
        "text": "Text",
        "patterns": "Text",
        "command": "Files",
    }
    sections |= {"lexicon": "Lexicons"}
    section = options.section or sections.get(script.stem)
    if section is None:
        sys.exit(f"{script.name} has no section of its own: name one by --section")
    sys.argv = [str(script), *options.arguments]
    # The script imports this module by its name; that copy, not __main__, holds the races.
    import measure

    runpy.run_path(str(script), run_name="__main__")
    if not measure._races:
        sys.exit(f"{script.name} measured nothing by `race`; let it call `record` itself")
    for number, one in enumerate(measure._races, 1):
        suffix = f"-{number}" if len(measure._races) > 1 else ""
        measure.record(f"{options.record}{suffix}", section=section, **one)


if __name__ == "__main__":
    main()
