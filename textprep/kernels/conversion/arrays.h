/* Growing arrays.

   An array starts as all zeros, and free(items) ends it. Functions that may grow one return 0 or TP_NO_MEMORY. */
#ifndef TEXTPREP_CONVERSION_ARRAYS_H
#define TEXTPREP_CONVERSION_ARRAYS_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define TP_NO_MEMORY (-1)

typedef struct {
    uint32_t *items;
    int64_t size, capacity;
} tp_code_points;

typedef struct {
    int64_t *items;
    int64_t size, capacity;
} tp_numbers;

/* Make room for `more` code points. */
static int tp_reserve(tp_code_points *array, int64_t more)
{
    if (array->size + more > array->capacity) {
        const int64_t capacity = 2 * (array->size + more) + 64;
        uint32_t *items = (uint32_t *)realloc(array->items, (size_t)capacity * sizeof(uint32_t));
        if (items == NULL)
            return TP_NO_MEMORY;
        array->items = items;
        array->capacity = capacity;
    }
    return 0;
}

static int tp_append(tp_code_points *array, const uint32_t *from, int64_t count)
{
    if (count == 0)
        return 0; /* memcpy takes no null pointer, and an empty candidate may come as one */
    if (tp_reserve(array, count) < 0)
        return TP_NO_MEMORY;
    /* Nothing may lie at NULL, where memcpy must not read even 0 bytes. */
    if (count)
        memcpy(array->items + array->size, from, (size_t)count * sizeof(uint32_t));
    array->size += count;
    return 0;
}

static int tp_push(tp_numbers *array, int64_t number)
{
    if (array->size == array->capacity) {
        const int64_t capacity = 2 * array->capacity + 16;
        int64_t *items = (int64_t *)realloc(array->items, (size_t)capacity * sizeof(int64_t));
        if (items == NULL)
            return TP_NO_MEMORY;
        array->items = items;
        array->capacity = capacity;
    }
    array->items[array->size++] = number;
    return 0;
}

/* Append an edit: the range [start, end) of a stage's input became `length` code points. */
static inline int tp_push_edit(tp_numbers *edits, int64_t start, int64_t end, int64_t length)
{
    return tp_push(edits, start) < 0 || tp_push(edits, end) < 0 || tp_push(edits, length) < 0 ? TP_NO_MEMORY : 0;
}

#endif
