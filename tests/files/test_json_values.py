"""JSON files in their three forms."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from textprep.files.json_values import json_values
from textprep.files.records import ReadOptions, Record, read_chunks, read_records

OBJECTS: list[Any] = [{"text": "北京"}, {"text": "[天],{津}"}, {"text": "上\n海", "n": [1, {}]}]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(OBJECTS),
        json.dumps(OBJECTS, indent=2, ensure_ascii=False),
        "\n".join(map(json.dumps, OBJECTS)),
        "\r\n\r\n".join(json.dumps(value, indent=2) for value in OBJECTS) + "\r\n",
    ],
)
def test_every_form_gives_the_same_values(text: str) -> None:
    assert [value.value for value in json_values(text)] == OBJECTS


@pytest.mark.parametrize(("text", "expected"), [("", []), (" [ ] ", []), ("{}", [{}]), ("[1]", [1])])
def test_small_files(text: str, expected: list[object]) -> None:
    assert [value.value for value in json_values(text)] == expected


def test_values_have_the_line_on_which_they_begin() -> None:
    assert [value.line for value in json_values('[\n{"a":\n1},\n\n{}\n]')] == [2, 5]


def test_a_wrong_line_is_an_error_and_the_next_one_is_read() -> None:
    assert [(value.line, bool(value.error)) for value in json_values('{}\n{"a":\n{}\n')][-1] == (3, False)


@pytest.mark.parametrize("text", ["[{}", "[{} {}]", "[{}, x]", "[{}] {}"])
def test_a_wrong_array_is_an_error(text: str) -> None:
    values = list(json_values(text))
    assert values[0].value == {}
    assert values[-1].error
    assert sum(bool(value.error) for value in values) == 1


def test_a_json_file_gives_records() -> None:
    stream = io.BytesIO(json.dumps(OBJECTS, ensure_ascii=False).encode("gb18030"))
    options = ReadOptions()
    records = [each for chunk in read_chunks(stream, "a.json", options) for each in read_records(chunk, options)]
    assert [each.text for each in records if isinstance(each, Record)] == [value["text"] for value in OBJECTS]
