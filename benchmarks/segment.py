"""Segmentation against rjieba and jieba: ``python benchmarks/segment.py [FILE] [options]``.

Without a file the text is sampled from jieba's lexicon (``--megabytes``).  ``--whole`` cuts it as one string.
``--start`` measures a fresh process until its first tokens, ``--memory`` the memory of lexicon, model and shared
strings, ``--tags`` tagging.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable

from measure import lines_of, machine, optional, race

import textprep as tp
import textprep.compat.jieba as compat
from textprep import kernels
from textprep.compat.jieba import posseg

compat.setLogLevel(logging.CRITICAL)

START = {
    "textprep": "import textprep as tp; tp.Unigram(hmm='none').cut('我来到北京清华大学')",
    "textprep, HMM": "import textprep as tp; tp.Unigram().cut('我来到北京清华大学')",
    "rjieba": "import rjieba; rjieba.cut('我来到北京清华大学')",
    "jieba": "import warnings; warnings.simplefilter('ignore'); import jieba; jieba.dt.tmp_dir = {folder!r}; "
    "jieba.setLogLevel(60); jieba.lcut('我来到北京清华大学')",
    "python alone": "pass",
}


def start() -> None:
    """Print CPU time and peak memory of fresh processes; jieba runs without its cache file."""
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


def memory(make_lines: Callable[[], list[str]]) -> None:
    """Print the resident memory that loading takes, a run, the same run again, and tokens that are kept."""

    def resident() -> float:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    stage = tp.Unigram()
    before = resident()
    stage.prepare()
    cut = stage.cut
    cut("我来到北京")
    print(f"  lexicon and model      {resident() - before:8.1f} MB")
    lines = make_lines()
    loaded = resident()
    for turn in ("first", "second"):
        for line in lines:
            cut(line)
        print(f"  after the {turn} run   {resident() - loaded:8.1f} MB more")
    for name, tokens_of in (
        ("as handed out", cut),
        ("as fresh strings", lambda line: [(token + " ")[:-1] for token in cut(line)]),
    ):
        before, kept, count = resident(), [], 0
        while count < 4_000_000:
            for line in lines:
                kept.append(tokens_of(line))
                count += len(kept[-1])
        print(f"  {count} tokens {name:<18}{resident() - before:8.1f} MB")
        del kept


def tags(lines: list[str]) -> None:
    """Compare tagging with jieba.posseg on the first lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        import jieba.posseg
    jieba.setLogLevel(logging.CRITICAL)
    tag = tp.Unigram(hmm="jieba-posseg").prepare()
    few = lines[:400]
    print(f"tagging, the first {len(few)} lines")
    race(
        {
            "jieba.posseg.lcut": lambda own: [jieba.posseg.lcut(line) for line in own],
            "Unigram(hmm='jieba-posseg')": lambda own: [tag(line) for line in own],
            "compat.jieba.posseg.lcut": lambda own: [posseg.lcut(line) for line in own],
        },
        few,
        3,
        "jieba.posseg.lcut",
    )


def main() -> None:
    """Parse the command line and print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--megabytes", type=float, default=1.0)
    for name in ("--start", "--memory", "--tags", "--whole"):
        parser.add_argument(name, action="store_true")
    options = parser.parse_args()
    print(machine(), kernels.active()["lattice"])
    if options.start:
        start()
        return
    if options.memory:
        memory(lambda: lines_of(options.file, options.megabytes)[0])
        return
    lines, source = lines_of(options.file, options.megabytes)
    if options.tags:
        tags(lines)
        return
    if options.whole:
        lines = ["\n".join(lines)]
    print(f"{source}, {len(lines)} lines, {'as one string' if options.whole else 'line by line'}")
    cuts = {
        "textprep MaxMatch().cut": tp.MaxMatch().cut,
        "textprep Unigram(hmm='none').cut": tp.Unigram(hmm="none").cut,
        "textprep Unigram().cut": tp.Unigram().cut,
        "textprep Unigram()(line), spans available": tp.Unigram(),
        "textprep compat.jieba.lcut": compat.lcut,
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
    if options.whole or len(lines) > 20_000:
        return
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
