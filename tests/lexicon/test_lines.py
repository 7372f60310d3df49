"""The grammar of a lexicon's text files."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.errors import LexiconFormatError
from textprep.lexicon.lines import (
    BadLine,
    WordLine,
    find_problems,
    parse_base_line,
    parse_lines,
    parse_user_line,
    parse_word_list_line,
)

BASE_LINES = [
    ("甲 5", WordLine("甲", 5, "")),
    ("甲 5 n", WordLine("甲", 5, "n")),
    ("甲 5 名词", WordLine("甲", 5, "名词")),
    ("甲 5 n x", WordLine("甲", 5, "n")),
    ("甲 5  n", WordLine("甲", 5, "")),
    ("甲 05", WordLine("甲", 5, "")),
    ("甲 0 n", WordLine("甲", 0, "n")),
    ("甲 999999999999999", WordLine("甲", 999999999999999, "")),
    ("5 5", WordLine("5", 5, "")),
    (" \t甲 5\t\r", WordLine("甲", 5, "")),
    ("甲\t乙 5", WordLine("甲\t乙", 5, "")),
    ("甲\r乙 5", WordLine("甲\r乙", 5, "")),
    ("\u3000甲 5", WordLine("\u3000甲", 5, "")),
    ("甲\u3000 5", WordLine("甲\u3000", 5, "")),
    ("𠀀 3 x\x85", WordLine("𠀀", 3, "x\x85")),
    ("a\x00b 5", WordLine("a\x00b", 5, "")),
    ("x" * 255 + " 5", WordLine("x" * 255, 5, "")),
    ("", None),
    (" \t\r\v\f", None),
    ("甲", BadLine("expected 'word count [tag]', found '甲'")),
    ("甲\t5", BadLine("expected 'word count [tag]', found '甲\\t5'")),
    ("\u3000", BadLine("expected 'word count [tag]', found '\\u3000'")),
    ("甲 n", BadLine("count must be a whole number, found 'n'")),
    ("甲  5", BadLine("count must be a whole number, found ''")),
    ("甲 12x", BadLine("count must be a whole number, found '12x'")),
    ("甲 -5", BadLine("count must be a whole number, found '-5'")),
    ("甲 ５", BadLine("count must be a whole number, found '５'")),
    ("甲 5\u3000", BadLine("count must be a whole number, found '5\\u3000'")),
    ("甲 1000000000000000", BadLine("count must be below 10**15, found '1000000000000000'")),
    ("x" * 256 + " 5", BadLine("a word has at most 255 characters, found 256: 'xxxxxxxxxxxxxxxxxxxx'…")),
]


@pytest.mark.parametrize(("line", "parsed"), BASE_LINES)
def test_a_line_of_a_base_file(line: str, parsed: WordLine | BadLine | None) -> None:
    assert parse_base_line(line) == parsed


def kernel_words(line: str) -> list[tuple[str, int, str]]:
    """Read a base file of one line by the kernel."""
    lexicon = tp.Lexicon.from_stream(io.BytesIO(line.encode()), "words.txt")
    return [(word, entry.count, entry.tag) for word in lexicon if (entry := lexicon.get(word))]


def assert_kernel_agrees(line: str) -> None:
    """Assert that the kernel reads a line as `parse_base_line` does; it skips words with count 0."""
    parsed = parse_base_line(line)
    if isinstance(parsed, BadLine):
        with pytest.raises(LexiconFormatError) as raised:
            kernel_words(line)
        assert str(raised.value) == f"words.txt:1: {parsed.problem}"
    else:
        expected = [(parsed.word, parsed.count, parsed.tag)] if parsed is not None and parsed.count else []
        assert kernel_words(line) == expected


@pytest.mark.parametrize("line", [line for line, _ in BASE_LINES])
def test_the_kernel_reads_a_base_line_alike(line: str) -> None:
    assert_kernel_agrees(line)


@given(st.text(st.sampled_from("甲a5０0n. \t\r\v\u3000\x1c\x85𠀀"), max_size=12))
def test_the_kernel_reads_any_base_line_alike(line: str) -> None:
    assert_kernel_agrees(line)


COUNT = "a whole number from 0 to 10**15 - 1"


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("云计算", WordLine("云计算")),
        ("云计算 5", WordLine("云计算", 5)),
        ("云计算 n", WordLine("云计算", None, "n")),
        ("云计算 5 mytag", WordLine("云计算", 5, "mytag")),
        ("Louis Vuitton", WordLine("Louis Vuitton")),
        ("machine learning", WordLine("machine learning")),
        ("machine learning 12 nz", WordLine("machine learning", 12, "nz")),
        ("弗里德里克·泰勒 3", WordLine("弗里德里克·泰勒", 3)),
        ("Windows 11 7", WordLine("Windows 11", 7)),
        ("a  n", WordLine("a", None, "n")),
        ("n", WordLine("n")),
        ("5", WordLine("5")),
        ("甲 000000000000000000005", WordLine("甲", 5)),
        ("\u3000甲 5\u3000", WordLine("甲", 5)),
        ("\u3000", None),
        ("", None),
        ("甲 1000000000000000", BadLine(f"count must be {COUNT}, found 1000000000000000")),
        ("甲 " + "9" * 5000, BadLine(f"count must be {COUNT}, found " + "9" * 60 + "…")),
        ("x" * 256, BadLine("a word has at most 255 characters, found 256: 'xxxxxxxxxxxxxxxxxxxx'…")),
    ],
)
def test_a_line_of_a_user_file(line: str, parsed: WordLine | BadLine | None) -> None:
    assert parse_user_line(line) == parsed


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("打底裤\t1000\tn", WordLine("打底裤", 1000, "n")),
        ("打底裤 \t 1000", WordLine("打底裤", 1000)),
        ("打底裤\u30003\u3000n", WordLine("打底裤", 3, "n")),
        ("Louis Vuitton\t5", WordLine("Louis Vuitton", 5)),
    ],
)
def test_tabs_and_wide_spaces_separate_fields(line: str, parsed: WordLine) -> None:
    assert parse_user_line(line) == parsed


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("英语4级 100 NZ", WordLine("英语4级", 100, "NZ")),
        ("试了一下 5 动作", WordLine("试了一下", 5, "动作")),
        ("租金收入 fa", WordLine("租金收入", None, "fa")),
        ("甲 5 N", WordLine("甲", 5, "N")),
        ("AirPods 100 NZ", WordLine("AirPods", 100, "NZ")),
        ("iPhone 5 S", WordLine("iPhone 5 S")),
        ("Windows 11 Pro", WordLine("Windows 11 Pro")),
        ("卡拉 OK", WordLine("卡拉 OK")),
        ("卡拉 OK 5", WordLine("卡拉 OK", 5)),
        ("Louis Vuitton 路易威登", WordLine("Louis Vuitton 路易威登")),
    ],
)
def test_the_last_field_of_a_user_line_is_its_tag(line: str, parsed: WordLine) -> None:
    assert parse_user_line(line) == parsed


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("的士 0", WordLine("的士", 0)),
        ("的士 0 n", WordLine("的士", 0, "n")),
        ("绝绝子 !", WordLine("绝绝子", force=True)),
        ("绝绝子 5 nz !", WordLine("绝绝子", 5, "nz", force=True)),
        ("绝绝子!", WordLine("绝绝子!")),
        ("!", WordLine("!")),
        ("Yahoo ! 5", WordLine("Yahoo !", 5)),
        ("的士 0 !", BadLine("count 0 forbids a word and '!' forces it, found both in '的士 0 !'")),
    ],
)
def test_a_user_line_forbids_or_forces_a_word(line: str, parsed: WordLine | BadLine) -> None:
    assert parse_user_line(line) == parsed


@pytest.mark.parametrize("number", ["-3", "-3 n", "+3"])
def test_a_signed_count_is_refused(number: str) -> None:
    found = number.split()[0]
    assert parse_user_line(f"打底裤 {number}") == BadLine(f"count must be {COUNT}, found {found!r}")


@pytest.mark.parametrize("number", ["3.5", "1,000", "1_000", "1，000", "1e3", "３", "3.5 n", "5，", "5. n", "5!", ":3"])
def test_a_number_that_is_no_count_is_refused_after_a_han_word(number: str) -> None:
    found = number.split()[0]
    assert parse_user_line(f"打底裤 {number}") == BadLine(
        f"count must be {COUNT}, found {found!r}; if the number belongs to the word, write a count after it"
    )


@pytest.mark.parametrize(
    ("line", "parsed"),
    [("Windows 8.1", WordLine("Windows 8.1")), ("微信 8.0 5", WordLine("微信 8.0", 5)), ("19-9", WordLine("19-9"))],
)
def test_a_number_may_belong_to_the_word(line: str, parsed: WordLine) -> None:
    assert parse_user_line(line) == parsed


@pytest.mark.parametrize(
    "line",
    [
        "打底裤,3,n",
        "打底裤,3",
        "打底裤,n",
        "打底裤，3，n",
        "打底裤;3",
        '"打底裤",3,n',
        "LV,3,n",
        "打底裤:3",
        "打底裤：3",
        "打底裤、3",
    ],
)
def test_the_separators_of_other_formats_are_refused(line: str) -> None:
    assert parse_user_line(line) == BadLine(
        f"expected 'word [count] [tag]' with spaces or tabs between the fields, found {line!r}"
    )


@pytest.mark.parametrize(
    "line", ["打底裤 ! 5", "打底裤 ！ 5", "! 打底裤", "打底裤 5 ！", "打底裤 ！", "打底裤 5 n !!", "打底裤 ! !"]
)
def test_a_misplaced_exclamation_mark_is_refused(line: str) -> None:
    parsed = parse_user_line(line)
    assert isinstance(parsed, BadLine)
    assert parsed.problem.startswith("the mark that forces a word is one '!' as the last field, found '")


@pytest.mark.parametrize("line", ["5 打底裤", "5 打底裤 n", "5\t打底裤", "1,000 打底裤", "5 打底裤 !"])
def test_a_number_before_a_word_is_refused(line: str) -> None:
    number = line.split()[0]
    assert parse_user_line(line) == BadLine(
        f"expected 'word [count] [tag]' with spaces or tabs between the fields, found {line!r}; "
        f"if {number!r} belongs to the word, write a count after it"
    )


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("打底裤 5n", "'打底裤 5n' is read as the word"),
        ("打底裤 五", "'打底裤 五' is read as the word"),
        ("打底裤 (n)", "'打底裤 (n)' is read as the word"),
        ("打底裤 （5）", "'打底裤 （5）' is read as the word"),
        ("打底裤 /n", "'打底裤 /n' is read as the word"),
        ("打底裤, 3", "'打底裤,' is read as the word and 3 as its count"),
        ("的士 0 5", "'的士 0' is read as the word and 5 as its count"),
        ("1 打底裤 5", "'1 打底裤' is read as the word and 5 as its count"),
        ("Yahoo ! 5", "'Yahoo !' is read as the word and 5 as its count"),
        ("7 Up", "'7 Up' is read as the word"),
        ("# comment", "a user dictionary has no comments; '# comment' is read as a word"),
        ("# c", "a user dictionary has no comments; '#' is read as a word"),
        ("打底裤!", "'打底裤!' is read as the word"),
        ("打底裤！ 5", "'打底裤！' is read as the word and 5 as its count"),
        ("打底裤/n", "'打底裤/n' is read as the word"),
        ("“打底裤” 3", "'“打底裤”' is read as the word and 3 as its count"),
        ("//注释", "a user dictionary has no comments; '//注释' is read as a word"),
        ("打底裤 3 # 注释", "a user dictionary has no comments; '打底裤 3 # 注释' is read as a word"),
        ("#注释", "a user dictionary has no comments; '#注释' is read as a word"),
    ],
)
def test_check_lists_a_line_that_may_be_meant_otherwise(line: str, note: str) -> None:
    assert list(find_problems(line.encode(), parse_user_line)) == [(1, note)]


@pytest.mark.parametrize(
    "line",
    [
        "微信 8.0 5",
        "打底裤 5 n",
        "绝绝子 5 nz !",
        "#话题#",
        "C# 5",
        "宝马 x5",
        "7 Up 5",
        "Yahoo!",
        "你好！世界 3",
        "北京时间8:30",
        "比例1:3",
        "第3、4",
        "三国志:11 5",
        "! 5",
        "Hello, world 3",
        "卡拉 OK",
    ],
)
def test_check_accepts_words_with_spaces_numbers_and_marks(line: str) -> None:
    assert list(find_problems(line.encode(), parse_user_line)) == []


@pytest.mark.parametrize("line", ["1,000", "3,5-二甲苯", "Hello, world", "你好，世界", "甲,"])
def test_commas_may_belong_to_a_word(line: str) -> None:
    assert parse_user_line(line) == WordLine(line)


@pytest.mark.parametrize(("word", "tag"), [("我的测试", "test"), ("打底裤", "n"), ("英语4级", "NZ")])
def test_swapped_fields_are_refused(word: str, tag: str) -> None:
    assert parse_user_line(f"{word} {tag} 1000") == BadLine(
        f"count and tag are swapped: expected '{word} 1000 {tag}', found '{word} {tag} 1000'; "
        f"if {tag!r} belongs to the word, write a tag after the count"
    )
    assert parse_user_line(f"{word} {tag} 1000 nz") == WordLine(f"{word} {tag}", 1000, "nz")


@pytest.mark.parametrize(
    ("line", "parsed"),
    [("甲 5 n", WordLine("甲 5 n")), ("\u3000甲\r", WordLine("甲")), ("\u3000", None)],
)
def test_a_line_of_a_word_list(line: str, parsed: WordLine | None) -> None:
    assert parse_word_list_line(line) == parsed


def test_a_byte_order_mark_and_blank_lines_are_skipped() -> None:
    assert parse_lines("\ufeff甲 5\r\n\n乙\n".encode(), "u.txt", parse_user_line) == [WordLine("甲", 5), WordLine("乙")]


def test_a_bad_line_is_an_error_with_file_and_line() -> None:
    with pytest.raises(LexiconFormatError, match=r"^u.txt:2: not UTF-8 \(byte 0xFF\)$"):
        parse_lines("甲\n".encode() + b"\xff\n", "u.txt", parse_user_line)


def test_problems_of_a_base_file() -> None:
    data = "甲 5\n甲 6\n乙 0\n丙\n".encode() + b"\xff 3\n" + "\u3000丁 2\n".encode()
    assert list(find_problems(data, parse_base_line)) == [
        (2, "'甲' repeats line 1"),
        (3, "'乙' has count 0 and is left out"),
        (4, "expected 'word count [tag]', found '丙'"),
        (5, "not UTF-8 (byte 0xFF)"),
        (6, "'\\u3000丁' begins or ends with white space"),
    ]


def test_problems_of_a_user_file_are_those_that_update_reports_and_doubtful_lines() -> None:
    data = "甲\n乙 3.5 n\n甲 5\n\u3000\n丙 0\n租金收入 fa\nWindows 8.1\n英语4级 5 NZ\nvitamin c\n丁 5 mytag\n".encode()
    hint = "; if the number belongs to the word, write a count after it"
    assert list(find_problems(data, parse_user_line)) == [
        (2, f"count must be {COUNT}, found '3.5'{hint}"),
        (3, "'甲' repeats line 1"),
        (6, "'fa' is read as the tag of '租金收入'"),
        (7, "'Windows 8.1' is read as one word; '8.1' is no count"),
        (8, "'NZ' is read as the tag of '英语4级'"),
        (9, "'c' is read as the tag of 'vitamin'"),
    ]
