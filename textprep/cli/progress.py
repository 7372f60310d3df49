"""A progress bar on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textprep.errors import checked_imports
from textprep.files.inputs import Input


@contextmanager
def progress_bar(inputs: list[Input], output: str) -> Iterator[Callable[[int], None]]:
    """Yield a function that adds processed bytes to a progress bar.

    The bar is shown only on a terminal, only if the results do not go to a terminal, too, and not for stdin, whose size
    is unknown.
    """
    if not sys.stderr.isatty() or (output == "-" and sys.stdout.isatty()) or any(file.is_stdin for file in inputs):
        yield lambda n_bytes: None
        return
    with checked_imports("rich"):
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
    total = sum(file.size for file in inputs) or 1
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("textprep", total=total)

    def add(n_bytes: int) -> None:
        # Started here and not above: the bar is a thread, and worker processes must be forked before it starts.
        progress.start()
        progress.update(task, advance=n_bytes)

    try:
        yield add
    finally:
        progress.stop()
