"""``textprep convert``: folders, processes, resume, compression, line ends, ambiguities."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.cli.command import textprep
from tests.cli.test_cli import messages

SIMPLIFIED, TRADITIONAL = "软件在里面", "軟體在裡面"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_bytes(f"{SIMPLIFIED}\r\n{SIMPLIFIED}".encode())
    (folder / "b.md").write_bytes(f"# {SIMPLIFIED}\n".encode())
    (folder / "sub" / "c.txt.gz").write_bytes(gzip.compress(f"{SIMPLIFIED}\n".encode()))
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


EXPECTED = {
    "a.txt": f"{TRADITIONAL}\r\n{TRADITIONAL}",
    "b.md": f"# {TRADITIONAL}\n",
    "sub/c.txt": f"{TRADITIONAL}\n",
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_mirrored_with_its_names(folder: Path, tmp_path: Path, jobs: int) -> None:
    done = textprep("convert", "s2twp", folder, "-o", tmp_path / "out", "--jobs", jobs)
    assert (done.returncode, done.stdout, messages(done)) == (0, b"", "")
    assert contents(tmp_path / "out") == EXPECTED


def test_several_files_follow_each_other(folder: Path) -> None:
    done = textprep("convert", "s2twp", folder / "a.txt", folder / "b.md")
    assert done.stdout.decode() == EXPECTED["a.txt"] + "\n" + EXPECTED["b.md"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["a", "b"], "a\nb"),
        (["a\n", "b"], "a\nb"),
        (["a", "", "b\n", "c"], "a\nb\nc"),
        (["a\r\n", "b\r\n"], "a\r\nb\r\n"),
        (["a", ""], "a"),
    ],
)
def test_a_line_end_separates_files_in_one_stream(tmp_path: Path, texts: list[str], expected: str) -> None:
    paths = [tmp_path / str(number) for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode())
    assert textprep("convert", "s2t", *paths).stdout.decode() == expected
    textprep("convert", "s2t", *paths, "-o", tmp_path / "out.gz")
    assert gzip.decompress((tmp_path / "out.gz").read_bytes()).decode() == expected


def test_line_ends_are_kept_on_stdout_and_in_files(tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_bytes("软件\r\n\n里面".encode())
    done = textprep("convert", "s2twp", path)
    assert (done.returncode, done.stdout.decode(), messages(done)) == (0, "軟體\r\n\n裡面", "")
    done = textprep("convert", "s2twp", path, "-o", tmp_path / "out.txt")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "out.txt").read_bytes() == "軟體\r\n\n裡面".encode()


def test_ambiguities_are_listed_with_lines() -> None:
    done = textprep("convert", "s2t", "--ambiguities", data="里面\n，里\n".encode())
    assert [json.loads(line) for line in done.stdout.decode().splitlines()] == [
        {"file": "<stdin>", "line": 2, "start": 1, "end": 2, "chosen": "裏", "candidates": ["裏", "里", "哩"]}
    ]


def test_phrases_inside_of_words_and_ambiguous_characters_kept() -> None:
    done = textprep("convert", "s2twp", "--segment", "words", data="勇敢的士兵".encode())
    assert done.stdout.decode() == "勇敢的士兵"
    done = textprep("convert", "s2t", "--keep-ambiguous", data="里，里面".encode())
    assert done.stdout.decode() == "里，裏面"


@pytest.mark.parametrize("text", ["", "\n", "\r\n", "里", "里\r", "里\r\n\r\n", "里\r里\n里\r\n里", "\ufeff里\n"])
def test_line_ends_are_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "in.txt").write_bytes(text.encode())
    done = textprep("convert", "s2t", tmp_path / "in.txt")
    assert done.stdout.decode() == text.removeprefix("\ufeff").replace("里", "裏")


def test_resume_skips_finished_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert textprep("convert", "s2twp", folder, "-o", out).returncode == 0
    finished = (out / "a.txt").stat().st_mtime_ns
    (out / "b.md").unlink()
    done = textprep("convert", "s2twp", folder, "-o", out, "--resume")
    assert (done.returncode, contents(out)) == (0, EXPECTED)
    assert "3 of 3 files finished (2 of them by an earlier run), 0 unreadable" in messages(done)
    assert (out / "a.txt").stat().st_mtime_ns == finished


def test_resume_converts_again_for_another_configuration(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    textprep("convert", "s2t", folder, "-o", out)
    done = textprep("convert", "s2twp", folder, "-o", out, "--resume")
    assert (messages(done), contents(out)) == ("", EXPECTED)


def test_an_unreadable_file_is_reported_and_the_others_are_converted(folder: Path, tmp_path: Path) -> None:
    (folder / "b.md").write_bytes(b"\xff")
    done = textprep("convert", "s2twp", folder, "-o", tmp_path / "out", "--encoding", "utf-8")
    assert done.returncode == 1
    assert "b.md:1: not utf-8" in messages(done)
    assert contents(tmp_path / "out") == {name: text for name, text in EXPECTED.items() if name != "b.md"}


def test_wrong_bytes_are_replaced_and_counted(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("里\n".encode() + b"\xff\n\xff\n")
    done = textprep("convert", "s2t", tmp_path / "in.txt", "--encoding", "utf-8", "--errors", "replace")
    assert (done.returncode, done.stdout.decode()) == (0, "裏\n\ufffd\n\ufffd\n")
    assert "2 places could not be decoded and became U+FFFD" in messages(done)


def test_the_lines_before_a_wrong_byte_are_printed(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("里\n".encode() + b"\xff\n")
    done = textprep("convert", "s2t", tmp_path / "in.txt", "--encoding", "utf-8")
    assert (done.returncode, done.stdout.decode()) == (1, "裏\n")
    assert "in.txt:2: not utf-8 (byte 0xFF at offset 4" in messages(done)


def test_an_encoding_is_guessed_and_reported(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("里面的软件很好用\r\n".encode("gb18030"))
    done = textprep("convert", "s2t", tmp_path / "in.txt")
    assert done.stdout.decode() == "裏面的軟件很好用\r\n"
    assert "in.txt: read as gb18030, by the share of frequent characters" in messages(done)


def test_the_output_is_compressed_by_its_name(folder: Path, tmp_path: Path) -> None:
    done = textprep("convert", "s2twp", folder / "sub" / "c.txt.gz", "-o", tmp_path / "out.txt.gz")
    assert done.returncode == 0
    assert gzip.decompress((tmp_path / "out.txt.gz").read_bytes()).decode() == EXPECTED["sub/c.txt"]


def test_ambiguities_of_a_folder_are_json_lines(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text("软件\n，里\n", encoding="utf-8")
    assert textprep("convert", "s2t", folder, "-o", tmp_path / "out", "--ambiguities").returncode == 0
    assert sorted(contents(tmp_path / "out")) == ["a.jsonl", "b.md.jsonl", "sub/c.jsonl"]
    assert json.loads((tmp_path / "out" / "a.jsonl").read_text(encoding="utf-8")) == {
        "file": str(folder / "a.txt"),
        "line": 2,
        "start": 1,
        "end": 2,
        "chosen": "裏",
        "candidates": ["裏", "里", "哩"],
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{in}", "-o", "{in}/out"], "lies inside of the input"),
        (["{in}/a.txt", "--resume"], "--resume needs an output folder"),
        (["{in}/a.txt", "--jobs", "0"], "--jobs must be 1 or more, found 0"),
        (["-", "-o", "{out}/"], "stdin has no name to mirror in a folder"),
    ],
)
def test_a_wrong_call_ends_with_2(folder: Path, tmp_path: Path, arguments: list[str], message: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    places = {"in": folder, "out": tmp_path / "out"}
    done = textprep("convert", "s2twp", *(part.format(**places) for part in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in messages(done)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_flags_take_no_value() -> None:
    done = textprep("convert", "--help")
    for flag in ("--resume", "--ambiguities", "--keep-ambiguous"):
        line = next(line for line in done.stdout.decode().splitlines() if flag in line)
        assert "bool" not in line.lower()
