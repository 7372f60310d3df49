"""A list of stages that run one after another, itself a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Self

from textprep.apply import Apply
from textprep.doc import Batch, Chain, Doc, Segment
from textprep.errors import ParameterError, PipelineError, TextprepError, nearest
from textprep.missing import check_missing, is_missing
from textprep.stage import FusableProgram, Kind, Program, Stage, with_stage_name
from textprep.transformer import many_items


@dataclass(frozen=True)
class Failure:
    """The place of a document for which `Pipeline.map` raised an exception.

    Attributes:
        index: the number of the document, from 0.
        stage: the name of the stage that raised; empty if the document is missing.
        error: the exception.
    """

    index: int
    stage: str
    error: Exception

    def __str__(self) -> str:
        return f"document {self.index}, stage {self.stage!r}: {self.error}" if self.stage else str(self.error)


class Step(NamedTuple):
    """A stage's name and the document after it, as `Pipeline.explain` lists them."""

    name: str
    doc: Doc


@dataclass(repr=False, eq=False)
class Pipeline(Stage):
    """Run stages one after another.

    Parameters:
        stages: stages, or pairs ``(name, stage)``. A stage without a name gets that of its class in lower case, with
            ``-2`` for the second of the class. A function from text to text stands for `Apply`.
            An empty pipeline returns documents unchanged.

    Attributes:
        version: the version that a pipeline file states, None without one. The built-in pipelines have a new version
            whenever their results change. It is no parameter, and `fingerprint` does not cover it.

    Raises:
        PipelineError: a stage takes another kind than the one before it gives, or two stages share a name.

    >>> from textprep import FoldCase, FullToHalf
    >>> Pipeline([FullToHalf(), FoldCase()])("ＡＢＣ").text
    'abc'
    """

    stages: Sequence[Stage | Callable[[str], str] | tuple[str, Stage | Callable[[str], str]]] = field(default=())
    version: int | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._check_stages()

    def _check_stages(self) -> None:
        if isinstance(self.stages, (str, Stage)) or not isinstance(self.stages, Iterable):
            raise PipelineError(f"a pipeline takes a list of stages, found {self.stages!r}")
        previous: tuple[str, Stage] | None = None
        seen: set[str] = set()
        for name, stage in self.named_stages():
            if name in seen:
                raise PipelineError(f"two stages are called {name!r}")
            seen.add(name)
            if previous is not None and previous[1].gives != stage.takes:
                raise PipelineError(
                    f"stage {name!r} takes {stage.takes} and cannot follow {previous[0]!r}, "
                    f"which gives {previous[1].gives}"
                )
            previous = name, stage

    def named_stages(self) -> list[tuple[str, Stage]]:
        """Return the stages with their names."""
        pairs: list[tuple[str, Stage]] = []
        counts: dict[str, int] = {}
        for item in self.stages:
            pair: tuple[Any, ...] = tuple(item) if isinstance(item, (tuple, list)) else (None, item)
            if len(pair) == 2 and callable(pair[1]) and not isinstance(pair[1], (Stage, type)):
                pair = pair[0], Apply(pair[1])
            if len(pair) != 2 or not isinstance(pair[1], Stage) or not isinstance(pair[0], (str, type(None))):
                raise PipelineError(f"a pipeline holds stages and pairs (name, stage), found {item!r}")
            name: str | None = pair[0]
            stage: Stage = pair[1]
            if name is None:
                kind = (stage.function_name if isinstance(stage, Apply) else type(stage).__name__).lower()
                counts[kind] = counts.get(kind, 0) + 1
                name = kind if counts[kind] == 1 else f"{kind}-{counts[kind]}"
            elif not name or "__" in name or "." in name:
                raise PipelineError(f"{name!r} cannot name a stage: it must not be empty or hold '__' or '.'")
            pairs.append((name, stage))
        return pairs

    # A class attribute of other stages; here it follows from the parameters.
    @property
    def takes(self) -> Kind:  # type: ignore[override]
        """The kind that the first stage takes; ``"text"`` without stages."""
        pairs = self.named_stages()
        return pairs[0][1].takes if pairs else "text"

    @property
    def gives(self) -> Kind:  # type: ignore[override]
        """The kind that the last stage gives; ``"text"`` without stages."""
        pairs = self.named_stages()
        return pairs[-1][1].gives if pairs else "text"

    @property
    def gives_tags(self) -> bool:
        """True if a stage gives the tokens tags; no stage removes tags again."""
        return any(stage.gives_tags for _, stage in self.named_stages())

    def check(self) -> None:
        """Check the parameters of every stage."""
        for name, stage in self.named_stages():
            try:
                stage.check()
            except TextprepError as error:
                raise with_stage_name(error, name) from None

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Chain the programs of the stages.

        A stop-word filter after a segmenter is fused into it: dropped tokens are never created.
        """
        programs: list[Program] = []
        for _, program in self._bind_each(upstream):
            last = programs[-1] if programs else None
            fused = None
            if isinstance(last, Segment) and isinstance(program, FusableProgram):
                fused = program.fused_with(last)
            if fused is None:
                programs.append(program)
            else:
                programs[-1] = fused
        return programs[0] if len(programs) == 1 else Chain(programs)

    def _bind_each(self, upstream: tuple[Stage, ...]) -> list[tuple[str, Program]]:
        self._check_stages()
        bound: list[tuple[str, Program]] = []
        before = upstream
        for name, stage in self.named_stages():
            try:
                stage.check()
                bound.append((name, stage.bind(before)))
            except TextprepError as error:
                raise with_stage_name(error, name) from None
            before = (*before, *(inner for inner in _flat(stage)))
        return bound

    def unreachable(self, upstream: tuple[Stage, ...] = ()) -> list[str]:
        """Return the words of stop lists and user dictionaries that can never match after the stages before them."""
        words: list[str] = []
        before = upstream
        for _, stage in self.named_stages():
            words += stage.unreachable(before)
            before = (*before, *_flat(stage))
        return words

    def sources(self) -> dict[str, str]:
        """Return the version or hash of each resource that the stages read, by name."""
        found: dict[str, str] = {}
        for _, stage in self.named_stages():
            found.update(stage.sources())
        return found

    def described(self, portable: bool = False) -> dict[str, Any]:
        """Return the names, classes and parameters of the stages."""
        return {
            "stages": tuple(
                (name, type(stage).__name__, tuple(sorted(stage.described(portable).items())))
                for name, stage in self.named_stages()
            )
        }

    def map(
        self, docs: Iterable[str | Doc | None], on_error: Literal["raise", "keep"] = "raise", *, missing: str = "error"
    ) -> Iterator[Doc | Failure]:
        """Yield the result of each document, in order.

        Parameters:
            docs: any iterable; a document is read only when its result is needed.
            on_error: ``"raise"`` stops at the first document that fails; ``"keep"`` yields a `Failure` in its place.
            missing: how None and NaN count: as an ``"error"``, or as ``"empty"`` documents.

        Raises:
            DocumentsError: a document is missing.
            InputTypeError: ``docs`` is one document or a table.
            ParameterError: ``on_error`` or ``missing`` has another value.
        """
        if on_error not in ("raise", "keep"):
            raise ParameterError(f"on_error must be 'raise' or 'keep', found {on_error!r}")
        check_missing(missing)
        program = self.program()
        for index, item in enumerate(many_items(docs, "Pipeline.map")):
            try:
                yield program(self.document(index, item, missing))
            except Exception as error:
                if on_error == "raise":
                    error.add_note(f"document {index}")
                    raise
                yield Failure(index, "", error) if is_missing(item) else self.failure(index, item, error)

    def columns(self, texts: Iterable[str]) -> Batch:
        """Run the pipeline on many documents together, and return them as columns.

        It is faster than `map` where nobody needs a `Doc` for each document. A document that fails does not stop the
        others: its exception is in ``failures``, by its number.
        """
        batch = Batch(texts)
        batch.run(self.program())
        return batch

    def failure(self, index: int, item: Any, error: Exception) -> Failure:
        """Return the failure of a document; running the stages one by one finds the one that raises."""
        doc: Any = item
        for name, program in self._bind_each(()):
            try:
                doc = program(self.document(index, doc))
            except Exception as found:
                return Failure(index, name, found)
        return Failure(index, "", error)

    def explain(self, text: str) -> list[Step]:
        """Return the document before the first stage and after each stage."""
        self.check()
        doc = Doc.of(text)
        steps = [Step("", doc)]
        for name, program in self._bind_each(()):
            doc = program(doc)
            steps.append(Step(name, doc))
        return steps

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return ``stages`` and, with ``deep``, each stage by name and its parameters as ``name__param``."""
        params: dict[str, Any] = {"stages": self.stages}
        if deep:
            for name, stage in self.named_stages():
                params[name] = stage
                for inner, value in stage.get_params(deep=True).items():
                    params[f"{name}__{inner}"] = value
        return params

    def set_params(self, **params: Any) -> Self:
        """Change ``stages``, a stage by name, or a stage's parameter by ``name__param``."""
        if "stages" in params:
            self.stages = params.pop("stages")
        for key, value in params.items():
            pairs = self.named_stages()
            names = [name for name, _ in pairs]
            name, _, inner = key.partition("__")
            if name not in names:
                raise ParameterError(
                    f"Pipeline: no stage {name!r}{nearest(name, names)}; available: {', '.join(names)}"
                )
            if inner:
                pairs[names.index(name)][1].set_params(**{inner: value})
            else:
                self.stages = [
                    (item[0], value) if isinstance(item, (tuple, list)) else value if at == names.index(name) else item
                    for at, item in enumerate(self.stages)
                ]
        self._check_stages()
        return self

    def changed_params(self) -> dict[str, Any]:
        """Return the stages."""
        return {"stages": list(self.stages)}

    def __repr__(self) -> str:
        return f"Pipeline({list(self.stages)!r})"


def _flat(stage: Stage) -> Iterator[Stage]:
    """Yield the stage, or the stages inside a pipeline."""
    if isinstance(stage, Pipeline):
        for _, inner in stage.named_stages():
            yield from _flat(inner)
    else:
        yield stage
