"""Reading of the data files that ship with this package, and of the user's files.

The data files are in ``textprep/data`` of an installed package, and in ``resources/`` of a checkout. Nothing is
downloaded and nothing is written.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from textprep.errors import ResourceError, ResourceMissingError, nearest

#: The beginnings of the escape sequences of HZ, ISO-2022 and UTF-7, all of which are valid UTF-8.
_ESCAPE = re.compile(rb"~\{|\x1b\$|\+[A-Za-z0-9/]")


def data_folder() -> Path:
    """Return the folder of this package's data files."""
    package = Path(__file__).parent.parent
    packed = package / "data"
    return packed if packed.is_dir() else package.parent / "resources"


def data_names(kind: str, suffix: str) -> list[str]:
    """Return the names of the data files of a kind.

    Parameters:
        kind: a folder in `data_folder`, such as ``"stopwords"``.
        suffix: the end of the file names, which is not part of the names.
    """
    return sorted(path.stem for path in (data_folder() / kind).glob(f"*{suffix}"))


def read_data(kind: str, name: str, suffix: str) -> str:
    """Return the text of a data file of this package.

    Raises:
        ResourceError: no file has this name; the message has the nearest name.
    """
    path = data_folder() / kind / f"{name}{suffix}"
    if not path.is_file():
        known = data_names(kind, suffix)
        raise ResourceError(
            f"no {kind} resource is called {name!r}{nearest(name, known)}; available: {', '.join(known)}; "
            f"a file is named by a path, such as './{name}'"
        )
    return path.read_text(encoding="utf-8")


def read_bytes(path: str | os.PathLike[str], what: str) -> bytes:
    """Return the bytes of a user's file.

    Parameters:
        path: the file.
        what: a name for the file in error messages, such as ``"stop list"``.

    Raises:
        ResourceMissingError: the file does not exist.
        ResourceError: the file cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ResourceMissingError(f"{what} {os.fspath(path)!r} does not exist") from None
    except OSError as error:
        raise ResourceError(f"{what} {os.fspath(path)!r} cannot be read: {error.strerror}") from None
    except ValueError as error:
        # A path with a NUL.
        raise ResourceError(f"{what} {os.fspath(path)!r} cannot be read: {error}") from None


def read_text(path: str | os.PathLike[str], what: str) -> str:
    """Return the text of a user's file in any encoding that `as_utf8` recognises, without its byte order mark.

    Raises:
        ResourceMissingError: the file does not exist.
        ResourceError: the file cannot be read or decoded; the message has the line.
    """
    data = as_utf8(read_bytes(path, what), os.fspath(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ResourceError(
            f"{os.fspath(path)}:{line}: not UTF-8 (byte 0x{data[error.start]:02X} at offset {error.start})"
        ) from None


def as_utf8(data: bytes, name: str) -> bytes:
    """Return the bytes of a user's list in UTF-8, with its encoding recognised as that of documents is.

    Bytes that are UTF-8 for the greater part are returned as they are: the parser of the list reports the wrong line.

    Raises:
        ResourceError: the bytes are in another encoding and damaged; the message has the line.
        EncodingError: the bytes are in an encoding that is recognised and not read, such as UTF-7.
    """
    if _is_utf8(data) and not _ESCAPE.search(data):
        return data
    # Imported here, because nearly all lists are in UTF-8.
    from textprep.files.encodings import SAMPLE_BYTES, check_readable, decode, guess_encoding

    encoding = guess_encoding(data[:SAMPLE_BYTES], complete=len(data) <= SAMPLE_BYTES).encoding
    check_readable(name, encoding)
    if encoding == "utf-8":
        return data
    try:
        return decode(data, encoding).encode("utf-8")
    except UnicodeDecodeError as error:
        line = decode(data[: error.start], encoding, "replace").count("\n") + 1
        raise ResourceError(
            f"{name}:{line}: not {encoding} (byte 0x{data[error.start]:02X} at offset {error.start})"
        ) from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    import hashlib

    return hashlib.sha256(data).hexdigest()
