"""Tables for subsampling and for drawing negative samples."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from textprep.vectors.sampling import alias_table, keep_prob_table


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=30))
def test_the_alias_table_draws_by_weight(frequency: list[int]) -> None:
    weights = np.array(frequency, dtype=np.float64) ** 0.75
    alias_prob, alias_index = alias_table(weights)
    chance = np.zeros(len(frequency))
    for place in range(len(frequency)):
        chance[place] += alias_prob[place] / 2**32
        chance[alias_index[place]] += 1 - alias_prob[place] / 2**32
    np.testing.assert_allclose(chance / len(frequency), weights / weights.sum(), atol=1e-8)


def test_subsampling_follows_the_formula() -> None:
    frequency = np.array([900_000, 99_990, 10])
    keep_prob = keep_prob_table(frequency, 1e-3) / 2**32
    f = frequency / frequency.sum()
    np.testing.assert_allclose(keep_prob, np.minimum(np.sqrt(1e-3 / f) + 1e-3 / f, 1), rtol=1e-6)


def test_without_a_threshold_no_word_is_dropped() -> None:
    assert (keep_prob_table(np.array([9, 1]), 0) == 0xFFFFFFFF).all()
