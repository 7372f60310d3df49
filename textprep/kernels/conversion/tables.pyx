# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Dictionaries and tables, compiled: the half of this kernel that is built once."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memset

from textprep.kernels.trie.compiled cimport tp_trie

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef extern from "trie/trie.h":
    int tp_step(const tp_trie *t, int root, uint32_t *node, uint32_t cp, uint32_t *word)
    bint tp_valid_utf8(const uint8_t *s, const uint8_t *end)

cdef extern from "conversion/dictionary.h":
    enum:
        TP_NO_MEMORY
        TP_KEY_LENGTH
        TP_TEXT_SIZE
        TP_NO_TAB
        TP_NO_KEY
        TP_KEY_TOO_LONG

    int tp_init_dictionary(tp_dictionary *dictionary, const uint8_t *text, uint64_t expected)
    void tp_free_dictionary(tp_dictionary *dictionary)
    int tp_add_entry(tp_dictionary *dictionary, tp_entry entry, uint32_t key_end)
    int tp_parse_dictionary(tp_dictionary *dictionary, uint32_t size, uint32_t *line, uint32_t *key, uint32_t *key_end)

cdef extern from "conversion/table_build.h":
    enum:
        TP_DICTIONARY
        TP_SHORT_CIRCUIT
        TP_UNION
        TP_TABLE_DICTIONARIES

    ctypedef struct tp_rule:
        int policy
        int dictionary
        int child
        int sibling

    ctypedef struct tp_table_source:
        const tp_dictionary **dictionaries
        int count
        const tp_dictionary **character_dictionaries
        int character_count
        const tp_rule *rules

    int tp_build_table(tp_table_data *data, const tp_table_source *source)
    void tp_free_table(tp_table_data *data)

POLICIES = ("short_circuit", "union")
KEY_LENGTH = TP_KEY_LENGTH


cdef class Dictionary:
    """Keys and the candidates for each, in OpenCC's text form: ``key TAB candidate [candidate …]``."""

    def __dealloc__(self):
        tp_free_dictionary(&self.dictionary)

    def __cinit__(self):
        self.prepare(b"", 0)

    cdef int prepare(self, bytes text, uint64_t expected) except -1:
        """Make room for the entries of a text."""
        if PyBytes_GET_SIZE(text) > TP_TEXT_SIZE:
            raise OverflowError("a dictionary holds at most 2 GiB")
        self.text = text
        tp_free_dictionary(&self.dictionary)
        memset(&self.dictionary, 0, sizeof(tp_dictionary))
        if tp_init_dictionary(&self.dictionary, <const uint8_t *>PyBytes_AS_STRING(text), expected) < 0:
            raise MemoryError
        return 0

    @staticmethod
    def parse(bytes data not None):
        """Return the dictionary of a file, with 0 and "", or an empty one with the first wrong line and the problem.

        Empty lines and lines that begin with ``#`` are skipped; a byte order mark and carriage returns are dropped.

        Raises:
            UnicodeDecodeError: the file is not UTF-8.
        """
        cdef Dictionary made = Dictionary.__new__(Dictionary)
        cdef const uint8_t *start = <const uint8_t *>PyBytes_AS_STRING(data)
        cdef uint32_t line, key = 0, key_end = 0
        cdef int code
        made.prepare(data, <uint64_t>data.count(b"\n") + 1)
        if not tp_valid_utf8(start, start + PyBytes_GET_SIZE(data)):
            # Python's own decoder raises the error that says what is wrong.
            data.decode("utf-8-sig")
        code = tp_parse_dictionary(&made.dictionary, <uint32_t>PyBytes_GET_SIZE(data), &line, &key, &key_end)
        if code == TP_NO_MEMORY:
            raise MemoryError
        if code == 0:
            return made, 0, ""
        return Dictionary(), line, problem_of(code, data[key:key_end].decode() if code > TP_NO_KEY else "")

    @staticmethod
    def from_entries(entries):
        """Return a dictionary of keys with one candidate each, which may hold spaces."""
        cdef Dictionary made = Dictionary.__new__(Dictionary)
        cdef list pairs = [(key.encode("utf-8", "surrogatepass"), candidate.encode("utf-8", "surrogatepass"))
                           for key, candidate in dict(entries).items()]
        cdef tp_entry entry = tp_entry(0, 0, 0, 0, 1)
        made.prepare(b"".join([key + candidate for key, candidate in pairs]), len(pairs))
        for key, candidate in pairs:
            entry.candidates = entry.key + <uint32_t>len(key)
            entry.end = entry.candidates + <uint32_t>len(candidate)
            if tp_add_entry(&made.dictionary, entry, entry.candidates) == TP_NO_MEMORY:
                raise MemoryError
            entry.key = entry.end
        return made

    def __len__(self):
        return self.dictionary.trie.words

    def phrases(self):
        """Return the keys of two characters or more, in the order of their entries."""
        cdef tp_entry *entry
        cdef list found = []
        cdef uint32_t number
        for number in range(self.dictionary.trie.words):
            entry = &self.dictionary.entries[number]
            if entry.key_length > 1:
                # Up to the candidates, and so perhaps with the tab before them.
                key = self.text[entry.key:entry.candidates].decode("utf-8", "surrogatepass")
                found.append(key[:entry.key_length])
        return found

    cdef int64_t walk(self, str text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t *length):
        """Return the entry of the longest key that the text has at a position, and its length; -1 and 0 if none."""
        cdef uint32_t node = 0, word = 0
        cdef Py_ssize_t at = start
        cdef int64_t entry = -1
        length[0] = 0
        while at < end and (at == start or node):
            if not tp_step(&self.dictionary.trie, at == start, &node, <uint32_t>text[at], &word):
                break
            at += 1
            if word:
                length[0] = at - start
                entry = word - 1
        return entry

    cdef list candidates_of(self, uint32_t entry):
        cdef tp_entry *found = &self.dictionary.entries[entry]
        cdef str candidates = PyUnicode_DecodeUTF8(PyBytes_AS_STRING(self.text) + found.candidates,
                                                   found.end - found.candidates, "surrogatepass")
        return [candidates] if found.single else candidates.split(" ")

    def candidates(self, str key not None):
        """Return the candidates for a key, the chosen one first; an empty list for an unknown key."""
        cdef Py_ssize_t length, wanted = PyUnicode_GET_LENGTH(key)
        cdef int64_t entry = self.walk(key, 0, wanted, &length)
        return [] if entry < 0 or length < wanted else self.candidates_of(<uint32_t>entry)

    def longest_match(self, str text not None, Py_ssize_t start, Py_ssize_t end):
        """Return the length of the longest key that ``text[start:end]`` begins with, or 0."""
        cdef Py_ssize_t length
        if not 0 <= start <= end <= PyUnicode_GET_LENGTH(text):
            raise ValueError(f"({start}, {end}) is no range of a text of {PyUnicode_GET_LENGTH(text)} characters")
        self.walk(text, start, end, &length)
        return length


cdef str problem_of(int code, str key):
    """Say what is wrong with a line."""
    if code == TP_NO_TAB:
        return "expected a key, a tab and its candidates, found no tab"
    if code == TP_NO_KEY:
        return "expected a key before the tab, found nothing"
    if code == TP_KEY_TOO_LONG:
        return f"expected a key of at most {KEY_LENGTH} characters, found one of {len(key)}"
    return f"the key {key!r} stands twice"


cdef class Table:
    """Dictionaries, and the rule that chooses between their matches.

    Parameters:
        dictionaries: numbered from 0.
        rule: the number of a dictionary; ``("short_circuit", rules)``: the first rule that has a match wins; or
            ``("union", rules)``: the longest match wins, on a tie the earlier one.
        character_dictionaries: further dictionaries whose candidates for single characters count as the
            characters' own (see `Converter.edits`).
    """

    def __cinit__(self, dictionaries, rule, character_dictionaries=()):
        cdef list rows = [], every = list(dictionaries)
        flatten_rule(rule, rows)
        named = sorted({dictionary for policy, dictionary, child, sibling in rows if policy == TP_DICTIONARY})
        if len(named) > TP_TABLE_DICTIONARIES:
            raise OverflowError(f"a table joins at most {TP_TABLE_DICTIONARIES} dictionaries, found {len(named)}")
        self.dictionaries = [every[number] for number in named]
        self.character_dictionaries = [*every, *character_dictionaries]
        self.build(rows, named)

    def __dealloc__(self):
        tp_free_table(&self.data)

    cdef int build(self, list rows, list named) except -1:
        """Build the table of a rule's rows, in which ``named[n]`` is the number of dictionary n."""
        cdef tp_table_source source = tp_table_source(NULL, len(named), NULL, len(self.character_dictionaries), NULL)
        cdef tp_rule *rules = <tp_rule *>malloc(len(rows) * sizeof(tp_rule))
        cdef int number
        try:
            if rules == NULL:
                raise MemoryError
            for number, (policy, dictionary, child, sibling) in enumerate(rows):
                dictionary = named.index(dictionary) if policy == TP_DICTIONARY else 0
                rules[number] = tp_rule(policy, dictionary, child, sibling)
            source.rules = rules
            source.dictionaries = pointers_to(self.dictionaries)
            source.character_dictionaries = pointers_to(self.character_dictionaries)
            if tp_build_table(&self.data, &source) < 0:
                raise MemoryError
        finally:
            free(rules)
            free(source.dictionaries)
            free(source.character_dictionaries)
        return 0


cdef const tp_dictionary **pointers_to(list dictionaries) except NULL:
    """Return an array of the dictionaries, to be freed."""
    cdef const tp_dictionary **pointers
    cdef Dictionary dictionary
    cdef Py_ssize_t n = 0
    pointers = <const tp_dictionary **>malloc((len(dictionaries) + 1) * sizeof(tp_dictionary *))
    if pointers == NULL:
        raise MemoryError
    for dictionary in dictionaries:
        if dictionary is None:
            free(pointers)
            raise TypeError("a table needs dictionaries, found None")
        pointers[n] = &dictionary.dictionary
        n += 1
    return pointers


cdef int flatten_rule(rule, list rows) except -1:
    """Append a rule and those inside it as rows (policy, dictionary, child, sibling). Return the rule's row."""
    cdef int row = <int>len(rows)
    if isinstance(rule, int):
        rows.append((TP_DICTIONARY, rule, -1, -1))
        return row
    policy, rules = rule
    rows.append(None)
    children = [flatten_rule(child, rows) for child in rules]
    for child, sibling in zip(children, [*children[1:], -1]):
        rows[child] = (*rows[child][:3], sibling)
    rows[row] = (TP_SHORT_CIRCUIT if policy == "short_circuit" else TP_UNION, 0, children[0] if children else -1, -1)
    return row
