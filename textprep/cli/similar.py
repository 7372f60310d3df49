"""``textprep similar``: the nearest words of a Word2Vec model."""

from __future__ import annotations

from typing import Annotated

import typer

from textprep.cli.options import Model, Top, check_positive
from textprep.errors import ParameterError


def similar(
    model: Model,
    words: Annotated[list[str], typer.Argument(help="Words to be near to.")],
    minus: Annotated[list[str] | None, typer.Option("--minus", help="A word to be far from; may be repeated.")] = None,
    topn: Top = 10,
) -> None:
    """Print the words nearest to some words, with their cosine similarity."""
    from textprep.vectors.models import load_model

    check_positive("--top", topn)
    estimator = load_model(model)
    if not hasattr(estimator, "vectors_"):
        raise ParameterError(f"{model!r} is a {type(estimator).__name__} model, expected a Word2Vec model")
    for word, cosine in estimator.vectors_.most_similar(words, minus or [], topn=topn):
        typer.echo(f"{cosine:.4f}\t{word}")
