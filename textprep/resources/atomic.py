"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from textprep.errors import OutputError


@contextmanager
def atomic_write(path: str | os.PathLike[str], what: str) -> Iterator[BinaryIO]:
    """A binary file that takes the path's place when the block ends well, and vanishes when it does not.

    A link is followed, an existing file's permissions are kept, and what is no regular file (a
    device, a pipe) is written to directly.

    Raises:
        OutputError: the file cannot be written; ``what`` says in the message what it is.
    """
    # Imported here: it brings half a dozen modules, and most processes write no file.
    import tempfile

    name = os.fspath(path)
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise OutputError(f"{what} {name!r} is a folder")
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                yield device
            return
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            os.chmod(temporary, mode)
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OutputError:
        raise
    except OSError as error:
        if error.filename is not None and Path(str(error.filename)).parent != Path(path).resolve().parent:
            raise
        raise OutputError(f"{what} {name!r} cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def write_whole(path: str | os.PathLike[str], data: bytes, what: str) -> None:
    """Write bytes to a file, whole or not at all."""
    with atomic_write(path, what) as file:
        file.write(data)
