# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False, auto_pickle=False
"""The matcher of named patterns, compiled; the twin of ``pure.py``."""

from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from cpython.list cimport PyList_New, PyList_SET_ITEM
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.ref cimport Py_INCREF
from libc.stdint cimport int64_t

from textprep.kernels.patterns.regexes import check_names

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef extern from "patterns/patterns.h":
    enum:
        TP_PATTERN_COUNT
    const char *const tp_pattern_names[]
    size_t TP_MATCHER_SIZE
    void tp_fill_tables()
    void tp_add_pattern(tp_pattern_matcher *matcher, int pattern)
    void tp_fill_begins(tp_pattern_matcher *matcher)
    int tp_find_matches(int width, const void *text, int64_t size, const tp_pattern_matcher *matcher, int64_t *at,
                        int64_t stop, tp_pattern_spans *spans) nogil

cdef enum:
    # Characters between two checks for signals, some milliseconds.
    SIGNAL_INTERVAL = 1 << 20
    # A text shorter than this takes less time than others would wait for the interpreter.
    LONG_TEXT = 1 << 14

#: The scanner of each name.
cdef dict NUMBERS = {tp_pattern_names[number].decode(): number for number in range(TP_PATTERN_COUNT)}

cdef carray.array EMPTY = array("i")

tp_fill_tables()


cdef class PatternMatcher:
    """Find the matches of several patterns; see the plain twin."""

    def __cinit__(self, tuple names not None):
        check_names(names)
        self.matcher = <tp_pattern_matcher *>PyMem_Calloc(1, TP_MATCHER_SIZE)
        if self.matcher == NULL:
            raise MemoryError
        for name in names:
            tp_add_pattern(self.matcher, NUMBERS[name])
        tp_fill_begins(self.matcher)

    def __dealloc__(self):
        PyMem_Free(self.matcher)

    cdef int find(self, int width, const void *text, int64_t size, int64_t *at, int64_t stop,
                  tp_pattern_spans *spans) noexcept nogil:
        """Append the spans of the matches that begin at ``at[0]`` or behind it and before ``stop``.

        Move ``at[0]`` to where the search goes on, which may lie behind ``stop``. Return -1 if there is no memory.
        """
        return tp_find_matches(width, text, size, self.matcher, at, stop, spans)

    cdef int find_all(self, str text, tp_pattern_spans *spans) except -1:
        """Append the spans of all matches, and let signals interrupt that in a long text."""
        cdef int64_t size = PyUnicode_GET_LENGTH(text), at = 0, stop
        cdef int width = PyUnicode_KIND(text), failed
        cdef const void *data = PyUnicode_DATA(text)
        while at < size:
            stop = min(size, at + SIGNAL_INTERVAL)
            if size < LONG_TEXT:
                failed = self.find(width, data, size, &at, stop, spans)
            else:
                with nogil:
                    failed = self.find(width, data, size, &at, stop, spans)
                PyErr_CheckSignals()
            if failed:
                raise MemoryError
        return 0

    def spans(self, str text not None):
        """Return the spans of the matches, ascending."""
        cdef tp_pattern_spans spans
        cdef int64_t i
        cdef list found
        cdef tuple span
        tp_start_spans(&spans)
        try:
            self.find_all(text, &spans)
            found = PyList_New(spans.size // 2)
            for i in range(spans.size // 2):
                span = (spans.items[2 * i], spans.items[2 * i + 1])
                Py_INCREF(span)
                PyList_SET_ITEM(found, i, span)
            return found
        finally:
            tp_free_spans(&spans)

    def bounds(self, str text not None):
        """Return the starts and the ends of `spans`, without an object for each."""
        cdef tp_pattern_spans spans
        cdef int64_t i
        cdef carray.array starts, ends
        tp_start_spans(&spans)
        try:
            self.find_all(text, &spans)
            starts = carray.clone(EMPTY, spans.size // 2, False)
            ends = carray.clone(EMPTY, spans.size // 2, False)
            for i in range(spans.size // 2):
                starts.data.as_ints[i] = <int>spans.items[2 * i]
                ends.data.as_ints[i] = <int>spans.items[2 * i + 1]
            return starts, ends
        finally:
            tp_free_spans(&spans)
