"""RESULTS.md is what the recorded results say."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the benchmarks are not there")


def module(name: str) -> ModuleType:
    """Load a file of benchmarks/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_the_report_is_what_the_script_writes() -> None:
    assert (FOLDER / "RESULTS.md").read_text(encoding="utf-8") == module("report").report(), "run `make results`"


def test_a_recorded_result_can_be_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measure, report = module("measure"), module("report")
    monkeypatch.setattr(measure, "RESULTS", tmp_path)
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    rows = [{"name": "ours", "best": 20, "median": 18.5}, {"name": "theirs", "best": 8, "median": 7.5}]
    path = measure.record(
        "made-up", section="Text", title="Made up", input="no text", unit="MB/s", rows=rows, reference="theirs"
    )
    assert json.loads(path.read_text(encoding="utf-8"))["rows"] == rows
    text = report.report()
    assert "### Made up" in text
    assert "| ours | 20 | 18.5 | 2.50 |" in text


def test_a_result_without_its_machine_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = module("report")
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    (tmp_path / "bad.json").write_text('{"section": "Text", "title": "x"}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad.json lacks script, machine, python"):
        report.report()


def test_cases_are_lines_and_names_are_columns() -> None:
    rows = [
        {"case": "s2t", "name": "ours", "best": 6},
        {"case": "s2t", "name": "theirs", "best": 2},
        {"case": "t2s", "name": "ours", "best": 9},
    ]
    lines = module("report").table_of_cases({"unit": "s", "better": "less", "reference": "theirs", "rows": rows})
    assert lines[:4] == [
        "| s | ours | theirs |",
        "| --- | --- | --- |",
        "| s2t | 6 (x 0.33) | 2 |",
        "| t2s | 9 |  |",
    ]
