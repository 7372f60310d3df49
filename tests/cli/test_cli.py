"""The command, run as a user runs it: a process of its own."""

from __future__ import annotations

import functools
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import textprep as tp
from tests.cli.command import Call, textprep

NEWS = "我来到北京，ＡＢＣ\n的\n\n研究生命起源\n"


def messages(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode()


@pytest.fixture
def news_file(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_line_of_tokens_per_line(news_file: Path) -> None:
    done = textprep("run", "zh", news_file)
    assert (done.returncode, messages(done)) == (0, "")
    assert done.stdout.decode() == "来到 北京 abc\n\n\n研究 生命 起源\n"


def test_jsonl_has_tokens_and_spans(news_file: Path) -> None:
    done = textprep("run", "zh", news_file, "--format", "jsonl")
    lines = done.stdout.decode().splitlines()
    assert json.loads(lines[0]) == {
        "line": 1,
        "tokens": ["来到", "北京", "abc"],
        "spans": [[1, 3], [3, 5], [6, 9]],
    }
    assert len(lines) == 4


def test_stdin_and_stdout() -> None:
    assert textprep("run", "zh", data="北京ｘ".encode()).stdout.decode() == "北京 x\n"
    assert textprep("run", "zh", "-", "-o", "-", data="北京".encode()).stdout.decode() == "北京\n"


def test_several_files_keep_their_order(tmp_path: Path) -> None:
    for name, text in (("a", "甲"), ("b", "乙\n"), ("c", "丙")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = textprep("run", "zh", tmp_path / "a", tmp_path / "b", tmp_path / "c")
    assert done.stdout.decode() == "甲\n乙\n丙\n"


def test_an_output_file_is_written_whole(news_file: Path, tmp_path: Path) -> None:
    done = textprep("run", "zh", news_file, "-o", tmp_path / "out.txt")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("来到 北京 abc\n")
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) & 0o400
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.txt", "out.txt"]


def test_parameters_are_set(news_file: Path) -> None:
    done = textprep("run", "zh", news_file, "--set", "foldcase.mode=upper", "--set", "dropstopwords.stop_words=en,zh")
    assert done.stdout.decode().splitlines()[0] == "来到 北京 , ABC"
    done = textprep("run", "zh", news_file, "--set", "unigram.hmm=none", "--set", "fulltohalf.space=false")
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("foldcase", "--set must have the form STAGE.PARAM=VALUE, found 'foldcase'"),
        ("foldcse.mode=upper", "no stage 'foldcse' (did you mean 'foldcase'?)"),
        ("foldcase.mod=upper", "stage 'foldcase' has no parameter 'mod' (did you mean 'mode'?)"),
        ("foldcase.mode=uper", "found 'uper' (did you mean 'upper'?)"),
        ("fulltohalf.space=3", "space must be true or false, found 3"),
    ],
)
def test_a_wrong_setting_is_an_error(news_file: Path, setting: str, message: str) -> None:
    done = textprep("run", "zh", news_file, "--set", setting)
    assert done.returncode == 2
    assert message in messages(done)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "zh", "{tmp}/no.txt"], "no.txt' does not exist"),
        (["run", "zh", "{tmp}/*.csv"], "no file matches"),
        (["run", "zh", "{tmp}/new.txt"], "does not exist (did you mean 'news.txt'?)"),
        (["run", "zh", "{news}", "--jobs", "0"], "--jobs must be 1 or more, found 0"),
        (["run", "zh", "{news}", "--resume"], "--resume needs an output folder"),
        (["run", "zh", "{news}", "--errors", "skip"], "needs a file for the skipped records"),
        (["run", "zh", "{tmp}", "-o", "{tmp}/out"], "lies inside of the input"),
        (["run", "zh", "{news}", "--skipped", "{tmp}/x"], "--skipped needs --errors skip"),
        (
            ["run", "zh", "{news}", "-o", "{tmp}/out/", "--errors", "skip", "--skipped", "x"],
            "in an output folder each file has its own",
        ),
        (["run", "zh", "{news}", "--columns", "token"], "found 'token' (did you mean 'tokens'?)"),
        (["run", "zh", "{news}", "--input-format", "jsonll"], "found 'jsonll' (did you mean 'jsonl'?)"),
        (["run", "zh", "{news}", "-o", "{tmp}/out.parquet.gz"], "Parquet files are compressed inside"),
        (["run", "zhh", "{news}"], "no pipelines resource is called 'zhh' (did you mean 'zh'?)"),
        (["run", "{tmp}/no.toml", "{news}"], "pipeline file"),
        (["run", "zh", "{news}", "-o", "{news}"], "is also an input"),
        (["run", "zh", "{news}", "-o", "{tmp}/"], "would be overwritten by the result of"),
        (["run", "zh", "{news}", "-o", "{tmp}/no/out"], "lies in a folder that does not exist"),
        (["run", "zh", "{news}", "--format", "json"], "found 'json' (did you mean 'jsonl'?)"),
        (["run", "zh", "{news}", "--errors", "ignore"], "--errors must be strict or replace"),
        (["run", "zh", "{news}", "--encoding", "utf8x"], "no encoding is called 'utf8x'"),
        (["convert", "s2tpw", "{news}"], "no configuration is called 's2tpw' (did you mean"),
        (["convert", "s2t", "{tmp}/no.txt"], "no.txt' does not exist"),
        (["convert", "s2t", "{news}", "-o", "{news}"], "is also an input"),
        (["convert", "s2t", "{news}", "--errors", "skip"], "--errors skip needs a file for the skipped records"),
        (["convert", "s2t", "{news}", "--segment", "word"], "found 'word' (did you mean 'words'?)"),
        (["run"], "Missing argument"),
        (["rum"], "No such command 'rum'"),
    ],
)
def test_a_wrong_call_ends_with_2(
    news_file: Path, tmp_path: Path, wrong_call: Call, arguments: list[str], message: str
) -> None:
    before = news_file.read_bytes()
    done = wrong_call(*(part.format(tmp=tmp_path, news=news_file) for part in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in messages(done)
    assert news_file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["news.txt"]


def test_a_wrong_call_ends_its_process_with_2(news_file: Path) -> None:
    done = textprep("run", "zhh", news_file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert messages(done).startswith("textprep: no pipelines resource is called 'zhh'")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('textprep = 1\n[[stage]]\ntype = "FoldCase"\nmod = "x"', "no parameter 'mod' (did you mean 'mode'?)"),
        ('textprep = 1\n[[stage]]\ntype = "Fold"', "no stage is called 'Fold'"),
        (
            'textprep = 1\n[[stage]]\ntype = "Words"\n[[stage]]\ntype = "FoldCase"',
            "stage 'foldcase' takes text and cannot follow 'words', which gives tokens",
        ),
        ('textprep = 1\n[[stage]]\ntype = "DropStopWords"', "begins with a stage that takes tokens"),
        ("textprep = 1\n[[stage", "not TOML"),
    ],
)
def test_a_wrong_pipeline_file_ends_with_2(
    news_file: Path, tmp_path: Path, wrong_call: Call, content: str, message: str
) -> None:
    (tmp_path / "p.toml").write_text(content, encoding="utf-8")
    done = wrong_call("run", tmp_path / "p.toml", news_file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in messages(done)


def test_a_damaged_lexicon_ends_with_2(news_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.bin"
    tp.Lexicon.from_words([("北京", 5)]).save(path)
    data = bytearray(path.read_bytes())
    data[-3] ^= 255
    path.write_bytes(data)
    done = textprep("run", "zh", news_file, "--set", f"unigram.lexicon={path}")
    assert done.returncode == 2
    assert "l.bin: damaged: the checksum does not match" in messages(done)


def test_wrong_bytes_stop_the_run_and_keep_the_old_output(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("好\n".encode() * 3 + b"ab\xffcd\n")
    (tmp_path / "out.txt").write_text("old", encoding="utf-8")
    done = textprep("run", "zh", tmp_path / "in.txt", "-o", tmp_path / "out.txt")
    assert done.returncode == 1
    assert "in.txt:4: not utf-8 (byte 0xFF at offset 14" in messages(done)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_the_lines_before_a_wrong_byte_are_printed(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("北京\n天津\n".encode() + b"\xff\n")
    done = textprep("run", "zh", tmp_path / "in.txt")
    assert (done.returncode, done.stdout.decode()) == (1, "北京\n天津\n")
    assert "in.txt:3: not utf-8 (byte 0xFF at offset 14" in messages(done)


def test_replaced_bytes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes(b"ab\xffcd\n\xfe\n")
    done = textprep("run", "en", tmp_path / "in.txt", "--errors", "replace")
    assert (done.returncode, done.stdout.decode()) == (0, "ab \ufffd cd\n\ufffd\n")
    assert "2 places could not be decoded and became U+FFFD" in messages(done)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ""),
        (b"\n\n", "\n\n"),
        (b"\x00\x00\x00", "\n"),
        (b"\x00\n\x00", "\n\n"),
        ("\ufeff北京".encode(), "北京\n"),
        ("北京\r\n天津\r\n".encode(), "北京\n天津\n"),
        ("北京\u2028天津".encode(), "北京 天津\n"),
    ],
)
def test_odd_files(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "in.txt").write_bytes(data)
    done = textprep("run", "zh", tmp_path / "in.txt")
    assert (done.returncode, messages(done)) == (0, "")
    assert done.stdout.decode() == expected


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-32"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "in.txt").write_bytes("北京\n天津".encode(encoding))
    done = textprep("run", "zh", tmp_path / "in.txt", "--encoding", encoding)
    assert done.stdout.decode() == "北京\n天津\n"


def test_one_long_line(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("研究生命起源" * 500_000, encoding="utf-8")
    done = textprep("run", "zh", tmp_path / "in.txt", "-o", tmp_path / "out.txt")
    assert done.returncode == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").count("起源") == 500_000


def test_many_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes(b"\n" * 100_000)
    assert textprep("run", "en", tmp_path / "in.txt").stdout == b"\n" * 100_000


def test_documents_that_fail_are_reported(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("b\n" + "a" * 60 + "!\nc\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text(
        'textprep = 1\n[[stage]]\ntype = "ReplacePattern"\npattern = "(a|aa)+$"\ntimeout = 0.01\n', encoding="utf-8"
    )
    done = textprep("run", tmp_path / "p.toml", tmp_path / "in.txt")
    assert (done.returncode, done.stdout) == (1, b"b\n\nc\n")
    assert "in.txt:2: stage 'replacepattern': the pattern" in messages(done)


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("北京\n" * 200_000, encoding="utf-8")
    command = f'"{sys.executable}" -P -m textprep run zh "{tmp_path}/in.txt" | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=True)
    assert (done.stdout.decode(), done.stderr) == ("北京\n", b"")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing_half_written(tmp_path: Path, number: int, jobs: int) -> None:
    fifo = tmp_path / "in"
    os.mkfifo(fifo)
    command = [sys.executable, "-P", "-m", "textprep", "run", "zh", str(fifo), "-o", str(tmp_path / "out.txt")]
    command += ["--jobs", str(jobs)]
    # A shell that runs the tests in the background ignores SIGINT, and children inherit that.
    restore = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=restore)
    with fifo.open("wb") as pipe:
        pipe.write("北京\n".encode() * 50_000)
        pipe.flush()
        time.sleep(1)
        process.send_signal(number)
        process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_explain_aligns_every_stage_to_the_original() -> None:
    done = textprep("explain", "zh", "ＡＢ的<b>研究</b>")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("original")
    assert any(line.startswith("foldcase") and "研究" in line for line in lines)
    assert "    0-2     ab  <  ＡＢ" in lines


def test_stages_lists_every_stage_with_its_parameters() -> None:
    done = textprep("stages")
    assert done.returncode == 0
    for name in ("FullToHalf", "CleanText", "Unigram", "DropStopWords"):
        assert name in done.stdout.decode()
    assert 'mode = "lower"' in done.stdout.decode()


def test_info_lists_kernels_and_packages() -> None:
    done = textprep("info")
    assert done.returncode == 0
    for word in (tp.__version__, "kernels", "jieba", "unicode"):
        assert word in done.stdout.decode()


def test_version() -> None:
    assert textprep("--version").stdout.decode() == f"textprep {tp.__version__}\n"


def test_lone_surrogates_are_escaped_in_json() -> None:
    from textprep.kernels.rendering import json_line

    doc = tp.Words()("a \ud800 b")
    assert json.loads(json_line({"tokens": doc.tokens}).encode())["tokens"] == ["a", "\ud800", "b"]


def test_evaluate_prints_what_the_bakeoff_prints(tmp_path: Path) -> None:
    (tmp_path / "gold").write_text("研究  生命  起源\n他  说\n", encoding="utf-8")
    (tmp_path / "out").write_text("研究生 命 起源\n他 说\n", encoding="utf-8")
    (tmp_path / "words").write_text("研究\n生命\n说\n", encoding="utf-8")
    done = textprep("evaluate", tmp_path / "gold", tmp_path / "out", "--words", tmp_path / "words")
    rows = dict(line.rsplit(None, 1) for line in done.stdout.decode().splitlines())
    assert (rows["F"], rows["OOV rate"], rows["recall on OOV"], rows["recall on known"]) == (
        "0.600",
        "0.400",
        "1.000",
        "0.333",
    )
    (tmp_path / "out").write_text("研究生 命 起源\n他 道\n", encoding="utf-8")
    done = textprep("evaluate", tmp_path / "gold", tmp_path / "out")
    assert done.returncode == 1
    assert "out: line 2: the texts differ at character 1" in messages(done)


def test_lexicons_are_built_checked_and_compared(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("北京 5 ns\n大学 3 n\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("北京 6 ns\n天津 3 ns\n", encoding="utf-8")
    (tmp_path / "user.txt").write_text("云计算 7\n", encoding="utf-8")
    done = textprep("lexicon", "build", tmp_path / "a.txt", "--user", tmp_path / "user.txt", "-o", tmp_path / "a.bin")
    assert done.returncode == 0
    assert tp.Lexicon.from_file(tmp_path / "a.bin").get("云计算") == tp.Entry(7, "")
    assert textprep("lexicon", "check", tmp_path / "a.txt").returncode == 0
    done = textprep("lexicon", "diff", tmp_path / "a.txt", tmp_path / "b.txt")
    assert (done.returncode, done.stdout.decode()) == (1, "~ 北京 5 ns -> 6 ns\n- 大学 3 n\n+ 天津 3 ns\n")
    done = textprep("lexicon", "build", tmp_path / "a.txt", "-o", tmp_path / "a.txt")
    assert done.returncode == 2


def test_lexicon_check_names_every_bad_line(tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_bytes("甲 5\n乙 12x\n甲 6\n\xff 3\n丙 0\n丁\n".encode("utf-8", "replace"))
    done = textprep("lexicon", "check", tmp_path / "w.txt")
    assert done.returncode == 1
    lines = [line.partition("w.txt:")[2] for line in done.stdout.decode().splitlines()]
    assert lines == [
        "2: count must be a whole number, found '12x'",
        "3: '甲' repeats line 1",
        "5: '丙' has count 0 and is left out",
        "6: expected 'word count [tag]', found '丁'",
    ]


def test_convert_skips_lines_that_cannot_be_decoded(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("这里\n".encode() + b"\xff\n" + "软件\n".encode())
    done = textprep("convert", "s2t", tmp_path / "in.txt", "-o", tmp_path / "out.txt", "--errors", "skip")
    assert done.returncode == 1
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "這裏\n軟件\n"
    assert (tmp_path / "out.txt.skipped").read_bytes() == b"\xff\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xlsx", b"PK\x03\x04", "is a workbook; save the sheet as CSV"),
        ("a.xls", b"\xd0\xcf", "is a workbook; save the sheet as CSV"),
        ("a.PDF", b"", "is a PDF; extract its text"),
        ("a.txt", b"%PDF-1.7\n", "is a PDF; extract its text"),
        ("a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of Microsoft Office"),
        ("a.tar", b"", "is a tar archive; unpack it"),
        ("a.tar.gz", b"", "is a tar archive; unpack it"),
        ("a.TGZ", b"", "is a tar archive; unpack it"),
        ("a.7z", b"", "is an archive; unpack it"),
        ("a.rar", b"", "is an archive; unpack it"),
        ("a.png", b"", "is an image; recognise its text"),
        ("a.jpg", b"", "is an image; recognise its text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "is an image; recognise its text"),
    ],
)
def test_files_without_plain_text_are_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = textprep("run", "zh", tmp_path / name, "--errors", "replace")
    assert (done.returncode, done.stdout) == (2, b"")
    assert reason in messages(done)


@pytest.mark.parametrize("command", [("run", "zh"), ("convert", "s2t")])
@pytest.mark.parametrize(
    ("name", "kind"), [("o.xlsx", "a workbook"), ("o.zip", "a zip archive"), ("o.tar.gz", "a tar archive")]
)
def test_outputs_that_cannot_be_written_are_refused(
    news_file: Path, tmp_path: Path, command: tuple[str, str], name: str, kind: str
) -> None:
    done = textprep(*command, news_file, "-o", tmp_path / name)
    assert done.returncode == 2
    assert f"has the suffix of {kind}, which cannot be written" in messages(done)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("name", "format"), [("o.json", "jsonl"), ("o.tsv", "csv"), ("o.TSV.gz", "csv"), ("o.arrow", "parquet")]
)
def test_an_output_of_a_similar_format_needs_the_option(
    news_file: Path, tmp_path: Path, name: str, format: str
) -> None:
    done = textprep("run", "zh", news_file, "-o", tmp_path / name)
    assert done.returncode == 2
    assert f"name a .{format} file, or add --format {format}" in messages(done)


def test_a_suffix_of_another_format_is_written_with_the_option(news_file: Path, tmp_path: Path) -> None:
    done = textprep("run", "zh", news_file, "-o", tmp_path / "o.json", "--format", "jsonl")
    assert done.returncode == 0
    assert (tmp_path / "o.json").read_bytes().startswith(b'{"')


def test_a_missing_column_names_the_delimiter_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id|text\n1|北京\n", encoding="utf-8")
    done = textprep("run", "zh", tmp_path / "in.csv")
    assert done.returncode == 1
    assert "--delimiter '|'" in messages(done)


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n'])
def test_a_first_line_may_name_the_delimiter(tmp_path: Path, first: str) -> None:
    (tmp_path / "in.csv").write_text(f"{first}a,b,c;text\n1;北京\n2;3;4\n", encoding="utf-8", newline="")
    done = textprep("run", "zh", tmp_path / "in.csv")
    assert done.stdout.decode() == "北京\n"
    assert "in.csv:4: a row of 3 columns" in messages(done)


def test_spaces_around_the_names_of_columns_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id, text , url\n1,北京,x\n", encoding="utf-8")
    assert textprep("run", "zh", tmp_path / "in.csv").stdout.decode() == "北京\n"


def test_a_file_in_another_encoding_than_the_named_one_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes("我们在图书馆里读了三个小时的书。\n".encode("gbk") * 9)
    done = textprep("run", "zh", tmp_path / "in.txt", "--encoding", "utf-8", "--errors", "replace")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "the likely encoding is gb18030" in messages(done)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_first_line_tells_the_delimiter_of_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [("id", "text", '"a,b,c,d"'), ("1", '"北京;\t,天津"', "x"), ("2", "上海", "y")]
    (tmp_path / "in.csv").write_bytes("".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding))
    done = textprep("run", "zh", tmp_path / "in.csv")
    assert (done.returncode, done.stdout.decode()) == (0, "北京 天津\n上海\n")


def test_a_delimiter_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id|text\n1|北京\n", encoding="utf-8")
    assert textprep("run", "zh", tmp_path / "in.csv", "--delimiter", "|").stdout.decode() == "北京\n"
    assert "--delimiter must be" in messages(textprep("run", "zh", tmp_path / "in.csv", "--delimiter", "||"))


def test_csv_can_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id;text\n1;北京\n", encoding="utf-8")
    done = textprep("run", "zh", tmp_path / "in.csv", "--format", "csv", "--columns", "tokens", "--bom")
    assert done.stdout == "\ufeffid,text,tokens\n1,北京,北京\n".encode()
    assert "--bom needs --format csv" in messages(textprep("run", "zh", tmp_path / "in.csv", "--bom"))


def test_the_text_of_a_line_is_the_original_of_its_spans(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("\nＡＢ北京\n", encoding="utf-8")
    done = textprep("run", "zh", tmp_path / "in.txt", "--format", "jsonl", "--columns", "text,tokens,spans")
    row = json.loads(done.stdout.decode().splitlines()[1])
    assert row == {"line": 2, "text": "ＡＢ北京", "tokens": ["ab", "北京"], "spans": [[0, 2], [2, 4]]}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["explain", "zh", "我来到北京"], ["stages"], ["run", "zh", "in.txt"], ["convert", "s2t", "in.txt"]]
)
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "in.txt").write_text("我来到北京\n", encoding="utf-8")
    with open("/dev/full", "wb") as full:
        found = subprocess.run(
            [sys.executable, "-P", "-m", "textprep", *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path
        )
    assert found.returncode == 1
    assert found.stderr.decode() == "textprep: standard output cannot be written: No space left on device\n"
