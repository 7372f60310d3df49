"""Lines of files: whole lines of bytes at a time, and the text they hold."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, NamedTuple, cast

from textprep.files.encodings import SAMPLE, check_encoding, decide, decode, is_wide, problem

Errors = Literal["strict", "replace", "skip"]

#: Bytes that are read at a time, and that a process works on at a time.
CHUNK = 1 << 18

ERRORS = ("strict", "replace", "skip")


class Lines(NamedTuple):
    """Whole lines of a file, as bytes of ``encoding``, and how much came before them."""

    data: bytes
    encoding: str
    line: int
    #: In bytes of the file; None where the bytes are not those of the file.
    offset: int | None


class Broken(NamedTuple):
    """A record that cannot be read."""

    raw: bytes
    line: int
    error: Exception


class Source:
    """A binary stream and the encoding of its text.

    Parameters:
        stream: a binary file.
        name: its name in messages.
        encoding: any that Python knows, or ``"auto"`` (`decide`).
        live: whether somebody may be typing or another program writing: what has come is read, not waited for.

    Attributes:
        decided: the encoding.
        reason: why it was taken; empty where it was named.
    """

    def __init__(self, stream: BinaryIO, name: str, encoding: str = "utf-8", *, live: bool = False) -> None:
        self._pull = cast("Any", stream).read1 if live else stream.read
        self.name = name
        self._sample = b""
        self.decided, self.reason = check_encoding(encoding), ""
        if encoding == "auto":
            self._sample = self._pull(SAMPLE)
            # A pipe hands over 64 KiB at most.
            self.decided, self.reason = decide(self._sample, whole=len(self._sample) < (1 << 16))

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer, and none at the end."""
        if self._sample:
            first, self._sample = self._sample[:size], self._sample[size:]
            return first
        data: bytes = self._pull(size)
        return data

    def chunks(self) -> Iterator[Lines]:
        """All lines, so many at a time as make up `CHUNK` bytes or the next line end after."""
        encoding = self.decided
        wide = is_wide(encoding)
        if wide:
            # Lines can be told only in the text; a line that cannot be decoded is marked, and found again as bytes.
            encoding = "utf-8"
        line, offset = 0, 0
        tail: list[bytes] = []
        for data in self._transcoded() if wide else iter(lambda: self.read(CHUNK), b""):
            end = data.rfind(b"\n") + 1
            if not end:
                tail.append(data)
                continue
            whole = b"".join([*tail, data[:end]])
            tail = [data[end:]] if end < len(data) else []
            yield Lines(whole, encoding, line, None if wide else offset)
            line += whole.count(b"\n")
            offset += len(whole)
        if tail:
            yield Lines(b"".join(tail), encoding, line, None if wide else offset)

    def _transcoded(self) -> Iterator[bytes]:
        decoder = codecs.getincrementaldecoder(self.decided)("textprep.marked")
        while data := self.read(CHUNK):
            yield decoder.decode(data).encode("utf-8", "surrogatepass")
        if rest := decoder.decode(b"", True):
            yield rest.encode("utf-8", "surrogatepass")


def texts(lines: Lines, source: str, decided: str, errors: str, *, keep_ends: bool = False) -> list[str | Broken]:
    """The lines as text, line ends (LF, CR LF) and a byte order mark left out.

    Parameters:
        lines: some lines of a file.
        source: the file's name in messages.
        decided: the file's encoding in messages.
        errors: ``"replace"``: bytes that the encoding does not allow become U+FFFD; else such a line is `Broken`.
        keep_ends: whether lines keep their ends.
    """
    found: list[str | Broken]
    try:
        text = decode(lines.data, lines.encoding)
    except UnicodeDecodeError:
        found = []
        offset = lines.offset
        for number, raw in enumerate(_split(lines.data)):
            try:
                found.append(decode(raw, lines.encoding))
            except UnicodeDecodeError as error:
                if errors == "replace":
                    found.append(decode(raw, lines.encoding, "replace"))
                else:
                    place = lines.line + number + 1
                    found.append(Broken(raw, place, problem(error, source, place, offset, decided)))
            offset = None if offset is None else offset + len(raw)
    else:
        found = list(_split_text(text))
    if not lines.line and found and isinstance(found[0], str):
        found[0] = found[0].removeprefix("\ufeff")
        if not found[0] and len(found) == 1:
            return []
    if keep_ends:
        return found
    return [each if isinstance(each, Broken) else each.removesuffix("\n").removesuffix("\r") for each in found]


def _split(data: bytes) -> list[bytes]:
    pieces = data.split(b"\n")
    last = pieces.pop()
    return [piece + b"\n" for piece in pieces] + ([last] if last else [])


def _split_text(text: str) -> list[str]:
    pieces = text.split("\n")
    last = pieces.pop()
    return [piece + "\n" for piece in pieces] + ([last] if last else [])


def replaced(lines: Lines) -> int:
    """In how many places `texts` puts U+FFFD."""
    try:
        decode(lines.data, lines.encoding)
    except UnicodeDecodeError:
        marked = decode(lines.data, lines.encoding, "replace").count("\ufffd")
        return marked - decode(lines.data, lines.encoding, "ignore").count("\ufffd")
    return 0


class LineReader:
    """The lines of a binary stream, decoded; a byte order mark and line ends (LF, CR LF) are left out.

    Parameters:
        stream: a binary file.
        source: its name in messages.
        encoding: any that Python knows, or ``"auto"``.
        errors: ``"strict"``: bytes that the encoding does not allow raise `EncodingError` with file, line and byte;
            ``"replace"``: they become U+FFFD and are counted; ``"skip"``: their lines are left out and kept.
        keep_ends: whether lines keep their ends.
        live: see `Source`.

    Attributes:
        encoding, reason: see `Source`.
        bytes_read: how many bytes were decoded so far.
        replaced: how many places were replaced.
        skipped: the lines left out, as bytes.
    """

    def __init__(
        self,
        stream: BinaryIO,
        source: str,
        encoding: str = "utf-8",
        errors: Errors = "strict",
        *,
        keep_ends: bool = False,
        live: bool = False,
    ) -> None:
        self._source = Source(stream, source, encoding, live=live)
        self._errors = errors
        self._keep_ends = keep_ends
        self.encoding, self.reason = self._source.decided, self._source.reason
        self.bytes_read = 0
        self.replaced = 0
        self.skipped: list[bytes] = []

    def __iter__(self) -> Iterator[str]:
        for lines in self._source.chunks():
            if self._errors == "replace":
                self.replaced += replaced(lines)
            for text in texts(lines, self._source.name, self.encoding, self._errors, keep_ends=self._keep_ends):
                if not isinstance(text, Broken):
                    yield text
                elif self._errors == "skip":
                    self.skipped.append(text.raw)
                else:
                    raise text.error
            self.bytes_read += len(lines.data)
