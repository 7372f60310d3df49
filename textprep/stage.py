"""The contract of a stage: a declaration of plain values, and the program that it becomes when bound."""

from __future__ import annotations

import threading
import unicodedata
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Literal, Protocol, Self, cast, overload

from textprep.doc import Chain, Doc, Segment
from textprep.errors import DocumentsError, InputTypeError, StageError, TextprepError
from textprep.params import Params

Kind = Literal["text", "tokens"]
Program = Callable[[Doc], Doc]

#: Guards binding: short, and rare enough for one lock to serve all stages.
_BINDING = threading.RLock()


class Stage(Params):
    """One named operation on documents.

    A subclass is a keyword-only dataclass of plain values with two class attributes, `_takes` and
    `_gives`, and one method, `bind`.  It never changes a document: the program that `bind` returns
    calls the verbs of `Doc`, which return new ones.
    """

    _takes: ClassVar[Kind] = "text"
    _gives: ClassVar[Kind] = "text"

    @property
    def takes(self) -> Kind:
        """What the stage works on: ``"text"`` or ``"tokens"``."""
        return self._takes

    @property
    def gives(self) -> Kind:
        """What the stage makes: ``"text"`` or ``"tokens"``."""
        return self._gives

    @property
    def gives_tags(self) -> bool:
        """Whether the stage gives every token a part-of-speech tag; stages that only keep tags return False."""
        return False

    @abstractmethod
    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Load what the stage needs and return its program, an immutable callable.

        ``upstream`` are the stages that come before in the pipeline: a list of words that is to be
        compared with their result has to pass through the text stages among them (`apply_text_stages`).
        """

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Words of the stage's lists that no text can match after the stages before it."""
        return []

    def sources(self) -> dict[str, str]:
        """What the stage reads besides its parameters: a name and a version or a hash of each."""
        return {}

    def fingerprint(self) -> str:
        """A hash of all that decides the result; the same on every machine where the results are the same.

        It covers the parameters, the contents of the files that are read, the versions of the
        packages that bring data, and the version of Unicode.  Models store it and workers compare it.
        """
        import hashlib
        import json

        described = [type(self).__name__, self.described(portable=True), self.sources(), unicodedata.unidata_version]
        text = json.dumps(described, sort_keys=True, default=repr)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def __call__(self, item: str | Doc) -> Doc:
        """Run the stage on one document."""
        return self.program()(item if isinstance(item, Doc) else Doc(item))

    def program(self) -> Program:
        """The program, with what it needs loaded; for many documents it is faster than the stage itself."""
        program: Program = self.__dict__.get("_program") or self._bound()
        return program

    def prepare(self) -> Self:
        """Load now what the first document would load."""
        self.program()
        return self

    def _bound(self) -> Program:
        with _BINDING:
            program: Program | None = self.__dict__.get("_program")
            if program is None:
                self.check()
                program = self.bind(())
                self.__dict__["_program"] = program
            return program

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)
        self.unbind()

    def unbind(self) -> None:
        """Forget the program: the next document binds the stage anew."""
        self.__dict__.pop("_program", None)

    @overload
    def batch(self, texts: Mapping[str, Any], column: str = ...) -> dict[str, list[Any]]: ...  # type: ignore[overload-overlap]
    @overload
    def batch(self, texts: Iterable[str | Doc], column: str = ...) -> list[Doc]: ...
    def batch(self, texts: Any, column: str = "text") -> Any:
        """The documents of many texts.

        Of a mapping of columns, as ``datasets.Dataset.map(pipeline.batch, batched=True)`` hands over, new columns are
        given for the texts in ``column``: ``tokens``, ``starts`` and ``ends`` (code points of the original), or
        ``text`` after text stages; None where the text is None.

        Raises:
            DocumentsError: the mapping has no such column.
        """
        program = self.program()
        if not isinstance(texts, Mapping):
            return [program(Doc.of(text)) for text in texts]
        if column not in texts:
            raise DocumentsError.no_column(column, texts)
        docs = [None if text is None else program(Doc.of(text)) for text in texts[column]]
        if self.gives == "text":
            return {"text": [None if doc is None else doc.text for doc in docs]}
        bounds = [(None, None) if doc is None else tuple(each.tolist() for each in doc.bounds()) for doc in docs]
        return {
            "tokens": [None if doc is None else doc.tokens for doc in docs],
            "starts": [starts for starts, _ in bounds],
            "ends": [ends for _, ends in bounds],
        }

    # scikit-learn's protocol

    def fit(self, X: Any = None, y: Any = None) -> Self:
        """Nothing is learnt from ``X``; what the stage needs is loaded."""
        return self.prepare()

    def transform(self, X: Iterable[str | Doc]) -> list[Any]:
        """Strings become strings after text stages, lists of tokens after token stages; `Doc`s stay `Doc`s."""
        if isinstance(X, (str, bytes, Doc)):
            raise InputTypeError(
                f"{type(self).__name__}.transform takes many documents, found one {type(X).__name__}; "
                "put it into a list"
            )
        program = self.program()
        results: list[Any] = []
        for number, item in enumerate(_items(X)):
            try:
                doc = program(item if isinstance(item, Doc) else Doc.of(item))
            except InputTypeError as error:
                raise InputTypeError(f"document {number}: {error}") from None
            if isinstance(item, Doc):
                results.append(doc)
            else:
                results.append(doc.text if doc.tokens is None else doc.tokens)
        return results

    def fit_transform(self, X: Iterable[str | Doc], y: Any = None, **fit_params: Any) -> list[Any]:
        """`fit`, then `transform`."""
        return self.fit(X, y).transform(X)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import InputTags, Tags, TargetTags, TransformerTags

        return Tags(
            estimator_type=None,
            target_tags=TargetTags(required=False),
            transformer_tags=TransformerTags(),
            input_tags=InputTags(string=True, two_d_array=False, one_d_array=True),
            no_validation=True,
            requires_fit=False,
        )

    def set_output(self, *, transform: str | None = None) -> Self:
        """Takes ``"default"``: a stage gives lists, and a vectoriser after it the matrix."""
        if transform not in (None, "default"):
            raise StageError(
                f"{type(self).__name__} gives lists and cannot give {transform!r}; "
                "set the output of the vectoriser that comes after it"
            )
        return self

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The names of the input, unchanged: a stage makes no columns."""
        import numpy as np

        names = ["text"] if input_features is None else list(input_features)
        return np.asarray(names, dtype=object)


class CutProgram(Protocol):
    """What a segmenter's kernel offers.

    One that also has ``without(words)``, the same without the tokens that are among these words, or None, is
    spared making what `DropStopWords` drops right after it.
    """

    def tokens(self, text: str, /) -> list[str]:
        """The tokens of a text."""

    def spans(self, text: str, /) -> tuple[list[str], Any, Any]:
        """The tokens with their starts and ends."""


class Segmenter(Stage):
    """A stage that cuts text into tokens; a subclass says with what."""

    _gives: ClassVar[Kind] = "tokens"

    @abstractmethod
    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """What cuts, ready to run."""

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Cut each document by the cutter."""
        return Segment(self.cutter(upstream))

    def cut(self, text: str) -> list[str]:
        """The tokens of a text, without a `Doc`."""
        cut = self.__dict__.get("_cut")
        if cut is None:
            with _BINDING:
                self.check()
                cut = self.cutter(()).tokens
                self.__dict__["_cut"] = cut
        return cut(text)

    def unbind(self) -> None:
        """Forget the program and the cutter."""
        super().unbind()
        self.__dict__.pop("_cut", None)


def _items(many: Iterable[Any]) -> Iterable[Any]:
    """The items of a list, an array or a column; a frame gives an error that says what to pass."""
    if getattr(many, "ndim", 1) == 2 or hasattr(many, "columns"):
        raise InputTypeError(f"expected one column of documents, found a two-dimensional {type(many).__name__}")
    to_pylist = getattr(many, "to_pylist", None)
    return cast("Iterable[Any]", to_pylist()) if to_pylist is not None else many


def apply_text_stages(upstream: tuple[Stage, ...], words: Iterable[str]) -> list[str]:
    """Each word as the text stages among ``upstream`` leave it."""
    stages = [stage for stage in upstream if stage.takes == "text" and stage.gives == "text"]
    if not stages:
        return list(words)
    program = Chain([stage.bind(tuple(stages[:number])) for number, stage in enumerate(stages)])
    return [program(Doc.of(word)).text for word in words]


def named(error: TextprepError, stage: str) -> TextprepError:
    """The same error with the stage's name before its message."""
    if not error.args or str(error.args[0]).startswith(f"stage {stage}"):
        return error
    error.args = (f"stage {stage!r}: {error.args[0]}", *error.args[1:])
    return error
