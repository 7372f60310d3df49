"""Dask when a worker is killed: in a cluster of its own, since the worker's share of other tests is lost with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

dd = pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")
pd = pytest.importorskip("pandas")

from tests.engines import corpus  # noqa: E402
from textprep.engines import dask as on_dask  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_killed_worker_is_replaced(tmp_path: Path) -> None:
    os.environ["PYTHONPATH"] = corpus.importable()
    many = corpus.texts()
    frame = dd.from_pandas(pd.DataFrame({"id": range(len(many)), "text": many}), npartitions=7)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        made = client.compute(on_dask.run(frame, corpus.killing(tmp_path))).result(timeout=240).sort_values("id")
    columns = zip(made["tokens"], made["starts"], made["ends"], strict=True)
    found = [corpus.as_found(*(None if each is pd.NA else each for each in row)) for row in columns]
    assert (tmp_path / "killed").exists()
    assert found == corpus.expected(many)
