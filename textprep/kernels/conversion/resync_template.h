/* Template, included once per width of the text and of the result (see code_points.h): emitting and the resync.

   TP_CHAR is a code point of the text, TP_OUT one of the result. Functions return TP_DONE, TP_NO_MEMORY or
   TP_TOO_NARROW. `*at` is the position in the text up to which the first stage has converted. */

static int TP_NAME(tp_grow)(tp_progress *progress, int64_t more)
{
    const int64_t capacity = progress->size + progress->size / 4 + more + 64;
    void *output = realloc(progress->output, (size_t)capacity * sizeof(TP_OUT));
    if (output == NULL)
        return TP_NO_MEMORY;
    progress->output = output;
    progress->capacity = capacity;
    return TP_DONE;
}

static inline int TP_NAME(tp_emit)(tp_progress *progress, const uint32_t *from, int64_t count)
{
    TP_OUT *output;
    if (progress->size + count > progress->capacity && TP_NAME(tp_grow)(progress, count) < 0)
        return TP_NO_MEMORY;
    output = (TP_OUT *)progress->output + progress->size;
    for (int64_t i = 0; i < count; i++) {
        if (from[i] > (TP_OUT)-1)
            return TP_TOO_NARROW;
        output[i] = (TP_OUT)from[i];
    }
    progress->size += count;
    return TP_DONE;
}

static inline const tp_match *TP_NAME(tp_find_segment)(const TP_CHAR *text, int64_t at, int64_t length,
                                                       const tp_fast_path *fast)
{
    return TP_BY_WIDTH(sizeof(TP_CHAR), text, tp_find_match, at, length, fast->segments);
}

/* Return the first stage's match at a position between the segments' matches. It ends before the next of them. */
static const tp_match *TP_NAME(tp_find_outside)(const TP_CHAR *text, int64_t at, int64_t length,
                                                const tp_fast_path *fast)
{
    const tp_table *table = fast->outside[0];
    uint32_t node = 0, word = 0, longest;
    if (table == NULL || !tp_step(table->trie, 1, &node, (uint32_t)text[at], &word))
        return NULL;
    longest = word;
    while (node && ++at < length) {
        const tp_slot *edge = tp_find(table->trie, node, (uint32_t)text[at]);
        if (edge == NULL || TP_NAME(tp_find_segment)(text, at, length, fast) != NULL)
            break;
        node = edge->node;
        if (edge->word)
            longest = edge->word;
    }
    return longest ? &table->matches[longest - 1] : NULL;
}

/* Run one step of the first stage: a match or a character goes into `emitted`, or to the output if that is NULL. */
static int TP_NAME(tp_run_first_stage)(const TP_CHAR *text, int64_t *at, int64_t length, const tp_fast_path *fast,
                                       tp_progress *progress, tp_code_points *emitted)
{
    const tp_match *match = TP_NAME(tp_find_outside)(text, *at, length, fast);
    const uint32_t character = (uint32_t)text[*at];
    const uint32_t *value = match == NULL ? &character : match->value;
    const uint32_t count = match == NULL ? 1 : match->value_length;
    if (match != NULL && tp_note_match(progress, 0, match, *at) < 0)
        return TP_NO_MEMORY;
    *at += match == NULL ? 1 : match->key_length;
    return emitted == NULL ? TP_NAME(tp_emit)(progress, value, count) : tp_append(emitted, value, count);
}

/* Find the second stage's match at the beginning of the pending text. Run the first stage as far as keys reach, but not
   into the next segment's match. */
static int TP_NAME(tp_find_second)(const TP_CHAR *text, int64_t *at, int64_t length, const tp_fast_path *fast,
                                   tp_progress *progress, const tp_match **match)
{
    const tp_table *table = fast->outside[1];
    const tp_code_points *pending = &progress->pending;
    int64_t i = progress->pending_start;
    uint32_t node = 0, word = 0, longest;
    *match = NULL;
    if (!tp_step(table->trie, 1, &node, pending->items[i], &word))
        return TP_DONE;
    longest = word;
    while (node) {
        const tp_slot *edge;
        i++;
        while (i == pending->size && *at < length && TP_NAME(tp_find_segment)(text, *at, length, fast) == NULL) {
            if (TP_NAME(tp_run_first_stage)(text, at, length, fast, progress, &progress->pending) < 0)
                return TP_NO_MEMORY;
        }
        if (i == pending->size || (edge = tp_find(table->trie, node, pending->items[i])) == NULL)
            break;
        node = edge->node;
        if (edge->word)
            longest = edge->word;
    }
    if (longest)
        *match = &table->matches[longest - 1];
    return TP_DONE;
}

/* Convert from a position where the stages agree to the next one, between the segments' matches. */
static int TP_NAME(tp_resync)(const TP_CHAR *text, int64_t *at, int64_t length, const tp_fast_path *fast,
                              tp_progress *progress)
{
    tp_code_points *pending = &progress->pending;
    if (fast->stage_count == 1)
        return TP_NAME(tp_run_first_stage)(text, at, length, fast, progress, NULL);
    pending->size = progress->pending_start = 0;
    if (TP_NAME(tp_run_first_stage)(text, at, length, fast, progress, pending) < 0)
        return TP_NO_MEMORY;
    while (progress->pending_start < pending->size) {
        const tp_match *match;
        int64_t consumed = 1;
        int code = TP_NAME(tp_find_second)(text, at, length, fast, progress, &match);
        if (code == TP_DONE && match != NULL) {
            consumed = match->key_length;
            code = tp_note_match(progress, 1, match, progress->first_length);
        }
        if (code == TP_DONE)
            code = match != NULL
                       ? TP_NAME(tp_emit)(progress, match->value, match->value_length)
                       : TP_NAME(tp_emit)(progress, pending->items + progress->pending_start, 1);
        if (code != TP_DONE)
            return code;
        progress->first_length += consumed;
        progress->pending_start += consumed;
        if (progress->pending_start > TP_PENDING_CONSUMED) {
            pending->size -= progress->pending_start;
            memmove(pending->items, pending->items + progress->pending_start, (size_t)pending->size * sizeof(uint32_t));
            progress->pending_start = 0;
        }
    }
    return TP_DONE;
}

/* Emit a segment's result, which was worked out when the fast path was built. */
static int TP_NAME(tp_emit_segment)(const TP_CHAR *text, int64_t *at, const tp_match *match, const tp_fast_path *fast,
                                    tp_progress *progress)
{
    const tp_segment_result *result = &fast->results[match - fast->segments->matches];
    if (!(result->flags & TP_RESULT_IS_KEY))
        progress->changed = 1;
    progress->edited |= result->flags & TP_EDITED;
    if ((result->flags & TP_EDITED) && progress->edits != NULL) {
        uint32_t segment[TP_KEY_LENGTH];
        for (uint32_t i = 0; i < match->key_length; i++)
            segment[i] = (uint32_t)text[*at + i];
        if (tp_append_segment_edits(fast, progress, segment, match->key_length, *at) < 0)
            return TP_NO_MEMORY;
    }
    progress->first_length += result->first_length;
    *at += match->key_length;
    return TP_NAME(tp_emit)(progress, result->value, result->value_length);
}

/* Emit the result of a phrase whose value is in the index. */
static int TP_NAME(tp_emit_phrase)(int64_t *at, const tp_phrase *phrase, tp_progress *progress)
{
    const uint16_t *value = phrase->text + phrase->rest_length;
    const int count = phrase->value_length;
    TP_OUT *output;
    if (progress->size + count > progress->capacity && TP_NAME(tp_grow)(progress, count) < 0)
        return TP_NO_MEMORY;
    output = (TP_OUT *)progress->output + progress->size;
    for (int i = 0; i < count; i++)
        output[i] = value[i];
    progress->size += count;
    progress->edited |= phrase->flags & TP_EDITED;
    progress->changed |= !(phrase->flags & TP_RESULT_IS_KEY);
    *at += phrase->rest_length + 2;
    return TP_DONE;
}

#undef TP_CHAR
#undef TP_OUT
#undef TP_NAME
