/* Template, included once for each width of code points (see code_points.h): the search for matches. */

/* Returns the first position in [at, stop) with a character that can begin a match; `stop` without one. The loop tests four
   characters at once, because the end of a loop over single characters is a branch that the processor mispredicts. */
static inline int64_t TP_NAME(tp_next_begin)(const TP_CHAR *text, const tp_pattern_matcher *matcher, int64_t at,
                                             int64_t stop)
{
    for (; stop - at >= 4; at += 4) {
        unsigned found = tp_begins(matcher, text[at]) | tp_begins(matcher, text[at + 1]) << 1 |
                         tp_begins(matcher, text[at + 2]) << 2 | tp_begins(matcher, text[at + 3]) << 3;
        if (found)
            return at + tp_lowest_of_four[found];
    }
    while (at < stop && !tp_begins(matcher, text[at]))
        at++;
    return at;
}

/* Appends the spans of the matches that begin at *at or behind it and before `stop`, and moves *at to where the search
   goes on. Matches do not overlap: the leftmost comes first, and at one place the first pattern in the matcher's order.
   Returns -1 if there is no memory. */
static int TP_NAME(tp_find_matches)(const TP_CHAR *text, int64_t size, const tp_pattern_matcher *matcher, int64_t *at,
                                    int64_t stop, tp_pattern_spans *spans)
{
    int64_t i = *at;
    while ((i = TP_NAME(tp_next_begin)(text, matcher, i, stop)) < stop) {
        int64_t end = -1;
        uint32_t candidates, ranks;
        const uint8_t *pattern;
        /* The second character refuses most of what the first one lets through (中 without 午). At the end of the text
           NUL stands for it, and lets patterns through of which one character can be a match. */
        candidates = tp_candidates(text[i], i + 1 < size ? text[i + 1] : 0);
        ranks = matcher->ranks[0][candidates % 256] | matcher->ranks[1][candidates / 256];
        for (pattern = matcher->order; ranks && end < 0; pattern++, ranks >>= 1)
            if (ranks & 1)
                end = TP_NAME(tp_scanners)[*pattern](text, i, size);
        if (end < 0)
            i++;
        else {
            if (tp_add_span(spans, i, end) < 0)
                return -1;
            i = end;
        }
    }
    *at = i;
    return 0;
}

#undef TP_CHAR
#undef TP_NAME
