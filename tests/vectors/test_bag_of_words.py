"""Bags of words, TF-IDF, BM25: the numbers of scikit-learn, learning in batches, spans, errors."""

from __future__ import annotations

import pickle
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer

import textprep as tp
from textprep.errors import DocumentsError, ParameterError, VocabularyError

terms = st.sampled_from(["北京", "大学", "研究", "生命", "a", "b", "𠀀"])
corpora = st.lists(st.lists(terms, max_size=6), min_size=1, max_size=8)
shared = st.fixed_dictionaries(
    {},
    optional={
        "min_df": st.sampled_from([1, 2, 0.3]),
        "max_df": st.sampled_from([1.0, 0.7, 3]),
        "max_features": st.sampled_from([None, 1, 3]),
        "binary": st.booleans(),
        "vocabulary": st.sampled_from([None, ["大学", "北京", "x"]]),
    },
)
weights = st.fixed_dictionaries(
    {},
    optional={
        "norm": st.sampled_from(["l2", "l1", None]),
        "use_idf": st.booleans(),
        "smooth_idf": st.booleans(),
        "sublinear_tf": st.booleans(),
        "dtype": st.sampled_from([np.float64, np.float32]),
    },
)


def outcome(make, corpus):
    """The estimator with its matrices, or None if it raised."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            estimator = make()
            matrix = estimator.fit_transform(corpus)
            again = estimator.transform(corpus)
        except ValueError:
            return None
    return estimator, matrix, again


def assert_same(ours, theirs) -> None:
    assert (ours is None) == (theirs is None)
    if ours is None:
        return
    assert ours[0].vocabulary_ == theirs[0].vocabulary_
    assert ours[0].get_feature_names_out().tolist() == theirs[0].get_feature_names_out().tolist()
    for mine, other in zip(ours[1:], theirs[1:], strict=True):
        assert mine.dtype == other.dtype
        assert mine.shape == other.shape
        assert mine.has_sorted_indices
        np.testing.assert_allclose(mine.toarray(), other.toarray(), rtol=1e-12, atol=1e-12)


@given(corpora, shared)
def test_counts_are_scikit_learns(corpus, params) -> None:
    assert_same(
        outcome(lambda: tp.BagOfWords(**params), corpus),
        outcome(lambda: CountVectorizer(analyzer=list, **params), corpus),
    )


@given(corpora, shared, weights)
def test_tfidf_is_scikit_learns(corpus, params, weighting) -> None:
    assert_same(
        outcome(lambda: tp.Tfidf(**params, **weighting), corpus),
        outcome(lambda: TfidfVectorizer(analyzer=list, **params, **weighting), corpus),
    )


@given(corpora, st.sampled_from([(1, 1), (1, 2), (2, 3)]))
def test_ngrams_are_scikit_learns(corpus, ngram_range) -> None:
    theirs = CountVectorizer(
        ngram_range=ngram_range, tokenizer=str.split, token_pattern=None, lowercase=False, preprocessor=str
    )
    assert_same(
        outcome(lambda: tp.BagOfWords(ngram_range=ngram_range), corpus),
        outcome(lambda: theirs, [" ".join(document) for document in corpus]),
    )


@given(corpora, st.booleans())
def test_hashing_is_scikit_learns(corpus, signed) -> None:
    ours = tp.HashedBagOfWords(n_features=16, alternate_sign=signed).transform(corpus)
    theirs = HashingVectorizer(analyzer=list, n_features=16, alternate_sign=signed).transform(corpus)
    np.testing.assert_allclose(ours.toarray(), theirs.toarray())


# Learning in batches


@given(corpora, corpora, shared.filter(lambda params: params.get("vocabulary") is None))
def test_batches_and_merged_parts_equal_one_fit(first, second, params) -> None:
    whole = outcome(lambda: tp.Tfidf(**params), first + second)
    if whole is None or not any(first) or not any(second):
        return
    loose = {name: value for name, value in params.items() if name in ("binary", "max_features")}
    expected = tp.Tfidf(**loose).fit(first + second)
    batches = tp.Tfidf(**loose).partial_fit(first).partial_fit(second)
    merged = tp.Tfidf(**loose).fit(first).merge(tp.Tfidf(**loose).fit(second))
    for other in (batches, merged):
        assert list(other.vocabulary_.items()) == list(expected.vocabulary_.items())
        assert (other.idf_ == expected.idf_).all()
        assert (other.transform(first) != expected.transform(first)).nnz == 0


def test_a_generator_is_read_once() -> None:
    read = []

    def documents():
        for number in range(3):
            read.append(number)
            yield ["a", str(number)]

    bag = tp.BagOfWords().fit(documents())
    assert (read, list(bag.vocabulary_)) == ([0, 1, 2], ["0", "1", "2", "a"])


@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf, tp.Bm25])
@pytest.mark.parametrize("bad", [[["z", "a"], None], [["z"], ["a", 3]]], ids=["missing", "number"])
def test_a_batch_that_fails_is_not_learnt(make: type[tp.BagOfWords], bad: list[object]) -> None:
    documents = [["a", "b"], ["b", "c"]]
    model = make().fit(documents)
    with pytest.raises(tp.TextprepError, match="document 1"):
        model.partial_fit(bad)
    more = [["a", "d"]]
    expected = make().fit(documents + more)
    model.partial_fit(more)
    assert model.vocabulary_ == expected.vocabulary_
    np.testing.assert_allclose(model.transform(documents).toarray(), expected.transform(documents).toarray())


def test_a_batch_that_leaves_no_terms_is_not_learnt() -> None:
    model = tp.BagOfWords(max_df=1, min_df=1).fit([["a"]])
    with pytest.raises(VocabularyError, match="no terms remain"):
        model.partial_fit([["a"], ["z"], ["z"]])
    assert model.transform([["a", "z"]]).toarray().tolist() == [[1]]
    assert model.partial_fit([["b"]]).vocabulary_ == {"a": 0, "b": 1}


def test_a_first_batch_that_leaves_no_terms_is_not_learnt() -> None:
    model = tp.BagOfWords(min_df=2)
    with pytest.raises(VocabularyError, match="no terms remain"):
        model.partial_fit([["a"], ["b"]])
    assert model.partial_fit([["c", "a"], ["c"]]).vocabulary_ == {"c": 0}


def test_a_fit_that_fails_leaves_the_estimator_unfitted() -> None:
    model = tp.BagOfWords().fit([["a"]])
    with pytest.raises(DocumentsError):
        model.fit([["z"], None])
    with pytest.raises(NotFittedError):
        model.transform([["a"]])
    assert model.partial_fit([["b"]]).vocabulary_ == {"b": 0}


@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Bm25])
def test_merging_keeps_a_given_vocabulary(make: type[tp.BagOfWords]) -> None:
    first, second = [["a", "b"]], [["a"], ["b", "b"]]
    terms = ["c", "b", "a"]
    merged = make(vocabulary=terms).fit(first).merge(make(vocabulary=terms).fit(second))
    whole = make(vocabulary=terms).fit(first + second)
    assert merged.vocabulary_ == whole.vocabulary_
    np.testing.assert_allclose(merged.transform([["c", "a"]]).toarray(), whole.transform([["c", "a"]]).toarray())


def test_an_estimator_that_was_merged_into_another_is_independent() -> None:
    other = tp.BagOfWords().fit([["a"]])
    tp.BagOfWords().merge(other).partial_fit([["b"]])
    assert other.partial_fit([["c"]]).vocabulary_ == {"a": 0, "c": 1}


@pytest.mark.parametrize("params", [{"norm": None}, {"use_idf": False}, {"sublinear_tf": True}], ids=repr)
def test_weighting_parameters_set_after_a_fit_take_effect_at_the_next(params) -> None:
    rows = [["a", "a", "b"], ["b"]]
    ours, theirs = tp.Tfidf().fit(rows), TfidfVectorizer(analyzer=list).fit(rows)
    assert (ours.set_params(**params).transform(rows) != theirs.set_params(**params).transform(rows)).nnz == 0


def test_weighting_no_documents_is_an_error() -> None:
    fitted = tp.Tfidf().fit([["a"]])
    with pytest.raises(ValueError, match="0 sample"):
        fitted.transform([])


def test_tfidf_with_a_given_vocabulary_cannot_be_merged() -> None:
    model = tp.Tfidf(vocabulary=["a"]).fit([["a"]])
    with pytest.raises(VocabularyError, match="from all documents at once"):
        model.merge(model)


def test_estimators_with_other_parameters_cannot_be_merged() -> None:
    with pytest.raises(ParameterError, match="with the same parameters"):
        tp.BagOfWords().fit([["a"]]).merge(tp.BagOfWords(binary=True).fit([["a"]]))


@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf, tp.Bm25])
def test_the_number_of_processes_changes_nothing(make) -> None:
    texts = ["我来到北京大学", "研究生命起源", "", "天气很好"] * 200
    alone = make(pipeline="zh").fit(texts)
    many = make(pipeline="zh", n_jobs=2).fit(texts)
    assert alone.vocabulary_ == many.vocabulary_
    assert (alone.transform(texts) != many.transform(texts)).nnz == 0


@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf, tp.Bm25])
@given(corpora.filter(any))
def test_pickled_and_cloned_estimators_equal_the_original(make, corpus) -> None:
    fitted = make().fit(corpus)
    other = pickle.loads(pickle.dumps(fitted))
    assert other.vocabulary_ == fitted.vocabulary_
    assert (other.transform(corpus) != fitted.transform(corpus)).nnz == 0
    assert clone(fitted).get_params() == fitted.get_params()


# Input


def test_strings_go_through_the_pipeline() -> None:
    bag = tp.BagOfWords(pipeline=tp.Pipeline([tp.FullToHalf(), tp.Unigram()]))
    assert list(bag.fit(["ＡＢ北京", tp.Doc("大学")]).vocabulary_) == ["AB", "北京", "大学"]
    assert list(tp.BagOfWords(pipeline="zh").fit(["我来到北京"]).vocabulary_) == ["北京", "来到"]
    assert list(tp.BagOfWords().fit([tp.Unigram()("北京大学")]).vocabulary_) == ["北京大学"]


def test_arrays_and_tuples_are_documents() -> None:
    texts = np.array(["北京", "大学"], dtype=object)
    assert tp.BagOfWords(pipeline="zh").fit_transform(texts).shape == (2, 2)
    assert tp.BagOfWords().fit_transform(np.array([["a", "b"], ["b"]], dtype=object)).shape == (2, 2)
    assert tp.BagOfWords().fit_transform((tuple("ab"), iter("b"))).shape == (2, 2)


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ("text", "Iterable over documents expected, string object received"),
        (b"text", "Iterable over documents expected, bytes received"),
        (np.zeros((2, 2)), "two-dimensional ndarray"),
        (3, "documents must be an iterable, found int"),
        ([["a"], "text"], "document 1 is a string, and no pipeline cuts it"),
        ([["a"], None], r"document 1 is missing \(None\)"),
        ([["a"], float("nan")], r"document 1 is missing \(nan\)"),
        ([["a"], 3], "document 1 is a int: 3"),
        ([tp.Doc("x")], "document 0 is not cut into tokens"),
    ],
)
def test_input_that_is_no_list_of_documents_is_an_error(documents, message) -> None:
    with pytest.raises(DocumentsError, match=message) as caught:
        tp.BagOfWords().fit(documents)
    assert isinstance(caught.value, (TypeError, ValueError))


def test_missing_documents_can_count_as_empty() -> None:
    assert tp.BagOfWords(missing="empty").fit_transform([["a"], None, float("nan")]).toarray().tolist() == [
        [1],
        [0],
        [0],
    ]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"ngram_range": (2, 1)}, "Invalid value for ngram_range"),
        ({"min_df": -1}, "min_df must be a whole number"),
        ({"max_df": 1.5}, "max_df must be a whole number"),
        ({"min_df": "x"}, "min_df must be a number of documents"),
        ({"max_features": 0}, "max_features must be a whole number from 1"),
        ({"min_df": 3}, "max_df corresponds to < documents than min_df"),
        ({"max_df": 0.1}, "max_df corresponds to < documents than min_df|no terms remain"),
        ({"vocabulary": []}, "empty vocabulary passed to fit"),
        ({"vocabulary": ["a", "a"]}, "Duplicate term in vocabulary: 'a'"),
        ({"vocabulary": {"a": 0, "b": 0}}, "Vocabulary contains repeated indices"),
        ({"vocabulary": {"a": 0, "b": 2}}, "doesn't contain index 1"),
        ({"vocabulary": [1]}, "a term in the vocabulary must be a str, found int"),
        ({"pipeline": 3}, "pipeline must be a Pipeline"),
        ({"pipeline": tp.FullToHalf()}, "pipeline ends with text"),
        ({"pipeline": "zhh"}, "no pipelines resource is called 'zhh'"),
        ({"missing": "drop"}, "missing must be 'error' or 'empty'"),
    ],
)
def test_an_invalid_parameter_is_an_error(params, message) -> None:
    with pytest.raises(ValueError, match=message):
        tp.BagOfWords(**params).fit([["a"], ["b"]])


def test_documents_without_terms_are_an_error() -> None:
    with pytest.raises(VocabularyError, match="empty vocabulary"):
        tp.BagOfWords().fit([[], []])


@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf, tp.Bm25])
def test_an_unfitted_estimator_is_an_error(make) -> None:
    with pytest.raises(NotFittedError):
        make().transform([["a"]])


# Spans


def test_terms_are_located_in_the_original() -> None:
    bag = tp.Tfidf(pipeline=tp.Pipeline([tp.ConvertChinese(config="tw2sp"), tp.Unigram()]), ngram_range=(1, 2))
    text = "計程車司機開計程車"
    bag.fit([text])
    assert bag.locate(text, "出租车") == [(0, 3), (6, 9)]
    assert bag.locate(text, "出租车 司机") == [(0, 5)]
    with pytest.raises(VocabularyError, match=r"no term '出租' in the vocabulary \(did you mean '出租车'\?\)"):
        bag.locate(text, "出租")


def test_text_without_a_pipeline_cannot_be_located_in() -> None:
    with pytest.raises(ParameterError, match="locate needs the pipeline that cuts the text"):
        tp.BagOfWords().fit([["a"]]).locate("a", "a")


# The textbooks' weights


def test_weights_are_the_textbooks() -> None:
    counts = np.array([[2, 1, 0], [1, 0, 0]])
    weighted = {
        (tf, idf): tp.TermWeights(tf=tf, idf=idf).fit_transform(counts).toarray()
        for tf in ("count", "frequency", "log", "binary")
        for idf in ("smooth", "standard", "none")
    }
    log = np.log
    np.testing.assert_allclose(weighted["count", "none"], counts)
    np.testing.assert_allclose(weighted["frequency", "none"], [[2 / 3, 1 / 3, 0], [1, 0, 0]])
    np.testing.assert_allclose(weighted["log", "none"], [[1 + log(2), 1, 0], [1, 0, 0]])
    np.testing.assert_allclose(weighted["binary", "none"], [[1, 1, 0], [1, 0, 0]])
    np.testing.assert_allclose(weighted["count", "standard"], [[0, log(2), 0], [0, 0, 0]])
    np.testing.assert_allclose(weighted["count", "smooth"], [[2, log(1.5) + 1, 0], [1, 0, 0]])
    with pytest.raises(ParameterError, match=r"found 'frequence' \(did you mean 'frequency'\?\)"):
        tp.TermWeights(tf="frequence").fit(counts)


@given(corpora.filter(any))
def test_smooth_weights_equal_tfidf_without_norm(corpus) -> None:
    counts = tp.BagOfWords().fit_transform(corpus)
    np.testing.assert_allclose(
        tp.TermWeights().fit_transform(counts).toarray(), tp.Tfidf(norm=None).fit_transform(corpus).toarray()
    )


# BM25


def by_hand(corpus: list[list[str]], query: list[str], k1: float, b: float) -> list[float]:
    average = sum(map(len, corpus)) / len(corpus)
    scores = []
    for document in corpus:
        score = 0.0
        for term in query:
            df = sum(term in other for other in corpus)
            n = document.count(term)
            idf = np.log(1 + (len(corpus) - df + 0.5) / (df + 0.5))
            if n:
                score += idf * n * (k1 + 1) / (n + k1 * (1 - b + b * len(document) / average))
        scores.append(score)
    return scores


@given(corpora.filter(any), st.lists(terms, max_size=4), st.sampled_from([0.0, 1.2]), st.sampled_from([0.0, 0.75, 1.0]))
def test_scores_follow_the_formula(corpus, query, k1, b) -> None:
    np.testing.assert_allclose(tp.Bm25(k1=k1, b=b).fit(corpus).scores(query), by_hand(corpus, query, k1, b), atol=1e-12)


@given(corpora.filter(any), corpora.filter(any), st.lists(terms, max_size=4))
def test_bm25_learns_in_batches(first, second, query) -> None:
    expected = tp.Bm25().fit(first + second).scores(query)
    np.testing.assert_allclose(tp.Bm25().partial_fit(first).partial_fit(second).scores(query), expected)
    np.testing.assert_allclose(tp.Bm25().fit(first).merge(tp.Bm25().fit(second)).scores(query), expected)


def test_a_query_goes_through_the_pipeline() -> None:
    search = tp.Bm25(pipeline="zh").fit(["北京大学的天气", "南京的天气", "研究生命"])
    assert search.scores("生命").argmax() == 2


def test_a_query_that_is_a_string_needs_a_pipeline() -> None:
    with pytest.raises(ParameterError, match="needs a pipeline that cuts it"):
        tp.Bm25().fit([["a"]]).scores("a")


def test_an_invalid_parameter_of_bm25_is_an_error() -> None:
    with pytest.raises(ParameterError, match="b must be a number from 0 to 1, found 2"):
        tp.Bm25(b=2).fit([["a"]])


@pytest.mark.parametrize("value", [0, -1, 2**31, True, 1.5, "8", None])
def test_hashing_needs_columns(value: object) -> None:
    hashed = tp.HashedBagOfWords(n_features=value)
    for call in (hashed.fit, hashed.transform):
        with pytest.raises(ParameterError, match=r"n_features must be a whole number from 1 to 2147483647, found"):
            call([["a"]])


@pytest.mark.parametrize("value", [(1,), (1, 2, 3), 1, "12", (0, 1), (2, 1), (1, 1.5), (1, None), [[1], 2]])
@pytest.mark.parametrize("make", [tp.BagOfWords, tp.Tfidf, tp.Bm25, tp.HashedBagOfWords])
def test_ngram_range_is_a_pair_of_whole_numbers(make: type, value: object) -> None:
    with pytest.raises(ParameterError, match="expected \\(low, high\\) with 1 <= low <= high"):
        make(ngram_range=value).fit_transform([["a", "b"]])


@pytest.mark.parametrize("params", [{"min_df": float("nan")}, {"max_df": float("nan")}])
def test_nan_is_no_frequency(params: dict[str, float]) -> None:
    with pytest.raises(ParameterError, match="or a proportion from 0.0 to 1.0, found nan"):
        tp.BagOfWords(**params).fit([["a"]])
