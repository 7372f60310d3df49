"""JSON files: one array, one value a line, or pretty-printed values one after another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_SPACE = re.compile(r"[ \t\r\n]*")


class JsonValue(NamedTuple):
    """A value of a JSON file.

    Parameters:
        line: the line on which it begins, from 1.
        value: the value; None if ``error`` is set.
        raw: the text of the value, or the line that cannot be parsed.
        error: why it cannot be parsed; empty if it can.
    """

    line: int
    value: Any
    raw: str
    error: str = ""


def json_values(text: str) -> Iterator[JsonValue]:
    """Yield the elements of an array, or the values that follow each other.

    After a value that cannot be parsed, reading continues at the next line; inside of an array, where no line end shows
    the next element, it stops.
    """
    decode = json.JSONDecoder().raw_decode
    at, line, counted = _skip(text, 0), 1, 0
    in_array = text.startswith("[", at)
    at = _skip(text, at + 1) if in_array else at
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        if in_array and text[at] == "]":
            at = _skip(text, at + 1)
            if at < len(text):
                yield JsonValue(line, None, text[at:], "expected the end of the file after the array")
            return
        try:
            value, end = decode(text, at)
        except (ValueError, RecursionError) as error:
            end = len(text) if in_array else (text.find("\n", at) + 1 or len(text))
            yield JsonValue(line, None, text[at:end], getattr(error, "msg", str(error)))
            if in_array:
                return
        else:
            yield JsonValue(line, value, text[at:end])
        at = _skip(text, end)
        if in_array and text.startswith(",", at):
            at = _skip(text, at + 1)
        elif in_array and at < len(text) and text[at] != "]":
            yield JsonValue(line + text.count("\n", counted, at), None, text[at:], "expected ',' or ']'")
            return
    if in_array:
        yield JsonValue(line + text.count("\n", counted), None, "", "the array does not end")


def _skip(text: str, at: int) -> int:
    """Return the place of the next character that is not white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at
