# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False, auto_pickle=False
"""Many documents on their way through a pipeline, compiled; the twin of ``pure.py``. README.md has the design."""

from cpython cimport array as carray
from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int64_t, uint8_t
from libc.stdlib cimport calloc, free, malloc, realloc

from array import array

from textprep.errors import StageError
from textprep.kernels.doc.compiled cimport Doc, Edits, LazyEdits
from textprep.kernels.lattice.strings cimport token_string
from textprep.kernels.trie.compiled cimport StringCache

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef enum:
    # A longer text runs by itself: programs on one document look for signals, and programs on a batch do not.
    LONGEST_TEXT = 1 << 15

cdef carray.array EMPTY = array("i")


cdef class Rewriter:
    """The rewriting of one text without Python; subclasses are the batch form of a text stage."""

    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil:
        """Return one of the answers in text.h; with TP_REWRITTEN, ``made`` has the new text and its edits."""
        return TP_ASK_PYTHON


cdef class RowCutter:
    """The batch form of a segmenter."""

    cdef int cut_rows(self, Batch batch, int64_t *asked, int64_t *n_asked) except -1:
        """Cut every row that is not cut; append the rows that need Python to ``asked``."""
        raise NotImplementedError


cdef class Batch:
    """Documents that run through programs together. What fails leaves the batch and does not stop the others.

    Parameters:
        texts: the documents.
    """

    def __cinit__(self, texts):
        cdef int64_t row
        self.failures = {}
        self.originals = [text if type(text) is str else Doc(text).original for text in texts]
        self.n_rows = len(self.originals)
        self.docs = [None] * self.n_rows
        self.objects = []
        self.rows = <tp_row *>calloc(self.n_rows + 1, sizeof(tp_row))
        self.aside = <uint8_t *>calloc(self.n_rows + 1, sizeof(uint8_t))
        if self.rows == NULL or self.aside == NULL:
            raise MemoryError
        for row in range(self.n_rows):
            self.set_text(row, self.originals[row])
            self.rows[row].token_count = TP_NOT_CUT

    def __dealloc__(self):
        free(self.rows)
        free(self.aside)
        free(self.layers)
        tp_arena_free(&self.arena)
        tp_free_token_columns(&self.tokens)

    cdef void set_text(self, int64_t row, str text) noexcept:
        """Let a row have the text of a string that the batch keeps alive."""
        self.rows[row].text.data = PyUnicode_DATA(text)
        self.rows[row].text.length = PyUnicode_GET_LENGTH(text)
        self.rows[row].text.width = PyUnicode_KIND(text)

    def __len__(self):
        return self.n_rows

    def run(self, program):
        """Run a program on all documents that have not failed."""
        on_batch = getattr(program, "on_batch", None)
        PyErr_CheckSignals()
        if on_batch is None:
            self.each(program, NULL, self.n_rows)
        else:
            on_batch(self)

    def run_either(self, test, program, other):
        """Run one program on the documents whose original text passes a test, and another one on the rest."""
        cdef int64_t row
        cdef list passed = [row for row in range(self.n_rows) if not self.aside[row] and test(self.originals[row])]
        cdef int64_t *rows = <int64_t *>malloc((len(passed) + 1) * sizeof(int64_t))
        if rows == NULL:
            raise MemoryError
        try:
            for row in range(len(passed)):
                rows[row] = passed[row]
            self.each(program, rows, len(passed))
            for row in passed:
                self.aside[row] = True
            self.run(other)
        finally:
            free(rows)
            for row in passed:
                self.aside[row] = False

    cdef int each(self, object program, const int64_t *rows, int64_t n) except -1:
        """Run a program on single documents: on these rows, or on all if there is no list of them."""
        cdef int64_t i, row
        for i in range(n):
            row = i if rows == NULL else rows[i]
            if self.aside[row] or (self.failures and row in self.failures):
                continue
            try:
                made = program(self.document(row))
                if made is None:
                    raise StageError(f"a program must return a document, found None from {program!r:.60}")
                self.put(row, made)
            except Exception as error:
                self.failures[row] = error
        return 0

    cdef int rewrite(self, Rewriter rewriter, object program) except -1:
        """Rewrite all rows that are not cut, the ones that need Python by the program."""
        cdef Rewriting made
        cdef int64_t row, n_asked = 0, layer
        cdef int answer = TP_UNCHANGED
        cdef tp_row *rows = self.rows
        cdef int64_t *asked = <int64_t *>malloc((self.n_rows + 1) * sizeof(int64_t))
        if asked == NULL:
            raise MemoryError
        made.arena = &self.arena
        try:
            with nogil:
                for row in range(self.n_rows):
                    if self.aside[row]:
                        continue
                    if rows[row].token_count != TP_NOT_CUT or rows[row].text.length > LONGEST_TEXT:
                        asked[n_asked] = row
                        n_asked += 1
                        continue
                    made.blocks = NULL
                    answer = rewriter.rewrite(&rows[row].text, &made)
                    if answer == TP_ASK_PYTHON:
                        asked[n_asked] = row
                        n_asked += 1
                    elif answer == TP_REWRITTEN:
                        if made.blocks != NULL:
                            layer = self.add_layer(rows[row].layer, made.blocks, made.block_count, -1)
                            if layer < 0:
                                answer = TP_NO_MEMORY_LEFT
                            rows[row].layer = layer
                        rows[row].text = made.text
                    if answer == TP_NO_MEMORY_LEFT:
                        break
            if answer == TP_NO_MEMORY_LEFT:
                raise MemoryError
            self.each(program, asked, n_asked)
        finally:
            free(asked)
        return 0

    cdef int segment(self, RowCutter cutter, object program) except -1:
        """Cut all rows, the ones that need Python by the program."""
        cdef int64_t row, n_asked = 0, n_cut = 0
        cdef int64_t *asked = <int64_t *>malloc((self.n_rows + 1) * sizeof(int64_t))
        if asked == NULL:
            raise MemoryError
        try:
            for row in range(self.n_rows):
                # Token columns belong to one segmenter; a second one raises in the program, as it does for documents.
                n_cut += not self.aside[row] and self.rows[row].token_count >= 0
            if n_cut:
                self.each(program, NULL, self.n_rows)
                return 0
            self.strings = cutter.strings
            for row in range(self.n_rows):
                if self.aside[row]:
                    continue
                if self.rows[row].token_count == TP_NOT_CUT and self.rows[row].text.length > LONGEST_TEXT:
                    self.rows[row].token_count = TP_IS_OBJECT
                    self.docs[row] = self.uncut_document(row)
            cutter.cut_rows(self, asked, &n_asked)
            self.each(program, asked, n_asked)
        finally:
            free(asked)
        return 0

    cdef int64_t longest_text(self) noexcept:
        """Return the length of the longest text that is not cut."""
        cdef int64_t row, longest = 0
        for row in range(self.n_rows):
            if self.rows[row].token_count == TP_NOT_CUT:
                longest = max(longest, self.rows[row].text.length)
        return longest

    cdef int64_t add_layer(self, int64_t older, const int64_t *blocks, int64_t count, int64_t object) noexcept nogil:
        """Append a layer and return its number + 1; -1 if there is no memory."""
        cdef tp_layer *grown
        if self.n_layers == self.layer_room:
            grown = <tp_layer *>realloc(self.layers, (2 * self.layer_room + 64) * sizeof(tp_layer))
            if grown == NULL:
                return -1
            self.layers = grown
            self.layer_room = 2 * self.layer_room + 64
        self.layers[self.n_layers].older = older
        self.layers[self.n_layers].blocks = blocks
        self.layers[self.n_layers].count = count
        self.layers[self.n_layers].object = object
        self.n_layers += 1
        return self.n_layers

    cdef int put(self, int64_t row, Doc doc) except -1:
        """Let a row be a document; if it is not cut, it has the document's text and edits and stays in the columns."""
        cdef int64_t layer = 0
        self.docs[row] = doc
        if doc.token_tuple is not None:
            self.rows[row].token_count = TP_IS_OBJECT
            return 0
        for item in doc.layers:
            if isinstance(item, Edits):
                layer = self.add_layer(layer, (<Edits>item).table, (<Edits>item).count, len(self.objects))
            else:
                layer = self.add_layer(layer, NULL, 0, len(self.objects))
            if layer < 0:
                raise MemoryError
            self.objects.append(item)
        self.rows[row].layer = layer
        self.rows[row].token_count = TP_NOT_CUT
        self.set_text(row, doc.text)
        return 0

    cdef str text_of(self, int64_t row):
        """Return the text of a row that is no object."""
        cdef tp_text *text = &self.rows[row].text
        cdef str original = self.originals[row]
        if text.data == PyUnicode_DATA(original):
            return original
        if self.docs[row] is not None and text.data == PyUnicode_DATA((<Doc>self.docs[row]).text):
            return (<Doc>self.docs[row]).text
        return PyUnicode_FromKindAndData(text.width, text.data, text.length)

    cdef Doc uncut_document(self, int64_t row):
        """Return the document of a row that is no object, without its tokens."""
        cdef Doc doc = Doc(self.originals[row])
        cdef int64_t layer = self.rows[row].layer, i
        cdef const int64_t *block
        cdef list layers = []
        doc.text = self.text_of(row)
        while layer:
            if self.layers[layer - 1].object >= 0:
                layers.append(self.objects[self.layers[layer - 1].object])
            else:
                block = self.layers[layer - 1].blocks
                layers.append(Edits([(block[4 * i], block[4 * i + 1], block[4 * i + 2], block[4 * i + 3])
                                     for i in range(self.layers[layer - 1].count)]))
            layer = self.layers[layer - 1].older
        doc.layers = tuple(layers[::-1])
        return doc

    cdef tuple token_strings(self, int64_t row):
        """Return the tokens of a row that was cut in the columns."""
        cdef tp_row *place = &self.rows[row]
        cdef str text = self.text_of(row)
        cdef list made = []
        cdef int64_t i
        for i in range(place.first_token, place.first_token + place.token_count):
            made.append(token_string(self.strings, text, place.text.width, place.text.data, self.tokens.starts[i],
                                     self.tokens.ends[i], self.tokens.words[i]))
        return tuple(made)

    cdef Doc document(self, int64_t row):
        """Return the document of a row."""
        cdef Doc doc
        cdef carray.array starts, ends
        cdef tp_row *place = &self.rows[row]
        cdef int64_t i
        if place.token_count == TP_IS_OBJECT:
            return self.docs[row]
        doc = self.uncut_document(row)
        if place.token_count < 0:
            return doc
        starts = carray.clone(EMPTY, place.token_count, False)
        ends = carray.clone(EMPTY, place.token_count, False)
        for i in range(place.token_count):
            starts.data.as_ints[i] = self.tokens.starts[place.first_token + i]
            ends.data.as_ints[i] = self.tokens.ends[place.first_token + i]
        return doc.with_ranges(self.token_strings(row), starts, ends, None, False)

    def doc(self, int64_t row):
        """Return a document as it is now.

        Raises:
            IndexError: there is no such row.
        """
        if not 0 <= row < self.n_rows:
            raise IndexError(f"row {row} of {self.n_rows}")
        return self.document(row)

    cdef int settle_layers(self, int64_t row) except -1:
        """Compute the edits of a row that are computed at the first request."""
        cdef int64_t layer = self.rows[row].layer
        cdef Edits edits
        while layer:
            if self.layers[layer - 1].blocks == NULL:
                edits = (<LazyEdits>self.objects[self.layers[layer - 1].object]).edits()
                self.objects[self.layers[layer - 1].object] = edits
                self.layers[layer - 1].blocks = edits.table
                self.layers[layer - 1].count = edits.count
            layer = self.layers[layer - 1].older
        return 0

    def token_count(self):
        """Return the number of tokens of all documents that have not failed."""
        cdef int64_t row, count = 0
        for row in range(self.n_rows):
            if self.failures and row in self.failures:
                continue
            if self.rows[row].token_count >= 0:
                count += self.rows[row].token_count
            elif self.rows[row].token_count == TP_IS_OBJECT and (<Doc>self.docs[row]).token_tuple is not None:
                count += len((<Doc>self.docs[row]).token_tuple)
        return count
