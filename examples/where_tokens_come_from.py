"""Clean the text of a web page, segment it, and print the part of the page that each token came from.

Run: python examples/where_tokens_come_from.py
"""

from __future__ import annotations

import textprep as tp

PAGE = "<p>ＡＩ芯片价格下降１２％，<b>研究生</b>表示&ldquo;期待已久&rdquo;</p>"


def main() -> None:
    """Print every token with its span in the page."""
    pipeline = tp.Pipeline([tp.StripHtml(), tp.FullToHalf(), tp.FoldCase(), tp.CleanText(), tp.Unigram()])
    doc = pipeline(PAGE)
    for token, (start, end) in zip(doc, doc.spans(), strict=True):
        print(f"{token:<8}{start:>4}-{end:<4}{PAGE[start:end]}")


if __name__ == "__main__":
    main()
