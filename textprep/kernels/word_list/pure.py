"""Reading jieba's word lists in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from math import log
from typing import BinaryIO

from textprep.kernels.trie.pure import Trie

#: Bytes that are read at a time.
_BLOCK = 1 << 16

#: The white space of ``bytes.strip``.
_BLANK = " \t\n\r\v\f"

#: The longest word.
_WORD_LENGTH = 255

#: At most 15 digits: any such count fits into 64 bits.
_COUNT = re.compile("[0-9]{1,15}")


def parse_word_list(stream: BinaryIO) -> tuple[Trie, array[int], array[int], list[str], int, int]:
    """Read a word list in jieba's format, ``word count [tag]`` a line, from a stream of bytes.

    Of several lines of one word the last one holds, but all their counts enter the total, as in jieba.  Words that
    count 0 are ignored.

    Returns:
        ``(trie, counts, tag_ids, tags, total, malformed_line)``: the counts and the numbers of the tags by the words'
        ids, and the number of the first line that is not of this form, 0 if all are.

    Raises:
        UnicodeDecodeError: the stream is not UTF-8.
    """
    log_counts: dict[str, float] = {}
    counts, tag_ids = array("q"), array("H")
    tags = {"": 0}
    repeated: dict[str, tuple[int, int]] = {}
    # Most counts occur many times: each is checked and converted once.
    known: dict[str, tuple[int, float]] = {}
    total = malformed = 0
    for number, line in enumerate(_lines(stream), 1):
        word, _, rest = line.strip(_BLANK).partition(" ")
        digits, _, rest = rest.partition(" ")
        if digits not in known or len(word) > _WORD_LENGTH:
            if not word:
                continue
            if not _COUNT.fullmatch(digits) or len(word) > _WORD_LENGTH:
                malformed = number
                break
            count = int(digits)
            known[digits] = count, log(count or 1)
        count, log_count = known[digits]
        if count == 0:
            continue
        total += count
        tag = tags.get(rest)
        if tag is None:
            tag = tags.setdefault(rest.partition(" ")[0], len(tags))
        if word in log_counts:
            repeated[word] = count, tag
        else:
            counts.append(count)
            tag_ids.append(tag)
        log_counts[word] = log_count
    if repeated:
        for id, word in enumerate(log_counts):
            if word in repeated:
                counts[id], tag_ids[id] = repeated[word]
    return Trie.from_log_counts(log_counts), counts, tag_ids, list(tags), total, malformed


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Yield the lines of UTF-8, decoding a block at a time: all of them at once would double the memory."""
    first = True
    try:
        while block := stream.read(_BLOCK) + stream.readline():
            text = block.decode("utf-8-sig" if first else "utf-8")
            first = False
            yield from text.removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        # The position of the error counts from the beginning of the stream, not of the block.
        stream.seek(0)
        stream.read().decode("utf-8")
        raise
