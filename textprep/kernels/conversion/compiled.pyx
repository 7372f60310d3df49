# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Conversion by dictionaries, compiled.  The plain-Python twin is ``conversion_py``."""

from array import array

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.exc cimport PyErr_CheckSignals
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport int32_t, int64_t, intptr_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp

from textprep.kernels.trie.compiled cimport tp_first, tp_slot, tp_trie

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef extern from "conversion/conversion.h":
    int tp_init(tp_trie *t, uint64_t expected) nogil
    int64_t tp_insert(tp_trie *t, const uint32_t *word, int64_t length) nogil
    int tp_step(const tp_trie *t, int root, uint32_t *node, uint32_t cp, uint32_t *word) nogil
    uint32_t tp_read(int kind, const void *data, int64_t i) nogil
    uint32_t tp_utf8(const uint8_t **p) nogil
    bint tp_valid_utf8(const uint8_t *s, const uint8_t *end) nogil
    bint tp_is_description(uint32_t c) nogil
    enum:
        TP_FIRST
        TP_DOUBT
        TP_MOVED
        TP_SAME
        TP_FROZEN

    ctypedef struct tp_answer:
        const uint32_t *value
        uint32_t size
        uint32_t taken
        uint32_t entry
        uint16_t dictionary
        uint16_t flags

    ctypedef struct tp_table:
        const tp_trie *trie
        const tp_answer *answers

    ctypedef struct tp_index:
        uint32_t *slots
        uint16_t *keys

    int tp_make_index(tp_index *x, const uint32_t *keys, const uint32_t *ends, const tp_answer *answers,
                      const tp_answer *whole, uint32_t words) nogil

    ctypedef struct tp_points:
        uint32_t *p
        int64_t size
        int64_t room

    ctypedef struct tp_numbers:
        int64_t *p
        int64_t size
        int64_t room

    ctypedef struct tp_stage:
        const tp_table *tables[2]
        int count

    ctypedef struct tp_plan:
        const tp_table *segments
        const tp_answer *whole
        tp_stage chain[2]
        const tp_table *loose_stages[2]
        int count
        const uint32_t *characters
        const uint64_t *pairs
        const uint64_t *later
        uint32_t pair_shift
        uint32_t later_shift
        tp_index index
        int dense

    enum:
        TP_STARTS_SEGMENT
        TP_STARTS_FIRST
        TP_STARTS_SECOND
        TP_STARTS_ODD
        TP_KEY_SAME

    void tp_set_bit(uint64_t *bits, uint32_t shift, uint32_t a, uint32_t b) nogil

    ctypedef struct tp_work:
        tp_points mid
        int64_t head
        int64_t mid_base
        int moved
        int changed
        tp_numbers *moves

    ctypedef struct out_2 "tp_out_2_2":
        uint16_t *p
        int64_t size
        int64_t room

    ctypedef struct out_24 "tp_out_2_4":
        uint32_t *p
        int64_t size
        int64_t room

    ctypedef struct out_4 "tp_out_4_4":
        uint32_t *p
        int64_t size
        int64_t room

    int tp_points_room(tp_points *a, int64_t more) nogil
    int tp_points_add(tp_points *a, const uint32_t *more, int64_t n) nogil
    int tp_push(tp_numbers *a, int64_t x) nogil
    int tp_segments(const tp_table *T, const uint32_t *s, int64_t n, tp_numbers *ends) nogil
    int tp_run(const tp_stage *stage, const uint32_t *s, const int64_t *ends, int64_t count, int keep,
               tp_points *out, tp_numbers *out_ends, tp_numbers *moves, tp_numbers *ambiguities) nogil
    int quick_2 "tp_quick_2_2"(const tp_plan *P, const uint16_t *s, int64_t *at, int64_t n, int64_t stop, out_2 *o,
                               tp_work *w) nogil
    int quick_24 "tp_quick_2_4"(const tp_plan *P, const uint16_t *s, int64_t *at, int64_t n, int64_t stop, out_24 *o,
                                tp_work *w) nogil
    int quick_4 "tp_quick_4_4"(const tp_plan *P, const uint32_t *s, int64_t *at, int64_t n, int64_t stop, out_4 *o,
                               tp_work *w) nogil
    const tp_answer *tp_match_4(const tp_table *T, const uint32_t *s, int64_t at, int64_t end) nogil

POLICIES = ("short_circuit", "union")
KEY_LENGTH = 255

#: Signals are looked for each time this many characters are done.
cdef int64_t SIGNALS = 1 << 20

#: Bits per key in a filter of pairs; at least so few of those that are none pass for one.
cdef enum:
    PAIR_BITS = 8

#: From so many keys on most characters begin one: OpenCC's phrases are 49,000 or, per region, up to 1,200.
cdef enum:
    DENSE = 10_000

cdef struct Entry:
    uint32_t key        # where in the data the key begins
    uint32_t values
    uint32_t end
    uint16_t size       # of the key, in characters
    uint16_t whole      # the values are one, spaces and all


cdef class Dictionary:
    """Keys and the candidates for each, in OpenCC's text form: ``key TAB value [value …]``."""

    cdef tp_trie trie        # the id of a key is the number of its entry
    cdef Entry *entries
    cdef uint64_t room
    cdef bytes data

    def __cinit__(self):
        self.data = b""

    def __dealloc__(self):
        free(self.trie.slots)
        free(self.trie.first)
        free(self.trie.edges)
        free(self.entries)

    cdef int prepare(self, uint64_t expected) except -1:
        self.room = expected + 1
        self.entries = <Entry *>malloc(self.room * sizeof(Entry))
        if self.entries == NULL or tp_init(&self.trie, 2 * expected) < 0:
            raise MemoryError
        return 0

    @staticmethod
    def parse(bytes data not None):
        """The dictionary of a file, and the first line that is wrong with what is wrong; 0 where none is.

        Lines that begin with ``#`` and empty ones are skipped, a byte order mark and carriage
        returns go.  UnicodeDecodeError where the bytes are not UTF-8.
        """
        cdef const uint8_t *begin = <const uint8_t *>PyBytes_AS_STRING(data)
        if PyBytes_GET_SIZE(data) > 0x7FFFFFFF:
            raise OverflowError("a dictionary holds at most 2 GiB")
        if not tp_valid_utf8(begin, begin + PyBytes_GET_SIZE(data)):
            # Python tells best what is wrong.
            data.decode("utf-8-sig")
        return parse_lines(data)

    @staticmethod
    def of(entries):
        """A dictionary of keys with one candidate each, taken as it is."""
        cdef Dictionary made = Dictionary.__new__(Dictionary)
        cdef list pairs = [(word.encode("utf-8", "surrogatepass"), text.encode("utf-8", "surrogatepass"))
                           for word, text in dict(entries).items()]
        cdef bytes key, value
        cdef const uint8_t *start
        cdef uint32_t at = 0
        made.data = b"".join([key + value for key, value in pairs])
        made.prepare(len(pairs))
        start = <const uint8_t *>PyBytes_AS_STRING(made.data)
        for key, value in pairs:
            made.add(start, at, at + <uint32_t>len(key), at + <uint32_t>len(key),
                     at + <uint32_t>len(key) + <uint32_t>len(value), 1)
            at += <uint32_t>(len(key) + len(value))
        return made

    cdef int add(self, const uint8_t *data, uint32_t key, uint32_t key_end, uint32_t values, uint32_t end,
                 uint16_t whole) except -1:
        """An entry; 0 where its key is there already or 1 where that is too long."""
        cdef uint32_t points[256]
        cdef int size = 0
        cdef const uint8_t *p = data + key
        cdef const uint8_t *stop = data + key_end
        cdef uint32_t before = self.trie.words
        while p < stop:
            if size == 255:
                return 1
            points[size] = tp_utf8(&p)
            size += 1
        if tp_insert(&self.trie, points, size) < 0:
            raise MemoryError
        if self.trie.words == before:
            return 0
        self.entries[before] = Entry(key, values, end, <uint16_t>size, whole)
        return 2

    def __len__(self):
        return self.trie.words

    cdef int64_t find(self, str key):
        cdef uint32_t node = 0, word = 0
        cdef Py_ssize_t i, n = PyUnicode_GET_LENGTH(key)
        for i in range(n):
            if (i and not node) or not tp_step(&self.trie, i == 0, &node, <uint32_t>key[i], &word):
                return -1
        return <int64_t>word - 1

    cdef list listed(self, int64_t entry):
        cdef Entry *e = &self.entries[entry]
        cdef str values = PyUnicode_DecodeUTF8(PyBytes_AS_STRING(self.data) + e.values, e.end - e.values,
                                               "surrogatepass")
        return [values] if e.whole else values.split(" ")

    cdef bint has(self, int64_t entry, uint32_t candidate):
        """Whether a character is among the candidates."""
        cdef const uint8_t *p = <const uint8_t *>PyBytes_AS_STRING(self.data) + self.entries[entry].values
        cdef const uint8_t *stop = <const uint8_t *>PyBytes_AS_STRING(self.data) + self.entries[entry].end
        cdef uint32_t c, size = 0, first = 0
        while p < stop:
            c = tp_utf8(&p)
            if c == 32 and not self.entries[entry].whole:
                if size == 1 and first == candidate:
                    return True
                size = 0
            else:
                if size == 0:
                    first = c
                size += 1
        return size == 1 and first == candidate

    def candidates(self, str key not None):
        """The candidates for a key, the first of which is chosen; none where it is no key."""
        cdef int64_t entry = self.find(key)
        return [] if entry < 0 else self.listed(entry)

    def longest(self, str text not None, Py_ssize_t start, Py_ssize_t end):
        """The length of the longest key that the text has at a place; 0 where there is none."""
        cdef uint32_t node = 0, word = 0
        cdef Py_ssize_t at = start, found = 0
        while at < end and (at == start or node):
            if not tp_step(&self.trie, at == start, &node, <uint32_t>text[at], &word):
                break
            at += 1
            if word:
                found = at - start
        return found


cdef object parse_lines(bytes data):
    cdef Dictionary made = Dictionary.__new__(Dictionary)
    cdef const uint8_t *start = <const uint8_t *>PyBytes_AS_STRING(data)
    cdef uint32_t p = 0, size = <uint32_t>PyBytes_GET_SIZE(data), line_end, last, tab
    cdef int64_t line = 0
    cdef int added
    made.data = data
    made.prepare(<uint64_t>data.count(b"\n") + 1)
    if data.startswith(b"\xef\xbb\xbf"):
        p = 3
    while p < size:
        line += 1
        line_end = p
        while line_end < size and start[line_end] != 10:
            line_end += 1
        last = line_end - 1 if line_end > p and line_end < size and start[line_end - 1] == 13 else line_end
        if last > p and start[p] != 35:
            tab = p
            while tab < last and start[tab] != 9:
                tab += 1
            if tab == last:
                return Dictionary.__new__(Dictionary), line, "expected a key, a tab and its values, found no tab"
            if tab == p:
                return Dictionary.__new__(Dictionary), line, "expected a key before the tab, found nothing"
            added = made.add(start, p, tab, tab + 1, last, 0)
            if added < 2:
                key = data[p:tab].decode()
                return Dictionary.__new__(Dictionary), line, (
                    f"expected a key of at most {KEY_LENGTH} characters, found one of {len(key)}"
                    if added else f"the key {key!r} stands twice"
                )
        p = line_end + 1
    return made, 0, ""


cdef struct Rule:
    int kind            # 0: a dictionary, 1: short circuit, 2: union
    int dictionary
    int first           # of the rules inside
    int next            # beside it


cdef class Table:
    """Dictionaries, and the rule by which one of them answers.

    Parameters:
        dictionaries: numbered from 0.
        rule: the number of a dictionary; ``("short_circuit", rules)``, where the first that matches at
            all answers; or ``("union", rules)``, where the longest match does, and of two as long
            the first.
        characters: further dictionaries whose candidates for single characters count as the
            characters' own (see `Converter.moves`).
    """

    cdef list dictionaries
    cdef list characters
    cdef tp_trie own
    cdef tp_answer *answers
    cdef tp_points pool
    cdef tp_points keys         # by word, one after another
    cdef uint32_t *key_ends
    cdef tp_table table
    cdef Rule *rules
    cdef int rule_count
    cdef bint narrow        # some key is made of U+0000..00FF alone

    def __cinit__(self, dictionaries, rule, characters=()):
        cdef list flat = []
        cdef list all = list(dictionaries)
        flatten(rule, flat)
        # Those that the rule does not name never answer.
        named = sorted({row[1] for row in flat if row[0] == 0})
        self.dictionaries = [all[number] for number in named]
        self.characters = [*all, *characters]
        self.rule_count = len(flat)
        self.rules = <Rule *>calloc(self.rule_count, sizeof(Rule))
        if self.rules == NULL:
            raise MemoryError
        for number, (kind, dictionary, first, following) in enumerate(flat):
            self.rules[number] = Rule(kind, 0 if kind else named.index(dictionary), first, following)
        self.fill()

    def __dealloc__(self):
        free(self.own.slots)
        free(self.own.first)
        free(self.own.edges)
        free(self.answers)
        free(self.pool.p)
        free(self.keys.p)
        free(self.key_ends)
        free(self.rules)

    cdef int fill(self) except -1:
        """Join the keys of all dictionaries and find what answers for each."""
        cdef Dictionary known
        cdef int count = len(self.dictionaries), d, size
        cdef uint64_t total = 0, n
        cdef uint32_t points[256]
        cdef uint32_t *entry_of = NULL
        cdef uint32_t words = 0
        cdef int64_t id
        if count > 64:
            raise OverflowError(f"a table joins at most 64 dictionaries, found {count}")
        for known in self.dictionaries:
            total += known.trie.words
        if count == 1:
            known = self.dictionaries[0]
            self.table.trie = &known.trie
        else:
            if tp_init(&self.own, 2 * total) < 0:
                raise MemoryError
            self.table.trie = &self.own
        entry_of = <uint32_t *>calloc(total * count + 1, sizeof(uint32_t))
        self.key_ends = <uint32_t *>calloc(total + 1, sizeof(uint32_t))
        self.answers = <tp_answer *>calloc(total + 1, sizeof(tp_answer))
        self.table.answers = self.answers
        try:
            if entry_of == NULL or self.key_ends == NULL or self.answers == NULL:
                raise MemoryError
            for d in range(count):
                known = self.dictionaries[d]
                for n in range(known.trie.words):
                    size = spell(known, n, points)
                    id = tp_insert(&self.own, points, size) if count > 1 else <int64_t>n
                    if id < 0 or (id == words and tp_points_add(&self.keys, points, size) < 0):
                        raise MemoryError
                    if id == words:
                        self.key_ends[words] = <uint32_t>self.keys.size
                        words += 1
                    entry_of[id * count + d] = <uint32_t>n + 1
            for n in range(words):
                self.answer(<uint32_t>n, entry_of)
            # The pool has its final place only now.
            for n in range(words):
                self.answers[n].value = self.pool.p + <uint64_t><size_t>self.answers[n].value
        finally:
            free(entry_of)
        return 0

    cdef const uint32_t *key(self, uint32_t word, uint32_t *size):
        """The code points of a key."""
        cdef uint32_t begin = self.key_ends[word - 1] if word else 0
        size[0] = self.key_ends[word] - begin
        return self.keys.p + begin

    cdef int answer(self, uint32_t number, const uint32_t *entry_of) except -1:
        """Work out what answers for a walk that ended with this key."""
        cdef int count = len(self.dictionaries), d, best
        cdef uint32_t size, i
        cdef const uint32_t *key = self.key(number, &size)
        cdef uint32_t taken[64]
        cdef uint32_t entry[64]
        cdef uint32_t node = 0, word = 0
        cdef tp_answer *found = &self.answers[number]
        cdef bint narrow = True
        for d in range(count):
            taken[d] = 0
        for i in range(size):
            narrow = narrow and key[i] < 256
            tp_step(self.table.trie, i == 0, &node, key[i], &word)
            if word:
                for d in range(count):
                    if entry_of[(word - 1) * count + d]:
                        taken[d] = i + 1
                        entry[d] = entry_of[(word - 1) * count + d] - 1
        self.narrow = self.narrow or narrow
        best = self.choose(0, taken)
        found.dictionary = <uint16_t>best
        found.entry = entry[best]
        found.taken = taken[best]
        self.value(found, key)
        return 0

    cdef int choose(self, int rule, const uint32_t *taken):
        """The dictionary that answers."""
        cdef int inner, best, candidate
        if self.rules[rule].kind == 0:
            return self.rules[rule].dictionary
        inner = self.rules[rule].first
        best = 0
        candidate = -1
        while inner >= 0:
            best = self.choose(inner, taken)
            if taken[best] and self.rules[rule].kind == 1:
                return best
            if candidate < 0 or taken[best] > taken[candidate]:
                candidate = best
            inner = self.rules[inner].next
        return candidate if candidate >= 0 else 0

    cdef int value(self, tp_answer *found, const uint32_t *key) except -1:
        """The first candidate into the pool, and what has to be known of it."""
        cdef Dictionary known = self.dictionaries[found.dictionary]
        cdef Entry *e = &known.entries[found.entry]
        cdef const uint8_t *p = <const uint8_t *>PyBytes_AS_STRING(known.data) + e.values
        cdef const uint8_t *stop = <const uint8_t *>PyBytes_AS_STRING(known.data) + e.end
        cdef int64_t begin = self.pool.size
        cdef uint32_t c, i
        cdef bint several = False
        if tp_points_room(&self.pool, stop - p + 1) < 0:
            raise MemoryError
        while p < stop:
            c = tp_utf8(&p)
            if c == 32 and not e.whole:
                several = True
                break
            self.pool.p[self.pool.size] = c
            self.pool.size += 1
        found.value = <const uint32_t *><size_t>begin
        found.size = <uint32_t>(self.pool.size - begin)
        found.flags = 0
        if several and found.taken == 1:
            found.flags |= TP_DOUBT
        if found.size != found.taken:
            found.flags |= TP_MOVED
            return 0
        found.flags |= TP_SAME
        for i in range(found.size):
            c = self.pool.p[begin + i]
            if c != key[i]:
                found.flags &= ~TP_SAME
                if not self.own_candidate(key[i], c):
                    found.flags |= TP_MOVED
        return 0

    cdef bint own_candidate(self, uint32_t character, uint32_t candidate):
        cdef Dictionary known
        cdef uint32_t node = 0, word = 0
        for known in self.characters:
            if tp_step(&known.trie, 1, &node, character, &word) and word and known.has(word - 1, candidate):
                return True
        return False


cdef int spell(Dictionary known, uint64_t entry, uint32_t *points) noexcept:
    """The code points of a key, and how many they are."""
    cdef const uint8_t *p = <const uint8_t *>PyBytes_AS_STRING(known.data) + known.entries[entry].key
    cdef int size = known.entries[entry].size, i
    for i in range(size):
        points[i] = tp_utf8(&p)
    return size


cdef int flatten(rule, list flat) except -1:
    """A rule and those inside it as rows (kind, dictionary, first inside, next beside)."""
    cdef int at = <int>len(flat)
    if isinstance(rule, int):
        flat.append((0, rule, -1, -1))
        return at
    policy, rules = rule
    flat.append(None)
    numbers = [flatten(inner, flat) for inner in rules]
    for number, following in zip(numbers, [*numbers[1:], -1]):
        flat[number] = (*flat[number][:3], following)
    flat[at] = (1 if policy == "short_circuit" else 2, 0, numbers[0] if numbers else -1, -1)
    return at


cdef class Stage:
    """The tables of one stage, kept alive."""

    cdef tp_stage stage
    cdef list tables

    def __init__(self, tables):
        cdef Table table
        cdef int number
        self.tables = list(tables)
        if not 1 <= len(self.tables) <= 2:
            raise ValueError(f"a stage asks one or two tables, found {len(self.tables)}")
        self.stage.count = len(self.tables)
        for number in range(len(self.tables)):
            table = self.tables[number]
            self.stage.tables[number] = &table.table

    cdef list candidates(self, const tp_answer *found):
        cdef Table table
        cdef Dictionary known
        for table in self.tables:
            if table.answers <= found < table.answers + table.table.trie.words:
                known = table.dictionaries[found.dictionary]
                return known.listed(found.entry)
        return []


cdef class Buffers:
    """What one call needs."""

    cdef tp_points current
    cdef tp_points following
    cdef tp_numbers ends
    cdef tp_numbers next_ends
    cdef tp_numbers moves
    cdef tp_numbers ambiguities

    def __dealloc__(self):
        free(self.current.p)
        free(self.following.p)
        free(self.ends.p)
        free(self.next_ends.p)
        free(self.moves.p)
        free(self.ambiguities.p)

    cdef int swap(self):
        cdef tp_points points = self.current
        cdef tp_numbers numbers = self.ends
        self.current = self.following
        self.following = points
        self.following.size = 0
        self.ends = self.next_ends
        self.next_ends = numbers
        self.next_ends.size = 0
        return 0


cdef bint becomes(const tp_table *table, uint32_t *c):
    """Put a character's answer in its place; False where that is not one character of the basic plane."""
    cdef uint32_t word = table.trie.first[c[0]].word
    cdef const tp_answer *found
    if word:
        found = &table.answers[word - 1]
        if found.size != 1 or found.value[0] > 0xFFFF or found.flags & TP_MOVED:
            return False
        c[0] = found.value[0]
    return True


cdef class Converter:
    """Normalisation, segmentation and a chain of stages.

    Parameters:
        normalization: tables that the whole text goes through first.
        segmentation: a table whose matches are segments, as are the runs between them; or what gives
            the ends of a text's segments; None where the whole text is one.
        chain: stages, each the tables that are asked in turn: each segment goes through all, and no
            match reaches across its end.
        keep: whether a character stays as it is where a dictionary has several candidates for it
            and no longer key decides.
    """

    cdef list normalization
    cdef list chain
    cdef object segmentation
    cdef bint keep
    cdef readonly int stages
    cdef bint narrow                # whether a text of U+0000..00FF alone can change
    cdef tp_plan plan
    cdef bint planned
    cdef tp_answer *whole
    cdef tp_points whole_pool
    cdef uint32_t *characters
    cdef uint64_t *pairs
    cdef uint64_t *later
    cdef uint32_t avoid[8]          # ranges that the quick way leaves alone: first, how many
    cdef int avoided

    def __init__(self, normalization, segmentation, chain, keep=False):
        cdef Table table
        cdef Stage stage
        self.normalization = [Stage([table]) for table in normalization]
        self.chain = [Stage(tables) for tables in chain]
        self.segmentation = segmentation
        self.keep = keep
        self.stages = len(self.normalization) + len(self.chain)
        for stage in [*self.normalization, *self.chain]:
            for table in stage.tables:
                self.narrow = self.narrow or table.narrow
        if not keep and (len(self.chain) == 1 and segmentation is None
                         or 1 <= len(self.chain) <= 2 and isinstance(segmentation, Table)):
            self.make_plan()

    def __dealloc__(self):
        free(self.whole)
        free(self.whole_pool.p)
        free(self.characters)
        free(self.pairs)
        free(self.later)
        free(self.plan.index.slots)
        free(self.plan.index.keys)

    cdef int make_plan(self) except -1:
        """Prepare the quick way; without it every text takes the textbook's."""
        cdef Stage stage
        cdef Table segments = self.segmentation
        cdef int number, last
        for number in range(len(self.chain)):
            stage = self.chain[number]
            last = stage.stage.count - 1
            # Where the first stage asks first what makes the segments, that answers inside of their matches only.
            if last and (number or stage.tables[0] is not segments):
                return 0
            self.plan.chain[number] = stage.stage
            self.plan.loose_stages[number] = stage.stage.tables[last]
            if segments is None:
                segments = stage.tables[0]
                self.plan.loose_stages[number] = NULL
        self.plan.count = len(self.chain)
        if not self.find_avoided():
            return 0
        self.plan.segments = &segments.table
        self.convert_matches(segments)
        if tp_make_index(&self.plan.index, segments.keys.p, segments.key_ends, segments.answers, self.whole,
                         segments.table.trie.words) < 0:
            raise MemoryError
        self.plan.dense = segments.table.trie.words > DENSE
        self.tabulate(segments)
        self.planned = True
        return 0

    cdef int tabulate(self, Table segments) except -1:
        """What each character of the basic plane becomes alone, and which pairs may begin something longer."""
        cdef Table first = None, second = None
        cdef const tp_trie *trie = segments.table.trie
        cdef const tp_answer *whole
        cdef uint32_t n, size, to, starts, mid
        cdef const uint32_t *key
        cdef dict before = {}
        cdef int c
        self.characters = <uint32_t *>calloc(65536, sizeof(uint32_t))
        if self.characters == NULL:
            raise MemoryError
        if self.plan.loose_stages[0] != NULL:
            first = (<Stage>self.chain[0]).tables[self.plan.chain[0].count - 1]
        if self.plan.count == 2:
            second = (<Stage>self.chain[1]).tables[0]
            for n in range(second.table.trie.words):
                key = second.key(n, &size)
                if size > 1:
                    before[key[0]] = []
                    before[key[1]] = []
        for c in range(65536):
            starts = TP_STARTS_SEGMENT if trie.first[c].node else 0
            to = c
            if trie.first[c].word:
                # A segment by itself, across whose end no stage looks.
                whole = &self.whole[trie.first[c].word - 1]
                if whole.size == 1 and whole.value[0] <= 0xFFFF and not whole.flags & 3:
                    to = whole.value[0]
                else:
                    starts |= TP_STARTS_ODD
            elif first is not None:
                if first.table.trie.first[c].node:
                    starts |= TP_STARTS_FIRST
                if not becomes(&first.table, &to):
                    starts |= TP_STARTS_ODD
                elif second is not None:
                    if to in before:
                        before[to].append(c)
                    mid = to
                    if second.table.trie.first[mid].node:
                        starts |= TP_STARTS_SECOND
                    if not becomes(&second.table, &to):
                        starts |= TP_STARTS_ODD
            self.characters[c] = starts << 16 | (c if starts & TP_STARTS_ODD else to)
        self.plan.characters = self.characters
        self.pairs = self.mark([segments, first], None, &self.plan.pair_shift)
        self.plan.pairs = self.pairs
        self.later = self.mark([second], before, &self.plan.later_shift)
        self.plan.later = self.later
        return 0

    cdef uint64_t *mark(self, list tables, dict before, uint32_t *shift) except NULL:
        """A filter of the pairs that begin the tables' keys, or of those from which such a pair comes."""
        cdef Table table
        cdef uint32_t bits = 12, n, size
        cdef uint64_t count = 0
        cdef const uint32_t *key
        cdef uint64_t *made
        for table in tables:
            if table is not None:
                count += table.table.trie.words
        # What the second stage sees may come from several pairs, and a miss there costs more.
        while (<uint64_t>1 << bits) < PAIR_BITS * (count if before is None else 16 * count):
            bits += 1
        made = <uint64_t *>calloc((<size_t>1 << bits) // 64, sizeof(uint64_t))
        if made == NULL:
            raise MemoryError
        shift[0] = 32 - bits
        for table in tables:
            if table is None:
                continue
            for n in range(table.table.trie.words):
                key = table.key(n, &size)
                if size < 2 or key[0] > 0xFFFF:
                    continue
                if before is None:
                    tp_set_bit(made, shift[0], key[0], key[1])
                    continue
                for a in before[key[0]]:
                    for b in before[key[1]]:
                        tp_set_bit(made, shift[0], a, b)
        return made

    cdef bint find_avoided(self):
        """The ranges of what normalisation begins at, and of the description operators; False where they are many."""
        cdef Stage stage
        cdef const tp_trie *trie
        cdef uint64_t i
        cdef uint32_t low, high
        cdef list firsts = [0x2FF0, 0x2FFF], ranges = [], latest = None
        for stage in self.normalization:
            trie = stage.stage.tables[0].trie
            for i in range(TP_FIRST):
                if trie.first[i].node or trie.first[i].word:
                    firsts.append(i)
            for i in range(trie.mask + 1):
                if trie.slots[i].key and not (trie.slots[i].key >> 21) & 0xFFFFFFFF:
                    firsts.append(<int64_t>(trie.slots[i].key & 0x1FFFFF))
        for first in sorted(firsts):
            # Few ranges cost less to look for than exact ones.
            if latest is not None and first - latest[1] <= 64:
                latest[1] = first
            else:
                latest = [first, first]
                ranges.append(latest)
        if len(ranges) > 4:
            return False
        self.avoided = len(ranges)
        for number, (first, last) in enumerate(ranges):
            self.avoid[2 * number] = first
            self.avoid[2 * number + 1] = last - first + 1
        return True

    cdef int convert_matches(self, Table segments) except -1:
        """Run every match of the segments through the chain."""
        cdef Stage stage
        cdef Buffers b = Buffers()
        cdef const uint32_t *key
        cdef uint32_t n, size, count = segments.table.trie.words
        cdef int number
        cdef tp_answer *done
        cdef int64_t end
        self.whole = <tp_answer *>calloc(count + 1, sizeof(tp_answer))
        if self.whole == NULL:
            raise MemoryError
        for n in range(count):
            key = segments.key(n, &size)
            size = segments.answers[n].taken
            done = &self.whole[n]
            b.current.size = b.following.size = 0
            if tp_points_add(&b.current, key, size) < 0:
                raise MemoryError
            for number in range(self.plan.count):
                stage = self.chain[number]
                end = b.current.size
                b.moves.size = 0
                if tp_run(&stage.stage, b.current.p, &end, 1, 0, &b.following, NULL, &b.moves, NULL) < 0:
                    raise MemoryError
                if b.moves.size:
                    done.flags |= <uint16_t>(1 << number)
                if number == 0:
                    done.taken = <uint32_t>b.following.size
                b.swap()
            if b.current.size == size and memcmp(b.current.p, key, size * sizeof(uint32_t)) == 0:
                done.flags |= TP_KEY_SAME
            done.value = <const uint32_t *><size_t>self.whole_pool.size
            done.size = <uint32_t>b.current.size
            if tp_points_add(&self.whole_pool, b.current.p, b.current.size) < 0:
                raise MemoryError
        for n in range(count):
            self.whole[n].value = self.whole_pool.p + <uint64_t><size_t>self.whole[n].value
        self.plan.whole = self.whole
        return 0

    cdef bint quick(self, str text):
        """Whether the quick way may be taken."""
        cdef int kind = PyUnicode_KIND(text), r
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i
        cdef const uint16_t *two = <const uint16_t *>PyUnicode_DATA(text)
        cdef const uint32_t *four = <const uint32_t *>PyUnicode_DATA(text)
        cdef uint16_t first2, many2, hit2
        cdef uint32_t first, many, hit
        if not self.planned or kind == 1:
            return False
        for r in range(self.avoided):
            first = self.avoid[2 * r]
            many = self.avoid[2 * r + 1]
            if kind == 2:
                if first > 0xFFFF:
                    continue
                first2 = <uint16_t>first
                many2 = <uint16_t>min(many, <uint32_t>0x10000 - first)
                hit2 = 0
                for i in range(n):
                    hit2 |= <uint16_t>(two[i] - first2) < many2
                if hit2:
                    return False
            else:
                hit = 0
                for i in range(n):
                    hit |= four[i] - first < many
                if hit:
                    return False
        return True

    def convert(self, str text not None):
        """The converted text; the same object where nothing changes."""
        cdef int moved = 0
        if PyUnicode_KIND(text) == 1 and not self.narrow and not self.keep:
            return text
        if self.quick(text):
            return self.run_quick(text, &moved, None)
        return self.run(text, &moved, None, None)

    def converted(self, str text not None):
        """The converted text, and a bit for each stage that moved characters: 1 for the first."""
        cdef int moved = 0
        if PyUnicode_KIND(text) == 1 and not self.narrow and not self.keep:
            return text, 0
        if self.quick(text):
            result = self.run_quick(text, &moved, None)
        else:
            result = self.run(text, &moved, None, None)
        return result, moved

    def moves(self, str text not None):
        """For each stage (start, end, new length) of what it replaced, in its own input.

        A replacement of equal length in which every character is the old one or one of its
        candidates moves nothing and is left out.
        """
        cdef int moved = 0
        cdef list moves = []
        if self.quick(text):
            self.run_quick(text, &moved, moves)
        else:
            self.run(text, &moved, moves, None)
        return moves

    def ambiguities(self, str text not None):
        """(stage, start, end, chosen, candidates) where a character had several candidates and nothing decided."""
        cdef int moved = 0
        cdef list ambiguities = []
        self.run(text, &moved, None, ambiguities)
        return ambiguities

    cdef object run_quick(self, str text, int *moved, list moves):
        cdef int kind = PyUnicode_KIND(text), code = 0, stage, first = len(self.normalization)
        cdef const void *data = PyUnicode_DATA(text)
        cdef int64_t n = PyUnicode_GET_LENGTH(text), at = 0
        cdef tp_work work
        cdef tp_numbers found[2]
        cdef out_2 narrow = out_2(NULL, 0, 0)
        cdef out_24 widened = out_24(NULL, 0, 0)
        cdef out_4 wide = out_4(NULL, 0, 0)
        cdef object result = text
        work.mid = tp_points(NULL, 0, 0)
        found[0] = tp_numbers(NULL, 0, 0)
        found[1] = tp_numbers(NULL, 0, 0)
        work.head = work.mid_base = 0
        work.moved = work.changed = 0
        work.moves = NULL if moves is None else found
        try:
            while at < n and not code:
                if kind == 2:
                    code = quick_2(&self.plan, <const uint16_t *>data, &at, n, at + SIGNALS, &narrow, &work)
                else:
                    code = quick_4(&self.plan, <const uint32_t *>data, &at, n, at + SIGNALS, &wide, &work)
                if at < n:
                    PyErr_CheckSignals()
            if code == 1:
                # A character beyond U+FFFF came out: once more, into a wider text.
                at = code = 0
                found[0].size = found[1].size = work.mid_base = 0
                while at < n and not code:
                    code = quick_24(&self.plan, <const uint16_t *>data, &at, n, at + SIGNALS, &widened, &work)
                    if at < n:
                        PyErr_CheckSignals()
                free(narrow.p)
                narrow.p = NULL
            if code < 0:
                raise MemoryError
            if work.changed:
                if kind == 4:
                    result = PyUnicode_FromKindAndData(4, wide.p, wide.size)
                elif widened.p != NULL:
                    result = PyUnicode_FromKindAndData(4, widened.p, widened.size)
                else:
                    result = PyUnicode_FromKindAndData(2, narrow.p, narrow.size)
            moved[0] = work.moved << first
            if moves is not None:
                moves.extend([[] for stage in range(first)])
                for stage in range(self.plan.count):
                    moves.append(triples(&found[stage]))
        finally:
            free(work.mid.p)
            free(found[0].p)
            free(found[1].p)
            free(narrow.p)
            free(widened.p)
            free(wide.p)
        return result

    cdef object run(self, str text, int *moved, list moves, list ambiguities):
        """The textbook way: one stage after another over the whole text."""
        cdef Buffers b = Buffers()
        cdef int kind = PyUnicode_KIND(text), number = 0
        cdef const void *data = PyUnicode_DATA(text)
        cdef int64_t n = PyUnicode_GET_LENGTH(text), i
        cdef Stage stage
        cdef Table table
        cdef object result
        if tp_points_room(&b.current, n + 1) < 0:
            raise MemoryError
        for i in range(n):
            b.current.p[i] = tp_read(kind, data, i)
        b.current.size = n
        for stage in self.normalization:
            self.one(b, stage, number, False, moved, moves, ambiguities)
            number += 1
        b.ends.size = 0
        if self.segmentation is None:
            if tp_push(&b.ends, b.current.size) < 0:
                raise MemoryError
        elif isinstance(self.segmentation, Table):
            table = self.segmentation
            if tp_segments(&table.table, b.current.p, b.current.size, &b.ends) < 0:
                raise MemoryError
        else:
            for i in self.segmentation(PyUnicode_FromKindAndData(4, b.current.p, b.current.size)):
                if tp_push(&b.ends, i) < 0:
                    raise MemoryError
        for stage in self.chain:
            PyErr_CheckSignals()
            self.one(b, stage, number, self.keep, moved, moves, ambiguities)
            number += 1
        result = PyUnicode_FromKindAndData(4, b.current.p, b.current.size)
        return text if result == text else result

    cdef int one(self, Buffers b, Stage stage, int number, bint keep, int *moved, list moves, list ambiguities) except -1:
        """One stage; its result becomes the current text."""
        cdef int64_t i
        cdef const tp_answer *found
        b.moves.size = b.ambiguities.size = 0
        if number < len(self.normalization):
            b.ends.size = 0
            if tp_push(&b.ends, b.current.size) < 0:
                raise MemoryError
        if tp_run(&stage.stage, b.current.p, b.ends.p, b.ends.size, keep, &b.following, &b.next_ends, &b.moves,
                  NULL if ambiguities is None else &b.ambiguities) < 0:
            raise MemoryError
        if b.moves.size:
            moved[0] |= 1 << number
        if moves is not None:
            moves.append(triples(&b.moves))
        if ambiguities is not None:
            for i in range(b.ambiguities.size // 2):
                found = <const tp_answer *><intptr_t>b.ambiguities.p[2 * i + 1]
                ambiguities.append(
                    (
                        number,
                        b.ambiguities.p[2 * i],
                        b.ambiguities.p[2 * i] + 1,
                        PyUnicode_FromKindAndData(4, found.value, found.size),
                        stage.candidates(found),
                    )
                )
        b.swap()
        return 0


cdef list triples(const tp_numbers *numbers):
    cdef int64_t i
    return [(numbers.p[3 * i], numbers.p[3 * i + 1], numbers.p[3 * i + 2]) for i in range(numbers.size // 3)]
