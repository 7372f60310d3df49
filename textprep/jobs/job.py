"""A job: input files are read in chunks, processed on all cores, and the results written in order.

This process reads and writes, since only one process can read a stream and only one can keep the order of the output.
All else happens in the pool: a chunk is sent to a process, which parses, processes, renders and compresses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from textprep.errors import RecordError, TextprepError
from textprep.files.documents import input_chunks
from textprep.files.inputs import Input
from textprep.files.records import Chunk
from textprep.jobs.manifest import Manifest, remove_partial_files
from textprep.jobs.outputs import RejectsFile, Sink, output_paths
from textprep.jobs.pool import Pool
from textprep.jobs.work import ChunkResult, Processor
from textprep.resources.atomic import atomic_write
from textprep.resources.cache import file_signature

#: Messages about single documents beyond this number are counted, but not reported.
MAX_MESSAGES = 20


class ChunkTask(NamedTuple):
    """One chunk of one input file, or its end.

    Parameters:
        file: the number of the input file.
        chunk: the chunk, for the pool; None at the end of the file.
        n_bytes: the number of bytes of the file read for it.
        error: why the file cannot be read any further; only at the end.
    """

    file: int
    chunk: Chunk | None
    n_bytes: int = 0
    error: Exception | None = None


@dataclass
class JobSummary:
    """The counts of a job, and its unreadable files.

    Parameters:
        files: the number of input files.
        finished: files that this job finished.
        resumed: files that an earlier job had finished.
        documents: documents that were written.
        tokens: their tokens.
        n_bytes: the bytes of the input that were read.
        failed: records and documents that failed.
        skipped: records that were written to a file of rejects.
        replaced: places of the input that U+FFFD replaced.
        unreadable: input files that could not be processed to their end, and why.
    """

    files: int = 0
    finished: int = 0
    resumed: int = 0
    documents: int = 0
    tokens: int = 0
    n_bytes: int = 0
    failed: int = 0
    skipped: int = 0
    replaced: int = 0
    unreadable: list[tuple[str, Exception]] = field(default_factory=list)


@dataclass
class Job:
    """Files through a processor.

    Parameters:
        processor: what happens to each chunk, and how files are read and written.
        jobs: the number of processes; the results are the same for any number.
        report: called with messages for the user.
        on_progress: called with the number of bytes of the input that were processed since the last call.
    """

    processor: Processor
    jobs: int = 1
    report: Callable[[str], None] = lambda message: None
    on_progress: Callable[[int], None] = lambda n_bytes: None
    summary: JobSummary = field(default_factory=JobSummary)

    def to_stream(self, inputs: list[Input], stream: BinaryIO, rejects: str | None = None) -> JobSummary:
        """Write the results of all files to one stream, in order.

        If the last line of a file has no line end, one is written before the results of the next file.

        Parameters:
            inputs: the files.
            stream: a binary file.
            rejects: the path of the file of skipped records.

        Raises:
            TextprepError: a file cannot be read, or a result cannot be written; the results before it are written.
        """
        self.summary.files = len(inputs)
        sink = Sink(stream, self.processor.write)
        unended = -1  # the file whose last line, the last one in the stream, has no line end
        is_live = any(file.is_stdin for file in inputs)
        with self._pool() as pool, nullcontext() if rejects is None else RejectsFile(rejects) as rejects_file:
            for task, result in self._results(pool, inputs, set()):
                if result is None:
                    if task.error is not None:
                        raise task.error
                    self.summary.finished += 1
                    continue
                if result.data:
                    if unended not in (-1, task.file):
                        sink.end_line()
                    unended = task.file if result.lacks_line_end else -1
                sink.write(result.data, result.header)
                self._account(task, result, rejects_file)
                if is_live:
                    stream.flush()
                if result.error is not None:
                    raise result.error
            sink.close()
        return self.summary

    def to_folder(self, inputs: list[Input], folder: str, *, resume: bool = False) -> JobSummary:
        """Write the results of each file to a file of a folder, which appears when it is complete.

        A file that cannot be read is reported, and the job continues. Finished files are listed in the manifest.

        Parameters:
            inputs: the files.
            folder: the output folder; created if its parent exists.
            resume: whether to skip the files that an earlier job finished.

        Raises:
            ParameterError: two files have the same output.
            OutputError: a result cannot be written.
        """
        write = self.processor.write
        outputs = output_paths(inputs, folder, self.processor.output_suffix, write.compression)
        Path(folder).mkdir(exist_ok=True)
        self.summary.files = len(inputs)
        with self._pool() as pool:
            manifest = Manifest(folder, self.processor.fingerprint(), resume=resume)
            remaining: list[tuple[Input, str]] = []
            for file, output in zip(inputs, outputs, strict=True):
                if manifest.is_finished(file.path, output):
                    self.summary.resumed += 1
                    self.summary.failed += manifest.failed(output)
                    self.on_progress(file.size)
                else:
                    remove_partial_files(output)
                    remaining.append((file, output))
            abandoned: set[int] = set()
            results = self._results(pool, [file for file, _ in remaining], abandoned)
            for number, (file, output) in enumerate(remaining):
                try:
                    self._write_file(number, file, output, results, manifest)
                except _UnreadableFileError as error:
                    abandoned.add(number)
                    self.summary.unreadable.append((file.name, error.reason))
                    self.report(f"{file.name}: no output written: {error.reason}")
        return self.summary

    def _write_file(
        self,
        number: int,
        file: Input,
        output: str,
        results: Iterator[tuple[ChunkTask, ChunkResult | None]],
        manifest: Manifest,
    ) -> None:
        """Write the results of one file, and add it to the manifest."""
        failed_before = self.summary.failed
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        signature = file_signature(file.path)
        skips = self.processor.read.errors == "skip"
        with (
            RejectsFile(output + ".skipped") if skips else nullcontext() as rejects,
            atomic_write(output, "output file") as stream,
        ):
            self._write_results(stream, number, results, rejects)
        manifest.add(signature, output, self.summary.failed - failed_before)
        self.summary.finished += 1

    def _write_results(
        self,
        stream: BinaryIO,
        number: int,
        results: Iterator[tuple[ChunkTask, ChunkResult | None]],
        rejects: RejectsFile | None,
    ) -> None:
        """Write the results of one file up to its end; remaining results of an abandoned file before it are ignored."""
        sink = Sink(stream, self.processor.write)
        for task, result in results:
            if task.file < number:
                continue
            error = task.error if result is None else result.error
            if error is not None:
                raise _UnreadableFileError(error)
            if result is None:
                break
            try:
                sink.write(result.data, result.header)
            except RecordError as reason:
                raise _UnreadableFileError(reason) from None
            self._account(task, result, rejects)
        sink.close()

    def _pool(self) -> Pool:
        return Pool(self.processor, self.jobs)

    def _results(
        self, pool: Pool, inputs: list[Input], abandoned: set[int]
    ) -> Iterator[tuple[ChunkTask, ChunkResult | None]]:
        """Yield every task with its result; None at the end of a file."""
        return pool.map(self._tasks(inputs, abandoned), payload=lambda task: task.chunk)

    def _tasks(self, inputs: list[Input], abandoned: set[int]) -> Iterator[ChunkTask]:
        """Yield the chunks of all files, and the end of each; files in ``abandoned`` are not read any further."""
        for number, file in enumerate(inputs):
            try:
                for chunk, n_bytes in input_chunks(file, self.processor.read, self._report_encoding):
                    yield ChunkTask(number, chunk, n_bytes)
                    if number in abandoned:
                        break
            except TextprepError as error:
                yield ChunkTask(number, None, error=error)
            else:
                yield ChunkTask(number, None)

    def _report_encoding(self, name: str, encoding: str, reason: str) -> None:
        if encoding != "utf-8":
            self.report(f"{name}: read as {encoding}, {reason}")

    def _account(self, task: ChunkTask, result: ChunkResult, rejects: RejectsFile | None) -> None:
        """Count what a chunk held, and report its failures."""
        summary = self.summary
        summary.documents += result.documents
        summary.tokens += result.tokens
        summary.n_bytes += max(0, task.n_bytes)
        summary.replaced += result.replaced
        for message in result.failures[: max(0, MAX_MESSAGES - summary.failed)]:
            self.report(message)
        summary.failed += len(result.failures)
        if rejects is not None:
            rejects.write(result.rejects)
            summary.skipped += len(result.rejects)
        if task.n_bytes > 0:
            self.on_progress(task.n_bytes)


class _UnreadableFileError(Exception):
    """Leaves the block of an output file, which then keeps its old content. Caught in `Job.to_folder`."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(str(reason))
        self.reason = reason
