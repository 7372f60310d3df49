# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Unicode's word boundaries (UAX #29), compiled; the twin of ``pure.py``."""

from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    bint Py_UNICODE_ISSPACE(uint32_t code) nogil

cdef extern from "code_points.h":
    uint32_t tp_read(int width, const void *text, int64_t i) nogil

cdef extern from "words/word_break.h":
    int TP_PICTOGRAPHIC
    int64_t tp_word_ends(int width, const void *text, const uint8_t *classes, int64_t size, int32_t *ends) nogil

CLASSES = (
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Regional_Indicator", "Format", "Katakana", "Hebrew_Letter",
    "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet",
    "WSegSpace",
)
PICTOGRAPHIC = TP_PICTOGRAPHIC

cdef uint32_t CLASS_COUNT = len(CLASSES)

cdef enum:
    PIECES_PER_SIGNAL_CHECK = 16384

cdef carray.array EMPTY = array("i")


cdef class WordBreaker:
    """Cut texts at Unicode's word boundaries.

    Parameters:
        ranges: (first, last, class) of all characters that are not of class Other. The class is an index of `CLASSES`,
            plus `PICTOGRAPHIC` for characters that are Extended_Pictographic.
        keep_space: whether white space is a token.
    """

    cdef uint8_t *classes
    cdef bint keep_space

    def __cinit__(self, ranges, bint keep_space=False):
        cdef uint32_t first, last, number
        self.keep_space = keep_space
        self.classes = <uint8_t *>calloc(0x110000, 1)
        if self.classes == NULL:
            raise MemoryError
        for first, last, number in ranges:
            if first > last or last > 0x10FFFF:
                raise ValueError(f"U+{first:04X}..{last:04X} is not a range of code points")
            if number & ~<uint32_t>TP_PICTOGRAPHIC >= CLASS_COUNT:
                raise ValueError(f"U+{first:04X}..{last:04X} has class {number}, expected an index of CLASSES")
            memset(self.classes + first, number, last - first + 1)

    def __dealloc__(self):
        free(self.classes)

    cdef Py_ssize_t find_ends(self, str text, int32_t **ends) except -1:
        """Allocate and fill the ends of the pieces; the caller frees them."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        ends[0] = <int32_t *>malloc((size + 1) * sizeof(int32_t))
        if ends[0] == NULL:
            raise MemoryError
        return tp_word_ends(PyUnicode_KIND(text), PyUnicode_DATA(text), self.classes, size, ends[0])

    def bounds(self, str text not None):
        """Return the end of every piece, white space included."""
        cdef int32_t *ends
        cdef Py_ssize_t n = self.find_ends(text, &ends)
        cdef carray.array bounds
        try:
            bounds = carray.clone(EMPTY, n, False)
            if n:
                # The data of an empty array is NULL.
                memcpy(bounds.data.as_ints, ends, n * sizeof(int32_t))
            return bounds
        finally:
            free(ends)

    cdef list pieces(self, str text, carray.array starts, carray.array stops):
        cdef int32_t *ends
        cdef Py_ssize_t n = self.find_ends(text, &ends), i, j, start = 0, kept = 0
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef list tokens = []
        try:
            if starts is not None:
                carray.resize(starts, n)
                carray.resize(stops, n)
            for i in range(n):
                if i % PIECES_PER_SIGNAL_CHECK == 0:
                    PyErr_CheckSignals()
                j = start
                if not self.keep_space:
                    while j < ends[i] and Py_UNICODE_ISSPACE(tp_read(width, data, j)):
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
        """Return the pieces of a text, without white space unless ``keep_space``."""
        return self.pieces(text, None, None)

    def spans(self, str text not None):
        """Return ``(tokens, starts, ends)``."""
        cdef carray.array starts = carray.clone(EMPTY, 0, False)
        cdef carray.array stops = carray.clone(EMPTY, 0, False)
        return self.pieces(text, starts, stops), starts, stops

    def many(self, texts):
        """Return the tokens of each of many texts."""
        return [self.pieces(require_text(text), None, None) for text in texts]


cdef str require_text(str text):
    """Return a text that comes from a list; Cython takes None for a string there."""
    if text is None:
        raise TypeError("a text must be a string, found None")
    return text
