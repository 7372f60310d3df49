"""Records of files: a line, a whole file, a JSON object or a row of a table; one field of each is the document.

Reading is split in two. The process that reads a file cuts it into chunks (`read_chunks`) and parses no more than it
must to find their ends; the process that works on a chunk parses its records (`read_records`).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple

from textprep.errors import ParameterError, RecordError, nearest
from textprep.files.columnar import read_batches, to_ipc_bytes
from textprep.files.compression import compression_suffix
from textprep.files.json_values import JsonValue, json_values
from textprep.files.lines import (
    CHUNK_BYTES,
    ERRORS,
    LONGEST_LINE,
    LineBlock,
    TextStream,
    UnreadableRecord,
    count_replacements,
    decode_lines,
)

#: Formats of input, and the suffixes by which ``"auto"`` recognises them.
INPUT_FORMATS = {
    "text": (),
    "file": (".html", ".htm", ".xhtml"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "parquet": (".parquet", ".pq"),
    "arrow": (".arrow", ".feather", ".ipc", ".arrows"),
}
#: The line before the header by which spreadsheets declare the delimiter.
_DELIMITER_LINE = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)
#: Delimiters that a header may have instead of the one that was used, in the order in which they are suggested.
_OTHER_DELIMITERS = "|\t;,^~"
COLUMNAR_FORMATS = ("parquet", "arrow")


@dataclass(frozen=True)
class ReadOptions:
    """How input is read.

    Parameters:
        format: one of `INPUT_FORMATS`, or ``"auto"``: by the file's suffix, and ``"text"`` for any other suffix.
        field: the field that is the document: in JSON a path with dots; in CSV a name of the first line, or a column's
            number from 1 if the file has no such line.
        encoding: see `TextStream`.
        errors: ``"strict"``, ``"replace"`` or ``"skip"``.
        delimiter: the character between the cells of CSV; ``"auto"``: the comma, semicolon or tab that the first line
            has most often outside of quotation marks. A first line ``sep=;`` is skipped, and names the delimiter unless
            this parameter does. TSV always has tabs.
        max_line: the greatest number of bytes of a line, decompressed; a longer one is a record that cannot be read.
    """

    format: str = "auto"
    field: str = "text"
    encoding: str = "auto"
    errors: str = "strict"
    delimiter: str = "auto"
    max_line: int = LONGEST_LINE

    def format_of(self, name: str) -> str:
        """Return the format of a file."""
        if self.format != "auto":
            return self.format
        suffix = PurePath(name.removesuffix(compression_suffix(name))).suffix.lower()
        return next((format for format, suffixes in INPUT_FORMATS.items() if suffix in suffixes), "text")

    def check(self) -> None:
        """Raise `ParameterError` if the format or ``errors`` has an unknown value, or the field is empty."""
        formats = ("auto", *INPUT_FORMATS)
        for option, value, choices in (("--input-format", self.format, formats), ("--errors", self.errors, ERRORS)):
            if value not in choices:
                raise ParameterError(
                    f"{option} must be {' or '.join(choices)}, found {value!r}{nearest(value, choices)}"
                )
        if self.delimiter != "auto" and (len(self.delimiter) != 1 or self.delimiter in '"\r\n'):
            raise ParameterError(f"--delimiter must be auto or one character, found {self.delimiter!r}")
        if not self.field:
            raise ParameterError("--field must not be empty")


class Chunk(NamedTuple):
    """Some records of one file, not parsed yet: what one process works on at a time.

    Parameters:
        format: one of `INPUT_FORMATS`.
        name: the file's name in messages.
        encoding: the file's encoding in messages; empty for columnar formats.
        content: a `LineBlock`; for CSV a list of pairs (line, row) and of `UnreadableRecord`; for columnar formats a
            record batch as bytes (`to_ipc_bytes`).
        rows_before: the number of rows before it, for columnar formats.
        header: the names of the columns, for CSV.
        delimiter: the character between cells, for CSV.
    """

    format: str
    name: str
    encoding: str
    content: Any
    rows_before: int = 0
    header: tuple[str, ...] = ()
    delimiter: str = ","


class Record(NamedTuple):
    """One record of a file.

    Parameters:
        text: the document; None where the field is null.
        columns: all fields of the record.
        line: its line, or its row for columnar formats, from 1.
        raw: the record as it was read.
    """

    text: str | None
    columns: dict[str, Any]
    line: int
    raw: Any = None


def read_chunks(
    stream: BinaryIO,
    name: str,
    options: ReadOptions,
    *,
    live: bool = False,
    on_guess: Callable[[str, str, str], None] = lambda name, encoding, reason: None,
) -> Iterator[Chunk]:
    """Yield the records of one file, some at a time.

    Parameters:
        stream: a binary file, decompressed.
        name: its name in messages.
        options: how it is read.
        live: see `TextStream`.
        on_guess: called with the name, the encoding and the reason if the encoding was guessed.

    Raises:
        RecordError: a table has no such field.
        ResourceError: a columnar file is not of its format.
    """
    format = options.format_of(name)
    if format in COLUMNAR_FORMATS:
        rows_before = 0
        for batch in read_batches(stream, name, format, options.field):
            yield Chunk(format, name, "", to_ipc_bytes(batch), rows_before=rows_before)
            rows_before += batch.num_rows
        return
    text = TextStream(stream, name, options.encoding, live=live, max_line=options.max_line)
    if text.reason:
        on_guess(name, text.encoding, text.reason)
    if options.errors != "strict":
        text.check_decodable()
    if format == "file":
        yield Chunk(format, name, text.encoding, _joined(list(text.blocks())))
    elif format in ("csv", "tsv"):
        yield from _read_rows(text, format, options)
    elif format == "json":
        yield from _read_json(text, options)
    else:
        for block in text.blocks():
            yield Chunk(format, name, text.encoding, block)


def _joined(blocks: list[LineBlock]) -> LineBlock:
    """Return one block of all lines of a file."""
    if not blocks:
        return LineBlock(b"", "utf-8", 0, 0)
    for block in blocks:
        if block.limit:
            return block
    return blocks[0]._replace(data=b"".join(block.data for block in blocks))


def _read_json(stream: TextStream, options: ReadOptions) -> Iterator[Chunk]:
    """Yield the values of a JSON file, which is read as a whole."""
    name, encoding = stream.name, stream.encoding
    block = _joined(list(stream.blocks()))
    content: list[JsonValue | UnreadableRecord] = []
    lines: list[str] = []
    for line in decode_lines(block, name, encoding, options.errors, keep_ends=True):
        if isinstance(line, UnreadableRecord):
            content.append(line)
            # An empty line keeps the numbers of the lines after it.
            lines.append("\n")
        else:
            lines.append(line)
    if content and options.errors != "skip":
        yield Chunk("json", name, encoding, content)
        return
    size = 0
    for value in json_values("".join(lines)):
        content.append(value)
        size += len(value.raw)
        if size >= CHUNK_BYTES:
            yield Chunk("json", name, encoding, content)
            content, size = [], 0
    if content:
        yield Chunk("json", name, encoding, content)


def _read_rows(stream: TextStream, format: str, options: ReadOptions) -> Iterator[Chunk]:
    """Yield the rows of a table: a row may span lines, so that only the process that reads can find its end."""
    name, encoding = stream.name, stream.encoding
    unreadable: list[UnreadableRecord] = []

    def lines() -> Iterator[str]:
        for block in stream.blocks():
            for line in decode_lines(block, name, encoding, options.errors, keep_ends=True):
                if isinstance(line, UnreadableRecord):
                    unreadable.append(line)
                    if options.errors != "skip":
                        return
                else:
                    yield line

    # The largest value that every platform accepts.
    csv.field_size_limit(2**31 - 1)
    source = lines()
    first = next(source, "")
    delimiter = "\t" if format == "tsv" else options.delimiter
    declared = _DELIMITER_LINE.fullmatch(first)
    lines_before = 0
    if declared is not None:
        delimiter = declared[1] if delimiter == "auto" else delimiter
        first, lines_before = next(source, ""), 1
    if delimiter == "auto":
        delimiter = _delimiter_of(first)
    reader = csv.reader(chain([first] if first else [], source), delimiter=delimiter)
    header: tuple[str, ...] = ()
    rows: list[Any] = []
    size, line = 0, lines_before + 1
    numbered = options.field.isdigit()
    try:
        for row in reader:
            if row and not header:
                header = _header_of(row, options.field)
                _check_header(header, f"{name}:{line}", options.field, first, delimiter)
                if not numbered:
                    line = lines_before + reader.line_num + 1
                    continue
            if row:
                rows.append((line, row))
                size += sum(map(len, row))
            line = lines_before + reader.line_num + 1
            if size >= CHUNK_BYTES:
                yield Chunk(format, name, encoding, [*unreadable, *rows], header=header, delimiter=delimiter)
                rows, size = [], 0
                unreadable.clear()
    except csv.Error as error:
        if rows:
            yield Chunk(format, name, encoding, [*unreadable, *rows], header=header, delimiter=delimiter)
        raise RecordError(f"{name}:{line}: not {format.upper()}: {error}") from None
    if rows or unreadable:
        # With errors="strict" the unreadable line is the last one, and the rows before it count.
        yield Chunk(format, name, encoding, [*rows, *unreadable], header=header, delimiter=delimiter)


def _delimiter_of(first_line: str) -> str:
    """Return the comma, semicolon or tab that a line has most often outside of quotation marks; a comma for none."""
    unquoted = re.sub('"[^"]*"?', "", first_line)
    return max(",;\t", key=unquoted.count)


def _header_of(row: list[str], field: str) -> tuple[str, ...]:
    """Return the names of the columns, without white space around them unless the field has it; or their numbers."""
    if field.isdigit():
        return tuple(str(number) for number in range(1, len(row) + 1))
    return tuple(row) if field in row else tuple(cell.strip() for cell in row)


def _check_header(header: tuple[str, ...], place: str, field: str, first_line: str, delimiter: str) -> None:
    """Raise `RecordError` if two columns have the same name, or none has that of the field.

    Parameters:
        header: the names of the columns.
        place: the file and the line, for the message.
        field: the field that is the document.
        first_line: the line of the header, in which another delimiter may occur.
        delimiter: the delimiter by which the line was split.
    """
    duplicate = next((column for at, column in enumerate(header) if column in header[:at]), None)
    if duplicate is not None:
        raise RecordError(f"{place}: two columns are called {duplicate!r}")
    if field not in header:
        other = next((each for each in _OTHER_DELIMITERS if each != delimiter and each in first_line), None)
        # The command line takes a tab as "\t", as repr writes it.
        hint = "" if other is None else f", or another delimiter with --delimiter {other!r}"
        raise RecordError(
            f"{place}: no column {field!r}{nearest(field, header)}; available: {', '.join(header)}; "
            f"name one with --field{hint}"
        )


def replacements_in(chunk: Chunk, errors: str) -> int:
    """Return how many places of a chunk U+FFFD replaces when ``errors`` is ``"replace"``; 0 for tables."""
    return count_replacements(chunk.content) if errors == "replace" and isinstance(chunk.content, LineBlock) else 0


def read_records(chunk: Chunk, options: ReadOptions) -> Iterator[Record | UnreadableRecord]:
    """Yield the records of a chunk of lines or rows."""
    if chunk.format == "file":
        yield _whole_file(chunk, options)
    elif chunk.format in ("csv", "tsv"):
        for row in chunk.content:
            yield row if isinstance(row, UnreadableRecord) else _table_row(row, chunk, options.field)
    elif chunk.format == "json":
        for value in chunk.content:
            yield value if isinstance(value, UnreadableRecord) else _json_record(value, chunk.name, options.field)
    else:
        block: LineBlock = chunk.content
        lines = decode_lines(block, chunk.name, chunk.encoding, options.errors)
        for number, line in enumerate(lines, block.lines_before + 1):
            if isinstance(line, UnreadableRecord):
                yield line
            elif chunk.format == "text":
                yield Record(line, {"line": number}, number)
            elif line.strip():
                yield _json_object(line, number, chunk.name, options.field)


def _whole_file(chunk: Chunk, options: ReadOptions) -> Record | UnreadableRecord:
    lines = decode_lines(chunk.content, chunk.name, chunk.encoding, options.errors, keep_ends=True)
    unreadable = next((line for line in lines if isinstance(line, UnreadableRecord)), None)
    if unreadable is not None:
        return unreadable._replace(raw=chunk.content.data)
    return Record("".join(map(str, lines)), {}, 1)


def _table_row(numbered: tuple[int, list[str]], chunk: Chunk, field: str) -> Record | UnreadableRecord:
    line, cells = numbered
    if len(cells) != len(chunk.header):
        error = RecordError(
            f"{chunk.name}:{line}: a row of {len(cells)} columns, expected {len(chunk.header)} as in the first line"
        )
        return UnreadableRecord(to_csv_row(cells, chunk.delimiter), line, error)
    columns = dict(zip(chunk.header, cells, strict=True))
    return Record(columns[field], columns, line, cells)


def to_csv_row(cells: list[str], delimiter: str) -> bytes:
    """Return a row as a line of a CSV file."""
    sink = io.StringIO()
    csv.writer(sink, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return sink.getvalue().encode("utf-8", "surrogatepass")


def _json_object(text: str, line: int, name: str, field: str) -> Record | UnreadableRecord:
    try:
        value = JsonValue(line, json.loads(text), text)
    except (ValueError, RecursionError) as error:
        value = JsonValue(line, None, text, str(error))
    return _json_record(value, name, field)


def _json_record(value: JsonValue, name: str, field: str) -> Record | UnreadableRecord:
    if value.error:
        problem = RecordError(f"{name}:{value.line}: not JSON: {value.error}")
    else:
        try:
            return Record(_field_value(value.value, field), value.value, value.line, value.raw)
        except RecordError as error:
            problem = RecordError(f"{name}:{value.line}: {error}")
    return UnreadableRecord((value.raw.rstrip("\r\n") + "\n").encode("utf-8", "surrogatepass"), value.line, problem)


def _field_value(record: Any, field: str) -> str | None:
    """Return the string of the field of this name, or else of the path that the dots in the name describe."""
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
        raise RecordError(f"field {field!r} must be a string, found {json.dumps(value, ensure_ascii=False)[:60]}")
    return value
