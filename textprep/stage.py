"""The contract of a stage: a declaration of plain values, and the program that it becomes when it is bound.

A stage binds at its first document and keeps the program. Every later call checks whether the stage, a stage inside it
or a list among their parameters has changed, and binds anew if so; therefore `Stage.fingerprint`, which reads the
parameters, and the program never disagree.
"""

from __future__ import annotations

import copy
import unicodedata
from abc import abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import is_
from typing import Any, ClassVar, Generic, Literal, Protocol, Self, TypeVar, overload, runtime_checkable

from textprep.doc import Doc, Segment, doc_of_tokens
from textprep.errors import DocumentsError, InputTypeError, TextprepError
from textprep.locks import Lock
from textprep.missing import check_missing, is_missing, missing_error
from textprep.params import Params
from textprep.transformer import Transformer, many_items

Kind = Literal["text", "tokens"]
Program = Callable[[Doc], Doc]

_Result = TypeVar("_Result")

#: Guards binding. Binding is short and rare, so one lock serves all stages.
_BINDING_LOCK = Lock()

#: Every change of any stage puts a new object here. While it stays the same, no stage has changed.
_last_change = object()


class Stage(Params, Transformer):
    """One named operation on documents.

    A subclass is a dataclass of plain values with one method, `bind`. Its parameters are keyword-only; the first may be
    given by position if it says what the stage does, as in ``ConvertChinese("s2t")`` (``_: KW_ONLY`` follows it). The
    program that `bind` returns never changes a document: it calls the verbs of `Doc`, which return new documents.

    Attributes:
        takes: the kind of document that the stage works on, ``"text"`` or ``"tokens"``.
        gives: the kind of document that the stage returns.
    """

    takes: ClassVar[Kind] = "text"
    gives: ClassVar[Kind] = "text"

    #: True if a stage of tokens can change a token; False for stages that only tag tokens or drop some.
    changes_tokens: ClassVar[bool] = True

    #: Replaced at every change of this stage.
    _revision: object
    _bound_program: _Bound[Program] | None

    def __new__(cls, *args: Any, **params: Any) -> Self:
        """Make a stage that is not bound; the constructor stores the parameters.

        Raises:
            UnknownParameterError: the stage has no parameter of a name.
        """
        stage = super().__new__(cls, *args, **params)
        stage.unbind()
        return stage

    @property
    def gives_tags(self) -> bool:
        """True if the stage gives every token a part-of-speech tag; stages that only keep tags return False."""
        return False

    @abstractmethod
    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Load the stage's resources and return its program, an immutable callable.

        Parameters:
            upstream: the stages that come before this one in the pipeline. A list of words that the program compares
                with text passes through the text stages among them, a list that it compares with tokens through all
                of them (`textprep.upstream`).
        """

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Return the words of the stage's lists that no text can match after the stages before it."""
        return []

    def phrases(self) -> Iterable[str]:
        """Return the strings of two characters or more that a text stage has rules for; by default, none.

        A segmenter asks for them, because a rule may change a word although it changes none of its characters alone.
        """
        return ()

    def sources(self) -> dict[str, str]:
        """Return the version or hash of each resource that the stage reads, by name."""
        return {}

    def paths_in_files(self) -> list[str]:
        """Return the paths that the stage's files name, relative to this process; by default, none.

        A loader that does not trust the files checks where the paths lead.
        """
        return []

    def fingerprint(self) -> str:
        """Return a hash of everything that decides the result; equal on all machines that give equal results.

        It covers the parameters, the contents of the files that the stage reads, the versions of the packages that
        bring data, and the version of Unicode. Models store it and workers compare it.
        """
        import hashlib
        import json

        described = [type(self).__name__, self.described(portable=True), self.sources(), unicodedata.unidata_version]
        text = json.dumps(described, sort_keys=True, default=repr)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def __call__(self, item: str | Doc) -> Doc:
        """Run the stage on one document."""
        # The test of `_Bound.is_current` for the usual case, written out: it runs for every document, and a call would
        # take a tenth of the time of a short one.
        bound = self._bound_program
        if bound is None or bound.change is not _last_change or (bound.live and bound.live != bound.seen):
            bound = self._bind_if_changed()
        return bound.result(item if isinstance(item, Doc) else Doc(item))

    def program(self) -> Program:
        """Return the program with its resources loaded, to run many documents without a check for changes at each."""
        return self._bind_if_changed().result

    def prepare(self) -> Self:
        """Load now what the first document would load."""
        self.program()
        return self

    def _bind_if_changed(self) -> _Bound[Program]:
        bound = self._bound_program
        if bound is not None and bound.is_current(self):
            return bound
        with _BINDING_LOCK:
            bound = self._bound_program
            if bound is None or not bound.is_current(self):
                self.check()
                bound = _Bound(self, lambda: self.bind(()))
                object.__setattr__(self, "_bound_program", bound)
            return bound

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)
        self.unbind()

    def unbind(self) -> None:
        """Forget the program: the next document binds this stage, and every pipeline that holds it, anew.

        Changing a parameter does this by itself; call it after a change of a file that the stage has read.
        """
        global _last_change
        change = object()
        object.__setattr__(self, "_revision", change)
        object.__setattr__(self, "_bound_program", None)
        _last_change = change

    def document(self, index: int, item: Any, missing: str = "error") -> Doc:
        """Return an item of a collection as the document that the stage takes.

        Parameters:
            index: the item's index, for the message of an error.
            item: a string, a `Doc`, a list of tokens for a stage that takes tokens, or a missing document.
            missing: how None and NaN count: as an ``"error"``, or as ``"empty"`` documents.

        Raises:
            DocumentsError: the document is missing.
            InputTypeError: the item is no document.
        """
        if isinstance(item, (str, Doc)):
            return Doc.of(item)
        if is_missing(item):
            if missing == "error":
                raise missing_error(index, item)
            item = [] if self.takes == "tokens" else ""
        if isinstance(item, (list, tuple)) and self.takes == "tokens":
            return doc_of_tokens(item)
        return Doc.of(item)

    @overload
    def batch(self, texts: Mapping[str, Any], column: str = ..., *, missing: str = ...) -> dict[str, list[Any]]: ...  # type: ignore[overload-overlap]
    @overload
    def batch(self, texts: Iterable[str | Doc | None], column: str = ..., *, missing: str = ...) -> list[Doc]: ...
    def batch(self, texts: Any, column: str = "text", *, missing: str = "error") -> Any:
        """Return the documents of many texts.

        A mapping of columns, as ``datasets.Dataset.map(pipeline.batch, batched=True)`` passes it, gives new columns for
        the texts in ``column``: ``tokens``, ``starts`` and ``ends`` (code points of the original) after a segmenter,
        ``text`` otherwise.

        Parameters:
            texts: strings and `Doc` objects, or a mapping of columns.
            column: the column of the texts in a mapping.
            missing: how None and NaN count: as an ``"error"``, or as ``"empty"`` documents. In a mapping of columns
                ``"error"`` gives None for them, as a table has it.

        Raises:
            DocumentsError: the mapping has no such column, or a document is missing.
            ParameterError: ``missing`` has another value.
        """
        check_missing(missing)
        program = self.program()
        if not isinstance(texts, Mapping):
            items = many_items(texts, f"{type(self).__name__}.batch")
            return [program(self.document(at, text, missing)) for at, text in enumerate(items)]
        if column not in texts:
            raise DocumentsError.no_column(column, texts)
        docs = [
            None if missing == "error" and is_missing(text) else program(self.document(at, text, missing))
            for at, text in enumerate(many_items(texts[column], f"{type(self).__name__}.batch"))
        ]
        if self.gives == "text":
            return {"text": [None if doc is None else doc.text for doc in docs]}
        bounds = [(None, None) if doc is None else tuple(each.tolist() for each in doc.bounds()) for doc in docs]
        return {
            "tokens": [None if doc is None else list(doc) for doc in docs],
            "starts": [starts for starts, _ in bounds],
            "ends": [ends for _, ends in bounds],
        }


class CutProgram(Protocol):
    """The segmenting program of a kernel.

    Optional ``without(words)``: a segmenting program that omits these tokens, or None if unsupported. A
    `FusableProgram`, such as that of `DropStopWords`, uses it.
    """

    def tokens(self, text: str, /) -> list[str]:
        """Return the tokens of a text."""

    def spans(self, text: str, /) -> tuple[list[str], Any, Any]:
        """Return the tokens with their starts and ends."""


@runtime_checkable
class FusableProgram(Protocol):
    """A program of a token stage that can run inside the segmenter before it; `Pipeline` fuses the two."""

    def fused_with(self, segment: Segment, /) -> Program | None:
        """Return one program that does the work of both, or None if the segmenter does not support it."""

    def __call__(self, doc: Doc, /) -> Doc:
        """Run the program on a document."""


class Segmenter(Stage):
    """A stage that cuts text into tokens; a subclass implements `cutter`."""

    gives = "tokens"

    _bound_cut: _Bound[Callable[[str], list[str]]] | None

    @abstractmethod
    def cutter(self, upstream: tuple[Stage, ...]) -> CutProgram:
        """Load the segmenter's resources and return its segmenting program."""

    def word_breaker(self) -> CutProgram | None:
        """Return the program that cuts words by rule, or None if a lexicon decides.

        A rule cuts a word alone as it does in a text (can't is ca and n't), a lexicon may not. `apply_stages` in
        `textprep.upstream` cuts words accordingly.
        """
        return None

    def own_words(self, upstream: tuple[Stage, ...]) -> Container[str]:
        """Return the words that the user added, as tokens have them; by default, none.

        A stage after the segmenter leaves these tokens as they are.
        """
        return frozenset()

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Return the program that cuts each document's text by `cutter`."""
        return Segment(self.cutter(upstream))

    def cut(self, text: str) -> list[str]:
        """Return the tokens of a text without making a `Doc`.

        Raises:
            InputTypeError: the text is no ``str``.
        """
        bound = self._bound_cut
        if bound is None or bound.change is not _last_change or (bound.live and bound.live != bound.seen):
            bound = self._bind_cut_if_changed()
        return bound.result(text if type(text) is str else exact_text(text))

    def _bind_cut_if_changed(self) -> _Bound[Callable[[str], list[str]]]:
        with _BINDING_LOCK:
            bound = self._bound_cut
            if bound is None or not bound.is_current(self):
                self.check()
                bound = _Bound(self, lambda: self.cutter(()).tokens)
                object.__setattr__(self, "_bound_cut", bound)
            return bound

    def unbind(self) -> None:
        """Forget the program and the segmenting program."""
        super().unbind()
        object.__setattr__(self, "_bound_cut", None)


class _Bound(Generic[_Result]):
    """A result together with the state of the stage that it was made from.

    The state is taken before the result is made: a change that comes in between, from another thread, makes the result
    out of date instead of passing unnoticed.

    Attributes:
        result: the result.
        change: the last change of any stage at which the result was known to be current.
        live: the mutable containers among the parameters of the stage and its parts.
        seen: copies of these containers as they were.
    """

    __slots__ = ("_parts", "_revisions", "change", "live", "result", "seen")

    def __init__(self, stage: Stage, make: Callable[[], _Result]) -> None:
        self.change = _last_change
        # Without the stage itself: it holds this object, and a cycle would keep a lexicon in memory.
        self._parts = tuple(_changeable_parts(stage))
        self._revisions = _revisions(stage, self._parts)
        self.live = tuple(part for part in self._parts if not isinstance(part, Stage))
        self.seen = tuple(map(copy.copy, self.live))
        self.result = make()

    def is_current(self, stage: Stage) -> bool:
        """Return whether the stage and its parts still have the state that the result was made from."""
        # Comparing containers is fast as long as their items are the same objects.
        if self.live != self.seen:
            return False
        change = _last_change
        if self.change is change:
            return True
        # Some stage has changed, perhaps another one. A part that was replaced by an equal one can change on its own.
        parts = tuple(_changeable_parts(stage))
        if len(parts) != len(self._parts) or not all(map(is_, parts, self._parts)):
            return False
        if not all(map(is_, _revisions(stage, parts), self._revisions)):
            return False
        self.change = change
        return True


def _revisions(stage: Stage, parts: Iterable[Any]) -> tuple[object, ...]:
    return tuple(part._revision for part in (stage, *parts) if isinstance(part, Stage))


def _changeable_parts(stage: Stage) -> Iterator[Any]:
    """Yield the stages and the mutable containers among a stage's parameters, however deep."""
    for value in stage.get_params(deep=False).values():
        yield from _changeable(value)


def _changeable(value: Any) -> Iterator[Any]:
    if isinstance(value, Stage):
        yield value
        yield from _changeable_parts(value)
    elif isinstance(value, (list, tuple, dict, set)):
        if not isinstance(value, tuple):
            yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from _changeable(item)


def exact(text: Any) -> Any:
    """Return a subclass of ``str`` as ``str``, because kernels take no subclass, and any other object as it is."""
    return str.__str__(text) if isinstance(text, str) else text


def exact_text(text: Any) -> str:
    """Return a text as ``str``, because kernels take no subclass.

    Raises:
        InputTypeError: it is no ``str``.
    """
    if not isinstance(text, str):
        raise InputTypeError.not_text(text)
    return str.__str__(text)


def with_stage_name(error: TextprepError, stage: str) -> TextprepError:
    """Put the stage's name before the error's message and return the error."""
    if error.args:
        error.args = (f"stage {stage!r}: {error.args[0]}", *error.args[1:])
    return error
