from cpython cimport array as carray
from libc.stdint cimport int64_t

cdef class Edits:
    cdef int64_t *table  # four numbers a block
    cdef Py_ssize_t count
    cdef void source_of(self, int64_t position, int64_t *low, int64_t *high) noexcept
    cdef void map_back(self, int64_t *start, int64_t *end) noexcept

cdef class LazyEdits:
    cdef object make
    cdef object made
    cpdef edits(self)

cdef class Doc:
    cdef readonly str original
    cdef readonly str text
    cdef tuple layers  # Edits and LazyEdits, oldest first
    cdef readonly list tokens
    cdef readonly carray.array starts
    cdef readonly carray.array ends
    cdef readonly list tags
    cdef readonly bint overlapping
    cdef Doc copy(self)
    cdef list require_tokens(self)
    cdef Doc with_ranges(self, list tokens, starts, ends, tags, bint overlapping)
