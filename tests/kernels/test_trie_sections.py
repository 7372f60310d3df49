"""Tries over the sections of a file: what contradicts itself is refused, and what changes later has no effect."""

from __future__ import annotations

import struct
from array import array
from typing import Any

import pytest

from tests.conftest import TWINS, twin

WORDS = ["研究", "研究生", "a", "ab", "𠀀b"]
COUNTS = array("q", [3, 5, 7, 2, 1])
#: key, node, word of a slot.
SLOT = struct.Struct("=QII")


def sections(trie_kernel: Any) -> tuple[bytes, bytes, tuple[Any, ...]]:
    trie = trie_kernel.Trie.build(WORDS, COUNTS)
    return (*trie.spellings(), trie.tables())


def attached(trie_kernel: Any, offsets: Any, blob: Any, tables: tuple[Any, ...]) -> Any:
    return trie_kernel.Trie.attach(None, offsets, blob, COUNTS, tables)


def test_buffers_that_change_later_have_no_effect(trie_kernel) -> None:
    offsets, blob, tables = sections(trie_kernel)
    buffers = [bytearray(offsets), bytearray(blob), *map(bytearray, tables[:4])]
    trie = attached(trie_kernel, *buffers[:2], (*buffers[2:], *tables[4:]))
    for buffer in buffers:
        buffer[:] = b"\xff" * len(buffer)
        buffer.clear()
    assert [trie.word(id) for id in range(len(trie))] == WORDS
    assert trie.matches("研究生ab𠀀b") == [(0, 3, 1), (3, 5, 3), (5, 7, 4)]


def test_views_that_are_released_later_have_no_effect(trie_kernel) -> None:
    offsets, blob, tables = sections(trie_kernel)
    views = [memoryview(bytearray(part)).toreadonly() for part in (offsets, blob, *tables[:4])]
    trie = attached(trie_kernel, *views[:2], (*views[2:], *tables[4:]))
    for view in views:
        view.release()
    assert trie.find("研究生") == 1


def test_sections_may_begin_anywhere(trie_kernel) -> None:
    offsets, blob, tables = sections(trie_kernel)
    views = [memoryview(b"x" + part)[1:] for part in (offsets, blob, *tables[:4])]
    assert attached(trie_kernel, *views[:2], (*views[2:], *tables[4:])).find("𠀀b") == 4


@pytest.mark.parametrize(
    ("offsets", "blob", "message"),
    [
        ([], b"", "the offsets of the words do not fill their section"),
        ([1, 2, 3, 4, 5, 9], b"abcdefghi", "the words do not fill their section"),
        ([0, 2, 3, 4, 5, 8], b"abcdefghi", "the words do not fill their section"),
        ([0, 2, 2, 4, 5, 9], b"abcdefghi", "word 1 has no characters"),
        ([0, 2, 1, 4, 5, 9], b"abcdefghi", "word 1 has no characters"),
        ([0, 99, 100, 101, 102, 9], b"abcdefghi", "word 1 begins inside of a character"),
        ([0, 1, 3, 4, 5, 9], "研究生".encode(), "word 1 begins inside of a character"),
        ([0, 1, 3, 4, 5, 9], b"abcdefgh\xf0", "the words are not UTF-8"),
        ([0, 1, 3, 4, 5, 9], b"abcd\xf7\xff\xff\xffi", "the words are not UTF-8"),
    ],
)
def test_words_that_contradict_each_other_are_refused(trie_kernel, offsets, blob: bytes, message: str) -> None:
    _, _, tables = sections(trie_kernel)
    with pytest.raises(ValueError, match=message):
        attached(trie_kernel, array("I", offsets).tobytes(), blob, tables)


@pytest.mark.skipif("compiled" not in TWINS, reason="only the compiled twin has tables")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda key, node, word: (key, (key >> 21) & 0xFFFFFFFF or 1, word), "does not follow node"),
        (lambda key, node, word: (key, 2**31, word), "points outside the table"),
        (lambda key, node, word: (key, node, 77), "points outside the table"),
        (lambda key, node, word: (0, node, word), "slots in use does not fit"),
    ],
)
def test_edges_that_lead_astray_are_refused(change, message: str) -> None:
    kernel = twin("trie", "compiled")
    long_words = ["研究生命", "abcd", "𠀀bcd", "a", "b"]
    trie = kernel.Trie.build(long_words, COUNTS)
    offsets, blob = trie.spellings()
    first, slots, *rest = trie.tables()
    damaged = b"".join(
        SLOT.pack(*change(*slot)) if slot[0] and slot[1] else SLOT.pack(*slot) for slot in SLOT.iter_unpack(slots)
    )
    with pytest.raises(ValueError, match=message):
        kernel.Trie.attach(None, offsets, blob, COUNTS, (first, damaged, *rest))


@pytest.mark.skipif("compiled" not in TWINS, reason="only the compiled twin has tables")
def test_a_word_of_a_file_has_at_most_255_characters() -> None:
    kernel = twin("trie", "compiled")
    for length in (255, 400):
        trie = kernel.Trie.build(["a" * length], COUNTS[:1])
        offsets, blob = trie.spellings()
        if length == 255:
            assert kernel.Trie.attach(None, offsets, blob, COUNTS[:1], trie.tables()).find("a" * length) == 0
            continue
        with pytest.raises(ValueError, match="a word has more than 255 characters"):
            kernel.Trie.attach(None, offsets, blob, COUNTS[:1], trie.tables())
