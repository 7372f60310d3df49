"""Compression: input is recognised by its first bytes, output by the suffix of its name.

Results are compressed chunk by chunk, so that each process compresses what it made: a gzip file may consist of several
members, and bzip2, xz and zstd files of several streams (RFC 1952, RFC 8878).
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO, cast

from textprep.errors import MissingPackageError, ResourceError

#: The first bytes of each format, and its suffix.
_MAGIC = ((b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\x00", ".xz"), (b"\x28\xb5\x2f\xfd", ".zst"))

SUFFIXES = tuple(suffix for _, suffix in _MAGIC)

#: Exceptions that reading a damaged file raises.
_DAMAGE_ERRORS = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


def compression_suffix(name: str) -> str:
    """Return the suffix of compression that a file name ends with, or an empty string."""
    return next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")


def compressor(suffix: str) -> Callable[[bytes], bytes]:
    """Return a function that compresses bytes to a whole stream; without a suffix it returns them unchanged."""
    if suffix == ".gz":
        # Without mtime=0 two runs would write different bytes.
        return lambda data: gzip.compress(data, 6, mtime=0)
    if suffix == ".bz2":
        return bz2.compress
    if suffix == ".xz":
        return lambda data: lzma.compress(data, preset=1)
    if suffix == ".zst":
        zstd = _zstandard()
        return lambda data: cast("bytes", zstd.ZstdCompressor().compress(data))
    return lambda data: data


@contextmanager
def decompressed(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Yield the decompressed stream, or the stream itself if its first bytes are those of no compressed format.

    Parameters:
        stream: a binary file.
        name: its name in messages.

    Raises:
        ResourceError: the compressed data is damaged or ends early.
        MissingPackageError: the file is compressed by zstd, and the package zstandard is not installed.
    """
    peekable = stream if hasattr(stream, "peek") else io.BufferedReader(cast("Any", stream))
    head = cast("Any", peekable).peek(8)[:8]
    if head.startswith(b"PK\x03\x04"):
        # The list of an archive's files is at its end, so that it cannot be read as a stream.
        advice = "name the file instead of piping it" if name == "<stdin>" else "unpack the archive that holds it first"
        raise ResourceError(f"input {name!r} is a zip archive; {advice}")
    suffix = next((suffix for magic, suffix in _MAGIC if head.startswith(magic)), "")
    if not suffix:
        yield peekable
        return
    try:
        yield cast("BinaryIO", _decompress(suffix, peekable))
    except _DAMAGE_ERRORS as error:
        raise ResourceError(f"input file {name!r} is a damaged {suffix} file: {error}") from None
    except Exception as error:
        # bzip2 raises an OSError without errno, and zstd an exception of a package that may not be installed.
        if (isinstance(error, OSError) and error.errno is None) or type(error).__name__ == "ZstdError":
            raise ResourceError(f"input file {name!r} is a damaged {suffix} file: {error}") from None
        raise


def _decompress(suffix: str, stream: BinaryIO) -> IO[bytes]:
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if suffix == ".bz2":
        return bz2.BZ2File(stream)
    if suffix == ".xz":
        return lzma.LZMAFile(stream)
    if suffix == ".zst":
        zstd = _zstandard()
        return cast(
            "IO[bytes]",
            io.BufferedReader(zstd.ZstdDecompressor().stream_reader(stream, read_across_frames=True), 1 << 20),
        )
    raise ValueError(f"no decompressor for {suffix!r}")


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise MissingPackageError.for_extra("zstandard", "zstd") from None
    return zstandard
