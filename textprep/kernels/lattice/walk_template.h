/* A template, included once per width of character (code_points.h): walking from a position over the words there. */

TP_INLINE int TP_NAME(tp_next_base_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t limit,
                                         tp_walk *walk)
{
    while (walk->base_node && walk->end < limit) {
        const tp_slot *slot = tp_find(lattice->base, walk->base_node, (uint32_t)text[walk->end]);
        if (slot == NULL)
            return 0;
        walk->end++;
        walk->base_node = slot->node;
        if (tp_stand_at_base_word(lattice, slot->word, walk))
            return 1;
    }
    return 0;
}

TP_INLINE int TP_NAME(tp_next_changed_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t limit,
                                            tp_walk *walk)
{
    while ((walk->base_node || walk->overlay_node) && walk->end < limit) {
        const uint32_t c = (uint32_t)text[walk->end++];
        uint32_t base_word, overlay_word;
        tp_descend(lattice->base, &walk->base_node, c, &base_word);
        tp_descend(lattice->overlay, &walk->overlay_node, c, &overlay_word);
        if (tp_stand_at_word(lattice, base_word, overlay_word, walk))
            return 1;
    }
    return 0;
}

/* Move on to the next longer word.  Returns 0 if there is none within text[:limit]. */
TP_INLINE int TP_NAME(tp_next_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t limit, tp_walk *walk)
{
    return TP_LIKELY(lattice->overlay == NULL) ? TP_NAME(tp_next_base_word)(text, lattice, limit, walk)
                                               : TP_NAME(tp_next_changed_word)(text, lattice, limit, walk);
}

/* Walk to the shortest word that begins at `begin` < `limit`.  Returns 0 if there is none within text[:limit]. */
TP_INLINE int TP_NAME(tp_first_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t limit,
                                     tp_walk *walk)
{
    const uint32_t c = (uint32_t)text[begin];
    uint32_t base_word, overlay_word;
    walk->end = begin + 1;
    tp_descend_from_root(lattice->base, &walk->base_node, c, &base_word);
    if (TP_LIKELY(lattice->overlay == NULL))
        return tp_stand_at_base_word(lattice, base_word, walk)
            || TP_NAME(tp_next_base_word)(text, lattice, limit, walk);
    tp_descend_from_root(lattice->overlay, &walk->overlay_node, c, &overlay_word);
    return tp_stand_at_word(lattice, base_word, overlay_word, walk)
        || TP_NAME(tp_next_changed_word)(text, lattice, limit, walk);
}

static inline int TP_NAME(tp_is_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end)
{
    tp_walk walk;
    int found = TP_NAME(tp_first_word)(text, lattice, begin, end, &walk);
    for (; found; found = TP_NAME(tp_next_word)(text, lattice, end, &walk)) {
        if (walk.end == end)
            return 1;
    }
    return 0;
}

/* Return the number + 1 that a trie has for text[begin:end], 0 if it is no word. */
static inline uint32_t TP_NAME(tp_trie_word)(const TP_CHAR *text, const tp_trie *trie, int64_t begin, int64_t end)
{
    uint32_t node = 0, word = 0;
    int at_root = 1;
    for (; begin < end; begin++) {
        if (!(at_root || node) || !tp_step(trie, at_root, &node, (uint32_t)text[begin], &word))
            return 0;
        at_root = 0;
    }
    return word;
}

/* Return whether the HMM must not make this word: it was removed from the lexicon, or it is to be split. */
static inline int TP_NAME(tp_must_split)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end)
{
    if (lattice->has_removals) {
        const uint32_t word = TP_NAME(tp_trie_word)(text, lattice->overlay, begin, end);
        if (word != 0 && tp_is_removed(lattice, word - 1))
            return 1;
    }
    return lattice->force_split != NULL && TP_NAME(tp_trie_word)(text, lattice->force_split, begin, end) != 0;
}

#undef TP_CHAR
#undef TP_NAME
