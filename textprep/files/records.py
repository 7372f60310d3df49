"""Records of files: a line, a whole file, a JSON object, a row of a table; one field of each is the document.

The process that reads cuts a file into pieces (`pieces`), without looking into what any process can look into; the one
that works on a piece makes its records (`records`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple

from textprep.arrow import pyarrow
from textprep.errors import ParameterError, RecordError, ResourceError, nearest
from textprep.files.compression import suffix_of
from textprep.files.lines import CHUNK, Broken, Lines, Source, replaced, texts

#: Formats of input, and the suffixes by which they are told.
FORMATS = {
    "text": (),
    "file": (),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "parquet": (".parquet", ".pq"),
    "arrow": (".arrow", ".feather", ".ipc", ".arrows"),
}
COLUMNAR = ("parquet", "arrow")
#: Rows of a columnar file that make up a piece.
_ROWS = 2048


@dataclass(frozen=True)
class Reading:
    """How input is read.

    Parameters:
        format: of `FORMATS`, or ``"auto"``: by the suffix, ``"text"`` where it is none of these.
        field: the field that is the document; dotted for JSON; for CSV a name in the first line, or a column's number
            from 1 where there is no such line.
        encoding: as for `Source`.
        errors: ``"strict"``, ``"replace"`` or ``"skip"``.
    """

    format: str = "auto"
    field: str = "text"
    encoding: str = "auto"
    errors: str = "strict"

    def format_of(self, name: str) -> str:
        """The format of a file."""
        if self.format != "auto":
            return self.format
        suffix = PurePath(name.removesuffix(suffix_of(name))).suffix.lower()
        return next((format for format, suffixes in FORMATS.items() if suffix in suffixes), "text")


class Piece(NamedTuple):
    """Some records of a file: whole lines as yet unread, rows with their line numbers, or columns in Arrow's format."""

    format: str
    source: str
    decided: str
    content: Any
    #: Records before it, for columns.
    first: int = 0
    header: tuple[str, ...] = ()


class Record(NamedTuple):
    """A document (None where the field is null), what the record holds, its line, and the record as it was read."""

    text: str | None
    columns: dict[str, Any]
    line: int
    raw: Any = None


def pieces(
    stream: BinaryIO,
    name: str,
    reading: Reading,
    *,
    live: bool = False,
    told: Callable[[str, str, str], None] = lambda name, encoding, reason: None,
) -> Iterator[Piece]:
    """A file's records, some at a time.

    Parameters:
        stream: a binary file, decompressed.
        name: its name in messages.
        reading: how it is read.
        live: see `Source`.
        told: is called with the name, the encoding and why it was taken, where it was not named.

    Raises:
        RecordError: the first line of a table has no such field.
        ResourceError: a columnar file that is none.
    """
    format = reading.format_of(name)
    if format in COLUMNAR:
        yield from _batches(stream, name, format, reading.field)
        return
    source = Source(stream, name, reading.encoding, live=live)
    if source.reason:
        told(name, source.decided, source.reason)
    if format == "file":
        chunks = list(source.chunks())
        whole = b"".join(lines.data for lines in chunks)
        encoding = chunks[0].encoding if chunks else "utf-8"
        yield Piece("file", name, source.decided, Lines(whole, encoding, 0, chunks[0].offset if chunks else 0))
        return
    if format in ("csv", "tsv"):
        yield from _rows(source, name, format, reading)
        return
    for lines in source.chunks():
        yield Piece(format, name, source.decided, lines)


def _rows(source: Source, name: str, format: str, reading: Reading) -> Iterator[Piece]:
    broken: list[Broken] = []

    def lines() -> Iterator[str]:
        for chunk in source.chunks():
            for text in texts(chunk, name, source.decided, reading.errors, keep_ends=True):
                if isinstance(text, Broken):
                    broken.append(text)
                    if reading.errors != "skip":
                        return
                else:
                    yield text

    # The largest that every platform takes.
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(lines(), delimiter="\t" if format == "tsv" else ",")
    header: tuple[str, ...] = ()
    rows: list[Any] = []
    size, line = 0, 1
    numbered = reading.field.isdigit()
    try:
        for row in reader:
            if row and not header:
                header = tuple(str(number) for number in range(1, len(row) + 1)) if numbered else tuple(row)
                _check_header(header, name, reading.field)
                if not numbered:
                    line = reader.line_num + 1
                    continue
            if row:
                rows.append((line, row))
                size += sum(map(len, row))
            line = reader.line_num + 1
            if size >= CHUNK:
                yield Piece(format, name, source.decided, [*broken, *rows], header=header)
                rows, size = [], 0
                broken.clear()
    except csv.Error as error:
        if rows:
            yield Piece(format, name, source.decided, [*broken, *rows], header=header)
        raise RecordError(f"{name}:{line}: not {format.upper()}: {error}") from None
    if rows or broken:
        yield Piece(format, name, source.decided, [*rows, *broken], header=header)


def _check_header(header: tuple[str, ...], name: str, field: str) -> None:
    twice = next((each for at, each in enumerate(header) if each in header[:at]), None)
    if twice is not None:
        raise RecordError(f"{name}:1: two columns are called {twice!r}")
    if field not in header:
        raise RecordError(
            f"{name}:1: no column {field!r}{nearest(field, header)}; available: {', '.join(header)}; "
            "name one with --field"
        )


def _batches(stream: BinaryIO, name: str, format: str, field: str) -> Iterator[Piece]:
    pa = pyarrow()
    first = 0
    try:
        if format == "parquet":
            import pyarrow.parquet as pq

            file = pq.ParquetFile(stream)
            schema, batches = file.schema_arrow, file.iter_batches(batch_size=_ROWS)
        else:
            try:
                reader = pa.ipc.open_file(stream)
                schema, batches = reader.schema, map(reader.get_batch, range(reader.num_record_batches))
            except pa.ArrowInvalid:
                stream.seek(0)
                reader = pa.ipc.open_stream(stream)
                schema, batches = reader.schema, iter(reader)
        if field not in schema.names:
            raise RecordError(
                f"{name}: no column {field!r}{nearest(field, schema.names)}; available: {', '.join(schema.names)}; "
                "name one with --field"
            )
        for whole in batches:
            for begin in range(0, max(1, whole.num_rows), _ROWS):
                batch = whole.slice(begin, _ROWS)
                yield Piece(format, name, "", packed(batch), first=first)
                first += batch.num_rows
    except (pa.ArrowInvalid, OSError) as error:
        raise ResourceError(f"input file {name!r} is no {format} file: {error}") from None


def packed(batch: Any) -> bytes:
    """A record batch as bytes (Arrow's stream format)."""
    pa = pyarrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def unpacked(data: bytes) -> Any:
    """The batch of `packed`."""
    return pyarrow().ipc.open_stream(data).read_next_batch()


def count_replaced(piece: Piece, errors: str) -> int:
    """In how many places of a piece U+FFFD stands for bytes."""
    return replaced(piece.content) if errors == "replace" and isinstance(piece.content, Lines) else 0


def records(piece: Piece, reading: Reading) -> Iterator[Record | Broken]:
    """The records of a piece of lines or rows."""
    if piece.format == "file":
        yield from _whole(piece, reading)
    elif piece.format in ("csv", "tsv"):
        for row in piece.content:
            yield row if isinstance(row, Broken) else _row(row, piece, reading.field)
    else:
        lines: Lines = piece.content
        numbered = enumerate(texts(lines, piece.source, piece.decided, reading.errors), lines.line + 1)
        for number, text in numbered:
            if isinstance(text, Broken):
                yield text
            elif piece.format == "text":
                yield Record(text, {}, number)
            elif text.strip():
                yield _object(text, number, piece.source, reading.field)


def _whole(piece: Piece, reading: Reading) -> Iterator[Record | Broken]:
    lines = texts(piece.content, piece.source, piece.decided, reading.errors, keep_ends=True)
    broken = next((each for each in lines if isinstance(each, Broken)), None)
    if broken is not None:
        yield Broken(piece.content.data, broken.line, broken.error)
    else:
        yield Record("".join(map(str, lines)), {}, 1)


def _row(row: tuple[int, list[str]], piece: Piece, field: str) -> Record | Broken:
    line, cells = row
    if len(cells) != len(piece.header):
        error = RecordError(
            f"{piece.source}:{line}: a row of {len(cells)} columns, expected {len(piece.header)} as in the first line"
        )
        return Broken(as_row(cells, piece.format), line, error)
    columns = dict(zip(piece.header, cells, strict=True))
    return Record(columns[field], columns, line, cells)


def as_row(cells: list[str], format: str) -> bytes:
    """The row as it could stand in the file."""
    sink = io.StringIO()
    csv.writer(sink, delimiter="\t" if format == "tsv" else ",", lineterminator="\n").writerow(cells)
    return sink.getvalue().encode("utf-8", "surrogatepass")


def _object(text: str, line: int, source: str, field: str) -> Record | Broken:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = RecordError(f"{source}:{line}: not JSON: {error}")
        return Broken((text + "\n").encode("utf-8", "surrogatepass"), line, problem)
    try:
        value = _value(found, field)
    except RecordError as error:
        return Broken((text + "\n").encode("utf-8", "surrogatepass"), line, RecordError(f"{source}:{line}: {error}"))
    return Record(value, found, line, text)


def _value(record: Any, field: str) -> str | None:
    """The text that a field holds; the name as it stands goes before the path that its dots make."""
    if not isinstance(record, dict):
        raise RecordError(f"expected a JSON object, found {json.dumps(record, ensure_ascii=False)[:60]}")
    value: Any = record
    for part in [field] if field in record else field.split("."):
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            names = list(value) if isinstance(value, dict) else []
            raise RecordError(
                f"no field {field!r}{nearest(part, names)}; available: {', '.join(names) or 'none'}; "
                "name one with --field"
            )
    if value is not None and not isinstance(value, str):
        raise RecordError(f"field {field!r} is no string: {json.dumps(value, ensure_ascii=False)[:60]}")
    return value


def check_reading(reading: Reading) -> None:
    """Raise where an option has a value it cannot have."""
    if reading.format != "auto" and reading.format not in FORMATS:
        known = ("auto", *FORMATS)
        raise ParameterError(
            f"--input-format must be {' or '.join(known)}, found {reading.format!r}{nearest(reading.format, known)}"
        )
    if not reading.field:
        raise ParameterError("--field must not be empty")
