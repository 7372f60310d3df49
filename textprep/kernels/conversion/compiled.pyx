# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Conversion by dictionaries, compiled.  The plain-Python twin is ``conversion_py``."""

from array import array

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.exc cimport PyErr_CheckSignals
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memset

from textprep.kernels.conversion.headers cimport *
from textprep.kernels.trie.compiled cimport tp_trie

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

POLICIES = ("short_circuit", "union")
KEY_LENGTH = 255

#: Characters between two checks for signals.
cdef int64_t SIGNAL_INTERVAL = 1 << 20

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
    cdef tp_match *matches
    cdef tp_code_points pool
    cdef tp_code_points keys         # by word, one after another
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
        free(self.matches)
        free(self.pool.items)
        free(self.keys.items)
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
        self.matches = <tp_match *>calloc(total + 1, sizeof(tp_match))
        self.table.matches = self.matches
        try:
            if entry_of == NULL or self.key_ends == NULL or self.matches == NULL:
                raise MemoryError
            for d in range(count):
                known = self.dictionaries[d]
                for n in range(known.trie.words):
                    size = spell(known, n, points)
                    id = tp_insert(&self.own, points, size) if count > 1 else <int64_t>n
                    if id < 0 or (id == words and tp_append(&self.keys, points, size) < 0):
                        raise MemoryError
                    if id == words:
                        self.key_ends[words] = <uint32_t>self.keys.size
                        words += 1
                    entry_of[id * count + d] = <uint32_t>n + 1
            self.table.keys = self.keys.items
            self.table.key_ends = self.key_ends
            for n in range(words):
                self.answer(<uint32_t>n, entry_of)
            # The pool has its final place only now.
            for n in range(words):
                self.matches[n].value = self.pool.items + <uint64_t><size_t>self.matches[n].value
        finally:
            free(entry_of)
        return 0

    cdef int answer(self, uint32_t number, const uint32_t *entry_of) except -1:
        """Work out what answers for a walk that ended with this key."""
        cdef int count = len(self.dictionaries), d, best
        cdef uint32_t size, i
        cdef const uint32_t *key = tp_table_key(&self.table, number, &size)
        cdef uint32_t taken[64]
        cdef uint32_t entry[64]
        cdef uint32_t node = 0, word = 0
        cdef tp_match *found = &self.matches[number]
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
        found.key_length = taken[best]
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

    cdef int value(self, tp_match *found, const uint32_t *key) except -1:
        """The first candidate into the pool, and what has to be known of it."""
        cdef Dictionary known = self.dictionaries[found.dictionary]
        cdef Entry *e = &known.entries[found.entry]
        cdef const uint8_t *p = <const uint8_t *>PyBytes_AS_STRING(known.data) + e.values
        cdef const uint8_t *stop = <const uint8_t *>PyBytes_AS_STRING(known.data) + e.end
        cdef int64_t begin = self.pool.size
        cdef uint32_t c, i
        cdef bint several = False
        if tp_reserve(&self.pool, stop - p + 1) < 0:
            raise MemoryError
        while p < stop:
            c = tp_utf8(&p)
            if c == 32 and not e.whole:
                several = True
                break
            self.pool.items[self.pool.size] = c
            self.pool.size += 1
        found.value = <const uint32_t *><size_t>begin
        found.value_length = <uint32_t>(self.pool.size - begin)
        found.flags = 0
        if several and found.key_length == 1:
            found.flags |= TP_AMBIGUOUS
        if found.value_length != found.key_length:
            found.flags |= TP_EDIT
            return 0
        found.flags |= TP_UNCHANGED
        for i in range(found.value_length):
            c = self.pool.items[begin + i]
            if c != key[i]:
                found.flags &= ~TP_UNCHANGED
                if not self.own_candidate(key[i], c):
                    found.flags |= TP_EDIT
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
        if not 1 <= len(self.tables) <= TP_STAGE_TABLES:
            raise ValueError(f"a stage asks one or two tables, found {len(self.tables)}")
        self.stage.count = len(self.tables)
        for number in range(len(self.tables)):
            table = self.tables[number]
            self.stage.tables[number] = &table.table

    cdef Table last_table(self):
        return self.tables[self.stage.count - 1]

    cdef tuple ambiguity(self, int stage, const int64_t *numbers):
        """Return (stage, start, end, chosen, candidates) of an ambiguity in a stage's result."""
        cdef Table table = self.tables[numbers[1]]
        cdef const tp_match *match = &table.matches[numbers[2]]
        cdef Dictionary dictionary = table.dictionaries[match.dictionary]
        return (stage, numbers[0], numbers[0] + 1, PyUnicode_FromKindAndData(4, match.value, match.value_length),
                dictionary.listed(match.entry))


cdef class Walk:
    """The text on its way through the stages, one after another, and what they report."""

    cdef tp_stage_result current
    cdef tp_stage_result following
    cdef int stage              # the number of the next stage
    cdef uint32_t edited        # a bit for each stage that made an edit
    cdef list edits             # of each stage, None if nobody asks
    cdef list ambiguities       # of all stages, None if nobody asks

    def __dealloc__(self):
        tp_free_result(&self.current)
        tp_free_result(&self.following)

    cdef int start(self, str text) except -1:
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef int64_t length = PyUnicode_GET_LENGTH(text), i
        if tp_reserve(&self.current.text, length + 1) < 0:
            raise MemoryError
        for i in range(length):
            self.current.text.items[i] = tp_read(width, data, i)
        self.current.text.size = length
        return self.set_segments(None)

    cdef int set_segments(self, segmentation) except -1:
        """Divide the current text into segments."""
        cdef tp_numbers *ends = &self.current.segment_ends
        cdef Table table
        cdef int failed = 0
        ends.size = 0
        if segmentation is None:
            failed = tp_push(ends, self.current.text.size)
        elif isinstance(segmentation, Table):
            table = segmentation
            failed = tp_find_segments(&table.table, self.current.text.items, self.current.text.size, ends)
        else:
            for end in segmentation(self.text()):
                failed |= tp_push(ends, end)
        if failed:
            raise MemoryError
        return 0

    cdef int run(self, Stage stage, bint keep_ambiguous) except -1:
        """Convert the current text by a stage."""
        cdef tp_stage_result swap
        cdef int64_t i
        tp_clear_result(&self.following)
        if tp_convert_stage(&stage.stage, self.current.text.items, &self.current.segment_ends, keep_ambiguous,
                            &self.following) < 0:
            raise MemoryError
        if self.following.edits.size:
            self.edited |= <uint32_t>1 << self.stage
        if self.edits is not None:
            self.edits.append(triples(&self.following.edits))
        if self.ambiguities is not None:
            for i in range(0, self.following.ambiguities.size, TP_AMBIGUITY_SIZE):
                self.ambiguities.append(stage.ambiguity(self.stage, self.following.ambiguities.items + i))
        swap = self.current
        self.current = self.following
        self.following = swap
        self.stage += 1
        return 0

    cdef str text(self):
        return PyUnicode_FromKindAndData(4, self.current.text.items, self.current.text.size)


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
    cdef bint changes_latin1        # a text of U+0000..00FF alone can change
    cdef tp_fast_path fast
    cdef bint has_fast_path

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
                self.changes_latin1 = self.changes_latin1 or table.narrow
        if not keep and 1 <= len(self.chain) <= TP_FAST_STAGES:
            self.build_fast_path()

    def __dealloc__(self):
        tp_free_fast_path(&self.fast)

    cdef int build_fast_path(self) except -1:
        """Build the fast path if it serves the chain. Else all texts are walked."""
        cdef Stage stage
        cdef Table segments
        cdef const tp_table **normalization
        cdef int number, built
        if isinstance(self.segmentation, Table):
            segments = self.segmentation
        elif self.segmentation is None and len(self.chain) == 1:
            segments = (<Stage>self.chain[0]).tables[0]
        else:
            return 0
        for number in range(len(self.chain)):
            stage = self.chain[number]
            # The first table of a stage may be the segmentation's. Then it matches inside of segments only.
            if stage.stage.count > 1 and (number > 0 or stage.tables[0] is not segments):
                return 0
            self.fast.stages[number] = stage.stage
            if self.segmentation is not None:
                self.fast.outside[number] = &stage.last_table().table
        self.fast.segments = &segments.table
        self.fast.stage_count = len(self.chain)
        normalization = <const tp_table **>malloc((len(self.normalization) + 1) * sizeof(tp_table *))
        if normalization == NULL:
            raise MemoryError
        for number in range(len(self.normalization)):
            normalization[number] = (<Stage>self.normalization[number]).stage.tables[0]
        built = tp_build_fast_path(&self.fast, normalization, len(self.normalization))
        free(normalization)
        if built < 0:
            raise MemoryError
        self.has_fast_path = built
        return 0

    cdef bint takes_fast_path(self, str text):
        return self.has_fast_path and tp_fast_path_serves(&self.fast, PyUnicode_KIND(text), PyUnicode_DATA(text),
                                                          PyUnicode_GET_LENGTH(text))

    cdef bint is_unchanged(self, str text):
        """Return whether a glance at the text's width shows that it does not change."""
        return PyUnicode_KIND(text) == 1 and not self.changes_latin1 and not self.keep

    def convert(self, str text not None):
        """The converted text; the same object where nothing changes."""
        cdef uint32_t edited = 0
        if self.is_unchanged(text):
            return text
        return self.run(text, &edited, None)

    def converted(self, str text not None):
        """The converted text, and a bit for each stage that moved characters: 1 for the first."""
        cdef uint32_t edited = 0
        if self.is_unchanged(text):
            return text, 0
        result = self.run(text, &edited, None)
        return result, edited

    def moves(self, str text not None):
        """For each stage (start, end, new length) of what it replaced, in its own input.

        A replacement of equal length in which every character is the old one or one of its
        candidates moves nothing and is left out.
        """
        cdef uint32_t edited = 0
        cdef list edits = []
        self.run(text, &edited, edits)
        return edits

    def ambiguities(self, str text not None):
        """(stage, start, end, chosen, candidates) where a character had several candidates and nothing decided."""
        cdef Walk walk = Walk()
        walk.ambiguities = []
        self.walk(walk, text)
        return walk.ambiguities

    cdef str run(self, str text, uint32_t *edited, list edits):
        """Convert a text. Append the edits of each stage to ``edits`` unless that is None."""
        cdef Walk walk
        if self.takes_fast_path(text):
            return self.run_fast(text, edited, edits)
        walk = Walk()
        walk.edits = edits
        result = self.walk(walk, text)
        edited[0] = walk.edited
        return result

    cdef str walk(self, Walk walk, str text):
        """Convert a text by one stage after another."""
        cdef Stage stage
        walk.start(text)
        for stage in self.normalization:
            walk.run(stage, False)
        walk.set_segments(self.segmentation)
        for stage in self.chain:
            PyErr_CheckSignals()
            walk.run(stage, self.keep)
        result = walk.text()
        return text if result == text else result

    cdef str run_fast(self, str text, uint32_t *edited, list edits):
        """Convert a text by all stages at once."""
        cdef int width = PyUnicode_KIND(text), out_width = width, code, stage
        cdef tp_progress progress
        cdef tp_numbers found[TP_FAST_STAGES]
        cdef str result = text
        memset(&progress, 0, sizeof(progress))
        memset(found, 0, sizeof(found))
        progress.edits = NULL if edits is None else found
        try:
            code = self.run_as(text, out_width, &progress)
            if code == TP_TOO_NARROW:
                # A character beyond U+FFFF came out: start again with a wider result.
                out_width = 4
                free(progress.output)
                free(progress.pending.items)
                memset(&progress, 0, sizeof(progress))
                progress.edits = NULL if edits is None else found
                found[0].size = found[1].size = 0
                code = self.run_as(text, out_width, &progress)
            if code != TP_DONE:
                raise MemoryError
            if progress.changed:
                result = PyUnicode_FromKindAndData(out_width, progress.output, progress.size)
            edited[0] = progress.edited << len(self.normalization)
            if edits is not None:
                edits.extend([[] for stage in range(len(self.normalization))])
                edits.extend([triples(&found[stage]) for stage in range(self.fast.stage_count)])
        finally:
            free(progress.output)
            free(progress.pending.items)
            for stage in range(TP_FAST_STAGES):
                free(found[stage].items)
        return result

    cdef int run_as(self, str text, int out_width, tp_progress *progress) except -2:
        """Convert a text into code points of a width, and let signals interrupt that. Return a TP_ code."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text), at = 0
        cdef int code = TP_DONE
        while at < length and code == TP_DONE:
            code = tp_convert_fast(PyUnicode_KIND(text), out_width, PyUnicode_DATA(text), &at, length,
                                   at + SIGNAL_INTERVAL, &self.fast, progress)
            if at < length:
                PyErr_CheckSignals()
        return code


cdef list triples(const tp_numbers *numbers):
    cdef int64_t i
    cdef const int64_t *edit
    cdef list found = []
    for i in range(0, numbers.size, 3):
        edit = numbers.items + i
        found.append((edit[0], edit[1], edit[2]))
    return found
