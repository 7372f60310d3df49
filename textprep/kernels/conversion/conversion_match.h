/* Asking a table: included once per width of code point, with CH the type and TP(name) the name of the instance. */

/* What a table answers at a place; NULL where it has nothing. */
static inline const tp_answer *TP(match)(const tp_table *T, const CH *s, int64_t at, int64_t end)
{
    uint32_t node = 0, word = 0, best;
    if (!tp_step(T->trie, 1, &node, (uint32_t)s[at], &word))
        return NULL;
    best = word;
    while (node && ++at < end) {
        const tp_slot *slot = tp_find(T->trie, node, (uint32_t)s[at]);
        if (slot == NULL)
            break;
        node = slot->node;
        if (slot->word)
            best = slot->word;
    }
    return best ? &T->answers[best - 1] : NULL;
}
