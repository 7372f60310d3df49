/* The memory of one thread, with its copies of the most frequent words' rows. */
#ifndef TEXTPREP_WORD2VEC_THREAD_STATE_H
#define TEXTPREP_WORD2VEC_THREAD_STATE_H

#include <stdlib.h>
#include <string.h>

#include "model.h"

/* Allocate what a thread needs for sentences of up to `longest` words; -1 if memory runs out. Free it in any case. */
static int tv_init_state(tv_state *S, const tv_model *M, int32_t n_copied, int64_t longest)
{
    const size_t stride = (size_t)M->stride, copied = (size_t)n_copied * stride;
    memset(S, 0, sizeof(*S));
    S->n_copied = n_copied;
    S->hidden = (float *)calloc(stride, sizeof(float));
    S->gradient = (float *)calloc(stride, sizeof(float));
    S->kept = (int32_t *)malloc(((size_t)longest + 1) * sizeof(int32_t));
    /* Two copies of each row: one to train, and after those of both matrices one of each to compare with. */
    S->input_copies = (float *)malloc(4 * copied * sizeof(float) + 1);
    S->output_copies = S->input_copies + copied;
    return S->hidden == NULL || S->gradient == NULL || S->kept == NULL || S->input_copies == NULL ? -1 : 0;
}

static void tv_free_state(tv_state *S)
{
    free(S->hidden);
    free(S->gradient);
    free(S->kept);
    free(S->input_copies);
}

/* Copy the most frequent words' rows. The caller holds the lock. */
static void tv_copy_rows(tv_state *S, const tv_model *M)
{
    const size_t copied = (size_t)S->n_copied * (size_t)M->stride;
    memcpy(S->input_copies, M->input, copied * sizeof(float));
    memcpy(S->output_copies, M->output, copied * sizeof(float));
    memcpy(S->input_copies + 2 * copied, S->input_copies, 2 * copied * sizeof(float));
}

/* Add to the matrices what training changed in the copies, times each word's scale. The caller holds the lock. */
static void tv_merge_rows(const tv_state *S, tv_model *M, const float *update_scale)
{
    const int64_t copied = (int64_t)S->n_copied * M->stride;
    const float *input_before = S->input_copies + 2 * copied, *output_before = S->output_copies + 2 * copied;
    for (int32_t word = 0; word < S->n_copied; word++) {
        for (int64_t i = (int64_t)word * M->stride; i < (int64_t)(word + 1) * M->stride; i++) {
            M->input[i] += update_scale[word] * (S->input_copies[i] - input_before[i]);
            M->output[i] += update_scale[word] * (S->output_copies[i] - output_before[i]);
        }
    }
}

#endif
