/* The tokens of a text, written by the cutting rules, and the memory that they work in. */
#ifndef TEXTPREP_LATTICE_TOKENS_H
#define TEXTPREP_LATTICE_TOKENS_H

#include <Python.h>
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "lattice.h"
#include "matches.h"

/* Each token begins where the one before it ends, so that the ends suffice. */
typedef struct {
    int32_t *ends;  /* one place more than the text has characters */
    int32_t *words; /* numbers in the lattice, or TP_NO_WORD; as many places */
    int64_t count;
} tp_tokens;

/* Allocate for a text of `length` characters.  Returns -1 with MemoryError set. */
static inline int tp_tokens_init(tp_tokens *tokens, int64_t length)
{
    const size_t places = (size_t)length + 1;
    tokens->ends = (int32_t *)malloc(2 * places * sizeof(int32_t));
    tokens->count = 0;
    if (tokens->ends == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    tokens->words = tokens->ends + places;
    return 0;
}

static inline void tp_tokens_free(tp_tokens *tokens)
{
    free(tokens->ends);
}

static inline void tp_push(tp_tokens *out, int64_t end, int32_t word)
{
    out->ends[out->count] = (int32_t)end;
    out->words[out->count] = word;
    out->count++;
}

/* Push each character of [begin, end) as a token of its own that is no word. */
static inline void tp_push_characters(tp_tokens *out, int64_t begin, int64_t end)
{
    while (begin < end)
        tp_push(out, ++begin, TP_NO_WORD);
}

/* Fetch the str object of token i + 8, and the place where that of token i + 16 is kept: the cache has one place per
   word of the base, filled when the word was first handed out. */
TP_INLINE void tp_prefetch_string(const tp_tokens *tokens, int64_t i, PyObject *const *cache, uint64_t n_words)
{
    if (i + 16 < tokens->count && tokens->words[i + 16] >= 0 && (uint64_t)tokens->words[i + 16] < n_words)
        TP_PREFETCH(&cache[tokens->words[i + 16]]);
    if (i + 8 < tokens->count && tokens->words[i + 8] >= 0 && (uint64_t)tokens->words[i + 8] < n_words)
        TP_PREFETCH(cache[tokens->words[i + 8]]);
}

/* Characters whose edges are looked up together: measured alike from 64 to 512 on x86-64. */
#define TP_WINDOW 128

/* The edges of two and three characters that begin at each position of a window of the text. */
typedef struct {
    int64_t begin, end;               /* empty at first */
    const tp_slot *second[TP_WINDOW]; /* the edge of the second character, NULL if there is none */
    uint32_t third[TP_WINDOW];        /* the home slot of the third character's edge, or TP_NO_SLOT */
} tp_window;

#define TP_NO_SLOT UINT32_MAX
static_assert(TP_MOST_SLOTS <= TP_NO_SLOT, "no slot has the number TP_NO_SLOT");

/* Memory for one text.  All arrays have one place more than the text has characters; they are read and written from
   the beginning of the range that is cut. */
typedef struct {
    void *memory;
    tp_window window;
    double *best_score;  /* score of the best path from a position to the end of its block */
    int32_t *best_end;   /* end of the first word on that path; backward matching: start of the longest word */
    int32_t *best_word;  /* its number in the lattice */
    tp_tokens forward;   /* what forward matching found, for comparison; only if asked for */
    uint8_t *hmm_states; /* per character: back pointers, then the state */
    tp_matches matches;  /* of the whole text; its marks are NULL without matches */
} tp_scratch;

/* Allocate for a text of `length` characters, for both directions of maximum matching or for any other rule.
   Returns -1 with MemoryError set. */
static inline int tp_scratch_init(tp_scratch *scratch, int64_t length, int both_directions)
{
    const size_t places = (size_t)length + 1;
    const size_t arrays = both_directions ? 4 : 2;
    int32_t *next;
    scratch->memory = malloc(places * (sizeof(double) + arrays * sizeof(int32_t) + sizeof(uint8_t)));
    if (scratch->memory == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    scratch->window.begin = scratch->window.end = 0;
    scratch->matches.marks = NULL;
    scratch->matches.ends = NULL;
    scratch->best_score = (double *)scratch->memory;
    next = (int32_t *)(scratch->best_score + places);
    scratch->best_end = next;
    scratch->best_word = next + places;
    next += 2 * places;
    if (both_directions) {
        scratch->forward.ends = next;
        scratch->forward.words = next + places;
        next += 2 * places;
    }
    scratch->hmm_states = (uint8_t *)next;
    return 0;
}

/* Prepare for another text, which must not be longer, without matches. */
static inline void tp_scratch_reset(tp_scratch *scratch)
{
    scratch->window.begin = scratch->window.end = 0;
    scratch->matches.marks = NULL;
    scratch->matches.ends = NULL;
}

static inline void tp_scratch_free(tp_scratch *scratch)
{
    free(scratch->memory);
    tp_matches_free(&scratch->matches);
}

#endif
