/* Cutting a text over a lexicon: included once per width of code point, with CH the
   type and TP(name) the name of the instance. */

/* All words that start at `i` and end at or before `end`, shortest first. */
#define TP_WORDS_AT(L, s, i, end, ON_WORD)                                              \
    do {                                                                                \
        uint32_t node_ = 0, word_ = 0, onode_ = 0, oword_ = 0;                          \
        int64_t j_ = (i);                                                               \
        if (TP_LIKELY((L)->over == NULL)) {                                             \
            if (tp_step((L)->base, 1, &node_, (uint32_t)(s)[j_], &word_)) {             \
                for (;;) {                                                              \
                    const tp_slot *slot_;                                               \
                    j_++;                                                               \
                    if (word_) {                                                        \
                        const double log_ = (L)->logs[word_ - 1];                       \
                        ON_WORD(j_, log_, (int32_t)(word_ - 1));                        \
                    }                                                                   \
                    if (node_ == 0 || j_ >= (end))                                      \
                        break;                                                          \
                    slot_ = tp_find((L)->base, node_, (uint32_t)(s)[j_]);               \
                    if (slot_ == NULL)                                                  \
                        break;                                                          \
                    node_ = slot_->node;                                                \
                    word_ = slot_->word;                                                \
                }                                                                       \
            }                                                                           \
        } else {                                                                        \
            int base_ = 1, over_ = 1, root_ = 1;                                        \
            while (j_ < (end) && (base_ || over_)) {                                    \
                const uint32_t cp_ = (uint32_t)(s)[j_];                                 \
                double log_ = 0.0;                                                      \
                int32_t id_ = -1;                                                       \
                word_ = oword_ = 0;                                                     \
                base_ = base_ && (root_ || node_) && tp_step((L)->base, root_, &node_, cp_, &word_); \
                over_ = over_ && (root_ || onode_) && tp_step((L)->over, root_, &onode_, cp_, &oword_); \
                root_ = 0;                                                              \
                j_++;                                                                   \
                if (base_ && word_) {                                                   \
                    id_ = (int32_t)(word_ - 1);                                         \
                    log_ = (L)->logs[id_];                                              \
                }                                                                       \
                if (over_ && oword_)                                                    \
                    tp_overlay_entry(L, oword_ - 1, &id_, &log_);                       \
                if (id_ >= 0) {                                                         \
                    ON_WORD(j_, log_, id_);                                             \
                }                                                                       \
            }                                                                           \
        }                                                                               \
    } while (0)

static inline int TP(is_word)(const tp_lattice *L, const CH *s, int64_t b, int64_t e)
{
    int found = 0;
#define TP_ON_WORD(stop, log, id) do { (void)(log); (void)(id); if ((stop) == e) found = 1; } while (0)
    TP_WORDS_AT(L, s, b, e, TP_ON_WORD);
#undef TP_ON_WORD
    return found;
}

/* The word that s[b:e] is in a trie, plus 1; 0 where it is none. */
static uint32_t TP(word_of)(const tp_trie *T, const CH *s, int64_t b, int64_t e)
{
    uint32_t node = 0, word = 0;
    int root = 1;
    for (; b < e; b++) {
        if (!(root || node) || !tp_step(T, root, &node, (uint32_t)s[b], &word))
            return 0;
        root = 0;
    }
    return word;
}

/* Whether the model must not make this word: it was removed from the lexicon, or it is to be kept apart. */
static int TP(is_apart)(const tp_lattice *L, const CH *s, int64_t b, int64_t e)
{
    if (L->removed) {
        const uint32_t word = TP(word_of)(L->over, s, b, e);
        if (word != 0 && tp_overlay_removed(L, word - 1))
            return 1;
    }
    return L->apart != NULL && TP(word_of)(L->apart, s, b, e) != 0;
}

/* The words inside s[b:e] of two characters, then of three, as jieba's cut_for_search lists them: appends
   starts and ends.  A word of the given length itself is left to the caller. */
static int64_t TP(inner)(const tp_lattice *L, const CH *s, int64_t b, int64_t e, int32_t *pairs, int64_t n)
{
    int64_t size, i;
    for (size = 2; size <= 3 && e - b > size; size++) {
        for (i = b; i + size <= e; i++) {
            if (TP(is_word)(L, s, i, i + size)) {
                pairs[n++] = (int32_t)i;
                pairs[n++] = (int32_t)(i + size);
            }
        }
    }
    return n;
}

/* Every word of two characters or more that begins at `b` and ends at or before `e`: appends starts and ends. */
static int64_t TP(longer)(const tp_lattice *L, const CH *s, int64_t b, int64_t e, int32_t *pairs, int64_t n,
                          int64_t room)
{
#define TP_ON_WORD(stop, log, id)                                                 \
    do {                                                                          \
        (void)(log);                                                              \
        (void)(id);                                                               \
        if ((stop) - b > 1 && n + 2 <= room) {                                    \
            pairs[n++] = (int32_t)b;                                              \
            pairs[n++] = (int32_t)(stop);                                         \
        }                                                                         \
    } while (0)
    TP_WORDS_AT(L, s, b, e, TP_ON_WORD);
#undef TP_ON_WORD
    return n;
}

static int64_t TP(emit_split)(const tp_lattice *L, const CH *s, int64_t b, int64_t e,
                              int32_t *ends, int32_t *ids, int64_t n)
{
    if ((L->removed || L->apart != NULL) && e - b > 1 && TP(is_apart)(L, s, b, e)) {
        for (; b < e; b++) {
            ends[n] = (int32_t)(b + 1);
            ids[n++] = -1;
        }
        return n;
    }
    ends[n] = (int32_t)e;
    ids[n++] = -1;
    return n;
}

/* The four-state Viterbi of a run of Han characters.  `back` holds, per character and
   state, the state before; ties go to the larger of the letters B < E < M < S. */
static int64_t TP(hmm_run)(const tp_lattice *L, const tp_hmm *H, const CH *s, int64_t b, int64_t e,
                           uint8_t *back, int32_t *ends, int32_t *ids, int64_t n)
{
    double v[4], w[4];
    const int64_t length = e - b;
    int64_t i, begin = b, next = b;
    int state;
    const double *emit = tp_emission(H, (uint32_t)s[b]);
    for (state = 0; state < 4; state++)
        v[state] = H->start[state] + emit[state];
    for (i = 1; i < length; i++) {
        double x, y;
        uint8_t from;
        uint8_t packed;
        emit = tp_emission(H, (uint32_t)s[b + i]);
#define TP_STATE(to, low, high)                                                   \
        x = v[low] + H->trans[low][to] + emit[to];                                \
        y = v[high] + H->trans[high][to] + emit[to];                              \
        from = (uint8_t)(y >= x);                                                 \
        w[to] = from ? y : x
        /* predecessors, smaller letter first: B from E S, E from B M, M from B M, S from E S */
        TP_STATE(0, 1, 3);
        packed = from;
        TP_STATE(1, 0, 2);
        packed |= (uint8_t)(from << 1);
        TP_STATE(2, 0, 2);
        packed |= (uint8_t)(from << 2);
        TP_STATE(3, 1, 3);
        packed |= (uint8_t)(from << 3);
#undef TP_STATE
        back[i] = packed;
        v[0] = w[0];
        v[1] = w[1];
        v[2] = w[2];
        v[3] = w[3];
    }
    state = v[3] >= v[1] ? 3 : 1;
    for (i = length - 1; i >= 0; i--) {
        const uint8_t packed = i ? back[i] : 0;
        const int high = (packed >> state) & 1;
        back[i] = (uint8_t)state;
        state = (state == 0 || state == 3) ? (high ? 3 : 1) : (high ? 2 : 0);
    }
    for (i = 0; i < length; i++) {
        if (back[i] == 0) {
            begin = b + i;
        } else if (back[i] == 1) {
            n = TP(emit_split)(L, s, begin, b + i + 1, ends, ids, n);
            next = b + i + 1;
        } else if (back[i] == 3) {
            ends[n] = (int32_t)(b + i + 1);
            ids[n++] = -1;
            next = b + i + 1;
        }
    }
    if (next < e)
        n = TP(emit_split)(L, s, next, e, ends, ids, n);
    return n;
}

static inline int TP(is_han)(uint32_t c) { return c - 0x4E00u <= 0x9FD5u - 0x4E00u; }
static inline int TP(is_digit)(uint32_t c) { return c - '0' < 10u; }
static inline int TP(is_alnum)(uint32_t c) { return c - '0' < 10u || (c | 32u) - 'a' < 26u; }

/* What jieba's finalseg does with a run of characters that no word of two covers. */
static int64_t TP(unknown)(const tp_lattice *L, const tp_hmm *H, const CH *s, int64_t b, int64_t e,
                           uint8_t *back, int32_t *ends, int32_t *ids, int64_t n)
{
    while (b < e) {
        int64_t i = b;
        if (TP(is_han)((uint32_t)s[b])) {
            while (i < e && TP(is_han)((uint32_t)s[i]))
                i++;
            n = TP(hmm_run)(L, H, s, b, i, back, ends, ids, n);
        } else if (TP(is_alnum)((uint32_t)s[b])) {
            while (i < e && TP(is_alnum)((uint32_t)s[i]))
                i++;
            if (i + 1 < e && s[i] == '.' && TP(is_digit)((uint32_t)s[i + 1])) {
                i += 2;
                while (i < e && TP(is_digit)((uint32_t)s[i]))
                    i++;
            }
            if (i < e && s[i] == '%')
                i++;
            ends[n] = (int32_t)i;
            ids[n++] = -1;
        } else {
            while (i < e && !TP(is_han)((uint32_t)s[i]) && !TP(is_alnum)((uint32_t)s[i]))
                i++;
            ends[n] = (int32_t)i;
            ids[n++] = -1;
        }
        b = i;
    }
    return n;
}

/* The edges of s[i:i+2] for every i of a window, and hints to fetch what comes after them.  Nothing here depends on
   what was found for another i, so that no answer of the memory has to be waited for before the next question. */
static void TP(look_ahead)(const tp_lattice *L, const CH *s, int64_t from, int64_t limit, tp_window *ahead)
{
    const tp_trie *T = L->base;
    const int64_t to = limit - from < TP_WINDOW ? limit : from + TP_WINDOW;
    uint32_t homes[TP_WINDOW];
    int64_t i;
    ahead->from = from;
    ahead->to = to;
    for (i = from; i < to; i++) {
        const uint32_t c = (uint32_t)s[i];
        uint32_t home = TP_NOWHERE;
        if (TP_LIKELY(i + 1 < limit && c < TP_FIRST)) {
            const uint32_t node = T->first[c].node;
            const uint64_t hash = tp_key(node, (uint32_t)s[i + 1]) * TP_FIBONACCI;
            const uint64_t bit = hash >> T->edge_shift;
            const uint32_t none = 0u - (uint32_t)((node == 0) | !((T->edges[bit >> 6] >> (bit & 63)) & 1));
            home = (uint32_t)(hash >> T->shift) | none;
            TP_PREFETCH(&T->slots[hash >> T->shift]);
        }
        homes[i - from] = home;
    }
    for (i = from; i < to; i++) {
        const tp_slot *second = NULL;
        uint32_t third = TP_NOWHERE;
        if (homes[i - from] != TP_NOWHERE) {
            second = tp_find_at(T, tp_key(T->first[s[i] & 0xFFFF].node, (uint32_t)s[i + 1]), homes[i - from]);
            if (second != NULL) {
                if (second->word)
                    TP_PREFETCH(&L->logs[second->word - 1]);
                if (second->node && i + 2 < limit) {
                    const uint64_t key = tp_key(second->node, (uint32_t)s[i + 2]);
                    if (tp_may_step(T, key)) {
                        third = (uint32_t)tp_home(T, key);
                        TP_PREFETCH(&T->slots[third]);
                    }
                }
            }
        }
        ahead->second[i - from] = second;
        ahead->third[i - from] = third;
    }
}

/* The best path through the lattice of one block, right to left; ties go to the longer word.  The text goes on
   to `limit`. */
static int TP(best_path)(const tp_lattice *L, const CH *s, int64_t b, int64_t e, int64_t limit, tp_scratch *w)
{
    double *route = w->route;
    int32_t *stop = w->stop;
    int32_t *word = w->word;
    const double log_total = L->log_total;
    const tp_trie *T = L->base;
    tp_window *ahead = &w->ahead;
    int64_t i;
    route[e - b] = 0.0;
    for (i = e - 1; i >= b; i--) {
        const uint32_t c = (uint32_t)s[i];
        double best = 0.0;
        int64_t best_end = 0;
        int32_t best_id = -1;
#define TP_ON_WORD(end_, log_, id_)                                               \
        do {                                                                      \
            const double score = ((log_) - log_total) + route[(end_) - b];        \
            if (best_end == 0 || score >= best) {                                 \
                best = score;                                                     \
                best_end = (end_);                                                \
                best_id = (id_);                                                  \
            }                                                                     \
        } while (0)
        /* With an overlay only what this fetches counts. */
        if (i < ahead->from || i >= ahead->to)
            TP(look_ahead)(L, s, i - b < TP_WINDOW ? b : i - TP_WINDOW + 1, limit, ahead);
        if (TP_LIKELY(L->over == NULL && c < TP_FIRST)) {
            const tp_slot *slot;
            uint32_t id = T->first[c].word;
            slot = ahead->second[i - ahead->from];
            if (TP_LIKELY(id))
                TP_ON_WORD(i + 1, L->logs[id - 1], (int32_t)(id - 1));
            if (slot != NULL && i + 1 < e) {
                const uint32_t third = ahead->third[i - ahead->from];
                int64_t j = i + 2;
                id = slot->word;
                if (id)
                    TP_ON_WORD(j, L->logs[id - 1], (int32_t)(id - 1));
                if (third != TP_NOWHERE && j < e) {
                    slot = tp_find_at(T, tp_key(slot->node, (uint32_t)s[j]), third);
                    while (slot != NULL) {
                        j++;
                        id = slot->word;
                        if (id)
                            TP_ON_WORD(j, L->logs[id - 1], (int32_t)(id - 1));
                        if (slot->node == 0 || j >= e)
                            break;
                        slot = tp_find(T, slot->node, (uint32_t)s[j]);
                    }
                }
            }
        } else {
            TP_WORDS_AT(L, s, i, e, TP_ON_WORD);
        }
#undef TP_ON_WORD
        if (best_end == 0) {
            best_end = i + 1;
            best = (0.0 - log_total) + route[i + 1 - b];
        }
        route[i - b] = best;
        stop[i - b] = (int32_t)best_end;
        word[i - b] = best_id;
        if (((i - b) & 0xFFFFF) == 0xFFFFF && PyErr_CheckSignals() < 0)
            return -1;
    }
    return 0;
}

static int64_t TP(flush)(const tp_lattice *L, const tp_hmm *H, const CH *s, int64_t b, int64_t e,
                         tp_scratch *w, int64_t origin, int32_t *ends, int32_t *ids, int64_t n)
{
    if (e - b == 1) {
        ends[n] = (int32_t)e;
        ids[n++] = w->word[b - origin];
    } else if (e - b > 1) {
        if (TP(is_word)(L, s, b, e)) {
            for (; b < e; b++) {
                ends[n] = (int32_t)(b + 1);
                ids[n++] = w->word[b - origin];
            }
        } else {
            n = TP(unknown)(L, H, s, b, e, w->back, ends, ids, n);
        }
    }
    return n;
}

static int64_t TP(unigram_block)(const tp_lattice *L, const tp_hmm *H, const CH *s, int64_t b, int64_t e,
                                 int64_t limit, tp_scratch *w, int32_t *ends, int32_t *ids, int64_t n)
{
    int64_t i, pending = b;
    if (TP(best_path)(L, s, b, e, limit, w) < 0)
        return -1;
    if (H != NULL) {
        for (i = b; i < e;) {
            const int64_t stop = w->stop[i - b];
            if (stop - i > 1) {
                if (pending < i)
                    n = TP(flush)(L, H, s, pending, i, w, b, ends, ids, n);
                ends[n] = (int32_t)stop;
                ids[n++] = w->word[i - b];
                pending = stop;
            }
            i = stop;
        }
        return TP(flush)(L, H, s, pending, e, w, b, ends, ids, n);
    }
    for (i = b; i < e;) {
        int64_t stop = w->stop[i - b];
        int32_t id = w->word[i - b];
        if (stop - i == 1 && TP(is_alnum)((uint32_t)s[i])) {
            while (stop < e && w->stop[stop - b] - stop == 1 && TP(is_alnum)((uint32_t)s[stop])) {
                stop++;
                id = -1;
            }
        }
        ends[n] = (int32_t)stop;
        ids[n++] = id;
        i = stop;
    }
    return n;
}

static inline int TP(in_block)(uint32_t c)
{
    /* [\u4E00-\u9FD5a-zA-Z0-9+#&._%-] */
    if (TP(is_han)(c))
        return 1;
    return c < 128 && tp_block_ascii[c];
}

static int64_t TP(unigram)(const tp_lattice *L, const tp_hmm *H, const CH *s, int64_t b, int64_t e,
                           tp_scratch *w, int32_t *ends, int32_t *ids, int64_t n)
{
    int64_t i = b;
    while (i < e) {
        if (TP(in_block)((uint32_t)s[i])) {
            int64_t stop = i + 1;
            while (stop < e && TP(in_block)((uint32_t)s[stop]))
                stop++;
            n = TP(unigram_block)(L, H, s, i, stop, e, w, ends, ids, n);
            if (n < 0)
                return -1;
            i = stop;
        } else {
            i += (s[i] == '\r' && i + 1 < e && s[i + 1] == '\n') ? 2 : 1;
            ends[n] = (int32_t)i;
            ids[n++] = -1;
        }
    }
    return n;
}

/* Longest match at every position from the left; where no word begins, one character. */
static int64_t TP(forward)(const tp_lattice *L, const CH *s, int64_t b, int64_t e,
                           int32_t *ends, int32_t *ids, int64_t n)
{
    int64_t i = b;
    const tp_trie *T = L->base;
    while (i < e) {
        int64_t stop = i + 1;
        int32_t id = -1;
        if (i + 2 < e && (uint32_t)s[i + 1] < TP_FIRST && T->first[s[i + 1] & 0xFFFF].node)
            tp_prefetch_edge(T, T->first[s[i + 1] & 0xFFFF].node, (uint32_t)s[i + 2]);
#define TP_ON_WORD(end_, log_, id_) do { (void)(log_); stop = (end_); id = (id_); } while (0)
        TP_WORDS_AT(L, s, i, e, TP_ON_WORD);
#undef TP_ON_WORD
        ends[n] = (int32_t)stop;
        ids[n++] = id;
        if (((stop ^ i) >> 20) && PyErr_CheckSignals() < 0)
            return -1;
        i = stop;
    }
    return n;
}

/* Longest match at every position from the right: one pass from the left notes, for every
   end, the first (so the longest) word that stops there. */
static int64_t TP(backward)(const tp_lattice *L, const CH *s, int64_t b, int64_t e,
                            tp_scratch *w, int32_t *ends, int32_t *ids, int64_t n)
{
    int32_t *start = w->stop;
    int32_t *word = w->word;
    const tp_trie *T = L->base;
    int64_t i, m = n;
    for (i = b; i <= e; i++)
        start[i - b] = -1;
    for (i = b; i < e; i++) {
        if (i + TP_AHEAD + 1 < e) {
            const uint32_t c = (uint32_t)s[i + TP_AHEAD];
            if (c < TP_FIRST && T->first[c].node)
                tp_prefetch_edge(T, T->first[c].node, (uint32_t)s[i + TP_AHEAD + 1]);
        }
#define TP_ON_WORD(end_, log_, id_)                                               \
        do {                                                                      \
            (void)(log_);                                                         \
            if (start[(end_) - b] < 0) {                                          \
                start[(end_) - b] = (int32_t)i;                                   \
                word[(end_) - b] = (id_);                                         \
            }                                                                     \
        } while (0)
        TP_WORDS_AT(L, s, i, e, TP_ON_WORD);
#undef TP_ON_WORD
        if ((i & 0xFFFFF) == 0xFFFFF && PyErr_CheckSignals() < 0)
            return -1;
    }
    for (i = e; i > b;) {
        int64_t from = start[i - b];
        int32_t id = -1;
        if (from >= 0)
            id = word[i - b];
        else
            from = i - 1;
        ends[m] = (int32_t)i;
        ids[m++] = id;
        i = from;
    }
    for (i = n; i < n + (m - n) / 2; i++) {
        const int64_t k = n + (m - 1 - i);
        const int32_t end = ends[i], id = ids[i];
        ends[i] = ends[k];
        ids[i] = ids[k];
        ends[k] = end;
        ids[k] = id;
    }
    return m;
}

static int64_t TP(singles)(const int32_t *ends, int64_t from, int64_t to, int64_t b)
{
    int64_t count = 0, i, previous = b;
    for (i = from; i < to; i++) {
        count += ends[i] - previous == 1;
        previous = ends[i];
    }
    return count;
}

/* Both directions; fewer tokens wins, then fewer single characters, then backward. */
static int64_t TP(bidirectional)(const tp_lattice *L, const CH *s, int64_t b, int64_t e,
                                 tp_scratch *w, int32_t *ends, int32_t *ids, int64_t n)
{
    int32_t *fends = w->fends, *fids = w->fids;
    const int64_t f = TP(forward)(L, s, b, e, fends, fids, 0);
    int64_t m;
    if (f < 0)
        return -1;
    m = TP(backward)(L, s, b, e, w, ends, ids, n);
    if (m < 0)
        return -1;
    if (f < m - n || (f == m - n && TP(singles)(fends, 0, f, b) < TP(singles)(ends, n, m, b))) {
        memcpy(ends + n, fends, (size_t)f * sizeof(int32_t));
        memcpy(ids + n, fids, (size_t)f * sizeof(int32_t));
        return n + f;
    }
    return m;
}

/* A run of Han characters through the tagging model (jieba's posseg). */
static int64_t TP(tag_run)(const tp_tagger *G, tp_trellis *t, const CH *s, int64_t b, int64_t e,
                           int32_t *ends, int32_t *ids, int16_t *marks, int64_t n)
{
    const int64_t length = e - b;
    int64_t i, next = b;
    uint64_t bits[TP_STATES / 64], reachable[TP_STATES / 64], k, best;
    const double *scores;
    if ((uint64_t)length + 1 > t->begins_room) {
        uint64_t *more = (uint64_t *)realloc(t->begins, (size_t)(2 * length + 64) * sizeof(uint64_t));
        if (more == NULL)
            return -2;
        t->begins = more;
        t->begins_room = (uint64_t)(2 * length + 64);
    }
    t->begins[0] = 0;
    for (i = 0; i < length; i++) {
        const int own = tp_own_states(G, (uint32_t)s[b + i], bits);
        if (!own)
            memset(bits, 0xFF, sizeof(bits));
        if (i > 0) {
            int any = 0;
            memset(reachable, 0, sizeof(reachable));
            for (k = t->begins[i - 1]; k < t->begins[i]; k++) {
                const uint64_t *after = G->after[t->state[k]];
                reachable[0] |= after[0];
                reachable[1] |= after[1];
                reachable[2] |= after[2];
                reachable[3] |= after[3];
            }
            for (k = 0; k < 4; k++)
                any |= (bits[k] & reachable[k]) != 0;
            if (any) {
                for (k = 0; k < 4; k++)
                    bits[k] &= reachable[k];
            } else if (reachable[0] | reachable[1] | reachable[2] | reachable[3]) {
                memcpy(bits, reachable, sizeof(bits));
            } else {
                memset(bits, 0xFF, sizeof(bits));
            }
        }
        if (tp_trellis_add(G, t, i, (uint32_t)s[b + i], bits) < 0)
            return -2;
    }
    scores = t->scores[(length - 1) & 1];
    best = 0;
    for (k = 1; k < t->begins[length] - t->begins[length - 1]; k++) {
        if (scores[k] >= scores[best])
            best = k;
    }
    /* The path, from the right, is written over `marks` and read from the left. */
    for (i = length - 1; i >= 0; i--) {
        const uint64_t at = t->begins[i] + best;
        marks[n + i] = (int16_t)t->state[at];
        best = t->before[at];
    }
    {
        /* At most one token per character: token m is written where character m or a later one was read. */
        int64_t m = n;
        int16_t first = marks[n];
        for (i = 0; i < length; i++) {
            const int16_t state = marks[n + i];
            const int place = G->place[state];
            if (b + i == next)
                first = state;
            if (place == 1 || place == 3) {
                ends[m] = (int32_t)(b + i + 1);
                ids[m] = -1;
                marks[m++] = state;
                next = b + i + 1;
            }
        }
        if (next < e) {
            ends[m] = (int32_t)e;
            ids[m] = -1;
            marks[m++] = first;
        }
        return m;
    }
}

/* What jieba's posseg does with a run of characters that no word of two covers. */
static int64_t TP(tag_unknown)(const tp_tagger *G, tp_trellis *t, const CH *s, int64_t b, int64_t e,
                               int32_t *ends, int32_t *ids, int16_t *marks, int64_t n)
{
    while (b < e) {
        int64_t i = b;
        if (TP(is_han)((uint32_t)s[b])) {
            while (i < e && TP(is_han)((uint32_t)s[i]))
                i++;
            n = TP(tag_run)(G, t, s, b, i, ends, ids, marks, n);
            if (n < 0)
                return n;
        } else {
            int16_t mark = TP_MARK_OTHER;
            if (s[b] == '.' || TP(is_digit)((uint32_t)s[b])) {
                mark = TP_MARK_NUMBER;
                while (i < e && (s[i] == '.' || TP(is_digit)((uint32_t)s[i])))
                    i++;
            } else if (TP(is_alnum)((uint32_t)s[b])) {
                mark = TP_MARK_LATIN;
                while (i < e && TP(is_alnum)((uint32_t)s[i]))
                    i++;
            } else {
                while (i < e && s[i] != '.' && !TP(is_alnum)((uint32_t)s[i]) && !TP(is_han)((uint32_t)s[i]))
                    i++;
            }
            ends[n] = (int32_t)i;
            ids[n] = -1;
            marks[n++] = mark;
        }
        b = i;
    }
    return n;
}

static int64_t TP(tag_block)(const tp_lattice *L, const tp_tagger *G, tp_trellis *t, const CH *s, int64_t b, int64_t e,
                             int64_t limit, tp_scratch *w, int32_t *ends, int32_t *ids, int16_t *marks, int64_t n)
{
    int64_t i, pending = b, k;
    if (TP(best_path)(L, s, b, e, limit, w) < 0)
        return -1;
    for (i = b; i <= e;) {
        const int64_t stop = i < e ? w->stop[i - b] : e;
        int joined;
        if (i < e && stop - i == 1 && (G != NULL || TP(is_alnum)((uint32_t)s[i]))) {
            i = stop;
            continue;
        }
        joined = G == NULL && pending < i;
        if (joined) {
            ends[n] = (int32_t)i;
            ids[n] = -1;
            marks[n++] = TP_MARK_LATIN;
        } else if (i - pending > 1 && !TP(is_word)(L, s, pending, i)) {
            n = TP(tag_unknown)(G, t, s, pending, i, ends, ids, marks, n);
            if (n < 0)
                return n;
        } else {
            for (k = pending; k < i; k++) {
                ends[n] = (int32_t)(k + 1);
                ids[n] = w->word[k - b];
                marks[n++] = TP_MARK_LEXICON;
            }
        }
        if (i == e)
            break;
        ends[n] = (int32_t)stop;
        ids[n] = w->word[i - b];
        marks[n++] = TP_MARK_LEXICON;
        pending = i = stop;
    }
    return n;
}

/* jieba's posseg: other blocks than cut's, and, with a model, tags for what no word covers. */
static int64_t TP(tag)(const tp_lattice *L, const tp_tagger *G, tp_trellis *t, const CH *s, int64_t b, int64_t e,
                       tp_scratch *w, int32_t *ends, int32_t *ids, int16_t *marks, int64_t n)
{
    int64_t i = b;
    while (i < e) {
        int64_t stop = i;
        while (stop < e && TP(in_block)((uint32_t)s[stop]) && s[stop] != '%' && s[stop] != '-')
            stop++;
        if (stop > i) {
            n = TP(tag_block)(L, G, t, s, i, stop, e, w, ends, ids, marks, n);
            if (n < 0)
                return n;
            i = stop;
        } else {
            i += (s[i] == '\r' && i + 1 < e && s[i + 1] == '\n') ? 2 : 1;
            ends[n] = (int32_t)i;
            ids[n] = -1;
            marks[n++] = TP_MARK_OTHER;
        }
    }
    return n;
}

#undef TP_WORDS_AT
