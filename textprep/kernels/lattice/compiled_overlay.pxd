from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t

from textprep.kernels.lattice.headers cimport tp_change, tp_lattice
from textprep.kernels.trie.compiled cimport StringCache, Trie


cdef class Overlay:
    cdef readonly Trie trie
    cdef tp_change *changes
    cdef uint32_t *newest_change   # per word, index + 1 in changes
    cdef uint64_t n_changes, changes_room, n_words, words_room
    cdef readonly uint32_t removals
    cdef int append_change(self, uint64_t word, int64_t count, uint32_t version) except -1


cdef class Lattice:
    cdef tp_lattice core
    cdef readonly Trie base
    cdef readonly Overlay overlay
    cdef StringCache strings
    cdef void refresh(self) noexcept
    cpdef int32_t id(self, str text) except -2
