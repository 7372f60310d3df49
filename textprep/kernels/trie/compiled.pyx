# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""The hashed trie, compiled.  The plain-Python twin is ``trie_py``."""

from array import array

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.math cimport log
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcmp, memcpy

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef extern from "trie/trie.h":
    int tp_init(tp_trie *t, uint64_t expected) nogil
    int64_t tp_insert(tp_trie *t, const uint32_t *word, int64_t length) nogil
    int tp_step(const tp_trie *t, int root, uint32_t *node, uint32_t cp, uint32_t *word) nogil
    uint32_t tp_read(int kind, const void *data, int64_t i) nogil
    bint tp_valid_utf8(const uint8_t *s, const uint8_t *end) nogil
    int tp_filter(tp_trie *t) nogil
    uint32_t tp_utf8(const uint8_t **p) nogil
    void prefetch_edge "tp_prefetch_edge"(const tp_trie *t, uint32_t node, uint32_t cp) nogil
    enum:
        TP_FIRST

cdef extern from *:
    """
    static inline void tp_drop(PyObject *o) { Py_XDECREF(o); }
    """
    void drop "tp_drop"(PyObject *o)

# Changes whenever the bytes of `tables()` mean something else.
LAYOUT = 1


cdef class Shared:
    """One ``str`` object per word and per character, made when first handed out."""

    def __cinit__(self, uint64_t words):
        self.room = words
        self.words = <PyObject **>calloc(words + 1, sizeof(PyObject *))
        self.singles = <PyObject **>calloc(65536, sizeof(PyObject *))
        if self.words == NULL or self.singles == NULL:
            raise MemoryError

    def __dealloc__(self):
        cdef uint64_t i
        if self.words != NULL:
            for i in range(self.room):
                drop(self.words[i])
        if self.singles != NULL:
            for i in range(65536):
                drop(self.singles[i])
        free(self.words)
        free(self.singles)


cdef class Trie:
    """Words to ids 0, 1, 2, … in the order of their first insertion."""

    def __cinit__(self, words=()):
        if tp_init(&self.table, 16) < 0:
            raise MemoryError
        self.offsets = <uint32_t *>calloc(1, sizeof(uint32_t))
        self.words_room = 1
        if self.offsets == NULL:
            raise MemoryError

    def __init__(self, words=()):
        for word in words:
            self.add(word)

    def __dealloc__(self):
        free(self.table.edges)
        if self.buffer is None:
            free(self.table.slots)
            free(self.table.first)
            free(self.blob)
            free(self.offsets)
            free(self.logs)
            free(self.ids)

    def __len__(self):
        return self.table.words

    cdef int append_word(self, const uint8_t *data, Py_ssize_t size) except -1:
        """Note the spelling of the word that was just given the highest id."""
        cdef uint64_t n = self.table.words
        cdef uint64_t used = self.offsets[n - 1]
        cdef void *more
        if used + size > 0xFFFFFFFF:
            raise OverflowError("a trie holds at most 4 GiB of words")
        if n + 1 > self.words_room:
            more = realloc(self.offsets, 2 * (n + 8) * sizeof(uint32_t))
            if more == NULL:
                raise MemoryError
            self.offsets = <uint32_t *>more
            self.words_room = 2 * (n + 8)
        if used + size > self.blob_room:
            more = realloc(self.blob, 2 * (used + size) + 64)
            if more == NULL:
                raise MemoryError
            self.blob = <uint8_t *>more
            self.blob_room = 2 * (used + size) + 64
        memcpy(self.blob + used, data, size)
        self.offsets[n] = <uint32_t>(used + size)
        return 0

    cdef int64_t add(self, str word) except -1:
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(word), i
        cdef int kind = PyUnicode_KIND(word)
        cdef const void *data = PyUnicode_DATA(word)
        cdef uint32_t small[64]
        cdef uint32_t *points = small
        cdef uint32_t before = self.table.words
        cdef int64_t found
        cdef bytes spelling
        if self.logs != NULL:
            raise TypeError("a trie with counts cannot be changed")
        if length == 0:
            raise ValueError("an empty string is not a word")
        if length > 64:
            points = <uint32_t *>malloc(length * sizeof(uint32_t))
            if points == NULL:
                raise MemoryError
        for i in range(length):
            points[i] = tp_read(kind, data, i)
        found = tp_insert(&self.table, points, length)
        if points != small:
            free(points)
        if found < 0:
            raise MemoryError
        if self.table.words != before:
            spelling = word.encode("utf-8", "surrogatepass")
            self.append_word(<const uint8_t *>PyBytes_AS_STRING(spelling), PyBytes_GET_SIZE(spelling))
        return found

    cdef int rank(self, const long long *counts) except -1:
        """Number the words by falling count: what texts are made of then lies together in memory.

        ``counts`` may be NULL where all are equal.  The trie cannot be changed afterwards.
        """
        cdef uint64_t n = self.table.words, i, shift = 0, most = 0
        cdef uint32_t *order = <uint32_t *>malloc((n + 1) * sizeof(uint32_t))
        cdef uint32_t *other = <uint32_t *>malloc((n + 1) * sizeof(uint32_t))
        cdef uint32_t *tally = <uint32_t *>malloc(65537 * sizeof(uint32_t))
        cdef uint32_t *swap
        cdef uint32_t bucket
        cdef double small[1024]
        self.logs = <double *>calloc(n + 1, sizeof(double))
        if order == NULL or other == NULL or tally == NULL or self.logs == NULL:
            free(order)
            free(other)
            free(tally)
            raise MemoryError
        for i in range(n):
            order[i] = <uint32_t>i
            if counts != NULL:
                most = max(most, <uint64_t>counts[i])
        # A stable radix sort, from the lowest sixteen bits of the complement upwards.
        while shift < 64 and most >> shift:
            for i in range(65537):
                tally[i] = 0
            for i in range(n):
                tally[65536 - ((<uint64_t>counts[order[i]] >> shift) & 0xFFFF)] += 1
            for i in range(65536):
                tally[i + 1] += tally[i]
            for i in range(n):
                bucket = <uint32_t>(65535 - ((<uint64_t>counts[order[i]] >> shift) & 0xFFFF))
                other[tally[bucket]] = order[i]
                tally[bucket] += 1
            swap = order
            order = other
            other = swap
            shift += 16
        if counts != NULL:
            small[0] = 0.0
            for i in range(1, 1024):
                small[i] = log(<double>i)
            for i in range(n):
                most = <uint64_t>counts[order[i]]
                self.logs[i] = small[most] if most < 1024 else log(<double>most)
        for i in range(n):
            other[order[i]] = <uint32_t>i
        for i in range(TP_FIRST):
            if self.table.first[i].word:
                self.table.first[i].word = other[self.table.first[i].word - 1] + 1
        for i in range(self.table.mask + 1):
            if self.table.slots[i].word:
                self.table.slots[i].word = other[self.table.slots[i].word - 1] + 1
        self.ids = order
        free(other)
        free(tally)
        return 0

    cdef Shared strings(self):
        if self.shared is None:
            self.shared = Shared(self.table.words)
        return self.shared

    cdef bint walk(self, str text, uint32_t *end):
        """Whether a word begins with the text; ``end`` gets the rank + 1 of the word it is, 0 where it is none."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), i
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t node = 0
        end[0] = 0
        for i in range(length):
            if (i and node == 0) or not tp_step(&self.table, i == 0, &node, tp_read(kind, data, i), end):
                end[0] = 0
                return False
        return True

    cdef int64_t lookup(self, str word):
        cdef uint32_t end
        self.walk(word, &end)
        return <int64_t>end - 1 if end == 0 or self.ids == NULL else self.ids[end - 1]

    def has_prefix(self, str text not None):
        """Whether a word begins with the text."""
        cdef uint32_t end
        return self.walk(text, &end)

    cdef double log_of(self, str word):
        """The logarithm of a word's count; 0.0 where there are no counts."""
        cdef uint32_t end
        self.walk(word, &end)
        return self.logs[end - 1] if end and self.logs != NULL else 0.0

    def insert(self, str word not None):
        """The word's id, a new one where it is new."""
        return self.add(word)

    def find(self, str word not None):
        """The word's id, -1 where it is not here."""
        return self.lookup(word)

    def word(self, int64_t id):
        """The spelling of an id."""
        if id < 0 or id >= self.table.words:
            raise IndexError(f"no word has id {id}")
        return PyUnicode_DecodeUTF8(
            <const char *>self.blob + self.offsets[id], self.offsets[id + 1] - self.offsets[id], "surrogatepass"
        )

    def longest(self, str text not None, Py_ssize_t start=0):
        """``(end, id)`` of the longest word that starts at ``start``, None where none does."""
        found = self.prefixes(text, start)
        return found[len(found) - 1] if found else None

    def prefixes(self, str text not None, Py_ssize_t start=0):
        """``(end, id)`` of every word that starts at ``start``, shortest first."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), i = start
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t node = 0, end = 0
        cdef list found = []
        if start < 0 or start > length:
            raise IndexError(f"start {start} lies outside a text of {length} characters")
        while i < length and (i == start or node):
            if not tp_step(&self.table, i == start, &node, tp_read(kind, data, i), &end):
                break
            i += 1
            if end:
                found.append((i, <int64_t>end - 1 if self.ids == NULL else self.ids[end - 1]))
        return found

    def matches(self, str text not None, bint overlap=False):
        """``(start, end, id)`` of the words in a text: all, or from the left the longest that do not overlap."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), at = 0, i, stop
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t node, end, last
        cdef list found = []
        while at < length:
            i = at
            stop = at
            node = 0
            last = 0
            while i < length and (i == at or node):
                if not tp_step(&self.table, i == at, &node, tp_read(kind, data, i), &end):
                    break
                i += 1
                if end:
                    if overlap:
                        found.append((at, i, <int64_t>end - 1 if self.ids == NULL else self.ids[end - 1]))
                    last = end
                    stop = i
            if last and not overlap:
                found.append((at, stop, <int64_t>last - 1 if self.ids == NULL else self.ids[last - 1]))
                at = stop
            else:
                at += 1
        return found

    @staticmethod
    def parse(stream):
        """Read a base lexicon, ``word count [tag]`` a line.

        Returns ``(trie, counts, tag ids, tags, total, bad line)``; the last is the number of the
        first line that does not have this form, 0 where all have it.  The last line of a word
        holds, and all its counts enter the total, as in jieba.  UnicodeDecodeError where the stream
        is not UTF-8.
        """
        cdef bytes data = stream.read()
        cdef const uint8_t *begin = <const uint8_t *>PyBytes_AS_STRING(data)
        if not tp_valid_utf8(begin, begin + PyBytes_GET_SIZE(data)):
            # Python tells best what is wrong.
            data.decode("utf-8")
        return parse_lines(data)

    @staticmethod
    def build(words, carray.array counts not None):
        """A trie of distinct words and their counts."""
        cdef Trie trie = Trie(words)
        if counts.ob_descr.typecode != b"q" or <Py_ssize_t>trie.table.words != len(counts):
            raise ValueError(f"{trie.table.words} distinct words want as many counts, found {len(counts)}")
        trie.rank(counts.data.as_longlongs)
        return trie

    def spellings(self):
        """``(offsets, blob)``: the words in UTF-8 and where each begins."""
        return (
            PyBytes_FromStringAndSize(<char *>self.offsets, (self.table.words + 1) * sizeof(uint32_t)),
            PyBytes_FromStringAndSize(<char *>self.blob, self.offsets[self.table.words]),
        )

    def tables(self):
        """What a file keeps besides the words: ``(first, slots, logs, ids, nodes, used)``."""
        if self.logs == NULL:
            self.rank(NULL)
        return (
            PyBytes_FromStringAndSize(<char *>self.table.first, TP_FIRST * sizeof(tp_first)),
            PyBytes_FromStringAndSize(<char *>self.table.slots, (self.table.mask + 1) * sizeof(tp_slot)),
            PyBytes_FromStringAndSize(<char *>self.logs, self.table.words * sizeof(double)),
            PyBytes_FromStringAndSize(<char *>self.ids, self.table.words * sizeof(uint32_t)),
            self.table.nodes,
            self.table.used,
        )

    @staticmethod
    def attach(buffer, offsets, blob, carray.array counts not None, tables):
        """A trie over the parts of a file that ``buffer`` keeps open; ValueError where they do not fit."""
        if not tables:
            begins = array("I", bytes(offsets))
            letters = bytes(blob)
            if begins[0] != 0 or begins[len(begins) - 1] != len(letters):
                raise ValueError("the words do not fill their section")
            return Trie.build(
                [letters[a:b].decode("utf-8", "surrogatepass") for a, b in zip(begins, begins[1:])], counts
            )
        first, slots, logs, ids, nodes, used = tables
        return attach_tables(buffer, offsets, blob, first, slots, logs, ids, nodes, used)


cdef Trie attach_tables(object buffer, const uint8_t[::1] offsets, const uint8_t[::1] blob,
                        const uint8_t[::1] first, const uint8_t[::1] slots, const uint8_t[::1] logs,
                        const uint8_t[::1] ids, uint32_t nodes, uint64_t used):
    cdef Trie trie = Trie.__new__(Trie)
    cdef uint64_t size, i, full = 0
    cdef uint32_t words = <uint32_t>(offsets.shape[0] // sizeof(uint32_t) - 1)
    cdef uint32_t bits = 0
    cdef tp_slot *table
    cdef tp_first *roots
    cdef uint32_t *begins
    cdef uint32_t *numbers
    size = slots.shape[0] // sizeof(tp_slot)
    if size < 16 or size & (size - 1) or <uint64_t>slots.shape[0] != size * sizeof(tp_slot):
        raise ValueError("the table's size is not a power of two")
    if <uint64_t>first.shape[0] != TP_FIRST * sizeof(tp_first):
        raise ValueError("the first level has the wrong size")
    table = <tp_slot *>&slots[0]
    roots = <tp_first *>&first[0]
    begins = <uint32_t *>&offsets[0]
    for i in range(size):
        full += table[i].key != 0
        if table[i].word > words or table[i].node > nodes:
            raise ValueError(f"slot {i} points outside the table")
    for i in range(TP_FIRST):
        if roots[i].word > words or roots[i].node > nodes:
            raise ValueError(f"the first level points outside the table at U+{i:04X}")
    if full >= size or full != used:
        raise ValueError("the number of slots in use does not fit the table")
    if logs.shape[0] != <Py_ssize_t>(words * sizeof(double)) or ids.shape[0] != <Py_ssize_t>(words * sizeof(uint32_t)):
        raise ValueError("the counts do not fit the words")
    numbers = <uint32_t *>&ids[0] if words else NULL
    for i in range(words):
        if numbers[i] >= words:
            raise ValueError(f"rank {i} points outside the words")
        if begins[i] > begins[i + 1]:
            raise ValueError(f"word {i} has a negative length")
    if begins[0] != 0 or begins[words] != <uint64_t>blob.shape[0]:
        raise ValueError("the words do not fill their section")
    free(trie.table.slots)
    free(trie.table.first)
    free(trie.offsets)
    while (<uint64_t>1 << bits) < size:
        bits += 1
    trie.buffer = (buffer, offsets, blob, first, slots, logs, ids)
    trie.logs = <double *>&logs[0] if words else <double *>&begins[0]
    trie.ids = numbers
    trie.table.slots = table
    trie.table.first = roots
    trie.table.mask = size - 1
    trie.table.shift = 64 - bits
    trie.table.nodes = nodes
    trie.table.words = words
    trie.table.used = used
    free(trie.table.edges)
    trie.table.edges = NULL
    if tp_filter(&trie.table) < 0:
        raise MemoryError
    trie.offsets = begins
    trie.blob = <uint8_t *>&blob[0] if blob.shape[0] else NULL
    return trie


cdef bint is_blank(uint8_t c) noexcept nogil:
    return c == 32 or 9 <= c <= 13


cdef enum:
    BATCH = 16  # lines that are read before their words are inserted

cdef struct Line:
    const uint8_t *word
    Py_ssize_t size
    Py_ssize_t length
    int64_t count
    uint16_t tag
    uint32_t points[256]


cdef object parse_lines(bytes data):
    cdef const uint8_t *p = <const uint8_t *>PyBytes_AS_STRING(data)
    cdef const uint8_t *stop = p + PyBytes_GET_SIZE(data)
    cdef const uint8_t *line_end
    cdef const uint8_t *last
    cdef const uint8_t *word_end
    cdef const uint8_t *tag
    cdef const uint8_t *tag_end
    cdef const uint8_t *q
    cdef const uint8_t *known = NULL
    cdef Py_ssize_t known_size = -1
    cdef Line *lines = <Line *>malloc(BATCH * sizeof(Line))
    cdef Line *entry
    cdef Py_ssize_t length, digits, held = 0, n
    cdef int64_t count, total = 0, id, line = 0, bad = 0
    cdef uint32_t before
    cdef uint16_t tag_id = 0
    cdef Trie trie = Trie.__new__(Trie)
    cdef carray.array counts = array("q")
    cdef carray.array tag_ids = array("H")
    cdef dict numbers = {b"": 0}
    cdef uint64_t room = data.count(b"\n") + 16
    if lines == NULL:
        raise MemoryError
    free(trie.table.slots)
    free(trie.table.first)
    free(trie.table.edges)
    if tp_init(&trie.table, room) < 0:
        free(lines)
        raise MemoryError
    carray.resize(counts, room)
    carray.resize(tag_ids, room)
    if data.startswith(b"\xef\xbb\xbf"):
        p += 3
    try:
        while p < stop or held:
            # The slots of a batch are fetched while its lines are read: they lie all over the memory.
            if held == BATCH or p >= stop or bad:
                for n in range(held):
                    entry = &lines[n]
                    before = trie.table.words
                    id = tp_insert(&trie.table, entry.points, entry.length)
                    if id < 0:
                        raise MemoryError
                    if trie.table.words != before:
                        trie.append_word(entry.word, entry.size)
                    counts.data.as_longlongs[id] = entry.count
                    tag_ids.data.as_ushorts[id] = entry.tag
                held = 0
                if p >= stop or bad:
                    break
            line += 1
            line_end = p
            while line_end < stop and line_end[0] != 10:
                line_end += 1
            last = line_end
            while p < last and is_blank(p[0]):
                p += 1
            while last > p and is_blank((last - 1)[0]):
                last -= 1
            if p == last:
                p = line_end + 1
                continue
            entry = &lines[held]
            word_end = p
            length = 0
            while word_end < last and word_end[0] != 32 and length < 256:
                entry.points[length] = tp_utf8(&word_end)
                length += 1
            q = word_end + 1
            count = 0
            digits = 0
            while q < last and 48 <= q[0] <= 57 and digits < 16:
                count = 10 * count + (q[0] - 48)
                q += 1
                digits += 1
            if length == 256 or digits == 0 or digits == 16 or (q < last and q[0] != 32):
                bad = line
                continue
            tag = q + 1 if q < last else last
            tag_end = tag
            while tag_end < last and tag_end[0] != 32:
                tag_end += 1
            total += count
            if count > 0:
                # Neighbouring lines often share a tag: compare before asking the dict.
                if tag_end - tag != known_size or memcmp(tag, known, known_size) != 0:
                    known = tag
                    known_size = tag_end - tag
                    spelling = PyBytes_FromStringAndSize(<const char *>tag, known_size)
                    tag_id = numbers.setdefault(spelling, len(numbers))
                entry.word = p
                entry.size = word_end - p
                entry.length = length
                entry.count = count
                entry.tag = tag_id
                if length > 1 and entry.points[0] < TP_FIRST and trie.table.first[entry.points[0]].node:
                    prefetch_edge(&trie.table, trie.table.first[entry.points[0]].node, entry.points[1])
                held += 1
            p = line_end + 1
    finally:
        free(lines)
    carray.resize(counts, trie.table.words)
    carray.resize(tag_ids, trie.table.words)
    trie.rank(counts.data.as_longlongs)
    return trie, counts, tag_ids, [tag.decode() for tag in numbers], total, bad
