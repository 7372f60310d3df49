"""Word2Vec as an estimator."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

import textprep as tp
from textprep.errors import DocumentsError, ParameterError


def corpus(size: int = 400) -> list[list[str]]:
    """Sentences about animals and about traffic, which share no words."""
    generator = np.random.Generator(np.random.PCG64(3))
    topics = (["猫", "狗", "鱼", "鸟", "兔"], ["车", "船", "路", "桥", "站"])
    return [list(generator.choice(topics[number % 2], 8)) for number in range(size)]


SMALL = {"vector_size": 16, "min_count": 1, "epochs": 4, "sample": 0, "alpha": 0.1}


@pytest.mark.parametrize("architecture", ["cbow", "skipgram"])
def test_words_of_one_topic_are_neighbours(architecture: str) -> None:
    model = tp.Word2Vec(architecture=architecture, **SMALL).fit(corpus())
    near = {word for word, _ in model.vectors_.most_similar("猫", topn=4)}
    assert near == {"狗", "鱼", "鸟", "兔"}
    assert model.vectors_.doesnt_match(["猫", "狗", "车"]) == "车"
    assert model.losses_[-1] < model.losses_[0]


def test_one_worker_is_reproducible() -> None:
    first, second, other = (
        tp.Word2Vec(**{**SMALL, "seed": seed}).fit(corpus(60)).vectors_.matrix for seed in (1, 1, 2)
    )
    assert (first == second).all()
    assert (first != other).any()


def test_threads_learn_the_topics() -> None:
    model = tp.Word2Vec(workers=2, **SMALL).fit(corpus(4000))
    assert {word for word, _ in model.vectors_.most_similar("车", topn=4)} == {"船", "路", "桥", "站"}


class RereadableCorpus:
    """A corpus that is no list but can be read again."""

    def __iter__(self):
        return iter(corpus(60))


def test_a_rereadable_corpus_equals_a_list() -> None:
    ours = tp.Word2Vec(**SMALL).fit(RereadableCorpus()).vectors_.matrix
    assert (ours == tp.Word2Vec(**SMALL).fit(corpus(60)).vectors_.matrix).all()


def test_a_corpus_that_can_be_read_only_once_is_an_error() -> None:
    with pytest.raises(DocumentsError, match="a generator can be read only once"):
        tp.Word2Vec().fit(row for row in corpus(5))


def test_strings_go_through_the_pipeline() -> None:
    model = tp.Word2Vec(pipeline="zh", **SMALL).fit(["我来到北京大学"] * 3)
    assert set(model.vectors_) == {"来到", "北京大学"}


def test_partial_fit_continues_the_training() -> None:
    model = tp.Word2Vec(**SMALL).fit(corpus(60))
    before = model.vectors_.matrix.copy()
    model.partial_fit([*corpus(60), ["新", "词"]])
    assert (model.vectors_.matrix != before).any()
    assert len(model.losses_) == 8
    assert "新" not in model.vectors_


def test_a_callback_ends_the_training() -> None:
    seen = []
    model = tp.Word2Vec(callback=lambda model: seen.append(len(model.losses_)) or len(seen) == 2, **SMALL)
    model.fit(corpus(20))
    assert (seen, len(model.losses_)) == ([1, 2], 2)


def test_document_vectors_are_means_of_word_vectors() -> None:
    model = tp.Word2Vec(**SMALL).fit([*corpus(60), ["猫"]])
    rows = model.transform([["猫", "狗", "?"], [], ["?"]])
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows[0], (model.vectors_["猫"] + model.vectors_["狗"]) / 2, atol=1e-6)
    assert not rows[1:].any()
    weighted = model.set_params(weighting="idf").transform([["猫", "狗"]])[0]
    assert (weighted != rows[0]).any()
    assert model.get_feature_names_out()[0] == "word2vec0"


def test_pickled_and_cloned_models_equal_the_original() -> None:
    model = tp.Word2Vec(**SMALL).fit(corpus(40))
    other = pickle.loads(pickle.dumps(model))
    assert (other.transform(corpus(4)) == model.transform(corpus(4))).all()
    assert clone(model).get_params() == model.get_params()


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"vector_size": 0}, "vector_size must be a whole number from 1"),
        ({"window": 1.5}, "window must be a whole number from 1"),
        ({"negative": 65}, "negative must be at most 64"),
        ({"alpha": -1}, "alpha must be a number from 0"),
        ({"architecture": "skip-gram"}, r"found 'skip-gram' \(did you mean 'skipgram'\?\)"),
        ({"weighting": "tfidf"}, "weighting must be 'mean' or 'idf'"),
        ({"min_count": 100}, "no word occurs min_count=100 times in 2 documents; the most frequent occurs 2 times"),
    ],
)
def test_an_invalid_parameter_is_an_error(params: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tp.Word2Vec(**{"min_count": 1, **params}).fit([["a", "b"], ["a"]])


def test_an_unfitted_model_is_an_error() -> None:
    with pytest.raises(NotFittedError):
        tp.Word2Vec().transform([["a"]])
    with pytest.raises(NotFittedError):
        tp.Word2Vec().vectors_  # noqa: B018


def test_the_index_of_a_bad_document_counts_all_chunks() -> None:
    model = tp.Word2Vec(min_count=1, vector_size=4, epochs=1).fit(corpus(10))
    with pytest.raises(DocumentsError, match="document 20000 is missing"):
        model.transform([["一"]] * 20_000 + [None])


def test_more_workers_than_jobs_change_nothing() -> None:
    corpus = [["a", "b", "c", "d"]] * 50
    one, many = (tp.Word2Vec(vector_size=8, min_count=1, workers=workers).fit(corpus) for workers in (1, 8))
    np.testing.assert_array_equal(one.vectors_.vector("a"), many.vectors_.vector("a"))


def test_threads_share_the_updates_of_frequent_words() -> None:
    model = tp.Word2Vec(vector_size=8, min_count=1, epochs=1, sample=0).fit([["often"] * 60 + ["seldom"]] * 100)
    often, seldom = model._update_scale(0.025, 4)
    assert often == pytest.approx(1 / 4, abs=1e-3)
    assert often < seldom <= 1
    assert model._update_scale(1e-9, 4) == pytest.approx([1, 1], abs=1e-3)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"window": 2**40}, "window must be at most 2147483647, found 1099511627776"),
        ({"window": 2**31}, "window must be at most 2147483647"),
        ({"vector_size": 2**40}, "vector_size must be at most 65536"),
        ({"seed": 2**64}, "seed must be at most 18446744073709551615"),
        ({"alpha": float("nan")}, "alpha must be a number of at most 10, found nan"),
        ({"ns_exponent": float("inf")}, "ns_exponent must be a number of at most 10, found inf"),
    ],
)
def test_parameters_have_a_greatest_value(params: dict[str, float], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        tp.Word2Vec(min_count=1, **params).fit([["a", "b"]])
