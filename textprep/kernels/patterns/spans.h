/* The spans of matches, and the matcher as other kernels see it. */
#ifndef TEXTPREP_SPANS_H
#define TEXTPREP_SPANS_H

#include <stdint.h>
#include <stdlib.h>

/* Starts and ends by turns. The array grows as spans are found; the caller frees it. */
typedef struct {
    int64_t *items;
    int64_t size, room;
} tp_pattern_spans;

/* Defined in patterns.h. */
typedef struct tp_pattern_matcher tp_pattern_matcher;

/* Adds a span; returns -1 if there is no memory. */
static inline int tp_add_span(tp_pattern_spans *spans, int64_t start, int64_t end)
{
    if (spans->size + 2 > spans->room) {
        int64_t room = spans->room ? 2 * spans->room : 64;
        int64_t *items = (int64_t *)realloc(spans->items, (size_t)room * sizeof(int64_t));
        if (items == NULL)
            return -1;
        spans->items = items;
        spans->room = room;
    }
    spans->items[spans->size++] = start;
    spans->items[spans->size++] = end;
    return 0;
}

#endif
