"""Run random inputs on the compiled kernels and on their plain twins, and compare the answers.

``soak_twins.py [INPUTS] [SEED] [KERNEL ...]`` runs this many inputs, a million by default, spread over all kernels or
those that are named. An input is a short text, or what a kernel takes in its place, and one of the named options. A
process for each twin makes the same inputs from the same seed; an answer travels as a checksum.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parent.parent

# After all other folders, so that the installed package is tested and not this source tree.
sys.path.append(str(ROOT))

from tests.conftest import PIECES  # noqa: E402
from tests.fuzz import arrays, texts  # noqa: E402

#: How many inputs a process runs before it answers.
BATCH = 500

CONFIGS = "s2t t2s s2tw tw2s s2twp tw2sp s2hk hk2s s2hkp hk2sp t2tw tw2t t2hk hk2t t2jp jp2t".split()
PATTERNS = (
    "url email mention hashtag date time number currency phone id_number ip emoji latin space control".split()
)  # fmt: skip
Stage = tuple[str, dict[str, Any]]

STAGES: dict[str, list[Stage]] = {
    "chars": [
        *texts.TEXT_STAGES["clean_text"],
        ("CleanText", {"keep": ("emoji", "other"), "replacement": "--"}),
        ("CleanText", {"max_repeats": 2}),
    ],
    "conversion": [
        *(("ConvertChinese", {"config": config}) for config in CONFIGS),
        *(("ConvertChinese", {"config": config, "keep_ambiguous": True}) for config in ("s2t", "tw2sp", "s2hkp")),
        ("ConvertChinese", {"config": "s2twp", "segment": "words"}),
    ],
    "lattice": [
        stage
        for segmenters in ("max_match", "unigram", "posseg")
        for each in texts.SEGMENTERS[segmenters]
        for stage in texts.with_options(*each)
    ]
    + [("Unigram", {"protect": (name,)}) for name in PATTERNS]
    + [("MaxMatch", {"fold": ("width", "t2s", "case")}), ("Unigram", {"hmm": "none", "keep_space": True})],
    "words": texts.SEGMENTERS["words"],
    "doc": [
        *texts.TEXT_STAGES["normalize_unicode"],
        *texts.TEXT_STAGES["strip_html"],
        *(("ReplacePattern", {"pattern": name, "replacement": "<>"}) for name in PATTERNS),
        ("ReplacePattern", {"pattern": r"(.)\1", "replacement": r"\1"}),
    ],
}
#: Configurations whose ambiguities are listed, which opens a converter again: only some stay in the cache.
LISTED = ("s2t", "tw2sp", "hk2sp")
PIPELINES = ("zh", "en", "mixed")


@cache
def sentences() -> list[str]:
    """Return pieces of the example files, on which the lexicons have something to find."""
    lines = [line for path in sorted((ROOT / "examples/data").glob("*.txt")) for line in path.read_text().splitlines()]
    return [line[at : at + 6] for line in lines for at in range(0, len(line), 6)]


def random_text(random: Random) -> str:
    """Return up to twelve pieces: of sentences, of awkward text, or single characters of any kind."""
    pieces = []
    for _ in range(random.randrange(13)):
        match random.randrange(6):
            case 0 | 1:
                pieces.append(random.choice(sentences()))
            case 2 | 3:
                pieces.append(random.choice(PIECES))
            case 4:
                pieces.append(chr(random.randrange(0x4E00, 0x9FFF)))
            case _:
                pieces.append(chr(random.choice((0x80, 0x3000, 0xD800, 0x1F600, 0x20000)) + random.randrange(0x400)))
    return "".join(pieces)


def random_words(random: Random, text: str) -> tuple[str, ...]:
    """Return up to four words, most of them from the text, as lines of a user dictionary."""
    words = []
    for _ in range(random.randrange(1, 5)):
        at = random.randrange(len(text) + 1)
        word = "".join((text[at : at + random.randrange(1, 5)] or "研究").split())
        if word:
            words.append(word + random.choice(("", " 5 n", " 0", " !", " 99999")))
    return tuple(words)


def run_stage(kernel: str, random: Random) -> Any:
    """Run one stage of a kernel on a text, some segmenters with own words."""
    text = random_text(random)
    name, params = random.choice(STAGES[kernel])
    if kernel == "conversion" and params["config"] in LISTED and random.random() < 0.3:
        return texts.list_ambiguities(params, text)
    if name in ("MaxMatch", "Unigram") and not params.get("hmm", "").startswith("jieba-") and random.random() < 0.3:
        return texts.cut_with_own_words(name, {**params, "words": random_words(random, text)}, text)
    return texts.result(name, params, text)


def run_pipeline(random: Random) -> Any:
    """Run a built-in pipeline on one text or on several."""
    name = random.choice(PIPELINES)
    many = [random_text(random) for _ in range(random.choice((1, 1, 3)))]
    pipeline = importlib.import_module("textprep").load(name) if name not in _PIPELINES else _PIPELINES[name]
    _PIPELINES[name] = pipeline
    return [texts.report(doc, len(text)) for doc, text in zip(pipeline.batch(many), many, strict=True)]


_PIPELINES: dict[str, Any] = {}


#: What follows the word in a line of a base lexicon; some are malformed.
ENDS_OF_LINES = (" 5", " 7 n", " 0 v", "", " x", " 1234567890123456", " 3 n\r", "  3", " 4 n m")


def run_word_list(random: Random) -> Any:
    """Read a few lines, some of them malformed, some with bytes that are no UTF-8."""
    lines = []
    for _ in range(random.randrange(8)):
        text = random_text(random)[: random.randrange(1, 9)]
        lines.append(
            text + random.choice((" 5", " 7 n", " 0 v", "", " x", " 1234567890123456", " 3 n\r", "  3", " 4 n m"))
        )
    data = bytearray("\n".join(lines).encode("utf-8", "surrogatepass"))
    if data and random.random() < 0.2:
        data[random.randrange(len(data))] = random.randrange(256)
    return arrays.read_word_list(bytes(data))


def run_trie(random: Random) -> Any:
    """Look a text up in a trie of parts of it and of other texts."""
    text = random_text(random)
    words = [word for word in (random_text(random)[:3] for _ in range(random.randrange(8))) if word]
    words += [text[at : at + random.randrange(1, 5)] for at in range(0, len(text), 3)]
    return arrays.look_up_in_trie(words, text)


def run_counting(random: Random) -> Any:
    """Count a few documents of repeated terms."""
    terms = [random_text(random)[:6] for _ in range(6)]
    return arrays.count_documents(
        [[random.choice(terms) for _ in range(random.randrange(8))] for _ in range(random.randrange(1, 6))]
    )


def run_word2vec(random: Random) -> list[float]:
    """Train on a few sentences and return the loss, the pairs and a sum of each row."""
    sentences = [[random.randrange(11) for _ in range(random.randrange(7))] for _ in range(random.randrange(1, 6))]
    inputs, outputs, loss, pairs = arrays.train_vectors(
        random.randint(1, 6), random.randrange(6), random.randrange(16), random.randrange(256), sentences
    )
    return [float(loss), float(pairs), *map(float, inputs.sum(axis=1)), *map(float, outputs.sum(axis=1))]


KERNELS: dict[str, Callable[[Random], Any]] = {
    **{kernel: partial(run_stage, kernel) for kernel in STAGES},
    "document": lambda random: arrays.edit_document(random.randbytes(random.randrange(4, 60))),
    "programs": run_pipeline,
    "trie": run_trie,
    "word_list": run_word_list,
    "counting": run_counting,
    "word2vec": run_word2vec,
}


def answer(kernel: str, seed: str) -> Any:
    """Return the answer to the input that a seed gives; an error of ours is an answer, too."""
    errors = importlib.import_module("textprep.errors")
    try:
        return KERNELS[kernel](Random(seed))
    except errors.TextprepError as error:
        return type(error).__name__, str(error)


def work() -> None:
    """Answer questions from standard input until it ends."""
    warnings.simplefilter("ignore")
    kernels = importlib.import_module("textprep.kernels")
    print(json.dumps(sorted(set(kernels.active().values()))), flush=True)
    for line in sys.stdin:
        kernel, first, count, whole = json.loads(line)
        answers = [answer(kernel, f"{kernel} {number}") for number in range(first, first + count)]
        if whole:
            print(json.dumps(list(map(repr, answers))), flush=True)
        elif kernel == "word2vec":
            print(json.dumps(answers), flush=True)
        else:
            print(json.dumps([zlib.crc32(repr(each).encode("utf-8", "surrogatepass")) for each in answers]), flush=True)


class Twin:
    """A process that runs one twin of every kernel."""

    def __init__(self, mode: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", __file__, "--work"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "TEXTPREP_KERNELS": mode, "PYTHONHASHSEED": "0"},
        )
        active = self.answers()
        if active != [mode]:
            sys.exit(f"expected {mode} kernels, found {active}")

    def ask(self, *question: Any) -> None:
        """Send a question."""
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()

    def answers(self) -> list[Any]:
        """Wait for the answers to the question."""
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"a process ended with {self.process.wait()}")
        return json.loads(line)


def is_same(compiled: Any, plain: Any) -> bool:
    """Compare answers; floating-point numbers may differ by the order of their additions."""
    if isinstance(compiled, list):
        pairs = zip(compiled, plain, strict=True)
        return all(abs(one - other) <= 1e-4 + 1e-3 * abs(other) for one, other in pairs)
    return bool(compiled == plain)


def differences(twins: tuple[Twin, Twin], kernel: str, first: int, count: int) -> Iterator[int]:
    """Yield the numbers of the inputs on which the twins differ."""
    for begin in range(first, first + count, BATCH):
        size = min(BATCH, first + count - begin)
        for twin in twins:
            twin.ask(kernel, begin, size, False)
        for number, pair in enumerate(zip(*(twin.answers() for twin in twins), strict=True), begin):
            if not is_same(*pair):
                yield number


def main(inputs: int = 1_000_000, seed: int = 1, kernels: Sequence[str] = ()) -> int:
    """Run the kernels, print how many inputs ran and what differed, and return 1 if anything did."""
    twins = Twin("compiled"), Twin("pure")
    wrong = 0
    kernels = kernels or list(KERNELS)
    each = -(-inputs // len(kernels))
    for kernel in kernels:
        start = time.monotonic()
        found = 0
        for number in differences(twins, kernel, seed * 10**9, each):
            found += 1
            if found <= 3:
                for twin in twins:
                    twin.ask(kernel, number, 1, True)
                compiled, plain = (twin.answers()[0] for twin in twins)
                print(f"{kernel}, seed '{kernel} {number}':\n  compiled {compiled}\n  plain    {plain}", flush=True)
        wrong += found
        print(f"{kernel}: {each} inputs, {found} differences, {time.monotonic() - start:.0f} s", flush=True)
    print(f"{each * len(kernels)} inputs with seed {seed}: {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--work"]:
        work()
        sys.exit()
    numbers, names = sys.argv[1:3], sys.argv[3:]
    sys.exit(main(*map(int, numbers), kernels=names))
