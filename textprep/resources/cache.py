"""Caches: values that a process loads once, and results that a stage remembers for each word."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

from textprep.locks import Lock

Key = TypeVar("Key")
Value = TypeVar("Value")

#: Entries of a `BoundedCache`. Most collections of texts have fewer different words than this.
_CAPACITY = 200_000

_values: dict[object, Any] = {}
_locks: dict[object, Lock] = {}
_guard = Lock()


def load_once(key: object, load: Callable[[], Value]) -> Value:
    """Return the value of a key. The first caller loads it while the others wait.

    Parameters:
        key: hashable; a file's key includes its `file_signature`, so that an edited file is read again.
        load: returns the value. If it raises, nothing is kept and the next caller tries again.
    """
    try:
        return cast("Value", _values[key])
    except KeyError:
        pass
    with _guard:
        lock = _locks.setdefault(key, Lock())
    with lock:
        if key not in _values:
            _values[key] = load()
        return cast("Value", _values[key])


def clear() -> None:
    """Forget all values, so that the next caller loads them again; for tests and benchmarks."""
    _values.clear()


class FileSignature(NamedTuple):
    """A file's absolute path, size in bytes and modification time in nanoseconds, which together detect a change."""

    path: str
    size: int
    modified: int


def file_signature(path: str) -> FileSignature:
    """Return the signature of a file.

    Size and time are -1 if the file cannot be accessed; the error then follows when the file is read.
    """
    try:
        status = os.stat(path)
    except OSError:
        return FileSignature(os.path.abspath(path), -1, -1)
    return FileSignature(os.path.abspath(path), status.st_size, status.st_mtime_ns)


class BoundedCache(dict[Key, Value]):
    """A dictionary that computes the value of a missing key, and that starts anew when it is full.

    Parameters:
        compute: returns the value of a key; it has to return the same value each time.
    """

    def __init__(self, compute: Callable[[Key], Value]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, key: Key) -> Value:
        """Compute and remember the value of a key."""
        value = self._compute(key)
        if len(self) >= _CAPACITY:
            self.clear()
        self[key] = value
        return value
