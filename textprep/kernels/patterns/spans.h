/* The spans of matches, and the matcher as other kernels see it. */
#ifndef TEXTPREP_SPANS_H
#define TEXTPREP_SPANS_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Most lines have fewer spans than this; they need no memory from the heap. */
enum { TP_FIRST_SPANS = 32 };

/* Starts and ends by turns, in an array that grows as spans are found. Begin with `tp_start_spans`, end with
   `tp_free_spans`, and do not copy the struct: `items` may point into it. */
typedef struct {
    int64_t *items;
    int64_t size, room;
    int64_t first[2 * TP_FIRST_SPANS];
} tp_pattern_spans;

/* Defined in patterns.h. */
typedef struct tp_pattern_matcher tp_pattern_matcher;

static inline void tp_start_spans(tp_pattern_spans *spans)
{
    spans->items = spans->first;
    spans->size = 0;
    spans->room = 2 * TP_FIRST_SPANS;
}

static inline void tp_free_spans(tp_pattern_spans *spans)
{
    if (spans->items != spans->first)
        free(spans->items);
}

/* Adds a span; returns -1 if there is no memory. */
static inline int tp_add_span(tp_pattern_spans *spans, int64_t start, int64_t end)
{
    if (spans->size == spans->room) {
        int is_first = spans->items == spans->first;
        size_t bytes = 2 * (size_t)spans->room * sizeof(int64_t);
        int64_t *items = (int64_t *)realloc(is_first ? NULL : spans->items, bytes);
        if (items == NULL)
            return -1;
        if (is_first)
            memcpy(items, spans->first, sizeof(spans->first));
        spans->items = items;
        spans->room *= 2;
    }
    spans->items[spans->size++] = start;
    spans->items[spans->size++] = end;
    return 0;
}

#endif
