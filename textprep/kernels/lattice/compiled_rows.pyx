# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False, auto_pickle=False
"""Cutting the documents of a batch: `Cutter.spans` for many texts, without Python between them."""

from libc.stdint cimport int32_t, int64_t
from libc.string cimport memset

from textprep.kernels.batch.compiled cimport (
    TP_NOT_CUT,
    Batch,
    RowCutter,
    tp_add_token,
    tp_reserve_tokens,
    tp_row,
    tp_text,
)
from textprep.kernels.lattice cimport compiled_models, compiled_overlay
from textprep.kernels.lattice.headers cimport (
    TP_NO_WORD,
    TP_RULE_BOTH,
    tp_cut,
    tp_hmm,
    tp_lattice,
    tp_matches,
    tp_matches_add,
    tp_matches_free,
    tp_matches_init,
    tp_scratch,
    tp_scratch_free,
    tp_scratch_init,
    tp_scratch_reset,
    tp_tokens,
    tp_tokens_free,
    tp_tokens_init,
)
from textprep.kernels.lattice.strings cimport is_kept
from textprep.kernels.patterns.compiled cimport PatternMatcher, tp_free_spans, tp_pattern_spans, tp_start_spans
from textprep.kernels.trie.compiled cimport Trie, tp_trie


cdef struct Work:
    # Memory for the longest text, used for one text after another.
    tp_lattice lattice
    const tp_hmm *hmm
    const tp_trie *stop_words
    tp_scratch scratch
    tp_tokens tokens
    tp_matches matches
    tp_pattern_spans spans


cdef class LatticeRows(RowCutter):
    """A cutter over a lattice that nobody changes, so that it runs without the interpreter's lock."""

    cdef compiled_overlay.Lattice lattice
    cdef compiled_models.Hmm hmm
    cdef int rule
    cdef bint keep_space
    cdef Trie force_split
    cdef Trie stop_words
    cdef PatternMatcher matcher

    cdef int cut_rows(self, Batch batch, int64_t *asked, int64_t *n_asked) except -1:
        """Cut every row that is not cut; append the other rows to ``asked``."""
        cdef Work work
        cdef int64_t longest = batch.longest_text()
        cdef int failed
        memset(&work, 0, sizeof(work))
        tp_start_spans(&work.spans)
        self.lattice.refresh()
        work.lattice = self.lattice.core
        if self.force_split is not None and self.force_split.table.words:
            work.lattice.force_split = &self.force_split.table
        if self.hmm is not None:
            work.hmm = &self.hmm.tables
        if self.stop_words is not None:
            work.stop_words = &self.stop_words.table
        try:
            tp_scratch_init(&work.scratch, longest, self.rule == TP_RULE_BOTH)
            tp_tokens_init(&work.tokens, longest)
            if self.matcher is not None:
                tp_matches_init(&work.matches, longest)
            with nogil:
                failed = self.cut_all(batch, &work, asked, n_asked)
            if failed:
                raise MemoryError
        finally:
            # The scratch only borrows the matches.
            tp_scratch_reset(&work.scratch)
            tp_scratch_free(&work.scratch)
            tp_tokens_free(&work.tokens)
            tp_matches_free(&work.matches)
            tp_free_spans(&work.spans)
        return 0

    cdef int cut_all(self, Batch batch, Work *work, int64_t *asked, int64_t *n_asked) noexcept nogil:
        """Return -1 if there is no memory."""
        cdef int64_t row
        for row in range(batch.n_rows):
            if batch.aside[row]:
                continue
            if batch.rows[row].token_count != TP_NOT_CUT:
                asked[n_asked[0]] = row
                n_asked[0] += 1
            elif self.cut_row(batch, &batch.rows[row], work) < 0:
                return -1
        return 0

    cdef int cut_row(self, Batch batch, tp_row *row, Work *work) noexcept nogil:
        cdef const tp_text *text = &row.text
        cdef tp_tokens *tokens = &work.tokens
        cdef int64_t i, start = 0, at = 0
        tp_scratch_reset(&work.scratch)
        tokens.count = 0
        work.spans.size = 0
        if self.matcher is not None:
            if self.matcher.find(text.width, text.data, text.length, &at, text.length, &work.spans) < 0:
                return -1
            if work.spans.size:
                for i in range(0, work.spans.size, 2):
                    tp_matches_add(&work.matches, work.spans.items[i], work.spans.items[i + 1])
                work.scratch.matches = work.matches
        # It looks for signals in texts of a million characters only, and a batch has none.
        tp_cut(self.rule, &work.lattice, work.hmm, text.width, text.data, 0, text.length, &work.scratch, tokens)
        for i in range(0, work.spans.size, 2):
            memset(work.matches.marks + work.spans.items[i], 0, work.spans.items[i + 1] - work.spans.items[i])
        if tp_reserve_tokens(&batch.tokens, tokens.count) < 0:
            return -1
        row.first_token = batch.tokens.count
        for i in range(tokens.count):
            if is_kept(text.width, text.data, start, tokens.ends[i], self.keep_space, work.stop_words):
                tp_add_token(&batch.tokens, start, tokens.ends[i], self.base_word(tokens.words[i]))
            start = tokens.ends[i]
        row.token_count = batch.tokens.count - row.first_token
        return 0

    cdef int32_t base_word(self, int32_t word) noexcept nogil:
        """Return the rank of a word of the base, and TP_NO_WORD for all others."""
        return word if 0 <= word < <int64_t>self.lattice.base.table.words else TP_NO_WORD


cdef compiled_overlay.Lattice private_copy(compiled_overlay.Lattice lattice):
    """Return the lattice as it is now, with an overlay that nobody else holds."""
    cdef compiled_overlay.Overlay overlay = lattice.overlay, copied
    cdef int64_t id
    if overlay is None:
        return lattice
    copied = compiled_overlay.Overlay()
    for id in range(len(overlay.trie)):
        word = overlay.trie.word(id)
        count = overlay.get(word, lattice.core.version)
        if count is not None:
            copied.set(word, count, lattice.core.version)
    return compiled_overlay.Lattice(lattice.base, lattice.core.log_total, copied, lattice.core.version)


cdef RowCutter lattice_rows(compiled_overlay.Lattice lattice, compiled_models.Hmm hmm, int rule, bint keep_space,
                            Trie force_split, Trie stop_words, PatternMatcher matcher):
    """Return the batch form of a cutter."""
    cdef LatticeRows made = LatticeRows()
    made.lattice = private_copy(lattice)
    made.strings = made.lattice.strings
    made.hmm = hmm
    made.rule = rule
    made.keep_space = keep_space
    made.force_split = force_split
    made.stop_words = stop_words
    made.matcher = matcher
    return made
