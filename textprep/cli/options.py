"""Arguments and options that several commands share, declared once, and their checks."""

from __future__ import annotations

from typing import Annotated

import typer

from textprep.errors import ParameterError, nearest
from textprep.files.encodings import check_encoding
from textprep.files.lines import CHUNK_BYTES, LONGEST_LINE
from textprep.files.records import ReadOptions
from textprep.resources.files import data_names


def _built_in_pipelines(incomplete: str) -> list[str]:
    """Return the names that shells complete; where none fits, they complete names of files."""
    return [name for name in data_names("pipelines", ".toml") if name.startswith(incomplete)]


PipelineName = Annotated[
    str,
    typer.Argument(help="A built-in pipeline (zh, en, mixed) or a TOML file.", autocompletion=_built_in_pipelines),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, patterns and zip archives; - is stdin. Compressed files are decompressed."),
]
Model = Annotated[str, typer.Argument(help="The folder of a model that textprep fit wrote.")]
Output = Annotated[
    str,
    typer.Option("-o", "--output", help="A file, or a folder that mirrors the input folder; - is stdout."),
]
Format = Annotated[
    str,
    typer.Option("--format", help="words, jsonl, csv or parquet; auto: by the suffix of the output, else words."),
]
InputFormat = Annotated[
    str,
    typer.Option(
        "--input-format",
        help="text (one document per line), file (one per file), json, jsonl, csv, tsv, parquet or arrow; "
        "auto: by the suffix of the file, else text.",
    ),
]
Field = Annotated[
    str,
    typer.Option("--field", help="The field or column that is the document; a.b in JSON, a column number in CSV."),
]
Delimiter = Annotated[
    str,
    typer.Option("--delimiter", help="The character between cells of CSV; auto: comma, semicolon or tab, by line 1."),
]
Encoding = Annotated[
    str,
    typer.Option("--encoding", help="The encoding of the input: auto, utf-8, gb18030, big5, …; the output is UTF-8."),
]
Errors = Annotated[
    str,
    typer.Option(
        "--errors",
        help="Records that cannot be read: strict (stop), replace (wrong bytes by U+FFFD) or skip.",
    ),
]
Skipped = Annotated[
    str | None,
    typer.Option("--skipped", help="The file of records that --errors skip leaves out; by default OUTPUT.skipped."),
]
MaxLine = Annotated[
    int,
    typer.Option(
        "--max-line", min=CHUNK_BYTES, help="Bytes of the longest line; a longer one is a record that cannot be read."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", help="The number of processes; by default the number of cores for large input."),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Skip the files of the output folder that an earlier, stopped run finished.")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="STAGE.PARAM=VALUE", help="Set a parameter of a stage; may be repeated."),
]
Top = Annotated[int, typer.Option("--top", "-n", help="The number of results.")]


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Raise `ParameterError` if an option has none of its values."""
    if value not in choices:
        raise ParameterError(f"{option} must be {' or '.join(choices)}, found {value!r}{nearest(value, choices)}")


def check_positive(option: str, value: int | None) -> None:
    """Raise `ParameterError` if a number is less than 1."""
    if value is not None and value < 1:
        raise ParameterError(f"{option} must be 1 or more, found {value}")


def read_options(
    input_format: str, field: str, encoding: str, errors: str, delimiter: str = "auto", max_line: int = LONGEST_LINE
) -> ReadOptions:
    r"""Return the options of reading, checked; ``\t`` is a tab as a delimiter."""
    options = ReadOptions(input_format, field, encoding, errors, "\t" if delimiter == "\\t" else delimiter, max_line)
    options.check()
    check_encoding(encoding)
    return options
