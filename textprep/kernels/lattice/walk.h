/* The words that begin at one position of a text: a walk down the base trie and the overlay's at once.

       tp_walk walk;
       int found = tp_first_word_2(text, lattice, begin, limit, &walk);
       for (; found; found = tp_next_word_2(text, lattice, limit, &walk))
           ... walk.end, walk.word, *walk.log_count ...

   yields every word of text[begin:limit] that begins at `begin`, shortest first. */
#ifndef TEXTPREP_LATTICE_WALK_H
#define TEXTPREP_LATTICE_WALK_H

#include "lattice.h"

typedef struct {
    int64_t end; /* of the word; while walking, the next character to read */
    int32_t word;
    const double *log_count; /* a pointer, because not every rule reads it and memory is slow */
    uint32_t base_node, overlay_node; /* 0 once no longer word can follow */
} tp_walk;

/* Step from *node along a code point: *node and *word become 0 if there is no edge. */
static inline void tp_descend(const tp_trie *trie, uint32_t *node, uint32_t c, uint32_t *word)
{
    const tp_slot *slot = *node ? tp_find(trie, *node, c) : NULL;
    *node = slot != NULL ? slot->node : 0;
    *word = slot != NULL ? slot->word : 0;
}

/* The same from the root. */
static inline void tp_descend_from_root(const tp_trie *trie, uint32_t *node, uint32_t c, uint32_t *word)
{
    if (!tp_step(trie, 1, node, c, word))
        *node = *word = 0;
}

/* Let the walk stand at a word of the base, if there is one (numbers + 1, 0 for none). */
static inline int tp_stand_at_base_word(const tp_lattice *lattice, uint32_t base_word, tp_walk *walk)
{
    if (base_word == 0)
        return 0;
    walk->word = (int32_t)(base_word - 1);
    walk->log_count = &lattice->log_counts[base_word - 1];
    return 1;
}

/* The same of both tries: a word of the overlay hides or removes the base's. */
static inline int tp_stand_at_word(const tp_lattice *lattice, uint32_t base_word, uint32_t overlay_word, tp_walk *walk)
{
    walk->word = TP_NO_WORD;
    tp_stand_at_base_word(lattice, base_word, walk);
    if (overlay_word)
        tp_apply_overlay(lattice, overlay_word - 1, &walk->word, &walk->log_count);
    return walk->word >= 0;
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "walk_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "walk_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "walk_template.h"

/* The same for a text of any width. */
static inline int tp_walk_from(const tp_lattice *lattice, int width, const void *text, int64_t begin, int64_t limit,
                               tp_walk *walk)
{
    return TP_BY_WIDTH(width, text, tp_first_word, lattice, begin, limit, walk);
}

static inline int tp_walk_on(const tp_lattice *lattice, int width, const void *text, int64_t limit, tp_walk *walk)
{
    return TP_BY_WIDTH(width, text, tp_next_word, lattice, limit, walk);
}

static inline int tp_lattice_has(const tp_lattice *lattice, int width, const void *text, int64_t begin, int64_t end)
{
    return TP_BY_WIDTH(width, text, tp_is_word, lattice, begin, end);
}

/* Return whether a trie has text[begin:end].  Few characters begin a word of a short list: ask for the first one
   before walking. */
static inline int tp_trie_has(const tp_trie *trie, int width, const void *text, int64_t begin, int64_t end)
{
    const uint32_t first = tp_read(width, text, begin);
    if (TP_LIKELY(first < TP_FIRST && !trie->first[first].node && !trie->first[first].word))
        return 0;
    return TP_BY_WIDTH(width, text, tp_trie_word, trie, begin, end) != 0;
}

#endif
