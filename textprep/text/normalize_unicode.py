"""Normalise to one of Unicode's normalisation forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import Literal, cast

import regex

from textprep.doc import Doc, Edits
from textprep.params import param
from textprep.stage import Program, Stage

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

#: More marks than any writing puts on a letter (UAX #15 calls 30 enough for stream-safe text).
_LONG_ROW = regex.compile(r"\p{M}{31,}+")


@dataclass(repr=False, eq=False)
class NormalizeUnicode(Stage):
    """Normalise to one of Unicode's four normalisation forms (UAX #15), with the tables of the running Python.

    Parameters:
        form: ``"NFKC"``, ``"NFC"``, ``"NFD"`` or ``"NFKD"``.

    >>> doc = NormalizeUnicode()("①ﬁn")
    >>> doc.text
    '1fin'
    """

    form: str = param("NFKC", "the form", choices=("NFKC", "NFC", "NFD", "NFKD"))

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by ``unicodedata``."""
        form = cast("Form", self.form)

        def run(doc: Doc) -> Doc:
            source = doc.text
            if source.isascii() or unicodedata.is_normalized(form, source):
                return doc
            text = _normalize(form, source)
            return doc.rewritten(text, partial(normalization_edits, source, text, form))

        return run


def normalization_edits(source: str, text: str, form: Form) -> Edits:
    """Return a block for every piece of the source that changed, unless one character replaced one."""
    replacements = []
    pieces = []
    for start, end in _segments(source):
        piece = source[start:end]
        normal = _normalize(form, piece)
        pieces.append(normal)
        if normal != piece and not len(piece) == len(normal) == 1:
            replacements.append((start, end, len(normal)))
    if "".join(pieces) != text:
        # Characters of two pieces composed, which only a version of Unicode newer than `_begins` can bring about.
        return Edits([(0, len(source), 0, len(text))])
    return Edits.replacing(replacements)


def _normalize(form: Form, text: str) -> str:
    """Return what ``unicodedata.normalize`` returns, in linear time.

    The standard library puts marks into their canonical order by insertion, which takes quadratic time on a long row
    of marks. A stable sort by combining class is the same order.
    """
    return unicodedata.normalize(form, _LONG_ROW.sub(lambda row: _in_canonical_order(form, row[0]), text))


def _in_canonical_order(form: Form, marks: str) -> str:
    """Return the decomposed marks in their canonical order (The Unicode Standard, definition D109)."""
    decomposition: Form = "NFKD" if "K" in form else "NFD"
    decomposed = "".join([unicodedata.normalize(decomposition, mark) for mark in marks])
    ordered: list[str] = []
    for is_reordered, row in groupby(decomposed, lambda mark: unicodedata.combining(mark) > 0):
        found = list(row)
        ordered += sorted(found, key=unicodedata.combining) if is_reordered else found
    return "".join(ordered)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield ranges that normalise independently: no character before a range interacts with its first one."""
    start = 0
    for at in range(1, len(text)):
        if _begins(text[at]):
            yield start, at
            start = at
    if text:
        yield start, len(text)


@cache
def _begins(character: str) -> bool:
    """Return whether a character neither reorders nor composes with the characters before it.

    Its decomposition begins with a character of combining class 0 that is no mark (the marks of
    class 0 that compose are all of category Mc or Mn), no Hangul vowel or final, and no
    Kirat Rai vowel sign (letters that compose since Unicode 16).
    """
    if character.isascii():
        return True
    first = unicodedata.normalize("NFKD", character)[0]
    if unicodedata.combining(first) or unicodedata.category(first) in ("Mc", "Mn"):
        return False
    return not ("\u1160" <= first <= "\u11ff" or "\ud7b0" <= first <= "\ud7ff" or "\U00016d63" <= first <= "\U00016d6a")
