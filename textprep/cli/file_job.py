"""The part that ``textprep run`` and ``textprep convert`` share: a job over files, its output and its exit code."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO, NamedTuple

import typer

from textprep.cli.console import report, report_pure_kernels
from textprep.cli.options import check_positive
from textprep.cli.progress import progress_bar
from textprep.errors import ParameterError
from textprep.files.compression import compression_suffix
from textprep.files.inputs import Input, expand_inputs
from textprep.jobs.job import MAX_MESSAGES, Job, JobSummary
from textprep.jobs.outputs import check_output, is_output_folder
from textprep.jobs.pool import available_cores
from textprep.jobs.work import Processor
from textprep.resources.atomic import atomic_write

#: With less input than this, one process has finished before others have started.
MIN_BYTES_FOR_POOL = 2_000_000


class OutputTarget(NamedTuple):
    """Where results go.

    Parameters:
        name: a file or a folder; ``"-"`` is stdout.
        is_folder: whether it is a folder.
        compression: the suffix of compression of a file's name.
    """

    name: str
    is_folder: bool
    compression: str

    @classmethod
    def of(cls, output: str, names: list[str]) -> OutputTarget:
        """Return the target for an output and the names of the inputs."""
        is_folder = is_output_folder(output, names)
        return cls(output, is_folder, "" if is_folder or output == "-" else compression_suffix(output))


def check_job_options(target: OutputTarget, jobs: int | None, resume: bool) -> None:
    """Raise `ParameterError` if the options of a job contradict each other."""
    check_positive("--jobs", jobs)
    if resume and not target.is_folder:
        raise ParameterError("--resume needs an output folder; name one with -o")


def checked_inputs(names: list[str], target: OutputTarget) -> list[Input]:
    """Return the input files, after checking that the output does not overwrite them."""
    inputs = expand_inputs(names)
    check_output(names, inputs, target.name, target.is_folder)
    return inputs


def rejects_path(target: OutputTarget, errors: str, skipped: str | None) -> str | None:
    """Return the path of the file of skipped records; None if there is none, or one for each file of a folder."""
    if skipped is not None and target.is_folder:
        raise ParameterError("--skipped names one file; in an output folder each file has its own, NAME.skipped")
    if skipped is not None and errors != "skip":
        raise ParameterError(f"--skipped needs --errors skip, found --errors {errors}")
    if errors != "skip" or target.is_folder:
        return None
    if skipped is None and target.name == "-":
        raise ParameterError("--errors skip needs a file for the skipped records: --skipped FILE, or -o")
    return skipped or f"{target.name}.skipped"


def run_job(
    processor: Processor,
    inputs: list[Input],
    target: OutputTarget,
    *,
    jobs: int | None,
    resume: bool,
    rejects: str | None = None,
) -> None:
    """Run a job and report its summary.

    Raises:
        typer.Exit: with code 1, if a record, a document or a file failed.
    """
    report_pure_kernels()
    started = time.perf_counter()
    with progress_bar(inputs, target.name) as on_progress:
        job = Job(processor, jobs or _choose_jobs(inputs), report, on_progress)
        try:
            if target.is_folder:
                job.to_folder(inputs, target.name, resume=resume)
            else:
                with _open_output(target.name) as stream:
                    job.to_stream(inputs, stream, rejects)
                    stream.flush()
        except BaseException:
            if target.is_folder and job.summary.files > 1:
                finished = job.summary.finished + job.summary.resumed
                report(f"stopped after {finished} of {job.summary.files} files; continue with --resume")
            raise
    if sys.stderr.isatty():
        report(closing_line(job.summary, time.perf_counter() - started))
    _report_summary(job.summary, target)


def closing_line(summary: JobSummary, seconds: float) -> str:
    """Return the line that ends a run on a terminal: documents, tokens, bytes, seconds and speed."""
    tokens = f", {summary.tokens:,} tokens" if summary.tokens else ""
    # The size of what came through a pipe is unknown.
    size = f", {_size(summary.n_bytes)}" if summary.n_bytes else ""
    speed = f" ({summary.n_bytes / 1e6 / seconds:.2f} MB/s)" if summary.n_bytes and seconds > 0 else ""
    return f"{summary.documents:,} documents{tokens}{size} in {seconds:.1f} s{speed}"


def _size(n_bytes: int) -> str:
    if n_bytes < 1000:
        return f"{n_bytes} bytes"
    return f"{n_bytes / 1e3:.1f} kB" if n_bytes < 1e6 else f"{n_bytes / 1e6:.2f} MB"


def _open_output(output: str) -> AbstractContextManager[BinaryIO]:
    """Open a file that is written whole or not at all, or stdout for ``"-"``."""
    return nullcontext(sys.stdout.buffer) if output == "-" else atomic_write(output, "output file")


def _choose_jobs(inputs: list[Input]) -> int:
    """Return the number of cores, or 1 for little input and for stdin, where someone may wait for each line."""
    if any(file.is_stdin for file in inputs) or sum(file.size for file in inputs) <= MIN_BYTES_FOR_POOL:
        return 1
    return available_cores()


def _report_summary(summary: JobSummary, target: OutputTarget) -> None:
    if summary.replaced:
        places = "1 place" if summary.replaced == 1 else f"{summary.replaced} places"
        report(f"{places} could not be decoded and became U+FFFD")
    if summary.skipped:
        report(f"{summary.skipped} of {summary.documents + summary.skipped} records were skipped")
    elif summary.failed > MAX_MESSAGES:
        report(f"{summary.failed} documents failed")
    if target.is_folder and (summary.unreadable or summary.resumed):
        earlier = f" ({summary.resumed} of them by an earlier run)" if summary.resumed else ""
        report(
            f"{summary.finished + summary.resumed} of {summary.files} files finished{earlier}, "
            f"{len(summary.unreadable)} unreadable"
        )
    if summary.failed or summary.unreadable:
        raise typer.Exit(1)
