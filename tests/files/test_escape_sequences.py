"""Encodings of seven bits: HZ, ISO-2022-JP, ISO-2022-KR and UTF-7 are not read as the ASCII that their bytes are."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import textprep as tp
from tests.files.sample_sentences import JAPANESE, KOREAN, SIMPLIFIED
from textprep.errors import EncodingError
from textprep.files.encodings import decode, guess_encoding
from textprep.files.lines import TextStream, UnreadableRecord, decode_lines


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("hz", SIMPLIFIED, "hz"),
        ("hz", "中文", "hz"),
        ("hz", "def greet():\n    return '你好' # ~ 中文\n", "hz"),
        ("iso2022_jp", JAPANESE, "iso2022_jp"),
        ("iso2022_jp", "日本", "iso2022_jp"),
        ("iso2022_jp_1", "丂丄\n", "iso2022_jp"),
        ("iso2022_jp_2", "日本 中国话 한국\n", "iso2022_jp"),
        ("iso2022_jp_2004", "日本①俱\n", "iso2022_jp"),
        ("iso2022_jp_ext", "ｶﾀｶﾅ 日本\n", "iso2022_jp"),
        ("iso2022_kr", KOREAN, "iso2022_kr"),
        ("iso2022_kr", "서울", "iso2022_kr"),
    ],
)
def test_text_with_escape_sequences_is_recognised_and_decoded(encoding: str, text: str, expected: str) -> None:
    data = text.encode(encoding)
    assert guess_encoding(data, complete=True) == (expected, "by its escape sequences")
    assert decode(data, expected) == text


@pytest.mark.parametrize(
    "text",
    [
        'cl-format nil "~{~a~^, ~}" names',
        '(format t "~{~A: ~A~%~}" plist)',
        '(format nil "~{~}" control arguments)',
        '(format nil "~{AB~}" x)',
        "command { samtools view ~{bam} > ~{sample_name}.txt }",
        "~{a, b~}",
        "class Shape { virtual ~Shape() {} }; ~{0}",
        "cd ~/work && ls ~{alice,bob}/bin",
        r"\newcommand{\x}{~{\bf a}~}",
        "x = a+b-c; y = +ab- + +abc-; i++ - j",
        "+1-800-555-0199, +44 20 7946 0958-",
        "q=foo+bar-baz&lang=zh+CN-",
        "+abcd- +efgh- +ijkl- +mnop-",
        "@@ -12,7 +12,9 @@\n-old\n+new-line\n+return-\n",
        "- [x] C++ - a\n+ [ ] item-\n+Foo+Bar-",
        "mail: user+tag-x@example.com",
        "data:image/png;base64,iVBORw0KGgo+AAAA/1+xyz-",
        "\x1b(B\x1b[m\x1b[32mok\x1b(B",
        "\x1b[1;31mred\x1b[0m $B $(B",
        r"printf '\e$B'",
        "\x0e\x0f shift out, shift in",
    ],
)
def test_source_code_and_markup_are_not_taken_for_such_text(text: str) -> None:
    data = f"{text}\n".encode()
    assert guess_encoding(data, complete=True).encoding == "utf-8"
    assert guess_encoding(data * 100, complete=True).encoding == "utf-8"
    assert guess_encoding((text + "\n中文\n").encode(), complete=True).encoding == "utf-8"


def test_utf_8_that_quotes_an_escape_sequence_stays_utf_8() -> None:
    data = "HZ 编码把“中文”写作 ~{VPND~}。\n".encode()
    assert guess_encoding(data, complete=True).encoding == "utf-8"


@pytest.mark.parametrize("text", [SIMPLIFIED, JAPANESE, KOREAN])
def test_utf_7_is_refused_unless_it_is_named(text: str) -> None:
    data = text.encode("utf-7")
    with pytest.raises(EncodingError, match="f: by its escape sequences, the text is in UTF-7; read it with"):
        TextStream(io.BytesIO(data), "f", "auto")
    assert _read(data, "utf-7") == text.splitlines()


def test_iso_2022_cn_is_refused() -> None:
    data = b"\x1b$)A\x0eVPND\x0f\n"
    with pytest.raises(EncodingError, match="ISO-2022-CN, which this package does not decode; convert"):
        TextStream(io.BytesIO(data), "f", "auto")


def test_a_tilde_at_the_end_of_a_line_of_hz_joins_it_with_the_next() -> None:
    assert decode(b"~{VPND~}~\n~{Dc:C~} a~~b\n", "hz") == "中文你好 a~b\n"


def test_a_line_of_hz_that_is_not_closed_ends_its_characters() -> None:
    assert decode(b"~{VPND\nabc\n", "hz") == "中文\nabc\n"


def test_the_marks_of_hz_are_those_of_gb_18030() -> None:
    assert decode(b"~{!$!*~}", "hz") == b"\xa1\xa4\xa1\xaa".decode("gb18030")


def test_characters_of_windows_are_read_in_iso_2022_jp() -> None:
    assert decode(b"\x1b$B-!\x1b(B \x1b(I6E\x1b(B \x1b(J\\~\x1b(B", "iso-2022-jp") == "① ｶﾅ ¥‾"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\x1b$BF|K\\\nabc\n", "iso2022_jp", "日本\ufffd\nabc\n"),
        (b"$BF|K\\\x1b(B\nabc\n", "iso2022_jp", "$BF|K\\\nabc\n"),
        (b"\x1b$BF|K\x1b(B\n", "iso2022_jp", "日\ufffd\n"),
        (b"\x1b$)C\x0e;p\nabc\x0f\n", "iso2022_kr", "삽\ufffd\nabc\n"),
        (b"~{VPN~}\n~x\n", "hz", "中\ufffd\n\ufffdx\n"),
    ],
)
def test_a_damaged_escape_sequence_costs_its_line_only(data: bytes, encoding: str, text: str) -> None:
    assert decode(data, encoding, "replace") == text


def test_strict_names_the_line() -> None:
    data = JAPANESE.encode("iso2022_jp").replace(b"\x1b(B\n", b"\n", 1)
    assert guess_encoding(data).encoding == "iso2022_jp"
    stream = TextStream(io.BytesIO(data), "f", "auto")
    lines = [line for block in stream.blocks() for line in decode_lines(block, "f", stream.encoding, "strict")]
    assert [line.line for line in lines if isinstance(line, UnreadableRecord)] == [1]
    with pytest.raises(UnicodeDecodeError, match="wrong or unclosed escape sequence in this line"):
        decode(data, "iso2022_jp")


def test_lists_of_the_user_are_recognised_as_documents_are(tmp_path: Path) -> None:
    (tmp_path / "stop.txt").write_bytes("我们\n图书馆\n".encode("hz"))
    assert tp.DropStopWords(stop_words=(str(tmp_path / "stop.txt"),)).listed_words() == ["我们", "图书馆"]
    (tmp_path / "stop.txt").write_bytes("我们\n图书馆\n".encode("utf-7"))
    with pytest.raises(EncodingError, match="UTF-7"):
        tp.DropStopWords(stop_words=(str(tmp_path / "stop.txt"),)).listed_words()


def _read(data: bytes, encoding: str) -> list[str | UnreadableRecord]:
    stream = TextStream(io.BytesIO(data), "f", encoding)
    return [line for block in stream.blocks() for line in decode_lines(block, "f", stream.encoding, "strict")]
