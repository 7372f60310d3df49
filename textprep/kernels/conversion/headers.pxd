"""The C headers of this kernel, for ``compiled.pyx``."""

from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t

from textprep.kernels.trie.compiled cimport tp_trie

cdef extern from "trie/trie.h":
    int tp_init(tp_trie *t, uint64_t expected) nogil
    int64_t tp_insert(tp_trie *t, const uint32_t *word, int64_t length) nogil
    int tp_step(const tp_trie *t, int root, uint32_t *node, uint32_t cp, uint32_t *word) nogil
    uint32_t tp_read(int kind, const void *data, int64_t i) nogil
    uint32_t tp_utf8(const uint8_t **p) nogil
    bint tp_valid_utf8(const uint8_t *s, const uint8_t *end) nogil

cdef extern from "conversion/arrays.h":
    ctypedef struct tp_code_points:
        uint32_t *items
        int64_t size

    ctypedef struct tp_numbers:
        int64_t *items
        int64_t size

    int tp_reserve(tp_code_points *array, int64_t more) nogil
    int tp_append(tp_code_points *array, const uint32_t *items, int64_t count) nogil
    int tp_push(tp_numbers *array, int64_t number) nogil

cdef extern from "conversion/table.h":
    enum:
        TP_KEY_LENGTH
        TP_AMBIGUOUS
        TP_EDIT
        TP_UNCHANGED

    ctypedef struct tp_match:
        const uint32_t *value
        uint32_t value_length
        uint32_t key_length
        uint32_t entry
        uint16_t dictionary
        uint16_t flags

    ctypedef struct tp_table:
        const tp_trie *trie
        const tp_match *matches
        const uint32_t *keys
        const uint32_t *key_ends

    const uint32_t *tp_table_key(const tp_table *table, uint32_t id, uint32_t *length) nogil

cdef extern from "conversion/walk.h":
    enum:
        TP_STAGE_TABLES
        TP_AMBIGUITY_SIZE

    ctypedef struct tp_stage:
        const tp_table *tables[2]
        int count

    ctypedef struct tp_stage_result:
        tp_code_points text
        tp_numbers segment_ends
        tp_numbers edits
        tp_numbers ambiguities

    void tp_clear_result(tp_stage_result *result) nogil
    void tp_free_result(tp_stage_result *result) nogil
    int tp_convert_stage(const tp_stage *stage, const uint32_t *text, const tp_numbers *segment_ends,
                         int keep_ambiguous, tp_stage_result *result) nogil
    int tp_find_segments(const tp_table *table, const uint32_t *text, int64_t length, tp_numbers *segment_ends) nogil

cdef extern from "conversion/fast_path_build.h":
    enum:
        TP_FAST_STAGES
        TP_DONE
        TP_NO_MEMORY
        TP_TOO_NARROW

    ctypedef struct tp_fast_path:
        const tp_table *segments
        tp_stage stages[2]
        int stage_count
        const tp_table *outside[2]

    ctypedef struct tp_progress:
        void *output
        int64_t size
        tp_code_points pending
        uint32_t edited
        int changed
        tp_numbers *edits

    int tp_build_fast_path(tp_fast_path *fast, const tp_table **normalization, int count) nogil
    void tp_free_fast_path(tp_fast_path *fast) nogil
    int tp_fast_path_serves(const tp_fast_path *fast, int width, const void *text, int64_t length) nogil
    int tp_convert_fast(int width, int out_width, const void *text, int64_t *at, int64_t length, int64_t stop,
                        const tp_fast_path *fast, tp_progress *progress) nogil
