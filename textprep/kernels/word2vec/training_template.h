/* Skip-gram and CBOW with negative sampling (T. Mikolov et al., Distributed Representations of Words and Phrases and
   their Compositionality, 2013).  Included once per instruction set, with TV(name) the name of the instance,
   TV_TARGET what makes the compiler use it, and dot, add and update of that name before. */

/* One word and its noise words against one input; the gradient of the input is added up. */
static TV_TARGET void TV(pair)(const tv_model *M, tv_state *S, int32_t word, const float *input, float alpha)
{
    int32_t targets[TV_MOST + 1];
    int count = 1;
    targets[0] = word;
    TP_PREFETCH(tv_row(M->out, S->out, S->apart, word, M->stride));
    for (int i = 0; i < M->negative; i++) {
        const int32_t noise = tv_noise(M, tv_random(&S->random));
        /* As in the original: the word itself is no noise, and is not drawn again. */
        if (noise != word) {
            targets[count++] = noise;
            const float *row = tv_row(M->out, S->out, S->apart, noise, M->stride);
            TP_PREFETCH(row);
            TP_PREFETCH(row + 64);
        }
    }
    for (int i = 0; i < count; i++) {
        float *row = tv_row(M->out, S->out, S->apart, targets[i], M->stride);
        const float f = TV(dot)(input, row, M->stride);
        const float x = (f + TV_REACH) * ((float)TV_STEPS / (2 * TV_REACH));
        const int outside = !(f > -TV_REACH && f < TV_REACH);
        const int at = outside ? (f > 0 ? TV_STEPS : 0) : (int)x;
        S->loss += i == 0 ? M->cost[at] : M->cost[TV_STEPS - at];
        if (!outside) {
            const float p = M->sigmoid[at] + (x - (float)at) * (M->sigmoid[at + 1] - M->sigmoid[at]);
            TV(update)(S->gradient, row, input, ((i == 0) - p) * alpha, M->stride);
        }
    }
    S->pairs += count;
}

/* One sentence of words that were kept. */
static TV_TARGET void TV(sentence)(const tv_model *M, tv_state *S, const int32_t *words, int n, float alpha)
{
    for (int i = 0; i < n; i++) {
        const int shrink = M->shrink ? (int)((tv_random(&S->random) >> 33) % (uint32_t)M->window) : 0;
        const int first = i - M->window + shrink < 0 ? 0 : i - M->window + shrink;
        const int last = i + M->window - shrink >= n ? n - 1 : i + M->window - shrink;
        if (M->cbow) {
            const int count = last - first;
            float share;
            if (count == 0)
                continue;
            memset(S->input, 0, (size_t)M->stride * sizeof(float));
            memset(S->gradient, 0, (size_t)M->stride * sizeof(float));
            for (int j = first; j <= last; j++)
                if (j != i)
                    TV(add)(S->input, tv_row(M->in, S->in, S->apart, words[j], M->stride), 1.0f, M->stride);
            /* As in the original, the gradient of a mean is added whole to each word, and that of a sum divided. */
            share = 1.0f / (float)count;
            if (M->mean) {
                for (int k = 0; k < M->stride; k++)
                    S->input[k] *= share;
                share = 1.0f;
            }
            TV(pair)(M, S, words[i], S->input, alpha);
            for (int j = first; j <= last; j++)
                if (j != i)
                    TV(add)(tv_row(M->in, S->in, S->apart, words[j], M->stride), S->gradient, share, M->stride);
        } else {
            for (int j = first; j <= last; j++) {
                float *input = tv_row(M->in, S->in, S->apart, words[j], M->stride);
                if (j == i)
                    continue;
                memset(S->gradient, 0, (size_t)M->stride * sizeof(float));
                TV(pair)(M, S, words[i], input, alpha);
                TV(add)(input, S->gradient, 1.0f, M->stride);
            }
        }
    }
}
