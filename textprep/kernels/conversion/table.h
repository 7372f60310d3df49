/* A compiled table: several dictionaries and the match policy between them, joined into one trie.

   A match at a position is chosen among the keys that start there. All of them are prefixes of the longest one, so
   the longest key alone determines which dictionary wins, whatever the policy. A table therefore stores for each key
   of the trie the match that wins if the walk along the text ends at this key. */
#ifndef TEXTPREP_CONVERSION_TABLE_H
#define TEXTPREP_CONVERSION_TABLE_H

#include "code_points.h"
#include "conversion/arrays.h"
#include "trie/trie.h"

/* The longest key, in code points. */
#define TP_KEY_LENGTH 255

/* Flags of a match. */
#define TP_AMBIGUOUS 1u /* the key is one character and has several candidates */
#define TP_EDIT 2u      /* the value has another length, or a character that is no candidate of the key's one there */
#define TP_UNCHANGED 4u /* the value is the key */

typedef struct {
    const uint32_t *value;
    uint32_t value_length;
    uint32_t key_length; /* shorter than the walk if the policy prefers a shorter key of an earlier dictionary */
    uint32_t entry;      /* number of the entry in its dictionary */
    uint16_t dictionary; /* number of the dictionary in its table */
    uint16_t flags;
} tp_match;

typedef struct {
    const tp_trie *trie;
    const tp_match *matches;  /* by the id of the key in the trie */
    const uint32_t *keys;     /* the text of all keys, one after another in the order of their ids */
    const uint32_t *key_ends; /* where each ends */
} tp_table;

/* A table and all that it owns. */
typedef struct {
    tp_table table;
    tp_trie joined; /* empty if the table has a single dictionary, whose trie it uses */
    tp_match *matches;
    tp_code_points values;
    tp_code_points keys;
    uint32_t *key_ends;
    int has_latin1_key; /* some key is made of U+0000..00FF alone */
} tp_table_data;

/* Return the text of a key. */
static inline const uint32_t *tp_table_key(const tp_table *table, uint32_t id, uint32_t *length)
{
    const uint32_t start = id ? table->key_ends[id - 1] : 0;
    *length = table->key_ends[id] - start;
    return table->keys + start;
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "conversion/match_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "conversion/match_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "conversion/match_template.h"

#endif
