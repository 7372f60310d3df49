"""Replace the matches of a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Any

from textprep.cutters.patterns import PATTERNS, PatternMatcher, compile_pattern, pattern_matcher
from textprep.doc import Doc, Edits, replace_spans
from textprep.errors import ParameterError, PatternError, PatternTimeoutError, checked_imports, nearest
from textprep.params import param
from textprep.stage import Program, Stage

#: The greatest size of a pattern with its counted repetitions written out: some ten megabytes.
_MOST_ITEMS = 100_000
#: An escape, a set, a counted repetition with its bounds, or another character.
_TOKEN = re.compile(r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\{(\d{0,18})(?:,(\d{0,18}))?\}|.")
#: One day, in seconds. The module ``regex`` stops at once if the limit is infinite.
_LONGEST_TIMEOUT = 86_400


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
        if not 0 < self.timeout <= _LONGEST_TIMEOUT:
            raise ParameterError(
                f"ReplacePattern: timeout must be above 0 seconds and at most {_LONGEST_TIMEOUT}, found {self.timeout}"
            )
        if self.pattern not in PATTERNS:
            if re.fullmatch("[a-z]+", self.pattern) and (near := nearest(self.pattern, PATTERNS)):
                raise PatternError(f"ReplacePattern: no pattern is called {self.pattern!r}{near}")
            _compile(self.pattern)
        if "\\" in self.replacement:
            _check_replacement(
                compile_pattern(self.pattern) if self.pattern in PATTERNS else _compile(self.pattern), self
            )

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by the pattern."""
        named = self.pattern in PATTERNS
        literal = "\\" not in self.replacement
        if named and literal:
            return _replace_spans(pattern_matcher((self.pattern,)), self.replacement)
        compiled: Any = compile_pattern(self.pattern) if named else _compile(self.pattern)
        replacement = self.replacement
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
            except MemoryError:
                raise PatternError(
                    f"the pattern {compiled.pattern!r:.200} needs too much memory on a text of {len(text)} characters"
                ) from None
            except TimeoutError:
                raise PatternTimeoutError(
                    f"the pattern {compiled.pattern!r} took more than {timeout} s on a text of {len(text)} characters"
                ) from None
            if not replaced:
                return doc
            return doc.rewritten("".join([*pieces, text[at:]]), Edits.replacing(replaced))

        return run


def _replace_spans(matcher: PatternMatcher, replacement: str) -> Program:
    """Return a program that writes the same text for every match of named patterns."""
    spans = matcher.spans
    return lambda doc: replace_spans(doc, spans(doc.text), replacement)


def _compile(pattern: str) -> Any:
    with checked_imports("regex"):
        import regex

    size = _size_of(pattern)
    if size > _MOST_ITEMS:
        raise PatternError(
            f"ReplacePattern: {pattern!r:.200} has {size} items with its repetitions, expected at most {_MOST_ITEMS}"
        )
    try:
        return regex.compile(pattern)
    except (regex.error, OverflowError, ValueError) as error:
        raise PatternError(f"ReplacePattern: {pattern!r:.200} is not a valid regular expression: {error}") from None
    except (RecursionError, MemoryError):
        raise PatternError(f"ReplacePattern: {pattern!r:.200} is nested too deeply or too large") from None


def _size_of(pattern: str) -> int:
    """Return the number of items of a pattern whose counted repetitions are written out, as the engine keeps it."""
    # Of each open group: the items of what is finished, and of the last item.
    groups = [[0, 0]]
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            groups.append([0, 0])
        elif token[0] == ")" and len(groups) > 1:
            size = sum(groups.pop())
            groups[-1] = [sum(groups[-1]), size]
        elif token[1] is not None:
            groups[-1][1] *= max(1, int(token[2] or 0), int(token[1] or 0))
        else:
            groups[-1] = [sum(groups[-1]), 1]
    return sum(map(sum, groups))


def _check_replacement(compiled: Any, stage: ReplacePattern) -> None:
    """Raise `ParameterError` unless the replacement names only groups of the pattern."""
    # The pattern with an empty alternative behind it has the same groups, and matches the empty text.
    engine = re if isinstance(compiled, re.Pattern) else _engine()
    try:
        match: Any = engine.compile(f"(?:{compiled.pattern})|", compiled.flags & engine.VERBOSE).match("")
        match.expand(stage.replacement)
    except (engine.error, IndexError, ValueError) as error:
        raise ParameterError(
            f"ReplacePattern: the replacement {stage.replacement!r:.200} does not fit the pattern: {error}"
        ) from None


def _engine() -> Any:
    with checked_imports("regex"):
        import regex

    return regex
