"""Text stages against what the standard library offers: ``python benchmarks/text.py [FILE]``."""

from __future__ import annotations

import re
import sys
import unicodedata

from measure import lines_of, machine, race

import textprep as tp
from textprep.kernels.chars import full_to_half

TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
FULL = {code - 0xFEE0: code for code in range(0xFF01, 0xFF5F)}


def main() -> None:
    """Print the tables."""
    lines, source = lines_of(sys.argv[1:])
    # Half of the lines get full-width letters, so that the stages have characters to change.
    lines = [line.translate(FULL) if number % 2 else line for number, line in enumerate(lines)]
    print(machine())
    whole = ["\n".join(lines)]
    print(f"{source}, every second line in full width; as one string")
    race(
        {
            "str.translate": lambda own: [text.translate(TABLE) for text in own],
            "kernel full_to_half": lambda own: [full_to_half(text, True) for text in own],
            "FullToHalf()(text)": lambda own: [STAGE(text) for text in own],
        },
        whole,
        15,
        "str.translate",
    )
    print(f"line by line, {len(lines)} lines")
    pattern = re.compile("[\u3000\uff01-\uff5e]")
    race(
        {
            "str.translate": lambda own: [text.translate(TABLE) for text in own],
            "re.sub": lambda own: [pattern.sub(lambda found: chr(TABLE[ord(found[0])]), text) for text in own],
            "NFKC": lambda own: [unicodedata.normalize("NFKC", text) for text in own],
            "FullToHalf()(line)": lambda own: [STAGE(text) for text in own],
            "FullToHalf().transform": STAGE.transform,
        },
        lines,
        15,
        "str.translate",
    )
    print("other stages, line by line")
    strip = re.compile(r"[^\u4e00-\u9fff\w\s]")
    race(
        {
            "re.sub of marks": lambda own: [strip.sub(" ", text) for text in own],
            "CleanText": lambda own: [CLEAN(text) for text in own],
            "str.lower": lambda own: [text.lower() for text in own],
            "FoldCase": lambda own: [FOLD(text) for text in own],
            "StripHtml": lambda own: [HTML(text) for text in own],
            "NormalizeUnicode": lambda own: [NORMAL(text) for text in own],
        },
        lines,
        7,
        "re.sub of marks",
    )


STAGE = tp.FullToHalf().prepare()
CLEAN = tp.CleanText(keep=("han", "latin", "digit", "space")).prepare()
FOLD = tp.FoldCase().prepare()
HTML = tp.StripHtml().prepare()
NORMAL = tp.NormalizeUnicode().prepare()

if __name__ == "__main__":
    main()
