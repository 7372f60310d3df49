"""A naive third implementation of conversion by dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Candidates = dict[str, list[str]]


def longest_match(rule: Any, dictionaries: Sequence[Candidates], text: str) -> tuple[str, list[str]]:
    """Return the key that the text begins with and its candidates; an empty key if there is none."""
    if isinstance(rule, int):
        key = max((key for key in dictionaries[rule] if text.startswith(key)), key=len, default="")
        return key, dictionaries[rule].get(key, [])
    policy, rules = rule
    answers = [answer for inner in rules if (answer := longest_match(inner, dictionaries, text))[0]]
    if not answers:
        return "", []
    # On a tie `max` keeps the first.
    return answers[0] if policy == "short_circuit" else max(answers, key=lambda answer: len(answer[0]))


def segments(rule: Any, dictionaries: Sequence[Candidates], text: str) -> list[str]:
    """Return the matches of a rule, and the runs between them."""
    pieces = [""]
    while text:
        key, _ = longest_match(rule, dictionaries, text)
        if key:
            pieces += [key, ""]
        else:
            key = text[0]
            pieces[-1] += key
        text = text[len(key) :]
    return [piece for piece in pieces if piece]


def convert(rule: Any, dictionaries: Sequence[Candidates], text: str) -> str:
    """Convert one segment without description sequences by one stage."""
    result = ""
    while text:
        key, candidates = longest_match(rule, dictionaries, text)
        result += candidates[0] if key else text[0]
        text = text[len(key) or 1 :]
    return result
