/* A text, and what a rewriter makes of it. */
#ifndef TEXTPREP_BATCH_TEXT_H
#define TEXTPREP_BATCH_TEXT_H

#include <stdint.h>

/* Code points of 1, 2 or 4 bytes each, as a Python string has them (PEP 393). */
typedef struct {
    const void *data;
    int64_t length;
    int width;
} tp_text;

/* The answers of a rewriter. */
enum {
    TP_NO_MEMORY_LEFT = -1,
    TP_UNCHANGED,  /* the text stays as it is */
    TP_REWRITTEN,  /* there is a new text, and perhaps edits */
    TP_ASK_PYTHON, /* the program has to run on the document */
};

#endif
