"""Models as folders: saving, loading, damaged and foreign folders, and counts of parts."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy as np
import pytest

import textprep as tp
from textprep.errors import ModelFormatError, OutputError, ParameterError, ResourceMissingError, TextprepWarning
from textprep.vectors.counts import Counts

TEXTS = ["我来到北京清华大学", "南京市长江大桥", "北京的大学很多", "长江边的大学", "", "a\u2028b 大学"]
NEW = ["清华大学在北京", "没有见过的词"]
PIPELINE = tp.Pipeline([tp.FullToHalf(), tp.MaxMatch()])


@pytest.mark.parametrize(
    "estimator",
    [
        tp.BagOfWords(pipeline=PIPELINE),
        tp.BagOfWords(pipeline="zh", ngram_range=(1, 2), min_df=2, binary=True, dtype=np.int8),
        tp.BagOfWords(pipeline=PIPELINE, vocabulary=["北京", "大学"]),
        tp.Tfidf(pipeline=PIPELINE, norm=None, max_features=5),
        tp.Tfidf(pipeline=PIPELINE, vocabulary={"大学": 0, "北京": 1}, dtype=np.float32),
        tp.Tfidf(pipeline=PIPELINE, use_idf=False),
        tp.Bm25(pipeline=PIPELINE, k1=1.2, ngram_range=(1, 2)),
        tp.HashedBagOfWords(pipeline=PIPELINE, n_features=64),
    ],
)
def test_a_loaded_model_equals_the_saved_one(tmp_path: Path, estimator) -> None:
    estimator.fit(TEXTS)
    tp.save_model(estimator, tmp_path / "m")
    again = tp.load_model(tmp_path / "m")
    assert type(again) is type(estimator)
    assert (again.transform(NEW) != estimator.transform(NEW)).nnz == 0
    assert again.transform(NEW).dtype == estimator.transform(NEW).dtype
    if isinstance(estimator, tp.BagOfWords):
        assert list(again.get_feature_names_out()) == list(estimator.get_feature_names_out())
    if isinstance(estimator, tp.Bm25):
        np.testing.assert_array_equal(again.scores("北京的大学"), estimator.scores("北京的大学"))


def test_a_loaded_model_can_learn_more(tmp_path: Path) -> None:
    tp.save_model(tp.Tfidf(pipeline=PIPELINE, min_df=2).fit(TEXTS), tmp_path / "m")
    again = tp.load_model(tmp_path / "m").partial_fit(NEW)
    whole = tp.Tfidf(pipeline=PIPELINE, min_df=2).fit(TEXTS + NEW)
    np.testing.assert_array_equal(again.idf_, whole.idf_)


def test_loaded_word_vectors_can_be_trained_further(tmp_path: Path) -> None:
    corpus = [PIPELINE(text).tokens for text in TEXTS] * 5
    model = tp.Word2Vec(vector_size=12, min_count=2, epochs=1).fit(corpus)
    tp.save_model(model, tmp_path / "m")
    again = tp.load_model(tmp_path / "m")
    assert again.vectors_.words == model.vectors_.words
    np.testing.assert_array_equal(again.transform(corpus), model.transform(corpus))
    np.testing.assert_array_equal(
        again.partial_fit(corpus).transform(corpus), model.partial_fit(corpus).transform(corpus)
    )


def test_saving_again_replaces_the_model(tmp_path: Path) -> None:
    tp.save_model(tp.BagOfWords(pipeline=PIPELINE).fit(TEXTS), tmp_path / "m")
    tp.save_model(tp.Tfidf(pipeline=PIPELINE).fit(TEXTS), tmp_path / "m")
    assert type(tp.load_model(tmp_path / "m")) is tp.Tfidf
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


def test_a_folder_that_is_no_model_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="exists and is no model"):
        tp.save_model(tp.BagOfWords().fit([["a"]]), tmp_path / "m")
    assert [path.name for path in tmp_path.rglob("*")] == ["m", "mine.txt"]


def test_a_failed_save_leaves_no_files(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="a TermWeights cannot be saved"):
        tp.save_model(tp.TermWeights(), tmp_path / "m")
    with pytest.raises(ValueError, match="not fitted"):
        tp.save_model(tp.BagOfWords(), tmp_path / "m")
    assert list(tmp_path.iterdir()) == []


def test_paths_in_the_pipeline_are_relative_to_the_model(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "mine.txt").write_text("长江边 9\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    pipeline = tp.Pipeline([tp.Unigram(lexicon=("jieba", "./mine.txt"))])
    tp.save_model(tp.BagOfWords(pipeline=pipeline).fit(TEXTS), "m")
    monkeypatch.chdir("/")
    assert "长江边" in tp.load_model(tmp_path / "m").vocabulary_


def test_a_pipeline_that_changed_since_the_fit_is_a_warning(tmp_path: Path) -> None:
    tp.save_model(tp.BagOfWords(pipeline=PIPELINE).fit(TEXTS), tmp_path / "m")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tp.load_model(tmp_path / "m")
    tp.save(tp.Pipeline([tp.MaxMatch()]), tmp_path / "m" / "pipeline.toml")
    with pytest.warns(TextprepWarning, match="the pipeline differs from the one that the model was fitted with"):
        tp.load_model(tmp_path / "m")


def damage(path: Path, name: str, change) -> None:
    file = path / name
    data = file.read_bytes()
    file.write_bytes(change(data))


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("model.json", lambda data: data[:-9], "model.json: "),
        ("model.json", lambda data: b"[]", "expected an object with 'textprep': 1"),
        (
            "model.json",
            lambda data: data.replace(b'"textprep": 1', b'"textprep": 2'),
            "format 2, this version of textprep reads up to 1",
        ),
        ("model.json", lambda data: data.replace(b"Bm25", b"Bm52"), r"called 'Bm52' \(did you mean 'Bm25'\?\)"),
        ("model.json", lambda data: data.replace(b"min_df", b"min_fd"), "no parameter 'min_fd'"),
        ("model.json", lambda data: data.replace(b"float64", b"object32"), "dtype 'object32'"),
        ("terms.jsonl", lambda data: data[:-3], "terms.jsonl:[0-9]+: "),
        ("terms.jsonl", lambda data: b"[1, 2, 3]\n" + data, "terms.jsonl:1: a term must be a string, found 1"),
        ("terms.jsonl", lambda data: data[data.index(b"\n") + 1 :], "6 documents and 13 terms, expected 6 and 12"),
        ("counts.npz", lambda data: data[:-40], "damaged"),
    ],
)
def test_the_error_for_a_damaged_model_names_the_file(tmp_path: Path, name: str, change, message: str) -> None:
    tp.save_model(tp.Bm25(pipeline=PIPELINE).fit(TEXTS), tmp_path / "m")
    damage(tmp_path / "m", name, change)
    with pytest.raises(ModelFormatError, match=message):
        tp.load_model(tmp_path / "m")


def test_a_pickle_among_the_arrays_is_refused(tmp_path: Path) -> None:
    corpus = [["a", "b"]] * 5
    tp.save_model(tp.Word2Vec(vector_size=8, min_count=1, epochs=1).fit(corpus), tmp_path / "m")
    np.save(tmp_path / "m" / "in.npy", np.array([object()]), allow_pickle=True)
    with pytest.raises(ModelFormatError, match="allow_pickle=False"):
        tp.load_model(tmp_path / "m")


def test_a_missing_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match="does not exist"):
        tp.load_model(tmp_path / "no")
    with pytest.raises(ModelFormatError, match="it has no model.json"):
        tp.load_model(tmp_path)


# Counts of parts


@pytest.mark.parametrize("settings", [{}, {"min_df": 2, "max_df": 0.7}, {"max_features": 3}, {"ngram_range": (1, 2)}])
@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf])
def test_the_sum_of_the_counts_of_parts_equals_one_fit(make, settings: dict[str, object]) -> None:
    whole = make(pipeline=PIPELINE, **settings).fit(TEXTS)
    blank = make(pipeline=PIPELINE, **settings)
    parts = [blank.count(TEXTS[at : at + 2]) for at in range(0, len(TEXTS), 2)]
    for order in (parts, parts[::-1]):
        fitted = make(pipeline=PIPELINE, **settings).fit_counts(sum(order[1:], order[0]))
        assert list(fitted.get_feature_names_out()) == list(whole.get_feature_names_out())
        assert (fitted.transform(TEXTS) != whole.transform(TEXTS)).nnz == 0


def test_documents_without_terms_are_counted() -> None:
    assert tp.BagOfWords().count([[], ["a"], []]).n_documents == 3


def test_counts_can_only_be_added_to_counts() -> None:
    with pytest.raises(TypeError):
        tp.BagOfWords().count([["a"]]) + 1
    assert isinstance(tp.BagOfWords().count([]), Counts)


def test_parameters_are_saved_as_json(tmp_path: Path) -> None:
    tp.save_model(tp.Tfidf(pipeline=PIPELINE, max_df=0.9).fit(TEXTS), tmp_path / "m")
    about = json.loads((tmp_path / "m" / "model.json").read_text(encoding="utf-8"))
    assert (about["textprep"], about["type"], about["documents"], about["params"]["max_df"]) == (1, "Tfidf", 6, 0.9)
    assert about["params"]["ngram_range"] == [1, 1]
