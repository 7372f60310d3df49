/* Ranks: the words of a trie numbered by falling count, so that what texts are made of lies together in memory. */
#ifndef TEXTPREP_TRIE_RANK_H
#define TEXTPREP_TRIE_RANK_H

#include <math.h>

#include "trie.h"

/* The radix sort takes 16 bits of a count at a time. */
#define TP_RADIX_BITS 16
#define TP_RADIX (1u << TP_RADIX_BITS)

/* Most words of a lexicon are rare: the logarithms of small counts are computed once. */
#define TP_SMALL_COUNTS 1024

static_assert(sizeof(long long) == sizeof(int64_t), "counts come as array('q')");
static_assert(sizeof(unsigned short) == sizeof(uint16_t), "tags come as array('H')");

static inline uint32_t tp_radix_digit(int64_t count, unsigned shift)
{
    return (uint32_t)((uint64_t)count >> shift) & (TP_RADIX - 1);
}

/* Sort ids by falling count, equal counts by id: id_of_rank, and its inverse rank_of_id.  Returns -1 if there is no
   memory. */
static inline int tp_rank_by_count(const int64_t *counts, uint64_t n, uint32_t *id_of_rank, uint32_t *rank_of_id)
{
    uint32_t *from = id_of_rank, *to = rank_of_id;
    uint32_t *begins = (uint32_t *)malloc((TP_RADIX + 1) * sizeof(uint32_t));
    uint64_t largest = 0, i;
    unsigned shift;
    if (begins == NULL)
        return -1;
    for (i = 0; i < n; i++) {
        from[i] = (uint32_t)i;
        if ((uint64_t)counts[i] > largest)
            largest = (uint64_t)counts[i];
    }
    /* A stable radix sort from the lowest digit on.  Large digits come first: digit d begins where those above it end,
       which is summed up in begins[TP_RADIX - 1 - d]. */
    for (shift = 0; shift < 64 && largest >> shift; shift += TP_RADIX_BITS) {
        uint32_t *swap = from;
        memset(begins, 0, (TP_RADIX + 1) * sizeof(uint32_t));
        for (i = 0; i < n; i++)
            begins[TP_RADIX - tp_radix_digit(counts[from[i]], shift)]++;
        for (i = 0; i < TP_RADIX; i++)
            begins[i + 1] += begins[i];
        for (i = 0; i < n; i++)
            to[begins[TP_RADIX - 1 - tp_radix_digit(counts[from[i]], shift)]++] = from[i];
        from = to;
        to = swap;
    }
    free(begins);
    if (from != id_of_rank)
        memcpy(id_of_rank, from, (size_t)n * sizeof(uint32_t));
    for (i = 0; i < n; i++)
        rank_of_id[id_of_rank[i]] = (uint32_t)i;
    return 0;
}

/* Replace the ids in a trie's slots by ranks. */
static inline void tp_renumber_words(tp_trie *trie, const uint32_t *rank_of_id)
{
    uint64_t i;
    for (i = 0; i < TP_FIRST; i++) {
        if (trie->first[i].word)
            trie->first[i].word = rank_of_id[trie->first[i].word - 1] + 1;
    }
    for (i = 0; i <= trie->mask; i++) {
        if (trie->slots[i].word)
            trie->slots[i].word = rank_of_id[trie->slots[i].word - 1] + 1;
    }
}

/* Compute the logarithm of the count of every rank; 0 counts as 1. */
static inline void tp_log_of_counts(const int64_t *counts, const uint32_t *id_of_rank, uint64_t n, double *log_counts)
{
    double small[TP_SMALL_COUNTS];
    uint64_t i;
    small[0] = 0.0;
    for (i = 1; i < TP_SMALL_COUNTS; i++)
        small[i] = log((double)i);
    for (i = 0; i < n; i++) {
        const uint64_t count = (uint64_t)counts[id_of_rank[i]];
        log_counts[i] = count < TP_SMALL_COUNTS ? small[count] : log((double)count);
    }
}

#endif
