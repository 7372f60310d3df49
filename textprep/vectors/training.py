"""Training word vectors: epochs over a corpus, in chunks of documents and jobs of threads."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from textprep.errors import checked_imports
from textprep.kernels.word2vec import Trainer

#: Words that a thread trains on before it takes the next job.
WORDS_PER_JOB = 8_000
#: The number of words, the most frequent ones, whose rows each thread copies during a job, so that threads do not
#: contend for the same memory.  More words or longer jobs are faster still, but the copies drift apart: with 1,000
#: words and 20,000 words per job two threads are 1.9 times as fast as one, but share .69 of a word's nearest neighbours
#: with gensim, where one thread shares .74.
N_COPIED_WORDS = 100

#: Documents as word ids, one after another: where each begins and the last one ends, and the ids.
EncodedChunk: TypeAlias = "tuple[NDArray[np.int64], NDArray[np.int32]]"


#: The scale of the updates of the copied rows, by the learning rate and the number of threads.
UpdateScale: TypeAlias = "Callable[[float, int], NDArray[np.float32]]"


@dataclass(frozen=True)
class Schedule:
    """The parameters of `Word2Vec` that `train_epochs` uses.

    Parameters:
        alpha, min_alpha: the learning rate falls linearly from ``alpha`` to ``min_alpha`` over all epochs.
        epochs: the number of passes over the corpus.
        seed: the seed of all epochs.
        workers: the number of threads.
    """

    alpha: float
    min_alpha: float
    epochs: int
    seed: int
    workers: int

    def learning_rates(self, progress: Any) -> NDArray[np.float32]:
        """Return the learning rates at some points of the training, given as proportions of it from 0 to 1."""
        rates = np.maximum(self.alpha - (self.alpha - self.min_alpha) * progress, self.min_alpha)
        return np.asarray(rates, dtype=np.float32)

    def epoch_seed(self, epoch: int) -> int:
        """Return the seed of an epoch; the kernel combines it with the number of each sentence."""
        return (self.seed * 0x9E3779B97F4A7C15 + epoch * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF


def train_epochs(
    trainer: Trainer,
    schedule: Schedule,
    chunks: Callable[[], Iterable[EncodedChunk]],
    n_words: int,
    update_scale: UpdateScale,
    *,
    first_epoch: int = 0,
    progress: bool = False,
) -> Iterator[float]:
    """Train one epoch for each item that the caller takes, and yield the mean loss of a pair in it.

    Parameters:
        trainer: the kernel with its matrices.
        schedule: learning rates, epochs, seed and threads.
        chunks: called at the begin of each epoch; returns the encoded documents.
        n_words: the number of words in all chunks.
        update_scale: called if several threads train at the same time.
        first_epoch: the number of epochs trained before, so that new ones draw other random numbers.
        progress: show a progress bar on stderr.
    """
    total = schedule.epochs * n_words
    with _progress_bar(progress, total) as advance:
        for epoch in range(schedule.epochs):
            seed = schedule.epoch_seed(first_epoch + epoch)
            words_done = sentences_done = n_pairs = 0
            loss = 0.0
            for offsets, words in chunks():
                rates = schedule.learning_rates((epoch * n_words + words_done + offsets[:-1]) / max(1, total))
                job = _Job(trainer, offsets, words, rates, seed, sentences_done)
                chunk_loss, chunk_pairs = job.run_in_threads(schedule.workers, update_scale)
                loss, n_pairs = loss + chunk_loss, n_pairs + chunk_pairs
                words_done += len(words)
                sentences_done += len(offsets) - 1
                advance(len(words))
            yield loss / n_pairs if n_pairs else 0.0


@dataclass(frozen=True)
class _Job:
    """Sentences to train on, with their learning rates and the number of the first one in the epoch."""

    trainer: Trainer
    offsets: NDArray[np.int64]
    words: NDArray[np.int32]
    learning_rates: NDArray[np.float32]
    seed: int
    first_sentence: int

    def run(self, update_scale: NDArray[np.float32] | None = None) -> tuple[float, int]:
        """Train; return the sum of the losses and the number of pairs."""
        return self.trainer.train(
            self.words, self.offsets, self.learning_rates, self.seed, self.first_sentence, update_scale
        )

    def part(self, begin: int, end: int) -> _Job:
        """Return the job of the sentences from ``begin`` to ``end``."""
        return replace(
            self,
            offsets=self.offsets[begin : end + 1] - self.offsets[begin],
            words=self.words[self.offsets[begin] : self.offsets[end]],
            learning_rates=self.learning_rates[begin:end],
            first_sentence=self.first_sentence + begin,
        )

    def parts(self) -> list[_Job]:
        """Return jobs of about `WORDS_PER_JOB` words each."""
        limits = np.arange(0, len(self.words) + WORDS_PER_JOB, WORDS_PER_JOB)
        cuts = np.unique(np.searchsorted(self.offsets, limits).clip(0, len(self.offsets) - 1))
        return [self.part(begin, end) for begin, end in pairwise(cuts.tolist())]

    def run_in_threads(self, workers: int, update_scale: UpdateScale) -> tuple[float, int]:
        """Train in up to ``workers`` threads, in one if there is no work for more.

        An exception in one of the threads, or Ctrl-C in this one, ends them all.
        """
        if workers == 1:
            return self.run()
        parts = self.parts()
        n_threads = min(workers, len(parts))
        if n_threads <= 1:
            return self.run()
        scale = update_scale(float(self.learning_rates.max(initial=0)), n_threads)
        with ThreadPoolExecutor(n_threads) as threads:
            try:
                results = list(threads.map(lambda part: part.run(scale), parts))
            except BaseException:
                # Leaving the block waits for the threads.
                self.trainer.stop()
                raise
        return sum(loss for loss, _ in results), sum(n_pairs for _, n_pairs in results)


def frequent_word_scale(
    updates_per_job: NDArray[np.float64], learning_rate: float, n_threads: int
) -> NDArray[np.float32]:
    """Return, by word, the scale of the updates that each of several threads makes in a copy of the word's row.

    Adding every thread's full update would overshoot by a factor of ``n_threads``, because all threads move the row
    towards the same goal. Assume that one update covers the fraction c = learning_rate / 4 of the remaining distance
    (1/4 is the slope of the sigmoid at 0; the vectors have length 1). Then u updates cover r = 1 - (1 - c)^u of the
    distance, and the updates of all threads one after another cover 1 - (1 - r)^n_threads. The scale distributes this
    evenly: (1 - (1 - r)^n_threads) / (n_threads r). It is 1 for rare words and 1 / n_threads for frequent ones.

    Parameters:
        updates_per_job: u, the expected number of updates of each word's row by one thread.
        learning_rate: the greatest learning rate of a sentence.
        n_threads: the number of threads that train at the same time.
    """
    # For a learning rate near 0 the fraction is 0 / 0; from 1e-7 on it is 1 to single precision.
    covered = (1 - (1 - min(learning_rate, 1.0) / 4) ** updates_per_job).clip(min=1e-7)
    return np.asarray((1 - (1 - covered) ** n_threads) / (n_threads * covered), dtype=np.float32)


@contextmanager
def _progress_bar(show: bool, total: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on stderr if ``show``; the result is called with the number of words done since."""
    if not show:
        yield lambda amount: None
        return
    with checked_imports("rich"):
        from rich.console import Console
        from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr)) as bar:
        task = bar.add_task("word2vec", total=total)
        yield lambda amount: bar.update(task, advance=amount)
