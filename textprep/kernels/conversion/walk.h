/* The walk of one stage over a text, step by step as OpenCC describes it.

   It serves every configuration and every text; fast_path.h gives the same result sooner where it applies. */
#ifndef TEXTPREP_CONVERSION_WALK_H
#define TEXTPREP_CONVERSION_WALK_H

#include "conversion/arrays.h"
#include "conversion/description.h"
#include "conversion/table.h"

/* The tables of a stage. The second one is asked only where the first has no match: they are the children of one
   group with the policy short_circuit. */
#define TP_STAGE_TABLES 2

typedef struct {
    const tp_table *tables[TP_STAGE_TABLES];
    int count;
} tp_stage;

/* A segment's end carries this bit if the segment is an ambiguous character that an earlier stage kept. */
#define TP_FROZEN (INT64_C(1) << 62)

/* The numbers of one ambiguity: its position in the stage's input, the table that answered, the key's id there. */
#define TP_AMBIGUITY_SIZE 3

/* The result of one stage. Functions that add to it return 0 or TP_NO_MEMORY. */
typedef struct {
    tp_code_points text;
    tp_numbers segment_ends;
    tp_numbers edits; /* three numbers each, see tp_push_edit */
    tp_numbers ambiguities;
} tp_stage_result;

static void tp_clear_result(tp_stage_result *result)
{
    result->text.size = result->segment_ends.size = result->edits.size = result->ambiguities.size = 0;
}

static void tp_free_result(tp_stage_result *result)
{
    free(result->text.items);
    free(result->segment_ends.items);
    free(result->edits.items);
    free(result->ambiguities.items);
}

/* Return a stage's match, or NULL. Set `table` to the number of the match's table. */
static inline const tp_match *tp_find_stage_match(const tp_stage *stage, const uint32_t *text, int64_t at, int64_t end,
                                                  int *table)
{
    const tp_match *match = tp_find_match_4(text, at, end, stage->tables[0]);
    *table = match == NULL && stage->count == 2;
    return *table ? tp_find_match_4(text, at, end, stage->tables[1]) : match;
}

/* Copy an ambiguous character and make it a segment of its own, so that no later stage converts it. */
static int tp_keep_character(uint32_t character, tp_stage_result *result)
{
    return tp_push(&result->segment_ends, result->text.size) < 0 || tp_append(&result->text, &character, 1) < 0
                   || tp_push(&result->segment_ends, result->text.size | TP_FROZEN) < 0
               ? TP_NO_MEMORY
               : 0;
}

/* Convert the segment [at, end) and append it to the result. */
static int tp_convert_segment(const tp_stage *stage, const uint32_t *text, int64_t at, int64_t end, int keep_ambiguous,
                              tp_stage_result *result)
{
    while (at < end) {
        int table;
        const tp_match *match = tp_find_stage_match(stage, text, at, end, &table);
        if (match == NULL) {
            const int64_t stop = tp_unmatched_end(text, at, end);
            if (tp_append(&result->text, text + at, stop - at) < 0)
                return TP_NO_MEMORY;
            at = stop;
            continue;
        }
        if (match->flags & TP_AMBIGUOUS) {
            if (tp_push(&result->ambiguities, at) < 0 || tp_push(&result->ambiguities, table) < 0
                || tp_push(&result->ambiguities, match - stage->tables[table]->matches) < 0)
                return TP_NO_MEMORY;
            if (keep_ambiguous) {
                if (tp_keep_character(text[at], result) < 0)
                    return TP_NO_MEMORY;
                at++;
                continue;
            }
        }
        if ((match->flags & TP_EDIT)
            && tp_push_edit(&result->edits, at, at + match->key_length, match->value_length) < 0)
            return TP_NO_MEMORY;
        if (tp_append(&result->text, match->value, match->value_length) < 0)
            return TP_NO_MEMORY;
        at += match->key_length;
    }
    return 0;
}

/* Convert the segments of a text, which end at segment_ends, and append them to the result. */
static int tp_convert_stage(const tp_stage *stage, const uint32_t *text, const tp_numbers *segment_ends,
                            int keep_ambiguous, tp_stage_result *result)
{
    int64_t at = 0;
    for (int64_t n = 0; n < segment_ends->size; n++) {
        const int64_t frozen = segment_ends->items[n] & TP_FROZEN, end = segment_ends->items[n] & ~TP_FROZEN;
        const int failed = frozen ? tp_append(&result->text, text + at, end - at)
                                  : tp_convert_segment(stage, text, at, end, keep_ambiguous, result);
        if (failed || tp_push(&result->segment_ends, result->text.size | frozen) < 0)
            return TP_NO_MEMORY;
        at = end;
    }
    return 0;
}

/* Append the ends of the segments of a text: the matches of a table, and the runs between them. */
static int tp_find_segments(const tp_table *table, const uint32_t *text, int64_t length, tp_numbers *segment_ends)
{
    int64_t at = 0, start = 0;
    while (at < length) {
        const tp_match *match = tp_find_match_4(text, at, length, table);
        if (match == NULL) {
            at = tp_unmatched_end(text, at, length);
            continue;
        }
        if (start < at && tp_push(segment_ends, at) < 0)
            return TP_NO_MEMORY;
        at += match->key_length;
        start = at;
        if (tp_push(segment_ends, at) < 0)
            return TP_NO_MEMORY;
    }
    return start < at ? tp_push(segment_ends, at) : 0;
}

#endif
