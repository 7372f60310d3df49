# What the Cython modules of this folder use of its C headers.
from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t

from textprep.kernels.trie.compiled cimport PyObject, tp_trie

cdef extern from "code_points.h":
    uint32_t tp_read(int width, const void *text, int64_t i) nogil

cdef extern from "lattice/jieba_characters.h":
    enum:
        JIEBA_HAN_FIRST
        JIEBA_HAN_LAST
        JIEBA_HAN_COUNT
    bint tp_is_jieba_han(uint32_t c) nogil
    bint tp_is_ascii_alnum(uint32_t c) nogil

cdef extern from "lattice/lattice.h":
    enum:
        TP_NO_WORD
        TP_DROPPED
        TP_LONGEST_TEXT

    ctypedef struct tp_change:
        uint32_t version
        uint32_t previous
        int64_t count
        double log_count

    ctypedef struct tp_lattice:
        const tp_trie *base
        const double *log_counts
        const tp_trie *overlay
        const tp_change **changes
        const uint32_t **newest_change
        uint32_t version
        int has_removals
        const tp_trie *force_split
        double log_total

cdef extern from "lattice/matches.h":
    ctypedef struct tp_matches:
        uint8_t *marks
        int32_t *ends

    int tp_matches_init(tp_matches *matches, int64_t length) except -1
    void tp_matches_free(tp_matches *matches) nogil
    void tp_matches_add(tp_matches *matches, int64_t start, int64_t end) nogil
    bint tp_is_inside(const tp_matches *matches, int64_t at) nogil
    int64_t tp_end_of_match(const tp_matches *matches, int64_t at) nogil

cdef extern from "lattice/tokens.h":
    ctypedef struct tp_tokens:
        int32_t *ends
        int32_t *words
        int64_t count

    ctypedef struct tp_scratch:
        tp_matches matches

    void tp_prefetch_string(const tp_tokens *tokens, int64_t i, PyObject **cache, uint64_t n_words) nogil
    void tp_push(tp_tokens *out, int64_t end, int32_t word) nogil
    int tp_tokens_init(tp_tokens *tokens, int64_t length) except -1
    void tp_tokens_free(tp_tokens *tokens) nogil
    int tp_scratch_init(tp_scratch *scratch, int64_t length, int both_directions) except -1
    void tp_scratch_reset(tp_scratch *scratch) nogil
    void tp_scratch_free(tp_scratch *scratch) nogil

cdef extern from "lattice/walk.h":
    ctypedef struct tp_walk:
        int64_t end

    bint tp_walk_from(const tp_lattice *lattice, int width, const void *text, int64_t begin, int64_t limit,
                      tp_walk *walk) nogil
    bint tp_walk_on(const tp_lattice *lattice, int width, const void *text, int64_t limit, tp_walk *walk) nogil
    bint tp_lattice_has(const tp_lattice *lattice, int width, const void *text, int64_t begin, int64_t end) nogil
    bint tp_trie_has(const tp_trie *trie, int width, const void *text, int64_t begin, int64_t end) nogil

cdef extern from "lattice/hmm.h":
    enum:
        TP_PLACES
    const double TP_LOG_ZERO

    ctypedef struct tp_hmm:
        double start[4]
        double transition[4][4]
        double (*emission)[4]

    int tp_hmm_init(tp_hmm *hmm) except -1
    void tp_hmm_free(tp_hmm *hmm) nogil

cdef extern from "lattice/cut.h":
    enum:
        TP_RULE_BOTH
    int tp_cut(int rule, const tp_lattice *lattice, const tp_hmm *hmm, int width, const void *text, int64_t begin,
               int64_t end, tp_scratch *scratch, tp_tokens *out) except -1 nogil

cdef extern from "lattice/tag_model.h":
    enum:
        TP_STATES

    ctypedef struct tp_tag_model:
        double *start
        uint8_t *place
        uint32_t *first_entry
        uint16_t *entry_state
        double *entry_emission
        uint8_t *entry_allowed

    int tp_tag_model_init(tp_tag_model *model, int n_states, size_t n_entries) except -1
    void tp_tag_model_allow(tp_tag_model *model, int state, int successor, double log_probability) nogil
    void tp_tag_model_free(tp_tag_model *model) nogil

cdef extern from "lattice/trellis.h":
    ctypedef struct tp_trellis:
        pass

    void tp_trellis_init(tp_trellis *trellis) nogil
    void tp_trellis_free(tp_trellis *trellis) nogil

cdef extern from "lattice/posseg.h":
    enum:
        TP_TAG_NUMBER
        TP_TAG_LATIN
        TP_TAG_OTHER

    ctypedef struct tp_tagged:
        tp_tokens tokens
        int16_t *states

    int tp_tagged_init(tp_tagged *tagged, int64_t length) except -1
    void tp_tagged_free(tp_tagged *tagged) nogil
    int tp_tag(const tp_lattice *lattice, const tp_tag_model *model, tp_trellis *trellis, int width,
               const void *text, int64_t length, tp_scratch *scratch, tp_tagged *out) except -1
