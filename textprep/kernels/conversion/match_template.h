/* Template, included once per width of a code point (see code_points.h): find a table's match. */

/* Return the match at `at`, or NULL. No key reaches beyond `end`. */
static inline const tp_match *TP_NAME(tp_find_match)(const TP_CHAR *text, int64_t at, int64_t end,
                                                     const tp_table *table)
{
    uint32_t node = 0, word = 0, longest;
    if (!tp_step(table->trie, 1, &node, (uint32_t)text[at], &word))
        return NULL;
    longest = word;
    while (node && ++at < end) {
        const tp_slot *edge = tp_find(table->trie, node, (uint32_t)text[at]);
        if (edge == NULL)
            break;
        node = edge->node;
        if (edge->word)
            longest = edge->word;
    }
    return longest ? &table->matches[longest - 1] : NULL;
}

#undef TP_CHAR
#undef TP_NAME
