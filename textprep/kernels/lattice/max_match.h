/* Maximum matching: cut a text into the longest words of a lexicon, from the left, from the right, or by comparing
   both directions.

   Every function appends the tokens of text[begin:end] to `out` and returns 0, or -1 with a Python exception set by a
   signal handler. */
#ifndef TEXTPREP_LATTICE_MAX_MATCH_H
#define TEXTPREP_LATTICE_MAX_MATCH_H

#include <Python.h>

#include "tokens.h"
#include "walk.h"

/* How many positions ahead a slot is fetched: measured best between 4 and 12 on x86-64. */
#define TP_PREFETCH_DISTANCE 6

/* Signal handlers run every 2^20 characters: seldom enough to cost nothing, often enough for Ctrl-C. */
#define TP_SIGNAL_BITS 20

/* Return whether such a position lies in (from, to]. */
static inline int tp_signals_due(int64_t from, int64_t to)
{
    return (from ^ to) >> TP_SIGNAL_BITS != 0;
}

/* Count the tokens of one character from number `first` on; the first begins at `begin`. */
static inline int64_t tp_count_single_characters(const tp_tokens *tokens, int64_t first, int64_t begin)
{
    int64_t count = 0, i;
    for (i = first; i < tokens->count; i++) {
        count += tokens->ends[i] - begin == 1;
        begin = tokens->ends[i];
    }
    return count;
}

/* Reverse the tokens from number `first` on. */
static inline void tp_reverse_tokens(tp_tokens *tokens, int64_t first)
{
    int64_t last = tokens->count - 1;
    for (; first < last; first++, last--) {
        const int32_t end = tokens->ends[first], word = tokens->words[first];
        tokens->ends[first] = tokens->ends[last];
        tokens->words[first] = tokens->words[last];
        tokens->ends[last] = end;
        tokens->words[last] = word;
    }
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "max_match_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "max_match_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "max_match_template.h"

#endif
