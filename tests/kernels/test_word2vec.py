"""Training word vectors: the compiled twin against the plain one, and errors."""

from __future__ import annotations

import numpy as np
import pytest

from tests.conftest import TWINS, twin
from textprep.vectors.sampling import alias_table, keep_prob_table

WORDS = 30
SETTINGS = {"window": 2, "negative": 1, "cbow": True, "cbow_mean": True, "shrink_windows": True}


def corpus() -> tuple[np.ndarray, np.ndarray]:
    """1,000 words in sentences of one to forty, and where each begins."""
    generator = np.random.Generator(np.random.PCG64(7))
    words = (generator.random(1000) ** 2 * WORDS).astype(np.int32)
    offsets = np.unique(np.concatenate([[0, 1000], generator.integers(0, 1000, 50)])).astype(np.int64)
    return words, offsets


def train(
    kind: str, size: int = 20, negative: int = 5, epochs: int = 1, update_scale: np.ndarray | None = None, **params
) -> tuple[np.ndarray, np.ndarray, list[tuple[float, int]]]:
    """Both matrices after some epochs, and the loss and the number of pairs of each."""
    kernel = twin("word2vec", kind)
    words, offsets = corpus()
    stride = -(-size // kernel.LANES) * kernel.LANES
    generator = np.random.Generator(np.random.PCG64(1))
    inputs = np.zeros((WORDS, stride), dtype=np.float32)
    inputs[:, :size] = (generator.random((WORDS, size), dtype=np.float32) - 0.5) / size
    outputs = np.zeros_like(inputs)
    frequency = np.maximum(np.bincount(words, minlength=WORDS), 1)
    settings = {"window": 5, "cbow": True, "cbow_mean": True, "shrink_windows": True, **params}
    trainer = kernel.Trainer(
        inputs, outputs, keep_prob_table(frequency, 1e-2), *alias_table(frequency**0.75), negative=negative, **settings
    )
    rates = np.full(len(offsets) - 1, 0.025, dtype=np.float32)
    losses = [trainer.train(words, offsets, rates, 11 + epoch, 0, update_scale) for epoch in range(epochs)]
    return inputs, outputs, losses


@pytest.mark.parametrize("cbow", [True, False])
@pytest.mark.parametrize("cbow_mean", [True, False])
@pytest.mark.parametrize(("size", "shrink_windows"), [(20, True), (8, False), (100, True)])
def test_twins_give_the_same_vectors(cbow: bool, cbow_mean: bool, size: int, shrink_windows: bool) -> None:
    results = [train(kind, size, cbow=cbow, cbow_mean=cbow_mean, shrink_windows=shrink_windows) for kind in TWINS]
    for one, other in zip(results[0][:2], results[-1][:2], strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
    np.testing.assert_allclose(results[0][2], results[-1][2], rtol=1e-4)


@pytest.mark.parametrize("cbow", [True, False])
def test_copied_rows_change_by_their_scale(kind: str, cbow: bool) -> None:
    start = train(kind, epochs=0, cbow=cbow)
    in_place = train(kind, cbow=cbow)
    scale = np.array([1, 0.5, 0], dtype=np.float32)
    scaled = train(kind, cbow=cbow, update_scale=scale)
    for before, full, part in zip(start[:2], in_place[:2], scaled[:2], strict=True):
        np.testing.assert_allclose(part[3:], full[3:], atol=1e-6)
        np.testing.assert_allclose(part[:3] - before[:3], scale[:, None] * (full - before)[:3], atol=1e-6)


def test_twins_scale_updates_alike() -> None:
    scale = np.linspace(0, 1, WORDS, dtype=np.float32)
    results = [train(each, update_scale=scale, epochs=2) for each in TWINS]
    np.testing.assert_allclose(results[0][0], results[-1][0], atol=1e-5)


def test_more_scales_than_words_are_an_error(kind: str) -> None:
    with pytest.raises(ValueError, match="update_scale must have at most 30 numbers, one a word, found 31"):
        train(kind, update_scale=np.ones(WORDS + 1, dtype=np.float32))


def test_the_baseline_gives_what_the_best_instructions_give(monkeypatch) -> None:
    best = train(TWINS[0], 100)
    monkeypatch.setenv("TEXTPREP_SIMD", "baseline")
    baseline = train(TWINS[0], 100)
    np.testing.assert_allclose(best[0], baseline[0], atol=1e-5)


def test_the_loss_falls(kind: str) -> None:
    losses = [loss / pairs for loss, pairs in train(kind, epochs=6, cbow=False)[2]]
    assert losses[-1] < losses[0] * 0.99


def test_the_padding_stays_zero(kind: str) -> None:
    inputs, outputs, _ = train(kind, 20)
    assert not inputs[:, 20:].any()
    assert not outputs[:, 20:].any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"words": np.array([99], np.int32), "offsets": np.array([0, 1])}, "word ids must be below 4, found 99"),
        ({"offsets": np.array([0, 9])}, "offsets must ascend from 0 to at most 2, found 0 and 9 for sentence 0"),
        ({"offsets": np.array([2, 0])}, "offsets must ascend from 0 to at most 2, found 2 and 0 for sentence 0"),
        ({"rates": np.zeros(3, np.float32)}, "expected 1 learning rates, one a sentence, found 3"),
    ],
)
def test_inconsistent_arguments_are_an_error(kind: str, change: dict[str, np.ndarray], message: str) -> None:
    matrix = np.zeros((4, 8), np.float32)
    table = np.zeros(4, np.uint32)
    trainer = twin("word2vec", kind).Trainer(matrix, matrix.copy(), table, table, table.astype(np.int32), **SETTINGS)
    given = {"words": np.zeros(2, np.int32), "offsets": np.array([0, 2]), "rates": np.zeros(1, np.float32)} | change
    with pytest.raises(ValueError, match=message):
        trainer.train(given["words"], given["offsets"].astype(np.int64), given["rates"], 1, 0)


def test_rows_that_are_not_padded_are_an_error(kind: str) -> None:
    matrix, table = np.zeros((4, 7), np.float32), np.zeros(4, np.uint32)
    with pytest.raises(ValueError, match="rows a multiple of 8 long"):
        twin("word2vec", kind).Trainer(matrix, matrix.copy(), table, table, table.astype(np.int32), **SETTINGS)


def test_tables_of_another_length_are_an_error(kind: str) -> None:
    matrix, table = np.zeros((4, 8), np.float32), np.zeros(4, np.uint32)
    with pytest.raises(ValueError, match="a number for every word"):
        twin("word2vec", kind).Trainer(matrix, matrix.copy(), table[:3], table, table.astype(np.int32), **SETTINGS)


def test_too_many_negative_samples_are_an_error(kind: str) -> None:
    matrix, table = np.zeros((4, 8), np.float32), np.zeros(4, np.uint32)
    settings = {**SETTINGS, "negative": 65}
    with pytest.raises(
        ValueError, match="expected 0 to 64 negative samples and a window from 1 to 2147483647, found 65 and 2"
    ):
        twin("word2vec", kind).Trainer(matrix, matrix.copy(), table, table, table.astype(np.int32), **settings)
