/* From counted rows to a canonical CSR matrix: term ids become columns, which ascend in every row. */
#ifndef TEXTPREP_CSR_H
#define TEXTPREP_CSR_H

#include <stdint.h>
#include <stdlib.h>

typedef struct {
    int64_t n_rows;
    const int64_t *indptr;
    const int32_t *term_ids, *counts;
    const int32_t *column_of; /* by term id; -1 drops the term */
    int64_t n_columns;
} tc_csr_input;

/* Count the entries that stay: of each row into `indptr` (cumulative, from 0), of each column into
   `column_ends[column + 1]`. Returns the number of all. */
static inline int64_t tc_csr_count(const tc_csr_input *in, int64_t *indptr, int64_t *column_ends)
{
    int64_t n = 0;
    for (int64_t row = 0; row < in->n_rows; row++) {
        indptr[row] = n;
        for (int64_t i = in->indptr[row]; i < in->indptr[row + 1]; i++) {
            const int32_t column = in->column_of[in->term_ids[i]];
            if (column >= 0) {
                column_ends[column + 1]++;
                n++;
            }
        }
    }
    indptr[in->n_rows] = n;
    return n;
}

/* Sort the entries by row and, inside a row, by column: two passes of a counting sort, first by column, then by row;
   the second keeps the order of the first. `next_of_row` is a copy of the new indptr, `row_of` and `count_of` are
   scratch space for an entry each. */
static inline void tc_csr_sort(const tc_csr_input *in, int64_t *column_ends, int64_t *next_of_row, int64_t *row_of,
                               int32_t *count_of, int64_t n, int32_t *columns, int32_t *counts)
{
    int32_t column = 0;
    for (int64_t c = 0; c < in->n_columns; c++)
        column_ends[c + 1] += column_ends[c];
    for (int64_t row = 0; row < in->n_rows; row++) {
        for (int64_t i = in->indptr[row]; i < in->indptr[row + 1]; i++) {
            const int32_t found = in->column_of[in->term_ids[i]];
            if (found >= 0) {
                const int64_t place = column_ends[found]++;
                row_of[place] = row;
                count_of[place] = in->counts[i];
            }
        }
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t place;
        /* The pass above moved the end of each column's entries to where those of the next column begin. */
        while (column_ends[column] <= i)
            column++;
        place = next_of_row[row_of[i]]++;
        columns[place] = column;
        counts[place] = count_of[i];
    }
}

#endif
