# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Cutting a text over a lexicon, compiled.  The plain-Python twin is ``pure.py``; ``README.md`` explains the rules."""

from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from cpython.list cimport PyList_New, PyList_SET_ITEM
from cpython.ref cimport Py_INCREF
from cpython.unicode cimport PyUnicode_Substring
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t
from libc.string cimport memcpy

from textprep.kernels.lattice cimport compiled_models, compiled_overlay
from textprep.kernels.lattice.compiled_rows cimport lattice_rows
from textprep.kernels.lattice.headers cimport (
    TP_DROPPED,
    TP_LONGEST_TEXT,
    TP_NO_WORD,
    TP_RULE_BOTH,
    tp_cut,
    tp_hmm,
    tp_is_ascii_alnum,
    tp_lattice,
    tp_lattice_has,
    tp_matches,
    tp_end_of_match,
    tp_is_inside,
    tp_matches_add,
    tp_matches_free,
    tp_matches_init,
    tp_prefetch_string,
    tp_push,
    tp_read,
    tp_scratch,
    tp_scratch_free,
    tp_scratch_init,
    tp_tokens,
    tp_tokens_free,
    tp_tokens_init,
    tp_trie_has,
    tp_walk,
    tp_walk_from,
    tp_walk_on,
)
from textprep.kernels.lattice.strings cimport is_kept, is_space, token_string
from textprep.kernels.patterns.compiled cimport PatternMatcher
from textprep.kernels.trie.compiled cimport StringCache, Trie, tp_trie

# This module is the whole kernel: its classes in other modules are names here.
from textprep.kernels.lattice.compiled_models import Hmm, TagHmm
from textprep.kernels.lattice.compiled_overlay import Lattice, Overlay
from textprep.kernels.lattice.compiled_tagger import Tagger

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    void PyObject_GC_Track(object o)
    void PyObject_GC_UnTrack(object o)

# In the order of enum TP_RULE_… in cut.h.
RULES = ("forward", "backward", "both", "unigram")

LIMIT = TP_LONGEST_TEXT

# A prime number, so that words of equal length reach its multiples, too.
cdef enum:
    CHARACTERS_PER_SIGNAL_CHECK = 10007
    TOKENS_PER_SIGNAL_CHECK = 65536

cdef carray.array EMPTY = array("i")


cdef class Cutter:
    """Cut texts over a lattice by one rule.

    Parameters:
        rule: one of ``RULES``.
        hmm: with the rule "unigram", the model that cuts what is no word; None leaves it as single characters.
        keep_space: white space makes tokens, too.
        force_split: words that the model must not make.
        stop_words: words that `tokens` and `spans` leave out.
    """

    cdef compiled_overlay.Lattice lattice
    cdef compiled_models.Hmm hmm
    cdef int rule
    cdef bint keep_space
    cdef Trie force_split
    cdef Trie stop_words

    def __cinit__(self, compiled_overlay.Lattice lattice not None, str rule not None, compiled_models.Hmm hmm=None,
                  bint keep_space=False, Trie force_split=None, Trie stop_words=None):
        if rule not in RULES:
            raise ValueError(f"no rule {rule!r}; available: {', '.join(RULES)}")
        self.lattice = lattice
        self.hmm = hmm
        self.rule = RULES.index(rule)
        self.keep_space = keep_space
        self.force_split = force_split
        self.stop_words = stop_words

    def without(self, words):
        """Return a cutter whose `tokens` and `spans` leave these words out; None if this one has stop words already."""
        if self.stop_words is not None:
            return None
        return Cutter(self.lattice, RULES[self.rule], self.hmm, self.keep_space, self.force_split, Trie(words))

    def row_cutter(self, PatternMatcher matcher=None):
        """Return the batch form of `spans`, which takes the matches from the matcher."""
        return lattice_rows(self.lattice, self.hmm, self.rule, self.keep_space, self.force_split, self.stop_words, matcher)

    cdef int cut(self, str text, object protected, object matches, tp_tokens *out) except -1:
        """Cut a text; the caller frees ``out``, unless there is an exception."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text), at = 0, start, end
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef const tp_hmm *hmm = &self.hmm.tables if self.hmm is not None else NULL
        cdef tp_lattice lattice
        cdef tp_scratch scratch
        if length > TP_LONGEST_TEXT:
            raise OverflowError(f"a text may have {TP_LONGEST_TEXT} characters, this one has {length}")
        self.lattice.refresh()
        lattice = self.lattice.core
        if self.force_split is not None and self.force_split.table.words:
            lattice.force_split = &self.force_split.table
        tp_scratch_init(&scratch, length, self.rule == TP_RULE_BOTH)
        try:
            tp_tokens_init(out, length)
            if protected is not None:
                protected = list(protected)
            if matches is not None:
                mark_matches(matches, protected, length, &scratch.matches)
            if protected is not None:
                for start, end in protected:
                    if not at <= start < end <= length:
                        raise ValueError(misplaced(start, end, at, length))
                    tp_cut(self.rule, &lattice, hmm, width, data, at, start, &scratch, out)
                    tp_push(out, end, TP_NO_WORD)
                    at = end
            tp_cut(self.rule, &lattice, hmm, width, data, at, length, &scratch, out)
        except:
            tp_tokens_free(out)
            raise
        finally:
            tp_scratch_free(&scratch)
        return 0

    def bounds(self, str text not None, protected=None, matches=None):
        """Return ``(ends, ids)`` of all tokens, white space included; id -1: no word of the lexicon."""
        cdef tp_tokens tokens
        cdef int64_t i, start = 0
        cdef Trie base = self.lattice.base
        self.cut(text, protected, matches, &tokens)
        try:
            for i in range(tokens.count):
                if 0 <= tokens.words[i] < <int64_t>base.table.words:
                    tokens.words[i] = <int32_t>base.id_of_rank[tokens.words[i]]
                elif tokens.words[i] < 0:
                    # The HMM made it, or it was joined, protected or outside of jieba's blocks: it may still be a word.
                    tokens.words[i] = self.lattice.id(PyUnicode_Substring(text, start, tokens.ends[i]))
                start = tokens.ends[i]
            return int_array(tokens.ends, tokens.count), int_array(tokens.words, tokens.count)
        finally:
            tp_tokens_free(&tokens)

    cdef int64_t drop(self, str text, tp_tokens *tokens) except -1:
        """Mark white space and stop words as dropped.  Returns how many tokens remain."""
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef const tp_trie *stop_words = &self.stop_words.table if self.stop_words is not None else NULL
        cdef int64_t i, start = 0, kept = 0
        if self.keep_space and stop_words == NULL:
            return tokens.count
        for i in range(tokens.count):
            if is_kept(width, data, start, tokens.ends[i], self.keep_space, stop_words):
                kept += 1
            else:
                tokens.words[i] = TP_DROPPED
            if i % TOKENS_PER_SIGNAL_CHECK == 0:
                PyErr_CheckSignals()
            start = tokens.ends[i]
        return kept

    cdef object emit(self, str text, object protected, object matches, bint with_spans):
        """Return the tokens, or a tuple of the tokens, their starts and their ends."""
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef StringCache strings = self.lattice.strings
        cdef tp_tokens tokens
        cdef int64_t i, end, start = 0, kept = 0
        cdef list made
        cdef object token
        self.cut(text, protected, matches, &tokens)
        try:
            made = PyList_New(self.drop(text, &tokens))
            # A signal handler could find the list, with its empty places, by the garbage collector.
            PyObject_GC_UnTrack(made)
            for i in range(tokens.count):
                if i % TOKENS_PER_SIGNAL_CHECK == 0:
                    PyErr_CheckSignals()
                tp_prefetch_string(&tokens, i, strings.words, strings.n_words)
                end = tokens.ends[i]
                if tokens.words[i] != TP_DROPPED:
                    token = token_string(strings, text, width, data, start, end, tokens.words[i])
                    Py_INCREF(token)
                    PyList_SET_ITEM(made, kept, token)
                    # Starts and ends of the tokens that are kept take the places of those that were read.
                    tokens.words[kept] = <int32_t>start
                    tokens.ends[kept] = <int32_t>end
                    kept += 1
                start = end
            PyObject_GC_Track(made)
            return (made, int_array(tokens.words, kept), int_array(tokens.ends, kept)) if with_spans else made
        finally:
            tp_tokens_free(&tokens)

    def tokens(self, str text not None, protected=None, matches=None):
        """Return the tokens of a text.

        Parameters:
            protected: ascending ranges that become one token each.
            matches: ascending ranges that are edges of the lattice. They overlap no protected range. No other edge
                begins or ends inside of one; a word that covers one whole competes with it. It scores as a word that
                counts 1; maximum matching takes it for a word.
        """
        return self.emit(text, protected, matches, False)

    def spans(self, str text not None, protected=None, matches=None):
        """Return ``(tokens, starts, ends)``; parameters as for `tokens`."""
        return self.emit(text, protected, matches, True)

    def many(self, texts):
        """Return the tokens of each of many texts."""
        return [self.emit(require_text(text), None, None, False) for text in texts]

    def search(self, str text not None, protected=None, matches=None):
        """Return ``(tokens, starts, ends)`` with the shorter words inside each token before it.

        These are, from the left, the words of two characters in a token of more than two, then the words of three in
        a token of more than three (jieba's ``cut_for_search``).
        """
        cdef carray.array starts = array("i")
        cdef carray.array ends = array("i")
        cdef list made = []
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef tp_tokens tokens
        cdef int64_t i, k, size, start = 0, end
        self.cut(text, protected, matches, &tokens)
        try:
            for i in range(tokens.count):
                end = tokens.ends[i]
                for size in range(2, 4):
                    if end - start <= size:
                        break
                    for k in range(start, end - size + 1):
                        if tp_lattice_has(&self.lattice.core, width, data, k, k + size):
                            self.put(text, k, k + size, TP_NO_WORD, made, starts, ends)
                self.put(text, start, end, tokens.words[i], made, starts, ends)
                start = end
            return made, starts, ends
        finally:
            tp_tokens_free(&tokens)

    def all(self, str text not None, protected=None, matches=None):
        """Return ``(tokens, starts, ends)``: every word of two characters or more, by start and then by end.

        A match of two characters or more is such a word.  A character that no such word covers is a token between
        them; neighbouring ASCII letters and digits among these are one token, except for a match of one character.
        """
        cdef carray.array starts = array("i")
        cdef carray.array ends = array("i")
        cdef list made = []
        cdef int64_t at = 0, start, end, length = PyUnicode_GET_LENGTH(text)
        cdef tp_matches found
        found.marks = NULL
        found.ends = NULL
        self.lattice.refresh()
        protected = list(protected or ())
        try:
            if matches is not None:
                mark_matches(matches, protected, length, &found)
            for start, end in [*protected, (length, length)]:
                if not at <= start <= end <= length:
                    raise ValueError(misplaced(start, end, at, length))
                self.put_all(text, at, start, &found, made, starts, ends)
                if start < end:
                    self.put(text, start, end, TP_NO_WORD, made, starts, ends)
                at = end
        finally:
            tp_matches_free(&found)
        return made, starts, ends

    cdef int put_all(self, str text, int64_t at, int64_t limit, const tp_matches *found, list made,
                     carray.array starts, carray.array ends) except -1:
        """Append the tokens of `all` in a range."""
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef int64_t covered = at   # longer words reach to here
        cdef int64_t joined = -1    # where a run of single letters and digits began
        cdef int64_t match_end, end
        cdef list longer
        for at in range(at, limit):
            if tp_is_inside(found, at):
                continue
            match_end = tp_end_of_match(found, at)
            longer = self.longer_words(text, at, limit, match_end, found)
            if joined >= 0 and (longer or match_end or at < covered or not tp_is_ascii_alnum(tp_read(width, data, at))):
                self.put(text, joined, at, TP_NO_WORD, made, starts, ends)
                joined = -1
            if longer:
                for end in longer:
                    self.put(text, at, end, TP_NO_WORD, made, starts, ends)
                covered = max(covered, longer[len(longer) - 1])
            elif at >= covered:
                if not match_end and tp_is_ascii_alnum(tp_read(width, data, at)):
                    joined = at if joined < 0 else joined
                else:
                    self.put(text, at, at + 1, TP_NO_WORD, made, starts, ends)
        if joined >= 0:
            self.put(text, joined, limit, TP_NO_WORD, made, starts, ends)
        return 0

    cdef list longer_words(self, str text, int64_t at, int64_t limit, int64_t match_end, const tp_matches *found):
        """Return the ends of the words and of the match that begin at a position, ascending, from two characters on."""
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef list ends = []
        cdef tp_walk walk
        cdef bint is_word = tp_walk_from(&self.lattice.core, width, data, at, limit, &walk)
        while is_word:
            if walk.end - at > 1 and not tp_is_inside(found, walk.end):
                ends.append(walk.end)
            is_word = tp_walk_on(&self.lattice.core, width, data, limit, &walk)
        # No word ends inside of the match, so that all of them are at least as long.
        if match_end - at > 1 and not (ends and ends[0] == match_end):
            ends.insert(0, match_end)
        return ends

    cdef int put(self, str text, int64_t start, int64_t end, int32_t word, list made, carray.array starts,
                 carray.array ends) except -1:
        """Append a token unless it is white space that is to be left out."""
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        if start % CHARACTERS_PER_SIGNAL_CHECK == 0:
            PyErr_CheckSignals()
        if self.keep_space or not is_space(width, data, start, end):
            made.append(token_string(self.lattice.strings, text, width, data, start, end, word))
            starts.append(start)
            ends.append(end)
        return 0


cdef int mark_matches(object matches, object protected, int64_t length, tp_matches *found) except -1:
    """Mark the matches of a text, after checking them."""
    cdef int64_t at = 0, start, end, n = 0
    tp_matches_init(found, length)
    for start, end in matches:
        n += 1
        if n % TOKENS_PER_SIGNAL_CHECK == 0:
            PyErr_CheckSignals()
        if not at <= start < end <= length:
            raise ValueError(misplaced(start, end, at, length))
        tp_matches_add(found, start, end)
        at = end
    for start, end in protected or ():
        if not 0 <= start < end <= length:
            raise ValueError(misplaced(start, end, 0, length))
        while start < end and not found.marks[start]:
            start += 1
        if start < end:
            raise ValueError(f"a match overlaps a protected range at position {start}")
    return 0


cdef object misplaced(int64_t start, int64_t end, int64_t at, int64_t length):
    return (
        f"protected ranges must ascend, be non-empty and lie within the text: found ({start}, {end}) after {at} "
        f"in a text of {length} characters"
    )


cdef str require_text(str text):
    """Return a text that comes from a list; Cython takes None for a string there."""
    if text is None:
        raise TypeError("a text must be a string, found None")
    return text


cdef carray.array int_array(const int32_t *values, int64_t n):
    cdef carray.array made = carray.clone(EMPTY, n, False)
    if n:
        memcpy(made.data.as_ints, values, n * sizeof(int32_t))
    return made
