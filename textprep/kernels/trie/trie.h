/* The hashed trie: one open-addressing table keyed by (node, code point).

   A key packs the parent node (32 bits) and the code point (21 bits) exactly, so
   a look-up never needs to be verified against the word itself.  Nodes are
   numbered in the order in which they were made; a slot whose node is 0 has no
   children, which ends most walks without a further look-up.  The first level is
   a dense array over the basic plane, because every walk starts there.

   The multiplier is 2^64 divided by the golden ratio (Knuth, The Art of Computer
   Programming, vol. 3, section 6.4, "Fibonacci hashing"). */
#ifndef TEXTPREP_TRIE_H
#define TEXTPREP_TRIE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "code_points.h"

#if defined(__GNUC__) || defined(__clang__)
#define TP_PREFETCH(p) __builtin_prefetch(p)
#define TP_LIKELY(x) __builtin_expect(!!(x), 1)
#else
#define TP_PREFETCH(p) ((void)0)
#define TP_LIKELY(x) (x)
#endif

#ifdef __linux__
#include <sys/mman.h>
#define TP_LARGE_PAGE ((size_t)2 << 20)
#endif

/* Bits of the edge filter per slot, as a power of two: 4 per slot is 12 % false hits at half load. */
#define TP_EDGE_BITS 2
#define TP_FIRST 65536u
#define TP_USED (UINT64_C(1) << 63)
#define TP_FIBONACCI UINT64_C(0x9E3779B97F4A7C15)

typedef struct {
    uint64_t key;  /* TP_USED | parent << 21 | code point; 0 is an empty slot */
    uint32_t node; /* node reached by this edge, 0 where it has no children */
    uint32_t word; /* word id + 1, 0 where no word ends here */
} tp_slot;

typedef struct {
    uint32_t node;
    uint32_t word;
} tp_first;

typedef struct {
    tp_slot *slots;
    tp_first *first;
    uint64_t mask;
    uint32_t shift;
    uint32_t nodes; /* highest node in use */
    uint32_t words; /* number of words */
    uint64_t used;  /* slots in use */
    uint64_t *edges; /* a bit per hash: is there an edge?  Small enough to stay in the cache */
    uint32_t edge_shift;
} tp_trie;

static inline uint64_t tp_key(uint32_t node, uint32_t cp)
{
    return TP_USED | ((uint64_t)node << 21) | cp;
}

/* Whether an edge may exist: false is certain.  A miss costs a bit in the cache and not a slot in memory. */
static inline int tp_may_step(const tp_trie *t, uint64_t key)
{
    const uint64_t bit = (key * TP_FIBONACCI) >> t->edge_shift;
    return (int)((t->edges[bit >> 6] >> (bit & 63)) & 1);
}

static inline uint64_t tp_home(const tp_trie *t, uint64_t key)
{
    return (key * TP_FIBONACCI) >> t->shift;
}

/* The slot of a key, looked for from its home on; NULL where there is none. */
static inline const tp_slot *tp_find_at(const tp_trie *t, uint64_t key, uint64_t i)
{
    for (;;) {
        const tp_slot *s = &t->slots[i];
        if (s->key == key)
            return s;
        if (s->key == 0)
            return NULL;
        i = (i + 1) & t->mask;
    }
}

static inline const tp_slot *tp_find(const tp_trie *t, uint32_t node, uint32_t cp)
{
    const uint64_t key = tp_key(node, cp);
    return tp_may_step(t, key) ? tp_find_at(t, key, tp_home(t, key)) : NULL;
}

/* Ask for the memory that looking an edge up will need. */
static inline void tp_prefetch_edge(const tp_trie *t, uint32_t node, uint32_t cp)
{
    const uint64_t key = tp_key(node, cp);
    TP_PREFETCH(&t->slots[tp_home(t, key)]);
}

/* One step from the root or from a node.  Returns 0 where there is no edge. */
static inline int tp_step(const tp_trie *t, int root, uint32_t *node, uint32_t cp, uint32_t *word)
{
    if (root && cp < TP_FIRST) {
        const tp_first f = t->first[cp];
        *node = f.node;
        *word = f.word;
        return f.node != 0 || f.word != 0;
    } else {
        const tp_slot *s = tp_find(t, root ? 0 : *node, cp);
        if (s == NULL)
            return 0;
        *node = s->node;
        *word = s->word;
        return 1;
    }
}

static inline void tp_mark(tp_trie *t, uint64_t key)
{
    const uint64_t bit = (key * TP_FIBONACCI) >> t->edge_shift;
    t->edges[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

/* Large tables ask for large pages: look-ups are spread over all of them, and with small
   pages most of a look-up's time goes into address translation (measured: a third). */
static void *tp_zeroed(size_t size)
{
#ifdef __linux__
    if (size >= TP_LARGE_PAGE) {
        void *p = NULL;
        if (posix_memalign(&p, TP_LARGE_PAGE, size) != 0)
            return NULL;
        (void)madvise(p, size, MADV_HUGEPAGE);
        return memset(p, 0, size);
    }
#endif
    return calloc(1, size);
}

/* Make the edge filter anew from the slots. */
static int tp_filter(tp_trie *t)
{
    const uint64_t size = t->mask + 1;
    free(t->edges);
    t->edge_shift = t->shift - TP_EDGE_BITS;
    t->edges = (uint64_t *)calloc((size_t)(size >> (6 - TP_EDGE_BITS)), sizeof(uint64_t));
    if (t->edges == NULL)
        return -1;
    for (uint64_t i = 0; i < size; i++) {
        if (t->slots[i].key)
            tp_mark(t, t->slots[i].key);
    }
    return 0;
}

static int tp_resize(tp_trie *t, uint64_t capacity)
{
    tp_slot *old = t->slots;
    const uint64_t old_size = old ? t->mask + 1 : 0;
    tp_slot *fresh = (tp_slot *)tp_zeroed((size_t)capacity * sizeof(tp_slot));
    uint32_t bits = 0;
    if (fresh == NULL)
        return -1;

    while ((UINT64_C(1) << bits) < capacity)
        bits++;
    t->slots = fresh;
    t->mask = capacity - 1;
    t->shift = 64 - bits;
    for (uint64_t i = 0; i < old_size; i++) {
        if (old[i].key) {
            uint64_t j = tp_home(t, old[i].key);
            while (fresh[j].key)
                j = (j + 1) & t->mask;
            fresh[j] = old[i];
        }
    }
    free(old);
    return tp_filter(t);
}

/* The slot of an edge, made where it is missing.  NULL: out of memory. */
static tp_slot *tp_edge(tp_trie *t, uint32_t node, uint32_t cp)
{
    const uint64_t key = tp_key(node, cp);
    uint64_t i;
    if (2 * (t->used + 1) > t->mask + 1 && tp_resize(t, 2 * (t->mask + 1)) < 0)
        return NULL;
    i = tp_home(t, key);
    while (t->slots[i].key) {
        if (t->slots[i].key == key)
            return &t->slots[i];
        i = (i + 1) & t->mask;
    }
    t->slots[i].key = key;
    tp_mark(t, key);
    t->used++;
    return &t->slots[i];
}

static int tp_init(tp_trie *t, uint64_t expected_words)
{
    uint64_t capacity = 16;
    memset(t, 0, sizeof(*t));
    while (capacity < 2 * expected_words)
        capacity *= 2;
    t->first = (tp_first *)calloc(TP_FIRST, sizeof(tp_first));
    if (t->first == NULL || tp_resize(t, capacity) < 0)
        return -1;
    return 0;
}

/* The id of a word, given the next free one where it is new.  -1: out of memory. */
static int64_t tp_insert(tp_trie *t, const uint32_t *word, int64_t length)
{
    uint32_t *node = NULL; /* where the node reached so far is kept */
    uint32_t *end = NULL;  /* where the word that ends there is kept */
    for (int64_t i = 0; i < length; i++) {
        if (i == 0 && word[0] < TP_FIRST) {
            node = &t->first[word[0]].node;
            end = &t->first[word[0]].word;
        } else {
            uint32_t parent = 0;
            tp_slot *s;
            if (i > 0) {
                if (*node == 0)
                    *node = ++t->nodes;
                parent = *node;
            }
            s = tp_edge(t, parent, word[i]);
            if (s == NULL)
                return -1;
            node = &s->node;
            end = &s->word;
        }
    }
    if (end == NULL)
        return -1;
    if (*end == 0)
        *end = ++t->words;
    return (int64_t)*end - 1;
}

/* Whether bytes are well-formed UTF-8 (Unicode Standard, table 3-7). */
static inline int tp_valid_utf8(const uint8_t *s, const uint8_t *end)
{
    while (s < end) {
        const uint32_t c = s[0];
        if (c < 0x80) {
            s++;
        } else if (c >= 0xE0 && c < 0xF0 && end - s >= 3) {
            /* No overlong forms, no surrogates. */
            if ((s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80 || (c == 0xE0 && s[1] < 0xA0) || (c == 0xED && s[1] > 0x9F))
                return 0;
            s += 3;
        } else if (c >= 0xC2 && c < 0xE0 && end - s >= 2) {
            if ((s[1] & 0xC0) != 0x80)
                return 0;
            s += 2;
        } else if (c >= 0xF0 && c < 0xF5 && end - s >= 4) {
            if ((s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80 || (s[3] & 0xC0) != 0x80 || (c == 0xF0 && s[1] < 0x90)
                || (c == 0xF4 && s[1] > 0x8F))
                return 0;
            s += 4;
        } else {
            return 0;
        }
    }
    return 1;
}

/* One code point of UTF-8 whose validity was checked before (surrogates allowed). */
static inline uint32_t tp_utf8(const uint8_t **p)
{
    const uint8_t *s = *p;
    if (s[0] < 0x80) {
        *p = s + 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *p = s + 2;
        return ((uint32_t)(s[0] & 0x1F) << 6) | (s[1] & 0x3F);
    }
    if (s[0] < 0xF0) {
        *p = s + 3;
        return ((uint32_t)(s[0] & 0x0F) << 12) | ((uint32_t)(s[1] & 0x3F) << 6) | (s[2] & 0x3F);
    }
    *p = s + 4;
    return ((uint32_t)(s[0] & 0x07) << 18) | ((uint32_t)(s[1] & 0x3F) << 12)
         | ((uint32_t)(s[2] & 0x3F) << 6) | (s[3] & 0x3F);
}

#endif
