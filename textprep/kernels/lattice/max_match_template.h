/* A template, included once per width of character (code_points.h): maximum matching.

   Each rule is written once, for a text with and without matches (matches.h).  The compiler makes two functions of it: the
   usual one, whose `matches` is NULL, never asks for them. */

/* Take the longest word or match at every position from the left, or one character if none begins there. */
TP_INLINE int TP_NAME(tp_take_from_left)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                         const tp_matches *matches, tp_tokens *out)
{
    while (begin < end) {
        const int64_t match_end = matches != NULL ? tp_end_of_match(matches, begin) : 0;
        tp_walk walk;
        int64_t longest = match_end ? match_end : begin + 1;
        int32_t word = TP_NO_WORD;
        int found;
        if (begin + 2 < end)
            tp_prefetch_walk(lattice->base, (uint32_t)text[begin + 1], (uint32_t)text[begin + 2]);
        found = TP_NAME(tp_first_word)(text, lattice, begin, end, &walk);
        for (; found; found = TP_NAME(tp_next_word)(text, lattice, end, &walk)) {
            if (matches == NULL || (walk.end >= longest && !tp_is_inside(matches, walk.end))) {
                longest = walk.end;
                word = walk.word;
            }
        }
        tp_push(out, longest, word);
        if (tp_signals_due(begin, longest) && PyErr_CheckSignals() < 0)
            return -1;
        begin = longest;
    }
    return 0;
}

/* Take the longest word or match at every position from the right.  A pass from the left notes for every position the
   first one that ends there, which is the longest; then the path is read from the right. */
TP_INLINE int TP_NAME(tp_take_from_right)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                          const tp_matches *matches, tp_scratch *scratch, tp_tokens *out)
{
    int32_t *longest_start = scratch->best_end;
    int32_t *longest_word = scratch->best_word;
    const int64_t first_token = out->count;
    int64_t i;
    for (i = begin; i <= end; i++)
        longest_start[i - begin] = -1;
    for (i = begin; i < end; i++) {
        const int64_t ahead = i + TP_PREFETCH_DISTANCE;
        const int64_t match_end = matches != NULL ? tp_end_of_match(matches, i) : 0;
        tp_walk walk;
        int found;
        if (matches != NULL && tp_is_inside(matches, i))
            continue;
        if (ahead + 1 < end)
            tp_prefetch_walk(lattice->base, (uint32_t)text[ahead], (uint32_t)text[ahead + 1]);
        found = TP_NAME(tp_first_word)(text, lattice, i, end, &walk);
        for (; found; found = TP_NAME(tp_next_word)(text, lattice, end, &walk)) {
            if (longest_start[walk.end - begin] < 0 && (matches == NULL || !tp_is_inside(matches, walk.end))) {
                longest_start[walk.end - begin] = (int32_t)i;
                longest_word[walk.end - begin] = walk.word;
            }
        }
        if (match_end && longest_start[match_end - begin] < 0) {
            longest_start[match_end - begin] = (int32_t)i;
            longest_word[match_end - begin] = TP_NO_WORD;
        }
        if (tp_signals_due(i, i + 1) && PyErr_CheckSignals() < 0)
            return -1;
    }
    for (i = end; i > begin;) {
        const int64_t start = longest_start[i - begin];
        tp_push(out, i, start >= 0 ? longest_word[i - begin] : TP_NO_WORD);
        i = start >= 0 ? start : i - 1;
    }
    tp_reverse_tokens(out, first_token);
    return 0;
}

static inline int TP_NAME(tp_forward)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                               tp_tokens *out)
{
    return TP_NAME(tp_take_from_left)(text, lattice, begin, end, NULL, out);
}

static inline int TP_NAME(tp_forward_with_matches)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin,
                                                   int64_t end, const tp_matches *matches, tp_tokens *out)
{
    return TP_NAME(tp_take_from_left)(text, lattice, begin, end, matches, out);
}

static inline int TP_NAME(tp_backward)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                tp_scratch *scratch, tp_tokens *out)
{
    return TP_NAME(tp_take_from_right)(text, lattice, begin, end, NULL, scratch, out);
}

static inline int TP_NAME(tp_backward_with_matches)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin,
                                                    int64_t end, tp_scratch *scratch, tp_tokens *out)
{
    return TP_NAME(tp_take_from_right)(text, lattice, begin, end, &scratch->matches, scratch, out);
}

/* Cut in both directions and keep the cut with fewer tokens, then with fewer tokens of one character, then the
   backward one. */
static inline int TP_NAME(tp_both_directions)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                       tp_scratch *scratch, tp_tokens *out)
{
    tp_tokens *forward = &scratch->forward;
    const int64_t first = out->count;
    int64_t backward_count;
    forward->count = 0;
    if (scratch->matches.marks == NULL) {
        if (TP_NAME(tp_forward)(text, lattice, begin, end, forward) < 0
            || TP_NAME(tp_backward)(text, lattice, begin, end, scratch, out) < 0)
            return -1;
    } else if (TP_NAME(tp_forward_with_matches)(text, lattice, begin, end, &scratch->matches, forward) < 0
               || TP_NAME(tp_backward_with_matches)(text, lattice, begin, end, scratch, out) < 0) {
        return -1;
    }
    backward_count = out->count - first;
    if (forward->count < backward_count
        || (forward->count == backward_count
            && tp_count_single_characters(forward, 0, begin) < tp_count_single_characters(out, first, begin))) {
        if (forward->count) {
            memcpy(out->ends + first, forward->ends, (size_t)forward->count * sizeof(int32_t));
            memcpy(out->words + first, forward->words, (size_t)forward->count * sizeof(int32_t));
        }
        out->count = first + forward->count;
    }
    return 0;
}

#undef TP_CHAR
#undef TP_NAME
