"""A pipeline over files: the same results for any number of processes, and nothing lost when something is wrong."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import OutputError, RecordError, ResourceError, WorkerError
from textprep.files import lines as files
from textprep.files.inputs import Input, expand
from textprep.files.records import Reading
from textprep.files.results import Writing
from textprep.jobs.job import Job, documents
from textprep.jobs.manifest import NAME
from textprep.jobs.pool import Pool

PIPELINE = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.MaxMatch(protect=("latin",))])
LINES = ["我来到北京，ＡＢＣ", "", "研究生命起源", "南京市长江大桥"] * 40


def job(jobs: int = 1, reading: Reading = Reading(), writing: Writing = Writing(), **more: object) -> Job:  # noqa: B008
    return Job(more.pop("pipeline", PIPELINE), reading, writing, jobs, **more)


def result(inputs: list[str], **options: object) -> bytes:
    sink = io.BytesIO()
    compression = options.pop("compression", "")
    side = options.pop("side", None)
    job(**options).to_stream(expand(inputs), sink, compression, side)
    return sink.getvalue()


@pytest.fixture
def small_pieces(monkeypatch) -> None:
    monkeypatch.setattr(files, "CHUNK", 64)
    monkeypatch.setattr("textprep.files.records.CHUNK", 64)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    (folder / "sub" / "b.txt.gz").write_bytes(gzip.compress("\n".join(LINES[:9]).encode()))
    (folder / "c.jsonl").write_text(
        "".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(LINES)), encoding="utf-8"
    )
    (folder / "d.txt").write_bytes("\n".join(LINES[:7]).encode("gb18030"))
    return folder


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("writing", [Writing(), Writing("jsonl"), Writing("jsonl", ("tokens",), "cut_")])
def test_any_number_of_processes_gives_the_same(corpus: Path, writing: Writing) -> None:
    one = result([str(corpus)], writing=writing)
    assert result([str(corpus)], writing=writing, jobs=2) == one
    assert result([str(corpus)], writing=writing, jobs=3) == one
    assert len(one.splitlines()) == 2 * len(LINES) + 9 + 7


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("format", ["words", "jsonl", "csv"])
@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_compressed_results_hold_the_same(corpus: Path, suffix: str, format: str) -> None:
    from textprep.files.compression import decompressed

    inputs = [str(corpus / "a.txt"), str(corpus / "d.txt")]
    packed = result(inputs, writing=Writing(format), compression=suffix, jobs=2)
    with decompressed(io.BytesIO(packed), "f") as stream:
        assert stream.read() == result(inputs, writing=Writing(format))
    assert result(inputs, writing=Writing(format), compression=suffix) == packed


def test_a_name_with_a_line_end_stands_in_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a\\nb": 1, "text": "甲"}\n' * 2, encoding="utf-8")
    rows = list(csv.reader(io.StringIO(result([str(tmp_path / "a.jsonl")], writing=Writing("csv")).decode())))
    assert rows == [["a\nb", "text", "tokens", "spans"], *[["1", "甲", "甲", "[[0,1]]"]] * 2]


def test_a_record_keeps_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "北京"}\n{"id": 2, "text": null}\n', encoding="utf-8")
    found = [json.loads(line) for line in result([str(tmp_path / "a.jsonl")], writing=Writing("jsonl")).splitlines()]
    assert found == [
        {"id": 1, "text": "北京", "tokens": ["北京"], "spans": [[0, 2]]},
        {"id": 2, "text": None, "tokens": None, "spans": None},
    ]
    assert result([str(tmp_path / "a.jsonl")]).decode() == "北京\n\n"


def test_a_column_of_a_results_name_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"tokens": 3, "text": "北京"}\n', encoding="utf-8")
    with pytest.raises(RecordError, match="field 'tokens' already; give results another name with --prefix"):
        result([str(tmp_path / "a.jsonl")], writing=Writing("jsonl"))
    found = json.loads(result([str(tmp_path / "a.jsonl")], writing=Writing("jsonl", (), "cut_")))
    assert found == {"tokens": 3, "text": "北京", "cut_tokens": ["北京"], "cut_spans": [[0, 2]]}


@pytest.mark.usefixtures("small_pieces")
def test_tables_have_one_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n" + "".join(f'{at},"北京，{at}"\n' for at in range(30)), encoding="utf-8")
    rows = list(csv.reader(io.StringIO(result([str(tmp_path / "a.csv")], writing=Writing("csv"), jobs=2).decode())))
    assert rows[0] == ["id", "text", "tokens", "spans"]
    assert rows[3] == ["2", "北京，2", "北京 , 2", "[[0,2],[2,3],[3,4]]"]
    assert len(rows) == 31


def test_tables_of_different_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "甲"}\n{"text": "乙"}\n', encoding="utf-8")
    with pytest.raises(RecordError, match="--format jsonl takes both"):
        result([str(tmp_path / "a.jsonl")], writing=Writing("csv"))


def test_a_pipeline_that_gives_text_puts_it_in_the_fields_place(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "ＡＢ"}\n', encoding="utf-8")
    found = result([str(tmp_path / "a.jsonl")], writing=Writing("jsonl"), pipeline=tp.Pipeline([tp.FullToHalf()]))
    assert json.loads(found) == {"id": 1, "text": "AB"}


def test_a_file_as_one_document_takes_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("北京\n天津\n", encoding="utf-8")
    keep = tp.Pipeline([tp.MaxMatch(keep_space=True)])
    assert result([str(tmp_path / "a.txt")], reading=Reading("file"), pipeline=keep).count(b"\n") == 1


# What is wrong


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", [1, 2])
def test_strict_stops_after_what_came_before(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "北京"}\n' * 20 + "{\n" + '{"text": "x"}\n' * 20, encoding="utf-8")
    sink = io.BytesIO()
    with pytest.raises(RecordError, match="a.jsonl:21: not JSON"):
        job(jobs).to_stream(expand([str(tmp_path / "a.jsonl")]), sink)
    assert sink.getvalue().decode() == "北京\n" * 20


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", [1, 2])
def test_skip_puts_broken_records_aside(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.txt").write_bytes(b"ab\n\xff\xfe\n" + "北京\n".encode() * 30 + b"\xff")
    side = tmp_path / "side"
    said: list[str] = []
    work = job(jobs, Reading("text", "text", "utf-8", "skip"), say=said.append)
    sink = io.BytesIO()
    summary = work.to_stream(expand([str(tmp_path / "a.txt")]), sink, "", str(side))
    assert sink.getvalue().decode() == "ab\n" + "北京\n" * 30
    assert side.read_bytes() == b"\xff\xfe\n\xff\n"
    assert (summary.skipped, summary.failed, summary.documents) == (2, 2, 31)
    assert "a.txt:2: not utf-8 (byte 0xFF at offset 3" in said[0]


def test_a_side_file_without_records_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ab\n", encoding="utf-8")
    (tmp_path / "side").write_text("old", encoding="utf-8")
    result([str(tmp_path / "a.txt")], reading=Reading(errors="skip"), side=str(tmp_path / "side"))
    assert not (tmp_path / "side").exists()


def test_a_document_that_fails_leaves_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ab\n" + "a" * 40 + "!\ncd\n", encoding="utf-8")
    slow = tp.Pipeline([tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05), tp.MaxMatch(protect=("latin",))])
    said: list[str] = []
    work = job(pipeline=slow, say=said.append)
    sink = io.BytesIO()
    assert work.to_stream(expand([str(tmp_path / "a.txt")]), sink).failed == 1
    assert sink.getvalue().decode().splitlines()[1] == ""
    assert "a.txt:2: stage 'replacepattern'" in said[0]


# Folders


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_mirrored(corpus: Path, tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "out"
    summary = job(jobs).to_folder(expand([str(corpus)]), str(out))
    assert (summary.done, summary.broken) == (4, [])
    names = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file() and path.name != NAME)
    assert names == ["a.txt", "c.txt", "d.txt", "sub/b.txt"]
    for name, source in (("a.txt", "a.txt"), ("sub/b.txt", "sub/b.txt.gz"), ("d.txt", "d.txt")):
        assert (out / name).read_bytes() == result([str(corpus / source)])


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_file_among_others_is_left_out(corpus: Path, tmp_path: Path, jobs: int) -> None:
    (corpus / "b.txt").write_text("old input\n" * 30, encoding="utf-8")
    (corpus / "b.jsonl").write_text('{"text": "甲"}\n' * 30 + "{\n" + '{"text": "x"}\n' * 300, encoding="utf-8")
    (corpus / "b.jsonl.gz").write_bytes(gzip.compress(b"x\n" * 999)[:-12])
    (corpus / "b.txt").unlink()
    (corpus / "b.jsonl.gz").rename(corpus / "e.jsonl.gz")
    out = tmp_path / "out"
    out.mkdir()
    (out / "b.txt").write_text("old result", encoding="utf-8")
    said: list[str] = []
    summary = job(jobs, say=said.append).to_folder(expand([str(corpus)]), str(out))
    assert summary.done == 4
    assert sorted(Path(path).name for path, _ in summary.broken) == ["b.jsonl", "e.jsonl.gz"]
    assert (out / "b.txt").read_text(encoding="utf-8") == "old result"
    assert not list(out.rglob("*.part"))
    assert (out / "c.txt").read_bytes() == result([str(corpus / "c.jsonl")])


def test_resume_skips_what_is_done(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job().to_folder(expand([str(corpus)]), str(out))
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.txt")}
    (corpus / "a.txt").write_text("北京\n", encoding="utf-8")
    (out / "c.txt").write_text("cut", encoding="utf-8")
    (out / ".d.txt.xyz.part").write_text("half", encoding="utf-8")
    (out / "d.txt").unlink()
    summary = job().to_folder(expand([str(corpus)]), str(out), resume=True)
    assert (summary.done, summary.already) == (3, 1)
    assert (out / "a.txt").read_text(encoding="utf-8") == "北京\n"
    assert (out / "sub" / "b.txt").stat().st_mtime_ns == times[out / "sub" / "b.txt"]
    assert not list(out.glob(".*.part"))


@pytest.mark.parametrize(
    "change",
    [{"pipeline": tp.Pipeline([tp.MaxMatch()])}, {"writing": Writing(errors="replace")}, {"reading": Reading("file")}],
)
def test_resume_does_anew_what_was_done_otherwise(corpus: Path, tmp_path: Path, change: dict[str, object]) -> None:
    out = tmp_path / "out"
    job().to_folder(expand([str(corpus)]), str(out))
    assert job(**change).to_folder(expand([str(corpus)]), str(out), resume=True).already == 0


def test_a_manifest_line_cut_short_is_not_believed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job().to_folder(expand([str(corpus)]), str(out))
    manifest = out / NAME
    manifest.write_bytes(manifest.read_bytes()[:-20])
    summary = job().to_folder(expand([str(corpus)]), str(out), resume=True)
    assert (summary.done, summary.already) == (1, 3)
    assert len(manifest.read_text(encoding="utf-8").splitlines()) == 4


def test_a_full_disk_ends_the_job() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full")
    from textprep.resources.atomic import atomic_write

    with pytest.raises(OutputError, match="No space left on device"), atomic_write("/dev/full", "output file") as sink:
        sink.write(b"x" * 100_000)


# Processes


def _die(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_a_killed_process_is_an_error() -> None:
    seen = []
    with pytest.raises(WorkerError, match="a worker process was killed"), Pool(_die, 2) as pool:
        seen.extend(result for _, result in pool.map(range(100)))
    assert seen == list(range(len(seen)))


def _square(item: int) -> int:
    return item * item


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_is_read_than_is_under_way(jobs: int) -> None:
    taken = []

    def items():
        for item in range(1000):
            taken.append(item)
            yield item

    with Pool(_square, jobs) as pool:
        results = pool.map(items())
        assert next(results) == (0, 0)
        assert len(taken) <= 3 * jobs + 1


def test_documents_of_files_can_be_read_again(corpus: Path) -> None:
    inputs = expand([str(corpus)])
    assert list(documents(inputs, Reading())) == list(documents(inputs, Reading()))
    assert len(list(documents([Input(str(corpus / "c.jsonl"), "c.jsonl")], Reading()))) == len(LINES)


def test_a_row_that_fails_is_put_aside_as_it_stood(tmp_path: Path) -> None:
    slow = tp.Pipeline([tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05), tp.MaxMatch(protect=("latin",))])
    (tmp_path / "a.csv").write_text('id,text\n1,"b,c"\n2,"x,' + "a" * 40 + '!"\n', encoding="utf-8")
    side = tmp_path / "side"
    result([str(tmp_path / "a.csv")], reading=Reading(errors="skip"), pipeline=slow, side=str(side))
    assert side.read_text(encoding="utf-8") == '2,"x,' + "a" * 40 + '!"\n'


def test_a_link_to_nowhere_is_left_out(corpus: Path, tmp_path: Path) -> None:
    (corpus / "a2.txt").symlink_to(tmp_path / "nowhere")
    summary = job().to_folder(expand([str(corpus)]), str(tmp_path / "out"))
    assert summary.done == 4
    assert [Path(path).name for path, _ in summary.broken] == ["a2.txt"]


def test_an_input_that_fails_while_it_is_read_is_told(corpus: Path, monkeypatch) -> None:
    from textprep.jobs import job as module

    def failing(*arguments: object, **options: object):
        raise OSError(5, "Input/output error")
        yield

    monkeypatch.setattr(module, "pieces", failing)
    with pytest.raises(ResourceError, match=r"a.txt' cannot be read: Input/output error"):
        result([str(corpus / "a.txt")])


SAMPLE = (
    "週末的圖書館很安靜，學生們在這裡讀書。\n香港的渡輪每半個小時開一班，囍帖街就在附近。\n"
    "計程車司機改走濱海公路 ABC 2026年\n"
)


@pytest.mark.parametrize(
    "encoding", ["gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]
)
def test_every_encoding_gives_the_tokens_of_utf_8(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "utf-8.txt").write_bytes(SAMPLE.encode())
    (tmp_path / "other.txt").write_bytes(SAMPLE.encode(encoding))
    same = [result([str(tmp_path / name)], writing=Writing("jsonl")) for name in ("utf-8.txt", "other.txt")]
    assert same[0] == same[1]


def test_a_document_that_fails_keeps_its_text(tmp_path: Path) -> None:
    slow = tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05)
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "a" * 40 + "!"}) + "\n", encoding="utf-8")
    for stages, more in (([slow], {}), ([slow, tp.MaxMatch()], {"tokens": None, "spans": None})):
        found = result([str(tmp_path / "a.jsonl")], writing=Writing("jsonl"), pipeline=tp.Pipeline(stages))
        assert json.loads(found) == {"text": "a" * 40 + "!", **more}


def test_the_text_as_a_column_of_its_own_wants_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "ＡＢ", "body": "ＣＤ"}\n', encoding="utf-8")
    path = [str(tmp_path / "a.jsonl")]
    with pytest.raises(RecordError, match="a field 'text' already"):
        result(path, writing=Writing("jsonl", ("text", "tokens")))
    with pytest.raises(RecordError, match="a field 'text' already"):
        result(path, reading=Reading(field="body"), writing=Writing("jsonl"), pipeline=tp.Pipeline([tp.FullToHalf()]))
    found = json.loads(result(path, writing=Writing("jsonl", ("text", "tokens"), "new_")))
    assert (found["text"], found["new_text"]) == ("ＡＢ", "ab")
