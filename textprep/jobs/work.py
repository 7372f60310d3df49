"""Processing of chunks: the records go through a pipeline, and the results become bytes of the output."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Protocol

from textprep import arrow
from textprep.doc import Batch
from textprep.errors import DocumentsError, ParameterError, RecordError
from textprep.files.columnar import from_ipc_bytes, to_ipc_bytes
from textprep.files.compression import compressor
from textprep.files.records import (
    COLUMNAR_FORMATS,
    Chunk,
    ReadOptions,
    Record,
    read_records,
    replacements_in,
    to_csv_row,
)
from textprep.files.results import NO_ROW, OutputColumns, Result, WriteOptions, render
from textprep.pipeline import Pipeline

#: The suffix of each format's files, before that of compression.
_SUFFIXES = {"words": ".txt", "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet"}


@dataclass
class ChunkResult:
    """The result of a chunk, and everything that failed in it.

    Parameters:
        data: bytes of the output, compressed.
        header: bytes that the output has once, before all chunks; not compressed.
        error: why the chunk could not be read to its end; ``data`` holds what came before.
        failures: messages about records and documents that failed.
        rejects: the records that were skipped, as bytes of the input.
        replaced: how many places of the input U+FFFD replaced.
        documents: the number of documents in ``data``.
        tokens: the number of their tokens.
        lacks_line_end: True if ``data`` is text whose last line has no line end.
    """

    data: bytes = b""
    header: bytes = b""
    error: Exception | None = None
    failures: list[str] = field(default_factory=list)
    rejects: list[bytes] = field(default_factory=list)
    replaced: int = 0
    documents: int = 0
    tokens: int = 0
    lacks_line_end: bool = False


class Processor(Protocol):
    """The work of a `Job` on each chunk. A processor is sent to every process once, and must not change after that."""

    @property
    def read(self) -> ReadOptions:
        """How the input is read."""

    @property
    def write(self) -> WriteOptions:
        """How the output is written."""

    @property
    def output_suffix(self) -> str | None:
        """The suffix of output files in a folder, before that of compression; None to keep that of the input."""

    def __call__(self, chunk: Chunk) -> ChunkResult:
        """Return the result of a chunk."""

    def fingerprint(self) -> str:
        """Return a hash of everything that decides the results."""


@dataclass(frozen=True)
class ChunkProcessor:
    """A pipeline over the records of a chunk.

    Parameters:
        pipeline: takes text.
        read: how the input is read.
        write: how the output is written.
    """

    pipeline: Pipeline
    read: ReadOptions
    write: WriteOptions

    @cached_property
    def columns(self) -> OutputColumns:
        """The columns that are added to every record."""
        return OutputColumns.choose(
            self.write, gives=self.pipeline.gives, gives_tags=self.pipeline.gives_tags, field=self.read.field
        )

    @property
    def output_suffix(self) -> str:
        """The suffix of the output's format."""
        return _SUFFIXES[self.write.format]

    def fingerprint(self) -> str:
        """Return a hash of the pipeline's fingerprint and all options."""
        return sha256(repr((self.pipeline.fingerprint(), self.read, tuple(self.write))).encode()).hexdigest()

    def __call__(self, chunk: Chunk) -> ChunkResult:
        """Return the result of a chunk; an error in it ends the chunk, or the record is rejected."""
        result = ChunkResult()
        try:
            if chunk.format in COLUMNAR_FORMATS:
                data = self._process_batch(from_ipc_bytes(chunk.content), chunk, result)
            else:
                data = self._process_records(self._readable(chunk, result), chunk, result)
        except (DocumentsError, ParameterError, RecordError) as error:
            result.error = RecordError(f"{chunk.name}: {error}")
            result.documents = 0
        else:
            result.data = compressor(self.write.compression)(data) if data else b""
        return result

    def _readable(self, chunk: Chunk, result: ChunkResult) -> list[Record]:
        """Return the records up to the first unreadable one, or all readable ones if errors are skipped."""
        result.replaced = replacements_in(chunk, self.read.errors)
        found: list[Record] = []
        for record in read_records(chunk, self.read):
            if isinstance(record, Record):
                found.append(record)
            elif self.read.errors == "skip":
                result.rejects.append(record.raw)
                result.failures.append(str(record.error))
            else:
                result.error = record.error
                break
        return found

    def _process_records(self, records: list[Record], chunk: Chunk, result: ChunkResult) -> bytes:
        """Run the pipeline on each record, and return the rendered results."""
        batch = self.pipeline.columns([record.text for record in records if record.text is not None])
        results = self._results(records, batch, chunk, result)
        data, result.header = render(results, batch, self.write, self.columns)
        result.documents = len(results)
        result.tokens = batch.token_count()
        return data

    def _results(self, records: list[Record], batch: Batch, chunk: Chunk, result: ChunkResult) -> list[Result]:
        """Return each record with its row of the batch. A failed record has an empty result, or becomes a reject."""
        rows = iter(range(len(batch)))
        results: list[Result] = []
        for record in records:
            row = NO_ROW if record.text is None else next(rows)
            error = batch.failures.get(row)
            if error is not None:
                failure = self.pipeline.failure(row, record.text, error)
                result.failures.append(f"{chunk.name}:{record.line}: stage {failure.stage!r}: {failure.error}")
                if self.read.errors == "skip":
                    result.rejects.append(_record_bytes(record, chunk.delimiter))
                    continue
                row = NO_ROW
            results.append((record, row))
        return results

    def _process_batch(self, batch: Any, chunk: Chunk, result: ChunkResult) -> bytes:
        """Run the pipeline on a record batch: column by column for Parquet, else record by record."""
        if self.write.format == "parquet":
            return self._process_column(batch, chunk, result)
        # Columns that are not written need no Python objects.
        rows = batch.to_pylist() if self.write.format != "words" else [{}] * batch.num_rows
        texts = arrow.string_values(batch.column(self.read.field), self.read.field)
        records = [
            Record(text, row, number, text)
            for number, (text, row) in enumerate(zip(texts, rows, strict=True), chunk.rows_before + 1)
        ]
        return self._process_records(records, chunk, result)

    def _process_column(self, batch: Any, chunk: Chunk, result: ChunkResult) -> bytes:
        names = self.columns.names
        output = arrow.apply(
            self.pipeline,
            batch,
            self.read.field,
            spans="spans" in names,
            tags="tags" in names,
            prefix=self.write.prefix,
            on_error="keep",
        )
        # The last column has the errors.
        errors = output.column(output.num_columns - 1).to_pylist()
        output = output.select(output.schema.names[:-1])
        failed = [row for row, error in enumerate(errors) if error is not None]
        for row in failed:
            result.failures.append(f"{chunk.name}: row {chunk.rows_before + row + 1}: {errors[row]}")
        if failed and self.read.errors == "skip":
            result.rejects += [_row_bytes(batch.slice(row, 1)) for row in failed]
            output = output.filter(arrow.import_pyarrow().array([error is None for error in errors]))
        result.documents = output.num_rows
        if "tokens" in names:
            result.tokens = len(output.column(self.write.prefix + "tokens").flatten())
        return to_ipc_bytes(output)


def _record_bytes(record: Record, delimiter: str) -> bytes:
    """Return a record as it stood in its file."""
    if isinstance(record.raw, list):
        return to_csv_row(record.raw, delimiter)
    return (str(record.text if record.raw is None else record.raw) + "\n").encode("utf-8", "surrogatepass")


def _row_bytes(row: Any) -> bytes:
    """Return a row of a record batch as a JSON line."""
    return (json.dumps(row.to_pylist()[0], ensure_ascii=False, default=str) + "\n").encode()
