/* What the cutting rules need besides the trie, and the rules themselves for the three
   widths in which CPython keeps text. */
#ifndef TEXTPREP_LATTICE_TYPES_H
#define TEXTPREP_LATTICE_TYPES_H

#include <Python.h>
#include <math.h>
#include "trie/trie.h"

/* How many positions ahead a slot is fetched: measured best between 4 and 12 on x86-64. */
#define TP_AHEAD 6

/* jieba's stand-in for log(0) (finalseg's MIN_FLOAT). */
#define TP_HMM_MISSING (-3.14e100)

#define TP_HAN_FIRST 0x4E00u
#define TP_HAN_COUNT (0x9FD5u - 0x4E00u + 1u)

/* One change of one overlay word.  Changes of a word form a list, newest first. */
typedef struct {
    uint32_t version;
    uint32_t before; /* index + 1 of the change before, 0 for none */
    int64_t count;   /* 0: the word is removed */
    double log;
} tp_change;

typedef struct {
    const tp_trie *base;
    const double *logs;
    const tp_trie *over; /* NULL where nothing was changed */
    const tp_change *changes;
    const uint32_t *heads;
    uint32_t version;
    int removed; /* some word was removed */
    const tp_trie *apart; /* words that the model must not make; NULL for none */
    double log_total;
} tp_lattice;

typedef struct {
    double start[4]; /* B E M S */
    double trans[4][4];
    double *emit; /* TP_HAN_COUNT rows of four */
} tp_hmm;

/* A tagging model: states are pairs (place in the word, tag), numbered in their order, so that a tie goes
   to the larger number.  At most TP_STATES of them. */
#define TP_STATES 256

typedef struct {
    int states;
    const double *start;
    const double *trans;      /* states x states, minus infinity where there is none */
    const uint64_t (*after)[TP_STATES / 64]; /* the states that may follow each, as bits */
    const uint8_t *place;     /* 0 B, 1 E, 2 M, 3 S */
    const uint32_t *rows;     /* per Han character, where its entries begin; TP_HAN_COUNT + 1 of them */
    const uint16_t *row_state;
    const double *row_emit;
    const uint8_t *row_listed; /* whether the state is one of the character's own */
} tp_tagger;

/* The lattice of the tagging model's Viterbi: the states that are alive at each character. */
typedef struct {
    uint16_t *state;
    uint16_t *before; /* which of the states alive at the character before */
    uint64_t room;
    uint64_t *begins; /* per character, one more than there are */
    uint64_t begins_room;
    double scores[2][TP_STATES];
} tp_trellis;

/* What stands where a token's tag is no state of the model. */
#define TP_MARK_LEXICON (-1)
#define TP_MARK_NUMBER (-2)
#define TP_MARK_LATIN (-3)
#define TP_MARK_OTHER (-4)

/* Characters whose edges are looked for together: measured alike from 64 to 512 on x86-64. */
#define TP_WINDOW 128
#define TP_NOWHERE UINT32_MAX

typedef struct {
    int64_t from, to; /* empty at first */
    const tp_slot *second[TP_WINDOW]; /* the edge of two characters, NULL where there is none */
    uint32_t third[TP_WINDOW];        /* where that of three would be */
} tp_window;

typedef struct {
    tp_window ahead;
    double *route;
    int32_t *stop;
    int32_t *word;
    int32_t *fends;
    int32_t *fids;
    uint8_t *back;
} tp_scratch;

static const uint8_t tp_block_ascii[128] = {
    ['#'] = 1, ['%'] = 1, ['&'] = 1, ['+'] = 1, ['-'] = 1, ['.'] = 1, ['_'] = 1,
    ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
    ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1,
    ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1,
    ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1,
    ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1,
    ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1,
    ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1,
};

/* The change in force at the lattice's version, NULL where the word was added later. */
static inline const tp_change *tp_overlay_change(const tp_lattice *L, uint32_t word)
{
    uint32_t at = L->heads[word];
    while (at) {
        const tp_change *change = &L->changes[at - 1];
        if (change->version <= L->version)
            return change;
        at = change->before;
    }
    return NULL;
}

/* An overlay word hides the base's entry of the same spelling, or removes it. */
static inline void tp_overlay_entry(const tp_lattice *L, uint32_t word, int32_t *id, double *log)
{
    const tp_change *change = tp_overlay_change(L, word);
    if (change == NULL)
        return;
    if (change->count == 0) {
        *id = -1;
    } else {
        *id = (int32_t)(L->base->words + word);
        *log = change->log;
    }
}

static inline int tp_overlay_removed(const tp_lattice *L, uint32_t word)
{
    const tp_change *change = tp_overlay_change(L, word);
    return change != NULL && change->count == 0;
}

static inline double tp_tag_emission(const tp_tagger *G, uint32_t cp, int state)
{
    uint32_t i;
    if (cp - TP_HAN_FIRST >= TP_HAN_COUNT)
        return TP_HMM_MISSING;
    for (i = G->rows[cp - TP_HAN_FIRST]; i < G->rows[cp - TP_HAN_FIRST + 1]; i++) {
        if (G->row_state[i] == state)
            return G->row_emit[i];
    }
    return TP_HMM_MISSING;
}

/* The character's own states as bits; returns 0 where it has none. */
static inline int tp_own_states(const tp_tagger *G, uint32_t cp, uint64_t bits[TP_STATES / 64])
{
    uint32_t i;
    int any = 0;
    memset(bits, 0, TP_STATES / 8);
    if (cp - TP_HAN_FIRST >= TP_HAN_COUNT)
        return 0;
    for (i = G->rows[cp - TP_HAN_FIRST]; i < G->rows[cp - TP_HAN_FIRST + 1]; i++) {
        if (G->row_listed[i]) {
            bits[G->row_state[i] >> 6] |= UINT64_C(1) << (G->row_state[i] & 63);
            any = 1;
        }
    }
    return any;
}

/* Add a character whose living states are `bits`.  -1: out of memory. */
static int tp_trellis_add(const tp_tagger *G, tp_trellis *t, int64_t at, uint32_t cp, const uint64_t *bits)
{
    const uint64_t begin = t->begins[at];
    uint64_t n = begin, from = at ? t->begins[at - 1] : 0, i;
    const double *old = t->scores[(at + 1) & 1];
    double *fresh = t->scores[at & 1];
    int y;
    if (begin + TP_STATES > t->room) {
        const uint64_t room = 2 * t->room + 4 * TP_STATES;
        uint16_t *more = (uint16_t *)realloc(t->state, (size_t)room * sizeof(uint16_t));
        if (more == NULL)
            return -1;
        t->state = more;
        more = (uint16_t *)realloc(t->before, (size_t)room * sizeof(uint16_t));
        if (more == NULL)
            return -1;
        t->before = more;
        t->room = room;
    }
    for (y = 0; y < G->states; y++) {
        double emit, best = 0.0;
        int chosen = -1;
        if (!((bits[y >> 6] >> (y & 63)) & 1))
            continue;
        emit = tp_tag_emission(G, cp, y);
        if (at == 0) {
            best = G->start[y] + emit;
            chosen = 0;
        } else {
            for (i = from; i < begin; i++) {
                const int x = t->state[i];
                const uint64_t *after = G->after[x];
                double score;
                /* A state that nothing can follow takes no part. */
                if (!(after[0] | after[1] | after[2] | after[3]))
                    continue;
                score = old[i - from] + G->trans[(size_t)x * G->states + y] + emit;
                if (chosen < 0 || score >= best) {
                    best = score;
                    chosen = (int)(i - from);
                }
            }
            if (chosen < 0) {
                /* Nothing before can go on: every state is as impossible as the next. */
                best = -HUGE_VAL;
                chosen = 0;
            }
        }
        fresh[n - begin] = best;
        t->state[n] = (uint16_t)y;
        t->before[n] = (uint16_t)chosen;
        n++;
    }
    t->begins[at + 1] = n;
    return 0;
}

static const double tp_no_emission[4] = {TP_HMM_MISSING, TP_HMM_MISSING, TP_HMM_MISSING, TP_HMM_MISSING};

static inline const double *tp_emission(const tp_hmm *H, uint32_t cp)
{
    return cp - TP_HAN_FIRST < TP_HAN_COUNT ? &H->emit[4 * (size_t)(cp - TP_HAN_FIRST)] : tp_no_emission;
}

#define CH uint8_t
#define TP(name) tp1_##name
#include "lattice.h"
#undef CH
#undef TP
#define CH uint16_t
#define TP(name) tp2_##name
#include "lattice.h"
#undef CH
#undef TP
#define CH uint32_t
#define TP(name) tp4_##name
#include "lattice.h"
#undef CH
#undef TP

static inline int64_t tp_tag(const tp_lattice *L, const tp_tagger *G, tp_trellis *t, int kind, const void *s, int64_t b,
                             int64_t e, tp_scratch *w, int32_t *ends, int32_t *ids, int16_t *marks, int64_t n)
{
    return kind == 1 ? tp1_tag(L, G, t, (const uint8_t *)s, b, e, w, ends, ids, marks, n)
         : kind == 2 ? tp2_tag(L, G, t, (const uint16_t *)s, b, e, w, ends, ids, marks, n)
                     : tp4_tag(L, G, t, (const uint32_t *)s, b, e, w, ends, ids, marks, n);
}

#define TP_RULE_FORWARD 0
#define TP_RULE_BACKWARD 1
#define TP_RULE_BOTH 2
#define TP_RULE_UNIGRAM 3

#define TP_DISPATCH(width, type)                                                                   \
    switch (rule) {                                                                                \
    case TP_RULE_FORWARD: return width##_forward(L, (const type *)s, b, e, ends, ids, n);          \
    case TP_RULE_BACKWARD: return width##_backward(L, (const type *)s, b, e, w, ends, ids, n);     \
    case TP_RULE_BOTH: return width##_bidirectional(L, (const type *)s, b, e, w, ends, ids, n);    \
    default: return width##_unigram(L, H, (const type *)s, b, e, w, ends, ids, n);                 \
    }

/* Whether s[b:e] is a word of a trie. */
static inline int tp_holds(const tp_trie *T, int kind, const void *s, int64_t b, int64_t e)
{
    const uint32_t first = tp_read(kind, s, b);
    if (TP_LIKELY(first < TP_FIRST && !T->first[first].node && !T->first[first].word))
        return 0;
    return (kind == 1 ? tp1_word_of(T, (const uint8_t *)s, b, e)
          : kind == 2 ? tp2_word_of(T, (const uint16_t *)s, b, e)
                      : tp4_word_of(T, (const uint32_t *)s, b, e)) != 0;
}

static inline int64_t tp_inner(const tp_lattice *L, int kind, const void *s, int64_t b, int64_t e, int32_t *pairs)
{
    return kind == 1 ? tp1_inner(L, (const uint8_t *)s, b, e, pairs, 0)
         : kind == 2 ? tp2_inner(L, (const uint16_t *)s, b, e, pairs, 0)
                     : tp4_inner(L, (const uint32_t *)s, b, e, pairs, 0);
}

static inline int64_t tp_longer(const tp_lattice *L, int kind, const void *s, int64_t b, int64_t e, int32_t *pairs,
                                int64_t room)
{
    return kind == 1 ? tp1_longer(L, (const uint8_t *)s, b, e, pairs, 0, room)
         : kind == 2 ? tp2_longer(L, (const uint16_t *)s, b, e, pairs, 0, room)
                     : tp4_longer(L, (const uint32_t *)s, b, e, pairs, 0, room);
}

/* Cuts s[b:e] by a rule, appending ends and word ids from index n.  -1: a signal's exception is set. */
static inline int64_t tp_cut(int rule, const tp_lattice *L, const tp_hmm *H, int kind, const void *s,
                             int64_t b, int64_t e, tp_scratch *w, int32_t *ends, int32_t *ids, int64_t n)
{
    if (kind == 1) {
        TP_DISPATCH(tp1, uint8_t)
    } else if (kind == 2) {
        TP_DISPATCH(tp2, uint16_t)
    } else {
        TP_DISPATCH(tp4, uint32_t)
    }
}

#endif
