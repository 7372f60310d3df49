/* Conversion by dictionaries: tables, and the textbook way of running them over code points.

   A table is a trie over the keys of all its dictionaries.  Which of the keys that begin at a place
   answers depends only on which of them do begin there, and these are the prefixes of the longest: so
   each word of the trie holds the answer for a walk that ended with it, whatever the rule between the
   dictionaries was. */
#ifndef TEXTPREP_CONVERSION_H
#define TEXTPREP_CONVERSION_H

#include "trie/trie.h"

#define TP_DOUBT 1u /* a single character with several candidates */
#define TP_MOVED 2u /* some character is neither the key's at its place nor one of its candidates */
#define TP_SAME 4u  /* the value is the key */

/* OpenCC 1.4: the longest description sequence that is copied whole, and how deep it may nest. */
#define TP_DESCRIPTION_LENGTH 64
#define TP_DESCRIPTION_DEPTH 16

#define TP_FROZEN (INT64_C(1) << 62)

typedef struct {
    const uint32_t *value;
    uint32_t size;
    uint32_t taken; /* length of the key that answers */
    uint32_t entry; /* which one answers, */
    uint16_t dictionary; /* of which dictionary */
    uint16_t flags;
} tp_answer;

typedef struct {
    const tp_trie *trie;
    const tp_answer *answers; /* by word */
} tp_table;

/* A growing array of code points. */
typedef struct {
    uint32_t *p;
    int64_t size, room;
} tp_points;

/* A growing array of numbers: segment ends, moves, ambiguities. */
typedef struct {
    int64_t *p;
    int64_t size, room;
} tp_numbers;

static int tp_points_room(tp_points *a, int64_t more)
{
    if (a->size + more > a->room) {
        const int64_t room = 2 * (a->size + more) + 64;
        uint32_t *p = (uint32_t *)realloc(a->p, (size_t)room * sizeof(uint32_t));
        if (p == NULL)
            return -1;
        a->p = p;
        a->room = room;
    }
    return 0;
}

static int tp_points_add(tp_points *a, const uint32_t *from, int64_t n)
{
    if (tp_points_room(a, n) < 0)
        return -1;
    memcpy(a->p + a->size, from, (size_t)n * sizeof(uint32_t));
    a->size += n;
    return 0;
}

static int tp_push(tp_numbers *a, int64_t x)
{
    if (a->size == a->room) {
        const int64_t room = 2 * a->room + 16;
        int64_t *p = (int64_t *)realloc(a->p, (size_t)room * sizeof(int64_t));
        if (p == NULL)
            return -1;
        a->p = p;
        a->room = room;
    }
    a->p[a->size++] = x;
    return 0;
}

static inline int tp_is_description(uint32_t c)
{
    return c - 0x2FF0u < 16;
}

static int64_t tp_operand(const uint32_t *s, int64_t at, int64_t limit, int depth)
{
    uint32_t c;
    if (at >= limit || depth >= TP_DESCRIPTION_DEPTH)
        return -1;
    c = s[at++];
    if (tp_is_description(c)) {
        int n = c == 0x2FF2 || c == 0x2FF3 ? 3 : c >= 0x2FFE ? 1 : 2;
        while (n--) {
            at = tp_operand(s, at, limit, depth + 1);
            if (at < 0)
                return -1;
        }
    }
    return at;
}

/* Where the description sequence that begins at a place ends; the place after it where none does. */
static int64_t tp_skip(const uint32_t *s, int64_t at, int64_t end)
{
    if (tp_is_description(s[at])) {
        const int64_t limit = end - at > TP_DESCRIPTION_LENGTH ? at + TP_DESCRIPTION_LENGTH : end;
        const int64_t stop = tp_operand(s, at, limit, 0);
        if (stop > 0)
            return stop;
    }
    return at + 1;
}

#define CH uint32_t
#define TP(name) tp_##name##_4
#include "conversion_match.h"
#undef CH
#undef TP
#define CH uint16_t
#define TP(name) tp_##name##_2
#include "conversion_match.h"
#undef CH
#undef TP

typedef struct {
    const tp_table *tables[2]; /* asked in turn */
    int count;
} tp_stage;

static inline const tp_answer *tp_ask(const tp_stage *stage, const uint32_t *s, int64_t at, int64_t end)
{
    const tp_answer *a = tp_match_4(stage->tables[0], s, at, end);
    return a == NULL && stage->count > 1 ? tp_match_4(stage->tables[1], s, at, end) : a;
}

/* The ends of the segments that a table makes of a text. */
static int tp_segments(const tp_table *T, const uint32_t *s, int64_t n, tp_numbers *ends)
{
    int64_t at = 0, begin = 0;
    while (at < n) {
        const tp_answer *a = tp_match_4(T, s, at, n);
        if (a == NULL) {
            at = tp_skip(s, at, n);
            continue;
        }
        if (begin < at && tp_push(ends, at) < 0)
            return -1;
        at += a->taken;
        begin = at;
        if (tp_push(ends, at) < 0)
            return -1;
    }
    return begin < at ? tp_push(ends, at) : 0;
}

/* One stage over the segments s[..ends[0]], s[ends[0]..ends[1]], …  Appends to `out` and `out_ends`.
   Where they are not NULL `moves` gets (start, end, new length) and `ambiguities` (start, address of the answer). */
static int tp_run(const tp_stage *stage, const uint32_t *s, const int64_t *ends, int64_t count, int keep,
                  tp_points *out, tp_numbers *out_ends, tp_numbers *moves, tp_numbers *ambiguities)
{
    int64_t at = 0;
    for (int64_t n = 0; n < count; n++) {
        const int64_t end = ends[n] & ~TP_FROZEN;
        if (ends[n] & TP_FROZEN) {
            if (tp_points_add(out, s + at, end - at) < 0)
                return -1;
            at = end;
        }
        while (at < end) {
            const tp_answer *a = tp_ask(stage, s, at, end);
            if (a == NULL) {
                const int64_t stop = tp_skip(s, at, end);
                if (tp_points_add(out, s + at, stop - at) < 0)
                    return -1;
                at = stop;
                continue;
            }
            if (a->flags & TP_DOUBT) {
                if (ambiguities != NULL && (tp_push(ambiguities, at) < 0 || tp_push(ambiguities, (int64_t)(intptr_t)a) < 0))
                    return -1;
                if (keep) {
                    if (tp_push(out_ends, out->size) < 0 || tp_points_add(out, s + at, 1) < 0
                        || tp_push(out_ends, out->size | TP_FROZEN) < 0)
                        return -1;
                    at++;
                    continue;
                }
            }
            if (moves != NULL && (a->flags & TP_MOVED)
                && (tp_push(moves, at) < 0 || tp_push(moves, at + a->taken) < 0 || tp_push(moves, a->size) < 0))
                return -1;
            if (tp_points_add(out, a->value, a->size) < 0)
                return -1;
            at += a->taken;
        }
        if (out_ends != NULL && tp_push(out_ends, out->size | (ends[n] & TP_FROZEN)) < 0)
            return -1;
    }
    return 0;
}

/* Keys of two characters and more of the basic plane, by their first two: so much smaller than the trie that it
   stays in the cache, with the values beside the keys.  `slots` is open addressing over the pairs, each 8 bits of
   the hash << 24 | 1 + where the keys are; there stand the pair, their number and for each key, the longest first,
   (length - 2, size of the value | TP_KEY_… << 8, word in two halves, the rest of the key, the value). */
typedef struct {
    uint32_t *slots; /* NULL where there is no index */
    uint16_t *keys;
    uint32_t shift;
    uint32_t mask;
} tp_index;

#define TP_KEY_HEAD 4
#define TP_KEY_MOVED(stage) (1u << (stage))
#define TP_KEY_SAME 4u
#define TP_KEY_BARE 8u /* the value is too long or too wide to stand here, or a shorter key answers */

/* The quick way, for texts without characters that normalisation changes and without description
   operators, and for chains of one or two stages. */
typedef struct {
    const tp_table *segments; /* a single stage without segments makes its own */
    const tp_answer *whole;   /* by word of `segments`, its match after the whole chain; `taken` is its length after
                                 the first stage, `flags` 1 << stage where that moves, TP_KEY_SAME */
    tp_stage chain[2];
    const tp_table *loose_stages[2]; /* what may answer outside of the segments' matches; NULL for nothing */
    int count;
    const uint32_t *characters; /* by code point: TP_STARTS_… << 16 | what it becomes where no longer key begins */
    const uint64_t *pairs;      /* a bit per hash of two characters: may they begin a key of the segments or the first
                                   stage? */
    const uint64_t *later;      /* the same for what the second stage sees of them */
    uint32_t pair_shift, later_shift;
    tp_index index;             /* of the segments */
    int dense;                  /* whether most characters begin some key */
} tp_plan;

#define TP_STARTS_SEGMENT 1u /* a longer key of the segments begins with it */
#define TP_STARTS_FIRST 2u   /* one of the first stage */
#define TP_STARTS_SECOND 4u  /* one of the second begins with what it becomes */
#define TP_STARTS_ODD 8u     /* it does not become one character in its place, or is a segment by itself */

static inline uint32_t tp_hash(uint32_t a, uint32_t b)
{
    return (a << 16 | b) * 0x9E3779B1u;
}

static inline uint32_t tp_bit(const uint64_t *bits, uint32_t shift, uint32_t a, uint32_t b)
{
    const uint32_t bit = tp_hash(a, b) >> shift;
    return (uint32_t)(bits[bit >> 6] >> (bit & 63)) & 1;
}

static inline void tp_set_bit(uint64_t *bits, uint32_t shift, uint32_t a, uint32_t b)
{
    const uint32_t bit = tp_hash(a, b) >> shift;
    bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

/* Where the keys of a pair are: its slot, or the empty one where it would be. */
static inline uint32_t *tp_slot_of(const tp_index *x, uint32_t a, uint32_t b)
{
    const uint32_t hash = tp_hash(a, b), tag = hash << 24;
    uint32_t i = hash >> x->shift;
    for (;;) {
        uint32_t *slot = &x->slots[i];
        if (*slot == 0)
            return slot;
        if ((*slot & 0xFF000000u) == tag) {
            const uint16_t *keys = x->keys + (*slot & 0xFFFFFF) - 1;
            if (keys[0] == a && keys[1] == b)
                return slot;
        }
        i = (i + 1) & x->mask;
    }
}

/* The longest key that begins at a place of two or more characters; NULL where none does. */
static inline const uint16_t *tp_lookup(const tp_index *x, const uint16_t *s, int64_t room)
{
    const uint32_t slot = *tp_slot_of(x, s[0], s[1]);
    if (slot) {
        const uint16_t *key = x->keys + (slot & 0xFFFFFF) + 1;
        for (int left = *key++; left > 0; left--) {
            const int size = key[0];
            if (size + 2 <= room) {
                int i = 0;
                while (i < size && key[TP_KEY_HEAD + i] == s[2 + i])
                    i++;
                if (i == size)
                    return key;
            }
            key += TP_KEY_HEAD + size + (key[1] & 0xFF);
        }
    }
    return NULL;
}

static int tp_in_plane(const uint32_t *s, uint32_t n)
{
    while (n && s[n - 1] <= 0xFFFF)
        n--;
    return n == 0;
}

/* The slot of a pair in a table of pair << 32 | number. */
static uint64_t *tp_group_of(uint64_t *groups, uint32_t shift, uint32_t mask, const uint32_t *key)
{
    const uint32_t pair = key[0] << 16 | key[1];
    uint32_t i = tp_hash(key[0], key[1]) >> shift;
    while (groups[i] && (uint32_t)(groups[i] >> 32) != pair)
        i = (i + 1) & mask;
    if (groups[i] == 0)
        groups[i] = (uint64_t)pair << 32;
    return &groups[i];
}

static uint32_t tp_put_key(uint16_t *to, const uint32_t *key, uint32_t size, uint32_t word, const tp_answer *a,
                           int shorter)
{
    const int bare = shorter || a->size > 255 || !tp_in_plane(a->value, a->size);
    const uint32_t values = bare ? 0 : a->size;
    to[0] = (uint16_t)(size - 2);
    to[1] = (uint16_t)(values | (a->flags & 7u) << 8 | (bare ? TP_KEY_BARE << 8 : 0));
    to[2] = (uint16_t)(word & 0xFFFF);
    to[3] = (uint16_t)(word >> 16);
    for (uint32_t i = 2; i < size; i++)
        to[TP_KEY_HEAD + i - 2] = (uint16_t)key[i];
    for (uint32_t i = 0; i < values; i++)
        to[TP_KEY_HEAD + size - 2 + i] = (uint16_t)a->value[i];
    return TP_KEY_HEAD + size - 2 + values;
}

/* Make an index of keys that stand one after another, with what answers for each and what that becomes, flags as
   in `tp_plan.whole`.  Where they are too many there is none. */
static int tp_make_index(tp_index *x, const uint32_t *keys, const uint32_t *ends, const tp_answer *answers,
                         const tp_answer *whole, uint32_t words)
{
    uint32_t bits = 4, count = 0;
    uint32_t *order = (uint32_t *)malloc(((size_t)words + 1) * sizeof(uint32_t));
    uint32_t *tally = (uint32_t *)calloc(258, sizeof(uint32_t));
    uint64_t *groups;
    uint64_t room = 0;
    int failed = -1;
    while ((UINT64_C(1) << bits) < 2 * (uint64_t)words)
        bits++;
    x->shift = 32 - bits;
    x->mask = (UINT32_C(1) << bits) - 1;
    groups = (uint64_t *)calloc((size_t)x->mask + 1, sizeof(uint64_t));
    if (order == NULL || tally == NULL || groups == NULL)
        goto done;
    /* The words that belong here, the longest first (a counting sort), and the room that each pair needs. */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t n = 0; n < words; n++) {
            const uint32_t begin = n ? ends[n - 1] : 0, size = ends[n] - begin;
            if (size < 2 || !tp_in_plane(keys + begin, size))
                continue;
            if (pass == 1) {
                order[tally[255 - size]++] = n;
                count++;
            } else {
                tally[256 - size]++;
                *tp_group_of(groups, x->shift, x->mask, keys + begin) += TP_KEY_HEAD + size - 2 + whole[n].size;
            }
        }
        for (int i = 1; pass == 0 && i < 257; i++)
            tally[i] += tally[i - 1];
    }
    for (uint64_t i = 0; i <= x->mask; i++) {
        if (groups[i]) {
            const uint32_t size = (uint32_t)groups[i] + 3;
            groups[i] = (groups[i] >> 32 << 32) | (uint32_t)room;
            room += size;
        }
    }
    failed = 0;
    if (room >= 0xFFFFFF)
        goto done;
    x->slots = (uint32_t *)calloc((size_t)x->mask + 1, sizeof(uint32_t));
    x->keys = (uint16_t *)calloc((size_t)room + 1, sizeof(uint16_t));
    if (x->slots == NULL || x->keys == NULL) {
        failed = -1;
        goto done;
    }
    for (uint32_t o = 0; o < count; o++) {
        const uint32_t n = order[o], begin = n ? ends[n - 1] : 0;
        uint64_t *group = tp_group_of(groups, x->shift, x->mask, keys + begin);
        uint32_t *slot = tp_slot_of(x, keys[begin], keys[begin + 1]);
        uint16_t *first;
        if (*slot == 0) {
            /* From here on the group tells where its next key goes. */
            *slot = tp_hash(keys[begin], keys[begin + 1]) << 24 | ((uint32_t)*group + 1);
            first = x->keys + (uint32_t)*group;
            first[0] = (uint16_t)keys[begin];
            first[1] = (uint16_t)keys[begin + 1];
            *group += 3;
        }
        x->keys[(*slot & 0xFFFFFF) + 1]++;
        *group += tp_put_key(x->keys + (uint32_t)*group, keys + begin, ends[n] - begin, n, &whole[n],
                             answers[n].taken != ends[n] - begin);
    }
done:
    free(order);
    free(tally);
    free(groups);
    return failed;
}

/* What has to be known of one text on the quick way. */
typedef struct {
    tp_points mid;      /* what the first stage made and the second has not taken */
    int64_t head;
    int64_t mid_base;   /* of mid.p[head] in the whole of the first stage's result */
    int moved;          /* 1 << stage */
    int changed;
    tp_numbers *moves;  /* of each stage; NULL where nobody asks */
} tp_work;

static int tp_move(tp_work *w, int stage, int64_t start, int64_t end, int64_t size)
{
    w->moved |= 1 << stage;
    if (w->moves == NULL)
        return 0;
    return tp_push(&w->moves[stage], start) < 0 || tp_push(&w->moves[stage], end) < 0
                   || tp_push(&w->moves[stage], size) < 0
               ? -1
               : 0;
}

/* What the stages move inside one match of the segments, which begins at `start`. */
static int tp_moves_inside(const tp_plan *P, tp_work *w, const uint32_t *key, int64_t size, int64_t start)
{
    tp_points in = {NULL, 0, 0}, out = {NULL, 0, 0};
    int64_t begin = start;
    int failed = tp_points_add(&in, key, size);
    for (int stage = 0; stage < P->count && !failed; stage++) {
        tp_numbers *moves = &w->moves[stage];
        const int64_t before = moves->size, end = in.size;
        tp_points swap;
        out.size = 0;
        failed = tp_run(&P->chain[stage], in.p, &end, 1, 0, &out, NULL, moves, NULL);
        for (int64_t i = before; i < moves->size; i++) {
            if ((i - before) % 3 < 2)
                moves->p[i] += begin;
        }
        begin = w->mid_base;
        swap = in;
        in = out;
        out = swap;
    }
    free(in.p);
    free(out.p);
    return failed;
}

/* The number of the lowest bit that is set. */
static inline int tp_lowest(uint64_t x)
{
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_ctzll(x);
#else
    int n = 0;
    while (!(x & 1)) {
        x >>= 1;
        n++;
    }
    return n;
#endif
}

#define TP_BLOCK 64
#define TP_NARROW 1
#define CH uint16_t
#define OUT uint16_t
#define TP(name) tp_##name##_2
#define TPO(name) tp_##name##_2_2
#include "conversion_quick.h"
#undef OUT
#undef TPO
#define OUT uint32_t
#define TPO(name) tp_##name##_2_4
#include "conversion_quick.h"
#undef CH
#undef TP
#undef TPO
#undef TP_NARROW
#define TP_NARROW 0
#define CH uint32_t
#define TP(name) tp_##name##_4
#define TPO(name) tp_##name##_4_4
#include "conversion_quick.h"
#undef CH
#undef OUT
#undef TP
#undef TPO

#endif
