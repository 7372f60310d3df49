"""An exception of a signal handler, such as that of Ctrl-C, ends a fit and leaves the estimator as it was."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any

import numpy as np
import pytest

import textprep as tp

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers")

WORDS = [f"w{number % 997}" for number in range(200_000)]
SHORT = [WORDS[at : at + 20] for at in range(0, len(WORDS), 20)]


@contextmanager
def interrupted(after: float = 0.3) -> Iterator[None]:
    """Expect that the block is interrupted by a signal, and that it leaves no threads."""
    before, threads = signal.signal(signal.SIGALRM, signal.default_int_handler), threading.active_count()
    try:
        signal.setitimer(signal.ITIMER_REAL, after)
        with pytest.raises(KeyboardInterrupt):
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    # A thread that the signal caught while it started is not joined, but it ends at once.
    limit = time.monotonic() + 10
    while threading.active_count() > threads and time.monotonic() < limit:
        time.sleep(0.01)
    assert threading.active_count() <= threads


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("corpus", [SHORT, [WORDS]], ids=["short sentences", "one long sentence"])
@pytest.mark.parametrize("method", ["fit", "partial_fit"])
def test_word_vectors_stay_as_they_were(workers: int, corpus: list[list[str]], method: str) -> None:
    model = tp.Word2Vec(vector_size=8, min_count=1, epochs=1, workers=workers).fit(SHORT[:100])
    before = model.vectors_.matrix.copy()
    losses = list(model.losses_)
    model.epochs = 100_000
    with interrupted():
        getattr(model, method)(corpus * 3)
    assert model.epochs == 100_000
    assert model.losses_ == losses
    np.testing.assert_array_equal(model.vectors_.matrix, before)
    assert model.transform([["w1", "w2"]]).any()


def test_word_vectors_that_were_not_fitted_stay_so() -> None:
    model = tp.Word2Vec(vector_size=8, min_count=1, epochs=100_000, workers=2)
    with interrupted():
        model.fit(SHORT)
    assert not model.__sklearn_is_fitted__()
    model.epochs = 1
    assert model.fit(SHORT[:50]).transform([["w1"]]).any()


def test_an_exception_in_a_thread_ends_the_others() -> None:
    def stop(model: tp.Word2Vec) -> None:
        raise LookupError

    model = tp.Word2Vec(vector_size=8, min_count=1, workers=3, callback=stop)
    with pytest.raises(LookupError):
        model.fit(SHORT)
    assert not model.__sklearn_is_fitted__()


def rows() -> Iterator[list[str]]:
    while True:
        yield SHORT[0]


@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf, tp.Bm25])
@pytest.mark.parametrize("documents", [rows, lambda: repeat(["a", "b"] * 10_000_000)], ids=["short", "long"])
def test_counts_stay_as_they_were(make: Callable[[], Any], documents: Callable[[], Any]) -> None:
    model = make().fit([["a", "b"], ["b"]])
    before = model.transform([["a", "b"]]).toarray()
    found = documents()
    with interrupted():
        model.partial_fit(found)
    np.testing.assert_array_equal(model.transform([["a", "b"]]).toarray(), before)
    assert len(model.vocabulary_) == 2
