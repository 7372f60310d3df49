/* The model and the state of one thread that trains it, and their random numbers. */
#ifndef TEXTPREP_WORD2VEC_MODEL_H
#define TEXTPREP_WORD2VEC_MODEL_H

#include <stdint.h>

#define TV_LANES 8         /* rows are padded with zeros to a multiple of this number of floats */
#define TV_MAX_NEGATIVE 64 /* negative samples per word, at most */
#define TV_MAX_WINDOW INT32_MAX
/* The sigmoid is interpolated linearly in a table of TV_SIGMOID_STEPS intervals from -TV_SIGMOID_RANGE to
   TV_SIGMOID_RANGE. Beyond them the gradient counts as 0, as in the original program. */
#define TV_SIGMOID_STEPS 1000
#define TV_SIGMOID_RANGE 6

typedef struct {
    float *input, *output; /* the matrices: vectors of words as input, and as targets */
    int stride;            /* floats in a row */
    int window, negative;
    int cbow, cbow_mean, shrink_windows;
    int64_t n_words;
    const uint32_t *keep_prob;  /* by word: the chance of surviving subsampling, times 2^32 */
    const uint32_t *alias_prob; /* the alias table of the distribution of negative samples, times 2^32 */
    const int32_t *alias_index;
    float sigmoid[TV_SIGMOID_STEPS + 1];
    float loss[TV_SIGMOID_STEPS + 1]; /* -ln sigmoid */
} tv_model;

/* The state of one thread. The thread trains words below `n_copied`, the most frequent ones, in copies of their rows,
   so that threads do not contend for the same memory (`thread_state.h`). */
typedef struct {
    float *input_copies, *output_copies;
    int32_t n_copied;
    int32_t *kept; /* the words of a sentence that survived subsampling */
    uint64_t random;
    float *hidden, *gradient; /* a row each */
    double loss;
    int64_t n_pairs; /* of a hidden vector and a target */
} tv_state;

static inline float *tv_row(float *matrix, float *copies, int32_t n_copied, int32_t word, int stride)
{
    return (word < n_copied ? copies : matrix) + (int64_t)word * stride;
}

static inline float *tv_input_row(const tv_model *M, const tv_state *S, int32_t word)
{
    return tv_row(M->input, S->input_copies, S->n_copied, word, M->stride);
}

static inline float *tv_output_row(const tv_model *M, const tv_state *S, int32_t word)
{
    return tv_row(M->output, S->output_copies, S->n_copied, word, M->stride);
}

/* SplitMix64 (G. Steele et al., Fast Splittable Pseudorandom Number Generators, 2014). */
static inline uint64_t tv_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Draw a negative sample by the alias method: the upper half of the random number chooses a slot, the lower half
   between the slot's own word and its alias. */
static inline int32_t tv_negative_sample(const tv_model *M, uint64_t random)
{
    const int64_t slot = (int64_t)(((random >> 32) * (uint64_t)M->n_words) >> 32);
    return (uint32_t)random < M->alias_prob[slot] ? (int32_t)slot : M->alias_index[slot];
}

/* Write the words of a sentence that survive subsampling to S->kept; how many there are. */
static inline int tv_subsample(const tv_model *M, tv_state *S, const int32_t *words, int64_t n)
{
    int n_kept = 0;
    for (int64_t i = 0; i < n; i++)
        if ((uint32_t)(tv_random(&S->random) >> 32) <= M->keep_prob[words[i]])
            S->kept[n_kept++] = words[i];
    return n_kept;
}

#endif
