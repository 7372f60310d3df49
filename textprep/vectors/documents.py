"""What vectorisers take: token lists, documents, or strings together with a pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from textprep.doc import Doc
from textprep.errors import DocumentsError, InputTypeError, ParameterError, nearest
from textprep.stage import Stage

_Item = TypeVar("_Item")

#: Documents that a process cuts at a time.
_CHUNK = 256

MISSING = ("error", "empty")


def opened(pipeline: Stage | str | None) -> Stage | None:
    """The pipeline of a name or a path, or the one that was given.

    Raises:
        ParameterError: it is no pipeline, or does not give tokens.
    """
    if isinstance(pipeline, str):
        from textprep.config import load

        pipeline = load(pipeline)
    if pipeline is not None and not isinstance(pipeline, Stage):
        raise ParameterError(
            f"pipeline must be a Pipeline, its name or path, or None, found {type(pipeline).__name__}: {pipeline!r:.60}"
        )
    if pipeline is not None and pipeline.gives != "tokens":
        raise ParameterError("pipeline ends with text; a segmenter has to cut it into tokens")
    return pipeline


def items(documents: Any) -> Iterable[Any]:
    """The documents of a list, a generator, an array or a column.

    Raises:
        DocumentsError: one document, or a frame, where many are expected.
    """
    if isinstance(documents, (str, bytes, Doc)):
        kind = "string object" if isinstance(documents, str) else type(documents).__name__
        raise DocumentsError(f"Iterable over documents expected, {kind} received; put it into a list")
    if getattr(documents, "ndim", 1) == 2 or hasattr(documents, "columns"):
        raise DocumentsError(f"one column of documents expected, found a two-dimensional {type(documents).__name__}")
    if not isinstance(documents, Iterable):
        raise DocumentsError(f"documents are an iterable, found {type(documents).__name__}: {documents!r:.60}")
    to_pylist = getattr(documents, "to_pylist", None)
    return to_pylist() if to_pylist is not None else documents


def token_lists(
    documents: Any,
    pipeline: Stage | str | None = None,
    *,
    missing: str = "error",
    n_jobs: int | None = None,
) -> Iterator[Sequence[str]]:
    """The tokens of each document, one document at a time.

    Parameters:
        documents: token lists, `Doc` objects or strings, mixed as one likes; a column of pandas, polars or pyarrow.
        pipeline: what cuts strings.
        missing: what None and NaN are: ``"error"``, or ``"empty"``: documents without tokens.
        n_jobs: processes that cut strings, as in scikit-learn: None is one, -1 all cores.

    Raises:
        DocumentsError: an item that is none of these; the message has its number.
    """
    many, read = source(documents, pipeline, missing=missing, n_jobs=n_jobs)
    for row, item in enumerate(many):
        yield item if type(item) is list else read(row, item)


def source(
    documents: Any, pipeline: Stage | str | None, *, missing: str, n_jobs: int | None
) -> tuple[Iterable[Any], Callable[[int, Any], Sequence[str]]]:
    """Documents, and what makes a token list of a number and one that is none; parameters as for `token_lists`."""
    if missing not in MISSING:
        raise ParameterError(f"missing must be 'error' or 'empty', found {missing!r}{nearest(str(missing), MISSING)}")
    stage = opened(pipeline)
    many = items(documents)
    if n_jobs not in (None, 1) and stage is not None:
        many = _in_processes(enumerate(many), stage, missing, n_jobs)
    return many, partial(_tokens, stage, missing)


def _in_processes(
    rows: Iterator[tuple[int, Any]], stage: Stage, missing: str, n_jobs: int | None
) -> Iterator[Sequence[str]]:
    from joblib import Parallel, delayed

    work = Parallel(n_jobs=n_jobs, return_as="generator")
    for many in work(delayed(_cut)(stage, chunk, missing) for chunk in batched(rows, _CHUNK)):
        yield from many


def batched(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Items in lists of so many, the last of which may be shorter (``itertools.batched`` of Python 3.12)."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _cut(stage: Stage, chunk: list[tuple[int, Any]], missing: str) -> list[Sequence[str]]:
    return [item if type(item) is list else _tokens(stage, missing, row, item) for row, item in chunk]


def _tokens(stage: Stage | None, missing: str, row: int, item: Any) -> Sequence[str]:
    """The tokens of an item."""
    if isinstance(item, str):
        if stage is None:
            raise DocumentsError(
                f"document {row} is a string, and no pipeline cuts it; give token lists, or name one: pipeline='zh'"
            )
        try:
            return stage.program()(Doc(item)).tokens or []
        except InputTypeError as error:
            raise DocumentsError(f"document {row}: {error}") from None
    if isinstance(item, Doc):
        doc = stage(item) if item.tokens is None and stage is not None else item
        if doc.tokens is None:
            raise DocumentsError(f"document {row} is not cut into tokens; name a pipeline that does it")
        return doc.tokens
    if is_missing(item):
        if missing == "empty":
            return []
        raise DocumentsError(
            f"document {row} is missing ({item!r}): np.nan is an invalid document; missing='empty' takes it as empty"
        )
    if isinstance(item, bytes) or not isinstance(item, Iterable):
        raise DocumentsError(
            f"document {row} is a {type(item).__name__}: {item!r:.60}; expected a list of tokens, a Doc or a string"
        )
    return list(item)


def is_missing(item: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, pandas' NA."""
    return item is None or (isinstance(item, float) and item != item) or type(item).__name__ in ("NAType", "NaTType")
