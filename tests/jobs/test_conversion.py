"""Conversion jobs: the same bytes for any number of processes and any size of chunk."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import textprep as tp
from textprep.files.inputs import expand_inputs
from textprep.files.records import ReadOptions
from textprep.files.results import WriteOptions
from textprep.jobs.conversion import ConversionProcessor
from textprep.jobs.job import Job

ENDS = ["\n", "\r\n", "\r", "\n\n"]
TEXT = "".join(f"{number} 这里的软件，里{ENDS[number % 4]}" for number in range(100)) + "里"


@pytest.fixture
def source(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr("textprep.files.lines.CHUNK_BYTES", 64)
    path = tmp_path / "in.txt"
    path.write_bytes(TEXT.encode())
    return path


def converted(source: Path, jobs: int, *, list_ambiguities: bool = False) -> bytes:
    stage = tp.ConvertChinese(config="s2twp")
    processor = ConversionProcessor(stage, ReadOptions("text"), WriteOptions(), list_ambiguities)
    sink = io.BytesIO()
    Job(processor, jobs).to_stream(expand_inputs([str(source)]), sink)
    return sink.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_line_end_is_kept(source: Path, jobs: int) -> None:
    expected = TEXT.replace("这里的软件", "這裡的軟體").replace("里", "裡")
    assert converted(source, jobs).decode() == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_ambiguities_have_the_line_in_the_file(source: Path, jobs: int) -> None:
    lines = [json.loads(line) for line in converted(source, jobs, list_ambiguities=True).splitlines()]
    assert lines == [
        {"file": str(source), "line": number, **ambiguity._asdict(), "candidates": list(ambiguity.candidates)}
        for number, line in enumerate(TEXT.split("\n"), 1)
        for ambiguity in tp.ConvertChinese(config="s2twp").ambiguities(line)
    ]
    assert lines[-1]["line"] == TEXT.count("\n") + 1
