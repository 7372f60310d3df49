"""Runs over a folder, killed at random moments, that go on with --resume: no byte may differ."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES, LINES = 40, 1200
PARTS = [
    "我来到北京清华大学",
    "，然后",
    "ＡＢＣ的計程車",
    "研究生命起源",
    "。",
    "2026年5月1日 ",
    "南京市长江大桥",
    " state of the art ",
]


def main(rounds: int) -> int:
    """Print how many kills there were; 1 where a result differed."""
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = work / "in"
        source.mkdir()
        for number in range(FILES):
            lines = ("".join(chance.choices(PARTS, k=chance.randint(1, 12))) for _ in range(LINES))
            (source / f"{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")
        start = time.monotonic()
        finish(source, work / "expected")
        took = time.monotonic() - start
        expected = contents(work / "expected")
        assert len(expected) == FILES
        kills = {"parent": 0, "worker": 0, "too late": 0}
        for number in range(rounds):
            out = work / "out"
            shutil.rmtree(out, ignore_errors=True)
            while True:
                what = kill_one(source, out, "parent" if number % 2 else "worker", chance.uniform(0.1, took), chance)
                kills[what] += 1
                if what == "too late" or chance.random() < 0.6:
                    break
            finish(source, out)
            if contents(out) != expected:
                print(f"round {number}: the results differ")
                return 1
            left = [path.name for path in out.rglob(".*") if path.name.endswith(".part")]
            if left:
                print(f"round {number}: {left} were left")
                return 1
        print(f"{rounds} rounds, kills: {kills}; every result was that of an undisturbed run")
    return 0


def command(source: Path, out: Path) -> list[str]:
    """The job."""
    return [
        sys.executable,
        "-P",
        "-m",
        "textprep",
        "run",
        "zh",
        str(source),
        "-o",
        f"{out}/",
        "--jobs",
        "2",
        "--resume",
    ]


def finish(source: Path, out: Path) -> None:
    """Let it end."""
    subprocess.run(command(source, out), check=True, stderr=subprocess.DEVNULL)


def kill_one(source: Path, out: Path, what: str, after: float, chance: random.Random) -> str:
    """Kill the parent or one of its workers after some seconds; what was killed."""
    process = subprocess.Popen(command(source, out), stderr=subprocess.DEVNULL)
    time.sleep(after)
    if process.poll() is not None:
        return "too late"
    target = process.pid
    if what == "worker":
        try:
            workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        except OSError:
            workers = []
        if workers:
            target = int(chance.choice(workers))
        else:
            what = "parent"
    try:
        os.kill(target, signal.SIGKILL)
    except ProcessLookupError:
        what = "too late"
    code = process.wait(timeout=60)
    # A job that lost a worker in its last moment has nothing more for it to do.
    return what if code else "too late"


def contents(folder: Path) -> dict[str, bytes]:
    """All results."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.txt")}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
