/* A template, included once per width of character (code_points.h): jieba's posseg. */

/* Cut and tag a run of Han characters by the model. */
static inline int TP_NAME(tp_tag_han)(const TP_CHAR *text, const tp_tag_model *model, tp_trellis *trellis, int64_t begin,
                               int64_t end, tp_tagged *out)
{
    int64_t i;
    if (tp_trellis_begin(trellis, end - begin) < 0)
        return -1;
    for (i = begin; i < end; i++) {
        if (tp_trellis_add(model, trellis, i - begin, (uint32_t)text[i]) < 0)
            return -1;
        if ((i & (TP_TRELLIS_SIGNAL_INTERVAL - 1)) == 0 && PyErr_CheckSignals() < 0)
            return -1;
    }
    tp_trellis_path(trellis, end - begin, &out->states[out->tokens.count]);
    tp_push_path(model, begin, end, out);
    return 0;
}

static inline int TP_NAME(tp_in_number)(TP_CHAR c)
{
    return c == '.' || tp_is_ascii_digit((uint32_t)c);
}

/* Return the end of the number, of the Latin word or of what is neither at `begin`, and set its tag. */
static inline int64_t TP_NAME(tp_end_of_kind)(const TP_CHAR *text, int64_t begin, int64_t end, int16_t *tag)
{
    int64_t i = begin;
    if (TP_NAME(tp_in_number)(text[begin])) {
        *tag = TP_TAG_NUMBER;
        while (i < end && TP_NAME(tp_in_number)(text[i]))
            i++;
    } else if (tp_is_ascii_alnum((uint32_t)text[begin])) {
        *tag = TP_TAG_LATIN;
        while (i < end && tp_is_ascii_alnum((uint32_t)text[i]))
            i++;
    } else {
        *tag = TP_TAG_OTHER;
        while (i < end && text[i] != '.' && !tp_is_ascii_alnum((uint32_t)text[i]) && !tp_is_jieba_han((uint32_t)text[i]))
            i++;
    }
    return i;
}

/* Cut and tag a run of characters of which each is a word alone. */
static inline int TP_NAME(tp_tag_run)(const TP_CHAR *text, const tp_tag_model *model, tp_trellis *trellis, int64_t begin,
                               int64_t end, tp_tagged *out)
{
    while (begin < end) {
        int64_t i = begin;
        while (i < end && tp_is_jieba_han((uint32_t)text[i]))
            i++;
        if (i > begin) {
            if (TP_NAME(tp_tag_han)(text, model, trellis, begin, i, out) < 0)
                return -1;
        } else {
            int16_t tag;
            i = TP_NAME(tp_end_of_kind)(text, begin, end, &tag);
            tp_push_tagged(out, i, TP_NO_WORD, tag);
        }
        begin = i;
    }
    return 0;
}

/* Push a run of words of one character.  Without a model it is joined: it consists of ASCII letters and digits. */
static inline int TP_NAME(tp_push_run)(const TP_CHAR *text, const tp_lattice *lattice, const tp_tag_model *model,
                                tp_trellis *trellis, int64_t begin, int64_t end, int64_t block,
                                const tp_scratch *scratch, tp_tagged *out)
{
    if (model == NULL) {
        if (begin < end)
            tp_push_tagged(out, end, TP_NO_WORD, TP_TAG_LATIN);
        return 0;
    }
    if (end - begin > 1 && !TP_NAME(tp_is_word)(text, lattice, begin, end))
        return TP_NAME(tp_tag_run)(text, model, trellis, begin, end, out);
    for (; begin < end; begin++)
        tp_push_tagged(out, begin + 1, scratch->best_word[begin - block], TP_TAG_OF_LEXICON);
    return 0;
}

/* Cut a block along its best path and tag the words. */
static inline int TP_NAME(tp_tag_block)(const TP_CHAR *text, const tp_lattice *lattice, const tp_tag_model *model,
                                 tp_trellis *trellis, int64_t begin, int64_t end, int64_t limit, tp_scratch *scratch,
                                 tp_tagged *out)
{
    int64_t i, run = begin; /* where the run of single characters before i begins */
    if (TP_NAME(tp_best_path)(text, lattice, begin, end, limit, scratch) < 0)
        return -1;
    for (i = begin; i < end;) {
        const int64_t word_end = scratch->best_end[i - begin];
        if (word_end - i > 1 || (model == NULL && !tp_is_ascii_alnum((uint32_t)text[i]))) {
            if (TP_NAME(tp_push_run)(text, lattice, model, trellis, run, i, begin, scratch, out) < 0)
                return -1;
            tp_push_tagged(out, word_end, scratch->best_word[i - begin], TP_TAG_OF_LEXICON);
            run = word_end;
        }
        i = word_end;
    }
    return TP_NAME(tp_push_run)(text, lattice, model, trellis, run, end, begin, scratch, out);
}

/* Cut and tag text[begin:end].  Returns -1 with a Python exception set. */
static inline int TP_NAME(tp_posseg)(const TP_CHAR *text, const tp_lattice *lattice, const tp_tag_model *model,
                              tp_trellis *trellis, int64_t begin, int64_t end, tp_scratch *scratch, tp_tagged *out)
{
    while (begin < end) {
        int64_t block_end = begin;
        while (block_end < end && tp_in_tag_block((uint32_t)text[block_end]))
            block_end++;
        if (block_end > begin) {
            if (TP_NAME(tp_tag_block)(text, lattice, model, trellis, begin, block_end, end, scratch, out) < 0)
                return -1;
            begin = block_end;
        } else {
            begin = TP_NAME(tp_end_outside_block)(text, begin, end);
            tp_push_tagged(out, begin, TP_NO_WORD, TP_TAG_OTHER);
        }
    }
    return 0;
}

#undef TP_CHAR
#undef TP_NAME
