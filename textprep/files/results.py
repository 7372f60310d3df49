"""What comes out of a pipeline, as lines, JSON, tables or columns."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from textprep.arrow import pyarrow
from textprep.doc import Doc
from textprep.errors import ParameterError, RecordError, nearest
from textprep.files.records import Record, packed

FORMATS = ("words", "jsonl", "csv", "parquet")
#: What a result can have, in this order.
COLUMNS = ("text", "tokens", "spans", "tags")

_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Writing(NamedTuple):
    r"""How results are written.

    Parameters:
        format: of `FORMATS`.
        columns: of `COLUMNS`; none: the text after a pipeline that gives text, else the tokens, their spans and,
            where there are any, their tags.
        prefix: what the names of these columns begin with.
        errors: ``"strict"`` writes lone surrogates as three bytes (JSON: as ``\udXXX``), else they become "?".
    """

    format: str = "words"
    columns: tuple[str, ...] = ()
    prefix: str = ""
    errors: str = "strict"


Result = tuple[Record, "Doc | None"]


class Shape(NamedTuple):
    """What every result of a run has.

    Parameters:
        names: of `COLUMNS`.
        in_place: the record's field that a text takes the place of; empty where there is none.
    """

    names: tuple[str, ...]
    in_place: str = ""

    @classmethod
    def of(cls, writing: Writing, gives: str, tagged: bool, field: str) -> Shape:
        """Of a pipeline's results.

        Parameters:
            writing: which columns are wanted; without any: the text, or the tokens, their spans and tags.
            gives: ``"text"`` or ``"tokens"``.
            tagged: whether there are tags.
            field: the record's field that is the document.
        """
        wanted = writing.columns or (("text",) if gives == "text" else ("tokens", "spans", "tags")[: 2 + tagged])
        in_place = field if gives == "text" and writing.prefix + "text" == field else ""
        return cls(tuple(name for name in COLUMNS if name in wanted), in_place)


def check_writing(writing: Writing) -> None:
    """Raise where an option has a value it cannot have."""
    if writing.format not in FORMATS:
        raise ParameterError(
            f"--format must be {' or '.join(FORMATS)}, found {writing.format!r}{nearest(writing.format, FORMATS)}"
        )
    for column in writing.columns:
        if column not in COLUMNS:
            raise ParameterError(f"--columns takes {', '.join(COLUMNS)}, found {column!r}{nearest(column, COLUMNS)}")


def render(results: list[Result], writing: Writing, shape: Shape) -> tuple[bytes, bytes]:
    """The results of one piece, with a line end after each line, and the first line that stands above all of them."""
    if writing.format == "csv":
        return _csv(results, writing, shape)
    return _RENDER[writing.format](results, writing, shape), b""


def _words(results: list[Result], writing: Writing, shape: Shape) -> bytes:
    lines = [to_words(doc) if doc is not None else "" for _, doc in results]
    return encoded("\n".join(lines) + "\n", writing.errors) if lines else b""


def _jsonl(results: list[Result], writing: Writing, shape: Shape) -> bytes:
    lines = [json_line({**record.columns, **values(record, doc, writing, shape)}) + "\n" for record, doc in results]
    return encoded("".join(lines), writing.errors)


def _csv(results: list[Result], writing: Writing, shape: Shape) -> tuple[bytes, bytes]:
    """Rows, and a line with the names of the columns."""
    sink, above = io.StringIO(), io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    names: list[str] = []
    for record, doc in results:
        found = {**record.columns, **values(record, doc, writing, shape)}
        if not names:
            names = list(found)
            csv.writer(above, lineterminator="\n").writerow(names)
        elif list(found) != names:
            raise RecordError(
                f"line {record.line}: fields {', '.join(found)}, before it {', '.join(names)}; "
                "--format jsonl takes both"
            )
        writer.writerow(map(_cell, found.values()))
    return encoded(sink.getvalue(), writing.errors), encoded(above.getvalue(), writing.errors)


def _cell(value: Any) -> Any:
    """A cell: strings of a list with spaces between them, all else that is no plain value as JSON."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " ".join(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parquet(results: list[Result], writing: Writing, shape: Shape) -> bytes:
    pa = pyarrow()
    rows = [
        {**record.columns, **_typed(values(record, doc, writing, shape), writing.prefix)} for record, doc in results
    ]
    names = list(dict.fromkeys(name for row in rows for name in row))
    try:
        arrays = [pa.array([row.get(name) for row in rows], type=_type(name, writing.prefix)) for name in names]
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
        raise RecordError(f"records near line {results[0][0].line} do not fit into columns: {error}") from None
    return packed(pa.RecordBatch.from_arrays(arrays, names=names)) if rows else b""


def _typed(found: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Spans become two columns, as Arrow has them."""
    typed: dict[str, Any] = {}
    for name, value in found.items():
        if name == prefix + "spans":
            typed[prefix + "starts"] = None if value is None else [start for start, _ in value]
            typed[prefix + "ends"] = None if value is None else [end for _, end in value]
        else:
            typed[name] = value
    return typed


def _type(name: str, prefix: str) -> Any:
    pa = pyarrow()
    known = {"tokens": pa.list_(pa.string()), "tags": pa.list_(pa.string())}
    known |= {"starts": pa.list_(pa.int32()), "ends": pa.list_(pa.int32())}
    return known.get(name.removeprefix(prefix)) if name.startswith(prefix) else None


def values(record: Record, doc: Doc | None, writing: Writing, shape: Shape) -> dict[str, Any]:
    """The columns of one result; of a document that was null or failed null, but a text stays what it was.

    Raises:
        RecordError: the record has a field of a column's name.
    """
    found: dict[str, Any] = {}
    for name in shape.names:
        key = writing.prefix + name
        if key == shape.in_place and key in record.columns:
            if doc is not None:
                found[key] = doc.text
        elif key in record.columns:
            raise RecordError(
                f"line {record.line}: the record has a field {key!r} already; give results another name with --prefix"
            )
        else:
            found[key] = None if doc is None else _value(doc, name)
    return found


def _value(doc: Doc, name: str) -> Any:
    if name == "text":
        return doc.text
    if name == "spans":
        return doc.spans() if doc.tokens is not None else None
    return doc.tokens if name == "tokens" else doc.tags


def to_words(doc: Doc) -> str:
    """The tokens with spaces between them, or the text where there are none, on one line."""
    text = doc.text if doc.tokens is None else " ".join(doc.tokens)
    return _BREAKS.sub(" ", text) if "\n" in text or "\r" in text else text


def json_line(record: Any) -> str:
    r"""JSON on one line, lone surrogates as ``\udXXX``."""
    text = json.dumps(record, ensure_ascii=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def encoded(text: str, errors: str) -> bytes:
    """UTF-8; lone surrogates as three bytes each where nothing may be changed, else as "?"."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass" if errors == "strict" else "replace")


_RENDER: dict[str, Callable[[list[Result], Writing, Shape], bytes]] = {
    "words": _words,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
