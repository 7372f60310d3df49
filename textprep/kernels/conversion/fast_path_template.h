/* Template, included once per width of the text and of the result (see code_points.h): the loops of the fast path.

   TP_CHAR is a code point of the text, TP_OUT one of the result. Functions return TP_DONE, TP_NO_MEMORY or
   TP_TOO_NARROW. `*at` is the position in the text up to which all stages have converted; they agree there, which means
   that no key of any stage reaches across it. */

/* Return the longest phrase of the index that begins at the text, or NULL. */
static inline const tp_phrase *TP_NAME(tp_find_phrase)(const TP_CHAR *text, int64_t length,
                                                       const tp_phrase_index *index)
{
    const uint32_t slot = length < 2 ? 0 : *tp_find_slot(index, text[0], text[1]);
    const tp_phrase *phrase;
    if (slot == 0)
        return NULL;
    phrase = (const tp_phrase *)(tp_group_at(index, slot) + 1);
    for (;;) {
        const int rest = phrase->rest_length;
        if (rest + 2 <= length) {
            int i = 0;
            while (i < rest && phrase->text[i] == text[2 + i])
                i++;
            if (i == rest)
                return phrase;
        }
        if (phrase->flags & TP_LAST_OF_GROUP)
            return NULL;
        phrase = (const tp_phrase *)(phrase->text + rest + phrase->value_length);
    }
}

static inline tp_character TP_NAME(tp_character_at)(const TP_CHAR *text, int64_t at, int64_t length,
                                                    const tp_fast_path *fast)
{
    const uint32_t character = at < length ? (uint32_t)text[at] : 0;
    return sizeof(TP_CHAR) == 4 && character > TP_BASIC_PLANE_LAST ? 1u << (16 + TP_IRREGULAR)
                                                                  : fast->characters[character];
}

/* Convert from a position where the stages agree and a key may begin to the next one where they agree. */
static int TP_NAME(tp_convert_here)(const TP_CHAR *text, int64_t *at, int64_t length, const tp_fast_path *fast,
                                    tp_progress *progress)
{
    const tp_character here = TP_NAME(tp_character_at)(text, *at, length, fast);
    const tp_character next = TP_NAME(tp_character_at)(text, *at + 1, length, fast);
    const tp_character not_segment = here & ~(1u << (16 + TP_BEGINS_SEGMENT));
    const tp_match *match = NULL;
    uint32_t character = (uint32_t)text[*at];
    if (sizeof(TP_CHAR) == 2 && fast->phrases.slots != NULL) {
        /* The index has all keys of two and more characters that a text of this width can match. */
        const tp_phrase *phrase = TP_NAME(tp_find_phrase)(text + *at, length - *at, &fast->phrases);
        if (phrase != NULL && progress->edits == NULL && !(phrase->flags & TP_NO_VALUE))
            return TP_NAME(tp_emit_phrase)(at, phrase, progress);
        if (phrase != NULL)
            match = &fast->segments->matches[tp_phrase_id(phrase)];
        else if (tp_character_is(here, TP_IRREGULAR))
            match = TP_NAME(tp_find_segment)(text, *at, length, fast);
    } else {
        match = TP_NAME(tp_find_segment)(text, *at, length, fast);
    }
    if (match != NULL)
        return TP_NAME(tp_emit_segment)(text, at, match, fast, progress);
    if (not_segment >> 16
        && tp_key_may_begin(fast, not_segment, next, character, *at + 1 < length ? (uint32_t)text[*at + 1] : 0))
        return TP_NAME(tp_resync)(text, at, length, fast, progress);
    progress->changed |= (here & 0xFFFF) != character;
    character = here & 0xFFFF;
    progress->first_length++;
    ++*at;
    return TP_NAME(tp_emit)(progress, &character, 1);
}

/* Replace character by character until a key may begin. The output must have room for the rest of the text.
   Fast where keys are few. */
static void TP_NAME(tp_copy_sparse)(const TP_CHAR *text, int64_t *at, int64_t end, int64_t length,
                                    const tp_fast_path *fast, tp_progress *progress)
{
    TP_OUT *output = (TP_OUT *)progress->output + progress->size;
    int64_t i = *at;
    uint32_t changed = 0;
    tp_character next = TP_NAME(tp_character_at)(text, i, length, fast);
    while (i < end) {
        const tp_character here = next;
        next = TP_NAME(tp_character_at)(text, i + 1, length, fast);
        if (here >> 16
            && tp_key_may_begin(fast, here, next, (uint32_t)text[i], i + 1 < length ? (uint32_t)text[i + 1] : 0))
            break;
        *output++ = (TP_OUT)(here & 0xFFFF);
        changed |= (here & 0xFFFF) ^ (uint32_t)text[i];
        i++;
    }
    progress->size += i - *at;
    progress->first_length += i - *at;
    progress->changed |= changed != 0;
    *at = i;
}

/* Look up a block of positions. Return a bit for each where a key may begin. Set what each character becomes, and a bit
   for each that this changes.

   No look-up depends on another one, so the processor overlaps them. The prefetches are for tp_find_phrase. They stand
   here since GCC 12 drops the call of a function that does nothing but prefetch. */
static uint64_t TP_NAME(tp_look_up_block)(const TP_CHAR *text, int size, int64_t length, const tp_fast_path *fast,
                                          TP_OUT *becomes, uint64_t *changed)
{
    const tp_phrase_index *index = &fast->phrases;
    uint64_t may_begin = 0, left;
    tp_character next = TP_NAME(tp_character_at)(text, 0, length, fast);
    *changed = 0;
    for (int k = 0; k < size; k++) {
        const tp_character here = next;
        const uint32_t first = text[k], second = k + 1 < length ? text[k + 1] : 0;
        next = TP_NAME(tp_character_at)(text, k + 1, length, fast);
        may_begin |= (uint64_t)tp_key_may_begin(fast, here, next, first, second) << k;
        *changed |= (uint64_t)((here & 0xFFFF) != first) << k;
        becomes[k] = (TP_OUT)(here & 0xFFFF);
    }
    if (sizeof(TP_CHAR) == 4 || index->slots == NULL)
        return may_begin;
    for (left = may_begin; left; left &= left - 1) {
        const int k = tp_lowest_bit(left);
        TP_PREFETCH(&index->slots[tp_hash_pair(text[k], k + 1 < length ? text[k + 1] : 0) >> index->shift]);
    }
    for (left = may_begin; left; left &= left - 1) {
        const int k = tp_lowest_bit(left);
        const uint32_t hash = tp_hash_pair(text[k], k + 1 < length ? text[k + 1] : 0);
        TP_PREFETCH(&index->units[index->slots[hash >> index->shift] & TP_SLOT_UNIT]);
    }
    return may_begin;
}

/* Convert a block of positions: copy up to each one where a key may begin. Fast where keys are many. */
static int TP_NAME(tp_scan_dense)(const TP_CHAR *text, int64_t *at, int64_t end, int64_t length,
                                  const tp_fast_path *fast, tp_progress *progress)
{
    const int64_t begin = *at;
    const int size = end - begin < TP_BLOCK ? (int)(end - begin) : TP_BLOCK;
    TP_OUT becomes[2 * TP_BLOCK];
    uint64_t changed;
    const uint64_t may_begin =
        TP_NAME(tp_look_up_block)(text + begin, size, length - begin, fast, becomes, &changed);
    while (*at - begin < size) {
        const int done = (int)(*at - begin);
        const uint64_t left = may_begin >> done;
        const int run = left ? tp_lowest_bit(left) : size - done;
        int code;
        if (progress->capacity - progress->size < length - *at + TP_BLOCK
            && TP_NAME(tp_grow)(progress, length - *at + TP_BLOCK) < 0)
            return TP_NO_MEMORY;
        /* A copy of fixed size is faster; what it copies beyond the run is overwritten. */
        memcpy((TP_OUT *)progress->output + progress->size, becomes + done, TP_BLOCK * sizeof(TP_OUT));
        if (run)
            progress->changed |= changed >> done << (TP_BLOCK - run) != 0;
        progress->size += run;
        progress->first_length += run;
        *at += run;
        if (!left)
            break;
        code = TP_NAME(tp_convert_here)(text, at, length, fast, progress);
        if (code != TP_DONE)
            return code;
    }
    return TP_DONE;
}

/* Convert from `*at` on, at least up to `stop`, to a position where the stages agree. */
static int TP_NAME(tp_convert)(const TP_CHAR *text, int64_t *at, int64_t length, int64_t stop,
                               const tp_fast_path *fast, tp_progress *progress)
{
    const int64_t end = stop < length ? stop : length;
    int code = TP_DONE;
    while (*at < end && code == TP_DONE) {
        if (fast->dense) {
            code = TP_NAME(tp_scan_dense)(text, at, end, length, fast, progress);
            continue;
        }
        if (progress->capacity - progress->size < length - *at && TP_NAME(tp_grow)(progress, length - *at) < 0)
            return TP_NO_MEMORY;
        TP_NAME(tp_copy_sparse)(text, at, end, length, fast, progress);
        if (*at < end)
            code = TP_NAME(tp_convert_here)(text, at, length, fast, progress);
    }
    return code;
}

#undef TP_CHAR
#undef TP_OUT
#undef TP_NAME
