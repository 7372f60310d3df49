"""Input files, the output and the progress bar of the commands that work on lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from textprep.errors import ParameterError, ResourceError, ResourceMissingError, nearest
from textprep.files.encodings import check_encoding
from textprep.files.inputs import size_of
from textprep.files.lines import ERRORS
from textprep.files.records import Reading, check_reading
from textprep.resources.atomic import atomic_write

#: Results are written when this many bytes have come together.
BUFFER = 1 << 16


def check_choices(*options: tuple[str, str, tuple[str, ...]]) -> None:
    """Raise where an option (its name, its value, what it may be) has another value."""
    for name, value, choices in options:
        if value not in choices:
            raise ParameterError(f"{name} must be {' or '.join(choices)}, found {value!r}{nearest(value, choices)}")


def reading_of(input_format: str, field: str, encoding: str, errors: str) -> Reading:
    """How input is read, by the options that say so, checked."""
    check_choices(("--errors", errors, ERRORS))
    check_encoding(encoding)
    reading = Reading(input_format, field, encoding, errors)
    check_reading(reading)
    return reading


def check_files(sources: list[str], output: str) -> None:
    """Raise before anything is read where an input or the output cannot be used."""
    for source in sources:
        if source == "-":
            continue
        path = Path(source)
        if not path.exists():
            raise ResourceMissingError(f"input file {source!r} does not exist")
        if path.is_dir():
            raise ResourceError(f"input file {source!r} is a folder; name the files in it")
        if output != "-" and Path(output).exists() and path.samefile(output):
            raise ParameterError(f"the output {output!r} is also an input; name another file")
    if output != "-" and Path(output).is_dir():
        raise ParameterError(f"the output {output!r} is a folder; name a file")
    if output != "-" and not Path(output).resolve().parent.is_dir():
        raise ParameterError(f"the output {output!r} lies in a folder that does not exist")


@contextmanager
def open_input(source: str) -> Iterator[BinaryIO]:
    """A file, or stdin for "-"."""
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open(source, "rb")  # noqa: SIM115  closed below; only opening may fail like this
    except OSError as error:
        raise ResourceError(f"input file {source!r} cannot be read: {error.strerror}") from None
    with stream:
        yield stream


def open_output(output: str) -> Any:
    """A file that is written whole or not at all, or stdout for "-"."""
    return nullcontext(sys.stdout.buffer) if output == "-" else atomic_write(output, "output file")


@contextmanager
def progress(sources: list[str], output: str) -> Iterator[Any]:
    """A counter on stderr where that is a terminal and results do not go there, too."""
    if not sys.stderr.isatty() or (output == "-" and sys.stdout.isatty()) or "-" in sources:
        yield lambda amount: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TransferSpeedColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    total = sum(map(size_of, sources)) or 1
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("textprep", total=total)

    def advance(amount: int) -> None:
        # Not before there is something to show: the display is a thread, and processes are forked before any.
        progress.start()
        progress.update(task, advance=amount)

    try:
        yield advance
    finally:
        progress.stop()
