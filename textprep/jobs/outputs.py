"""Output files: their names, the sink of results, and the file of rejected records."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from textprep.arrow import import_pyarrow
from textprep.errors import ParameterError, RecordError
from textprep.files.archives import is_archive
from textprep.files.binary_files import refuse_binary_output
from textprep.files.columnar import from_ipc_bytes
from textprep.files.compression import compression_suffix, compressor
from textprep.files.inputs import Input
from textprep.files.records import INPUT_FORMATS
from textprep.files.results import WriteOptions
from textprep.resources.atomic import atomic_write


class Sink:
    """Writes the results of chunks to a stream, in order.

    Parameters:
        stream: a binary file.
        options: how results are written.
    """

    def __init__(self, stream: BinaryIO, options: WriteOptions) -> None:
        self._stream = stream
        self._is_parquet = options.format == "parquet"
        self._compress = compressor(options.compression)
        self._header: bytes | None = None
        self._writer: Any = None

    def write(self, data: bytes, header: bytes = b"") -> None:
        """Write the result of one chunk.

        Parameters:
            data: the bytes, compressed; for Parquet a record batch (`to_ipc_bytes`).
            header: the bytes before all chunks, not compressed; written once.

        Raises:
            RecordError: the columns differ from those of the first chunk.
        """
        if not data:
            return
        if self._is_parquet:
            self._write_batch(from_ipc_bytes(data))
            return
        if self._header is None:
            self._header = header
            if header:
                self._stream.write(self._compress(header))
        elif header != self._header:
            found, before = (line.decode(errors="replace").strip() for line in (header, self._header))
            raise RecordError(f"fields {found}, but the records before have {before}; --format jsonl can hold both")
        self._stream.write(data)

    def end_line(self) -> None:
        """Write the line end that the last line of a text lacks."""
        self._stream.write(self._compress(b"\n"))

    def _write_batch(self, batch: Any) -> None:
        pa = import_pyarrow()
        if self._writer is None:
            self._open_writer(batch.schema)
        try:
            self._writer.write_batch(_cast_to_schema(pa, batch, self._writer.schema))
        except (pa.ArrowInvalid, pa.ArrowTypeError, KeyError, ValueError) as error:
            raise RecordError(f"columns that do not fit those before: {error}; --format jsonl can hold both") from None

    def _open_writer(self, schema: Any) -> None:
        import pyarrow.parquet as pq

        self._writer = pq.ParquetWriter(self._stream, schema)

    def close(self) -> None:
        """Write the footer of a Parquet file; other formats have none."""
        if self._is_parquet:
            if self._writer is None:
                self._open_writer(import_pyarrow().schema([]))
            self._writer.close()


def _cast_to_schema(pa: Any, batch: Any, schema: Any) -> Any:
    """Return a batch with the columns and types of a schema; a missing column is null.

    Raises:
        ValueError: the batch has a column that the schema lacks.
    """
    unknown = [name for name in batch.schema.names if name not in schema.names]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} is new")
    arrays = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


class RejectsFile:
    """The file of skipped records; it is created with the first record, and written whole or not at all.

    A context manager: the file takes its path when the block ends without an exception. If no record was skipped, a
    file of an earlier run is removed.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._stack = ExitStack()

    def write(self, records: list[bytes]) -> None:
        """Write records as they stood in the input, one a line."""
        if records and self._file is None:
            self._file = self._stack.enter_context(atomic_write(self._path, "file of skipped records"))
        for record in records:
            assert self._file is not None
            self._file.write(record if record.endswith(b"\n") else record + b"\n")

    def __enter__(self) -> RejectsFile:
        return self

    def __exit__(self, *exception: Any) -> None:
        self._stack.__exit__(*exception)
        if self._file is None and exception[0] is None:
            Path(self._path).unlink(missing_ok=True)


def is_output_folder(output: str, names: list[str]) -> bool:
    """Return whether an output is a folder: an existing one, a name that ends with a slash, or a mirror.

    Parameters:
        output: the name of the output; ``"-"`` is stdout.
        names: the names of the inputs, not expanded. If one is a folder or a zip archive, a new output without a suffix
            is a folder.
    """
    if output == "-":
        return False
    if Path(output).is_dir() or output.endswith(("/", os.sep)):
        return True
    return (
        not Path(output).exists()
        and not Path(output).suffix
        and any(Path(name).is_dir() or is_archive(name) for name in names)
    )


def check_output(names: list[str], inputs: list[Input], output: str, is_folder: bool) -> None:
    """Raise `ParameterError` before anything is read if the output cannot be used.

    Parameters:
        names: the names of the inputs, not expanded.
        inputs: the input files.
        output: a file or folder; ``"-"`` is stdout.
        is_folder: see `is_output_folder`.
    """
    if output == "-":
        return
    if not is_folder:
        refuse_binary_output(output)
    path = Path(output)
    for name in names:
        if name != "-" and Path(name).is_dir() and path.resolve().is_relative_to(Path(name).resolve()):
            raise ParameterError(
                f"the output {output!r} lies inside of the input {name!r}, and the next run would read it"
            )
    for file in inputs:
        source = Path(file.path)
        if not file.is_stdin and not is_folder and path.exists() and source.exists() and source.samefile(path):
            raise ParameterError(f"the output {output!r} is also an input; name another file")
    if not path.resolve().parent.is_dir():
        raise ParameterError(f"the output {output!r} lies in a folder that does not exist")
    if is_folder and path.exists() and not path.is_dir():
        raise ParameterError(f"the output {output!r} is a file; name a folder")


def output_paths(inputs: list[Input], folder: str, suffix: str | None, compression: str = "") -> list[str]:
    """Return for each input the file in a folder that its results are written to: its relative path, mirrored.

    Parameters:
        inputs: the input files.
        folder: the output folder.
        suffix: replaces the suffix of an input format; None keeps the name. A suffix of compression is dropped.
        compression: a suffix of compression that is appended.

    Raises:
        ParameterError: two inputs have the same output, or an output is an input.
    """
    sources = {os.path.realpath(file.path) for file in inputs}
    input_of: dict[str, str] = {}
    for file in inputs:
        if file.is_stdin:
            raise ParameterError("stdin has no name to mirror in a folder; name a file with -o")
        relative = os.path.normpath(file.relative)
        if relative.startswith(".."):
            relative = Path(file.path).name
        output = str(Path(folder, _output_name(relative, suffix) + compression))
        if output in input_of:
            raise ParameterError(f"{input_of[output]!r} and {file.name!r} would both be written to {output!r}")
        if os.path.realpath(output) in sources:
            raise ParameterError(
                f"input {output!r} would be overwritten by the result of {file.name!r}; name another folder"
            )
        input_of[output] = file.name
    return list(input_of)


def _output_name(name: str, suffix: str | None) -> str:
    """Return the name with the suffix of an input format replaced; any other suffix is kept before the new one."""
    name = name.removesuffix(compression_suffix(name))
    if suffix is None:
        return name
    stem, ending = os.path.splitext(name)
    known = {ending for suffixes in INPUT_FORMATS.values() for ending in suffixes} | {".txt"}
    return (stem if ending.lower() in known else name) + suffix
