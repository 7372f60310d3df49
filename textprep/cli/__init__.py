"""The ``textprep`` command: one file per subcommand.

Results go to stdout, messages and progress to stderr.  Exit codes: 0, 1 (something in the data was
wrong), 2 (the call was wrong).
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated, Any

import typer

from textprep.cli import convert, evaluate, explain, info, lexicon, models, run, stages
from textprep.cli.console import fail, say
from textprep.errors import (
    EncodingError,
    EvaluationError,
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
    add_completion=False,
    pretty_exceptions_enable=False,
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
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Text preprocessing for Chinese and English."""


app.command("run", help=run.run.__doc__)(run.run)
app.command("convert", help=convert.convert.__doc__)(convert.convert)
app.command("explain", help=explain.explain.__doc__)(explain.explain)
app.command("stages", help=stages.stages.__doc__)(stages.stages)
app.command("evaluate", help=evaluate.evaluate.__doc__)(evaluate.evaluate)
app.command("fit", help=models.fit.__doc__)(models.fit)
app.command("transform", help=models.transform.__doc__)(models.transform)
app.command("similar", help=models.similar.__doc__)(models.similar)
app.command("search", help=models.search.__doc__)(models.search)
app.add_typer(lexicon.app, name="lexicon")
app.command("info", help=info.info.__doc__)(info.info)

#: Errors that lie in the data; every other one lies in the call.
_IN_THE_DATA = (
    EncodingError,
    EvaluationError,
    OutputError,
    PatternTimeoutError,
    RecordError,
    StageError,
    WorkerError,
)


def _terminated(number: int, frame: object) -> None:
    say("terminated")
    sys.exit(128 + number)


def main(arguments: list[str] | None = None) -> Any:
    """Run the command and leave with its exit code."""
    try:
        # As Ctrl-C: what is half-written goes, and processes that were started end.
        signal.signal(signal.SIGTERM, _terminated)
        app(arguments)
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        say("interrupted")
        sys.exit(128 + signal.SIGINT)
    except TextprepError as error:
        fail(error, 1 if isinstance(error, _IN_THE_DATA) else 2)
