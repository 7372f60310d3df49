"""Word vectors as an estimator."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.exceptions import NotFittedError

from textprep.errors import DocumentsError, ParameterError, VocabularyError, nearest
from textprep.kernels.counting import Counter
from textprep.kernels.word2vec import LANES, MAX_NEGATIVE, MAX_WINDOW, Trainer
from textprep.stage import Stage
from textprep.vectors.all_or_nothing import all_or_nothing
from textprep.vectors.counts import Counts, as_int32, as_int64
from textprep.vectors.documents import batched
from textprep.vectors.documents_mixin import DocumentsMixin
from textprep.vectors.idf import inverse_document_frequency
from textprep.vectors.sampling import alias_table, keep_prob_table
from textprep.vectors.training import (
    N_COPIED_WORDS,
    WORDS_PER_JOB,
    EncodedChunk,
    Schedule,
    frequent_word_scale,
    train_epochs,
)
from textprep.vectors.vocabulary import columns_by_term_id, most_frequent_terms
from textprep.vectors.word_vectors import WordVectors

ARCHITECTURE_CHOICES = ("cbow", "skipgram")
WEIGHTING_CHOICES = ("mean", "idf")

#: The whole numbers among the parameters, each with its least and its greatest value.
_WHOLE_NUMBERS = (
    ("vector_size", 1, 65_536),
    ("window", 1, MAX_WINDOW),
    ("min_count", 1, 2**62),
    ("negative", 1, MAX_NEGATIVE),
    ("epochs", 1, 1_000_000),
    ("workers", 1, 1_024),
    ("seed", 0, 2**64 - 1),
)
#: The greatest value of the other numbers: powers of frequencies stay finite.
_MOST = 10

#: Documents that are encoded at a time: the part of a corpus that is in memory if it is not a list.
_DOCUMENTS_PER_CHUNK = 20_000


class Word2Vec(DocumentsMixin, ClassNamePrefixFeaturesOutMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    r"""Learn word vectors by CBOW or skip-gram with negative sampling.

    One step, for a word w and the words around it (T. Mikolov et al., Efficient Estimation of Word
    Representations in Vector Space, 2013; Distributed Representations of Words and Phrases and their
    Compositionality, 2013):

    1. The context is a window of up to ``window`` words on either side; with ``shrink_windows`` the size is drawn
       evenly from 1 to ``window``.
    2. The hidden vector h is the mean (or sum) of the context's vectors in CBOW; in skip-gram it is the vector of each
       context word in turn.
    3. ``negative`` negative samples are drawn from the distribution of words to the power of ``ns_exponent`` (3/4); a
       sample that is w itself is skipped.
    4. For w (label t = 1) and each negative sample (t = 0) with output vector v: p = sigmoid(h . v). The loss is the
       binary cross-entropy: -ln p for w and -ln(1 - p) for a negative sample.
    5. With g = (t - p) alpha: v += g h, and the sum of all g v is added to the vectors of the context. In CBOW with a
       mean every context word receives the whole sum, as in the original program; with a sum it is divided among them.

    Frequent words are subsampled: a word of frequency f (a proportion of all words) stays in a sentence with
    probability sqrt(``sample`` / f) + ``sample`` / f. The learning rate falls linearly from ``alpha`` to ``min_alpha``
    over all words of all epochs. The sigmoid is interpolated linearly in a table of 1,000 intervals from -6 to 6.

    The random numbers of a sentence (SplitMix64) depend only on the seed, the epoch and the number of the sentence.
    With ``workers=1`` the vectors are reproducible bit for bit on machines with the same instruction set (`textprep
    info` prints it). With several threads they are not: the threads share the matrices without locks (F. Niu et al.,
    Hogwild, 2011), except for the rows of the 100 most frequent words, which each thread trains in a copy and merges
    every 8,000 words.

    Parameters:
        vector_size: the length of a vector.
        window: the greatest distance of a context word within a sentence.
        min_count: ignore words that occur less often.
        negative: negative samples per word, at most 64.
        ns_exponent: 1 draws negative samples by frequency, 0 evenly.
        sample: the threshold for subsampling frequent words; 0 keeps all.
        alpha, min_alpha: the learning rate, at the start and at the end.
        epochs: passes over the documents.
        cbow_mean: whether CBOW uses the mean; otherwise the sum.
        shrink_windows: whether the sizes of windows are drawn.
        architecture: ``"cbow"`` or ``"skipgram"``.
        weighting: how `transform` combines the vectors of a document's words: their ``"mean"``, or the mean weighted by
            ``"idf"``, ln((1 + N) / (1 + df)) + 1.
        seed: the seed of all random numbers.
        workers: threads.
        pipeline, missing, n_jobs: as for `BagOfWords`; a document is a sentence.
        progress: show a progress bar on stderr.
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

    #: Absent before the first fit. Rows are longer than vectors, as the kernel needs them.
    _input_vectors: NDArray[np.float32]
    _output_vectors: NDArray[np.float32]
    losses_: list[float]

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
        """Learn the words and their vectors; the documents are read once for the words and once for each epoch.

        If it raises, such as for Ctrl-C, the model stays as it was.

        Raises:
            DocumentsError: the documents can be read only once.
        """
        self._check()
        _check_rereadable(X)
        with all_or_nothing(self):
            self._counter = Counter()
            documents, tokenize = self._documents_and_tokenizer(X)
            self._n_documents, _ = self._counter.count(documents, True, False, tokenize)
            self._select_words()
            self._initialize_vectors()
            self._train(X, first_epoch=0)
        return self

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Train on more documents: the words stay the same, and epochs and learning rate begin anew.

        If it raises, such as for Ctrl-C, the model stays as it was.
        """
        if not self.__sklearn_is_fitted__():
            return self.fit(X, y)
        self._check()
        _check_rereadable(X)
        with all_or_nothing(self):
            self._input_vectors = self._input_vectors.copy()
            self._output_vectors = self._output_vectors.copy()
            self.losses_ = list(self.losses_)
            self._train(X, first_epoch=len(self.losses_))
        return self

    def _check(self) -> None:
        for name, low, high in _WHOLE_NUMBERS:
            value = getattr(self, name)
            if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < low:
                raise ParameterError(f"{name} must be a whole number from {low}, found {value!r}")
            if value > high:
                raise ParameterError(f"{name} must be at most {high}, found {value}")
        for name in ("alpha", "min_alpha", "sample", "ns_exponent"):
            number = getattr(self, name)
            if not isinstance(number, (int, float)) or isinstance(number, bool) or not abs(number) <= _MOST:
                raise ParameterError(f"{name} must be a number of at most {_MOST}, found {number!r}")
            if number < 0 and name != "ns_exponent":
                raise ParameterError(f"{name} must be a number from 0, found {number!r}")
        for name, choices in (("architecture", ARCHITECTURE_CHOICES), ("weighting", WEIGHTING_CHOICES)):
            word, known = getattr(self, name), " or ".join(map(repr, choices))
            if word not in choices:
                raise ParameterError(f"{name} must be {known}, found {word!r}{nearest(str(word), choices)}")

    def _select_words(self) -> None:
        """Select the words that are frequent enough, the most frequent first, ties by code points."""
        frequency = as_int64(self._counter.collection_frequency())
        term_ids = most_frequent_terms(self._counter, self.min_count)
        if not len(term_ids):
            raise VocabularyError(
                f"no word occurs min_count={self.min_count} times in {self._n_documents} documents; the most frequent "
                f"occurs {frequency.max(initial=0)} times"
            )
        self._columns = columns_by_term_id(term_ids, len(self._counter))
        self._frequency = frequency[term_ids]
        self._document_frequency = as_int64(self._counter.document_frequency())[term_ids]
        idf = inverse_document_frequency(self._document_frequency.astype(np.float64), self._n_documents)
        self._idf = idf.astype(np.float32)
        terms = self._counter.terms()
        self._words = [terms[term_id] for term_id in term_ids]

    def _initialize_vectors(self) -> None:
        """Draw the vectors evenly from -1/2 to 1/2, divided by their length; the output vectors are 0."""
        stride = -(-self.vector_size // LANES) * LANES
        shape = (len(self._words), stride)
        self._input_vectors = np.zeros(shape, dtype=np.float32)
        generator = np.random.Generator(np.random.PCG64(self.seed))
        drawn = generator.random((shape[0], self.vector_size), dtype=np.float32)
        self._input_vectors[:, : self.vector_size] = (drawn - 0.5) / self.vector_size
        self._output_vectors = np.zeros(shape, dtype=np.float32)
        self.losses_ = []
        self.__dict__.pop("_vectors", None)

    def _noise_weights(self) -> NDArray[np.float64]:
        """Return the weights by which negative samples are drawn."""
        return np.asarray(self._frequency.astype(np.float64) ** self.ns_exponent)

    def _trainer(self) -> Trainer:
        return Trainer(
            self._input_vectors,
            self._output_vectors,
            keep_prob_table(self._frequency, self.sample),
            *alias_table(self._noise_weights()),
            window=self.window,
            negative=self.negative,
            cbow=self.architecture == "cbow",
            cbow_mean=self.cbow_mean,
            shrink_windows=self.shrink_windows,
        )

    def _train(self, X: Any, first_epoch: int) -> None:
        # The documents of a list are encoded once: their word ids take a quarter of the memory of its pointers.
        encoded = list(self._encode(X)) if isinstance(X, (list, tuple)) else None
        n_words = int(self._frequency.sum()) if encoded is None else sum(len(words) for _, words in encoded)
        for loss in train_epochs(
            self._trainer(),
            Schedule(self.alpha, self.min_alpha, self.epochs, self.seed, self.workers),
            lambda: self._encode(X) if encoded is None else encoded,
            n_words,
            self._update_scale,
            first_epoch=first_epoch,
            progress=self.progress,
        ):
            self.losses_.append(loss)
            self.__dict__.pop("_vectors", None)
            if self.callback is not None and self.callback(self):
                break

    def _update_scale(self, learning_rate: float, n_threads: int) -> NDArray[np.float32]:
        """Return the scale of the most frequent words' updates; see `frequent_word_scale`."""
        frequency = self._frequency.astype(np.float64)
        noise = self._noise_weights()
        kept = frequency * (keep_prob_table(self._frequency, self.sample) / 2.0**32) / frequency.sum()
        pairs_per_word = 1 if self.architecture == "cbow" else self.window + 1
        updates = WORDS_PER_JOB * pairs_per_word * (kept + self.negative * kept.sum() * noise / noise.sum())
        return frequent_word_scale(updates[:N_COPIED_WORDS], learning_rate, n_threads)

    def _encode(self, X: Any) -> Iterator[EncodedChunk]:
        """Encode the documents as word ids, a chunk at a time."""
        documents, tokenize = self._documents_and_tokenizer(X)
        first = 0

        def tokenize_in_chunk(index: int, item: Any) -> Sequence[str]:
            return tokenize(first + index, item)

        for chunk in batched(documents, _DOCUMENTS_PER_CHUNK):
            offsets, words = self._counter.encode(chunk, self._columns, tokenize_in_chunk)
            first += len(chunk)
            yield as_int64(offsets), as_int32(words)

    # Using

    @property
    def vectors_(self) -> WordVectors:
        """The words and their vectors, the most frequent word first."""
        if not self.__sklearn_is_fitted__():
            raise NotFittedError("Word2Vec is not fitted and has no vectors_")
        vectors = self.__dict__.get("_vectors")
        if vectors is None:
            vectors = self._vectors = WordVectors(self._words, self._input_vectors[:, : self.vector_size])
        return vectors

    def transform(self, X: Any) -> Any:
        """Return vectors of documents, float32 of shape (documents, vector_size); 0 if no word is known."""
        self._check_fitted()
        rows = []
        for offsets, words in self._encode(X):
            n_documents = len(offsets) - 1
            weights = self._idf[words] if self.weighting == "idf" else np.ones(len(words), dtype=np.float32)
            sums = np.zeros((n_documents, self.vector_size), dtype=np.float32)
            document_of_word = np.repeat(np.arange(n_documents), np.diff(offsets))
            np.add.at(sums, document_of_word, self._input_vectors[words, : self.vector_size] * weights[:, None])
            total = np.bincount(document_of_word, weights=weights, minlength=n_documents)
            rows.append(sums / np.where(total == 0, 1, total).astype(np.float32)[:, None])
        return np.concatenate(rows) if rows else np.zeros((0, self.vector_size), dtype=np.float32)

    # Files

    def model_data(self) -> tuple[Counts, dict[str, NDArray[np.float32]]]:
        """Return the counts of the words and both matrices, for a model's file; see `restore`."""
        self._check_fitted()
        counts = Counts(
            self._words,
            array("q", self._document_frequency.astype(np.int64).tobytes()),
            array("q", self._frequency.astype(np.int64).tobytes()),
            self._n_documents,
        )
        matrices = {"in": self._input_vectors, "out": self._output_vectors}
        return counts, {name: matrix[:, : self.vector_size] for name, matrix in matrices.items()}

    def restore(self, counts: Counts, matrices: dict[str, Any], losses: list[float]) -> None:
        """Become the model that `model_data` described.

        Raises:
            ValueError: the matrices do not fit the words.
        """
        self._check()
        shape = (len(counts.terms), self.vector_size)
        for name, matrix in matrices.items():
            if matrix.shape != shape or matrix.dtype != np.float32:
                raise ValueError(f"{name}: {matrix.dtype} of shape {matrix.shape}, expected float32 of {shape}")
        self._counter = counts.to_counter()
        self._n_documents = counts.n_documents
        self._select_words()
        if self._words != counts.terms:
            raise ValueError("the words are not in descending order of their frequency")
        self._initialize_vectors()
        self._input_vectors[:, : self.vector_size] = matrices["in"]
        self._output_vectors[:, : self.vector_size] = matrices["out"]
        self.losses_ = losses

    @property
    def _n_features_out(self) -> int:
        return int(self.vector_size)

    def _check_fitted(self) -> None:
        if not self.__sklearn_is_fitted__():
            raise NotFittedError("Word2Vec is not fitted; call fit first")

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_input_vectors")

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())
        counter = state.pop("_counter", None)
        state.pop("_vectors", None)
        if counter is not None:
            # The compiled counter cannot be pickled.
            state["_counter_contents"] = Counts.of(counter, self._n_documents)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        contents = state.pop("_counter_contents", None)
        super().__setstate__(state)
        if contents is not None:
            self._counter = contents.to_counter()


def _check_rereadable(X: Any) -> None:
    if isinstance(X, Iterator):
        raise DocumentsError(
            f"the documents are read once for each epoch, and a {type(X).__name__} can be read only once; give a list, "
            "or an object whose __iter__ starts from the beginning each time"
        )
