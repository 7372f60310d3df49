"""Segmentation against rjieba and jieba: ``python benchmarks/segment.py [FILE] [--rounds N] [--start]``.

Without a file the text is sampled from jieba's lexicon.  ``--start`` measures a fresh process to its first tokens.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import warnings

from measure import lines_of, machine, optional, race

import textprep as tp
from textprep import kernels

START = {
    "textprep": "import textprep as tp; tp.Unigram(hmm='none').cut('我来到北京清华大学')",
    "textprep, HMM": "import textprep as tp; tp.Unigram().cut('我来到北京清华大学')",
    "rjieba": "import rjieba; rjieba.cut('我来到北京清华大学')",
    "jieba": "import warnings; warnings.simplefilter('ignore'); import jieba; jieba.dt.tmp_dir = {folder!r}; "
    "jieba.setLogLevel(60); jieba.lcut('我来到北京清华大学')",
    "python alone": "pass",
}


def start() -> None:
    """CPU time and peak memory of fresh processes; jieba without its cache file."""
    import tempfile

    print("fresh process to first tokens: CPU seconds (best of 5), peak memory")
    for name, code in START.items():
        best, peak = 9e9, 0
        for _ in range(5):
            with tempfile.TemporaryDirectory() as folder:
                before = os.times()
                command = (
                    "import resource;" + code.format(folder=folder) + ";"
                    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
                )
                done = subprocess.run([sys.executable, "-P", "-c", command], capture_output=True, text=True, check=True)
                after = os.times()
            used = after.children_user + after.children_system - before.children_user - before.children_system
            best, peak = min(best, used), max(peak, int(done.stdout))
        print(f"  {name:<24}{best:8.3f} s {peak / 1024:8.1f} MB")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--start", action="store_true")
    options = parser.parse_args()
    print(machine(), kernels.active()["lattice"])
    if options.start:
        start()
        return
    lines, source = lines_of(options.file)
    print(f"{source}, {len(lines)} lines, line by line")
    cuts = {
        "textprep MaxMatch().cut": tp.MaxMatch().cut,
        "textprep Unigram(hmm='none').cut": tp.Unigram(hmm="none").cut,
        "textprep Unigram().cut": tp.Unigram().cut,
        "textprep Unigram()(line), spans available": tp.Unigram(),
    }
    contestants = {}
    rjieba = optional("rjieba")
    if rjieba is not None:
        contestants["rjieba.cut, no HMM"] = lambda own: [rjieba.cut(line, False) for line in own]
        contestants["rjieba.cut"] = lambda own: [rjieba.cut(line) for line in own]
        contestants["rjieba.tokenize"] = lambda own: [rjieba.tokenize(line) for line in own]
    for name, cut in cuts.items():
        contestants[name] = lambda own, cut=cut: [cut(line) for line in own]
    race(contestants, lines, options.rounds, next(iter(contestants)))
    few = lines[: max(len(lines) // 10, 200)]
    print(f"the first {len(few)} lines, with jieba")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    contestants = {
        "jieba.lcut, no HMM": lambda own: [jieba.lcut(line, HMM=False) for line in own],
        "jieba.lcut": lambda own: [jieba.lcut(line) for line in own],
        **{name: lambda own, cut=cut: [cut(line) for line in own] for name, cut in cuts.items()},
    }
    race(contestants, few, 3, "jieba.lcut, no HMM")


if __name__ == "__main__":
    main()
