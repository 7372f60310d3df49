/* jieba's posseg: words with their tags.  Its blocks are other ones than cut's, and a tagging model both cuts and tags
   what no word of the lexicon covers. */
#ifndef TEXTPREP_LATTICE_POSSEG_H
#define TEXTPREP_LATTICE_POSSEG_H

#include "trellis.h"
#include "unigram.h"

/* Where a token's tag comes from, if it is no state of the model. */
enum {
    TP_TAG_OF_LEXICON = -1,
    TP_TAG_NUMBER = -2, /* jieba's "m" */
    TP_TAG_LATIN = -3,  /* jieba's "eng" */
    TP_TAG_OTHER = -4   /* jieba's "x" */
};

typedef struct {
    tp_tokens tokens;
    int16_t *states; /* per token: a state of the model, whose tag it has, or TP_TAG_... */
} tp_tagged;

/* Allocate for a text of `length` characters.  Returns -1 with MemoryError set. */
static inline int tp_tagged_init(tp_tagged *tagged, int64_t length)
{
    tagged->states = (int16_t *)malloc(((size_t)length + 1) * sizeof(int16_t));
    if (tagged->states == NULL) {
        tagged->tokens.ends = NULL;
        PyErr_NoMemory();
        return -1;
    }
    return tp_tokens_init(&tagged->tokens, length);
}

static inline void tp_tagged_free(tp_tagged *tagged)
{
    tp_tokens_free(&tagged->tokens);
    free(tagged->states);
}

static inline void tp_push_tagged(tp_tagged *out, int64_t end, int32_t word, int16_t state)
{
    out->states[out->tokens.count] = state;
    tp_push(&out->tokens, end, word);
}

/* Push the words of a run from the states of its characters.  The states are read from the place where those of the
   tokens are written: a run has no more tokens than characters, so the reader is never overtaken. */
static inline void tp_push_path(const tp_tag_model *model, int64_t begin, int64_t end, tp_tagged *out)
{
    const int16_t *path = &out->states[out->tokens.count];
    int64_t i, word_begin = begin;
    int16_t first_state = path[0];
    for (i = begin; i < end; i++) {
        const int16_t state = path[i - begin];
        const int place = model->place[state];
        if (i == word_begin)
            first_state = state;
        if (place == TP_E || place == TP_S) {
            tp_push_tagged(out, i + 1, TP_NO_WORD, state);
            word_begin = i + 1;
        }
    }
    /* The model broke off within a word. */
    if (word_begin < end)
        tp_push_tagged(out, end, TP_NO_WORD, first_state);
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "posseg_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "posseg_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "posseg_template.h"

/* Append the tagged tokens of text[:length] to `out`.  `model` may be NULL.  Returns -1 with a Python exception set:
   MemoryError or that of a signal handler. */
static inline int tp_tag(const tp_lattice *lattice, const tp_tag_model *model, tp_trellis *trellis, int width,
                         const void *text, int64_t length, tp_scratch *scratch, tp_tagged *out)
{
    return TP_BY_WIDTH(width, text, tp_posseg, lattice, model, trellis, 0, length, scratch, out);
}

#endif
