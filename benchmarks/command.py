"""The command against the scripts that people write: ``python benchmarks/command.py [FILE] [--megabytes N]``.

Each contestant is a process that reads a file of lines and writes one. Measured is its CPU time, start included. The
contestants take turns.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import add_table, described, lines_of, machine, optional, rounded

#: The steps of the pipeline zh as far as these libraries have them. No patterns are protected, and spans lie in the
#: cleaned text.
_SCRIPT = """
import json, re, sys
import rjieba, zhconv_rs
half = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
tag, other = re.compile(r"<[^>]*>"), re.compile(r"[^\\w\\s.,:;!?%+#@&/=()'-]|_")
stop = frozenset(open(sys.argv[3], encoding="utf-8").read().split())
spans = sys.argv[4] == "jsonl"
with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as sink:
    for number, line in enumerate(source, 1):
        text = tag.sub(" ", line.rstrip("\\n")).translate(half).lower()
        text = other.sub(" ", zhconv_rs.zhconv(text, "zh-hans"))
        if not spans:
            tokens = [token for token in rjieba.cut(text) if token not in stop and not token.isspace()]
            sink.write(" ".join(tokens) + "\\n")
            continue
        tokens, places, at = [], [], 0
        for token in rjieba.cut(text):
            end = at + len(token)
            if token not in stop and not token.isspace():
                tokens.append(token)
                places.append((at, end))
            at = end
        row = {"line": number, "tokens": tokens, "spans": places}
        sink.write(json.dumps(row, ensure_ascii=False) + "\\n")
"""

ROUNDS = 5


def cpu_seconds(command: list[str]) -> float:
    """Run a command and return the CPU time that it took, with its children."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print and keep the rates of the command and of the script, to words and to JSON lines with spans."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*")
    parser.add_argument("--megabytes", type=float, default=20)
    options = parser.parse_args()
    if optional("rjieba") is None or optional("zhconv_rs") is None:
        sys.exit(1)
    lines, source = lines_of(options.file)
    block = "".join(line + "\n" for line in lines).encode()
    print(machine(), source)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        text, out, script, stop = (folder / name for name in ("t.txt", "out.txt", "script.py", "stop.txt"))
        text.write_bytes(block * max(1, round(options.megabytes * 1e6 / len(block))))
        size = text.stat().st_size / 1e6
        script.write_text(_SCRIPT, encoding="utf-8")
        stop.write_text("的 了 和 是 在 就 都 也 与 及 ， 。 、 ： ； “ ” （ ）", encoding="utf-8")
        contestants = {}
        for format in ("words", "jsonl"):
            contestants[f"script, {format}"] = [sys.executable, *map(str, (script, text, out, stop)), format]
            contestants[f"textprep run zh, {format}"] = [
                *(sys.executable, "-P", "-m", "textprep", "run", "zh", str(text)),
                *("-o", str(out), "--format", format, "--jobs", "1"),
            ]
        times: dict[str, list[float]] = {name: [] for name in contestants}
        for _ in range(ROUNDS + 1):
            for name, command in contestants.items():
                times[name].append(cpu_seconds(command))
    for format in ("words", "jsonl"):
        rows = []
        for name, taken in times.items():
            if name.endswith(format):
                # The first round warms up.
                best, median = min(taken[1:]), statistics.median(taken[1:])
                rows.append({"name": name, "best": rounded(size / best), "median": rounded(size / median)})
                ratio = f"  x{min(times[f'script, {format}'][1:]) / best:5.2f}"
                print(f"  {name:<28}{size / best:8.1f} MB/s best {size / median:8.1f} median{ratio}")
        add_table(
            f"The command and a script with rjieba, zhconv_rs and re, to {format}",
            f"{described(lines)}, repeated to {size:.0f} MB; {ROUNDS} rounds",
            "MB/s, CPU time of the process",
            rows,
            reference=f"script, {format}",
        )


if __name__ == "__main__":
    main()
