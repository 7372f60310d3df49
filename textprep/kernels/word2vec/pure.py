"""Training word vectors in plain Python over numpy.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from textprep.locks import Lock

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: The length of the matrices' rows is a multiple of this number.
LANES = 8
#: The greatest number of negative samples per word.
MAX_NEGATIVE = 64
#: The greatest window.
MAX_WINDOW = 0x7FFFFFFF

#: The sigmoid is interpolated linearly in a table of ``_SIGMOID_STEPS`` intervals from ``-_SIGMOID_RANGE`` to
#: ``_SIGMOID_RANGE``.  Beyond them the gradient counts as 0, as in the original program.
_SIGMOID_STEPS = 1000
_SIGMOID_RANGE = 6

_MASK = 0xFFFFFFFFFFFFFFFF


def instruction_set() -> str:
    """Return the instruction set of the training loops."""
    return "numpy"


class _Random:
    """SplitMix64 (G. Steele et al., Fast Splittable Pseudorandom Number Generators, 2014)."""

    def __init__(self, state: int) -> None:
        self._state = state & _MASK

    def next(self) -> int:
        """Return the next 64 bits."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)


class Trainer:
    """Train two matrices in place on sentences of word ids.

    Parameters:
        input_vectors: float32 of shape (words, stride), the vectors; the stride is a multiple of ``LANES``.
        output_vectors: the same shape, the vectors of words as targets.
        keep_prob: uint32, by word the chance of surviving subsampling, times 2^32.
        alias_prob, alias_index: uint32 and int32, the alias table of the distribution of negative samples.
        window, negative, cbow, cbow_mean, shrink_windows: as for `Word2Vec`.
    """

    def __init__(
        self,
        input_vectors: Floats,
        output_vectors: Floats,
        keep_prob: Any,
        alias_prob: Any,
        alias_index: Any,
        *,
        window: int,
        negative: int,
        cbow: bool,
        cbow_mean: bool,
        shrink_windows: bool,
    ) -> None:
        import numpy as np

        if input_vectors.shape[1] % LANES or input_vectors.shape != output_vectors.shape:
            raise ValueError(f"both matrices must have the same shape, with rows a multiple of {LANES} long")
        if not len(input_vectors) == len(keep_prob) == len(alias_prob) == len(alias_index):
            raise ValueError("keep_prob, alias_prob and alias_index must have a number for every word")
        if not 0 <= negative <= MAX_NEGATIVE or not 1 <= window <= MAX_WINDOW:
            raise ValueError(
                f"expected 0 to {MAX_NEGATIVE} negative samples and a window from 1 to {MAX_WINDOW}, "
                f"found {negative} and {window}"
            )
        for index in alias_index.tolist():
            if not 0 <= index < len(input_vectors):
                raise ValueError(f"alias_index must have word ids below {len(input_vectors)}, found {index}")
        self._lock = Lock()
        self._stopped = False
        self._input, self._output = input_vectors, output_vectors
        self._keep_prob = keep_prob.tolist()
        self._alias_prob, self._alias_index = alias_prob.tolist(), alias_index.tolist()
        self._window, self._negative = window, negative
        self._cbow, self._cbow_mean, self._shrink_windows = cbow, cbow_mean, shrink_windows
        x = np.exp((np.arange(_SIGMOID_STEPS + 1) / _SIGMOID_STEPS * 2 - 1) * _SIGMOID_RANGE)
        self._sigmoid = (x / (x + 1)).astype(np.float32)
        self._loss = (-np.log(x / (x + 1))).astype(np.float32)
        self.instructions = instruction_set()

    def train(
        self,
        words: Any,
        offsets: Any,
        learning_rates: Any,
        seed: int,
        first_sentence: int,
        update_scale: Any = None,
    ) -> tuple[float, int]:
        """Train on sentences once.

        Several threads may call this at the same time; they share the matrices without locks. `stop` ends all of them.

        Parameters:
            words: int32, the word ids of all sentences, one after another.
            offsets: int64, where each sentence begins in ``words``, and where the last one ends.
            learning_rates: float32, one for each sentence.
            seed: the seed of this epoch; a sentence's random numbers depend on it and on the sentence's number alone.
            first_sentence: the number of the first sentence in the epoch.
            update_scale: float32, for the first and most frequent words. Their rows are trained in a copy, so that
                threads do not contend for them; in the end each row changes by its scale times the change of the
                copy. None trains all rows in place.

        Returns:
            The sum of the losses, and the number of pairs of a hidden vector and a target.
        """
        word_ids, sentence_offsets = words.tolist(), offsets.tolist()
        self._check(word_ids, sentence_offsets, learning_rates, update_scale)
        if not (0 <= seed < 1 << 64 and 0 <= first_sentence < 1 << 63):
            raise ValueError(f"expected a seed of 64 bits and a sentence of 63, found {seed} and {first_sentence}")
        matrices = (self._input, self._output)
        n_copied = 0 if update_scale is None else len(update_scale)
        with self._lock:
            before = [matrix[:n_copied].copy() for matrix in matrices]
        copies = [rows.copy() for rows in before]
        inputs, outputs = ([*rows, *matrix[n_copied:]] for rows, matrix in zip(copies, matrices, strict=True))
        loss, n_pairs = 0.0, 0
        for number, (begin, end) in enumerate(pairwise(sentence_offsets)):
            if self._stopped:
                break
            random = _Random(seed + (first_sentence + number) * 0xD1B54A32D192ED03)
            kept = [word for word in word_ids[begin:end] if random.next() >> 32 <= self._keep_prob[word]]
            cost, count = self._train_sentence(kept, learning_rates[number], random, inputs, outputs)
            loss, n_pairs = loss + cost, n_pairs + count
        if update_scale is not None:
            with self._lock:
                for matrix, rows, old in zip(matrices, copies, before, strict=True):
                    matrix[:n_copied] += update_scale[:, None] * (rows - old)
        return loss, n_pairs

    def stop(self) -> None:
        """End `train` in all threads within milliseconds, now and from now on; the matrices are left half-trained."""
        self._stopped = True

    def _check(self, words: list[int], offsets: list[int], learning_rates: Any, update_scale: Any) -> None:
        if not offsets:
            raise ValueError("offsets must have one number more than there are sentences, found none")
        for sentence, (begin, end) in enumerate(pairwise(offsets)):
            if begin > end or begin < 0 or end > len(words):
                raise ValueError(
                    f"offsets must ascend from 0 to at most {len(words)}, found {begin} and {end} "
                    f"for sentence {sentence}"
                )
        for word in words:
            if not 0 <= word < len(self._input):
                raise ValueError(f"word ids must be below {len(self._input)}, found {word}")
        if len(learning_rates) != len(offsets) - 1:
            raise ValueError(f"expected {len(offsets) - 1} learning rates, one a sentence, found {len(learning_rates)}")
        if update_scale is not None and len(update_scale) > len(self._input):
            raise ValueError(
                f"update_scale must have at most {len(self._input)} numbers, one a word, found {len(update_scale)}"
            )

    def _train_sentence(
        self, words: list[int], learning_rate: Any, random: _Random, inputs: list[Floats], outputs: list[Floats]
    ) -> tuple[float, int]:
        """Train on a sentence, which is already subsampled; return the loss and the number of pairs."""
        import numpy as np

        loss, n_pairs = 0.0, 0
        for i, word in enumerate(words):
            if self._stopped:
                break
            window = self._window
            if self._shrink_windows:
                window -= (random.next() >> 33) % self._window
            context = [j for j in range(max(0, i - window), min(len(words), i + window + 1)) if j != i]
            if self._cbow and context:
                # As in the original, every context word receives the whole gradient of a mean, and its part of that
                # of a sum.
                factor, gradient_factor = np.float32(1 / len(context)), np.float32(1)
                if not self._cbow_mean:
                    factor, gradient_factor = gradient_factor, factor
                hidden = np.zeros(self._input.shape[1], np.float32)
                for j in context:
                    hidden += inputs[words[j]]
                gradient, cost, count = self._train_targets(word, hidden * factor, learning_rate, random, outputs)
                for j in context:
                    inputs[words[j]] += gradient * gradient_factor
                loss, n_pairs = loss + cost, n_pairs + count
            elif not self._cbow:
                for j in context:
                    gradient, cost, count = self._train_targets(word, inputs[words[j]], learning_rate, random, outputs)
                    inputs[words[j]] += gradient
                    loss, n_pairs = loss + cost, n_pairs + count
        return loss, n_pairs

    def _train_targets(
        self, word: int, hidden: Floats, learning_rate: Any, random: _Random, outputs: list[Floats]
    ) -> tuple[Floats, float, int]:
        """Train one positive target and its negative samples against one hidden vector.

        Returns:
            The gradient of the hidden vector, the loss, and the number of targets.
        """
        import numpy as np

        targets = [word]
        for _ in range(self._negative):
            sample = self._negative_sample(random.next())
            # As in the original, the word itself is skipped and not drawn again.
            if sample != word:
                targets.append(sample)
        gradient = np.zeros_like(hidden)
        loss = 0.0
        for number, target in enumerate(targets):
            label = np.float32(number == 0)
            row = outputs[target]
            f = float(np.dot(hidden, row))
            outside = not -_SIGMOID_RANGE < f < _SIGMOID_RANGE
            x = (f + _SIGMOID_RANGE) * (_SIGMOID_STEPS / (2 * _SIGMOID_RANGE))
            at = (_SIGMOID_STEPS if f > 0 else 0) if outside else int(x)
            # Binary cross-entropy: -ln p for the word, -ln(1 - p) for a negative sample.
            loss += float(self._loss[at if number == 0 else _SIGMOID_STEPS - at])
            if not outside:
                p = self._sigmoid[at] + np.float32(x - at) * (self._sigmoid[at + 1] - self._sigmoid[at])
                g = (label - p) * learning_rate
                gradient += g * row
                row += g * hidden
        return gradient, loss, len(targets)

    def _negative_sample(self, random: int) -> int:
        """Draw by the alias method.

        The upper half of the random number chooses a slot, the lower half between the slot's own word and its alias.
        """
        slot = (random >> 32) * len(self._alias_prob) >> 32
        return slot if random & 0xFFFFFFFF < self._alias_prob[slot] else self._alias_index[slot]
