"""Records of every format, and what is wrong with some."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from pathlib import Path

import pytest

from textprep.errors import ParameterError, RecordError, ResourceError, ResourceMissingError
from textprep.files.compression import compressor, decompressed
from textprep.files.inputs import Input, expand, is_folder, mirrored
from textprep.files.lines import Broken
from textprep.files.records import Reading, Record, pieces, records


def read(data: str | bytes, format: str, field: str = "text", errors: str = "strict") -> list[Record | Broken]:
    reading = Reading(format, field, "utf-8", errors)
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return [record for piece in pieces(stream, "f", reading) for record in records(piece, reading)]


def texts(found: list[Record | Broken]) -> list[str | None]:
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
def test_documents_of_records(data: str, format: str, field: str, expected: list[str]) -> None:
    if format == "file" and not data:
        expected = [""]
    assert texts(read(data, format, field)) == expected


def test_other_columns_are_kept() -> None:
    assert read('{"id": 7, "text": "甲", "n": {"x": null}}', "jsonl")[0].columns == {
        "id": 7,
        "text": "甲",
        "n": {"x": None},
    }
    assert read("id,text\n007,甲\n", "csv")[0].columns == {"id": "007", "text": "甲"}


def test_lines_of_records_are_counted() -> None:
    assert [record.line for record in read('{"text": "甲"}\n\n{"text": "乙"}\n', "jsonl")] == [1, 3]
    assert [record.line for record in read('id,text\n1,"甲\n乙"\n2,丙\n', "csv")] == [2, 4]


@pytest.mark.parametrize(
    ("data", "format", "message"),
    [
        ('{"text": "甲"}\n{"text": \n', "jsonl", "f:2: not JSON: Expecting value"),
        ('{"txt": "甲"}\n', "jsonl", r"f:1: no field 'text' \(did you mean 'txt'\?\); available: txt; name one with"),
        ('{"text": 3}\n', "jsonl", "f:1: field 'text' is no string: 3"),
        ("[1]\n", "jsonl", r"f:1: expected a JSON object, found \[1\]"),
        ("[" * 100_000, "jsonl", "f:1: not JSON"),
        ("id,text\n1\n", "csv", "f:2: a row of 1 columns, expected 2 as in the first line"),
    ],
)
def test_a_broken_record_is_told_with_its_line(data: str, format: str, message: str) -> None:
    broken = [record for record in read(data, format) if isinstance(record, Broken)]
    with pytest.raises(RecordError, match=message):
        raise broken[0].error


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("id,txt\n", r"f:1: no column 'text' \(did you mean 'txt'\?\); available: id, txt"),
        ("text,text\n", "f:1: two columns are called 'text'"),
    ],
)
def test_a_wrong_first_line_is_told(data: str, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        read(data, "csv")


def test_a_broken_line_of_a_table_is_skipped() -> None:
    found = read(b"id,text\n1,\xe7\x94\xb2\n2,\xff\n3,x\n", "csv", errors="skip")
    assert texts(found) == ["甲", "x"]
    assert [record.raw for record in found if isinstance(record, Broken)] == [b"2,\xff\n"]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.txt", "text"), ("a.JSONL.gz", "jsonl"), ("b.ndjson", "jsonl"), ("c.tsv.xz", "tsv"), ("d.parquet", "parquet")],
)
def test_the_format_is_told_by_the_name(name: str, format: str) -> None:
    assert Reading().format_of(name) == format


# Compression


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda data: data])
def test_compression_is_told_by_the_first_bytes(pack) -> None:
    with decompressed(io.BytesIO(pack(b"ab") + (pack(b"cd"))), "f") as stream:
        assert stream.read() == b"abcd"


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ""])
def test_pieces_are_compressed_one_by_one(suffix: str) -> None:
    pack = compressor(suffix)
    with decompressed(io.BytesIO(pack(b"ab") + pack(b"cd")), "f") as stream:
        assert stream.read() == b"abcd"


def test_zstd_files_where_the_package_is() -> None:
    pytest.importorskip("zstandard")
    pack = compressor(".zst")
    with decompressed(io.BytesIO(pack(b"ab") + pack(b"cd")), "f") as stream:
        assert stream.read() == b"abcd"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_damaged_file_is_told(pack) -> None:
    data = bytearray(pack(b"some text that is long enough to be cut\n" * 50))
    with pytest.raises(ResourceError, match="'f' is damaged as a"), decompressed(io.BytesIO(data[:-9]), "f") as stream:
        stream.read()


# Names


def test_files_of_names_folders_and_patterns(tmp_path: Path, monkeypatch) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a/.hidden", "a/.git/x", "c.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [each.path for each in expand(["b.txt", "a", "*.log", "a/*.txt", "-"])] == [
        "b.txt",
        "a/1.txt",
        "a/2.txt",
        "c.log",
        "-",
    ]
    assert [each.relative for each in expand(["a"])] == ["1.txt", "2.txt"]
    assert [each.relative for each in expand(["**/*.txt"])] == ["a/1.txt", "a/2.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "message"), [("no.txt", "does not exist"), ("*.no", "no file fits"), ("e", "no files")]
)
def test_a_name_without_files_is_told(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "e").mkdir()
    with pytest.raises(ResourceMissingError, match=message):
        expand([str(tmp_path / name)])


def test_a_folder_of_results_mirrors_the_input() -> None:
    inputs = [Input("in/a/x.jsonl.gz", "a/x.jsonl.gz"), Input("in/y.txt", "y.txt"), Input("in/z.v2", "z.v2")]
    assert mirrored(inputs, "out", "words") == ["out/a/x.txt", "out/y.txt", "out/z.v2.txt"]
    assert mirrored(inputs, "out", "jsonl", ".gz")[:2] == ["out/a/x.jsonl.gz", "out/y.jsonl.gz"]


def test_two_files_with_the_same_result_are_refused() -> None:
    with pytest.raises(ParameterError, match=r"'x.csv' and 'x.txt' would both be written to 'out/x.txt'"):
        mirrored([Input("x.csv", "x.csv"), Input("x.txt", "x.txt")], "out", "words")


def test_an_output_that_is_another_input_is_refused(tmp_path: Path) -> None:
    inputs = [Input(str(tmp_path / "a.csv"), "a.csv"), Input(str(tmp_path / "sub" / ".." / "a.txt"), "other.txt")]
    with pytest.raises(ParameterError, match=r"a.txt' would be overwritten by the result of '.*a.csv'"):
        mirrored(inputs, str(tmp_path), "words")


def test_what_is_a_folder(tmp_path: Path) -> None:
    assert is_folder(str(tmp_path), ["x"])
    assert is_folder(str(tmp_path / "new") + "/", ["x"])
    assert is_folder(str(tmp_path / "new"), [str(tmp_path)])
    assert not is_folder(str(tmp_path / "new.txt"), [str(tmp_path)])
    assert not is_folder(str(tmp_path / "new"), ["x"])
    assert not is_folder("-", [str(tmp_path)])


def test_json_is_read_as_it_was_written() -> None:
    record = {"text": "a\ud800b", "n": 1.5}
    assert read(json.dumps(record), "jsonl")[0].columns == record
