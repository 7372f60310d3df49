"""Word vectors: training as an estimator, similarity, files, gensim."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

import textprep as tp
from textprep.errors import DocumentsError, MissingPackageError, ParameterError, ResourceError, VocabularyError
from textprep.vectors.sampling import alias_table, keep_prob_table


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


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=30))
def test_the_alias_table_draws_by_weight(frequency: list[int]) -> None:
    weights = np.array(frequency, dtype=np.float64) ** 0.75
    alias_prob, alias_index = alias_table(weights)
    chance = np.zeros(len(frequency))
    for place in range(len(frequency)):
        chance[place] += alias_prob[place] / 2**32
        chance[alias_index[place]] += 1 - alias_prob[place] / 2**32
    np.testing.assert_allclose(chance / len(frequency), weights / weights.sum(), atol=1e-8)


def test_subsampling_follows_the_formula() -> None:
    frequency = np.array([900_000, 99_990, 10])
    keep_prob = keep_prob_table(frequency, 1e-3) / 2**32
    f = frequency / frequency.sum()
    np.testing.assert_allclose(keep_prob, np.minimum(np.sqrt(1e-3 / f) + 1e-3 / f, 1), rtol=1e-6)


def test_without_a_threshold_no_word_is_dropped() -> None:
    assert (keep_prob_table(np.array([9, 1]), 0) == 0xFFFFFFFF).all()


# Vectors


def few() -> tp.WordVectors:
    return tp.WordVectors(
        ["北京", "中国", "东京", "日本", "猫"], [[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], [-1, 0, 0]]
    )


def test_analogies() -> None:
    vectors = few()
    assert vectors.most_similar(["北京", "日本"], ["中国"], topn=1)[0][0] == "东京"
    assert vectors.analogy([["中国", "北京", "日本", "东京"], ["a", "b", "c", "d"]]) == {
        "accuracy": 1.0,
        "correct": 1,
        "asked": 1,
        "skipped": 1,
    }
    with pytest.raises(ParameterError, match="question 1: expected four words"):
        vectors.analogy([["a"]])


def test_questions_can_be_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(": capitals\n中国 北京 日本 东京\n", encoding="utf-8")
    assert few().analogy(tmp_path / "q.txt")["correct"] == 1


def test_the_error_for_an_unknown_word_names_the_nearest() -> None:
    with pytest.raises(VocabularyError, match=r"no term '北京市' in the vocabulary \(did you mean '北京'\?\)"):
        few().vector("北京市")
    assert few().similarity("中国", "猫") == pytest.approx(-1)


names = st.lists(st.text(st.sampled_from("ab北京𠀀\ud800é"), min_size=1, max_size=4), unique=True, max_size=5)


@pytest.mark.parametrize("format", ["text", "binary", "mapped"])
@given(words=names, size=st.integers(1, 5), data=st.data())
def test_loaded_vectors_equal_the_saved_ones(tmp_path_factory, format: str, words, size: int, data) -> None:
    numbers = st.floats(-1e10, 1e10, width=32)
    vectors = tp.WordVectors(words, data.draw(arrays(np.float32, (len(words), size), elements=numbers)))
    path = tmp_path_factory.mktemp("vectors") / "v"
    vectors.save(path, format)
    other = tp.WordVectors.load(path)
    assert other.words == vectors.words
    assert (other.matrix == vectors.matrix).all()
    assert other.matrix.shape == vectors.matrix.shape


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ":1: expected the number of words"),
        (b"2 x\n", ":1: expected the number of words"),
        (b"2 2\na 1 2\nb 1\n", ":3: expected a word and 2 numbers, found 1"),
        (b"2 2\na 1 2\nb 1 x\n", ":3: could not convert"),
        (b"1 2\na 1 2\nb 1 2\n", ":3: the first line promises 1 words, and here is one more"),
        (b"3 2\na 1 2\n", "the first line promises 3 words, found 1"),
        (b"2 2\na \x00\x00\x80?\x00\x00\x80?\nb \x00\x00", "word 2 of 2 is cut short"),
        (b"textprep vectors 1\n{}\n", "not a file that WordVectors.save wrote"),
    ],
)
def test_the_error_for_a_damaged_file_names_the_place(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "v.txt").write_bytes(content)
    with pytest.raises(ResourceError) as caught:
        tp.WordVectors.load(tmp_path / "v.txt")
    assert message in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="do not exist"):
        tp.WordVectors.load(tmp_path / "no")


def test_words_with_spaces_can_only_be_saved_in_our_format(tmp_path: Path) -> None:
    vectors = tp.WordVectors(["New York"], [[1.0]])
    with pytest.raises(ParameterError, match="format='mapped' can"):
        vectors.save(tmp_path / "v", "text")
    vectors.save(tmp_path / "v")
    assert tp.WordVectors.load(tmp_path / "v").words == ["New York"]


def test_the_error_without_gensim_names_the_command_that_installs_it(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "gensim", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'textprep-zh\[gensim\]'"):
        few().to_gensim()


def test_gensim_has_the_same_neighbours() -> None:
    pytest.importorskip("gensim")
    vectors = few()
    keyed = vectors.to_gensim()
    assert [word for word, _ in keyed.most_similar("北京", topn=2)] == [
        word for word, _ in vectors.most_similar("北京", topn=2)
    ]
    assert tp.WordVectors.from_gensim(keyed).words == vectors.words


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
