/* The matcher of named patterns: finds where a match can begin, and tries the scanners there.

   The contract of a scanner: it looks at the whole text, so that a look-behind sees what stands before `at`, and returns
   the end of the match that begins at `at`, or -1. It reads no character at `size` or behind it, calls no function that
   needs the interpreter, and keeps nothing. */
#ifndef TEXTPREP_PATTERNS_H
#define TEXTPREP_PATTERNS_H

#include "code_points.h"
#include "patterns/character_sets.h"
#include "patterns/spans.h"

_Static_assert(TP_PATTERN_COUNT <= 16, "a mask of patterns has 16 bits");

struct tp_pattern_matcher {
    /* The patterns in the order in which they are tried. */
    uint8_t order[TP_PATTERN_COUNT];
    int count;
    /* For each of the two bytes of a mask of patterns: the same patterns by their places in the order. */
    uint16_t ranks[2][256];
    /* A bit for each character of planes 0 and 1 with which a match can begin. The 8 kB of plane 0 stay in the first-level
       cache. */
    uint64_t begins[TP_IN_TABLES / 64];
};

#define TP_MATCHER_SIZE sizeof(tp_pattern_matcher)
#define TP_COUNT(table) (sizeof(table) / sizeof(*(table)))

/* For each character of planes 0 and 1 a bit for each pattern: whether a match can begin with it, and whether it can be
   the second character of a match, behind ASCII and behind another character. `tp_fill_tables` fills the tables once
   per process. */
static uint16_t tp_first[TP_IN_TABLES], tp_second[2][TP_IN_TABLES];

/* Returns the patterns that have a character in their ranges, which ascend, or have all digits or spaces. */
static uint32_t tp_mask_of(uint32_t c, const tp_mask_range *ranges, size_t count, int digit, int space)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ranges[middle].high < c)
            low = middle + 1;
        else
            high = middle;
    }
    return (low < count && ranges[low].low <= c ? ranges[low].patterns : 0) | (tp_is_digit(c) ? digit : 0) |
           (Py_UNICODE_ISSPACE(c) ? space : 0);
}

#define TP_MASK_OF(c, name, NAME) \
    tp_mask_of(c, tp_##name##_ranges, TP_COUNT(tp_##name##_ranges), TP_##NAME##_DIGIT, TP_##NAME##_SPACE)

static void tp_fill_ranges(uint16_t *table, const tp_mask_range *ranges, size_t count)
{
    size_t i;
    uint32_t c;
    for (i = 0; i < count; i++)
        for (c = ranges[i].low; c <= ranges[i].high && c < TP_IN_TABLES; c++)
            table[c] = (uint16_t)ranges[i].patterns;
}

static void tp_fill_tables(void)
{
    uint32_t c;
    tp_fill_ranges(tp_first, tp_first_ranges, TP_COUNT(tp_first_ranges));
    tp_fill_ranges(tp_second[0], tp_behind_ascii_ranges, TP_COUNT(tp_behind_ascii_ranges));
    tp_fill_ranges(tp_second[1], tp_behind_other_ranges, TP_COUNT(tp_behind_other_ranges));
    for (c = 0; c < TP_IN_TABLES; c++) {
        int digit = Py_UNICODE_ISDECIMAL(c), space = Py_UNICODE_ISSPACE(c);
        tp_has_digits[c / 256] |= digit;
        tp_first[c] |= (digit ? TP_FIRST_DIGIT : 0) | (space ? TP_FIRST_SPACE : 0);
        tp_second[0][c] |= (digit ? TP_BEHIND_ASCII_DIGIT : 0) | (space ? TP_BEHIND_ASCII_SPACE : 0);
        tp_second[1][c] |= (digit ? TP_BEHIND_OTHER_DIGIT : 0) | (space ? TP_BEHIND_OTHER_SPACE : 0);
    }
}

/* Returns the patterns whose matches can begin with two characters. */
static inline uint32_t tp_candidates(uint32_t first, uint32_t second)
{
    uint32_t patterns = first < TP_IN_TABLES ? tp_first[first] : TP_MASK_OF(first, first, FIRST);
    if (second < TP_IN_TABLES)
        return patterns & tp_second[first >= 128][second];
    return patterns & (first < 128 ? TP_MASK_OF(second, behind_ascii, BEHIND_ASCII)
                                   : TP_MASK_OF(second, behind_other, BEHIND_OTHER));
}

/* Adds a pattern behind those that the matcher has; a pattern that it has already is left out. Call `tp_fill_begins` after
   the last one. */
static void tp_add_pattern(tp_pattern_matcher *matcher, int pattern)
{
    int i;
    for (i = 0; i < matcher->count; i++)
        if (matcher->order[i] == pattern)
            return;
    for (i = 0; i < 256; i++)
        if (i >> (pattern % 8) & 1)
            matcher->ranks[pattern / 8][i] |= (uint16_t)(1 << matcher->count);
    matcher->order[matcher->count++] = (uint8_t)pattern;
}

static void tp_fill_begins(tp_pattern_matcher *matcher)
{
    uint32_t c, patterns = 0;
    int i;
    for (i = 0; i < matcher->count; i++)
        patterns |= 1u << matcher->order[i];
    for (c = 0; c < TP_IN_TABLES; c++)
        matcher->begins[c / 64] |= (uint64_t)((tp_first[c] & patterns) != 0) << (c % 64);
}

/* Returns 1 if a match can begin with a character, else 0. */
static inline unsigned tp_begins(const tp_pattern_matcher *matcher, uint32_t c)
{
    return c >= TP_IN_TABLES || (matcher->begins[c / 64] >> (c % 64) & 1);
}

/* The place of the lowest bit of four. */
static const uint8_t tp_lowest_of_four[16] = {4, 0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0, 1, 0};

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "patterns/scanners_template.h"
#include "patterns/search_template.h"

#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "patterns/scanners_template.h"
#include "patterns/search_template.h"

#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "patterns/scanners_template.h"
#include "patterns/search_template.h"

/* Appends the spans of the matches that begin at *at or behind it and before `stop`; see search_template.h. */
static inline int tp_find_matches(int width, const void *text, int64_t size, const tp_pattern_matcher *matcher,
                                  int64_t *at, int64_t stop, tp_pattern_spans *spans)
{
    return TP_BY_WIDTH(width, text, tp_find_matches, size, matcher, at, stop, spans);
}

#endif
