"""Reading files: those that ship with the package, and those of the user.

Our own data lies in ``textprep/data`` in an installed package and in ``resources/`` in a checkout.
Nothing is downloaded and nothing is written.
"""

from __future__ import annotations

import os
from pathlib import Path

from textprep.errors import ResourceError, ResourceMissingError, nearest


def data_folder() -> Path:
    """The folder of our own data."""
    package = Path(__file__).parent.parent
    packed = package / "data"
    return packed if packed.is_dir() else package.parent / "resources"


def data_names(kind: str, suffix: str) -> list[str]:
    """The names of our own resources of a kind, a folder of ``data_folder``."""
    return sorted(path.stem for path in (data_folder() / kind).glob(f"*{suffix}"))


def read_data(kind: str, name: str, suffix: str) -> str:
    """The text of one of our own resources.

    Raises:
        ResourceError: there is none of this name; the message has the nearest.
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
    """The bytes of a user's file, or an error that says what it should have been."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ResourceMissingError(f"{what} {os.fspath(path)!r} does not exist") from None
    except OSError as error:
        raise ResourceError(f"{what} {os.fspath(path)!r} cannot be read: {error.strerror}") from None


def read_text(path: str | os.PathLike[str], what: str) -> str:
    """The text of a user's file, UTF-8 with or without a byte order mark."""
    data = read_bytes(path, what)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ResourceError(
            f"{os.fspath(path)}:{line}: not UTF-8 (byte 0x{data[error.start]:02X} at offset {error.start})"
        ) from None


def digest(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    import hashlib

    return hashlib.sha256(data).hexdigest()
