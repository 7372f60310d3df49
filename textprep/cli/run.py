"""``textprep run``: a pipeline over files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textprep.cli.file_job import OutputTarget, check_job_options, checked_inputs, rejects_path, run_job
from textprep.cli.options import (
    Delimiter,
    Encoding,
    Errors,
    Field,
    Files,
    Format,
    InputFormat,
    Jobs,
    MaxLine,
    Output,
    PipelineName,
    Resume,
    Set,
    Skipped,
    read_options,
)
from textprep.cli.settings import load_pipeline
from textprep.errors import ParameterError
from textprep.files.lines import LONGEST_LINE
from textprep.files.results import WriteOptions
from textprep.jobs.work import ChunkProcessor

_FORMAT_OF_SUFFIX = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".pq": "parquet"}
#: Suffixes of formats that resemble one that can be written, with that format.
_SIMILAR_FORMATS = {".json": "jsonl", ".tsv": "csv", ".tab": "csv", ".arrow": "parquet", ".feather": "parquet"}


def run(
    pipeline: PipelineName,
    files: Files = None,
    output: Output = "-",
    format: Format = "auto",
    columns: Annotated[
        str, typer.Option("--columns", help="The columns that jsonl, csv and parquet add: text, tokens, spans, tags.")
    ] = "",
    prefix: Annotated[str, typer.Option("--prefix", help="A prefix of the names of these columns.")] = "",
    input_format: InputFormat = "auto",
    field: Field = "text",
    delimiter: Delimiter = "auto",
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with a byte order mark, as spreadsheets expect it.")
    ] = False,
    settings: Set = None,
    encoding: Encoding = "auto",
    errors: Errors = "strict",
    max_line: MaxLine = LONGEST_LINE,
    skipped: Skipped = None,
    jobs: Jobs = None,
    resume: Resume = False,
) -> None:
    """Run a pipeline over files, and write a line or a record for each document, in order."""
    names = files or ["-"]
    read = read_options(input_format, field, encoding, errors, delimiter, max_line)
    target = OutputTarget.of(output, names)
    if format == "auto":
        format = _format_of(target)
    chosen = tuple(name.strip() for name in columns.split(",") if name.strip())
    write = WriteOptions(format, chosen, prefix, errors, target.compression, bom)
    write.check()
    check_job_options(target, jobs, resume)
    rejects = rejects_path(target, errors, skipped)
    inputs = checked_inputs(names, target)
    loaded = load_pipeline(pipeline, settings or [])
    if loaded.takes != "text":
        raise ParameterError(f"pipeline {pipeline!r} begins with a stage that takes tokens, but files hold text")
    loaded.prepare()
    run_job(ChunkProcessor(loaded, read, write), inputs, target, jobs=jobs, resume=resume, rejects=rejects)


def _format_of(target: OutputTarget) -> str:
    """Return the format of the output's suffix, "words" for any other suffix.

    Raises:
        ParameterError: the suffix is that of a format that cannot be written.
    """
    suffix = Path(target.name.lower().removesuffix(target.compression)).suffix
    similar = _SIMILAR_FORMATS.get(suffix)
    if similar is not None and not target.is_folder:
        raise ParameterError(
            f"the output {target.name!r} has the suffix {suffix} of a format that cannot be written; name a .{similar} "
            f"file, or add --format {similar}"
        )
    return _FORMAT_OF_SUFFIX.get(suffix, "words")
