"""``textprep fit``, ``transform``, ``similar`` and ``search``: models from the shell."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from textprep.cli.console import say, tell_kernels
from textprep.cli.settings import load_pipeline, parse_value
from textprep.cli.streams import reading_of
from textprep.errors import OutputError, ParameterError, VocabularyError, nearest
from textprep.files.inputs import Input, expand
from textprep.files.records import Reading

_KINDS = {"bow": "BagOfWords", "tfidf": "Tfidf", "bm25": "Bm25", "word2vec": "Word2Vec"}
#: Documents that are turned into rows at a time.
_ROWS = 10_000
#: What of a document `search` prints, in characters.
_SHOWN = 120

Files = Annotated[list[str] | None, typer.Argument(help="Files, folders and patterns; - is stdin.")]
InputFormat = Annotated[str, typer.Option("--input-format", help="As for run.")]
Field = Annotated[str, typer.Option("--field", help="The field or column that is the document.")]
Encoding = Annotated[str, typer.Option("--encoding", help="auto, utf-8, gb18030, big5, …")]
ErrorsOption = Annotated[str, typer.Option("--errors", help="strict, replace or skip.")]


class _Texts:
    """The documents of files, as often as they are gone through."""

    def __init__(self, inputs: list[Input], reading: Reading) -> None:
        self._inputs = inputs
        self._reading = reading

    def __iter__(self) -> Iterator[str]:
        from textprep.jobs.job import documents

        return documents(self._inputs, self._reading)


def fit(
    kind: Annotated[str, typer.Argument(help="bow, tfidf, bm25 or word2vec.")],
    pipeline: Annotated[str, typer.Argument(help="A built-in pipeline (zh, en, mixed) or a TOML file.")],
    files: Files = None,
    output: Annotated[str, typer.Option("-o", "--output", help="The model's folder.")] = "",
    params: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the model.")
    ] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="STAGE.PARAM=VALUE", help="Change the pipeline.")
    ] = None,
    input_format: InputFormat = "auto",
    field: Field = "text",
    encoding: Encoding = "auto",
    errors: ErrorsOption = "strict",
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes that cut, threads of word2vec.")] = 1,
) -> None:
    """Fit a model to files, and write it to a folder of plain files."""
    import textprep
    from textprep.vectors.models import save_model

    if kind not in _KINDS:
        raise ParameterError(f"a model is {', '.join(_KINDS)}, found {kind!r}{nearest(kind, _KINDS)}")
    if not output:
        raise ParameterError("fit wants the model's folder: -o MODEL")
    if jobs < 1:
        raise ParameterError(f"--jobs must be 1 or more, found {jobs}")
    reading = reading_of(input_format, field, encoding, errors)
    inputs = expand(files or ["-"])
    if kind == "word2vec" and any(each.path == "-" for each in inputs):
        raise ParameterError(
            "word2vec goes through the documents several times, and stdin can be read once; name files"
        )
    estimator = getattr(textprep, _KINDS[kind])(pipeline=load_pipeline(pipeline, settings or []))
    _set(estimator, params or [])
    if kind == "word2vec":
        estimator.set_params(workers=jobs, progress=sys.stderr.isatty())
    else:
        estimator.set_params(n_jobs=jobs if jobs > 1 else None)
    tell_kernels()
    texts: Any = _Texts(inputs, reading)
    if kind == "bm25":
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder, "documents.jsonl")
            estimator.fit(_keeping(texts, kept))
            save_model(estimator, output, extra=kept)
    else:
        save_model(estimator.fit(texts), output)
    _describe(estimator, output)


def _describe(estimator: Any, output: str) -> None:
    width = len(estimator.vectors_) if hasattr(estimator, "vectors_") else len(estimator.get_feature_names_out())
    say(f"{output}: {type(estimator).__name__}, {width} terms of {estimator._n_documents} documents")


def _set(estimator: Any, params: list[str]) -> None:
    known = estimator.get_params(deep=False)
    for setting in params:
        name, equals, raw = setting.partition("=")
        if not equals:
            raise ParameterError(f"--param takes name=value, found {setting!r}")
        if name not in known or name in ("pipeline", "n_jobs", "callback", "progress", "workers", "missing"):
            raise ParameterError(
                f"--param {setting}: {type(estimator).__name__} has no parameter {name!r}{nearest(name, known)}"
            )
        value = parse_value(raw, known[name])
        if name == "ngram_range":
            value = tuple(int(part) for part in value)
        estimator.set_params(**{name: value})


def _keeping(texts: Any, path: Path) -> Iterator[str]:
    """The documents, written to a file as they go by."""
    from textprep.files.results import json_line

    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for text in texts:
            file.write(json_line(text) + "\n")
            yield text


def transform(
    model: Annotated[str, typer.Argument(help="A model's folder.")],
    files: Files = None,
    output: Annotated[str, typer.Option("-o", "--output", help="matrix.npz, or for word2vec matrix.npy.")] = "",
    input_format: InputFormat = "auto",
    field: Field = "text",
    encoding: Encoding = "auto",
    errors: ErrorsOption = "strict",
) -> None:
    """Turn documents into rows of a matrix: SciPy's .npz with the terms beside it, or NumPy's .npy."""
    import numpy as np
    from scipy import sparse

    from textprep.resources.atomic import atomic_write, atomic_write_bytes
    from textprep.vectors.documents import batched
    from textprep.vectors.models import load_model

    reading = reading_of(input_format, field, encoding, errors)
    inputs = expand(files or ["-"])
    estimator = load_model(model)
    dense = type(estimator).__name__ == "Word2Vec"
    ending = ".npy" if dense else ".npz"
    if not output.endswith(ending):
        raise ParameterError(f"{type(estimator).__name__} gives a {ending} file; name one with -o, found {output!r}")
    tell_kernels()
    rows = [estimator.transform(piece) for piece in batched(_Texts(inputs, reading), _ROWS)] or [
        estimator.transform([])
    ]
    with atomic_write(output, "output file") as file:
        if dense:
            np.save(file, np.concatenate(rows))
        else:
            sparse.save_npz(file, sparse.vstack(rows, format="csr"))
    if hasattr(estimator, "get_feature_names_out") and not dense and hasattr(estimator, "vocabulary_"):
        from textprep.files.results import json_line

        names = "".join(json_line(name) + "\n" for name in estimator.get_feature_names_out())
        atomic_write_bytes(output.removesuffix(ending) + ".terms.jsonl", names.encode(), "output file")


def similar(
    model: Annotated[str, typer.Argument(help="A word2vec model's folder.")],
    words: Annotated[list[str], typer.Argument(help="Words that the others are to be near.")],
    minus: Annotated[list[str] | None, typer.Option("--minus", help="A word that they are to be far from.")] = None,
    topn: Annotated[int, typer.Option("--top", "-n", help="How many.")] = 10,
) -> None:
    """Print the words nearest to some words, with the cosine of the angle between them."""
    from textprep.vectors.models import load_model

    estimator = load_model(model)
    if not hasattr(estimator, "vectors_"):
        raise ParameterError(f"{model!r} holds a {type(estimator).__name__}; similar wants a Word2Vec")
    if topn < 1:
        raise ParameterError(f"--top must be 1 or more, found {topn}")
    for word, cosine in estimator.vectors_.most_similar(words, minus or [], topn=topn):
        typer.echo(f"{cosine:.4f}\t{word}")


def search(
    model: Annotated[str, typer.Argument(help="A bm25 model's folder.")],
    query: Annotated[list[str], typer.Argument(help="What to look for.")],
    topn: Annotated[int, typer.Option("--top", "-n", help="How many.")] = 10,
) -> None:
    """Print the documents that fit a query best: score, number from 1, and the text with the hits marked."""
    import numpy as np

    from textprep.vectors.models import load_model

    if topn < 1:
        raise ParameterError(f"--top must be 1 or more, found {topn}")
    estimator = load_model(model)
    path = Path(model, "documents.jsonl")
    if not hasattr(estimator, "scores") or not path.is_file():
        raise ParameterError(f"{model!r} holds no documents; fit one with textprep fit bm25")
    text = " ".join(query)
    scores = np.asarray(estimator.scores(text))
    best = [int(row) for row in np.argsort(-scores, kind="stable")[:topn] if scores[row] > 0]
    terms = list(dict.fromkeys(estimator.pipeline(text).tokens or []))
    texts = _rows(path, best)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for row in best:
        doc = estimator.pipeline(texts[row])
        spans: list[tuple[int, int]] = []
        for term in terms:
            try:
                spans += estimator.locate(doc, term)
            except VocabularyError:
                continue
        typer.echo(f"{scores[row]:.3f}\t{row + 1}\t{_marked(texts[row], sorted(set(spans)), colour)}")


def _rows(path: Path, wanted: list[int]) -> dict[int, str]:
    import json

    found: dict[int, str] = {}
    last = max(wanted, default=-1)
    with open(path, encoding="utf-8") as file:
        for row, line in enumerate(file):
            if row in wanted:
                found[row] = json.loads(line)
            if row >= last:
                break
    missing = [row for row in wanted if row not in found]
    if missing:
        raise OutputError(f"{path}: document {missing[0] + 1} is missing; fit the model again")
    return found


def _marked(text: str, spans: list[tuple[int, int]], colour: bool) -> str:
    """The text around the first hit, on one line, with the hits marked."""
    first = max(0, spans[0][0] - _SHOWN // 3) if spans else 0
    last = min(len(text), first + _SHOWN)
    before, after = ("\x1b[1;31m", "\x1b[0m") if colour else ("【", "】")
    pieces = ["…" if first else ""]
    at = first
    for start, end in spans:
        if start < at or end > last:
            continue
        pieces += [text[at:start], before, text[start:end], after]
        at = end
    pieces += [text[at:last], "…" if last < len(text) else ""]
    return " ".join("".join(pieces).split("\n"))
