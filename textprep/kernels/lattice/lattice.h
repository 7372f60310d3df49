/* A lexicon as the cutting rules see it: an immutable base trie and, above it, an overlay of changed words.

   The overlay only grows.  Each of its words has a list of changes, newest first, and each change has a version; a
   lattice reads the lexicon as it was at one version. */
#ifndef TEXTPREP_LATTICE_LATTICE_H
#define TEXTPREP_LATTICE_LATTICE_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "trie/trie.h"

/* The number of a token that is no word of the lexicon, and of one that the caller drops. */
#define TP_NO_WORD (-1)
#define TP_DROPPED (-2)

/* On a best path, the edge of a match (matches.h). It is handed out as TP_NO_WORD. */
#define TP_MATCH (-3)

/* Positions and numbers of words are int32_t.  The distance to INT32_MAX leaves room for `position + few`. */
#define TP_LONGEST_TEXT 0x7FFFFFF0

/* One change of one word of the overlay. */
typedef struct {
    uint32_t version;
    uint32_t previous; /* index + 1 of the change before this one, 0 if this is the first */
    int64_t count;     /* 0 removes the word */
    double log_count;
} tp_change;

typedef struct {
    const tp_trie *base;
    const double *log_counts; /* of the base's words */
    const tp_trie *overlay;   /* NULL if no word was changed */
    /* The overlay's own pointers: a signal handler that adds a word while a text is cut moves its arrays. */
    const tp_change *const *changes;
    const uint32_t *const *newest_change; /* per word of the overlay, index + 1 */
    uint32_t version;
    int has_removals;           /* some change removes a word */
    const tp_trie *force_split; /* words that the HMM must not make; NULL for none */
    double log_total;           /* logarithm of the sum of all counts */
} tp_lattice;

static_assert(sizeof(tp_change) == 24, "a change fills three machine words without padding");
static_assert(sizeof(double) == sizeof(uint64_t), "scores are IEEE doubles, so that sums equal Python's bit for bit");
static_assert(sizeof(int) == sizeof(int32_t), "ends and numbers of words are handed out as array('i')");

/* Return the change in force at the lattice's version, NULL if the word was added later. */
static inline const tp_change *tp_change_in_force(const tp_lattice *lattice, uint32_t overlay_word)
{
    uint32_t at = (*lattice->newest_change)[overlay_word];
    while (at) {
        const tp_change *change = &(*lattice->changes)[at - 1];
        if (change->version <= lattice->version)
            return change;
        at = change->previous;
    }
    return NULL;
}

/* Let a word of the overlay hide or remove the base's word of the same spelling.  Words of the overlay are numbered
   after those of the base. */
static inline void tp_apply_overlay(const tp_lattice *lattice, uint32_t overlay_word, int32_t *word,
                                    const double **log_count)
{
    const tp_change *change = tp_change_in_force(lattice, overlay_word);
    if (change == NULL)
        return;
    if (change->count == 0) {
        *word = TP_NO_WORD;
    } else {
        *word = (int32_t)(lattice->base->words + overlay_word);
        *log_count = &change->log_count;
    }
}

static inline int tp_is_removed(const tp_lattice *lattice, uint32_t overlay_word)
{
    const tp_change *change = tp_change_in_force(lattice, overlay_word);
    return change != NULL && change->count == 0;
}

#endif
