"""Atomic writing: a file is written completely, or it stays as it was."""

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
    """Open a temporary file for writing, which replaces the target when the block ends without an exception.

    If the block raises, the temporary file is removed and the target stays as it was. Symbolic links are followed,
    an existing file keeps its permissions, and devices and pipes are written directly.

    Parameters:
        path: the target.
        what: a name for the file in error messages, such as ``"model"``.

    Raises:
        OutputError: the target is a folder or cannot be written.
    """
    # Imported here, because it loads half a dozen modules, and most processes write no file.
    import tempfile

    name = os.fspath(path)
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise OutputError(f"{what} {name!r} is a folder, expected a file")
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
        # An error about a file in another folder comes from the block.
        if error.filename is not None and Path(str(error.filename)).parent != Path(path).resolve().parent:
            raise
        raise OutputError(f"{what} {name!r} cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    # The operating system has no call that reads the mask without setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def atomic_write_bytes(path: str | os.PathLike[str], data: bytes, what: str) -> None:
    """Write bytes to a file by `atomic_write`."""
    with atomic_write(path, what) as file:
        file.write(data)
