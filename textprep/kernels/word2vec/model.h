/* What training shares: the model, the generator, the noise. */
#ifndef TEXTPREP_WORD2VEC_H
#define TEXTPREP_WORD2VEC_H

#include "trie/trie.h"

#define TV_LANES 8
#define TV_MOST 64 /* noise words per pair, at most */
/* The sigmoid is looked up at so many places between minus and plus its reach, and taken for a line between two of
   them; beyond its reach the gradient is taken for nought, as in the original program. */
#define TV_STEPS 1000
#define TV_REACH 6

typedef struct {
    float *in, *out;
    int stride;
    int window, negative;
    int cbow, mean, shrink;
    int64_t words;
    const uint32_t *keep;  /* a word stays in its sentence where the next 32 random bits are below */
    const uint32_t *share; /* the alias method: a place is its own word for so many of 2^32, else its other's */
    const int32_t *other;
    float sigmoid[TV_STEPS + 1], cost[TV_STEPS + 1];
} tv_model;

typedef struct {
    float *in, *out; /* rows of its own for the first words, the most frequent */
    int32_t apart;   /* so many */
    uint64_t random;
    float *input, *gradient;
    double loss;
    int64_t pairs;
} tv_state;

static inline float *tv_row(float *all, float *own, int32_t apart, int32_t word, int stride)
{
    return (word < apart ? own : all) + (int64_t)word * stride;
}

/* SplitMix64 (G. Steele et al., Fast Splittable Pseudorandom Number Generators, 2014). */
static inline uint64_t tv_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* A noise word (A. J. Walker's alias method, 1977). */
static inline int32_t tv_noise(const tv_model *M, uint64_t r)
{
    const int64_t place = (int64_t)(((r >> 32) * (uint64_t)M->words) >> 32);
    return (uint32_t)r < M->share[place] ? (int32_t)place : M->other[place];
}

/* The inner loops.  Rows are padded with zeros to a multiple of TV_LANES floats, and sums are kept in so many lanes: so
   the loops are vectors to any compiler, without leave to reorder sums. */

static inline float tv_dot_base(const float *a, const float *b, int n)
{
    float lane[TV_LANES] = {0};
    for (int i = 0; i < n; i += TV_LANES)
        for (int k = 0; k < TV_LANES; k++)
            lane[k] += a[i + k] * b[i + k];
    return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

static inline void tv_add_base(float *restrict to, const float *restrict from, float times, int n)
{
    for (int i = 0; i < n; i++)
        to[i] += times * from[i];
}

/* Both updates of a pair in one pass: the gradient of the input, and the output row. */
static inline void tv_update_base(float *restrict gradient, float *restrict row, const float *restrict input, float g,
                                  int n)
{
    for (int i = 0; i < n; i++) {
        const float old = row[i];
        gradient[i] += g * old;
        row[i] = old + g * input[i];
    }
}

#define TV(name) tv_##name##_base
#define TV_TARGET
#include "training_template.h"
#undef TV
#undef TV_TARGET

#if (defined(__GNUC__) || defined(__clang__)) && (defined(__x86_64__) || defined(__i386__))
#include <immintrin.h>
#define TV_HAS_AVX2 1
#define TV_TARGET __attribute__((target("avx2,fma")))

static inline TV_TARGET float tv_dot_avx2(const float *a, const float *b, int n)
{
    __m256 x = _mm256_setzero_ps(), y = x, z = x, w = x;
    __m128 half;
    int i = 0;
    for (; i + 32 <= n; i += 32) {
        x = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), x);
        y = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 8), _mm256_loadu_ps(b + i + 8), y);
        z = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 16), _mm256_loadu_ps(b + i + 16), z);
        w = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 24), _mm256_loadu_ps(b + i + 24), w);
    }
    for (; i < n; i += 8)
        x = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), x);
    x = _mm256_add_ps(_mm256_add_ps(x, y), _mm256_add_ps(z, w));
    half = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(half, _mm_shuffle_ps(half, half, 1)));
}

static inline TV_TARGET void tv_add_avx2(float *to, const float *from, float times, int n)
{
    const __m256 t = _mm256_set1_ps(times);
    for (int i = 0; i < n; i += 8)
        _mm256_storeu_ps(to + i, _mm256_fmadd_ps(t, _mm256_loadu_ps(from + i), _mm256_loadu_ps(to + i)));
}

static inline TV_TARGET void tv_update_avx2(float *gradient, float *row, const float *input, float g, int n)
{
    const __m256 t = _mm256_set1_ps(g);
    for (int i = 0; i < n; i += 8) {
        const __m256 old = _mm256_loadu_ps(row + i);
        _mm256_storeu_ps(gradient + i, _mm256_fmadd_ps(t, old, _mm256_loadu_ps(gradient + i)));
        _mm256_storeu_ps(row + i, _mm256_fmadd_ps(t, _mm256_loadu_ps(input + i), old));
    }
}

#define TV(name) tv_##name##_avx2
#include "training_template.h"
#undef TV
#undef TV_TARGET
#else
#define TV_HAS_AVX2 0
#endif

typedef void (*tv_sentence)(const tv_model *, tv_state *, const int32_t *, int, float);

/* Which instructions there are, asked once. */
static int tv_can_avx2(void)
{
#if TV_HAS_AVX2
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return 0;
#endif
}

static tv_sentence tv_choose(int avx2)
{
#if TV_HAS_AVX2
    if (avx2)
        return tv_sentence_avx2;
#endif
    (void)avx2;
    return tv_sentence_base;
}

#endif
