"""Models: fit, transform, similar, search."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

import textprep as tp
from tests.cli.command import Call, textprep
from tests.cli.test_cli import messages

TEXTS = [
    "臺北的圖書館週末開放",
    "高雄的港口有渡輪",
    "圖書館裡不能吃東西",
    "渡輪每天開往小島",
    "他在圖書館讀書，讀到晚上",
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"body": text}) + "\n" for text in TEXTS), encoding="utf-8")
    return path


def fit(kind: str, corpus: Path, *more: object) -> Path:
    folder = corpus.parent / "model"
    done = textprep("fit", kind, "zh", corpus, "--field", "body", "-o", folder, *more)
    assert done.returncode == 0, messages(done)
    return folder


def test_the_matrix_is_that_of_the_library(corpus: Path) -> None:
    folder = fit("tfidf", corpus, "-p", "ngram_range=1,2", "-p", "min_df=2", "--jobs", "2")
    done = textprep("transform", folder, corpus, "--field", "body", "-o", corpus.parent / "m.npz")
    assert (done.returncode, done.stdout) == (0, b"")
    expected = tp.Tfidf(pipeline="zh", ngram_range=(1, 2), min_df=2)
    matrix = expected.fit_transform(TEXTS)
    assert (sparse.load_npz(corpus.parent / "m.npz") != matrix).nnz == 0
    terms = (corpus.parent / "m.terms.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(term) for term in terms] == list(expected.get_feature_names_out())


def test_hits_are_marked_in_the_original_text(corpus: Path) -> None:
    done = textprep("search", fit("bm25", corpus), "图书馆", "讀書")
    lines = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert [line[1] for line in lines][:1] == ["5"]
    assert lines[0][2] == "他在【圖書館】【讀書】，讀到晚上"
    assert len(lines) == 3


def test_neighbours_are_those_of_the_library(corpus: Path) -> None:
    folder = fit("word2vec", corpus, "-p", "min_count=1", "-p", "epochs=2", "-p", "vector_size=8")
    done = textprep("similar", folder, "图书馆", "--minus", "渡轮", "--top", "2")
    expected = tp.load_model(folder).vectors_.most_similar(["图书馆"], ["渡轮"], topn=2)
    assert [line.split("\t")[1] for line in done.stdout.decode().splitlines()] == [word for word, _ in expected]
    done = textprep("transform", folder, corpus, "--field", "body", "-o", corpus.parent / "m.npy")
    np.testing.assert_array_equal(np.load(corpus.parent / "m.npy"), tp.load_model(folder).transform(TEXTS))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["fit", "tfid", "zh", "{c}", "-o", "{t}/x"],
            "unknown model 'tfid' (did you mean 'tfidf'?); available: bow, tfidf, bm25, word2vec",
        ),
        (["fit", "bow", "zh", "{c}"], "missing output folder; name one with -o MODEL"),
        (
            ["fit", "bow", "zh", "{c}", "-o", "{t}/x", "-p", "min_fd=2"],
            "no parameter 'min_fd' (did you mean 'min_df'?)",
        ),
        (["fit", "bow", "zh", "{c}", "-o", "{t}/x", "-p", "min_df"], "--param must have the form NAME=VALUE"),
        (["fit", "word2vec", "zh", "-", "-o", "{t}/x"], "stdin can be read once"),
        (["transform", "{t}/no", "{c}", "-o", "{t}/m.npz"], "does not exist"),
        (["transform", "{t}", "{c}", "-o", "{t}/m.npz"], "it has no model.json"),
        (["similar", "{t}", "x"], "it has no model.json"),
    ],
)
def test_a_wrong_call_ends_with_2(corpus: Path, wrong_call: Call, arguments: list[str], message: str) -> None:
    done = wrong_call(*(part.format(c=corpus, t=corpus.parent) for part in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in messages(done)
    assert [path.name for path in corpus.parent.iterdir()] == ["texts.jsonl"]


def test_no_model_is_written_if_a_record_cannot_be_read(corpus: Path) -> None:
    corpus.write_text('{"body": "x"}\n{\n', encoding="utf-8")
    done = textprep("fit", "bm25", "zh", corpus, "--field", "body", "-o", corpus.parent / "m")
    assert done.returncode == 1
    assert "texts.jsonl:2: not JSON" in messages(done)
    assert [path.name for path in corpus.parent.iterdir()] == ["texts.jsonl"]


def test_models_read_csv_with_another_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id|text\n1|圖書館\n2|渡輪\n", encoding="utf-8")
    arguments = (path, "--delimiter", "|", "-o")
    assert textprep("fit", "bow", "zh", *arguments, tmp_path / "model").returncode == 0
    assert textprep("transform", tmp_path / "model", *arguments, tmp_path / "m.npz").returncode == 0
    assert sparse.load_npz(tmp_path / "m.npz").toarray().tolist() == [[1, 0], [0, 1]]
