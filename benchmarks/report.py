"""Write benchmarks/RESULTS.md from the files in benchmarks/results: ``python benchmarks/report.py``.

A file holds one table of one run: where and how it was measured, and its rows.  A row has a ``name`` and ``best`` or
``median`` or both.  Rows that also have a ``case`` make a table with a line for each case and a column for each name.
With a ``reference``, the report adds how many times as good as that row or column each one is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"
REPORT = FOLDER / "RESULTS.md"

#: The sections, in the order of the report.
SECTIONS = (
    "Segmentation",
    "Conversion",
    "Words and base forms",
    "Counting",
    "Word vectors",
    "Files",
    "Lexicons",
    "Text",
)

#: Every file must have these.
REQUIRED = ("section", "title", "script", "machine", "python", "input", "commit", "date", "unit", "better", "rows")

_INTRODUCTION = """\
# Results

<!-- Written by benchmarks/report.py from benchmarks/results; do not edit. -->

Compare figures only within a table: a table is one run, with the contestants in turn on fresh strings. The machine is
shared, and its speed drifts by a factor of two within an hour. The figures are the best of the rounds unless a column
says otherwise; the first round warms up and is not counted. Where nothing else is said, the machine has Debian 12 and
gcc 12.2.
"""

Result = dict[str, Any]


def results() -> list[Result]:
    """Return all results in the order of the report: by section, by the files' own order, by date.

    Raises:
        ValueError: a file lacks a key or names an unknown section.
    """
    found = []
    for path in sorted(RESULTS.glob("*.json")):
        result = json.loads(path.read_text(encoding="utf-8"))
        missing = [key for key in REQUIRED if key not in result]
        if missing:
            raise ValueError(f"{path.name} lacks {', '.join(missing)}")
        if result["section"] not in SECTIONS:
            raise ValueError(f"{path.name}: section {result['section']!r} is not among {', '.join(SECTIONS)}")
        found.append(result)
    # Files without an order of their own come last.
    return sorted(found, key=lambda one: (SECTIONS.index(one["section"]), one.get("order", 1000), one["date"]))


def figure(value: float | None) -> str:
    """Return a number as the report shows it, or nothing."""
    return "" if value is None else f"{value:,}"


def ratio(result: Result, value: float | None, reference: float | None) -> str:
    """Return how many times as good as the reference a value is, or nothing."""
    if not value or not reference:
        return ""
    times = value / reference if result["better"] == "more" else reference / value
    return f"{times:.2f}" if times < 10 else f"{times:.1f}"


def row(*cells: str) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"


def plain_table(result: Result) -> list[str]:
    """Return the lines of a table with a line for each row."""
    kinds = [kind for kind in ("best", "median") if any(kind in each for each in result["rows"])]
    reference = next((each for each in result["rows"] if each["name"] == result.get("reference")), None)
    head = [result["unit"] if kind == "best" else f"median, {result['unit']}" for kind in kinds]
    if reference:
        head.append(f"times {reference['name']}")
    lines = [row("", *head), row(*["---"] * (len(head) + 1))]
    for each in result["rows"]:
        cells = [figure(each.get(kind)) for kind in kinds]
        if reference:
            cells.append(ratio(result, each.get(kinds[0]), reference.get(kinds[0])))
        lines.append(row(each["name"], *cells))
    return lines


def table_of_cases(result: Result) -> list[str]:
    """Return the lines of a table with a line for each case and a column for each name."""
    names = list(dict.fromkeys(each["name"] for each in result["rows"]))
    cases = list(dict.fromkeys(each["case"] for each in result["rows"]))
    values = {(each["case"], each["name"]): each["best"] for each in result["rows"]}
    reference = result.get("reference")
    lines = [row(result["unit"], *names), row(*["---"] * (len(names) + 1))]
    for case in cases:
        cells = []
        for name in names:
            cell = figure(values.get((case, name)))
            times = ratio(result, values.get((case, name)), values.get((case, reference)))
            cells.append(f"{cell} (x {times})" if times and name != reference else cell)
        lines.append(row(case, *cells))
    if reference:
        lines += ["", f"In brackets: how many times as good as {reference}."]
    return lines


def described(result: Result) -> str:
    """Return where the figures come from."""
    commit = f"commit {result['commit']}" if result["commit"] else f"recorded in commit {result['recorded_in']}"
    return (
        f"`{result['script']}`, {commit}, {result['date']}, Python {result['python']}, {result['machine']}. "
        f"Input: {result['input']}."
    )


def report() -> str:
    """Return the text of RESULTS.md."""
    parts = [_INTRODUCTION]
    section = None
    for result in results():
        if result["section"] != section:
            section = result["section"]
            parts.append(f"## {section}\n")
        table = table_of_cases(result) if "case" in result["rows"][0] else plain_table(result)
        notes = [f"{note}\n" for note in result.get("notes", ())]
        parts += [f"### {result['title']}\n", f"{described(result)}\n", "\n".join(table) + "\n", *notes]
    return "\n".join(parts)


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
