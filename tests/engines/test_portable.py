"""Pipelines and counters that are pickled for workers."""

from __future__ import annotations

import pickle

import pytest

import textprep as tp
from textprep.errors import FingerprintError, MissingPackageError, ParameterError, VocabularyError

pytest.importorskip("pyarrow")
portable = pytest.importorskip("textprep.engines.portable")


def test_a_pipeline_is_pickled_as_its_parameters() -> None:
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.Unigram(), tp.DropStopWords()])
    pipeline("北京")
    data = pickle.dumps(portable.PortablePipeline.of(pipeline))
    assert len(data) < 2000
    assert pickle.loads(data).bind()("北京").tokens == ["北京"]


def test_later_changes_of_the_pipeline_have_no_effect() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words()])
    made = portable.PortablePipeline.of(pipeline)
    pipeline.set_params(foldcase__mode="upper")
    assert made.bind()("aB").tokens == ["ab"]


def test_a_worker_with_other_versions_is_an_error() -> None:
    made = portable.PortablePipeline.of(tp.Unigram())
    other = portable.PortablePipeline(made.pipeline, "0" * 64, {**made.sources, "Unicode": "1.1.0"})
    with pytest.raises(FingerprintError, match=r"other results on this worker: Unicode: expected 1.1.0, found \d"):
        other.bind()


@pytest.mark.parametrize("size", range(1, 9))
def test_parts_are_added_in_order(size: int) -> None:
    assert portable.tree_reduce([[part] for part in range(size)], lambda one, other: one + other) == list(range(size))


@pytest.mark.parametrize(
    ("estimator", "kind", "message"),
    [
        (tp.Word2Vec(), ParameterError, "a Word2Vec is not fitted in parts"),
        (tp.Bm25(), ParameterError, "a Bm25 is not fitted in parts"),
        (tp.Tfidf(vocabulary=["a"]), VocabularyError, "no terms to learn"),
    ],
)
def test_an_estimator_that_is_not_fitted_in_parts_is_an_error(estimator, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        portable.TermCounter.of(estimator, "text")


@pytest.mark.parametrize(("engine", "package"), [("spark", "pyspark"), ("dask", "dask"), ("ray", "ray")])
def test_a_missing_engine_names_the_extra_that_installs_it(engine: str, package: str, monkeypatch) -> None:
    import importlib
    import sys

    module = importlib.import_module(f"textprep.engines.{engine}")
    # Modules that other tests have imported would be found without their package.
    for name in {package, *(name for name in sys.modules if name.startswith(f"{package}."))}:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingPackageError, match=rf'pip install "textprep-zh\[{engine}\]"'):
        module.run(None, "zh")
