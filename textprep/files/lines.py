"""Lines of text files: blocks of whole lines as bytes, and their text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO, NamedTuple, cast

from textprep.errors import RecordError
from textprep.files import escape_sequences, utf16
from textprep.files.encodings import (
    MARK,
    MARK_ERRORS,
    SAMPLE_BYTES,
    check_decodable,
    check_encoding,
    check_readable,
    decode,
    encoding_error,
    guess_encoding,
    needs_transcoding,
)

#: The number of bytes that are read at a time, and that a process works on at a time.
CHUNK_BYTES = 1 << 18

#: A read from a pipe returns at most this many bytes, so that a shorter sample is the whole input.
_PIPE_BYTES = 1 << 16

#: The default limit of a line, in bytes after decompression. A book has a megabyte, but a file of a few megabytes may
#: unpack to gigabytes without a line end.
LONGEST_LINE = 1 << 26
#: The number of bytes that the record of a longer line keeps.
_KEPT_BYTES = 1000

#: What happens to bytes and records that cannot be read.
ERRORS = ("strict", "replace", "skip")


#: `MARK` in UTF-8.
_MARK_BYTES = MARK.encode("utf-8", "surrogatepass")


class LineBlock(NamedTuple):
    """Some whole lines of a file.

    Parameters:
        data: their bytes in ``encoding``.
        encoding: the file's encoding, or UTF-8 where the bytes were transcoded.
        lines_before: the number of lines before them.
        offset: where they begin in the file, in bytes; None where the bytes were transcoded.
        limit: 0; or the limit, if the block is the beginning of one line that exceeds it.
    """

    data: bytes
    encoding: str
    lines_before: int
    offset: int | None
    limit: int = 0


class UnreadableRecord(NamedTuple):
    """A line or record that cannot be decoded or parsed: its bytes, its line, and the reason."""

    raw: bytes
    line: int
    error: Exception


class TextStream:
    """A binary stream and the encoding of its text.

    Parameters:
        stream: a binary file.
        name: its name in messages.
        encoding: any that Python knows, or ``"auto"`` (see `guess_encoding`).
        live: whether the stream is a terminal or a pipe: bytes are returned as they arrive.
        max_line: the greatest number of bytes of a line; the rest of a longer one is read and forgotten.

    Attributes:
        encoding: the encoding, guessed if it was ``"auto"``.
        reason: why it was guessed; empty if it was named.
    """

    def __init__(
        self,
        stream: BinaryIO,
        name: str,
        encoding: str = "utf-8",
        *,
        live: bool = False,
        max_line: int = LONGEST_LINE,
    ) -> None:
        self._max_line = max_line
        self._read = cast("Any", stream).read1 if live else stream.read
        self.name = name
        self._sample = b""
        self.encoding, self.reason = check_encoding(encoding), ""
        if encoding == "auto":
            self._sample = self._read(SAMPLE_BYTES)
            self.encoding, self.reason = guess_encoding(self._sample, complete=len(self._sample) < _PIPE_BYTES)
            check_readable(name, self.encoding)

    def blocks(self) -> Iterator[LineBlock]:
        """Yield all lines, in blocks of about `CHUNK_BYTES` that end with a line end."""
        transcoded = needs_transcoding(self.encoding)
        encoding = "utf-8" if transcoded else self.encoding
        lines_before, offset = 0, 0
        tail: list[bytes] = []
        tail_bytes = 0
        for data in self._transcoded() if transcoded else iter(lambda: self._next_bytes(CHUNK_BYTES), b""):
            if tail_bytes + len(data) > self._max_line:
                first_end = data.find(b"\n") + 1
                line = tail_bytes + (first_end or len(data))
                if line > self._max_line:
                    # Only the beginning of the line stays in memory until its end is found.
                    tail = [b"".join([*tail, data[:_KEPT_BYTES]])[:_KEPT_BYTES]]
                    tail_bytes = line
                    if not first_end:
                        continue
                    yield LineBlock(tail[0].rstrip(b"\n"), encoding, lines_before, None, self._max_line)
                    lines_before += 1
                    offset += line
                    tail, tail_bytes, data = [], 0, data[first_end:]
                    if not data:
                        continue
            end = data.rfind(b"\n") + 1
            if not end:
                tail.append(data)
                tail_bytes += len(data)
                continue
            block = b"".join([*tail, data[:end]])
            tail = [data[end:]] if end < len(data) else []
            tail_bytes = len(data) - end
            yield LineBlock(block, encoding, lines_before, None if transcoded else offset)
            lines_before += block.count(b"\n")
            offset += len(block)
        if tail_bytes > self._max_line:
            yield LineBlock(tail[0], encoding, lines_before, None, self._max_line)
        elif tail:
            yield LineBlock(b"".join(tail), encoding, lines_before, None if transcoded else offset)

    def _next_bytes(self, size: int) -> bytes:
        """Return at most ``size`` bytes, those of the sample first, and none at the end."""
        if self._sample:
            first, self._sample = self._sample[:size], self._sample[size:]
            return first
        data: bytes = self._read(size)
        return data

    def _transcoded(self) -> Iterator[bytes]:
        """Yield the stream as UTF-8.

        Undecodable bytes become a lone surrogate, which is invalid in UTF-8, so that `decode_lines` finds the line.
        """
        for text in self._decoded():
            # One byte, so that it becomes one U+FFFD.
            yield text.encode("utf-8", "surrogatepass").replace(_MARK_BYTES, b"\xff")

    def _decoded(self) -> Iterator[str]:
        """Yield the text of the stream, with a lone surrogate for damaged places."""
        chunks = iter(lambda: self._next_bytes(CHUNK_BYTES), b"")
        encoding = codecs.lookup(self.encoding).name
        if encoding == "utf-16":
            first = next(chunks, b"")
            while len(first) < 2 and (more := next(chunks, b"")):
                first += more
            encoding = "utf-16-be" if first.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
            has_mark = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            chunks = chain([first[2:] if has_mark else first], chunks)
        if encoding in ("utf-16-le", "utf-16-be"):
            yield from utf16.decode_stream(chunks, encoding, MARK)
            return
        if escape_sequences.has_escape_sequences(encoding):
            yield from escape_sequences.decode_stream(chunks, encoding, MARK)
            return
        decoder = codecs.getincrementaldecoder(encoding)(MARK_ERRORS)
        for data in chunks:
            yield decoder.decode(data)
        yield decoder.decode(b"", True)

    def check_decodable(self) -> None:
        """Raise `EncodingError` if most of the beginning of the stream cannot be decoded."""
        if not self._sample:
            self._sample = self._read(SAMPLE_BYTES)
        check_decodable(self._sample, self.name, self.encoding)


def decode_lines(
    block: LineBlock, name: str, encoding: str, errors: str, *, keep_ends: bool = False
) -> list[str | UnreadableRecord]:
    """Return the lines of a block as text, without the byte order mark of the file.

    Parameters:
        block: some lines.
        name: the file's name in messages.
        encoding: the file's encoding in messages.
        errors: ``"replace"`` replaces bytes that the encoding does not allow by U+FFFD; otherwise a line with such
            bytes is an `UnreadableRecord`.
        keep_ends: whether lines keep their ends, LF or CR LF.
    """
    found: list[str | UnreadableRecord]
    if block.limit:
        line = block.lines_before + 1
        error = RecordError(f"{name}:{line}: the line has more than {block.limit} bytes; --max-line raises the limit")
        return [UnreadableRecord(block.data + b"\n", line, error)]
    try:
        text = decode(block.data, block.encoding)
    except UnicodeDecodeError:
        found = _decode_each(block, name, encoding, errors)
    else:
        found = list(_split_text(text))
    if not block.lines_before and found and isinstance(found[0], str):
        found[0] = found[0].removeprefix("\ufeff")
        if not found[0] and len(found) == 1:
            return []
    if keep_ends:
        return found
    return [
        each if isinstance(each, UnreadableRecord) else each.removesuffix("\n").removesuffix("\r") for each in found
    ]


def _decode_each(block: LineBlock, name: str, encoding: str, errors: str) -> list[str | UnreadableRecord]:
    found: list[str | UnreadableRecord] = []
    offset = block.offset
    for line, raw in enumerate(_split_bytes(block.data), block.lines_before + 1):
        try:
            found.append(decode(raw, block.encoding))
        except UnicodeDecodeError as error:
            if errors == "replace":
                found.append(decode(raw, block.encoding, "replace"))
            else:
                found.append(UnreadableRecord(raw, line, encoding_error(error, name, line, offset, encoding)))
        offset = None if offset is None else offset + len(raw)
    return found


# `str.splitlines` would also split at CR, U+0085, U+2028 and others; `bytes.splitlines` at CR.
def _split_bytes(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    last = lines.pop()
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _split_text(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def count_replacements(block: LineBlock) -> int:
    """Return how many places of a block `decode_lines` replaces by U+FFFD."""
    try:
        decode(block.data, block.encoding)
    except UnicodeDecodeError:
        pass
    else:
        return 0
    count = 0
    for line in _split_bytes(block.data):
        try:
            decode(line, block.encoding)
        except UnicodeDecodeError:
            in_all = decode(line, block.encoding, "replace").count("\ufffd")
            # U+FFFD that the file itself holds, in the one encoding that has it and is not transcoded.
            count += in_all - line.count("\ufffd".encode()) * (codecs.lookup(block.encoding).name == "utf-8")
    return count
