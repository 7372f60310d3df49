/* The hashed trie: one table with open addressing, keyed by (node, code point).  README.md explains it with a figure.

   A key packs the parent node and the code point exactly, so a slot that is found never needs to be verified against
   the word itself.  Nodes are numbered in the order in which they were made.  A slot whose node is 0 has no children,
   which ends most walks without another look-up.  The first level is an array over the basic plane, because every
   walk starts there. */
#ifndef TEXTPREP_TRIE_H
#define TEXTPREP_TRIE_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "code_points.h"
#include "utf8.h"

/* TP_INLINE is for functions that must be inlined: those that only prefetch, which GCC 12 otherwise takes for free of
   effects and drops (measured: 20 % of backward matching), and those whose state is to live in registers. */
#if defined(__GNUC__) || defined(__clang__)
#define TP_PREFETCH(p) __builtin_prefetch(p)
#define TP_INLINE static inline __attribute__((always_inline))
#define TP_LIKELY(x) __builtin_expect(!!(x), 1)
#else
#define TP_PREFETCH(p) ((void)0)
#define TP_INLINE static inline
#define TP_LIKELY(x) (x)
#endif

#ifdef __linux__
#include <sys/mman.h>
#define TP_LARGE_PAGE ((size_t)2 << 20)
#endif

/* Code points below this have a place of their own in the first level: those of the basic plane. */
#define TP_FIRST 65536u

/* Bits of the edge filter per slot, as a power of two: 4 per slot is 12 % false hits at half load. */
#define TP_EDGE_BITS 2

/* The smallest table fills one word of the edge filter; the largest takes 32 GiB, and its slots' numbers fit into the
   32 bits that the lattice keeps of them. */
#define TP_LEAST_SLOTS 16
#define TP_MOST_SLOTS (UINT64_C(1) << 31)

/* 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming, vol. 3, section 6.4, "Fibonacci
   hashing"). */
#define TP_FIBONACCI UINT64_C(0x9E3779B97F4A7C15)

/* A key is TP_USED | parent node << TP_CODE_POINT_BITS | code point. */
#define TP_USED (UINT64_C(1) << 63)
#define TP_CODE_POINT_BITS 21

typedef struct {
    uint64_t key;  /* 0 if the slot is empty */
    uint32_t node; /* the node that the edge leads to, 0 if it has no children */
    uint32_t word; /* number of the word that ends here + 1, 0 if none does */
} tp_slot;

typedef struct {
    uint32_t node;
    uint32_t word;
} tp_first;

static_assert(sizeof(tp_slot) == 16, "four slots fill a cache line; files keep slots as they are");
static_assert(offsetof(tp_slot, node) == 8 && offsetof(tp_slot, word) == 12, "files keep slots as they are");
static_assert(sizeof(tp_first) == 8, "files keep the first level as it is");
static_assert(0x10FFFF < (1 << TP_CODE_POINT_BITS), "a key has room for every code point");
static_assert(32 + TP_CODE_POINT_BITS < 63, "a key has room for every node below the mark of used slots");
static_assert(TP_LEAST_SLOTS << TP_EDGE_BITS == 64, "the edge filter of the smallest table is one word");

typedef struct {
    tp_slot *slots;
    tp_first *first;
    uint64_t mask;   /* number of slots - 1; they are a power of two */
    uint32_t shift;  /* 64 - log2(number of slots): the upper bits of a hash are the home slot */
    uint32_t nodes;  /* highest node in use */
    uint32_t words;  /* number of words */
    uint64_t used;   /* number of slots in use, at most half of them */
    uint64_t *edges; /* the edge filter: a bit per hash value, set if an edge has it; small enough for the cache */
    uint32_t edge_shift;
} tp_trie;

static inline uint64_t tp_key(uint32_t node, uint32_t cp)
{
    return TP_USED | ((uint64_t)node << TP_CODE_POINT_BITS) | cp;
}

static inline uint64_t tp_hash_key(uint64_t key)
{
    return key * TP_FIBONACCI;
}

/* The slot where the search for a key begins. */
static inline uint64_t tp_home(const tp_trie *t, uint64_t hash)
{
    return hash >> t->shift;
}

/* Return 0 if there is certainly no edge of this hash.  A miss costs a bit in the cache instead of a slot in memory. */
static inline int tp_may_have_edge(const tp_trie *t, uint64_t hash)
{
    const uint64_t bit = hash >> t->edge_shift;
    return (int)((t->edges[bit >> 6] >> (bit & 63)) & 1);
}

/* Search for a key from slot i on.  Returns NULL if there is no such edge. */
static inline const tp_slot *tp_find_from(const tp_trie *t, uint64_t key, uint64_t i)
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
    const uint64_t hash = tp_hash_key(key);
    return tp_may_have_edge(t, hash) ? tp_find_from(t, key, tp_home(t, hash)) : NULL;
}

/* Fetch the memory that tp_find will read. */
TP_INLINE void tp_prefetch_edge(const tp_trie *t, uint32_t node, uint32_t cp)
{
    TP_PREFETCH(&t->slots[tp_home(t, tp_hash_key(tp_key(node, cp)))]);
}

/* Fetch the memory that the second step of a walk from the root will read; the first needs none. */
TP_INLINE void tp_prefetch_walk(const tp_trie *t, uint32_t first_cp, uint32_t second_cp)
{
    if (first_cp < TP_FIRST && t->first[first_cp].node)
        tp_prefetch_edge(t, t->first[first_cp].node, second_cp);
}

/* Step from the root, or from *node, along a code point: sets *node and *word.  Returns 0 if there is no edge. */
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

/* Enter an edge into the filter. */
static inline void tp_mark_edge(tp_trie *t, uint64_t key)
{
    const uint64_t bit = tp_hash_key(key) >> t->edge_shift;
    t->edges[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

/* Allocate memory that is 0.  Large tables ask for large pages: look-ups are spread over all of them, and with small
   pages a third of a look-up's time goes into address translation (measured). */
static inline void *tp_calloc_large(size_t size)
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

/* Set the size of the table, a power of two. */
static inline void tp_set_capacity(tp_trie *t, uint64_t capacity)
{
    uint32_t bits = 0;
    while ((UINT64_C(1) << bits) < capacity)
        bits++;
    t->mask = capacity - 1;
    t->shift = 64 - bits;
}

/* Build the edge filter from the slots.  Returns -1 if there is no memory. */
static inline int tp_build_filter(tp_trie *t)
{
    const uint64_t size = t->mask + 1;
    free(t->edges);
    t->edge_shift = t->shift - TP_EDGE_BITS;
    t->edges = (uint64_t *)calloc((size_t)(size >> (6 - TP_EDGE_BITS)), sizeof(uint64_t));
    if (t->edges == NULL)
        return -1;
    for (uint64_t i = 0; i < size; i++) {
        if (t->slots[i].key)
            tp_mark_edge(t, t->slots[i].key);
    }
    return 0;
}

/* Move the edges into a table of `capacity` slots.  Returns -1 if there is no memory. */
static inline int tp_resize(tp_trie *t, uint64_t capacity)
{
    tp_slot *old = t->slots;
    const uint64_t old_size = old ? t->mask + 1 : 0;
    tp_slot *fresh;
    if (capacity > TP_MOST_SLOTS)
        return -1;
    fresh = (tp_slot *)tp_calloc_large((size_t)capacity * sizeof(tp_slot));
    if (fresh == NULL)
        return -1;
    t->slots = fresh;
    tp_set_capacity(t, capacity);
    for (uint64_t i = 0; i < old_size; i++) {
        if (old[i].key) {
            uint64_t j = tp_home(t, tp_hash_key(old[i].key));
            while (fresh[j].key)
                j = (j + 1) & t->mask;
            fresh[j] = old[i];
        }
    }
    free(old);
    return tp_build_filter(t);
}

/* Return the slot of an edge; make the edge if it does not exist. Return NULL if memory is exhausted. */
static inline tp_slot *tp_add_edge(tp_trie *t, uint32_t node, uint32_t cp)
{
    const uint64_t key = tp_key(node, cp);
    uint64_t i;
    if (2 * (t->used + 1) > t->mask + 1 && tp_resize(t, 2 * (t->mask + 1)) < 0)
        return NULL;
    i = tp_home(t, tp_hash_key(key));
    while (t->slots[i].key) {
        if (t->slots[i].key == key)
            return &t->slots[i];
        i = (i + 1) & t->mask;
    }
    t->slots[i].key = key;
    tp_mark_edge(t, key);
    t->used++;
    return &t->slots[i];
}

/* Make an empty trie with room for `expected_words` edges.  Returns -1 if there is no memory. */
static inline int tp_init(tp_trie *t, uint64_t expected_words)
{
    uint64_t capacity = TP_LEAST_SLOTS;
    memset(t, 0, sizeof(*t));
    while (capacity < 2 * expected_words)
        capacity *= 2;
    t->first = (tp_first *)calloc(TP_FIRST, sizeof(tp_first));
    if (t->first == NULL || tp_resize(t, capacity) < 0)
        return -1;
    return 0;
}

/* Free the tables.  Whoever borrows them from a file frees only t->edges. */
static inline void tp_free_tables(tp_trie *t)
{
    free(t->slots);
    free(t->first);
    free(t->edges);
    memset(t, 0, sizeof(*t));
}

/* Return the number of a word, the next free one if it is new; -1 if there is no memory. */
static inline int64_t tp_insert(tp_trie *t, const uint32_t *word, int64_t length)
{
    /* Both point into the slot, or into the place of the first level, that the walk has reached. */
    uint32_t *node = NULL;
    uint32_t *end = NULL;
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
            s = tp_add_edge(t, parent, word[i]);
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

#endif
