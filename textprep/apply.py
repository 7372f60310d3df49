"""The stage that calls a function of the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textprep.diff import blocks_between
from textprep.doc import Doc, Edits
from textprep.errors import StageError
from textprep.params import param
from textprep.stage import Program, Stage, exact


@dataclass(repr=False, eq=False)
class Apply(Stage):
    """Rewrite the text by a function from ``str`` to ``str``.

    A pipeline makes this stage of every function among its stages, and the class serves as a decorator. What the old
    and the new text have in common at their start and end keeps its spans, and so does what they have in common between
    up to 100 inserted and deleted characters or words; a text with more changes is one block. A result of equal length
    counts as a change of single characters, as by ``str.lower``.

    A pipeline file cannot hold the stage. A pickle holds the function by its name, so a lambda cannot be pickled.

    Parameters:
        function: takes a text and returns the new text.

    >>> Apply(str.strip)("  北京 ").text
    '北京'
    """

    function: Callable[[str], str] = param(str, "a function from text to text")  # noqa: RUF009

    @property
    def function_name(self) -> str:
        """The name of the function; "function" if it has none."""
        return str(getattr(self.function, "__name__", "function")).strip("<>")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Return the program that calls the function."""
        function, name = self.function, self.function_name

        def run(doc: Doc) -> Doc:
            source = doc.text
            text = exact(function(source))
            if not isinstance(text, str):
                raise StageError(f"the function {name} must return a str, found {type(text).__name__}: {text!r:.60}")
            if text == source:
                return doc
            if len(text) == len(source):
                return doc.rewritten(text)
            return doc.rewritten(text, lambda: Edits(blocks_between(source, text)))

        return run

    def described(self, portable: bool = False) -> dict[str, Any]:
        """Return the module and the name of the function; its code is not compared."""
        module = getattr(self.function, "__module__", None) or ""
        return {"function": f"{module}.{getattr(self.function, '__qualname__', self.function_name)}"}
