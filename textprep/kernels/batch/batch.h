/* Many documents as columns: where the text of each lies, what was moved in it, and which tokens it has. */
#ifndef TEXTPREP_BATCH_H
#define TEXTPREP_BATCH_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "batch/text.h"

/* Memory that is handed out in pieces and given back all at once, with the batch. */
typedef struct tp_arena_block {
    struct tp_arena_block *previous;
    size_t used, size;
} tp_arena_block;

typedef struct {
    tp_arena_block *newest;
} tp_arena;

#define TP_ARENA_BLOCK ((size_t)1 << 18)

/* Allocate bytes that 64-bit numbers can be stored in. Return NULL if the memory is exhausted. */
static inline void *tp_arena_take(tp_arena *arena, size_t bytes)
{
    tp_arena_block *block = arena->newest;
    uint8_t *memory;
    bytes = (bytes + 7) & ~(size_t)7;
    if (block == NULL || block->size - block->used < bytes) {
        const size_t size = bytes > TP_ARENA_BLOCK ? bytes : TP_ARENA_BLOCK;
        block = (tp_arena_block *)malloc(sizeof(tp_arena_block) + size);
        if (block == NULL)
            return NULL;
        block->previous = arena->newest;
        block->used = 0;
        block->size = size;
        arena->newest = block;
    }
    memory = (uint8_t *)(block + 1) + block->used;
    block->used += bytes;
    return memory;
}

static inline void tp_arena_free(tp_arena *arena)
{
    tp_arena_block *block = arena->newest;
    while (block != NULL) {
        tp_arena_block *previous = block->previous;
        free(block);
        block = previous;
    }
    arena->newest = NULL;
}

/* The edits of one rewrite of one document. They are blocks of four numbers, as `Edits` has them, or an object. */
typedef struct {
    int64_t older;         /* the layer before it, by number + 1; 0 without any */
    const int64_t *blocks; /* NULL if the edits are an object */
    int64_t count;
    int64_t object;        /* its number among the batch's objects */
} tp_layer;

/* Values of tp_row.token_count that are no number of tokens. */
#define TP_NOT_CUT (-1)   /* no segmenter has run */
#define TP_IS_OBJECT (-2) /* the row is a `Doc`, and the other fields mean nothing */

/* A document of the batch. */
typedef struct {
    tp_text text;
    int64_t layer;       /* the newest layer, by number + 1; 0 without edits */
    int64_t first_token; /* in the columns of tokens */
    int64_t token_count;
} tp_row;

/* The tokens of all rows, each row's in a piece. */
typedef struct {
    int32_t *starts; /* in the row's text */
    int32_t *ends;
    int32_t *words;  /* by rank in the base of the lexicon; negative for other tokens */
    int64_t count, room;
} tp_token_columns;

static inline void tp_free_token_columns(tp_token_columns *columns)
{
    free(columns->starts);
    free(columns->ends);
    free(columns->words);
}

/* Make room for more tokens. Returns -1 if there is no memory. */
static inline int tp_reserve_tokens(tp_token_columns *columns, int64_t more)
{
    int32_t **arrays[3];
    int64_t room = columns->room;
    int i;
    if (columns->count + more <= room)
        return 0;
    room = 2 * room + more + 1024;
    arrays[0] = &columns->starts;
    arrays[1] = &columns->ends;
    arrays[2] = &columns->words;
    for (i = 0; i < 3; i++) {
        int32_t *array = (int32_t *)realloc(*arrays[i], (size_t)room * sizeof(int32_t));
        if (array == NULL)
            return -1;
        *arrays[i] = array;
    }
    columns->room = room;
    return 0;
}

/* There must be room. */
static inline void tp_add_token(tp_token_columns *columns, int64_t start, int64_t end, int32_t word)
{
    columns->starts[columns->count] = (int32_t)start;
    columns->ends[columns->count] = (int32_t)end;
    columns->words[columns->count] = word;
    columns->count++;
}

#endif
