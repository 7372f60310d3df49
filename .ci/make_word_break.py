"""Write resources/unicode/word_break.txt from the tables of the installed ``regex`` package.

Run it when Unicode and ``regex`` have moved on: ``python .ci/make_word_break.py``.
"""

from __future__ import annotations

from pathlib import Path

import regex

#: Property values to the short names that ``regex`` takes, in the order of our class numbers.
VALUES = {
    "CR": "CR",
    "LF": "LF",
    "Newline": "Newline",
    "Extend": "Extend",
    "ZWJ": "ZWJ",
    "Regional_Indicator": "Regional_Indicator",
    "Format": "Format",
    "Katakana": "Katakana",
    "Hebrew_Letter": "Hebrew_Letter",
    "ALetter": "ALetter",
    "Single_Quote": "Single_Quote",
    "Double_Quote": "Double_Quote",
    "MidNumLet": "MidNumLet",
    "MidLetter": "MidLetter",
    "MidNum": "MidNum",
    "Numeric": "Numeric",
    "ExtendNumLet": "ExtendNumLet",
    "WSegSpace": "WSegSpace",
}

HEADER = """\
# What:    the Word_Break property of every code point that has one, and whether it is Extended_Pictographic
# Format:  FIRST..LAST CLASS [pictographic], hexadecimal, ascending; what is missing is Other and no pictograph
# Origin:  WordBreakProperty.txt and emoji-data.txt of the Unicode Character Database, as the Python package
#          regex {version} carries them; written by .ci/make_word_break.py
# Licence: Unicode License v3 (the data are facts of the Unicode Standard, UAX #29)
# Used by: Words(rule="unicode")
"""


def main() -> None:
    """Write the file."""
    everything = "".join(map(chr, range(0x110000)))
    classes: dict[int, str] = {}
    for name, value in VALUES.items():
        for character in regex.findall(rf"\p{{Word_Break={value}}}", everything):
            classes[ord(character)] = name
    pictographs = {ord(character) for character in regex.findall(r"\p{Extended_Pictographic}", everything)}
    lines: list[str] = []
    start = 0
    previous = ("Other", False)
    for code in range(0x110001):
        here = (classes.get(code, "Other"), code in pictographs) if code < 0x110000 else None
        if here != previous:
            if previous != ("Other", False) and previous is not None:
                last = f"..{code - 1:04X}" if code - 1 > start else ""
                lines.append(f"{start:04X}{last} {previous[0]}{' pictographic' if previous[1] else ''}")
            start, previous = code, here
    target = Path(__file__).parent.parent / "resources" / "unicode" / "word_break.txt"
    target.write_text(HEADER.format(version=regex.__version__) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
