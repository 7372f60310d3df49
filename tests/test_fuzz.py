"""Replay the corpora of the fuzz targets."""

from __future__ import annotations

import pytest

from tests.fuzz.runner import CORPUS, TARGETS, corpus, run


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_of_a_target_passes(name: str) -> None:
    for path in corpus(name):
        run(name, path.read_bytes())


def test_the_corpora_are_small_and_have_a_target_each() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
    assert sum(path.stat().st_size for path in CORPUS.rglob("*")) < 300_000
