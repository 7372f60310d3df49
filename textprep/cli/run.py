"""``textprep run``: a pipeline over files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textprep.cli.console import say, tell_kernels
from textprep.cli.settings import load_pipeline
from textprep.cli.streams import open_output, progress, reading_of
from textprep.errors import ParameterError
from textprep.files.compression import suffix_of
from textprep.files.inputs import Input, check_output, expand, is_folder, size_of
from textprep.files.results import Writing, check_writing

if TYPE_CHECKING:
    from textprep.jobs.job import Summary

#: With less to read, one process is done before others have begun.
_WORTH = 2_000_000

_SUFFIXES = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def run(
    pipeline: Annotated[str, typer.Argument(help="A built-in pipeline (zh, en, mixed) or a TOML file.")],
    files: Annotated[
        list[str] | None, typer.Argument(help="Files, folders and patterns; - is stdin. Compressed ones are unpacked.")
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", help="A file, or a folder that mirrors the input; - is stdout.")
    ] = "-",
    format: Annotated[
        str, typer.Option("--format", help="words, jsonl, csv or parquet; auto: by the output's name, else words.")
    ] = "auto",
    columns: Annotated[
        str, typer.Option("--columns", help="Of text, tokens, spans, tags: what jsonl, csv and parquet have.")
    ] = "",
    prefix: Annotated[str, typer.Option("--prefix", help="What the names of these columns begin with.")] = "",
    input_format: Annotated[
        str,
        typer.Option(
            "--input-format",
            help="text (a document per line), file (one per file), jsonl, csv, tsv, parquet, arrow; auto: by name.",
        ),
    ] = "auto",
    field: Annotated[
        str, typer.Option("--field", help="The field or column that is the document; a.b in JSON, a number in CSV.")
    ] = "text",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="STAGE.PARAM=VALUE", help="Change a parameter.")
    ] = None,
    encoding: Annotated[
        str, typer.Option("--encoding", help="Of the input: auto, utf-8, gb18030, big5, …; the output is UTF-8.")
    ] = "auto",
    errors: Annotated[
        str, typer.Option("--errors", help="strict, replace or skip: bytes and records that cannot be read.")
    ] = "strict",
    skipped: Annotated[
        str | None, typer.Option("--skipped", help="Where --errors skip puts records; else OUTPUT.skipped.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="Processes; else as many as there are cores.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a folder where a run stopped.")] = False,
) -> None:
    """Run a pipeline over files, and write a line or a record for each document, in order."""
    from textprep.jobs.job import Job
    from textprep.jobs.pool import cores

    reading = reading_of(input_format, field, encoding, errors)
    names = files or ["-"]
    folder = is_folder(output, names)
    compression = "" if folder or output == "-" else suffix_of(output)
    if format == "auto":
        format = _SUFFIXES.get(Path(output.removesuffix(compression)).suffix, "words")
    wanted = tuple(name.strip() for name in columns.split(",") if name.strip())
    writing = Writing(format, wanted, prefix, errors)
    check_writing(writing)
    if jobs is not None and jobs < 1:
        raise ParameterError(f"--jobs must be 1 or more, found {jobs}")
    if resume and not folder:
        raise ParameterError("--resume goes on with a folder; name one with -o")
    if skipped is not None and folder:
        raise ParameterError(
            "--skipped names one file; over a folder each file has a side file of its own, NAME.skipped"
        )
    if skipped is not None and errors != "skip":
        raise ParameterError(f"--skipped goes with --errors skip, found --errors {errors}")
    if errors == "skip" and skipped is None and output == "-":
        raise ParameterError("--errors skip wants a place for what is skipped: --skipped FILE, or -o")
    inputs = expand(names)
    check_output(names, inputs, output, folder)
    loaded = load_pipeline(pipeline, settings or [])
    if loaded.takes != "text":
        raise ParameterError(f"pipeline {pipeline!r} begins with a stage that takes tokens, and files hold text")
    loaded.prepare()
    tell_kernels()
    job = Job(loaded, reading, writing, jobs or _jobs(inputs, cores()), say)
    with progress([each.path for each in inputs], output) as job.advance:
        try:
            if folder:
                job.to_folder(inputs, output, resume=resume)
            else:
                side = (skipped or f"{output}.skipped") if errors == "skip" else None
                with open_output(output) as sink:
                    job.to_stream(inputs, sink, compression, side)
                    sink.flush()
        except BaseException:
            if folder and job.summary.files > 1:
                done = job.summary.done + job.summary.already
                say(f"stopped: {done} of {job.summary.files} files are done; --resume goes on")
            raise
    _tell(job.summary, folder)


def _jobs(inputs: list[Input], cores: int) -> int:
    """As many processes as there are cores, or one where there is little to do, or somebody waits for each line."""
    if any(each.path == "-" for each in inputs):
        return 1
    return cores if sum(size_of(each.path) for each in inputs) > _WORTH else 1


def _tell(summary: Summary, folder: bool) -> None:
    """What was wrong, and what was done; exit code 1 where something was wrong."""
    if summary.replaced:
        say(f"{summary.replaced} places could not be read and became U+FFFD")
    if summary.skipped:
        say(f"{summary.skipped} of {summary.documents + summary.skipped} records were skipped")
    elif summary.failed > 20:
        say(f"{summary.failed} documents failed")
    if folder and (summary.broken or summary.already):
        already = f" ({summary.already} before)" if summary.already else ""
        say(f"{summary.done + summary.already} of {summary.files} files done{already}, {len(summary.broken)} left out")
    if summary.failed or summary.broken:
        raise typer.Exit(1)
