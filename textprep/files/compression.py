"""Files that are compressed, told by their first bytes, and results that are, told by their name.

Results are compressed piece by piece: a gzip file may have several members, and bzip2, xz and zstd files several
streams (RFC 1952, RFC 8878), so that processes can each compress what they made.
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

#: What files of each kind begin with.
_MAGIC = ((b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\x00", ".xz"), (b"\x28\xb5\x2f\xfd", ".zst"))

SUFFIXES = tuple(suffix for _, suffix in _MAGIC)

#: What reading a damaged file raises.
DAMAGES = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


def suffix_of(name: str) -> str:
    """The suffix of compression that a name ends with, or an empty string."""
    return next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")


def compressor(suffix: str) -> Callable[[bytes], bytes]:
    """What makes a whole stream of a piece; for no suffix the piece itself."""
    if suffix == ".gz":
        # The time of writing would make two runs differ.
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
def decompressed(stream: BinaryIO, source: str) -> Iterator[BinaryIO]:
    """The stream, or what it holds where its first bytes say that it is compressed.

    Raises:
        ResourceError: it is damaged or ends early.
        MissingPackageError: it is a zstd file, and nothing can read it.
    """
    peeked = stream if hasattr(stream, "peek") else io.BufferedReader(cast("Any", stream))
    head = cast("Any", peeked).peek(8)[:8]
    kind = next((suffix for magic, suffix in _MAGIC if head.startswith(magic)), "")
    try:
        yield cast("BinaryIO", _opened(kind, peeked))
    except DAMAGES as error:
        raise ResourceError(f"input file {source!r} is damaged as a {kind} file: {error}") from None
    except Exception as error:
        # bzip2 has no exception of its own, and zstd's is known only where the package is.
        if (isinstance(error, OSError) and error.errno is None) or type(error).__name__ == "ZstdError":
            raise ResourceError(f"input file {source!r} is damaged as a {kind} file: {error}") from None
        raise


def _opened(kind: str, stream: BinaryIO) -> IO[bytes]:
    if kind == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if kind == ".bz2":
        return bz2.BZ2File(stream)
    if kind == ".xz":
        return lzma.LZMAFile(stream)
    if kind == ".zst":
        zstd = _zstandard()
        return cast(
            "IO[bytes]",
            io.BufferedReader(zstd.ZstdDecompressor().stream_reader(stream, read_across_frames=True), 1 << 20),
        )
    return stream


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise MissingPackageError.for_extra("zstandard", "zstd") from None
    return zstandard
