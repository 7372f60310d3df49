"""``textprep search``: the best documents of a BM25 model for a query."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from textprep.cli.options import Model, Top, check_positive
from textprep.errors import OutputError, ParameterError, VocabularyError

#: The number of characters of a document that are printed.
_EXCERPT_LENGTH = 120


def search(
    model: Model,
    query: Annotated[list[str], typer.Argument(help="The words of the query.")],
    topn: Top = 10,
) -> None:
    """Print the best documents for a query: score, number from 1, and an excerpt with the hits marked."""
    import numpy as np

    from textprep.vectors.models import load_model

    check_positive("--top", topn)
    estimator = load_model(model)
    path = Path(model, "documents.jsonl")
    if not hasattr(estimator, "scores") or not path.is_file():
        raise ParameterError(f"{model!r} is not a model with documents; fit one with textprep fit bm25")
    text = " ".join(query)
    scores = np.asarray(estimator.scores(text))
    best = [int(row) for row in np.argsort(-scores, kind="stable")[:topn] if scores[row] > 0]
    terms = list(dict.fromkeys(estimator.pipeline(text).tokens or []))
    documents = _read_documents(path, best)
    use_colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for row in best:
        excerpt = _excerpt(documents[row], _hits(estimator, documents[row], terms), use_colour)
        typer.echo(f"{scores[row]:.3f}\t{row + 1}\t{excerpt}")


def _read_documents(path: Path, rows: list[int]) -> dict[int, str]:
    """Return the documents of some rows, counted from 0."""
    found: dict[int, str] = {}
    last = max(rows, default=-1)
    with open(path, encoding="utf-8") as file:
        for row, line in enumerate(file):
            if row in rows:
                found[row] = json.loads(line)
            if row >= last:
                break
    missing = [row for row in rows if row not in found]
    if missing:
        raise OutputError(f"{path}: document {missing[0] + 1} is missing; fit the model again")
    return found


def _hits(estimator: Any, text: str, terms: list[str]) -> list[tuple[int, int]]:
    """Return the ranges of the terms in a document, in order."""
    doc = estimator.pipeline(text)
    spans: set[tuple[int, int]] = set()
    for term in terms:
        try:
            spans.update(estimator.locate(doc, term))
        except VocabularyError:
            # The model has never seen this term.
            continue
    return sorted(spans)


def _excerpt(text: str, hits: list[tuple[int, int]], use_colour: bool) -> str:
    """Return the text around the first hit, on one line, with the hits marked by colour or by brackets."""
    start = max(0, hits[0][0] - _EXCERPT_LENGTH // 3) if hits else 0
    end = min(len(text), start + _EXCERPT_LENGTH)
    before, after = ("\x1b[1;31m", "\x1b[0m") if use_colour else ("【", "】")
    parts = ["…" if start else ""]
    position = start
    for hit_start, hit_end in hits:
        # Overlaps the hit before it, or lies behind the excerpt.
        if hit_start < position or hit_end > end:
            continue
        parts += [text[position:hit_start], before, text[hit_start:hit_end], after]
        position = hit_end
    parts += [text[position:end], "…" if end < len(text) else ""]
    return " ".join("".join(parts).split("\n"))
