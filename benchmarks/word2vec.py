"""Compare the training of word vectors with gensim's: ``python benchmarks/word2vec.py [FILE] [options]``.

It prints words per second of CPU time over one epoch, after the vocabulary is built, for vectors of 100 numbers, window
5 and 5 negative samples. ``--quality`` compares the ten nearest neighbours of the 1,000 most frequent words with those
of two seeds of gensim. ``TEXTPREP_SIMD=baseline`` restricts training to the instructions that every machine has.
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
    """Measure one worker in turn with gensim, and one and two workers by wall time."""
    gensim = optional("gensim.models")
    count = sum(map(len, documents))
    for name in ("cbow", "skipgram"):
        ours = tp.Word2Vec(architecture=name, epochs=1).fit(documents)
        # With the default number of epochs, encoding the words, which is done once, has its usual share of the time.
        one = tp.Word2Vec(architecture=name).fit(documents)
        two = tp.Word2Vec(architecture=name, workers=2).fit(documents)
        theirs = gensim and gensim.Word2Vec(vector_size=100, window=5, min_count=5, workers=1, sg=name == "skipgram")
        if theirs:
            theirs.build_vocab(documents)
        best: dict[str, float] = {}
        for _ in range(rounds):
            for who, run, clock in (
                ("textprep", lambda model=ours: model.partial_fit(documents), time.process_time),
                ("textprep, five epochs, wall time", lambda model=one: model.partial_fit(documents), time.perf_counter),
                (
                    "two workers, five epochs, wall time",
                    lambda model=two: model.partial_fit(documents),
                    time.perf_counter,
                ),
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
                print(f"  {who:<36}{count * (5 if 'five' in who else 1) / seconds / 1e6:8.3f}")
        if theirs:
            print(f"  textprep / gensim {best['gensim'] / best['textprep']:.2f}")
        one_worker, two_workers = (best[f"{who}, five epochs, wall time"] for who in ("textprep", "two workers"))
        print(f"  two workers / one {one_worker / two_workers:.2f}")


def neighbours(vectors: tp.WordVectors, words: list[str]) -> list[set[str]]:
    """Return the ten nearest neighbours of each word."""
    return [{other for other, _ in vectors.most_similar(word)} for word in words]


def losses_of(gensim: object, documents: list[list[str]], **settings: object) -> tuple[object, list[float]]:
    """Train a model of gensim; return it and the loss of each epoch, which gensim reports as a running sum."""
    sums: list[float] = [0.0]

    class Watch(gensim.callbacks.CallbackAny2Vec):
        def on_epoch_end(self, model: object) -> None:
            sums.append(model.get_latest_training_loss())
            # The sum has single precision: if it grew large, additions to it would be lost.
            model.running_training_loss = 0.0

    model = gensim.Word2Vec(documents, compute_loss=True, callbacks=[Watch()], **settings)
    return model, sums[1:]


def quality(documents: list[list[str]]) -> None:
    """Print the mean overlap of neighbourhoods, and the course of the loss."""
    gensim = optional("gensim.models")
    if gensim is None:
        return
    for name in ("cbow", "skipgram"):
        settings = {"vector_size": 100, "workers": 1, "sg": name == "skipgram", "epochs": 5}
        models, losses = zip(
            *(losses_of(gensim, documents, seed=seed, **settings) for seed in (1, 2)),
            strict=True,
        )
        vectors = [tp.WordVectors.from_gensim(model) for model in models]
        words = vectors[0].words[:1000]
        first, second = (neighbours(each, words) for each in vectors)
        print(f"  {name}, two seeds of gensim: {overlap(first, second):.3f}, loss {fall(losses[0])}")
        for workers in (1, 2):
            model = tp.Word2Vec(architecture=name, workers=workers).fit(documents)
            ours = neighbours(model.vectors_, words)
            print(
                f"  {name}, textprep with {workers} workers and gensim: "
                f"{(overlap(ours, first) + overlap(ours, second)) / 2:.3f}, loss {fall(model.losses_)}"
            )


def overlap(one: list[set[str]], other: list[set[str]]) -> float:
    """Return the mean proportion of ten neighbours that two models share."""
    return float(np.mean([len(x & y) / 10 for x, y in zip(one, other, strict=True)]))


def fall(losses: list[float]) -> str:
    """Return the loss of each epoch relative to the first."""
    return " ".join(f"{loss / losses[0]:.3f}" for loss in losses)


def main() -> None:
    """Print the tables."""
    # Some environments set these for old libraries; they make gensim slower.
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        if name in os.environ:
            print(f"{name} is set; unset it, because it makes gensim slower")
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--repeat", type=int, default=5, help="how often the text is repeated")
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
