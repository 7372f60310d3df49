"""Learning word vectors."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.exceptions import NotFittedError

from textprep.errors import DocumentsError, ParameterError, VocabularyError, nearest
from textprep.kernels.counting import Counter
from textprep.kernels.word2vec import LANES, MAX_NEGATIVE, Trainer
from textprep.stage import Stage
from textprep.vectors.bag_of_words import Counts, counted_terms, restored_counter
from textprep.vectors.documents import batched, source
from textprep.vectors.word_vectors import WordVectors

ARCHITECTURES = ("cbow", "skipgram")
WEIGHTINGS = ("mean", "idf")

#: Documents that are encoded at a time: what is held of a corpus that does not fit into memory.
_PIECE = 20_000
#: Words that a thread trains on before it asks for more.
_JOB = 8_000
#: Words, the most frequent ones, of whose rows each thread has a copy during a job, so that the threads do not wait
#: for each other's memory.  More of them, or longer jobs, are faster still, but the copies drift apart: with 1,000
#: words and 20,000 in a job two threads are 1.9 times one, and .69 of a word's neighbours are gensim's, with one .74.
_APART = 100


class Word2Vec(ClassNamePrefixFeaturesOutMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    r"""Word vectors by CBOW or skip-gram with negative sampling.

    One step, for a word w and the words around it (T. Mikolov et al., Efficient Estimation of Word
    Representations in Vector Space, 2013; Distributed Representations of Words and Phrases and their
    Compositionality, 2013):

    1. A window of up to ``window`` words on either side; with ``shrink_windows`` its size is drawn from 1 to that.
    2. The input h: in CBOW the mean (or sum) of the vectors of the words around; in skip-gram the vector of each of
       them in turn.
    3. k = ``negative`` noise words are drawn from the distribution of words to the power of ``ns_exponent``
       (3/4); one that is w itself is passed over.
    4. For w (label t = 1) and each noise word (t = 0), with its output vector v: p = sigmoid(h . v), and the loss
       is the binary cross-entropy, -ln p for w and -ln(1 - p) for noise.
    5. With g = (t - p) alpha: v += g h, and the sum of the g v is added to the vectors of the words around: in CBOW
       with a mean whole to each, as the original does, with a sum divided among them.

    Words are dropped from sentences at random where they are frequent: one of frequency f (a share of all)
    stays with probability sqrt(``sample`` / f) + ``sample`` / f.  alpha falls in a line from ``alpha`` to
    ``min_alpha`` over all words of all epochs.  The sigmoid is a table of 1,000 places between -6 and
    6, with lines between them.

    The random numbers of a sentence (SplitMix64) depend on the seed, the epoch and its number alone; with
    ``workers=1`` the vectors are the same, bit for bit, on machines with the same instruction set
    (`textprep info` prints it).  Several threads share the matrices without locks (F. Niu et al., Hogwild, 2011), but
    for the 100 most frequent words, whose rows each changes in a copy that is added to them every 8,000 words, and
    are not reproducible.

    Parameters:
        vector_size: the length of a vector.
        window: the farthest distance within a sentence.
        min_count: rarer words are ignored.
        negative: noise words per word, at most 64.
        ns_exponent: 1 draws noise by frequency, 0 evenly.
        sample: the threshold for dropping frequent words; 0 drops none.
        alpha, min_alpha: the learning rate, at the start and at the end.
        epochs: passes over the documents.
        cbow_mean: whether CBOW takes the mean; else the sum.
        shrink_windows: whether windows are drawn.
        architecture: ``"cbow"`` or ``"skipgram"``.
        weighting: what `transform` gives for a document: the ``"mean"`` of its words' vectors, or the mean weighted by
            ``"idf"``, ln((1 + N) / (1 + df)) + 1.
        seed: of all that is drawn.
        workers: threads.
        pipeline, missing, n_jobs: as for `BagOfWords`; a document is a sentence.
        progress: whether a bar on stderr shows how far it is.
        callback: called after each epoch with the estimator; True ends the training.

    Attributes:
        vectors_: the `WordVectors`, the most frequent word first.
        losses_: the mean loss of a pair in each epoch.

    Raises:
        VocabularyError: no word occurs ``min_count`` times.

    >>> corpus = [["北京", "大学"], ["南京", "大学"]] * 20
    >>> model = Word2Vec(vector_size=8, min_count=1, epochs=2).fit(corpus)
    >>> model.transform([["北京", "大学"]]).shape
    (1, 8)
    """

    def __init__(
        self,
        *,
        vector_size: int = 100,
        window: int = 5,
        min_count: int = 5,
        negative: int = 5,
        ns_exponent: float = 0.75,
        sample: float = 1e-3,
        alpha: float = 0.025,
        min_alpha: float = 0.0001,
        epochs: int = 5,
        cbow_mean: bool = True,
        shrink_windows: bool = True,
        architecture: str = "cbow",
        weighting: str = "mean",
        seed: int = 1,
        workers: int = 1,
        pipeline: Stage | str | None = None,
        missing: str = "error",
        n_jobs: int | None = None,
        progress: bool = False,
        callback: Callable[[Word2Vec], bool | None] | None = None,
    ) -> None:
        self.vector_size = vector_size
        self.window = window
        self.min_count = min_count
        self.negative = negative
        self.ns_exponent = ns_exponent
        self.sample = sample
        self.alpha = alpha
        self.min_alpha = min_alpha
        self.epochs = epochs
        self.cbow_mean = cbow_mean
        self.shrink_windows = shrink_windows
        self.architecture = architecture
        self.weighting = weighting
        self.seed = seed
        self.workers = workers
        self.pipeline = pipeline
        self.missing = missing
        self.n_jobs = n_jobs
        self.progress = progress
        self.callback = callback

    # Learning

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the words and their vectors; the documents are gone through once more than there are epochs.

        Raises:
            DocumentsError: the documents can be read only once.
        """
        self._check()
        _check_again(X)
        self._counter = Counter()
        many, read = self._source(X)
        self._documents, _ = self._counter.count(many, True, False, read)
        self._choose()
        self._start()
        self._train(X, first_epoch=0)
        return self

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Go on with more documents, over as many epochs, the learning rate from its start; the words stay the same."""
        if not hasattr(self, "_in"):
            return self.fit(X, y)
        self._check()
        _check_again(X)
        self._train(X, first_epoch=len(self.losses_))
        return self

    def _source(self, X: Any) -> tuple[Iterable[Any], Callable[[int, Any], Sequence[str]]]:
        return source(X, self.pipeline, missing=self.missing, n_jobs=self.n_jobs)

    def _check(self) -> None:
        for name in ("vector_size", "window", "min_count", "negative", "epochs", "workers", "seed"):
            value, low = getattr(self, name), int(name != "seed")
            if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < low:
                raise ParameterError(f"{name} must be a whole number from {low}, found {value!r}")
        if self.negative > MAX_NEGATIVE:
            raise ParameterError(f"negative must be at most {MAX_NEGATIVE}, found {self.negative}")
        for name in ("alpha", "min_alpha", "sample", "ns_exponent"):
            number = getattr(self, name)
            if (
                not isinstance(number, (int, float))
                or isinstance(number, bool)
                or (number < 0 and name != "ns_exponent")
            ):
                raise ParameterError(f"{name} must be a number from 0, found {number!r}")
        for name, choices in (("architecture", ARCHITECTURES), ("weighting", WEIGHTINGS)):
            word = getattr(self, name)
            if word not in choices:
                known = " or ".join(map(repr, choices))
                raise ParameterError(f"{name} must be {known}, found {word!r}{nearest(str(word), choices)}")

    def _choose(self) -> None:
        """The words that are frequent enough, the most frequent first, of two alike by code points."""
        totals = np.frombuffer(self._counter.collection_frequency(), dtype=np.int64)
        order = np.frombuffer(self._counter.argsort_terms(), dtype=np.int32)
        order = order[np.argsort(-totals[order], kind="stable")]
        order = order[totals[order] >= self.min_count]
        if not len(order):
            most = int(totals.max()) if len(totals) else 0
            raise VocabularyError(
                f"no word occurs min_count={self.min_count} times in {self._documents} documents; the most frequent "
                f"occurs {most} times"
            )
        columns = np.full(len(totals), -1, dtype=np.int32)
        columns[order] = np.arange(len(order), dtype=np.int32)
        self._columns = array("i", columns.tobytes())
        self._totals = totals[order]
        df = np.frombuffer(self._counter.document_frequency(), dtype=np.int64)[order]
        self._idf = (np.log((1 + self._documents) / (1 + df)) + 1).astype(np.float32)
        terms = self._counter.terms()
        self._words = [terms[number] for number in order]

    def _start(self) -> None:
        """Vectors drawn evenly from -1/2 to 1/2, divided by their length, and nought to compare them with."""
        stride = -(-self.vector_size // LANES) * LANES
        shape = (len(self._words), stride)
        self._in = np.zeros(shape, dtype=np.float32)
        draw = np.random.Generator(np.random.PCG64(self.seed)).random((shape[0], self.vector_size), dtype=np.float32)
        self._in[:, : self.vector_size] = (draw - 0.5) / self.vector_size
        self._out = np.zeros(shape, dtype=np.float32)
        self.losses_: list[float] = []
        self.__dict__.pop("_vectors", None)

    def _trainer(self) -> Trainer:
        share, other = alias_table(self._totals.astype(np.float64) ** self.ns_exponent)
        return Trainer(
            self._in,
            self._out,
            keep_table(self._totals, self.sample),
            share,
            other,
            window=self.window,
            negative=self.negative,
            cbow=self.architecture == "cbow",
            cbow_mean=self.cbow_mean,
            shrink_windows=self.shrink_windows,
        )

    def _train(self, X: Any, first_epoch: int) -> None:
        trainer = self._trainer()
        # Lists are in memory anyway: their numbers take a quarter of a pointer's room and are made once.
        pieces = list(self._encoded(X)) if isinstance(X, (list, tuple)) else None
        total = sum(len(words) for _, words in pieces) if pieces is not None else int(self._totals.sum())
        with _bar(self.progress, self.epochs * total) as advance:
            for epoch in range(self.epochs):
                seed = (
                    self.seed * 0x9E3779B97F4A7C15 + (first_epoch + epoch) * 0xBF58476D1CE4E5B9
                ) & 0xFFFFFFFFFFFFFFFF
                done = sentences = pairs = 0
                loss = 0.0
                for begins, words in pieces if pieces is not None else self._encoded(X):
                    past = (epoch * total + done + begins[:-1]) / max(1, self.epochs * total)
                    alphas = np.maximum(self.alpha - (self.alpha - self.min_alpha) * past, self.min_alpha)
                    cost, count = self._piece(trainer, begins, words, alphas.astype(np.float32), seed, sentences)
                    loss, pairs = loss + cost, pairs + count
                    done += len(words)
                    sentences += len(begins) - 1
                    advance(len(words))
                self.losses_.append(loss / pairs if pairs else 0.0)
                self.__dict__.pop("_vectors", None)
                if self.callback is not None and self.callback(self):
                    break

    def _piece(
        self, trainer: Trainer, begins: Any, words: Any, alphas: Any, seed: int, first: int
    ) -> tuple[float, int]:
        """Train on some sentences, in threads where there are several."""
        cuts = np.unique(np.searchsorted(begins, np.arange(0, len(words) + _JOB, _JOB)).clip(0, len(begins) - 1))
        at_work = min(self.workers, len(cuts) - 1)
        if at_work <= 1:
            return trainer.train(words, begins, alphas, seed, first)
        share = self._shares(float(alphas.max(initial=0)), at_work)
        with ThreadPoolExecutor(at_work) as threads:
            jobs = [
                threads.submit(
                    trainer.train,
                    words[begins[a] : begins[b]],
                    begins[a : b + 1] - begins[a],
                    alphas[a:b],
                    seed,
                    first + int(a),
                    share,
                )
                for a, b in pairwise(cuts)
            ]
            results = [job.result() for job in jobs]
        return sum(cost for cost, _ in results), sum(count for _, count in results)

    def _shares(self, alpha: float, workers: int) -> Any:
        """How much of what one of several threads moved the most frequent words' rows by is added to them.

        Were it all of it, a row that each of ``workers`` threads had moved to the same goal would go so many times too
        far.  Taking each update to go by c = alpha / 4 (the slope of the sigmoid, of vectors of length 1) of the way,
        u updates go by r = 1 - (1 - c)^u of it, those of all threads one after another by 1 - (1 - r)^workers; a
        thread's share of that is (1 - (1 - r)^workers) / (workers r): all of a rare word's, an equal part of a
        frequent word's.
        """
        totals = self._totals.astype(np.float64)
        noise = totals**self.ns_exponent
        kept = totals * (keep_table(self._totals, self.sample) / 2.0**32) / totals.sum()
        pairs = 1 if self.architecture == "cbow" else self.window + 1
        updates = _JOB * pairs * (kept + self.negative * kept.sum() * noise / noise.sum())[:_APART]
        # Of a rate near nought both are: so near that the quotient is 1 to single precision.
        gone = (1 - (1 - min(alpha, 1.0) / 4) ** updates).clip(min=1e-7)
        return ((1 - (1 - gone) ** workers) / (workers * gone)).astype(np.float32)

    def _encoded(self, X: Any) -> Iterator[tuple[Any, Any]]:
        """The documents as word numbers, some at a time: where each begins, and the numbers."""
        many, read = self._source(X)
        first = 0

        def numbered(row: int, item: Any) -> Sequence[str]:
            return read(first + row, item)

        for piece in batched(many, _PIECE):
            begins, words = self._counter.encode(piece, self._columns, numbered)
            first += len(piece)
            yield (
                np.frombuffer(begins, dtype=np.int64),
                np.frombuffer(words, dtype=np.int32) if len(words) else np.zeros(0, dtype=np.int32),
            )

    # Using

    @property
    def vectors_(self) -> WordVectors:
        """The words and their vectors, the most frequent word first."""
        if not hasattr(self, "_in"):
            raise NotFittedError("Word2Vec is not fitted and has no vectors_")
        made = self.__dict__.get("_vectors")
        if made is None:
            made = self._vectors = WordVectors(self._words, self._in[:, : self.vector_size])
        return made

    def transform(self, X: Any) -> Any:
        """Vectors of documents, float32 of shape (documents, vector_size); nought where no word is known."""
        if not hasattr(self, "_in"):
            raise NotFittedError("Word2Vec is not fitted; call fit first")
        rows = []
        for begins, words in self._encoded(X):
            weights = self._idf[words] if self.weighting == "idf" else np.ones(len(words), dtype=np.float32)
            made = np.zeros((len(begins) - 1, self.vector_size), dtype=np.float32)
            owner = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
            np.add.at(made, owner, self._in[words, : self.vector_size] * weights[:, None])
            sizes = np.bincount(owner, weights=weights, minlength=len(begins) - 1)
            rows.append(made / np.where(sizes == 0, 1, sizes).astype(np.float32)[:, None])
        return np.concatenate(rows) if rows else np.zeros((0, self.vector_size), dtype=np.float32)

    # Files

    def learnt(self) -> tuple[Counts, dict[str, Any]]:
        """The words with their counts, and both matrices, for a model's file; see `take_over`."""
        if not hasattr(self, "_in"):
            raise NotFittedError("Word2Vec is not fitted; call fit first")
        held = np.frombuffer(self._counter.document_frequency(), dtype=np.int64)
        numbers = np.empty(len(self._words), dtype=np.int64)
        columns = np.frombuffer(self._columns, dtype=np.int32)
        numbers[columns[columns >= 0]] = np.flatnonzero(columns >= 0)
        counts = Counts(
            self._words,
            array("q", held[numbers].tobytes()),
            array("q", self._totals.astype(np.int64).tobytes()),
            self._documents,
        )
        return counts, {"in": self._in[:, : self.vector_size], "out": self._out[:, : self.vector_size]}

    def take_over(self, counts: Counts, arrays: dict[str, Any], losses: list[float]) -> None:
        """Become the model that `learnt` described.

        Raises:
            ValueError: the matrices do not fit the words.
        """
        self._check()
        shape = (len(counts.terms), self.vector_size)
        for name, matrix in arrays.items():
            if matrix.shape != shape or matrix.dtype != np.float32:
                raise ValueError(f"{name}: {matrix.dtype} of shape {matrix.shape}, expected float32 of {shape}")
        self._counter = restored_counter(*counts[:3])
        self._documents = counts.size
        self._choose()
        if self._words != counts.terms:
            raise ValueError("the words are not in the order of their counts")
        self._start()
        self._in[:, : self.vector_size] = arrays["in"]
        self._out[:, : self.vector_size] = arrays["out"]
        self.losses_ = losses

    @property
    def _n_features_out(self) -> int:
        return int(self.vector_size)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_in")

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())
        counter = state.pop("_counter", None)
        state.pop("_vectors", None)
        if counter is not None:
            state["_counted"] = counted_terms(counter)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        counted = state.pop("_counted", None)
        super().__setstate__(state)
        if counted is not None:
            self._counter = restored_counter(*counted)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def keep_table(totals: Any, sample: float) -> Any:
    """For each word how many of 2^32 times it stays in a sentence (the original's formula; see `Word2Vec`)."""
    if not sample:
        return np.full(len(totals), 0xFFFFFFFF, dtype=np.uint32)
    threshold = sample * totals.sum()
    chance = (np.sqrt(totals / threshold) + 1) * (threshold / totals)
    return np.minimum(chance * 2.0**32, 0xFFFFFFFF).astype(np.uint32)


def alias_table(weights: Any) -> tuple[Any, Any]:
    """Walker's tables for drawing by weight: each place is itself for a share of 2^32, else its other.

    Built by Vose's method (M. D. Vose, A linear algorithm for generating random numbers with a given
    distribution, 1991); the small and the large places are taken from the highest number down.
    """
    count = len(weights)
    scaled = (weights * (count / weights.sum())).tolist()
    share = [1.0] * count
    other = list(range(count))
    small = [place for place in range(count) if scaled[place] < 1]
    large = [place for place in range(count) if scaled[place] >= 1]
    while small and large:
        low, high = small.pop(), large[-1]
        share[low], other[low] = scaled[low], high
        scaled[high] -= 1 - scaled[low]
        if scaled[high] < 1:
            small.append(large.pop())
    return (
        np.minimum(np.array(share) * 2.0**32, 0xFFFFFFFF).astype(np.uint32),
        np.array(other, dtype=np.int32),
    )


def _check_again(X: Any) -> None:
    if isinstance(X, Iterator):
        raise DocumentsError(
            f"the documents are read once for each epoch, and a {type(X).__name__} can be read only once; give a list, "
            "or an object whose __iter__ begins anew"
        )


class _bar:  # noqa: N801  a context manager that reads like a function
    """A bar on stderr, where one is asked for."""

    def __init__(self, asked: bool, total: int) -> None:
        self._asked, self._total = asked, total
        self._progress: Any = None

    def __enter__(self) -> Callable[[int], None]:
        if not self._asked:
            return lambda amount: None
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(file=sys.stderr))
        self._progress.start()
        task = self._progress.add_task("word2vec", total=self._total)
        return lambda amount: self._progress.update(task, advance=amount)

    def __exit__(self, *exception: object) -> None:
        if self._progress is not None:
            self._progress.stop()
