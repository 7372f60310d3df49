"""What a text estimator has to hold: checks for ours and for anybody's.

scikit-learn's own checks pass over estimators that take text. `check_text_estimator` runs what users count on.
"""

from __future__ import annotations

import copy
import importlib
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from textprep.errors import TextprepError

#: A few documents in both languages, some with words in common, one empty.
DOCUMENTS = [
    "研究生命起源的人来到北京大学",
    "北京大学的研究很有意思",
    "",
    "The quick brown fox 研究 the lazy dog",
    "天气很好，我们去北京",
    "the dog and the fox",
    "大学生活很有意思",
]

#: Strings that break what is careless: surrogates, NUL, zero width, direction marks, emoji, combining marks, long runs.
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
    """An estimator does not do what a check asks for; the message names the check."""


def check_text_estimator(
    estimator: Any, *, documents: Sequence[Any] | None = None, y: Sequence[Any] | None = None
) -> list[str]:
    """Check that an estimator of text behaves as scikit-learn's users expect.

    Parameters:
        estimator: not fitted; it is copied and not changed.
        documents: what it takes: strings, by default; token lists where no pipeline cuts strings.
        y: targets, for those that need them.

    Returns:
        The names of the checks that were run.

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
    """A check that does not concern this estimator."""


class _Subject:
    """An estimator with what it is checked on."""

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


def _require(what: str, holds: bool) -> None:
    if not holds:
        raise ConformanceError(f"not so: {what}")


def _rows(result: Any) -> list[Any]:
    """A result row by row, in a form that compares."""
    if hasattr(result, "toarray"):
        result = result.toarray()
    return [row.tolist() if isinstance(row, np.ndarray) else row for row in result]


def _same(what: str, first: Any, second: Any) -> None:
    one, other = _rows(first), _rows(second)
    _require(f"{what}: {len(one)} rows and {len(other)}", len(one) == len(other))
    for number, (a, b) in enumerate(zip(one, other, strict=True)):
        alike = a == b or (_numbers(a) and _numbers(b) and np.allclose(a, b, rtol=1e-10, atol=1e-12))
        _require(f"{what}: row {number} is {a!r:.80} and {b!r:.80}", bool(alike))


def _numbers(row: Any) -> bool:
    return isinstance(row, list) and all(isinstance(value, (int, float)) for value in row)


def _clone(subject: _Subject) -> None:
    made = subject.fresh()
    _require("a clone has the same class", type(made) is type(subject.estimator))
    _require("a clone has the same parameters", repr(made.get_params()) == repr(subject.estimator.get_params()))


def _unchanged(subject: _Subject) -> None:
    before = copy.deepcopy(subject.documents)
    estimator = subject.fresh()
    params = repr(estimator.get_params())
    estimator.fit(subject.documents, subject.y)
    subject.result(estimator)
    _require("fit and transform leave the documents alone", before == subject.documents)
    _require("fit and transform leave the parameters alone", repr(estimator.get_params()) == params)


def _idempotent(subject: _Subject) -> None:
    estimator = subject.fitted()
    first = subject.result(estimator)
    _same("fitting again gives the same", first, subject.result(estimator.fit(subject.documents, subject.y)))


def _in_one(subject: _Subject) -> None:
    estimator = subject.fresh()
    if not hasattr(estimator, "fit_transform"):
        raise _Skip
    both = estimator.fit_transform(subject.documents, subject.y)
    _same("fit_transform is fit, then transform", both, subject.result(subject.fitted()))


def _order(subject: _Subject) -> None:
    estimator = subject.fitted()
    whole = _rows(subject.result(estimator))
    _same("rows go with their documents", whole[::-1], subject.result(estimator, subject.documents[::-1]))
    _same("a part gives its rows", whole[1:3], subject.result(estimator, subject.documents[1:3]))


def _pickled(subject: _Subject) -> None:
    estimator = subject.fitted()
    other = pickle.loads(pickle.dumps(estimator))  # noqa: S301  our own bytes
    _same("a pickled copy gives the same", subject.result(estimator), subject.result(other))


def _names(subject: _Subject) -> None:
    estimator = subject.fitted()
    result = subject.result(estimator)
    if not hasattr(result, "shape") or len(result.shape) != 2:
        raise _Skip
    try:
        names = estimator.get_feature_names_out()
    except (AttributeError, NotImplementedError):
        raise _Skip from None
    _require(f"{result.shape[1]} columns have as many names, not {len(names)}", len(names) == result.shape[1])
    _require("names of columns are distinct", len(set(names)) == len(names))


def _not_fitted(subject: _Subject) -> None:
    from sklearn.exceptions import NotFittedError
    from sklearn.utils import get_tags

    estimator = subject.fresh()
    if not getattr(get_tags(estimator), "requires_fit", True):
        raise _Skip
    try:
        subject.result(estimator)
    except NotFittedError:
        return
    raise ConformanceError("not so: what is not fitted raises NotFittedError")


def _jobs(subject: _Subject) -> None:
    params = subject.estimator.get_params()
    if "n_jobs" not in params:
        raise _Skip
    alone, many = subject.fresh().set_params(n_jobs=1), subject.fresh().set_params(n_jobs=2)
    _same(
        "the number of processes changes nothing",
        subject.result(alone.fit(subject.documents, subject.y)),
        subject.result(many.fit(subject.documents, subject.y)),
    )


def _hostile(subject: _Subject) -> None:
    documents = HOSTILE if isinstance(subject.documents[0], str) else [[text, text] for text in HOSTILE]
    estimator = subject.fitted()
    rows = _rows(subject.result(estimator, documents))
    _require("every hostile document has its row", len(rows) == len(documents))


def _containers(subject: _Subject) -> None:
    estimator = subject.fitted()
    expected = subject.result(estimator)
    for name, documents in _columns(subject.documents):
        _same(f"a {name} gives what a list gives", expected, subject.result(estimator, documents))


def _columns(documents: list[Any]) -> Iterator[tuple[str, Any]]:
    """The documents in other containers, as far as their packages are installed."""
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


def _one_string(subject: _Subject) -> None:
    estimator = subject.fitted()
    for wrong in ("one document", np.zeros((2, 2))):
        try:
            subject.result(estimator, wrong)
        except (TypeError, ValueError):
            continue
        raise ConformanceError(f"not so: {type(wrong).__name__} in place of many documents is refused")


_CHECKS: dict[str, Callable[[_Subject], None]] = {
    "clone": _clone,
    "no mutation": _unchanged,
    "fitting again": _idempotent,
    "fit_transform": _in_one,
    "row order and subsets": _order,
    "pickle": _pickled,
    "feature names": _names,
    "not fitted": _not_fitted,
    "n_jobs": _jobs,
    "hostile strings": _hostile,
    "input containers": _containers,
    "one string or a table": _one_string,
}
