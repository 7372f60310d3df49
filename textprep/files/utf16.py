"""UTF-16 with lost or inserted bytes: every line is aligned anew.

After a lost byte, each character up to the end of the file would consist of halves of two others. A line end can be
recognised at odd places, too: elsewhere its two bytes would be the second half of a Gurmukhi or Gujarati letter and the
first half of a character whose code ends in 00, or the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from textprep.files.plausibility import character_plausibility

#: Latin letters, Chinese, Japanese and Korean characters, and their punctuation, half and full width.
COMMON_CHARACTER = re.compile(
    "[\\t\\n\\r -~\\u00a0-\\u024f\\u2010-\\u2027\\u3000-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff00-\\uffef]"
)
_GURMUKHI_GUJARATI = 0x0A
#: A character with a lower plausibility after a damaged place is part of it.
_MIN_PLAUSIBILITY = 0.2


def split_lines(data: bytes, encoding: str) -> Iterator[bytes]:
    """Yield the lines of UTF-16 with their ends; a line of an odd number of bytes has lost or won some.

    Parameters:
        data: whole lines.
        encoding: ``"utf-16-le"`` or ``"utf-16-be"``.
    """
    little = encoding == "utf-16-le"
    mark = b"\n\x00" if little else b"\x00\n"
    start = at = 0
    while (at := data.find(mark, at)) >= 0:
        if (at - start) % 2 and at - start > 2:
            before = data[at - 2] if little else data[at - 3]
            if before == _GURMUKHI_GUJARATI:
                at += 1
                continue
        yield data[start : at + 2]
        start = at = at + 2
    if start < len(data):
        yield data[start:]


def decode_line(line: bytes, encoding: str, damage: str) -> str:
    """Decode a line; what stands for damaged characters is ``damage``.

    A line of an odd number of bytes has a damaged character of one byte, or of three. The characters before it are
    counted from the start of the line, and those after it from the end. Its place is the one that makes the most
    characters plausible.
    """
    if len(line) % 2 == 0:
        return _decode_units(line, encoding, damage)
    n_units = len(line) // 2
    before, after = line[:-1], line[1:]
    gained = [
        _unit_plausibility(before[at : at + 2], encoding) - _unit_plausibility(after[at : at + 2], encoding)
        for at in range(0, 2 * n_units, 2)
    ]
    sums = list(accumulate(gained, initial=0.0))
    place = max(range(len(sums)), key=lambda at: sums[at])
    tail = line[2 * place + 1 :]
    # Of a character with an inserted byte, the last two bytes would be another one.
    if tail and _unit_plausibility(tail[:2], encoding) < _MIN_PLAUSIBILITY:
        tail = tail[2:]
    return _decode_units(line[: 2 * place], encoding, damage) + damage + _decode_units(tail, encoding, damage)


def _unit_plausibility(unit: bytes, encoding: str) -> float:
    character = unit.decode(encoding, "replace")
    return 1.0 if character < "\x80" else character_plausibility(character, encoding)


def _decode_units(line: bytes, encoding: str, damage: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode(encoding, "replace").replace("\ufffd", damage)


def decode_lines(data: bytes, encoding: str, damage: str = "\ufffd") -> str:
    """Decode whole lines; see `decode_line`."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        pass
    else:
        # Even a text whose bytes all decode may be shifted between two losses.
        mark = b"\n\x00" if encoding == "utf-16-le" else b"\x00\n"
        if data.count(mark) == text.count("\n"):
            return text
    return "".join(decode_line(line, encoding, damage) for line in split_lines(data, encoding))


def decode_stream(chunks: Iterator[bytes], encoding: str, damage: str) -> Iterator[str]:
    """Decode a stream without a byte order mark, some lines at a time."""
    mark = b"\n\x00" if encoding == "utf-16-le" else b"\x00\n"
    tail = b""
    for chunk in chunks:
        tail += chunk
        end = tail.rfind(mark) + 2
        if end < 2:
            continue
        yield decode_lines(tail[:end], encoding, damage)
        tail = tail[end:]
    if tail:
        yield decode_lines(tail, encoding, damage)
