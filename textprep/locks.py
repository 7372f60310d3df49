"""The lock that guards what threads share."""

from __future__ import annotations

import _thread
import os
import weakref


class Lock(_thread.RLock):  # type: ignore[misc]
    """A re-entrant lock that a forked child finds free, whichever other thread of the parent held it.

    Only the thread that forks goes on in the child, so a plain lock that another thread held would stay locked there
    for ever. A lock that the forking thread holds itself stays locked: it will leave its ``with`` block in the child,
    too.
    """

    __slots__ = ()

    def __init__(self) -> None:
        _locks.add(self)


_locks: weakref.WeakSet[Lock] = weakref.WeakSet()


def _free_locks() -> None:
    """Free the locks of threads that do not exist in the child."""
    for lock in list(_locks):
        if not lock._is_owned():  # type: ignore[attr-defined]
            lock._at_fork_reinit()  # type: ignore[attr-defined]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_free_locks)
