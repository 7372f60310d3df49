"""Count the lines that jieba cuts differently: ``python benchmarks/agree.py FILE...``.

For each file and mode the number of differing lines, and the first of them.  Exits with 1 where any differs.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from measure import machine

import textprep as tp


def main(paths: list[str]) -> int:
    """Print the table."""
    if not paths:
        sys.exit(__doc__)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    modes: dict[str, tuple[Callable[[str], list[str]], Callable[[str], list[str]]]] = {
        "lcut": (tp.Unigram(keep_space=True).cut, jieba.lcut),
        "lcut, HMM=False": (
            tp.Unigram(hmm="none", keep_space=True).cut,
            lambda line: jieba.lcut(line, HMM=False),
        ),
        "lcut_for_search": (tp.Unigram(mode="search", keep_space=True).cut, jieba.lcut_for_search),
        "lcut_for_search, HMM=False": (
            tp.Unigram(mode="search", hmm="none", keep_space=True).cut,
            lambda line: jieba.lcut_for_search(line, HMM=False),
        ),
    }
    print(machine())
    worst = 0
    for path in paths:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
        for mode, (ours, theirs) in modes.items():
            differing = [line for line in lines if ours(line) != theirs(line)]
            print(f"{path}: {mode}: {len(differing)} of {len(lines)} lines differ")
            for line in differing[:1]:
                print(f"  {line[:80]!r}\n  ours   {ours(line)[:40]}\n  jieba's {theirs(line)[:40]}")
            worst = max(worst, len(differing))
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
