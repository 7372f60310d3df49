"""Promises that no other test holds: no file runs code, nothing opens a connection; the page names tests that exist."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import textprep as tp

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "docs" / "promises.md", ROOT / "docs" / "zh" / "promises.md"]


class Harmful:
    """An object whose pickle writes a file when it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("content", ["pickle", "array of objects", "archive of objects"])
def test_a_model_folder_runs_no_code(tmp_path: Path, content: str) -> None:
    harm = tmp_path / "harm"
    folder = tmp_path / "model"
    tp.save_model(tp.Bm25().fit([["a", "b"], ["b"]]), folder)
    file = folder / "counts.npz"
    if content == "pickle":
        file.write_bytes(pickle.dumps(Harmful(harm)))
    else:
        objects = np.array([Harmful(harm)], dtype=object)
        with file.open("wb") as stream:
            (np.save if content == "array of objects" else np.savez)(stream, objects)
    with pytest.raises(tp.TextprepError):
        tp.load_model(folder)
    assert not harm.exists()


@pytest.mark.parametrize("load", [tp.Lexicon.from_file, tp.Hmm.load, tp.WordVectors.load, tp.load])
def test_a_pickle_in_the_place_of_a_file_runs_no_code(tmp_path: Path, load) -> None:
    harm = tmp_path / "harm"
    file = tmp_path / "file.toml"
    file.write_bytes(pickle.dumps(Harmful(harm)))
    with pytest.raises(tp.TextprepError):
        load(str(file))
    assert not harm.exists()


def test_nothing_opens_a_connection() -> None:
    code = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "urllib.Request", "ftplib", "http.client")):
        raise AssertionError((event, arguments))

sys.addaudithook(refuse)
import textprep as tp
import textprep.compat.jieba as jieba
for name in ("zh", "en", "mixed"):
    tp.load(name)("我们 went to 北京 on 2024-05-01")
tp.Pipeline([tp.Words(rule="treebank"), tp.TagPos(), tp.Stem()])("It runs")
for config in ("s2twp", "tw2sp", "t2jp"):
    tp.ConvertChinese(config).convert("软件里的头发")
tp.Tfidf(pipeline="zh").fit_transform(["研究生命", "起源"])
jieba.lcut("我来到北京")
"""
    subprocess.run([sys.executable, "-P", "-c", code], check=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_page_of_promises_names_what_exists(page: Path) -> None:
    if not page.exists():
        pytest.skip("the documentation is not there")
    named = re.findall(r"`((?:tests|\.ci|benchmarks)/[\w./-]+)(?:::(\w+))?`", page.read_text(encoding="utf-8"))
    assert named
    for path, test in named:
        file = ROOT / path
        if path.startswith(".ci") and not (ROOT / ".ci").exists():
            continue
        assert file.exists(), path
        if test:
            assert f"def {test}(" in file.read_text(encoding="utf-8"), (path, test)


def test_both_pages_of_promises_name_the_same_tests() -> None:
    if not all(page.exists() for page in PAGES):
        pytest.skip("the documentation is not there")
    english, chinese = (
        re.findall(r"`((?:tests|\.ci|benchmarks)/[^`]+)`", page.read_text(encoding="utf-8")) for page in PAGES
    )
    assert sorted(english) == sorted(chinese)
