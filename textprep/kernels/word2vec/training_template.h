/* A template, compiled once for each instruction set: skip-gram and CBOW with negative sampling (T. Mikolov et al.,
   Distributed Representations of Words and Phrases and their Compositionality, 2013). Include it after

       #define TV_NAME(name) tv_##name##_avx2     the functions' names; dot, add and update exist by these names
       #define TV_TARGET TV_AVX2                  the attribute that lets the compiler use the instructions

   Both are undefined on the last lines. */

/* Train one positive target and its negative samples against one hidden vector. Adds the gradient of the hidden vector
   to S->gradient. */
static TV_TARGET void TV_NAME(train_targets)(const tv_model *M, tv_state *S, int32_t word, const float *hidden,
                                             float learning_rate)
{
    int32_t targets[TV_MAX_NEGATIVE + 1];
    int n_targets = 1;
    targets[0] = word;
    TV_PREFETCH(tv_output_row(M, S, word));
    for (int i = 0; i < M->negative; i++) {
        const int32_t sample = tv_negative_sample(M, tv_random(&S->random));
        /* As in the original, the word itself is skipped and not drawn again. */
        if (sample != word) {
            const float *row = tv_output_row(M, S, sample);
            targets[n_targets++] = sample;
            TV_PREFETCH(row);
            TV_PREFETCH(row + 64);
        }
    }
    for (int i = 0; i < n_targets; i++) {
        float *row = tv_output_row(M, S, targets[i]);
        const float f = TV_NAME(dot)(hidden, row, M->stride);
        const float x = (f + TV_SIGMOID_RANGE) * ((float)TV_SIGMOID_STEPS / (2 * TV_SIGMOID_RANGE));
        const int outside = !(f > -TV_SIGMOID_RANGE && f < TV_SIGMOID_RANGE);
        const int at = outside ? (f > 0 ? TV_SIGMOID_STEPS : 0) : (int)x;
        /* Binary cross-entropy: -ln p for the word, -ln(1 - p) for a negative sample. */
        S->loss += i == 0 ? M->loss[at] : M->loss[TV_SIGMOID_STEPS - at];
        if (!outside) {
            const float p = M->sigmoid[at] + (x - (float)at) * (M->sigmoid[at + 1] - M->sigmoid[at]);
            TV_NAME(update)(S->gradient, row, hidden, ((i == 0) - p) * learning_rate, M->stride);
        }
    }
    S->n_pairs += n_targets;
}

/* CBOW: the words from `first` to `last` predict the word i between them. */
static TV_TARGET void TV_NAME(train_cbow)(const tv_model *M, tv_state *S, const int32_t *words, int i, int first,
                                          int last, float learning_rate)
{
    float factor;
    if (last == first)
        return;
    factor = 1.0f / (float)(last - first);
    memset(S->hidden, 0, (size_t)M->stride * sizeof(float));
    memset(S->gradient, 0, (size_t)M->stride * sizeof(float));
    for (int j = first; j <= last; j++)
        if (j != i)
            TV_NAME(add)(S->hidden, tv_input_row(M, S, words[j]), 1.0f, M->stride);
    /* As in the original, every context word receives the whole gradient of a mean, and its part of that of a sum. */
    if (M->cbow_mean) {
        for (int k = 0; k < M->stride; k++)
            S->hidden[k] *= factor;
        factor = 1.0f;
    }
    TV_NAME(train_targets)(M, S, words[i], S->hidden, learning_rate);
    for (int j = first; j <= last; j++)
        if (j != i)
            TV_NAME(add)(tv_input_row(M, S, words[j]), S->gradient, factor, M->stride);
}

/* Skip-gram: each of the words from `first` to `last` predicts the word i between them. */
static TV_TARGET void TV_NAME(train_skipgram)(const tv_model *M, tv_state *S, const int32_t *words, int i, int first,
                                              int last, float learning_rate)
{
    for (int j = first; j <= last; j++) {
        float *hidden = tv_input_row(M, S, words[j]);
        if (j == i)
            continue;
        memset(S->gradient, 0, (size_t)M->stride * sizeof(float));
        TV_NAME(train_targets)(M, S, words[i], hidden, learning_rate);
        TV_NAME(add)(hidden, S->gradient, 1.0f, M->stride);
    }
}

/* Train on the words from `begin` to before `end` of a sentence of n words, which is already subsampled. */
static TV_TARGET void TV_NAME(train_words)(const tv_model *M, tv_state *S, const int32_t *words, int n, int begin,
                                           int end, float learning_rate)
{
    for (int i = begin; i < end; i++) {
        const int reduction = M->shrink_windows ? (int)((tv_random(&S->random) >> 33) % (uint32_t)M->window) : 0;
        /* 64 bits, because the greatest window is the greatest int. */
        const int64_t window = M->window - reduction;
        const int first = i - window < 0 ? 0 : (int)(i - window);
        const int last = i + window >= n ? n - 1 : (int)(i + window);
        if (M->cbow)
            TV_NAME(train_cbow)(M, S, words, i, first, last, learning_rate);
        else
            TV_NAME(train_skipgram)(M, S, words, i, first, last, learning_rate);
    }
}

#undef TV_NAME
#undef TV_TARGET
