"""``textprep explain``: a text after each stage of a pipeline."""

from __future__ import annotations

import unicodedata
from typing import Annotated

import typer

from textprep.cli.options import PipelineName, Set
from textprep.cli.settings import load_pipeline
from textprep.doc import Doc
from textprep.pipeline import Step


def explain(
    pipeline: PipelineName,
    text: Annotated[str, typer.Argument(help="The text.")],
    settings: Set = None,
) -> None:
    """Print a text after each stage, aligned with the original, and the range of each token in the original."""
    steps = load_pipeline(pipeline, settings or []).explain(text)
    for line in render(steps):
        typer.echo(line)


def render(steps: list[Step]) -> list[str]:
    """Return the lines that `explain` prints.

    Each stage has a row, with every character under the original character that it came from. The tokens follow, each
    with its range in the original.
    """
    original = steps[0].doc.original
    rows = [(step.name or "original", align(step.doc)) for step in steps]
    name_width = max(len(name) + 2 for name, _ in rows)
    widths = [
        max([display_width(original[place]), *(display_width(cells[place]) for _, cells in rows)])
        for place in range(len(original))
    ]
    lines = []
    for name, cells in rows:
        body = "".join(cell + " " * (widths[place] - display_width(cell)) for place, cell in enumerate(cells))
        lines.append(f"{name:<{name_width}}{body}".rstrip())
    last = steps[-1].doc
    if last.tokens is not None:
        lines.append("")
        for token, (start, end) in zip(last.tokens, last.spans(), strict=True):
            lines.append(f"{start:>5}-{end:<5} {token}  <  {original[start:end]}")
    return lines


def align(doc: Doc) -> list[str]:
    """Return for each character of the original the characters or tokens that came from it."""
    cells = [""] * len(doc.original)
    if not cells:
        return cells
    if doc.tokens is None:
        characters = doc.segmented(list(doc.text), range(len(doc.text)), range(1, len(doc.text) + 1))
        for character, (start, _) in zip(doc.text, characters.spans(), strict=True):
            cells[min(start, len(cells) - 1)] += character
        return cells
    for token, (start, end) in zip(doc.tokens, doc.spans(), strict=True):
        place = min(start, len(cells) - 1)
        if len(token) == end - start:
            for offset, character in enumerate(token):
                cells[place + offset] += character
            place = end - 1
        else:
            cells[place] += token
        cells[place] += "|"
    return cells


def display_width(text: str) -> int:
    """Return the number of columns that a text takes in a terminal.

    Wide and full-width characters take two columns (UAX #11), combining and format characters none.
    """
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
