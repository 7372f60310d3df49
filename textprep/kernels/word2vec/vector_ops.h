/* The inner loops over rows, for any machine (baseline) and for AVX2: dot, add, update.

   Rows are a multiple of TV_LANES floats long. The baseline keeps its sums in as many lanes, so any compiler can
   vectorise the loops without permission to reorder floating-point sums. */
#ifndef TEXTPREP_WORD2VEC_VECTOR_OPS_H
#define TEXTPREP_WORD2VEC_VECTOR_OPS_H

#include "model.h"

_Static_assert(TV_LANES == 8, "the final sums below add up eight lanes, and an AVX2 register holds eight floats");

#if defined(__GNUC__) || defined(__clang__)
#define TV_PREFETCH(p) __builtin_prefetch(p)
#else
#define TV_PREFETCH(p) ((void)0)
#endif

#if (defined(__GNUC__) || defined(__clang__)) && (defined(__x86_64__) || defined(__i386__))
#include <immintrin.h>
#define TV_HAS_AVX2 1
#define TV_AVX2 __attribute__((target("avx2,fma")))
#else
#define TV_HAS_AVX2 0
#endif

static inline float tv_dot_baseline(const float *a, const float *b, int n)
{
    float lane[TV_LANES] = {0};
    for (int i = 0; i < n; i += TV_LANES)
        for (int k = 0; k < TV_LANES; k++)
            lane[k] += a[i + k] * b[i + k];
    return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

/* to += factor * from */
static inline void tv_add_baseline(float *restrict to, const float *restrict from, float factor, int n)
{
    for (int i = 0; i < n; i++)
        to[i] += factor * from[i];
}

/* gradient += g * row, and then row += g * hidden: both updates of a pair in one pass. */
static inline void tv_update_baseline(float *restrict gradient, float *restrict row, const float *restrict hidden,
                                      float g, int n)
{
    for (int i = 0; i < n; i++) {
        const float old = row[i];
        gradient[i] += g * old;
        row[i] = old + g * hidden[i];
    }
}

#if TV_HAS_AVX2
static inline TV_AVX2 float tv_dot_avx2(const float *a, const float *b, int n)
{
    /* Four sums, so that one multiplication need not wait for the one before. */
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

static inline TV_AVX2 void tv_add_avx2(float *to, const float *from, float factor, int n)
{
    const __m256 f = _mm256_set1_ps(factor);
    for (int i = 0; i < n; i += 8)
        _mm256_storeu_ps(to + i, _mm256_fmadd_ps(f, _mm256_loadu_ps(from + i), _mm256_loadu_ps(to + i)));
}

static inline TV_AVX2 void tv_update_avx2(float *gradient, float *row, const float *hidden, float g, int n)
{
    const __m256 f = _mm256_set1_ps(g);
    for (int i = 0; i < n; i += 8) {
        const __m256 old = _mm256_loadu_ps(row + i);
        _mm256_storeu_ps(gradient + i, _mm256_fmadd_ps(f, old, _mm256_loadu_ps(gradient + i)));
        _mm256_storeu_ps(row + i, _mm256_fmadd_ps(f, _mm256_loadu_ps(hidden + i), old));
    }
}
#endif

#endif
