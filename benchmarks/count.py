"""Compare counting with scikit-learn's, alone and from raw text to TF-IDF.

``python benchmarks/count.py [FILE] [--documents N]`` counts the clauses of the text, repeated until there are N. It
counts them twice: with equal tokens as one object, as our segmenters return them (shared), and as separate objects
(fresh). ``--text`` measures a whole script instead: width, case, t2s, cleaning, segmentation, stop words, TF-IDF.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
import tracemalloc
import warnings
from collections.abc import Callable

from measure import fresh, lines_of, machine, optional
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

import textprep as tp

Lists = list[list[str]]


def clauses(lines: list[str], n_documents: int) -> list[str]:
    """Return the clauses of the text, repeated until there are ``n_documents``."""
    found = [clause for line in lines for clause in re.split("(?<=[，。；])", line) if clause.strip()]
    while len(found) < n_documents:
        found += found
    return found[:n_documents]


def race(contestants: dict[str, Callable[[], object]], rounds: int, reference: str) -> None:
    """Run the contestants in turn; print the best and median seconds, and the speed relative to the reference."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds + 1):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    best = {name: min(taken[1:]) for name, taken in times.items()}
    for name, taken in times.items():
        ratio = best[reference] / best[name]
        print(f"  {name:<44}{best[name]:9.4f} s best {statistics.median(taken[1:]):9.4f} median  x{ratio:6.2f}")


def counting(documents: Lists, rounds: int) -> None:
    """Count the same token lists with scikit-learn and with ours."""
    separate = [[(token + " ")[:-1] for token in document] for document in documents]
    for name, lists in (("shared", documents), ("fresh", separate)):
        print(f"{name} tokens")
        fitted = {
            "CountVectorizer": CountVectorizer(analyzer=list).fit(lists),
            "BagOfWords": tp.BagOfWords().fit(lists),
            "TfidfVectorizer": TfidfVectorizer(analyzer=list).fit(lists),
            "Tfidf": tp.Tfidf().fit(lists),
        }
        for peer, ours in (("CountVectorizer", "BagOfWords"), ("TfidfVectorizer", "Tfidf")):
            for method in ("fit_transform", "transform"):
                calls = {f"{each}.{method}": getattr(fitted[each], method) for each in (peer, ours)}
                race(
                    {each: lambda call=call, lists=lists: call(lists) for each, call in calls.items()},
                    rounds,
                    f"{peer}.{method}",
                )


def memory(documents: Lists) -> None:
    """Print the memory of a fitted vocabulary without the strings, which belong to the documents."""
    for name, make in (("CountVectorizer", lambda: CountVectorizer(analyzer=list)), ("BagOfWords", tp.BagOfWords)):
        tracemalloc.start()
        fitted = make().fit(documents)
        print(f"  vocabulary of {name:<20}{tracemalloc.get_traced_memory()[0] / 1e6:8.1f} MB in Python's allocator")
        tracemalloc.stop()
        del fitted


def scripts(lines: list[str], rounds: int) -> None:
    """Compare scripts that turn raw text into a TF-IDF matrix."""
    stop = frozenset(tp.DropStopWords(stop_words=("zh",)).listed_words())
    half = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
    not_text = re.compile(r"[^\w\s\u3000-\u303f\uff00-\uffef.,!?;:'\"()%+-]+")
    pipeline = tp.Pipeline(
        [
            tp.FullToHalf(),
            tp.FoldCase(),
            tp.ConvertChinese(),
            tp.CleanText(),
            tp.Unigram(),
            tp.DropStopWords(stop_words=("zh",)),
        ]
    ).prepare()

    def ours() -> object:
        return tp.Tfidf(pipeline=pipeline).fit_transform(fresh(lines))

    def script(convert: Callable[[str], str], cut: Callable[[str], list[str]]) -> Callable[[], object]:
        def run() -> object:
            documents = []
            for line in fresh(lines):
                text = not_text.sub(" ", convert(line.translate(half).lower()))
                documents.append([token for token in cut(text) if token not in stop and not token.isspace()])
            return TfidfVectorizer(analyzer=list).fit_transform(documents)

        return run

    contestants: dict[str, Callable[[], object]] = {"textprep": ours}
    rjieba, zhconv, opencc = optional("rjieba"), optional("zhconv_rs"), optional("opencc")
    if rjieba is not None and zhconv is not None:
        contestants["rjieba, zhconv_rs, TfidfVectorizer"] = script(
            lambda text: zhconv.zhconv(text, "zh-hans"), rjieba.cut
        )
    if opencc is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
        jieba.setLogLevel(60)
        contestants["jieba, opencc, TfidfVectorizer"] = script(opencc.OpenCC("t2s").convert, jieba.lcut)
    race(contestants, rounds, "textprep")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--documents", type=int, default=43_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--text", action="store_true")
    options = parser.parse_args()
    lines, source = lines_of(options.file)
    print(machine(), source)
    if options.text:
        scripts(lines, options.rounds)
        return
    segment = tp.Unigram()
    documents = [segment.cut(text) for text in clauses(lines, options.documents)]
    count = sum(map(len, documents))
    print(f"{len(documents)} documents, {count} tokens, {len({token for row in documents for token in row})} terms")
    counting(documents, options.rounds)
    memory(documents)


if __name__ == "__main__":
    main()
