"""The conversion kernel, its plain-Python twin and the oracle."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, twin
from tests.oracles import conversion as oracle

#: Few characters, so that keys overlap: one beyond the basic plane, one lone surrogate, one NUL.
LETTERS = "ab里发后𠮷\ud800\x00"
short = st.text(st.sampled_from(LETTERS), min_size=1, max_size=3)
dictionaries = st.lists(
    st.dictionaries(short, st.lists(short, min_size=1, max_size=3), max_size=8), min_size=3, max_size=3
)
rules = st.sampled_from(
    [
        0,
        ("short_circuit", [0, 1, 2]),
        ("union", [2, 0]),
        ("short_circuit", [("union", [0, 1]), 2]),
        ("union", [("short_circuit", [1, 0]), 2]),
    ]
)


def make_dictionary(kernel, words: dict[str, list[str]]):
    data = "".join(f"{key}\t{' '.join(values)}\n" for key, values in words.items()).encode("utf-8", "surrogatepass")
    if any("\ud800" in key + "".join(values) for key, values in words.items()):
        return kernel.Dictionary.from_entries([(key, values[0]) for key, values in words.items()])
    dictionary, line, problem = kernel.Dictionary.parse(data)
    assert (line, problem) == (0, "")
    return dictionary


@given(dictionaries, rules, st.one_of(st.none(), rules), st.text(st.sampled_from(LETTERS), max_size=12))
def test_one_stage_converts_segments_as_the_oracle_does(words, rule, segmentation, text: str) -> None:
    pieces = [text] if segmentation is None else oracle.segments(segmentation, words, text)
    expected = "".join(oracle.convert(rule, words, piece) for piece in pieces)
    for kind in TWINS:
        kernel = twin("conversion", kind)
        own = [make_dictionary(kernel, each) for each in words]
        segments = None if segmentation is None else kernel.Table(own, segmentation)
        converter = kernel.Converter([], segments, [[kernel.Table(own, rule)]])
        assert converter.convert(text) == expected


@given(dictionaries, rules, rules, st.text(st.sampled_from(LETTERS), max_size=12))
def test_two_stages_convert_each_segment_one_after_the_other(words, first, second, text: str) -> None:
    expected = "".join(
        oracle.convert(second, words, oracle.convert(first, words, piece))
        for piece in oracle.segments(first, words, text)
    )
    for kind in TWINS:
        kernel = twin("conversion", kind)
        own = [make_dictionary(kernel, each) for each in words]
        tables = kernel.Table(own, first), kernel.Table(own, second)
        assert kernel.Converter([], tables[0], [[tables[0]], [tables[1]]]).convert(text) == expected


@given(
    dictionaries,
    rules,
    st.text(st.sampled_from(LETTERS + "\u2ff0\u2ff2\u2ffe"), max_size=16),
    st.sampled_from(["whole", "segments", "shared", "chain", "normalization", "keep_ambiguous"]),
)
def test_twins_agree(words, rule, text: str, shape: str) -> None:
    answers = []
    for kind in TWINS:
        kernel = twin("conversion", kind)
        own = [make_dictionary(kernel, each) for each in words]
        table, other = kernel.Table(own, rule, own), kernel.Table(own, ("union", [1, 2]))
        converter = {
            "whole": lambda t=table, o=other, k=kernel: k.Converter([], None, [[t]]),
            "segments": lambda t=table, o=other, k=kernel: k.Converter([], o, [[t], [o]]),
            "shared": lambda t=table, o=other, k=kernel: k.Converter([], t, [[t, o], [o]]),
            "chain": lambda t=table, o=other, k=kernel: k.Converter([], t, [[t], [o], [t]]),
            "normalization": lambda t=table, o=other, k=kernel: k.Converter([o], None, [[t]]),
            "keep_ambiguous": lambda t=table, o=other, k=kernel: k.Converter([], t, [[t, o], [o]], True),
        }[shape]()
        answers.append(
            (
                converter.stage_count,
                converter.convert(text),
                converter.rewrite(text),
                converter.edits(text),
                converter.ambiguities(text),
            )
        )
        assert converter.rewrite(text)[0] == converter.convert(text)
    assert answers[0] == answers[-1]


@given(dictionaries, rules, rules)
def test_phrases_are_the_keys_of_two_characters_or_more(words, first, second) -> None:
    found = []
    for kind in TWINS:
        kernel = twin("conversion", kind)
        own = [make_dictionary(kernel, each) for each in words]
        converter = kernel.Converter([kernel.Table(own, first)], None, [[kernel.Table(own, second)]])
        found.append(converter.phrases())
        assert set(found[-1]) <= {key for each in words for key in each if len(key) > 1}
    assert found[0] == found[-1]


def test_phrases_leave_out_the_keys_of_one_character(conversion_kernel) -> None:
    dictionary = conversion_kernel.Dictionary.from_entries([("里", "裏"), ("后面", "後面"), ("a\tb", "x")])
    converter = conversion_kernel.Converter([], None, [[conversion_kernel.Table([dictionary], 0)]])
    assert converter.phrases() == ["a\tb", "后面"]


def test_an_empty_dictionary_matches_nothing(conversion_kernel) -> None:
    dictionary, _, _ = conversion_kernel.Dictionary.parse(b"no tab")
    assert dictionary.candidates("里") == []
    assert dictionary.longest_match("里", 0, 1) == 0
    assert conversion_kernel.Converter([], None, [[conversion_kernel.Table([dictionary], 0)]]).convert("里") == "里"


def test_many_phrases_share_their_first_two_characters(conversion_kernel) -> None:
    lines = "".join(f"里面{chr(code)}\t裏{chr(code)}\n" for code in range(0x4E00, 0x5E00))
    assert converter_of(conversion_kernel, lines).convert("里面一里面里面丁") == "裏一里面裏丁"


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"a\tb\nc\n", 2, "expected a key, a tab and its candidates, found no tab"),
        (b"# x\n\n\tb\n", 3, "expected a key before the tab, found nothing"),
        (b"a\tb\nb\tc\na\td\n", 3, "the key 'a' stands twice"),
        (b"a" * 256 + b"\tb\n", 1, "expected a key of at most 255 characters, found one of 256"),
        (b"a\tb\n  \n", 2, "expected a key, a tab and its candidates, found no tab"),
    ],
)
def test_parsing_reports_the_first_wrong_line(conversion_kernel, data: bytes, line: int, problem: str) -> None:
    dictionary, found_line, found_problem = conversion_kernel.Dictionary.parse(data)
    assert (len(dictionary), found_line, found_problem) == (0, line, problem)


def test_parsing_raises_for_bytes_that_are_not_utf_8(conversion_kernel) -> None:
    with pytest.raises(UnicodeDecodeError):
        conversion_kernel.Dictionary.parse(b"a\tb\n\xff")


@pytest.mark.parametrize(
    ("data", "candidates"),
    [
        ("里\t裏 里 哩\n", ["裏", "里", "哩"]),
        ("\ufeff# 注\r\n里\t裏 里\r\n", ["裏", "里"]),
        ("里\t裏  里", ["裏", "", "里"]),
        ("里\t", [""]),
        ("里\t裏\t里\n", ["裏\t里"]),
    ],
)
def test_single_spaces_separate_candidates(conversion_kernel, data: str, candidates: list[str]) -> None:
    dictionary, _, _ = conversion_kernel.Dictionary.parse(data.encode())
    assert dictionary.candidates("里") == candidates
    assert dictionary.candidates("面") == []


def test_candidates_of_inline_entries_may_hold_spaces(conversion_kernel) -> None:
    dictionary = conversion_kernel.Dictionary.from_entries([("a b", "x y")])
    assert dictionary.candidates("a b") == ["x y"]
    assert dictionary.longest_match("xa bc", 1, 5) == 3
    assert dictionary.longest_match("xa bc", 1, 3) == 0


def converter_of(kernel, lines: str, **rest):
    dictionary, _, _ = kernel.Dictionary.parse(lines.encode())
    return kernel.Converter([], None, [[kernel.Table([dictionary], 0)]], **rest)


def test_convert_returns_the_same_object_if_nothing_changes(conversion_kernel) -> None:
    text = "没有什么 xyz"
    assert converter_of(conversion_kernel, "里\t裏\n").convert(text) is text


def test_results_have_the_narrowest_width(conversion_kernel) -> None:
    converter = converter_of(conversion_kernel, "里\tx\n吉\t𠮷\n面\té\n𠮷\t吉\n")
    for text in ("里", "面里", "吉里", "里中", "𠮷", "𠮷中吉", "a里" * 100 + "吉"):
        result = converter.convert(text)
        assert hash(result) == hash(result.encode().decode())


def test_description_sequences_are_copied(conversion_kernel) -> None:
    converter = converter_of(conversion_kernel, "里\t裏\n面\t麵\n")
    assert converter.convert("⿰里面里") == "⿰里面裏"
    assert converter.convert("⿲里面里里") == "⿲里面里裏"
    assert converter.convert("⿾里里") == "⿾里裏"
    assert converter.convert("⿰里") == "⿰裏"
    assert converter.convert("\u31ef里里") == "\u31ef裏裏"
    deep = "⿰" * 15
    assert converter.convert(deep + "里" * 16) == deep + "里" * 16
    assert converter.convert("⿰" + deep + "里" * 17).endswith("裏")


def test_a_function_may_segment_the_text(conversion_kernel) -> None:
    dictionary, _, _ = conversion_kernel.Dictionary.parse(b"ab\tX\n")
    table = conversion_kernel.Table([dictionary], 0)
    converter = conversion_kernel.Converter([], lambda text: array("i", [1, len(text)]), [[table]])
    assert converter.convert("abab") == "abX"


def test_texts_longer_than_the_signal_interval_are_converted_whole(conversion_kernel) -> None:
    converter = converter_of(conversion_kernel, "里面\t裏面\n里\t里\n吉\t𠮷\n")
    # The plain twin has no such interval.
    times = 800_000 if conversion_kernel.__name__.endswith("compiled") else 800
    assert converter.convert("x里面" * times) == "x裏面" * times


def test_one_to_one_replacements_make_no_edits(conversion_kernel) -> None:
    converter = converter_of(conversion_kernel, "发\t發 髮\n头发\t頭髮\n头\t頭\n软件\t軟體\n软\t軟\n件\t件\n")
    assert converter.rewrite("头发") == ("頭髮", 0)
    assert converter.rewrite("软件") == ("軟體", 1)
    assert converter.edits("发头发软件") == [[(3, 5, 2)]]
