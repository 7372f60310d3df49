"""Names of output files."""

from __future__ import annotations

from pathlib import Path

import pytest

from textprep.errors import ParameterError
from textprep.files.inputs import Input
from textprep.jobs.outputs import is_output_folder, output_paths


def test_an_output_folder_mirrors_the_input() -> None:
    inputs = [Input("in/a/x.jsonl.gz", "a/x.jsonl.gz"), Input("in/y.txt", "y.txt"), Input("in/z.v2", "z.v2")]
    assert output_paths(inputs, "out", ".txt") == ["out/a/x.txt", "out/y.txt", "out/z.v2.txt"]
    assert output_paths(inputs, "out", ".jsonl", ".gz")[:2] == ["out/a/x.jsonl.gz", "out/y.jsonl.gz"]


def test_two_inputs_with_one_output_are_an_error() -> None:
    with pytest.raises(ParameterError, match=r"'x.csv' and 'x.txt' would both be written to 'out/x.txt'"):
        output_paths([Input("x.csv", "x.csv"), Input("x.txt", "x.txt")], "out", ".txt")


def test_an_output_that_is_an_input_is_an_error(tmp_path: Path) -> None:
    inputs = [Input(str(tmp_path / "a.csv"), "a.csv"), Input(str(tmp_path / "sub" / ".." / "a.txt"), "other.txt")]
    with pytest.raises(ParameterError, match=r"a.txt' would be overwritten by the result of '.*a.csv'"):
        output_paths(inputs, str(tmp_path), ".txt")


def test_when_the_output_is_a_folder(tmp_path: Path) -> None:
    assert is_output_folder(str(tmp_path), ["x"])
    assert is_output_folder(str(tmp_path / "new") + "/", ["x"])
    assert is_output_folder(str(tmp_path / "new"), [str(tmp_path)])
    assert not is_output_folder(str(tmp_path / "new.txt"), [str(tmp_path)])
    assert not is_output_folder(str(tmp_path / "new"), ["x"])
    assert not is_output_folder("-", [str(tmp_path)])


def test_a_name_is_kept_without_its_compression() -> None:
    inputs = [Input("in/a.txt.gz", "a.txt.gz"), Input("in/b.md", "b.md")]
    assert output_paths(inputs, "out", None) == ["out/a.txt", "out/b.md"]


def test_stdin_cannot_be_mirrored() -> None:
    with pytest.raises(ParameterError, match="stdin has no name to mirror"):
        output_paths([Input("-", "-")], "out", ".txt")
