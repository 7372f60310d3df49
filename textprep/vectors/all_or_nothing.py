"""Learning that an exception takes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def all_or_nothing(estimator: object) -> Iterator[None]:
    """Restore the attributes of an estimator if the block raises, be it by Ctrl-C.

    The block must replace arrays and lists that the estimator has, not change them.
    """
    before = dict(estimator.__dict__)
    try:
        yield
    except BaseException:
        estimator.__dict__.clear()
        estimator.__dict__.update(before)
        raise
