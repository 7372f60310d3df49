"""Lexicons against their peers: ``python benchmarks/lexicon.py``.

It adds a word and cuts, 10,000 times, against jieba; finds and replaces the words of a list, against flashtext and
pyahocorasick if they are installed; and measures the memory of tokens that are kept.
"""

from __future__ import annotations

import logging
import time
import tracemalloc
import warnings

from measure import machine, optional, race, sampled

import textprep as tp
import textprep.compat.jieba as ours

TIMES = 10_000


def add_then_cut() -> None:
    """Print the seconds; jieba does a tenth of the work, and its time is scaled."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    ours.setLogLevel(logging.CRITICAL)
    text = "我们来到北京清华大学研究生命起源"
    print(f"{TIMES} times add_word, then lcut")
    for name, module, times in (("jieba", jieba, TIMES // 10), ("compat.jieba", ours, TIMES)):
        module.lcut(text)
        start = time.perf_counter()
        for number in range(times):
            module.add_word(f"新词{number}", 5)
            module.lcut(text)
        print(f"  {name:<28}{(time.perf_counter() - start) * TIMES / times:8.3f} s")
    lexicon = tp.Lexicon.from_words([("北京", 30), ("清华大学", 20), ("研究", 20), ("生命", 10), ("起源", 5)])
    tp.register_lexicon("bench", lexicon)
    start = time.perf_counter()
    for number in range(TIMES):
        lexicon.add(f"新词{number}", 5)
        lexicon.snapshot()
    print(f"  {'Lexicon.add, snapshot':<28}{time.perf_counter() - start:8.3f} s")


def find() -> None:
    """Find and replace 20,000 words of jieba's lexicon in a sampled text."""
    lines = sampled(1.0)
    from textprep.lexicon.named import load_lexicon

    words = [word for word in load_lexicon("jieba") if len(word) > 1][::17][:20_000]
    lexicon = tp.Lexicon.from_words(words)
    mapping = dict.fromkeys(words, "X")
    contestants = {
        "Lexicon.matches": lambda own: [lexicon.matches(line) for line in own],
        "Lexicon.matches, overlapping": lambda own: [lexicon.matches(line, overlap=True) for line in own],
        "Lexicon.replace": lambda own: [lexicon.replace(line, mapping) for line in own],
    }
    ahocorasick = optional("ahocorasick")
    if ahocorasick is not None:
        automaton = ahocorasick.Automaton()
        for word in words:
            automaton.add_word(word, word)
        automaton.make_automaton()
        contestants["pyahocorasick iter"] = lambda own: [list(automaton.iter(line)) for line in own]
        contestants["pyahocorasick iter_long"] = lambda own: [list(automaton.iter_long(line)) for line in own]
    flashtext = optional("flashtext")
    if flashtext is not None:
        processor = flashtext.KeywordProcessor(case_sensitive=True)
        processor.add_keywords_from_dict({"X": words})
        contestants["flashtext extract_keywords"] = lambda own: [processor.extract_keywords(line) for line in own]
        contestants["flashtext replace_keywords"] = lambda own: [processor.replace_keywords(line) for line in own]
    print(f"{len(words)} words in {len(lines)} lines")
    race(contestants, lines, 5, "Lexicon.matches")


def keep() -> None:
    """Print the bytes that a token takes while it is kept in a list."""
    lines = sampled(4.0)
    cut = tp.Unigram().cut
    for line in lines:
        cut(line)
    print("keeping tokens as lists of str")
    for name, run in (
        ("textprep", cut),
        ("fresh strings", lambda line: [(token + " ")[:-1] for token in cut(line)]),
    ):
        tracemalloc.start()
        kept = [run(line) for line in lines]
        count = sum(map(len, kept))
        print(f"  {name:<28}{tracemalloc.get_traced_memory()[0] / count:8.1f} bytes a token, {count} tokens")
        tracemalloc.stop()


if __name__ == "__main__":
    print(machine())
    add_then_cut()
    find()
    keep()
