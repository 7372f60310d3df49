"""A naive third implementation of conversion by dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Words = dict[str, list[str]]


def found(rule: Any, dictionaries: Sequence[Words], text: str) -> tuple[str, list[str]]:
    """The key that the text begins with and its candidates; an empty key where there is none."""
    if isinstance(rule, int):
        key = max((key for key in dictionaries[rule] if text.startswith(key)), key=len, default="")
        return key, dictionaries[rule].get(key, [])
    policy, rules = rule
    answers = [answer for inner in rules if (answer := found(inner, dictionaries, text))[0]]
    if not answers:
        return "", []
    # `max` keeps the first of those that are as long.
    return answers[0] if policy == "short_circuit" else max(answers, key=lambda answer: len(answer[0]))


def segments(rule: Any, dictionaries: Sequence[Words], text: str) -> list[str]:
    """Matches, and what stands between them."""
    pieces = [""]
    while text:
        key, _ = found(rule, dictionaries, text)
        if key:
            pieces += [key, ""]
        else:
            key = text[0]
            pieces[-1] += key
        text = text[len(key) :]
    return [piece for piece in pieces if piece]


def convert(rule: Any, dictionaries: Sequence[Words], text: str) -> str:
    """One stage over one segment without description sequences."""
    result = ""
    while text:
        key, candidates = found(rule, dictionaries, text)
        result += candidates[0] if key else text[0]
        text = text[len(key) or 1 :]
    return result
