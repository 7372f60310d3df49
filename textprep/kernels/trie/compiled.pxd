from libc.stdint cimport int64_t, uint8_t, uint32_t, uint64_t

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

cdef extern from "trie/spellings.h":
    ctypedef struct tp_spellings:
        uint8_t *bytes
        uint32_t *offsets
        uint64_t n_words

cdef extern from "Python.h":
    ctypedef struct PyObject:
        pass

cdef class StringCache:
    cdef PyObject **words      # by rank
    cdef uint64_t n_words
    cdef PyObject **characters # of the basic plane

cdef class Trie:
    cdef tp_trie table
    cdef tp_spellings text_of_ids
    cdef double *log_counts    # by rank; NULL while words may still be added, and then ids are ranks
    cdef uint32_t *id_of_rank
    cdef bint in_overlay       # only the overlay adds words, because it keeps an entry for each
    cdef bint borrowed         # the tables lie in `buffer`; otherwise they are the trie's own
    cdef object buffer         # keeps a memory-mapped file alive
    cdef StringCache strings   # made when first asked for
    cdef int reserve(self, uint64_t n_words) except -1
    cdef int64_t add(self, str word) except -1
    cdef int64_t insert_word(self, str word) except -1
    cdef int64_t add_code_points(self, const uint32_t *points, Py_ssize_t length, const uint8_t *utf8,
                                 Py_ssize_t size) except -1
    cdef bint walk(self, str text, uint32_t *end)
    cdef int64_t id_of(self, uint32_t end) noexcept
    cdef int64_t lookup(self, str word)
    cdef double log_count_of(self, str word)
    cdef int freeze(self, const int64_t *counts) except -1
    cdef StringCache string_cache(self)
