"""A signal interrupts every kernel, and its own exception arrives."""

from __future__ import annotations

import signal

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
    "matches": (tp.Unigram(protect=("latin", "number")), "ab 12 "),
    "stop words": (tp.Pipeline([tp.Unigram(), tp.DropStopWords()]), "这是的，"),
    "conversion": (tp.ConvertChinese("s2t"), "里干"),
    "named pattern": (tp.ReplacePattern(pattern="time"), "1998 三十"),
}


class Stop(Exception):
    """The signal handler raises this exception."""


@pytest.mark.parametrize("name", STAGES)
def test_a_signal_interrupts_and_the_stage_goes_on_working(name: str) -> None:
    """How soon it does so is measured by ``.ci/soak_document.py``."""
    check_interrupt(*STAGES[name], 20_000_000, 0.05)


@pytest.mark.parametrize("name", ["unigram", "maximum matching", "matches", "stop words"])
def test_a_signal_between_two_checks_of_the_lattice_arrives_before_the_tokens_are_made(name: str) -> None:
    # The lattice looks for signals once in 2^20 characters.
    check_interrupt(*STAGES[name], 900_000, 0.002)


def check_interrupt(stage: tp.Stage, unit: str, characters: int, seconds: float) -> None:
    """Send a signal while a stage runs on a long text, and expect the handler's exception."""
    expected = stage(unit * 3)

    def stop(*_: object) -> None:
        raise Stop

    text = unit * (characters // len(unit))
    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        with pytest.raises(Stop):
            stage(text)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert stage(unit * 3) == expected
