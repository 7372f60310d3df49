/* Ranges of code points, in tables that ascend, and the digits of all scripts. */
#ifndef TEXTPREP_RANGES_H
#define TEXTPREP_RANGES_H

/* Python's own tests for digits, letters and white space: the module `re` uses the same tables. */
#include <Python.h>
#include <stdint.h>

typedef struct {
    uint32_t low, high;
} tp_range;

/* A range of characters, and a bit for each pattern to which they matter. */
typedef struct {
    uint32_t low, high, patterns;
} tp_mask_range;

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

/* Characters below have their answers in tables: those of planes 0 and 1, which have nearly all signs and emoji. */
enum { TP_IN_TABLES = 0x20000 };

/* For each 256 of these characters whether digits are among them. Most pages of Han characters have none, and the table
   answers for them from the cache. */
static uint8_t tp_has_digits[TP_IN_TABLES / 256];

static inline int tp_is_digit(uint32_t c)
{
    return (c >= TP_IN_TABLES || tp_has_digits[c / 256]) && Py_UNICODE_ISDECIMAL(c);
}

#endif
