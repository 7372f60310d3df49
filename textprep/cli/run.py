"""``textprep run``: a pipeline over files."""

from __future__ import annotations

from typing import Annotated, Any, BinaryIO

import typer

from textprep.cli.console import say, tell_kernels
from textprep.cli.settings import load_pipeline
from textprep.cli.streams import BUFFER, check_choices, check_files, encoded, open_input, open_output, progress
from textprep.errors import ParameterError
from textprep.files import ERRORS, FORMATS, LineReader, check_encoding, to_json, to_words
from textprep.pipeline import Failure, Pipeline


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
    check_choices(("--format", format, FORMATS), ("--errors", errors, ERRORS))
    check_encoding(encoding)
    sources = files or ["-"]
    check_files(sources, output)
    loaded = load_pipeline(pipeline, settings or [])
    if loaded.takes != "text":
        raise ParameterError(f"pipeline {pipeline!r} begins with a stage that takes tokens, and files hold text")
    loaded.prepare()
    tell_kernels()
    failed = 0
    with open_output(output) as sink, progress(sources, output) as advance:
        for source in sources:
            failed += _run_file(loaded, source, sink, format, encoding, errors, advance)
    if failed:
        raise typer.Exit(1)


def _run_file(
    pipeline: Pipeline, source: str, sink: BinaryIO, format: str, encoding: str, errors: str, advance: Any
) -> int:
    """Run one file; the number of documents that failed."""
    render = to_words if format == "words" else to_json
    failed = 0
    with open_input(source) as stream:
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
                if size >= BUFFER or streaming:
                    sink.write(encoded("\n".join(lines) + "\n", errors))
                    lines.clear()
                    size = 0
                    advance(reader.bytes_read - told)
                    told = reader.bytes_read
                    if streaming:
                        sink.flush()
        finally:
            # What came before a byte that cannot be read is not lost.
            if lines:
                sink.write(encoded("\n".join(lines) + "\n", errors))
        advance(reader.bytes_read - told)
    sink.flush()
    if reader.replaced:
        say(f"{source}: {reader.replaced} places were not {encoding} and became U+FFFD")
    return failed
