"""Character-wise rewriting in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

import re
from collections.abc import Callable

KEEP, DROP, DROP_SILENTLY, CLUSTER = 0, 1, 2, 3

#: A text and (start, end, new length) of what went.
Filtered = tuple[str, list[tuple[int, int, int]]]

#: U+FF01..FF5E stand 0xFEE0 above U+0021..007E (Unicode Standard, "Halfwidth and Fullwidth Forms").
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF_AND_SPACE = {**_HALF, 0x3000: 0x20}
_FULL = re.compile("[\uff01-\uff5e]")
_FULL_AND_SPACE = re.compile("[\u3000\uff01-\uff5e]")

#: Where Unicode has characters with case beyond ASCII, rounded to wholes: nothing from U+2E80 to U+A63F has any, nor
#: have the general punctuation and the full-width forms of punctuation and digits.
_CASED = "\x80-\u1fff\u2100-\u2e7f\ua640-\uff00\uff21-\U0010ffff"
_MAY_HAVE_CASE = {letters: re.compile(f"[{letters}{_CASED}]") for letters in ("A-Z", "a-z")}


def full_to_half(text: str, space: bool) -> str:
    """U+FF01..FF5E minus 0xFEE0; with ``space`` also U+3000 to U+0020.  The same object where nothing changes."""
    if (_FULL_AND_SPACE if space else _FULL).search(text) is None:
        return text
    return text.translate(_HALF_AND_SPACE if space else _HALF)


def may_have_case(text: str, upper: bool) -> bool:
    """Whether a text may hold characters with case; of ASCII, with ``upper``, A to Z count, else a to z."""
    return _MAY_HAVE_CASE["A-Z" if upper else "a-z"].search(text) is not None


class Filter:
    """Keeps or drops characters by a table that ``page`` fills, 256 code points at a time."""

    def __init__(self, page: Callable[[int], bytes], clusters: Callable[[str, str], Filtered] | None = None) -> None:
        self._page = page
        self._clusters = clusters
        self._actions: dict[int, int] = {}

    def actions(self, text: str) -> list[int]:
        """The action for each character."""
        known = self._actions
        found = []
        for character in text:
            code = ord(character)
            if code not in known:
                known.update(enumerate(self._page(code >> 8), code & ~0xFF))
            found.append(known[code])
        return found

    def apply(self, text: str, replacement: str) -> Filtered | None:
        """The text without what is dropped, and (start, end, new length) of each gap.

        A gap that held something visible becomes the replacement, another becomes nothing.  Where a
        character needs its neighbours to be judged, what ``clusters`` makes of both; None without it.
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
