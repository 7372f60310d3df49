"""Turning documents into token lists: strings through a pipeline, token lists and `Doc` objects as they are."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from textprep.doc import Doc
from textprep.errors import DocumentsError, InputTypeError, ParameterError
from textprep.missing import check_missing, is_missing, missing_error
from textprep.stage import Stage

_Item = TypeVar("_Item")

#: Called with the index of a document and the document, which is no list; returns its tokens.
Tokenize: TypeAlias = "Callable[[int, Any], Sequence[str]]"

#: The number of documents that a process tokenizes at a time.
_CHUNK_SIZE = 256


def resolve_pipeline(pipeline: Stage | str | None) -> Stage | None:
    """Return a pipeline, loaded if it is given by name or path.

    Raises:
        ParameterError: it is no pipeline, or its result is not tokens.
    """
    if isinstance(pipeline, str):
        from textprep.config import load

        pipeline = load(pipeline)
    if pipeline is not None and not isinstance(pipeline, Stage):
        raise ParameterError(
            f"pipeline must be a Pipeline, its name or path, or None, found {type(pipeline).__name__}: {pipeline!r:.60}"
        )
    if pipeline is not None and pipeline.gives != "tokens":
        raise ParameterError("pipeline ends with text; add a segmenter, which cuts it into tokens")
    return pipeline


def iter_documents(documents: Any) -> Iterable[Any]:
    """Return an iterable over the documents of a list, a generator, an array or a column.

    Raises:
        DocumentsError: it is one document, a table, or no iterable.
    """
    if isinstance(documents, (str, bytes, Doc)):
        kind = "string object" if isinstance(documents, str) else type(documents).__name__
        raise DocumentsError(f"Iterable over documents expected, {kind} received; put it into a list")
    if getattr(documents, "ndim", 1) == 2 or hasattr(documents, "columns"):
        raise DocumentsError(f"one column of documents expected, found a two-dimensional {type(documents).__name__}")
    if not isinstance(documents, Iterable):
        raise DocumentsError(f"documents must be an iterable, found {type(documents).__name__}: {documents!r:.60}")
    to_pylist = getattr(documents, "to_pylist", None)
    return to_pylist() if to_pylist is not None else documents


def documents_and_tokenizer(
    documents: Any, stage: Stage | None, *, missing: str = "error", n_jobs: int | None = None
) -> tuple[Iterable[Any], Tokenize]:
    """Return documents and the function that tokenizes those that are no lists, as `Counter.count` takes them.

    Parameters:
        documents: token lists, `Doc` objects and strings, in any mixture; also a column of pandas, polars or pyarrow.
        stage: cuts strings into tokens; None if there are no strings.
        missing: how None and NaN count: as an ``"error"``, or as ``"empty"`` documents.
        n_jobs: processes that tokenize, as in scikit-learn: None is one, -1 all cores.

    Raises:
        ParameterError: ``missing`` has another value.
    """
    check_missing(missing)
    iterable = iter_documents(documents)
    if n_jobs not in (None, 1) and stage is not None:
        iterable = _tokenize_in_processes(iterable, stage, missing, n_jobs)
    return iterable, partial(_tokenize, stage, missing)


def token_lists(
    documents: Any, stage: Stage | None, *, missing: str = "error", n_jobs: int | None = None
) -> Iterator[Sequence[str]]:
    """Iterate over the tokens of each document; parameters as for `documents_and_tokenizer`.

    Raises:
        DocumentsError: an item is no document; the message has its index.
    """
    iterable, tokenize = documents_and_tokenizer(documents, stage, missing=missing, n_jobs=n_jobs)
    for index, item in enumerate(iterable):
        yield item if type(item) is list else tokenize(index, item)


def _tokenize_in_processes(
    documents: Iterable[Any], stage: Stage, missing: str, n_jobs: int | None
) -> Iterator[Sequence[str]]:
    from joblib import Parallel, delayed

    call = uuid.uuid4().hex
    chunks = batched(enumerate(documents), _CHUNK_SIZE)
    for results in Parallel(n_jobs=n_jobs, return_as="generator")(
        delayed(_tokenize_chunk)(call, stage, chunk, missing) for chunk in chunks
    ):
        yield from results


def _tokenize_chunk(call: str, stage: Stage, chunk: list[tuple[int, Any]], missing: str) -> list[Sequence[str]]:
    stage = bound_in_worker(call, stage)
    return [item if type(item) is list else _tokenize(stage, missing, index, item) for index, item in chunk]


#: In a worker process: the call whose chunks it tokenized last, and the pipeline that it bound for that.
_bound: tuple[str, Stage] | None = None


def bound_in_worker(call: str, stage: Stage) -> Stage:
    """Return the pipeline that this process bound for an earlier chunk of the same call, or the given one.

    Each chunk arrives with a copy of the pipeline that is not bound yet; binding takes longer than tokenizing a chunk.
    """
    global _bound
    bound = _bound
    if bound is None or bound[0] != call:
        _bound = bound = call, stage
    return bound[1]


def batched(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Iterate over lists of ``size`` items; the last may be shorter (``itertools.batched`` of Python 3.12)."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _tokenize(stage: Stage | None, missing: str, index: int, item: Any) -> Sequence[str]:
    """Return the tokens of a document."""
    if isinstance(item, str):
        if stage is None:
            raise DocumentsError(
                f"document {index} is a string, and no pipeline cuts it; give token lists, or name one: pipeline='zh'"
            )
        try:
            return list(stage.program()(Doc(item)))
        except InputTypeError as error:
            raise DocumentsError(f"document {index}: {error}") from None
    if isinstance(item, Doc):
        doc = stage(item) if item.tokens is None and stage is not None else item
        if doc.tokens is None:
            raise DocumentsError(
                f"document {index} is not cut into tokens; name a pipeline that cuts it: pipeline='zh'"
            )
        return list(doc)
    if is_missing(item):
        if missing == "empty":
            return []
        raise missing_error(index, item)
    if isinstance(item, bytes) or not isinstance(item, Iterable):
        raise DocumentsError(
            f"document {index} is a {type(item).__name__}: {item!r:.60}; expected a list of tokens, a Doc or a string"
        )
    return list(item)
