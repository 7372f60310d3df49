"""Stages, pipelines and vectorisers inside scikit-learn, and the checks of text estimators."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.cluster import KMeans
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.utils import estimator_html_repr
from sklearn.utils.estimator_checks import parametrize_with_checks
from sklearn.utils.validation import check_is_fitted

import textprep as tp
from textprep.testing import ConformanceError, check_text_estimator

TEXTS = ["我来到北京", "北京大学的研究", "今天天气很好", "天气不好", "研究生命起源", "明天下雨"] * 4
LABELS = [0, 0, 1, 1, 0, 1] * 4
TOKENS = [["a", "b"], ["b"], ["c", "a", "a"], []]

ESTIMATORS = {
    "bag": (tp.BagOfWords(pipeline="zh"), None),
    "tfidf": (tp.Tfidf(pipeline="zh", ngram_range=(1, 2)), None),
    "bm25": (tp.Bm25(pipeline="mixed"), None),
    "hashed": (tp.HashedBagOfWords(pipeline="zh", n_features=64), None),
    "word2vec": (tp.Word2Vec(pipeline="zh", vector_size=8, min_count=1, epochs=1), None),
    "stage": (tp.FullToHalf(), None),
    "pipeline": (tp.load("zh"), None),
    "tokens": (tp.Tfidf(), TOKENS),
    "made of both": (make_pipeline(tp.load("zh"), tp.Tfidf()), None),
}


@pytest.mark.parametrize("name", ESTIMATORS)
def test_our_estimators_pass_the_checks(name: str) -> None:
    estimator, documents = ESTIMATORS[name]
    run = check_text_estimator(estimator, documents=documents)
    assert {"clone", "pickle", "hostile strings", "input containers", "one string or a table"} <= set(run)


class LengthOfText(TransformerMixin, BaseEstimator):
    """Passes all checks; each subclass fails one."""

    def fit(self, X, y=None):
        self.size_ = len(X)
        return self

    def transform(self, X):
        check_is_fitted(self)
        if isinstance(X, str) or getattr(X, "ndim", 1) == 2:
            raise ValueError("many documents")
        return np.array([[len(str(text))] for text in X])


class FitReturnsNone(LengthOfText):
    def fit(self, X, y=None):
        super().fit(X, y)


class RowsDependOnTheOthers(LengthOfText):
    def transform(self, X):
        return np.array([[len(X) * len(text)] for text in X])


class ChangesTheDocuments(LengthOfText):
    def transform(self, X):
        if isinstance(X, list):
            X[0] = "changed"
        return super().transform(X)


class TakesOneString(LengthOfText):
    def transform(self, X):
        check_is_fitted(self)
        return np.array([[len(str(text))] for text in X])


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (FitReturnsNone, "fit returns the estimator"),
        (RowsDependOnTheOthers, "a document has the same row in any subset"),
        (ChangesTheDocuments, "do not change the documents"),
        (TakesOneString, "instead of many documents raises an error"),
    ],
)
def test_the_checks_find_defects(broken: type[LengthOfText], message: str) -> None:
    with pytest.raises(ConformanceError, match=message):
        check_text_estimator(broken())


def test_a_grid_search_reaches_the_parameters_of_inner_stages() -> None:
    model = make_pipeline(
        tp.Pipeline([tp.FullToHalf(), tp.Unigram(), tp.DropStopWords()]), tp.Tfidf(), LogisticRegression()
    )
    grid = {"pipeline__unigram__hmm": ["jieba", "none"], "tfidf__sublinear_tf": [True, False]}
    search = GridSearchCV(model, grid, cv=2, n_jobs=2).fit(TEXTS, LABELS)
    assert search.best_score_ > 0.9
    assert set(search.best_params_) == set(grid)


def test_parameters_of_a_vectorisers_pipeline_are_reached_by_name() -> None:
    model = tp.Tfidf(pipeline=tp.Pipeline([tp.FoldCase(), tp.Unigram()]))
    model.set_params(pipeline__foldcase__mode="upper")
    assert list(model.fit(["abc"]).vocabulary_) == ["ABC"]
    assert clone(model).get_params()["pipeline__foldcase__mode"] == "upper"


@pytest.mark.parametrize("name", ["bag", "tfidf", "hashed", "word2vec"])
def test_parameters_of_a_named_pipeline_are_reached_by_name(name: str) -> None:
    estimator = clone(ESTIMATORS[name][0])
    assert estimator.get_params()["pipeline__unigram__hmm"] == "jieba"
    estimator.set_params(pipeline__unigram__hmm="none", pipeline__foldcase__mode="upper")
    assert estimator.pipeline("abc").tokens == ["ABC"]
    assert clone(estimator).get_params()["pipeline__unigram__hmm"] == "none"
    assert tp.load("zh").get_params()["unigram__hmm"] == "jieba"


def test_a_grid_search_reaches_the_parameters_of_a_named_pipeline() -> None:
    model = make_pipeline(tp.Tfidf(pipeline="zh"), LogisticRegression())
    grid = {"tfidf__pipeline__unigram__hmm": ["jieba", "none"], "tfidf__missing": ["empty"]}
    assert set(GridSearchCV(model, grid, cv=2).fit(TEXTS, LABELS).best_params_) == set(grid)


@pytest.mark.parametrize(
    ("estimator", "params", "message"),
    [
        (tp.Tfidf(pipeline="zh"), {"pipline": "en"}, "Tfidf: no parameter 'pipline' .did you mean 'pipeline'"),
        (tp.Tfidf(pipeline="zh"), {"pipeline__unigrm__hmm": "none"}, "no stage 'unigrm' .did you mean 'unigram'"),
        (tp.Tfidf(pipeline="zh"), {"pipeline__unigram__hm": "none"}, "no parameter 'hm' .did you mean 'hmm'"),
        (tp.Tfidf(), {"pipeline__unigram__hmm": "none"}, "Tfidf has no pipeline, so it has no pipeline__unigram__hmm"),
        (tp.Tfidf(pipeline="zhh"), {"pipeline__unigram__hmm": "none"}, "no pipelines resource is called 'zhh'"),
    ],
)
def test_an_unknown_parameter_suggests_the_nearest(estimator, params: dict[str, str], message: str) -> None:
    with pytest.raises(tp.TextprepError, match=message):
        estimator.set_params(**params)


def test_a_pipeline_that_cannot_be_loaded_has_no_parameters() -> None:
    assert "pipeline__stages" not in tp.Tfidf(pipeline="zhh").get_params()


@pytest.mark.parametrize(
    "constructor", [tp.BagOfWords, tp.Tfidf, tp.Bm25, tp.HashedBagOfWords, tp.Word2Vec, tp.TermWeights]
)
def test_a_misspelt_parameter_of_a_constructor_suggests_the_nearest(constructor: type) -> None:
    name = next(iter(constructor().get_params()))
    with pytest.raises(TypeError, match=f"did you mean '{name}'") as caught:
        constructor(**{name + "x": 1})
    assert isinstance(caught.value, tp.TextprepError)


@parametrize_with_checks([tp.TermWeights(), tp.TermWeights(tf="log", idf="standard")])
def test_term_weights_pass_the_checks_of_scikit_learn(estimator, check) -> None:
    check(estimator)


def test_vectorisers_work_in_unions_and_column_transformers() -> None:
    union = FeatureUnion(
        [("words", tp.Tfidf(pipeline="zh")), ("hashed", tp.HashedBagOfWords(pipeline="zh", n_features=8))]
    )
    assert union.fit_transform(TEXTS).shape[1] > 8
    columns = np.array([[text, number] for number, text in enumerate(TEXTS)], dtype=object)
    split = ColumnTransformer([("text", make_pipeline(tp.load("zh"), tp.Tfidf()), 0)], remainder="passthrough")
    assert split.fit_transform(columns).shape[0] == len(TEXTS)


def test_scikit_learns_vectorisers_can_follow_our_stages() -> None:
    tokens = make_pipeline(tp.load("zh"), CountVectorizer(analyzer=list)).fit(TEXTS)
    assert "北京大学" in tokens[-1].vocabulary_
    strings = make_pipeline(tp.FullToHalf(), TfidfVectorizer()).fit(["ＡＢＣ def"])
    assert set(strings[-1].vocabulary_) == {"abc", "def"}


def test_word_vectors_can_be_clustered() -> None:
    rows = tp.Word2Vec(pipeline="zh", vector_size=8, min_count=1, epochs=2).fit_transform(TEXTS)
    assert len(set(KMeans(2, n_init=1, random_state=0).fit_predict(rows))) == 2


def test_estimators_have_an_html_representation() -> None:
    html = estimator_html_repr(make_pipeline(tp.load("zh"), tp.Tfidf()))
    assert "Tfidf" in html
    assert "Pipeline" in html


@pytest.mark.parametrize("package", ["pandas", "polars", "pyarrow"])
def test_columns_of_tables_are_documents(package: str) -> None:
    module = pytest.importorskip(package)
    column = (module.array if package == "pyarrow" else module.Series)(TEXTS)
    expected = tp.Tfidf(pipeline="zh").fit_transform(TEXTS)
    assert (tp.Tfidf(pipeline="zh").fit_transform(column) != expected).nnz == 0
    assert tp.load("zh").transform(column) == tp.load("zh").transform(TEXTS)
