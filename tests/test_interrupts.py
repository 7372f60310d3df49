"""A signal interrupts every kernel, and its own exception arrives."""

from __future__ import annotations

import signal
import time

import pytest

import textprep as tp
from tests.conftest import TWINS

pytestmark = pytest.mark.skipif(
    "compiled" not in TWINS or not hasattr(signal, "setitimer"), reason="signals interrupt plain Python anyway"
)

STAGES = {
    "posseg": (tp.Unigram(hmm="jieba-posseg"), "齉龘靐"),
    "posseg on known words": (tp.Unigram(hmm="jieba-posseg"), "研究生命起源，"),
    "unigram": (tp.Unigram(), "研究生命起源，"),
    "all": (tp.Unigram(hmm="none", mode="all"), "研究生命起源，"),
    "search": (tp.Unigram(hmm="none", mode="search"), "中华人民共和国，"),
    "maximum matching": (tp.MaxMatch(direction="both"), "研究生命起源，"),
    "words": (tp.Words(), "ab cd. "),
    "conversion": (tp.ConvertChinese("s2t"), "里干"),
    "named pattern": (tp.ReplacePattern(pattern="time"), "1998 三十"),
}


class Stop(Exception):
    """The signal handler raises this exception."""


@pytest.mark.parametrize("name", STAGES)
def test_a_signal_interrupts_within_a_moment(name: str) -> None:
    stage, unit = STAGES[name]
    stage.prepare()
    raised_at = 0.0

    def stop(*_: object) -> None:
        nonlocal raised_at
        raised_at = time.perf_counter()
        raise Stop

    text = unit * (20_000_000 // len(unit))
    sent_at = 0.0
    before = signal.signal(signal.SIGALRM, stop)
    try:
        sent_at = time.perf_counter() + 0.05
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(Stop):
            stage(text)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    # The limit of the promise is .2 s on an idle machine.
    assert raised_at - sent_at < 2
