"""Parquet and Arrow files, read as record batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from textprep.arrow import import_pyarrow
from textprep.errors import RecordError, ResourceError, nearest

#: The largest number of rows in a chunk.
CHUNK_ROWS = 2048


def read_batches(stream: BinaryIO, name: str, format: str, field: str) -> Iterator[Any]:
    """Yield the rows of a file as record batches of at most `CHUNK_ROWS`; a file without rows gives one empty batch.

    Parameters:
        stream: a binary file.
        name: its name in messages.
        format: ``"parquet"`` or ``"arrow"`` (Arrow's file format or stream format).
        field: a column that the file must have.

    Raises:
        RecordError: the file has no such column.
        ResourceError: the file is not of the format.
        MissingPackageError: pyarrow is not installed.
    """
    pa = import_pyarrow()
    try:
        schema, batches = _open_parquet(stream) if format == "parquet" else _open_arrow(pa, stream)
        if field not in schema.names:
            raise RecordError(
                f"{name}: no column {field!r}{nearest(field, schema.names)}; available: {', '.join(schema.names)}; "
                "name one with --field"
            )
        for batch in batches:
            for start in range(0, max(1, batch.num_rows), CHUNK_ROWS):
                yield batch.slice(start, CHUNK_ROWS)
    except (pa.ArrowInvalid, OSError) as error:
        article = "an" if format == "arrow" else "a"
        raise ResourceError(f"input file {name!r} is not {article} {format} file: {error}") from None


def _open_parquet(stream: BinaryIO) -> tuple[Any, Iterator[Any]]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(stream)
    return file.schema_arrow, file.iter_batches(batch_size=CHUNK_ROWS)


def _open_arrow(pa: Any, stream: BinaryIO) -> tuple[Any, Iterator[Any]]:
    try:
        reader = pa.ipc.open_file(stream)
        return reader.schema, map(reader.get_batch, range(reader.num_record_batches))
    except pa.ArrowInvalid:
        stream.seek(0)
        reader = pa.ipc.open_stream(stream)
        return reader.schema, iter(reader)


def to_ipc_bytes(batch: Any) -> bytes:
    """Return a record batch as bytes of Arrow's stream format."""
    pa = import_pyarrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def from_ipc_bytes(data: bytes) -> Any:
    """Return the record batch of `to_ipc_bytes`."""
    return import_pyarrow().ipc.open_stream(data).read_next_batch()
