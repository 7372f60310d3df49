/* Template, included once for each width of code points (see code_points.h).

   Every loop here runs to the end of the text without an early exit, so that the compiler vectorises it. */

/* U+FF01..FF5E become ASCII, and the character `space` becomes a space. */
static inline TP_CHAR TP_NAME(tp_half)(TP_CHAR c, TP_CHAR space)
{
    /* Unsigned wrap-around turns the comparison with both bounds into one. */
    if ((TP_CHAR)(c - 0xFF01) < 94)
        return (TP_CHAR)(c - 0xFEE0);
    return c == space ? 0x20 : c;
}

/* The union of the bits of all characters of the result, which decides its width; 0 if nothing changes. */
static uint32_t TP_NAME(tp_half_bits)(const TP_CHAR *text, int64_t size, uint32_t space)
{
    TP_CHAR bits = 0, changed = 0;
    int64_t i;
    for (i = 0; i < size; i++) {
        TP_CHAR c = TP_NAME(tp_half)(text[i], (TP_CHAR)space);
        bits |= c;
        changed |= c ^ text[i];
    }
    return changed ? bits : 0;
}

/* Writes the result into `target`, whose characters take `width` bytes. */
static void TP_NAME(tp_half_write)(const TP_CHAR *text, int64_t size, uint32_t space, int width, void *target)
{
    int64_t i;
    if (width == 1)
        for (i = 0; i < size; i++)
            ((uint8_t *)target)[i] = (uint8_t)TP_NAME(tp_half)(text[i], (TP_CHAR)space);
    else if (width == 2)
        for (i = 0; i < size; i++)
            ((uint16_t *)target)[i] = (uint16_t)TP_NAME(tp_half)(text[i], (TP_CHAR)space);
    else
        for (i = 0; i < size; i++)
            ((uint32_t *)target)[i] = (uint32_t)TP_NAME(tp_half)(text[i], (TP_CHAR)space);
}

/* Whether a character may have case. Of ASCII the 26 letters from `first` count. */
static int TP_NAME(tp_may_have_case)(const TP_CHAR *text, int64_t size, uint32_t first)
{
    uint32_t found = 0;
    int64_t i;
    for (i = 0; i < size; i++) {
        uint32_t c = text[i];
        found |= (c - first < 26) | tp_may_have_other_case(c);
    }
    return found != 0;
}

/* Bit 1: the text has one of the 26 ASCII letters from `first`. Bit 2: it has other characters that may have case. */
static int TP_NAME(tp_kinds_of_case)(const TP_CHAR *text, int64_t size, uint32_t first)
{
    uint32_t ascii = 0, other = 0;
    int64_t i;
    for (i = 0; i < size; i++) {
        uint32_t c = text[i];
        ascii |= c - first < 26;
        other |= tp_may_have_other_case(c);
    }
    return (int)(ascii | other << 1);
}

/* Writes the text with the 26 ASCII letters from `first` in their other case. */
static void TP_NAME(tp_swap_ascii_case)(const TP_CHAR *text, int64_t size, uint32_t first, void *target)
{
    TP_CHAR *out = (TP_CHAR *)target;
    int64_t i;
    for (i = 0; i < size; i++)
        out[i] = (TP_CHAR)(text[i] ^ (((uint32_t)text[i] - first < 26) << 5));
}

/* Whether the text has one of two characters. */
static int TP_NAME(tp_has_either)(const TP_CHAR *text, int64_t size, uint32_t one, uint32_t other)
{
    uint32_t found = 0;
    int64_t i;
    for (i = 0; i < size; i++)
        found |= (text[i] == one) | (text[i] == other);
    return found != 0;
}

#undef TP_CHAR
#undef TP_NAME
