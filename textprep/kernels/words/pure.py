"""Unicode's word boundaries (UAX #29) in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import pairwise

#: The values of the Word_Break property, in the order of their numbers.
CLASSES = (
    "Other",
    "CR",
    "LF",
    "Newline",
    "Extend",
    "ZWJ",
    "Regional_Indicator",
    "Format",
    "Katakana",
    "Hebrew_Letter",
    "ALetter",
    "Single_Quote",
    "Double_Quote",
    "MidNumLet",
    "MidLetter",
    "MidNum",
    "Numeric",
    "ExtendNumLet",
    "WSegSpace",
)
#: Set beside the class of characters that are Extended_Pictographic.
PICTOGRAPHIC = 32

_NUMBER = {name: number for number, name in enumerate(CLASSES)}
CR, LF, NEWLINE = _NUMBER["CR"], _NUMBER["LF"], _NUMBER["Newline"]
BREAKING = frozenset((CR, LF, NEWLINE))
ZWJ, SPACE, REGIONAL = _NUMBER["ZWJ"], _NUMBER["WSegSpace"], _NUMBER["Regional_Indicator"]
IGNORED = frozenset(_NUMBER[name] for name in ("Extend", "Format", "ZWJ"))
HEBREW, SINGLE, DOUBLE = _NUMBER["Hebrew_Letter"], _NUMBER["Single_Quote"], _NUMBER["Double_Quote"]
LETTER = frozenset((_NUMBER["ALetter"], HEBREW))
MID_LETTER = frozenset(_NUMBER[name] for name in ("MidLetter", "MidNumLet", "Single_Quote"))
MID_NUMBER = frozenset(_NUMBER[name] for name in ("MidNum", "MidNumLet", "Single_Quote"))
NUMERIC, KATAKANA, EXTEND_NUM_LET = _NUMBER["Numeric"], _NUMBER["Katakana"], _NUMBER["ExtendNumLet"]
JOINED = LETTER | {NUMERIC, KATAKANA}


class WordBreaker:
    """Cut texts at Unicode's word boundaries.

    Parameters:
        ranges: (first, last, class) of all characters that are not of class Other. The class is an index of `CLASSES`,
            plus `PICTOGRAPHIC` for characters that are Extended_Pictographic.
        keep_space: whether white space is a token.
    """

    def __init__(self, ranges: Iterable[tuple[int, int, int]], keep_space: bool = False) -> None:
        self._keep_space = keep_space
        self._classes: dict[int, int] = {}
        for first, last, number in ranges:
            if not 0 <= first <= last <= 0x10FFFF:
                raise ValueError(f"U+{first:04X}..{last:04X} is not a range of code points")
            if not 0 <= number & ~PICTOGRAPHIC < len(CLASSES):
                raise ValueError(f"U+{first:04X}..{last:04X} has class {number}, expected an index of CLASSES")
            self._classes.update(dict.fromkeys(range(first, last + 1), number))

    def bounds(self, text: str) -> array[int]:
        """Return the end of every piece, white space included."""
        return array("i", self._ends(text))

    def tokens(self, text: str) -> list[str]:
        """Return the pieces of a text, without white space unless ``keep_space``."""
        pieces = [text[a:b] for a, b in pairwise([0, *self._ends(text)])]
        return pieces if self._keep_space else [piece for piece in pieces if not piece.isspace()]

    def spans(self, text: str) -> tuple[list[str], array[int], array[int]]:
        """Return ``(tokens, starts, ends)``."""
        tokens: list[str] = []
        starts, stops = array("i"), array("i")
        for a, b in pairwise([0, *self._ends(text)]):
            piece = text[a:b]
            if self._keep_space or not piece.isspace():
                tokens.append(piece)
                starts.append(a)
                stops.append(b)
        return tokens, starts, stops

    def many(self, texts: Iterable[str]) -> list[list[str]]:
        """Return the tokens of each of many texts."""
        return [self.tokens(text) for text in texts]

    def _ends(self, text: str) -> list[int]:
        lookup = self._classes.get
        classes = [lookup(ord(character), 0) for character in text]
        size = len(classes)
        if not size:
            return []
        ends: list[int] = []
        raw = classes[0]
        # The class before `at` and the one before that, without the characters that WB4 attaches to their left.
        last, before = raw & 31, 0
        # Whether the flag letters right before `at` are odd in number: two make a flag.
        odd_flags = last == REGIONAL
        for at in range(1, size):
            marked = classes[at]
            now, previous = marked & 31, raw & 31
            raw = marked
            if now in BREAKING or previous in BREAKING:
                if not (previous == CR and now == LF):
                    ends.append(at)
                before, last, odd_flags = 0, now, now == REGIONAL
                continue
            if now in IGNORED:
                continue
            if not (
                (previous == ZWJ and marked & PICTOGRAPHIC)
                or (previous == SPACE and now == SPACE)
                or self._is_joined(classes, at, before, last, now, odd_flags)
            ):
                ends.append(at)
            odd_flags = now == REGIONAL and not (odd_flags and last == REGIONAL)
            before, last = last, now
        ends.append(size)
        return ends

    def _is_joined(self, classes: list[int], at: int, before: int, last: int, now: int, odd_flags: bool) -> bool:
        """Return whether rules WB5 to WB16 forbid a boundary before the character at ``at``."""
        if last in LETTER:
            if now in LETTER or now in (NUMERIC, EXTEND_NUM_LET) or (last == HEBREW and now == SINGLE):
                return True
            if now in MID_LETTER:
                return self._next_class(classes, at) in LETTER
            return last == HEBREW and now == DOUBLE and self._next_class(classes, at) == HEBREW
        if last == NUMERIC:
            if now in LETTER or now in (NUMERIC, EXTEND_NUM_LET):
                return True
            return now in MID_NUMBER and self._next_class(classes, at) == NUMERIC
        if last in MID_LETTER and before in LETTER and now in LETTER:
            return True
        if last == DOUBLE:
            return before == HEBREW and now == HEBREW
        if last in MID_NUMBER and before == NUMERIC:
            return now == NUMERIC
        if last == KATAKANA:
            return now in (KATAKANA, EXTEND_NUM_LET)
        if last == EXTEND_NUM_LET:
            return now in JOINED or now == EXTEND_NUM_LET
        return last == REGIONAL and now == REGIONAL and odd_flags

    def _next_class(self, classes: list[int], at: int) -> int:
        """Return the class of the next character that does not attach to the one at ``at``; -1 at the end."""
        for index in range(at + 1, len(classes)):
            number = classes[index] & 31
            if number not in IGNORED:
                return number
        return -1
