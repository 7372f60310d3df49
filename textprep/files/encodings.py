"""What bytes mean: the encodings that Chinese files have, how one is told from another, and what is repaired.

Labels are read as browsers read them (WHATWG, Encoding Standard): gb2312 and gbk as GB 18030, big5 as code page 950
with the Hong Kong characters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from textprep.errors import EncodingError, ParameterError, nearest

#: Bytes by which an encoding is decided.
SAMPLE = 1 << 18

_GB = {"gb2312", "gbk", "gb18030"}
_BIG5 = {"big5", "cp950", "big5hkscs"}

#: Characters that GB 18030-2000 put into the private use area and that Unicode has had since 4.1; the edition of 2022
#: moved them (its tables; the 2005 edition moved U+E7C7).
_MOVED = {
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
_MOVED_CHARS = [chr(code) for code in _MOVED]

#: Where Python's big5hkscs and code page 950 differ in the rows that they share, the latter is what browsers have.  The
#: code points come from one pair of bytes each, so that they can be put right after decoding.
_WINDOWS = {
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
_WINDOWS_CHARS = [chr(code) for code in _WINDOWS]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

#: A character that is not ASCII, in UTF-8 and in the Chinese encodings of two bytes.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\x7e\x80-\xfe]")
#: Marks and the characters of level 1, in frequent use: rows 1-3 and 16-55 of GB 2312, A1-A3 and A4-C6 of Big5.
_GB_FREQUENT = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_BIG5_FREQUENT = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")

_PLAIN = re.compile("[\t\n\r -~\u00a0-\u024f\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_PLAIN_SHARE = 0.9


class Decided(NamedTuple):
    """An encoding, and why it was taken."""

    name: str
    reason: str


def check_encoding(name: str) -> str:
    """The encoding's name, or an error with the nearest one that Python knows; ``"auto"`` is one, too."""
    if name == "auto":
        return name
    try:
        codecs.lookup(name)
    except LookupError:
        from encodings.aliases import aliases

        known = sorted({"auto", *aliases, *aliases.values()})
        raise ParameterError(f"no encoding is called {name!r}{nearest(name, known)}") from None
    return name


def decide(sample: bytes, whole: bool = False) -> Decided:
    """The encoding of a file by its first bytes.

    A byte order mark decides; then, where there are zero bytes, whether nine of ten characters are Latin or Chinese
    when read as UTF-16; then whether the bytes are UTF-8 as they stand, or seven of ten bytes beyond ASCII are (such
    a file has broken places, and is no other encoding's).  Between GB 18030 and Big5 the one is taken in which more of
    the pairs of bytes are marks or characters of the first level (GB 2312's rows 16 to 55, Big5's A4 to C6), of two
    alike GB 18030.  What is none of these is taken for UTF-8.

    Parameters:
        sample: the first bytes, `SAMPLE` or more where the file has them.
        whole: whether they are the whole file; else what was cut at the end is not counted against an encoding.
    """
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return Decided(name, "by its byte order mark")
    if b"\x00" in sample:
        # No other encoding of Chinese text has zero bytes.
        shares = {name: _plain(sample, name) for name in ("utf-16-le", "utf-16-be")}
        best = max(shares, key=lambda name: shares[name])
        if shares[best] >= _PLAIN_SHARE:
            return Decided(best, "by its zero bytes")
    if not whole:
        # A pair or a character that was cut says nothing; line ends are single bytes in all of these.
        end = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[: end + 1] if end >= 0 else sample[:-4]
    if _decodes(sample, "utf-8"):
        return Decided("utf-8", "since all of it is")
    good = sum(map(len, _UTF8_CHARACTER.findall(sample)))
    high = sum(byte >= 0x80 for byte in sample)
    if good * 10 >= high * 7:
        return Decided("utf-8", "since most of it is")
    scores = {
        name: _share(sample, frequent)
        for name, frequent in (("gb18030", _GB_FREQUENT), ("big5", _BIG5_FREQUENT))
        if _decodes(sample, name)
    }
    if not scores:
        return Decided("utf-8", "since it is no other either")
    best = max(scores, key=lambda name: scores[name])
    share = ", ".join(f"{name} {score:.0%}" for name, score in scores.items())
    return Decided(best, f"by the share of frequent characters ({share})")


def _plain(sample: bytes, encoding: str) -> float:
    """The share of Latin, Chinese and full-width characters and their marks in a text of two bytes a character."""
    try:
        text = sample[: len(sample) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    return len(_PLAIN.findall(text)) / len(text) if len(text) > 1 else 0.0


def _share(sample: bytes, frequent: re.Pattern[bytes]) -> float:
    pairs = _PAIR.findall(sample)
    return sum(frequent.fullmatch(pair) is not None for pair in pairs) / max(1, len(pairs))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        decode(data, encoding)
    except UnicodeDecodeError:
        return False
    return True


def is_wide(encoding: str) -> bool:
    r"""Whether a line end is not the single byte ``\n``, so that lines cannot be told before decoding."""
    name = codecs.lookup(encoding).name
    try:
        # Stateful encodings (UTF-7, HZ, ISO-2022) must be read from their beginning, too.
        return "\n".encode(name) != b"\n" or name.startswith(("utf-7", "hz", "iso2022"))
    except (UnicodeError, LookupError, TypeError):
        raise ParameterError(f"{encoding!r} is no encoding of text") from None


def decode(data: bytes, encoding: str, errors: str = "strict") -> str:
    """The text of whole lines.

    Parameters:
        data: bytes that no character reaches out of.
        encoding: any that Python knows.
        errors: ``"strict"``, ``"replace"`` (U+FFFD) or ``"ignore"``.

    Raises:
        UnicodeDecodeError: bytes that the encoding does not allow.
    """
    if encoding in ("utf-8", "utf8"):
        return data.decode("utf-8", errors)
    name = codecs.lookup(encoding).name
    if name in _GB:
        text = data.decode("gb18030", errors)
        return text.translate(_MOVED) if any(char in text for char in _MOVED_CHARS) else text
    if name in _BIG5:
        text = data.decode("big5hkscs", f"textprep.cp950.{errors}")
        return text.translate(_WINDOWS) if any(char in text for char in _WINDOWS_CHARS) else text
    return data.decode(name, errors)


def _or_cp950(errors: str) -> Callable[[UnicodeError], tuple[str | bytes, int]]:
    """What takes pairs of bytes that code page 950 has and the Hong Kong set has not (the euro sign), else goes on."""
    otherwise = codecs.lookup_error(errors)

    def handle(error: UnicodeError) -> tuple[str | bytes, int]:
        if isinstance(error, UnicodeDecodeError):
            try:
                return error.object[error.start : error.start + 2].decode("cp950"), error.start + 2
            except UnicodeDecodeError:
                pass
        return otherwise(error)

    return handle


for _errors in ("strict", "replace", "ignore"):
    codecs.register_error(f"textprep.cp950.{_errors}", _or_cp950(_errors))


def _marked(error: UnicodeError) -> tuple[str, int]:
    """A lone surrogate in place of what cannot be decoded, which UTF-8 cannot have: so the line is known for broken."""
    if isinstance(error, UnicodeDecodeError):
        return "\udcff", error.end
    raise error


codecs.register_error("textprep.marked", _marked)


def problem(error: UnicodeDecodeError, source: str, line: int, offset: int | None, encoding: str) -> EncodingError:
    """The error that names file, line and byte; ``offset`` is where ``error.object`` begins in the file."""
    found = f"byte 0x{error.object[error.start]:02X}"
    if offset is not None:
        found += f" at offset {offset + error.start}"
    return EncodingError(
        f"{source}:{line}: not {encoding} ({found}: {error.reason}); "
        "name the encoding with --encoding, or go on with --errors replace or skip"
    )
