"""Ray with two CPUs."""

from __future__ import annotations

from pathlib import Path

import pytest

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")
pa = pytest.importorskip("pyarrow")

from tests.engines import corpus  # noqa: E402
from textprep.engines import ray as on_ray  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        logging_level="ERROR",
        runtime_env={"env_vars": {"PYTHONPATH": corpus.importable()}},
    )
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def many() -> list[str | None]:
    return corpus.texts()


@pytest.fixture(scope="module")
def dataset(many: list[str | None]):
    table = pa.table({"id": range(len(many)), "text": pa.array(many, pa.string())})
    size = len(many) // 7 + 1
    return ray.data.from_arrow([table.slice(at, size) for at in range(0, len(many), size)])


def rows(dataset) -> list[object]:
    made = sorted(dataset.take_all(), key=lambda row: row["id"])
    return [corpus.as_found(row["tokens"], row["starts"], row["ends"]) for row in made]


def test_tokens_and_spans_are_those_of_one_machine(dataset, many: list[str | None]) -> None:
    assert rows(on_ray.run(dataset, corpus.pipeline())) == corpus.expected(many)


def test_the_fit_is_that_of_one_machine(dataset, many: list[str | None]) -> None:
    assert corpus.same_model(on_ray.fit(corpus.unfitted(), dataset), corpus.fitted(many), many)


def test_a_document_that_fails_keeps_its_row_and_message() -> None:
    dataset = ray.data.from_arrow(pa.table({"id": [1, 2, 3], "text": ["北京", corpus.BAD, "大学"]}))
    made = sorted(on_ray.run(dataset, corpus.failing(), on_error="keep").take_all(), key=lambda row: row["id"])
    assert made[1]["tokens"] is None
    assert made[1]["error"].startswith("document 1, stage 'replacepattern'")


def test_a_killed_worker_is_replaced(dataset, many: list[str | None], tmp_path: Path) -> None:
    assert rows(on_ray.run(dataset, corpus.killing(tmp_path))) == corpus.expected(many)
    assert (tmp_path / "killed").exists()
