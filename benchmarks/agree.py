"""Count the lines that jieba segments or OpenCC converts differently: ``python benchmarks/agree.py FILE...``.

The script prints the number of differing lines for each file and mode, and the first of them. The exit code is 1 if
any line differs. ``--convert s2t s2twp ...`` compares conversions; without names it compares all configurations.
"""

from __future__ import annotations

import argparse
import logging
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from measure import machine

import textprep as tp
from textprep.conversion.reader import CONFIGS

Mode = tuple[Callable[[str], object], Callable[[str], object]]


def segmentations() -> dict[str, Mode]:
    """Return the functions of this package and of jieba for each mode."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    return {
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


def conversions(configs: list[str]) -> dict[str, Mode]:
    """Return the functions of this package and of OpenCC's own for each configuration."""
    import opencc

    return {name: (tp.ConvertChinese(config=name).convert, opencc.OpenCC(name).convert) for name in configs or CONFIGS}


def main() -> int:
    """Compare all modes on all files, and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--convert", nargs="*", metavar="CONFIG")
    options = parser.parse_args()
    modes = segmentations() if options.convert is None else conversions(options.convert)
    print(machine())
    worst = 0
    for path in options.files:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
        for mode, (ours, theirs) in modes.items():
            differing = [line for line in lines if ours(line) != theirs(line)]
            print(f"{path}: {mode}: {len(differing)} of {len(lines)} lines differ")
            for line in differing[:1]:
                print(f"  {line[:80]!r}\n  ours   {ours(line)[:80]}\n  theirs  {theirs(line)[:80]}")
            worst = max(worst, len(differing))
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
