"""Spark in local mode with two threads and Python workers of their own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

import textprep as tp
from tests.engines import corpus
from textprep.engines import spark as on_spark
from textprep.errors import DocumentsError, ParameterError

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = corpus.importable()
    from pyspark.sql import SparkSession

    made = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def many() -> list[str | None]:
    return corpus.texts()


@pytest.fixture(scope="module")
def frame(session, many):
    return session.createDataFrame(list(enumerate(many)), "id long, text string").repartition(7).cache()


def test_tokens_and_spans_are_those_of_one_machine(frame, many: list[str | None]) -> None:
    rows = on_spark.run(frame, corpus.pipeline()).orderBy("id").collect()
    assert [corpus.as_found(row.tokens, row.starts, row.ends) for row in rows] == corpus.expected(many)
    assert [row.text for row in rows] == many


def test_the_fit_is_that_of_one_machine(frame, many: list[str | None]) -> None:
    assert corpus.same_model(on_spark.fit(corpus.unfitted(), frame), corpus.fitted(many), many)


def test_lists_of_tokens_need_no_pipeline(session) -> None:
    frame = session.createDataFrame([(["北京", "大学"],), (["大学"],)], "tokens array<string>")
    assert on_spark.fit(tp.BagOfWords(), frame, "tokens").counts_ == tp.BagOfWords().count([["北京", "大学"], ["大学"]])


def test_a_document_that_fails_keeps_its_row_and_message(session) -> None:
    frame = session.createDataFrame([(1, "北京"), (2, corpus.BAD), (3, "大学")], "id long, text string").coalesce(1)
    rows = on_spark.run(frame, corpus.failing(), on_error="keep").orderBy("id").collect()
    assert [row.tokens for row in rows] == [["北京"], None, ["大学"]]
    assert rows[1].error.startswith("document 1, stage 'replacepattern'")


def test_a_killed_worker_is_replaced(session, frame, many: list[str | None], tmp_path: Path) -> None:
    rows = on_spark.run(frame, corpus.killing(tmp_path)).orderBy("id").collect()
    assert (tmp_path / "killed").exists()
    assert [corpus.as_found(row.tokens, row.starts, row.ends) for row in rows] == corpus.expected(many)


def test_a_wrong_call_is_an_error_before_anything_runs(frame) -> None:
    with pytest.raises(DocumentsError, match=r"no column 'txt' \(did you mean 'text'\?\)"):
        on_spark.run(frame, "zh", "txt")
    with pytest.raises(ParameterError, match="Bm25 is not fitted in parts"):
        on_spark.fit(tp.Bm25(), frame)
