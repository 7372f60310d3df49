"""Words with their vectors: what training yields, and what files hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from textprep.errors import MissingPackageError, ParameterError, VocabularyError, nearest
from textprep.resources.atomic import atomic_write
from textprep.vectors.word_vector_files import WRITERS, read_vectors


class WordVectors:
    """Words with a vector for each.

    Parameters:
        words: distinct strings.
        matrix: float32 of shape (words, size).

    >>> vectors = WordVectors(["a", "b", "c"], [[1, 0], [1, 0.1], [0, 1]])
    >>> vectors.most_similar("a", topn=1)[0][0]
    'b'
    """

    def __init__(self, words: Sequence[str], matrix: Any) -> None:
        self.words = list(words)
        self.matrix = np.ascontiguousarray(matrix, dtype=np.float32)
        if self.matrix.ndim != 2 or len(self.words) != len(self.matrix):
            raise ParameterError(
                f"expected a matrix with a row for each of {len(self.words)} words, found shape {self.matrix.shape}"
            )
        self._index = {word: index for index, word in enumerate(self.words)}
        if len(self._index) != len(self.words):
            raise ParameterError(f"the words must be distinct, found {len(self._index)} among {len(self.words)}")
        self._unit_vectors: Any = None

    @property
    def size(self) -> int:
        """The length of a vector."""
        return int(self.matrix.shape[1])

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def index(self, word: str) -> int:
        """Return the row of a word.

        Raises:
            VocabularyError: there is no such word; the message has the nearest.
        """
        try:
            return self._index[word]
        except KeyError:
            raise VocabularyError.of(word, self._index) from None

    def vector(self, word: str) -> Any:
        """Return the vector of a word, float32 of shape (size,)."""
        return self.matrix[self.index(word)]

    __getitem__ = vector

    def similarity(self, first: str, second: str) -> float:
        """Return the cosine of two words' vectors."""
        unit = self._normalized()
        return float(unit[self.index(first)] @ unit[self.index(second)])

    def most_similar(
        self,
        positive: str | Iterable[str] | Any,
        negative: str | Iterable[str] = (),
        topn: int = 10,
    ) -> list[tuple[str, float]]:
        """Return the words whose vectors have the greatest cosine with a sum of unit vectors, and the cosines.

        The given words are left out. Of words with the same cosine, the one that is first in ``words`` comes first.

        Parameters:
            positive: words whose unit vectors are added, or a vector.
            negative: words whose unit vectors are subtracted.
            topn: the number of words.
        """
        unit = self._normalized()
        given: set[int] = set()
        target = np.zeros(self.size, dtype=np.float32)
        for sign, words in ((1, positive), (-1, negative)):
            if isinstance(words, np.ndarray):
                target += sign * words.astype(np.float32) / (np.linalg.norm(words) or 1)
                continue
            for word in [words] if isinstance(words, str) else words:
                index = self.index(word)
                given.add(index)
                target += sign * unit[index]
        scores = unit @ (target / (np.linalg.norm(target) or 1))
        order = np.argsort(-scores, kind="stable")[: topn + len(given)]
        return [(self.words[index], float(scores[index])) for index in order if index not in given][:topn]

    def doesnt_match(self, words: Iterable[str]) -> str:
        """Return the word whose vector has the smallest cosine with the mean of all."""
        candidates = list(words)
        if not candidates:
            raise ParameterError("doesnt_match needs at least one word, found none")
        unit = self._normalized()[[self.index(word) for word in candidates]]
        mean = unit.mean(axis=0)
        return candidates[int(np.argmin(unit @ (mean / (np.linalg.norm(mean) or 1))))]

    def analogy(self, questions: str | os.PathLike[str] | Iterable[Sequence[str]]) -> dict[str, Any]:
        """Count the questions "a is to b as c is to d" in which d is the word nearest to b - a + c.

        Parameters:
            questions: rows of four words, or a file of them, in which lines that begin with ":" name a section (the
                format of Mikolov's questions-words.txt).

        Returns:
            ``accuracy``, ``correct``, ``asked``, and ``skipped``, the number of questions with unknown words.
        """
        rows: Iterable[Sequence[str]]
        if isinstance(questions, (str, os.PathLike)):
            lines = Path(questions).read_text(encoding="utf-8").splitlines()
            rows = [line.split() for line in lines if line.strip() and not line.startswith(":")]
        else:
            rows = questions
        correct = asked = skipped = 0
        for number, row in enumerate(rows, 1):
            if len(row) != 4:
                raise ParameterError(f"question {number}: expected four words, found {list(row)!r}")
            if any(word not in self for word in row):
                skipped += 1
                continue
            asked += 1
            correct += self.most_similar([row[1], row[2]], [row[0]], topn=1)[0][0] == row[3]
        accuracy = correct / asked if asked else 0.0
        return {"accuracy": accuracy, "correct": correct, "asked": asked, "skipped": skipped}

    def _normalized(self) -> Any:
        """Return the matrix with rows of length 1; rows of zeros stay."""
        if self._unit_vectors is None:
            lengths = np.linalg.norm(self.matrix, axis=1, keepdims=True)
            self._unit_vectors = self.matrix / np.where(lengths == 0, 1, lengths)
        return self._unit_vectors

    # Files

    def save(self, path: str | os.PathLike[str], format: str = "mapped") -> None:
        """Write the vectors, whole or not at all.

        Parameters:
            path: the file.
            format: ``"text"`` and ``"binary"`` are those of the original word2vec; ``"mapped"`` is our own, which
                `load` maps into memory, so that processes share it.

        Raises:
            ParameterError: there is no such format, or it cannot hold a word with white space.
        """
        if format not in WRITERS:
            known = ", ".join(map(repr, WRITERS))
            raise ParameterError(f"format must be one of {known}, found {format!r}{nearest(str(format), WRITERS)}")
        if format != "mapped":
            for word in self.words:
                if not word or any(character.isspace() for character in word):
                    raise ParameterError(
                        f"word {word!r} is empty or has white space, which word2vec's formats cannot hold; "
                        "format='mapped' can"
                    )
        with atomic_write(path, "vectors") as file:
            WRITERS[format](file, self.words, self.matrix)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> WordVectors:
        """Read a file that `save` or the original word2vec wrote; its content decides the format.

        Raises:
            ResourceError: the file is damaged; the message has the line or the byte.
        """
        return cls(*read_vectors(path))

    # gensim

    def to_gensim(self) -> Any:
        """Return gensim's KeyedVectors with the same words and vectors (extra gensim)."""
        keyed = _gensim().KeyedVectors(self.size)
        keyed.add_vectors(self.words, self.matrix)
        return keyed

    @classmethod
    def from_gensim(cls, vectors: Any) -> WordVectors:
        """Return the words and vectors of gensim's KeyedVectors, or of a model with KeyedVectors as ``wv``."""
        vectors = getattr(vectors, "wv", vectors)
        return cls(list(vectors.index_to_key), vectors.vectors)

    def __repr__(self) -> str:
        return f"WordVectors({len(self)} words, size {self.size})"


def _gensim() -> Any:
    try:
        from gensim import models
    except ImportError:
        raise MissingPackageError.for_extra("gensim", "gensim") from None
    return models
