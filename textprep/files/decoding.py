"""Decoding of bytes as browsers do it, with as little loss as possible where bytes are damaged.

Labels mean what browsers take them for (WHATWG, Encoding Standard): gb2312 and gbk are GB 18030, big5 is code page 950
with the Hong Kong characters, shift_jis is code page 932, and euc_kr is code page 949.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import cache

from textprep.files import escape_sequences
from textprep.files.plausibility import character_plausibility

_GB = {"gb2312", "gbk", "gb18030"}
_BIG5 = {"big5", "cp950", "big5hkscs"}

#: From the private use area to Unicode: characters that Unicode lacked when GB 18030-2000 was published and has had
#: since 4.1. GB 18030-2022 maps them to Unicode (the edition of 2005 did so for U+E7C7); Python has the table of 2000.
_GB18030_2022 = {
    **dict(zip(range(0xE78D, 0xE797), (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)), strict=True)),
    **dict(
        zip(
            (0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
            range(0x9FB4, 0x9FBC),
            strict=True,
        )
    ),
    0xE7C7: 0x1E3F,
}

#: Code points of Python's big5hkscs that browsers, following code page 950, decode to others. Each comes from one pair
#: of bytes only, so that replacing it after decoding is safe.
_CODE_PAGE_950 = {
    0x2022: 0x2027,
    0xFF64: 0xFE51,
    0x203E: 0x00AF,
    0x223C: 0xFF5E,
    0x2641: 0x2295,
    0x2609: 0x2299,
    0x00A5: 0xFFE5,
    0x00A2: 0xFFE0,
    0x00A3: 0xFFE1,
}

#: For each multi-byte encoding: Python's codec, and the codec of characters that it lacks.
_CODECS = {
    "gb18030": ("gb18030", ""),
    "big5": ("big5hkscs", "cp950"),
    "shift_jis": ("cp932", ""),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "euc_kr": ("cp949", ""),
}
_TABLES = {"gb18030": _GB18030_2022, "big5": _CODE_PAGE_950}
#: The characters of each table, which most texts lack.
_TABLE_CHARS = {name: [chr(code) for code in table] for name, table in _TABLES.items()}

#: Lines longer than this many bytes are not aligned anew after damage: that takes about 2 microseconds a byte.
_MAX_ALIGNED = 1 << 17

#: The cost of a place that cannot be decoded. A character costs 1 minus its plausibility, so that a place is given up
#: if that makes about eight characters after it frequent ones.
_DAMAGE_COST = 4.0


@cache
def multi_byte_encoding(name: str) -> str:
    """Return the key of a multi-byte encoding of East Asia in `_CODECS`; an empty string for other encodings."""
    codec = codecs.lookup(name).name
    if codec in _GB:
        return "gb18030"
    if codec in _BIG5:
        return "big5"
    return {
        "shift_jis": "shift_jis",
        "cp932": "shift_jis",
        "euc_jp": "euc_jp",
        "euc_kr": "euc_kr",
        "cp949": "euc_kr",
    }.get(codec, "")


def decode(data: bytes, encoding: str, errors: str = "strict") -> str:
    r"""Decode bytes as browsers do.

    With ``errors="replace"`` a damaged character becomes one U+FFFD, and never takes an ASCII byte after it along. In
    encodings with pairs of bytes, a lost byte would shift all pairs up to the end of the line; the line is therefore
    aligned anew: of all ways to read it, the one with the fewest damaged places and the most frequent characters wins.

    Parameters:
        data: whole characters, such as whole lines.
        encoding: any that Python knows.
        errors: ``"strict"``, ``"replace"`` (by U+FFFD) or ``"ignore"``.

    Raises:
        UnicodeDecodeError: ``errors`` is ``"strict"``, and the encoding does not allow these bytes.
    """
    if encoding in ("utf-8", "utf8"):
        return data.decode("utf-8", errors)
    key = multi_byte_encoding(encoding)
    if not key:
        if escape_sequences.has_escape_sequences(encoding):
            return escape_sequences.decode(data, encoding, errors)
        return data.decode(encoding, errors)
    try:
        return _decode_pairs(data, key, "strict")
    except UnicodeDecodeError:
        if errors == "strict":
            raise
    return "".join(_decode_damaged(line, key, errors) for line in data.splitlines(keepends=True))


def decode_fast(data: bytes, encoding: str) -> str:
    """Decode bytes with U+FFFD for damaged characters, without aligning lines anew."""
    key = multi_byte_encoding(encoding)
    return _decode_pairs(data, key, "replace") if key else decode(data, encoding, "replace")


def _decode_pairs(data: bytes, key: str, errors: str) -> str:
    text = data.decode(_CODECS[key][0], f"textprep.{key}.{errors}")
    if key in _TABLES and any(char in text for char in _TABLE_CHARS[key]):
        return text.translate(_TABLES[key])
    return text


def _decode_damaged(line: bytes, key: str, errors: str) -> str:
    """Decode a line; if it has damaged places, align it anew."""
    try:
        return _decode_pairs(line, key, "strict")
    except UnicodeDecodeError:
        pass
    if len(line) > _MAX_ALIGNED:
        text = _decode_pairs(line, key, "replace")
    else:
        text = _align(line, key)
    return text.replace("\ufffd", "") if errors == "ignore" else text


def _align(line: bytes, key: str) -> str:
    """Return the reading of a line with the lowest cost: a Viterbi search from its end to its start."""
    n = len(line)
    costs = [0.0] * (n + 5)
    best: list[tuple[str, int]] = [("", 0)] * n
    for at in range(n - 1, -1, -1):
        first = line[at]
        if first < 0x80:
            costs[at], best[at] = costs[at + 1], (chr(first), 1)
            continue
        # A damaged place is one byte, or two if the second one cannot be ASCII.
        lowest, choice = _DAMAGE_COST + costs[at + 1], ("\ufffd", 1)
        if at + 1 < n and line[at + 1] >= 0x80 and _DAMAGE_COST + costs[at + 2] < lowest:
            lowest, choice = _DAMAGE_COST + costs[at + 2], ("\ufffd", 2)
        for length in (1, 2, 3, 4):
            if at + length > n:
                break
            text, cost = _character(line[at : at + length], key)
            if text and cost + costs[at + length] < lowest:
                lowest, choice = cost + costs[at + length], (text, length)
        costs[at], best[at] = lowest, choice
    characters: list[str] = []
    at = 0
    while at < n:
        text, length = best[at]
        characters.append(text)
        at += length
    return "".join(characters)


@cache
def _character(data: bytes, key: str) -> tuple[str, float]:
    """Return the character that some bytes are, with its cost; an empty string if they are not exactly one."""
    try:
        text = _decode_pairs(data, key, "strict")
    except UnicodeDecodeError:
        return "", 0.0
    # A few pairs of Big5 are a letter with a combining mark.
    if len(text) != 1 and not (len(text) == 2 and len(data) == 2 and text[1] in "\u0304\u030c"):
        return "", 0.0
    return text, 1.0 - character_plausibility(text[0], key)


def _error_handler(key: str, errors: str) -> Callable[[UnicodeError], tuple[str, int]]:
    """Return an error handler of codecs that knows what Python's codec lacks and where the next character begins."""
    fallback = _CODECS[key][1]

    def handle(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        data, start = error.object, error.start
        pair = data[start : start + 2]
        # The Encoding Standard has the euro sign of code page 936.
        if key == "gb18030" and pair[0] == 0x80:
            return "€", start + 1
        if fallback and len(pair) == 2:
            try:
                return pair.decode(fallback), start + 2
            except UnicodeDecodeError:
                pass
        if errors == "strict":
            raise error
        return "\ufffd", start + (2 if len(pair) == 2 and pair[0] != 0xFF and pair[1] >= 0x80 else 1)

    return handle


for _key in _CODECS:
    for _errors in ("strict", "replace"):
        codecs.register_error(f"textprep.{_key}.{_errors}", _error_handler(_key, _errors))
