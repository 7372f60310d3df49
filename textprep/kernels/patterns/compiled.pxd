from libc.stdint cimport int64_t

cdef extern from "patterns/spans.h":
    ctypedef struct tp_pattern_spans:
        int64_t *items  # starts and ends by turns
        int64_t size
    ctypedef struct tp_pattern_matcher:
        pass
    void tp_start_spans(tp_pattern_spans *spans) nogil
    void tp_free_spans(tp_pattern_spans *spans) nogil

cdef class PatternMatcher:
    cdef tp_pattern_matcher *matcher
    cdef int find(self, int width, const void *text, int64_t size, int64_t *at, int64_t stop,
                  tp_pattern_spans *spans) noexcept nogil
    cdef int find_all(self, str text, tp_pattern_spans *spans) except -1
