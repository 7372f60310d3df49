/* Sorting terms by their code points: a radix sort of their first three, then qsort where those are equal. */
#ifndef TEXTPREP_SORT_TERMS_H
#define TEXTPREP_SORT_TERMS_H

#include "code_points.h"
#include "term_table.h"

#define TC_CODE_POINTS 3    /* in a key, of 21 bits each */
#define TC_DIGIT_BITS 11    /* of the radix sort */
#define TC_DIGITS 6         /* in a key */
#define TC_DIGIT_VALUES (1 << TC_DIGIT_BITS)

typedef struct {
    uint64_t key; /* the first code points; most terms differ in them */
    int32_t id;
    PyObject *term;
} tc_sort_item;

_Static_assert(TC_CODE_POINTS * 21 <= TC_DIGITS * TC_DIGIT_BITS, "the digits cover a whole key");
_Static_assert(TC_DIGITS % 2 == 0, "an even number of passes ends in the array in which it began");
_Static_assert(sizeof(tc_sort_item) % sizeof(int64_t) == 0, "the counts of digits lie behind the items");

static inline uint64_t tc_sort_key(PyObject *term)
{
    const int width = PyUnicode_KIND(term);
    const void *text = PyUnicode_DATA(term);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(term);
    uint64_t key = 0;
    /* A code point counts as one more than it is, so that a term comes after its own beginning. */
    for (int k = 0; k < TC_CODE_POINTS; k++)
        key = key << 21 | (k < length ? (uint64_t)tp_read(width, text, k) + 1 : 0);
    return key;
}

/* Sort items by key, digit by digit from the lowest (Knuth, TAOCP 3, 5.2.5). `scratch` has room for as many items,
   `starts` for TC_DIGITS * TC_DIGIT_VALUES numbers. */
static inline void tc_radix_sort(tc_sort_item *items, tc_sort_item *scratch, int64_t *starts, int64_t n)
{
    memset(starts, 0, TC_DIGITS * TC_DIGIT_VALUES * sizeof(int64_t));
    for (int64_t i = 0; i < n; i++)
        for (int k = 0; k < TC_DIGITS; k++)
            starts[TC_DIGIT_VALUES * k + (items[i].key >> TC_DIGIT_BITS * k & (TC_DIGIT_VALUES - 1))]++;
    for (int k = 0; k < TC_DIGITS; k++, starts += TC_DIGIT_VALUES) {
        tc_sort_item *sorted = scratch;
        int64_t sum = 0;
        for (int digit = 0; digit < TC_DIGIT_VALUES; digit++) {
            const int64_t size = starts[digit];
            starts[digit] = sum;
            sum += size;
        }
        for (int64_t i = 0; i < n; i++)
            sorted[starts[items[i].key >> TC_DIGIT_BITS * k & (TC_DIGIT_VALUES - 1)]++] = items[i];
        scratch = items;
        items = sorted;
    }
}

static int tc_compare_terms(const void *left, const void *right)
{
    return PyUnicode_Compare(((const tc_sort_item *)left)->term, ((const tc_sort_item *)right)->term);
}

/* Write the ids of all terms in the order of their code points to `ids`; -1 if memory runs out. */
static inline int tc_argsort_terms(const tc_table *t, int32_t *ids)
{
    const int64_t n = t->size;
    tc_sort_item *items = (tc_sort_item *)malloc(2 * (size_t)n * sizeof(tc_sort_item)
                                                 + TC_DIGITS * TC_DIGIT_VALUES * sizeof(int64_t));
    if (items == NULL)
        return -1;
    for (int64_t id = 0; id < n; id++) {
        items[id].key = tc_sort_key(t->terms[id].term);
        items[id].id = (int32_t)id;
        items[id].term = t->terms[id].term;
    }
    tc_radix_sort(items, items + n, (int64_t *)(items + 2 * n), n);
    for (int64_t begin = 0, end; begin < n; begin = end) {
        for (end = begin + 1; end < n && items[end].key == items[begin].key;)
            end++;
        if (end - begin > 1)
            qsort(items + begin, (size_t)(end - begin), sizeof(tc_sort_item), tc_compare_terms);
    }
    for (int64_t i = 0; i < n; i++)
        ids[i] = items[i].id;
    free(items);
    return 0;
}

#endif
