# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Cutting a text over a lexicon, compiled.  The plain-Python twin is ``lattice_py``."""

from array import array

from cpython cimport array as carray
from cpython.list cimport PyList_New, PyList_SET_ITEM
from cpython.ref cimport Py_INCREF
from cpython.unicode cimport PyUnicode_Substring
from libc.math cimport log
from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcpy, memset

from textprep.kernels.trie.compiled cimport PyObject, Shared, Trie, tp_trie

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    bint Py_UNICODE_ISSPACE(uint32_t cp) nogil
    object PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef extern from "lattice/lattice_types.h":
    ctypedef struct tp_change:
        uint32_t version
        uint32_t before
        int64_t count
        double log

    ctypedef struct tp_lattice:
        const tp_trie *base
        const double *logs
        const tp_trie *over
        const tp_change *changes
        const uint32_t *heads
        uint32_t version
        int removed
        const tp_trie *apart
        double log_total

    ctypedef struct tp_hmm:
        double start[4]
        double trans[4][4]
        double *emit

    ctypedef struct tp_window:
        int64_t from_ "from"
        int64_t to

    ctypedef struct tp_scratch:
        tp_window ahead
        double *route
        int32_t *stop
        int32_t *word
        int32_t *fends
        int32_t *fids
        uint8_t *back

    ctypedef struct tp_tagger:
        int states
        const double *start
        const double *trans
        const uint64_t (*after)[4]
        const uint8_t *place
        const uint32_t *rows
        const uint16_t *row_state
        const double *row_emit
        const uint8_t *row_listed

    ctypedef struct tp_trellis:
        uint16_t *state
        uint16_t *before
        uint64_t room
        uint64_t *begins
        uint64_t begins_room

    int64_t tp_tag(const tp_lattice *L, const tp_tagger *G, tp_trellis *t, int kind, const void *s, int64_t b,
                   int64_t e, tp_scratch *w, int32_t *ends, int32_t *ids, int16_t *marks, int64_t n)
    int64_t tp_cut(int rule, const tp_lattice *L, const tp_hmm *H, int kind, const void *s,
                   int64_t b, int64_t e, tp_scratch *w, int32_t *ends, int32_t *ids, int64_t n) except -1
    void prefetch "TP_PREFETCH"(const void *p) nogil
    int64_t tp_inner(const tp_lattice *L, int kind, const void *s, int64_t b, int64_t e, int32_t *pairs) nogil
    bint tp_holds(const tp_trie *T, int kind, const void *s, int64_t b, int64_t e) nogil
    int64_t tp_longer(const tp_lattice *L, int kind, const void *s, int64_t b, int64_t e, int32_t *pairs,
                      int64_t room) nogil
    uint32_t tp_read(int kind, const void *data, int64_t i) nogil
    const tp_change *tp_overlay_change(const tp_lattice *L, uint32_t word) nogil

RULES = ("forward", "backward", "both", "unigram")

# Texts are cut through 32-bit positions.
LIMIT = 0x7FFFFFF0


cdef class Overlay:
    """Words changed since the base was made, each with all its changes, by version.

    Only ever grows, so that any number of snapshots share it: a snapshot is a version.
    """

    cdef readonly Trie trie
    cdef tp_change *changes
    cdef uint32_t *heads
    cdef uint64_t changes_used, changes_room, heads_used, heads_room
    cdef readonly uint32_t removals

    def __cinit__(self):
        self.trie = Trie()

    def __dealloc__(self):
        free(self.changes)
        free(self.heads)

    def set(self, str word not None, int64_t count, uint32_t version):
        """From ``version`` on, the word has this count; 0 removes it."""
        cdef void *more
        cdef int64_t id
        cdef tp_change *change
        if self.changes_used == self.changes_room:
            more = realloc(self.changes, (2 * self.changes_room + 16) * sizeof(tp_change))
            if more == NULL:
                raise MemoryError
            self.changes = <tp_change *>more
            self.changes_room = 2 * self.changes_room + 16
        if len(self.trie) >= <Py_ssize_t>self.heads_room:
            more = realloc(self.heads, (2 * self.heads_room + 16) * sizeof(uint32_t))
            if more == NULL:
                raise MemoryError
            self.heads = <uint32_t *>more
            self.heads_room = 2 * self.heads_room + 16
        id = self.trie.add(word)
        if <uint64_t>id == self.heads_used:
            self.heads[id] = 0
            self.heads_used += 1
        change = &self.changes[self.changes_used]
        change.version = version
        change.before = self.heads[id]
        change.count = count
        change.log = log(<double>count) if count > 0 else 0.0
        self.changes_used += 1
        self.heads[id] = <uint32_t>self.changes_used
        self.removals += count == 0
        return id

    def get(self, str word not None, uint32_t version):
        """The count in force at a version, None where the word had not been changed by then."""
        cdef int64_t id = self.trie.lookup(word)
        cdef uint32_t at
        if id < 0:
            return None
        at = self.heads[id]
        while at:
            if self.changes[at - 1].version <= version:
                return self.changes[at - 1].count
            at = self.changes[at - 1].before
        return None


cdef extern from *:
    """
    static inline PyObject *tp_keep(PyObject *o) { Py_INCREF(o); return o; }
    """
    PyObject *keep "tp_keep"(PyObject *o)


cdef class Hmm:
    """Tables of a four-state (B E M S) hidden Markov model over the Han characters jieba knows."""

    cdef tp_hmm tables

    def __cinit__(self, start, trans, emit):
        cdef uint64_t i, j
        cdef uint64_t rows = 0x9FD5 - 0x4E00 + 1
        self.tables.emit = <double *>malloc(rows * 4 * sizeof(double))
        if self.tables.emit == NULL:
            raise MemoryError
        for i in range(rows * 4):
            self.tables.emit[i] = -3.14e100
        for i, state in enumerate("BEMS"):
            self.tables.start[i] = start[state]
            for j, following in enumerate("BEMS"):
                self.tables.trans[i][j] = trans[state].get(following, -3.14e100)
            for character, value in emit[state].items():
                if len(character) == 1 and 0x4E00 <= ord(character) <= 0x9FD5:
                    self.tables.emit[4 * (ord(character) - 0x4E00) + i] = value

    def __dealloc__(self):
        free(self.tables.emit)


cdef class Lattice:
    """A lexicon at one moment: an immutable base and, where there is one, its overlay at a version."""

    cdef tp_lattice core
    cdef readonly Trie base
    cdef readonly Overlay overlay
    cdef Shared shared

    def __cinit__(self, Trie base not None, double log_total, Overlay overlay=None, uint32_t version=0):
        if base.logs == NULL:
            base.rank(NULL)
        self.base = base
        self.overlay = overlay
        self.shared = base.strings()
        self.core.base = &base.table
        self.core.logs = base.logs
        self.core.log_total = log_total
        self.core.version = version

    cdef void refresh(self) noexcept:
        # The overlay may have been moved in memory by a later addition.
        if self.overlay is not None:
            self.core.over = &self.overlay.trie.table
            self.core.changes = self.overlay.changes
            self.core.heads = self.overlay.heads
            self.core.removed = self.overlay.removals != 0


    cpdef int32_t id(self, str text) except -2:
        """The id of a word, -1 where the text is none; words of the overlay come after those of the base."""
        if self.overlay is not None:
            count = self.overlay.get(text, self.core.version)
            if count is not None:
                return <int32_t>(self.base.table.words + self.overlay.trie.lookup(text)) if count else -1
        return <int32_t>self.base.lookup(text)


    def words_at(self, str text not None, Py_ssize_t start, Py_ssize_t end):
        """End and logarithm of the count of every word that begins at ``start``, shortest first."""
        cdef Py_ssize_t stop
        ends = {stop: self.base.log_of(text[start:stop]) for stop, _ in self.base.prefixes(text, start)}
        if self.overlay is not None:
            for stop, _ in self.overlay.trie.prefixes(text, start):
                count = self.overlay.get(text[start:stop], self.core.version)
                if count is not None:
                    ends.pop(stop, None)
                    if count:
                        ends[stop] = log(<double>count)
        return [(stop, ends[stop]) for stop in sorted(ends) if stop <= end]


cdef class Cutter:
    """One cutting rule over one lattice."""

    cdef Lattice lattice
    cdef Hmm hmm
    cdef int rule
    cdef bint keep_space
    cdef Trie apart
    cdef Trie unwanted

    def __cinit__(self, Lattice lattice not None, str rule not None, Hmm hmm=None, bint keep_space=False,
                  Trie apart=None, Trie unwanted=None):
        if rule not in RULES:
            raise ValueError(f"no rule {rule!r}; available: {', '.join(RULES)}")
        self.lattice = lattice
        self.hmm = hmm
        self.rule = RULES.index(rule)
        self.apart = apart
        self.unwanted = unwanted
        self.keep_space = keep_space

    def without(self, words):
        """A cutter whose `tokens` and `spans` leave these words out; None where this one leaves out others."""
        if self.unwanted is not None:
            return None
        return Cutter(self.lattice, RULES[self.rule], self.hmm, self.keep_space, self.apart, Trie(words))

    cdef int64_t run(self, str text, object whole, int32_t **out_ends, int32_t **out_ids) except -1:
        """Cut a text into freshly allocated arrays, which the caller frees."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text), n = 0, at = 0, start, stop
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef const tp_hmm *hmm = &self.hmm.tables if self.hmm is not None else NULL
        cdef tp_scratch scratch
        cdef tp_lattice core
        cdef uint64_t room = <uint64_t>length + 1
        cdef uint8_t *memory
        cdef bint both = self.rule == 2
        if length > LIMIT:
            raise OverflowError(f"a text may have {LIMIT} characters, this one has {length}")
        self.lattice.refresh()
        core = self.lattice.core
        if self.apart is not None and self.apart.table.words:
            core.apart = &self.apart.table
        out_ends[0] = <int32_t *>malloc(2 * room * sizeof(int32_t))
        memory = <uint8_t *>malloc(room * (sizeof(double) + (4 if both else 2) * sizeof(int32_t) + 1))
        if out_ends[0] == NULL or memory == NULL:
            free(out_ends[0])
            free(memory)
            raise MemoryError
        out_ids[0] = out_ends[0] + room
        scratch.ahead.from_ = scratch.ahead.to = 0
        scratch.route = <double *>memory
        scratch.stop = <int32_t *>(memory + room * sizeof(double))
        scratch.word = scratch.stop + room
        scratch.fends = scratch.word + room
        scratch.fids = scratch.fends + room
        scratch.back = <uint8_t *>((scratch.fids + room) if both else scratch.fends)
        try:
            if whole is not None:
                for start, stop in whole:
                    if not at <= start < stop <= length:
                        raise ValueError(f"({start}, {stop}) does not follow {at} in a text of {length} characters")
                    n = tp_cut(self.rule, &core, hmm, kind, data, at, start, &scratch,
                               out_ends[0], out_ids[0], n)
                    out_ends[0][n] = <int32_t>stop
                    out_ids[0][n] = -1
                    n += 1
                    at = stop
            return tp_cut(self.rule, &core, hmm, kind, data, at, length, &scratch,
                          out_ends[0], out_ids[0], n)
        except:
            free(out_ends[0])
            raise
        finally:
            free(memory)

    cdef object token(self, str text, int kind, const void *data, int64_t start, int64_t stop, int32_t id):
        cdef Shared shared = self.lattice.shared
        cdef uint32_t cp
        cdef PyObject **slot
        if id >= 0 and <uint64_t>id < shared.room:
            slot = &shared.words[id]
        elif stop - start == 1:
            cp = tp_read(kind, data, start)
            if cp > 0xFFFF:
                return PyUnicode_Substring(text, start, stop)
            slot = &shared.singles[cp]
        else:
            return PyUnicode_Substring(text, start, stop)
        if slot[0] == NULL:
            made = PyUnicode_Substring(text, start, stop)
            if slot[0] == NULL:
                slot[0] = keep(<PyObject *>made)
        return <object>slot[0]

    def bounds(self, str text not None, whole=None):
        """``(ends, ids)`` of every token, white space included; id -1: not a word of the lexicon."""
        cdef int32_t *ends
        cdef int32_t *ids
        cdef int64_t n = self.run(text, whole, &ends, &ids), i, start = 0
        cdef Trie base = self.lattice.base
        try:
            for i in range(n):
                if 0 <= ids[i] < <int64_t>base.table.words:
                    ids[i] = <int32_t>base.ids[ids[i]]
                elif ids[i] < 0:
                    # Made by the HMM, joined, kept whole or outside of jieba's blocks, yet it may be a word all the same.
                    ids[i] = self.lattice.id(PyUnicode_Substring(text, start, ends[i]))
                start = ends[i]
            return int_array(ends, n), int_array(ids, n)
        finally:
            free(ends)

    cdef object emit(self, str text, object whole, bint places):
        """The tokens; with ``places`` a tuple of the tokens, their starts and their ends."""
        cdef int32_t *ends
        cdef int32_t *ids
        cdef int64_t n = self.run(text, whole, &ends, &ids), i, kept = 0, start = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef list tokens
        cdef object token
        cdef carray.array starts, stops
        cdef int *first = NULL
        cdef int *last = NULL
        cdef PyObject **words = self.lattice.shared.words
        cdef uint64_t room = self.lattice.shared.room
        cdef const tp_trie *unwanted = &self.unwanted.table if self.unwanted is not None else NULL
        try:
            if not self.keep_space or unwanted != NULL:
                # A token that is left out is marked by an id no word has.
                for i in range(n):
                    if not self.keep_space and only_space(kind, data, start, ends[i]):
                        ids[i] = -2
                    elif unwanted != NULL and tp_holds(unwanted, kind, data, start, ends[i]):
                        ids[i] = -2
                    else:
                        kept += 1
                    start = ends[i]
            else:
                kept = n
            tokens = PyList_New(kept)
            if places:
                starts = carray.clone(TEMPLATE, kept, False)
                stops = carray.clone(TEMPLATE, kept, False)
                first = starts.data.as_ints
                last = stops.data.as_ints
            kept = 0
            start = 0
            for i in range(n):
                # First the slot, then the object in it, so that neither is waited for.
                if i + 16 < n and ids[i + 16] >= 0 and <uint64_t>ids[i + 16] < room:
                    prefetch(&words[ids[i + 16]])
                if i + 8 < n and ids[i + 8] >= 0 and <uint64_t>ids[i + 8] < room:
                    prefetch(words[ids[i + 8]])
                if ids[i] != -2:
                    token = self.token(text, kind, data, start, ends[i], ids[i])
                    Py_INCREF(token)
                    PyList_SET_ITEM(tokens, kept, token)
                    if places:
                        first[kept] = <int>start
                        last[kept] = ends[i]
                    kept += 1
                start = ends[i]
            return (tokens, starts, stops) if places else tokens
        finally:
            free(ends)

    def tokens(self, str text not None, whole=None):
        """The tokens of a text; ``whole`` are ascending ranges that stay one token each."""
        return self.emit(text, whole, False)

    def spans(self, str text not None, whole=None):
        """``(tokens, starts, ends)``."""
        return self.emit(text, whole, True)

    def search(self, str text not None, whole=None):
        """``(tokens, starts, ends)`` with the shorter words inside each token before it.

        Of a token of more than two characters the words of two, of one of more than three also the
        words of three, from the left (jieba's ``cut_for_search``).
        """
        cdef carray.array starts = array("i")
        cdef carray.array stops = array("i")
        cdef int32_t *ends
        cdef int32_t *ids
        cdef int32_t *pairs = NULL
        cdef int64_t n = self.run(text, whole, &ends, &ids), i, k, found, start = 0, longest = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef list tokens = []
        try:
            for i in range(n):
                longest = max(longest, ends[i] - start)
                start = ends[i]
            pairs = <int32_t *>malloc((4 * longest + 4) * sizeof(int32_t))
            if pairs == NULL:
                raise MemoryError
            start = 0
            for i in range(n):
                if self.keep_space or not only_space(kind, data, start, ends[i]):
                    if ends[i] - start > 2:
                        found = tp_inner(&self.lattice.core, kind, data, start, ends[i], pairs)
                        for k in range(0, found, 2):
                            tokens.append(self.token(text, kind, data, pairs[k], pairs[k + 1], -1))
                            starts.append(pairs[k])
                            stops.append(pairs[k + 1])
                    tokens.append(self.token(text, kind, data, start, ends[i], ids[i]))
                    starts.append(start)
                    stops.append(ends[i])
                start = ends[i]
            return tokens, starts, stops
        finally:
            free(ends)
            free(pairs)

    def all(self, str text not None, whole=None):
        """``(tokens, starts, ends)``: every word of two characters or more, by start and then by end.

        A character that no such word covers is a token between them; neighbouring ASCII letters and
        digits among these are one.
        """
        cdef carray.array starts = array("i")
        cdef carray.array stops = array("i")
        cdef int32_t pairs[512]
        cdef int64_t at = 0, first, last, k, found, covered, pending
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef list tokens = []
        cdef uint32_t cp
        self.lattice.refresh()
        for first, last in [*(whole or ()), (len(text), len(text))]:
            if not at <= first <= last <= len(text):
                raise ValueError(f"({first}, {last}) does not follow {at} in a text of {len(text)} characters")
            covered = at
            pending = -1
            while at < first:
                found = tp_longer(&self.lattice.core, kind, data, at, first, pairs, 512)
                cp = tp_read(kind, data, at)
                if not found and at >= covered and (48 <= cp < 58 or 65 <= cp < 91 or 97 <= cp < 123):
                    if pending < 0:
                        pending = at
                    at += 1
                    continue
                if pending >= 0:
                    self.put(text, kind, data, pending, at, tokens, starts, stops)
                    pending = -1
                for k in range(0, found, 2):
                    self.put(text, kind, data, pairs[k], pairs[k + 1], tokens, starts, stops)
                    covered = max(covered, <int64_t>pairs[k + 1])
                if not found and at >= covered:
                    self.put(text, kind, data, at, at + 1, tokens, starts, stops)
                at += 1
            if pending >= 0:
                self.put(text, kind, data, pending, at, tokens, starts, stops)
            if first < last:
                self.put(text, kind, data, first, last, tokens, starts, stops)
            at = last
        return tokens, starts, stops

    cdef int put(self, str text, int kind, const void *data, int64_t start, int64_t stop, list tokens,
                 carray.array starts, carray.array stops) except -1:
        if self.keep_space or not only_space(kind, data, start, stop):
            tokens.append(self.token(text, kind, data, start, stop, -1))
            starts.append(start)
            stops.append(stop)
        return 0

    def many(self, texts):
        """The tokens of each of many texts."""
        return [self.emit(text, None, False) for text in texts]


cdef class TagHmm:
    """A model whose states are pairs (place in the word, tag): jieba's posseg has 256 of them.

    ``own`` are the states that a character may have; a character without an entry may have all.
    """

    cdef tp_tagger tables
    cdef uint8_t *memory
    cdef list tags

    def __cinit__(self, start, trans, emit, own):
        cdef list states = sorted(trans)
        cdef dict number = {state: n for n, state in enumerate(states)}
        cdef uint64_t count = len(states), i, j, entries = 0, at = 0
        cdef uint64_t han = 0x9FD5 - 0x4E00 + 1
        cdef dict rows = {}
        cdef double *starts
        cdef double *trans_table
        cdef double *row_emit
        cdef uint64_t *after
        cdef uint32_t *row_begin
        cdef uint16_t *row_state
        cdef uint8_t *place
        cdef uint8_t *listed
        if count > 256:
            raise ValueError(f"a tagging model has at most 256 states, found {count}")
        for state, row in emit.items():
            for character, value in row.items():
                rows.setdefault(character, {})[number[state]] = value
        listed_states = {character: {number[state] for state in several} for character, several in own.items()}
        for character, several in listed_states.items():
            row = rows.setdefault(character, {})
            for state in several:
                row.setdefault(state, -3.14e100)
        for row in rows.values():
            entries += len(row)
        self.memory = <uint8_t *>calloc(
            8 * (count + count * count + entries + 4 * count) + 4 * (han + 1) + 2 * entries + entries + count + 64, 1
        )
        if self.memory == NULL:
            raise MemoryError
        starts = <double *>self.memory
        trans_table = starts + count
        row_emit = trans_table + count * count
        after = <uint64_t *>(row_emit + entries)
        row_begin = <uint32_t *>(after + 4 * count)
        row_state = <uint16_t *>(row_begin + han + 1)
        listed = <uint8_t *>(row_state + entries)
        place = listed + entries
        self.tags = [tag for _, tag in states]
        for i in range(count):
            starts[i] = start[states[i]]
            place[i] = "BEMS".index(states[i][0])
            for j in range(count):
                trans_table[i * count + j] = float("-inf")
            for following, value in trans[states[i]].items():
                j = number[following]
                trans_table[i * count + j] = value
                after[4 * i + (j >> 6)] |= <uint64_t>1 << (j & 63)
        for i in range(han):
            row_begin[i] = <uint32_t>at
            character = chr(0x4E00 + i)
            if character in rows:
                several = listed_states.get(character, ())
                for state, value in sorted(rows[character].items()):
                    row_state[at] = state
                    row_emit[at] = value
                    listed[at] = state in several
                    at += 1
        row_begin[han] = <uint32_t>at
        self.tables.states = <int>count
        self.tables.start = starts
        self.tables.trans = trans_table
        self.tables.after = <const uint64_t (*)[4]>after
        self.tables.place = place
        self.tables.rows = row_begin
        self.tables.row_state = row_state
        self.tables.row_emit = row_emit
        self.tables.row_listed = listed

    def __dealloc__(self):
        free(self.memory)


cdef class Tagger:
    """Words with their tags, as jieba's posseg has them."""

    cdef Lattice lattice
    cdef TagHmm hmm
    cdef carray.array tag_ids
    cdef list tags
    cdef dict extra
    cdef bint keep_space

    def __cinit__(self, Lattice lattice not None, carray.array tag_ids not None, list tags not None,
                  TagHmm hmm=None, dict extra=None, bint keep_space=False):
        if tag_ids.ob_descr.typecode != b"H" or len(tag_ids) != len(lattice.base):
            raise ValueError(f"{len(lattice.base)} words want as many tags, found {len(tag_ids)}")
        self.lattice = lattice
        self.hmm = hmm
        self.tag_ids = tag_ids
        self.tags = tags
        self.extra = extra or {}
        self.keep_space = keep_space

    def tagged(self, str text not None):
        """``(tokens, starts, ends, tags)``."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text), n, i, start = 0, id
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef const tp_tagger *hmm = &self.hmm.tables if self.hmm is not None else NULL
        cdef tp_scratch scratch
        cdef tp_trellis trellis
        cdef uint64_t room = <uint64_t>length + 1
        cdef uint8_t *memory
        cdef int32_t *ends
        cdef int32_t *ids
        cdef int16_t *marks
        cdef carray.array starts = array("i")
        cdef carray.array stops = array("i")
        cdef Trie base = self.lattice.base
        cdef list tokens = [], tags = []
        cdef Cutter cutter = Cutter(self.lattice, "unigram")
        cdef object token
        if length > LIMIT:
            raise OverflowError(f"a text may have {LIMIT} characters, this one has {length}")
        self.lattice.refresh()
        memset(&trellis, 0, sizeof(trellis))
        memory = <uint8_t *>malloc(room * (sizeof(double) + 4 * sizeof(int32_t) + sizeof(int16_t)) + 16)
        if memory == NULL:
            raise MemoryError
        scratch.ahead.from_ = scratch.ahead.to = 0
        scratch.route = <double *>memory
        scratch.stop = <int32_t *>(memory + room * sizeof(double))
        scratch.word = scratch.stop + room
        ends = scratch.word + room
        ids = ends + room
        marks = <int16_t *>(ids + room)
        try:
            n = tp_tag(&self.lattice.core, hmm, &trellis, kind, data, 0, length, &scratch, ends, ids, marks, 0)
            if n == -2:
                raise MemoryError
            if n < 0:
                raise KeyboardInterrupt
            for i in range(n):
                if self.keep_space or not only_space(kind, data, start, ends[i]):
                    token = cutter.token(text, kind, data, start, ends[i], ids[i])
                    tokens.append(token)
                    starts.append(start)
                    stops.append(ends[i])
                    if marks[i] >= 0:
                        tags.append(self.hmm.tags[marks[i]])
                    elif marks[i] == -2:
                        tags.append("m")
                    elif marks[i] == -3:
                        tags.append("eng")
                    elif marks[i] == -4:
                        tags.append("x")
                    else:
                        tags.append(self.lexical(token, ids[i]))
                start = ends[i]
            return tokens, starts, stops, tags
        finally:
            free(memory)
            free(trellis.state)
            free(trellis.before)
            free(trellis.begins)

    cdef object lexical(self, str token, int32_t rank):
        """The tag that the lexicon has for a token; jieba's "x" where it has none."""
        cdef int64_t id
        cdef Trie base = self.lattice.base
        if self.extra:
            tag = self.extra.get(token)
            if tag is not None:
                return tag
        if 0 <= rank < <int64_t>base.table.words:
            id = base.ids[rank]
        else:
            id = base.lookup(token)
            if id < 0:
                return "x"
        return self.tags[self.tag_ids.data.as_ushorts[id]] or "x"


cdef carray.array TEMPLATE = array("i")


cdef carray.array int_array(const int32_t *values, int64_t n):
    cdef carray.array made = carray.clone(TEMPLATE, n, False)
    if n:
        memcpy(made.data.as_ints, values, n * sizeof(int32_t))
    return made


cdef inline bint only_space(int kind, const void *data, int64_t start, int64_t stop) noexcept nogil:
    cdef uint32_t cp
    while start < stop:
        cp = tp_read(kind, data, start)
        # U+3000 is the last character that Unicode has for space: most are told by a comparison.
        if cp > 0x3000 or not Py_UNICODE_ISSPACE(cp):
            return False
        start += 1
    return True
