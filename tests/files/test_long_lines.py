"""A line beyond the limit is a record that cannot be read, and only its beginning stays in memory."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from textprep.cli import app
from textprep.files.lines import CHUNK_BYTES, TextStream, UnreadableRecord, decode_lines
from textprep.files.records import ReadOptions, read_chunks, read_records

LIMIT = CHUNK_BYTES


def lines_of(data: bytes, encoding: str = "utf-8", limit: int = LIMIT) -> list[str]:
    """Return the lines, and the number of each that is too long in place of it."""
    stream = TextStream(io.BytesIO(data), "a.txt", encoding, max_line=limit)
    return [
        f"line {line.line}: {line.error}" if isinstance(line, UnreadableRecord) else line
        for block in stream.blocks()
        for line in decode_lines(block, "a.txt", encoding, "strict")
    ]


@pytest.mark.parametrize("size", [LIMIT + 1, LIMIT + 2, 2 * LIMIT, 3 * LIMIT + 7, 10 * LIMIT])
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("a\n", "\nb\n"), ("a\n" * 1000, "\nb\n" + "c" * 500_000), ("", "\n")]
)
def test_a_long_line_is_rejected_and_the_others_stay(size: int, before: str, after: str) -> None:
    found = lines_of((before + "x" * size + after).encode(), limit=600_000)
    if size <= 600_000:
        assert found == (before + "x" * size + after).split("\n")[: len(found)]
        return
    number = before.count("\n") + 1
    message = f"line {number}: a.txt:{number}: the line has more than 600000 bytes; --max-line raises the limit"
    assert found == [*before.split("\n")[:-1], message, *after.split("\n")[1:]][: len(found)]
    assert len(found) == number + len([line for line in after.split("\n")[1:] if line])


def test_a_long_line_in_utf16_is_rejected() -> None:
    assert lines_of(("a\n" + "x" * 10 * LIMIT + "\nb\n").encode("utf-16"), "utf-16")[::2] == ["a", "b"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.json", "a.html"])
def test_every_format_rejects_a_long_line(name: str) -> None:
    options = ReadOptions(max_line=LIMIT, errors="skip")
    errors = [
        str(record.error)
        for chunk in read_chunks(io.BytesIO(b"text\n" + b"x" * 5 * LIMIT), name, options)
        for record in read_records(chunk, options)
        if isinstance(record, UnreadableRecord)
    ]
    assert "has more than 262144 bytes" in errors[-1]


def test_the_command_writes_a_long_line_to_the_skipped_records(tmp_path: Path) -> None:
    source = tmp_path / "a.txt.gz"
    source.write_bytes(gzip.compress("北京\n".encode() + bytes(3 * LIMIT) + "\n大学\n".encode()))
    arguments = ["run", "zh", str(source), "-o", str(tmp_path / "out.txt"), "--max-line", str(LIMIT), "--jobs", "1"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    result = CliRunner().invoke(app, [*arguments, "--errors", "skip", "--encoding", "utf-8"])
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "北京\n大学\n"
    assert (tmp_path / "out.txt.skipped").stat().st_size < 2000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell a process's peak memory")
def test_a_file_that_unpacks_to_a_gigabyte_takes_little_memory(tmp_path: Path) -> None:
    source = tmp_path / "a.txt.gz"
    zeros = gzip.compress(bytes(1 << 24))
    source.write_bytes(zeros * 64)
    code = f"""
from pathlib import Path
from textprep.files.documents import FileDocuments
from textprep.files.inputs import Input
from textprep.files.records import ReadOptions
try:
    list(FileDocuments([Input({str(source)!r}, "a.txt.gz")], ReadOptions(max_line={LIMIT})))
except Exception as error:
    print(type(error).__name__)
# Not ru_maxrss, which a process inherits from the one that started it.
peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(int(peak) < 300_000)
"""
    result = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    assert result.stdout.split() == ["RecordError", "True"], result.stderr
