"""Values that a process loads once, and what tells one version of a file from another."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

Value = TypeVar("Value")

_values: dict[object, Any] = {}
_locks: dict[object, threading.Lock] = {}
_guard = threading.Lock()


def load_once(key: object, load: Callable[[], Value]) -> Value:
    """Return the value of a key; the first caller loads it while the others wait.

    Parameters:
        key: hashable; a file's key includes its `file_signature`, so that an edited file is read again.
        load: makes the value. If it raises, nothing is kept and the next caller tries again.
    """
    try:
        return cast("Value", _values[key])
    except KeyError:
        pass
    with _guard:
        lock = _locks.setdefault(key, threading.Lock())
    with lock:
        if key not in _values:
            _values[key] = load()
        return cast("Value", _values[key])


def clear() -> None:
    """Forget all values, so that the next caller loads them again; for tests and benchmarks."""
    _values.clear()


def file_signature(path: str) -> tuple[str, int, int]:
    """Return a file's absolute path, size in bytes and time of change in nanoseconds.

    Size and time are -1 if the file cannot be examined; reading it then gives the proper error.
    """
    try:
        status = os.stat(path)
    except OSError:
        return os.path.abspath(path), -1, -1
    return os.path.abspath(path), status.st_size, status.st_mtime_ns
