"""An extension of griffe that adapts docstrings to what the documentation's Markdown expects."""

from __future__ import annotations

import re
from typing import Any

import griffe

#: A line of a "Parameters:" section that describes several parameters at once: ``norm, use_idf: as for `Tfidf`.``
_SHARED_ENTRY = re.compile(r"^( +)(\w+(?:, \w+)+): (.*)$")


class Docstrings(griffe.Extension):
    """Fences doctests and gives each parameter a row of its own, before griffe parses the docstring."""

    def on_instance(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Rewrite the docstring of ``obj``, if it has one."""
        if obj.docstring is not None:
            obj.docstring.value = fence_doctests(split_shared_entries(obj.docstring.value))


def fence_doctests(text: str) -> str:
    """Return ``text`` with a fence around each doctest: Markdown would take the prompt ``>>>`` for a quotation."""
    lines: list[str] = []
    inside = False
    for line in text.splitlines():
        if not inside and line.lstrip().startswith(">>>"):
            lines += ["", "```pycon"]
            inside = True
        elif inside and not line.strip():
            lines.append("```")
            inside = False
        lines.append(line)
    return "\n".join([*lines, "```"] if inside else lines)


def split_shared_entries(text: str) -> str:
    """Return ``text`` with one entry for each parameter where one entry describes several.

    Griffe's parser of Google style reads ``a, b: text`` as one parameter called "a, b".
    """
    lines: list[str] = []
    in_parameters = False
    for line in text.splitlines():
        if line.strip() == "Parameters:":
            in_parameters = True
        elif line.strip() and not line.startswith(" "):
            in_parameters = False
        shared = _SHARED_ENTRY.match(line) if in_parameters else None
        if shared is None:
            lines.append(line)
        else:
            indent, names, description = shared.groups()
            lines += [f"{indent}{name}: {description}" for name in names.split(", ")]
    return "\n".join(lines)
