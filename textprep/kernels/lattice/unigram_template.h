/* A template, included once per width of character (code_points.h): jieba's cut with and without the HMM. */

/* Return the end of the token at `at` outside of blocks: one character, but \r\n together. */
static inline int64_t TP_NAME(tp_end_outside_block)(const TP_CHAR *text, int64_t at, int64_t end)
{
    return at + (text[at] == '\r' && at + 1 < end && text[at + 1] == '\n' ? 2 : 1);
}

/* Cut a run of words of one character.  A run that is itself a word is left to the lexicon, which chose to cut it. */
static inline void TP_NAME(tp_cut_run)(const TP_CHAR *text, const tp_lattice *lattice, const tp_hmm *hmm, int64_t begin,
                                int64_t end, int64_t block, tp_scratch *scratch, tp_tokens *out)
{
    if (end - begin > 1 && !TP_NAME(tp_is_word)(text, lattice, begin, end)) {
        TP_NAME(tp_finalseg)(text, lattice, hmm, begin, end, scratch->hmm_states, out);
        return;
    }
    for (; begin < end; begin++)
        tp_push(out, begin + 1, scratch->best_word[begin - block]);
}

/* Cut a block along its best path, and runs of single characters by the HMM. */
static inline void TP_NAME(tp_push_path_with_hmm)(const TP_CHAR *text, const tp_lattice *lattice, const tp_hmm *hmm,
                                           int64_t begin, int64_t end, tp_scratch *scratch, tp_tokens *out)
{
    int64_t i, run = begin; /* where the run of single characters before i begins */
    for (i = begin; i < end;) {
        const int64_t word_end = scratch->best_end[i - begin];
        const int32_t word = scratch->best_word[i - begin];
        if (word_end - i > 1 || word == TP_MATCH) {
            if (run < i)
                TP_NAME(tp_cut_run)(text, lattice, hmm, run, i, begin, scratch, out);
            tp_push(out, word_end, word == TP_MATCH ? TP_NO_WORD : word);
            run = word_end;
        }
        i = word_end;
    }
    if (run < end)
        TP_NAME(tp_cut_run)(text, lattice, hmm, run, end, begin, scratch, out);
}

/* Cut a block along its best path, and join single ASCII letters and digits. */
static inline void TP_NAME(tp_push_path_without_hmm)(const TP_CHAR *text, int64_t begin, int64_t end,
                                              const tp_scratch *scratch, tp_tokens *out)
{
    int64_t i;
    for (i = begin; i < end;) {
        int64_t token_end = scratch->best_end[i - begin];
        int32_t word = scratch->best_word[i - begin];
        if (word == TP_MATCH) {
            word = TP_NO_WORD;
        } else if (token_end - i == 1 && tp_is_ascii_alnum((uint32_t)text[i])) {
            while (token_end < end && scratch->best_end[token_end - begin] - token_end == 1
                   && scratch->best_word[token_end - begin] != TP_MATCH
                   && tp_is_ascii_alnum((uint32_t)text[token_end])) {
                token_end++;
                word = TP_NO_WORD;
            }
        }
        tp_push(out, token_end, word);
        i = token_end;
    }
}

/* Cut text[begin:end]; `hmm` may be NULL.  A block goes on to the end of a match that it touches.  Returns -1 with a
   Python exception set by a signal handler. */
static inline int TP_NAME(tp_unigram)(const TP_CHAR *text, const tp_lattice *lattice, const tp_hmm *hmm, int64_t begin,
                               int64_t end, tp_scratch *scratch, tp_tokens *out)
{
    const tp_matches *matches = &scratch->matches;
    while (begin < end) {
        int64_t block_end = begin;
        int covered, has_matches = 0;
        while (block_end < end
               && ((covered = tp_is_covered(matches, block_end)) || tp_in_cut_block((uint32_t)text[block_end]))) {
            has_matches |= covered;
            block_end++;
        }
        if (block_end == begin) {
            begin = TP_NAME(tp_end_outside_block)(text, begin, end);
            tp_push(out, begin, TP_NO_WORD);
            continue;
        }
        if ((has_matches ? TP_NAME(tp_best_path_with_matches)(text, lattice, begin, block_end, end, scratch)
                         : TP_NAME(tp_best_path)(text, lattice, begin, block_end, end, scratch))
            < 0)
            return -1;
        if (hmm != NULL)
            TP_NAME(tp_push_path_with_hmm)(text, lattice, hmm, begin, block_end, scratch, out);
        else
            TP_NAME(tp_push_path_without_hmm)(text, begin, block_end, scratch, out);
        begin = block_end;
    }
    return 0;
}

#undef TP_CHAR
#undef TP_NAME
