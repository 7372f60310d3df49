/* The unigram model's best path through the lattice of a block.

   The score of a word is log(count) - log(total), that of a path the sum over its words, and the best path from a
   position is the best of (score of a word there) + (score of the best path from the word's end).  So the block is read
   from right to left.  A position where no word begins has one edge, its character, which counts 1.  Of equal scores
   the longer word wins.  The order of the additions is jieba's, so that sums and ties are the same to the last bit. */
#ifndef TEXTPREP_LATTICE_BEST_PATH_H
#define TEXTPREP_LATTICE_BEST_PATH_H

#include "max_match.h"
#include "tokens.h"
#include "walk.h"

/* The best of the words that were considered so far; end 0: none was. */
typedef struct {
    double score;
    int64_t end;
    int32_t word;
} tp_choice;

/* Words come shortest first: with >= a tie goes to the longer one. */
static inline void tp_consider(tp_choice *best, double score, int64_t end, int32_t word)
{
    if (best->end == 0 || score >= best->score) {
        best->score = score;
        best->end = end;
        best->word = word;
    }
}

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "best_path_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "best_path_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "best_path_template.h"

#endif
