# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Unicode word boundaries (UAX #29), compiled.  The plain-Python twin is ``words_py``."""

from array import array

from cpython cimport array as carray
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    bint Py_UNICODE_ISSPACE(uint32_t cp) nogil

cdef extern from "trie/trie.h":
    uint32_t tp_read(int kind, const void *data, Py_ssize_t i) nogil

CLASSES = (
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Regional_Indicator", "Format", "Katakana", "Hebrew_Letter",
    "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet",
    "WSegSpace",
)
PICTOGRAPHIC = 32

# The numbers of CLASSES, and sets of them as bits.
cdef enum:
    CR = 1
    LF = 2
    NEWLINE = 3
    ZWJ = 5
    REGIONAL = 6
    KATAKANA = 8
    HEBREW = 9
    ALETTER = 10
    SINGLE = 11
    DOUBLE = 12
    MIDNUMLET = 13
    MIDLETTER = 14
    MIDNUM = 15
    NUMERIC = 16
    EXTEND = 17
    SPACE = 18
    BREAKING = 1 << 1 | 1 << 2 | 1 << 3
    IGNORED = 1 << 4 | 1 << 5 | 1 << 7
    LETTER = 1 << 9 | 1 << 10
    MID_LETTER = 1 << 11 | 1 << 13 | 1 << 14
    MID_NUMBER = 1 << 11 | 1 << 13 | 1 << 15
    JOINED = 1 << 8 | 1 << 9 | 1 << 10 | 1 << 16 | 1 << 17

ctypedef fused Char:
    uint8_t
    uint16_t
    uint32_t

cdef carray.array TEMPLATE = array("i")


cdef inline bint among(uint32_t number, uint32_t bits) noexcept nogil:
    return (bits >> number) & 1


cdef uint32_t following(const uint8_t *table, const Char *text, Py_ssize_t at, Py_ssize_t size) noexcept nogil:
    """The class of the next character that does not attach to the one at ``at``; 31 at the end."""
    cdef uint32_t number
    at += 1
    while at < size:
        number = table[text[at]] & 31
        if not among(number, IGNORED):
            return number
        at += 1
    return 31


cdef bint joined(const uint8_t *table, const Char *text, Py_ssize_t at, Py_ssize_t size,
                 uint32_t before, uint32_t last, uint32_t now, bint flags) noexcept nogil:
    """Rules WB5 to WB16: whether no boundary stands before the character at ``at``."""
    if among(last, LETTER):
        if among(now, LETTER | 1 << NUMERIC | 1 << EXTEND) or (last == HEBREW and now == SINGLE):
            return True
        if among(now, MID_LETTER):
            return among(following(table, text, at, size), LETTER)
        return last == HEBREW and now == DOUBLE and following(table, text, at, size) == HEBREW
    if last == NUMERIC:
        if among(now, LETTER | 1 << NUMERIC | 1 << EXTEND):
            return True
        return among(now, MID_NUMBER) and following(table, text, at, size) == NUMERIC
    if among(last, MID_LETTER) and among(before, LETTER) and among(now, LETTER):
        return True
    if last == DOUBLE:
        return before == HEBREW and now == HEBREW
    if among(last, MID_NUMBER) and before == NUMERIC:
        return now == NUMERIC
    if last == KATAKANA:
        return now == KATAKANA or now == EXTEND
    if last == EXTEND:
        return among(now, JOINED)
    return last == REGIONAL and now == REGIONAL and flags


cdef Py_ssize_t scan(const uint8_t *table, const Char *text, Py_ssize_t size, int32_t *ends) noexcept nogil:
    cdef Py_ssize_t at, n = 0
    cdef uint32_t raw, marked, now, previous, last, before = 0
    cdef bint flags
    if size == 0:
        return 0
    raw = table[text[0]]
    last = raw & 31
    flags = last == REGIONAL
    for at in range(1, size):
        marked = table[text[at]]
        now = marked & 31
        previous = raw & 31
        raw = marked
        if now == ALETTER and last == ALETTER and previous == ALETTER:
            # Most of most texts.
            before = ALETTER
            flags = False
            continue
        if among(now, BREAKING) or among(previous, BREAKING):
            if not (previous == CR and now == LF):
                ends[n] = <int32_t>at
                n += 1
            before = 0
            last = now
            flags = now == REGIONAL
            continue
        if among(now, IGNORED):
            continue
        if not ((previous == ZWJ and marked & 32) or (previous == SPACE and now == SPACE)
                or joined(table, text, at, size, before, last, now, flags)):
            ends[n] = <int32_t>at
            n += 1
        flags = now == REGIONAL and not (flags and last == REGIONAL)
        before = last
        last = now
    ends[n] = <int32_t>size
    return n + 1


cdef class WordBreaker:
    """Cuts a text at Unicode's word boundaries.

    ``ranges`` are (first, last, class) of the characters that are not Other, the class a number
    of ``CLASSES``, plus ``PICTOGRAPHIC`` where that holds.
    """

    cdef uint8_t *table
    cdef bint keep_space

    def __cinit__(self, ranges, bint keep_space=False):
        cdef uint32_t first, last, number
        self.keep_space = keep_space
        self.table = <uint8_t *>calloc(0x110000, 1)
        if self.table == NULL:
            raise MemoryError
        for first, last, number in ranges:
            if first > last or last > 0x10FFFF:
                raise ValueError(f"U+{first:04X}..{last:04X} is no range of code points")
            memset(self.table + first, number, last - first + 1)

    def __dealloc__(self):
        free(self.table)

    cdef Py_ssize_t run(self, str text, int32_t **ends) except -1:
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef const void *data = PyUnicode_DATA(text)
        ends[0] = <int32_t *>malloc((size + 1) * sizeof(int32_t))
        if ends[0] == NULL:
            raise MemoryError
        if PyUnicode_KIND(text) == 1:
            return scan(self.table, <const uint8_t *>data, size, ends[0])
        if PyUnicode_KIND(text) == 2:
            return scan(self.table, <const uint16_t *>data, size, ends[0])
        return scan(self.table, <const uint32_t *>data, size, ends[0])

    def bounds(self, str text not None):
        """The end of every piece, white space included."""
        cdef int32_t *ends
        cdef Py_ssize_t n = self.run(text, &ends)
        cdef carray.array made
        try:
            made = carray.clone(TEMPLATE, n, False)
            memcpy(made.data.as_ints, ends, n * sizeof(int32_t))
            return made
        finally:
            free(ends)

    cdef list emit(self, str text, carray.array starts, carray.array stops):
        cdef int32_t *ends
        cdef Py_ssize_t n = self.run(text, &ends), i, j, start = 0, kept = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef list tokens = []
        try:
            if starts is not None:
                carray.resize(starts, n)
                carray.resize(stops, n)
            for i in range(n):
                j = start
                if not self.keep_space:
                    while j < ends[i] and Py_UNICODE_ISSPACE(tp_read(kind, data, j)):
                        j += 1
                if j < ends[i]:
                    tokens.append(text[start : ends[i]])
                    if starts is not None:
                        starts.data.as_ints[kept] = <int>start
                        stops.data.as_ints[kept] = ends[i]
                        kept += 1
                start = ends[i]
            if starts is not None:
                carray.resize(starts, kept)
                carray.resize(stops, kept)
            return tokens
        finally:
            free(ends)

    def tokens(self, str text not None):
        """The pieces of a text, white space left out unless ``keep_space``."""
        return self.emit(text, None, None)

    def spans(self, str text not None):
        """``(tokens, starts, ends)``."""
        cdef carray.array starts = carray.clone(TEMPLATE, 0, False)
        cdef carray.array stops = carray.clone(TEMPLATE, 0, False)
        return self.emit(text, starts, stops), starts, stops

    def many(self, texts):
        """The tokens of each of many texts."""
        return [self.emit(text, None, None) for text in texts]
