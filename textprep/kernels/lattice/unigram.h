/* jieba's cut: blocks of characters that may form words, the best path through the lattice of each, and the HMM for
   what the path leaves as single characters. */
#ifndef TEXTPREP_LATTICE_UNIGRAM_H
#define TEXTPREP_LATTICE_UNIGRAM_H

#include "best_path.h"
#include "hmm.h"

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "unigram_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "unigram_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "unigram_template.h"

#endif
