/* Character-wise tests and rewriting of strings of any width. */
#ifndef TEXTPREP_CHARS_H
#define TEXTPREP_CHARS_H

#include "code_points.h"

/* Whether a character beyond ASCII may have case. The ranges are those of pure.py. */
static inline uint32_t tp_may_have_other_case(uint32_t c)
{
    return (c - 0x80 < 0x1F80) | (c - 0x2100 < 0xD80) | ((c >= 0xA640) & (c - 0xFF01 >= 0x20));
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "chars/chars_template.h"

#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "chars/chars_template.h"

#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "chars/chars_template.h"

static inline uint32_t tp_half_bits(int width, const void *text, int64_t size, uint32_t space)
{
    return TP_BY_WIDTH(width, text, tp_half_bits, size, space);
}

static inline void tp_half_write(int width, const void *text, int64_t size, uint32_t space, int to, void *target)
{
    TP_BY_WIDTH(width, text, tp_half_write, size, space, to, target);
}

static inline int tp_may_have_case(int width, const void *text, int64_t size, uint32_t first)
{
    return TP_BY_WIDTH(width, text, tp_may_have_case, size, first);
}

static inline int tp_kinds_of_case(int width, const void *text, int64_t size, uint32_t first)
{
    return TP_BY_WIDTH(width, text, tp_kinds_of_case, size, first);
}

static inline void tp_swap_ascii_case(int width, const void *text, int64_t size, uint32_t first, void *target)
{
    TP_BY_WIDTH(width, text, tp_swap_ascii_case, size, first, target);
}

static inline int tp_has_either(int width, const void *text, int64_t size, uint32_t one, uint32_t other)
{
    return TP_BY_WIDTH(width, text, tp_has_either, size, one, other);
}

#endif
