"""A pipeline over files: the same results for any number of processes, and no loss when something is wrong."""

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
from textprep.files.documents import FileDocuments
from textprep.files.inputs import Input, expand_inputs
from textprep.files.records import ReadOptions
from textprep.files.results import WriteOptions
from textprep.jobs.job import Job
from textprep.jobs.manifest import NAME
from textprep.jobs.pool import Pool
from textprep.jobs.work import ChunkProcessor

PIPELINE = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.MaxMatch(protect=("latin",))])
LINES = ["我来到北京，ＡＢＣ", "", "研究生命起源", "南京市长江大桥"] * 40


def job(
    jobs: int = 1,
    read: ReadOptions = ReadOptions(),  # noqa: B008
    write: WriteOptions = WriteOptions(),  # noqa: B008
    pipeline: tp.Pipeline = PIPELINE,
    **more: object,
) -> Job:
    return Job(ChunkProcessor(pipeline, read, write), jobs, **more)


def result(inputs: list[str], rejects: str | None = None, **options: object) -> bytes:
    sink = io.BytesIO()
    job(**options).to_stream(expand_inputs(inputs), sink, rejects)
    return sink.getvalue()


@pytest.fixture
def small_chunks(monkeypatch) -> None:
    monkeypatch.setattr("textprep.files.lines.CHUNK_BYTES", 64)
    monkeypatch.setattr("textprep.files.records.CHUNK_BYTES", 64)


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


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("write", [WriteOptions(), WriteOptions("jsonl"), WriteOptions("jsonl", ("tokens",), "cut_")])
def test_the_results_are_the_same_for_any_number_of_processes(corpus: Path, write: WriteOptions) -> None:
    one = result([str(corpus)], write=write)
    assert result([str(corpus)], write=write, jobs=2) == one
    assert result([str(corpus)], write=write, jobs=3) == one
    assert len(one.splitlines()) == 2 * len(LINES) + 9 + 7


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("format", ["words", "jsonl", "csv"])
@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_compressed_results_hold_the_same(corpus: Path, suffix: str, format: str) -> None:
    from textprep.files.compression import decompressed

    inputs = [str(corpus / "a.txt"), str(corpus / "d.txt")]
    packed = result(inputs, write=WriteOptions(format, compression=suffix), jobs=2)
    with decompressed(io.BytesIO(packed), "f") as stream:
        assert stream.read() == result(inputs, write=WriteOptions(format))
    assert result(inputs, write=WriteOptions(format, compression=suffix)) == packed


def test_a_column_name_with_a_line_end_is_quoted_in_the_header(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a\\nb": 1, "text": "甲"}\n' * 2, encoding="utf-8")
    rows = list(csv.reader(io.StringIO(result([str(tmp_path / "a.jsonl")], write=WriteOptions("csv")).decode())))
    assert rows == [["a\nb", "text", "tokens", "spans"], *[["1", "甲", "甲", "[[0,1]]"]] * 2]


def test_a_record_keeps_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "北京"}\n{"id": 2, "text": null}\n', encoding="utf-8")
    found = [json.loads(line) for line in result([str(tmp_path / "a.jsonl")], write=WriteOptions("jsonl")).splitlines()]
    assert found == [
        {"id": 1, "text": "北京", "tokens": ["北京"], "spans": [[0, 2]]},
        {"id": 2, "text": None, "tokens": None, "spans": None},
    ]
    assert result([str(tmp_path / "a.jsonl")]).decode() == "北京\n\n"


def test_a_field_with_the_name_of_a_result_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"tokens": 3, "text": "北京"}\n', encoding="utf-8")
    with pytest.raises(RecordError, match="field 'tokens' already; give results another name with --prefix"):
        result([str(tmp_path / "a.jsonl")], write=WriteOptions("jsonl"))
    found = json.loads(result([str(tmp_path / "a.jsonl")], write=WriteOptions("jsonl", (), "cut_")))
    assert found == {"tokens": 3, "text": "北京", "cut_tokens": ["北京"], "cut_spans": [[0, 2]]}


@pytest.mark.usefixtures("small_chunks")
def test_a_table_has_one_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n" + "".join(f'{at},"北京，{at}"\n' for at in range(30)), encoding="utf-8")
    rows = list(csv.reader(io.StringIO(result([str(tmp_path / "a.csv")], write=WriteOptions("csv"), jobs=2).decode())))
    assert rows[0] == ["id", "text", "tokens", "spans"]
    assert rows[3] == ["2", "北京，2", "北京 , 2", "[[0,2],[2,3],[3,4]]"]
    assert len(rows) == 31


def test_records_with_different_fields_are_an_error_in_csv(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "甲"}\n{"text": "乙"}\n', encoding="utf-8")
    with pytest.raises(RecordError, match="--format jsonl can hold both"):
        result([str(tmp_path / "a.jsonl")], write=WriteOptions("csv"))


def test_a_pipeline_that_gives_text_replaces_the_field(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "ＡＢ"}\n', encoding="utf-8")
    found = result([str(tmp_path / "a.jsonl")], write=WriteOptions("jsonl"), pipeline=tp.Pipeline([tp.FullToHalf()]))
    assert json.loads(found) == {"id": 1, "text": "AB"}


def test_a_file_as_one_document_takes_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("北京\n天津\n", encoding="utf-8")
    keep = tp.Pipeline([tp.MaxMatch(keep_space=True)])
    assert result([str(tmp_path / "a.txt")], read=ReadOptions("file"), pipeline=keep).count(b"\n") == 1


# Errors


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("jobs", [1, 2])
def test_strict_stops_after_the_records_before_the_error(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "北京"}\n' * 20 + "{\n" + '{"text": "x"}\n' * 20, encoding="utf-8")
    sink = io.BytesIO()
    with pytest.raises(RecordError, match="a.jsonl:21: not JSON"):
        job(jobs).to_stream(expand_inputs([str(tmp_path / "a.jsonl")]), sink)
    assert sink.getvalue().decode() == "北京\n" * 20


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("jobs", [1, 2])
def test_skip_writes_unreadable_records_to_a_file(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.txt").write_bytes(b"ab\n\xff\xfe\n" + "北京\n".encode() * 30 + b"\xff")
    rejects = tmp_path / "rejects"
    messages: list[str] = []
    work = job(jobs, ReadOptions("text", "text", "utf-8", "skip"), report=messages.append)
    sink = io.BytesIO()
    summary = work.to_stream(expand_inputs([str(tmp_path / "a.txt")]), sink, str(rejects))
    assert sink.getvalue().decode() == "ab\n" + "北京\n" * 30
    assert rejects.read_bytes() == b"\xff\xfe\n\xff\n"
    assert (summary.skipped, summary.failed, summary.documents) == (2, 2, 31)
    assert "a.txt:2: not utf-8 (byte 0xFF at offset 3" in messages[0]


def test_without_rejects_their_file_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ab\n", encoding="utf-8")
    (tmp_path / "rejects").write_text("old", encoding="utf-8")
    result([str(tmp_path / "a.txt")], read=ReadOptions(errors="skip"), rejects=str(tmp_path / "rejects"))
    assert not (tmp_path / "rejects").exists()


def test_a_document_that_fails_has_an_empty_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ab\n" + "a" * 40 + "!\ncd\n", encoding="utf-8")
    slow = tp.Pipeline([tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05), tp.MaxMatch(protect=("latin",))])
    messages: list[str] = []
    work = job(pipeline=slow, report=messages.append)
    sink = io.BytesIO()
    assert work.to_stream(expand_inputs([str(tmp_path / "a.txt")]), sink).failed == 1
    assert sink.getvalue().decode().splitlines()[1] == ""
    assert "a.txt:2: stage 'replacepattern'" in messages[0]


# Folders


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_mirrored(corpus: Path, tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "out"
    summary = job(jobs).to_folder(expand_inputs([str(corpus)]), str(out))
    assert (summary.finished, summary.unreadable) == (4, [])
    names = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file() and path.name != NAME)
    assert names == ["a.txt", "c.txt", "d.txt", "sub/b.txt"]
    for name, source in (("a.txt", "a.txt"), ("sub/b.txt", "sub/b.txt.gz"), ("d.txt", "d.txt")):
        assert (out / name).read_bytes() == result([str(corpus / source)])


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_unreadable_file_keeps_its_old_output_and_the_others_are_written(
    corpus: Path, tmp_path: Path, jobs: int
) -> None:
    (corpus / "b.txt").write_text("old input\n" * 30, encoding="utf-8")
    (corpus / "b.jsonl").write_text('{"text": "甲"}\n' * 30 + "{\n" + '{"text": "x"}\n' * 300, encoding="utf-8")
    (corpus / "b.jsonl.gz").write_bytes(gzip.compress(b"x\n" * 999)[:-12])
    (corpus / "b.txt").unlink()
    (corpus / "b.jsonl.gz").rename(corpus / "e.jsonl.gz")
    out = tmp_path / "out"
    out.mkdir()
    (out / "b.txt").write_text("old result", encoding="utf-8")
    messages: list[str] = []
    summary = job(jobs, report=messages.append).to_folder(expand_inputs([str(corpus)]), str(out))
    assert summary.finished == 4
    assert sorted(Path(path).name for path, _ in summary.unreadable) == ["b.jsonl", "e.jsonl.gz"]
    assert (out / "b.txt").read_text(encoding="utf-8") == "old result"
    assert not list(out.rglob("*.part"))
    assert (out / "c.txt").read_bytes() == result([str(corpus / "c.jsonl")])


def test_resume_skips_finished_files(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job().to_folder(expand_inputs([str(corpus)]), str(out))
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.txt")}
    (corpus / "a.txt").write_text("北京\n", encoding="utf-8")
    (out / "c.txt").write_text("cut", encoding="utf-8")
    (out / ".d.txt.xyz.part").write_text("half", encoding="utf-8")
    (out / "d.txt").unlink()
    summary = job().to_folder(expand_inputs([str(corpus)]), str(out), resume=True)
    assert (summary.finished, summary.resumed) == (3, 1)
    assert (out / "a.txt").read_text(encoding="utf-8") == "北京\n"
    assert (out / "sub" / "b.txt").stat().st_mtime_ns == times[out / "sub" / "b.txt"]
    assert not list(out.glob(".*.part"))


@pytest.mark.parametrize(
    "change",
    [
        {"pipeline": tp.Pipeline([tp.MaxMatch()])},
        {"write": WriteOptions(errors="replace")},
        {"read": ReadOptions("file")},
    ],
)
def test_resume_repeats_files_of_other_options(corpus: Path, tmp_path: Path, change: dict[str, object]) -> None:
    out = tmp_path / "out"
    job().to_folder(expand_inputs([str(corpus)]), str(out))
    assert job(**change).to_folder(expand_inputs([str(corpus)]), str(out), resume=True).resumed == 0


def test_a_manifest_line_cut_short_is_ignored(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job().to_folder(expand_inputs([str(corpus)]), str(out))
    manifest = out / NAME
    manifest.write_bytes(manifest.read_bytes()[:-20])
    summary = job().to_folder(expand_inputs([str(corpus)]), str(out), resume=True)
    assert (summary.finished, summary.resumed) == (1, 3)
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
def test_items_without_payload_have_no_result(jobs: int) -> None:
    with Pool(_square, jobs) as pool:
        items = [(2, "a"), (None, "b"), (3, "c")]
        results = list(pool.map(items, payload=lambda item: item[0]))
    assert results == [((2, "a"), 4), ((None, "b"), None), ((3, "c"), 9)]


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_adds_up_to_the_size_of_the_files(corpus: Path, jobs: int) -> None:
    inputs = expand_inputs([str(corpus / name) for name in ("a.txt", "c.jsonl", "d.txt")])
    amounts: list[int] = []
    job(jobs, on_progress=amounts.append).to_stream(inputs, io.BytesIO())
    assert sum(amounts) == sum(file.size for file in inputs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_taken_only_as_fast_as_they_are_needed(jobs: int) -> None:
    taken = []

    def items():
        for item in range(1000):
            taken.append(item)
            yield item

    with Pool(_square, jobs) as pool:
        results = pool.map(items())
        assert next(results) == (0, 0)
        assert len(taken) <= 3 * jobs + 1


def test_the_documents_of_files_can_be_iterated_again(corpus: Path) -> None:
    inputs = expand_inputs([str(corpus)])
    assert list(FileDocuments(inputs, ReadOptions())) == list(FileDocuments(inputs, ReadOptions()))
    assert len(list(FileDocuments([Input(str(corpus / "c.jsonl"), "c.jsonl")], ReadOptions()))) == len(LINES)


def test_a_row_that_fails_is_rejected_as_it_stood(tmp_path: Path) -> None:
    slow = tp.Pipeline([tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05), tp.MaxMatch(protect=("latin",))])
    (tmp_path / "a.csv").write_text('id,text\n1,"b,c"\n2,"x,' + "a" * 40 + '!"\n', encoding="utf-8")
    rejects = tmp_path / "rejects"
    result([str(tmp_path / "a.csv")], read=ReadOptions(errors="skip"), pipeline=slow, rejects=str(rejects))
    assert rejects.read_text(encoding="utf-8") == '2,"x,' + "a" * 40 + '!"\n'


def test_a_broken_link_is_an_unreadable_file(corpus: Path, tmp_path: Path) -> None:
    (corpus / "a2.txt").symlink_to(tmp_path / "nowhere")
    summary = job().to_folder(expand_inputs([str(corpus)]), str(tmp_path / "out"))
    assert summary.finished == 4
    assert [Path(path).name for path, _ in summary.unreadable] == ["a2.txt"]


def test_an_input_that_fails_while_it_is_read_is_an_error(corpus: Path, monkeypatch) -> None:
    from textprep.files import documents

    def failing(*arguments: object, **options: object):
        raise OSError(5, "Input/output error")
        yield

    monkeypatch.setattr(documents, "read_chunks", failing)
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
    same = [result([str(tmp_path / name)], write=WriteOptions("jsonl")) for name in ("utf-8.txt", "other.txt")]
    assert same[0] == same[1]


def test_a_document_that_fails_keeps_its_text(tmp_path: Path) -> None:
    slow = tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.05)
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "a" * 40 + "!"}) + "\n", encoding="utf-8")
    for stages, more in (([slow], {}), ([slow, tp.MaxMatch()], {"tokens": None, "spans": None})):
        found = result([str(tmp_path / "a.jsonl")], write=WriteOptions("jsonl"), pipeline=tp.Pipeline(stages))
        assert json.loads(found) == {"text": "a" * 40 + "!", **more}


def test_the_text_as_a_new_column_needs_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "ＡＢ", "body": "ＣＤ"}\n', encoding="utf-8")
    path = [str(tmp_path / "a.jsonl")]
    with pytest.raises(RecordError, match="a field 'text' already"):
        result(path, write=WriteOptions("jsonl", ("text", "tokens")))
    with pytest.raises(RecordError, match="a field 'text' already"):
        result(
            path, read=ReadOptions(field="body"), write=WriteOptions("jsonl"), pipeline=tp.Pipeline([tp.FullToHalf()])
        )
    found = json.loads(result(path, write=WriteOptions("jsonl", ("text", "tokens"), "new_")))
    assert (found["text"], found["new_text"]) == ("ＡＢ", "ab")
