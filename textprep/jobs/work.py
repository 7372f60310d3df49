"""Pieces of columnar files through a pipeline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from textprep.errors import DocumentsError, ParameterError, RecordError
from textprep.files.compression import compressor
from textprep.files.records import Piece, Record, packed, unpacked
from textprep.files.results import Result, render

if TYPE_CHECKING:
    from textprep.jobs.pool import Done, Work


def columns(work: Work, piece: Piece) -> Done:
    """The result of a record batch: as columns where columns are asked for, else row by row."""
    from textprep.jobs.pool import Done

    batch = unpacked(piece.content)
    done = Done(documents=batch.num_rows)
    try:
        if work.writing.format == "parquet":
            data = _as_columns(work, batch, piece, done)
        else:
            data, done.header = render(_rows(work, batch, piece, done), work.writing, work.shape)
    except (DocumentsError, ParameterError, RecordError) as error:
        done.error = RecordError(f"{piece.source}: {error}")
        return done
    done.data = compressor(work.compression)(data) if data else b""
    return done


def _as_columns(work: Work, batch: Any, piece: Piece, done: Done) -> bytes:
    from textprep import arrow

    names = work.shape.names
    made = arrow.apply(
        work.pipeline,
        batch,
        work.reading.field,
        spans="spans" in names,
        tags="tags" in names,
        prefix=work.writing.prefix,
        on_error="keep",
    )
    errors = made.column(made.num_columns - 1).to_pylist()
    made = made.select(made.schema.names[:-1])
    bad = [row for row, error in enumerate(errors) if error is not None]
    for row in bad:
        done.failures.append(f"{piece.source}: row {piece.first + row + 1}: {errors[row]}")
    if bad and work.reading.errors == "skip":
        pa = arrow.pyarrow()
        done.skipped += [_line(batch.slice(row, 1)) for row in bad]
        made = made.filter(pa.array([error is None for error in errors]))
        done.documents -= len(bad)
    return packed(made)


def _rows(work: Work, batch: Any, piece: Piece, done: Done) -> list[Result]:
    from textprep.arrow import strings

    # Columns that are not written are not made into objects.
    kept = batch.to_pylist() if work.writing.format != "words" else [{}] * batch.num_rows
    texts = strings(batch.column(work.reading.field), work.reading.field)
    found = [
        Record(text, row, piece.first + number, text)
        for number, (text, row) in enumerate(zip(texts, kept, strict=True), 1)
    ]
    return work.run(found, piece, done)


def _line(row: Any) -> bytes:
    return (json.dumps(row.to_pylist()[0], ensure_ascii=False, default=str) + "\n").encode()
