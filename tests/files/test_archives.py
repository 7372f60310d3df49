"""Zip archives as input."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from textprep.errors import ResourceError, ResourceMissingError
from textprep.files.documents import FileDocuments, input_chunks
from textprep.files.inputs import expand_inputs
from textprep.files.records import ReadOptions

MEMBERS = {
    "b/x.txt": "我来到北京\n研究\n".encode(),
    "b/deep/y.jsonl": '{"text": "天气"}\n'.encode(),
    "c.csv": "text;n\n南京;1\n".encode(),
    "old.txt": "昨天下午，我们在图书馆里读书。\n".encode("gbk"),
    "packed.txt.gz": gzip.compress("压缩\n".encode()),
    "page.html": "<p>一\n二</p>".encode(),
}


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def documents(*names: Path) -> list[str]:
    return list(FileDocuments(expand_inputs([str(name) for name in names]), ReadOptions()))


def test_each_member_is_a_file_of_the_kind_of_its_name(tmp_path: Path) -> None:
    assert documents(archive(tmp_path / "a.zip", MEMBERS)) == [
        "天气", "我来到北京", "研究", "南京", "昨天下午，我们在图书馆里读书。", "压缩", "<p>一\n二</p>",
    ]  # fmt: skip


def test_members_have_names_and_places_as_files_of_a_folder(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", MEMBERS)
    inputs = expand_inputs([str(path)])
    assert [file.relative for file in inputs] == sorted(MEMBERS)
    assert inputs[0].name == f"{path}/b/deep/y.jsonl"
    assert inputs[0].size == len(MEMBERS["b/deep/y.jsonl"])


def test_an_archive_in_a_folder_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    archive(tmp_path / "in" / "sub" / "a.zip", {"x.txt": b"x\n"})
    (tmp_path / "in" / "t.txt").write_bytes(b"t\n")
    assert [file.relative for file in expand_inputs([str(tmp_path / "in")])] == ["sub/a/x.txt", "t.txt"]


def test_hidden_members_are_skipped(tmp_path: Path) -> None:
    members = {"__MACOSX/._x.txt": b"1\n", ".DS_Store": b"2\n", "a/.git/b": b"3\n", "x.txt": b"4\n"}
    assert documents(archive(tmp_path / "a.zip", members)) == ["4"]


def test_no_member_leaves_the_output_folder(tmp_path: Path) -> None:
    members = {"../../up.txt": b"", "/root.txt": b"", "C:\\windows\\x.txt": b"", "a/../b.txt": b""}
    inputs = expand_inputs([str(archive(tmp_path / "a.zip", members))])
    assert sorted(file.relative for file in inputs) == ["a/b.txt", "root.txt", "up.txt", "windows/x.txt"]


def patched(path: Path, old: bytes, new: bytes) -> Path:
    path.write_bytes(path.read_bytes().replace(old, new))
    return path


@pytest.mark.parametrize(("encoding", "name"), [("gbk", "中文文件"), ("big5", "中文檔案"), ("utf-8", "中文")])
def test_a_name_without_an_encoding_is_recognised(tmp_path: Path, encoding: str, name: str) -> None:
    raw = name.encode(encoding)
    path = patched(archive(tmp_path / "a.zip", {"X" * len(raw) + ".txt": b"1\n"}), b"X" * len(raw), raw)
    assert expand_inputs([str(path)])[0].name == f"{path}/{name}.txt"
    assert documents(path) == ["1"]


def test_a_name_in_no_known_encoding_is_an_error(tmp_path: Path) -> None:
    path = patched(archive(tmp_path / "a.zip", {"XXXX.txt": b"1\n"}), b"XXXX", b"\xff\xfe\xff\xff")
    with pytest.raises(ResourceError, match=r"a.zip': the name b'.*' of a member is in no encoding that is recognised"):
        expand_inputs([str(path)])


def test_a_name_that_is_not_utf_8_as_stated_is_an_error(tmp_path: Path) -> None:
    path = patched(archive(tmp_path / "a.zip", {"中.txt": b"1\n"}), "中".encode(), b"\xd6\xd0\xce")
    with pytest.raises(ResourceError, match="of a member is not UTF-8, although the archive says so"):
        expand_inputs([str(path)])


def test_an_encrypted_member_is_an_error(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"s.txt": b"1\n"})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(ResourceError, match=r"a.zip/s.txt' is encrypted; unpack the archive with its password first"):
        documents(path)


def test_a_damaged_member_is_an_error(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"s.txt": b"0123456789\n" * 50})
    data = bytearray(path.read_bytes())
    data[data.find(b"s.txt") + 8] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ResourceError, match=r"a.zip/s.txt' is damaged: "):
        documents(path)


@pytest.mark.parametrize("size", [10, 100])
def test_a_cut_archive_is_an_error(tmp_path: Path, size: int) -> None:
    path = archive(tmp_path / "a.zip", MEMBERS)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(ResourceError, match="a.zip' is damaged: File is not a zip file"):
        expand_inputs([str(path)])


def test_a_damaged_start_does_not_make_an_archive_text(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"\x00\x00\x00\x00")
    with pytest.raises(ResourceError, match="a.zip' is damaged: File is not a zip file"):
        expand_inputs([str(tmp_path / "a.zip")])


def test_a_damaged_archive_in_a_folder_fails_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "t.txt").write_bytes(b"t\n")
    damaged, sound = expand_inputs([str(tmp_path)])
    assert sound.relative == "t.txt"
    with pytest.raises(ResourceError, match="is damaged: File is not a zip file"):
        list(input_chunks(damaged, ReadOptions()))


def test_an_archive_without_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match="a.zip' contains no files"):
        expand_inputs([str(archive(tmp_path / "a.zip", {}))])


def test_an_archive_in_an_archive_is_an_error(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("x.txt", "x")
    path = archive(tmp_path / "a.zip", {"inner.zip": inner.getvalue()})
    with pytest.raises(ResourceError, match=r"a.zip/inner.zip' is a zip archive; unpack the archive that holds it"):
        documents(path)


@pytest.mark.parametrize(("name", "message"), [("a.xlsx", "is a workbook"), ("a.zip", "a workbook, a document or")])
def test_a_workbook_is_no_archive_of_texts(tmp_path: Path, name: str, message: str) -> None:
    path = archive(tmp_path / name, {"[Content_Types].xml": b"<x/>"})
    with pytest.raises(ResourceError, match=message):
        documents(path)


def test_a_large_member_is_read_as_a_stream(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"large.txt": b"0\n" * 5_000_000})
    chunks = input_chunks(expand_inputs([str(path)])[0], ReadOptions())
    assert all(len(chunk.content.data) < 1_000_000 and n_bytes < 1_000_000 for chunk, n_bytes in chunks)
