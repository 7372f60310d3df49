"""Results as bytes of a file: lines of words, JSON lines, CSV, Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
from typing import Any, NamedTuple

from textprep.arrow import LIST_TYPES, import_pyarrow
from textprep.doc import Batch, Doc
from textprep.errors import ParameterError, RecordError, nearest
from textprep.files.columnar import to_ipc_bytes
from textprep.files.records import Record
from textprep.kernels.rendering import json_line, json_lines, word_lines

OUTPUT_FORMATS = ("words", "jsonl", "csv", "parquet")
#: The columns that a result can have, in the order in which they are written.
COLUMNS = ("text", "tokens", "spans", "tags")

#: In the place of a row: the field was null, or the pipeline failed.
NO_ROW = -1
#: A record and the row of the document that the pipeline made of it.
Result = tuple[Record, int]
_Rendered = tuple[Record, "Doc | None"]


class WriteOptions(NamedTuple):
    r"""How results are written.

    Parameters:
        format: one of `OUTPUT_FORMATS`.
        columns: some of `COLUMNS`; empty for the default of the pipeline (see `OutputColumns.choose`).
        prefix: what the names of these columns begin with.
        errors: how lone surrogates are written: by ``"strict"`` as three bytes (in JSON as ``\udXXX``), else as "?".
        compression: the suffix of the compression, such as ``".gz"``; empty for none.
        bom: whether CSV begins with a byte order mark, by which spreadsheets recognise UTF-8.
    """

    format: str = "words"
    columns: tuple[str, ...] = ()
    prefix: str = ""
    errors: str = "strict"
    compression: str = ""
    bom: bool = False

    def check(self) -> None:
        """Raise `ParameterError` if an option has an unknown value, or options contradict each other."""
        if self.format not in OUTPUT_FORMATS:
            raise ParameterError(
                f"--format must be {' or '.join(OUTPUT_FORMATS)}, found {self.format!r}"
                f"{nearest(self.format, OUTPUT_FORMATS)}"
            )
        for column in self.columns:
            if column not in COLUMNS:
                raise ParameterError(
                    f"--columns must be some of {', '.join(COLUMNS)}, found {column!r}{nearest(column, COLUMNS)}"
                )
        if self.bom and self.format != "csv":
            raise ParameterError(f"--bom needs --format csv, found {self.format!r}")
        if self.format == "parquet" and self.compression:
            raise ParameterError(f"Parquet files are compressed inside; name the output without {self.compression}")


class OutputColumns(NamedTuple):
    """The columns that a run adds to every record.

    Parameters:
        names: some of `COLUMNS`.
        replaced_field: the field of the record that the column "text" replaces; empty if it replaces none.
        of_tokens: whether the pipeline gives tokens.
    """

    names: tuple[str, ...]
    replaced_field: str = ""
    of_tokens: bool = True

    @classmethod
    def choose(cls, options: WriteOptions, *, gives: str, gives_tags: bool, field: str) -> OutputColumns:
        """Choose the columns of a pipeline.

        Parameters:
            options: the columns that the user named; by default the text of a pipeline that gives text, else the
                tokens, their spans, and their tags if there are any.
            gives: ``"text"`` or ``"tokens"``.
            gives_tags: whether the tokens have tags.
            field: the field of the record that is the document. A pipeline that gives text replaces it if the new
                column has its name.
        """
        default = ("text",) if gives == "text" else ("tokens", "spans", *(("tags",) if gives_tags else ()))
        chosen = options.columns or default
        replaced_field = field if gives == "text" and options.prefix + "text" == field else ""
        return cls(tuple(name for name in COLUMNS if name in chosen), replaced_field, gives == "tokens")


def render(results: list[Result], batch: Batch, options: WriteOptions, columns: OutputColumns) -> tuple[bytes, bytes]:
    """Return the results of one chunk as bytes, and the header that the file has once before all chunks.

    Parameters:
        results: the records with the rows of their documents.
        batch: the documents.
        options: how they are written.
        columns: the columns that are added to every record.

    Raises:
        RecordError: a record has a field with the name of a result, or the records do not fit into one table.
    """
    if options.format == "words":
        return word_lines(batch, [row for _, row in results], options.errors != "strict"), b""
    if options.format == "jsonl" and not columns.replaced_field:
        return _jsonl(results, batch, options, columns), b""
    docs = [(record, None if row == NO_ROW else batch.doc(row)) for record, row in results]
    if options.format == "csv":
        return _csv(docs, options, columns)
    if options.format == "parquet":
        return _parquet(docs, options, columns), b""
    rows = ({**record.columns, **_values(record, doc, options, columns)} for record, doc in docs)
    return "".join(json_line(row) + "\n" for row in rows).encode(), b""


def _jsonl(results: list[Result], batch: Batch, options: WriteOptions, columns: OutputColumns) -> bytes:
    added = [(options.prefix + column, column) for column in columns.names]
    for record, _ in results:
        for name, _ in added:
            _check_new_field(record, name)
    # A line of text has no field that holds the original, to which the spans refer.
    if results and results[0][0].raw is None and columns.of_tokens:
        added = [(name, "original" if column == "text" else column) for name, column in added]
    heads = [json_line(record.columns)[:-1].encode() for record, _ in results]
    return json_lines(heads, batch, [row for _, row in results], added)


def _csv(results: list[_Rendered], options: WriteOptions, columns: OutputColumns) -> tuple[bytes, bytes]:
    body, header = io.StringIO(), io.StringIO()
    writer = csv.writer(body, lineterminator="\n")
    names: list[str] = []
    for record, doc in results:
        row = {**record.columns, **_values(record, doc, options, columns)}
        if not names:
            names = list(row)
            csv.writer(header, lineterminator="\n").writerow(names)
        elif list(row) != names:
            raise RecordError(
                f"line {record.line}: fields {', '.join(row)}, but the records before it have {', '.join(names)}; "
                "--format jsonl can hold both"
            )
        writer.writerow(map(_cell, row.values()))
    mark = codecs.BOM_UTF8 if options.bom else b""
    return encode_utf8(body.getvalue(), options.errors), mark + encode_utf8(header.getvalue(), options.errors)


def _cell(value: Any) -> Any:
    """Return a cell of CSV: a list of strings is joined by spaces, and other lists and objects become JSON."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return " ".join(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parquet(results: list[_Rendered], options: WriteOptions, columns: OutputColumns) -> bytes:
    if not results:
        return b""
    pa = import_pyarrow()
    rows = [
        {**record.columns, **_split_spans(_values(record, doc, options, columns), options.prefix)}
        for record, doc in results
    ]
    names = list(dict.fromkeys(name for row in rows for name in row))
    types = {options.prefix + name: make_type(pa) for name, make_type in LIST_TYPES.items()}
    try:
        arrays = [pa.array([row.get(name) for row in rows], type=types.get(name)) for name in names]
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
        raise RecordError(f"records near line {results[0][0].line} do not fit into columns: {error}") from None
    return to_ipc_bytes(pa.RecordBatch.from_arrays(arrays, names=names))


def _split_spans(values: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Return the values with spans as two columns, "starts" and "ends", as `textprep.arrow.apply` has them."""
    split: dict[str, Any] = {}
    for name, value in values.items():
        if name == prefix + "spans":
            split[prefix + "starts"] = None if value is None else [start for start, _ in value]
            split[prefix + "ends"] = None if value is None else [end for _, end in value]
        else:
            split[name] = value
    return split


def _values(record: Record, doc: Doc | None, options: WriteOptions, columns: OutputColumns) -> dict[str, Any]:
    """Return the columns of one result.

    They are null for a document that was null or failed; a text that would be replaced is then kept.

    Raises:
        RecordError: the record has a field with the name of a column.
    """
    values: dict[str, Any] = {}
    for column in columns.names:
        name = options.prefix + column
        if name == columns.replaced_field and name in record.columns:
            if doc is not None:
                values[name] = doc.text
            continue
        _check_new_field(record, name)
        if column == "text" and doc is not None and doc.tokens is not None and record.raw is None:
            # A line of text has no field that holds the original, to which the spans refer.
            values[name] = doc.original
        else:
            values[name] = None if doc is None else _value(doc, column)
    return values


def _check_new_field(record: Record, name: str) -> None:
    if name in record.columns:
        raise RecordError(
            f"line {record.line}: the record has a field {name!r} already; give results another name with --prefix"
        )


def _value(doc: Doc, column: str) -> Any:
    if column == "text":
        return doc.text
    if column == "spans":
        return doc.spans() if doc.tokens is not None else None
    return doc.tokens if column == "tokens" else doc.tags


def encode_utf8(text: str, errors: str) -> bytes:
    """Return the text in UTF-8; lone surrogates become three bytes each if ``errors`` is ``"strict"``, else "?"."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass" if errors == "strict" else "replace")
