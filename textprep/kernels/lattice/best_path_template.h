/* A template, included once per width of character (code_points.h): the best path through the lattice of a block.

   Most of the time goes into waiting for the memory of the trie.  Therefore the edges of a window of positions are
   looked up before they are needed: no look-up depends on the answer to another, so the memory serves them in
   parallel. */

/* Look up the edges of the second characters at every position of a window, and find the slots of the third. */
static inline void TP_NAME(tp_look_ahead)(const TP_CHAR *text, const tp_lattice *lattice, int64_t from, int64_t limit,
                                   tp_window *window)
{
    const tp_trie *trie = lattice->base;
    const int64_t to = limit - from < TP_WINDOW ? limit : from + TP_WINDOW;
    uint32_t homes[TP_WINDOW];
    int64_t i;
    window->begin = from;
    window->end = to;
    for (i = from; i < to; i++) {
        const uint32_t c = (uint32_t)text[i];
        uint32_t home = TP_NO_SLOT;
        if (TP_LIKELY(i + 1 < limit && c < TP_FIRST)) {
            const uint32_t node = trie->first[c].node;
            const uint64_t hash = tp_hash_key(tp_key(node, (uint32_t)text[i + 1]));
            /* No branch: whether there is an edge is anyone's guess. */
            const uint32_t none = 0u - (uint32_t)((node == 0) | !tp_may_have_edge(trie, hash));
            home = (uint32_t)tp_home(trie, hash) | none;
            TP_PREFETCH(&trie->slots[tp_home(trie, hash)]);
        }
        homes[i - from] = home;
    }
    for (i = from; i < to; i++) {
        const tp_slot *second = NULL;
        uint32_t third = TP_NO_SLOT;
        if (homes[i - from] != TP_NO_SLOT) {
            const uint64_t key = tp_key(trie->first[text[i] & 0xFFFF].node, (uint32_t)text[i + 1]);
            second = tp_find_from(trie, key, homes[i - from]);
        }
        if (second != NULL) {
            if (second->word)
                TP_PREFETCH(&lattice->log_counts[second->word - 1]);
            if (second->node && i + 2 < limit) {
                const uint64_t hash = tp_hash_key(tp_key(second->node, (uint32_t)text[i + 2]));
                if (tp_may_have_edge(trie, hash)) {
                    third = (uint32_t)tp_home(trie, hash);
                    TP_PREFETCH(&trie->slots[third]);
                }
            }
        }
        window->second[i - from] = second;
        window->third[i - from] = third;
    }
}

/* Consider a word, unless it ends inside a match; `matches` may be NULL. */
TP_INLINE void TP_NAME(tp_consider_word)(double log_count, int64_t end, int32_t word, double log_total,
                                         const double *path_score, int64_t begin, const tp_matches *matches,
                                         tp_choice *best)
{
    if (matches == NULL || !tp_is_inside(matches, end))
        tp_consider(best, (log_count - log_total) + path_score[end - begin], end, word);
}

/* Consider the words of the base that begin at `at`, through the edges of the window. */
TP_INLINE void TP_NAME(tp_consider_base_words)(const TP_CHAR *text, const tp_lattice *lattice, int64_t at,
                                               int64_t begin, int64_t end, const tp_scratch *scratch,
                                               const tp_matches *matches, tp_choice *best)
{
    const tp_trie *trie = lattice->base;
    const tp_window *window = &scratch->window;
    const double *log_counts = lattice->log_counts;
    const double *path_score = scratch->best_score;
    const double log_total = lattice->log_total;
    const tp_slot *slot = window->second[at - window->begin];
    const uint32_t third = window->third[at - window->begin];
    uint32_t word = trie->first[text[at] & 0xFFFF].word;
    if (TP_LIKELY(word))
        TP_NAME(tp_consider_word)(log_counts[word - 1], at + 1, (int32_t)word - 1, log_total, path_score, begin, matches,
                                  best);
    if (slot == NULL || at + 1 >= end)
        return;
    at += 2;
    word = slot->word;
    if (word)
        TP_NAME(tp_consider_word)(log_counts[word - 1], at, (int32_t)word - 1, log_total, path_score, begin, matches, best);
    if (third == TP_NO_SLOT || at >= end)
        return;
    slot = tp_find_from(trie, tp_key(slot->node, (uint32_t)text[at]), third);
    while (slot != NULL) {
        at++;
        word = slot->word;
        if (word)
            TP_NAME(tp_consider_word)(log_counts[word - 1], at, (int32_t)word - 1, log_total, path_score, begin, matches,
                                      best);
        if (slot->node == 0 || at >= end)
            break;
        slot = tp_find(trie, slot->node, (uint32_t)text[at]);
    }
}

/* Return 0 if certainly no word of the overlay begins at `at`.  Then the base alone decides about the edges there. */
static inline int TP_NAME(tp_may_have_changed_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t at,
                                                    int64_t end)
{
    const tp_trie *overlay = lattice->overlay;
    tp_first first;
    if (TP_LIKELY(overlay == NULL))
        return 0;
    first = overlay->first[text[at] & 0xFFFF];
    if (first.word)
        return 1;
    return first.node && at + 1 < end
        && tp_may_have_edge(overlay, tp_hash_key(tp_key(first.node, (uint32_t)text[at + 1])));
}

/* Find the best path through the block text[begin:end]: best_end and best_word of every position.  The text goes on to
   `limit`, and the window may look that far.  `matches` is NULL for a block without matches; matches.h explains what
   they do.  Returns -1 with a Python exception set by a signal handler. */
TP_INLINE int TP_NAME(tp_find_best_path)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                         int64_t limit, const tp_matches *matches, tp_scratch *scratch)
{
    double *path_score = scratch->best_score;
    const double log_total = lattice->log_total;
    tp_window *window = &scratch->window;
    int64_t i;
    path_score[end - begin] = 0.0;
    for (i = end - 1; i >= begin; i--) {
        tp_choice best = {0.0, 0, TP_NO_WORD};
        if (matches != NULL) {
            const int64_t match_end = tp_end_of_match(matches, i);
            /* No edge ends here, so nobody reads the score. */
            if (tp_is_inside(matches, i))
                continue;
            if (match_end)
                tp_consider(&best, (0.0 - log_total) + path_score[match_end - begin], match_end, TP_MATCH);
        }
        /* Where the overlay has words, the window only fetches what the walk reads. */
        if (i < window->begin || i >= window->end)
            TP_NAME(tp_look_ahead)(text, lattice, i - begin < TP_WINDOW ? begin : i - TP_WINDOW + 1, limit, window);
        if (TP_LIKELY((uint32_t)text[i] < TP_FIRST && !TP_NAME(tp_may_have_changed_word)(text, lattice, i, end))) {
            TP_NAME(tp_consider_base_words)(text, lattice, i, begin, end, scratch, matches, &best);
        } else {
            tp_walk walk;
            int found = TP_NAME(tp_first_word)(text, lattice, i, end, &walk);
            for (; found; found = TP_NAME(tp_next_word)(text, lattice, end, &walk))
                TP_NAME(tp_consider_word)(*walk.log_count, walk.end, walk.word, log_total, path_score, begin, matches, &best);
        }
        if (best.end == 0) {
            best.end = i + 1;
            best.score = (0.0 - log_total) + path_score[i + 1 - begin];
        }
        path_score[i - begin] = best.score;
        scratch->best_end[i - begin] = (int32_t)best.end;
        scratch->best_word[i - begin] = best.word;
        if (tp_signals_due(i, i + 1) && PyErr_CheckSignals() < 0)
            return -1;
    }
    return 0;
}

/* The compiler makes two functions of one: the usual one never asks for matches. */
static inline int TP_NAME(tp_best_path)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                 int64_t limit, tp_scratch *scratch)
{
    return TP_NAME(tp_find_best_path)(text, lattice, begin, end, limit, NULL, scratch);
}

static inline int TP_NAME(tp_best_path_with_matches)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin,
                                                     int64_t end, int64_t limit, tp_scratch *scratch)
{
    return TP_NAME(tp_find_best_path)(text, lattice, begin, end, limit, &scratch->matches, scratch);
}

#undef TP_CHAR
#undef TP_NAME
