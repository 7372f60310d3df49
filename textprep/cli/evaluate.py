"""``textprep evaluate``: a segmentation compared with a gold segmentation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textprep.errors import EvaluationError
from textprep.evaluation import score
from textprep.resources.files import read_text


def evaluate(
    gold: Annotated[Path, typer.Argument(help="The gold segmentation, with spaces between the words.")],
    output: Annotated[Path, typer.Argument(help="The segmentation to score, with the same lines.")],
    words: Annotated[
        Path | None,
        typer.Option("--words", help="The words of the training data, one a line, for the scores on unknown words."),
    ] = None,
) -> None:
    """Score a segmentation as the SIGHAN bakeoffs do: precision, recall, F, and recall on unknown words."""
    known = None if words is None else {word.strip() for word in read_text(words, "word list").splitlines()}
    try:
        scores = score(_read_lines(gold), _read_lines(output), known)
    except EvaluationError as error:
        raise EvaluationError(f"{output}: {error}") from None
    rows: list[tuple[str, float | int | None]] = [
        ("words in gold", scores.gold),
        ("words in output", scores.output),
        ("correct words", scores.correct),
        ("recall", scores.recall),
        ("precision", scores.precision),
        ("F", scores.f),
        ("OOV rate", scores.oov_rate),
        ("recall on OOV", scores.oov_recall),
        ("recall on known", scores.known_recall),
    ]
    for name, value in rows:
        if value is not None:
            typer.echo(f"{name:<18}{value:>10}" if isinstance(value, int) else f"{name:<18}{value:>10.3f}")


def _read_lines(path: Path) -> list[str]:
    return read_text(path, "file").removesuffix("\n").split("\n")
