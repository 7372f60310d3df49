/* The matcher of named patterns: finds where a match can begin, and tries the scanners there.

   The contract of a scanner: it looks at the whole text, so that a look-behind sees what stands before `at`, and returns
   the end of the match that begins at `at`, or -1. It reads no character at `size` or behind it, calls no function that
   needs the interpreter, and keeps nothing. */
#ifndef TEXTPREP_PATTERNS_H
#define TEXTPREP_PATTERNS_H

/* Python's own tests for digits, letters and white space: the module `re` uses the same tables. */
#include <Python.h>

#include "code_points.h"
#include "patterns/character_sets.h"
#include "patterns/spans.h"

_Static_assert(TP_PATTERN_COUNT <= 16, "a mask of patterns has 16 bits");

struct tp_pattern_matcher {
    /* The patterns in the order in which they are tried. */
    uint8_t order[TP_PATTERN_COUNT];
    int count;
    uint16_t mask;
    /* A bit for each character of plane 0 with which a match can begin: 8 kB, which stay in the first-level cache. */
    uint64_t begins[0x10000 / 64];
};

#define TP_MATCHER_SIZE sizeof(tp_pattern_matcher)

/* For each character of plane 0 the patterns whose matches can begin with it; see `tp_fill_first`. */
static uint16_t tp_first[0x10000];

/* Returns the patterns whose matches can begin with a character, without the table. */
static uint16_t tp_first_patterns(uint32_t c)
{
    uint16_t patterns = 0;
    size_t i;
    for (i = 0; i < sizeof(tp_first_ranges) / sizeof(*tp_first_ranges); i++)
        if (c - tp_first_ranges[i].low <= tp_first_ranges[i].high - tp_first_ranges[i].low)
            patterns |= tp_first_ranges[i].patterns;
    if (Py_UNICODE_ISDECIMAL(c))
        patterns |= TP_FIRST_DIGIT;
    if (Py_UNICODE_ISSPACE(c))
        patterns |= TP_FIRST_SPACE;
    return patterns;
}

/* Fills `tp_first`, once per process. */
static void tp_fill_first(void)
{
    size_t i;
    uint32_t c;
    for (i = 0; i < sizeof(tp_first_ranges) / sizeof(*tp_first_ranges); i++)
        for (c = tp_first_ranges[i].low; c <= tp_first_ranges[i].high && c < 0x10000; c++)
            tp_first[c] |= tp_first_ranges[i].patterns;
    for (c = 0; c < 0x10000; c++) {
        if (Py_UNICODE_ISDECIMAL(c))
            tp_first[c] |= TP_FIRST_DIGIT;
        if (Py_UNICODE_ISSPACE(c))
            tp_first[c] |= TP_FIRST_SPACE;
    }
}

/* Adds a pattern behind those that the matcher has; a pattern that it has already is left out. */
static void tp_add_pattern(tp_pattern_matcher *matcher, int pattern)
{
    uint32_t c;
    if (matcher->mask >> pattern & 1)
        return;
    matcher->order[matcher->count++] = (uint8_t)pattern;
    matcher->mask |= (uint16_t)(1 << pattern);
    for (c = 0; c < 0x10000; c++)
        matcher->begins[c / 64] |= (uint64_t)(tp_first[c] >> pattern & 1) << (c % 64);
}

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
