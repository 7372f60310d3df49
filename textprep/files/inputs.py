"""Input files: names, folders and patterns expanded to the files they stand for."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import NamedTuple

from textprep.errors import ResourceMissingError, nearest


class Input(NamedTuple):
    """One input file.

    Parameters:
        path: its path; ``"-"`` is stdin.
        relative: its path relative to the folder or pattern that the user named.
    """

    path: str
    relative: str

    @property
    def is_stdin(self) -> bool:
        """Whether the input is stdin."""
        return self.path == "-"

    @property
    def name(self) -> str:
        """The name in messages."""
        return "<stdin>" if self.is_stdin else self.path

    @property
    def size(self) -> int:
        """The size in bytes; 0 if unknown."""
        try:
            return os.path.getsize(self.path)
        except OSError:
            return 0


def expand_inputs(names: list[str]) -> list[Input]:
    """Return the files that names, folders and patterns stand for, each once.

    The order is that of the names; the files of a folder or a pattern are sorted. Hidden files and folders inside of a
    folder are ignored.

    Raises:
        ResourceMissingError: a file does not exist, no file matches a pattern, or a folder has no files.
    """
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if name == "-":
            found.append(Input("-", "-"))
        elif path.is_dir():
            files = sorted(_files_in(path))
            if not files:
                raise ResourceMissingError(f"folder {name!r} contains no files")
            found += [Input(str(file), str(file.relative_to(path))) for file in files]
        elif path.exists():
            found.append(Input(name, path.name))
        elif glob.has_magic(name):
            matches = sorted(match for match in glob.glob(name, recursive=True) if Path(match).is_file())
            if not matches:
                raise ResourceMissingError(f"no file matches {name!r}")
            folder = _literal_prefix(path)
            found += [Input(match, os.path.relpath(match, folder)) for match in matches]
        else:
            siblings = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
            raise ResourceMissingError(f"input file {name!r} does not exist{nearest(path.name, siblings)}")
    return list(dict.fromkeys(found))


def _literal_prefix(pattern: Path) -> Path:
    """Return the folder that the parts of a pattern before its first wildcard name."""
    parts: list[str] = []
    for part in pattern.parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _files_in(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    return found
