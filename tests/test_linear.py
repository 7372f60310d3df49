"""The answers on texts that took quadratic time. `.ci/soak_linear.py` measures the time."""

from __future__ import annotations

import unicodedata

import pytest
import regex

import textprep as tp
from textprep.conversion.opencc_json import read_json
from textprep.cutters.patterns import compile_pattern
from textprep.errors import ConfigError

MANY = 40_000


def test_numbers_of_a_list_with_a_comma_behind_each() -> None:
    assert compile_pattern("number").findall("111," * MANY) == ["111"] * MANY
    assert compile_pattern("number").findall("1,111,222 a111,222 1111,222,333") == [
        "1,111,222",
        "222",
        "1111",
        "222,333",
    ]


@pytest.mark.parametrize("tags", ["html", "any"])
@pytest.mark.parametrize("unit", ["<script", "<a", '<a="', "<a '", "</a", "<!", "<svg", "&a"])
def test_tags_without_an_end_are_text(unit: str, tags: str) -> None:
    text = unit * MANY
    assert tp.StripHtml(tags=tags)(text).text == text


@pytest.mark.parametrize("text", ["a<a", "1<b", "x<script", "a<"])
def test_the_start_of_a_tag_at_the_end_of_the_text_is_text(text: str) -> None:
    assert tp.StripHtml()(text).text == text


@pytest.mark.parametrize("length", [7, 8, 9, 10, 15, 16, 17])
@pytest.mark.parametrize("before", ["", "a", "\u0600", "\u200d"])
@pytest.mark.parametrize("after", ["", "\u0301", "b"])
def test_rows_of_flags_are_cut_as_grapheme_clusters(length: int, before: str, after: str) -> None:
    text = before + "\U0001f1e8" * length + after
    kept = "".join(cluster for cluster in regex.findall(r"\X", text) if "\U0001f1e8" not in cluster)
    assert tp.CleanText(keep=("letter",), replacement="")(text).text == kept.replace("\u0600", "").replace("\u200d", "")


def test_a_long_row_of_flags_stays() -> None:
    text = "\U0001f1e8" * MANY
    assert tp.CleanText()(text).text == text


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(
    "unit", ["\u0301\u0323", "\u0323\u0301", "\u0344\u0323", "\u0f71\u0f74", "\u0f73\u0301", "\u05b8\u0591"]
)
@pytest.mark.parametrize("times", [10, 31, 200])
def test_long_rows_of_marks_are_normalised_as_the_standard_library_does(form: str, unit: str, times: int) -> None:
    for text in (unit * times, "e" + unit * times + "か\u3099", "é" + unit * times):
        doc = tp.NormalizeUnicode(form)(text)
        assert doc.text == unicodedata.normalize(form, text)
        assert doc.edits is not None


@pytest.mark.parametrize("text", ['"' + '\\"' * MANY, "/*" * MANY, "," + " " * MANY, "[" * MANY, '"\\' * MANY])
def test_broken_json_is_an_error(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^a\.json:?1?: (not JSON|nested too deeply)"):
        read_json(text, "a.json")


def test_a_comment_without_an_end_is_an_error() -> None:
    with pytest.raises(ConfigError, match="not JSON"):
        read_json('{"a": 1} /* b', "a.json")
