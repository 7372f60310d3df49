/* The character classes of jieba 0.42.1, which decide where it looks for words.

   They are ranges of its regular expressions and no Unicode properties: U+9FD5 was the last Han character of the
   basic plane in Unicode 8.0, and jieba has not moved it since. */
#ifndef TEXTPREP_LATTICE_JIEBA_CHARACTERS_H
#define TEXTPREP_LATTICE_JIEBA_CHARACTERS_H

#include <stdint.h>

/* [\u4E00-\u9FD5] in re_han_default (jieba/__init__.py) and re_han (jieba/finalseg/__init__.py). */
#define JIEBA_HAN_FIRST 0x4E00u
#define JIEBA_HAN_LAST 0x9FD5u
#define JIEBA_HAN_COUNT (JIEBA_HAN_LAST - JIEBA_HAN_FIRST + 1u)

/* "+#&._%-" of re_han_default, as bits counted from U+0020. */
#define JIEBA_MARK(c) (UINT64_C(1) << ((c) - 0x20))
#define JIEBA_MARKS                                                                                    \
    (JIEBA_MARK('+') | JIEBA_MARK('#') | JIEBA_MARK('&') | JIEBA_MARK('.') | JIEBA_MARK('_') | JIEBA_MARK('%') \
     | JIEBA_MARK('-'))

static inline int tp_is_jieba_han(uint32_t c) { return c - JIEBA_HAN_FIRST < JIEBA_HAN_COUNT; }
static inline int tp_is_ascii_digit(uint32_t c) { return c - '0' < 10u; }
static inline int tp_is_ascii_alnum(uint32_t c) { return c - '0' < 10u || (c | 0x20u) - 'a' < 26u; }

/* Return whether lcut looks for words here: [\u4E00-\u9FD5a-zA-Z0-9+#&._%\-] of re_han_default. */
static inline int tp_in_cut_block(uint32_t c)
{
    return tp_is_jieba_han(c) || tp_is_ascii_alnum(c) || (c - 0x20u < 64u && ((JIEBA_MARKS >> (c - 0x20u)) & 1));
}

/* Return whether posseg looks for words here: [\u4E00-\u9FD5a-zA-Z0-9+#&._] of re_han_internal
   (jieba/posseg/__init__.py). */
static inline int tp_in_tag_block(uint32_t c)
{
    return tp_in_cut_block(c) && c != '%' && c != '-';
}

#endif
