# Tokens as str objects.
from cpython.unicode cimport PyUnicode_Substring
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t

from textprep.kernels.lattice.headers cimport tp_read, tp_trie_has
from textprep.kernels.trie.compiled cimport PyObject, StringCache, tp_trie

cdef extern from "Python.h":
    bint Py_UNICODE_ISSPACE(uint32_t cp) nogil

cdef extern from *:
    """
    static inline PyObject *tp_keep(PyObject *o) { Py_INCREF(o); return o; }
    """
    PyObject *tp_keep(PyObject *o)


cdef inline object token_string(StringCache cache, str text, int width, const void *data, int64_t start, int64_t stop,
                                int32_t word):
    """Return text[start:stop]: one object for all tokens that are the same word of the base, or the same character."""
    cdef uint32_t cp
    cdef PyObject **slot
    if word >= 0 and <uint64_t>word < cache.n_words:
        slot = &cache.words[word]
    elif stop - start == 1:
        cp = tp_read(width, data, start)
        if cp > 0xFFFF:
            return PyUnicode_Substring(text, start, stop)
        slot = &cache.characters[cp]
    else:
        return PyUnicode_Substring(text, start, stop)
    if slot[0] == NULL:
        made = PyUnicode_Substring(text, start, stop)
        # Making it may have run other code, which may have filled the slot.
        if slot[0] == NULL:
            slot[0] = tp_keep(<PyObject *>made)
    return <object>slot[0]


cdef inline bint is_space(int width, const void *data, int64_t start, int64_t stop) noexcept nogil:
    """Return whether all characters are white space, as str.isspace has it."""
    cdef uint32_t cp
    while start < stop:
        cp = tp_read(width, data, start)
        # U+3000 is the last white space of Unicode: a comparison answers for nearly all of Chinese.
        if cp > 0x3000 or not Py_UNICODE_ISSPACE(cp):
            return False
        start += 1
    return True


cdef inline bint is_kept(int width, const void *data, int64_t start, int64_t stop, bint keep_space,
                         const tp_trie *stop_words) noexcept nogil:
    """Return whether a token is neither white space that is to be left out nor a stop word; NULL: no stop words."""
    if not keep_space and is_space(width, data, start, stop):
        return False
    return stop_words == NULL or not tp_trie_has(stop_words, width, data, start, stop)
