"""Use a dictionary of your own: words with spaces and punctuation, forced words, and matches after case folding.

Run: python examples/own_dictionary.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import textprep as tp

WORDS = """\
Louis Vuitton 5 nz
弗里德里克·泰勒 nr
云南白药牙膏
"""


def main() -> None:
    """Segment the same sentence without and with the dictionary."""
    text = "弗里德里克·泰勒用LOUIS VUITTON包装云南白药牙膏"
    print("jieba's words:", tp.Unigram().cut(text))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.txt"
        path.write_text(WORDS, encoding="utf-8")
        pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram(lexicon=("jieba", str(path)))])
        doc = pipeline(text)
    print("with our own: ", list(doc))
    print("in the text:  ", [text[start:end] for start, end in doc.spans()])


if __name__ == "__main__":
    main()
