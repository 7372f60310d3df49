from collections.abc import Callable, Sequence
from typing import Any, final

from typing_extensions import disjoint_base

from textprep.kernels.batch.compiled import Batch, Rewriter
from textprep.kernels.doc.compiled import Doc

@disjoint_base
class Program:
    def __call__(self, doc: Doc) -> Doc: ...
    def on_batch(self, batch: Batch) -> None: ...

@final
class DropTokens(Program):
    @property
    def words(self) -> frozenset[str]: ...
    def __init__(self, words: frozenset[str]) -> None: ...
    def fused_with(self, segment: Segment) -> Segment | None: ...

@final
class Rewrite(Program):
    def __init__(
        self,
        function: Callable[..., Any],
        argument: Any = None,
        with_moves: Callable[[Doc, str, Any], Doc] | None = None,
        rewriter: Rewriter | None = None,
    ) -> None: ...

@final
class When(Program):
    def __init__(
        self,
        test: Callable[[str, Any], bool],
        argument: Any,
        program: Callable[[Doc], Doc],
        rewriter: Rewriter | None = None,
    ) -> None: ...

@final
class Segment(Program):
    def __init__(self, cutter: Any) -> None: ...
    def without(self, words: frozenset[str]) -> Segment | None: ...

@final
class Chain(Program):
    def __init__(self, programs: Sequence[Callable[[Doc], Doc]]) -> None: ...
