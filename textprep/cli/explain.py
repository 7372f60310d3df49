"""``textprep explain``: a text after each stage of a pipeline."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator
from typing import Annotated

import regex
import typer
from rich.cells import cell_len

from textprep.cli.options import PipelineName, Set
from textprep.cli.settings import load_pipeline
from textprep.doc import Doc
from textprep.files.encodings import check_readable, decode, guess_encoding
from textprep.pipeline import Step

#: What a row has in each column: the characters or tokens that came from one grapheme cluster of the original.
Cells = list[str]

#: Categories of characters that no font has: controls, separators of lines, surrogates, private use, unassigned.
_WITHOUT_GLYPH = frozenset(("Cc", "Zl", "Zp", "Cs", "Co", "Cn"))

#: Bidirectional classes of the controls that reorder a line (UAX #9).
_CONTROLS_OF_BIDI = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())


def explain(
    pipeline: PipelineName,
    text: Annotated[str, typer.Argument(help="The text; - is stdin.")] = "-",
    settings: Set = None,
) -> None:
    r"""Print a text after each stage, aligned with the original, and the range of each token in the original.

    Controls and line ends are shown as symbols (␊ ␍ ␉), other characters without a glyph as \uXXXX.
    """
    loaded = load_pipeline(pipeline, settings or [])
    steps = loaded.explain(_read_stdin() if text == "-" else text)
    for line in render(steps, shutil.get_terminal_size().columns if sys.stdout.isatty() else None):
        typer.echo(line)


def _read_stdin() -> str:
    """Return the text of stdin without its last line end."""
    data = sys.stdin.buffer.read()
    encoding = guess_encoding(data, complete=True).encoding
    check_readable("<stdin>", encoding)
    text = decode(data, encoding, "replace").removeprefix("\ufeff")
    return text.removesuffix("\n").removesuffix("\r")


def render(steps: list[Step], width: int | None = None) -> list[str]:
    """Return the lines that `explain` prints.

    Each stage has a row, with every character under the original character that it came from; a stage whose tokens
    overlap has several. The tokens follow, each with its range in the original.

    Parameters:
        steps: the document before the first stage and after each.
        width: the width of the terminal, at which all rows are broken; None breaks none.
    """
    clusters = regex.findall(r"\X", steps[0].doc.original)
    rows = [
        (name if number == 0 else "", cells)
        for name, doc in ((step.name or "original", step.doc) for step in steps)
        for number, cells in enumerate(align(doc, clusters))
    ]
    name_width = max(cell_len(name) + 2 for name, _ in rows)
    widths = column_widths(rows, len(clusters))
    lines = []
    for first, last in _blocks(widths, None if width is None else width - name_width):
        if first:
            lines.append("")
        for name, cells in rows:
            body = "".join(map(_padded, cells[first:last], widths[first:last]))
            lines.append((_padded(name, name_width) + body).rstrip())
    doc = steps[-1].doc
    if doc.tokens is not None:
        lines += ["", *_token_lines(doc)]
    return lines


def column_widths(rows: list[tuple[str, Cells]], n_columns: int) -> list[int]:
    """Return the width of each column in a terminal: that of its widest cell."""
    return [max(cell_len(cells[column]) for _, cells in rows) for column in range(n_columns)]


def _blocks(widths: list[int], limit: int | None) -> Iterator[tuple[int, int]]:
    """Yield the first and the last column, exclusive, of each part of the rows that fits into a terminal."""
    first, used = 0, 0
    for column, width in enumerate(widths):
        if limit is not None and column > first and used + width > limit:
            yield first, column
            first, used = column, 0
        used += width
    yield first, len(widths)


def _token_lines(doc: Doc) -> Iterator[str]:
    for token, (start, end) in zip(doc, doc.spans(), strict=True):
        yield f"{start:>5}-{end:<5} {visible(token)}  <  {visible(doc.original[start:end])}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def align(doc: Doc, clusters: list[str]) -> list[Cells]:
    """Return the rows of a document, with a column for each grapheme cluster of the original.

    A document has one row, or as many as its overlapping tokens need. A bar stands behind each token.
    """
    column_of = [column for column, cluster in enumerate(clusters) for _ in cluster]
    if not column_of:
        return [[]]
    column_of.append(len(clusters) - 1)
    if doc.tokens is None:
        size = len(doc.text)
        characters = doc.segmented(list(doc.text), range(size), range(1, size + 1))
        cells = [""] * len(clusters)
        for character, (start, _) in zip(doc.text, characters.spans(), strict=True):
            cells[column_of[start]] += character
        return [list(map(visible, cells))]
    rows: list[Cells] = []
    ends: list[int] = []
    for token, (start, end) in zip(doc.tokens, doc.spans(), strict=True):
        row = next((number for number, before in enumerate(ends) if before <= start), len(rows))
        if row == len(rows):
            rows.append([""] * len(clusters))
            ends.append(0)
        ends[row] = end
        _place(token, start, end, rows[row], column_of)
    return [list(map(visible, cells)) for cells in rows] or [[""] * len(clusters)]


def _place(token: str, start: int, end: int, cells: Cells, column_of: list[int]) -> None:
    """Put a token under its range: character by character if it has the range's length, else under its start."""
    column = column_of[start]
    if len(token) == end - start:
        for offset, character in enumerate(token):
            column = column_of[start + offset]
            cells[column] += character
    else:
        cells[column] += token
    cells[column] += "|"


def visible(text: str) -> str:
    """Return a text with symbols and escapes for characters that no terminal shows or that move the cursor.

    Marks and joiners stay inside of a text. At its start, where they would change the cell before, they are escaped.
    """
    shown = ""
    for character in text:
        code = ord(character)
        if code < 0x20:
            shown += chr(0x2400 + code)
        elif code == 0x7F:
            shown += "\u2421"
        elif _has_no_glyph(character) or (not shown and cell_len(character) == 0):
            shown += f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        else:
            shown += character
    return shown


def _has_no_glyph(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _WITHOUT_GLYPH or unicodedata.bidirectional(character) in _CONTROLS_OF_BIDI
