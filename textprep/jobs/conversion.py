"""Conversion of text files between Chinese scripts, chunk by chunk, with line ends kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from textprep.files.compression import compressor
from textprep.files.lines import LineBlock, UnreadableRecord, decode_lines
from textprep.files.records import Chunk, ReadOptions, replacements_in
from textprep.files.results import WriteOptions, encode_utf8
from textprep.jobs.work import ChunkResult
from textprep.kernels.rendering import json_line
from textprep.text.convert_chinese import ConvertChinese


@dataclass(frozen=True)
class ConversionProcessor:
    r"""A conversion of the lines of a chunk.

    Lines are converted one by one, as they stand: with their ends (``\n``, ``\r\n``, none at the end of the file), and
    without `Doc` objects, since nobody asks for spans.

    Parameters:
        stage: the conversion.
        read: how the input is read; the format must be ``"text"``.
        write: how the output is written; the format and the columns are ignored.
        list_ambiguities: whether the output lists the ambiguities of the lines, as JSON lines, instead of the text.
    """

    stage: ConvertChinese
    read: ReadOptions
    write: WriteOptions
    list_ambiguities: bool = False

    @property
    def output_suffix(self) -> str | None:
        """None, since a converted file keeps its name; ``".jsonl"`` for ambiguities."""
        return ".jsonl" if self.list_ambiguities else None

    def fingerprint(self) -> str:
        """Return a hash of the stage's fingerprint and all options."""
        described = (self.stage.fingerprint(), self.read, tuple(self.write), self.list_ambiguities)
        return sha256(repr(described).encode()).hexdigest()

    def __call__(self, chunk: Chunk) -> ChunkResult:
        """Return the result of a chunk up to the first line that cannot be decoded, or without such lines."""
        result = ChunkResult(replaced=replacements_in(chunk, self.read.errors))
        lines: list[str] = []
        for line in decode_lines(chunk.content, chunk.name, chunk.encoding, self.read.errors, keep_ends=True):
            if isinstance(line, UnreadableRecord):
                if self.read.errors == "skip":
                    result.rejects.append(line.raw)
                    result.failures.append(str(line.error))
                    continue
                result.error = line.error
                break
            lines.append(line)
        if self.list_ambiguities:
            output = "".join(_ambiguities(self.stage, lines, chunk))
        else:
            convert: Callable[[str], str] = self.stage.convert
            output = "".join(map(convert, lines))
        result.documents = len(lines)
        if output:
            result.lacks_line_end = not output.endswith(("\n", "\r"))
            result.data = compressor(self.write.compression)(encode_utf8(output, self.read.errors))
        return result


def _ambiguities(stage: ConvertChinese, lines: list[str], chunk: Chunk) -> Iterator[str]:
    """Yield a JSON line for each ambiguity: file, line from 1, range in the line, chosen character, candidates."""
    block: LineBlock = chunk.content
    for number, line in enumerate(lines, block.lines_before + 1):
        for ambiguity in stage.ambiguities(line):
            yield json_line({"file": chunk.name, "line": number, **ambiguity._asdict()}) + "\n"
