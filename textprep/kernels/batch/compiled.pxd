from libc.stdint cimport int32_t, int64_t, uint8_t

from textprep.kernels.doc.compiled cimport Doc
from textprep.kernels.trie.compiled cimport StringCache

cdef extern from "batch/text.h":
    ctypedef struct tp_text:
        const void *data
        int64_t length
        int width
    enum:
        TP_NO_MEMORY_LEFT
        TP_UNCHANGED
        TP_REWRITTEN
        TP_ASK_PYTHON

cdef extern from "batch/batch.h":
    ctypedef struct tp_arena:
        pass
    void *tp_arena_take(tp_arena *arena, size_t bytes) nogil
    void tp_arena_free(tp_arena *arena) nogil

    ctypedef struct tp_layer:
        int64_t older
        const int64_t *blocks
        int64_t count
        int64_t object
    enum:
        TP_NOT_CUT
        TP_IS_OBJECT
    ctypedef struct tp_row:
        tp_text text
        int64_t layer
        int64_t first_token
        int64_t token_count
    ctypedef struct tp_token_columns:
        int32_t *starts
        int32_t *ends
        int32_t *words
        int64_t count
    void tp_free_token_columns(tp_token_columns *columns) nogil
    int tp_reserve_tokens(tp_token_columns *columns, int64_t more) nogil
    void tp_add_token(tp_token_columns *columns, int64_t start, int64_t end, int32_t word) nogil


cdef struct Rewriting:
    tp_arena *arena
    tp_text text          # the new text, in the arena
    int64_t *blocks       # its edits, in the arena, as `Edits` has them; NULL for none
    int64_t block_count


cdef class Rewriter:
    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil


cdef class RowCutter:
    cdef StringCache strings
    cdef int cut_rows(self, Batch batch, int64_t *asked, int64_t *n_asked) except -1


cdef class Batch:
    cdef readonly dict failures
    cdef list originals
    cdef list docs                # a `Doc` that a row is, or whose text the row has; else None
    cdef list objects             # edits that are objects
    cdef tp_row *rows
    cdef uint8_t *aside           # the rows that no program runs on at present
    cdef int64_t n_rows
    cdef tp_layer *layers
    cdef int64_t n_layers, layer_room
    cdef tp_arena arena
    cdef tp_token_columns tokens
    cdef StringCache strings      # of the segmenter's lexicon
    cdef int each(self, object program, const int64_t *rows, int64_t n) except -1
    cdef int rewrite(self, Rewriter rewriter, object program) except -1
    cdef int segment(self, RowCutter cutter, object program) except -1
    cdef void set_text(self, int64_t row, str text) noexcept
    cdef Doc uncut_document(self, int64_t row)
    cdef int64_t longest_text(self) noexcept
    cdef int64_t add_layer(self, int64_t older, const int64_t *blocks, int64_t count, int64_t object) noexcept nogil
    cdef int put(self, int64_t row, Doc doc) except -1
    cdef Doc document(self, int64_t row)
    cdef str text_of(self, int64_t row)
    cdef tuple token_strings(self, int64_t row)
    cdef int settle_layers(self, int64_t row) except -1
