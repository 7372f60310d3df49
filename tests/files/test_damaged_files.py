"""Files with damaged bytes: their encoding is still recognised, and the damage stays in its line."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.sample_sentences import JAPANESE, KOREAN, RUSSIAN, SIMPLIFIED, THAI, TRADITIONAL, WESTERN
from textprep.errors import EncodingError
from textprep.files.decoding import decode
from textprep.files.encodings import check_decodable, guess_encoding
from textprep.files.lines import TextStream, UnreadableRecord, count_replacements, decode_lines
from textprep.files.plausibility import character_plausibility
from textprep.files.utf16 import split_lines

SAMPLES = [
    ("utf-8", SIMPLIFIED),
    ("utf-8", WESTERN),
    ("gb18030", SIMPLIFIED),
    ("big5", TRADITIONAL),
    ("shift_jis", JAPANESE),
    ("euc_jp", JAPANESE),
    ("euc_kr", KOREAN),
    ("cp1252", WESTERN),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp874", THAI),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", TRADITIONAL),
    ("hz", SIMPLIFIED),
    ("iso2022_jp", JAPANESE),
    ("iso2022_kr", KOREAN),
]


def read(data: bytes, errors: str = "replace") -> tuple[str, list[str | UnreadableRecord]]:
    stream = TextStream(io.BytesIO(data), "f", "auto")
    return stream.encoding, [
        line for block in stream.blocks() for line in decode_lines(block, "f", stream.encoding, errors)
    ]


@pytest.mark.parametrize(("encoding", "text"), SAMPLES)
def test_the_encoding_of_a_sound_file_is_recognised(encoding: str, text: str) -> None:
    assert read(text.encode(encoding)) == (encoding, text.splitlines())


@pytest.mark.parametrize(
    ("encoding", "text"), [case for case in SAMPLES if "16" not in case[0] and case[1] not in (WESTERN, THAI)]
)
def test_the_encoding_of_one_line_is_recognised(encoding: str, text: str) -> None:
    for line in text.splitlines():
        assert guess_encoding(line[:10].encode(encoding), complete=True).encoding == encoding


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    sample=st.sampled_from(SAMPLES),
    damages=st.lists(
        st.tuples(st.sampled_from(["change", "lose", "insert"]), st.integers(0, 10**6), st.integers(0, 255)),
        min_size=1,
        max_size=3,
    ),
)
def test_three_damaged_bytes_cost_at_most_three_lines(
    sample: tuple[str, str], damages: list[tuple[str, int, int]]
) -> None:
    encoding, text = sample
    lines = text.splitlines() * 25
    data = bytearray("".join(line + "\n" for line in lines).encode(encoding))
    for kind, place, value in damages:
        at = place % len(data)
        # A lost line end joins two lines, and costs both.
        while data[at] in (0, ord("\n")) or data[at - 1] == ord("\n"):
            at = (at + 1) % len(data)
        data[at : at + (kind != "insert")] = b"" if kind == "lose" else bytes([value])
    found, read_lines = read(bytes(data))
    assert found == encoding
    assert (Counter(lines) - Counter(map(str, read_lines))).total() <= 3


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"])
def test_a_lead_byte_before_a_line_end_keeps_the_line_end(encoding: str) -> None:
    assert decode(b"a\xb0\nb\n", encoding, "replace") == ("aｰ\nb\n" if encoding == "shift_jis" else "a\ufffd\nb\n")
    assert decode(b"a\x81\r\nb\n", encoding, "replace") == "a\ufffd\r\nb\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("gb18030", "我们在图书馆里读了三个小时的书。"), ("big5", "我們在圖書館裡讀了三個小時的書。")],
)
@pytest.mark.parametrize("at", [0, 4, 10])
def test_a_wrong_byte_costs_one_replacement(encoding: str, text: str, at: int) -> None:
    data = bytearray((text + "\n").encode(encoding))
    data[at] = 0xFF
    decoded = decode(bytes(data), encoding, "replace")
    assert decoded.count("\ufffd") == 1
    assert decoded.endswith(text[at // 2 + 1 :] + "\n")


def test_a_lost_byte_costs_one_replacement() -> None:
    text = "我们在图书馆里读了三个小时的书。"
    data = text.encode("gbk")
    assert decode(data[:6] + data[7:], "gbk", "replace") == text.replace("图", "\ufffd")


def test_the_euro_sign_of_code_page_936_is_no_damage() -> None:
    assert decode("价格：".encode("gbk") + b"\x80100", "gbk") == "价格：€100"
    assert read("价格便宜，".encode("gbk") + b"\x80100\n", "strict") == ("gb18030", ["价格便宜，€100"])


def test_code_page_932_and_949_are_read_under_the_common_names() -> None:
    assert decode("①髙".encode("cp932"), "shift_jis") == "①髙"
    assert decode("똠방각하".encode("cp949"), "euc-kr") == "똠방각하"
    assert decode("①".encode("euc_jis_2004"), "euc-jp") == "①"


def test_strict_names_encoding_line_and_byte() -> None:
    data = TRADITIONAL.encode("big5").replace(b"\n", b"\xff\n", 3)
    _, lines = read(data, "strict")
    unreadable = [line for line in lines if isinstance(line, UnreadableRecord)]
    assert [line.line for line in unreadable] == [1, 2, 3]
    with pytest.raises(EncodingError, match=r"f:1: not big5 \(byte 0xFF at offset"):
        raise unreadable[0].error


def test_a_file_of_mostly_damaged_bytes_is_refused() -> None:
    data = SIMPLIFIED.encode("gbk")
    with pytest.raises(EncodingError, match="cannot be decoded as utf-8; the likely encoding is gb18030"):
        check_decodable(data, "f", "utf-8")
    with pytest.raises(EncodingError, match="it may not be text"):
        check_decodable(b"\xff" * 40, "f", "utf-8")
    check_decodable(WESTERN.encode("cp1252"), "f", "utf-8")
    check_decodable("\ufffd\ufffd\ufffd\ufffd\ufffd".encode(), "f", "utf-8")


def test_a_lost_byte_of_utf_16_costs_one_line_and_one_replacement() -> None:
    data = SIMPLIFIED.encode("utf-16-le")
    stream = TextStream(io.BytesIO(data[:21] + data[22:]), "f", "utf-16-le")
    blocks = list(stream.blocks())
    assert sum(map(count_replacements, blocks)) == 1
    found = [line for block in blocks for line in decode_lines(block, "f", "utf-16-le", "replace")]
    assert found[0] == SIMPLIFIED[:10] + "\ufffd" + SIMPLIFIED.splitlines()[0][11:]
    assert found[1:] == SIMPLIFIED.splitlines()[1:]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_gujarati_letter_before_a_code_that_ends_in_zero_is_no_line_end(encoding: str) -> None:
    text = "\u0a97\u0a97\u3000\u0a97\n\u4e00\u0a97\n"
    assert b"".join(split_lines(text.encode(encoding), encoding)).decode(encoding) == text
    assert [len(line) for line in split_lines("\u0a97\u0a97\n".encode(encoding), encoding)] == [6]


def test_frequent_characters_of_the_language_are_plausible() -> None:
    assert character_plausibility("的", "gb18030") == 1.0
    assert character_plausibility("の", "gb18030") < character_plausibility("の", "euc_jp") == 1.0
    assert character_plausibility("ﾃ", "shift_jis") == 0.0
