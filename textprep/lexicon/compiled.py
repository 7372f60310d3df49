"""The binary format of a compiled lexicon, which processes map into memory and share.

A file is a header and nine sections.  A section is its size as eight bytes and then its content; the header and each
section are padded to a multiple of eight bytes, so that the kernel reads the tables where they lie.
"""

from __future__ import annotations

import os
import struct
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textprep.errors import LexiconFormatError, ParameterError
from textprep.kernels.trie import LAYOUT, Trie
from textprep.lexicon.lines import MOST_TAGS, TOO_MANY_TAGS
from textprep.resources.atomic import atomic_write_bytes

MAGIC = b"textprep\x00LEX"
_FORMAT = 1
_BYTE_ORDER = 0x01020304
#: magic, format, byte order, kernel layout, CRC-32 of all that follows, number of words, nodes, slots in use, total
_HEADER = struct.Struct("=12sHxxIIIQQQQ")
_SECTION_SIZE = struct.Struct("=Q")
#: offsets, words, counts, tag ids, tag names, and the four tables of the compiled trie
_SECTIONS = 9


class Base(NamedTuple):
    """The immutable words under a lexicon's changes.

    Parameters:
        trie: maps words to ids.
        counts: the count of each id.
        tag_ids: the tag of each id, an index into ``tags``.
        tags: the tag names; the first is empty, for words without a tag.
        total: the sum of all counts, with repeated lines counted each time.
    """

    trie: Trie
    counts: array[int]
    tag_ids: array[int]
    tags: list[str]
    total: int


def write_compiled(
    path: str | os.PathLike[str], words: Sequence[str], counts: array[int], tags: Sequence[str], total: int
) -> None:
    """Write words with their counts and tags to a file for `read_compiled`; it is written whole or not at all."""
    import zlib

    tag_numbers = {"": 0}
    numbers = [tag_numbers.setdefault(tag, len(tag_numbers)) for tag in tags]
    if len(tag_numbers) > MOST_TAGS:
        raise ParameterError(TOO_MANY_TAGS)
    tag_ids = array("H", numbers)
    trie = Trie.build(words, counts)
    offsets, blob = trie.spellings()
    tables: Any = trie.tables()
    nodes, used = tables[4:] if tables else (0, 0)
    sections = [offsets, blob, counts.tobytes(), tag_ids.tobytes(), "\n".join(tag_numbers).encode(), *tables[:4]]
    body = bytearray()
    for section in sections + [b""] * (_SECTIONS - len(sections)):
        body += _SECTION_SIZE.pack(len(section)) + section
        body += bytes(_padding(len(body)))
    layout = LAYOUT if tables else 0
    header = _HEADER.pack(MAGIC, _FORMAT, _BYTE_ORDER, layout, zlib.crc32(body), len(words), nodes, used, total)
    atomic_write_bytes(path, header + bytes(_padding(len(header))) + body, "lexicon")


def read_compiled(path: str) -> Base:
    """Map a compiled lexicon into memory, after checking every byte of it.

    Raises:
        LexiconFormatError: the file is damaged, or was written for another format or byte order.
    """
    import mmap

    with Path(path).open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            raise _unusable(path, "the file is empty") from None
    try:
        layout, words, nodes, used, total, body = _checked_header(mapped)
        offsets, blob, raw_counts, raw_tag_ids, raw_tags, *tables = _split_sections(body)
        counts, tag_ids = array("q", raw_counts.tobytes()), array("H", raw_tag_ids.tobytes())
        tags = bytes(raw_tags).decode().split("\n")
        if len(offsets) != 4 * (words + 1) or len(counts) != words or len(tag_ids) != words:
            raise ValueError("the sections differ in their number of words")
        if any(id >= len(tags) for id in set(tag_ids)):
            raise ValueError("a tag id has no name")
        if total < 0 or any(count < 1 for count in set(counts)):
            raise ValueError("a count is not positive")
        trie = Trie.attach(mapped, offsets, blob, counts, (*tables, nodes, used) if layout == LAYOUT and layout else ())
    except (ValueError, OverflowError) as error:
        raise _unusable(path, str(error)) from None
    return Base(trie, counts, tag_ids, tags, total)


def _checked_header(mapped: Any) -> tuple[int, int, int, int, int, memoryview]:
    """Return layout, number of words, nodes, slots in use, total, and what follows the header.

    Raises:
        ValueError: this version cannot read the file, or its checksum is wrong.
    """
    import zlib

    if len(mapped) < _HEADER.size:
        raise ValueError(f"the file has {len(mapped)} bytes, fewer than its header")
    magic, version, order, layout, crc, words, nodes, used, total = _HEADER.unpack_from(mapped)
    if magic != MAGIC:
        raise ValueError("not a compiled lexicon")
    if order != _BYTE_ORDER:
        raise ValueError(f"written with the other byte order than that of this {sys.byteorder}-endian machine")
    if version != _FORMAT:
        raise ValueError(f"written in format {version}, but this version of textprep reads format {_FORMAT}")
    body = memoryview(mapped)[_HEADER.size + _padding(_HEADER.size) :]
    if zlib.crc32(body) != crc:
        raise ValueError("damaged: the checksum does not match")
    return layout, words, nodes, used, total, body


def _split_sections(body: memoryview) -> list[memoryview]:
    """Return the content of each section.

    Raises:
        ValueError: a section is missing or truncated.
    """
    sections = []
    at = 0
    for number in range(_SECTIONS):
        if at + _SECTION_SIZE.size > len(body):
            raise ValueError(f"damaged: section {number} is missing")
        (size,) = _SECTION_SIZE.unpack_from(body, at)
        at += _SECTION_SIZE.size
        if at + size > len(body):
            raise ValueError(f"damaged: section {number} is truncated")
        sections.append(body[at : at + size])
        at += size + _padding(size)
    return sections


def _padding(size: int) -> int:
    """Return the number of bytes from ``size`` to the next multiple of 8."""
    return -size % 8


def _unusable(path: str, reason: str) -> LexiconFormatError:
    return LexiconFormatError(f"{path}: {reason}; compile it again with 'textprep lexicon build'")
