/* A four-state hidden Markov model cuts runs of characters that no word of the lexicon covers, as jieba's finalseg does.

   The states are the places of a character in a word: B (begin), E (end), M (middle), S (a word alone), numbered in
   the order of their letters because ties go to the larger letter.  The model knows the characters of JIEBA_HAN. */
#ifndef TEXTPREP_LATTICE_HMM_H
#define TEXTPREP_LATTICE_HMM_H

#include "jieba_characters.h"
#include "tokens.h"
#include "walk.h"

enum { TP_B, TP_E, TP_M, TP_S, TP_PLACES };

/* jieba's stand-in for the logarithm of 0: MIN_FLOAT of jieba/finalseg/__init__.py.  It is so large that adding a
   common logarithm to it changes nothing, hence ties are real. */
#define TP_LOG_ZERO (-3.14e100)

typedef struct {
    double start[TP_PLACES];
    double transition[TP_PLACES][TP_PLACES];
    double (*emission)[TP_PLACES]; /* JIEBA_HAN_COUNT rows */
} tp_hmm;

/* Allocate the emissions, all of probability 0.  Returns -1 with MemoryError set. */
static inline int tp_hmm_init(tp_hmm *hmm)
{
    size_t i, place;
    hmm->emission = (double(*)[TP_PLACES])malloc(JIEBA_HAN_COUNT * sizeof(*hmm->emission));
    if (hmm->emission == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (i = 0; i < JIEBA_HAN_COUNT; i++) {
        for (place = 0; place < TP_PLACES; place++)
            hmm->emission[i][place] = TP_LOG_ZERO;
    }
    return 0;
}

static inline void tp_hmm_free(tp_hmm *hmm)
{
    free(hmm->emission);
}

static_assert(TP_PLACES <= 8, "the back pointers of a character are one bit per state of a uint8_t");
static_assert(sizeof(double[TP_PLACES]) == 32, "a row of the emissions is half a cache line");

/* Return the logarithms of the probabilities with which each state emits a character. */
static inline const double *tp_emissions(const tp_hmm *hmm, uint32_t c)
{
    static const double unknown[TP_PLACES] = {TP_LOG_ZERO, TP_LOG_ZERO, TP_LOG_ZERO, TP_LOG_ZERO};
    return tp_is_jieba_han(c) ? hmm->emission[c - JIEBA_HAN_FIRST] : unknown;
}

/* Each state has two predecessors: B and S follow E or S, E and M follow B or M. */
static inline int tp_smaller_predecessor(int state) { return state == TP_B || state == TP_S ? TP_E : TP_B; }
static inline int tp_larger_predecessor(int state) { return state == TP_B || state == TP_S ? TP_S : TP_M; }

/* Score one state of the next character from the scores of this one.  Returns the state's bit if the larger
   predecessor wins.  The order of the additions is jieba's. */
static inline unsigned tp_viterbi_step(const tp_hmm *hmm, const double *scores, const double *emissions, int state,
                                       double *next_scores)
{
    const int smaller = tp_smaller_predecessor(state), larger = tp_larger_predecessor(state);
    const double from_smaller = scores[smaller] + hmm->transition[smaller][state] + emissions[state];
    const double from_larger = scores[larger] + hmm->transition[larger][state] + emissions[state];
    const int larger_wins = from_larger >= from_smaller;
    next_scores[state] = larger_wins ? from_larger : from_smaller;
    return (unsigned)larger_wins << state;
}

/* Turn the back pointers of a run into its states, in place, from the last state on. */
static inline void tp_trace_back(uint8_t *states, int64_t length, int state)
{
    int64_t i;
    for (i = length - 1; i >= 0; i--) {
        const unsigned larger_wins = i ? (states[i] >> state) & 1u : 0u;
        states[i] = (uint8_t)state;
        state = larger_wins ? tp_larger_predecessor(state) : tp_smaller_predecessor(state);
    }
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "hmm_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "hmm_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "hmm_template.h"

#endif
