/* A template, included once per width of character (code_points.h): words that the lexicon does not have. */

/* Push a word that the HMM made, or its characters if it must be split. */
static inline void TP_NAME(tp_push_made_word)(const TP_CHAR *text, const tp_lattice *lattice, int64_t begin, int64_t end,
                                       tp_tokens *out)
{
    if ((lattice->has_removals || lattice->force_split != NULL) && end - begin > 1
        && TP_NAME(tp_must_split)(text, lattice, begin, end))
        tp_push_characters(out, begin, end);
    else
        tp_push(out, end, TP_NO_WORD);
}

/* Find the most probable states of a run of Han characters (Viterbi). */
static inline void TP_NAME(tp_viterbi)(const TP_CHAR *text, const tp_hmm *hmm, int64_t begin, int64_t end, uint8_t *states)
{
    double scores[TP_PLACES], next_scores[TP_PLACES];
    const double *emissions = tp_emissions(hmm, (uint32_t)text[begin]);
    int64_t i;
    int state;
    for (state = 0; state < TP_PLACES; state++)
        scores[state] = hmm->start[state] + emissions[state];
    for (i = begin + 1; i < end; i++) {
        unsigned back = 0;
        emissions = tp_emissions(hmm, (uint32_t)text[i]);
        for (state = 0; state < TP_PLACES; state++)
            back |= tp_viterbi_step(hmm, scores, emissions, state, next_scores);
        states[i - begin] = (uint8_t)back;
        memcpy(scores, next_scores, sizeof(scores));
    }
    tp_trace_back(states, end - begin, scores[TP_S] >= scores[TP_E] ? TP_S : TP_E);
}

/* Cut a run of Han characters where the HMM ends words. */
static inline void TP_NAME(tp_cut_han)(const TP_CHAR *text, const tp_lattice *lattice, const tp_hmm *hmm, int64_t begin,
                                int64_t end, uint8_t *states, tp_tokens *out)
{
    int64_t i, word_begin = begin, next = begin;
    TP_NAME(tp_viterbi)(text, hmm, begin, end, states);
    for (i = begin; i < end; i++) {
        const int state = states[i - begin];
        if (state == TP_B) {
            word_begin = i;
        } else if (state == TP_E) {
            TP_NAME(tp_push_made_word)(text, lattice, word_begin, i + 1, out);
            next = i + 1;
        } else if (state == TP_S) {
            tp_push(out, i + 1, TP_NO_WORD);
            next = i + 1;
        }
    }
    if (next < end)
        TP_NAME(tp_push_made_word)(text, lattice, next, end, out);
}

/* Cut a run of characters of which each is a word alone, as finalseg does: the HMM cuts Han characters, ASCII letters
   and digits stay together with a fraction and a percent sign, and what lies between is one token. */
static inline void TP_NAME(tp_finalseg)(const TP_CHAR *text, const tp_lattice *lattice, const tp_hmm *hmm, int64_t begin,
                                 int64_t end, uint8_t *states, tp_tokens *out)
{
    while (begin < end) {
        int64_t i = begin;
        if (tp_is_jieba_han((uint32_t)text[begin])) {
            while (i < end && tp_is_jieba_han((uint32_t)text[i]))
                i++;
            TP_NAME(tp_cut_han)(text, lattice, hmm, begin, i, states, out);
        } else if (tp_is_ascii_alnum((uint32_t)text[begin])) {
            /* [a-zA-Z0-9]+(?:\.\d+)?%? */
            while (i < end && tp_is_ascii_alnum((uint32_t)text[i]))
                i++;
            if (i + 1 < end && text[i] == '.' && tp_is_ascii_digit((uint32_t)text[i + 1])) {
                i += 2;
                while (i < end && tp_is_ascii_digit((uint32_t)text[i]))
                    i++;
            }
            if (i < end && text[i] == '%')
                i++;
            tp_push(out, i, TP_NO_WORD);
        } else {
            while (i < end && !tp_is_jieba_han((uint32_t)text[i]) && !tp_is_ascii_alnum((uint32_t)text[i]))
                i++;
            tp_push(out, i, TP_NO_WORD);
        }
        begin = i;
    }
}

#undef TP_CHAR
#undef TP_NAME
