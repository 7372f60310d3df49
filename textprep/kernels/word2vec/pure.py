"""Training word vectors in plain Python over numpy.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: Rows of the matrices are a multiple of so many numbers long.
LANES = 8
#: Noise words per pair, at most.
MOST_NEGATIVE = 64

#: The sigmoid is looked up at so many places between minus and plus its reach, and taken for a line between two of
#: them; beyond its reach the gradient is taken for nought, as in the original program.
_STEPS = 1000
_REACH = 6

_MASK = 0xFFFFFFFFFFFFFFFF


def instruction_set() -> str:
    """The instructions that training uses."""
    return "numpy"


class _Random:
    """SplitMix64 (G. Steele et al., Fast Splittable Pseudorandom Number Generators, 2014)."""

    def __init__(self, state: int) -> None:
        self._state = state & _MASK

    def next(self) -> int:
        """The next 64 bits."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)


class Trainer:
    """Trains two matrices, which are changed in place, on sentences of word numbers.

    Parameters:
        inward: float32 of shape (words, stride), the vectors; the stride is a multiple of ``LANES``.
        outward: the same shape, what they are compared with.
        keep: uint32, for each word how many of 2^32 times it stays in a sentence.
        share, other: the noise distribution by the alias method, uint32 and int32.
        window, negative, cbow, mean, shrink: as in `Word2Vec`.
    """

    def __init__(
        self,
        inward: Floats,
        outward: Floats,
        keep: Any,
        share: Any,
        other: Any,
        *,
        window: int,
        negative: int,
        cbow: bool,
        mean: bool,
        shrink: bool,
    ) -> None:
        import numpy as np

        if inward.shape[1] % LANES or inward.shape != outward.shape:
            raise ValueError("the matrices want the same shape, rows a multiple of 8 long")
        if not len(keep) == len(share) == len(other) == len(inward):
            raise ValueError("the tables want a number for every word")
        if not 0 <= negative <= MOST_NEGATIVE or window < 1:
            raise ValueError(f"from 0 to {MOST_NEGATIVE} noise words and a window from 1 are possible")
        self._lock = Lock()
        self._in, self._out = inward, outward
        self._keep, self._share, self._other = keep.tolist(), share.tolist(), other.tolist()
        self._window, self._negative = window, negative
        self._cbow, self._mean, self._shrink = cbow, mean, shrink
        x = np.exp((np.arange(_STEPS + 1) / _STEPS * 2 - 1) * _REACH)
        self._sigmoid = (x / (x + 1)).astype(np.float32)
        self._cost = (-np.log(x / (x + 1))).astype(np.float32)
        self.instructions = instruction_set()

    def train(
        self, words: Any, begins: Any, alphas: Any, seed: int, first: int, share: Any = None
    ) -> tuple[float, int]:
        """Go through sentences once.

        Parameters:
            words: int32, word after word of all sentences.
            begins: int64, where each sentence begins, and where the last ends.
            alphas: float32, the learning rate of each sentence.
            seed: of this pass; the random numbers of a sentence depend on it and on the sentence's number alone.
            first: the number of the first sentence.
            share: float32, for each of the first, most frequent words how much of what it was moved by is added to
                the matrices at the end: the rows of these words are worked on in a copy, so that threads at work at
                the same time do not wait for each other's.  Nothing: all rows are changed in place.

        Returns:
            The sum of the losses, and the number of pairs of a word and a noise word or itself.
        """
        numbers, places = words.tolist(), begins.tolist()
        for a, b in pairwise(places):
            if a > b or a < 0 or b > len(numbers):
                raise ValueError("sentences lie one after another among the words")
        for number in numbers:
            if not 0 <= number < len(self._in):
                raise ValueError(f"word {number} of {len(self._in)}")
        if len(alphas) != len(places) - 1:
            raise ValueError("every sentence wants its learning rate")
        if share is not None and len(share) > len(self._in):
            raise ValueError("there are more shares than words")
        matrices = (self._in, self._out)
        apart = 0 if share is None else len(share)
        with self._lock:
            before = [matrix[:apart].copy() for matrix in matrices]
        own = [rows.copy() for rows in before]
        inward, outward = ([*mine, *matrix[apart:]] for mine, matrix in zip(own, matrices, strict=True))
        loss, pairs = 0.0, 0
        for at, (a, b) in enumerate(pairwise(places)):
            random = _Random(seed + (first + at) * 0xD1B54A32D192ED03)
            kept = [word for word in numbers[a:b] if random.next() >> 32 <= self._keep[word]]
            cost, count = self._sentence(kept, alphas[at], random, inward, outward)
            loss, pairs = loss + cost, pairs + count
        if share is not None:
            with self._lock:
                for matrix, mine, old in zip(matrices, own, before, strict=True):
                    matrix[:apart] += share[:, None] * (mine - old)
        return loss, pairs

    def _sentence(
        self, words: list[int], alpha: Any, random: _Random, inward: list[Floats], outward: list[Floats]
    ) -> tuple[float, int]:
        import numpy as np

        loss, pairs = 0.0, 0
        for i, word in enumerate(words):
            window = self._window
            if self._shrink:
                window -= (random.next() >> 33) % self._window
            around = [j for j in range(max(0, i - window), min(len(words), i + window + 1)) if j != i]
            if self._cbow and around:
                # The average of the words around predicts the word in the middle.
                # As in the original, the gradient of a mean is added whole to each word, and that of a sum divided.
                share, back = np.float32(1 / len(around)), np.float32(1)
                if not self._mean:
                    share, back = back, share
                hidden = np.zeros(self._in.shape[1], np.float32)
                for j in around:
                    hidden += inward[words[j]]
                gradient, cost, count = self._pair(word, hidden * share, alpha, random, outward)
                for j in around:
                    inward[words[j]] += gradient * back
                loss, pairs = loss + cost, pairs + count
            elif not self._cbow:
                for j in around:
                    gradient, cost, count = self._pair(word, inward[words[j]], alpha, random, outward)
                    inward[words[j]] += gradient
                    loss, pairs = loss + cost, pairs + count
        return loss, pairs

    def _pair(
        self, word: int, hidden: Floats, alpha: Any, random: _Random, outward: list[Floats]
    ) -> tuple[Floats, float, int]:
        """One word and its noise words against one input: the input's gradient, the loss, how many there were."""
        import numpy as np

        targets = [word]
        for _ in range(self._negative):
            noise = self._noise(random.next())
            if noise != word:
                targets.append(noise)
        gradient = np.zeros_like(hidden)
        loss = 0.0
        for number, target in enumerate(targets):
            label = np.float32(number == 0)
            row = outward[target]
            f = float(np.dot(hidden, row))
            outside = not -_REACH < f < _REACH
            x = (f + _REACH) * (_STEPS / (2 * _REACH))
            at = (_STEPS if f > 0 else 0) if outside else int(x)
            # Binary cross-entropy: -log of the sigmoid for the word, of one minus it for noise.
            loss += float(self._cost[at if number == 0 else _STEPS - at])
            if not outside:
                p = self._sigmoid[at] + np.float32(x - at) * (self._sigmoid[at + 1] - self._sigmoid[at])
                g = (label - p) * alpha
                gradient += g * row
                row += g * hidden
        return gradient, loss, len(targets)

    def _noise(self, r: int) -> int:
        place = (r >> 32) * len(self._share) >> 32
        return place if r & 0xFFFFFFFF < self._share[place] else self._other[place]
