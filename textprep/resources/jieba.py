"""The dictionary and the model tables of the installed jieba, read without importing it."""

from __future__ import annotations

import pickle
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from textprep.errors import ResourceError, TextprepWarning
from textprep.resources.packages import package_folder

#: Size and CRC-32 of dict.txt in jieba 0.42.1, whose segmentations we reproduce. They detect another release or an
#: edited file, in a third of the time that a cryptographic hash and its library take.
DICTIONARY_SIGNATURE = (5071852, 0x1394096D)


@contextmanager
def jieba_dictionary() -> Iterator[BinaryIO]:
    """Open jieba's dictionary for reading.

    Warns:
        TextprepWarning: the dictionary is not that of jieba 0.42.1.

    Raises:
        MissingPackageError: jieba is not installed.
        ResourceError: the file cannot be read.
    """
    path = package_folder("jieba") / "dict.txt"
    try:
        file = path.open("rb")
    except OSError as error:
        raise ResourceError(f"jieba's dictionary {path} cannot be read: {error.strerror}") from None
    with file:
        size = checksum = 0
        while block := file.read(1 << 18):
            size, checksum = size + len(block), zlib.crc32(block, checksum)
        if (size, checksum) != DICTIONARY_SIGNATURE:
            warnings.warn(
                "the installed jieba's dict.txt is not that of jieba 0.42.1; "
                "segmentations will differ from those of that release",
                TextprepWarning,
                stacklevel=3,
            )
        file.seek(0)
        yield file


class _PlainUnpickler(pickle.Unpickler):
    """Unpickles dicts, lists, strings and numbers only, so that a table cannot run code."""

    def find_class(self, module: str, name: str) -> Any:
        raise ResourceError(f"jieba's table refers to {module}.{name}, expected dicts, lists, strings and numbers only")


def jieba_table(*parts: str) -> Any:
    """Read one of the tables that jieba keeps as pickles, such as ``("finalseg", "prob_emit.p")``.

    Raises:
        ResourceError: the table cannot be read, is damaged, or holds anything but plain values.
    """
    path = package_folder("jieba").joinpath(*parts)
    try:
        with path.open("rb") as file:
            return _PlainUnpickler(file).load()
    except OSError as error:
        raise ResourceError(f"jieba's table {path} cannot be read: {error.strerror}") from None
    except (pickle.UnpicklingError, EOFError, ValueError) as error:
        raise ResourceError(f"jieba's table {path} is damaged: {error}") from None
