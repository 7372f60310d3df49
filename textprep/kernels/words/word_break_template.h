/* Template, included once for each width of code points (see code_points.h): the rules of UAX #29.

   `classes` holds for each code point its class (word_break.h) and TP_PICTOGRAPHIC. `last` is the class before the place
   in question and `before` the class before that, both without the characters that rule WB4 attaches to their left. */

/* The class of the next character that does not attach to the one at `at`; TP_NO_CLASS at the end of the text. */
static uint32_t TP_NAME(tp_next_class)(const TP_CHAR *text, const uint8_t *classes, int64_t at, int64_t size)
{
    while (++at < size) {
        uint32_t class = classes[text[at]] & TP_CLASS_MASK;
        if (!tp_in(class, TP_IGNORED))
            return class;
    }
    return TP_NO_CLASS;
}

/* Rules WB5 to WB16: whether no boundary stands before the character at `at`, whose class is `now`. */
static inline int TP_NAME(tp_is_joined)(const TP_CHAR *text, const uint8_t *classes, int64_t at, int64_t size,
                                 uint32_t before, uint32_t last, uint32_t now, int odd_flags)
{
    if (tp_in(last, TP_LETTERS)) {
        if (tp_in(now, TP_LETTERS | 1u << TP_NUMERIC | 1u << TP_EXTEND_NUM_LET))
            return 1; /* WB5, WB9, WB13a */
        if (last == TP_HEBREW_LETTER && now == TP_SINGLE_QUOTE)
            return 1; /* WB7a */
        if (tp_in(now, TP_MID_LETTERS))
            return tp_in(TP_NAME(tp_next_class)(text, classes, at, size), TP_LETTERS); /* WB6 */
        return last == TP_HEBREW_LETTER && now == TP_DOUBLE_QUOTE &&
               TP_NAME(tp_next_class)(text, classes, at, size) == TP_HEBREW_LETTER; /* WB7b */
    }
    if (last == TP_NUMERIC) {
        if (tp_in(now, TP_LETTERS | 1u << TP_NUMERIC | 1u << TP_EXTEND_NUM_LET))
            return 1; /* WB8, WB10, WB13a */
        return tp_in(now, TP_MID_NUMBERS) &&
               TP_NAME(tp_next_class)(text, classes, at, size) == TP_NUMERIC; /* WB12 */
    }
    if (tp_in(last, TP_MID_LETTERS) && tp_in(before, TP_LETTERS) && tp_in(now, TP_LETTERS))
        return 1; /* WB7 */
    if (last == TP_DOUBLE_QUOTE)
        return before == TP_HEBREW_LETTER && now == TP_HEBREW_LETTER; /* WB7c */
    if (tp_in(last, TP_MID_NUMBERS) && before == TP_NUMERIC)
        return now == TP_NUMERIC; /* WB11 */
    if (last == TP_KATAKANA)
        return now == TP_KATAKANA || now == TP_EXTEND_NUM_LET; /* WB13, WB13a */
    if (last == TP_EXTEND_NUM_LET)
        return tp_in(now, TP_JOINS_EXTEND_NUM_LET);                                /* WB13a, WB13b */
    return last == TP_REGIONAL_INDICATOR && now == TP_REGIONAL_INDICATOR && odd_flags; /* WB15, WB16 */
}

/* Writes the end of every piece of the text; `ends` has room for one more than there are characters. Returns their
   number. */
static int64_t TP_NAME(tp_word_ends)(const TP_CHAR *text, const uint8_t *classes, int64_t size, int32_t *ends)
{
    uint32_t raw, previous, last, before = TP_OTHER;
    int64_t at, n = 0;
    int odd_flags;
    if (size == 0)
        return 0;
    raw = classes[text[0]];
    last = raw & TP_CLASS_MASK;
    odd_flags = last == TP_REGIONAL_INDICATOR;
    for (at = 1; at < size; at++) {
        uint32_t marked = classes[text[at]], now = marked & TP_CLASS_MASK;
        previous = raw & TP_CLASS_MASK;
        raw = marked;
        if (now == TP_A_LETTER && last == TP_A_LETTER && previous == TP_A_LETTER) {
            /* What the rules give for a run of letters, which most texts consist of. */
            while (at + 1 < size && classes[text[at + 1]] == TP_A_LETTER)
                at++;
            before = TP_A_LETTER;
            odd_flags = 0;
            continue;
        }
        if (tp_in(now, TP_BREAKS) || tp_in(previous, TP_BREAKS)) { /* WB3, WB3a, WB3b */
            if (!(previous == TP_CR && now == TP_LF))
                ends[n++] = (int32_t)at;
            before = TP_OTHER;
            last = now;
            odd_flags = now == TP_REGIONAL_INDICATOR;
            continue;
        }
        if (tp_in(now, TP_IGNORED)) /* WB4 */
            continue;
        if (!((previous == TP_ZWJ && (marked & TP_PICTOGRAPHIC)) || /* WB3c */
              (previous == TP_WSEG_SPACE && now == TP_WSEG_SPACE) || /* WB3d */
              TP_NAME(tp_is_joined)(text, classes, at, size, before, last, now, odd_flags)))
            ends[n++] = (int32_t)at;
        odd_flags = now == TP_REGIONAL_INDICATOR && !(odd_flags && last == TP_REGIONAL_INDICATOR);
        before = last;
        last = now;
    }
    ends[n] = (int32_t)size;
    return n + 1;
}

#undef TP_CHAR
#undef TP_NAME
