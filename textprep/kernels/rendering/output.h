/* Bytes that grow, and code points written to them in UTF-8 or as strings of JSON. */
#ifndef TEXTPREP_RENDERING_OUTPUT_H
#define TEXTPREP_RENDERING_OUTPUT_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "code_points.h"

typedef struct {
    uint8_t *bytes;
    int64_t size, room;
} tp_output;

/* Make room for more bytes. Returns -1 if there is no memory. */
static inline int tp_reserve_output(tp_output *output, int64_t more)
{
    int64_t room = output->room;
    uint8_t *bytes;
    if (output->size + more <= room)
        return 0;
    while (output->size + more > room)
        room = room < 4096 ? 4096 : 2 * room;
    bytes = (uint8_t *)realloc(output->bytes, (size_t)room);
    if (bytes == NULL)
        return -1;
    output->bytes = bytes;
    output->room = room;
    return 0;
}

/* Append bytes. Returns -1 if there is no memory. */
static inline int tp_put_bytes(tp_output *output, const char *bytes, int64_t size)
{
    if (tp_reserve_output(output, size) < 0)
        return -1;
    if (size)
        memcpy(output->bytes + output->size, bytes, (size_t)size);
    output->size += size;
    return 0;
}

/* The functions below write to `at`, where there must be room, and return where they ended. */

/* A code point in UTF-8; a surrogate takes three bytes, as in Python's "surrogatepass". At most 4 bytes. */
static inline uint8_t *tp_write_utf8(uint8_t *at, uint32_t c)
{
    if (c < 0x80) {
        *at++ = (uint8_t)c;
    } else if (c < 0x800) {
        *at++ = (uint8_t)(0xC0 | c >> 6);
        *at++ = (uint8_t)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *at++ = (uint8_t)(0xE0 | c >> 12);
        *at++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        *at++ = (uint8_t)(0x80 | (c & 0x3F));
    } else {
        *at++ = (uint8_t)(0xF0 | c >> 18);
        *at++ = (uint8_t)(0x80 | (c >> 12 & 0x3F));
        *at++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        *at++ = (uint8_t)(0x80 | (c & 0x3F));
    }
    return at;
}

static inline int tp_is_surrogate(uint32_t c)
{
    return c - 0xD800 < 0x800;
}

/* The characters that JSON writes after a backslash, and the letters that it writes. */
static inline char tp_json_letter(uint32_t c)
{
    switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
    }
}

/* A character of a JSON string that is a quotation mark, a backslash, a control character or a surrogate. */
static inline uint8_t *tp_write_escape(uint8_t *at, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    const char letter = tp_json_letter(c);
    *at++ = '\\';
    if (letter) {
        *at++ = (uint8_t)letter;
        return at;
    }
    *at++ = 'u';
    *at++ = (uint8_t)digits[c >> 12 & 15];
    *at++ = (uint8_t)digits[c >> 8 & 15];
    *at++ = (uint8_t)digits[c >> 4 & 15];
    *at++ = (uint8_t)digits[c & 15];
    return at;
}

/* A number that is not negative. At most 20 bytes. */
static inline uint8_t *tp_write_number(uint8_t *at, uint64_t number)
{
    uint8_t digits[20];
    int n = 0;
    do {
        digits[n++] = (uint8_t)('0' + number % 10);
        number /= 10;
    } while (number);
    while (n)
        *at++ = digits[--n];
    return at;
}

/* The most bytes that one code point can take in a JSON string. */
#define TP_LONGEST_ESCAPE 6

#define TP_CHAR uint8_t
#define TP_NAME(name) name##_1
#include "rendering/output_template.h"

#define TP_CHAR uint16_t
#define TP_NAME(name) name##_2
#include "rendering/output_template.h"

#define TP_CHAR uint32_t
#define TP_NAME(name) name##_4
#include "rendering/output_template.h"

/* Append a text in UTF-8, with lone surrogates as "?" if `replace`. Sets *breaks if it has a "\n" or "\r". Returns -1 if
   there is no memory. */
static inline int tp_put_text(tp_output *output, int width, const void *text, int64_t length, int replace, int *breaks)
{
    if (tp_reserve_output(output, 4 * length) < 0)
        return -1;
    TP_BY_WIDTH(width, text, tp_put_text, length, replace, breaks, output);
    return 0;
}

/* Append a text as a string of JSON. Returns -1 if there is no memory. */
static inline int tp_put_json(tp_output *output, int width, const void *text, int64_t length)
{
    if (tp_reserve_output(output, TP_LONGEST_ESCAPE * length + 2) < 0)
        return -1;
    TP_BY_WIDTH(width, text, tp_put_json, length, output);
    return 0;
}

/* Append a span as a list of JSON, with a comma before it unless it is the first. Returns -1 if there is no memory. */
static inline int tp_put_span(tp_output *output, int is_first, int64_t start, int64_t end)
{
    uint8_t *at;
    if (tp_reserve_output(output, 48) < 0)
        return -1;
    at = output->bytes + output->size;
    if (!is_first) {
        *at++ = ',';
        *at++ = ' ';
    }
    *at++ = '[';
    at = tp_write_number(at, (uint64_t)start);
    *at++ = ',';
    *at++ = ' ';
    at = tp_write_number(at, (uint64_t)end);
    *at++ = ']';
    output->size = at - output->bytes;
    return 0;
}

#endif
