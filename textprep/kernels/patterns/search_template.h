/* Template, included once for each width of code points (see code_points.h): the search for matches. */

/* Appends the spans of the matches that begin at *at or behind it and before `stop`, and moves *at to where the search
   goes on. Matches do not overlap: the leftmost comes first, and at one place the first pattern in the matcher's order.
   Returns -1 if there is no memory. */
static int TP_NAME(tp_find_matches)(const TP_CHAR *text, int64_t size, const tp_pattern_matcher *matcher, int64_t *at,
                                    int64_t stop, tp_pattern_spans *spans)
{
    int64_t i = *at;
    while (i < stop) {
        int64_t end = -1;
        uint32_t c = text[i], candidates;
        int k;
        if (c < 0x10000) {
            if (!(matcher->begins[c / 64] >> (c % 64) & 1)) {
                i++;
                continue;
            }
            candidates = tp_first[c];
        } else
            candidates = tp_first_patterns(c);
        for (k = 0; k < matcher->count && end < 0; k++)
            if (candidates >> matcher->order[k] & 1)
                end = TP_NAME(tp_scanners)[matcher->order[k]](text, i, size);
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
