from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t

cdef extern from "trie/trie.h":
    ctypedef struct tp_slot:
        uint64_t key
        uint32_t node
        uint32_t word

    ctypedef struct tp_first:
        uint32_t node
        uint32_t word

    ctypedef struct tp_trie:
        tp_slot *slots
        tp_first *first
        uint64_t mask
        uint32_t shift
        uint32_t nodes
        uint32_t words
        uint64_t used
        uint64_t *edges
        uint32_t edge_shift

cdef extern from "Python.h":
    ctypedef struct PyObject:
        pass

cdef class Shared:
    cdef PyObject **words
    cdef uint64_t room
    cdef PyObject **singles

cdef class Trie:
    cdef tp_trie table
    cdef uint8_t *blob        # the words in UTF-8, one after another, in the order of their ids
    cdef uint32_t *offsets    # where each begins; one more than there are words
    cdef uint64_t blob_room
    cdef uint64_t words_room
    cdef double *logs         # logarithms of the counts, by rank; NULL while words may still be added
    cdef uint32_t *ids        # rank to id
    cdef object buffer        # keeps a memory-mapped table alive; None where the tables are our own
    cdef Shared shared        # made when first asked for
    cdef int64_t add(self, str word) except -1
    cdef bint walk(self, str text, uint32_t *end)
    cdef int64_t lookup(self, str word)
    cdef double log_of(self, str word)
    cdef int append_word(self, const uint8_t *data, Py_ssize_t size) except -1
    cdef int rank(self, const long long *counts) except -1
    cdef Shared strings(self)
