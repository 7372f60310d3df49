"""A pipeline over a column of Arrow data, for the engines, Parquet files, and whatever else uses Arrow."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Any, Literal

from textprep.doc import Doc
from textprep.errors import DocumentsError, MissingPackageError, ParameterError
from textprep.pipeline import Failure, Pipeline
from textprep.stage import Stage

#: The names of the columns that `apply` adds.
TOKENS, STARTS, ENDS, TAGS, TEXT, ERROR = "tokens", "starts", "ends", "tags", "text", "error"

#: The types of the columns that hold a list for each document: functions of pyarrow, which is imported on use.
LIST_TYPES: dict[str, Any] = {
    TOKENS: lambda pa: pa.list_(pa.string()),
    TAGS: lambda pa: pa.list_(pa.string()),
    STARTS: lambda pa: pa.list_(pa.int32()),
    ENDS: lambda pa: pa.list_(pa.int32()),
}
_TYPES = {**LIST_TYPES, TEXT: lambda pa: pa.string(), ERROR: lambda pa: pa.string()}


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
        spans: whether to add ``starts`` and ``ends``: int32, in code points of the original text.
        tags: whether to add ``tags``; a token without a tag has the tag "".
        prefix: what the names of the new columns begin with.
        on_error: ``"raise"`` raises at the first document that fails; ``"keep"`` gives it null results, and adds a
            column ``error`` with the message.
        first: the number of the first row, for messages.

    Returns:
        An object of the same type. A pipeline that gives tokens adds ``tokens``, list<string>. A pipeline that gives
        text adds ``text``, or replaces the column if that is its name. A null document has null results.

    Raises:
        MissingPackageError: pyarrow is not installed.
        DocumentsError: there is no such column, or it does not hold strings.
        ParameterError: there is a column with the name of a result already.
    """
    pa = import_pyarrow()
    names = batch.schema.names
    if column not in names:
        raise DocumentsError.no_column(column, names)
    if pipeline.takes != "text":
        raise ParameterError("the pipeline begins with a stage that takes tokens, but columns hold text")
    docs = _run(pipeline, string_values(batch.column(column), column), on_error, first)
    added = _columns(docs, added_columns(pipeline, spans=spans, tags=tags, on_error=on_error), first)
    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    for name, values in added.items():
        if prefix + name == column and name == TEXT:
            table = table.set_column(names.index(column), column, values)
        elif prefix + name in names:
            raise ParameterError(f"there is a column {prefix + name!r} already; give results another name with prefix=")
        else:
            table = table.append_column(prefix + name, values)
    if isinstance(batch, pa.RecordBatch):
        return pa.RecordBatch.from_arrays([_single_array(each) for each in table.columns], schema=table.schema)
    return table


def _single_array(column: Any) -> Any:
    """Return a chunked column as one array, without a copy if it has one chunk."""
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
    """Return the schema of what `apply` returns for a batch of the schema ``before``."""
    pa = import_pyarrow()
    after = before
    for name in added_columns(pipeline, spans=spans, tags=tags, on_error=on_error):
        field = pa.field(prefix + name, _TYPES[name](pa))
        if prefix + name == column and name == TEXT:
            after = after.set(after.get_field_index(column), field)
        else:
            after = after.append(field)
    return after


def added_columns(pipeline: Stage, *, spans: bool, tags: bool, on_error: str) -> list[str]:
    """Return the names of the columns that `apply` adds, without the prefix."""
    names = (
        [TEXT] if pipeline.gives == "text" else [TOKENS, *([STARTS, ENDS] if spans else []), *([TAGS] if tags else [])]
    )
    return [*names, ERROR] if on_error == "keep" else names


def string_values(values: Any, column: str) -> list[str | None]:
    """Return the values of a column of strings.

    Raises:
        DocumentsError: the column does not hold strings.
    """
    pa = import_pyarrow()
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


def _run(
    pipeline: Stage, texts: list[str | None], on_error: Literal["raise", "keep"], first: int
) -> list[Doc | Failure | None]:
    """Return a document for every text; None for None, and a failure if ``on_error`` is ``"keep"``."""
    runner = pipeline if isinstance(pipeline, Pipeline) else Pipeline([pipeline])
    docs: list[Doc | Failure | None] = [None] * len(texts)
    rows = [row for row, text in enumerate(texts) if text is not None]
    results = runner.map([text for text in texts if text is not None], on_error="keep")
    for row, doc in zip(rows, results, strict=True):
        if isinstance(doc, Failure) and on_error == "raise":
            doc.error.add_note(f"document {first + row}, stage {doc.stage!r}")
            raise doc.error
        docs[row] = doc
    return docs


def _columns(results: list[Doc | Failure | None], names: list[str], first: int) -> dict[str, Any]:
    """Return the columns of these names as arrays."""
    pa = import_pyarrow()
    docs = [doc if isinstance(doc, Doc) else None for doc in results]
    columns: dict[str, Any] = {}
    if TEXT in names:
        columns[TEXT] = pa.array([None if doc is None else _valid_utf8(doc.text) for doc in docs], pa.string())
    tokens = [None if doc is None else doc.tokens for doc in docs]
    if TOKENS in names:
        columns[TOKENS] = _list_array(tokens, pa.array(_flat_valid_utf8(tokens), pa.string()))
    if STARTS in names:
        bounds = [None if doc is None else doc.bounds() for doc in docs]
        for at, name in enumerate((STARTS, ENDS)):
            offsets = array("i")
            for each in bounds:
                if each is not None:
                    offsets.extend(each[at])
            columns[name] = _list_array(tokens, _int32_array(offsets))
    if TAGS in names:
        tags = [None if doc is None else doc.tags or [""] * len(doc) for doc in docs]
        columns[TAGS] = _list_array(
            tags, pa.array(list(chain.from_iterable(each for each in tags if each)), pa.string())
        )
    if ERROR in names:
        messages = [
            f"document {first + row}, stage {doc.stage!r}: {doc.error}" if isinstance(doc, Failure) else None
            for row, doc in enumerate(results)
        ]
        columns[ERROR] = pa.array(messages, pa.string())
    return columns


def _int32_array(values: array[int]) -> Any:
    """Return an Arrow array over the memory of an array of C ints."""
    pa = import_pyarrow()
    return pa.Array.from_buffers(pa.int32(), len(values), [None, pa.py_buffer(values)])


def _list_array(lists: list[Any], values: Any) -> Any:
    """Return an array of lists with the lengths of ``lists`` over their concatenated values; None is null."""
    pa = import_pyarrow()
    offsets = array("i", [0])
    end = 0
    for each in lists:
        end += 0 if each is None else len(each)
        offsets.append(end)
    is_null = [each is None for each in lists]
    mask = pa.array(is_null) if any(is_null) else None
    return pa.ListArray.from_arrays(_int32_array(offsets), values, mask=mask)


def _flat_valid_utf8(lists: list[Any]) -> list[str]:
    """Return the strings of all lists, valid in UTF-8."""
    flat = list(chain.from_iterable(each for each in lists if each))
    try:
        # One encoding of all strings is faster than a test of each.
        "".join(flat).encode()
    except UnicodeEncodeError:
        return list(map(_valid_utf8, flat))
    return flat


def _valid_utf8(text: str) -> str:
    """Return the text with lone surrogates, which UTF-8 cannot encode, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def import_pyarrow() -> Any:
    """Import pyarrow and return it.

    Raises:
        MissingPackageError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.ipc
    except ImportError:
        raise MissingPackageError.for_extra("pyarrow", "parquet") from None
    return pyarrow
