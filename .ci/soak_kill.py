"""Kill runs over a folder at random moments, let disks fill up, and resume: no byte of the results may differ."""

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
    """Print the number of kills, and return 1 if a result differs."""
    generator = random.Random(11)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = work / "in"
        source.mkdir()
        for number in range(FILES):
            lines = ("".join(generator.choices(PARTS, k=generator.randint(1, 12))) for _ in range(LINES))
            (source / f"{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")
        start = time.monotonic()
        run_to_end(source, work / "expected")
        duration = time.monotonic() - start
        expected = contents(work / "expected")
        assert len(expected) == FILES
        problem = unwritable(source) or full_disk(source, work / "small", expected)
        if problem:
            print(problem)
            return 1
        kills = {"parent": 0, "worker": 0, "too late": 0}
        for number in range(rounds):
            out = work / "out"
            shutil.rmtree(out, ignore_errors=True)
            while True:
                victim = "parent" if number % 2 else "worker"
                killed = run_and_kill(source, out, victim, generator.uniform(0.1, duration), generator)
                kills[killed] += 1
                if killed == "too late" or generator.random() < 0.6:
                    break
            run_to_end(source, out)
            if contents(out) != expected:
                print(f"round {number}: the results differ")
                return 1
            partial = [path.name for path in out.rglob(".*") if path.name.endswith(".part")]
            if partial:
                print(f"round {number}: partial files were not removed: {partial}")
                return 1
        print(f"{rounds} rounds, kills: {kills}; every result equals that of an undisturbed run")
    return 0


def command(source: Path, out: Path) -> list[str]:
    """Return the command of the job."""
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


def unwritable(source: Path) -> str:
    """Write where nothing can be written; return what is wrong, empty if every run ends with a message."""
    one = source / "000.txt"
    for output in ("/dev/full", "/proc/x.txt", "/proc/x/", f"{one}/x.txt", f"{one}/x/"):
        run = [sys.executable, "-P", "-m", "textprep", "run", "zh", str(one), "-o", output]
        problem = ends_with_a_message(subprocess.run(run, capture_output=True, text=True, check=False))
        if problem:
            return f"output {output}: {problem}"
    with open("/dev/full", "wb") as full:
        run = [sys.executable, "-P", "-m", "textprep", "run", "zh", str(one)]
        problem = ends_with_a_message(subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, check=False))
    return f"standard output full: {problem}" if problem else ""


def full_disk(source: Path, disk: Path, expected: dict[str, bytes]) -> str:
    """Fill a small disk, make it larger and resume; return what is wrong, empty if no byte is."""
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False).returncode:
        print("no small disk can be mounted here; a full disk was not tried")
        return ""
    try:
        out = disk / "out"
        run = subprocess.run(command(source, out), capture_output=True, text=True, check=False)
        problem = ends_with_a_message(run)
        if problem:
            return f"full disk: {problem}"
        written = contents(out)
        if len(written) >= len(expected) or any(expected[name] != data for name, data in written.items()):
            return "full disk: a file was written in part"
        print(f"full disk: {len(written)} of {len(expected)} files were complete, and none was written in part")
        subprocess.run(["mount", "-o", "remount,size=256m", str(disk)], check=True)
        run_to_end(source, out)
        return "" if contents(out) == expected else "full disk: the results differ after resuming"
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def ends_with_a_message(run: subprocess.CompletedProcess[str]) -> str:
    """Return what is wrong with how a run failed, empty if it printed a message and returned 1 or 2."""
    lines = [line for line in run.stderr.splitlines() if line.startswith("textprep:")]
    if run.returncode not in (1, 2) or not lines or "Traceback" in run.stderr:
        return f"returned {run.returncode} and printed {run.stderr[-400:]!r}"
    return ""


def run_to_end(source: Path, out: Path) -> None:
    """Run the job to its end."""
    subprocess.run(command(source, out), check=True, stderr=subprocess.DEVNULL)


def run_and_kill(source: Path, out: Path, victim: str, seconds: float, generator: random.Random) -> str:
    """Run the job, kill the parent or one of its workers after some seconds, and return which was killed."""
    process = subprocess.Popen(command(source, out), stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    if process.poll() is not None:
        return "too late"
    target = process.pid
    if victim == "worker":
        try:
            workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        except OSError:
            workers = []
        if workers:
            target = int(generator.choice(workers))
        else:
            victim = "parent"
    try:
        os.kill(target, signal.SIGKILL)
    except ProcessLookupError:
        victim = "too late"
    code = process.wait(timeout=60)
    # A job whose worker was killed after its last chunk still succeeds.
    return victim if code else "too late"


def contents(folder: Path) -> dict[str, bytes]:
    """Return all results by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.txt")}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
