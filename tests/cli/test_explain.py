"""The columns of ``textprep explain``."""

from __future__ import annotations

import subprocess
import sys

import pytest
import regex
from hypothesis import given
from rich.cells import cell_len

import textprep as tp
from tests.conftest import texts
from textprep.cli.explain import align, column_widths, render, visible

PIPELINE = tp.Pipeline([tp.StripHtml(), tp.NormalizeUnicode("NFKC"), tp.CleanText(), tp.Unigram()])


def lines_of(pipeline: tp.Pipeline, text: str, width: int | None = None) -> list[str]:
    return render(pipeline.explain(text), width)


@given(text=texts())
def test_a_cell_begins_at_the_same_place_in_each_row(text: str) -> None:
    steps = PIPELINE.explain(text)
    clusters = regex.findall(r"\X", text)
    rows = [("", cells) for step in steps for cells in align(step.doc, clusters)]
    widths = column_widths(rows, len(clusters))
    for _, cells in rows:
        line = ""
        for column, cell in enumerate(cells):
            assert cell_len(line) == sum(widths[:column])
            line += cell + " " * (widths[column] - cell_len(cell))


@given(text=texts())
def test_no_line_holds_a_character_that_moves_the_cursor(text: str) -> None:
    for line in lines_of(PIPELINE, text):
        assert not set(line) & set("\t\n\r\x0b\x0c\x1b\x85\u2028\u2029\u202e")
        line.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\r\n", "a␉b␍␊"),
        ("\x1b[31m\x7f", "␛[31m␡"),
        ("\x85\u2028\u202e", r"\u0085\u2028\u202e"),
        ("\u0301e\u0301", "\\u0301e\u0301"),
        ("\ud800\U000f0000", r"\ud800\U000f0000"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_controls_are_shown_as_symbols(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_overlapping_tokens_stand_in_rows_of_their_own() -> None:
    assert lines_of(tp.Pipeline([tp.Unigram(mode="search")]), "来到北京大学")[:3] == [
        "original  来到 北京 大学",
        "unigram   来到|北京|大学|",
        "               北京 大学|",
    ]


def test_rows_are_broken_at_the_width_of_the_terminal() -> None:
    lines = lines_of(tp.Pipeline([tp.FullToHalf()]), "Ａ" * 30, 40)
    assert [cell_len(line) for line in lines] == [40, 39, 0, 40, 39, 0, 16, 15]
    assert "".join(lines).count("Ａ") == 30


def test_stdin_is_the_text() -> None:
    command = [sys.executable, "-P", "-m", "textprep", "explain", "zh"]
    for arguments, data in (([], "我来到\r\n北京\n".encode()), (["-"], "我来到\r\n北京".encode("utf-16"))):
        done = subprocess.run([*command, *arguments], input=data, capture_output=True, timeout=60)
        assert "original        我 来到 ␍␊北京" in done.stdout.decode().splitlines()[0].rstrip()


def test_an_empty_text_has_empty_rows() -> None:
    assert lines_of(tp.Pipeline([tp.Unigram()]), "") == ["original", "unigram", ""]
