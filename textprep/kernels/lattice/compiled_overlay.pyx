# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""A lexicon that changes: an immutable base, an overlay of changed words, and snapshots of both."""

from libc.math cimport log
from libc.stdlib cimport free, realloc

cdef extern from "lattice/lattice.h":
    const tp_change *tp_change_in_force(const tp_lattice *lattice, uint32_t overlay_word) nogil


cdef void *grown(void *array, uint64_t *room, size_t size) except NULL:
    """Return an array of at least twice as many items."""
    cdef uint64_t more = 2 * room[0] + 16
    array = realloc(array, more * size)
    if array == NULL:
        raise MemoryError
    room[0] = more
    return array


cdef class Overlay:
    """The words that were changed since the base was made, each with all its changes by version.

    An overlay only grows, so that any number of snapshots share it: a snapshot is a version.
    """

    def __cinit__(self):
        self.trie = Trie()
        self.trie.in_overlay = True

    def __dealloc__(self):
        free(self.changes)
        free(self.newest_change)

    def set(self, str word not None, int64_t count, uint32_t version):
        """Give a word this count from ``version`` on; 0 removes it.  Returns the word's id in the overlay."""
        cdef int64_t id
        if self.n_words == self.words_room:
            self.newest_change = <uint32_t *>grown(self.newest_change, &self.words_room, sizeof(uint32_t))
        id = self.trie.add(word)
        if <uint64_t>id == self.n_words:
            self.newest_change[id] = 0
            self.n_words += 1
        self.append_change(id, count, version)
        return id

    cdef int append_change(self, uint64_t word, int64_t count, uint32_t version) except -1:
        cdef tp_change *change
        if self.n_changes == self.changes_room:
            self.changes = <tp_change *>grown(self.changes, &self.changes_room, sizeof(tp_change))
        change = &self.changes[self.n_changes]
        change.version = version
        change.previous = self.newest_change[word]
        change.count = count
        change.log_count = log(<double>count) if count > 0 else 0.0
        self.n_changes += 1
        self.newest_change[word] = <uint32_t>self.n_changes
        self.removals += count == 0
        return 0

    def get(self, str word not None, uint32_t version):
        """Return the count in force at a version, None if the word had not been changed by then."""
        cdef int64_t id = self.trie.lookup(word)
        cdef tp_lattice snapshot
        cdef const tp_change *change
        if id < 0:
            return None
        snapshot.changes = <const tp_change **>&self.changes
        snapshot.newest_change = <const uint32_t **>&self.newest_change
        snapshot.version = version
        change = tp_change_in_force(&snapshot, <uint32_t>id)
        return None if change == NULL else change.count


cdef class Lattice:
    """A lexicon at one moment: an immutable base and, unless it is None, its overlay at a version."""

    def __cinit__(self, Trie base not None, double log_total, Overlay overlay=None, uint32_t version=0):
        if base.log_counts == NULL:
            base.freeze(NULL)
        self.base = base
        self.overlay = overlay
        self.strings = base.string_cache()
        self.core.base = &base.table
        self.core.log_counts = base.log_counts
        self.core.log_total = log_total
        self.core.version = version

    cdef void refresh(self) noexcept:
        """Take the addresses of the overlay's fields, and notice whether it removes words."""
        if self.overlay is not None:
            self.core.overlay = &self.overlay.trie.table
            self.core.changes = <const tp_change **>&self.overlay.changes
            self.core.newest_change = <const uint32_t **>&self.overlay.newest_change
            self.core.has_removals = self.overlay.removals != 0

    cpdef int32_t id(self, str text) except -2:
        """Return the id of a word, -1 if the lexicon does not have it; the overlay's ids follow those of the base."""
        if text is None:
            raise TypeError("a text must be a string, found None")
        if self.overlay is not None:
            count = self.overlay.get(text, self.core.version)
            if count is not None:
                return <int32_t>(self.base.table.words + self.overlay.trie.lookup(text)) if count else -1
        return <int32_t>self.base.lookup(text)

    def words_at(self, str text not None, Py_ssize_t start, Py_ssize_t end):
        """Return the end and the logarithm of the count of every word that begins at ``start``, shortest first."""
        cdef Py_ssize_t stop
        log_counts = {stop: self.base.log_count_of(text[start:stop]) for stop, _ in self.base.prefixes(text, start)}
        if self.overlay is not None:
            for stop, _ in self.overlay.trie.prefixes(text, start):
                count = self.overlay.get(text[start:stop], self.core.version)
                if count is not None:
                    log_counts.pop(stop, None)
                    if count:
                        log_counts[stop] = log(<double>count)
        return [(stop, log_counts[stop]) for stop in sorted(log_counts) if stop <= end]
