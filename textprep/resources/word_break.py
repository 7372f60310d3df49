"""Unicode's Word_Break property, from the table that ships with the package."""

from __future__ import annotations

from textprep.kernels.words import CLASSES, PICTOGRAPHIC
from textprep.resources.cache import load_once
from textprep.resources.files import read_data


def word_break_ranges() -> list[tuple[int, int, int]]:
    """Return ranges of code points with their class: (first, last, class), both ends included.

    The class is its index in `CLASSES` (Unicode Standard Annex #29, table 3), plus `PICTOGRAPHIC` for
    characters that are Extended_Pictographic.
    """

    def read() -> list[tuple[int, int, int]]:
        numbers = {name: number for number, name in enumerate(CLASSES)}
        ranges = []
        for line in read_data("unicode", "word_break", ".txt").splitlines():
            if line and not line.startswith("#"):
                codes, name, *rest = line.split()
                first, _, last = codes.partition("..")
                ranges.append((int(first, 16), int(last or first, 16), numbers[name] + (PICTOGRAPHIC if rest else 0)))
        return ranges

    return load_once("word break", read)
