/* Reading the code points of a Python string, which takes 1, 2 or 4 bytes for each (PEP 393).

   There are two ways. tp_read asks for the width at every character; use it where speed does not matter.
   A template does not: it is a header NAME_template.h whose functions are compiled once per width. It is
   included three times, each time after

       #define TP_CHAR uint16_t               the type of a code point
       #define TP_NAME(name) name##_2         the function's name for this width

   and undefines both on its last lines. TP_BY_WIDTH calls the function that fits a string; the string is the first
   argument of every such function. */
#ifndef TEXTPREP_CODE_POINTS_H
#define TEXTPREP_CODE_POINTS_H

#include <stdint.h>

static inline uint32_t tp_read(int width, const void *text, int64_t i)
{
    return width == 1 ? ((const uint8_t *)text)[i]
         : width == 2 ? ((const uint16_t *)text)[i]
                      : ((const uint32_t *)text)[i];
}

static inline void tp_write(int width, void *text, int64_t i, uint32_t c)
{
    if (width == 1)
        ((uint8_t *)text)[i] = (uint8_t)c;
    else if (width == 2)
        ((uint16_t *)text)[i] = (uint16_t)c;
    else
        ((uint32_t *)text)[i] = c;
}

#define TP_BY_WIDTH(width, text, name, ...)                            \
    ((width) == 1   ? name##_1((const uint8_t *)(text), __VA_ARGS__)   \
     : (width) == 2 ? name##_2((const uint16_t *)(text), __VA_ARGS__)  \
                    : name##_4((const uint32_t *)(text), __VA_ARGS__))

#endif
