"""The tokens that the built-in pipelines give for everyday sentences.

``cases/everyday.json`` is a reviewed snapshot. Whoever changes a result on purpose raises ``version`` in the pipeline's
file, writes the snapshot anew with ``python -m tests.test_everyday``, and reads every line that changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import textprep as tp

FILE = Path(__file__).parent / "cases" / "everyday.json"
SNAPSHOT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
PIPELINES = {name: tp.load(name) for name in SNAPSHOT["versions"]}


def test_there_are_enough_sentences_of_every_subject() -> None:
    subjects = SNAPSHOT["sentences"]
    assert len(subjects) >= 12
    assert sum(map(len, subjects.values())) >= 300


@pytest.mark.parametrize("name", ["news", "taiwan", "mixed", "english"])
def test_the_examples_are_in_the_snapshot(name: str) -> None:
    file = FILE.parent.parent.parent / "examples" / "data" / f"{name}.txt"
    rows = SNAPSHOT["sentences"][f"examples/data/{name}.txt"]
    assert [row["text"] for row in rows] == file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", PIPELINES)
def test_the_snapshot_is_of_the_version_of_the_pipeline(name: str) -> None:
    assert PIPELINES[name].version == SNAPSHOT["versions"][name]


@pytest.mark.parametrize("name", PIPELINES)
@pytest.mark.parametrize("subject", SNAPSHOT["sentences"])
def test_the_tokens_of_everyday_sentences(subject: str, name: str) -> None:
    rows = [row for row in SNAPSHOT["sentences"][subject] if name in row]
    found = {row["text"]: " ".join(PIPELINES[name](row["text"]).tokens) for row in rows}
    assert found == {row["text"]: row[name] for row in rows}


def rewrite() -> None:
    """Write the snapshot anew from what the pipelines give now."""
    for rows in SNAPSHOT["sentences"].values():
        for row in rows:
            row.update({name: " ".join(PIPELINES[name](row["text"]).tokens) for name in PIPELINES if name in row})
    SNAPSHOT["versions"] = {name: pipeline.version for name, pipeline in PIPELINES.items()}
    FILE.write_text(json.dumps(SNAPSHOT, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite()
