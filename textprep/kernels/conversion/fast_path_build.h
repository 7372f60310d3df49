/* Building the fast path of a converter. */
#ifndef TEXTPREP_CONVERSION_FAST_PATH_BUILD_H
#define TEXTPREP_CONVERSION_FAST_PATH_BUILD_H

#include "conversion/fast_path.h"

/* With at least this number of keys, most characters begin a key. OpenCC has 49,000 phrases, and up to 1,200 for one
   region. */
#define TP_DENSE_KEYS 10000

/* Bits of a filter per key: few pairs that were not added pass for one that was. A key of the second stage comes from
   several pairs, and there a wrong "maybe" costs a resync. */
#define TP_FILTER_BITS 8
#define TP_SECOND_FILTER_BITS (16 * TP_FILTER_BITS)

/* Ranges of avoided characters that are no further apart become one: few ranges cost less than exact ones. */
#define TP_AVOIDED_GAP 64

#define TP_BASIC_PLANE_SIZE (TP_BASIC_PLANE_LAST + 1)
_Static_assert(TP_BASIC_PLANE_SIZE == TP_FIRST, "the first level of a trie is an array over the basic plane");

/* Run the chain over one segment. The text of the result goes to `values`; its address is set later. */
static int tp_build_result(tp_fast_path *fast, uint32_t id, tp_stage_result *input, tp_stage_result *output)
{
    tp_segment_result *result = &fast->results[id];
    const uint32_t length = fast->segments->matches[id].key_length;
    uint32_t key_length;
    const uint32_t *key = tp_table_key(fast->segments, id, &key_length);
    tp_clear_result(input);
    if (tp_append(&input->text, key, length) < 0 || tp_push(&input->segment_ends, length) < 0)
        return TP_NO_MEMORY;
    for (int stage = 0; stage < fast->stage_count; stage++) {
        tp_stage_result swap;
        tp_clear_result(output);
        if (tp_convert_stage(&fast->stages[stage], input->text.items, &input->segment_ends, 0, output) < 0)
            return TP_NO_MEMORY;
        if (output->edits.size)
            result->flags |= TP_EDITED_BY(stage);
        if (stage == 0)
            result->first_length = (uint32_t)output->text.size;
        swap = *input;
        *input = *output;
        *output = swap;
    }
    result->value_length = (uint32_t)input->text.size;
    if (result->value_length == length && memcmp(input->text.items, key, length * sizeof(uint32_t)) == 0)
        result->flags |= TP_RESULT_IS_KEY;
    return tp_append(&fast->values, input->text.items, input->text.size);
}

static int tp_build_results(tp_fast_path *fast)
{
    const uint32_t count = fast->segments->trie->words;
    const uint32_t *value;
    tp_stage_result input = {0}, output = {0};
    int failed = 0;
    fast->results = (tp_segment_result *)calloc((size_t)count + 1, sizeof(tp_segment_result));
    if (fast->results == NULL)
        return TP_NO_MEMORY;
    for (uint32_t id = 0; id < count && !failed; id++)
        failed = tp_build_result(fast, id, &input, &output);
    tp_free_result(&input);
    tp_free_result(&output);
    value = fast->values.items;
    for (uint32_t id = 0; id < count; id++) {
        fast->results[id].value = value;
        value += fast->results[id].value_length;
    }
    return failed;
}

/* The characters that become the same one by the first stage, as linked lists. */
typedef struct {
    uint32_t first[TP_BASIC_PLANE_SIZE]; /* by what they become: 1 + a character; 0: none */
    uint32_t next[TP_BASIC_PLANE_SIZE];  /* 1 + another character that becomes the same; 0: no more */
} tp_origins;

/* Replace a character by its match. Return 0 if that is not one character of the basic plane in its place. */
static int tp_replace_character(const tp_table *table, uint32_t *character)
{
    const uint32_t word = table->trie->first[*character].word;
    if (word) {
        const tp_match *match = &table->matches[word - 1];
        if (match->value_length != 1 || match->value[0] > TP_BASIC_PLANE_LAST || (match->flags & TP_EDIT))
            return 0;
        *character = match->value[0];
    }
    return 1;
}

static tp_character tp_describe_character(const tp_fast_path *fast, uint32_t character, tp_origins *origins)
{
    const tp_first *begin = &fast->segments->trie->first[character];
    const tp_table *first = fast->outside[0], *second = fast->outside[1];
    uint32_t flags = begin->node ? 1u << TP_BEGINS_SEGMENT : 0, becomes = character;
    int regular = 1;
    if (begin->word) {
        /* It is a segment by itself, across whose end no stage looks. */
        const tp_segment_result *result = &fast->results[begin->word - 1];
        regular = result->value_length == 1 && result->value[0] <= TP_BASIC_PLANE_LAST && !(result->flags & TP_EDITED);
        becomes = regular ? result->value[0] : character;
    } else if (first != NULL) {
        if (first->trie->first[character].node)
            flags |= 1u << TP_BEGINS_FIRST;
        regular = tp_replace_character(first, &becomes);
        if (regular && second != NULL) {
            origins->next[character] = origins->first[becomes];
            origins->first[becomes] = character + 1;
            if (second->trie->first[becomes].node)
                flags |= 1u << TP_BEGINS_SECOND;
            regular = tp_replace_character(second, &becomes);
        }
    }
    return regular ? flags << 16 | becomes : (flags | 1u << TP_IRREGULAR) << 16 | character;
}

/* Add the pairs with which the keys of a table begin. */
static void tp_filter_keys(tp_pair_filter *filter, const tp_table *table)
{
    for (uint32_t id = 0; table != NULL && id < table->trie->words; id++) {
        uint32_t length;
        const uint32_t *key = tp_table_key(table, id, &length);
        if (length >= 2 && key[0] <= TP_BASIC_PLANE_LAST)
            tp_add_pair(filter, key[0], key[1]);
    }
}

/* Add the pairs which the first stage makes the beginning of a key of the second. */
static void tp_filter_origins(tp_pair_filter *filter, const tp_table *second, const tp_origins *origins)
{
    for (uint32_t id = 0; second != NULL && id < second->trie->words; id++) {
        uint32_t length;
        const uint32_t *key = tp_table_key(second, id, &length);
        if (length < 2 || key[0] > TP_BASIC_PLANE_LAST || key[1] > TP_BASIC_PLANE_LAST)
            continue;
        for (uint32_t a = origins->first[key[0]]; a; a = origins->next[a - 1]) {
            for (uint32_t b = origins->first[key[1]]; b; b = origins->next[b - 1])
                tp_add_pair(filter, a - 1, b - 1);
        }
    }
}

static int tp_build_characters(tp_fast_path *fast)
{
    const tp_table *first = fast->outside[0], *second = fast->outside[1];
    const uint64_t first_keys = fast->segments->trie->words + (first != NULL ? (uint64_t)first->trie->words : 0);
    const uint64_t second_keys = second != NULL ? second->trie->words : 0;
    tp_origins *origins = (tp_origins *)calloc(1, sizeof(tp_origins));
    fast->characters = (tp_character *)malloc(TP_BASIC_PLANE_SIZE * sizeof(tp_character));
    if (origins == NULL || fast->characters == NULL
        || tp_init_filter(&fast->first_pairs, TP_FILTER_BITS * first_keys) < 0
        || tp_init_filter(&fast->second_pairs, TP_SECOND_FILTER_BITS * second_keys) < 0) {
        free(origins);
        return TP_NO_MEMORY;
    }
    for (uint32_t character = 0; character < TP_BASIC_PLANE_SIZE; character++)
        fast->characters[character] = tp_describe_character(fast, character, origins);
    tp_filter_keys(&fast->first_pairs, fast->segments);
    tp_filter_keys(&fast->first_pairs, first);
    tp_filter_origins(&fast->second_pairs, second, origins);
    free(origins);
    return 0;
}

/* Append the characters with which the keys of a table begin. */
static int tp_append_first_characters(tp_code_points *characters, const tp_table *table)
{
    for (uint32_t id = 0; id < table->trie->words; id++) {
        uint32_t length;
        if (tp_append(characters, tp_table_key(table, id, &length), 1) < 0)
            return TP_NO_MEMORY;
    }
    return 0;
}

static int tp_compare_code_points(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Find the ranges of description operators and of the characters with which the keys of the normalization begin.
   Return 1, or 0 if they are too many, or TP_NO_MEMORY. */
static int tp_find_avoided(tp_fast_path *fast, const tp_table *const *normalization, int count)
{
    const uint32_t operators[2] = {TP_DESCRIPTION_FIRST, TP_DESCRIPTION_LAST};
    tp_code_points characters = {0};
    int failed = tp_append(&characters, operators, 2);
    for (int n = 0; n < count && !failed; n++)
        failed = tp_append_first_characters(&characters, normalization[n]);
    if (!failed)
        qsort(characters.items, (size_t)characters.size, sizeof(uint32_t), tp_compare_code_points);
    fast->avoided_count = 0;
    for (int64_t i = 0; i < characters.size && !failed; i++) {
        const uint32_t c = characters.items[i];
        uint32_t *latest = fast->avoided_count ? fast->avoided[fast->avoided_count - 1] : NULL;
        if (latest != NULL && c - latest[1] <= TP_AVOIDED_GAP) {
            latest[1] = c;
            continue;
        }
        if (fast->avoided_count == TP_AVOIDED_RANGES) {
            free(characters.items);
            return 0;
        }
        fast->avoided[fast->avoided_count][0] = fast->avoided[fast->avoided_count][1] = c;
        fast->avoided_count++;
    }
    free(characters.items);
    return failed ? TP_NO_MEMORY : 1;
}

/* Build the fast path whose segments, stages, stage_count and outside are set. Return 1, or 0 if the normalization
   concerns characters in too many places, or TP_NO_MEMORY. */
static int tp_build_fast_path(tp_fast_path *fast, const tp_table *const *normalization, int count)
{
    const int found = tp_find_avoided(fast, normalization, count);
    if (found <= 0)
        return found;
    fast->dense = fast->segments->trie->words > TP_DENSE_KEYS;
    return tp_build_results(fast) < 0 || tp_build_phrase_index(&fast->phrases, fast->segments, fast->results) < 0
                   || tp_build_characters(fast) < 0
               ? TP_NO_MEMORY
               : 1;
}

#endif
