"""Zip archives on the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.cli.test_cli import NEWS, messages, textprep


def test_an_archive_is_mirrored_in_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("sub/x.txt", NEWS)
        file.writestr("y.jsonl", '{"text": "天气很好"}\n')
    done = textprep("run", "zh", tmp_path / "a.zip", "-o", tmp_path / "out")
    assert (done.returncode, messages(done)) == (0, "")
    assert (tmp_path / "out" / "sub" / "x.txt").read_text(encoding="utf-8").startswith("来到 北京 abc\n")
    assert (tmp_path / "out" / "y.txt").read_text(encoding="utf-8") == "天气 很 好\n"
    again = textprep("run", "zh", tmp_path / "a.zip", "-o", tmp_path / "out", "--resume")
    assert "2 of 2 files finished (2 of them by an earlier run)" in messages(again)


def test_an_archive_on_stdin_is_refused(tmp_path: Path) -> None:
    done = textprep("run", "zh", "-", data=b"PK\x03\x04\x14")
    assert "input '<stdin>' is a zip archive; name the file instead of piping it" in messages(done)
    assert done.returncode == 2
