# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Counting terms, compiled.  The plain-Python twin is ``pure.py``; README.md describes the algorithm.

The file is longer than others because it checks every array that comes from Python before C code reads it.
"""

from array import array

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from cpython.object cimport PyObject
from libc.stdint cimport int32_t, int64_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcpy, memset

from textprep.errors import InputTypeError

cdef extern from "Python.h":
    Py_hash_t PyObject_Hash(object o) except? -1
    bint PyUnicode_CheckExact(object o)
    bint PyUnicode_Check(object o)
    PyObject *borrowed_item "PySequence_Fast_GET_ITEM"(object o, Py_ssize_t i)
    Py_ssize_t sequence_length "PySequence_Fast_GET_SIZE"(object o)

cdef extern from "counting/term_table.h":
    ctypedef struct tc_term:
        Py_hash_t hash
        int64_t last_entry
        int64_t document_frequency
        int64_t collection_frequency
    ctypedef struct tc_table:
        tc_term *terms
        int64_t size
        uint64_t mask
    int tc_resize(tc_table *t, uint64_t slots)
    void tc_free(tc_table *t)
    int64_t tc_find_object(const tc_table *t, const PyObject *term)
    int64_t tc_find_text(const tc_table *t, object term, Py_hash_t hash)
    int64_t tc_append(tc_table *t, object term, Py_hash_t hash)

cdef extern from "counting/counted_rows.h":
    ctypedef struct tc_rows:
        int64_t *ends
        int64_t n_rows
        int32_t *term_ids
        int32_t *counts
        int64_t n_entries
    int tc_reserve_entries(tc_rows *r, int64_t more)
    int tc_end_row(tc_rows *r)
    void tc_free_rows(tc_rows *r)
    void tc_count_occurrence(tc_rows *r, tc_table *t, int64_t row, int64_t id)
    void tc_add_row(const tc_rows *r, tc_table *t, int64_t row)

cdef extern from "counting/csr.h":
    ctypedef struct tc_csr_input:
        int64_t n_rows
        const int64_t *indptr
        const int32_t *term_ids
        const int32_t *counts
        const int32_t *column_of
        int64_t n_columns
    int64_t tc_csr_count(const tc_csr_input *rows, int64_t *indptr, int64_t *column_ends)
    void tc_csr_sort(const tc_csr_input *rows, int64_t *column_ends, int64_t *next_of_row, int64_t *row_of,
                     int32_t *count_of, int64_t n, int32_t *columns, int32_t *counts)

cdef extern from "counting/sort_terms.h":
    int tc_argsort_terms(const tc_table *t, int32_t *ids)

# Python handles signals, such as Ctrl-C, after this number of terms; a document counts as one more.
cdef enum:
    TERMS_PER_SIGNAL_CHECK = 65536

# No frequency exceeds this number, so sums of two stay in 64 bits.
GREATEST_FREQUENCY = 1 << 62


cdef class Counter:
    """Count in how many documents each term occurs, and how often in all; grows as documents are counted."""

    cdef list strings       # the terms in the order of their ids: owns the references that the table borrows
    cdef tc_table table
    cdef int64_t terms_until_signals

    def __cinit__(self):
        self.terms_until_signals = TERMS_PER_SIGNAL_CHECK
        self.strings = []
        if tc_resize(&self.table, 1 << 10) < 0:
            raise MemoryError

    def __dealloc__(self):
        tc_free(&self.table)

    cdef int64_t append(self, object term, Py_hash_t hash) except -1:
        """Append a new term and return its id."""
        cdef int64_t id
        self.strings.append(term)
        id = tc_append(&self.table, term, hash)
        if id < 0:
            self.strings.pop()
            raise MemoryError
        return id

    cdef inline int handle_signals(self) except -1:
        """Let Python handle signals if enough terms were read since the last time."""
        self.terms_until_signals -= 1
        if self.terms_until_signals <= 0:
            self.terms_until_signals = TERMS_PER_SIGNAL_CHECK
            PyErr_CheckSignals()
        return 0

    def __len__(self):
        return len(self.strings)

    def terms(self):
        """Return the terms in the order of their ids, which is the order in which they were first seen."""
        return list(self.strings)

    def term_id(self, str term not None):
        """Return the id of a term, -1 if it was never counted."""
        return tc_find_text(&self.table, term, PyObject_Hash(term))

    def document_frequency(self):
        """Return, by term id, the number of documents that contain the term."""
        cdef carray.array values = array("q")
        cdef int64_t id
        carray.resize(values, self.table.size)
        for id in range(self.table.size):
            values.data.as_longlongs[id] = self.table.terms[id].document_frequency
        return values

    def collection_frequency(self):
        """Return, by term id, the number of the term's occurrences in all documents."""
        cdef carray.array values = array("q")
        cdef int64_t id
        carray.resize(values, self.table.size)
        for id in range(self.table.size):
            values.data.as_longlongs[id] = self.table.terms[id].collection_frequency
        return values

    def add(self, str term not None, int64_t document_frequency, int64_t collection_frequency):
        """Add to the frequencies of a term, which may be new; return its id.

        Raises:
            ValueError: a frequency is negative, or a sum exceeds `GREATEST_FREQUENCY`.
        """
        cdef Py_hash_t hash = PyObject_Hash(term)
        cdef int64_t id = tc_find_text(&self.table, term, hash)
        cdef int64_t limit = GREATEST_FREQUENCY
        cdef int64_t known_documents = 0 if id < 0 else self.table.terms[id].document_frequency
        cdef int64_t known_occurrences = 0 if id < 0 else self.table.terms[id].collection_frequency
        if not (0 <= document_frequency <= limit - known_documents
                and 0 <= collection_frequency <= limit - known_occurrences):
            raise ValueError(f"the frequencies of a term must be from 0 to {limit} in all, "
                             f"found {document_frequency} and {collection_frequency} more for {term!r:.60}")
        if id < 0:
            id = self.append(term, hash)
        self.table.terms[id].document_frequency += document_frequency
        self.table.terms[id].collection_frequency += collection_frequency
        return id

    def copy(self):
        """Return a counter with the same terms, ids and frequencies."""
        cdef Counter made = Counter()
        cdef int64_t id
        if tc_resize(&made.table, self.table.mask + 1) < 0:
            raise MemoryError
        for id in range(self.table.size):
            made.append(self.strings[id], self.table.terms[id].hash)
            made.table.terms[id].document_frequency = self.table.terms[id].document_frequency
            made.table.terms[id].collection_frequency = self.table.terms[id].collection_frequency
        return made

    def count(self, documents, bint learn=True, bint keep_rows=True, tokenize=None):
        """Count the terms of documents.

        Parameters:
            documents: lists of terms.
            learn: add new terms, and add to the frequencies of all; otherwise ignore unknown terms and change nothing.
            keep_rows: return the counts of each document; otherwise the rows are empty.
            tokenize: called with the index and the document for each document that is not a list; returns its terms.

        Returns:
            The number of documents, and rows in CSR form ``(indptr, term_ids, counts)``; in a row the terms are in
            the order in which they were first seen.
        """
        cdef tc_rows rows
        cdef int64_t id, n_documents = 0
        memset(&rows, 0, sizeof(tc_rows))
        for id in range(self.table.size):
            self.table.terms[id].last_entry = -1
        try:
            for document in documents:
                self.count_document(terms_of(document, n_documents, tokenize), n_documents, learn, &rows)
                n_documents += 1
                if not keep_rows:
                    rows.n_entries = 0
                elif tc_end_row(&rows) < 0:
                    raise MemoryError
                self.handle_signals()
            return n_documents, row_arrays(&rows)
        finally:
            tc_free_rows(&rows)

    cdef int count_document(self, object terms, int64_t document, bint learn, tc_rows *rows) except -1:
        """Count one document into a new row."""
        cdef int64_t row = rows.n_entries, id
        cdef Py_ssize_t at, length = sequence_length(terms)
        cdef PyObject *item
        cdef object term
        cdef Py_hash_t hash
        if tc_reserve_entries(rows, length) < 0:
            raise MemoryError
        for at in range(length):
            # A subclass of str may run code that shortens the list.
            if at >= sequence_length(terms):
                break
            # A borrowed reference: to own one would write to the memory of every term.
            item = borrowed_item(terms, at)
            id = tc_find_object(&self.table, item)
            if id < 0:
                term = <object>item
                if not PyUnicode_CheckExact(term):
                    if not PyUnicode_Check(term):
                        raise InputTypeError(
                            f"document {document}: a term must be a str, found {type(term).__name__}: {term!r:.60}")
                    term = str(term)
                hash = PyObject_Hash(term)
                id = tc_find_text(&self.table, term, hash)
                if id < 0:
                    if not learn:
                        continue
                    id = self.append(term, hash)
            tc_count_occurrence(rows, &self.table, row, id)
            self.handle_signals()
        if learn:
            tc_add_row(rows, &self.table, row)
        return 0

    def encode(self, documents, carray.array columns not None, tokenize=None):
        """Encode documents as the columns of their terms, term after term.

        Parameters:
            documents, tokenize: as for `count`.
            columns: by term id, the column of the term; terms with column -1 and unknown terms are left out.

        Returns:
            ``(offsets, encoded)``: where each document begins and the last one ends, and the columns.
        """
        cdef carray.array offsets = array("q", [0]), encoded = array("i")
        cdef int32_t *found = NULL
        cdef void *grown
        cdef int64_t room = 0, used = 0, n_documents = 0
        cdef object terms
        cdef Py_ssize_t length
        cdef const int32_t[::1] column_of
        require(columns, b"i", "columns")
        if len(columns) < self.table.size:
            raise ValueError(f"columns must have an entry for each of {self.table.size} terms, found {len(columns)}")
        # While this view exists, nobody can resize the array.
        column_of = columns
        try:
            for document in documents:
                terms = terms_of(document, n_documents, tokenize)
                length = sequence_length(terms)
                if used + length > room:
                    room = 2 * (used + length) + 1024
                    grown = realloc(found, room * sizeof(int32_t))
                    if grown == NULL:
                        raise MemoryError
                    found = <int32_t *>grown
                used += self.encode_document(terms, column_of, length, found + used)
                offsets.append(used)
                n_documents += 1
                self.handle_signals()
            carray.resize(encoded, used)
            if used:
                memcpy(encoded.data.as_ints, found, used * sizeof(int32_t))
        finally:
            free(found)
        return offsets, encoded

    cdef int64_t encode_document(self, object terms, const int32_t[::1] columns, Py_ssize_t length,
                                 int32_t *found) except -1:
        """Write the columns of a document's terms, at most ``length``, to ``found`` and return how many there are."""
        cdef int64_t id, used = 0
        cdef Py_ssize_t at
        cdef PyObject *item
        for at in range(length):
            # A subclass of str may run code that shortens the list.
            if at >= sequence_length(terms):
                break
            item = borrowed_item(terms, at)
            id = tc_find_object(&self.table, item)
            if id < 0 and PyUnicode_Check(<object>item):
                id = tc_find_text(&self.table, <object>item, PyObject_Hash(<object>item))
            # Another thread may have added terms since the columns were made.
            if 0 <= id < columns.shape[0] and columns[id] >= 0:
                found[used] = columns[id]
                used += 1
            self.handle_signals()
        return used

    def argsort_terms(self):
        """Return the ids of the terms in the order of their code points."""
        cdef carray.array ids = array("i")
        carray.resize(ids, self.table.size)
        if tc_argsort_terms(&self.table, <int32_t *>ids.data.as_ints) < 0:
            raise MemoryError
        return ids


cdef object terms_of(object document, int64_t index, object tokenize):
    """Return the terms of a document as a list or a tuple."""
    if type(document) is not list and tokenize is not None:
        document = tokenize(index, document)
    return document if type(document) is list or type(document) is tuple else list(document)


cdef int require(carray.array values, char typecode, str name) except -1:
    """Raise `ValueError` unless an array has the type of numbers that the kernel reads."""
    if values.ob_descr.typecode != typecode:
        raise ValueError(f"{name} must be an array of type {chr(typecode)!r}, found {values.typecode!r}")
    return 0


cdef int check_rows(carray.array indptr, carray.array term_ids, carray.array counts, carray.array columns) except -1:
    """Raise `ValueError` if rows contradict each other, or have terms without a column."""
    cdef const long long *row_ends
    cdef const int *ids
    cdef const int *column_of
    cdef int64_t i, wrong = 0, n_terms = len(columns)
    require(indptr, b"q", "indptr")
    require(term_ids, b"i", "term_ids")
    require(counts, b"i", "counts")
    require(columns, b"i", "columns")
    row_ends = indptr.data.as_longlongs
    ids = term_ids.data.as_ints
    column_of = columns.data.as_ints
    if len(counts) != len(term_ids):
        raise ValueError(f"each of {len(term_ids)} term ids needs a count, found {len(counts)} counts")
    if len(indptr) == 0 or row_ends[0] != 0 or row_ends[len(indptr) - 1] != len(term_ids):
        raise ValueError(f"indptr must go from 0 to {len(term_ids)}, the number of term ids")
    for i in range(len(indptr) - 1):
        wrong += row_ends[i] > row_ends[i + 1]
    if wrong:
        raise ValueError("indptr must ascend")
    for i in range(len(term_ids)):
        wrong += (ids[i] < 0) | (ids[i] >= n_terms)
    if wrong:
        raise ValueError(f"term ids must be from 0 to {n_terms - 1}, because there are {n_terms} columns")
    for i in range(n_terms):
        wrong += (column_of[i] < -1) | (column_of[i] >= n_terms)
    if wrong:
        raise ValueError(f"columns must be from -1 to {n_terms - 1}, because there are {n_terms} of them")
    return 0


cdef tuple row_arrays(const tc_rows *rows):
    """Copy rows into Python arrays."""
    cdef carray.array indptr = array("q", [0]), term_ids = array("i"), counts = array("i")
    if rows.n_rows:
        carray.resize(indptr, rows.n_rows + 1)
        memcpy(indptr.data.as_longlongs + 1, rows.ends, rows.n_rows * sizeof(int64_t))
    if rows.n_entries:
        carray.resize(term_ids, rows.n_entries)
        carray.resize(counts, rows.n_entries)
        memcpy(term_ids.data.as_ints, rows.term_ids, rows.n_entries * sizeof(int32_t))
        memcpy(counts.data.as_ints, rows.counts, rows.n_entries * sizeof(int32_t))
    return indptr, term_ids, counts


def to_csr(rows, carray.array columns not None):
    """Turn rows of term ids into the arrays of a CSR matrix.

    Parameters:
        rows: ``(indptr, term_ids, counts)`` from `Counter.count`.
        columns: by term id, the column of the term; terms with column -1 are left out.

    Returns:
        ``(indptr, columns, counts)``; in each row the columns ascend.

    Raises:
        ValueError: the rows contradict each other, or a term has no entry in ``columns``.
    """
    cdef carray.array indptr, term_ids, counts
    cdef carray.array new_indptr = array("q"), new_columns = array("i"), new_counts = array("i")
    cdef int64_t n, id, n_rows
    cdef int64_t *column_ends
    cdef int64_t *next_of_row
    cdef int64_t *row_of
    cdef int32_t *count_of
    cdef tc_csr_input source
    indptr, term_ids, counts = rows
    check_rows(indptr, term_ids, counts, columns)
    n_rows = len(indptr) - 1
    source = tc_csr_input(
        n_rows, <const int64_t *>indptr.data.as_longlongs, <const int32_t *>term_ids.data.as_ints,
        <const int32_t *>counts.data.as_ints, <const int32_t *>columns.data.as_ints, 0)
    for id in range(len(columns)):
        source.n_columns = max(source.n_columns, <int64_t>source.column_of[id] + 1)
    column_ends = <int64_t *>calloc(source.n_columns + 1, sizeof(int64_t))
    next_of_row = <int64_t *>calloc(n_rows + 1, sizeof(int64_t))
    row_of = <int64_t *>malloc((len(term_ids) + 1) * sizeof(int64_t))
    count_of = <int32_t *>malloc((len(term_ids) + 1) * sizeof(int32_t))
    try:
        if column_ends == NULL or next_of_row == NULL or row_of == NULL or count_of == NULL:
            raise MemoryError
        n = tc_csr_count(&source, next_of_row, column_ends)
        carray.resize(new_indptr, n_rows + 1)
        memcpy(new_indptr.data.as_longlongs, next_of_row, (n_rows + 1) * sizeof(int64_t))
        carray.resize(new_columns, n)
        carray.resize(new_counts, n)
        tc_csr_sort(&source, column_ends, next_of_row, row_of, count_of, n,
                    <int32_t *>new_columns.data.as_ints, <int32_t *>new_counts.data.as_ints)
    finally:
        free(column_ends)
        free(next_of_row)
        free(row_of)
        free(count_of)
    return new_indptr, new_columns, new_counts
