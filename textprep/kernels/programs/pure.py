"""Programs over documents in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textprep.errors import StageError

if TYPE_CHECKING:
    from textprep.kernels.doc.pure import Doc


class DropTokens:
    """Drop the tokens that are in ``words``."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words

    def fused_with(self, segment: Segment) -> Segment | None:
        """Return the segmenter without these tokens, or None if it does not support that."""
        return segment.without(self.words)

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        return doc.without(self.words)


class Rewrite:
    """Rewrite the text by a function.

    Parameters:
        function: called as ``function(text)`` or, unless the argument is None, as ``function(text, argument)``. It
            returns the new text, or a pair of the new text and the moves in it. The same text object means that nothing
            changed.
        argument: the second argument of the function.
        with_moves: called as ``with_moves(doc, text, moves)`` where something moved; it returns the rewritten document
            with its edits. Without it, or without moves, each character replaces the one in its place.
        rewriter: the batch form, which the compiled twin runs on many documents.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        argument: Any = None,
        with_moves: Callable[[Doc, str, Any], Doc] | None = None,
        rewriter: Any = None,
    ) -> None:
        self._function = function
        self._argument = argument
        self._with_moves = with_moves

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        result = self._function(doc.text) if self._argument is None else self._function(doc.text, self._argument)
        text, moves = result if isinstance(result, tuple) else (result, None)
        if text is doc.text:
            return doc
        return self._with_moves(doc, text, moves) if moves and self._with_moves is not None else doc.rewritten(text)


class When:
    """Run a program only on documents whose text passes a test, which is called as ``test(text, argument)``.

    The compiled twin runs the rewriter on many documents; it leaves to the program what it cannot do.
    """

    def __init__(
        self,
        test: Callable[[str, Any], bool],
        argument: Any,
        program: Callable[[Doc], Doc],
        rewriter: Any = None,
    ) -> None:
        self._test = test
        self._argument = argument
        self._program = program

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        return self._program(doc) if self._test(doc.text, self._argument) else doc


class Segment:
    """Cut the text into tokens.

    Parameters:
        cutter: a segmenting program; ``cutter.spans(text)`` returns tokens, starts and ends.
    """

    def __init__(self, cutter: Any) -> None:
        self._cutter = cutter
        self._spans = cutter.spans

    def without(self, words: frozenset[str]) -> Segment | None:
        """Return the program that also omits these tokens, or None if the cutter does not support it."""
        cutter = self._cutter.without(words) if hasattr(self._cutter, "without") else None
        return None if cutter is None else Segment(cutter)

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        tokens, starts, ends = self._spans(doc.text)
        return doc.segmented(tokens, starts, ends)


class Chain:
    """Run programs one after another."""

    def __init__(self, programs: Sequence[Callable[[Doc], Doc]]) -> None:
        self._programs = tuple(programs)

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        for program in self._programs:
            doc = program(doc)
            if doc is None:
                raise StageError(f"a program must return a document, found None from {program!r:.60}")
        return doc
