"""Encodings of seven bits, in which escape sequences announce the characters outside ASCII: HZ, ISO-2022 and UTF-7.

All their bytes are ASCII, so that they are valid UTF-8. A text is therefore decoded and its characters are judged: an
escape sequence alone may be part of a program, such as the directive ``~{`` of Lisp's ``format``.

HZ is defined in RFC 1843, ISO-2022-JP in RFC 1468 (other character sets in RFC 1554 and 2237), ISO-2022-KR in RFC 1557,
ISO-2022-CN in RFC 1922 and UTF-7 in RFC 2152. In HZ and ISO-2022 every line begins in ASCII, so that lines are decoded
one by one, and a damaged escape sequence costs one line only.
"""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from textprep.files.plausibility import plausibility


class _CharacterSet(NamedTuple):
    """A set of characters of two bytes.

    Parameters:
        codec: a codec that has the same characters with the high bits set.
        prefix: the bytes before each of them.
        fallback: a codec for characters that the first one lacks.
    """

    codec: str
    prefix: bytes = b""
    fallback: str = ""


# As in browsers, GB 2312 means GB 18030, and KS X 1001 means code page 949.
_GB_2312 = _CharacterSet("gb18030")
_JIS_X_0208 = _CharacterSet("euc_jp", fallback="euc_jis_2004")
_JIS_X_0213 = _CharacterSet("euc_jis_2004")
_KS_X_1001 = _CharacterSet("cp949")
#: The escape sequences of ISO-2022 that select them.
_TWO_BYTES: dict[bytes, _CharacterSet] = {
    b"\x1b$@": _JIS_X_0208,
    b"\x1b$B": _JIS_X_0208,
    b"\x1b$(B": _JIS_X_0208,
    b"\x1b$(D": _CharacterSet("euc_jp", b"\x8f"),
    b"\x1b$(O": _JIS_X_0213,
    b"\x1b$(Q": _JIS_X_0213,
    b"\x1b$(P": _CharacterSet("euc_jis_2004", b"\x8f"),
    b"\x1b$A": _GB_2312,
    b"\x1b$(A": _GB_2312,
    b"\x1b$(C": _KS_X_1001,
}
#: Half-width katakana, which Windows writes into ISO-2022-JP.
_KATAKANA = b"\x1b(I"
#: Sets of single bytes that are ASCII, but for two characters of JIS X 0201.
_ONE_BYTE: dict[bytes, dict[int, str]] = {b"\x1b(B": {}, b"\x1b(J": {0x5C: "¥", 0x7E: "‾"}, b"\x1b(H": {}}

_ISO_2022 = re.compile(rb"(\x1b\$\([A-Z]|\x1b\$[@AB]|\x1b\([BHIJ])")
_ISO_2022_KR = re.compile(rb"(\x1b\$\)C|[\x0e\x0f])")
_HZ = re.compile(
    rb"~(?:\{(?P<pairs>[^~\r\n]*(?:~(?!\})[^~\r\n]*)*)(?:~\}|(?=[\r\n]|\Z))|(?P<tilde>~)|(?P<joined>\r?\n))"
)
_UTF_7 = re.compile(rb"\+(-|[A-Za-z0-9+/]*-?)")

#: The designations of ISO-2022-CN, for whose character sets Python has no codec.
_ISO_2022_CN = re.compile(rb"\x1b\$(?:\)[AEG]|\*[HI]|\+[I-M]).*?\x0e", re.DOTALL)


class _Rule(NamedTuple):
    """The evidence by which an encoding is recognised.

    Parameters:
        sign: a sign without which no text is in the encoding.
        like: an encoding with the same characters, for their plausibility.
        least_score: the smallest score (see `escape_encoding`).
        least_characters: the smallest number of different characters outside ASCII.
    """

    sign: re.Pattern[bytes]
    like: str
    least_score: float
    least_characters: int


#: The signs of HZ and UTF-7 are printable, so that they occur in programs, and their text must be plausible. No other
#: text has an ESC with the signs of ISO-2022.
_RULES = {
    "hz": _Rule(re.compile(rb"~\{[!-w][!-~]"), "gb18030", 0.5, 2),
    "iso2022_jp": _Rule(re.compile(rb"\x1b\$(?:[@AB]|\([A-DOPQ])"), "euc_jp", 0.1, 1),
    "iso2022_kr": _Rule(re.compile(rb"\x1b\$\)C"), "euc_kr", 0.1, 1),
    "utf-7": _Rule(re.compile(rb"\+[A-Za-z0-9+/]{3}"), "utf-16", 0.6, 4),
}
_TILDE, _ESC = b"~\x1b"
_PRINTABLE = re.compile(rb"[!-~]*")
_WITH_HIGH_BIT = bytes(byte | 0x80 for byte in range(256))
#: A place that cannot be decoded counts as much as this many frequent characters.
_DAMAGE_WEIGHT = 2.0

#: A lone surrogate for a place that cannot be decoded, since U+FFFD may be a character of the text.
_DAMAGED = "\udcff"

#: Encodings that are recognised and not read.
UNREAD = {
    "utf-7": "UTF-7; read it with --encoding utf-7, or as it stands with --encoding utf-8",
    "iso-2022-cn": "ISO-2022-CN, which this package does not decode; convert it to UTF-8 first, for example with iconv",
}


def escape_encoding(sample: bytes) -> str | None:
    """Return the encoding of seven bits that a text has, by its escape sequences; None if it has none of them.

    The text is decoded. Its score is the sum of the plausibilities of its characters outside ASCII, minus 2 for each
    place that cannot be decoded, divided by the number of such characters and places.
    """
    for encoding, rule in _RULES.items():
        if not rule.sign.search(sample):
            continue
        text = _utf_7_characters(sample) if encoding == "utf-7" else _decode_marked(sample, encoding)
        if len({character for character in text if character >= "\x80"} - {_DAMAGED}) < rule.least_characters:
            continue
        n_characters = sum(character >= "\x80" for character in text)
        score = plausibility(text, rule.like) - _DAMAGE_WEIGHT * text.count(_DAMAGED)
        if score >= rule.least_score * n_characters:
            return encoding
    return "iso-2022-cn" if _ISO_2022_CN.search(sample) else None


def _utf_7_characters(sample: bytes) -> str:
    """Return the characters outside ASCII that a text has if it is UTF-7, and a mark for each damaged sequence.

    Each ``+`` of a text in UTF-7 begins a sequence, and no byte is outside ASCII.
    """
    if not sample.isascii():
        return ""
    found: list[str] = []
    for match in _UTF_7.finditer(sample):
        if match[1] == b"-":
            continue
        digits = match[1].removesuffix(b"-")
        raw = base64.b64decode(digits + b"=" * (-len(digits) % 4)) if len(digits) % 4 != 1 else b""
        n_unused = len(digits) * 6 % 16
        # What is left of the last digit is zero.
        if not raw or n_unused >= 6 or base64.b64encode(raw[: len(raw) // 2 * 2]).rstrip(b"=") != digits:
            found.append(_DAMAGED)
            continue
        text = raw[: len(raw) // 2 * 2].decode("utf-16-be", "replace").replace("\ufffd", _DAMAGED)
        found.append("".join(character for character in text if character >= "\x80"))
    return "".join(found)


@cache
def has_escape_sequences(encoding: str) -> bool:
    """Return whether `decode` reads an encoding: HZ, ISO-2022-JP or ISO-2022-KR, by any of their names."""
    return codecs.lookup(encoding).name in _LINE_DECODERS


def decode(data: bytes, encoding: str, errors: str = "strict") -> str:
    """Decode whole lines; each of them begins in ASCII.

    ISO-2022-JP has all character sets of its extensions (JIS X 0201, 0208, 0212 and 0213, GB 2312, KS X 1001).

    Parameters:
        data: whole lines.
        encoding: HZ, ISO-2022-JP or ISO-2022-KR.
        errors: ``"strict"``, ``"replace"`` (by U+FFFD) or ``"ignore"``.

    Raises:
        UnicodeDecodeError: ``errors`` is ``"strict"``, and a line has bytes that the encoding does not allow.
    """
    text = _decode_marked(data, encoding)
    if _DAMAGED not in text:
        return text
    if errors == "strict":
        at = _first_damaged_line(data, encoding)
        raise UnicodeDecodeError(encoding, data, at, at + 1, "wrong or unclosed escape sequence in this line")
    return text.replace(_DAMAGED, "\ufffd" if errors == "replace" else "")


def decode_stream(chunks: Iterator[bytes], encoding: str, damage: str) -> Iterator[str]:
    """Decode a stream, some lines at a time; what stands for damaged characters is ``damage``."""
    tail: list[bytes] = []
    for chunk in chunks:
        end = chunk.rfind(b"\n") + 1
        if not end:
            tail.append(chunk)
            continue
        yield _decode_marked(b"".join([*tail, chunk[:end]]), encoding).replace(_DAMAGED, damage)
        tail = [chunk[end:]]
    yield _decode_marked(b"".join(tail), encoding).replace(_DAMAGED, damage)


def _first_damaged_line(data: bytes, encoding: str) -> int:
    """Return where the first line that cannot be decoded begins."""
    at = 0
    for line in data.splitlines(keepends=True):
        if _DAMAGED in _decode_marked(line, encoding):
            break
        at += len(line)
    return at


def _decode_marked(data: bytes, encoding: str) -> str:
    """Decode whole lines, with `_DAMAGED` for each place that cannot be decoded."""
    decode_line = _LINE_DECODERS[codecs.lookup(encoding).name]
    if decode_line is _decode_hz:
        # A tilde at the end of a line joins it with the next one.
        return _decode_hz(data)
    lines = data.split(b"\n")
    return "\n".join(decode_line(line) for line in lines)


def _decode_hz(data: bytes) -> str:
    text: list[str] = []
    at = 0
    for match in _HZ.finditer(data):
        text.append(_ascii(data[at : match.start()], _TILDE))
        if match["pairs"] is not None:
            text.append(_decode_pairs(match["pairs"], _GB_2312) if match["pairs"] else _DAMAGED)
        elif match["tilde"]:
            text.append("~")
        at = match.end()
    text.append(_ascii(data[at:], _TILDE))
    return "".join(text)


def _decode_iso_2022(line: bytes) -> str:
    """Decode a line of ISO-2022-JP."""
    text: list[str] = []
    state = b"\x1b(B"
    for number, part in enumerate(_ISO_2022.split(line)):
        if number % 2:
            state = part
        elif state in _ONE_BYTE:
            text.append(_ascii(part, _ESC).translate(_ONE_BYTE[state]))
        elif state == _KATAKANA:
            text += [chr(byte - 0x21 + 0xFF61) if 0x21 <= byte <= 0x5F else _other(byte) for byte in part]
        elif state in _TWO_BYTES:
            text.append(_decode_pairs(part, _TWO_BYTES[state]))
        else:
            text.append(_DAMAGED)
    # A line must end in single bytes.
    return "".join(text) if state in _ONE_BYTE else "".join(text) + _DAMAGED


def _decode_iso_2022_kr(line: bytes) -> str:
    text: list[str] = []
    shifted = False
    for number, part in enumerate(_ISO_2022_KR.split(line)):
        if number % 2:
            shifted = part == b"\x0e" or (shifted and part != b"\x0f")
        else:
            text.append(_decode_pairs(part, _KS_X_1001) if shifted else _ascii(part, _ESC))
    return "".join(text) + _DAMAGED if shifted else "".join(text)


_LINE_DECODERS: dict[str, Callable[[bytes], str]] = {
    "hz": _decode_hz,
    "iso2022_jp": _decode_iso_2022,
    "iso2022_kr": _decode_iso_2022_kr,
}


def _ascii(data: bytes, escape: int) -> str:
    """Decode ASCII; other bytes, and an escape that begins no sequence, are damaged."""
    if data.isascii() and escape not in data:
        return data.decode("ascii")
    return "".join(chr(byte) if byte < 0x80 and byte != escape else _DAMAGED for byte in data)


def _decode_pairs(data: bytes, characters: _CharacterSet) -> str:
    """Decode pairs of seven-bit bytes."""
    if len(data) % 2 == 0 and _PRINTABLE.fullmatch(data):
        pairs = data.translate(_WITH_HIGH_BIT)
        if characters.prefix:
            pairs = b"".join(characters.prefix + pairs[at : at + 2] for at in range(0, len(pairs), 2))
        try:
            return pairs.decode(characters.codec)
        except UnicodeDecodeError:
            pass
    return _decode_damaged_pairs(data, characters)


def _decode_damaged_pairs(data: bytes, characters: _CharacterSet) -> str:
    """Decode pairs one by one; bytes that are no part of a pair, such as spaces, stand for themselves."""
    text: list[str] = []
    at = 0
    while at < len(data):
        pair = data[at : at + 2]
        if not 0x21 <= pair[0] <= 0x7E:
            text.append(_other(pair[0]))
            at += 1
        elif len(pair) < 2 or not 0x21 <= pair[1] <= 0x7E:
            text.append(_DAMAGED)
            at += 1
        else:
            text.append(_character(pair, characters))
            at += 2
    return "".join(text)


@cache
def _character(pair: bytes, characters: _CharacterSet) -> str:
    for codec in filter(None, (characters.codec, characters.fallback)):
        try:
            return (characters.prefix + pair.translate(_WITH_HIGH_BIT)).decode(codec)
        except UnicodeDecodeError:
            continue
    return _DAMAGED


def _other(byte: int) -> str:
    """Return a byte that is no part of a pair: white space and other controls, or a damaged place."""
    return chr(byte) if byte in b"\t\r\n " else _DAMAGED
