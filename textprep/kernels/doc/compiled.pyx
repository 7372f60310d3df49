# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""`Edits` and `Doc`, compiled; the twin of ``pure.py``.

A document is immutable, so that a copy shares everything that does not change: its tokens, its arrays, and the tuple of
its edits, oldest first.
"""

cimport cython
from array import array

from cpython cimport array as carray
from libc.stdint cimport int64_t
from libc.stdlib cimport free, malloc

from textprep.errors import InputTypeError, StageError

UNITS = ("char", "utf8", "utf16")


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
            if a < source or b < a or d < c or a - source != c - result:
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

    cdef void source_of(self, int64_t position, int64_t *low, int64_t *high) noexcept:
        """Return the source range of the result's character at a position."""
        cdef Py_ssize_t first = 0, last = self.count, middle
        cdef const int64_t *block
        while first < last:
            middle = (first + last) // 2
            if self.table[4 * middle + 2] <= position:
                first = middle + 1
            else:
                last = middle
        if first == 0:
            low[0] = position
            high[0] = position + 1
            return
        block = self.table + 4 * (first - 1)
        if position < block[3]:
            low[0] = block[0]
            high[0] = block[1]
        else:
            low[0] = position - block[3] + block[1]
            high[0] = low[0] + 1

    cdef void map_back(self, int64_t *start, int64_t *end) noexcept:
        """Replace a range of the result by the smallest range of the source that covers it."""
        cdef int64_t low, high, other
        self.source_of(start[0], &low, &high)
        if start[0] >= end[0]:
            high = low
        else:
            self.source_of(end[0] - 1, &other, &high)
        start[0] = low
        end[0] = high

    def to_source(self, int64_t start, int64_t end):
        """Return the smallest source range that covers ``result[start:end]``; an empty range gives an empty one."""
        self.map_back(&start, &end)
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
            self.made = self.make()
            self.make = None
        return self.made


@cython.no_gc
cdef class Doc:
    """A document on its way through a pipeline.

    The garbage collector does not track documents, because no reference leads from one back to itself: it holds
    strings, arrays of numbers and edits. A function that computes edits must not hold the document.
    """

    def __init__(self, original):
        if not isinstance(original, str):
            raise InputTypeError(f"a document is a str, found {type(original).__name__}: {original!r:.60}")
        if type(original) is not str:
            # Typed arguments of kernels refuse subclasses.
            original = str.__str__(original)
        self.original = original
        self.text = original
        self.layers = ()
        self.starts = EMPTY
        self.ends = EMPTY

    @classmethod
    def of(cls, item):
        """Return the document itself, or a new document of a string."""
        return item if isinstance(item, Doc) else cls(item)

    @classmethod
    def restore(cls, tuple state):
        """Return the document that `state` describes."""
        cdef Doc doc = cls(state[0])
        (doc.text, doc.layers, doc.tokens, doc.starts, doc.ends, doc.tags, doc.overlapping) = state[1:]
        return doc

    def state(self):
        """Return all fields, for pickling."""
        return (
            self.original,
            self.text,
            self.edits,
            self.tokens,
            self.starts,
            self.ends,
            self.tags,
            self.overlapping,
        )

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
        doc.tokens = self.tokens
        doc.starts = self.starts
        doc.ends = self.ends
        doc.tags = self.tags
        doc.overlapping = self.overlapping
        return doc

    cdef list require_tokens(self):
        if self.tokens is None:
            raise StageError("the document has no tokens yet; a segmenter has to come before")
        return self.tokens

    def rewritten(self, str text not None, edits=None):
        """Return the document with a new text; without edits it must be as long as the old one."""
        cdef Doc doc
        if self.tokens is not None:
            raise StageError("the document is cut into tokens, so its text can no longer be rewritten")
        if edits is None and len(text) != len(self.text):
            raise ValueError(f"without edits a text of {len(self.text)} characters cannot become one of {len(text)}")
        doc = self.copy()
        doc.text = text
        if edits is not None:
            doc.layers = (*self.layers, edits if isinstance(edits, Edits) else LazyEdits(edits))
        return doc

    def segmented(self, list tokens not None, starts, ends, *, tags=None, bint overlapping=False):
        """Return the document cut into tokens, with their ranges in ``text``."""
        return self.with_ranges(tokens, starts, ends, tags, overlapping)

    cdef Doc with_ranges(self, list tokens, starts, ends, tags, bint overlapping):
        cdef Doc doc
        if not len(tokens) == len(starts) == len(ends) or (tags is not None and len(tags) != len(tokens)):
            raise ValueError(
                f"{len(tokens)} tokens, {len(starts)} starts, {len(ends)} ends"
                + ("" if tags is None else f", {len(tags)} tags")
            )
        doc = self.copy()
        doc.tokens = tokens
        doc.starts = ints(starts)
        doc.ends = ints(ends)
        doc.tags = tags
        doc.overlapping = overlapping
        return doc

    def select(self, indices):
        """Return the document with only the tokens at these indices."""
        cdef list tokens = self.require_tokens()
        cdef Py_ssize_t count = len(indices), n = 0, size = len(tokens)
        cdef Py_ssize_t i
        cdef Doc doc = self.copy()
        cdef list kept = []
        cdef list marks = [] if self.tags is not None else None
        cdef carray.array starts = carray.clone(EMPTY, count, False)
        cdef carray.array ends = carray.clone(EMPTY, count, False)
        for i in indices:
            if i < 0:
                i += size
            if not 0 <= i < size:
                raise IndexError("list index out of range")
            kept.append(tokens[i])
            if marks is not None:
                marks.append(self.tags[i])
            starts.data.as_ints[n] = self.starts.data.as_ints[i]
            ends.data.as_ints[n] = self.ends.data.as_ints[i]
            n += 1
        doc.tokens = kept
        doc.starts = starts
        doc.ends = ends
        doc.tags = marks
        return doc

    def without(self, frozenset words not None):
        """Return the document without the tokens that are in ``words``."""
        cdef list tokens = self.require_tokens()
        cdef Py_ssize_t n = 0, i, size = len(tokens)
        cdef Doc doc
        cdef list kept = []
        cdef list marks = [] if self.tags is not None else None
        cdef carray.array starts, ends
        if words.isdisjoint(tokens):
            return self
        doc = self.copy()
        starts = carray.clone(EMPTY, size, False)
        ends = carray.clone(EMPTY, size, False)
        for i in range(size):
            if tokens[i] in words:
                continue
            kept.append(tokens[i])
            if marks is not None:
                marks.append(self.tags[i])
            starts.data.as_ints[n] = self.starts.data.as_ints[i]
            ends.data.as_ints[n] = self.ends.data.as_ints[i]
            n += 1
        carray.resize(starts, n)
        carray.resize(ends, n)
        doc.tokens = kept
        doc.starts = starts
        doc.ends = ends
        doc.tags = marks
        return doc

    def with_tokens(self, list tokens not None):
        """Return the document with other tokens in the same places."""
        cdef Doc doc
        if len(tokens) != len(self.require_tokens()):
            raise ValueError(f"{len(self.require_tokens())} tokens cannot be replaced by {len(tokens)}")
        doc = self.copy()
        doc.tokens = tokens
        return doc

    def with_tags(self, list tags not None):
        """Return the document with a tag for each token."""
        cdef Doc doc
        if len(tags) != len(self.require_tokens()):
            raise ValueError(f"{len(self.require_tokens())} tokens cannot have {len(tags)} tags")
        doc = self.copy()
        doc.tags = tags
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
            start = self.starts.data.as_ints[i]
            end = self.ends.data.as_ints[i]
            for edit in edits:
                edit.map_back(&start, &end)
            spans.append((start, end))
        if unit == "char" or self.original.isascii():
            return spans
        offsets = offsets_of(self.original, unit)
        return [(offsets[a], offsets[b]) for a, b in spans]

    def bounds(self):
        """Return the starts and ends of `spans` in code points as 32-bit arrays, without an object per token."""
        cdef Py_ssize_t n = len(self.require_tokens()), i
        cdef int64_t start, end
        cdef carray.array starts = self.starts[:], ends = self.ends[:]
        cdef tuple edits = self.edits[::-1]
        cdef Edits edit
        for i in range(n):
            start = starts.data.as_ints[i]
            end = ends.data.as_ints[i]
            for edit in edits:
                edit.map_back(&start, &end)
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
        return f"Doc({self.text!r})" if self.tokens is None else f"Doc({self.tokens!r})"


cdef carray.array EMPTY = array("i")


cdef carray.array ints(object values):
    if isinstance(values, carray.array) and (<carray.array>values).ob_descr.typecode == b"i":
        return values
    return array("i", values)


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
        offsets.data.as_longlongs[n] = offset
    return offsets
