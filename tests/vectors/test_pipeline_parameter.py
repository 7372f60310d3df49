"""A pipeline given by name or path is loaded and bound once for each estimator."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
from sklearn.base import clone

import textprep as tp

TEXTS = ["我来到北京大学", "研究生命起源", "天气很好"]
ESTIMATORS = {
    "BagOfWords": tp.BagOfWords,
    "Tfidf": tp.Tfidf,
    "Bm25": tp.Bm25,
    "HashedBagOfWords": tp.HashedBagOfWords,
    "Word2Vec": lambda **params: tp.Word2Vec(vector_size=8, min_count=1, epochs=1, **params),
}
COUNTERS = ("BagOfWords", "Tfidf", "Bm25")


@pytest.fixture
def binds(monkeypatch: pytest.MonkeyPatch) -> list[tp.Pipeline]:
    """The pipelines that were bound, one entry for each time."""
    bound: list[tp.Pipeline] = []
    bind = tp.Pipeline.bind

    def counted(self: tp.Pipeline, upstream):
        bound.append(self)
        return bind(self, upstream)

    monkeypatch.setattr(tp.Pipeline, "bind", counted)
    return bound


@pytest.mark.parametrize("name", ESTIMATORS)
def test_fit_and_transform_bind_once(name: str, binds: list) -> None:
    estimator = ESTIMATORS[name](pipeline="zh").fit(TEXTS)
    for _ in range(3):
        estimator.transform(TEXTS)
    assert len(binds) == 1


@pytest.mark.parametrize("name", COUNTERS)
def test_locating_and_learning_more_bind_once(name: str, binds: list) -> None:
    estimator = ESTIMATORS[name](pipeline="zh").partial_fit(TEXTS)
    estimator.partial_fit(TEXTS).count(TEXTS)
    for _ in range(3):
        assert estimator.locate(TEXTS[0], "北京大学") == [(3, 7)]
    assert len(binds) == 1


def test_queries_bind_once(binds: list) -> None:
    search = tp.Bm25(pipeline="zh").fit(TEXTS)
    for _ in range(3):
        assert search.scores("生命").argmax() == 1
    assert len(binds) == 1


def test_a_path_is_loaded_once(tmp_path: Path, binds: list) -> None:
    path = tmp_path / "pipeline.toml"
    tp.save(tp.Pipeline([tp.MaxMatch()]), path)
    bag = tp.BagOfWords(pipeline=str(path)).fit(TEXTS)
    path.unlink()
    bag.transform(TEXTS)
    assert len(binds) == 1


def test_a_changed_parameter_is_loaded(binds: list) -> None:
    bag = tp.BagOfWords(pipeline="zh").fit(TEXTS)
    bag.pipeline = "mixed"
    bag.fit(TEXTS)
    assert binds == [tp.load("zh"), tp.load("mixed")]


def test_set_params_loads_a_file_again(tmp_path: Path) -> None:
    path = tmp_path / "pipeline.toml"
    tp.save(tp.Pipeline([tp.FoldCase(), tp.Unigram()]), path)
    bag = tp.BagOfWords(pipeline=str(path)).fit(["abc"])
    tp.save(tp.Pipeline([tp.FoldCase(mode="upper"), tp.Unigram()]), path)
    assert list(bag.set_params(pipeline=str(path)).fit(["abc"]).vocabulary_) == ["ABC"]


def test_a_wrong_name_is_an_error_at_each_call() -> None:
    bag = tp.BagOfWords(pipeline="zh").fit(TEXTS).set_params(pipeline="zhh")
    for _ in range(2):
        with pytest.raises(ValueError, match="no pipelines resource is called 'zhh'"):
            bag.transform(TEXTS)


@pytest.mark.parametrize("name", ESTIMATORS)
def test_parameters_stay_as_given(name: str) -> None:
    estimator = ESTIMATORS[name](pipeline="zh").fit(TEXTS)
    assert estimator.get_params()["pipeline"] == "zh"
    assert clone(estimator).get_params() == estimator.get_params()
    assert "pipeline='zh'" in repr(estimator)


@pytest.mark.parametrize("name", ESTIMATORS)
def test_copies_do_not_hold_the_loaded_pipeline(name: str) -> None:
    estimator = ESTIMATORS[name](pipeline="zh").fit(TEXTS)
    assert b"Pipeline" not in pickle.dumps(estimator)
    for copied in (pickle.loads(pickle.dumps(estimator)), copy.deepcopy(estimator), clone(estimator)):
        assert not any(isinstance(value, tp.Pipeline) for value in vars(copied).values())
        assert copied.pipeline == "zh"


def test_processes_bind_once_for_each_call_and_worker() -> None:
    """More chunks than workers: the program of the chunk before is still there."""
    from textprep.vectors import documents

    stage = tp.load("zh")
    bound = [documents.bound_in_worker("call", copy.deepcopy(stage)) for _ in range(2)]
    assert bound[0] is bound[1]
    assert documents.bound_in_worker("another call", stage) is stage
