"""Damage saved files at random and load them: the error is one of textprep's, or what was loaded works.

``soak_damage.py [ATTEMPTS [SEED]]`` fails on any other exception, on a crash, on a load that takes more than 20 s, and
on one that takes more than 2 GB.
"""

from __future__ import annotations

import collections
import faulthandler
import json
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import textprep as tp
from textprep.errors import TextprepError
from textprep.lexicon import compiled

TEXT = "我来到北京清华大学，研究生命起源。计程车ABC"
TOKENS = [["北京", "大学", "a"], ["大学", "b"], ["a", "b", "北京"]] * 3
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
EXTREMES = (
    b"0", b"-1", b"1e400", b"-1e400", b"NaN", b"Infinity", b"4294967295", b"4294967296", b"9223372036854775807",
    b"18446744073709551616", b"1" + b"0" * 30, b"1" + b"0" * 5000, b"null", b"[]", b"{}", b'"x"', b"true", b"0.5",
)  # fmt: skip
MOST_SECONDS = 20
MOST_BYTES = 2 << 30


def write_files(folder: Path) -> dict[str, Callable[[Path], object]]:
    """Save one of each kind of file; return how each is loaded and used, by name."""
    words = [("北京", 3, "ns"), ("清华大学", 5, "nt"), ("研究", 2, "v"), ("生命", 2, "n")]
    tp.Lexicon.from_words(words).save(folder / "words.bin")
    (folder / "words.txt").write_text("".join(f"{a} {b} {c}\n" for a, b, c in words), encoding="utf-8")
    (folder / "user.txt").write_text("绝绝子 5 nz\n清华 !\n的士 0\n", encoding="utf-8")
    (folder / "stop.txt").write_text("的\n了\n", encoding="utf-8")
    tp.Hmm.from_segmented([["北京", "大学"], ["研究", "生命", "的"]]).save(folder / "hmm.json")
    stages = [tp.FullToHalf(), tp.ReplacePattern("[0-9]{2,5}", replacement="N"), tp.Unigram(words=("绝绝子 5 nz",))]
    pipeline = tp.Pipeline([*stages, tp.DropStopWords()])
    tp.save(pipeline, folder / "pipeline.toml")
    dictionaries = [{"type": "text", "file": "a.txt"}]
    config = {
        "name": "x",
        "segmentation": {"type": "mmseg", "dict": dictionaries[0]},
        "conversion_chain": [{"dict": {"type": "group", "dicts": dictionaries}}],
    }
    (folder / "config").mkdir()
    (folder / "config" / "c.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "config" / "a.txt").write_text("计程车\t出租车 的士\n里\t裏 里\n", encoding="utf-8")
    models = {
        "bag": tp.BagOfWords(),
        "tfidf": tp.Tfidf(vocabulary=["a", "b", "北京"]),
        "bm25": tp.Bm25(),
        "hashed": tp.HashedBagOfWords(n_features=64),
        "word2vec": tp.Word2Vec(vector_size=8, min_count=1, epochs=1),
        "piped": tp.Tfidf(pipeline=tp.Pipeline([tp.MaxMatch()])),
    }
    for name, model in models.items():
        tp.save_model(model.fit([TEXT] if name == "piped" else TOKENS), folder / name)
    vectors = models["word2vec"].vectors_
    formats = {"vectors": "mapped", "vectors.txt": "text", "vectors.bin": "binary"}
    for name, format in formats.items():
        vectors.save(folder / name, format)

    def use_model(path: Path) -> object:
        model = tp.load_model(path)
        return model.transform([TEXT] if path.name == "piped" else TOKENS)

    def use_vectors(path: Path) -> object:
        vectors = tp.WordVectors.load(path)
        return [vectors.similarity(word, word) for word in list(vectors)[:3]]

    return {
        "words.bin": lambda path: [tp.MaxMatch(str(path)).cut(TEXT), tp.Lexicon.from_file(path).alphabet()],
        "words.txt": lambda path: tp.Unigram(str(path)).cut(TEXT),
        "user.txt": lambda path: tp.MaxMatch(("jieba", str(path))).cut(TEXT),
        "stop.txt": lambda path: tp.Pipeline([tp.Unigram(), tp.DropStopWords((str(path),))])(TEXT),
        "hmm.json": lambda path: tp.Unigram(hmm=str(path)).cut(TEXT),
        "pipeline.toml": lambda path: tp.load(path)(TEXT),
        "config": lambda path: tp.ConvertChinese(str(path / "c.json")).convert(TEXT),
        **dict.fromkeys(models, use_model),
        **dict.fromkeys(formats, use_vectors),
    }


def damaged(data: bytes, generator: random.Random) -> bytes:
    """Return bytes with one damage."""
    at = generator.randrange(len(data) + 1)
    kind = generator.randrange(8)
    if kind == 0:
        return data[:at]
    if kind == 1 and data:
        at %= len(data)
        return data[:at] + bytes([data[at] ^ 1 << generator.randrange(8)]) + data[at + 1 :]
    if kind == 2:
        return data[:at] + generator.randbytes(generator.randint(1, 9)) + data[at + generator.randint(0, 9) :]
    if kind == 3:
        other = generator.randrange(len(data) + 1)
        return data[:at] + data[other : other + generator.randint(1, 40)] + data[at:]
    if kind == 4:
        return data[:at] + data[at + generator.randint(1, 40) :]
    if kind == 5:
        return data[:at] + generator.choice([b"\xff" * 8, b"\0" * 8, b"\xff\xff\xff\x7f", b"[" * 9999]) + data[at + 8 :]
    numbers = list(NUMBER.finditer(data))
    if not numbers:
        return data[:at]
    number = generator.choice(numbers)
    return data[: number.start()] + generator.choice(EXTREMES) + data[number.end() :]


def with_checksum(data: bytes) -> bytes:
    """Return a compiled lexicon with the checksum of what it contains now."""
    header, pad = compiled._HEADER, compiled._padding
    if len(data) < header.size:
        return data
    fields = list(header.unpack_from(data))
    fields[4] = zlib.crc32(data[header.size + pad(header.size) :])
    return header.pack(*fields) + data[header.size :]


def damage(path: Path, generator: random.Random) -> str:
    """Damage a file, or one in a folder; return what was done."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    file = generator.choice(files)
    if path.is_dir() and generator.random() < 0.02:
        file.unlink()
        return f"{file.name} removed"
    data = file.read_bytes()
    for _ in range(generator.randint(1, 3)):
        data = damaged(data, generator)
    if file.name == "words.bin" and generator.random() < 0.8:
        data = with_checksum(data)
    file.write_bytes(data)
    return f"{file.name} of {len(data)} bytes"


def too_slow(*_: object) -> None:
    """Interrupt a load that takes too long."""
    raise TimeoutError


def main(attempts: int, seed: int) -> int:
    """Print how many attempts were refused and how many worked, and return 1 if one ended otherwise."""
    faulthandler.enable()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, too_slow)
    outcomes: collections.Counter[str] = collections.Counter()
    failures: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        sound, work = Path(name, "sound"), Path(name, "work")
        sound.mkdir()
        work.mkdir()
        uses = write_files(sound)
        for use_name, use in uses.items():
            use(sound / use_name)
        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MOST_BYTES, resource.RLIM_INFINITY))
        for number in range(attempts):
            generator = random.Random(seed * 1_000_003 + number)
            use_name = generator.choice(list(uses))
            # A name of its own, because what is loaded is remembered by name, size and time.
            target = work / str(number) / use_name
            target.parent.mkdir()
            (shutil.copytree if (sound / use_name).is_dir() else shutil.copy)(sound / use_name, target)
            done = damage(target, generator)
            outcome = attempt(uses[use_name], target)
            outcomes[outcome if outcome in ("refused", "works") else "failed"] += 1
            if outcome not in ("refused", "works"):
                failures[f"{use_name}: {outcome}"] += 1
                if failures[f"{use_name}: {outcome}"] == 1:
                    print(f"attempt {number}: {use_name}, {done}: {outcome}", flush=True)
                    shutil.copytree(target.parent, Path(tempfile.gettempdir(), f"damaged-{seed}-{number}"))
            shutil.rmtree(target.parent)
            if number % 200 == 0:
                tp.resources.cache.clear()
    for failure, count in failures.most_common():
        print(f"{count:6} {failure}")
    print(f"{attempts} attempts: {dict(outcomes)}")
    return int(bool(failures))


def attempt(use: Callable[[Path], Any], path: Path) -> str:
    """Load and use a damaged file; return "refused", "works" or a description of what else happened."""
    signal.alarm(MOST_SECONDS)
    try:
        use(path)
    except TextprepError:
        return "refused"
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {str(error)[:80]}"
    finally:
        signal.alarm(0)
    return "works"


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(given[0] if given else 20_000, given[1] if len(given) > 1 else 1))
