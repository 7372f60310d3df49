"""Pools give the same whether their processes are forked, spawned or started by a server."""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import ResourceError, WorkerError
from textprep.files.inputs import expand_inputs
from textprep.files.records import ReadOptions
from textprep.files.results import WriteOptions
from textprep.jobs.job import Job
from textprep.jobs.pool import Pool
from textprep.jobs.work import ChunkProcessor

METHODS = multiprocessing.get_all_start_methods()


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new processes import this module, whose functions they run: they get the search path of this process."""
    monkeypatch.syspath_prepend(Path(__file__).parents[2])


@pytest.fixture
def registered() -> tp.Pipeline:
    lexicon = tp.Lexicon.from_words([("尊嘟假嘟", 5, "y"), ("真的吗", 9)])
    lexicon.add("绝绝子", 4, "nz", force=True)
    lexicon.add("甲乙", 2)
    lexicon.remove("甲乙")
    lexicon.remove("真的吗")
    tp.register_lexicon("start-methods", lexicon)
    return tp.Pipeline([tp.FullToHalf(), tp.Unigram(("jieba", "start-methods"))])


@pytest.fixture(params=METHODS)
def start_method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("textprep.jobs.pool.START_METHOD", request.param)
    return str(request.param)


def output(pipeline: tp.Pipeline, path: Path, jobs: int) -> bytes:
    sink = io.BytesIO()
    job = Job(ChunkProcessor(pipeline, ReadOptions(), WriteOptions()), jobs)
    job.to_stream(expand_inputs([str(path)]), sink, None)
    return sink.getvalue()


def test_a_job_gives_the_same_by_every_method(
    start_method: str, registered: tp.Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textprep.files.lines.CHUNK_BYTES", 64)
    path = tmp_path / "a.txt"
    path.write_text("尊嘟假嘟，真的吗，绝绝子ＡＢ\n" * 20, encoding="utf-8")
    assert (
        output(registered, path, 2) == output(registered, path, 1) == "尊嘟假嘟 , 真的 吗 , 绝绝子 AB\n".encode() * 20
    )


def kill_this_process(payload: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_worker_is_an_error_by_every_method(start_method: str) -> None:
    with Pool(kill_this_process, 2) as pool, pytest.raises(WorkerError, match="a worker process was killed"):
        list(pool.map([1, 2, 3]))


@pytest.mark.parametrize("method", [method for method in METHODS if method != "fork"])
def test_a_pipeline_that_cannot_be_sent_is_an_error(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textprep.jobs.pool.START_METHOD", method)
    pipeline = tp.Pipeline([lambda text: text, tp.Unigram()])
    with pytest.raises(WorkerError, match="the pipeline cannot be sent to another process: .*lambda"):
        Pool(ChunkProcessor(pipeline, ReadOptions(), WriteOptions()), 2)


def tokens_and_fingerprint(pipeline: tp.Pipeline) -> tuple[list[str], str]:
    return list(pipeline("尊嘟假嘟真的吗绝绝子")), pipeline.fingerprint()


@pytest.mark.parametrize("method", METHODS)
def test_a_registered_lexicon_travels_with_the_pipeline(method: str, registered: tp.Pipeline) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        there = pool.submit(tokens_and_fingerprint, registered).result()
    assert there == tokens_and_fingerprint(registered)
    assert there[0] == ["尊嘟假嘟", "真的", "吗", "绝绝子"]


@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_runs_already_gets_the_present_lexicon(method: str) -> None:
    pipeline = tp.Pipeline([tp.MaxMatch("start-methods-2")])
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        for word in ("真的吗", "假的吗"):
            tp.register_lexicon("start-methods-2", tp.Lexicon.from_words([word]))
            pipeline.stages[0].unbind()
            there = pool.submit(tokens_and_fingerprint, pipeline).result()
            assert there == tokens_and_fingerprint(pipeline)
            assert word in pipeline("真的吗假的吗")


def test_a_process_keeps_the_lexicon_that_it_registered_itself() -> None:
    name = "start-methods-3"
    tp.register_lexicon(name, tp.Lexicon.from_words(["真的吗"]))
    data = pickle.dumps(tp.MaxMatch(name))
    tp.register_lexicon(name, tp.Lexicon.from_words(["吗假"]))
    assert pickle.loads(data).cut("真的吗假") == ["真", "的", "吗假"]


def test_a_pickled_lexicon_is_the_same() -> None:
    lexicon = tp.Lexicon.from_stream(io.BytesIO("北京 3 ns\n北京 4 ns\n大学 2\n".encode()))
    lexicon.add("大学", 7)
    again = pickle.loads(pickle.dumps(lexicon))
    assert (again.total, again.changes, again.forced) == (lexicon.total, lexicon.changes, lexicon.forced)
    assert [(word, again.get(word)) for word in again] == [(word, lexicon.get(word)) for word in lexicon]
    assert again.base_words() == lexicon.base_words()


@pytest.mark.parametrize("estimator", [tp.BagOfWords, tp.Word2Vec])
def test_n_jobs_takes_a_registered_lexicon(estimator: type, registered: tp.Pipeline) -> None:
    texts = ["尊嘟假嘟真的吗", "绝绝子尊嘟假嘟"] * 6
    one, two = (estimator(pipeline=registered, n_jobs=n_jobs).fit(texts) for n_jobs in (1, 2))
    assert (one.transform(texts) != two.transform(texts)).sum() == 0


def test_an_unknown_name_says_how_to_register_a_lexicon() -> None:
    with pytest.raises(ResourceError, match="register a lexicon with textprep.register_lexicon in the process"):
        tp.Unigram("never-registered").cut("a")
