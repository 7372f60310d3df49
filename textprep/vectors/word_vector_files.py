"""The files of word vectors: word2vec's text and binary formats, and our own, which is mapped into memory.

Our format is the line ``textprep vectors 1``, a line of JSON (numbers of words, of floats in a vector, of bytes of the
words), the words as a JSON array, zeros up to a multiple of 64 bytes, and the matrix as little-endian float32.
"""

from __future__ import annotations

import json
import os
from typing import Any, BinaryIO

import numpy as np

from textprep.errors import ResourceError, ResourceMissingError, TextprepError

_MAGIC = b"textprep vectors 1\n"
_ALIGNMENT = 64

#: Words with their matrix, a row each.
_Vectors = tuple[list[str], Any]


def write_text(file: BinaryIO, words: list[str], matrix: Any) -> None:
    """Write word2vec's text format: a line with the numbers of words and floats, then a line for each word."""
    file.write(f"{len(words)} {matrix.shape[1]}\n".encode())
    for word, row in zip(words, matrix, strict=True):
        # str gives the shortest digits that read back as the same number.
        file.write(f"{word} {' '.join(map(str, row))}\n".encode("utf-8", "surrogatepass"))


def write_binary(file: BinaryIO, words: list[str], matrix: Any) -> None:
    """Write word2vec's binary format: the same with the floats as little-endian bytes."""
    file.write(f"{len(words)} {matrix.shape[1]}\n".encode())
    for word, row in zip(words, matrix.astype("<f4"), strict=True):
        file.write(word.encode("utf-8", "surrogatepass") + b" " + row.tobytes() + b"\n")


def write_mapped(file: BinaryIO, words: list[str], matrix: Any) -> None:
    """Write our own format."""
    names = json.dumps(words, ensure_ascii=True).encode()
    head = json.dumps({"words": len(words), "size": matrix.shape[1], "names": len(names)}).encode() + b"\n"
    start = len(_MAGIC) + len(head) + len(names)
    file.write(_MAGIC + head + names + bytes(-start % _ALIGNMENT))
    file.write(matrix.astype("<f4").tobytes())


WRITERS = {"text": write_text, "binary": write_binary, "mapped": write_mapped}


def read_vectors(path: str | os.PathLike[str]) -> _Vectors:
    """Read a file in any of the formats, which its content decides.

    Raises:
        ResourceError: the file is damaged; the message has the line or the byte.
    """
    name = os.fspath(path)
    try:
        with open(path, "rb") as file:
            first = file.readline(1 << 12)
            if first == _MAGIC:
                return _read_mapped(name, file)
            n_words, size = _parse_head(first, name)
            start = file.tell()
            # Each number takes at least two bytes as text, and four in the binary format. Less than a megabyte too much
            # is left to the readers, which name the line.
            size_on_disk = os.fstat(file.fileno()).st_size
            if 2 * n_words * size > size_on_disk + (1 << 20):
                raise ResourceError(
                    f"{name}:1: {n_words} words with {size} numbers each do not fit into a file of {size_on_disk} bytes"
                )
            line = file.readline(1 << 20)
            file.seek(start)
            read = _read_text if _is_text(line, size) else _read_binary
            return read(name, file, n_words, size)
    except FileNotFoundError:
        raise ResourceMissingError(f"vectors {name!r} do not exist") from None
    except OSError as error:
        raise ResourceError(f"vectors {name!r} cannot be read: {error.strerror}") from None
    except ValueError as error:
        if isinstance(error, TextprepError):
            raise
        # A path with a NUL.
        raise ResourceError(f"vectors {name!r} cannot be read: {error}") from None


def _read_text(path: str, file: BinaryIO, n_words: int, size: int) -> _Vectors:
    words: list[str] = []
    matrix = np.empty((n_words, size), dtype=np.float32)
    for number, line in enumerate(file, 2):
        parts = line.rstrip(b"\r\n").rstrip(b" ").split(b" ")
        if len(parts) == 1 and not parts[0]:
            continue
        if len(words) == n_words:
            raise ResourceError(f"{path}:{number}: expected {n_words} words, as the first line says, found one more")
        if len(parts) != size + 1:
            raise ResourceError(f"{path}:{number}: expected a word and {size} numbers, found {len(parts) - 1}")
        try:
            matrix[len(words)] = [float(part) for part in parts[1:]]
        except ValueError as error:
            raise ResourceError(f"{path}:{number}: {error}") from None
        words.append(_decode(parts[0], f"{path}:{number}"))
    if len(words) != n_words:
        raise ResourceError(f"{path}: expected {n_words} words, as the first line says, found {len(words)}")
    return words, matrix


def _read_binary(path: str, file: BinaryIO, n_words: int, size: int) -> _Vectors:
    data = file.read()
    words: list[str] = []
    matrix = np.empty((n_words, size), dtype=np.float32)
    at = 0
    for number in range(n_words):
        space = data.find(b" ", at)
        end = space + 1 + 4 * size
        if space < 0 or end > len(data):
            raise ResourceError(
                f"{path}: word {number + 1} of {n_words}, {at} bytes after the first line, is incomplete"
            )
        words.append(_decode(data[at:space].lstrip(b"\n"), f"{path}, word {number + 1}"))
        matrix[number] = np.frombuffer(data, dtype="<f4", count=size, offset=space + 1)
        at = end
    return words, matrix


def _read_mapped(path: str, file: BinaryIO) -> _Vectors:
    line = file.readline(1 << 12)
    try:
        head = json.loads(line)
        n_words, size, length = int(head["words"]), int(head["size"]), int(head["names"])
        if not 0 <= length <= os.fstat(file.fileno()).st_size:
            raise ValueError(f"the words take {length} bytes")
        words = json.loads(file.read(length))
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError("the words are no list of strings")
        start = len(_MAGIC) + len(line) + length
        start += -start % _ALIGNMENT
        expected, found = start + 4 * n_words * size, os.fstat(file.fileno()).st_size
        if len(words) != n_words or found != expected:
            raise ValueError(f"expected {n_words} words in {expected} bytes, found {len(words)} in {found}")
        shape = (n_words, size)
        matrix = np.memmap(path, dtype="<f4", mode="r", offset=start, shape=shape) if n_words else np.empty(shape)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ResourceError(f"{path}: not a file that WordVectors.save wrote: {error}") from None
    return words, matrix


def _parse_head(line: bytes, path: str) -> tuple[int, int]:
    parts = line.split()
    if len(parts) != 2 or not all(part.isdigit() for part in parts):
        raise ResourceError(f"{path}:1: expected the number of words and the size of a vector, found {line[:60]!r}")
    if max(map(len, parts)) > 18:
        raise ResourceError(f"{path}:1: no file has so many words or numbers: {line[:60]!r}")
    return int(parts[0]), int(parts[1])


def _is_text(line: bytes, size: int) -> bool:
    """Return whether the line after the first is in the text format."""
    parts = line.rstrip().split(b" ")
    if len(parts) != size + 1 and line.endswith(b"\n") and all(byte in b"0123456789.eE+- \r\n" for byte in line[-12:]):
        # This is a line of the text format with too few numbers, which is an error of that format.
        return len(parts) > 1
    try:
        for part in parts[1:]:
            float(part)
    except ValueError:
        return False
    return len(parts) == size + 1


def _decode(word: bytes, where: str) -> str:
    try:
        return word.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise ResourceError(f"{where}: not UTF-8 (byte 0x{word[error.start]:02X})") from None
