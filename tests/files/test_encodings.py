"""Encodings: what is told apart, what is repaired, where a wrong byte is found."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textprep.errors import EncodingError, ParameterError
from textprep.files import lines as files
from textprep.files.encodings import check_encoding, decide, decode, is_wide
from textprep.files.lines import LineReader

SIMPLIFIED = "昨天下午，我们在图书馆里读了三个小时的书，然后去河边散步。\n天气很好，孩子们都在放风筝。\n"
TRADITIONAL = "昨天下午，我們在圖書館裡讀了三個小時的書，然後去河邊散步。\n天氣很好，孩子們都在放風箏。\n"
ENGLISH = "Plain text, nothing else.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (ENGLISH, "ascii", "utf-8"),
        ("", "utf-8", "utf-8"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (ENGLISH + SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        ("北京大学", "gbk", "gb18030"),
        ("臺北市立圖書館", "big5", "big5"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-32", "utf-32"),
        (ENGLISH + SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (ENGLISH + SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        ("a\x00b\x00\n" + SIMPLIFIED, "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_told(text: str, encoding: str, expected: str) -> None:
    assert decide(text.encode(encoding), whole=True).name == expected


@pytest.mark.parametrize("cut", range(1, 9))
@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")])
def test_a_character_cut_at_the_end_of_the_sample_is_not_held_against_it(text: str, encoding: str, cut: int) -> None:
    assert decide(text.encode(encoding)[:-cut]).name == encoding


def test_a_utf_8_file_with_a_broken_place_stays_one() -> None:
    data = SIMPLIFIED.encode()
    assert decide(data[:31] + b"\xff" + data[32:], whole=True).name == "utf-8"


def test_bytes_of_no_encoding_are_taken_for_utf_8() -> None:
    assert decide(b"\xff\xff\xff\xfe\xff", whole=True).name == "utf-8"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\xa6\xd9\xa6\xed\xa6\xf3", "gb18030", "\ufe10\ufe18\ufe19"),
        (b"\xfe\x59\xfe\xa0", "gbk", "\u9fb4\u9fbb"),
        (b"\xa8\xbc", "gb2312", "\u1e3f"),
        (b"\xfe\x51", "gb18030", "\ue816"),
        (b"\x82\x35\x90\x37", "gb18030", "\u9fb4"),
        (b"\x81\x30\x84\x36", "gb2312", "\xa5"),
        (b"\xa3\xe1", "big5", "\u20ac"),
        (b"\xa1\x45\xa1\xe3\xa2\x44", "big5", "\u2027\uff5e\uffe5"),
        (b"\xf9\xd6", "cp950", "\u7881"),
        (b"\x87\x40\xfa\x40\x88\x62", "big5", "\u43f0\U00020547\xca\u0304"),
        (b"\xc6\xe7", "big5hkscs", "\u3041"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(data: bytes, encoding: str, text: str) -> None:
    assert decode(data, encoding) == text


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_what_is_no_pair_is_refused(encoding: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(b"a\xff\xffb", encoding)
    assert decode(b"a\xff\xffb", encoding, "replace").startswith("a\ufffd")
    assert decode(b"a\xff\xffb", encoding, "ignore") == "ab"


def test_line_ends_are_single_bytes_but_in_wide_and_shifting_encodings() -> None:
    assert [is_wide(name) for name in ("utf-8", "gbk", "big5", "latin-1")] == [False] * 4
    assert [is_wide(name) for name in ("utf-16", "utf-32-be", "utf-7", "iso2022_jp")] == [True] * 4


@pytest.mark.parametrize("name", ["utf8x", "gb1830", "aut"])
def test_an_unknown_encoding_is_told_with_the_nearest(name: str) -> None:
    with pytest.raises(ParameterError, match="did you mean"):
        check_encoding(name)


def test_what_is_no_encoding_of_text_is_refused() -> None:
    with pytest.raises(ParameterError, match="no encoding of text"):
        is_wide("base64")


ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-32"]


@given(
    text=st.text(st.sampled_from("北京a é\t\r\u3000\U00020000\n"), max_size=40),
    encoding=st.sampled_from(ENCODINGS),
    size=st.integers(1, 9),
)
def test_lines_are_the_same_wherever_reads_end(text: str, encoding: str, size: int) -> None:
    whole = text.split("\n")
    if whole[-1] == "":
        whole.pop()
    before, files.CHUNK = files.CHUNK, size
    try:
        read = list(LineReader(io.BytesIO(text.encode(encoding)), "f", encoding))
    finally:
        files.CHUNK = before
    assert read == [line.removesuffix("\r") for line in whole]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32"])
def test_a_broken_line_of_a_wide_encoding_is_named(encoding: str) -> None:
    data = "北京\n".encode(encoding) + "天".encode("utf-16-le" if encoding == "utf-16-le" else "utf-32-le")[:1]
    with pytest.raises(EncodingError, match=f"f:2: not {encoding}"):
        list(LineReader(io.BytesIO(data), "f", encoding))


def test_skipped_lines_are_kept_as_bytes() -> None:
    reader = LineReader(io.BytesIO(b"a\n\xff\nb\n\xfe"), "f", "utf-8", "skip")
    assert list(reader) == ["a", "b"]
    assert reader.skipped == [b"\xff\n", b"\xfe"]
