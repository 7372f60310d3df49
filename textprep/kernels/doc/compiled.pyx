# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""`Edits` and `Doc`, compiled; the twin of ``pure.py``.

A document is immutable, so that a copy shares everything that does not change: its tokens, its arrays, and the tuple of
its edits, oldest first. The file is longer than others because documents and edits call each other in C.
"""

cimport cython
from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from cpython.ref cimport PyObject
from libc.stdint cimport int64_t
from libc.stdlib cimport free, malloc

from textprep.errors import InputTypeError, StageError
from textprep.kernels.doc.tokens import Tokens

cdef extern from "Python.h":
    Py_ssize_t Py_REFCNT(PyObject *o)

UNITS = ("char", "utf8", "utf16")

cdef enum:
    ROUNDS_PER_SIGNAL_CHECK = 65536

# Greater than any text; the sum of two such positions fits into 64 bits.
cdef int64_t GREATEST_POSITION = 1 << 48


cdef class Edits:
    """The characters that one rewrite moved, as blocks (source_start, source_end, result_start, result_end)."""

    def __cinit__(self, blocks=()):
        cdef int64_t source = 0, result = 0, a, b, c, d
        cdef list items = list(blocks)
        cdef Py_ssize_t n = 0
        self.table = <int64_t *>malloc((4 * len(items) + 1) * sizeof(int64_t))
        if self.table == NULL:
            raise MemoryError
        for block in items:
            a, b, c, d = block
            if (a < source or b < a or c < result or d < c or b > GREATEST_POSITION or d > GREATEST_POSITION
                    or a - source != c - result):
                raise ValueError(f"block {(a, b, c, d)} does not follow ({source}, {result})")
            self.table[4 * n] = a
            self.table[4 * n + 1] = b
            self.table[4 * n + 2] = c
            self.table[4 * n + 3] = d
            source = b
            result = d
            n += 1
        self.count = n

    def __dealloc__(self):
        free(self.table)

    @classmethod
    def replacing(cls, replacements):
        """Return the edits of replacements (source_start, source_end, new length), ascending."""
        cdef list blocks = []
        cdef int64_t shift = 0, start, end, length
        for start, end, length in replacements:
            if not (0 <= start <= end <= GREATEST_POSITION and 0 <= length <= GREATEST_POSITION
                    and -GREATEST_POSITION <= shift <= GREATEST_POSITION):
                raise ValueError(f"replacement {(start, end, length)} has an impossible length or place")
            blocks.append((start, end, start + shift, start + shift + length))
            shift += length - (end - start)
        return cls(blocks)

    @property
    def blocks(self):
        """The blocks as tuples."""
        cdef Py_ssize_t i
        return tuple([
            (self.table[4 * i], self.table[4 * i + 1], self.table[4 * i + 2], self.table[4 * i + 3])
            for i in range(self.count)
        ])

    def to_source(self, int64_t start, int64_t end):
        """Return the smallest source range that covers ``result[start:end]``; an empty range gives an empty one."""
        if not (0 <= start <= GREATEST_POSITION and 0 <= end <= GREATEST_POSITION):
            raise ValueError(f"{(start, end)} is no range of a text")
        tp_range_to_source(self.table, self.count, &start, &end)
        return start, end

    def __len__(self):
        return self.count

    def __eq__(self, other):
        return self.blocks == other.blocks if isinstance(other, Edits) else NotImplemented

    def __hash__(self):
        return hash(self.blocks)

    def __repr__(self):
        return f"Edits({list(self.blocks)!r})"


cdef class LazyEdits:
    """Edits that are computed at the first request."""

    def __cinit__(self, make):
        self.make = make

    cpdef edits(self):
        """Return the edits; the first call computes them."""
        if self.made is None:
            made = self.make()
            if not isinstance(made, Edits):
                raise TypeError(f"the function of a rewrite must return Edits, found {type(made).__name__}")
            self.made = made
            self.make = None
        return self.made


@cython.no_gc
cdef class Doc:
    """A document on its way through a pipeline.

    The garbage collector does not track documents, because no reference leads from one back to itself: it holds
    strings, arrays of numbers and edits. A function that computes edits must not hold the document.
    """

    def __cinit__(self):
        self.text = self.original = ""
        self.layers = ()
        self.token_starts = self.token_ends = EMPTY

    def __init__(self, original):
        if not isinstance(original, str):
            raise InputTypeError(f"a document is a str, found {type(original).__name__}: {original!r:.60}")
        if type(original) is not str:
            # Typed arguments of kernels refuse subclasses.
            original = str.__str__(original)
        self.original = self.text = original

    @classmethod
    def of(cls, item):
        """Return the document itself, or a new document of a string."""
        return item if isinstance(item, Doc) else cls(item)

    @classmethod
    def restore(cls, tuple state not None):
        """Return the document that `state` describes.

        Raises:
            ValueError: the fields contradict each other.
        """
        cdef Doc doc
        original, text, edits, tokens, starts, ends, tags, overlapping = state
        if type(text) is not str or not all(isinstance(item, Edits) for item in edits):
            raise ValueError("the state of a document needs its text and its edits")
        doc = cls(original)
        doc.text = text
        doc.layers = tuple(edits)
        return doc if tokens is None else doc.with_ranges(tokens, starts, ends, tags, overlapping)

    def state(self):
        """Return all fields, for pickling."""
        return (
            self.original,
            self.text,
            self.edits,
            self.token_tuple,
            self.token_starts[:],
            self.token_ends[:],
            self.tag_tuple,
            self.overlapping,
        )

    @property
    def tokens(self):
        """The tokens; None before a segmenter has run."""
        if self.token_view is None and self.token_tuple is not None:
            self.token_view = Tokens(self.token_tuple)
        return self.token_view

    @property
    def tags(self):
        """A part of speech for each token; None without a tagger."""
        if self.tag_view is None and self.tag_tuple is not None:
            self.tag_view = Tokens(self.tag_tuple)
        return self.tag_view

    @property
    def starts(self):
        """Where each token begins in ``text``, read-only."""
        return memoryview(self.token_starts).toreadonly()

    @property
    def ends(self):
        """Where each token ends in ``text``, read-only."""
        return memoryview(self.token_ends).toreadonly()

    @property
    def edits(self):
        """The edits of each rewrite that moved characters, oldest first."""
        self.layers = tuple([(<LazyEdits>item).edits() if isinstance(item, LazyEdits) else item for item in self.layers])
        return self.layers

    cdef Doc copy(self):
        cdef Doc doc = Doc.__new__(Doc)
        doc.original = self.original
        doc.text = self.text
        doc.layers = self.layers
        doc.token_tuple = self.token_tuple
        doc.token_starts = self.token_starts
        doc.token_ends = self.token_ends
        doc.tag_tuple = self.tag_tuple
        doc.overlapping = self.overlapping
        return doc

    cdef tuple require_tokens(self):
        if self.token_tuple is None:
            raise StageError("the document has no tokens yet; a segmenter has to come before")
        return self.token_tuple

    def rewritten(self, str text not None, edits=None):
        """Return the document with a new text; without edits it must be as long as the old one."""
        cdef Doc doc
        if self.token_tuple is not None:
            raise StageError("the document is cut into tokens, so its text can no longer be rewritten")
        if edits is None and len(text) != len(self.text):
            raise ValueError(f"without edits a text of {len(self.text)} characters cannot become one of {len(text)}")
        doc = self.copy()
        doc.text = text
        if edits is not None:
            doc.layers = (*self.layers, edits if isinstance(edits, Edits) else LazyEdits(edits))
        return doc

    def segmented(self, tokens, starts, ends, *, tags=None, bint overlapping=False):
        """Return the document cut into tokens, with their ranges in ``text``."""
        return self.with_ranges(tokens, starts, ends, tags, overlapping)

    cdef Doc with_ranges(self, tokens, starts, ends, tags, bint overlapping):
        cdef Doc doc = self.copy()
        # Copies, because nobody else may change what the arrays are trusted for: their length.
        doc.token_tuple = tuple(tokens)
        doc.token_starts = ints(starts)
        doc.token_ends = ints(ends)
        doc.tag_tuple = None if tags is None else tuple(tags)
        doc.overlapping = overlapping
        if not len(doc.token_tuple) == len(doc.token_starts) == len(doc.token_ends) or (
            doc.tag_tuple is not None and len(doc.tag_tuple) != len(doc.token_tuple)
        ):
            raise ValueError(
                f"{len(doc.token_tuple)} tokens, {len(doc.token_starts)} starts, {len(doc.token_ends)} ends"
                + ("" if doc.tag_tuple is None else f", {len(doc.tag_tuple)} tags")
            )
        check_ranges(doc.token_starts, doc.token_ends, len(self.text))
        return doc

    def select(self, indices):
        """Return the document with only the tokens at these indices."""
        cdef tuple tokens = self.require_tokens()
        cdef Py_ssize_t n, i, size = len(tokens)
        cdef carray.array chosen = array("q", indices)
        cdef Py_ssize_t count = len(chosen)
        cdef Doc doc = self.copy()
        cdef list kept = []
        cdef list marks = [] if self.tag_tuple is not None else None
        cdef carray.array starts = carray.clone(EMPTY, count, False)
        cdef carray.array ends = carray.clone(EMPTY, count, False)
        for n in range(count):
            handle_signals(n)
            i = chosen.data.as_longlongs[n]
            if i < 0:
                i += size
            if not 0 <= i < size:
                raise IndexError(f"index {chosen[n]} is out of range for {size} tokens")
            kept.append(tokens[i])
            if marks is not None:
                marks.append(self.tag_tuple[i])
            starts.data.as_ints[n] = self.token_starts.data.as_ints[i]
            ends.data.as_ints[n] = self.token_ends.data.as_ints[i]
        doc.token_tuple = tuple(kept)
        doc.token_starts = starts
        doc.token_ends = ends
        doc.tag_tuple = None if marks is None else tuple(marks)
        return doc

    def without(self, frozenset words not None):
        """Return the document without the tokens that are in ``words``."""
        cdef tuple tokens = self.require_tokens()
        cdef Py_ssize_t n = 0, i, size = len(tokens)
        cdef Doc doc
        cdef list kept = []
        cdef list marks = [] if self.tag_tuple is not None else None
        cdef carray.array starts, ends
        if words.isdisjoint(tokens):
            return self
        doc = self.copy()
        starts = carray.clone(EMPTY, size, False)
        ends = carray.clone(EMPTY, size, False)
        for i in range(size):
            handle_signals(i)
            if tokens[i] in words:
                continue
            kept.append(tokens[i])
            if marks is not None:
                marks.append(self.tag_tuple[i])
            starts.data.as_ints[n] = self.token_starts.data.as_ints[i]
            ends.data.as_ints[n] = self.token_ends.data.as_ints[i]
            n += 1
        carray.resize(starts, n)
        carray.resize(ends, n)
        doc.token_tuple = tuple(kept)
        doc.token_starts = starts
        doc.token_ends = ends
        doc.tag_tuple = None if marks is None else tuple(marks)
        return doc

    def with_tokens(self, tokens):
        """Return the document with other tokens in the same places."""
        cdef Doc doc = self.copy()
        doc.token_tuple = tuple(tokens)
        if len(doc.token_tuple) != len(self.require_tokens()):
            raise ValueError(f"{len(self.require_tokens())} tokens cannot be replaced by {len(doc.token_tuple)}")
        return doc

    def with_tags(self, tags):
        """Return the document with a tag for each token."""
        cdef Doc doc = self.copy()
        doc.tag_tuple = tuple(tags)
        if len(doc.tag_tuple) != len(self.require_tokens()):
            raise ValueError(f"{len(self.require_tokens())} tokens cannot have {len(doc.tag_tuple)} tags")
        return doc

    def spans(self, str unit="char"):
        """Return the range of each token in the original, in code points or in units of UTF-8 or UTF-16."""
        cdef Py_ssize_t n = len(self.require_tokens()), i
        cdef int64_t start, end
        cdef list spans = []
        cdef tuple edits
        cdef Edits edit
        if unit not in UNITS:
            raise ValueError(f"unit must be one of {', '.join(UNITS)}, found {unit!r}")
        edits = self.edits[::-1]
        for i in range(n):
            handle_signals(i)
            start = self.token_starts.data.as_ints[i]
            end = self.token_ends.data.as_ints[i]
            for edit in edits:
                tp_range_to_source(edit.table, edit.count, &start, &end)
            spans.append((start, end))
        if unit == "char" or self.original.isascii():
            return spans
        offsets = offsets_of(self.original, unit)
        return [(offsets[a], offsets[b]) for a, b in spans]

    def bounds(self):
        """Return the starts and ends of `spans` in code points as 32-bit arrays, without an object per token."""
        cdef Py_ssize_t n = len(self.require_tokens()), i
        cdef int64_t start, end
        cdef carray.array starts = self.token_starts[:], ends = self.token_ends[:]
        cdef tuple edits = self.edits[::-1]
        cdef Edits edit
        for i in range(n):
            handle_signals(i)
            start = starts.data.as_ints[i]
            end = ends.data.as_ints[i]
            for edit in edits:
                tp_range_to_source(edit.table, edit.count, &start, &end)
            starts.data.as_ints[i] = <int>start
            ends.data.as_ints[i] = <int>end
        return starts, ends

    def __iter__(self):
        return iter(self.require_tokens())

    def __len__(self):
        return len(self.require_tokens())

    def __bool__(self):
        return True

    def __eq__(self, other):
        return self.state() == other.state() if isinstance(other, Doc) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"Doc({self.text!r})" if self.token_tuple is None else f"Doc({self.tokens!r})"


cdef carray.array EMPTY = array("i")


cdef carray.array ints(object values):
    """Return an array that nobody else can change: the given one if nobody else has it, or a copy."""
    if type(values) is array and (<carray.array>values).ob_descr.typecode == b"i":
        if Py_REFCNT(<PyObject *>values) == 1:
            return values
        # Cython's copy passes the null pointer of an empty array to memcpy, which takes none.
        return carray.copy(values) if len(values) else carray.clone(EMPTY, 0, False)
    return array("i", values)


cdef inline int handle_signals(Py_ssize_t i) except -1:
    """Let Python handle signals, once in many rounds of a loop."""
    if i % ROUNDS_PER_SIGNAL_CHECK == 0:
        PyErr_CheckSignals()
    return 0


cdef int check_ranges(carray.array starts, carray.array ends, Py_ssize_t length) except -1:
    """Raise `ValueError` unless every range lies in a text of this length; the arrays are equally long."""
    cdef const int *start = starts.data.as_ints
    cdef const int *end = ends.data.as_ints
    cdef Py_ssize_t i, wrong = 0
    # No early exit, so the loop vectorises.
    for i in range(len(starts)):
        wrong += (start[i] < 0) | (start[i] > end[i]) | (end[i] > length)
    if wrong:
        for i in range(len(starts)):
            if not 0 <= start[i] <= end[i] <= length:
                raise ValueError(
                    f"token {i} has the range ({start[i]}, {end[i]}), which does not lie in a text of {length} characters"
                )
    return 0


cdef object offsets_of(str text, str unit):
    """Return where each character begins, in units of the encoding, and where the text ends."""
    cdef carray.array offsets = array("q", [0]) * (len(text) + 1)
    cdef long long offset = 0
    cdef Py_ssize_t n = 0
    cdef Py_UCS4 code
    cdef bint utf16 = unit == "utf16"
    for code in text:
        if utf16:
            offset += 1 if code < 0x10000 else 2
        else:
            offset += 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        n += 1
        handle_signals(n)
        offsets.data.as_longlongs[n] = offset
    return offsets
