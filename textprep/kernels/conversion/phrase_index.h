/* An index of the segments that are phrases: keys of at least two characters, all of them in the basic plane.

   It is much smaller than the trie, so that it stays in the cache, and has the result of the whole chain beside each
   key. Phrases with the same first two characters stand one after another, longer ones first, behind the head of their
   group. A hash table leads from the two characters to the group. */
#ifndef TEXTPREP_CONVERSION_PHRASE_INDEX_H
#define TEXTPREP_CONVERSION_PHRASE_INDEX_H

#include "conversion/pair_filter.h"
#include "conversion/table.h"

#define TP_BASIC_PLANE_LAST 0xFFFFu

/* The result of the whole chain for one segment. */
typedef struct {
    const uint32_t *value;
    uint32_t value_length;
    uint32_t first_length; /* of the first stage's result */
    uint32_t flags;        /* TP_EDITED_BY, TP_RESULT_IS_KEY */
} tp_segment_result;

#define TP_EDITED_BY(stage) (1u << (stage)) /* the stage makes an edit */
#define TP_EDITED 3u
#define TP_RESULT_IS_KEY 4u
#define TP_NO_VALUE 8u /* the value is not in the index: too long, not all basic plane, or that of a shorter key */
#define TP_LAST_OF_GROUP 16u
_Static_assert((TP_EDITED & (TP_RESULT_IS_KEY | TP_NO_VALUE | TP_LAST_OF_GROUP)) == 0, "flags are distinct bits");

typedef struct {
    uint16_t first, second;
} tp_phrase_group;

typedef struct {
    uint16_t rest_length; /* of the key, without its first two characters */
    uint8_t value_length;
    uint8_t flags;
    uint16_t id_low, id_high; /* of the key in the trie */
    uint16_t text[];              /* the rest of the key, then the value */
} tp_phrase;

/* Groups and phrases are laid out in one array of 16-bit units. */
#define TP_UNITS(type) ((uint32_t)(sizeof(type) / sizeof(uint16_t)))
_Static_assert(sizeof(tp_phrase_group) == 2 * sizeof(uint16_t) && _Alignof(tp_phrase_group) <= _Alignof(uint16_t),
               "a group's head takes two units, at any of them");
_Static_assert(sizeof(tp_phrase) == 4 * sizeof(uint16_t) && _Alignof(tp_phrase) <= _Alignof(uint16_t),
               "a phrase begins with four units, at any of them");

/* A slot is the low 8 bits of the pair's hash << 24 | 1 + the unit of its group; 0 is an empty slot. */
#define TP_SLOT_UNIT 0xFFFFFFu

typedef struct {
    uint32_t *slots; /* NULL if there are no phrases, or too many */
    uint16_t *units;
    uint32_t shift; /* takes a hash to its first slot */
    uint32_t mask;
} tp_phrase_index;

static inline tp_phrase_group *tp_group_at(const tp_phrase_index *index, uint32_t slot)
{
    return (tp_phrase_group *)(index->units + (slot & TP_SLOT_UNIT) - 1);
}

/* Return the slot of a pair's group, or the empty one where it would be. */
static inline uint32_t *tp_find_slot(const tp_phrase_index *index, uint32_t first, uint32_t second)
{
    const uint32_t hash = tp_hash_pair(first, second), tag = hash << 24;
    uint32_t i = hash >> index->shift;
    for (;;) {
        uint32_t *slot = &index->slots[i];
        if (*slot == 0)
            return slot;
        if ((*slot & ~TP_SLOT_UNIT) == tag) {
            const tp_phrase_group *group = tp_group_at(index, *slot);
            if (group->first == first && group->second == second)
                return slot;
        }
        i = (i + 1) & index->mask;
    }
}

static inline uint32_t tp_phrase_id(const tp_phrase *phrase)
{
    return phrase->id_low | (uint32_t)phrase->id_high << 16;
}

static int tp_in_basic_plane(const uint32_t *text, uint32_t length)
{
    while (length && text[length - 1] <= TP_BASIC_PLANE_LAST)
        length--;
    return length == 0;
}

/* Phrases are sorted by first two characters << 32 | (TP_KEY_LENGTH - length) << 24 | id. */
#define TP_PHRASE_ID 0xFFFFFFu
_Static_assert(TP_KEY_LENGTH < 256, "the length of a key takes 8 bits of the number by which phrases are sorted");

static int tp_compare_phrases(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Collect the phrases in the order in which they will stand. Return how many units they may take. */
static uint64_t tp_sort_phrases(const tp_table *segments, const tp_segment_result *results, uint64_t *phrases,
                                uint32_t *count)
{
    uint64_t units = 0;
    *count = 0;
    for (uint32_t id = 0; id < segments->trie->words; id++) {
        uint32_t length;
        const uint32_t *key = tp_table_key(segments, id, &length);
        if (length < 2 || !tp_in_basic_plane(key, length))
            continue;
        phrases[(*count)++] = (uint64_t)(key[0] << 16 | key[1]) << 32 | (uint64_t)(TP_KEY_LENGTH - length) << 24 | id;
        units += TP_UNITS(tp_phrase_group) + TP_UNITS(tp_phrase) + length + results[id].value_length;
    }
    qsort(phrases, *count, sizeof(uint64_t), tp_compare_phrases);
    return units;
}

/* Write a phrase. Return how many units it takes. */
static uint32_t tp_write_phrase(tp_phrase *phrase, uint32_t id, const tp_table *segments,
                                const tp_segment_result *result)
{
    uint32_t length, units = 0;
    const uint32_t *key = tp_table_key(segments, id, &length);
    const int stored = segments->matches[id].key_length == length && result->value_length <= UINT8_MAX
                       && tp_in_basic_plane(result->value, result->value_length);
    phrase->rest_length = (uint16_t)(length - 2);
    phrase->value_length = (uint8_t)(stored ? result->value_length : 0);
    phrase->flags = (uint8_t)(result->flags | (stored ? 0 : TP_NO_VALUE));
    phrase->id_low = (uint16_t)id;
    phrase->id_high = (uint16_t)(id >> 16);
    for (uint32_t i = 2; i < length; i++)
        phrase->text[units++] = (uint16_t)key[i];
    for (uint32_t i = 0; i < phrase->value_length; i++)
        phrase->text[units++] = (uint16_t)result->value[i];
    return TP_UNITS(tp_phrase) + units;
}

/* Write all phrases and the slots of their groups. */
static void tp_fill_phrase_index(tp_phrase_index *index, const tp_table *segments, const tp_segment_result *results,
                                 const uint64_t *phrases, uint32_t count)
{
    uint32_t unit = 0;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t pair = (uint32_t)(phrases[i] >> 32), id = (uint32_t)phrases[i] & TP_PHRASE_ID;
        tp_phrase *phrase;
        if (i == 0 || pair != (uint32_t)(phrases[i - 1] >> 32)) {
            tp_phrase_group *group = (tp_phrase_group *)(index->units + unit);
            group->first = (uint16_t)(pair >> 16);
            group->second = (uint16_t)pair;
            *tp_find_slot(index, group->first, group->second) =
                tp_hash_pair(group->first, group->second) << 24 | (unit + 1);
            unit += TP_UNITS(tp_phrase_group);
        }
        phrase = (tp_phrase *)(index->units + unit);
        unit += tp_write_phrase(phrase, id, segments, &results[id]);
        if (i + 1 == count || pair != (uint32_t)(phrases[i + 1] >> 32))
            phrase->flags |= TP_LAST_OF_GROUP;
    }
}

/* Index the phrases; slots stays NULL if they are too many. Return 0 or TP_NO_MEMORY. */
static int tp_build_phrase_index(tp_phrase_index *index, const tp_table *segments, const tp_segment_result *results)
{
    const uint32_t keys = segments->trie->words;
    uint32_t log2_slots = 4, count;
    uint64_t *phrases, units;
    if (keys > TP_PHRASE_ID)
        return 0;
    phrases = (uint64_t *)malloc(((size_t)keys + 1) * sizeof(uint64_t));
    if (phrases == NULL)
        return TP_NO_MEMORY;
    units = tp_sort_phrases(segments, results, phrases, &count);
    if (units >= TP_SLOT_UNIT) {
        free(phrases);
        return 0;
    }
    while ((UINT64_C(1) << log2_slots) < 2 * (uint64_t)count)
        log2_slots++;
    index->shift = 32 - log2_slots;
    index->mask = (UINT32_C(1) << log2_slots) - 1;
    index->slots = (uint32_t *)calloc((size_t)index->mask + 1, sizeof(uint32_t));
    index->units = (uint16_t *)calloc((size_t)units + 1, sizeof(uint16_t));
    if (index->slots != NULL && index->units != NULL)
        tp_fill_phrase_index(index, segments, results, phrases, count);
    free(phrases);
    return index->slots == NULL || index->units == NULL ? TP_NO_MEMORY : 0;
}

#endif
