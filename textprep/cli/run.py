"""``textprep run``: a pipeline over files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from textprep import kernels
from textprep.cli.console import say
from textprep.cli.settings import load_pipeline
from textprep.errors import ParameterError, ResourceError, ResourceMissingError, nearest
from textprep.files import FORMATS, LineReader, check_encoding, to_json, to_words
from textprep.pipeline import Failure, Pipeline
from textprep.whole_file import replacing

#: Results are written when this many bytes have come together.
_BUFFER = 1 << 16


def run(
    pipeline: Annotated[str, typer.Argument(help="A built-in pipeline (zh, en, mixed) or a TOML file.")],
    files: Annotated[list[str] | None, typer.Argument(help="Files, a document per line; - is stdin.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="Where to write; - is stdout.")] = "-",
    format: Annotated[str, typer.Option("--format", help="words or jsonl.")] = "words",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="STAGE.PARAM=VALUE", help="Change a parameter.")
    ] = None,
    encoding: Annotated[str, typer.Option("--encoding", help="Of the input; the output is UTF-8.")] = "utf-8",
    errors: Annotated[str, typer.Option("--errors", help="strict or replace: bytes that are not of the encoding.")] = (
        "strict"
    ),
) -> None:
    """Run a pipeline over files, a document per line, and print one line for each."""
    for name, value, choices in (("--format", format, FORMATS), ("--errors", errors, ("strict", "replace"))):
        if value not in choices:
            raise ParameterError(f"{name} must be {' or '.join(choices)}, found {value!r}{nearest(value, choices)}")
    check_encoding(encoding)
    sources = files or ["-"]
    _check_files(sources, output)
    loaded = load_pipeline(pipeline, settings or [])
    if loaded.takes != "text":
        raise ParameterError(f"pipeline {pipeline!r} begins with a stage that takes tokens, and files hold text")
    loaded.prepare()
    if kernels.mode() == "auto" and "pure" in kernels.active().values():
        say("running in plain Python, since no compiled kernels were built")
    failed = 0
    with _sink(output) as sink, _progress(sources, output) as advance:
        for source in sources:
            failed += _run_file(loaded, source, sink, format, encoding, errors, advance)
    if failed:
        raise typer.Exit(1)


def _check_files(sources: list[str], output: str) -> None:
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


def _run_file(
    pipeline: Pipeline, source: str, sink: BinaryIO, format: str, encoding: str, errors: str, advance: Any
) -> int:
    """Run one file; the number of documents that failed."""
    render = to_words if format == "words" else to_json
    failed = 0
    with _open(source) as stream:
        reader = LineReader(stream, "<stdin>" if source == "-" else source, encoding, errors)  # type: ignore[arg-type]
        lines: list[str] = []
        size = told = 0
        streaming = source == "-" and stream.isatty()
        try:
            for result in pipeline.map(reader, on_error="keep"):
                if isinstance(result, Failure):
                    failed += 1
                    say(f"{source}:{result.index + 1}: stage {result.stage!r}: {result.error}")
                    line = ""
                else:
                    line = render(result)
                lines.append(line)
                size += len(line) + 1
                if size >= _BUFFER or streaming:
                    sink.write(_encoded(lines, errors))
                    lines.clear()
                    size = 0
                    advance(reader.bytes_read - told)
                    told = reader.bytes_read
                    if streaming:
                        sink.flush()
        finally:
            # What came before a byte that cannot be read is not lost.
            if lines:
                sink.write(_encoded(lines, errors))
        advance(reader.bytes_read - told)
    sink.flush()
    if reader.replaced:
        say(f"{source}: {reader.replaced} places were not {encoding} and became U+FFFD")
    return failed


def _encoded(lines: list[str], errors: str) -> bytes:
    text = "\n".join(lines) + "\n"
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Lone surrogates: kept as three bytes each where nothing may be changed, else made "?".
        return text.encode("utf-8", "surrogatepass" if errors == "strict" else "replace")


@contextmanager
def _open(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open(source, "rb")  # noqa: SIM115  closed below; only opening may fail like this
    except OSError as error:
        raise ResourceError(f"input file {source!r} cannot be read: {error.strerror}") from None
    with stream:
        yield stream


def _sink(output: str) -> Any:
    return nullcontext(sys.stdout.buffer) if output == "-" else replacing(output, "output file")


@contextmanager
def _progress(sources: list[str], output: str) -> Iterator[Any]:
    """A counter on stderr where that is a terminal and results do not go there, too."""
    if not sys.stderr.isatty() or (output == "-" and sys.stdout.isatty()) or "-" in sources:
        yield lambda amount: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    total = sum(os.path.getsize(source) for source in sources) or 1
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("textprep", total=total)
        yield lambda amount: progress.update(task, advance=amount)
