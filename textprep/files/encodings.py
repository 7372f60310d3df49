"""Encodings of files: their names, and the guess of a file's encoding.

The guess counts what cannot be decoded, so that a few damaged bytes do not change it.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from textprep.errors import EncodingError, ParameterError, nearest
from textprep.files import utf16
from textprep.files.decoding import decode, decode_fast
from textprep.files.escape_sequences import UNREAD, escape_encoding
from textprep.files.plausibility import plausibility

__all__ = [
    "MARK",
    "MARK_ERRORS",
    "SAMPLE_BYTES",
    "EncodingGuess",
    "check_decodable",
    "check_encoding",
    "check_readable",
    "decode",
    "encoding_error",
    "guess_encoding",
    "needs_transcoding",
]

#: The number of bytes from which an encoding is guessed.
SAMPLE_BYTES = 1 << 18

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

#: A non-ASCII character in UTF-8.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}")

#: The share of common characters from which a text without a byte order mark is taken for UTF-16.
_MIN_COMMON_SHARE = 0.8


#: The encodings that are compared by their characters; the first one wins a tie.
_CANDIDATES = (
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "cp1252",
    "cp1251",
    "koi8-r",
    "cp874",
    "utf-16-le",
    "utf-16-be",
)
#: The number of bytes, all of lines with bytes outside ASCII, that are decoded in each of them.
_COMPARED_BYTES = 1 << 16
#: A sample of at most this many bytes is aligned anew where it is damaged (see `decode`).
_ALIGNED_BYTES = 1 << 10
#: A place that cannot be decoded counts as much as this many frequent characters.
_DAMAGE_WEIGHT = 2.0
#: The smallest number of damaged places at which a file is refused.
_MIN_DAMAGED = 4
#: With a lower score than this, the text is in none of the encodings.
_MIN_SCORE = 0.1
#: The same for encodings in which many runs of bytes are letters: pairs of ASCII letters are Chinese characters in
#: UTF-16, and most bytes outside ASCII are letters in Cyrillic and Thai.
_MIN_SCORES = {"utf-16-le": 0.5, "utf-16-be": 0.5, "cp1251": 0.6, "koi8-r": 0.6, "cp874": 0.6}


#: With at most this many bytes outside ASCII, pairs of Chinese may be characters of UTF-8 by chance. The text is then
#: Chinese if its score reaches the limit, which none of 5,000 damaged texts in UTF-8 of 3 to 20 characters reached.
_FEW_BYTES, _MIN_CHINESE_SCORE = 64, 0.6
#: Chinese wins over another encoding whose score is higher by less than this: a few characters decide little, and most
#: of the files of this package's users are Chinese.
_CHINESE_LEAD = 0.05


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
    2. A sample with zero bytes is UTF-16 if four of five characters are then Latin, Chinese, Japanese or Korean.
    3. A sample with the escape sequences of HZ, ISO-2022 or UTF-7 is in that encoding if they decode to plausible
       text (see `escape_encoding`).
    4. A sample that decodes as UTF-8 is UTF-8. It is also UTF-8, with damaged places, if seven of ten non-ASCII bytes
       belong to characters of UTF-8: no other encoding has such bytes, but for a few words of Chinese. At most 64
       bytes that score .6 or more as GB 18030 or Big5 (see below) are therefore not UTF-8.
    5. GB 18030, Big5, Shift_JIS, EUC-JP, EUC-KR, code pages 1252, 1251 and 874, KOI8-R and UTF-16 are compared by
       their characters outside ASCII: the sum of their plausibilities minus 2 for each place that cannot be decoded,
       divided by the number of characters and such places. The highest score wins, and .05 more for Chinese.
    6. If no score reaches .1 (for UTF-16 .5, for Cyrillic and Thai .6), the file is read as UTF-8.

    Parameters:
        sample: the first `SAMPLE_BYTES` of the file, or all of a shorter one.
        complete: whether the sample is the whole file. If not, its last line is ignored, which may be cut inside a
            character.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return EncodingGuess(name, "by its byte order mark")
    if b"\x00" in sample:
        # No other encoding of text has zero bytes.
        shares = {name: _common_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
        best = max(shares, key=lambda name: shares[name])
        if shares[best] >= _MIN_COMMON_SHARE:
            return EncodingGuess(best, "by its zero bytes")
    if not complete:
        # Line ends and spaces are single bytes in all encodings that remain.
        end = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[: end + 1] if end >= 0 else sample[:-4]
    if found := escape_encoding(sample):
        return EncodingGuess(found, "by its escape sequences")
    if _is_utf8(sample):
        return EncodingGuess("utf-8", "since all of it is valid UTF-8")
    if _is_mostly_utf8(sample):
        return EncodingGuess("utf-8", "since most of it is valid UTF-8")
    compared = _lines_outside_ascii(sample)
    scores = {name: _score(sample if name.startswith("utf-16") else compared, name) for name in _CANDIDATES}
    ranking = sorted(scores, key=lambda name: -scores[name] - _CHINESE_LEAD * (name in ("gb18030", "big5")))
    if scores[ranking[0]] < _MIN_SCORES.get(ranking[0], _MIN_SCORE):
        return EncodingGuess("utf-8", "since no other encoding fits either")
    described = ", ".join(f"{name} {max(0.0, scores[name]):.0%}" for name in ranking[:2])
    return EncodingGuess(ranking[0], f"by the share of frequent characters ({described})")


def _is_mostly_utf8(sample: bytes) -> bool:
    """Return whether seven of ten bytes outside ASCII belong to UTF-8, not by chance as in a few words of Chinese."""
    in_characters = sum(map(len, _UTF8_CHARACTER.findall(sample)))
    non_ascii = sum(byte >= 0x80 for byte in sample)
    if in_characters * 10 < non_ascii * 7:
        return False
    return non_ascii > _FEW_BYTES or all(_score(sample, name) < _MIN_CHINESE_SCORE for name in ("gb18030", "big5"))


def _lines_outside_ascii(sample: bytes) -> bytes:
    """Return the first `_COMPARED_BYTES` of the lines that have bytes outside ASCII."""
    kept: list[bytes] = []
    size = 0
    for line in sample.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line[: _COMPARED_BYTES - size])
            size += len(kept[-1])
            if size >= _COMPARED_BYTES:
                break
    return b"".join(kept)


def _score(data: bytes, encoding: str) -> float:
    """Return how well an encoding fits: 1 if all characters are frequent ones; below 0 if most cannot be decoded."""
    if encoding.startswith("utf-16"):
        data = data[:_COMPARED_BYTES]
        text = utf16.decode_lines(data, encoding)
        n_characters = len(text)
    else:
        # A short text is aligned anew, since one lost byte may shift all of it.
        text = decode(data, encoding, "replace") if len(data) <= _ALIGNED_BYTES else decode_fast(data, encoding)
        n_characters = sum(character >= "\x80" for character in text)
    damaged = text.count("\ufffd")
    return (plausibility(text, encoding) - _DAMAGE_WEIGHT * damaged) / max(1, n_characters)


def _common_share(sample: bytes, encoding: str) -> float:
    """Return the share of common characters in a sample decoded as UTF-16."""
    text = utf16.decode_lines(sample, encoding)
    return len(utf16.COMMON_CHARACTER.findall(text)) / len(text) if len(text) > 1 else 0.0


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def check_readable(name: str, encoding: str) -> None:
    """Raise `EncodingError` for a file in an encoding that is recognised and not read.

    Parameters:
        name: the file's name in messages.
        encoding: the encoding that was guessed.
    """
    if encoding in UNREAD:
        raise EncodingError(f"{name}: by its escape sequences, the text is in {UNREAD[encoding]}")


def check_decodable(sample: bytes, name: str, encoding: str) -> None:
    """Raise `EncodingError` if more than half of the characters of a sample cannot be decoded.

    Parameters:
        sample: the first bytes of a file.
        name: the file's name in messages.
        encoding: the file's encoding.
    """
    text = _with_replacements(sample, encoding)
    damaged = text.count("\ufffd") - sample.count("\ufffd".encode()) * (codecs.lookup(encoding).name == "utf-8")
    n_characters = sum(not character.isspace() for character in text)
    if damaged < _MIN_DAMAGED or damaged * 2 <= n_characters:
        return
    guess = guess_encoding(sample)
    likely = f"the likely encoding is {guess.encoding}" if guess.encoding != encoding else "it may not be text"
    raise EncodingError(
        f"{name}: {damaged} of the first {n_characters} characters cannot be decoded as {encoding}; {likely}; "
        "name the encoding with --encoding"
    )


def _with_replacements(sample: bytes, encoding: str) -> str:
    """Decode a sample with U+FFFD for what cannot be decoded."""
    name = codecs.lookup(encoding).name
    if name in ("utf-16-le", "utf-16-be"):
        return utf16.decode_lines(sample, name)
    return decode_fast(sample, encoding)


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


#: A lone surrogate that stands for bytes that cannot be decoded.
MARK = "\udcff"
#: The name of an error handler that decodes to a lone surrogate what cannot be decoded.
MARK_ERRORS = "textprep.mark"


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return MARK, error.end
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
