"""Where results go: a stream of lines, a table with its first line, columns."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from textprep.arrow import pyarrow
from textprep.errors import ParameterError, RecordError
from textprep.files.compression import compressor
from textprep.files.records import unpacked
from textprep.files.results import Writing
from textprep.resources.atomic import atomic_write


class Sink:
    """Takes the results of pieces, in order.

    Parameters:
        stream: a binary file.
        writing: how results are written.
        compression: the suffix of how the pieces were compressed.
    """

    def __init__(self, stream: BinaryIO, writing: Writing, compression: str = "") -> None:
        if writing.format == "parquet" and compression:
            raise ParameterError(f"Parquet files are compressed inside; leave {compression} away")
        self._stream = stream
        self._writing = writing
        self._compress = compressor(compression)
        self._header: bytes | None = None
        self._writer: Any = None

    def write(self, data: bytes, header: bytes = b"") -> None:
        """The result of one piece, compressed, and the line that stands above all of them, as it is.

        Raises:
            RecordError: its columns are not those of the first.
        """
        if not data:
            return
        if self._writing.format == "parquet":
            self._columns(unpacked(data))
            return
        if self._header is None:
            self._header = header
            if header:
                self._stream.write(self._compress(header))
        elif header != self._header:
            found, before = (line.decode(errors="replace").strip() for line in (header, self._header))
            raise RecordError(f"fields {found}, and before {before}; --format jsonl takes both")
        self._stream.write(data)

    def _columns(self, batch: Any) -> None:
        pa = pyarrow()
        import pyarrow.parquet as pq

        if self._writer is None:
            self._writer = pq.ParquetWriter(self._stream, batch.schema)
        try:
            self._writer.write_batch(_fitted(pa, batch, self._writer.schema))
        except (pa.ArrowInvalid, pa.ArrowTypeError, KeyError, ValueError) as error:
            raise RecordError(f"columns that do not fit those before: {error}; --format jsonl takes both") from None

    def close(self) -> None:
        """Write what comes at the end."""
        if self._writing.format == "parquet":
            if self._writer is None:
                pa = pyarrow()
                import pyarrow.parquet as pq

                self._writer = pq.ParquetWriter(self._stream, pa.schema([]))
            self._writer.close()


def _fitted(pa: Any, batch: Any, schema: Any) -> Any:
    """A batch in the order and types of a schema; a column that is missing is null, one too many an error."""
    more = [name for name in batch.schema.names if name not in schema.names]
    if more:
        raise ValueError(f"{', '.join(more)} came later")
    arrays = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


class Side:
    """A file for what was skipped, made when there is something, whole or not at all; without records an old one goes.

    A context manager: the file takes its place when the block ends well.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._stack = ExitStack()

    def write(self, lines: list[bytes]) -> None:
        """Some records, as bytes of the input."""
        if lines and self._file is None:
            self._file = self._stack.enter_context(atomic_write(self.path, "side file"))
        for line in lines:
            assert self._file is not None
            self._file.write(line if line.endswith(b"\n") else line + b"\n")

    def __enter__(self) -> Side:
        return self

    def __exit__(self, *exception: Any) -> None:
        self._stack.__exit__(*exception)
        if self._file is None and exception[0] is None:
            Path(self.path).unlink(missing_ok=True)
