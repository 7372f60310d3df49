# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""The hashed trie, compiled.  The plain-Python twin is ``pure.py``; ``README.md`` explains the data structure.

The file is longer than others because look-ups, the words' own text and what files keep of them share the C tables.
"""

from array import array
from mmap import mmap

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport uintptr_t
from libc.stdlib cimport calloc, free, malloc

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef extern from "code_points.h":
    uint32_t tp_read(int width, const void *text, int64_t i) nogil

cdef extern from "utf8.h":
    uint32_t tp_utf8(const uint8_t **p) nogil

cdef extern from "trie/trie.h":
    int tp_init(tp_trie *t, uint64_t expected_words) nogil
    int64_t tp_insert(tp_trie *t, const uint32_t *word, int64_t length) nogil
    int tp_step(const tp_trie *t, int root, uint32_t *node, uint32_t cp, uint32_t *word) nogil
    void tp_set_capacity(tp_trie *t, uint64_t capacity) nogil
    int tp_build_filter(tp_trie *t) nogil
    void tp_free_tables(tp_trie *t) nogil
    enum:
        TP_FIRST
        TP_LEAST_SLOTS
        TP_CODE_POINT_BITS

cdef extern from "trie/spellings.h":
    int tp_spellings_init(tp_spellings *s) nogil
    int tp_spellings_append(tp_spellings *s, const uint8_t *word, uint64_t size) nogil
    void tp_spellings_free(tp_spellings *s) nogil

cdef extern from "trie/rank.h":
    int tp_rank_by_count(const int64_t *counts, uint64_t n, uint32_t *id_of_rank, uint32_t *rank_of_id) nogil
    void tp_renumber_words(tp_trie *trie, const uint32_t *rank_of_id) nogil
    void tp_log_of_counts(const int64_t *counts, const uint32_t *id_of_rank, uint64_t n, double *log_counts) nogil

cdef extern from *:
    """
    static inline void tp_drop(PyObject *o) { Py_XDECREF(o); }
    """
    void drop "tp_drop"(PyObject *o)

# Changes whenever the bytes of `tables()` mean something else.
LAYOUT = 1

# Above the logarithm of the greatest 64-bit count.
cdef double GREATEST_LOG_COUNT = 64.0

# Words up to this length are inserted from the stack.
cdef enum:
    SHORT_WORD = 64

# Of the basic plane, and of Unicode; and of a word in a file.
cdef enum:
    CHARACTERS = 65536
    CODE_POINTS = 0x110000
    MOST_CHARACTERS = 255


cdef class StringCache:
    """One ``str`` object per word and per character, made when first handed out."""

    def __cinit__(self, uint64_t n_words):
        if n_words > 0xFFFFFFFF:
            raise ValueError(f"a trie numbers its words with 32 bits, found {n_words} words")
        self.n_words = n_words
        self.words = <PyObject **>calloc(n_words + 1, sizeof(PyObject *))
        self.characters = <PyObject **>calloc(CHARACTERS, sizeof(PyObject *))
        if self.words == NULL or self.characters == NULL:
            raise MemoryError

    def __dealloc__(self):
        cdef uint64_t i
        if self.words != NULL:
            for i in range(self.n_words):
                drop(self.words[i])
        if self.characters != NULL:
            for i in range(CHARACTERS):
                drop(self.characters[i])
        free(self.words)
        free(self.characters)


cdef class Trie:
    """Map words to ids 0, 1, 2, … in the order of their first insertion."""

    def __cinit__(self, words=()):
        if tp_init(&self.table, TP_LEAST_SLOTS) < 0 or tp_spellings_init(&self.text_of_ids) < 0:
            raise MemoryError

    def __init__(self, words=()):
        for word in words:
            if word is None:
                raise TypeError("a word must be a string, found None")
            self.insert_word(word)

    def __dealloc__(self):
        # The garbage collector may have cleared `buffer` before, so only the flag says whose memory it is.
        if not self.borrowed:
            free(self.table.slots)
            free(self.table.first)
            tp_spellings_free(&self.text_of_ids)
            free(self.log_counts)
            free(self.id_of_rank)
        free(self.table.edges)

    def __len__(self):
        return self.table.words

    cdef int reserve(self, uint64_t n_words) except -1:
        """Make room in an empty trie."""
        tp_free_tables(&self.table)
        if tp_init(&self.table, n_words) < 0:
            raise MemoryError
        return 0

    cdef int64_t add_code_points(self, const uint32_t *points, Py_ssize_t length, const uint8_t *utf8,
                                 Py_ssize_t size) except -1:
        """Return the id of a word that is given in both encodings, a new id if the word is new."""
        cdef uint32_t before = self.table.words
        cdef int64_t id = tp_insert(&self.table, points, length)
        cdef int failed
        if id < 0:
            raise MemoryError
        if self.table.words != before:
            failed = tp_spellings_append(&self.text_of_ids, utf8, size)
            if failed == -2:
                raise OverflowError("a trie holds at most 4 GiB of words")
            if failed:
                raise MemoryError
        return id

    cdef int64_t add(self, str word) except -1:
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(word), i
        cdef int width = PyUnicode_KIND(word)
        cdef const void *data = PyUnicode_DATA(word)
        cdef uint32_t short_word[SHORT_WORD]
        cdef uint32_t *points = short_word
        cdef bytes utf8
        if self.log_counts != NULL:
            raise TypeError("a trie with counts cannot be changed")
        if length == 0:
            raise ValueError("an empty string is not a word")
        utf8 = word.encode("utf-8", "surrogatepass")
        if length > SHORT_WORD:
            points = <uint32_t *>malloc(length * sizeof(uint32_t))
            if points == NULL:
                raise MemoryError
        for i in range(length):
            points[i] = tp_read(width, data, i)
        try:
            return self.add_code_points(
                points, length, <const uint8_t *>PyBytes_AS_STRING(utf8), PyBytes_GET_SIZE(utf8)
            )
        finally:
            if points != short_word:
                free(points)

    cdef int freeze(self, const int64_t *counts) except -1:
        """Number the words by falling count; without counts (NULL) ranks are ids.  No word can be added afterwards."""
        cdef uint64_t n = self.table.words, i
        cdef double *log_counts = <double *>calloc(n + 1, sizeof(double))
        cdef uint32_t *id_of_rank = <uint32_t *>malloc((n + 1) * sizeof(uint32_t))
        cdef uint32_t *rank_of_id = <uint32_t *>malloc((n + 1) * sizeof(uint32_t))
        if (log_counts == NULL or id_of_rank == NULL or rank_of_id == NULL
                or (counts != NULL and tp_rank_by_count(counts, n, id_of_rank, rank_of_id) < 0)):
            free(log_counts)
            free(id_of_rank)
            free(rank_of_id)
            raise MemoryError
        if counts == NULL:
            for i in range(n):
                id_of_rank[i] = <uint32_t>i
        else:
            tp_log_of_counts(counts, id_of_rank, n, log_counts)
            tp_renumber_words(&self.table, rank_of_id)
        free(rank_of_id)
        self.log_counts = log_counts
        self.id_of_rank = id_of_rank
        return 0

    cdef StringCache string_cache(self):
        if self.strings is None:
            self.strings = StringCache(self.table.words)
        return self.strings

    cdef bint walk(self, str text, uint32_t *end):
        """Return whether a word begins with the text; ``end`` becomes the rank + 1 of the text itself, 0 if it is no word."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), i
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t node = 0
        end[0] = 0
        for i in range(length):
            if (i and node == 0) or not tp_step(&self.table, i == 0, &node, tp_read(width, data, i), end):
                end[0] = 0
                return False
        return True

    cdef int64_t id_of(self, uint32_t end) noexcept:
        """Return the id of a rank + 1, -1 for 0."""
        return <int64_t>end - 1 if end == 0 or self.id_of_rank == NULL else self.id_of_rank[end - 1]

    cdef int64_t lookup(self, str word):
        cdef uint32_t end
        self.walk(word, &end)
        return self.id_of(end)

    def has_prefix(self, str text not None):
        """Return whether a word begins with the text."""
        cdef uint32_t end
        return self.walk(text, &end)

    cdef double log_count_of(self, str word):
        """Return the logarithm of a word's count, 0.0 if the words have no counts."""
        cdef uint32_t end
        self.walk(word, &end)
        return self.log_counts[end - 1] if end and self.log_counts != NULL else 0.0

    def insert(self, str word not None):
        """Return the id of a word; a new word gets the next id."""
        return self.insert_word(word)

    cdef int64_t insert_word(self, str word) except -1:
        if self.in_overlay:
            raise TypeError("only its overlay adds words to this trie")
        return self.add(word)

    def find(self, str word not None):
        """Return the id of a word, -1 if the trie does not have it."""
        return self.lookup(word)

    def word(self, int64_t id):
        """Return the word of an id."""
        cdef tp_spellings *texts = &self.text_of_ids
        if id < 0 or id >= self.table.words:
            raise IndexError(f"no word has id {id}")
        return PyUnicode_DecodeUTF8(
            <const char *>texts.bytes + texts.offsets[id], texts.offsets[id + 1] - texts.offsets[id], "surrogatepass"
        )

    def longest(self, str text not None, Py_ssize_t start=0):
        """Return ``(end, id)`` of the longest word that begins at ``start``, None if none does."""
        found = self.prefixes(text, start)
        return found[len(found) - 1] if found else None

    def prefixes(self, str text not None, Py_ssize_t start=0):
        """Return ``(end, id)`` of every word that begins at ``start``, shortest first."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), i = start
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t node = 0, end = 0
        cdef list found = []
        if start < 0 or start > length:
            raise IndexError(f"start {start} lies outside a text of {length} characters")
        while i < length and (i == start or node):
            if not tp_step(&self.table, i == start, &node, tp_read(width, data, i), &end):
                break
            i += 1
            if end:
                found.append((i, self.id_of(end)))
        return found

    def matches(self, str text not None, bint overlap=False):
        """Return ``(start, end, id)`` of the words in a text.

        With ``overlap`` all of them; otherwise from the left the longest that do not overlap.
        """
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), start = 0, i, stop
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t node, end, longest
        cdef list found = []
        while start < length:
            i = start
            stop = start + 1
            node = 0
            longest = 0
            while i < length and (i == start or node):
                if not tp_step(&self.table, i == start, &node, tp_read(width, data, i), &end):
                    break
                i += 1
                if end and overlap:
                    found.append((start, i, self.id_of(end)))
                elif end:
                    longest = end
                    stop = i
            if longest:
                found.append((start, stop, self.id_of(longest)))
            start = stop
        return found

    @staticmethod
    def build(words, carray.array counts not None):
        """Return a trie of distinct words with their counts."""
        cdef Trie trie = Trie(words)
        if counts.ob_descr.typecode != b"q":
            raise ValueError(f"counts must be an array of type 'q', found {counts.typecode!r}")
        if <Py_ssize_t>trie.table.words != len(counts):
            raise ValueError(f"found {len(counts)} counts for {trie.table.words} distinct words; each needs one")
        trie.freeze(<int64_t *>counts.data.as_longlongs)
        return trie

    def alphabet(self):
        """Return the distinct characters of the words, ascending."""
        cdef tp_spellings *texts = &self.text_of_ids
        cdef const uint8_t *at = texts.bytes
        cdef const uint8_t *end = at + texts.offsets[self.table.words]
        cdef uint8_t[::1] seen = bytearray(CODE_POINTS)
        cdef list characters = []
        cdef uint32_t c
        while at < end:
            c = tp_utf8(&at)
            if not seen[c]:
                seen[c] = 1
                characters.append(chr(c))
        return "".join(sorted(characters))

    def ids_with(self, str characters not None):
        """Return the ids of the words that contain any of the characters, ascending."""
        cdef tp_spellings *texts = &self.text_of_ids
        cdef const uint8_t *at = texts.bytes
        cdef const uint8_t *end
        cdef uint8_t[::1] wanted = bytearray(CODE_POINTS)
        cdef carray.array ids = array("i")
        cdef uint32_t id
        cdef bint found
        for character in characters:
            wanted[ord(character)] = 1
        for id in range(self.table.words):
            end = texts.bytes + texts.offsets[id + 1]
            found = False
            while at < end:
                found |= wanted[tp_utf8(&at)]
            if found:
                ids.append(id)
        return ids

    def spellings(self):
        """Return ``(offsets, blob)``: the words in UTF-8 and where each begins."""
        cdef tp_spellings *texts = &self.text_of_ids
        return (
            PyBytes_FromStringAndSize(<char *>texts.offsets, (self.table.words + 1) * sizeof(uint32_t)),
            PyBytes_FromStringAndSize(<char *>texts.bytes, texts.offsets[self.table.words]),
        )

    def tables(self):
        """Return what a file keeps besides the words: ``(first, slots, log counts, ids, nodes, used)``."""
        if self.log_counts == NULL:
            self.freeze(NULL)
        return (
            PyBytes_FromStringAndSize(<char *>self.table.first, TP_FIRST * sizeof(tp_first)),
            PyBytes_FromStringAndSize(<char *>self.table.slots, (self.table.mask + 1) * sizeof(tp_slot)),
            PyBytes_FromStringAndSize(<char *>self.log_counts, self.table.words * sizeof(double)),
            PyBytes_FromStringAndSize(<char *>self.id_of_rank, self.table.words * sizeof(uint32_t)),
            self.table.nodes,
            self.table.used,
        )

    @staticmethod
    def attach(buffer, offsets, blob, carray.array counts not None, tables):
        """Return a trie over the sections of a file that ``buffer`` keeps open.

        Sections that could change later are copied: all but those of bytes and of maps that are read only.

        Raises:
            ValueError: the sections contradict each other.
        """
        offsets, blob = unchanging(offsets), unchanging(blob)
        check_words(offsets, blob)
        if not tables:
            begins = array("I", bytes(offsets))
            letters = bytes(blob)
            return Trie.build(
                [letters[a:b].decode("utf-8", "surrogatepass") for a, b in zip(begins, begins[1:])], counts
            )
        first, slots, log_counts, ids, nodes, used = tables
        first, slots, log_counts, ids = map(unchanging, (first, slots, log_counts, ids))
        check_table(first, slots, <uint32_t>(len(offsets) // sizeof(uint32_t) - 1), nodes, used)
        return attach_tables(buffer, offsets, blob, first, slots, log_counts, ids, nodes, used)


cdef object unchanging(object section):
    """Return a section of a file; a copy if its bytes could change, or if it begins at no multiple of 8."""
    cdef const uint8_t[::1] content
    view = memoryview(section)
    if view.format == "B" and view.ndim == 1 and view.c_contiguous and type(view.obj) in (bytes, mmap):
        content = view
        if memoryview(view.obj).readonly and (not len(view) or <uintptr_t>&content[0] % sizeof(uint64_t) == 0):
            return view
    return bytes(view)


cdef int check_words(const uint8_t[::1] offsets, const uint8_t[::1] blob) except -1:
    """Refuse words that do not fill their section, that are empty, or that are not UTF-8."""
    cdef Py_ssize_t n_words = offsets.shape[0] // <Py_ssize_t>sizeof(uint32_t) - 1, i
    cdef const uint32_t *begins
    if n_words < 0 or offsets.shape[0] % sizeof(uint32_t):
        raise ValueError("the offsets of the words do not fill their section")
    begins = <const uint32_t *>&offsets[0]
    if begins[0] != 0 or begins[n_words] != <uint64_t>blob.shape[0]:
        raise ValueError("the words do not fill their section")
    try:
        bytes(blob).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise ValueError("the words are not UTF-8") from None
    for i in range(n_words):
        if begins[i] >= begins[i + 1]:
            raise ValueError(f"word {i} has no characters")
        # The offsets ascend up to here, and the last one is the size of the section unless a later word is refused.
        if begins[i] >= <uint64_t>blob.shape[0] or blob[begins[i]] & 0xC0 == 0x80:
            raise ValueError(f"word {i} begins inside of a character")
    return 0


cdef int check_table(const uint8_t[::1] first, const uint8_t[::1] slots, uint32_t n_words, uint32_t nodes,
                     uint64_t used) except -1:
    """Refuse a table whose walks could leave it or not end."""
    cdef uint64_t size = slots.shape[0] // sizeof(tp_slot), i, full = 0
    cdef const tp_slot *slot
    cdef const tp_first *root
    if size < TP_LEAST_SLOTS or size & (size - 1) or <uint64_t>slots.shape[0] != size * sizeof(tp_slot):
        raise ValueError("the table's size is not a power of two")
    if <uint64_t>first.shape[0] != TP_FIRST * sizeof(tp_first):
        raise ValueError("the first level has the wrong size")
    slot = <const tp_slot *>&slots[0]
    for i in range(size):
        full += slot[i].key != 0
        if slot[i].word > n_words or slot[i].node > nodes:
            raise ValueError(f"slot {i} points outside the table")
    root = <const tp_first *>&first[0]
    for i in range(TP_FIRST):
        if root[i].word > n_words or root[i].node > nodes:
            raise ValueError(f"the first level points outside the table at U+{i:04X}")
    if full >= size or full != used:
        raise ValueError("the number of slots in use does not fit the table")
    check_depth(slot, size, nodes)
    return 0


cdef int check_depth(const tp_slot *slots, uint64_t size, uint32_t nodes) except -1:
    """Refuse edges in a circle and words of more than 255 characters, which would make look-ups slow.

    A node has a greater number than its parent, because nodes are numbered in the order in which they were made.
    """
    cdef uint8_t *depth = NULL
    cdef uint32_t *parent_of = NULL
    cdef uint64_t i
    cdef uint32_t parent, node
    if nodes > size + TP_FIRST:
        raise ValueError(f"{nodes} nodes do not fit into {size} slots")
    try:
        depth = <uint8_t *>calloc(<size_t>nodes + 1, 1)
        parent_of = <uint32_t *>calloc(<size_t>nodes + 1, sizeof(uint32_t))
        if depth == NULL or parent_of == NULL:
            raise MemoryError
        for i in range(size):
            parent = <uint32_t>(slots[i].key >> TP_CODE_POINT_BITS)
            node = slots[i].node
            if slots[i].key and node and (parent >= node or parent_of[node]):
                raise ValueError(f"slot {i} leads to node {node}, which does not follow node {parent}")
            if slots[i].key and node:
                parent_of[node] = parent
        for node in range(1, nodes + 1):
            if depth[parent_of[node]] == MOST_CHARACTERS:
                raise ValueError(f"a word has more than {MOST_CHARACTERS} characters")
            depth[node] = depth[parent_of[node]] + 1
    finally:
        free(depth)
        free(parent_of)
    return 0


cdef Trie attach_tables(object buffer, const uint8_t[::1] offsets, const uint8_t[::1] blob,
                        const uint8_t[::1] first, const uint8_t[::1] slots, const uint8_t[::1] log_counts,
                        const uint8_t[::1] ids, uint32_t nodes, uint64_t used):
    cdef uint32_t words = <uint32_t>(offsets.shape[0] // sizeof(uint32_t) - 1), i
    cdef uint32_t *begins = <uint32_t *>&offsets[0]
    cdef uint32_t *id_of_rank = <uint32_t *>&ids[0] if words else NULL
    cdef const double *log_of_rank = <const double *>&log_counts[0] if words else NULL
    cdef Trie trie
    if (log_counts.shape[0] != <Py_ssize_t>(words * sizeof(double))
            or ids.shape[0] != <Py_ssize_t>(words * sizeof(uint32_t))):
        raise ValueError("the counts do not fit the words")
    for i in range(words):
        if id_of_rank[i] >= words:
            raise ValueError(f"rank {i} points outside the words")
        if not 0.0 <= log_of_rank[i] < GREATEST_LOG_COUNT:
            raise ValueError(f"rank {i} has the logarithm {log_of_rank[i]}, which is that of no count")
    trie = Trie.__new__(Trie)
    tp_free_tables(&trie.table)
    tp_spellings_free(&trie.text_of_ids)
    trie.borrowed = True
    trie.buffer = (buffer, offsets, blob, first, slots, log_counts, ids)
    trie.log_counts = <double *>&log_counts[0] if words else <double *>begins  # not NULL: no word may be added
    trie.id_of_rank = id_of_rank
    trie.table.slots = <tp_slot *>&slots[0]
    trie.table.first = <tp_first *>&first[0]
    trie.table.nodes = nodes
    trie.table.words = words
    trie.table.used = used
    trie.text_of_ids.offsets = begins
    trie.text_of_ids.bytes = <uint8_t *>&blob[0] if blob.shape[0] else NULL
    tp_set_capacity(&trie.table, slots.shape[0] // sizeof(tp_slot))
    if tp_build_filter(&trie.table) < 0:
        raise MemoryError
    return trie
