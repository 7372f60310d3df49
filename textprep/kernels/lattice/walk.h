/* The words that begin at one position of a text: a walk down the base trie and the overlay's at once.

       tp_walk walk = tp_walk_from(begin);
       while (tp_next_word_2(text, lattice, limit, &walk))
           ... walk.end, walk.word, *walk.log_count ...

   yields every word of text[begin:limit] that begins at `begin`, shortest first. */
#ifndef TEXTPREP_LATTICE_WALK_H
#define TEXTPREP_LATTICE_WALK_H

#include "lattice.h"

typedef struct {
    int64_t end; /* of the word; while walking, the next character to read */
    int32_t word;
    const double *log_count; /* a pointer, because not every rule reads it and memory is slow */
    int at_root;
    int in_base, in_overlay; /* 0 once no longer word can follow */
    uint32_t base_node, overlay_node;
} tp_walk;

static inline tp_walk tp_walk_from(int64_t begin)
{
    tp_walk walk = {begin, TP_NO_WORD, NULL, 1, 1, 1, 0, 0};
    return walk;
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
