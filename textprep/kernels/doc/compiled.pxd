from cpython cimport array as carray
from libc.stdint cimport int64_t

cdef extern from "doc/mapping.h":
    void tp_range_to_source(const int64_t *blocks, int64_t count, int64_t *start, int64_t *end) nogil

cdef class Edits:
    cdef int64_t *table  # four numbers a block
    cdef Py_ssize_t count

cdef class LazyEdits:
    cdef object make
    cdef object made
    cpdef edits(self)

cdef class Doc:
    cdef readonly str original
    cdef readonly str text
    cdef tuple layers  # Edits and LazyEdits, oldest first
    cdef tuple token_tuple
    cdef object token_view      # the same as `Tokens`, made when first asked for
    cdef carray.array token_starts  # as long as the tokens, and never seen from Python
    cdef carray.array token_ends
    cdef tuple tag_tuple
    cdef object tag_view        # the same as `Tokens`, made when first asked for
    cdef readonly bint overlapping
    cdef Doc copy(self)
    cdef tuple require_tokens(self)
    cdef Doc with_ranges(self, tokens, starts, ends, tags, bint overlapping)
