/* The fast path: a chain of one or two stages over a text in one pass, with the same result as walk.h.

   It serves chains whose stages have a table each, segmented by a table or not at all, and texts without the
   characters that normalization replaces and without description operators. README.md explains how it works and why
   it is exact. */
#ifndef TEXTPREP_CONVERSION_FAST_PATH_H
#define TEXTPREP_CONVERSION_FAST_PATH_H

#include "conversion/phrase_index.h"
#include "conversion/walk.h"

#define TP_FAST_STAGES 2
#define TP_AVOIDED_RANGES 4

/* What a character of the basic plane is, as flags << 16 | what it becomes if no key longer than it begins there. */
typedef uint32_t tp_character;

#define TP_BEGINS_SEGMENT 0 /* bit: a longer key of the segmentation begins with it */
#define TP_BEGINS_FIRST 1   /* bit: a longer key of the first stage begins with it */
#define TP_BEGINS_SECOND 2  /* bit: a longer key of the second stage begins with what it becomes */
#define TP_IRREGULAR 3      /* bit: it does not become one character of the basic plane in its place */

static inline uint32_t tp_character_is(tp_character character, int bit)
{
    return character >> (16 + bit) & 1;
}

typedef struct {
    const tp_table *segments; /* a single stage without segmentation makes its matches the segments */
    tp_stage stages[TP_FAST_STAGES];
    int stage_count;
    const tp_table *outside[TP_FAST_STAGES]; /* what each stage asks between the segments; NULL: nothing */
    int dense;                               /* most characters begin some key */

    tp_segment_result *results; /* by the id of the segment's key */
    tp_code_points values;      /* of all results */
    tp_character *characters;   /* by code point of the basic plane */
    tp_pair_filter first_pairs; /* the pairs that begin keys of the segmentation or of the first stage */
    tp_pair_filter second_pairs; /* the pairs that may become the beginning of a key of the second stage */
    tp_phrase_index phrases;    /* of the segments */

    uint32_t avoided[TP_AVOIDED_RANGES][2]; /* (first, last); the walk converts texts with such characters */
    int avoided_count;
} tp_fast_path;

_Static_assert(TP_FAST_STAGES == 2 && TP_EDITED == (TP_EDITED_BY(0) | TP_EDITED_BY(1)), "one bit for each stage");

static void tp_free_fast_path(tp_fast_path *fast)
{
    free(fast->results);
    free(fast->values.items);
    free(fast->characters);
    free(fast->first_pairs.bits);
    free(fast->second_pairs.bits);
    free(fast->phrases.slots);
    free(fast->phrases.units);
}

/* The state of one call. */
typedef struct {
    void *output; /* code points of the width that the template was compiled for */
    int64_t size, capacity;
    tp_code_points pending; /* what the first stage has emitted during a resync */
    int64_t pending_start;  /* what the second stage has not consumed of it begins here, */
    int64_t first_length;   /* and here in the whole result of the first stage */
    uint32_t edited;        /* a bit for each stage */
    int changed;
    tp_numbers *edits; /* of each stage; NULL if nobody asks for them */
} tp_progress;

/* Results of the functions below, besides TP_NO_MEMORY. */
#define TP_DONE 0
#define TP_TOO_NARROW 1 /* a code point does not fit the output's width */

/* Note that a stage replaces a match at `start`, a position in its input. */
static inline int tp_note_match(tp_progress *progress, int stage, const tp_match *match, int64_t start)
{
    if (!(match->flags & TP_UNCHANGED))
        progress->changed = 1;
    if (!(match->flags & TP_EDIT))
        return TP_DONE;
    progress->edited |= TP_EDITED_BY(stage);
    if (progress->edits == NULL)
        return TP_DONE;
    return tp_push_edit(&progress->edits[stage], start, start + match->key_length, match->value_length);
}

/* Append the edits of all stages inside a segment that begins at `start` of the text. */
static int tp_append_segment_edits(const tp_fast_path *fast, tp_progress *progress, const uint32_t *segment,
                                   int64_t length, int64_t start)
{
    tp_stage_result input = {0}, result = {0};
    int failed = tp_append(&input.text, segment, length) || tp_push(&input.segment_ends, length);
    for (int stage = 0; stage < fast->stage_count && !failed; stage++) {
        const int64_t offset = stage == 0 ? start : progress->first_length;
        tp_stage_result swap;
        tp_clear_result(&result);
        failed = tp_convert_stage(&fast->stages[stage], input.text.items, &input.segment_ends, 0, &result);
        for (int64_t i = 0; i < result.edits.size && !failed; i += 3) {
            const int64_t *edit = result.edits.items + i;
            failed = tp_push_edit(&progress->edits[stage], edit[0] + offset, edit[1] + offset, edit[2]);
        }
        swap = input;
        input = result;
        result = swap;
    }
    tp_free_result(&input);
    tp_free_result(&result);
    return failed ? TP_NO_MEMORY : TP_DONE;
}

/* Return whether a key may begin at a position that no segment's match covers, other than one that is a regular single
   character. `here` and `next` describe the characters `first` and `second` that stand there. */
static inline uint32_t tp_key_may_begin(const tp_fast_path *fast, tp_character here, tp_character next, uint32_t first,
                                        uint32_t second)
{
    uint32_t may = tp_character_is(here, TP_IRREGULAR)
                   | (tp_may_have_pair(&fast->first_pairs, first, second)
                      & (tp_character_is(here, TP_BEGINS_SEGMENT) | tp_character_is(here, TP_BEGINS_FIRST)));
    /* If a key of the first stage may begin at the next character, that may become anything. */
    if (fast->stage_count == 2)
        may |= tp_character_is(here, TP_BEGINS_SECOND)
               & (tp_may_have_pair(&fast->second_pairs, first, second) | tp_character_is(next, TP_BEGINS_FIRST)
                  | tp_character_is(next, TP_IRREGULAR));
    return may;
}

/* Return the number of the lowest bit that is set. */
static inline int tp_lowest_bit(uint64_t bits)
{
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_ctzll(bits);
#else
    int number = 0;
    while (!(bits >> number & 1))
        number++;
    return number;
#endif
}

/* A resync drops what the second stage has consumed of the pending text each time that is so long. */
#define TP_PENDING_CONSUMED 4096

/* The number of positions that scan_dense looks at together; it keeps a bit for each in a uint64_t. */
#define TP_BLOCK 64
_Static_assert(TP_BLOCK == 8 * sizeof(uint64_t), "a block has a bit for each position");

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "conversion/ranges_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "conversion/ranges_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "conversion/ranges_template.h"

#define TP_CHAR uint16_t
#define TP_OUT uint16_t
#define TP_NAME(name) name##_2_2
#include "conversion/resync_template.h"
#define TP_CHAR uint16_t
#define TP_OUT uint16_t
#define TP_NAME(name) name##_2_2
#include "conversion/fast_path_template.h"
#define TP_CHAR uint16_t
#define TP_OUT uint32_t
#define TP_NAME(name) name##_2_4
#include "conversion/resync_template.h"
#define TP_CHAR uint16_t
#define TP_OUT uint32_t
#define TP_NAME(name) name##_2_4
#include "conversion/fast_path_template.h"
#define TP_CHAR uint32_t
#define TP_OUT uint32_t
#define TP_NAME(name) name##_4_4
#include "conversion/resync_template.h"
#define TP_CHAR uint32_t
#define TP_OUT uint32_t
#define TP_NAME(name) name##_4_4
#include "conversion/fast_path_template.h"

/* Return whether the fast path serves a text. Texts of one byte a character have little to convert. */
static int tp_fast_path_serves(const tp_fast_path *fast, int width, const void *text, int64_t length)
{
    return width > 1 && !TP_BY_WIDTH(width, text, tp_has_any, length, fast->avoided, fast->avoided_count);
}

/* Convert from `*at` on, at least up to `stop` if the text is that long. `out_width` is `width` or 4. */
static int tp_convert_fast(int width, int out_width, const void *text, int64_t *at, int64_t length, int64_t stop,
                           const tp_fast_path *fast, tp_progress *progress)
{
    if (width == 4)
        return tp_convert_4_4((const uint32_t *)text, at, length, stop, fast, progress);
    return out_width == 4 ? tp_convert_2_4((const uint16_t *)text, at, length, stop, fast, progress)
                          : tp_convert_2_2((const uint16_t *)text, at, length, stop, fast, progress);
}

#endif
