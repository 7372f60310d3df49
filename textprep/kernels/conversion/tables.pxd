from libc.stdint cimport int64_t, uint16_t, uint32_t, uint64_t

from textprep.kernels.trie.compiled cimport tp_trie

cdef extern from "conversion/dictionary.h":
    ctypedef struct tp_entry:
        uint32_t key
        uint32_t candidates
        uint32_t end
        uint16_t key_length
        uint16_t single

    ctypedef struct tp_dictionary:
        tp_trie trie
        tp_entry *entries

cdef extern from "conversion/table.h":
    ctypedef struct tp_match:
        const uint32_t *value
        uint32_t value_length
        uint32_t entry
        uint16_t dictionary

    ctypedef struct tp_table:
        const tp_match *matches

    ctypedef struct tp_table_data:
        tp_table table
        bint has_latin1_key

cdef class Dictionary:
    cdef tp_dictionary dictionary
    cdef bytes text             # what the entries point into
    cdef int prepare(self, bytes text, uint64_t expected) except -1
    cdef int64_t walk(self, str text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t *length)
    cdef list candidates_of(self, uint32_t entry)

cdef class Table:
    cdef tp_table_data data
    cdef list dictionaries      # those that the rule names: no other ever matches
    cdef list character_dictionaries
    cdef int build(self, list rows, list named) except -1
