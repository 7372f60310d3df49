# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""`Edits` and `Doc`, compiled.  The plain-Python twin is ``doc_py``."""

cimport cython
from array import array

from cpython cimport array as carray
from libc.stdint cimport int64_t
from libc.stdlib cimport free, malloc

from textprep.errors import InputTypeError, StageError

UNITS = ("char", "utf8", "utf16")


cdef class Edits:
    """What one rewrite moved: blocks (src_start, src_end, dst_start, dst_end), ascending; between blocks 1:1."""

    cdef int64_t *table
    cdef Py_ssize_t count

    def __cinit__(self, blocks=()):
        cdef int64_t src = 0, dst = 0, a, b, c, d
        cdef list items = list(blocks)
        cdef Py_ssize_t n = 0
        self.table = <int64_t *>malloc((4 * len(items) + 1) * sizeof(int64_t))
        if self.table == NULL:
            raise MemoryError
        for block in items:
            a, b, c, d = block
            if a < src or b < a or d < c or a - src != c - dst:
                raise ValueError(f"block {(a, b, c, d)} does not follow ({src}, {dst})")
            self.table[4 * n] = a
            self.table[4 * n + 1] = b
            self.table[4 * n + 2] = c
            self.table[4 * n + 3] = d
            src = b
            dst = d
            n += 1
        self.count = n

    def __dealloc__(self):
        free(self.table)

    @classmethod
    def replacing(cls, replacements):
        """Edits from (src_start, src_end, new length), ascending."""
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

    cdef void origin(self, int64_t position, int64_t *low, int64_t *high) noexcept:
        """The source range of the result's character at a position."""
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

    cdef void source(self, int64_t *start, int64_t *end) noexcept:
        cdef int64_t low, high, other
        self.origin(start[0], &low, &high)
        if start[0] >= end[0]:
            high = low
        else:
            self.origin(end[0] - 1, &other, &high)
        start[0] = low
        end[0] = high

    def to_source(self, int64_t start, int64_t end):
        """The smallest source range that covers ``result[start:end]``; an empty range gives an empty one."""
        self.source(&start, &end)
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
    """Edits that are made when somebody first asks for them."""

    cdef object make
    cdef object made

    def __cinit__(self, make):
        self.make = make

    cpdef edits(self):
        """The edits; made by the first call."""
        if self.made is None:
            self.made = self.make()
            self.make = None
        return self.made


@cython.no_gc
cdef class Doc:
    """A document on its way through a pipeline.

    Not tracked by the garbage collector: it holds strings, arrays of numbers and edits, and a recipe
    for edits must not hold the document itself.
    """

    cdef readonly str original
    cdef readonly str text
    cdef tuple stack
    cdef readonly list tokens
    cdef readonly carray.array starts
    cdef readonly carray.array ends
    cdef readonly list tags
    cdef readonly bint overlapping

    def __init__(self, original):
        if not isinstance(original, str):
            raise InputTypeError(f"a document is a str, found {type(original).__name__}: {original!r:.60}")
        self.original = original
        self.text = original
        self.stack = ()
        self.starts = NOTHING
        self.ends = NOTHING

    @classmethod
    def of(cls, item):
        """The document itself, or a new one of a string."""
        return item if isinstance(item, Doc) else cls(item)

    @classmethod
    def restore(cls, tuple state):
        """The document that `state` described."""
        cdef Doc doc = cls(state[0])
        (doc.text, doc.stack, doc.tokens, doc.starts, doc.ends, doc.tags, doc.overlapping) = state[1:]
        return doc

    def state(self):
        """All fields, for pickling."""
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
        """One per rewrite that moved characters, oldest first."""
        self.stack = tuple([(<LazyEdits>item).edits() if isinstance(item, LazyEdits) else item for item in self.stack])
        return self.stack

    cdef Doc copy(self):
        cdef Doc doc = Doc.__new__(Doc)
        doc.original = self.original
        doc.text = self.text
        doc.stack = self.stack
        doc.tokens = self.tokens
        doc.starts = self.starts
        doc.ends = self.ends
        doc.tags = self.tags
        doc.overlapping = self.overlapping
        return doc

    cdef list cut(self):
        if self.tokens is None:
            raise StageError("the document has no tokens yet; a segmenter has to come before")
        return self.tokens

    def rewritten(self, str text not None, edits=None):
        """The document with a new text; without edits it must be as long as before."""
        cdef Doc doc
        if self.tokens is not None:
            raise StageError("the document is cut into tokens; its text can no longer be rewritten")
        if edits is None and len(text) != len(self.text):
            raise ValueError(f"without edits a text of {len(self.text)} characters cannot become one of {len(text)}")
        doc = self.copy()
        doc.text = text
        if edits is not None:
            doc.stack = (*self.stack, edits if isinstance(edits, Edits) else LazyEdits(edits))
        return doc

    def segmented(self, list tokens not None, starts, ends, *, tags=None, bint overlapping=False):
        """The document cut into tokens, with their ranges in ``text``."""
        return self.cut_into(tokens, starts, ends, tags, overlapping)

    cdef Doc cut_into(self, list tokens, starts, ends, tags, bint overlapping):
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
        """The document with only the tokens at these indices."""
        cdef list tokens = self.cut()
        cdef Py_ssize_t count = len(indices), n = 0, size = len(tokens)
        cdef Py_ssize_t i
        cdef Doc doc = self.copy()
        cdef list kept = []
        cdef list marks = [] if self.tags is not None else None
        cdef carray.array starts = carray.clone(NOTHING, count, False)
        cdef carray.array ends = carray.clone(NOTHING, count, False)
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
        """The document without the tokens that are among some words."""
        cdef list tokens = self.cut()
        cdef Py_ssize_t n = 0, i, size = len(tokens)
        cdef Doc doc
        cdef list kept = []
        cdef list marks = [] if self.tags is not None else None
        cdef carray.array starts, ends
        if words.isdisjoint(tokens):
            return self
        doc = self.copy()
        starts = carray.clone(NOTHING, size, False)
        ends = carray.clone(NOTHING, size, False)
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
        """The document with other words in the same places."""
        cdef Doc doc
        if len(tokens) != len(self.cut()):
            raise ValueError(f"{len(self.cut())} tokens cannot be replaced by {len(tokens)}")
        doc = self.copy()
        doc.tokens = tokens
        return doc

    def with_tags(self, list tags not None):
        """The document with a tag for each token."""
        cdef Doc doc
        if len(tags) != len(self.cut()):
            raise ValueError(f"{len(self.cut())} tokens cannot have {len(tags)} tags")
        doc = self.copy()
        doc.tags = tags
        return doc

    def merged(self, groups, tokens, tags=None):
        """The document where each half-open range of token indices became one token, spans united.

        A group keeps its first token's tag unless ``tags`` says otherwise.
        """
        cdef list old = self.cut(), words = [], marks = []
        cdef Doc doc
        cdef Py_ssize_t at = 0, first, last, n = 0, size = len(old)
        if self.overlapping:
            raise StageError("overlapping tokens (modes 'search' and 'all') cannot be joined")
        if len(groups) != len(tokens) or (tags is not None and len(tags) != len(groups)):
            raise ValueError(f"{len(groups)} groups, {len(tokens)} tokens")
        starts = array("i")
        ends = array("i")
        for first, last in [*groups, (size, size + 1)]:
            if not at <= first < last or (last > size and n < len(groups)):
                raise ValueError(f"group {(first, last)} does not follow token {at} of {size}")
            words += old[at:first]
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            if self.tags is not None:
                marks += self.tags[at:first]
            if n < len(groups):
                words.append(tokens[n])
                starts.append(self.starts.data.as_ints[first])
                ends.append(self.ends.data.as_ints[last - 1])
                if self.tags is not None:
                    marks.append(self.tags[first] if tags is None else tags[n])
            at = last
            n += 1
        doc = self.copy()
        doc.tokens = words
        doc.starts = starts
        doc.ends = ends
        doc.tags = marks if self.tags is not None else None
        return doc

    def split(self, Py_ssize_t index, parts):
        """The document where one token became several, whose lengths together are the token's range."""
        cdef list old = self.cut(), stops = []
        cdef Py_ssize_t start, end, at
        cdef Doc doc
        if not 0 <= index < len(old):
            raise IndexError(f"token {index} of {len(old)}")
        start = self.starts.data.as_ints[index]
        end = self.ends.data.as_ints[index]
        if not parts or sum(map(len, parts)) != end - start:
            raise ValueError(f"{list(parts)!r} do not fill {self.text[start:end]!r}")
        at = start
        for part in parts:
            at += len(part)
            stops.append(at)
        doc = self.copy()
        doc.tokens = [*old[:index], *parts, *old[index + 1 :]]
        doc.starts = self.starts[:index] + array("i", [start, *stops[: len(stops) - 1]]) + self.starts[index + 1 :]
        doc.ends = self.ends[:index] + array("i", stops) + self.ends[index + 1 :]
        if self.tags is not None:
            doc.tags = [*self.tags[:index], *[self.tags[index]] * len(parts), *self.tags[index + 1 :]]
        return doc

    def spans(self, str unit="char"):
        """The range of each token in the original: in code points, or in units of UTF-8 or UTF-16."""
        cdef Py_ssize_t n = len(self.cut()), i
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
                edit.source(&start, &end)
            spans.append((start, end))
        if unit == "char" or self.original.isascii():
            return spans
        places = places_of(self.original, unit)
        return [(places[a], places[b]) for a, b in spans]

    def bounds(self):
        """Starts and ends of `spans` in code points, as 32-bit arrays: no object is made for a token."""
        cdef Py_ssize_t n = len(self.cut()), i
        cdef int64_t start, end
        cdef carray.array starts = self.starts[:], ends = self.ends[:]
        cdef tuple edits = self.edits[::-1]
        cdef Edits edit
        for i in range(n):
            start = starts.data.as_ints[i]
            end = ends.data.as_ints[i]
            for edit in edits:
                edit.source(&start, &end)
            starts.data.as_ints[i] = <int>start
            ends.data.as_ints[i] = <int>end
        return starts, ends

    def __iter__(self):
        return iter(self.cut())

    def __len__(self):
        return len(self.cut())

    def __bool__(self):
        return True

    def __eq__(self, other):
        return self.state() == other.state() if isinstance(other, Doc) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"Doc({self.text!r})" if self.tokens is None else f"Doc({self.tokens!r})"


cdef class Program:
    """What takes a document and gives one; those here call each other without going through Python."""

    cdef Doc run(self, Doc doc):
        raise NotImplementedError

    def __call__(self, Doc doc not None):
        """The document after the program."""
        return self.run(doc)


cdef class DropTokens(Program):
    """The program that leaves tokens out: those that are among some words."""

    cdef readonly frozenset words

    def __init__(self, frozenset words not None):
        self.words = words

    cdef Doc run(self, Doc doc):
        return doc.without(self.words)


cdef class Rewrite(Program):
    """The program of a function of texts: of ``function(text)`` or, unless it is None, ``function(text, argument)``.

    The function gives the new text, the same object where nothing changes, or that text and what moved in it; where
    something did, ``moved(doc, text, what)`` makes the document.
    """

    cdef object function
    cdef object argument
    cdef object moved

    def __init__(self, function, argument=None, moved=None):
        self.function = function
        self.argument = argument
        self.moved = moved

    cdef Doc run(self, Doc doc):
        cdef object text, what = None
        text = self.function(doc.text) if self.argument is None else self.function(doc.text, self.argument)
        if isinstance(text, tuple):
            text, what = <tuple>text
        if text is doc.text:
            return doc
        return self.moved(doc, text, what) if what and self.moved is not None else doc.rewritten(text)


cdef class When(Program):
    """A program for the documents whose text passes a test; the others stay as they are.

    The test is asked with the text and the argument.
    """

    cdef object test
    cdef object argument
    cdef object program

    def __init__(self, test, argument, program):
        self.test = test
        self.argument = argument
        self.program = program

    cdef Doc run(self, Doc doc):
        return self.program(doc) if self.test(doc.text, self.argument) else doc


cdef class Segment(Program):
    """The program of a segmenter: a document's text is cut by what has a method ``spans``."""

    cdef object cutter
    cdef object spans

    def __init__(self, cutter):
        self.cutter = cutter
        self.spans = cutter.spans

    def without(self, frozenset words not None):
        """The program that leaves these tokens out, too; None where the cutter cannot."""
        cutter = self.cutter.without(words) if hasattr(self.cutter, "without") else None
        return None if cutter is None else Segment(cutter)

    cdef Doc run(self, Doc doc):
        tokens, starts, ends = self.spans(doc.text)
        return doc.cut_into(tokens, starts, ends, None, False)


cdef class Chain(Program):
    """Programs one after another."""

    cdef tuple programs

    def __init__(self, programs):
        self.programs = tuple(programs)

    cdef Doc run(self, Doc doc):
        for program in self.programs:
            doc = (<Program>program).run(doc) if isinstance(program, Program) else program(doc)
        return doc


cdef carray.array NOTHING = array("i")


cdef carray.array ints(object values):
    if isinstance(values, carray.array) and (<carray.array>values).ob_descr.typecode == b"i":
        return values
    return array("i", values)


cdef object places_of(str text, str unit):
    """Where every character begins, in the unit; one more than there are characters."""
    cdef carray.array places = array("q", [0]) * (len(text) + 1)
    cdef long long at = 0
    cdef Py_ssize_t n = 0
    cdef Py_UCS4 cp
    cdef bint wide = unit == "utf16"
    for cp in text:
        if wide:
            at += 1 if cp < 0x10000 else 2
        else:
            at += 1 if cp < 0x80 else 2 if cp < 0x800 else 3 if cp < 0x10000 else 4
        n += 1
        places.data.as_longlongs[n] = at
    return places
