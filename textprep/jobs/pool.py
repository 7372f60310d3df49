"""A pool of processes that maps one function over many items and returns the results in order."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from textprep.errors import WorkerError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_Item = TypeVar("_Item")

#: Items that are submitted for each process, so that none is idle while the results are written.
_QUEUED_PER_PROCESS = 3

#: Forked processes share what is loaded, and start at once. Elsewhere fork is missing or unsafe.
START_METHOD = "fork" if sys.platform == "linux" else "spawn"


def available_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """Processes that run one function; with one job this process runs it.

    Parameters:
        function: called with each payload. It is sent to every process once.
        jobs: the number of processes, from 1.

    Raises:
        WorkerError: the function cannot be sent to another process, or a process ends while it starts.
    """

    def __init__(self, function: Callable[[Any], Any], jobs: int) -> None:
        self._function = function
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None
        if jobs > 1:
            # Imported here, since they take longer than a small file takes in one process.
            import multiprocessing
            import pickle
            from concurrent.futures import ProcessPoolExecutor
            from concurrent.futures.process import BrokenProcessPool

            if START_METHOD != "fork":
                # Otherwise the error would arise in a thread of the executor.
                try:
                    pickle.dumps(function)
                except (pickle.PicklingError, AttributeError, TypeError) as error:
                    raise WorkerError(f"the pipeline cannot be sent to another process: {error}") from None
            context = multiprocessing.get_context(START_METHOD)
            self._executor = ProcessPoolExecutor(jobs, context, _start_worker, (function,))
            # Fork now, before a progress bar starts a thread: a forked process has only one of the threads.
            try:
                self._executor.submit(_do_nothing).result()
            except BrokenProcessPool:
                raise WorkerError("a worker process ended while it started; its message is on stderr") from None

    def map(
        self, items: Iterable[_Item], payload: Callable[[_Item], Any] = lambda item: item
    ) -> Iterator[tuple[_Item, Any]]:
        """Yield each item with the function's result for its payload, in order.

        Items are taken from the iterable only as fast as processes need them.

        Parameters:
            items: any iterable.
            payload: returns what is sent to a process. If it returns None, nothing is sent, and the result is None.

        Raises:
            WorkerError: a process was killed.
        """
        if self._executor is None:
            for item in items:
                sent = payload(item)
                yield item, None if sent is None else self._function(sent)
            return
        from concurrent.futures.process import BrokenProcessPool

        queue: deque[tuple[_Item, Future[Any] | None]] = deque()
        try:
            for item in items:
                sent = payload(item)
                queue.append((item, None if sent is None else self._executor.submit(_run_payload, sent)))
                if len(queue) >= _QUEUED_PER_PROCESS * self._jobs:
                    yield _with_result(*queue.popleft())
            while queue:
                yield _with_result(*queue.popleft())
        except BrokenProcessPool:
            raise WorkerError(
                "a worker process was killed, probably because memory ran out; fewer --jobs need less memory"
            ) from None
        finally:
            for _, future in queue:
                if future is not None:
                    future.cancel()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


def _with_result(item: _Item, future: Future[Any] | None) -> tuple[_Item, Any]:
    return item, None if future is None else future.result()


#: The function of a worker process.
_function: Callable[[Any], Any] | None = None


def _start_worker(function: Callable[[Any], Any]) -> None:
    """Initialise a worker process, which ends when its parent ends."""
    global _function
    _function = function
    # Ctrl-C in a terminal reaches all processes; the parent handles it and ends the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_nothing() -> None:
    pass


def _run_payload(payload: Any) -> Any:
    assert _function is not None
    return _function(payload)
