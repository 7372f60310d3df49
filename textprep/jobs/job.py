"""A pipeline over files: read, cut into pieces, worked on in processes, written in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from textprep.errors import RecordError, ResourceError, TextprepError
from textprep.files.compression import decompressed
from textprep.files.inputs import Input, mirrored
from textprep.files.records import Piece, Reading, pieces
from textprep.files.results import Writing
from textprep.jobs.manifest import Manifest, stamp
from textprep.jobs.outputs import Side, Sink
from textprep.jobs.pool import Done, Pool, Work
from textprep.pipeline import Pipeline
from textprep.resources.atomic import atomic_write

#: So many messages about single documents are told; the others are counted.
_TOLD = 20


class Task(NamedTuple):
    """One piece of one input, or its end, or why it cannot be read further."""

    file: int
    piece: Piece | None
    position: int = 0
    error: Exception | None = None


@dataclass(frozen=True)
class _Worker:
    """`Work` on the piece of a task."""

    work: Work

    def __call__(self, task: Task) -> Done:
        return Done(error=task.error) if task.piece is None else self.work(task.piece)


@dataclass
class Summary:
    """What a job did."""

    files: int = 0
    done: int = 0
    already: int = 0
    documents: int = 0
    failed: int = 0
    skipped: int = 0
    replaced: int = 0
    #: Files that could not be worked on, and why.
    broken: list[tuple[str, Exception]] = field(default_factory=list)


@dataclass
class Job:
    """A pipeline, files, and where results go.

    Parameters:
        pipeline: takes text.
        reading, writing: how files are read and results written.
        jobs: processes; the results are the same for any number.
        say: is told messages.
        advance: is told how many bytes of the files were worked on.
    """

    pipeline: Pipeline
    reading: Reading
    writing: Writing
    jobs: int = 1
    say: Callable[[str], None] = lambda message: None
    advance: Callable[[int], None] = lambda amount: None
    summary: Summary = field(default_factory=Summary)

    def to_stream(
        self, inputs: list[Input], stream: BinaryIO, compression: str = "", side: str | None = None
    ) -> Summary:
        """All results into one stream, in order; the first file that cannot be read ends it.

        Raises:
            TextprepError: by what cannot be read or written; what came before it has been written.
        """
        self.summary.files = len(inputs)
        sink = Sink(stream, self.writing, compression)
        told = 0
        live = any(each.path == "-" for each in inputs)
        with self._pool(compression) as pool, nullcontext() if side is None else Side(side) as skipped:
            for task, done in pool.map(self._tasks(inputs, set())):
                sink.write(done.data, done.header)
                told = self._account(task, done, told, skipped)
                if live:
                    stream.flush()
                if done.error is not None:
                    raise done.error
                self.summary.done += task.piece is None
            sink.close()
        return self.summary

    def to_folder(self, inputs: list[Input], folder: str, *, compression: str = "", resume: bool = False) -> Summary:
        """Each file's results into a file of a folder, which takes its place when it is whole.

        A file that cannot be read is told and left out; what cannot be written ends the job.
        """
        outputs = mirrored(inputs, folder, self.writing.format, compression)
        Path(folder).mkdir(exist_ok=True)
        self.summary.files = len(inputs)
        with self._pool(compression) as pool:
            manifest = Manifest(folder, self._how(compression), resume=resume)
            left: list[tuple[Input, str]] = []
            for each, output in zip(inputs, outputs, strict=True):
                if manifest.is_done(each.path, output):
                    self.summary.already += 1
                    self.summary.failed += manifest.failed(output)
                    self.advance(stamp(each.path)[0])
                else:
                    Manifest.clear_parts(output)
                    left.append((each, output))
            broken: set[int] = set()
            results = pool.map(self._tasks([each for each, _ in left], broken))
            for number, (each, output) in enumerate(left):
                self._file(number, each, output, results, broken, manifest, compression)
        return self.summary

    def _file(
        self,
        number: int,
        each: Input,
        output: str,
        results: Iterator[tuple[Task, Done]],
        broken: set[int],
        manifest: Manifest,
        compression: str,
    ) -> None:
        failed = self.summary.failed
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        stamped = stamp(each.path)
        side = Side(output + ".skipped") if self.reading.errors == "skip" else nullcontext()
        try:
            with side as skipped, atomic_write(output, "output file") as stream:
                self._into(stream, number, results, skipped, compression)
        except _LeftOutError as reason:
            broken.add(number)
            self.summary.broken.append((each.path, reason.error))
            self.say(f"{each.path}: left out: {reason.error}")
            return
        manifest.finish(each.path, stamped, output, self.summary.failed - failed)
        self.summary.done += 1

    def _into(
        self,
        stream: BinaryIO,
        number: int,
        results: Iterator[tuple[Task, Done]],
        skipped: Side | None,
        compression: str,
    ) -> None:
        """One file's results; those that are left of a file before it, which was left out, are passed over."""
        sink = Sink(stream, self.writing, compression)
        told = 0
        for task, done in results:
            if task.file < number:
                continue
            if done.error is not None:
                raise _LeftOutError(done.error)
            try:
                sink.write(done.data, done.header)
            except RecordError as error:
                raise _LeftOutError(error) from None
            told = self._account(task, done, told, skipped)
            if task.piece is None:
                break
        sink.close()

    def _pool(self, compression: str) -> Pool:
        """The processes: begun before anything else, so that they are forked from a process of one thread."""
        return Pool(_Worker(Work(self.pipeline, self.reading, self.writing, compression)), self.jobs)

    def _tasks(self, inputs: list[Input], broken: set[int]) -> Iterator[Task]:
        """The pieces of all files, and after those of each its end."""
        for number, each in enumerate(inputs):
            try:
                with opened(each.path) as (raw, stream):
                    name = "<stdin>" if each.path == "-" else each.path
                    for piece in pieces(stream, name, self.reading, live=each.path == "-", told=self._about):
                        yield Task(number, piece, _position(raw))
                        if number in broken:
                            break
            except TextprepError as error:
                yield Task(number, None, error=error)
            except OSError as error:
                reason = ResourceError(f"input file {each.path!r} cannot be read: {error.strerror or error}")
                yield Task(number, None, error=reason)
            else:
                yield Task(number, None)

    def _about(self, name: str, encoding: str, reason: str) -> None:
        if encoding != "utf-8":
            self.say(f"{name}: read as {encoding}, {reason}")

    def _account(self, task: Task, done: Done, told: int, skipped: Side | None) -> int:
        """Count what a piece held, and tell what was wrong with it."""
        summary = self.summary
        summary.documents += done.documents
        summary.replaced += done.replaced
        for message in done.failures[: max(0, _TOLD - summary.failed)]:
            self.say(message)
        summary.failed += len(done.failures)
        if skipped is not None:
            skipped.write(done.skipped)
            summary.skipped += len(done.skipped)
        if task.position > told:
            self.advance(task.position - told)
            return task.position
        return told

    def _how(self, compression: str) -> str:
        """A hash of all that decides the results."""
        described = (self.pipeline.fingerprint(), self.reading, tuple(self.writing), compression)
        return sha256(repr(described).encode()).hexdigest()


class _LeftOutError(Exception):
    """Raised and caught here: a file cannot be worked on to its end, and its result is not to take its place."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


@contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """A file (``"-"``: stdin) as it stands and decompressed."""
    name = "<stdin>" if path == "-" else path
    with ExitStack() as stack:
        try:
            raw = sys.stdin.buffer if path == "-" else stack.enter_context(open(path, "rb"))
        except OSError as error:
            raise ResourceError(f"input file {path!r} cannot be read: {error.strerror}") from None
        yield raw, stack.enter_context(decompressed(raw, name))


def _position(stream: BinaryIO) -> int:
    try:
        return stream.tell()
    except OSError:
        return 0


def documents(inputs: list[Input], reading: Reading) -> Iterator[str]:
    """The documents of files, one by one; what is null is left out.

    Raises:
        TextprepError: at the first record that cannot be read.
    """
    from textprep.files.lines import Broken
    from textprep.files.records import COLUMNAR, records, unpacked

    for each in inputs:
        with opened(each.path) as (_, stream):
            for piece in pieces(stream, each.path, reading, live=each.path == "-"):
                if piece.format in COLUMNAR:
                    from textprep.arrow import strings

                    found = strings(unpacked(piece.content).column(reading.field), reading.field)
                    yield from (text for text in found if text is not None)
                    continue
                for record in records(piece, reading):
                    if isinstance(record, Broken):
                        if reading.errors == "skip":
                            continue
                        raise record.error
                    if record.text is not None:
                        yield record.text
