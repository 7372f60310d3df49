"""Hugging Face's datasets: ``map(pipeline.batch, batched=True)``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

datasets = pytest.importorskip("datasets")

from tests.engines import corpus  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_dataset_gets_tokens_and_spans() -> None:
    many = [text for text in corpus.texts(500) if text is not None]
    made = datasets.Dataset.from_dict({"text": many}).map(corpus.pipeline().batch, batched=True)
    assert [corpus.as_found(row["tokens"], row["starts"], row["ends"]) for row in made] == corpus.expected(many)


def test_another_column_is_named() -> None:
    made = datasets.Dataset.from_dict({"body": ["北京"]}).map(
        corpus.pipeline().batch, batched=True, fn_kwargs={"column": "body"}
    )
    assert made[0]["tokens"] == ["北京"]


def test_the_fingerprint_is_the_same_in_every_process_and_after_use(tmp_path: Path) -> None:
    script = (
        "from datasets.fingerprint import Hasher; from tests.engines import corpus; p = corpus.pipeline(); "
        "a = Hasher.hash(p.batch); p('北京'); print(a, Hasher.hash(p.batch))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": corpus.importable()},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for _ in range(2)
    }
    assert len(found) == 1
    assert len(set(found.pop().split())) == 1
