/* Viterbi search for the best states of a run of characters under a tagging model.

   Most of the 256 states are impossible for most characters, so the trellis holds only the living ones. */
#ifndef TEXTPREP_LATTICE_TRELLIS_H
#define TEXTPREP_LATTICE_TRELLIS_H

#include "tag_model.h"

/* Characters between two checks for signals; a character takes up to 256 * 256 steps, so this is well below .1 s. */
#define TP_TRELLIS_SIGNAL_INTERVAL 1024

/* The living states of each character of a run, and for each the best state before it. */
typedef struct {
    uint16_t *state;
    uint16_t *previous; /* index among the living states of the character before */
    uint64_t room;
    uint64_t *first; /* per character, index of its first living state; one more than there are characters */
    uint64_t first_room;
    double scores[2][TP_STATES]; /* of the last two characters */
} tp_trellis;

static inline void tp_trellis_init(tp_trellis *trellis)
{
    memset(trellis, 0, sizeof(*trellis));
}

static inline void tp_trellis_free(tp_trellis *trellis)
{
    free(trellis->state);
    free(trellis->previous);
    free(trellis->first);
}

/* Return the living states of the character number `at`: those of its allowed states that can follow a living state of
   the character before; failing these all that can follow; failing these all. */
static inline tp_state_set tp_living_states(const tp_tag_model *model, const tp_trellis *trellis, int64_t at,
                                            uint32_t c)
{
    const tp_state_set allowed = tp_allowed_states(model, c);
    tp_state_set reachable = {{0}}, both;
    uint64_t i;
    int k;
    if (at == 0)
        return allowed;
    for (i = trellis->first[at - 1]; i < trellis->first[at]; i++) {
        for (k = 0; k < TP_STATES / 64; k++)
            reachable.bits[k] |= model->successors[trellis->state[i]].bits[k];
    }
    for (k = 0; k < TP_STATES / 64; k++)
        both.bits[k] = allowed.bits[k] & reachable.bits[k];
    if (!tp_set_is_empty(&both))
        return both;
    return tp_set_is_empty(&reachable) ? tp_all_states() : reachable;
}

static inline int tp_grow(uint16_t **array, uint64_t room)
{
    uint16_t *more = (uint16_t *)realloc(*array, (size_t)room * sizeof(uint16_t));
    if (more == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    *array = more;
    return 0;
}

/* Begin a run of `length` characters.  Returns -1 with MemoryError set. */
static inline int tp_trellis_begin(tp_trellis *trellis, int64_t length)
{
    if ((uint64_t)length + 1 > trellis->first_room) {
        const uint64_t room = 2 * (uint64_t)length + 64;
        uint64_t *more = (uint64_t *)realloc(trellis->first, (size_t)room * sizeof(uint64_t));
        if (more == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        trellis->first = more;
        trellis->first_room = room;
    }
    trellis->first[0] = 0;
    return 0;
}

/* Score one state of the character number `at` > 0: the best way from a state before, of equal ones from the larger.
   Returns the index of that state among those of the character before. */
static inline int tp_best_previous(const tp_tag_model *model, const tp_trellis *trellis, int64_t at, int state,
                                   double emission, double *score)
{
    const uint64_t first = trellis->first[at - 1], n = trellis->first[at] - first;
    const double *scores = trellis->scores[(at + 1) & 1];
    uint64_t i;
    int chosen = -1;
    for (i = 0; i < n; i++) {
        const int previous = trellis->state[first + i];
        double from_previous;
        if (tp_set_is_empty(&model->successors[previous]))
            continue;
        from_previous = scores[i] + model->transition[(size_t)previous * model->n_states + state] + emission;
        if (chosen < 0 || from_previous >= *score) {
            *score = from_previous;
            chosen = (int)i;
        }
    }
    if (chosen < 0) {
        /* No state before has a successor: every state is as impossible as the next. */
        *score = -HUGE_VAL;
        chosen = 0;
    }
    return chosen;
}

/* Add the character number `at` of a run.  Returns -1 with MemoryError set. */
static inline int tp_trellis_add(const tp_tag_model *model, tp_trellis *trellis, int64_t at, uint32_t c)
{
    const tp_state_set living = tp_living_states(model, trellis, at, c);
    const uint64_t first = trellis->first[at];
    uint64_t next = first;
    int state;
    if (first + TP_STATES > trellis->room) {
        const uint64_t room = 2 * trellis->room + 4 * TP_STATES;
        if (tp_grow(&trellis->state, room) < 0 || tp_grow(&trellis->previous, room) < 0)
            return -1;
        trellis->room = room;
    }
    for (state = 0; state < model->n_states; state++) {
        double emission, score = 0.0;
        int previous = 0;
        if (!tp_set_has(&living, state))
            continue;
        emission = tp_tag_emission(model, c, state);
        if (at == 0)
            score = model->start[state] + emission;
        else
            previous = tp_best_previous(model, trellis, at, state, emission, &score);
        trellis->scores[at & 1][next - first] = score;
        trellis->state[next] = (uint16_t)state;
        trellis->previous[next] = (uint16_t)previous;
        next++;
    }
    trellis->first[at + 1] = next;
    return 0;
}

/* Read the best path of a run that was added whole; of equal scores the larger state wins. */
static inline void tp_trellis_path(const tp_trellis *trellis, int64_t length, int16_t *path)
{
    const double *scores = trellis->scores[(length - 1) & 1];
    const uint64_t living = trellis->first[length] - trellis->first[length - 1];
    uint64_t best = 0, k;
    int64_t i;
    for (k = 1; k < living; k++) {
        if (scores[k] >= scores[best])
            best = k;
    }
    for (i = length - 1; i >= 0; i--) {
        const uint64_t at = trellis->first[i] + best;
        path[i] = (int16_t)trellis->state[at];
        best = trellis->previous[at];
    }
}

#endif
