# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Reading jieba's word lists, compiled.  The plain-Python twin is ``pure.py``."""

from array import array

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp

from textprep.kernels.trie.compiled cimport Trie, tp_trie

cdef extern from "utf8.h":
    bint tp_valid_utf8(const uint8_t *s, const uint8_t *end) nogil
    uint32_t tp_utf8(const uint8_t **p) nogil

cdef extern from "trie/trie.h":
    void tp_prefetch_walk(const tp_trie *t, uint32_t first_cp, uint32_t second_cp) nogil

cdef enum:
    # Lines that are read before their words are inserted.
    BATCH = 16
    # The longest word, and the longest count in digits: any such count fits into an int64_t.
    WORD_LENGTH = 255
    COUNT_DIGITS = 15

cdef enum:
    ENTRY, BLANK, MALFORMED

cdef struct Entry:
    const uint8_t *word
    const uint8_t *word_end
    const uint8_t *tag
    const uint8_t *tag_end
    int64_t count
    uint16_t tag_id
    Py_ssize_t length
    uint32_t points[256]  # the code points of the word; one place more than WORD_LENGTH


cdef inline bint is_blank(uint8_t c) noexcept nogil:
    # The white space of bytes.strip.
    return c == 32 or 9 <= c <= 13


cdef int read_entry(const uint8_t **line, const uint8_t *stop, Entry *entry) noexcept nogil:
    """Read one line and move to the next: ``word count [tag]``, and more fields, which are ignored."""
    cdef const uint8_t *p = line[0]
    cdef const uint8_t *last
    cdef int digits = 0
    last = p
    while last < stop and last[0] != 10:
        last += 1
    line[0] = last + 1
    while p < last and is_blank(p[0]):
        p += 1
    while last > p and is_blank((last - 1)[0]):
        last -= 1
    if p == last:
        return BLANK
    entry.word = p
    entry.length = 0
    while p < last and p[0] != 32 and entry.length <= WORD_LENGTH:
        entry.points[entry.length] = tp_utf8(&p)
        entry.length += 1
    entry.word_end = p
    p += 1
    entry.count = 0
    while p < last and 48 <= p[0] <= 57 and digits <= COUNT_DIGITS:
        entry.count = 10 * entry.count + (p[0] - 48)
        p += 1
        digits += 1
    if entry.length > WORD_LENGTH or not 0 < digits <= COUNT_DIGITS or (p < last and p[0] != 32):
        return MALFORMED
    entry.tag = p + 1 if p < last else last
    entry.tag_end = entry.tag
    while entry.tag_end < last and entry.tag_end[0] != 32:
        entry.tag_end += 1
    return ENTRY


cdef class Tags:
    """Number the tags in the order of their first use; number 0 is the empty tag."""

    cdef dict numbers
    cdef const uint8_t *previous
    cdef Py_ssize_t previous_size
    cdef uint16_t previous_number

    def __cinit__(self):
        self.numbers = {b"": 0}
        self.previous_size = -1

    cdef int number(self, const Entry *entry) except -1:
        cdef Py_ssize_t size = entry.tag_end - entry.tag
        # Neighbouring lines often share a tag: compare before asking the dict.
        if size != self.previous_size or memcmp(entry.tag, self.previous, size) != 0:
            tag = PyBytes_FromStringAndSize(<const char *>entry.tag, size)
            self.previous_number = self.numbers.setdefault(tag, len(self.numbers))
            self.previous = entry.tag
            self.previous_size = size
        return self.previous_number


cdef int insert(Trie trie, Entry *entries, int n, int64_t *counts, uint16_t *tag_ids) except -1:
    """Add a batch of words; the count and the tag of a word that came before are replaced."""
    cdef int64_t id
    cdef int i
    for i in range(n):
        id = trie.add_code_points(
            entries[i].points, entries[i].length, entries[i].word, entries[i].word_end - entries[i].word
        )
        counts[id] = entries[i].count
        tag_ids[id] = entries[i].tag_id
    return 0


def parse_word_list(stream):
    """Read a word list in jieba's format, ``word count [tag]`` a line, from a stream of bytes.

    Of several lines of one word the last one holds, but all their counts enter the total, as in jieba.  Words that
    count 0 are ignored.

    Returns:
        ``(trie, counts, tag_ids, tags, total, malformed_line)``: the counts and the numbers of the tags by the words'
        ids, and the number of the first line that is not of this form, 0 if all are.

    Raises:
        UnicodeDecodeError: the stream is not UTF-8.
    """
    cdef bytes data = stream.read()
    cdef const uint8_t *line = <const uint8_t *>PyBytes_AS_STRING(data)
    cdef const uint8_t *stop = line + PyBytes_GET_SIZE(data)
    if not tp_valid_utf8(line, stop):
        data.decode("utf-8")  # raises, and says what is wrong
    if data.startswith(b"\xef\xbb\xbf"):
        line += 3
    return parse_lines(line, stop, data.count(b"\n") + BATCH)


cdef object parse_lines(const uint8_t *line, const uint8_t *stop, uint64_t room):
    cdef Trie trie = Trie.__new__(Trie)
    cdef Tags tags = Tags.__new__(Tags)
    cdef carray.array counts = array("q")
    cdef carray.array tag_ids = array("H")
    cdef Entry *batch
    cdef int64_t total = 0, number = 0, malformed = 0
    cdef int held = 0, kind
    trie.reserve(room)
    carray.resize(counts, room)
    carray.resize(tag_ids, room)
    batch = <Entry *>malloc(BATCH * sizeof(Entry))
    if batch == NULL:
        raise MemoryError
    try:
        while line < stop:
            number += 1
            kind = read_entry(&line, stop, &batch[held])
            if kind == MALFORMED:
                malformed = number
                break
            if kind == BLANK or batch[held].count == 0:
                continue
            total += batch[held].count
            batch[held].tag_id = tags.number(&batch[held])
            # The slots of a batch lie all over the memory: they are fetched while its lines are read.
            if batch[held].length > 1:
                tp_prefetch_walk(&trie.table, batch[held].points[0], batch[held].points[1])
            held += 1
            if held == BATCH:
                insert(trie, batch, held, <int64_t *>counts.data.as_longlongs, tag_ids.data.as_ushorts)
                held = 0
        insert(trie, batch, held, <int64_t *>counts.data.as_longlongs, tag_ids.data.as_ushorts)
    finally:
        free(batch)
    carray.resize(counts, trie.table.words)
    carray.resize(tag_ids, trie.table.words)
    trie.freeze(<int64_t *>counts.data.as_longlongs)
    return trie, counts, tag_ids, [tag.decode() for tag in tags.numbers], total, malformed
