"""``textprep fit``: a model of files, written to a folder."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from textprep.cli.console import report, report_pure_kernels
from textprep.cli.options import (
    Delimiter,
    Encoding,
    Errors,
    Field,
    Files,
    InputFormat,
    PipelineName,
    Set,
    check_positive,
    read_options,
)
from textprep.cli.settings import load_pipeline, parse_value
from textprep.errors import ParameterError, nearest
from textprep.files.documents import FileDocuments
from textprep.files.inputs import expand_inputs
from textprep.kernels.rendering import json_line

#: The classes of the kinds of models.
_CLASSES = {"bow": "BagOfWords", "tfidf": "Tfidf", "bm25": "Bm25", "word2vec": "Word2Vec"}

#: Parameters that the command sets itself, or that no text can name.
_NOT_SETTABLE = ("pipeline", "n_jobs", "callback", "progress", "workers", "missing")


def fit(
    kind: Annotated[str, typer.Argument(help="bow, tfidf, bm25 or word2vec.")],
    pipeline: PipelineName,
    files: Files = None,
    output: Annotated[str, typer.Option("-o", "--output", help="The folder of the model.")] = "",
    params: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="Set a parameter of the model; may be repeated."),
    ] = None,
    settings: Set = None,
    input_format: InputFormat = "auto",
    field: Field = "text",
    delimiter: Delimiter = "auto",
    encoding: Encoding = "auto",
    errors: Errors = "strict",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", help="The number of processes that segment, or of threads for word2vec.")
    ] = 1,
) -> None:
    """Fit a model to files, and write it to a folder of plain files."""
    if kind not in _CLASSES:
        raise ParameterError(f"unknown model {kind!r}{nearest(kind, _CLASSES)}; available: {', '.join(_CLASSES)}")
    if not output:
        raise ParameterError("missing output folder; name one with -o MODEL")
    check_positive("--jobs", jobs)
    options = read_options(input_format, field, encoding, errors, delimiter)
    inputs = expand_inputs(files or ["-"])
    if kind == "word2vec" and any(file.is_stdin for file in inputs):
        raise ParameterError("word2vec reads the documents several times, but stdin can be read once; name files")
    # Only now, because importing the models takes seconds, and a wrong call should be refused at once.
    import textprep
    from textprep.vectors.models import save_model

    estimator = getattr(textprep, _CLASSES[kind])(pipeline=load_pipeline(pipeline, settings or []))
    _set_params(estimator, params or [])
    if kind == "word2vec":
        estimator.set_params(workers=jobs, progress=sys.stderr.isatty())
    else:
        estimator.set_params(n_jobs=jobs if jobs > 1 else None)
    report_pure_kernels()
    documents = FileDocuments(inputs, options)
    if kind == "bm25":
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "documents.jsonl")
            estimator.fit(_copied(documents, copy))
            save_model(estimator, output, extra=copy)
    else:
        save_model(estimator.fit(documents), output)
    _report_model(estimator, output)


def _report_model(estimator: Any, output: str) -> None:
    n_terms = len(estimator.vectors_) if hasattr(estimator, "vectors_") else len(estimator.get_feature_names_out())
    report(f"{output}: {type(estimator).__name__}, {n_terms} terms of {estimator._n_documents} documents")


def _set_params(estimator: Any, params: list[str]) -> None:
    known = {name: value for name, value in estimator.get_params(deep=False).items() if name not in _NOT_SETTABLE}
    for setting in params:
        name, equals, text = setting.partition("=")
        if not equals:
            raise ParameterError(f"--param must have the form NAME=VALUE, found {setting!r}")
        if name not in known:
            raise ParameterError(
                f"--param {setting}: {type(estimator).__name__} has no parameter {name!r}{nearest(name, known)}; "
                f"available: {', '.join(known)}"
            )
        value = parse_value(text, known[name])
        if name == "ngram_range":
            value = tuple(int(part) for part in value)
        estimator.set_params(**{name: value})


def _copied(documents: Iterable[str], path: Path) -> Iterator[str]:
    """Yield the documents, and write a copy of them to a file: `textprep search` prints them."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for text in documents:
            file.write(json_line(text) + "\n")
            yield text
