"""``textprep explain``: what every stage does to a text."""

from __future__ import annotations

import unicodedata
from typing import Annotated

import typer

from textprep.cli.settings import load_pipeline
from textprep.doc import Doc
from textprep.pipeline import Step


def explain(
    pipeline: Annotated[str, typer.Argument(help="A built-in pipeline (zh, en, mixed) or a TOML file.")],
    text: Annotated[str, typer.Argument(help="The text.")],
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="STAGE.PARAM=VALUE", help="Change a parameter.")
    ] = None,
) -> None:
    """Print the text after every stage, aligned to the original, and where each token came from."""
    steps = load_pipeline(pipeline, settings or []).explain(text)
    for line in render(steps):
        typer.echo(line)


def render(steps: list[Step]) -> list[str]:
    """The lines that `explain` prints: a row per stage, characters under the ones they came from."""
    width = max(len(step.name) for step in steps) + 2
    original = steps[0].doc.original
    rows = [(step.name or "original", aligned(step.doc)) for step in steps]
    width = max(width, *(len(name) + 2 for name, _ in rows))
    columns = [
        max([display_width(original[place]), *(display_width(cells[place]) for _, cells in rows)])
        for place in range(len(original))
    ]
    lines = []
    for name, cells in rows:
        body = "".join(cell + " " * (columns[place] - display_width(cell)) for place, cell in enumerate(cells))
        lines.append(f"{name:<{width}}{body}".rstrip())
    last = steps[-1].doc
    if last.tokens is not None:
        lines.append("")
        for token, (start, end) in zip(last.tokens, last.spans(), strict=True):
            lines.append(f"{start:>5}-{end:<5} {token}  <  {original[start:end]}")
    return lines


def aligned(doc: Doc) -> list[str]:
    """For every character of the original, what now stands in its place."""
    cells = [""] * len(doc.original)
    if not cells:
        return cells
    if doc.tokens is None:
        pieces = doc.segmented(list(doc.text), range(len(doc.text)), range(1, len(doc.text) + 1))
        for character, (start, _) in zip(doc.text, pieces.spans(), strict=True):
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
    """How many columns a text takes in a terminal (UAX #11: wide and full-width characters take two)."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me", "Mn", "Cc")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )
