/* Training on sentences, once for each instruction set, and the choice between them. */
#ifndef TEXTPREP_WORD2VEC_TRAINING_H
#define TEXTPREP_WORD2VEC_TRAINING_H

#include <string.h>

#include "model.h"
#include "vector_ops.h"

#define TV_NAME(name) tv_##name##_baseline
#define TV_TARGET
#include "training_template.h"

#if TV_HAS_AVX2
#define TV_NAME(name) tv_##name##_avx2
#define TV_TARGET TV_AVX2
#include "training_template.h"
#endif

typedef void (*tv_train_words)(const tv_model *, tv_state *, const int32_t *, int, int, int, float);

/* Return whether this build and this processor have AVX2 and FMA. */
static int tv_can_avx2(void)
{
#if TV_HAS_AVX2
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return 0;
#endif
}

static tv_train_words tv_choose(int avx2)
{
#if TV_HAS_AVX2
    if (avx2)
        return tv_train_words_avx2;
#endif
    (void)avx2;
    return tv_train_words_baseline;
}

#endif
