/* Counts of the terms of documents, a row for each document: what is collected while documents are counted.

   The arrays are those of a CSR matrix whose rows are in the order in which terms were first seen. */
#ifndef TEXTPREP_COUNTED_ROWS_H
#define TEXTPREP_COUNTED_ROWS_H

#include "term_table.h"

typedef struct {
    int64_t *ends; /* where each finished row ends among the entries */
    int64_t n_rows, rows_room;
    int32_t *term_ids, *counts; /* an entry for each distinct term of a row */
    int64_t n_entries, entries_room;
} tc_rows;

/* Make room for more entries; -1 if memory runs out. */
static inline int tc_reserve_entries(tc_rows *r, int64_t more)
{
    const int64_t room = 2 * (r->n_entries + more) + 1024;
    void *grown;
    if (r->n_entries + more <= r->entries_room)
        return 0;
    if ((grown = realloc(r->term_ids, (size_t)room * sizeof(int32_t))) == NULL)
        return -1;
    r->term_ids = (int32_t *)grown;
    if ((grown = realloc(r->counts, (size_t)room * sizeof(int32_t))) == NULL)
        return -1;
    r->counts = (int32_t *)grown;
    r->entries_room = room;
    return 0;
}

/* Finish a row; -1 if memory runs out. */
static inline int tc_end_row(tc_rows *r)
{
    if (r->n_rows == r->rows_room) {
        const int64_t room = 2 * r->n_rows + 256;
        void *grown = realloc(r->ends, (size_t)room * sizeof(int64_t));
        if (grown == NULL)
            return -1;
        r->ends = (int64_t *)grown;
        r->rows_room = room;
    }
    r->ends[r->n_rows++] = r->n_entries;
    return 0;
}

static inline void tc_free_rows(tc_rows *r)
{
    free(r->ends);
    free(r->term_ids);
    free(r->counts);
}

/* Count one occurrence of a term in the row that begins at entry `row`. */
static inline void tc_count_occurrence(tc_rows *r, tc_table *t, int64_t row, int64_t id)
{
    const int64_t entry = t->terms[id].last_entry;
    /* The index may be left over from an earlier row, or from rows that were not kept: then another term is there. */
    if (entry >= row && entry < r->n_entries && r->term_ids[entry] == id) {
        r->counts[entry]++;
    } else {
        t->terms[id].last_entry = r->n_entries;
        r->term_ids[r->n_entries] = (int32_t)id;
        r->counts[r->n_entries++] = 1;
    }
}

/* Add the row that begins at entry `row` to the frequencies of its terms. */
static inline void tc_add_row(const tc_rows *r, tc_table *t, int64_t row)
{
    for (int64_t i = row; i < r->n_entries; i++) {
        tc_term *term = &t->terms[r->term_ids[i]];
        term->document_frequency++;
        term->collection_frequency += r->counts[i];
    }
}

#endif
