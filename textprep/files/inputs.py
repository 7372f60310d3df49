"""Input files: names, folders, patterns and zip archives expanded to the files they stand for."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import NamedTuple

from textprep.errors import ResourceError, ResourceMissingError, nearest
from textprep.files.archives import Member, is_archive, members


class Input(NamedTuple):
    """One input file.

    Parameters:
        path: its path, or that of the zip archive that holds it; ``"-"`` is stdin.
        relative: its path relative to the folder, pattern or archive that the user named.
        member: the member of the archive; None for a file that is not in one.
    """

    path: str
    relative: str
    member: Member | None = None

    @property
    def is_stdin(self) -> bool:
        """Whether the input is stdin."""
        return self.path == "-"

    @property
    def name(self) -> str:
        """The name in messages; the member ``b.txt`` of ``a.zip`` is ``a.zip/b.txt``."""
        if self.member is not None:
            return f"{self.path}/{self.member.name}"
        return "<stdin>" if self.is_stdin else self.path

    @property
    def size(self) -> int:
        """The size in bytes, decompressed for the member of an archive; 0 if unknown."""
        if self.member is not None:
            return self.member.size
        try:
            return os.path.getsize(self.path)
        except OSError:
            return 0


def expand_inputs(names: list[str]) -> list[Input]:
    """Return the files that names, folders and patterns stand for, each once.

    The order is that of the names; the files of a folder, a pattern or an archive are sorted. Hidden files and folders
    inside of a folder or an archive are ignored.

    Raises:
        ResourceMissingError: a file does not exist, no file matches a pattern, or a folder or an archive has no files.
        ResourceError: a zip archive that is named is damaged; one in a folder fails when it is read.
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
            found += [each for file in files for each in _unpacked(Input(str(file), str(file.relative_to(path))))]
        elif path.exists():
            found += _members_of(name) if is_archive(name) else [Input(name, path.name)]
        elif glob.has_magic(name):
            matches = sorted(match for match in glob.glob(name, recursive=True) if Path(match).is_file())
            if not matches:
                raise ResourceMissingError(f"no file matches {name!r}")
            folder = _literal_prefix(path)
            found += [each for match in matches for each in _unpacked(Input(match, os.path.relpath(match, folder)))]
        else:
            siblings = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
            raise ResourceMissingError(f"input file {name!r} does not exist{nearest(path.name, siblings)}")
    return list(dict.fromkeys(found))


def _members_of(path: str, folder: str = "") -> list[Input]:
    """Return the members of an archive, below a folder that mirrors it."""
    found = [Input(path, os.path.join(folder, member.relative), member) for member in members(path)]
    if not found:
        raise ResourceMissingError(f"zip archive {path!r} contains no files")
    return found


def _unpacked(file: Input) -> list[Input]:
    """Return the members of an archive in a folder, or else the file itself; it fails when it is opened if damaged."""
    if not is_archive(file.path):
        return [file]
    try:
        return _members_of(file.path, os.path.splitext(file.relative)[0])
    except ResourceError:
        return [file]


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
