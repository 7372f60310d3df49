"""Map letters to one case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textprep.doc import Doc, Edits, When
from textprep.kernels.chars import ascii_case_rewriter, may_have_case
from textprep.params import param
from textprep.stage import Program, Stage

#: Unicode's full case mappings, as ``str`` has them (Unicode Standard, section 3.13).
_MAPPINGS: dict[str, Callable[[str], str]] = {"lower": str.lower, "casefold": str.casefold, "upper": str.upper}


@dataclass(repr=False, eq=False)
class FoldCase(Stage):
    """Map letters to lower case, to upper case, or to their case-folded form.

    The mappings are Unicode's full ones, which may return several characters: lower case makes two of "İ", and case
    folding makes "ss" of "ß". A token inside of such a result maps back to the one letter.

    Parameters:
        mode: ``"lower"``, ``"casefold"`` (for comparing, Unicode Standard, section 3.13) or ``"upper"``.

    >>> FoldCase(mode="casefold")("Straße").text
    'strasse'
    """

    mode: str = param("lower", "the mapping", choices=("lower", "casefold", "upper"))

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by the mapping of ``str``."""
        mapping = _MAPPINGS[self.mode]

        def run(doc: Doc) -> Doc:
            source = doc.text
            text = mapping(source)
            if text == source:
                return doc
            # Every character maps to at least one, so an equal length means that each maps to exactly one.
            if len(text) == len(source):
                return doc.rewritten(text)
            return doc.rewritten(text, lambda: _growth(source, mapping))

        lowers = self.mode != "upper"
        return When(may_have_case, lowers, run, ascii_case_rewriter(lowers))


def _growth(source: str, mapping: Callable[[str], str]) -> Edits:
    """Return a block for every character that maps to several."""
    return Edits.replacing(
        (at, at + 1, len(mapped))
        for at, character in enumerate(source)
        if not character.isascii() and len(mapped := mapping(character)) != 1
    )
