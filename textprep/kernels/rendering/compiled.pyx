# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Documents as lines of a file, compiled; the twin of ``pure.py``.

A line is written from the strings and arrays of a document, without a list or a string in between. What is rare is left
to the plain twin: documents of another class, and lines in which line breaks become spaces.
"""

from cpython cimport array as carray
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int64_t, uint8_t
from libc.stdlib cimport free
from libc.string cimport memset

from textprep.kernels.doc.compiled cimport Doc

from textprep.kernels.rendering import pure
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

# Python handles signals, such as Ctrl-C, after this number of documents.
cdef enum:
    DOCUMENTS_PER_SIGNAL_CHECK = 1024


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

    cdef bytes value(self):
        return PyBytes_FromStringAndSize(<const char *>self.output.bytes, self.output.size)


def word_lines(docs not None, bint replace_surrogates=False):
    """Return the `word_line` of each document in UTF-8, each with a line end; None gives an empty line.

    Parameters:
        docs: the documents.
        replace_surrogates: write lone surrogates as "?" and not as three bytes.
    """
    cdef Output output = Output()
    cdef Doc doc
    cdef Py_ssize_t n = 0, i
    cdef int64_t start
    cdef int breaks, ignored = 0
    for each in docs:
        n += 1
        if n % DOCUMENTS_PER_SIGNAL_CHECK == 0:
            PyErr_CheckSignals()
        if each is not None and not isinstance(each, Doc):
            output.put(pure.word_lines([each], replace_surrogates))
            continue
        if each is not None:
            doc = each
            start = output.output.size
            breaks = 0
            if doc.token_tuple is None:
                output.put_text(doc.text, replace_surrogates, &breaks)
            else:
                for i in range(len(doc.token_tuple)):
                    if i:
                        output.put(b" ")
                    output.put_text(doc.token_tuple[i], replace_surrogates, &breaks)
            if breaks:
                output.output.size = start
                output.put_text(word_line(doc), replace_surrogates, &ignored)
        output.put(b"\n")
    return output.value()


def json_lines(heads not None, docs not None, columns not None):
    r"""Return a JSON object a line, as ``json.dumps(ensure_ascii=False)`` writes it, in UTF-8.

    Lone surrogates are escaped as ``\udXXX``.

    Parameters:
        heads: for each document the beginning of its object, from the brace on; only ``b"{"`` has no fields.
        docs: the documents; None gives null in all columns.
        columns: pairs of a name in the object and one of `COLUMNS`.

    Raises:
        ValueError: there are not as many heads as documents, or there is no such column.
    """
    cdef Output output = Output()
    cdef list names = [], kinds = []
    cdef Py_ssize_t n = 0, i
    cdef bytes head
    if len(heads) != len(docs):
        raise ValueError(f"{len(heads)} heads for {len(docs)} documents")
    for name, column in columns:
        if column not in COLUMNS:
            raise ValueError(f"no column {column!r}; available: {', '.join(COLUMNS)}")
        names.append(json_line(name).encode() + b": ")
        kinds.append(column)
    for head, each in zip(heads, docs):
        n += 1
        if n % DOCUMENTS_PER_SIGNAL_CHECK == 0:
            PyErr_CheckSignals()
        if each is not None and not isinstance(each, Doc):
            output.put(pure.json_lines([head], [each], columns))
            continue
        output.put(head)
        for i in range(len(names)):
            if i or head != b"{":
                output.put(b", ")
            output.put(names[i])
            if each is None:
                output.put(b"null")
            else:
                output.put_value(<Doc>each, kinds[i])
        output.put(b"}\n")
    return output.value()
