"""From files to documents: files are opened, decompressed, decoded, split into chunks, and parsed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO, NamedTuple

from textprep.arrow import string_values
from textprep.errors import ResourceError
from textprep.files.archives import DAMAGE_ERRORS, is_archive, members, open_member
from textprep.files.binary_files import refuse_binary_file
from textprep.files.columnar import from_ipc_bytes
from textprep.files.compression import decompressed
from textprep.files.inputs import Input
from textprep.files.lines import UnreadableRecord
from textprep.files.records import COLUMNAR_FORMATS, Chunk, ReadOptions, read_chunks, read_records


class OpenInput(NamedTuple):
    """An open file: its bytes on disk, and decompressed."""

    raw: BinaryIO
    decompressed: BinaryIO


def _open_file(file: Input) -> BinaryIO:
    if file.member is not None:
        return open_member(file.path, file.member.key, file.name)
    if is_archive(file.path):
        # Raises the error for which `expand_inputs` did not unpack it.
        members(file.path)
        raise ResourceError(f"zip archive {file.path!r} contains no files")
    try:
        return open(file.path, "rb")
    except OSError as error:
        raise ResourceError(f"input file {file.path!r} cannot be read: {error.strerror}") from None


@contextmanager
def open_input(file: Input) -> Iterator[OpenInput]:
    """Open an input file or stdin.

    Raises:
        ResourceError: the file cannot be opened, or its compressed data is damaged.
    """
    with ExitStack() as stack:
        raw: Any = sys.stdin.buffer if file.is_stdin else stack.enter_context(_open_file(file))
        # Peeking at a terminal would wait for input.
        refuse_binary_file(file.name, b"" if file.is_stdin else raw.peek(8)[:8])
        yield OpenInput(raw, stack.enter_context(decompressed(raw, file.name)))


def input_chunks(
    file: Input,
    options: ReadOptions,
    on_guess: Callable[[str, str, str], None] = lambda name, encoding, reason: None,
) -> Iterator[tuple[Chunk, int]]:
    """Yield the chunks of a file, each with the number of bytes of the file read since the one before.

    Parameters:
        file: a file; stdin is read as its bytes arrive.
        options: how it is read.
        on_guess: see `read_chunks`.

    Raises:
        TextprepError: the file cannot be read.
    """
    try:
        with open_input(file) as (raw, stream):
            position = 0
            for chunk in read_chunks(stream, file.name, options, live=file.is_stdin, on_guess=on_guess):
                before, position = position, _position(raw)
                yield chunk, position - before
    except OSError as error:
        raise ResourceError(f"input file {file.name!r} cannot be read: {error.strerror or error}") from None
    except DAMAGE_ERRORS as error:
        raise ResourceError(f"input file {file.name!r} is damaged: {error}") from None


def _position(stream: BinaryIO) -> int:
    try:
        return stream.tell()
    except OSError:
        # A pipe has no position.
        return 0


class FileDocuments:
    """The documents of files, without null ones; every iteration reads the files again.

    Parameters:
        inputs: the files.
        options: how they are read; with ``errors="skip"`` unreadable records are left out.

    Raises:
        TextprepError: while iterating, at the first record that cannot be read.
    """

    def __init__(self, inputs: list[Input], options: ReadOptions) -> None:
        self._inputs = inputs
        self._options = options

    def __iter__(self) -> Iterator[str]:
        for file in self._inputs:
            for chunk, _ in input_chunks(file, self._options):
                yield from _documents_of(chunk, self._options)


def _documents_of(chunk: Chunk, options: ReadOptions) -> Iterator[str]:
    if chunk.format in COLUMNAR_FORMATS:
        column = from_ipc_bytes(chunk.content).column(options.field)
        yield from (text for text in string_values(column, options.field) if text is not None)
        return
    for record in read_records(chunk, options):
        if not isinstance(record, UnreadableRecord):
            if record.text is not None:
                yield record.text
        elif options.errors != "skip":
            raise record.error
