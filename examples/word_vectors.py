"""Word vectors from a file that is read anew for each pass, saved, mapped into memory again, and asked."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from passages import passages

import textprep as tp


class Lines:
    """The lines of a file, as often as one likes: nothing but the line at hand is in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[str]:
        with self.path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)


def main() -> None:
    """Learn from the file that is named, or from our passages."""
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
