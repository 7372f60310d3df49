"""Replace the matches of a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Any

from textprep.cutters.patterns import PATTERNS, compile_pattern
from textprep.doc import Doc, Edits
from textprep.errors import ParameterError, PatternError, PatternTimeoutError, nearest
from textprep.params import param
from textprep.stage import Program, Stage


@dataclass(repr=False, eq=False)
class ReplacePattern(Stage):
    r"""Replace each match of a pattern; a token inside of a replacement maps back to the whole match.

    Parameters:
        pattern: the name of a pattern (``url email mention hashtag date time number currency phone
            id_number ip emoji latin space control``, all linear in time), or a regular expression of the
            ``regex`` package.
        replacement: the new text, with ``\1`` and ``\g<name>`` for groups.
        timeout: the time limit of a regular expression for one document, in seconds.

    Raises:
        PatternError: the pattern is not a valid regular expression.
        PatternTimeoutError: a document exceeded the time limit. Named patterns take linear time and have no limit.

    >>> ReplacePattern(pattern="url")("看https://example.com/a?b=1，好").text
    '看 ，好'
    """

    pattern: str = param("url", "a named pattern or a regular expression")
    _: KW_ONLY
    replacement: str = param(" ", "the text for a match")
    timeout: float = param(5.0, "time limit for one document, in seconds")

    def check(self) -> None:
        """Check also that the pattern is a name or a valid regular expression."""
        super().check()
        if self.timeout <= 0:
            raise ParameterError(f"ReplacePattern: timeout must be above 0 seconds, found {self.timeout}")
        if self.pattern not in PATTERNS:
            if re.fullmatch("[a-z]+", self.pattern) and (near := nearest(self.pattern, PATTERNS)):
                raise PatternError(f"ReplacePattern: no pattern is called {self.pattern!r}{near}")
            _compile(self.pattern)

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by the pattern."""
        named = self.pattern in PATTERNS
        compiled: Any = compile_pattern(self.pattern) if named else _compile(self.pattern)
        replacement = self.replacement
        literal = "\\" not in replacement
        timeout = self.timeout

        def matches(text: str) -> Iterator[Any]:
            return compiled.finditer(text) if named else compiled.finditer(text, timeout=timeout)  # type: ignore[no-any-return]

        def run(doc: Doc) -> Doc:
            text = doc.text
            pieces: list[str] = []
            replaced: list[tuple[int, int, int]] = []
            at = 0
            try:
                for match in matches(text):
                    new = replacement if literal else match.expand(replacement)
                    pieces += (text[at : match.start()], new)
                    replaced.append((match.start(), match.end(), len(new)))
                    at = match.end()
            except TimeoutError:
                raise PatternTimeoutError(
                    f"the pattern {compiled.pattern!r} took more than {timeout} s on a text of {len(text)} characters"
                ) from None
            if not replaced:
                return doc
            return doc.rewritten("".join([*pieces, text[at:]]), Edits.replacing(replaced))

        return run


def _compile(pattern: str) -> Any:
    import regex

    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise PatternError(f"ReplacePattern: {pattern!r} is not a valid regular expression: {error}") from None
