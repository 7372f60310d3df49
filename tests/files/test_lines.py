"""Lines of text files: blocks, line ends, bytes that cannot be decoded."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textprep.errors import EncodingError
from textprep.files import lines
from textprep.files.lines import TextStream, UnreadableRecord, count_replacements, decode_lines

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-32"]


def read(data: bytes, encoding: str, errors: str = "strict") -> list[str | UnreadableRecord]:
    stream = TextStream(io.BytesIO(data), "f", encoding)
    return [line for block in stream.blocks() for line in decode_lines(block, stream.name, stream.encoding, errors)]


@given(
    text=st.text(st.sampled_from("北京a é\t\r\u3000\U00020000\n"), max_size=40),
    encoding=st.sampled_from(ENCODINGS),
    size=st.integers(1, 9),
)
def test_lines_are_the_same_for_any_size_of_block(text: str, encoding: str, size: int) -> None:
    expected = text.split("\n")
    if expected[-1] == "":
        expected.pop()
    before, lines.CHUNK_BYTES = lines.CHUNK_BYTES, size
    try:
        found = read(text.encode(encoding), encoding)
    finally:
        lines.CHUNK_BYTES = before
    assert found == [line.removesuffix("\r") for line in expected]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32"])
def test_an_undecodable_line_of_a_wide_encoding_is_named(encoding: str) -> None:
    data = "北京\n".encode(encoding) + "天".encode("utf-16-le" if encoding == "utf-16-le" else "utf-32-le")[:1]
    unreadable = [line for line in read(data, encoding) if isinstance(line, UnreadableRecord)]
    with pytest.raises(EncodingError, match=f"f:2: not {encoding}"):
        raise unreadable[0].error


def test_undecodable_lines_keep_their_bytes() -> None:
    found = read(b"a\n\xff\nb\n\xfe", "utf-8", "skip")
    assert [line for line in found if isinstance(line, str)] == ["a", "b"]
    assert [line.raw for line in found if isinstance(line, UnreadableRecord)] == [b"\xff\n", b"\xfe"]


DAMAGED = "\ufeff北京\r\n天".encode() + b"\xe6\xb4\nx\xff\xfey\n"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1 << 20])
def test_wrong_bytes_are_found_for_any_size_of_block(monkeypatch, size: int) -> None:
    monkeypatch.setattr(lines, "CHUNK_BYTES", size)
    found = read(DAMAGED, "utf-8")
    assert found[0] == "北京"
    assert isinstance(found[1], UnreadableRecord)
    with pytest.raises(EncodingError, match=r"f:2: not utf-8 \(byte 0xE6 at offset 14"):
        raise found[1].error


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1 << 20])
def test_wrong_bytes_are_replaced_and_counted_for_any_size_of_block(monkeypatch, size: int) -> None:
    monkeypatch.setattr(lines, "CHUNK_BYTES", size)
    assert read(DAMAGED, "utf-8", "replace") == ["北京", "天\ufffd", "x\ufffd\ufffdy"]
    assert sum(map(count_replacements, TextStream(io.BytesIO(DAMAGED), "f").blocks())) == 3
