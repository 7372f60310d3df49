/* The words of a trie in UTF-8, one after another in the order of their ids: a hashed trie cannot be read backwards. */
#ifndef TEXTPREP_TRIE_SPELLINGS_H
#define TEXTPREP_TRIE_SPELLINGS_H

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Offsets are uint32_t. */
#define TP_MOST_SPELLING_BYTES UINT32_MAX

typedef struct {
    uint8_t *bytes;
    uint32_t *offsets; /* where each word begins; one more than there are words */
    uint64_t n_words;
    uint64_t bytes_room;
    uint64_t words_room;
} tp_spellings;

static_assert(sizeof(unsigned int) == sizeof(uint32_t), "files keep offsets as array('I')");

static inline int tp_spellings_init(tp_spellings *s)
{
    memset(s, 0, sizeof(*s));
    s->offsets = (uint32_t *)calloc(1, sizeof(uint32_t));
    return s->offsets == NULL ? -1 : 0;
}

static inline void tp_spellings_free(tp_spellings *s)
{
    free(s->bytes);
    free(s->offsets);
}

/* Append a word.  Returns -1 if there is no memory, -2 if the words would take more than TP_MOST_SPELLING_BYTES. */
static inline int tp_spellings_append(tp_spellings *s, const uint8_t *word, uint64_t size)
{
    const uint64_t used = s->offsets[s->n_words];
    void *more;
    if (used + size > TP_MOST_SPELLING_BYTES)
        return -2;
    if (s->n_words >= s->words_room) {
        const uint64_t room = 2 * (s->n_words + 8);
        more = realloc(s->offsets, (size_t)(room + 1) * sizeof(uint32_t));
        if (more == NULL)
            return -1;
        s->offsets = (uint32_t *)more;
        s->words_room = room;
    }
    if (used + size > s->bytes_room) {
        const uint64_t room = 2 * (used + size) + 64;
        more = realloc(s->bytes, (size_t)room);
        if (more == NULL)
            return -1;
        s->bytes = (uint8_t *)more;
        s->bytes_room = room;
    }
    memcpy(s->bytes + used, word, (size_t)size);
    s->n_words++;
    s->offsets[s->n_words] = (uint32_t)(used + size);
    return 0;
}

#endif
