/* Template, included once for each width of code points (see code_points.h). The output must have room. */

static void TP_NAME(tp_put_text)(const TP_CHAR *text, int64_t length, int replace, int *breaks, tp_output *output)
{
    uint8_t *at = output->bytes + output->size;
    int found = 0;
    int64_t i;
    for (i = 0; i < length; i++) {
        uint32_t c = text[i];
        found |= (c == '\n') | (c == '\r');
        at = tp_write_utf8(at, replace && tp_is_surrogate(c) ? '?' : c);
    }
    *breaks |= found;
    output->size = at - output->bytes;
}

static void TP_NAME(tp_put_json)(const TP_CHAR *text, int64_t length, tp_output *output)
{
    uint8_t *at = output->bytes + output->size;
    int64_t i;
    *at++ = '"';
    for (i = 0; i < length; i++) {
        uint32_t c = text[i];
        if (c < 0x20 || c == '"' || c == '\\' || tp_is_surrogate(c))
            at = tp_write_escape(at, c);
        else
            at = tp_write_utf8(at, c);
    }
    *at++ = '"';
    output->size = at - output->bytes;
}

#undef TP_CHAR
#undef TP_NAME
