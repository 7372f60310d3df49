/* A dictionary: keys and the candidates for each, in OpenCC's text form "key TAB candidate [candidate ...]". */
#ifndef TEXTPREP_CONVERSION_DICTIONARY_H
#define TEXTPREP_CONVERSION_DICTIONARY_H

#include "conversion/table.h"

typedef struct {
    uint32_t key;        /* where in the dictionary's text the key begins, */
    uint32_t candidates; /* where the candidates begin, */
    uint32_t end;        /* and where they end */
    uint16_t key_length; /* in code points */
    uint16_t single;     /* there is one candidate, which may hold spaces; else spaces separate candidates */
} tp_entry;

/* The places in a dictionary's text are numbers of 32 bits. */
#define TP_TEXT_SIZE 0x7FFFFFFF
_Static_assert(TP_TEXT_SIZE <= UINT32_MAX && TP_KEY_LENGTH <= UINT16_MAX, "an entry's numbers are large enough");

typedef struct {
    tp_trie trie; /* the id of a key is the number of its entry */
    tp_entry *entries;
    const uint8_t *text; /* UTF-8, surrogates allowed; not owned */
} tp_dictionary;

/* Results of the functions that add entries, besides 0 and TP_NO_MEMORY. */
enum { TP_NO_TAB = 1, TP_NO_KEY, TP_KEY_TOO_LONG, TP_KEY_REPEATED };

static inline int tp_init_dictionary(tp_dictionary *dictionary, const uint8_t *text, uint64_t expected)
{
    dictionary->text = text;
    dictionary->entries = (tp_entry *)malloc(((size_t)expected + 1) * sizeof(tp_entry));
    return dictionary->entries == NULL || tp_init(&dictionary->trie, 2 * expected) < 0 ? TP_NO_MEMORY : 0;
}

static inline void tp_free_dictionary(tp_dictionary *dictionary)
{
    free(dictionary->trie.slots);
    free(dictionary->trie.first);
    free(dictionary->trie.edges);
    free(dictionary->entries);
}

/* Add an entry whose places are set. No more than expected may be added. */
static inline int tp_add_entry(tp_dictionary *dictionary, tp_entry entry, uint32_t key_end)
{
    const uint8_t *p = dictionary->text + entry.key, *stop = dictionary->text + key_end;
    const uint32_t count = dictionary->trie.words;
    uint32_t key[TP_KEY_LENGTH];
    entry.key_length = 0;
    while (p < stop) {
        if (entry.key_length == TP_KEY_LENGTH)
            return TP_KEY_TOO_LONG;
        key[entry.key_length++] = tp_utf8(&p);
    }
    if (tp_insert(&dictionary->trie, key, entry.key_length) < 0)
        return TP_NO_MEMORY;
    if (dictionary->trie.words == count)
        return TP_KEY_REPEATED;
    dictionary->entries[count] = entry;
    return 0;
}

static inline uint32_t tp_find_byte(const uint8_t *text, uint32_t at, uint32_t end, uint8_t byte)
{
    while (at < end && text[at] != byte)
        at++;
    return at;
}

/* Add the entry of a line that is neither a comment nor empty. */
static inline int tp_add_line(tp_dictionary *dictionary, uint32_t at, uint32_t end, uint32_t *tab)
{
    tp_entry entry = {at, 0, end, 0, 0};
    *tab = tp_find_byte(dictionary->text, at, end, '\t');
    entry.candidates = *tab + 1;
    if (*tab == end)
        return TP_NO_TAB;
    return *tab == at ? TP_NO_KEY : tp_add_entry(dictionary, entry, *tab);
}

/* Add the entries of the whole text, valid UTF-8. Stop at a wrong line: `line` is its number from 1, [key, key_end) the
   place of its key. */
static inline int tp_parse_dictionary(tp_dictionary *dictionary, uint32_t size, uint32_t *line, uint32_t *key,
                               uint32_t *key_end)
{
    const uint8_t *text = dictionary->text;
    uint32_t at = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *line = 0;
    while (at < size) {
        const uint32_t line_end = tp_find_byte(text, at, size, '\n');
        const uint32_t end = line_end > at && line_end < size && text[line_end - 1] == '\r' ? line_end - 1 : line_end;
        ++*line;
        if (end > at && text[at] != '#') {
            const int problem = tp_add_line(dictionary, at, end, key_end);
            *key = at;
            if (problem)
                return problem;
        }
        at = line_end + 1;
    }
    return 0;
}

/* Write the code points of an entry's key. Return how many they are. */
static inline uint32_t tp_read_key(const tp_dictionary *dictionary, uint32_t entry, uint32_t key[TP_KEY_LENGTH])
{
    const uint8_t *p = dictionary->text + dictionary->entries[entry].key;
    const uint32_t length = dictionary->entries[entry].key_length;
    for (uint32_t i = 0; i < length; i++)
        key[i] = tp_utf8(&p);
    return length;
}

/* Append the first candidate. Set `several` if there are more. */
static inline int tp_append_chosen(const tp_dictionary *dictionary, uint32_t entry, tp_code_points *array, int *several)
{
    const tp_entry *e = &dictionary->entries[entry];
    const uint8_t *p = dictionary->text + e->candidates, *stop = dictionary->text + e->end;
    *several = 0;
    if (tp_reserve(array, stop - p + 1) < 0)
        return TP_NO_MEMORY;
    while (p < stop) {
        const uint32_t character = tp_utf8(&p);
        if (character == ' ' && !e->single) {
            *several = 1;
            break;
        }
        array->items[array->size++] = character;
    }
    return 0;
}

/* Return whether a character is among an entry's candidates. */
static inline int tp_has_candidate(const tp_dictionary *dictionary, uint32_t entry, uint32_t candidate)
{
    const tp_entry *e = &dictionary->entries[entry];
    const uint8_t *p = dictionary->text + e->candidates, *stop = dictionary->text + e->end;
    uint32_t length = 0, first = 0;
    while (p < stop) {
        const uint32_t character = tp_utf8(&p);
        if (character == ' ' && !e->single) {
            if (length == 1 && first == candidate)
                return 1;
            length = 0;
        } else if (length++ == 0) {
            first = character;
        }
    }
    return length == 1 && first == candidate;
}

#endif
