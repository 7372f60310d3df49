# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Documents as lines of a file, compiled; the twin of ``pure.py``.

A line is written from the columns of a batch, or from the strings and arrays of a document, without a list or a string
in between. The plain twin makes the lines in which line breaks become spaces.
"""

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int64_t, uint8_t
from libc.stdlib cimport free
from libc.string cimport memset

from textprep.kernels.batch.compiled cimport Batch, tp_row
from textprep.kernels.doc.compiled cimport Doc, tp_range_to_source

from textprep.kernels.rendering.pure import COLUMNS, json_line, word_line

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef extern from "rendering/output.h":
    ctypedef struct tp_output:
        uint8_t *bytes
        int64_t size

    int tp_put_bytes(tp_output *output, const char *bytes, int64_t size)
    int tp_put_text(tp_output *output, int width, const void *text, int64_t length, bint replace, int *breaks)
    int tp_put_json(tp_output *output, int width, const void *text, int64_t length)
    int tp_put_span(tp_output *output, bint is_first, int64_t start, int64_t end)


cdef class Output:
    """The bytes that are written; the methods raise `MemoryError`."""

    cdef tp_output output

    def __cinit__(self):
        memset(&self.output, 0, sizeof(tp_output))

    def __dealloc__(self):
        free(self.output.bytes)

    cdef int put(self, bytes data) except -1:
        if tp_put_bytes(&self.output, data, len(data)) < 0:
            raise MemoryError
        return 0

    cdef int put_text(self, object token, bint replace, int *breaks) except -1:
        """Append a string in UTF-8."""
        cdef str text = token if type(token) is str else str.__str__(token)
        if tp_put_text(&self.output, PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text), replace,
                       breaks) < 0:
            raise MemoryError
        return 0

    cdef int put_json(self, object value) except -1:
        """Append a value as JSON."""
        cdef str text
        if type(value) is not str:
            return self.put(json_line(value).encode())
        text = value
        if tp_put_json(&self.output, PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text)) < 0:
            raise MemoryError
        return 0

    cdef int put_list(self, tuple texts) except -1:
        """Append strings as a list of JSON."""
        cdef Py_ssize_t i
        self.put(b"[")
        for i in range(len(texts)):
            if i:
                self.put(b", ")
            self.put_json(texts[i])
        return self.put(b"]")

    cdef int put_spans(self, Doc doc) except -1:
        """Append the spans of a document as a list of JSON."""
        cdef carray.array starts, ends
        cdef Py_ssize_t i
        starts, ends = doc.bounds()
        self.put(b"[")
        for i in range(len(starts)):
            if tp_put_span(&self.output, i == 0, starts.data.as_ints[i], ends.data.as_ints[i]) < 0:
                raise MemoryError
        return self.put(b"]")

    cdef int put_value(self, Doc doc, str column) except -1:
        """Append a part of a document as JSON; null if it has no such part."""
        cdef tuple texts
        if column == "text":
            return self.put_json(doc.text)
        if column == "original":
            return self.put_json(doc.original)
        texts = doc.tag_tuple if column == "tags" else doc.token_tuple
        if texts is None:
            return self.put(b"null")
        return self.put_spans(doc) if column == "spans" else self.put_list(texts)

    cdef int put_word_line(self, Doc doc, bint replace_surrogates) except -1:
        """Append the line of a document, without its line end."""
        cdef int64_t start = self.output.size
        cdef int breaks = 0, ignored = 0
        cdef Py_ssize_t i
        if doc.token_tuple is None:
            self.put_text(doc.text, replace_surrogates, &breaks)
        else:
            for i in range(len(doc.token_tuple)):
                if i:
                    self.put(b" ")
                self.put_text(doc.token_tuple[i], replace_surrogates, &breaks)
        if breaks:
            self.output.size = start
            self.put_text(word_line(doc), replace_surrogates, &ignored)
        return 0

    cdef int put_row(self, Batch batch, int64_t row, bint replace_surrogates) except -1:
        """Append the line of a row of a batch, without its line end."""
        cdef tp_row *place = &batch.rows[row]
        cdef int64_t start = self.output.size, i, first
        cdef const char *data = <const char *>place.text.data
        cdef int width = place.text.width, breaks = 0
        if place.token_count < 0:
            return self.put_word_line(batch.document(row), replace_surrogates)
        for i in range(place.first_token, place.first_token + place.token_count):
            first = batch.tokens.starts[i]
            if (i > place.first_token and tp_put_bytes(&self.output, b" ", 1) < 0) or tp_put_text(
                &self.output, width, data + first * width, batch.tokens.ends[i] - first, replace_surrogates, &breaks
            ) < 0:
                raise MemoryError
        if breaks:
            self.output.size = start
            return self.put_word_line(batch.document(row), replace_surrogates)
        return 0

    cdef int put_row_value(self, Batch batch, int64_t row, str column) except -1:
        """Append a part of a row of a batch as JSON."""
        cdef tp_row *place = &batch.rows[row]
        if place.token_count < 0:
            return self.put_value(batch.document(row), column)
        if column == "text":
            return self.put_json(batch.text_of(row))
        if column == "original":
            return self.put_json(batch.originals[row])
        if column == "tags":
            return self.put(b"null")
        self.put(b"[")
        if column == "tokens":
            self.put_row_tokens(batch, place)
        else:
            batch.settle_layers(row)
            self.put_row_spans(batch, place)
        return self.put(b"]")

    cdef int put_row_tokens(self, Batch batch, const tp_row *row) except -1:
        cdef const char *data = <const char *>row.text.data
        cdef int width = row.text.width
        cdef int64_t i, first
        for i in range(row.first_token, row.first_token + row.token_count):
            first = batch.tokens.starts[i]
            if (i > row.first_token and tp_put_bytes(&self.output, b", ", 2) < 0) or tp_put_json(
                &self.output, width, data + first * width, batch.tokens.ends[i] - first
            ) < 0:
                raise MemoryError
        return 0

    cdef int put_row_spans(self, Batch batch, const tp_row *row) except -1:
        cdef int64_t i, start, end, layer
        for i in range(row.first_token, row.first_token + row.token_count):
            start = batch.tokens.starts[i]
            end = batch.tokens.ends[i]
            layer = row.layer
            while layer:
                tp_range_to_source(batch.layers[layer - 1].blocks, batch.layers[layer - 1].count, &start, &end)
                layer = batch.layers[layer - 1].older
            if tp_put_span(&self.output, i == row.first_token, start, end) < 0:
                raise MemoryError
        return 0

    cdef bytes value(self):
        return PyBytes_FromStringAndSize(<const char *>self.output.bytes, self.output.size)


def word_lines(Batch batch not None, rows not None, bint replace_surrogates=False):
    """Return the `word_line` of some rows of a batch in UTF-8, each with a line end; see the plain twin."""
    cdef Output output = Output()
    cdef int64_t row
    PyErr_CheckSignals()
    for row in rows:
        if row >= 0:
            check_row(batch, row)
            output.put_row(batch, row, replace_surrogates)
        output.put(b"\n")
    return output.value()


def json_lines(heads not None, Batch batch not None, rows not None, columns not None):
    """Return a JSON object for each of some rows of a batch, a line each; see the plain twin."""
    cdef Output output = Output()
    cdef list names, kinds
    cdef Py_ssize_t i
    cdef int64_t row
    cdef bytes head
    PyErr_CheckSignals()
    names, kinds = checked_columns(heads, rows, columns)
    for head, row in zip(heads, rows):
        output.put(head)
        for i in range(len(names)):
            if i or head != b"{":
                output.put(b", ")
            output.put(names[i])
            if row < 0:
                output.put(b"null")
            else:
                check_row(batch, row)
                output.put_row_value(batch, row, kinds[i])
        output.put(b"}\n")
    return output.value()


cdef int check_row(Batch batch, int64_t row) except -1:
    if row >= batch.n_rows:
        raise IndexError(f"row {row} of {batch.n_rows}")
    return 0


cdef tuple checked_columns(heads, rows, columns):
    """Return the names of the columns as JSON with a colon, and the columns."""
    cdef list names = [], kinds = []
    if len(heads) != len(rows):
        raise ValueError(f"{len(heads)} heads for {len(rows)} documents")
    for name, column in columns:
        if column not in COLUMNS:
            raise ValueError(f"no column {column!r}; available: {', '.join(COLUMNS)}")
        names.append(json_line(name).encode() + b": ")
        kinds.append(column)
    return names, kinds
