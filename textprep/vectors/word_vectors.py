"""Words with their vectors: what training gives, and what files hold."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from textprep.errors import MissingPackageError, ParameterError, ResourceError, ResourceMissingError, VocabularyError
from textprep.resources.atomic import atomic_write

FORMATS = ("text", "binary", "mapped")

#: Our own format: this line, a line of JSON (format, words, size), the words in UTF-8 with line feeds after each,
#: zeros up to a multiple of 64, the matrix as little-endian float32.
_MAGIC = b"textprep vectors 1\n"
_ALIGNMENT = 64


class WordVectors:
    """Words and a vector for each.

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
            raise ParameterError(f"{len(self.words)} words want as many rows, found a matrix of {self.matrix.shape}")
        self._numbers = {word: number for number, word in enumerate(self.words)}
        if len(self._numbers) != len(self.words):
            raise ParameterError("the words of a set of vectors are distinct")
        self._unit: Any = None

    @property
    def size(self) -> int:
        """The length of a vector."""
        return int(self.matrix.shape[1])

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def number(self, word: str) -> int:
        """The row of a word.

        Raises:
            VocabularyError: there is none; the message has the nearest word.
        """
        try:
            return self._numbers[word]
        except KeyError:
            raise VocabularyError.of(word, self._numbers) from None

    def vector(self, word: str) -> Any:
        """The vector of a word, float32 of shape (size,)."""
        return self.matrix[self.number(word)]

    __getitem__ = vector

    def similarity(self, first: str, second: str) -> float:
        """The cosine of two words' vectors."""
        unit = self._units()
        return float(unit[self.number(first)] @ unit[self.number(second)])

    def most_similar(
        self,
        positive: str | Iterable[str] | Any,
        negative: str | Iterable[str] = (),
        topn: int = 10,
    ) -> list[tuple[str, float]]:
        """The words whose vectors have the greatest cosine with a sum of unit vectors, the given words left out.

        Parameters:
            positive: words, or a vector, that are added.
            negative: words that are subtracted.
            topn: how many; of two alike the one that stands first in ``words``.
        """
        unit = self._units()
        given: set[int] = set()
        target = np.zeros(self.size, dtype=np.float32)
        for sign, words in ((1, positive), (-1, negative)):
            if isinstance(words, np.ndarray):
                target += sign * words.astype(np.float32) / (np.linalg.norm(words) or 1)
                continue
            for word in [words] if isinstance(words, str) else words:
                number = self.number(word)
                given.add(number)
                target += sign * unit[number]
        length = np.linalg.norm(target)
        scores = unit @ (target / (length or 1))
        order = np.argsort(-scores, kind="stable")[: topn + len(given)]
        return [(self.words[number], float(scores[number])) for number in order if number not in given][:topn]

    def doesnt_match(self, words: Iterable[str]) -> str:
        """The word whose vector is farthest, by cosine, from the mean of all."""
        chosen = list(words)
        if not chosen:
            raise ParameterError("one of several words is asked for, found none")
        unit = self._units()[[self.number(word) for word in chosen]]
        mean = unit.mean(axis=0)
        return chosen[int(np.argmin(unit @ (mean / (np.linalg.norm(mean) or 1))))]

    def analogy(self, questions: str | os.PathLike[str] | Iterable[Sequence[str]]) -> dict[str, Any]:
        """How many questions "a is to b as c is to d" have d as the nearest to b - a + c.

        Parameters:
            questions: rows of four words, or a file of them, where lines that begin with ":" name a section
                (the form of Mikolov's questions-words.txt).

        Returns:
            ``accuracy``, ``correct``, ``asked``, and ``skipped``: questions with words that are not here.
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

    def _units(self) -> Any:
        if self._unit is None:
            lengths = np.linalg.norm(self.matrix, axis=1, keepdims=True)
            self._unit = self.matrix / np.where(lengths == 0, 1, lengths)
        return self._unit

    # Files

    def save(self, path: str | os.PathLike[str], format: str = "mapped") -> None:
        """Write the vectors, whole or not at all.

        Parameters:
            path: where to.
            format: ``"text"`` and ``"binary"`` as the original word2vec has them; ``"mapped"``: our own, which
                `load` maps into memory, so that processes share it.
        """
        if format not in FORMATS:
            raise ParameterError(f"format must be one of {', '.join(map(repr, FORMATS))}, found {format!r}")
        if format != "mapped":
            for word in self.words:
                if not word or any(character.isspace() for character in word):
                    raise ParameterError(
                        f"word {word!r} holds white space, which word2vec's formats cannot keep; format='mapped' can"
                    )
        with atomic_write(path, "vectors") as file:
            {"text": self._write_text, "binary": self._write_binary, "mapped": self._write_mapped}[format](file)

    def _write_text(self, file: BinaryIO) -> None:
        file.write(f"{len(self)} {self.size}\n".encode())
        for word, row in zip(self.words, self.matrix, strict=True):
            # repr gives the shortest digits that read back as the same number.
            file.write(f"{word} {' '.join(map(str, row))}\n".encode("utf-8", "surrogatepass"))

    def _write_binary(self, file: BinaryIO) -> None:
        file.write(f"{len(self)} {self.size}\n".encode())
        for word, row in zip(self.words, self.matrix.astype("<f4"), strict=True):
            file.write(word.encode("utf-8", "surrogatepass") + b" " + row.tobytes() + b"\n")

    def _write_mapped(self, file: BinaryIO) -> None:
        names = json.dumps(self.words, ensure_ascii=True).encode()
        head = json.dumps({"words": len(self), "size": self.size, "names": len(names)}).encode() + b"\n"
        start = len(_MAGIC) + len(head) + len(names)
        file.write(_MAGIC + head + names + bytes(-start % _ALIGNMENT))
        file.write(self.matrix.astype("<f4").tobytes())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> WordVectors:
        """Read a file that `save` or the original word2vec wrote; the format is told by its content.

        Raises:
            ResourceError: a line or a byte is wrong; the message has its place.
        """
        source = os.fspath(path)
        try:
            with open(path, "rb") as file:
                first = file.readline(1 << 12)
                if first == _MAGIC:
                    return cls._read_mapped(source, file)
                words, size = _counts(first, source)
                place = file.tell()
                sample = file.readline(1 << 20)
                file.seek(place)
                if _is_text(sample, size):
                    return cls._read_text(source, file, words, size)
                return cls._read_binary(source, file, words, size)
        except FileNotFoundError:
            raise ResourceMissingError(f"vectors {source!r} do not exist") from None
        except OSError as error:
            raise ResourceError(f"vectors {source!r} cannot be read: {error.strerror}") from None

    @classmethod
    def _read_text(cls, source: str, file: BinaryIO, words: int, size: int) -> WordVectors:
        names: list[str] = []
        matrix = np.empty((words, size), dtype=np.float32)
        for number, line in enumerate(file, 2):
            parts = line.rstrip(b"\r\n").rstrip(b" ").split(b" ")
            if len(parts) == 1 and not parts[0]:
                continue
            if len(names) == words:
                raise ResourceError(f"{source}:{number}: the first line promises {words} words, and here is one more")
            if len(parts) != size + 1:
                raise ResourceError(f"{source}:{number}: expected a word and {size} numbers, found {len(parts) - 1}")
            try:
                matrix[len(names)] = [float(part) for part in parts[1:]]
            except ValueError as error:
                raise ResourceError(f"{source}:{number}: {error}") from None
            names.append(_decoded(parts[0], f"{source}:{number}"))
        if len(names) != words:
            raise ResourceError(f"{source}: the first line promises {words} words, found {len(names)}")
        return cls(names, matrix)

    @classmethod
    def _read_binary(cls, source: str, file: BinaryIO, words: int, size: int) -> WordVectors:
        data = file.read()
        names: list[str] = []
        matrix = np.empty((words, size), dtype=np.float32)
        at = 0
        for number in range(words):
            stop = data.find(b" ", at)
            end = stop + 1 + 4 * size
            if stop < 0 or end > len(data):
                raise ResourceError(
                    f"{source}: word {number + 1} of {words} is cut short at byte {at} after the first line"
                )
            names.append(_decoded(data[at:stop].lstrip(b"\n"), f"{source}, word {number + 1}"))
            matrix[number] = np.frombuffer(data, dtype="<f4", count=size, offset=stop + 1)
            at = end
        return cls(names, matrix)

    @classmethod
    def _read_mapped(cls, source: str, file: BinaryIO) -> WordVectors:
        line = file.readline(1 << 12)
        try:
            head = json.loads(line)
            words, size, length = int(head["words"]), int(head["size"]), int(head["names"])
            names = json.loads(file.read(length))
            start = len(_MAGIC) + len(line) + length
            start += -start % _ALIGNMENT
            if len(names) != words or os.fstat(file.fileno()).st_size != start + 4 * words * size:
                raise ValueError("its parts do not have the sizes that it says")
            shape = (words, size)
            matrix = np.memmap(source, dtype="<f4", mode="r", offset=start, shape=shape) if words else np.empty(shape)
        except (ValueError, KeyError, TypeError) as error:
            raise ResourceError(f"{source}: not a file that WordVectors.save wrote: {error}") from None
        return cls(names, matrix)

    # gensim

    def to_gensim(self) -> Any:
        """Gensim's KeyedVectors of the same words and vectors (extra gensim)."""
        keyed = _gensim().KeyedVectors(self.size)
        keyed.add_vectors(self.words, self.matrix)
        return keyed

    @classmethod
    def from_gensim(cls, vectors: Any) -> WordVectors:
        """The words and vectors of gensim's KeyedVectors, or of a model that has them as ``wv``."""
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


def _counts(line: bytes, source: str) -> tuple[int, int]:
    parts = line.split()
    if len(parts) != 2 or not all(part.isdigit() for part in parts):
        raise ResourceError(f"{source}:1: expected the number of words and the size of a vector, found {line[:60]!r}")
    return int(parts[0]), int(parts[1])


def _is_text(line: bytes, size: int) -> bool:
    """Whether a first row is in the text format."""
    parts = line.rstrip().split(b" ")
    if len(parts) != size + 1 and line.endswith(b"\n") and all(byte in b"0123456789.eE+- \r\n" for byte in line[-12:]):
        # A row of the text format with numbers missing: to be told as such.
        return len(parts) > 1
    try:
        for part in parts[1:]:
            float(part)
    except ValueError:
        return False
    return len(parts) == size + 1


def _decoded(word: bytes, where: str) -> str:
    try:
        return word.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise ResourceError(f"{where}: not UTF-8 (byte 0x{word[error.start]:02X})") from None
