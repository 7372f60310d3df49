# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False, auto_pickle=False
"""Programs over documents, compiled; the twin of ``pure.py``.

A chain runs the programs of this module through `Program.run`, a call in C. Any other callable, such as a function in a
stage's file, is called through Python.
"""

from textprep.kernels.batch.compiled cimport Batch, Rewriter, RowCutter
from textprep.kernels.doc.compiled cimport Doc

from textprep.errors import StageError


cdef class Program:
    """A callable from document to document."""

    cdef Doc run(self, Doc doc):
        raise NotImplementedError

    def __call__(self, Doc doc not None):
        """Run the program on a document."""
        return self.run(doc)

    def on_batch(self, Batch batch not None):
        """Run the program on the documents of a batch."""
        batch.each(self, NULL, batch.n_rows)


cdef class DropTokens(Program):
    """Drop the tokens that are in ``words``."""

    cdef readonly frozenset words

    def __init__(self, frozenset words not None):
        self.words = words

    def fused_with(self, segment not None):
        """Return the segmenter without these tokens, or None if it does not support that."""
        return segment.without(self.words)

    cdef Doc run(self, Doc doc):
        return doc.without(self.words)


cdef class Rewrite(Program):
    """Rewrite the text by a function; see the plain twin for the parameters."""

    cdef object function
    cdef object argument
    cdef object with_moves
    cdef Rewriter rewriter

    def __init__(self, function, argument=None, with_moves=None, rewriter=None):
        self.function = function
        self.argument = argument
        self.with_moves = with_moves
        self.rewriter = rewriter

    def on_batch(self, Batch batch not None):
        """Run the program on the documents of a batch."""
        if self.rewriter is None:
            batch.each(self, NULL, batch.n_rows)
        else:
            batch.rewrite(self.rewriter, self)

    cdef Doc run(self, Doc doc):
        cdef object text, moves = None
        text = self.function(doc.text) if self.argument is None else self.function(doc.text, self.argument)
        if isinstance(text, tuple):
            text, moves = <tuple>text
        if text is doc.text:
            return doc
        return self.with_moves(doc, text, moves) if moves and self.with_moves is not None else doc.rewritten(text)


cdef class When(Program):
    """Run a program only on documents whose text passes a test, which is called as ``test(text, argument)``."""

    cdef object test
    cdef object argument
    cdef object program
    cdef Rewriter rewriter

    def __init__(self, test, argument, program, rewriter=None):
        self.test = test
        self.argument = argument
        self.program = program
        self.rewriter = rewriter

    def on_batch(self, Batch batch not None):
        """Run the program on the documents of a batch."""
        if self.rewriter is None:
            batch.each(self, NULL, batch.n_rows)
        else:
            batch.rewrite(self.rewriter, self)

    cdef Doc run(self, Doc doc):
        return self.program(doc) if self.test(doc.text, self.argument) else doc


cdef class Segment(Program):
    """Cut the text into tokens by ``cutter.spans``, which returns tokens, starts and ends."""

    cdef object cutter
    cdef object spans
    cdef RowCutter row_cutter   # made at the first batch
    cdef bint has_no_row_cutter

    def __init__(self, cutter):
        self.cutter = cutter
        self.spans = cutter.spans

    def on_batch(self, Batch batch not None):
        """Run the program on the documents of a batch."""
        if self.row_cutter is None and not self.has_no_row_cutter:
            self.row_cutter = self.cutter.row_cutter() if hasattr(self.cutter, "row_cutter") else None
            self.has_no_row_cutter = self.row_cutter is None
        if self.row_cutter is None:
            batch.each(self, NULL, batch.n_rows)
        else:
            batch.segment(self.row_cutter, self)

    def without(self, frozenset words not None):
        """Return the program that also omits these tokens, or None if the cutter does not support it."""
        cutter = self.cutter.without(words) if hasattr(self.cutter, "without") else None
        return None if cutter is None else Segment(cutter)

    cdef Doc run(self, Doc doc):
        tokens, starts, ends = self.spans(doc.text)
        # The list is freed before the document is made: both take as much memory as everything else.
        tokens = tuple(tokens)
        return doc.with_ranges(tokens, starts, ends, None, False)


cdef class Chain(Program):
    """Run programs one after another."""

    cdef tuple programs

    def __init__(self, programs):
        self.programs = tuple(programs)

    def on_batch(self, Batch batch not None):
        """Run the programs on the documents of a batch, one program after another."""
        for program in self.programs:
            batch.run(program)

    cdef Doc run(self, Doc doc):
        for program in self.programs:
            doc = (<Program>program).run(doc) if isinstance(program, Program) else program(doc)
            # None passes for any Cython class.
            if doc is None:
                raise StageError(f"a program must return a document, found None from {program!r:.60}")
        return doc
