# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Character-wise tests and rewriting, compiled; the twin of ``pure.py``."""

from libc.stdint cimport int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)

cdef extern from "code_points.h":
    uint32_t tp_read(int width, const void *text, int64_t i) nogil

cdef extern from "chars/chars.h":
    uint32_t tp_half_bits(int width, const void *text, int64_t size, uint32_t space) nogil
    void tp_half_write(int width, const void *text, int64_t size, uint32_t space, int to, void *target) nogil
    bint tp_may_have_case(int width, const void *text, int64_t size, uint32_t first) nogil

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
