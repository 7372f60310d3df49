# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Words with their tags, as jieba's posseg has them."""

from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from cpython.unicode cimport PyUnicode_Substring
from libc.stdint cimport int32_t, int64_t

from textprep.kernels.lattice.compiled_models cimport TagHmm
from textprep.kernels.lattice.compiled_overlay cimport Lattice
from textprep.kernels.lattice.headers cimport (
    TP_LONGEST_TEXT,
    TP_TAG_LATIN,
    TP_TAG_NUMBER,
    TP_TAG_OTHER,
    tp_scratch,
    tp_scratch_free,
    tp_scratch_init,
    tp_tag,
    tp_tag_model,
    tp_tagged,
    tp_tagged_free,
    tp_tagged_init,
    tp_trellis,
    tp_trellis_free,
    tp_trellis_init,
)
from textprep.kernels.lattice.strings cimport is_space, token_string
from textprep.kernels.trie.compiled cimport StringCache, Trie

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)


cdef enum:
    TOKENS_PER_SIGNAL_CHECK = 16384


cdef class Tagger:
    """Cut and tag texts as jieba's posseg does.

    ``tag_ids`` holds for each word of the base the number of its tag in ``tags``; ``extra`` maps further words to
    tags.  Without a model (``hmm``), words that the lexicon does not have stay single characters.
    """

    cdef Lattice lattice
    cdef TagHmm hmm
    cdef carray.array tag_ids
    cdef list tags
    cdef dict extra
    cdef bint keep_space

    def __cinit__(self, Lattice lattice not None, carray.array tag_ids not None, list tags not None,
                  TagHmm hmm=None, dict extra=None, bint keep_space=False):
        if tag_ids.ob_descr.typecode != b"H" or len(tag_ids) != len(lattice.base):
            raise ValueError(f"found {len(tag_ids)} tags for {len(lattice.base)} words; each needs one")
        self.lattice = lattice
        self.hmm = hmm
        self.tag_ids = tag_ids
        self.tags = tags
        self.extra = extra or {}
        self.keep_space = keep_space

    def tagged(self, str text not None):
        """Return ``(tokens, starts, ends, tags)``."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text), i, start = 0, end
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef StringCache strings = self.lattice.strings
        cdef tp_tagged found
        cdef carray.array starts = array("i")
        cdef carray.array ends = array("i")
        cdef list tokens = [], tags = []
        cdef str token
        self.run(text, &found)
        try:
            for i in range(found.tokens.count):
                if i % TOKENS_PER_SIGNAL_CHECK == 0:
                    PyErr_CheckSignals()
                end = found.tokens.ends[i]
                if self.keep_space or not is_space(width, data, start, end):
                    token = token_string(strings, text, width, data, start, end, found.tokens.words[i])
                    tokens.append(token)
                    starts.append(start)
                    ends.append(end)
                    tags.append(self.tag_of(token, found.tokens.words[i], found.states[i]))
                start = end
            return tokens, starts, ends, tags
        finally:
            tp_tagged_free(&found)

    cdef int run(self, str text, tp_tagged *found) except -1:
        """Tag a text; the caller frees ``found``, unless there is an exception."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text)
        cdef const tp_tag_model *model = &self.hmm.tables if self.hmm is not None else NULL
        cdef tp_scratch scratch
        cdef tp_trellis trellis
        if length > TP_LONGEST_TEXT:
            raise OverflowError(f"a text may have {TP_LONGEST_TEXT} characters, this one has {length}")
        self.lattice.refresh()
        tp_scratch_init(&scratch, length, False)
        tp_trellis_init(&trellis)
        try:
            tp_tagged_init(found, length)
            tp_tag(&self.lattice.core, model, &trellis, PyUnicode_KIND(text), PyUnicode_DATA(text), length, &scratch,
                   found)
        except:
            tp_tagged_free(found)
            raise
        finally:
            tp_scratch_free(&scratch)
            tp_trellis_free(&trellis)
        return 0

    cdef object tag_of(self, str token, int32_t word, int state):
        if state >= 0:
            return self.hmm.tags[state]
        if state == TP_TAG_NUMBER:
            return "m"
        if state == TP_TAG_LATIN:
            return "eng"
        if state == TP_TAG_OTHER:
            return "x"
        return self.tag_of_word(token, word)

    cdef object tag_of_word(self, str token, int32_t word):
        """Return the lexicon's tag of a token, jieba's "x" if it has none."""
        cdef int64_t id
        cdef Trie base = self.lattice.base
        if self.extra:
            tag = self.extra.get(token)
            if tag is not None:
                return tag
        id = base.id_of(word + 1) if 0 <= word < <int64_t>base.table.words else base.lookup(token)
        return (self.tags[self.tag_ids.data.as_ushorts[id]] if id >= 0 else "") or "x"
