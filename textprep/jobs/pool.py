"""Pieces of files through a pipeline, in one process or several; the results come in order, and are the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from textprep.doc import Doc
from textprep.errors import RecordError, WorkerError
from textprep.files.compression import compressor
from textprep.files.records import COLUMNAR, Piece, Reading, Record, as_row, count_replaced, records
from textprep.files.results import Result, Shape, Writing, render
from textprep.pipeline import Failure, Pipeline

_In = TypeVar("_In")

#: Pieces that wait for each process, so that none is idle while results are written.
_WAITING = 3


@dataclass
class Done:
    """What became of a piece."""

    #: Bytes of the output, compressed where it is.
    data: bytes = b""
    #: The line that stands once above all data.
    header: bytes = b""
    #: Whether the piece, cut short by an error, is the last that counts.
    error: Exception | None = None
    failures: list[str] = field(default_factory=list)
    skipped: list[bytes] = field(default_factory=list)
    replaced: int = 0
    documents: int = 0


@dataclass(frozen=True)
class Work:
    """What is done with each piece: a few hundred bytes, sent to a process once."""

    pipeline: Pipeline
    reading: Reading
    writing: Writing
    compression: str = ""

    @cached_property
    def shape(self) -> Shape:
        """What every result has."""
        return Shape.of(self.writing, self.pipeline.gives, self.pipeline.gives_tags, self.reading.field)

    def __call__(self, piece: Piece) -> Done:
        """The result of a piece, as bytes of the output."""
        if piece.format in COLUMNAR:
            return self._columns(piece)
        done = Done(replaced=count_replaced(piece, self.reading.errors))
        found: list[Record] = []
        for record in records(piece, self.reading):
            if isinstance(record, Record):
                found.append(record)
            elif self.reading.errors == "skip":
                done.skipped.append(record.raw)
                done.failures.append(str(record.error))
            else:
                done.error = record.error
                break
        results = self.run(found, piece, done)
        try:
            data, done.header = render(results, self.writing, self.shape)
        except RecordError as error:
            done.error = RecordError(f"{piece.source}: {error}")
        else:
            done.documents = len(results)
            done.data = compressor(self.compression)(data) if data else b""
        return done

    def run(self, found: list[Record], piece: Piece, done: Done) -> list[Result]:
        """The documents through the pipeline; one that fails is told and stays empty, or is skipped."""
        texts = [record.text for record in found if record.text is not None]
        made = self.pipeline.map(texts, on_error="keep")
        results: list[Result] = []
        for record in found:
            doc: Doc | Failure | None = None if record.text is None else next(made)
            if isinstance(doc, Failure):
                done.failures.append(f"{piece.source}:{record.line}: stage {doc.stage!r}: {doc.error}")
                if self.reading.errors == "skip":
                    done.skipped.append(_raw(record, piece.format))
                    continue
                doc = None
            results.append((record, doc))
        return results

    def _columns(self, piece: Piece) -> Done:
        from textprep.jobs.work import columns

        return columns(self, piece)


def _raw(record: Record, format: str) -> bytes:
    """A record as it stood in its file."""
    if isinstance(record.raw, list):
        return as_row(record.raw, format)
    return (str(record.text if record.raw is None else record.raw) + "\n").encode("utf-8", "surrogatepass")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """Processes that do one kind of work; with one job there are none, and this process does it.

    Parameters:
        work: what is done with each item; it is sent once.
        jobs: processes, from 1.

    Raises:
        WorkerError: by `map`, where a process was killed.
    """

    def __init__(self, work: Callable[[Any], Any], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None
        if jobs > 1:
            # Forked processes share what is loaded, and start at once.
            kind = (
                "fork" if "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux" else None
            )
            context = multiprocessing.get_context(kind or "spawn")
            self._executor = ProcessPoolExecutor(jobs, context, _begin, (work,))
            self._executor.submit(_nothing).result()

    def map(self, items: Iterable[_In]) -> Iterator[tuple[_In, Any]]:
        """Each item with its result, in order; so many are under way as keep all processes busy, and no more."""
        if self._executor is None:
            for item in items:
                yield item, self._work(item)
            return
        waiting: deque[tuple[_In, Future[Any]]] = deque()
        try:
            for item in items:
                waiting.append((item, self._executor.submit(_do, item)))
                if len(waiting) >= _WAITING * self._jobs:
                    first, result = waiting.popleft()
                    yield first, result.result()
            while waiting:
                first, result = waiting.popleft()
                yield first, result.result()
        except BrokenProcessPool:
            raise WorkerError(
                "a worker process was killed, by the system where memory ran out; fewer --jobs need less of it"
            ) from None
        finally:
            for _, result in waiting:
                result.cancel()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


_WORK: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any]) -> None:
    """Set a process up: it does what it is told, and ends when its parent does."""
    global _WORK
    _WORK = work
    # Who presses Ctrl-C means the parent, which ends the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing() -> None:
    pass


def _do(item: Any) -> Any:
    assert _WORK is not None
    return _WORK(item)
