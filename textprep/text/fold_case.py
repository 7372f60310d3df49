"""Letter case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textprep.doc import Doc, Edits, When
from textprep.kernels.chars import may_have_case
from textprep.params import param
from textprep.stage import Program, Stage

#: Mode to Unicode's full mapping as ``str`` has it (Unicode Standard, section 3.13).
_MAPPINGS: dict[str, Callable[[str], str]] = {"lower": str.lower, "casefold": str.casefold, "upper": str.upper}


@dataclass(kw_only=True, repr=False, eq=False)
class FoldCase(Stage):
    """Letters become lower case, case-folded or upper case.

    The mappings are Unicode's full ones: "İ" becomes two characters in lower case, "ß" becomes "ss"
    when folded; a token in what has grown maps to the letter it came from.

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
            # No mapping makes a character vanish: the same length means that none grew.
            if len(text) == len(source):
                return doc.rewritten(text)
            return doc.rewritten(text, lambda: _growth(source, mapping))

        return When(may_have_case, self.mode != "upper", run)


def _growth(source: str, mapping: Callable[[str], str]) -> Edits:
    """A block for every character that became several."""
    return Edits.replacing(
        (at, at + 1, len(mapped))
        for at, character in enumerate(source)
        if not character.isascii() and len(mapped := mapping(character)) != 1
    )
