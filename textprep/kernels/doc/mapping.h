/* Leading a range of a rewrite's result back to the source, through blocks of four numbers as `Edits` has them. */
#ifndef TEXTPREP_DOC_MAPPING_H
#define TEXTPREP_DOC_MAPPING_H

#include <stdint.h>

/* Find the source range of the result's character at a position. */
static inline void tp_source_of(const int64_t *blocks, int64_t count, int64_t position, int64_t *low, int64_t *high)
{
    int64_t first = 0, last = count;
    const int64_t *block;
    while (first < last) {
        const int64_t middle = (first + last) / 2;
        if (blocks[4 * middle + 2] <= position)
            first = middle + 1;
        else
            last = middle;
    }
    if (first == 0) {
        *low = position;
        *high = position + 1;
        return;
    }
    block = blocks + 4 * (first - 1);
    if (position < block[3]) {
        *low = block[0];
        *high = block[1];
    } else {
        *low = position - block[3] + block[1];
        *high = *low + 1;
    }
}

/* Replace a range of the result by the smallest range of the source that covers it. */
static inline void tp_range_to_source(const int64_t *blocks, int64_t count, int64_t *start, int64_t *end)
{
    int64_t low, high, other;
    tp_source_of(blocks, count, *start, &low, &high);
    if (*start >= *end)
        high = low;
    else
        tp_source_of(blocks, count, *end - 1, &other, &high);
    *start = low;
    *end = high;
}

#endif
