"""Character-wise tests and rewriting in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

#: Actions of a `Filter` for a character: keep it; drop a visible or an invisible one; ask for its grapheme cluster.
KEEP, DROP, DROP_SILENTLY, CLUSTER = 0, 1, 2, 3

#: A text, and (start, end, new length) of each gap where characters were dropped.
Filtered = tuple[str, list[tuple[int, int, int]]]

#: U+FF01..FF5E stand 0xFEE0 above U+0021..007E (Unicode Standard, "Halfwidth and Fullwidth Forms").
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF_AND_SPACE = {**_HALF, 0x3000: 0x20}
_FULL = re.compile("[\uff01-\uff5e]")
_FULL_AND_SPACE = re.compile("[\u3000\uff01-\uff5e]")

#: Ranges beyond ASCII that cover every character with case, rounded to whole blocks. No character has case from U+2E80
#: to U+A63F, in General Punctuation, or among the full-width marks and digits.
_CASED = "\x80-\u1fff\u2100-\u2e7f\ua640-\uff00\uff21-\U0010ffff"
_MAY_HAVE_CASE = {letters: re.compile(f"[{letters}{_CASED}]") for letters in ("A-Z", "a-z")}


def full_to_half(text: str, space: bool) -> str:
    """Return the text with U+FF01..FF5E less 0xFEE0 and, with ``space``, U+3000 as U+0020.

    A text without any of them comes back as the same object.
    """
    if (_FULL_AND_SPACE if space else _FULL).search(text) is None:
        return text
    return text.translate(_HALF_AND_SPACE if space else _HALF)


def may_have_case(text: str, upper: bool) -> bool:
    """Return whether a text may hold characters with case; of ASCII only A to Z count with ``upper``, else a to z."""
    return _MAY_HAVE_CASE["A-Z" if upper else "a-z"].search(text) is not None


class Filter:
    """Keep or drop characters by a table of actions.

    Parameters:
        page: ``page(n)`` returns the actions of code points 256n to 256n + 255, one byte each; the first character of
            a page calls it.
        clusters: ``clusters(text, replacement)`` filters a text in which a character needs its neighbours (`CLUSTER`).
    """

    def __init__(self, page: Callable[[int], bytes], clusters: Callable[[str, str], Filtered] | None = None) -> None:
        self._page = page
        self._clusters = clusters
        self._actions: dict[int, int] = {}

    def rewriter(self, replacement: str) -> Any:
        """Return the batch form of `apply`; plain Python has none."""
        return None

    def actions(self, text: str) -> list[int]:
        """Return the action for each character."""
        known = self._actions
        found = []
        for character in text:
            code = ord(character)
            if code not in known:
                known.update(enumerate(self._page(code >> 8), code & ~0xFF))
            found.append(known[code])
        return found

    def apply(self, text: str, replacement: str) -> Filtered | None:
        """Return the text without dropped characters, and (start, end, new length) of each gap.

        A gap with a visible character (`DROP`) becomes the replacement; a gap of `DROP_SILENTLY` alone becomes nothing.
        A text with a `CLUSTER` character gives the result of ``clusters``, or None without such a function.
        """
        actions = self.actions(text)
        if CLUSTER in actions:
            return None if self._clusters is None else self._clusters(text, replacement)
        if not any(actions):
            return text, []
        pieces: list[str] = []
        gaps: list[tuple[int, int, int]] = []
        at = 0
        while at < len(text):
            end = at
            kept = actions[at] == KEEP
            while end < len(text) and (actions[end] == KEEP) == kept:
                end += 1
            if kept:
                pieces.append(text[at:end])
            else:
                filling = replacement if DROP in actions[at:end] else ""
                pieces.append(filling)
                gaps.append((at, end, len(filling)))
            at = end
        return "".join(pieces), gaps


def half_width_rewriter(space: bool) -> Any:
    """Return the batch form of `full_to_half`; plain Python has none."""
    return None


def ascii_case_rewriter(upper: bool) -> Any:
    """Return what maps A to Z to lower case with ``upper``, else a to z to upper case, in texts without other case.

    Plain Python has no such batch form.
    """
    return None


def either_character_rewriter(characters: str) -> Any:
    """Return what leaves texts without any of two characters as they are; plain Python has no such batch form."""
    return None
