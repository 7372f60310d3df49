/* Cutting a text of any width by any rule. */
#ifndef TEXTPREP_LATTICE_CUT_H
#define TEXTPREP_LATTICE_CUT_H

#include "max_match.h"
#include "unigram.h"

/* In the order of RULES in compiled.pyx. */
enum { TP_RULE_FORWARD, TP_RULE_BACKWARD, TP_RULE_BOTH, TP_RULE_UNIGRAM };

/* Append the tokens of text[begin:end] to `out`.  Returns -1 with a Python exception set by a signal handler. */
static inline int tp_cut(int rule, const tp_lattice *lattice, const tp_hmm *hmm, int width, const void *text,
                         int64_t begin, int64_t end, tp_scratch *scratch, tp_tokens *out)
{
    switch (rule) {
    case TP_RULE_FORWARD:
        if (scratch->matches.marks != NULL)
            return TP_BY_WIDTH(width, text, tp_forward_with_matches, lattice, begin, end, &scratch->matches, out);
        return TP_BY_WIDTH(width, text, tp_forward, lattice, begin, end, out);
    case TP_RULE_BACKWARD:
        if (scratch->matches.marks != NULL)
            return TP_BY_WIDTH(width, text, tp_backward_with_matches, lattice, begin, end, scratch, out);
        return TP_BY_WIDTH(width, text, tp_backward, lattice, begin, end, scratch, out);
    case TP_RULE_BOTH:
        return TP_BY_WIDTH(width, text, tp_both_directions, lattice, begin, end, scratch, out);
    default:
        return TP_BY_WIDTH(width, text, tp_unigram, lattice, hmm, begin, end, scratch, out);
    }
}

#endif
