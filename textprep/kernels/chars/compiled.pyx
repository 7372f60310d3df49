# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Character-wise rewriting, compiled.  The plain-Python twin is ``chars_py``."""

from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)

cdef extern from "trie/trie.h":
    uint32_t tp_read(int kind, const void *data, Py_ssize_t i) nogil

KEEP, DROP, DROP_SILENTLY, CLUSTER = 0, 1, 2, 3

ctypedef fused Wide:
    uint16_t
    uint32_t

ctypedef fused Narrow:
    uint8_t
    uint16_t
    uint32_t


cdef inline Wide half(Wide c, Wide space) noexcept nogil:
    # Unsigned wrap-around makes one comparison of the two bounds.
    if <Wide>(c - 0xFF01) < 94:
        return <Wide>(c - 0xFEE0)
    return 0x20 if c == space else c


cdef Wide survey(const Wide *source, Py_ssize_t size, Wide space, Wide *changed) noexcept nogil:
    """All bits of the result; ``changed`` gets the bits that differ from the source."""
    cdef Wide bits = 0, differing = 0, to
    cdef Py_ssize_t i
    for i in range(size):
        to = half(source[i], space)
        bits |= to
        differing |= to ^ source[i]
    changed[0] = differing
    return bits


cdef void rewrite(const Wide *source, Narrow *target, Py_ssize_t size, Wide space) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(size):
        target[i] = <Narrow>half(source[i], space)


cdef object halve(const Wide *source, Py_ssize_t size, Wide space, str text):
    cdef Wide changed = 0
    cdef Wide bits = survey(source, size, space, &changed)
    cdef str result
    if not changed:
        return text
    if bits < 128:
        result = PyUnicode_New(size, 127)
        rewrite(source, <uint8_t *>PyUnicode_DATA(result), size, space)
    elif bits < 256:
        result = PyUnicode_New(size, 255)
        rewrite(source, <uint8_t *>PyUnicode_DATA(result), size, space)
    elif bits < 0x10000:
        result = PyUnicode_New(size, 0xFFFF)
        rewrite(source, <uint16_t *>PyUnicode_DATA(result), size, space)
    else:
        result = PyUnicode_New(size, 0x10FFFF)
        rewrite(source, <uint32_t *>PyUnicode_DATA(result), size, space)
    return result


def full_to_half(str text not None, bint space):
    """U+FF01..FF5E minus 0xFEE0; with ``space`` also U+3000 to U+0020.  The same object where nothing changes."""
    cdef int kind = PyUnicode_KIND(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef uint32_t code = 0x3000 if space else 0x20
    if kind == 1:
        return text
    if kind == 2:
        return halve(<const uint16_t *>PyUnicode_DATA(text), size, <uint16_t>code, text)
    return halve(<const uint32_t *>PyUnicode_DATA(text), size, code, text)


cdef bint cased(const Narrow *text, Py_ssize_t size, uint32_t first) noexcept nogil:
    # No way out before the end, so that the compiler compares many at a time.
    cdef uint32_t found = 0, c
    cdef Py_ssize_t i
    for i in range(size):
        c = text[i]
        found |= (c - first < 26) | (c - 0x80 < 0x1F80) | (c - 0x2100 < 0xD80) | (
            (c >= 0xA640) & (c - 0xFF01 >= 0x20))
    return found != 0


def may_have_case(str text not None, bint upper):
    """Whether a text may hold characters with case; of ASCII, with ``upper``, A to Z count, else a to z."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef uint32_t first = 65 if upper else 97
    if kind == 1:
        return cased(<const uint8_t *>data, size, first)
    if kind == 2:
        return cased(<const uint16_t *>data, size, first)
    return cased(<const uint32_t *>data, size, first)


cdef class Filter:
    """Keeps or drops characters by a table that ``page`` fills, 256 code points at a time."""

    cdef object page
    cdef object clusters
    cdef uint8_t **pages

    def __cinit__(self, page, clusters=None):
        self.page = page
        self.clusters = clusters
        self.pages = <uint8_t **>calloc(0x1100, sizeof(uint8_t *))
        if self.pages == NULL:
            raise MemoryError

    def __dealloc__(self):
        cdef Py_ssize_t i
        if self.pages != NULL:
            for i in range(0x1100):
                free(self.pages[i])
        free(self.pages)

    cdef const uint8_t *load(self, uint32_t number) except NULL:
        cdef bytes made
        cdef uint8_t *room
        if self.pages[number] == NULL:
            made = self.page(number)
            if len(made) != 256:
                raise ValueError(f"a page has 256 bytes, found {len(made)}")
            room = <uint8_t *>malloc(256)
            if room == NULL:
                raise MemoryError
            memcpy(room, <const char *>made, 256)
            self.pages[number] = room
        return self.pages[number]

    def actions(self, str text not None):
        """The action for each character."""
        cdef Py_UCS4 code
        cdef list found = []
        for code in text:
            found.append(self.load(<uint32_t>code >> 8)[<uint32_t>code & 0xFF])
        return found

    def apply(self, str text not None, str replacement not None):
        """The text without what is dropped, and (start, end, new length) of each gap.

        A gap that held something visible becomes the replacement, another becomes nothing.  Where a
        character needs its neighbours to be judged, what ``clusters`` makes of both; None without it.
        """
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), i, at, first = -1
        cdef uint32_t code
        cdef const uint8_t *page
        cdef uint8_t action, seen
        cdef list pieces, gaps
        for i in range(size):
            code = tp_read(kind, data, i)
            page = self.pages[code >> 8]
            if page == NULL:
                page = self.load(code >> 8)
            action = page[code & 0xFF]
            if action == 3:
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
                code = tp_read(kind, data, i)
                action = self.pages[code >> 8][code & 0xFF]
                if not action:
                    break
                seen |= action
                i += 1
            if seen & 1:
                pieces.append(replacement)
                gaps.append((at, i, len(replacement)))
            else:
                gaps.append((at, i, 0))
            at = i
            while i < size:
                code = tp_read(kind, data, i)
                if self.pages[code >> 8][code & 0xFF]:
                    break
                i += 1
            if i > at:
                pieces.append(text[at:i])
        return "".join(pieces), gaps
