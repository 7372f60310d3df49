"""Encodings of Chinese files: labels, detection and decoding.

Labels mean what browsers take them for (WHATWG, Encoding Standard): gb2312 and gbk are GB 18030, and big5 is code page
950 with the Hong Kong characters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from textprep.errors import EncodingError, ParameterError, nearest

#: The number of bytes from which an encoding is guessed.
SAMPLE_BYTES = 1 << 18

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
_GB18030_2022_CHARS = [chr(code) for code in _GB18030_2022]

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
_CODE_PAGE_950_CHARS = [chr(code) for code in _CODE_PAGE_950]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

#: A non-ASCII character in UTF-8, and a pair of bytes in GB 18030 and Big5.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\x7e\x80-\xfe]")
#: Punctuation and the frequent characters (level 1): rows 1-3 and 16-55 of GB 2312, A1-A3 and A4-C6 of Big5.
_GB_FREQUENT = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_BIG5_FREQUENT = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")

#: Latin letters, Chinese and Japanese characters, and their punctuation, half and full width.
_COMMON_CHARACTER = re.compile("[\t\n\r -~\u00a0-\u024f\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
#: The share of common characters from which a text without a byte order mark is taken for UTF-16.
_MIN_COMMON_SHARE = 0.9


class EncodingGuess(NamedTuple):
    """An encoding, and the reason for choosing it, which completes the sentence "read as ENCODING, …"."""

    encoding: str
    reason: str


def check_encoding(name: str) -> str:
    """Return the name if it is ``"auto"`` or an encoding that Python knows.

    Raises:
        ParameterError: Python has no such encoding; the message has the nearest one.
    """
    if name == "auto":
        return name
    try:
        codecs.lookup(name)
    except LookupError:
        from encodings.aliases import aliases

        known = sorted({"auto", *aliases, *aliases.values()})
        raise ParameterError(f"no encoding is called {name!r}{nearest(name, known)}") from None
    return name


def guess_encoding(sample: bytes, complete: bool = False) -> EncodingGuess:
    """Guess the encoding of a file from its first bytes.

    The first rule that applies decides:

    1. A byte order mark names the encoding.
    2. A sample with zero bytes is UTF-16 if nine of ten characters are then Latin or Chinese.
    3. A sample that decodes as UTF-8 is UTF-8. It is also UTF-8, with damaged places, if seven of ten non-ASCII bytes
       belong to characters of UTF-8: no other encoding has such bytes.
    4. Between GB 18030 and Big5 the one wins in which more pairs of bytes are punctuation or frequent characters
       (level 1: rows 16 to 55 of GB 2312, A4 to C6 of Big5). GB 18030 wins a tie.
    5. Anything else is read as UTF-8.

    Parameters:
        sample: the first `SAMPLE_BYTES` of the file, or all of a shorter one.
        complete: whether the sample is the whole file. If not, its last line is ignored, which may be cut inside a
            character.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return EncodingGuess(name, "by its byte order mark")
    if b"\x00" in sample:
        # No other encoding of Chinese text has zero bytes.
        shares = {name: _common_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
        best = max(shares, key=lambda name: shares[name])
        if shares[best] >= _MIN_COMMON_SHARE:
            return EncodingGuess(best, "by its zero bytes")
    if not complete:
        # Line ends and spaces are single bytes in all encodings that remain.
        end = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[: end + 1] if end >= 0 else sample[:-4]
    if _decodes(sample, "utf-8"):
        return EncodingGuess("utf-8", "since all of it is valid UTF-8")
    in_characters = sum(map(len, _UTF8_CHARACTER.findall(sample)))
    non_ascii = sum(byte >= 0x80 for byte in sample)
    if in_characters * 10 >= non_ascii * 7:
        return EncodingGuess("utf-8", "since most of it is valid UTF-8")
    shares = {
        name: _frequent_share(sample, frequent)
        for name, frequent in (("gb18030", _GB_FREQUENT), ("big5", _BIG5_FREQUENT))
        if _decodes(sample, name)
    }
    if not shares:
        return EncodingGuess("utf-8", "since no other encoding fits either")
    best = max(shares, key=lambda name: shares[name])
    described = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    return EncodingGuess(best, f"by the share of frequent characters ({described})")


def _common_share(sample: bytes, encoding: str) -> float:
    """Return the share of common characters in a sample decoded as UTF-16."""
    try:
        text = sample[: len(sample) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    return len(_COMMON_CHARACTER.findall(text)) / len(text) if len(text) > 1 else 0.0


def _frequent_share(sample: bytes, frequent: re.Pattern[bytes]) -> float:
    """Return the share of pairs of bytes that are punctuation or frequent characters."""
    pairs = _PAIR.findall(sample)
    return sum(frequent.fullmatch(pair) is not None for pair in pairs) / max(1, len(pairs))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        decode(data, encoding)
    except UnicodeDecodeError:
        return False
    return True


def needs_transcoding(encoding: str) -> bool:
    r"""Return whether bytes of the encoding must be decoded before they can be split into lines.

    This is necessary if a line end is not the single byte ``\n`` (UTF-16, UTF-32), and if the meaning of a byte depends
    on all bytes before it (UTF-7, HZ, ISO-2022).

    Raises:
        ParameterError: the codec does not encode text, such as base64.
    """
    name = codecs.lookup(encoding).name
    try:
        return "\n".encode(name) != b"\n" or name.startswith(("utf-7", "hz", "iso2022"))
    except (UnicodeError, LookupError, TypeError):
        raise ParameterError(f"{encoding!r} is not an encoding of text") from None


def decode(data: bytes, encoding: str, errors: str = "strict") -> str:
    """Decode bytes as browsers do.

    Parameters:
        data: whole characters, such as whole lines.
        encoding: any that Python knows.
        errors: ``"strict"``, ``"replace"`` (by U+FFFD) or ``"ignore"``.

    Raises:
        UnicodeDecodeError: ``errors`` is ``"strict"``, and the encoding does not allow these bytes.
    """
    if encoding in ("utf-8", "utf8"):
        return data.decode("utf-8", errors)
    name = codecs.lookup(encoding).name
    if name in _GB:
        text = data.decode("gb18030", errors)
        return text.translate(_GB18030_2022) if any(char in text for char in _GB18030_2022_CHARS) else text
    if name in _BIG5:
        text = data.decode("big5hkscs", f"textprep.cp950.{errors}")
        return text.translate(_CODE_PAGE_950) if any(char in text for char in _CODE_PAGE_950_CHARS) else text
    return data.decode(name, errors)


def _code_page_950_first(errors: str) -> Callable[[UnicodeError], tuple[str | bytes, int]]:
    """Return an error handler of codecs that tries code page 950 before another handler.

    Code page 950 has pairs of bytes that big5hkscs lacks, such as the euro sign.
    """
    fallback = codecs.lookup_error(errors)

    def handle(error: UnicodeError) -> tuple[str | bytes, int]:
        if isinstance(error, UnicodeDecodeError):
            try:
                return error.object[error.start : error.start + 2].decode("cp950"), error.start + 2
            except UnicodeDecodeError:
                pass
        return fallback(error)

    return handle


for _errors in ("strict", "replace", "ignore"):
    codecs.register_error(f"textprep.cp950.{_errors}", _code_page_950_first(_errors))

#: The name of an error handler that decodes to a lone surrogate what cannot be decoded.
MARK_ERRORS = "textprep.mark"


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return "\udcff", error.end
    raise error


codecs.register_error(MARK_ERRORS, _mark)


def encoding_error(error: UnicodeDecodeError, name: str, line: int, offset: int | None, encoding: str) -> EncodingError:
    """Return the error for a line that cannot be decoded.

    Parameters:
        error: what decoding the line raised.
        name: the file's name.
        line: the line's number, from 1.
        offset: where ``error.object`` begins in the file, in bytes; None if unknown.
        encoding: the file's encoding.
    """
    found = f"byte 0x{error.object[error.start]:02X}"
    if offset is not None:
        found += f" at offset {offset + error.start}"
    return EncodingError(
        f"{name}:{line}: not {encoding} ({found}: {error.reason}); "
        "name the encoding with --encoding, or continue with --errors replace or skip"
    )
