"""Reading documents from files and writing results, a line at a time."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal

from textprep.doc import Doc
from textprep.errors import EncodingError, ParameterError, nearest

Errors = Literal["strict", "replace"]

#: Bytes that are read at a time.
CHUNK = 1 << 20

FORMATS = ("words", "jsonl")
ERRORS = ("strict", "replace")

_SURROGATE = re.compile("[\ud800-\udfff]")


def check_encoding(name: str) -> str:
    """The encoding's name, or an error with the nearest one that Python knows."""
    try:
        codecs.lookup(name)
    except LookupError:
        from encodings.aliases import aliases

        known = sorted({*aliases, *aliases.values()})
        raise ParameterError(f"no encoding is called {name!r}{nearest(name, known)}") from None
    return name


class LineReader:
    """The lines of a binary stream, decoded; a byte order mark and line ends (LF, CR LF) are left out.

    Parameters:
        stream: a binary file.
        source: its name in messages.
        encoding: any that Python knows.
        errors: ``"strict"``: bytes that the encoding does not allow raise `EncodingError` with file,
            line and byte; ``"replace"``: they become U+FFFD and are counted.
        keep_ends: whether lines keep their ends.

    Attributes:
        bytes_read: how many bytes were decoded so far.
        replaced: how many places were replaced.
    """

    def __init__(
        self,
        stream: BinaryIO,
        source: str,
        encoding: str = "utf-8",
        errors: Errors = "strict",
        *,
        keep_ends: bool = False,
    ) -> None:
        self._stream = stream
        self._source = source
        self._encoding = check_encoding(encoding)
        self._errors = errors
        self._keep_ends = keep_ends
        self._lines = 0
        self.bytes_read = 0
        self.replaced = 0

    def __iter__(self) -> Iterator[str]:
        tail: list[str] = []
        first = True
        for text in self._decoded():
            if first and text:
                text = text.removeprefix("\ufeff")
                first = False
            if "\n" not in text:
                # Pieces of a long line are joined once, at its end.
                tail.append(text)
                continue
            begin = 0
            while (end := text.find("\n", begin)) >= 0:
                stop = end + 1 if self._keep_ends else end
                line = text[begin:stop] if not tail else "".join([*tail, text[begin:stop]])
                tail.clear()
                self._lines += 1
                yield line if self._keep_ends else line.removesuffix("\r")
                begin = end + 1
            if begin < len(text):
                tail.append(text[begin:])
        rest = "".join(tail)
        if rest:
            yield rest if self._keep_ends else rest.removesuffix("\r")

    def _decoded(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)("strict")
        while True:
            data = self._stream.read(CHUNK)
            final = not data
            at = 0
            while True:
                try:
                    text = decoder.decode(data[at:], final)
                except UnicodeDecodeError as error:
                    # What the decoder held back stands before the data it was given.
                    held = len(error.object) - (len(data) - at)
                    good = codecs.getincrementaldecoder(self._encoding)("strict").decode(error.object[: error.start])
                    decoder.reset()
                    if self._errors == "strict":
                        problem = self._problem(error, held, good)
                        yield good
                        raise problem from None
                    yield good + "\ufffd"
                    self.replaced += 1
                    self.bytes_read += error.end - held
                    at += error.end - held
                    continue
                self.bytes_read += len(data) - at
                yield text
                break
            if final:
                return

    def _problem(self, error: UnicodeDecodeError, held: int, good: str) -> EncodingError:
        """The error that names file, line and byte; ``good`` is what could be read before it."""
        line = self._lines + good.count("\n") + 1
        offset = self.bytes_read - held + error.start
        return EncodingError(
            f"{self._source}:{line}: not {self._encoding} "
            f"(byte 0x{error.object[error.start]:02X} at offset {offset}: {error.reason}); "
            "name the encoding with --encoding, or go on with --errors replace"
        )


def to_words(doc: Doc) -> str:
    """The tokens with spaces between them, or the text where there are none."""
    return doc.text if doc.tokens is None else " ".join(doc.tokens)


def to_json(doc: Doc) -> str:
    r"""One JSON object: text, or tokens, spans and, where there are any, tags; lone surrogates as ``\udXXX``."""
    record: dict[str, Any]
    if doc.tokens is None:
        record = {"text": doc.text}
    else:
        record = {"tokens": doc.tokens, "spans": doc.spans()}
        if doc.tags is not None:
            record["tags"] = doc.tags
    return json_line(record)


def json_line(record: Any) -> str:
    r"""JSON on one line, lone surrogates as ``\udXXX``."""
    text = json.dumps(record, ensure_ascii=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
