"""Train word vectors on a file that is read once per epoch, save them, map them into memory, and query them."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from passages import passages

import textprep as tp


class Lines:
    """The lines of a file, which can be iterated over again; only one line at a time is in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[str]:
        with self.path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)


def main() -> None:
    """Train on the file named on the command line, or on our passages, and print the neighbours of some words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "corpus.txt"
        if len(sys.argv) == 1:
            path.write_text("\n".join(passages()), encoding="utf-8")
        model = tp.Word2Vec(pipeline="zh", vector_size=50, min_count=3, epochs=20, architecture="skipgram")
        model.fit(Lines(path))
        print(f"{len(model.vectors_)} words, loss {model.losses_[0]:.3f} to {model.losses_[-1]:.3f}")
        model.vectors_.save(Path(folder) / "vectors")
        vectors = tp.WordVectors.load(Path(folder) / "vectors")
        for word in [word for word in ("气温", "图书馆", "司机", "牛肉面") if word in vectors] or vectors.words[:4]:
            near = " ".join(f"{other} {cosine:.2f}" for other, cosine in vectors.most_similar(word, topn=4))
            print(f"{word}: {near}")


if __name__ == "__main__":
    main()
