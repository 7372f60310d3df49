"""Documents as lines of a file, in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textprep.kernels.batch.pure import Batch
    from textprep.kernels.doc.pure import Doc

#: The columns of `json_lines`: parts of a document. "original" is the text before the first stage.
COLUMNS = ("text", "original", "tokens", "spans", "tags")

_LINE_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def word_line(doc: Doc) -> str:
    r"""Return the tokens joined by spaces, or the text of a document without tokens.

    If that has a ``\n`` or ``\r``, a space takes the place of each row of line breaks of any kind.
    """
    text = doc.text if doc.tokens is None else " ".join(doc.tokens)
    return _LINE_BREAKS.sub(" ", text) if "\n" in text or "\r" in text else text


def word_lines(batch: Batch, rows: Iterable[int], replace_surrogates: bool = False) -> bytes:
    """Return the `word_line` of some rows of a batch in UTF-8, each with a line end; -1 gives an empty line.

    Parameters:
        batch: the documents.
        rows: their rows.
        replace_surrogates: write lone surrogates as "?" and not as three bytes.

    Raises:
        IndexError: there is no such row.
    """
    lines = "".join(["\n" if row < 0 else word_line(batch.doc(row)) + "\n" for row in rows])
    return lines.encode("utf-8", "replace" if replace_surrogates else "surrogatepass")


def json_lines(heads: Sequence[bytes], batch: Batch, rows: Sequence[int], columns: Sequence[tuple[str, str]]) -> bytes:
    r"""Return a line of JSON in UTF-8 for each of some rows, as ``json.dumps(ensure_ascii=False)`` writes it.

    Lone surrogates are escaped as ``\udXXX``.

    Parameters:
        heads: for each row the beginning of its object, from the brace on; only ``b"{"`` has no fields.
        batch: the documents.
        rows: their rows; -1 gives null in all columns.
        columns: pairs of a name in the object and one of `COLUMNS`.

    Raises:
        ValueError: there are not as many heads as rows, or there is no such column.
        IndexError: there is no such row.
    """
    if len(heads) != len(rows):
        raise ValueError(f"{len(heads)} heads for {len(rows)} documents")
    for _, column in columns:
        if column not in COLUMNS:
            raise ValueError(f"no column {column!r}; available: {', '.join(COLUMNS)}")
    lines = []
    for head, row in zip(heads, rows, strict=True):
        doc = None if row < 0 else batch.doc(row)
        fields = [f"{json_line(name)}: {json_line(_value(doc, column))}" for name, column in columns]
        separator = b"" if head == b"{" or not fields else b", "
        lines.append(head + separator + ", ".join(fields).encode() + b"}\n")
    return b"".join(lines)


def _value(doc: Doc | None, column: str) -> Any:
    """Return a part of a document; None if it has no such part."""
    if doc is None or (column == "spans" and doc.tokens is None):
        return None
    return doc.spans() if column == "spans" else getattr(doc, column)


def json_line(value: Any) -> str:
    r"""Return JSON on one line, with lone surrogates as ``\udXXX``."""
    text = json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
