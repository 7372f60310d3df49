# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Counting terms, compiled.  The plain-Python twin is ``counting_py``."""

from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from cpython.object cimport PyObject
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t, uintptr_t
from libc.stdlib cimport calloc, free, malloc, qsort, realloc
from libc.string cimport memcmp, memcpy, memset

from textprep.errors import InputTypeError

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_hash_t PyObject_Hash(object o) except? -1
    bint PyUnicode_CheckExact(object o)
    bint PyUnicode_Check(object o)
    PyObject *item_of "PyList_GET_ITEM"(object o, Py_ssize_t i)

cdef extern from "trie/trie.h":
    uint32_t tp_read(int kind, const void *data, int64_t i) nogil

cdef extern from *:
    """
    typedef struct {
        uint64_t key; /* the first three code points: most terms differ in them */
        int32_t number;
        PyObject *term;
    } tc_keyed;

    static int tc_by_code_points(const void *a, const void *b)
    {
        return PyUnicode_Compare(((const tc_keyed *)a)->term, ((const tc_keyed *)b)->term);
    }
    """
    ctypedef struct Keyed "tc_keyed":
        uint64_t key
        int32_t number
        PyObject *term
    int by_code_points "tc_by_code_points"(const void *a, const void *b) noexcept nogil


cdef struct Held:
    PyObject *term
    Py_hash_t hash          # of the term, so that the term itself is not asked again
    int64_t place           # where the term stands among all rows' entries
    int64_t documents       # that hold it
    int64_t total           # of its occurrences


cdef class Counter:
    """Terms with the numbers of documents that hold them and of their occurrences; grows as documents are counted."""

    cdef list held              # the terms, in the order of their numbers
    cdef Held *objects          # the same, without asking the list
    cdef int64_t room
    # Two open-addressing tables of number + 1: by the address of the very object that is held, which is all
    # it takes where tokens are shared, and by the hash of its text.
    cdef uint32_t *by_address
    cdef uint32_t *by_text
    cdef uint64_t mask

    def __cinit__(self):
        self.held = []
        self.resize(1 << 10)

    def __dealloc__(self):
        free(self.objects)
        free(self.by_address)
        free(self.by_text)

    cdef int resize(self, uint64_t capacity) except -1:
        """New tables, and room for half as many terms."""
        cdef int64_t n, count = len(self.held)
        cdef uint64_t i
        cdef void *more
        free(self.by_address)
        free(self.by_text)
        self.by_address = <uint32_t *>calloc(capacity, sizeof(uint32_t))
        self.by_text = <uint32_t *>calloc(capacity, sizeof(uint32_t))
        self.mask = capacity - 1
        self.room = capacity // 2
        more = realloc(self.objects, self.room * sizeof(Held))
        if more != NULL:
            self.objects = <Held *>more
        if more == NULL or self.by_address == NULL or self.by_text == NULL:
            raise MemoryError
        for n in range(count):
            self.enter(n)
        return 0

    cdef void enter(self, int64_t n) noexcept:
        """Enter a term into both tables."""
        cdef uint64_t i = home(<uintptr_t>self.objects[n].term) & self.mask
        while self.by_address[i]:
            i = (i + 1) & self.mask
        self.by_address[i] = <uint32_t>n + 1
        i = <uint64_t>self.objects[n].hash & self.mask
        while self.by_text[i]:
            i = (i + 1) & self.mask
        self.by_text[i] = <uint32_t>n + 1

    cdef inline int64_t held_as(self, PyObject *term) noexcept:
        """The number of the very object, -1 where it is not held; does not look at the object itself."""
        cdef uint64_t i = home(<uintptr_t>term) & self.mask
        cdef uint32_t found
        while True:
            found = self.by_address[i]
            if not found:
                return -1
            if self.objects[found - 1].term == term:
                return found - 1
            i = (i + 1) & self.mask

    cdef int64_t lookup(self, object term) except -2:
        """The number of a term, -1 where it is not here."""
        cdef uint64_t i
        cdef uint32_t found
        cdef Py_hash_t hash = PyObject_Hash(term)
        i = <uint64_t>hash & self.mask
        while True:
            found = self.by_text[i]
            if not found:
                return -1
            if self.objects[found - 1].hash == hash and same(<object>self.objects[found - 1].term, term):
                return found - 1
            i = (i + 1) & self.mask

    cdef int64_t take(self, object term) except -1:
        """The number of a new term."""
        cdef int64_t n = len(self.held)
        if n + 1 > self.room:
            self.resize(2 * (self.mask + 1))
        self.held.append(term)
        self.objects[n] = Held(<PyObject *>term, PyObject_Hash(term), -1, 0, 0)
        self.enter(n)
        return n

    def __len__(self):
        return len(self.held)

    def terms(self):
        """The terms in the order in which they were first seen."""
        return list(self.held)

    def find(self, str term not None):
        """The number of a term, -1 where it is not here."""
        return self.lookup(term)

    def document_counts(self):
        """For each term the number of documents that hold it."""
        return field(&self.objects[0].documents, len(self.held))

    def total_counts(self):
        """For each term the number of its occurrences."""
        return field(&self.objects[0].total, len(self.held))

    def add(self, str term not None, int64_t documents, int64_t total):
        """Add to the numbers of a term, which may be new; its number."""
        cdef int64_t n = self.lookup(term)
        if n < 0:
            n = self.take(term)
        self.objects[n].documents += documents
        self.objects[n].total += total
        return n

    def count(self, documents, bint grow=True, bint keep=True, read=None):
        """Count documents.

        Parameters:
            documents: lists of terms.
            grow: whether new terms are taken in and the numbers of all are added to; else what is not
                here is passed over, and nothing changes.
            keep: whether the rows are kept.
            read: what makes a list of terms of a document's number and the document, where that is no list.

        Returns:
            The number of documents; and where each row begins, the terms' numbers and their counts,
            each row in the order in which its terms were first seen.
        """
        cdef carray.array begins = array("q", [0]), numbers = array("i"), counts = array("i")
        cdef int64_t *stops = NULL
        cdef int64_t stops_room = 0
        cdef int32_t *row_numbers = NULL
        cdef int32_t *row_counts = NULL
        cdef void *more
        cdef int64_t room = 0, used = 0, row = 0, size = 0, n, i
        cdef Py_ssize_t length, at
        cdef list terms
        cdef object term
        cdef PyObject *pointer
        for n in range(len(self.held)):
            self.objects[n].place = -1
        try:
            for document in documents:
                if read is not None and type(document) is not list:
                    document = read(size, document)
                terms = <list>document if type(document) is list else list(document)
                length = len(terms)
                if used + length > room:
                    room = 2 * (used + length) + 1024
                    more = realloc(row_numbers, room * sizeof(int32_t))
                    if more != NULL:
                        row_numbers = <int32_t *>more
                        more = realloc(row_counts, room * sizeof(int32_t))
                    if more == NULL:
                        raise MemoryError
                    row_counts = <int32_t *>more
                row = used
                for at in range(length):
                    if at >= len(terms):
                        break
                    # Borrowed: to take a reference would write to every term's memory.
                    pointer = item_of(terms, at)
                    n = self.held_as(pointer)
                    if n < 0:
                        term = <object>pointer
                        if not PyUnicode_CheckExact(term):
                            if not PyUnicode_Check(term):
                                raise InputTypeError(
                                    f"document {size}: a term is a str, found {type(term).__name__}: {term!r:.60}")
                            term = str(term)
                        n = self.lookup(term)
                        if n < 0:
                            if not grow:
                                continue
                            n = self.take(term)
                    # A place before this row's is an older row's.
                    i = self.objects[n].place
                    if i >= row and i < used and row_numbers[i] == n:
                        row_counts[i] += 1
                    else:
                        self.objects[n].place = used
                        row_numbers[used] = <int32_t>n
                        row_counts[used] = 1
                        used += 1
                size += 1
                if grow:
                    for i in range(row, used):
                        self.objects[row_numbers[i]].documents += 1
                        self.objects[row_numbers[i]].total += row_counts[i]
                if keep:
                    if size > stops_room:
                        stops_room = 2 * size + 256
                        more = realloc(stops, stops_room * sizeof(int64_t))
                        if more == NULL:
                            raise MemoryError
                        stops = <int64_t *>more
                    stops[size - 1] = used
                else:
                    used = 0
                if size & 1023 == 0:
                    PyErr_CheckSignals()
            if keep:
                carray.resize(begins, size + 1)
                if size:
                    memcpy(begins.data.as_longlongs + 1, stops, size * sizeof(int64_t))
                carray.resize(numbers, used)
                carray.resize(counts, used)
                if used:
                    memcpy(numbers.data.as_ints, row_numbers, used * sizeof(int32_t))
                    memcpy(counts.data.as_ints, row_counts, used * sizeof(int32_t))
        finally:
            free(stops)
            free(row_numbers)
            free(row_counts)
        return size, (begins, numbers, counts)

    def encode(self, documents, carray.array columns not None, read=None):
        """Documents as numbers, term after term: where each begins and the terms' columns.

        What is not here, and what has column -1, is left out; ``read`` as for `count`.
        """
        cdef carray.array begins = array("q", [0]), numbers = array("i")
        cdef const int32_t *column_of = <const int32_t *>columns.data.as_ints
        cdef int32_t *found = NULL
        cdef void *more
        cdef int64_t room = 0, used = 0, row = 0, n
        cdef Py_ssize_t length, at
        cdef list terms
        cdef PyObject *pointer
        if len(columns) < len(self.held):
            raise ValueError(f"{len(self.held)} terms want as many columns, found {len(columns)}")
        try:
            for document in documents:
                if read is not None and type(document) is not list:
                    document = read(row, document)
                terms = <list>document if type(document) is list else list(document)
                length = len(terms)
                if used + length > room:
                    room = 2 * (used + length) + 1024
                    more = realloc(found, room * sizeof(int32_t))
                    if more == NULL:
                        raise MemoryError
                    found = <int32_t *>more
                for at in range(length):
                    if at >= len(terms):
                        break
                    pointer = item_of(terms, at)
                    n = self.held_as(pointer)
                    if n < 0 and PyUnicode_Check(<object>pointer):
                        n = self.lookup(<object>pointer)
                    if n >= 0 and column_of[n] >= 0:
                        found[used] = column_of[n]
                        used += 1
                begins.append(used)
                row += 1
                if row & 1023 == 0:
                    PyErr_CheckSignals()
            carray.resize(numbers, used)
            if used:
                memcpy(numbers.data.as_ints, found, used * sizeof(int32_t))
        finally:
            free(found)
        return begins, numbers

    def order(self):
        """The numbers of the terms in the order of their code points."""
        cdef int64_t n, count = len(self.held), begin, end
        cdef int k, kind
        cdef Py_ssize_t length
        cdef const void *data
        cdef carray.array order = array("i")
        cdef Keyed *rows = <Keyed *>malloc(2 * count * sizeof(Keyed) + DIGITS * sizeof(int64_t))
        if rows == NULL:
            raise MemoryError
        try:
            for n in range(count):
                kind = PyUnicode_KIND(<object>self.objects[n].term)
                data = PyUnicode_DATA(<object>self.objects[n].term)
                length = PyUnicode_GET_LENGTH(<object>self.objects[n].term)
                rows[n].key = 0
                rows[n].term = self.objects[n].term
                rows[n].number = <int32_t>n
                # One more than the code point, so that a term comes after what it begins with.
                for k in range(3):
                    rows[n].key = rows[n].key << 21 | (tp_read(kind, data, k) + 1 if k < length else 0)
            by_key(rows, rows + count, <int64_t *>(rows + 2 * count), count)
            begin = 0
            while begin < count:
                end = begin + 1
                while end < count and rows[end].key == rows[begin].key:
                    end += 1
                if end - begin > 1:
                    qsort(rows + begin, end - begin, sizeof(Keyed), by_code_points)
                begin = end
            carray.resize(order, count)
            for n in range(count):
                order.data.as_ints[n] = rows[n].number
        finally:
            free(rows)
        return order


cdef inline bint same(object left, object right) noexcept:
    """Whether two strings are equal: CPython keeps a string in the narrowest width that holds it."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(left)
    cdef int kind = PyUnicode_KIND(left)
    return length == PyUnicode_GET_LENGTH(right) and kind == PyUnicode_KIND(right) and memcmp(
        PyUnicode_DATA(left), PyUnicode_DATA(right), length * kind) == 0


# A key's 63 bits are six digits.
cdef enum:
    DIGITS = 6 * 2048


cdef void by_key(Keyed *rows, Keyed *other, int64_t *places, int64_t count) noexcept nogil:
    """Sort by key, digit by digit from the lowest (Knuth, TAOCP 3, 5.2.5); six passes end in ``rows`` again."""
    cdef int64_t n, sum, size
    cdef int k, digit
    cdef Keyed *swapped
    memset(places, 0, DIGITS * sizeof(int64_t))
    for n in range(count):
        for k in range(6):
            places[2048 * k + (rows[n].key >> 11 * k & 2047)] += 1
    for k in range(6):
        sum = 0
        for digit in range(2048):
            size = places[digit]
            places[digit] = sum
            sum += size
        for n in range(count):
            digit = rows[n].key >> 11 * k & 2047
            other[places[digit]] = rows[n]
            places[digit] += 1
        places += 2048
        swapped = rows
        rows = other
        other = swapped


cdef inline uint64_t home(uintptr_t address) noexcept:
    # Objects lie at multiples of 16; the multiplier spreads the rest (Knuth, TAOCP 3, 6.4).
    return (<uint64_t>address >> 4) * <uint64_t>0x9E3779B97F4A7C15 >> 20


cdef carray.array field(const int64_t *first, Py_ssize_t count):
    """A field of each of ``count`` neighbours, given the first one's."""
    cdef carray.array made = array("q")
    cdef Py_ssize_t n
    carray.resize(made, count)
    for n in range(count):
        made.data.as_longlongs[n] = (<const int64_t *>(<const char *>first + n * sizeof(Held)))[0]
    return made


def arrange(rows, carray.array columns not None):
    """Rows with columns for numbers, each ascending; what has column -1 goes."""
    # Two passes of a counting sort: by column, and from there, which keeps that order, by row.
    cdef carray.array begins = rows[0], numbers = rows[1], counts = rows[2]
    cdef carray.array new_begins = array("q"), new_columns = array("i"), new_counts = array("i")
    cdef const int64_t *begin = <const int64_t *>begins.data.as_longlongs
    cdef const int32_t *number = <const int32_t *>numbers.data.as_ints
    cdef const int32_t *count = <const int32_t *>counts.data.as_ints
    cdef const int32_t *column_of = <const int32_t *>columns.data.as_ints
    cdef int64_t rows_count = len(begins) - 1, row, i, place, used = 0, width = 0
    cdef int64_t *ends                  # by column, where its entries go
    cdef int64_t *next_of               # by row, where its next entry goes
    cdef int64_t *row_of
    cdef int32_t *kept
    cdef int32_t column
    for i in range(len(columns)):
        width = max(width, <int64_t>column_of[i] + 1)
    ends = <int64_t *>calloc(width + 1, sizeof(int64_t))
    next_of = <int64_t *>calloc(rows_count + 1, sizeof(int64_t))
    row_of = <int64_t *>malloc((len(numbers) + 1) * sizeof(int64_t))
    kept = <int32_t *>malloc((len(numbers) + 1) * sizeof(int32_t))
    try:
        if ends == NULL or next_of == NULL or row_of == NULL or kept == NULL:
            raise MemoryError
        carray.resize(new_begins, rows_count + 1)
        for row in range(rows_count):
            new_begins.data.as_longlongs[row] = next_of[row] = used
            for i in range(begin[row], begin[row + 1]):
                column = column_of[number[i]]
                if column >= 0:
                    ends[column + 1] += 1
                    used += 1
        new_begins.data.as_longlongs[rows_count] = used
        for i in range(width):
            ends[i + 1] += ends[i]
        for row in range(rows_count):
            for i in range(begin[row], begin[row + 1]):
                column = column_of[number[i]]
                if column >= 0:
                    place = ends[column]
                    ends[column] += 1
                    row_of[place] = row
                    kept[place] = count[i]
        carray.resize(new_columns, used)
        carray.resize(new_counts, used)
        column = 0
        for i in range(used):
            # After the pass before, the entries of a column end where those of the next began.
            while ends[column] <= i:
                column += 1
            place = next_of[row_of[i]]
            next_of[row_of[i]] += 1
            new_columns.data.as_ints[place] = column
            new_counts.data.as_ints[place] = kept[i]
    finally:
        free(ends)
        free(next_of)
        free(row_of)
        free(kept)
    return new_begins, new_columns, new_counts
