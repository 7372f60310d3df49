"""Paths in files that nobody vouches for: they may lead only to what lies in the folder of the file."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

from textprep.errors import ResourceError


def check_path_inside(value: str, folder: str | os.PathLike[str], where: str) -> None:
    """Raise an error unless a path in a file leads to a file or a folder inside of a folder.

    A path that leads nowhere passes, if it stays inside. The rules are the same on all systems: no absolute path, no
    drive, no backslash, no home folder, no way out by ``..`` or by symbolic links, no device and no pipe. A folder may
    contain only what could be named itself.

    Parameters:
        value: the path as the file has it, relative to ``folder``.
        folder: the folder that must not be left.
        where: names the file and the parameter in the message.

    Raises:
        ResourceError: the path leads outside, or to something that is no file.
    """
    windows = PureWindowsPath(value)
    if os.path.isabs(value) or windows.drive or windows.root or "\\" in value or value.startswith("~"):
        raise _refused(value, folder, where, "is not relative")
    depth = 0
    for part in value.split("/"):
        depth += 0 if part in ("", ".") else -1 if part == ".." else 1
        if depth < 0:
            raise _refused(value, folder, where, "leads outside")
    path = os.path.join(folder, value)
    _check_target(path, value, folder, where)
    if os.path.isdir(path):
        _check_contents(path, folder, where)


def check_folder_inside(folder: str | os.PathLike[str]) -> None:
    """Raise an error unless everything in a folder is a file or a folder that lies inside of it.

    Raises:
        ResourceError: a symbolic link leads outside, or something is neither a file nor a folder.
    """
    _check_contents(folder, folder, os.fspath(folder))


def _check_target(path: str, value: str, folder: str | os.PathLike[str], where: str) -> None:
    try:
        target, root = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
        if root != target and root not in target.parents:
            raise _refused(value, folder, where, f"leads outside, to {os.fspath(target)!r}")
        if target.exists() and not target.is_file() and not target.is_dir():
            raise _refused(value, folder, where, "is neither a file nor a folder")
    except (OSError, ValueError) as error:
        if isinstance(error, ResourceError):
            raise
        # A path with a NUL, or a link to itself.
        raise _refused(value, folder, where, f"cannot be followed: {error}") from None


def _check_contents(path: str | os.PathLike[str], folder: str | os.PathLike[str], where: str) -> None:
    """Check everything in a folder, and in the folders inside of it, which may not be links."""
    for parent, inner, files in os.walk(path):
        for name in (*inner, *files):
            found = os.path.join(parent, name)
            value = os.path.relpath(found, folder)
            if os.path.islink(found) and os.path.isdir(found):
                raise _refused(value, folder, where, "is a link to a folder")
            _check_target(found, value, folder, where)


def _refused(value: str, folder: str | os.PathLike[str], where: str, problem: str) -> ResourceError:
    return ResourceError(
        f"{where}: the path {value!r} {problem}; with trusted=False, paths stay inside of {os.fspath(folder)!r}"
    )
