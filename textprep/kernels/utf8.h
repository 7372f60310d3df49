/* Reading UTF-8: first the bytes are checked, then code points are read without checks. */
#ifndef TEXTPREP_UTF8_H
#define TEXTPREP_UTF8_H

#include <stdint.h>

/* Return whether bytes are well-formed UTF-8 (Unicode Standard, table 3-7), in which surrogates may be allowed. */
static inline int tp_well_formed(const uint8_t *s, const uint8_t *end, int with_surrogates)
{
    while (s < end) {
        const uint32_t c = s[0];
        if (c < 0x80) {
            s++;
        } else if (c >= 0xE0 && c < 0xF0 && end - s >= 3) {
            /* No overlong forms. */
            if ((s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80 || (c == 0xE0 && s[1] < 0xA0)
                || (c == 0xED && s[1] > 0x9F && !with_surrogates))
                return 0;
            s += 3;
        } else if (c >= 0xC2 && c < 0xE0 && end - s >= 2) {
            if ((s[1] & 0xC0) != 0x80)
                return 0;
            s += 2;
        } else if (c >= 0xF0 && c < 0xF5 && end - s >= 4) {
            if ((s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80 || (s[3] & 0xC0) != 0x80 || (c == 0xF0 && s[1] < 0x90)
                || (c == 0xF4 && s[1] > 0x8F))
                return 0;
            s += 4;
        } else {
            return 0;
        }
    }
    return 1;
}

static inline int tp_valid_utf8(const uint8_t *s, const uint8_t *end)
{
    return tp_well_formed(s, end, 0);
}

/* Read one code point and move behind it.  The bytes were checked before; surrogates are allowed. */
static inline uint32_t tp_utf8(const uint8_t **p)
{
    const uint8_t *s = *p;
    if (s[0] < 0x80) {
        *p = s + 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *p = s + 2;
        return ((uint32_t)(s[0] & 0x1F) << 6) | (s[1] & 0x3F);
    }
    if (s[0] < 0xF0) {
        *p = s + 3;
        return ((uint32_t)(s[0] & 0x0F) << 12) | ((uint32_t)(s[1] & 0x3F) << 6) | (s[2] & 0x3F);
    }
    *p = s + 4;
    return ((uint32_t)(s[0] & 0x07) << 18) | ((uint32_t)(s[1] & 0x3F) << 12)
         | ((uint32_t)(s[2] & 0x3F) << 6) | (s[3] & 0x3F);
}

#endif
