/* The hidden Markov model of jieba's posseg, whose states are pairs (place in the word, tag).

   States are numbered in their order, place first, so that ties go to the larger number. */
#ifndef TEXTPREP_LATTICE_TAG_MODEL_H
#define TEXTPREP_LATTICE_TAG_MODEL_H

#include <Python.h>
#include <math.h>

#include "hmm.h"

/* As many as jieba/posseg/prob_start.py has. */
#define TP_STATES 256

typedef struct {
    uint64_t bits[TP_STATES / 64];
} tp_state_set;

static_assert(TP_STATES % 64 == 0, "a set of states is whole words of bits");
static_assert(TP_STATES / 64 == 4, "tp_set_is_empty reads four words");
static_assert(TP_STATES <= INT16_MAX, "states are int16_t in tp_tagged and uint16_t in tp_trellis");

typedef struct {
    int n_states;
    double *start;
    double *transition;       /* n_states x n_states, minus infinity if there is none */
    tp_state_set *successors; /* per state, the states that may follow */
    uint8_t *place;           /* per state, TP_B to TP_S */
    /* An entry is what the model knows of a Han character in a state; those of a character lie together. */
    uint32_t *first_entry; /* per character, JIEBA_HAN_COUNT + 1 of them */
    uint16_t *entry_state;
    double *entry_emission;
    uint8_t *entry_allowed; /* the state is one of the character's own (jieba's char_state_tab) */
} tp_tag_model;

static inline void tp_tag_model_free(tp_tag_model *model)
{
    free(model->start);
    free(model->transition);
    free(model->successors);
    free(model->place);
    free(model->first_entry);
    free(model->entry_state);
    free(model->entry_emission);
    free(model->entry_allowed);
}

/* Allocate the tables, without successors and without transitions.  Returns -1 with MemoryError set. */
static inline int tp_tag_model_init(tp_tag_model *model, int n_states, size_t n_entries)
{
    const size_t n = (size_t)n_states;
    size_t i;
    model->n_states = n_states;
    model->start = (double *)calloc(n + 1, sizeof(double));
    model->transition = (double *)calloc(n * n + 1, sizeof(double));
    model->successors = (tp_state_set *)calloc(n + 1, sizeof(tp_state_set));
    model->place = (uint8_t *)calloc(n + 1, sizeof(uint8_t));
    model->first_entry = (uint32_t *)calloc(JIEBA_HAN_COUNT + 1, sizeof(uint32_t));
    model->entry_state = (uint16_t *)calloc(n_entries + 1, sizeof(uint16_t));
    model->entry_emission = (double *)calloc(n_entries + 1, sizeof(double));
    model->entry_allowed = (uint8_t *)calloc(n_entries + 1, sizeof(uint8_t));
    if (!model->start || !model->transition || !model->successors || !model->place || !model->first_entry
        || !model->entry_state || !model->entry_emission || !model->entry_allowed) {
        PyErr_NoMemory();
        return -1;
    }
    for (i = 0; i < n * n; i++)
        model->transition[i] = -HUGE_VAL;
    return 0;
}

static inline void tp_tag_model_allow(tp_tag_model *model, int state, int successor, double log_probability)
{
    model->transition[(size_t)state * model->n_states + successor] = log_probability;
    model->successors[state].bits[successor >> 6] |= UINT64_C(1) << (successor & 63);
}

static inline int tp_set_has(const tp_state_set *set, int state)
{
    return (int)((set->bits[state >> 6] >> (state & 63)) & 1);
}

static inline int tp_set_is_empty(const tp_state_set *set)
{
    return !(set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]);
}

static inline tp_state_set tp_all_states(void)
{
    tp_state_set all;
    memset(&all, 0xFF, sizeof(all));
    return all;
}

static inline double tp_tag_emission(const tp_tag_model *model, uint32_t c, int state)
{
    uint32_t i;
    if (!tp_is_jieba_han(c))
        return TP_LOG_ZERO;
    for (i = model->first_entry[c - JIEBA_HAN_FIRST]; i < model->first_entry[c - JIEBA_HAN_FIRST + 1]; i++) {
        if (model->entry_state[i] == state)
            return model->entry_emission[i];
    }
    return TP_LOG_ZERO;
}

/* Return the states that a character may have: its own, or all if the model does not know it. */
static inline tp_state_set tp_allowed_states(const tp_tag_model *model, uint32_t c)
{
    tp_state_set allowed = {{0}};
    uint32_t i;
    if (!tp_is_jieba_han(c))
        return tp_all_states();
    for (i = model->first_entry[c - JIEBA_HAN_FIRST]; i < model->first_entry[c - JIEBA_HAN_FIRST + 1]; i++) {
        if (model->entry_allowed[i])
            allowed.bits[model->entry_state[i] >> 6] |= UINT64_C(1) << (model->entry_state[i] & 63);
    }
    return tp_set_is_empty(&allowed) ? tp_all_states() : allowed;
}

#endif
