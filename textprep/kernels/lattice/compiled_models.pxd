from textprep.kernels.lattice.headers cimport tp_hmm, tp_tag_model


cdef class Hmm:
    cdef tp_hmm tables


cdef class TagHmm:
    cdef tp_tag_model tables
    cdef list tags   # by state
    cdef int fill_entries(self, dict entries, dict allowed) except -1
