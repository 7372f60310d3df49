/* Unicode's word boundaries (UAX #29): the classes, sets of them as bits, and the scanner for strings of any width. */
#ifndef TEXTPREP_WORD_BREAK_H
#define TEXTPREP_WORD_BREAK_H

#include "code_points.h"

/* The values of the Word_Break property in the order of CLASSES in pure.py. */
enum {
    TP_OTHER,
    TP_CR,
    TP_LF,
    TP_NEWLINE,
    TP_EXTEND,
    TP_ZWJ,
    TP_REGIONAL_INDICATOR,
    TP_FORMAT,
    TP_KATAKANA,
    TP_HEBREW_LETTER,
    TP_A_LETTER,
    TP_SINGLE_QUOTE,
    TP_DOUBLE_QUOTE,
    TP_MID_NUM_LET,
    TP_MID_LETTER,
    TP_MID_NUM,
    TP_NUMERIC,
    TP_EXTEND_NUM_LET,
    TP_WSEG_SPACE,
    TP_CLASS_COUNT,
    TP_NO_CLASS = 31,
    TP_CLASS_MASK = 31,
    /* Set beside the class of characters that are Extended_Pictographic. */
    TP_PICTOGRAPHIC = 32
};

_Static_assert(TP_CLASS_COUNT <= TP_NO_CLASS, "a class and TP_NO_CLASS fit into five bits");

#define TP_BREAKS (1u << TP_CR | 1u << TP_LF | 1u << TP_NEWLINE)
#define TP_IGNORED (1u << TP_EXTEND | 1u << TP_FORMAT | 1u << TP_ZWJ)
#define TP_LETTERS (1u << TP_A_LETTER | 1u << TP_HEBREW_LETTER)
#define TP_MID_LETTERS (1u << TP_MID_LETTER | 1u << TP_MID_NUM_LET | 1u << TP_SINGLE_QUOTE)
#define TP_MID_NUMBERS (1u << TP_MID_NUM | 1u << TP_MID_NUM_LET | 1u << TP_SINGLE_QUOTE)
#define TP_JOINS_EXTEND_NUM_LET (TP_LETTERS | 1u << TP_NUMERIC | 1u << TP_KATAKANA | 1u << TP_EXTEND_NUM_LET)

static inline int tp_in(uint32_t class, uint32_t set) { return (set >> class) & 1; }

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "words/word_break_template.h"

#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "words/word_break_template.h"

#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "words/word_break_template.h"

static inline int64_t tp_word_ends(int width, const void *text, const uint8_t *classes, int64_t size, int32_t *ends)
{
    return TP_BY_WIDTH(width, text, tp_word_ends, classes, size, ends);
}

#endif
