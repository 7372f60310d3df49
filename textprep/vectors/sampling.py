"""The tables that word2vec draws from: subsampling of frequent words, and negative samples."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Probabilities are stored as multiples of 2^-32; the greatest, 1, as 2^32 - 1.
_SCALE = 2.0**32
_ONE = 0xFFFFFFFF


def keep_prob_table(frequency: Any, sample: float) -> NDArray[np.uint32]:
    """Return, by word, the probability of surviving subsampling, times 2^32.

    A word whose frequency is the proportion f of all words survives with probability sqrt(sample / f) + sample / f, as
    in the original program.

    Parameters:
        frequency: the number of occurrences of each word.
        sample: the threshold; 0 keeps all words.
    """
    if not sample:
        return np.full(len(frequency), _ONE, dtype=np.uint32)
    threshold = sample * frequency.sum()
    keep_prob = (np.sqrt(frequency / threshold) + 1) * (threshold / frequency)
    return _fixed_point(keep_prob)


def alias_table(weights: Any) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Return the tables of Walker's alias method, which draws words by weight in constant time.

    To draw, choose one of the slots evenly: it gives the word of the same number with probability ``alias_prob``, else
    the word ``alias_index``. The tables are built by Vose's algorithm (M. D. Vose, A linear algorithm for generating
    random numbers with a given distribution, 1991), which takes words below and above the mean weight from the highest
    number down.

    Parameters:
        weights: a positive weight for each word.

    Returns:
        ``(alias_prob, alias_index)``: probabilities times 2^32, and word numbers.
    """
    n_words = len(weights)
    scaled = (weights * (n_words / weights.sum())).tolist()
    alias_prob = [1.0] * n_words
    alias_index = list(range(n_words))
    small = [word for word in range(n_words) if scaled[word] < 1]
    large = [word for word in range(n_words) if scaled[word] >= 1]
    while small and large:
        low, high = small.pop(), large[-1]
        alias_prob[low], alias_index[low] = scaled[low], high
        scaled[high] -= 1 - scaled[low]
        if scaled[high] < 1:
            small.append(large.pop())
    return _fixed_point(np.array(alias_prob)), np.array(alias_index, dtype=np.int32)


def _fixed_point(probability: NDArray[np.float64]) -> NDArray[np.uint32]:
    return np.minimum(probability * _SCALE, _ONE).astype(np.uint32)
