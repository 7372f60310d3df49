"""The translation of regular expressions into scanners."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parent.parent / ".ci"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the checkout is not there")


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("pattern_parts")


@pytest.fixture
def scanners(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return importlib.import_module("pattern_scanners")


def characters(members: object) -> str:
    """Return the characters of a set without categories; "end" for None, which is the end of the match."""
    if members is None:
        return "end"
    return "".join(chr(code) for low, high in members.all_ranges() for code in range(low, high + 1))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("regex", "first", "second"),
    [
        ("ab|cd", ["a", "c"], ["b", "d"]),
        ("(?<!x)a?b", ["a", "b"], ["b", "end"]),
        ("a*+b", ["a", "b"], ["a", "b", "end"]),
        ("(?:ab){2,3}", ["a"], ["b"]),
        ("[ab]|c", ["abc"], ["end"]),
        ("([ -])a\\1", [" ", "-"], ["a"]),
        ("(?i:s)x", ["Ss\u017f"], ["x"]),
    ],
)
def test_first_and_second_characters(parts: ModuleType, regex: str, first: list[str], second: list[str]) -> None:
    found, behind_ascii, _ = parts.openings(regex)
    assert sorted(map(characters, found)) == first
    assert sorted(map(characters, behind_ascii)) == second


def test_second_characters_depend_on_whether_the_first_one_is_ascii(parts: ModuleType) -> None:
    _, behind_ascii, behind_other = parts.openings("ab|中午")
    assert list(map(characters, behind_ascii)) == ["b"]
    assert list(map(characters, behind_other)) == ["午"]


@pytest.mark.parametrize("regex", ["a|", "a*", "(?=a)"])
def test_a_pattern_that_matches_the_empty_text_is_refused(parts: ModuleType, regex: str) -> None:
    with pytest.raises(ValueError, match="matches the empty text"):
        parts.openings(regex)


@pytest.mark.parametrize(
    ("regex", "message"),
    [
        ("^a", "AT has no translation"),
        ("(ab)c", "a group holds one of several characters"),
        ("(?s:.)", "the only flag is"),
        ("(?i:[^ab])", "a class that ignores case has neither categories nor"),
        ("(?:ab?)+c", "a repetition without a limit is possessive"),
    ],
)
def test_what_has_no_exact_translation_is_refused(
    parts: ModuleType, scanners: ModuleType, regex: str, message: str
) -> None:
    scanner = scanners.Scanner("test", scanners.CharacterSets())
    with pytest.raises(ValueError, match=message):
        scanner.sequence(parts.parse(regex), "")


def test_a_choice_is_taken_back_by_calling_what_follows_again(parts: ModuleType, scanners: ModuleType) -> None:
    scanner = scanners.Scanner("test", scanners.CharacterSets())
    assert scanner.sequence(parts.parse("(?:ab|a)b"), "") == "test_3"
    assert "".join(scanner.code).count("TP_CALL(test_0, at") == 2
