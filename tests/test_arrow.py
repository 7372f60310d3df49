"""A pipeline over columns, and columnar files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import DocumentsError, ParameterError, RecordError, ResourceError
from textprep.files.inputs import expand_inputs
from textprep.files.records import ReadOptions
from textprep.files.results import WriteOptions
from textprep.jobs.job import Job
from textprep.jobs.work import ChunkProcessor

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
arrow = pytest.importorskip("textprep.arrow")

PIPELINE = tp.Pipeline([tp.FullToHalf(), tp.ConvertChinese(config="tw2sp"), tp.MaxMatch(protect=("latin",))])
TEXTS = ["ＡＢ的計程車", None, "", "研究生命\U00020000", "軟體"]


def batch(**columns: list[object]) -> object:
    return pa.RecordBatch.from_pydict({"id": list(range(len(TEXTS))), "text": TEXTS, **columns})


@pytest.mark.parametrize("wrap", [lambda found: found, lambda found: pa.Table.from_batches([found, found])])
def test_tokens_and_spans_are_those_of_the_documents(wrap) -> None:
    found = wrap(batch())
    made = arrow.apply(PIPELINE, found)
    assert type(made) is type(found)
    assert made.schema.names == ["id", "text", "tokens", "starts", "ends"]
    made.validate(full=True)
    for row in made.to_pylist():
        if row["text"] is None:
            assert (row["tokens"], row["starts"], row["ends"]) == (None, None, None)
        else:
            doc = PIPELINE(row["text"])
            assert row["tokens"] == doc.tokens
            assert list(zip(row["starts"], row["ends"], strict=True)) == doc.spans()


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()]
)
def test_every_kind_of_string_column_is_read(kind) -> None:
    column = (
        pa.array(TEXTS, pa.string()).cast(kind)
        if not pa.types.is_dictionary(kind)
        else pa.array(TEXTS).dictionary_encode()
    )
    made = arrow.apply(PIPELINE, pa.table({"text": column}), spans=False)
    assert made.column("tokens").to_pylist() == arrow.apply(PIPELINE, batch()).column("tokens").to_pylist()


def test_a_slice_is_read_as_a_slice() -> None:
    made = arrow.apply(PIPELINE, batch().slice(3, 2))
    assert made.column("tokens").to_pylist() == [PIPELINE(text).tokens for text in TEXTS[3:]]


def test_a_pipeline_that_gives_text_replaces_the_column() -> None:
    made = arrow.apply(tp.Pipeline([tp.FullToHalf()]), batch())
    assert made.schema.names == ["id", "text"]
    assert made.column("text")[0].as_py() == "AB的計程車"
    assert arrow.apply(tp.FullToHalf(), batch(), prefix="new_").schema.names == ["id", "text", "new_text"]


def test_tags_are_added_on_request() -> None:
    made = arrow.apply(tp.Pipeline([tp.Unigram(hmm="jieba-posseg")]), batch(), tags=True)
    assert made.column("tags")[3].as_py() == tp.Unigram(hmm="jieba-posseg")(TEXTS[3]).tags


def test_the_schema_is_known_without_running() -> None:
    for options in ({}, {"spans": False}, {"tags": True, "prefix": "x_"}, {"on_error": "keep"}):
        assert arrow.schema(PIPELINE, batch().schema, **options) == arrow.apply(PIPELINE, batch(), **options).schema


def test_a_document_that_fails_keeps_its_number_and_message() -> None:
    slow = tp.Pipeline([tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05), tp.MaxMatch()])
    rows = pa.table({"text": ["北京", "a" * 40 + "!", None]})
    made = arrow.apply(slow, rows, on_error="keep", first=100).to_pylist()
    assert [row["tokens"] for row in made] == [["北京"], None, None]
    assert made[1]["error"].startswith("document 101, stage 'replacepattern'")
    assert made[0]["error"] is None
    with pytest.raises(tp.TextprepError) as caught:
        arrow.apply(slow, rows, first=100)
    assert caught.value.__notes__ == ["document 101, stage 'replacepattern'"]


def test_lone_surrogates_that_arrow_cannot_hold_are_replaced() -> None:
    made = arrow._list_array([["a\ud800"]], pa.array(arrow._flat_valid_utf8([["a\ud800"]]), pa.string()))
    assert made.to_pylist() == [["a\ufffd"]]


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (lambda: arrow.apply(PIPELINE, batch(), "txt"), DocumentsError, r"no column 'txt' \(did you mean 'text'\?\)"),
        (lambda: arrow.apply(PIPELINE, batch(), "id"), DocumentsError, "column 'id' holds int64, expected strings"),
        (lambda: arrow.apply(PIPELINE, batch(tokens=[1] * 5)), ParameterError, "a column 'tokens' already"),
        (lambda: arrow.apply(tp.Stem(), batch()), ParameterError, "begins with a stage that takes tokens"),
    ],
)
def test_a_wrong_call_is_an_error(call, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        call()


# Files


def run(path: Path, write: WriteOptions, jobs: int = 1) -> bytes:
    sink = io.BytesIO()
    Job(ChunkProcessor(PIPELINE, ReadOptions(), write), jobs).to_stream(expand_inputs([str(path)]), sink)
    return sink.getvalue()


@pytest.fixture(params=["parquet", "arrow", "arrows"])
def columnar(request, tmp_path: Path) -> Path:
    path = tmp_path / f"in.{request.param}"
    table = pa.Table.from_batches([batch()] * 3)
    if request.param == "parquet":
        pq.write_table(table, path, row_group_size=4)
    else:
        make = pa.ipc.new_file if request.param == "arrow" else pa.ipc.new_stream
        with make(path, table.schema) as writer:
            writer.write_table(table)
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_columnar_files_are_processed_by_column(columnar: Path, jobs: int, monkeypatch) -> None:
    monkeypatch.setattr("textprep.files.columnar.CHUNK_ROWS", 2)
    made = pq.read_table(io.BytesIO(run(columnar, WriteOptions("parquet"), jobs)))
    assert made.to_pylist() == arrow.apply(PIPELINE, pa.Table.from_batches([batch()] * 3)).to_pylist()


def test_columnar_files_become_lines(columnar: Path) -> None:
    lines = run(columnar, WriteOptions("jsonl")).decode().splitlines()
    assert json.loads(lines[4]) == {"id": 4, "text": "軟體", "tokens": ["软件"], "spans": [[0, 2]]}
    assert run(columnar, WriteOptions()).decode().splitlines()[4] == "软件"


def test_lines_become_columns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "軟體"}\n{"id": 2, "text": null}\n', encoding="utf-8")
    made = pq.read_table(io.BytesIO(run(tmp_path / "a.jsonl", WriteOptions("parquet")))).to_pylist()
    assert made[0] == {"id": 1, "text": "軟體", "tokens": ["软件"], "starts": [0], "ends": [2]}
    assert made[1]["tokens"] is None


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow"])
def test_a_file_of_another_format_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PAR1 is not enough")
    with pytest.raises(ResourceError, match=f"{name}' is not an? (parquet|arrow) file"):
        run(tmp_path / name, WriteOptions())


def test_a_file_without_the_column_is_an_error(tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "a.parquet")
    with pytest.raises(RecordError, match="no column 'text'; available: body; name one with --field"):
        run(tmp_path / "a.parquet", WriteOptions())
