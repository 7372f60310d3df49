/* Ranges of code points, in tables that ascend. */
#ifndef TEXTPREP_RANGES_H
#define TEXTPREP_RANGES_H

#include <stdint.h>

typedef struct {
    uint32_t low, high;
} tp_range;

/* A range of characters with which a match can begin, and a bit for each pattern whose matches can. */
typedef struct {
    uint32_t low, high, patterns;
} tp_first_range;

/* Returns whether a code point lies in one of the ranges, which do not overlap. */
static inline int tp_in_ranges(const tp_range *ranges, int count, uint32_t c)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (ranges[middle].high < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && ranges[low].low <= c;
}

#endif
