"""Training word vectors against gensim: ``python benchmarks/word2vec.py [FILE] [options]``.

Words per second of CPU time over one epoch, vocabularies made before, 100 numbers, window 5, 5 noise words.
``--quality`` compares the ten nearest neighbours of the 1,000 most frequent words with those of two seeds of gensim.
``TEXTPREP_SIMD=baseline`` keeps to the instructions that every machine has.
"""

from __future__ import annotations

import argparse
import os
import time

import numpy as np
from measure import lines_of, machine, optional

import textprep as tp
from textprep.kernels import word2vec


def speed(documents: list[list[str]], rounds: int) -> None:
    """One worker, in turn with gensim, and two workers by the clock."""
    gensim = optional("gensim.models")
    count = sum(map(len, documents))
    for name in ("cbow", "skipgram"):
        ours = tp.Word2Vec(architecture=name, epochs=1).fit(documents)
        two = tp.Word2Vec(architecture=name, epochs=1, workers=2).fit(documents)
        theirs = gensim and gensim.Word2Vec(vector_size=100, window=5, min_count=5, workers=1, sg=name == "skipgram")
        if theirs:
            theirs.build_vocab(documents)
        best: dict[str, float] = {}
        for _ in range(rounds):
            for who, run, clock in (
                ("textprep", lambda model=ours: model.partial_fit(documents), time.process_time),
                ("textprep, clock", lambda model=ours: model.partial_fit(documents), time.perf_counter),
                ("textprep, two workers, clock", lambda model=two: model.partial_fit(documents), time.perf_counter),
                (
                    "gensim",
                    lambda model=theirs: model and model.train(documents, total_examples=len(documents), epochs=1),
                    time.process_time,
                ),
            ):
                start = clock()
                run()
                best[who] = min(best.get(who, 9e9), clock() - start)
        print(f"{name}: {count} words, million words/s")
        for who, seconds in best.items():
            if who != "gensim" or theirs:
                print(f"  {who:<32}{count / seconds / 1e6:8.3f}")
        if theirs:
            print(f"  textprep / gensim {best['gensim'] / best['textprep']:.2f}")
        print(f"  two workers / one {best['textprep, clock'] / best['textprep, two workers, clock']:.2f}")


def neighbours(vectors: tp.WordVectors, words: list[str]) -> list[set[str]]:
    """The ten nearest of each word."""
    return [{other for other, _ in vectors.most_similar(word)} for word in words]


def quality(documents: list[list[str]]) -> None:
    """The mean overlap of neighbourhoods."""
    gensim = optional("gensim.models")
    if gensim is None:
        return
    for name in ("cbow", "skipgram"):
        models = [
            tp.WordVectors.from_gensim(
                gensim.Word2Vec(documents, vector_size=100, workers=1, sg=name == "skipgram", seed=seed, epochs=5)
            )
            for seed in (1, 2)
        ]
        words = models[0].words[:1000]
        first, second = (neighbours(model, words) for model in models)
        ours = neighbours(tp.Word2Vec(architecture=name).fit(documents).vectors_, words)
        for what, a, b in (("two seeds of gensim", first, second), ("textprep and gensim", ours, first)):
            print(f"  {name}, {what}: {np.mean([len(x & y) / 10 for x, y in zip(a, b, strict=True)]):.3f}")


def main() -> None:
    """Print the tables."""
    # Where these are set for old libraries' sake they slow the peer's.
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        if name in os.environ:
            print(f"{name} is set: unset it, or gensim is slower than it could be")
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--repeat", type=int, default=5, help="how often the text is taken")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quality", action="store_true")
    options = parser.parse_args()
    lines, source = lines_of(options.file)
    segment = tp.Unigram()
    documents = [segment.cut(line) for line in lines * options.repeat]
    print(machine(), word2vec.instruction_set(), source)
    if options.quality:
        quality(documents)
    else:
        speed(documents, options.rounds)


if __name__ == "__main__":
    main()
