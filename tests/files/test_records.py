"""Records of every format, compression, and names of input files."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from pathlib import Path

import pytest

from textprep.errors import RecordError, ResourceError, ResourceMissingError
from textprep.files.compression import compressor, decompressed
from textprep.files.inputs import expand_inputs
from textprep.files.lines import UnreadableRecord
from textprep.files.records import ReadOptions, Record, read_chunks, read_records


def read(
    data: str | bytes, format: str, field: str = "text", errors: str = "strict"
) -> list[Record | UnreadableRecord]:
    options = ReadOptions(format, field, "utf-8", errors)
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return [record for chunk in read_chunks(stream, "f", options) for record in read_records(chunk, options)]


def texts(found: list[Record | UnreadableRecord]) -> list[str | None]:
    return [record.text for record in found if isinstance(record, Record)]


@pytest.mark.parametrize(
    ("data", "format", "field", "expected"),
    [
        ("甲\n\n乙", "text", "text", ["甲", "", "乙"]),
        ("甲\r\n乙\n", "file", "text", ["甲\r\n乙\n"]),
        ("", "file", "text", [""]),
        ('{"text": "甲"}\n\n{"text": null}\n', "jsonl", "text", ["甲", None]),
        ('{"a": {"b": ["x", {"c": "甲"}]}}', "jsonl", "a.b.1.c", ["甲"]),
        ('{"a.b": "甲", "a": {"b": "乙"}}', "jsonl", "a.b", ["甲"]),
        ('id,text\n1,"甲,\n乙"\n\n2,丙\n', "csv", "text", ["甲,\n乙", "丙"]),
        ("id\ttext\n1\t甲 乙\n", "tsv", "text", ["甲 乙"]),
        ("1,甲\n2,乙\n", "csv", "2", ["甲", "乙"]),
        ('x,text\n5" disk,甲\n', "csv", "text", ["甲"]),
    ],
)
def test_the_documents_of_each_format(data: str, format: str, field: str, expected: list[str]) -> None:
    if format == "file" and not data:
        expected = [""]
    assert texts(read(data, format, field)) == expected


def test_a_record_has_all_columns() -> None:
    assert read('{"id": 7, "text": "甲", "n": {"x": null}}', "jsonl")[0].columns == {
        "id": 7,
        "text": "甲",
        "n": {"x": None},
    }
    assert read("id,text\n007,甲\n", "csv")[0].columns == {"id": "007", "text": "甲"}


def test_records_know_their_line() -> None:
    assert [record.line for record in read('{"text": "甲"}\n\n{"text": "乙"}\n', "jsonl")] == [1, 3]
    assert [record.line for record in read('id,text\n1,"甲\n乙"\n2,丙\n', "csv")] == [2, 4]


@pytest.mark.parametrize(
    ("data", "format", "message"),
    [
        ('{"text": "甲"}\n{"text": \n', "jsonl", "f:2: not JSON: Expecting value"),
        ('{"txt": "甲"}\n', "jsonl", r"f:1: no field 'text' \(did you mean 'txt'\?\); available: txt; name one with"),
        ('{"text": 3}\n', "jsonl", "f:1: field 'text' must be a string, found 3"),
        ("[1]\n", "jsonl", r"f:1: expected a JSON object, found \[1\]"),
        ("[" * 100_000, "jsonl", "f:1: not JSON"),
        ("id,text\n1\n", "csv", "f:2: a row of 1 columns, expected 2 as in the first line"),
    ],
)
def test_an_unreadable_record_is_named_by_its_line(data: str, format: str, message: str) -> None:
    unreadable = [record for record in read(data, format) if isinstance(record, UnreadableRecord)]
    with pytest.raises(RecordError, match=message):
        raise unreadable[0].error


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("id,txt\n", r"f:1: no column 'text' \(did you mean 'txt'\?\); available: id, txt"),
        ("text,text\n", "f:1: two columns are called 'text'"),
    ],
)
def test_a_wrong_header_is_an_error(data: str, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        read(data, "csv")


def test_an_undecodable_line_of_a_table_is_skipped() -> None:
    found = read(b"id,text\n1,\xe7\x94\xb2\n2,\xff\n3,x\n", "csv", errors="skip")
    assert texts(found) == ["甲", "x"]
    assert [record.raw for record in found if isinstance(record, UnreadableRecord)] == [b"2,\xff\n"]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.txt", "text"), ("a.JSONL.gz", "jsonl"), ("b.ndjson", "jsonl"), ("c.tsv.xz", "tsv"), ("d.parquet", "parquet")],
)
def test_the_format_follows_from_the_suffix(name: str, format: str) -> None:
    assert ReadOptions().format_of(name) == format


# Compression


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda data: data])
def test_compression_is_recognised_by_the_first_bytes(pack) -> None:
    with decompressed(io.BytesIO(pack(b"ab") + (pack(b"cd"))), "f") as stream:
        assert stream.read() == b"abcd"


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ""])
def test_chunks_are_compressed_one_by_one(suffix: str) -> None:
    pack = compressor(suffix)
    with decompressed(io.BytesIO(pack(b"ab") + pack(b"cd")), "f") as stream:
        assert stream.read() == b"abcd"


def test_zstd_chunks_are_compressed_one_by_one() -> None:
    pytest.importorskip("zstandard")
    pack = compressor(".zst")
    with decompressed(io.BytesIO(pack(b"ab") + pack(b"cd")), "f") as stream:
        assert stream.read() == b"abcd"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_damaged_file_is_an_error(pack) -> None:
    data = bytearray(pack(b"some text that is long enough to be cut\n" * 50))
    with pytest.raises(ResourceError, match="'f' is a damaged"), decompressed(io.BytesIO(data[:-9]), "f") as stream:
        stream.read()


# Names


def test_names_folders_and_patterns_are_expanded(tmp_path: Path, monkeypatch) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a/.hidden", "a/.git/x", "c.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [each.path for each in expand_inputs(["b.txt", "a", "*.log", "a/*.txt", "-"])] == [
        "b.txt",
        "a/1.txt",
        "a/2.txt",
        "c.log",
        "-",
    ]
    assert [each.relative for each in expand_inputs(["a"])] == ["1.txt", "2.txt"]
    assert [each.relative for each in expand_inputs(["**/*.txt"])] == ["a/1.txt", "a/2.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "message"), [("no.txt", "does not exist"), ("*.no", "no file matches"), ("e", "contains no files")]
)
def test_a_name_without_files_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "e").mkdir()
    with pytest.raises(ResourceMissingError, match=message):
        expand_inputs([str(tmp_path / name)])


def test_json_is_read_unchanged() -> None:
    record = {"text": "a\ud800b", "n": 1.5}
    assert read(json.dumps(record), "jsonl")[0].columns == record
