"""Send one document of 50 MB through every stage, and measure the peak of memory and the delay of signals.

``soak_document.py [MEGABYTES [STAGE]]`` fails if a process takes more than 20 times the size of its document in UTF-8,
or if Python handles a signal more than .2 s after it came. Each measurement has a process of its own. The delay is
measured in CPU time, so that a busy machine does not change it: a timer ticks all the time, and the greatest distance
of two calls of its handler counts.
"""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import textprep as tp

MOST_TIMES_SIZE = 20
MOST_DELAY = 0.2
TICK = 0.02

#: Units of text; the first of each pair is repeated, the second ends the text.
TEXTS = {
    "news": ("<p>2026年5月1日，ＡＢＣ公司的计算机业务增长12.5%，南京市长江大桥旁的司机看了看iPhone。&nbsp;</p>\n", ""),
    "english": ("The quick brown fox isn't jumping over 1,234 lazy dogs at http://example.com/a, said Dr. Smith. ", ""),
    "letters": ("a b ", ""),
    "wide": ("abcdefgh ", "\U0001f600"),
    "han": ("研究生命起源", ""),
    "unknown": ("齉龘靐", ""),
    "marks": ("，", ""),
    "spaces": (" \n", ""),
}


def stages() -> dict[str, tp.stage.Stage]:
    """Return the stages of `soak_linear` by name."""
    listed = runpy.run_path(str(Path(__file__).with_name("soak_linear.py")))["STAGES"]
    pipelines = dict(zip([repr(stage) for stage in listed], listed, strict=True))
    return {**pipelines, **{name: tp.load(name) for name in ("zh", "en", "mixed")}}


def measure(megabytes: int, stage_name: str, kind: str) -> None:
    """Run a stage on a text in this process and print peak memory in MB, delay and seconds."""
    stage = stages()[stage_name].prepare()
    unit, last = TEXTS[kind]
    text = unit * (megabytes * 1_000_000 // len(unit.encode())) + last
    stage("a")
    before = peak()
    delays, seen_at = [0.0], time.process_time()

    def handle(*_: object) -> None:
        nonlocal seen_at
        now = time.process_time()
        delays.append(now - seen_at - TICK)
        seen_at = now

    signal.signal(signal.SIGPROF, handle)
    start = seen_at = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    stage(text)
    signal.setitimer(signal.ITIMER_PROF, 0)
    delays.append(time.process_time() - seen_at - TICK)
    print(peak(), before, max(delays), time.process_time() - start)


def peak() -> float:
    """Return the peak memory of this process in MB since the last call."""
    with open("/proc/self/status", encoding="ascii") as file:
        found = next(line for line in file if line.startswith("VmHWM"))
    # Linux sets the peak to the present memory.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return int(found.split()[1]) / 1000


def main(megabytes: int, only: str) -> int:
    """Print a row for each stage and text, and return 1 if one exceeds a limit."""
    failed = 0
    print(f"{'stage':60} {'text':8} {'x size':>7} {'delay s':>8} {'s':>7}", flush=True)
    for name in stages():
        for kind in TEXTS:
            if only not in f"{name} {kind}":
                continue
            command = [sys.executable, "-P", __file__, str(megabytes), name, kind]
            run = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
            if run.returncode:
                print(f"{name:60.60} {kind:8} failed with {run.returncode}: {run.stderr[-300:]}", flush=True)
                failed += 1
                continue
            most, _, delay, seconds = map(float, run.stdout.split())
            wrong = most > MOST_TIMES_SIZE * megabytes or delay > MOST_DELAY
            failed += wrong
            row = f"{name:60.60} {kind:8} {most / megabytes:7.1f} {delay:8.3f} {seconds:7.1f}"
            print(row + " !" * wrong, flush=True)
    print(f"{failed} exceed a limit: {MOST_TIMES_SIZE} times the size of the document, {MOST_DELAY} s")
    return int(failed > 0)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(int(sys.argv[1]), *sys.argv[2:])
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, sys.argv[2] if len(sys.argv) > 2 else ""))
