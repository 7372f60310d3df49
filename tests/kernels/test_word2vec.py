"""Training word vectors: the kernel against its numpy twin, and what cannot be trained on."""

from __future__ import annotations

import numpy as np
import pytest

from tests.conftest import TWINS, twin
from textprep.vectors.word2vec import alias_table, keep_table

WORDS = 30
SETTINGS = {"window": 2, "negative": 1, "cbow": True, "mean": True, "shrink": True}


def corpus() -> tuple[np.ndarray, np.ndarray]:
    """1,000 words in sentences of one to forty."""
    chance = np.random.Generator(np.random.PCG64(7))
    words = (chance.random(1000) ** 2 * WORDS).astype(np.int32)
    begins = np.unique(np.concatenate([[0, 1000], chance.integers(0, 1000, 50)])).astype(np.int64)
    return words, begins


def trained(
    kind: str, size: int = 20, negative: int = 5, epochs: int = 1, share: np.ndarray | None = None, **params
) -> tuple[np.ndarray, np.ndarray, float]:
    kernel = twin("word2vec", kind)
    words, begins = corpus()
    stride = -(-size // kernel.LANES) * kernel.LANES
    chance = np.random.Generator(np.random.PCG64(1))
    inward = np.zeros((WORDS, stride), dtype=np.float32)
    inward[:, :size] = (chance.random((WORDS, size), dtype=np.float32) - 0.5) / size
    outward = np.zeros_like(inward)
    totals = np.maximum(np.bincount(words, minlength=WORDS), 1)
    noise, other = alias_table(totals**0.75)
    settings = {"window": 5, "cbow": True, "mean": True, "shrink": True, **params}
    trainer = kernel.Trainer(inward, outward, keep_table(totals, 1e-2), noise, other, negative=negative, **settings)
    alphas = np.full(len(begins) - 1, 0.025, dtype=np.float32)
    losses = [trainer.train(words, begins, alphas, 11 + epoch, 0, share) for epoch in range(epochs)]
    return inward, outward, losses


@pytest.mark.parametrize("cbow", [True, False])
@pytest.mark.parametrize("mean", [True, False])
@pytest.mark.parametrize(("size", "shrink"), [(20, True), (8, False), (100, True)])
def test_twins_give_the_same_vectors(cbow: bool, mean: bool, size: int, shrink: bool) -> None:
    results = [trained(kind, size, cbow=cbow, mean=mean, shrink=shrink) for kind in TWINS]
    for one, other in zip(results[0][:2], results[-1][:2], strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
    np.testing.assert_allclose(results[0][2], results[-1][2], rtol=1e-4)


@pytest.mark.parametrize("cbow", [True, False])
def test_rows_set_apart_move_by_their_share(kind: str, cbow: bool) -> None:
    start = trained(kind, epochs=0, cbow=cbow)
    whole = trained(kind, cbow=cbow)
    share = np.array([1, 0.5, 0], dtype=np.float32)
    parts = trained(kind, cbow=cbow, share=share)
    for before, moved, part in zip(start[:2], whole[:2], parts[:2], strict=True):
        np.testing.assert_allclose(part[3:], moved[3:], atol=1e-6)
        np.testing.assert_allclose(part[:3] - before[:3], share[:, None] * (moved - before)[:3], atol=1e-6)


def test_twins_set_rows_apart_alike() -> None:
    share = np.linspace(0, 1, WORDS, dtype=np.float32)
    results = [trained(each, share=share, epochs=2) for each in TWINS]
    np.testing.assert_allclose(results[0][0], results[-1][0], atol=1e-5)


def test_more_shares_than_words_are_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="more shares than words"):
        trained(kind, share=np.ones(WORDS + 1, dtype=np.float32))


def test_the_baseline_gives_what_the_best_instructions_give(monkeypatch) -> None:
    best = trained(TWINS[0], 100)
    monkeypatch.setenv("TEXTPREP_SIMD", "baseline")
    plain = trained(TWINS[0], 100)
    np.testing.assert_allclose(best[0], plain[0], atol=1e-5)


def test_the_loss_falls(kind: str) -> None:
    losses = [loss / pairs for loss, pairs in trained(kind, epochs=6, cbow=False)[2]]
    assert losses[-1] < losses[0] * 0.99


def test_the_padding_stays_nought(kind: str) -> None:
    inward, outward, _ = trained(kind, 20)
    assert not inward[:, 20:].any()
    assert not outward[:, 20:].any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"words": np.array([99], np.int32), "begins": np.array([0, 1])}, "word 99 of 4"),
        ({"begins": np.array([0, 9])}, "one after another among the words"),
        ({"begins": np.array([2, 0])}, "one after another among the words"),
        ({"alphas": np.zeros(3, np.float32)}, "its learning rate"),
    ],
)
def test_numbers_outside_are_refused(kind: str, change: dict[str, np.ndarray], message: str) -> None:
    matrix = np.zeros((4, 8), np.float32)
    table = np.zeros(4, np.uint32)
    trainer = twin("word2vec", kind).Trainer(
        matrix,
        matrix.copy(),
        table,
        table,
        table.astype(np.int32),
        window=2,
        negative=1,
        cbow=True,
        mean=True,
        shrink=True,
    )
    given = {"words": np.zeros(2, np.int32), "begins": np.array([0, 2]), "alphas": np.zeros(1, np.float32)} | change
    with pytest.raises(ValueError, match=message):
        trainer.train(given["words"], given["begins"].astype(np.int64), given["alphas"], 1, 0)


def test_matrices_that_do_not_fit_are_refused(kind: str) -> None:
    matrix, table = np.zeros((4, 8), np.float32), np.zeros(4, np.uint32)
    rest = (table, table, table.astype(np.int32))
    make = twin("word2vec", kind).Trainer
    with pytest.raises(ValueError, match="rows a multiple of 8"):
        make(np.zeros((4, 7), np.float32), np.zeros((4, 7), np.float32), *rest, **SETTINGS)
    with pytest.raises(ValueError, match="a number for every word"):
        make(matrix, matrix.copy(), table[:3], table, table.astype(np.int32), **SETTINGS)
    with pytest.raises(ValueError, match="from 0 to 64 noise words"):
        make(matrix, matrix.copy(), *rest, **{**SETTINGS, "negative": 65})
