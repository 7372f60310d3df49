/* The matches of patterns in a text, as marks on its positions.

   A match is a range that a caller wants to keep whole, such as a number.  It competes with the words of the lexicon: it
   is an edge from its start to its end, no other edge begins or ends inside of it, and so only a word that covers it
   whole can take its place.  Its score is that of a word that counts 1.  Maximum matching takes it for a word. */
#ifndef TEXTPREP_LATTICE_MATCHES_H
#define TEXTPREP_LATTICE_MATCHES_H

#include <Python.h>

#include <stdint.h>
#include <stdlib.h>

/* Bits of tp_matches.marks.  Position p is inside a match of text[s:e] if s < p < e. */
enum { TP_MATCH_COVERS = 1, TP_MATCH_INSIDE = 2, TP_MATCH_BEGINS = 4 };

/* The marks of a text and the ends of its matches. */
typedef struct {
    uint8_t *marks; /* one place more than the text has characters */
    int32_t *ends;  /* as many places; set where a match begins */
} tp_matches;

/* Allocate for a text of `length` characters. Returns -1 with MemoryError set. */
static inline int tp_matches_init(tp_matches *matches, int64_t length)
{
    const size_t places = (size_t)length + 1;
    matches->marks = (uint8_t *)calloc(places, sizeof(uint8_t));
    matches->ends = (int32_t *)malloc(places * sizeof(int32_t));
    if (matches->marks == NULL || matches->ends == NULL) {
        free(matches->marks);
        free(matches->ends);
        matches->marks = NULL;
        matches->ends = NULL;
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static inline void tp_matches_free(tp_matches *matches)
{
    free(matches->marks);
    free(matches->ends);
}

static inline void tp_matches_add(tp_matches *matches, int64_t start, int64_t end)
{
    int64_t i;
    matches->marks[start] |= TP_MATCH_COVERS | TP_MATCH_BEGINS;
    matches->ends[start] = (int32_t)end;
    for (i = start + 1; i < end; i++)
        matches->marks[i] |= TP_MATCH_COVERS | TP_MATCH_INSIDE;
}

/* Return whether a position is inside a match; `marks` is NULL for a text without matches. */
static inline int tp_is_inside(const tp_matches *matches, int64_t at)
{
    return matches->marks != NULL && (matches->marks[at] & TP_MATCH_INSIDE) != 0;
}

static inline int tp_is_covered(const tp_matches *matches, int64_t at)
{
    return matches->marks != NULL && (matches->marks[at] & TP_MATCH_COVERS) != 0;
}

/* Return the end of the match that begins at a position, 0 if none does. */
static inline int64_t tp_end_of_match(const tp_matches *matches, int64_t at)
{
    return matches->marks != NULL && (matches->marks[at] & TP_MATCH_BEGINS) != 0 ? matches->ends[at] : 0;
}

#endif
