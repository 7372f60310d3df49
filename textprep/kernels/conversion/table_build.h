/* Joining dictionaries into a table. */
#ifndef TEXTPREP_CONVERSION_TABLE_BUILD_H
#define TEXTPREP_CONVERSION_TABLE_BUILD_H

#include "conversion/arrays.h"
#include "conversion/dictionary.h"
#include "conversion/table.h"

/* A rule is a dictionary, or a match policy and the rules that it chooses between. */
enum { TP_DICTIONARY, TP_SHORT_CIRCUIT, TP_UNION };

typedef struct {
    int policy;
    int dictionary; /* number of the dictionary if policy is TP_DICTIONARY */
    int child;      /* the first of the rules to choose between; -1: none */
    int sibling;    /* the next one beside this; -1: none */
} tp_rule;

#define TP_TABLE_DICTIONARIES 64
_Static_assert(TP_TABLE_DICTIONARIES <= UINT16_MAX, "a match holds the number of its dictionary");

typedef struct {
    const tp_dictionary **dictionaries; /* those that the rule names */
    int count;
    const tp_dictionary **character_dictionaries; /* whose candidates for a character count as the character's own */
    int character_count;
    const tp_rule *rules; /* the first one is the root */
} tp_table_source;

/* The keys of a dictionary that begin a walk along the trie: the longest one so far. */
typedef struct {
    uint32_t key_length; /* 0: none */
    uint32_t entry;
} tp_longest;

static void tp_free_table(tp_table_data *data)
{
    free(data->joined.slots);
    free(data->joined.first);
    free(data->joined.edges);
    free(data->matches);
    free(data->values.items);
    free(data->keys.items);
    free(data->key_ends);
}

/* Return the number of the dictionary that a rule chooses. */
static int tp_choose(const tp_rule *rules, int rule, const tp_longest *longest)
{
    int chosen = -1;
    if (rules[rule].policy == TP_DICTIONARY)
        return rules[rule].dictionary;
    for (int child = rules[rule].child; child >= 0; child = rules[child].sibling) {
        const int candidate = tp_choose(rules, child, longest);
        if (longest[candidate].key_length && rules[rule].policy == TP_SHORT_CIRCUIT)
            return candidate;
        /* On a tie the earlier one stays. */
        if (chosen < 0 || longest[candidate].key_length > longest[chosen].key_length)
            chosen = candidate;
    }
    return chosen < 0 ? 0 : chosen;
}

/* Return whether a character is a candidate for another one. */
static int tp_is_candidate(const tp_table_source *source, uint32_t character, uint32_t candidate)
{
    for (int d = 0; d < source->character_count; d++) {
        const tp_dictionary *dictionary = source->character_dictionaries[d];
        uint32_t node = 0, word = 0;
        if (tp_step(&dictionary->trie, 1, &node, character, &word) && word
            && tp_has_candidate(dictionary, word - 1, candidate))
            return 1;
    }
    return 0;
}

/* Append the match's value and set its length and flags. */
static int tp_set_value(tp_table_data *data, const tp_table_source *source, tp_match *match, const uint32_t *key)
{
    const int64_t start = data->values.size;
    const uint32_t *value;
    int several;
    if (tp_append_chosen(source->dictionaries[match->dictionary], match->entry, &data->values, &several) < 0)
        return TP_NO_MEMORY;
    value = data->values.items + start;
    match->value_length = (uint32_t)(data->values.size - start);
    match->flags = several && match->key_length == 1 ? TP_AMBIGUOUS : 0;
    if (match->value_length != match->key_length) {
        match->flags |= TP_EDIT;
        return 0;
    }
    if (memcmp(value, key, match->key_length * sizeof(uint32_t)) == 0) {
        match->flags |= TP_UNCHANGED;
        return 0;
    }
    for (uint32_t i = 0; i < match->value_length; i++) {
        if (value[i] != key[i] && !tp_is_candidate(source, key[i], value[i]))
            match->flags |= TP_EDIT;
    }
    return 0;
}

/* Set the match that wins if a walk ends at a key. `entries` holds for each key and dictionary 1 + the entry, or 0. */
static int tp_set_match(tp_table_data *data, const tp_table_source *source, uint32_t id, const uint32_t *entries)
{
    tp_longest longest[TP_TABLE_DICTIONARIES] = {{0}};
    tp_match *match = &data->matches[id];
    uint32_t length, node = 0, word = 0;
    const uint32_t *key = tp_table_key(&data->table, id, &length);
    int latin1 = 1, chosen;
    for (uint32_t i = 0; i < length; i++) {
        latin1 = latin1 && key[i] < 256;
        tp_step(data->table.trie, i == 0, &node, key[i], &word);
        for (int d = 0; word && d < source->count; d++) {
            const uint32_t entry = entries[(uint64_t)(word - 1) * source->count + d];
            if (entry) {
                longest[d].key_length = i + 1;
                longest[d].entry = entry - 1;
            }
        }
    }
    data->has_latin1_key |= latin1;
    chosen = tp_choose(source->rules, 0, longest);
    match->dictionary = (uint16_t)chosen;
    match->entry = longest[chosen].entry;
    match->key_length = longest[chosen].key_length;
    return tp_set_value(data, source, match, key);
}

/* Collect the keys of all dictionaries. Set `entries` as tp_set_match needs it. */
static int tp_join_keys(tp_table_data *data, const tp_table_source *source, uint32_t *entries)
{
    uint32_t keys = 0;
    for (int d = 0; d < source->count; d++) {
        const tp_dictionary *dictionary = source->dictionaries[d];
        for (uint32_t entry = 0; entry < dictionary->trie.words; entry++) {
            uint32_t key[TP_KEY_LENGTH];
            const uint32_t length = tp_read_key(dictionary, entry, key);
            const int64_t id = source->count > 1 ? tp_insert(&data->joined, key, length) : (int64_t)entry;
            if (id < 0 || (id == keys && tp_append(&data->keys, key, length) < 0))
                return TP_NO_MEMORY;
            if (id == keys)
                data->key_ends[keys++] = (uint32_t)data->keys.size;
            entries[(uint64_t)id * source->count + d] = entry + 1;
        }
    }
    data->table.keys = data->keys.items;
    return 0;
}

/* Build a table. The dictionaries must stay alive as long as it. */
static int tp_build_table(tp_table_data *data, const tp_table_source *source)
{
    uint64_t total = 0;
    uint32_t *entries;
    const uint32_t *value;
    int failed;
    for (int d = 0; d < source->count; d++)
        total += source->dictionaries[d]->trie.words;
    data->table.trie = source->count == 1 ? &source->dictionaries[0]->trie : &data->joined;
    if (source->count != 1 && tp_init(&data->joined, 2 * total) < 0)
        return TP_NO_MEMORY;
    entries = (uint32_t *)calloc((size_t)total * source->count + 1, sizeof(uint32_t));
    data->table.key_ends = data->key_ends = (uint32_t *)calloc((size_t)total + 1, sizeof(uint32_t));
    data->table.matches = data->matches = (tp_match *)calloc((size_t)total + 1, sizeof(tp_match));
    failed = entries == NULL || data->key_ends == NULL || data->matches == NULL
             || tp_join_keys(data, source, entries) < 0;
    for (uint32_t id = 0; !failed && id < data->table.trie->words; id++)
        failed = tp_set_match(data, source, id, entries) < 0;
    free(entries);
    if (failed)
        return TP_NO_MEMORY;
    /* The values have their final place only now. */
    value = data->values.items;
    for (uint32_t id = 0; id < data->table.trie->words; id++) {
        data->matches[id].value = value;
        value += data->matches[id].value_length;
    }
    return 0;
}

#endif
