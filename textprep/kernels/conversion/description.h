/* Ideographic description sequences, which no dictionary converts (Unicode Standard, section 18.2).

   OpenCC 1.4 takes any character as an operand and the operators U+2FF0..2FFF alone; U+31EF is not an operator. */
#ifndef TEXTPREP_CONVERSION_DESCRIPTION_H
#define TEXTPREP_CONVERSION_DESCRIPTION_H

#include <stdint.h>

#define TP_DESCRIPTION_FIRST 0x2FF0u
#define TP_DESCRIPTION_LAST 0x2FFFu

/* OpenCC 1.4: a longer sequence, or one that nests deeper, is ordinary text. */
#define TP_DESCRIPTION_LENGTH 64
#define TP_DESCRIPTION_DEPTH 16

static inline int tp_is_description_operator(uint32_t character)
{
    return character >= TP_DESCRIPTION_FIRST && character <= TP_DESCRIPTION_LAST;
}

static int tp_description_arity(uint32_t operator_)
{
    if (operator_ == 0x2FF2 || operator_ == 0x2FF3)
        return 3;
    return operator_ >= 0x2FFE ? 1 : 2;
}

/* Return the end of the operand at `at`, which may be a sequence itself, or -1 if it is incomplete. */
static int64_t tp_operand_end(const uint32_t *text, int64_t at, int64_t end, int depth)
{
    uint32_t character;
    if (at >= end || depth >= TP_DESCRIPTION_DEPTH)
        return -1;
    character = text[at++];
    if (tp_is_description_operator(character)) {
        for (int left = tp_description_arity(character); left > 0 && at >= 0; left--)
            at = tp_operand_end(text, at, end, depth + 1);
    }
    return at;
}

/* Return the end of what is copied at `at` if no key matches: of a complete description sequence or one character. */
static int64_t tp_unmatched_end(const uint32_t *text, int64_t at, int64_t end)
{
    if (tp_is_description_operator(text[at])) {
        const int64_t limit = end - at > TP_DESCRIPTION_LENGTH ? at + TP_DESCRIPTION_LENGTH : end;
        const int64_t sequence_end = tp_operand_end(text, at, limit, 0);
        if (sequence_end >= 0)
            return sequence_end;
    }
    return at + 1;
}

#endif
