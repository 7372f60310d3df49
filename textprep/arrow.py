"""A pipeline over a column of Arrow data: what the engines run, and what Parquet files go through."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Any, Literal

from textprep.doc import Doc
from textprep.errors import DocumentsError, MissingPackageError, ParameterError
from textprep.pipeline import Failure, Pipeline
from textprep.stage import Stage

#: The columns that `apply` adds after a pipeline that gives tokens, and after one that gives text.
TOKENS, STARTS, ENDS, TAGS, TEXT, ERROR = "tokens", "starts", "ends", "tags", "text", "error"


def apply(
    pipeline: Stage,
    batch: Any,
    column: str = "text",
    *,
    spans: bool = True,
    tags: bool = False,
    prefix: str = "",
    on_error: Literal["raise", "keep"] = "raise",
    first: int = 0,
) -> Any:
    """Add a pipeline's results to a batch of documents, row by row.

    Parameters:
        pipeline: a `Pipeline` or one stage that takes text.
        batch: a ``pyarrow.RecordBatch`` or ``Table``.
        column: the column of strings (``string``, ``large_string``, ``string_view`` or a dictionary of these).
        spans: whether to add ``starts`` and ``ends``: int32, code points in the original text.
        tags: whether to add ``tags``.
        prefix: what the names of the new columns begin with.
        on_error: ``"raise"``: the first document that fails raises; ``"keep"``: its results are null, and
            a column ``error`` says why.
        first: the number of the first row, for messages.

    Returns:
        The same kind, with ``tokens``, list<string>, or after a pipeline that gives text with ``text`` (which takes
        the place of ``column`` where that is its name); a null document has null results.

    Raises:
        MissingPackageError: pyarrow is not installed.
        DocumentsError: there is no such column, or it does not hold strings.
        ParameterError: a column of a result's name is there already.
    """
    pa = pyarrow()
    names = batch.schema.names
    if column not in names:
        raise DocumentsError.no_column(column, names)
    if pipeline.takes != "text":
        raise ParameterError("the pipeline begins with a stage that takes tokens, and columns hold text")
    added = _results(pipeline, strings(batch.column(column), column), on_error, first, spans=spans, tags=tags)
    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    for name, values in added.items():
        if prefix + name == column and name == TEXT:
            table = table.set_column(names.index(column), column, values)
        elif prefix + name in names:
            raise ParameterError(f"there is a column {prefix + name!r} already; give results another name with prefix=")
        else:
            table = table.append_column(prefix + name, values)
    if isinstance(batch, pa.RecordBatch):
        return pa.RecordBatch.from_arrays([_one(each) for each in table.columns], schema=table.schema)
    return table


def _one(column: Any) -> Any:
    """A column of one chunk as an array."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def schema(
    pipeline: Stage,
    before: Any,
    column: str = "text",
    *,
    spans: bool = True,
    tags: bool = False,
    prefix: str = "",
    on_error: str = "raise",
) -> Any:
    """The schema of what `apply` gives for a schema."""
    pa = pyarrow()
    found = before
    for name in added_names(pipeline, spans=spans, tags=tags, on_error=on_error):
        field = pa.field(prefix + name, _TYPES[name](pa))
        if prefix + name == column and name == TEXT:
            found = found.set(found.get_field_index(column), field)
        else:
            found = found.append(field)
    return found


def added_names(pipeline: Stage, *, spans: bool, tags: bool, on_error: str) -> list[str]:
    """The names of the columns that `apply` adds."""
    names = (
        [TEXT] if pipeline.gives == "text" else [TOKENS, *([STARTS, ENDS] if spans else []), *([TAGS] if tags else [])]
    )
    return [*names, ERROR] if on_error == "keep" else names


_TYPES: dict[str, Any] = {
    TOKENS: lambda pa: pa.list_(pa.string()),
    TAGS: lambda pa: pa.list_(pa.string()),
    STARTS: lambda pa: pa.list_(pa.int32()),
    ENDS: lambda pa: pa.list_(pa.int32()),
    TEXT: lambda pa: pa.string(),
    ERROR: lambda pa: pa.string(),
}


def strings(values: Any, column: str) -> list[str | None]:
    """A column as strings.

    Raises:
        DocumentsError: it holds something else.
    """
    pa = pyarrow()
    kind = values.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if not (
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_null(kind)
        or str(kind) == "string_view"
    ):
        raise DocumentsError(f"column {column!r} holds {values.type}, expected strings")
    found: list[str | None] = values.to_pylist()
    return found


def _results(
    pipeline: Stage, texts: list[str | None], on_error: Literal["raise", "keep"], first: int, *, spans: bool, tags: bool
) -> dict[str, Any]:
    pa = pyarrow()
    runner = pipeline if isinstance(pipeline, Pipeline) else Pipeline([pipeline])
    numbers = [number for number, text in enumerate(texts) if text is not None]
    docs: list[Doc | Failure | None] = [None] * len(texts)
    made = runner.map([text for text in texts if text is not None], on_error="keep")
    for number, doc in zip(numbers, made, strict=True):
        if isinstance(doc, Failure) and on_error == "raise":
            doc.error.add_note(f"document {first + number}, stage {doc.stage!r}")
            raise doc.error
        docs[number] = doc
    good = [doc if isinstance(doc, Doc) else None for doc in docs]
    added: dict[str, Any] = {}
    if runner.gives == "text":
        added[TEXT] = pa.array([None if doc is None else _writable(doc.text) for doc in good], pa.string())
    else:
        lists = [None if doc is None else doc.tokens for doc in good]
        added[TOKENS] = _lists(lists, pa.array(_all_writable(lists), pa.string()))
        if spans:
            bounds = [None if doc is None else doc.bounds() for doc in good]
            for at, name in enumerate((STARTS, ENDS)):
                numbers_of = array("i")
                for each in bounds:
                    if each is not None:
                        numbers_of.extend(each[at])
                added[name] = _lists(
                    lists, pa.Array.from_buffers(pa.int32(), len(numbers_of), [None, pa.py_buffer(numbers_of)])
                )
        if tags:
            marks = [None if doc is None else doc.tags or [""] * len(doc) for doc in good]
            added[TAGS] = _lists(
                marks, pa.array(list(chain.from_iterable(each for each in marks if each)), pa.string())
            )
    if on_error == "keep":
        messages = [
            f"document {first + number}, stage {doc.stage!r}: {doc.error}" if isinstance(doc, Failure) else None
            for number, doc in enumerate(docs)
        ]
        added[ERROR] = pa.array(messages, pa.string())
    return added


def _lists(lists: list[Any], values: Any) -> Any:
    """A list array over values that stand one after another; None is null."""
    pa = pyarrow()
    offsets = array("i", [0])
    at = 0
    for each in lists:
        at += 0 if each is None else len(each)
        offsets.append(at)
    null = [each is None for each in lists]
    mask = pa.array(null) if any(null) else None
    return pa.ListArray.from_arrays(
        pa.Array.from_buffers(pa.int32(), len(offsets), [None, pa.py_buffer(offsets)]), values, mask=mask
    )


def _all_writable(lists: list[Any]) -> list[str]:
    flat = list(chain.from_iterable(each for each in lists if each))
    try:
        "".join(flat).encode()
    except UnicodeEncodeError:
        return list(map(_writable, flat))
    return flat


def _writable(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which Arrow's UTF-8 cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def pyarrow() -> Any:
    """The package, imported on use."""
    try:
        import pyarrow as package
        import pyarrow.ipc
    except ImportError:
        raise MissingPackageError.for_extra("pyarrow", "parquet") from None
    return package
