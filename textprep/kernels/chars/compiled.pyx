# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False, auto_pickle=False
"""Character-wise tests and rewriting, compiled; the twin of ``pure.py``."""

from libc.stdint cimport int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

from textprep.kernels.batch.compiled cimport (
    TP_ASK_PYTHON,
    TP_NO_MEMORY_LEFT,
    TP_REWRITTEN,
    TP_UNCHANGED,
    Rewriter,
    Rewriting,
    tp_arena_take,
    tp_text,
)

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)

cdef extern from "code_points.h":
    uint32_t tp_read(int width, const void *text, int64_t i) nogil
    void tp_write(int width, void *text, int64_t i, uint32_t c) nogil

cdef extern from "chars/chars.h":
    uint32_t tp_half_bits(int width, const void *text, int64_t size, uint32_t space) nogil
    void tp_half_write(int width, const void *text, int64_t size, uint32_t space, int to, void *target) nogil
    bint tp_may_have_case(int width, const void *text, int64_t size, uint32_t first) nogil
    int tp_kinds_of_case(int width, const void *text, int64_t size, uint32_t first) nogil
    void tp_swap_ascii_case(int width, const void *text, int64_t size, uint32_t first, void *target) nogil
    bint tp_has_either(int width, const void *text, int64_t size, uint32_t one, uint32_t other) nogil

KEEP, DROP, DROP_SILENTLY, CLUSTER = 0, 1, 2, 3

cdef enum:
    # The bit in which DROP differs from KEEP and from DROP_SILENTLY.
    VISIBLE = 1
    NEEDS_CLUSTER = 3
    PAGES = 0x1100  # of 256 code points each


def full_to_half(str text not None, bint space):
    """Return the text with U+FF01..FF5E less 0xFEE0 and, with ``space``, U+3000 as U+0020.

    A text without any of them comes back as the same object.
    """
    cdef int width = PyUnicode_KIND(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef uint32_t old_space = 0x3000 if space else 0x20
    cdef uint32_t bits
    cdef str result
    if width == 1:
        return text
    bits = tp_half_bits(width, PyUnicode_DATA(text), size, old_space)
    if bits == 0:
        return text
    # PEP 393 has four kinds of strings, two of which take one byte a character.
    result = PyUnicode_New(size, 127 if bits < 128 else 255 if bits < 256 else 0xFFFF if bits < 0x10000 else 0x10FFFF)
    tp_half_write(width, PyUnicode_DATA(text), size, old_space, PyUnicode_KIND(result), PyUnicode_DATA(result))
    return result


def may_have_case(str text not None, bint upper):
    """Return whether a text may hold characters with case; of ASCII only A to Z count with ``upper``, else a to z."""
    return tp_may_have_case(
        PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text), 65 if upper else 97
    )


cdef class Filter:
    """Keep or drop characters by a table of actions.

    Parameters:
        page: ``page(n)`` returns the actions of code points 256n to 256n + 255, one byte each; the first character of
            a page calls it.
        clusters: ``clusters(text, replacement)`` filters a text in which a character needs its neighbours (`CLUSTER`).
    """

    cdef object page
    cdef object clusters
    cdef uint8_t **pages

    def __cinit__(self, page, clusters=None):
        self.page = page
        self.clusters = clusters
        self.pages = <uint8_t **>calloc(PAGES, sizeof(uint8_t *))
        if self.pages == NULL:
            raise MemoryError

    def __dealloc__(self):
        cdef Py_ssize_t i
        if self.pages != NULL:
            for i in range(PAGES):
                free(self.pages[i])
        free(self.pages)

    cdef const uint8_t *load(self, uint32_t number) except NULL:
        cdef bytes actions
        cdef uint8_t *copy
        if self.pages[number] == NULL:
            actions = self.page(number)
            if len(actions) != 256:
                raise ValueError(f"a page has 256 bytes, found {len(actions)}")
            copy = <uint8_t *>malloc(256)
            if copy == NULL:
                raise MemoryError
            memcpy(copy, <const char *>actions, 256)
            self.pages[number] = copy
        return self.pages[number]

    def rewriter(self, str replacement not None):
        """Return the batch form of `apply`."""
        cdef Gaps made = Gaps()
        made.filter = self
        made.replacement = replacement
        made.filling.data = PyUnicode_DATA(replacement)
        made.filling.length = PyUnicode_GET_LENGTH(replacement)
        made.filling.width = PyUnicode_KIND(replacement)
        return made

    def actions(self, str text not None):
        """Return the action for each character."""
        cdef Py_UCS4 code
        cdef list found = []
        for code in text:
            found.append(self.load(<uint32_t>code >> 8)[<uint32_t>code & 0xFF])
        return found

    def apply(self, str text not None, str replacement not None):
        """Return the text without dropped characters, and (start, end, new length) of each gap.

        A gap with a visible character (`DROP`) becomes the replacement; a gap of `DROP_SILENTLY` alone becomes nothing.
        A text with a `CLUSTER` character gives the result of ``clusters``, or None without such a function.
        """
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), i, at, first = -1
        cdef uint32_t code
        cdef const uint8_t *page
        cdef uint8_t action, seen
        cdef list pieces, gaps
        for i in range(size):
            code = tp_read(width, data, i)
            page = self.pages[code >> 8]
            if page == NULL:
                page = self.load(code >> 8)
            action = page[code & 0xFF]
            if action == NEEDS_CLUSTER:
                return None if self.clusters is None else self.clusters(text, replacement)
            if action and first < 0:
                first = i
        if first < 0:
            return text, []
        pieces = [text[:first]] if first else []
        gaps = []
        i = first
        while i < size:
            at = i
            seen = 0
            while i < size:
                code = tp_read(width, data, i)
                action = self.pages[code >> 8][code & 0xFF]
                if not action:
                    break
                seen |= action
                i += 1
            if seen & VISIBLE:
                pieces.append(replacement)
                gaps.append((at, i, len(replacement)))
            else:
                gaps.append((at, i, 0))
            at = i
            while i < size:
                code = tp_read(width, data, i)
                if self.pages[code >> 8][code & 0xFF]:
                    break
                i += 1
            if i > at:
                pieces.append(text[at:i])
        return "".join(pieces), gaps


# Batch forms: rewriting without Python.


cdef class HalfWidth(Rewriter):
    """The batch form of `full_to_half`."""

    cdef uint32_t space

    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil:
        cdef void *target
        if source.width == 1 or tp_half_bits(source.width, source.data, source.length, self.space) == 0:
            return TP_UNCHANGED
        target = tp_arena_take(made.arena, source.length * source.width)
        if target == NULL:
            return TP_NO_MEMORY_LEFT
        tp_half_write(source.width, source.data, source.length, self.space, source.width, target)
        made.text = source[0]
        made.text.data = target
        return TP_REWRITTEN


cdef class AsciiCase(Rewriter):
    """Maps the case of ASCII letters; asks Python for texts with other characters that may have case."""

    cdef uint32_t first

    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil:
        cdef int kinds = tp_kinds_of_case(source.width, source.data, source.length, self.first)
        cdef void *target
        if kinds != 1:
            return TP_ASK_PYTHON if kinds else TP_UNCHANGED
        target = tp_arena_take(made.arena, source.length * source.width)
        if target == NULL:
            return TP_NO_MEMORY_LEFT
        tp_swap_ascii_case(source.width, source.data, source.length, self.first, target)
        made.text = source[0]
        made.text.data = target
        return TP_REWRITTEN


cdef class EitherCharacter(Rewriter):
    """Asks Python for texts with one of two characters; others stay as they are."""

    cdef uint32_t one, other

    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil:
        return TP_ASK_PYTHON if tp_has_either(source.width, source.data, source.length, self.one, self.other) \
            else TP_UNCHANGED


cdef class Gaps(Rewriter):
    """The batch form of `Filter.apply`; asks Python for clusters, and for characters whose page is not loaded."""

    cdef Filter filter
    cdef str replacement
    cdef tp_text filling   # the replacement's characters

    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil:
        cdef int64_t i, size = source.length, n_gaps = 0
        cdef uint32_t code
        cdef const uint8_t *page
        cdef uint8_t action, before = 0
        for i in range(size):
            code = tp_read(source.width, source.data, i)
            page = self.filter.pages[code >> 8]
            if page == NULL:
                return TP_ASK_PYTHON
            action = page[code & 0xFF]
            if action == NEEDS_CLUSTER:
                return TP_ASK_PYTHON
            n_gaps += action != 0 and before == 0
            before = action
        return self.fill(source, n_gaps, made) if n_gaps else TP_UNCHANGED

    cdef int fill(self, const tp_text *source, int64_t n_gaps, Rewriting *made) noexcept nogil:
        """Write the text without its gaps, and a block for each gap."""
        cdef tp_text filling = self.filling
        cdef int width = max(source.width, filling.width)
        cdef int64_t i = 0, k, at, out = 0, size = source.length
        cdef uint32_t code
        cdef uint8_t action, seen
        cdef int64_t *block
        # Each gap has a character at least, and becomes the replacement at most.
        cdef void *target = tp_arena_take(made.arena, (size + n_gaps * filling.length) * width)
        made.blocks = <int64_t *>tp_arena_take(made.arena, 4 * n_gaps * sizeof(int64_t))
        if target == NULL or made.blocks == NULL:
            return TP_NO_MEMORY_LEFT
        block = made.blocks
        while i < size:
            at = i
            seen = 0
            while i < size:
                code = tp_read(source.width, source.data, i)
                action = self.filter.pages[code >> 8][code & 0xFF]
                if not action:
                    break
                seen |= action
                i += 1
            if i > at:
                block[0] = at
                block[1] = i
                block[2] = out
                if seen & VISIBLE:
                    for k in range(filling.length):
                        tp_write(width, target, out + k, tp_read(filling.width, filling.data, k))
                    out += filling.length
                block[3] = out
                block += 4
            if i < size:
                tp_write(width, target, out, code)
                out += 1
                i += 1
        made.block_count = n_gaps
        made.text.data = target
        made.text.length = out
        made.text.width = width
        return TP_REWRITTEN


def half_width_rewriter(bint space):
    """Return the batch form of `full_to_half`."""
    cdef HalfWidth made = HalfWidth()
    made.space = 0x3000 if space else 0x20
    return made


def ascii_case_rewriter(bint upper):
    """Return what maps A to Z to lower case with ``upper``, else a to z to upper case, in texts without other case."""
    cdef AsciiCase made = AsciiCase()
    made.first = 65 if upper else 97
    return made


def either_character_rewriter(str characters not None):
    """Return what leaves texts without any of two characters as they are, and asks Python for the others."""
    cdef EitherCharacter made = EitherCharacter()
    made.one, made.other = map(ord, characters)
    return made
