"""``python -m tests.fuzz TARGET --runs N``: run a target, or ``all``, on mutations of its corpus.

An input that fails stays in ``--scratch``; add it to ``tests/fuzz/corpus/TARGET`` under a name that says what it broke.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzz.runner import TARGETS, corpus, fuzz, fuzz_with_atheris, run


def main() -> int:
    """Parse the arguments, run, and return 1 if an input failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=["all", *TARGETS])
    parser.add_argument("--runs", type=int, default=10_000, help="how many inputs; 0 replays the corpus only")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after this time, for each target")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the random numbers")
    parser.add_argument("--engine", choices=["own", "atheris"], default="own", help="what makes the inputs")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "textprep-fuzz")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    if options.engine == "atheris":
        if options.target == "all":
            parser.error("atheris ends the process, so it runs one target at a time")
        fuzz_with_atheris(options.target, options.runs, options.seed, options.seconds, options.scratch)
    failed = 0
    for name in TARGETS if options.target == "all" else [options.target]:
        start = time.monotonic()
        found = options.scratch / f"{name}-{options.seed}"
        try:
            for path in corpus(name):
                found = path
                run(name, path.read_bytes())
            found = options.scratch / f"{name}-{options.seed}"
            done = fuzz(name, options.runs, options.seed, found, options.seconds)
        except Exception:
            failed += 1
            traceback.print_exc(limit=-4)
            print(f"{name}: {found} failed", flush=True)
        else:
            print(f"{name}: {len(corpus(name))} + {done} inputs, seed {options.seed}, "
                  f"{time.monotonic() - start:.0f} s", flush=True)  # fmt: skip
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
