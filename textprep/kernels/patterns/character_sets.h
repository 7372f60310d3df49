/* The names of the patterns, and the sets of characters in them.
   Written by .ci/pattern_scanners.py: a function for each part of each regular expression, hence the length. */
#ifndef TEXTPREP_CHARACTER_SETS_H
#define TEXTPREP_CHARACTER_SETS_H

#include "patterns/ranges.h"

enum { TP_PATTERN_COUNT = 15 };

static const char *const tp_pattern_names[TP_PATTERN_COUNT] = {
    "url",
    "email",
    "mention",
    "hashtag",
    "date",
    "time",
    "number",
    "currency",
    "phone",
    "id_number",
    "ip",
    "emoji",
    "latin",
    "space",
    "control",
};

/* The characters with which a match can begin; a bit of the mask for each pattern. */
static const tp_first_range tp_first_ranges[] = {
    {0x46, 0x46, 1 << 0},
    {0x48, 0x48, 1 << 0},
    {0x57, 0x57, 1 << 0},
    {0x66, 0x66, 1 << 0},
    {0x68, 0x68, 1 << 0},
    {0x77, 0x77, 1 << 0},
    {0x25, 0x25, 1 << 1},
    {0x2b, 0x2b, 1 << 1},
    {0x2d, 0x2d, 1 << 1},
    {0x30, 0x39, 1 << 1},
    {0x41, 0x5a, 1 << 1},
    {0x5f, 0x5f, 1 << 1},
    {0x61, 0x7a, 1 << 1},
    {0x40, 0x40, 1 << 2},
    {0x23, 0x23, 1 << 3},
    {0x30, 0x39, 1 << 4},
    {0x41, 0x41, 1 << 4},
    {0x44, 0x44, 1 << 4},
    {0x46, 0x46, 1 << 4},
    {0x4a, 0x4a, 1 << 4},
    {0x4d, 0x4f, 1 << 4},
    {0x53, 0x53, 1 << 4},
    {0x3007, 0x3007, 1 << 4},
    {0x4e00, 0x4e00, 1 << 4},
    {0x4e03, 0x4e03, 1 << 4},
    {0x4e09, 0x4e09, 1 << 4},
    {0x4e5d, 0x4e5d, 1 << 4},
    {0x4e8c, 0x4e8c, 1 << 4},
    {0x4e94, 0x4e94, 1 << 4},
    {0x516b, 0x516b, 1 << 4},
    {0x516d, 0x516d, 1 << 4},
    {0x5341, 0x5341, 1 << 4},
    {0x56db, 0x56db, 1 << 4},
    {0x6c11, 0x6c11, 1 << 4},
    {0x96f6, 0x96f6, 1 << 4},
    {0x30, 0x39, 1 << 5},
    {0x4e00, 0x4e00, 1 << 5},
    {0x4e03, 0x4e03, 1 << 5},
    {0x4e09, 0x4e0b, 1 << 5},
    {0x4e24, 0x4e24, 1 << 5},
    {0x4e2d, 0x4e2d, 1 << 5},
    {0x4e5d, 0x4e5d, 1 << 5},
    {0x4e8c, 0x4e8c, 1 << 5},
    {0x4e94, 0x4e94, 1 << 5},
    {0x508d, 0x508d, 1 << 5},
    {0x516b, 0x516b, 1 << 5},
    {0x516d, 0x516d, 1 << 5},
    {0x51cc, 0x51cc, 1 << 5},
    {0x5341, 0x5341, 1 << 5},
    {0x534a, 0x534a, 1 << 5},
    {0x56db, 0x56db, 1 << 5},
    {0x591c, 0x591c, 1 << 5},
    {0x65e9, 0x65e9, 1 << 5},
    {0x665a, 0x665a, 1 << 5},
    {0x6e05, 0x6e05, 1 << 5},
    {0x96f6, 0x96f6, 1 << 5},
    {0x2b, 0x2b, 1 << 6},
    {0x2d, 0x2d, 1 << 6},
    {0x30, 0x39, 1 << 6},
    {0x24, 0x24, 1 << 7},
    {0x30, 0x39, 1 << 7},
    {0x41, 0x41, 1 << 7},
    {0x43, 0x43, 1 << 7},
    {0x45, 0x45, 1 << 7},
    {0x47, 0x48, 1 << 7},
    {0x4a, 0x4b, 1 << 7},
    {0x4e, 0x4e, 1 << 7},
    {0x52, 0x55, 1 << 7},
    {0xa3, 0xa3, 1 << 7},
    {0xa5, 0xa5, 1 << 7},
    {0x20ac, 0x20ac, 1 << 7},
    {0x3007, 0x3007, 1 << 7},
    {0x4e00, 0x4e00, 1 << 7},
    {0x4e03, 0x4e03, 1 << 7},
    {0x4e07, 0x4e07, 1 << 7},
    {0x4e09, 0x4e09, 1 << 7},
    {0x4e24, 0x4e24, 1 << 7},
    {0x4e5d, 0x4e5d, 1 << 7},
    {0x4e8c, 0x4e8c, 1 << 7},
    {0x4e94, 0x4e94, 1 << 7},
    {0x4eba, 0x4eba, 1 << 7},
    {0x4ebf, 0x4ebf, 1 << 7},
    {0x516b, 0x516b, 1 << 7},
    {0x516d, 0x516d, 1 << 7},
    {0x5341, 0x5341, 1 << 7},
    {0x5343, 0x5343, 1 << 7},
    {0x56db, 0x56db, 1 << 7},
    {0x767e, 0x767e, 1 << 7},
    {0x96f6, 0x96f6, 1 << 7},
    {0xffe5, 0xffe5, 1 << 7},
    {0x28, 0x28, 1 << 8},
    {0x2b, 0x2b, 1 << 8},
    {0x30, 0x39, 1 << 8},
    {0xff08, 0xff08, 1 << 8},
    {0x31, 0x38, 1 << 9},
    {0x30, 0x3a, 1 << 10},
    {0x41, 0x46, 1 << 10},
    {0x61, 0x66, 1 << 10},
    {0x23, 0x23, 1 << 11},
    {0x2a, 0x2a, 1 << 11},
    {0x30, 0x39, 1 << 11},
    {0xa9, 0xa9, 1 << 11},
    {0xae, 0xae, 1 << 11},
    {0x203c, 0x203c, 1 << 11},
    {0x2049, 0x2049, 1 << 11},
    {0x2122, 0x2122, 1 << 11},
    {0x2139, 0x2139, 1 << 11},
    {0x2194, 0x2199, 1 << 11},
    {0x21a9, 0x21aa, 1 << 11},
    {0x231a, 0x231b, 1 << 11},
    {0x2328, 0x2328, 1 << 11},
    {0x23cf, 0x23cf, 1 << 11},
    {0x23e9, 0x23f3, 1 << 11},
    {0x23f8, 0x23fa, 1 << 11},
    {0x24c2, 0x24c2, 1 << 11},
    {0x25aa, 0x25ab, 1 << 11},
    {0x25b6, 0x25b6, 1 << 11},
    {0x25c0, 0x25c0, 1 << 11},
    {0x25fb, 0x25fe, 1 << 11},
    {0x2600, 0x2604, 1 << 11},
    {0x260e, 0x260e, 1 << 11},
    {0x2611, 0x2611, 1 << 11},
    {0x2614, 0x2615, 1 << 11},
    {0x2618, 0x2618, 1 << 11},
    {0x261d, 0x261d, 1 << 11},
    {0x2620, 0x2620, 1 << 11},
    {0x2622, 0x2623, 1 << 11},
    {0x2626, 0x2626, 1 << 11},
    {0x262a, 0x262a, 1 << 11},
    {0x262e, 0x262f, 1 << 11},
    {0x2638, 0x263a, 1 << 11},
    {0x2640, 0x2640, 1 << 11},
    {0x2642, 0x2642, 1 << 11},
    {0x2648, 0x2653, 1 << 11},
    {0x265f, 0x2660, 1 << 11},
    {0x2663, 0x2663, 1 << 11},
    {0x2665, 0x2666, 1 << 11},
    {0x2668, 0x2668, 1 << 11},
    {0x267b, 0x267b, 1 << 11},
    {0x267e, 0x267f, 1 << 11},
    {0x2692, 0x2697, 1 << 11},
    {0x2699, 0x2699, 1 << 11},
    {0x269b, 0x269c, 1 << 11},
    {0x26a0, 0x26a1, 1 << 11},
    {0x26a7, 0x26a7, 1 << 11},
    {0x26aa, 0x26ab, 1 << 11},
    {0x26b0, 0x26b1, 1 << 11},
    {0x26bd, 0x26be, 1 << 11},
    {0x26c4, 0x26c5, 1 << 11},
    {0x26c8, 0x26c8, 1 << 11},
    {0x26ce, 0x26cf, 1 << 11},
    {0x26d1, 0x26d1, 1 << 11},
    {0x26d3, 0x26d4, 1 << 11},
    {0x26e9, 0x26ea, 1 << 11},
    {0x26f0, 0x26f5, 1 << 11},
    {0x26f7, 0x26fa, 1 << 11},
    {0x26fd, 0x26fd, 1 << 11},
    {0x2702, 0x2702, 1 << 11},
    {0x2705, 0x2705, 1 << 11},
    {0x2708, 0x270d, 1 << 11},
    {0x270f, 0x270f, 1 << 11},
    {0x2712, 0x2712, 1 << 11},
    {0x2714, 0x2714, 1 << 11},
    {0x2716, 0x2716, 1 << 11},
    {0x271d, 0x271d, 1 << 11},
    {0x2721, 0x2721, 1 << 11},
    {0x2728, 0x2728, 1 << 11},
    {0x2733, 0x2734, 1 << 11},
    {0x2744, 0x2744, 1 << 11},
    {0x2747, 0x2747, 1 << 11},
    {0x274c, 0x274c, 1 << 11},
    {0x274e, 0x274e, 1 << 11},
    {0x2753, 0x2755, 1 << 11},
    {0x2757, 0x2757, 1 << 11},
    {0x2763, 0x2764, 1 << 11},
    {0x2795, 0x2797, 1 << 11},
    {0x27a1, 0x27a1, 1 << 11},
    {0x27b0, 0x27b0, 1 << 11},
    {0x27bf, 0x27bf, 1 << 11},
    {0x2934, 0x2935, 1 << 11},
    {0x2b05, 0x2b07, 1 << 11},
    {0x2b1b, 0x2b1c, 1 << 11},
    {0x2b50, 0x2b50, 1 << 11},
    {0x2b55, 0x2b55, 1 << 11},
    {0x3030, 0x3030, 1 << 11},
    {0x303d, 0x303d, 1 << 11},
    {0x3297, 0x3297, 1 << 11},
    {0x3299, 0x3299, 1 << 11},
    {0x1f004, 0x1f004, 1 << 11},
    {0x1f0cf, 0x1f0cf, 1 << 11},
    {0x1f170, 0x1f171, 1 << 11},
    {0x1f17e, 0x1f17f, 1 << 11},
    {0x1f18e, 0x1f18e, 1 << 11},
    {0x1f191, 0x1f19a, 1 << 11},
    {0x1f1e6, 0x1f1ff, 1 << 11},
    {0x1f201, 0x1f202, 1 << 11},
    {0x1f21a, 0x1f21a, 1 << 11},
    {0x1f22f, 0x1f22f, 1 << 11},
    {0x1f232, 0x1f23a, 1 << 11},
    {0x1f250, 0x1f251, 1 << 11},
    {0x1f300, 0x1faff, 1 << 11},
    {0x2e, 0x2e, 1 << 12},
    {0x30, 0x39, 1 << 12},
    {0x41, 0x5a, 1 << 12},
    {0x61, 0x7a, 1 << 12},
    {0xc0, 0xd6, 1 << 12},
    {0xd8, 0xf6, 1 << 12},
    {0xf8, 0x24f, 1 << 12},
    {0x1e00, 0x1eff, 1 << 12},
    {0xfb00, 0xfb06, 1 << 12},
    {0x9, 0xd, 1 << 13},
    {0x1c, 0x20, 1 << 13},
    {0x0, 0x8, 1 << 14},
    {0xb, 0xc, 1 << 14},
    {0xe, 0x1f, 1 << 14},
    {0x7f, 0x7f, 1 << 14},
    {0x80, 0x9f, 1 << 14},
};

/* The patterns of which a match can begin with any digit, or with any white space. */
enum { TP_FIRST_DIGIT = 0x1f0, TP_FIRST_SPACE = 0x2000 };

static inline int tp_set_0(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0xa3ffe06000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISALNUM(c);
}

static inline int tp_set_1(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_2(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return !(!Py_UNICODE_ISALNUM(c));
}

static inline int tp_set_3(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x0ull >> (c - 64)) & 1;
    return !(!Py_UNICODE_ISALNUM(c) || Py_UNICODE_ISDECIMAL(c) || c - 0xc0 <= 0x18f);
}

static inline int tp_set_4(uint32_t c)
{
    return c == 0x57 || c == 0x77;
}

static inline int tp_set_5(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x23ffac7800000000ull >> c : 0x47fffffe87ffffffull >> (c - 64)) & 1;
    return c - 0xc0 <= 0x18f;
}

static inline int tp_set_6(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x8c00508200000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_7(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x7ff400000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_8(uint32_t c)
{
    return c == 0x53 || c == 0x73;
}

static inline int tp_set_9(uint32_t c)
{
    return c == 0x48 || c == 0x68;
}

static inline int tp_set_10(uint32_t c)
{
    return c == 0x54 || c == 0x74;
}

static inline int tp_set_11(uint32_t c)
{
    return c == 0x50 || c == 0x70;
}

static inline int tp_set_12(uint32_t c)
{
    return c == 0x46 || c == 0x66;
}

static inline int tp_set_13(uint32_t c)
{
    return c - 0x41 <= 0x19 || c - 0x61 <= 0x19;
}

static inline int tp_set_14(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff400000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_15(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff200000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_16(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff682000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_17(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff282000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_18(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISALNUM(c);
}

static inline int tp_set_19(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_20(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff600000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_21(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff200000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISALNUM(c);
}

static inline int tp_set_22(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff682000000000ull >> c : 0x7fffffe87ffffffull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_23(uint32_t c)
{
    return c == 0x5143 || c == 0x5757;
}

static inline int tp_set_24(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff600000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISALNUM(c);
}

static inline int tp_set_25(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x73ffacf40fffc1ffull >> c : 0xffffffffd7fffffeull >> (c - 64)) & 1;
    return !(Py_UNICODE_ISSPACE(c) || c - 0x3001 <= 0x1 || c == 0xff01 || c - 0xff08 <= 0x1 || c == 0xff0c || c -
        0xff1a <= 0x1 || c == 0xff1f);
}

static inline int tp_set_26(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return !(!Py_UNICODE_ISALNUM(c) || Py_UNICODE_ISDECIMAL(c));
}

static inline int tp_set_27(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000800000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return c == 0x7b2c;
}

static inline int tp_set_28(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff600000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_29(uint32_t c)
{
    return c - 0x31 <= 0x8;
}

static inline int tp_set_30(uint32_t c)
{
    return c - 0x31 <= 0x1;
}

static inline int tp_set_31(uint32_t c)
{
    return c - 0x30 <= 0x1;
}

static inline int tp_set_32(uint32_t c)
{
    return c - 0x30 <= 0x2;
}

static inline int tp_set_33(uint32_t c)
{
    return c == 0x53f7 || c == 0x65e5;
}

static inline int tp_set_34(uint32_t c)
{
    return c == 0x4e00 || c == 0x4e03 || c == 0x4e09 || c == 0x4e5d || c == 0x4e8c || c == 0x4e94 || c == 0x516b || c
        == 0x516d || c == 0x56db;
}

static inline int tp_set_35(uint32_t c)
{
    return c == 0x4e00 || c == 0x4e8c;
}

static inline int tp_set_36(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff400000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_37(uint32_t c)
{
    return c == 0x3007 || c == 0x4e00 || c == 0x4e03 || c == 0x4e09 || c == 0x4e5d || c == 0x4e8c || c == 0x4e94 || c
        == 0x516b || c == 0x516d || c == 0x56db || c == 0x96f6;
}

static inline int tp_set_38(uint32_t c)
{
    return c == 0x3007 || c == 0x4e00 || c == 0x4e03 || c == 0x4e09 || c == 0x4e5d || c == 0x4e8c || c == 0x4e94 || c
        == 0x516b || c == 0x516d || c == 0x5341 || c == 0x56db || c == 0x767e || c == 0x96f6;
}

static inline int tp_set_39(uint32_t c)
{
    return c == 0x3007 || c == 0x4e00 || c == 0x4e03 || c == 0x4e07 || c == 0x4e09 || c == 0x4e24 || c == 0x4e5d || c
        == 0x4e8c || c == 0x4e94 || c == 0x4ebf || c == 0x516b || c == 0x516d || c == 0x5341 || c == 0x5343 || c ==
        0x56db || c == 0x767e || c == 0x96f6;
}

static inline int tp_set_40(uint32_t c)
{
    return c == 0x4d || c == 0x6d;
}

static inline int tp_set_41(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x1000200010002ull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_42(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x7ff000000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c) || c == 0xff1a;
}

static inline int tp_set_43(uint32_t c)
{
    return c == 0x5e73 || c == 0x80dc || c == 0x8d1f;
}

static inline int tp_set_44(uint32_t c)
{
    return c == 0x3a || c == 0xff1a;
}

static inline int tp_set_45(uint32_t c)
{
    return c - 0x30 <= 0x5;
}

static inline int tp_set_46(uint32_t c)
{
    return c == 0x4e00 || c == 0x4e09;
}

static inline int tp_set_47(uint32_t c)
{
    return c == 0x65f6 || c == 0x70b9;
}

static inline int tp_set_48(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c) || c == 0x70b9;
}

static inline int tp_set_49(uint32_t c)
{
    return c - 0x30 <= 0x4;
}

static inline int tp_set_50(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x7ff400000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c) || c == 0x7b2c || c == 0xff1a;
}

static inline int tp_set_51(uint32_t c)
{
    return c == 0x4e09 || c == 0x4e8c || c == 0x4e94 || c == 0x56db;
}

static inline int tp_set_52(uint32_t c)
{
    return c == 0x4e00 || c == 0x4e09 || c == 0x4e8c || c == 0x56db;
}

static inline int tp_set_53(uint32_t c)
{
    return c == 0x4e00 || c == 0x4e03 || c == 0x4e09 || c == 0x4e24 || c == 0x4e5d || c == 0x4e8c || c == 0x4e94 || c
        == 0x516b || c == 0x516d || c == 0x56db || c == 0x96f6;
}

static inline int tp_set_54(uint32_t c)
{
    return c == 0x3007 || c == 0x4e00 || c == 0x4e03 || c == 0x4e07 || c == 0x4e09 || c == 0x4e24 || c == 0x4e5d || c
        == 0x4e8c || c == 0x4e94 || c == 0x4ebf || c == 0x516b || c == 0x516d || c == 0x5341 || c == 0x5343 || c ==
        0x56db || c == 0x767e || c == 0x7b2c || c == 0x96f6;
}

static inline int tp_set_55(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_56(uint32_t c)
{
    return c == 0x2b || c == 0x2d;
}

static inline int tp_set_57(uint32_t c)
{
    return c == 0x45 || c == 0x65;
}

static inline int tp_set_58(uint32_t c)
{
    return c - 0xb2 <= 0x1;
}

static inline int tp_set_59(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x2000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return c == 0xb0 || c == 0xb5 || c == 0x3a9 || c == 0x3bc || c == 0x2030 || c == 0x2103 || c == 0x2109;
}

static inline int tp_set_60(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff100000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_61(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff020000000000ull >> c : 0x7fffffea7fffffeull >> (c - 64)) & 1;
    return c - 0x4e00 <= 0x51ff;
}

static inline int tp_set_62(uint32_t c)
{
    return c == 0x4e0e || c == 0x4e3a || c == 0x4e8e || c == 0x5230 || c == 0x53ca || c == 0x548c || c == 0x5728 || c
        == 0x5f97 || c == 0x6216 || c == 0x65bc || c == 0x662f || c == 0x70ba || c == 0x81f3 || c == 0x8207;
}

static inline int tp_set_63(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x2000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return c == 0xb0 || c == 0x2030 || c == 0x2103 || c == 0x5206 || c == 0x5ea6 || c == 0x70b9 || c == 0xff05;
}

static inline int tp_set_64(uint32_t c)
{
    return c == 0x2c || c == 0x2e;
}

static inline int tp_set_65(uint32_t c)
{
    return c - 0x4e00 <= 0x51ff;
}

static inline int tp_set_66(uint32_t c)
{
    return c == 0x4e07 || c == 0x4ebf;
}

static inline int tp_set_67(uint32_t c)
{
    return c == 0x42 || c == 0x4b || c == 0x4d;
}

static inline int tp_set_68(uint32_t c)
{
    return c - 0x30 <= 0x9 || c - 0x41 <= 0x19 || c - 0x61 <= 0x19;
}

static inline int tp_set_69(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x1f0003e00ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISSPACE(c);
}

static inline int tp_set_70(uint32_t c)
{
    return c == 0x41 || c == 0x43;
}

static inline int tp_set_71(uint32_t c)
{
    return c == 0xa3 || c == 0xa5 || c == 0x20ac || c == 0xffe5;
}

static inline int tp_set_72(uint32_t c)
{
    return c == 0xa3 || c == 0x20ac;
}

static inline int tp_set_73(uint32_t c)
{
    return c == 0x5186 || c == 0x5706;
}

static inline int tp_set_74(uint32_t c)
{
    return c == 0x4ef6 || c == 0x5b9d || c == 0x5e74 || c == 0x65e6 || c == 0x6708 || c == 0x7d20 || c == 0x8001 || c
        == 0x9996;
}

static inline int tp_set_75(uint32_t c)
{
    return c == 0x5341 || c == 0x5343 || c == 0x767e;
}

static inline int tp_set_76(uint32_t c)
{
    return c == 0x5ea6 || c == 0x5f62 || c == 0x8272;
}

static inline int tp_set_77(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff500000000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISALNUM(c);
}

static inline int tp_set_78(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x0ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c) || c == 0x5ea6 || c == 0x5f62 || c == 0x8272;
}

static inline int tp_set_79(uint32_t c)
{
    return c == 0x52a0 || c == 0x65e5 || c == 0x6b27 || c == 0x6e2f || c == 0x6fb3 || c == 0x7f8e || c == 0x97e9;
}

static inline int tp_set_80(uint32_t c)
{
    return c == 0x5b9d || c == 0x5e74 || c == 0x65e6;
}

static inline int tp_set_81(uint32_t c)
{
    return c == 0x65e5 || c == 0x6b27 || c == 0x6e2f || c == 0x7f8e;
}

static inline int tp_set_82(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_83(uint32_t c)
{
    return c == 0x20 || c == 0x2d;
}

static inline int tp_set_84(uint32_t c)
{
    return c - 0x33 <= 0x6;
}

static inline int tp_set_85(uint32_t c)
{
    return c == 0x28 || c == 0xff08;
}

static inline int tp_set_86(uint32_t c)
{
    return c == 0x29 || c == 0xff09;
}

static inline int tp_set_87(uint32_t c)
{
    return c == 0x20 || c == 0x2d || c == 0xff0d;
}

static inline int tp_set_88(uint32_t c)
{
    return c == 0x34 || c == 0x38;
}

static inline int tp_set_89(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff681000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c) || c == 0xffe5;
}

static inline int tp_set_90(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x100000001000000ull >> (c - 64)) & 1;
    return Py_UNICODE_ISDECIMAL(c);
}

static inline int tp_set_91(uint32_t c)
{
    return c - 0x31 <= 0x7;
}

static inline int tp_set_92(uint32_t c)
{
    return c - 0x30 <= 0xa || c - 0x41 <= 0x19 || c - 0x61 <= 0x19;
}

static inline int tp_set_93(uint32_t c)
{
    return c - 0x30 <= 0x9 || c - 0x41 <= 0x5 || c - 0x61 <= 0x5;
}

static inline int tp_set_94(uint32_t c)
{
    return c - 0x30 <= 0xa || c - 0x41 <= 0x5 || c - 0x61 <= 0x5;
}

static inline int tp_set_95(uint32_t c)
{
    return c - 0x1f1e6 <= 0x19;
}

static inline int tp_set_96(uint32_t c)
{
    return c == 0x23 || c == 0x2a || c - 0x30 <= 0x9;
}

static inline int tp_set_97(uint32_t c)
{
    return c - 0xe0020 <= 0x5f;
}

static inline int tp_set_98(uint32_t c)
{
    return c == 0xfe0f || c - 0x1f3fb <= 0x4;
}

static const tp_range tp_set_99_ranges[] = {{0xa9, 0xa9}, {0xae, 0xae}, {0x203c, 0x203c}, {0x2049, 0x2049}, {0x2122,
    0x2122}, {0x2139, 0x2139}, {0x2194, 0x2199}, {0x21a9, 0x21aa}, {0x231a, 0x231b}, {0x2328, 0x2328}, {0x23cf,
    0x23cf}, {0x23e9, 0x23f3}, {0x23f8, 0x23fa}, {0x24c2, 0x24c2}, {0x25aa, 0x25ab}, {0x25b6, 0x25b6}, {0x25c0,
    0x25c0}, {0x25fb, 0x25fe}, {0x2600, 0x2604}, {0x260e, 0x260e}, {0x2611, 0x2611}, {0x2614, 0x2615}, {0x2618,
    0x2618}, {0x261d, 0x261d}, {0x2620, 0x2620}, {0x2622, 0x2623}, {0x2626, 0x2626}, {0x262a, 0x262a}, {0x262e,
    0x262f}, {0x2638, 0x263a}, {0x2640, 0x2640}, {0x2642, 0x2642}, {0x2648, 0x2653}, {0x265f, 0x2660}, {0x2663,
    0x2663}, {0x2665, 0x2666}, {0x2668, 0x2668}, {0x267b, 0x267b}, {0x267e, 0x267f}, {0x2692, 0x2697}, {0x2699,
    0x2699}, {0x269b, 0x269c}, {0x26a0, 0x26a1}, {0x26a7, 0x26a7}, {0x26aa, 0x26ab}, {0x26b0, 0x26b1}, {0x26bd,
    0x26be}, {0x26c4, 0x26c5}, {0x26c8, 0x26c8}, {0x26ce, 0x26cf}, {0x26d1, 0x26d1}, {0x26d3, 0x26d4}, {0x26e9,
    0x26ea}, {0x26f0, 0x26f5}, {0x26f7, 0x26fa}, {0x26fd, 0x26fd}, {0x2702, 0x2702}, {0x2705, 0x2705}, {0x2708,
    0x270d}, {0x270f, 0x270f}, {0x2712, 0x2712}, {0x2714, 0x2714}, {0x2716, 0x2716}, {0x271d, 0x271d}, {0x2721,
    0x2721}, {0x2728, 0x2728}, {0x2733, 0x2734}, {0x2744, 0x2744}, {0x2747, 0x2747}, {0x274c, 0x274c}, {0x274e,
    0x274e}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2763, 0x2764}, {0x2795, 0x2797}, {0x27a1, 0x27a1}, {0x27b0,
    0x27b0}, {0x27bf, 0x27bf}, {0x2934, 0x2935}, {0x2b05, 0x2b07}, {0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55,
    0x2b55}, {0x3030, 0x3030}, {0x303d, 0x303d}, {0x3297, 0x3297}, {0x3299, 0x3299}, {0x1f004, 0x1f004}, {0x1f0cf,
    0x1f0cf}, {0x1f170, 0x1f171}, {0x1f17e, 0x1f17f}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f201, 0x1f202},
    {0x1f21a, 0x1f21a}, {0x1f22f, 0x1f22f}, {0x1f232, 0x1f23a}, {0x1f250, 0x1f251}, {0x1f300, 0x1faff}};
static inline int tp_set_99(uint32_t c)
{
    return tp_in_ranges(tp_set_99_ranges, 99, c);
}

static inline int tp_set_100(uint32_t c)
{
    return c == 0x27 || c == 0x2019;
}

static inline int tp_set_101(uint32_t c)
{
    return c == 0x4e || c == 0x6e;
}

static inline int tp_set_102(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return c - 0x130 <= 0x1 || c == 0x17f || c == 0x212a;
}

static inline int tp_set_103(uint32_t c)
{
    return c == 0x41 || c == 0x61;
}

static inline int tp_set_104(uint32_t c)
{
    return c == 0x53 || c == 0x73 || c == 0x17f;
}

static inline int tp_set_105(uint32_t c)
{
    return c == 0x44 || c == 0x64;
}

static inline int tp_set_106(uint32_t c)
{
    return c == 0x4f || c == 0x6f;
}

static inline int tp_set_107(uint32_t c)
{
    return c == 0x56 || c == 0x76;
}

static inline int tp_set_108(uint32_t c)
{
    return c == 0x42 || c == 0x62;
}

static inline int tp_set_109(uint32_t c)
{
    return c == 0x4c || c == 0x6c;
}

static inline int tp_set_110(uint32_t c)
{
    return c == 0x49 || c == 0x69 || c - 0x130 <= 0x1;
}

static inline int tp_set_111(uint32_t c)
{
    return c == 0x4a || c == 0x6a;
}

static inline int tp_set_112(uint32_t c)
{
    return c == 0x47 || c == 0x67;
}

static inline int tp_set_113(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x8800000088ull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_114(uint32_t c)
{
    return c == 0x43 || c == 0x63;
}

static inline int tp_set_115(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x10204fe010204feull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_116(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000800000000ull >> c : 0x7fffffe87fffffeull >> (c - 64)) & 1;
    return c - 0x130 <= 0x1 || c == 0x17f || c == 0x212a;
}

static inline int tp_set_117(uint32_t c)
{
    return c == 0x58 || c == 0x78;
}

static inline int tp_set_118(uint32_t c)
{
    return c == 0x59 || c == 0x79;
}

static inline int tp_set_119(uint32_t c)
{
    return c == 0x52 || c == 0x72;
}

static inline int tp_set_120(uint32_t c)
{
    return c - 0x2d <= 0x1;
}

static inline int tp_set_121(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x200400002004ull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_122(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x201400002014ull >> (c - 64)) & 1;
    return 0;
}

static inline int tp_set_123(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return c - 0x130 <= 0x1 || c == 0x17f || c == 0x212a;
}

static inline int tp_set_124(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff880800000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return c - 0x130 <= 0x1 || c == 0x17f || c == 0x212a;
}

static inline int tp_set_125(uint32_t c)
{
    return c == 0x51 || c == 0x71;
}

static inline int tp_set_126(uint32_t c)
{
    return c == 0x55 || c == 0x75;
}

static inline int tp_set_127(uint32_t c)
{
    return c - 0x41 <= 0x19;
}

static inline int tp_set_128(uint32_t c)
{
    return c == 0x26 || c - 0x2e <= 0x1;
}

static inline int tp_set_129(uint32_t c)
{
    return c - 0x30 <= 0x9;
}

static inline int tp_set_130(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff000000000000ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return c - 0xc0 <= 0x16 || c - 0xd8 <= 0x1e || c - 0xf8 <= 0x157 || c - 0x300 <= 0x6f || c - 0x1e00 <= 0xff || c
        - 0xfb00 <= 0x6;
}

static inline int tp_set_131(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x208000000000ull >> c : 0x80000000ull >> (c - 64)) & 1;
    return c - 0x2bb <= 0x1 || c == 0x2019;
}

static inline int tp_set_132(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x0ull >> c : 0x7fffffe07fffffeull >> (c - 64)) & 1;
    return c - 0xc0 <= 0x16 || c - 0xd8 <= 0x1e || c - 0xf8 <= 0x157 || c - 0x1e00 <= 0xff || c - 0xfb00 <= 0x6;
}

static inline int tp_set_133(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0x3ff208000000000ull >> c : 0x80000000ull >> (c - 64)) & 1;
    return c == 0x2019;
}

static inline int tp_set_134(uint32_t c)
{
    if (c < 128)
        return (c < 64 ? 0xffffd9ffull >> c : 0x8000000000000000ull >> (c - 64)) & 1;
    return c - 0x80 <= 0x1f;
}

#endif
