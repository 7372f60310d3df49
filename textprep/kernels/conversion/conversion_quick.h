/* The quick way: included once per width of the text and of the result, with CH and OUT the types, TP(name) the name
   of what depends on the text alone and TPO(name) of what depends on both.

   Between two matches all stages stand at the same place of the text.  From there a character that begins no
   longer key in any stage becomes what a table says (`characters`); anything else is worked out until all
   stages meet again.  Functions return 0, -1 where memory ran out, 1 where the result needs a wider type. */

typedef struct {
    OUT *p;
    int64_t size, room;
} TPO(out);

static int TPO(grow)(TPO(out) *o, int64_t more)
{
    const int64_t room = o->size + o->size / 4 + more + 64;
    OUT *p = (OUT *)realloc(o->p, (size_t)room * sizeof(OUT));
    if (p == NULL)
        return -1;
    o->p = p;
    o->room = room;
    return 0;
}

static inline int TPO(put)(TPO(out) *o, const uint32_t *from, int64_t n)
{
    if (o->size + n > o->room && TPO(grow)(o, n) < 0)
        return -1;
    for (int64_t i = 0; i < n; i++) {
        if (sizeof(OUT) == 2 && from[i] > 0xFFFF)
            return 1;
        o->p[o->size++] = (OUT)from[i];
    }
    return 0;
}

/* A match of the first stage, outside of the segments' matches, that ends before one of them begins. */
static const tp_answer *TPO(bounded)(const tp_plan *P, const CH *s, int64_t at, int64_t n)
{
    const tp_table *T = P->loose_stages[0];
    uint32_t node = 0, word = 0, best;
    if (T == NULL || !tp_step(T->trie, 1, &node, (uint32_t)s[at], &word))
        return NULL;
    best = word;
    while (node && ++at < n) {
        const tp_slot *slot = tp_find(T->trie, node, (uint32_t)s[at]);
        if (slot == NULL || TP(match)(P->segments, s, at, n) != NULL)
            break;
        node = slot->node;
        if (slot->word)
            best = slot->word;
    }
    return best ? &T->answers[best - 1] : NULL;
}

/* The first stage's next piece into `mid`. */
static int TPO(produce)(const tp_plan *P, const CH *s, int64_t *at, int64_t n, tp_work *w)
{
    const tp_answer *a = TPO(bounded)(P, s, *at, n);
    if (a == NULL) {
        const uint32_t c = (uint32_t)s[*at];
        (*at)++;
        return tp_points_add(&w->mid, &c, 1);
    }
    if (!(a->flags & TP_SAME))
        w->changed = 1;
    if ((a->flags & TP_MOVED) && tp_move(w, 0, *at, *at + a->taken, a->size) < 0)
        return -1;
    *at += a->taken;
    return tp_points_add(&w->mid, a->value, a->size);
}

/* From a place where all stages stand to the next such place: one match or character for a single stage. */
static int TPO(island)(const tp_plan *P, const CH *s, int64_t *at, int64_t n, TPO(out) *o, tp_work *w)
{
    if (P->count == 1) {
        const tp_answer *a = TPO(bounded)(P, s, *at, n);
        if (a == NULL) {
            const uint32_t c = (uint32_t)s[*at];
            (*at)++;
            return TPO(put)(o, &c, 1);
        }
        if (!(a->flags & TP_SAME))
            w->changed = 1;
        if ((a->flags & TP_MOVED) && tp_move(w, 0, *at, *at + a->taken, a->size) < 0)
            return -1;
        *at += a->taken;
        return TPO(put)(o, a->value, a->size);
    }
    w->mid.size = w->head = 0;
    if (TPO(produce)(P, s, at, n, w) < 0)
        return -1;
    while (w->head < w->mid.size) {
        const tp_table *T = P->loose_stages[1];
        uint32_t node = 0, word = 0, best = 0;
        int64_t j = w->head;
        int code;
        if (tp_step(T->trie, 1, &node, w->mid.p[j], &word)) {
            best = word;
            while (node) {
                const tp_slot *slot;
                j++;
                while (j == w->mid.size && *at < n && TP(match)(P->segments, s, *at, n) == NULL) {
                    if (TPO(produce)(P, s, at, n, w) < 0)
                        return -1;
                }
                if (j == w->mid.size || (slot = tp_find(T->trie, node, w->mid.p[j])) == NULL)
                    break;
                node = slot->node;
                if (slot->word)
                    best = slot->word;
            }
        }
        if (best) {
            const tp_answer *a = &T->answers[best - 1];
            if (!(a->flags & TP_SAME))
                w->changed = 1;
            if ((a->flags & TP_MOVED) && tp_move(w, 1, w->mid_base, w->mid_base + a->taken, a->size) < 0)
                return -1;
            w->mid_base += a->taken;
            w->head += a->taken;
            code = TPO(put)(o, a->value, a->size);
        } else {
            code = TPO(put)(o, &w->mid.p[w->head], 1);
            w->mid_base++;
            w->head++;
        }
        if (code != 0)
            return code;
        if (w->head > 4096) {
            memmove(w->mid.p, w->mid.p + w->head, (size_t)(w->mid.size - w->head) * sizeof(uint32_t));
            w->mid.size -= w->head;
            w->head = 0;
        }
    }
    return 0;
}

/* A match of the segments, already converted. */
static int TPO(whole)(const tp_plan *P, const tp_answer *a, const CH *s, int64_t *at, TPO(out) *o, tp_work *w)
{
    const tp_answer *done = &P->whole[a - P->segments->answers];
    const int moved = done->flags & 3;
    int code = 0;
    if (!(done->flags & TP_KEY_SAME))
        w->changed = 1;
    if (moved && w->moves != NULL) {
        uint32_t key[256];
        for (uint32_t i = 0; i < a->taken; i++)
            key[i] = (uint32_t)s[*at + i];
        code = tp_moves_inside(P, w, key, a->taken, *at);
    }
    w->moved |= moved;
    w->mid_base += done->taken;
    *at += a->taken;
    return code ? code : TPO(put)(o, done->value, done->size);
}

/* What has to be known of the character at a place. */
static inline uint32_t TPO(known)(const tp_plan *P, const CH *s, int64_t at, int64_t n)
{
    const uint32_t c = at < n ? (uint32_t)s[at] : 0;
    return sizeof(CH) == 4 && c > 0xFFFF ? TP_STARTS_ODD << 16 : P->characters[c];
}

/* Whether a stage may find something at a place outside of the segments' matches, `here` and `next` being what is
   known of the two characters there. */
static inline uint32_t TPO(may_start)(const tp_plan *P, uint32_t here, uint32_t next, uint32_t c, uint32_t d)
{
    uint32_t may = here & (TP_STARTS_ODD << 16);
    if (here & (TP_STARTS_FIRST << 16))
        may |= tp_bit(P->pairs, P->pair_shift, c, d);
    /* What follows may become anything where the first stage has longer keys for it, too. */
    if (here & (TP_STARTS_SECOND << 16))
        may |= (next & ((TP_STARTS_FIRST | TP_STARTS_ODD) << 16)) | tp_bit(P->later, P->later_shift, c, d);
    return may;
}

/* One step from a place where all stages stand and something longer may begin. */
static int TPO(step)(const tp_plan *P, const CH *s, int64_t *at, int64_t n, TPO(out) *o, tp_work *w)
{
    const uint32_t here = TPO(known)(P, s, *at, n), next = TPO(known)(P, s, *at + 1, n);
    const tp_answer *a = NULL;
    uint32_t d;
#if TP_NARROW
    if (P->index.slots != NULL) {
        const uint16_t *key = *at + 1 < n ? tp_lookup(&P->index, s + *at, n - *at) : NULL;
        if (key != NULL && w->moves == NULL && !(key[1] & TP_KEY_BARE << 8)) {
            const uint16_t *value = key + TP_KEY_HEAD + key[0];
            const int size = key[1] & 0xFF;
            OUT *out;
            if (o->size + size > o->room && TPO(grow)(o, size) < 0)
                return -1;
            out = o->p + o->size;
            for (int i = 0; i < size; i++)
                out[i] = value[i];
            o->size += size;
            w->moved |= key[1] >> 8 & 3;
            w->changed |= !(key[1] & TP_KEY_SAME << 8);
            *at += key[0] + 2;
            return 0;
        }
        if (key != NULL)
            a = &P->segments->answers[key[2] | (uint32_t)key[3] << 16];
        else if (here & TP_STARTS_ODD << 16)
            a = TP(match)(P->segments, s, *at, n);
    } else
#endif
        a = TP(match)(P->segments, s, *at, n);
    if (a != NULL)
        return TPO(whole)(P, a, s, at, o, w);
    d = *at + 1 < n ? (uint32_t)s[*at + 1] : 0;
    if (TPO(may_start)(P, here, next, (uint32_t)s[*at], d))
        return TPO(island)(P, s, at, n, o, w);
    d = here & 0xFFFF;
    w->changed |= d != (uint32_t)s[*at];
    w->mid_base++;
    (*at)++;
    return TPO(put)(o, &d, 1);
}

/* The straight way as far as it goes: where keys are few, that is far. */
static int TPO(stroll)(const tp_plan *P, const CH *s, int64_t *at, int64_t end, int64_t n, TPO(out) *o, tp_work *w)
{
    const int64_t begin = *at;
    int64_t i = begin;
    uint32_t changed = 0, next = TPO(known)(P, s, i, n);
    OUT *out = o->p + o->size;
    while (i < end) {
        const uint32_t here = next;
        next = TPO(known)(P, s, i + 1, n);
        if (here >> 16) {
            const uint32_t c = (uint32_t)s[i], d = i + 1 < n ? (uint32_t)s[i + 1] : 0;
            if ((here & TP_STARTS_SEGMENT << 16 && tp_bit(P->pairs, P->pair_shift, c, d))
                || TPO(may_start)(P, here, next, c, d))
                break;
        }
        *out++ = (OUT)(here & 0xFFFF);
        changed |= (here & 0xFFFF) ^ (uint32_t)s[i];
        i++;
    }
    o->size = out - o->p;
    w->mid_base += i - begin;
    w->changed |= changed != 0;
    *at = i;
    return i < end;
}

/* Where keys are many most characters begin some, and nobody can guess which of them go on: so the tables are asked
   for a block of places at once, and no answer waits for the one before it. */
static int TPO(march)(const tp_plan *P, const CH *s, int64_t *at, int64_t end, int64_t n, TPO(out) *o, tp_work *w)
{
    const int64_t begin = *at;
    const int size = end - begin < TP_BLOCK ? (int)(end - begin) : TP_BLOCK;
    int64_t i = begin;
    OUT becomes[2 * TP_BLOCK];
    uint64_t look = 0, changed = 0;
    uint32_t next = TPO(known)(P, s, i, n);
    for (int k = 0; k < size; k++) {
        const uint32_t here = next, flags = here >> 16, c = (uint32_t)s[i + k];
        const uint32_t d = i + k + 1 < n ? (uint32_t)s[i + k + 1] : 0;
        uint32_t may = (tp_bit(P->pairs, P->pair_shift, c, d) & (flags | flags >> 1)) | flags >> 3;
        next = TPO(known)(P, s, i + k + 1, n);
        if (P->count == 2)
            may |= flags >> 2 & (tp_bit(P->later, P->later_shift, c, d) | next >> 17 | next >> 19);
        look |= (uint64_t)(may & 1) << k;
        changed |= (uint64_t)((here & 0xFFFF) != c) << k;
        becomes[k] = (OUT)(here & 0xFFFF);
    }
#if TP_NARROW
    if (P->index.slots != NULL) {
        /* What these places will ask for is fetched while the others are asked. */
        uint64_t left;
        for (left = look; left; left &= left - 1) {
            const CH *at = s + begin + tp_lowest(left);
            TP_PREFETCH(&P->index.slots[tp_hash(at[0], at + 1 < s + n ? at[1] : 0) >> P->index.shift]);
        }
        for (left = look; left; left &= left - 1) {
            const CH *at = s + begin + tp_lowest(left);
            const uint32_t slot = P->index.slots[tp_hash(at[0], at + 1 < s + n ? at[1] : 0) >> P->index.shift];
            TP_PREFETCH(&P->index.keys[slot & 0xFFFFFF]);
        }
    }
#endif
    for (;;) {
        const int done = (int)(i - begin);
        const uint64_t left = done < TP_BLOCK ? look >> done : 0;
        const int run = left ? tp_lowest(left) : size - done;
        int code;
        if (done >= size)
            break;
        if (o->room - o->size < n - i + TP_BLOCK && TPO(grow)(o, n - i + TP_BLOCK) < 0)
            return -1;
        /* More than the run, since a fixed size is faster; what follows is written over. */
        memcpy(o->p + o->size, becomes + done, TP_BLOCK * sizeof(OUT));
        o->size += run;
        w->changed |= run && (changed >> done) << (TP_BLOCK - run);
        w->mid_base += run;
        i += run;
        if (!left)
            break;
        code = TPO(step)(P, s, &i, n, o, w);
        if (code != 0)
            return code;
    }
    *at = i;
    return 0;
}

/* Convert from `*from` on, at least to `stop` and, where that is reached, to a place where all stages meet. */
static int TPO(quick)(const tp_plan *P, const CH *s, int64_t *from, int64_t n, int64_t stop, TPO(out) *o, tp_work *w)
{
    const int64_t end = stop < n ? stop : n;
    int64_t i = *from;
    int code = 0;
    while (i < end && !code) {
        if (o->room - o->size < n - i && TPO(grow)(o, n - i) < 0)
            return -1;
        if (P->dense)
            code = TPO(march)(P, s, &i, end, n, o, w);
        else if (TPO(stroll)(P, s, &i, end, n, o, w))
            code = TPO(step)(P, s, &i, n, o, w);
    }
    *from = i;
    return code;
}
