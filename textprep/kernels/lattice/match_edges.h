/* Matches of patterns as edges of the lattice.

   A match is a range of the text that a caller wants to keep whole, such as a number. It competes with the words of the
   lexicon: it is an edge from its start to its end, no other edge begins or ends inside of it, and so only a word that
   covers it whole can take its place. Its score is that of a word that counts 1. Maximum matching takes it for a word.

   The rules here walk over words without the window of best_path.h: few blocks have matches. */
#ifndef TEXTPREP_LATTICE_MATCH_EDGES_H
#define TEXTPREP_LATTICE_MATCH_EDGES_H

#include "best_path.h"

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "match_edges_template.h"
#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "match_edges_template.h"
#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "match_edges_template.h"

#endif
