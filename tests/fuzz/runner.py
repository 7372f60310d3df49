"""Running targets on the corpus and on random mutations of it."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz import arrays, readers, texts
from tests.fuzz.mutate import MOST_BYTES, mutate

TARGETS: dict[str, Callable[[bytes], None]] = {**texts.TARGETS, **arrays.TARGETS, **readers.TARGETS}

CORPUS = Path(__file__).parent / "corpus"

#: Processor seconds after which an input fails. Most take less than a hundredth, but sanitizers multiply it.
SECONDS = 20.0


def corpus(name: str) -> list[Path]:
    """Return the inputs of a target that are kept in the repository."""
    return sorted(path for path in (CORPUS / name).iterdir() if path.is_file())


def run(name: str, data: bytes) -> None:
    """Run a target on one input; fail if it takes too long."""
    start = time.process_time()
    TARGETS[name](data)
    taken = time.process_time() - start
    assert taken < SECONDS, f"{name} took {taken:.0f} s for {len(data)} bytes"


def fuzz(name: str, runs: int, seed: int, found: Path, seconds: float = float("inf")) -> int:
    """Run a target on random mutations of its corpus and return how many ran.

    The input that is running is kept in the file ``found``, so that a crash of the process leaves it there.
    """
    random = Random(seed)
    inputs = [path.read_bytes() for path in corpus(name)]
    # Some defects show only where many changes have come together, so mutations enter the list, too.
    pool = list(inputs)
    end = time.monotonic() + seconds
    done = 0
    with open(found, "wb", buffering=0) as file:
        while done < runs and time.monotonic() < end:
            data = mutate(random.choice(pool), inputs, random)
            file.seek(0)
            file.truncate()
            file.write(data)
            run(name, data)
            done += 1
            if random.random() < 0.1:
                if len(pool) < 10 * len(inputs):
                    pool.append(data)
                else:
                    pool[random.randrange(len(inputs), len(pool))] = data
    found.unlink()
    return done


def atheris_arguments(name: str, options: Namespace) -> list[str]:
    """Return libFuzzer's arguments. What reaches new lines is kept in the folder for scratch files."""
    kept = options.scratch / name
    kept.mkdir(parents=True, exist_ok=True)
    limit = [] if options.seconds == float("inf") else [f"-max_total_time={int(options.seconds)}"]
    return [
        f"-runs={options.runs}",
        f"-seed={options.seed}",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={options.scratch}/{name}-",
        f"-timeout={int(3 * SECONDS)}",
        *limit,
        str(kept),
        str(CORPUS / name),
    ]
