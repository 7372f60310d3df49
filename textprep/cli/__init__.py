"""The ``textprep`` command, with one file for each subcommand.

Results go to stdout, messages and progress to stderr. The exit code is 0, or 1 if something in the data was wrong, or 2
if the call was wrong.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from typing import Annotated, Any

import typer

from textprep.cli import convert, evaluate, explain, fit, info, lexicon, run, search, similar, stages, transform
from textprep.cli.console import fail, report
from textprep.errors import (
    EncodingError,
    EvaluationError,
    MissingPackageError,
    OutputError,
    PatternTimeoutError,
    RecordError,
    StageError,
    TextprepError,
    WorkerError,
)

app = typer.Typer(
    name="textprep",
    help="Text preprocessing for Chinese and English.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Rich would take [tag] for markup, and show flags as --resume <bool>.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        import textprep

        typer.echo(f"textprep {textprep.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Text preprocessing for Chinese and English."""


for _command in (
    run.run,
    convert.convert,
    explain.explain,
    stages.stages,
    evaluate.evaluate,
    fit.fit,
    transform.transform,
    similar.similar,
    search.search,
    info.info,
):
    # Up to the first comma or colon, because the list of commands has one line for each.
    app.command(short_help=re.split("[,:.]", str(_command.__doc__))[0] + ".")(_command)
app.add_typer(lexicon.app, name="lexicon")

#: Errors in the data, with exit code 1; all others are errors in the call, with exit code 2.
_DATA_ERRORS = (
    EncodingError,
    EvaluationError,
    OutputError,
    PatternTimeoutError,
    RecordError,
    StageError,
    WorkerError,
)


def _exit_on_signal(number: int, frame: object) -> None:
    report("terminated")
    sys.exit(128 + number)


def _discard_output() -> None:
    """Send what is left of the output nowhere, because Python flushes it at exit and would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: list[str] | None = None) -> Any:
    """Run the command and exit with its code."""
    try:
        # An exception, as Ctrl-C raises one, removes half-written files and ends the worker processes.
        signal.signal(signal.SIGTERM, _exit_on_signal)
        # Named for "python -m textprep", too: the variable of shell completion follows from the name.
        app(arguments, prog_name="textprep")
    except BrokenPipeError:
        # The reader of our output, such as head, has ended.
        _discard_output()
        sys.exit(0)
    except KeyboardInterrupt:
        report("interrupted")
        sys.exit(128 + signal.SIGINT)
    except TextprepError as error:
        fail(error, 1 if isinstance(error, _DATA_ERRORS) else 2)
    except ImportError as error:
        fail(MissingPackageError.of(error), 2)
    except OSError as error:
        # Files that the user named have errors of their own, so this is standard output, on a full disk for example.
        _discard_output()
        report(f"{error.filename or 'standard output'} cannot be written: {error.strerror or error}")
        sys.exit(1)
    except MemoryError:
        report("out of memory")
        sys.exit(1)
