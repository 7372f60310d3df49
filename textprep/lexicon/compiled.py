"""The binary format of a compiled lexicon, which is mapped into memory."""

from __future__ import annotations

import os
import struct
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textprep.errors import LexiconFormatError
from textprep.kernels.trie import LAYOUT, Trie
from textprep.resources.atomic import atomic_write_bytes

# A compiled lexicon: this header, then the sections, each beginning at a multiple of 8.
MAGIC = b"textprep\x00LEX"
_FORMAT = 1
_BYTE_ORDER = 0x01020304
#: magic, format, byte order, kernel layout, CRC-32 of all that follows, number of words, nodes, slots in use, total
_HEADER = struct.Struct("=12sHxxIIIQQQQ")
_SECTION = struct.Struct("=Q")
#: offsets, words, counts, tag ids, names of the tags, and the four tables of the compiled trie
_SECTIONS = 9


class Base(NamedTuple):
    """The immutable part of a lexicon."""

    trie: Trie
    counts: array[int]
    tag_ids: array[int]
    tags: list[str]
    total: int


def write_compiled(
    path: str | os.PathLike[str], words: Sequence[str], counts: array[int], tags: Sequence[str], total: int
) -> None:
    """Write words with their counts and tags to a file that `read_compiled` maps; whole or not at all."""
    import zlib

    numbers = {"": 0}
    tag_ids = array("H", [numbers.setdefault(tag, len(numbers)) for tag in tags])
    trie = Trie.build(words, counts)
    offsets, blob = trie.spellings()
    tables: Any = trie.tables()
    nodes, used = tables[4:] if tables else (0, 0)
    sections = [offsets, blob, counts.tobytes(), tag_ids.tobytes(), "\n".join(numbers).encode(), *tables[:4]]
    body = bytearray()
    for section in sections + [b""] * (_SECTIONS - len(sections)):
        body += _SECTION.pack(len(section)) + section
        body += b"\0" * (-len(body) % 8)
    layout = LAYOUT if tables else 0
    header = _HEADER.pack(MAGIC, _FORMAT, _BYTE_ORDER, layout, zlib.crc32(body), len(words), nodes, used, total)
    atomic_write_bytes(path, header + b"\0" * (-len(header) % 8) + body, "lexicon")


def read_compiled(source: str) -> Base:
    """Map a compiled lexicon into memory, after checking every byte of it."""
    import mmap
    import zlib

    def damaged(why: str) -> LexiconFormatError:
        return LexiconFormatError(f"{source}: {why}; build it anew with 'textprep lexicon build'")

    with Path(source).open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            raise damaged("an empty file") from None
    if len(mapped) < _HEADER.size:
        raise damaged(f"a compiled lexicon of only {len(mapped)} bytes")
    magic, version, order, layout, crc, words, nodes, used, total = _HEADER.unpack_from(mapped)
    if magic != MAGIC:
        raise damaged("not a compiled lexicon")
    if order != _BYTE_ORDER:
        raise damaged(f"written on a machine of the other byte order than this {sys.byteorder}-endian one")
    if version != _FORMAT:
        raise damaged(f"format {version}, and this version reads format {_FORMAT}")
    view = memoryview(mapped)
    at = _HEADER.size + -_HEADER.size % 8
    if zlib.crc32(view[at:]) != crc:
        raise damaged("damaged: the checksum does not fit")
    sections = []
    for _ in range(_SECTIONS):
        if at + 8 > len(view):
            raise damaged("damaged: a section is missing")
        (size,) = _SECTION.unpack_from(view, at)
        at += 8
        if at + size > len(view):
            raise damaged("damaged: a section is cut short")
        sections.append(view[at : at + size])
        at += size + -size % 8
    offsets, blob, raw_counts, raw_tags, names = sections[:5]
    try:
        counts, tag_ids = array("q", raw_counts.tobytes()), array("H", raw_tags.tobytes())
        tags = bytes(names).decode().split("\n")
        if len(offsets) != 4 * (words + 1) or len(counts) != words or len(tag_ids) != words:
            raise ValueError("the sections are not of one length")
        if any(id >= len(tags) for id in set(tag_ids)):
            raise ValueError("a tag is missing")
        if total < 0 or any(count < 1 for count in set(counts)):
            raise ValueError("a count is not positive")
        tables: Any = (*sections[5:], nodes, used) if layout == LAYOUT and layout else ()
        trie = Trie.attach(mapped, offsets, blob, counts, tables)
    except (ValueError, OverflowError) as error:
        raise damaged(f"damaged: {error}") from None
    return Base(trie, counts, tag_ids, tags, total)
