"""Encodings: detection, labels, decoding."""

from __future__ import annotations

import pytest

from textprep.errors import ParameterError
from textprep.files.encodings import check_encoding, decode, guess_encoding, needs_transcoding

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
def test_the_encoding_is_guessed(text: str, encoding: str, expected: str) -> None:
    assert guess_encoding(text.encode(encoding), complete=True).encoding == expected


@pytest.mark.parametrize("cut", range(1, 9))
@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")])
def test_a_character_cut_off_at_the_end_of_the_sample_is_ignored(text: str, encoding: str, cut: int) -> None:
    assert guess_encoding(text.encode(encoding)[:-cut]).encoding == encoding


def test_utf_8_with_a_damaged_place_is_guessed_as_utf_8() -> None:
    data = SIMPLIFIED.encode()
    assert guess_encoding(data[:31] + b"\xff" + data[32:], complete=True).encoding == "utf-8"


@pytest.mark.parametrize("word", ["一模一样", "知识产权", "理工学院", "巴基斯坦", "价格：€100元"])
def test_a_few_words_in_gbk_are_not_taken_for_damaged_utf_8(word: str) -> None:
    data = word.encode("gb18030").replace("€".encode("gb18030"), b"\x80")
    assert guess_encoding(data, complete=True).encoding == "gb18030"
    assert decode(data, "gb18030") == word


@pytest.mark.parametrize("at", [1, 4, 10, 17])
def test_a_few_words_of_damaged_utf_8_are_not_taken_for_chinese(at: int) -> None:
    data = "我来到北京大学".encode()
    assert guess_encoding(data[:at] + data[at + 1 :], complete=True).encoding == "utf-8"


def test_bytes_of_no_encoding_are_guessed_as_utf_8() -> None:
    assert guess_encoding(b"\xff\xff\xff\xfe\xff", complete=True).encoding == "utf-8"


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
def test_an_invalid_pair_is_an_error(encoding: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(b"a\xff\xffb", encoding)
    assert decode(b"a\xff\xffb", encoding, "replace").startswith("a\ufffd")
    assert decode(b"a\xff\xffb", encoding, "ignore") == "ab"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1253", "Καλημέρα, σήμερα ο καιρός είναι πολύ καλός και πάμε βόλτα.\n"),
        ("cp1255", "שלום לכולם, היום מזג האוויר יפה מאוד.\n"),
        ("cp1256", "مرحبا بكم، الطقس اليوم جميل جدا ونحن نذهب إلى الحديقة.\n"),
        ("iso8859-5", "Сегодня утром мы пошли в магазин и купили хлеб.\n"),
        ("cp866", "Сегодня утром мы пошли в магазин и купили хлеб.\n"),
    ],
)
def test_an_encoding_that_is_not_recognised_is_not_taken_for_another(encoding: str, text: str) -> None:
    assert guess_encoding(text.encode(encoding), complete=True).encoding == "utf-8"


def test_wide_and_stateful_encodings_need_transcoding() -> None:
    assert [needs_transcoding(name) for name in ("utf-8", "gbk", "big5", "latin-1")] == [False] * 4
    assert [needs_transcoding(name) for name in ("utf-16", "utf-32-be", "utf-7", "iso2022_jp")] == [True] * 4


@pytest.mark.parametrize("name", ["utf8x", "gb1830", "aut"])
def test_an_unknown_encoding_is_an_error_with_the_nearest(name: str) -> None:
    with pytest.raises(ParameterError, match="did you mean"):
        check_encoding(name)


def test_a_codec_that_is_not_of_text_is_an_error() -> None:
    with pytest.raises(ParameterError, match="not an encoding of text"):
        needs_transcoding("base64")
