# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""The hidden Markov models of jieba's finalseg and posseg."""

from libc.stdint cimport uint32_t

from textprep.kernels.lattice.headers cimport (
    JIEBA_HAN_COUNT,
    JIEBA_HAN_FIRST,
    TP_LOG_ZERO,
    TP_STATES,
    tp_hmm_free,
    tp_hmm_init,
    tp_is_jieba_han,
    tp_tag_model_allow,
    tp_tag_model_free,
    tp_tag_model_init,
)

# The places of a character in a word: begin, end, middle, a word alone.  Their order is that of enum TP_B, TP_E, ….
PLACES = "BEMS"


cdef class Hmm:
    """A model with four states (B, E, M, S) over the Han characters that jieba knows, which cuts what is no word.

    All values are logarithms of probabilities.
    """

    def __cinit__(self, start, trans, emit):
        cdef int i, j
        tp_hmm_init(&self.tables)
        for i, state in enumerate(PLACES):
            self.tables.start[i] = start[state]
            for j, successor in enumerate(PLACES):
                self.tables.transition[i][j] = trans[state].get(successor, TP_LOG_ZERO)
            for character, value in emit[state].items():
                if len(character) == 1 and tp_is_jieba_han(ord(character)):
                    self.tables.emission[ord(character) - JIEBA_HAN_FIRST][i] = value

    def __dealloc__(self):
        tp_hmm_free(&self.tables)


cdef class TagHmm:
    """A model whose states are pairs (place in the word, tag), which cuts and tags: jieba's posseg has 256 of them.

    All values are logarithms of probabilities.  ``own`` lists the states that a character may have; a character
    without an entry may have all.
    """

    def __cinit__(self, start, trans, emit, own):
        cdef list states = sorted(trans)
        cdef dict number = {state: n for n, state in enumerate(states)}
        cdef dict entries = {}
        cdef dict allowed = {character: {number[state] for state in found} for character, found in own.items()}
        cdef int i
        if len(states) > TP_STATES:
            raise ValueError(f"a tagging model has at most {TP_STATES} states, found {len(states)}")
        for state, emissions in emit.items():
            for character, value in emissions.items():
                entries.setdefault(character, {})[number[state]] = value
        for character, found in allowed.items():
            of_character = entries.setdefault(character, {})
            for state in found:
                of_character.setdefault(state, TP_LOG_ZERO)
        tp_tag_model_init(&self.tables, len(states), sum(map(len, entries.values())))
        self.tags = [tag for _, tag in states]
        for i, state in enumerate(states):
            self.tables.start[i] = start[state]
            self.tables.place[i] = PLACES.index(state[0])
            for successor, value in trans[state].items():
                tp_tag_model_allow(&self.tables, i, number[successor], value)
        self.fill_entries(entries, allowed)

    def __dealloc__(self):
        tp_tag_model_free(&self.tables)

    cdef int fill_entries(self, dict entries, dict allowed) except -1:
        """Store what is known of each Han character, by state."""
        cdef uint32_t at = 0, i
        for i in range(JIEBA_HAN_COUNT):
            self.tables.first_entry[i] = at
            character = chr(JIEBA_HAN_FIRST + i)
            own = allowed.get(character, ())
            for state, value in sorted(entries.get(character, {}).items()):
                self.tables.entry_state[at] = state
                self.tables.entry_emission[at] = value
                self.tables.entry_allowed[at] = state in own
                at += 1
        self.tables.first_entry[JIEBA_HAN_COUNT] = at
        return 0
