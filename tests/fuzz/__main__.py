"""``python -m tests.fuzz TARGET --runs N``: run a target, or ``all``, on mutations of its corpus.

An input that fails stays in ``--scratch``; add it to ``tests/fuzz/corpus/TARGET`` under a name that says what it broke.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any


def main() -> int:
    """Parse the arguments, run, and return 1 if an input failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", help="a name of a folder in tests/fuzz/corpus, or all")
    parser.add_argument("--runs", type=int, default=10_000, help="how many inputs; 0 replays the corpus only")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after this time, for each target")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the random numbers")
    parser.add_argument("--engine", choices=["own", "atheris"], default="own", help="what makes the inputs")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "textprep-fuzz")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    if options.engine == "own":
        return run_targets(importlib.import_module("tests.fuzz.runner"), options)
    if options.target == "all":
        parser.error("atheris ends the process, so it runs one target at a time")
    import atheris

    # Atheris sees which lines of the plain twins and of the readers run, and keeps inputs that reach new ones. Modules
    # that a target imports later are instrumented, too. `Fuzz` ends the process.
    with atheris.instrument_imports(include=["textprep"]):
        runner = importlib.import_module("tests.fuzz.runner")
        atheris.Setup(
            [sys.argv[0], *runner.atheris_arguments(options.target, options)],
            lambda data: runner.run(options.target, data),
        )
        atheris.Fuzz()
    return 0


def run_targets(runner: Any, options: argparse.Namespace) -> int:
    """Run one target or all; return 1 if an input failed."""
    if options.target not in ("all", *runner.TARGETS):
        sys.exit(f"no target {options.target!r}; available: all, {', '.join(runner.TARGETS)}")
    failed = 0
    for name in runner.TARGETS if options.target == "all" else [options.target]:
        start = time.monotonic()
        found = options.scratch / f"{name}-{options.seed}"
        done = 0
        try:
            for path in runner.corpus(name):
                found = path
                runner.run(name, path.read_bytes())
            found = options.scratch / f"{name}-{options.seed}"
            done = runner.fuzz(name, options.runs, options.seed, found, options.seconds)
        except Exception:
            failed += 1
            traceback.print_exc(limit=-4)
            print(f"{name}: {found} failed", flush=True)
        else:
            seconds = time.monotonic() - start
            print(
                f"{name}: {len(runner.corpus(name))} + {done} inputs, seed {options.seed}, {seconds:.0f} s", flush=True
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
