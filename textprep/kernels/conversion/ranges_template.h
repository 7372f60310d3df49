/* Template, included once per width of a code point (see code_points.h): find characters of some ranges. */

/* Return whether the text has a character of a range; ranges are (first, last). */
static int TP_NAME(tp_has_any)(const TP_CHAR *text, int64_t length, const uint32_t (*ranges)[2], int count)
{
    const TP_CHAR largest = (TP_CHAR)-1;
    for (int r = 0; r < count && ranges[r][0] <= largest; r++) {
        const uint32_t last = ranges[r][1] < largest ? ranges[r][1] : largest;
        const TP_CHAR first = (TP_CHAR)ranges[r][0], span = (TP_CHAR)(last - ranges[r][0]);
        TP_CHAR found = 0;
        /* No early exit, so the loop vectorises. */
        for (int64_t i = 0; i < length; i++)
            found |= (TP_CHAR)(text[i] - first) <= span;
        if (found)
            return 1;
    }
    return 0;
}

#undef TP_CHAR
#undef TP_NAME
