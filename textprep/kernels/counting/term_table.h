/* A hash table of terms, which are Python strings, numbered in the order in which they were added.

   Two open-addressing tables map to the same terms. One is keyed by the address of the string object, which is all it
   takes where equal tokens are the same object (as our segmenters return them); the other by the hash of the text. */
#ifndef TEXTPREP_TERM_TABLE_H
#define TEXTPREP_TERM_TABLE_H

#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    PyObject *term; /* borrowed: the owner of the table keeps the references */
    Py_hash_t hash; /* a copy, so that comparing hashes does not touch the string's memory */
    int64_t last_entry; /* index of the term's latest entry among the rows being counted, or -1 */
    int64_t document_frequency;
    int64_t collection_frequency;
} tc_term;

typedef struct {
    tc_term *terms;
    int64_t size;         /* terms in use */
    int64_t room;         /* terms that fit before the tables have to grow: half their slots */
    uint32_t *by_address; /* id + 1; 0 is an empty slot */
    uint32_t *by_text;    /* id + 1; 0 is an empty slot */
    uint64_t mask;        /* number of slots - 1; the number of slots is a power of two */
} tc_table;

static inline uint64_t tc_address_hash(const PyObject *term)
{
    /* Objects lie at multiples of 16; the multiplier spreads the remaining bits (Knuth, TAOCP 3, 6.4). */
    return ((uint64_t)(uintptr_t)term >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20;
}

static inline int tc_equal(PyObject *left, PyObject *right)
{
    /* CPython stores a string in the narrowest width that holds it, so equal strings have equal widths. */
    const Py_ssize_t length = PyUnicode_GET_LENGTH(left);
    const int width = PyUnicode_KIND(left);
    return length == PyUnicode_GET_LENGTH(right) && width == PyUnicode_KIND(right)
        && memcmp(PyUnicode_DATA(left), PyUnicode_DATA(right), (size_t)(length * width)) == 0;
}

static inline void tc_index(tc_table *t, int64_t id)
{
    uint64_t i = tc_address_hash(t->terms[id].term) & t->mask;
    while (t->by_address[i])
        i = (i + 1) & t->mask;
    t->by_address[i] = (uint32_t)id + 1;
    i = (uint64_t)t->terms[id].hash & t->mask;
    while (t->by_text[i])
        i = (i + 1) & t->mask;
    t->by_text[i] = (uint32_t)id + 1;
}

/* Give both tables a number of slots, a power of two; -1 if memory runs out, and nothing has changed then. */
static inline int tc_resize(tc_table *t, uint64_t slots)
{
    uint32_t *by_address = (uint32_t *)calloc(slots, sizeof(uint32_t));
    uint32_t *by_text = (uint32_t *)calloc(slots, sizeof(uint32_t));
    tc_term *terms = (tc_term *)realloc(t->terms, slots / 2 * sizeof(tc_term));
    if (terms != NULL)
        t->terms = terms;
    if (terms == NULL || by_address == NULL || by_text == NULL) {
        free(by_address);
        free(by_text);
        return -1;
    }
    free(t->by_address);
    free(t->by_text);
    t->by_address = by_address;
    t->by_text = by_text;
    t->mask = slots - 1;
    t->room = (int64_t)(slots / 2);
    for (int64_t id = 0; id < t->size; id++)
        tc_index(t, id);
    return 0;
}

static inline void tc_free(tc_table *t)
{
    free(t->terms);
    free(t->by_address);
    free(t->by_text);
}

/* The id of a string object, -1 if this very object is not in the table. Never dereferences the object. */
static inline int64_t tc_find_object(const tc_table *t, const PyObject *term)
{
    uint64_t i = tc_address_hash(term) & t->mask;
    for (uint32_t found; (found = t->by_address[i]) != 0; i = (i + 1) & t->mask)
        if (t->terms[found - 1].term == term)
            return (int64_t)found - 1;
    return -1;
}

/* The id of a term with this hash, -1 if the table has no equal string. */
static inline int64_t tc_find_text(const tc_table *t, PyObject *term, Py_hash_t hash)
{
    uint64_t i = (uint64_t)hash & t->mask;
    for (uint32_t found; (found = t->by_text[i]) != 0; i = (i + 1) & t->mask)
        if (t->terms[found - 1].hash == hash && tc_equal(t->terms[found - 1].term, term))
            return (int64_t)found - 1;
    return -1;
}

/* Append a term that the table does not have; its id, or -1 if memory runs out. */
static inline int64_t tc_append(tc_table *t, PyObject *term, Py_hash_t hash)
{
    tc_term *added;
    if (t->size == t->room && tc_resize(t, 2 * (t->mask + 1)) < 0)
        return -1;
    added = &t->terms[t->size];
    added->term = term;
    added->hash = hash;
    added->last_entry = -1;
    added->document_frequency = added->collection_frequency = 0;
    tc_index(t, t->size);
    return t->size++;
}

#endif
