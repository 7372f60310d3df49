"""Checks of the behaviour that users expect of text estimators, for ours and for anybody's.

scikit-learn's own checks skip estimators that take text; `check_text_estimator` fills that gap.
"""

from __future__ import annotations

import copy
import importlib
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from textprep.errors import TextprepError, checked_imports

with checked_imports("numpy"):
    import numpy as np

#: A few documents in both languages; some have words in common, one is empty.
DOCUMENTS = [
    "研究生命起源的人来到北京大学",
    "北京大学的研究很有意思",
    "",
    "The quick brown fox 研究 the lazy dog",
    "天气很好，我们去北京",
    "the dog and the fox",
    "大学生活很有意思",
]

#: Strings that break careless code: surrogates, NUL, zero-width characters, direction marks, emoji, combining marks,
#: long runs.
HOSTILE = [
    "\ud800",
    "\x00\x00",
    "\u200b\u200d\ufeff",
    "\u202eabc\u202c",
    "👨‍👩‍👧🇨🇳1️⃣",
    "e\u0301\u0301\u0323",
    "＜ｓｃｒｉｐｔ＞<!--",
    "\r\n\t\x85\u2028",
    "的" * 1000,
    " ",
]


class ConformanceError(TextprepError, AssertionError):
    """An estimator fails a check; the message says which one."""


def check_text_estimator(
    estimator: Any, *, documents: Sequence[Any] | None = None, y: Sequence[Any] | None = None
) -> list[str]:
    """Check that an estimator of text behaves as scikit-learn's users expect.

    Parameters:
        estimator: not fitted; it is cloned and not changed.
        documents: its input: strings by default; pass token lists if the estimator has no pipeline.
        y: targets, if the estimator needs them.

    Returns:
        The names of the checks that ran.

    Raises:
        ConformanceError: a check fails.

    >>> from textprep import Tfidf
    >>> len(check_text_estimator(Tfidf(pipeline="zh"))) > 8
    True
    """
    given = list(DOCUMENTS if documents is None else documents)
    run = []
    for name, check in _CHECKS.items():
        try:
            check(_Subject(estimator, given, y))
        except _Skip:
            continue
        except ConformanceError:
            raise
        except Exception as error:
            raise ConformanceError(f"{name}: {type(error).__name__}: {error}") from error
        run.append(name)
    return run


class _Skip(Exception):  # noqa: N818  it is no error
    """The check does not apply to this estimator."""


class _Subject:
    """An estimator with the documents and targets to check it with."""

    def __init__(self, estimator: Any, documents: list[Any], y: Sequence[Any] | None) -> None:
        self.estimator, self.documents, self.y = estimator, documents, y

    def fresh(self) -> Any:
        from sklearn.base import clone

        return clone(self.estimator)

    def fitted(self) -> Any:
        estimator = self.fresh()
        returned = estimator.fit(self.documents, self.y) if self.y is not None else estimator.fit(self.documents)
        _require("fit returns the estimator", returned is estimator)
        return estimator

    def result(self, estimator: Any, documents: Any = None) -> Any:
        documents = self.documents if documents is None else documents
        method = getattr(estimator, "transform", None) or getattr(estimator, "predict", None)
        if method is None:
            raise _Skip
        return method(documents)


def _require(requirement: str, holds: bool) -> None:
    if not holds:
        raise ConformanceError(f"requirement not met: {requirement}")


def _rows(result: Any) -> list[Any]:
    """Return the rows of a result in a form that can be compared."""
    if hasattr(result, "toarray"):
        result = result.toarray()
    return [row.tolist() if isinstance(row, np.ndarray) else row for row in result]


def _require_same(requirement: str, first: Any, second: Any) -> None:
    one, other = _rows(first), _rows(second)
    _require(f"{requirement}: found {len(one)} rows and {len(other)}", len(one) == len(other))
    for number, (a, b) in enumerate(zip(one, other, strict=True)):
        equal = a == b or (_is_numeric(a) and _is_numeric(b) and np.allclose(a, b, rtol=1e-10, atol=1e-12))
        _require(f"{requirement}: row {number} is {a!r:.80} and {b!r:.80}", bool(equal))


def _is_numeric(row: Any) -> bool:
    return isinstance(row, list) and all(isinstance(value, (int, float)) for value in row)


def _check_clone(subject: _Subject) -> None:
    clone = subject.fresh()
    _require("a clone has the same class", type(clone) is type(subject.estimator))
    _require("a clone has the same parameters", repr(clone.get_params()) == repr(subject.estimator.get_params()))


def _check_no_mutation(subject: _Subject) -> None:
    before = copy.deepcopy(subject.documents)
    estimator = subject.fresh()
    params = repr(estimator.get_params())
    estimator.fit(subject.documents, subject.y)
    subject.result(estimator)
    _require("fit and transform do not change the documents", before == subject.documents)
    _require("fit and transform do not change the parameters", repr(estimator.get_params()) == params)


def _check_fitting_again(subject: _Subject) -> None:
    estimator = subject.fitted()
    first = subject.result(estimator)
    _require_same(
        "fitting again gives the same result", first, subject.result(estimator.fit(subject.documents, subject.y))
    )


def _check_fit_transform(subject: _Subject) -> None:
    estimator = subject.fresh()
    if not hasattr(estimator, "fit_transform"):
        raise _Skip
    at_once = estimator.fit_transform(subject.documents, subject.y)
    _require_same("fit_transform equals fit and transform", at_once, subject.result(subject.fitted()))


def _check_row_order(subject: _Subject) -> None:
    estimator = subject.fitted()
    whole = _rows(subject.result(estimator))
    _require_same(
        "a document has the same row at any position", whole[::-1], subject.result(estimator, subject.documents[::-1])
    )
    _require_same(
        "a document has the same row in any subset", whole[1:3], subject.result(estimator, subject.documents[1:3])
    )


def _check_pickle(subject: _Subject) -> None:
    estimator = subject.fitted()
    other = pickle.loads(pickle.dumps(estimator))  # noqa: S301  our own bytes
    _require_same("a pickled copy gives the same result", subject.result(estimator), subject.result(other))


def _check_feature_names(subject: _Subject) -> None:
    estimator = subject.fitted()
    result = subject.result(estimator)
    if not hasattr(result, "shape") or len(result.shape) != 2:
        raise _Skip
    try:
        names = estimator.get_feature_names_out()
    except (AttributeError, NotImplementedError):
        raise _Skip from None
    _require(
        f"{result.shape[1]} columns have {result.shape[1]} names, found {len(names)}", len(names) == result.shape[1]
    )
    _require("the names of columns are distinct", len(set(names)) == len(names))


def _check_not_fitted(subject: _Subject) -> None:
    from sklearn.exceptions import NotFittedError
    from sklearn.utils import get_tags

    estimator = subject.fresh()
    if not getattr(get_tags(estimator), "requires_fit", True):
        raise _Skip
    try:
        subject.result(estimator)
    except NotFittedError:
        return
    raise ConformanceError("requirement not met: an estimator that is not fitted raises NotFittedError")


def _check_n_jobs(subject: _Subject) -> None:
    params = subject.estimator.get_params()
    if "n_jobs" not in params:
        raise _Skip
    one, two = subject.fresh().set_params(n_jobs=1), subject.fresh().set_params(n_jobs=2)
    _require_same(
        "the result does not depend on the number of processes",
        subject.result(one.fit(subject.documents, subject.y)),
        subject.result(two.fit(subject.documents, subject.y)),
    )


def _check_hostile_strings(subject: _Subject) -> None:
    documents = HOSTILE if isinstance(subject.documents[0], str) else [[text, text] for text in HOSTILE]
    estimator = subject.fitted()
    rows = _rows(subject.result(estimator, documents))
    _require("every hostile document has a row", len(rows) == len(documents))


def _check_containers(subject: _Subject) -> None:
    estimator = subject.fitted()
    expected = subject.result(estimator)
    for name, documents in _in_containers(subject.documents):
        _require_same(f"a {name} gives the same result as a list", expected, subject.result(estimator, documents))


def _in_containers(documents: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the documents in other containers whose packages are installed, with their names."""
    yield "tuple", tuple(documents)
    column = np.empty(len(documents), dtype=object)
    column[:] = documents
    yield "numpy array", column
    for package, kind in (("pandas", "Series"), ("polars", "Series"), ("pyarrow", "array")):
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        yield f"{package} column", getattr(module, kind)(documents)


def _check_one_string(subject: _Subject) -> None:
    estimator = subject.fitted()
    for wrong in ("one document", np.zeros((2, 2))):
        try:
            subject.result(estimator, wrong)
        except (TypeError, ValueError):
            continue
        raise ConformanceError(
            f"requirement not met: a {type(wrong).__name__} instead of many documents raises an error"
        )


_CHECKS: dict[str, Callable[[_Subject], None]] = {
    "clone": _check_clone,
    "no mutation": _check_no_mutation,
    "fitting again": _check_fitting_again,
    "fit_transform": _check_fit_transform,
    "row order and subsets": _check_row_order,
    "pickle": _check_pickle,
    "feature names": _check_feature_names,
    "not fitted": _check_not_fitted,
    "n_jobs": _check_n_jobs,
    "hostile strings": _check_hostile_strings,
    "input containers": _check_containers,
    "one string or a table": _check_one_string,
}
