"""Dask with two worker processes."""

from __future__ import annotations

import os

import pytest

dd = pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")
pd = pytest.importorskip("pandas")

import textprep as tp  # noqa: E402
from tests.engines import corpus  # noqa: E402
from textprep.engines import dask as on_dask  # noqa: E402
from textprep.errors import DocumentsError  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def client():
    os.environ["PYTHONPATH"] = corpus.importable()
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def many() -> list[str | None]:
    return corpus.texts()


@pytest.fixture(scope="module")
def frame(many: list[str | None]):
    return dd.from_pandas(pd.DataFrame({"id": range(len(many)), "text": many}), npartitions=7)


def rows(frame) -> list[object]:
    made = frame.compute().sort_values("id")
    columns = zip(made["tokens"], made["starts"], made["ends"], strict=True)
    return [corpus.as_found(*(None if each is pd.NA else each for each in row)) for row in columns]


@pytest.mark.usefixtures("client")
def test_tokens_and_spans_are_those_of_one_machine(frame, many: list[str | None]) -> None:
    assert rows(on_dask.run(frame, corpus.pipeline())) == corpus.expected(many)


@pytest.mark.usefixtures("client")
def test_the_fit_is_that_of_one_machine(frame, many: list[str | None]) -> None:
    assert corpus.same_model(on_dask.fit(corpus.unfitted(), frame), corpus.fitted(many), many)


@pytest.mark.usefixtures("client")
def test_a_document_that_fails_keeps_its_row_and_message() -> None:
    frame = dd.from_pandas(pd.DataFrame({"text": ["北京", corpus.BAD, "大学"]}, index=[7, 8, 9]), npartitions=1)
    made = on_dask.run(frame, corpus.failing(), on_error="keep").compute()
    assert list(made.index) == [7, 8, 9]
    assert made["tokens"][8] is pd.NA
    assert made["error"][8].startswith("document 1, stage 'replacepattern'")


def test_a_wrong_call_is_an_error_before_anything_runs(frame) -> None:
    with pytest.raises(DocumentsError, match=r"no column 'txt' \(did you mean 'text'\?\)"):
        on_dask.run(frame, tp.Unigram(), "txt")
