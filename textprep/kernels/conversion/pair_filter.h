/* A filter over the first two characters of keys: a bit per hash of a pair, so few that they stay in the cache. */
#ifndef TEXTPREP_CONVERSION_PAIR_FILTER_H
#define TEXTPREP_CONVERSION_PAIR_FILTER_H

#include "conversion/arrays.h"

typedef struct {
    uint64_t *bits;
    uint32_t shift; /* takes a hash to the number of its bit */
} tp_pair_filter;

/* The smallest filter has 4096 bits, the largest 2^31. */
#define TP_FILTER_MIN_BITS 12
#define TP_FILTER_MAX_BITS 31
_Static_assert(TP_FILTER_MIN_BITS >= 6 && TP_FILTER_MAX_BITS < 32, "a filter has whole words, and a shift below 32");

/* The multiplier is 2^32 divided by the golden ratio (Knuth, The Art of Computer Programming, vol. 3, section 6.4). */
static inline uint32_t tp_hash_pair(uint32_t first, uint32_t second)
{
    return (first << 16 | second) * 0x9E3779B1u;
}

/* Make an empty filter of at least `least_bits` bits. Return 0 or TP_NO_MEMORY. */
static int tp_init_filter(tp_pair_filter *filter, uint64_t least_bits)
{
    uint32_t log2_bits = TP_FILTER_MIN_BITS;
    while (log2_bits < TP_FILTER_MAX_BITS && UINT64_C(1) << log2_bits < least_bits)
        log2_bits++;
    filter->shift = 32 - log2_bits;
    filter->bits = (uint64_t *)calloc((size_t)1 << (log2_bits - 6), sizeof(uint64_t));
    return filter->bits == NULL ? TP_NO_MEMORY : 0;
}

static inline void tp_add_pair(tp_pair_filter *filter, uint32_t first, uint32_t second)
{
    const uint32_t bit = tp_hash_pair(first, second) >> filter->shift;
    filter->bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

/* Return 0 if the pair was never added. 1 may be wrong. */
static inline uint32_t tp_may_have_pair(const tp_pair_filter *filter, uint32_t first, uint32_t second)
{
    const uint32_t bit = tp_hash_pair(first, second) >> filter->shift;
    return (uint32_t)(filter->bits[bit >> 6] >> (bit & 63)) & 1;
}

#endif
