"""Zip archives: each member is an input file of its own, read as a stream."""

from __future__ import annotations

import os
import zipfile
import zlib
from functools import lru_cache
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple, cast

from textprep.errors import ResourceError
from textprep.files.binary_files import BINARY_SUFFIXES
from textprep.files.encodings import guess_encoding

#: The first bytes of an archive, and those of one without members.
MAGIC = (b"PK\x03\x04", b"PK\x05\x06")

#: Exceptions that damaged members raise while they are read.
DAMAGE_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError)

#: Bit 0 of a member's flags: it is encrypted. Bit 11: its name is in UTF-8.
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800

#: Members by which documents of Microsoft Office and of OpenDocument, and e-books, differ from other archives.
_OFFICE_MEMBERS = ("[Content_Types].xml", "META-INF/container.xml", "META-INF/manifest.xml")


class Member(NamedTuple):
    """A file in an archive.

    Parameters:
        key: its name as `zipfile` has it.
        name: its name as its author wrote it.
        size: the size of its content, as the archive states it.
    """

    key: str
    name: str
    size: int

    @property
    def relative(self) -> str:
        """The path below an output folder, which no member leaves: without a root, a drive and ``..``."""
        parts = PurePosixPath(self.name.replace("\\", "/")).parts
        return "/".join(part for part in parts if part not in ("/", "//", "..") and not part.endswith(":")) or "_"


def is_archive(path: str) -> bool:
    """Return whether a regular file begins as a zip archive does, or has its suffix; a pipe is not read for that.

    Workbooks and documents are zip archives, too, and are left to `refuse_binary_file`.
    """
    if not os.path.isfile(path) or PurePosixPath(path).suffix.lower() in BINARY_SUFFIXES:
        return False
    if path.lower().endswith(".zip"):
        return True
    try:
        with open(path, "rb") as file:
            return file.read(4) in MAGIC
    except OSError:
        return False


def members(path: str) -> list[Member]:
    """Return the files of an archive by name, without hidden ones, as in a folder.

    Raises:
        ResourceError: the archive is damaged, or a member's name cannot be decoded.
    """
    found: dict[str, Member] = {}
    for info in _open_archive(path, *_signature(path)).infolist():
        name = _name_of(info, path)
        if not info.is_dir() and not any(map(_is_hidden, PurePosixPath(name).parts)):
            found[info.filename] = Member(info.filename, name, info.file_size)
    return sorted(found.values(), key=lambda member: member.name)


def open_member(path: str, key: str, name: str) -> BinaryIO:
    """Return the content of a member as a stream, which is decompressed while it is read.

    Parameters:
        path: the archive.
        key: the member's key.
        name: the member's name in messages.

    Raises:
        ResourceError: the member is encrypted or damaged, or compressed in a way that Python does not know.
    """
    archive = _open_archive(path, *_signature(path))
    try:
        if archive.getinfo(key).flag_bits & _ENCRYPTED:
            raise ResourceError(f"input file {name!r} is encrypted; unpack the archive with its password first")
        return cast("BinaryIO", archive.open(key))
    except KeyError:
        raise ResourceError(f"input file {name!r} is no longer in the archive") from None
    except NotImplementedError as error:
        raise ResourceError(f"input file {name!r} cannot be unpacked: {error}; unpack the archive first") from None
    except DAMAGE_ERRORS as error:
        raise ResourceError(f"input file {name!r} is damaged: {error}") from None


def _is_hidden(part: str) -> bool:
    """Return whether a part of a path begins with a dot, or is the folder in which macOS keeps what zip cannot."""
    return (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX"


def _signature(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError as error:
        raise ResourceError(f"input file {path!r} cannot be read: {error.strerror}") from None
    return found.st_size, found.st_mtime_ns


@lru_cache(maxsize=2)
def _open_archive(path: str, size: int, modified: int) -> zipfile.ZipFile:
    """Return an archive with its directory read: once for all members, and again if the file has changed."""
    try:
        archive = zipfile.ZipFile(path)
    except UnicodeDecodeError as error:
        raise ResourceError(
            f"zip archive {path!r}: the name {error.object!r} of a member is not UTF-8, although the archive says so"
        ) from None
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise ResourceError(f"zip archive {path!r} is damaged: {error}") from None
    names = frozenset(archive.namelist())
    if not names.isdisjoint(_OFFICE_MEMBERS):
        raise ResourceError(
            f"input file {path!r} is a workbook, a document or an e-book; save it as CSV or as plain text"
        )
    return archive


def _name_of(info: zipfile.ZipInfo, path: str) -> str:
    """Return the name of a member: in UTF-8 if its flag says so, else in the encoding that the bytes look like."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    # Zip's own encoding is code page 437, by which `zipfile` has decoded the name; most programs write another one.
    raw = info.filename.encode("cp437")
    encoding = guess_encoding(raw, complete=True).encoding
    try:
        # No name is in UTF-16, whose zero bytes would end it.
        return raw.decode("ascii" if encoding.startswith(("utf-16", "utf-32")) else encoding)
    except UnicodeDecodeError:
        raise ResourceError(
            f"zip archive {path!r}: the name {raw!r} of a member is in no encoding that is recognised; "
            "unpack the archive, or pack it with names in UTF-8"
        ) from None
