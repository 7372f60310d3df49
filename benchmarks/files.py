"""The speed and memory of ``textprep run``: ``python benchmarks/files.py [FILE] [--megabytes N …]``.

The text is repeated up to each size. Measured are the seconds of wall time and the largest resident memory of any
process, for plain text with one and two jobs, for JSON lines, gzip and Parquet, and, for comparison, for a script that
segments with jieba in a multiprocessing pool.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import lines_of, machine, optional

_JIEBA = """
import multiprocessing, sys
import jieba
jieba.setLogLevel(60)
jieba.initialize()
half = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
stop = frozenset("的 了 和 是 在 ， 。 、".split())
def cut(line):
    text = line.rstrip("\\n").translate(half).lower()
    return " ".join(token for token in jieba.cut(text) if token not in stop and not token.isspace())
if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as sink:
        with multiprocessing.Pool(2) as pool:
            for line in pool.imap(cut, source, chunksize=500):
                sink.write(line + "\\n")
"""


def run(*command: str) -> tuple[float, float]:
    """Run a command, and return its seconds and the megabytes of its largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def textprep(source: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Measure ``textprep run``."""
    return run(
        *(sys.executable, "-P", "-m", "textprep", "run", "zh", str(source)),
        *("-o", str(output), "--format", "words", "--jobs", str(jobs)),
    )


def print_row(name: str, size: float, result: tuple[float, float], reference: float | None = None) -> float:
    """Print one row, with the ratio to a reference rate, and return the rate in MB/s."""
    rate = size / result[0]
    ratio = "" if reference is None else f"  x{rate / reference:6.2f}"
    print(
        f"  {name:<34}{size:8.0f} MB {result[0]:8.2f} s {rate:8.2f} MB/s {result[1]:7.0f} MB memory{ratio}", flush=True
    )
    return rate


def write_repeated(block: bytes, path: Path, megabytes: float) -> float:
    """Write a text repeatedly up to a number of megabytes, and return the size of the file in megabytes."""
    with path.open("wb") as file:
        for _ in range(max(1, round(megabytes * 1e6 / len(block)))):
            file.write(block)
    return path.stat().st_size / 1e6


def write_formats(lines: list[str], folder: Path, megabytes: float) -> None:
    """Write the same documents as JSON lines, gzip and Parquet."""
    many = lines * max(1, round(megabytes * 1e6 / sum(len(line.encode()) + 1 for line in lines)))
    with (folder / "t.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": at, "text": text}, ensure_ascii=False) + "\n" for at, text in enumerate(many))
    with gzip.open(folder / "t.txt.gz", "wb", 6) as packed:
        packed.write("".join(line + "\n" for line in many).encode())
    if optional("pyarrow") is not None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"id": range(len(many)), "text": many}), folder / "t.parquet")


def main() -> None:
    """Print the table of results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--megabytes", type=float, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--formats", type=float, default=100, help="megabytes for the comparison of formats")
    options = parser.parse_args()
    lines, source = lines_of(options.file)
    block = "".join(line + "\n" for line in lines).encode()
    print(machine(), source)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        text, out = folder / "t.txt", folder / "out.txt"
        best = 0.0
        for megabytes in options.megabytes:
            size = write_repeated(block, text, megabytes)
            one = print_row("plain text, one job", size, textprep(text, out, 1))
            best = print_row("plain text, two jobs", size, textprep(text, out, 2), one)
        if optional("jieba") is not None:
            size = write_repeated(block, text, 20)
            script = folder / "cut.py"
            script.write_text(_JIEBA, encoding="utf-8")
            rate = print_row(
                "multiprocessing and jieba, two", size, run(sys.executable, str(script), str(text), str(out))
            )
            print(f"  textprep / jieba {best / rate:.1f}")
        size = write_repeated(block, text, options.formats)
        reference = print_row("plain text, two jobs", size, textprep(text, out, 2))
        # In a process of its own, since forked children would count the memory of this one as theirs.
        writer = multiprocessing.get_context("spawn").Process(
            target=write_formats, args=(lines, folder, options.formats)
        )
        writer.start()
        writer.join()
        for name, suffix in (("JSON lines", ".jsonl"), ("gzip", ".txt.gz"), ("Parquet", ".parquet")):
            if (path := folder / f"t{suffix}").exists():
                print_row(name, size, textprep(path, out, 2), reference)


if __name__ == "__main__":
    main()
