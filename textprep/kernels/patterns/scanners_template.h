/* Template, included once for each width of code points (see code_points.h).
   Written by .ci/pattern_scanners.py, with a function for each set and part of the expressions, hence the length. */

/* Tries a part of a pattern, and what follows it, at a position; returns the end of the match, or -1. */
#define TP_PART(name) static int64_t TP_NAME(tp_##name)(const TP_CHAR *text, int64_t at, int64_t size)
#define TP_CALL(name, position) TP_NAME(tp_##name)(text, position, size)

/* url */

TP_PART(url_0)
{
    int64_t next = at;
    while (next < size && tp_set_0(text[next]))
        next++;
    return next;
}

TP_PART(url_1)
{
    if (at >= size ||
        text[at] != 0x2f)
        return -1;
    return TP_CALL(url_0, at + 1);
}

TP_PART(url_2)
{
    int64_t end;
    if ((end = TP_CALL(url_1, at)) >= 0)
        return end;
    return at;
}

TP_PART(url_3)
{
    int64_t end, next = at, stop = size - at > 5 ? at + 5 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(url_2, next)) >= 0)
            return end;
    return -1;
}

TP_PART(url_4)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(url_3, at + 1);
}

TP_PART(url_5)
{
    int64_t end;
    if ((end = TP_CALL(url_4, at)) >= 0)
        return end;
    return TP_CALL(url_2, at);
}

TP_PART(url_6)
{
    if (at >= size ||
        !tp_set_2(text[at]))
        return -1;
    return at + 1;
}

TP_PART(url_7)
{
    if (at >= size ||
        text[at] != 0x2d)
        return -1;
    return at + 1;
}

TP_PART(url_8)
{
    int64_t end;
    if ((end = TP_CALL(url_6, at)) >= 0)
        return end;
    return TP_CALL(url_7, at);
}

TP_PART(url_9)
{
    int64_t end, count = 0;
    while (count < 63 && (end = TP_CALL(url_8, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return at;
}

TP_PART(url_10)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(url_9, at + 1);
}

TP_PART(url_11)
{
    int64_t end, count = 0;
    while ((end = TP_CALL(url_10, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return TP_CALL(url_5, at);
}

TP_PART(url_12)
{
    int64_t end, count = 0;
    while (count < 63 && (end = TP_CALL(url_8, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return TP_CALL(url_11, at);
}

TP_PART(url_13)
{
    if (!(at < size && tp_set_3(text[at])))
        return -1;
    return TP_CALL(url_12, at);
}

TP_PART(url_14)
{
    if (size - at < 4 ||
        !tp_set_4(text[at]) ||
        !tp_set_4(text[at + 1]) ||
        !tp_set_4(text[at + 2]) ||
        text[at + 3] != 0x2e)
        return -1;
    return TP_CALL(url_13, at + 4);
}

TP_PART(url_15)
{
    int64_t end;
    if ((end = TP_CALL(url_14, at)) >= 0)
        return end;
    return TP_CALL(url_13, at);
}

TP_PART(url_16)
{
    if (at >= size ||
        !tp_set_5(text[at]))
        return -1;
    return at + 1;
}

TP_PART(url_17)
{
    int64_t next = at;
    while (next < size && tp_set_6(text[next]))
        next++;
    return TP_CALL(url_16, next);
}

TP_PART(url_18)
{
    if (at >= size || !tp_set_7(text[at]))
        return -1;
    return TP_CALL(url_17, at);
}

TP_PART(url_19)
{
    if (at >= size ||
        text[at] != 0x29)
        return -1;
    return at + 1;
}

TP_PART(url_20)
{
    int64_t end;
    while ((end = TP_CALL(url_17, at)) >= 0)
        at = end;
    return TP_CALL(url_19, at);
}

TP_PART(url_21)
{
    if (at >= size ||
        text[at] != 0x28)
        return -1;
    return TP_CALL(url_20, at + 1);
}

TP_PART(url_22)
{
    if (at >= size ||
        text[at] != 0x5d)
        return -1;
    return at + 1;
}

TP_PART(url_23)
{
    int64_t next = at;
    while (next < size && tp_set_8(text[next]))
        next++;
    return TP_CALL(url_22, next);
}

TP_PART(url_24)
{
    if (at >= size ||
        text[at] != 0x5b)
        return -1;
    return TP_CALL(url_23, at + 1);
}

TP_PART(url_25)
{
    int64_t end;
    if ((end = TP_CALL(url_18, at)) >= 0)
        return end;
    if ((end = TP_CALL(url_21, at)) >= 0)
        return end;
    return TP_CALL(url_24, at);
}

TP_PART(url_26)
{
    int64_t end, count = 0;
    while ((end = TP_CALL(url_25, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return at;
}

TP_PART(url_27)
{
    if (at >= size || !tp_set_9(text[at]))
        return -1;
    return TP_CALL(url_26, at);
}

TP_PART(url_28)
{
    int64_t end;
    if ((end = TP_CALL(url_15, at)) >= 0)
        return end;
    return TP_CALL(url_27, at);
}

TP_PART(url_29)
{
    if (size - at < 3 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x2f ||
        text[at + 2] != 0x2f)
        return -1;
    return TP_CALL(url_28, at + 3);
}

TP_PART(url_30)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_10(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(url_29, next)) >= 0)
            return end;
    return -1;
}

TP_PART(url_31)
{
    if (size - at < 4 ||
        !tp_set_11(text[at]) ||
        !tp_set_12(text[at + 1]) ||
        !tp_set_12(text[at + 2]) ||
        !tp_set_13(text[at + 3]))
        return -1;
    return TP_CALL(url_30, at + 4);
}

TP_PART(url_32)
{
    if (size - at < 3 ||
        !tp_set_14(text[at]) ||
        !tp_set_12(text[at + 1]) ||
        !tp_set_13(text[at + 2]))
        return -1;
    return TP_CALL(url_29, at + 3);
}

TP_PART(url_33)
{
    int64_t end;
    if ((end = TP_CALL(url_31, at)) >= 0)
        return end;
    return TP_CALL(url_32, at);
}

TP_PART(url_34)
{
    if ((at > 0 && tp_set_15(text[at - 1])))
        return -1;
    return TP_CALL(url_33, at);
}

TP_PART(url_35)
{
    if (at >= size || !tp_set_16(text[at]))
        return -1;
    return TP_CALL(url_34, at);
}

TP_PART(url_36)
{
    if (size - at < 4 ||
        !tp_set_4(text[at]) ||
        !tp_set_4(text[at + 1]) ||
        !tp_set_4(text[at + 2]) ||
        text[at + 3] != 0x2e ||
        (at > 0 && tp_set_17(text[at - 1])))
        return -1;
    return TP_CALL(url_28, at + 4);
}

TP_PART(url_37)
{
    if (at >= size || !tp_set_4(text[at]))
        return -1;
    return TP_CALL(url_36, at);
}

TP_PART(url_38)
{
    int64_t end;
    if ((end = TP_CALL(url_35, at)) >= 0)
        return end;
    return TP_CALL(url_37, at);
}

/* email */

TP_PART(email_0)
{
    if ((at < size && tp_set_18(text[at])))
        return -1;
    return at;
}

TP_PART(email_1)
{
    int64_t end, next = at;
    while (next < size && tp_set_15(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(email_0, next)) >= 0)
            return end;
    return -1;
}

TP_PART(email_2)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return at + 1;
}

TP_PART(email_3)
{
    int64_t next = at;
    while (next < size && tp_set_18(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(email_2, next);
}

TP_PART(email_4)
{
    int64_t end, last = -1;
    while ((at = TP_CALL(email_3, at)) >= 0)
        if ((end = TP_CALL(email_1, at)) >= 0)
            last = end;
    return last;
}

TP_PART(email_5)
{
    if (at >= size ||
        text[at] != 0x40)
        return -1;
    return TP_CALL(email_4, at + 1);
}

TP_PART(email_6)
{
    int64_t next = at;
    while (next < size && tp_set_19(text[next]))
        next++;
    return TP_CALL(email_5, next);
}

TP_PART(email_7)
{
    if (at >= size ||
        !tp_set_20(text[at]) ||
        (at > 0 && tp_set_19(text[at - 1])))
        return -1;
    return TP_CALL(email_6, at + 1);
}

/* mention */

TP_PART(mention_0)
{
    if ((at < size && tp_set_21(text[at])))
        return -1;
    return at;
}

TP_PART(mention_1)
{
    if (at >= size ||
        !tp_set_22(text[at]))
        return -1;
    return TP_CALL(mention_0, at + 1);
}

TP_PART(mention_2)
{
    int64_t end, next = at, stop = size - at > 30 ? at + 30 : size;
    while (next < stop && tp_set_23(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(mention_1, next)) >= 0)
            return end;
    return -1;
}

TP_PART(mention_3)
{
    if (at >= size || !tp_set_23(text[at]))
        return -1;
    return TP_CALL(mention_2, at);
}

TP_PART(mention_4)
{
    int64_t end;
    if ((end = TP_CALL(mention_3, at)) >= 0)
        return end;
    return TP_CALL(mention_0, at);
}

TP_PART(mention_5)
{
    if (at >= size ||
        !tp_set_22(text[at]))
        return -1;
    return TP_CALL(mention_4, at + 1);
}

TP_PART(mention_6)
{
    if ((at < size && tp_set_24(text[at])))
        return -1;
    return at;
}

TP_PART(mention_7)
{
    int64_t end, next = at, stop = size - at > 16 ? at + 16 : size;
    while (next < stop && tp_set_24(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(mention_6, next)) >= 0)
            return end;
    return -1;
}

TP_PART(mention_8)
{
    if (at >= size || !tp_set_24(text[at]))
        return -1;
    return TP_CALL(mention_7, at);
}

TP_PART(mention_9)
{
    int64_t end;
    if ((end = TP_CALL(mention_5, at)) >= 0)
        return end;
    return TP_CALL(mention_8, at);
}

TP_PART(mention_10)
{
    if (at >= size ||
        !tp_set_26(text[at]))
        return -1;
    return at + 1;
}

TP_PART(mention_11)
{
    if ((at < size && tp_set_27(text[at])))
        return -1;
    return at;
}

TP_PART(mention_12)
{
    int64_t end;
    if ((end = TP_CALL(mention_10, at)) >= 0)
        return end;
    return TP_CALL(mention_11, at);
}

TP_PART(mention_13)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(mention_12, next);
}

TP_PART(mention_14)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(mention_13, at + 1);
}

TP_PART(mention_15)
{
    int64_t end;
    if ((end = TP_CALL(mention_14, at)) >= 0)
        return end;
    return TP_CALL(mention_12, at);
}

TP_PART(mention_16)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(mention_15, next)) >= 0)
            return end;
    return -1;
}

TP_PART(mention_17)
{
    if (at >= size ||
        text[at] != 0x40 ||
        (at > 0 && tp_set_25(text[at - 1])) ||
        TP_CALL(mention_16, at + 1) >= 0)
        return -1;
    return TP_CALL(mention_9, at + 1);
}

/* hashtag */

TP_PART(hashtag_0)
{
    if (at >= size ||
        text[at] != 0x23)
        return -1;
    return at + 1;
}

TP_PART(hashtag_1)
{
    int64_t next = at, stop = size - at > 64 ? at + 64 : size;
    while (next < stop && tp_set_28(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(hashtag_0, next);
}

TP_PART(hashtag_2)
{
    if (at >= size ||
        text[at] != 0x23)
        return -1;
    return TP_CALL(hashtag_1, at + 1);
}

TP_PART(hashtag_3)
{
    int64_t next = at;
    while (next < size && tp_set_21(text[next]))
        next++;
    return next;
}

TP_PART(hashtag_4)
{
    if (at >= size ||
        !tp_set_29(text[at]))
        return -1;
    return TP_CALL(hashtag_3, at + 1);
}

TP_PART(hashtag_5)
{
    int64_t end, next = at;
    while (next < size && tp_set_21(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(hashtag_4, next)) >= 0)
            return end;
    return -1;
}

TP_PART(hashtag_6)
{
    if (at >= size ||
        text[at] != 0x23 ||
        (at > 0 && tp_set_30(text[at - 1])))
        return -1;
    return TP_CALL(hashtag_5, at + 1);
}

TP_PART(hashtag_7)
{
    if (at >= size || text[at] != 0x23)
        return -1;
    return TP_CALL(hashtag_6, at);
}

TP_PART(hashtag_8)
{
    int64_t end;
    if ((end = TP_CALL(hashtag_2, at)) >= 0)
        return end;
    return TP_CALL(hashtag_7, at);
}

/* date */

TP_PART(date_0)
{
    if ((at < size && tp_set_31(text[at])))
        return -1;
    return at;
}

TP_PART(date_1)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_0, at + 1);
}

TP_PART(date_2)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_1, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_3)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_2, at);
}

TP_PART(date_4)
{
    if (size - at < 2 ||
        !tp_set_34(text[at]) ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(date_0, at + 2);
}

TP_PART(date_5)
{
    if (size - at < 2 ||
        text[at] != 0x33 ||
        !tp_set_35(text[at + 1]))
        return -1;
    return TP_CALL(date_0, at + 2);
}

TP_PART(date_6)
{
    int64_t end;
    if ((end = TP_CALL(date_3, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_4, at)) >= 0)
        return end;
    return TP_CALL(date_5, at);
}

TP_PART(date_7)
{
    if (at >= size ||
        text[at] != 0x2d)
        return -1;
    return TP_CALL(date_6, at + 1);
}

TP_PART(date_8)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_7, at + 1);
}

TP_PART(date_9)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_8, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_10)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_9, at);
}

TP_PART(date_11)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(date_7, at + 2);
}

TP_PART(date_12)
{
    int64_t end;
    if ((end = TP_CALL(date_10, at)) >= 0)
        return end;
    return TP_CALL(date_11, at);
}

TP_PART(date_13)
{
    if (at >= size ||
        text[at] != 0x2d)
        return -1;
    return TP_CALL(date_12, at + 1);
}

TP_PART(date_14)
{
    if (at >= size ||
        text[at] != 0x2f)
        return -1;
    return TP_CALL(date_6, at + 1);
}

TP_PART(date_15)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_14, at + 1);
}

TP_PART(date_16)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_15, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_17)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_16, at);
}

TP_PART(date_18)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(date_14, at + 2);
}

TP_PART(date_19)
{
    int64_t end;
    if ((end = TP_CALL(date_17, at)) >= 0)
        return end;
    return TP_CALL(date_18, at);
}

TP_PART(date_20)
{
    if (at >= size ||
        text[at] != 0x2f)
        return -1;
    return TP_CALL(date_19, at + 1);
}

TP_PART(date_21)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(date_6, at + 1);
}

TP_PART(date_22)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_21, at + 1);
}

TP_PART(date_23)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_22, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_24)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_23, at);
}

TP_PART(date_25)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(date_21, at + 2);
}

TP_PART(date_26)
{
    int64_t end;
    if ((end = TP_CALL(date_24, at)) >= 0)
        return end;
    return TP_CALL(date_25, at);
}

TP_PART(date_27)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(date_26, at + 1);
}

TP_PART(date_28)
{
    if (size - at < 2 ||
        text[at] != 0x30 ||
        !tp_set_32(text[at + 1]))
        return -1;
    return TP_CALL(date_0, at + 2);
}

TP_PART(date_29)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(date_0, at + 2);
}

TP_PART(date_30)
{
    int64_t end;
    if ((end = TP_CALL(date_28, at)) >= 0)
        return end;
    return TP_CALL(date_29, at);
}

TP_PART(date_31)
{
    if (at >= size ||
        text[at] != 0x2d)
        return -1;
    return TP_CALL(date_30, at + 1);
}

TP_PART(date_32)
{
    int64_t end;
    if ((end = TP_CALL(date_13, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_20, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_27, at)) >= 0)
        return end;
    return TP_CALL(date_31, at);
}

TP_PART(date_33)
{
    if (size - at < 4 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]))
        return -1;
    return TP_CALL(date_32, at + 4);
}

TP_PART(date_34)
{
    if (at >= size ||
        !tp_set_37(text[at]))
        return -1;
    return at + 1;
}

TP_PART(date_35)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_34, at + 1);
}

TP_PART(date_36)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_35, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_37)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_36, at);
}

TP_PART(date_38)
{
    if (size - at < 2 ||
        !tp_set_34(text[at]) ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(date_34, at + 2);
}

TP_PART(date_39)
{
    if (size - at < 2 ||
        text[at] != 0x33 ||
        !tp_set_35(text[at + 1]))
        return -1;
    return TP_CALL(date_34, at + 2);
}

TP_PART(date_40)
{
    int64_t end;
    if ((end = TP_CALL(date_37, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_38, at)) >= 0)
        return end;
    return TP_CALL(date_39, at);
}

TP_PART(date_41)
{
    if (at >= size ||
        text[at] != 0x6708)
        return -1;
    return TP_CALL(date_40, at + 1);
}

TP_PART(date_42)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_41, at + 1);
}

TP_PART(date_43)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_42, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_44)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_43, at);
}

TP_PART(date_45)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(date_41, at + 2);
}

TP_PART(date_46)
{
    int64_t end;
    if ((end = TP_CALL(date_44, at)) >= 0)
        return end;
    return TP_CALL(date_45, at);
}

TP_PART(date_47)
{
    if (size - at < 5 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        text[at + 4] != 0x5e74)
        return -1;
    return TP_CALL(date_46, at + 5);
}

TP_PART(date_48)
{
    int64_t end;
    if ((end = TP_CALL(date_47, at)) >= 0)
        return end;
    return TP_CALL(date_46, at);
}

TP_PART(date_49)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(date_48, at);
}

TP_PART(date_50)
{
    if (at >= size ||
        text[at] != 0x6708)
        return -1;
    return at + 1;
}

TP_PART(date_51)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_50, at + 1);
}

TP_PART(date_52)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_51, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_53)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_52, at);
}

TP_PART(date_54)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(date_50, at + 2);
}

TP_PART(date_55)
{
    int64_t end;
    if ((end = TP_CALL(date_53, at)) >= 0)
        return end;
    return TP_CALL(date_54, at);
}

TP_PART(date_56)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_55, at);
}

TP_PART(date_57)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_38(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_34, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_58)
{
    if (size - at < 2 ||
        text[at] != 0x4e8c ||
        text[at + 1] != 0x5341)
        return -1;
    return TP_CALL(date_57, at + 2);
}

TP_PART(date_59)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x4e00)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_34, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_60)
{
    if (size - at < 2 ||
        text[at] != 0x4e09 ||
        text[at + 1] != 0x5341)
        return -1;
    return TP_CALL(date_59, at + 2);
}

TP_PART(date_61)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(date_57, at + 1);
}

TP_PART(date_62)
{
    if (at >= size ||
        !tp_set_38(text[at]))
        return -1;
    return TP_CALL(date_34, at + 1);
}

TP_PART(date_63)
{
    int64_t end;
    if ((end = TP_CALL(date_58, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_60, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_61, at)) >= 0)
        return end;
    return TP_CALL(date_62, at);
}

TP_PART(date_64)
{
    if (at >= size || !tp_set_39(text[at]))
        return -1;
    return TP_CALL(date_63, at);
}

TP_PART(date_65)
{
    int64_t end;
    if ((end = TP_CALL(date_64, at)) >= 0)
        return end;
    return at;
}

TP_PART(date_66)
{
    if (at >= size ||
        text[at] != 0x6708)
        return -1;
    return TP_CALL(date_65, at + 1);
}

TP_PART(date_67)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_40(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_66, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_68)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(date_67, at + 1);
}

TP_PART(date_69)
{
    if (at >= size ||
        !tp_set_38(text[at]))
        return -1;
    return TP_CALL(date_66, at + 1);
}

TP_PART(date_70)
{
    int64_t end;
    if ((end = TP_CALL(date_68, at)) >= 0)
        return end;
    return TP_CALL(date_69, at);
}

TP_PART(date_71)
{
    if (at >= size || !tp_set_39(text[at]))
        return -1;
    return TP_CALL(date_70, at);
}

TP_PART(date_72)
{
    int64_t end;
    if ((end = TP_CALL(date_56, at)) >= 0)
        return end;
    return TP_CALL(date_71, at);
}

TP_PART(date_73)
{
    if (at >= size || !tp_set_41(text[at]))
        return -1;
    return TP_CALL(date_72, at);
}

TP_PART(date_74)
{
    int64_t end;
    if ((end = TP_CALL(date_73, at)) >= 0)
        return end;
    return at;
}

TP_PART(date_75)
{
    if (size - at < 5 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        text[at + 4] != 0x5e74)
        return -1;
    return TP_CALL(date_74, at + 5);
}

TP_PART(date_76)
{
    int64_t end;
    if ((end = TP_CALL(date_33, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_49, at)) >= 0)
        return end;
    return TP_CALL(date_75, at);
}

TP_PART(date_77)
{
    if ((at > 0 && tp_set_42(text[at - 1])))
        return -1;
    return TP_CALL(date_76, at);
}

TP_PART(date_78)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(date_77, at);
}

TP_PART(date_79)
{
    int64_t end;
    if ((end = TP_CALL(date_71, at)) >= 0)
        return end;
    return at;
}

TP_PART(date_80)
{
    if (size - at < 5 ||
        !tp_set_43(text[at]) ||
        !tp_set_43(text[at + 1]) ||
        !tp_set_43(text[at + 2]) ||
        !tp_set_43(text[at + 3]) ||
        text[at + 4] != 0x5e74)
        return -1;
    return TP_CALL(date_79, at + 5);
}

TP_PART(date_81)
{
    if (at >= size ||
        text[at] != 0x5e74)
        return -1;
    return TP_CALL(date_79, at + 1);
}

TP_PART(date_82)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_44(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(date_81, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_83)
{
    if (size - at < 2 ||
        text[at] != 0x6c11 ||
        text[at + 1] != 0x56fd)
        return -1;
    return TP_CALL(date_82, at + 2);
}

TP_PART(date_84)
{
    int64_t end;
    if ((end = TP_CALL(date_80, at)) >= 0)
        return end;
    return TP_CALL(date_83, at);
}

TP_PART(date_85)
{
    if (at >= size || !tp_set_45(text[at]))
        return -1;
    return TP_CALL(date_84, at);
}

TP_PART(date_86)
{
    if (at >= size ||
        text[at] != 0x6708)
        return -1;
    return TP_CALL(date_63, at + 1);
}

TP_PART(date_87)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_40(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_86, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_88)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(date_87, at + 1);
}

TP_PART(date_89)
{
    if (at >= size ||
        !tp_set_38(text[at]))
        return -1;
    return TP_CALL(date_86, at + 1);
}

TP_PART(date_90)
{
    int64_t end;
    if ((end = TP_CALL(date_88, at)) >= 0)
        return end;
    return TP_CALL(date_89, at);
}

TP_PART(date_91)
{
    if (at >= size || !tp_set_39(text[at]))
        return -1;
    return TP_CALL(date_90, at);
}

TP_PART(date_92)
{
    int64_t end;
    if ((end = TP_CALL(date_85, at)) >= 0)
        return end;
    return TP_CALL(date_91, at);
}

TP_PART(date_93)
{
    if ((at > 0 && tp_set_46(text[at - 1])))
        return -1;
    return TP_CALL(date_92, at);
}

TP_PART(date_94)
{
    if (at >= size || !tp_set_47(text[at]))
        return -1;
    return TP_CALL(date_93, at);
}

TP_PART(date_95)
{
    if (size - at < 5 ||
        text[at] != 0x20 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        !tp_set_1(text[at + 4]) ||
        (at + 5 < size && tp_set_1(text[at + 5])))
        return -1;
    return at + 5;
}

TP_PART(date_96)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x2c)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_95, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_97)
{
    if (size - at < 2 ||
        text[at] != 0x73 ||
        text[at + 1] != 0x74)
        return -1;
    return TP_CALL(date_96, at + 2);
}

TP_PART(date_98)
{
    if (size - at < 2 ||
        text[at] != 0x6e ||
        text[at + 1] != 0x64)
        return -1;
    return TP_CALL(date_96, at + 2);
}

TP_PART(date_99)
{
    if (size - at < 2 ||
        text[at] != 0x72 ||
        text[at + 1] != 0x64)
        return -1;
    return TP_CALL(date_96, at + 2);
}

TP_PART(date_100)
{
    if (size - at < 2 ||
        text[at] != 0x74 ||
        text[at + 1] != 0x68)
        return -1;
    return TP_CALL(date_96, at + 2);
}

TP_PART(date_101)
{
    int64_t end;
    if ((end = TP_CALL(date_97, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_98, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_99, at)) >= 0)
        return end;
    return TP_CALL(date_100, at);
}

TP_PART(date_102)
{
    if (at >= size || !tp_set_48(text[at]))
        return -1;
    return TP_CALL(date_101, at);
}

TP_PART(date_103)
{
    int64_t end;
    if ((end = TP_CALL(date_102, at)) >= 0)
        return end;
    return TP_CALL(date_96, at);
}

TP_PART(date_104)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_103, at + 1);
}

TP_PART(date_105)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_104, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_106)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_105, at);
}

TP_PART(date_107)
{
    if (size - at < 2 ||
        !tp_set_34(text[at]) ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(date_103, at + 2);
}

TP_PART(date_108)
{
    if (size - at < 2 ||
        text[at] != 0x33 ||
        !tp_set_35(text[at + 1]))
        return -1;
    return TP_CALL(date_103, at + 2);
}

TP_PART(date_109)
{
    int64_t end;
    if ((end = TP_CALL(date_106, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_107, at)) >= 0)
        return end;
    return TP_CALL(date_108, at);
}

TP_PART(date_110)
{
    if (at >= size ||
        text[at] != 0x20)
        return -1;
    return TP_CALL(date_109, at + 1);
}

TP_PART(date_111)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x2e)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_110, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_112)
{
    if (size - at < 4 ||
        text[at] != 0x75 ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x72 ||
        text[at + 3] != 0x79)
        return -1;
    return TP_CALL(date_111, at + 4);
}

TP_PART(date_113)
{
    int64_t end;
    if ((end = TP_CALL(date_112, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_114)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x6e)
        return -1;
    return TP_CALL(date_113, at + 3);
}

TP_PART(date_115)
{
    if (size - at < 5 ||
        text[at] != 0x72 ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x61 ||
        text[at + 3] != 0x72 ||
        text[at + 4] != 0x79)
        return -1;
    return TP_CALL(date_111, at + 5);
}

TP_PART(date_116)
{
    int64_t end;
    if ((end = TP_CALL(date_115, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_117)
{
    if (size - at < 3 ||
        text[at] != 0x46 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x62)
        return -1;
    return TP_CALL(date_116, at + 3);
}

TP_PART(date_118)
{
    if (size - at < 2 ||
        text[at] != 0x63 ||
        text[at + 1] != 0x68)
        return -1;
    return TP_CALL(date_111, at + 2);
}

TP_PART(date_119)
{
    int64_t end;
    if ((end = TP_CALL(date_118, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_120)
{
    if (size - at < 3 ||
        text[at] != 0x4d ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x72)
        return -1;
    return TP_CALL(date_119, at + 3);
}

TP_PART(date_121)
{
    if (size - at < 2 ||
        text[at] != 0x69 ||
        text[at + 1] != 0x6c)
        return -1;
    return TP_CALL(date_111, at + 2);
}

TP_PART(date_122)
{
    int64_t end;
    if ((end = TP_CALL(date_121, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_123)
{
    if (size - at < 3 ||
        text[at] != 0x41 ||
        text[at + 1] != 0x70 ||
        text[at + 2] != 0x72)
        return -1;
    return TP_CALL(date_122, at + 3);
}

TP_PART(date_124)
{
    if (size - at < 3 ||
        text[at] != 0x4d ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x79)
        return -1;
    return TP_CALL(date_111, at + 3);
}

TP_PART(date_125)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x65)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_111, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_126)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x6e)
        return -1;
    return TP_CALL(date_125, at + 3);
}

TP_PART(date_127)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x79)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_111, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_128)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x6c)
        return -1;
    return TP_CALL(date_127, at + 3);
}

TP_PART(date_129)
{
    if (size - at < 3 ||
        text[at] != 0x75 ||
        text[at + 1] != 0x73 ||
        text[at + 2] != 0x74)
        return -1;
    return TP_CALL(date_111, at + 3);
}

TP_PART(date_130)
{
    int64_t end;
    if ((end = TP_CALL(date_129, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_131)
{
    if (size - at < 3 ||
        text[at] != 0x41 ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x67)
        return -1;
    return TP_CALL(date_130, at + 3);
}

TP_PART(date_132)
{
    if (size - at < 5 ||
        text[at] != 0x65 ||
        text[at + 1] != 0x6d ||
        text[at + 2] != 0x62 ||
        text[at + 3] != 0x65 ||
        text[at + 4] != 0x72)
        return -1;
    return TP_CALL(date_111, at + 5);
}

TP_PART(date_133)
{
    int64_t end;
    if ((end = TP_CALL(date_132, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_134)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x74)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_133, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_135)
{
    if (size - at < 3 ||
        text[at] != 0x53 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x70)
        return -1;
    return TP_CALL(date_134, at + 3);
}

TP_PART(date_136)
{
    if (size - at < 4 ||
        text[at] != 0x6f ||
        text[at + 1] != 0x62 ||
        text[at + 2] != 0x65 ||
        text[at + 3] != 0x72)
        return -1;
    return TP_CALL(date_111, at + 4);
}

TP_PART(date_137)
{
    int64_t end;
    if ((end = TP_CALL(date_136, at)) >= 0)
        return end;
    return TP_CALL(date_111, at);
}

TP_PART(date_138)
{
    if (size - at < 3 ||
        text[at] != 0x4f ||
        text[at + 1] != 0x63 ||
        text[at + 2] != 0x74)
        return -1;
    return TP_CALL(date_137, at + 3);
}

TP_PART(date_139)
{
    if (size - at < 3 ||
        text[at] != 0x4e ||
        text[at + 1] != 0x6f ||
        text[at + 2] != 0x76)
        return -1;
    return TP_CALL(date_133, at + 3);
}

TP_PART(date_140)
{
    if (size - at < 3 ||
        text[at] != 0x44 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x63)
        return -1;
    return TP_CALL(date_133, at + 3);
}

TP_PART(date_141)
{
    int64_t end;
    if ((end = TP_CALL(date_114, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_117, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_120, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_123, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_124, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_126, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_128, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_131, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_135, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_138, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_139, at)) >= 0)
        return end;
    return TP_CALL(date_140, at);
}

TP_PART(date_142)
{
    if ((at > 0 && tp_set_15(text[at - 1])))
        return -1;
    return TP_CALL(date_141, at);
}

TP_PART(date_143)
{
    if (at >= size || !tp_set_49(text[at]))
        return -1;
    return TP_CALL(date_142, at);
}

TP_PART(date_144)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x2e)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_95, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_145)
{
    if (size - at < 4 ||
        text[at] != 0x75 ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x72 ||
        text[at + 3] != 0x79)
        return -1;
    return TP_CALL(date_144, at + 4);
}

TP_PART(date_146)
{
    int64_t end;
    if ((end = TP_CALL(date_145, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_147)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x6e)
        return -1;
    return TP_CALL(date_146, at + 3);
}

TP_PART(date_148)
{
    if (size - at < 5 ||
        text[at] != 0x72 ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x61 ||
        text[at + 3] != 0x72 ||
        text[at + 4] != 0x79)
        return -1;
    return TP_CALL(date_144, at + 5);
}

TP_PART(date_149)
{
    int64_t end;
    if ((end = TP_CALL(date_148, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_150)
{
    if (size - at < 3 ||
        text[at] != 0x46 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x62)
        return -1;
    return TP_CALL(date_149, at + 3);
}

TP_PART(date_151)
{
    if (size - at < 2 ||
        text[at] != 0x63 ||
        text[at + 1] != 0x68)
        return -1;
    return TP_CALL(date_144, at + 2);
}

TP_PART(date_152)
{
    int64_t end;
    if ((end = TP_CALL(date_151, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_153)
{
    if (size - at < 3 ||
        text[at] != 0x4d ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x72)
        return -1;
    return TP_CALL(date_152, at + 3);
}

TP_PART(date_154)
{
    if (size - at < 2 ||
        text[at] != 0x69 ||
        text[at + 1] != 0x6c)
        return -1;
    return TP_CALL(date_144, at + 2);
}

TP_PART(date_155)
{
    int64_t end;
    if ((end = TP_CALL(date_154, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_156)
{
    if (size - at < 3 ||
        text[at] != 0x41 ||
        text[at + 1] != 0x70 ||
        text[at + 2] != 0x72)
        return -1;
    return TP_CALL(date_155, at + 3);
}

TP_PART(date_157)
{
    if (size - at < 3 ||
        text[at] != 0x4d ||
        text[at + 1] != 0x61 ||
        text[at + 2] != 0x79)
        return -1;
    return TP_CALL(date_144, at + 3);
}

TP_PART(date_158)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x65)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_144, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_159)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x6e)
        return -1;
    return TP_CALL(date_158, at + 3);
}

TP_PART(date_160)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x79)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_144, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_161)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x6c)
        return -1;
    return TP_CALL(date_160, at + 3);
}

TP_PART(date_162)
{
    if (size - at < 3 ||
        text[at] != 0x75 ||
        text[at + 1] != 0x73 ||
        text[at + 2] != 0x74)
        return -1;
    return TP_CALL(date_144, at + 3);
}

TP_PART(date_163)
{
    int64_t end;
    if ((end = TP_CALL(date_162, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_164)
{
    if (size - at < 3 ||
        text[at] != 0x41 ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x67)
        return -1;
    return TP_CALL(date_163, at + 3);
}

TP_PART(date_165)
{
    if (size - at < 5 ||
        text[at] != 0x65 ||
        text[at + 1] != 0x6d ||
        text[at + 2] != 0x62 ||
        text[at + 3] != 0x65 ||
        text[at + 4] != 0x72)
        return -1;
    return TP_CALL(date_144, at + 5);
}

TP_PART(date_166)
{
    int64_t end;
    if ((end = TP_CALL(date_165, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_167)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x74)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_166, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_168)
{
    if (size - at < 3 ||
        text[at] != 0x53 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x70)
        return -1;
    return TP_CALL(date_167, at + 3);
}

TP_PART(date_169)
{
    if (size - at < 4 ||
        text[at] != 0x6f ||
        text[at + 1] != 0x62 ||
        text[at + 2] != 0x65 ||
        text[at + 3] != 0x72)
        return -1;
    return TP_CALL(date_144, at + 4);
}

TP_PART(date_170)
{
    int64_t end;
    if ((end = TP_CALL(date_169, at)) >= 0)
        return end;
    return TP_CALL(date_144, at);
}

TP_PART(date_171)
{
    if (size - at < 3 ||
        text[at] != 0x4f ||
        text[at + 1] != 0x63 ||
        text[at + 2] != 0x74)
        return -1;
    return TP_CALL(date_170, at + 3);
}

TP_PART(date_172)
{
    if (size - at < 3 ||
        text[at] != 0x4e ||
        text[at + 1] != 0x6f ||
        text[at + 2] != 0x76)
        return -1;
    return TP_CALL(date_166, at + 3);
}

TP_PART(date_173)
{
    if (size - at < 3 ||
        text[at] != 0x44 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x63)
        return -1;
    return TP_CALL(date_166, at + 3);
}

TP_PART(date_174)
{
    int64_t end;
    if ((end = TP_CALL(date_147, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_150, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_153, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_156, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_157, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_159, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_161, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_164, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_168, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_171, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_172, at)) >= 0)
        return end;
    return TP_CALL(date_173, at);
}

TP_PART(date_175)
{
    if (at >= size ||
        text[at] != 0x20)
        return -1;
    return TP_CALL(date_174, at + 1);
}

TP_PART(date_176)
{
    if (at >= size ||
        !tp_set_32(text[at]))
        return -1;
    return TP_CALL(date_175, at + 1);
}

TP_PART(date_177)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x30)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(date_176, next)) >= 0)
            return end;
    return -1;
}

TP_PART(date_178)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_177, at);
}

TP_PART(date_179)
{
    if (size - at < 2 ||
        !tp_set_34(text[at]) ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(date_175, at + 2);
}

TP_PART(date_180)
{
    if (size - at < 2 ||
        text[at] != 0x33 ||
        !tp_set_35(text[at + 1]))
        return -1;
    return TP_CALL(date_175, at + 2);
}

TP_PART(date_181)
{
    int64_t end;
    if ((end = TP_CALL(date_178, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_179, at)) >= 0)
        return end;
    return TP_CALL(date_180, at);
}

TP_PART(date_182)
{
    if ((at > 0 && tp_set_42(text[at - 1])))
        return -1;
    return TP_CALL(date_181, at);
}

TP_PART(date_183)
{
    if (at >= size || !tp_set_33(text[at]))
        return -1;
    return TP_CALL(date_182, at);
}

TP_PART(date_184)
{
    int64_t end;
    if ((end = TP_CALL(date_78, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_94, at)) >= 0)
        return end;
    if ((end = TP_CALL(date_143, at)) >= 0)
        return end;
    return TP_CALL(date_183, at);
}

/* time */

TP_PART(time_0)
{
    if (size - at < 3 ||
        text[at] != 0x2e ||
        !tp_set_50(text[at + 1]) ||
        text[at + 2] != 0x2e)
        return -1;
    return at + 3;
}

TP_PART(time_1)
{
    if (at >= size ||
        !tp_set_50(text[at]) ||
        (at + 1 < size && tp_set_15(text[at + 1])))
        return -1;
    return at + 1;
}

TP_PART(time_2)
{
    int64_t end;
    if ((end = TP_CALL(time_0, at)) >= 0)
        return end;
    return TP_CALL(time_1, at);
}

TP_PART(time_3)
{
    if (at >= size ||
        !tp_set_51(text[at]))
        return -1;
    return TP_CALL(time_2, at + 1);
}

TP_PART(time_4)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_3, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_5)
{
    if (at >= size || !tp_set_52(text[at]))
        return -1;
    return TP_CALL(time_4, at);
}

TP_PART(time_6)
{
    int64_t end;
    if ((end = TP_CALL(time_5, at)) >= 0)
        return end;
    return at;
}

TP_PART(time_7)
{
    if (at >= size ||
        !tp_set_53(text[at]))
        return -1;
    return at + 1;
}

TP_PART(time_8)
{
    if (size - at < 2 ||
        text[at] != 0x83b7 ||
        text[at + 1] != 0x80dc)
        return -1;
    return at + 2;
}

TP_PART(time_9)
{
    if (at >= size ||
        !tp_set_54(text[at]))
        return -1;
    return at + 1;
}

TP_PART(time_10)
{
    int64_t end;
    if ((end = TP_CALL(time_7, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_8, at)) >= 0)
        return end;
    return TP_CALL(time_9, at);
}

TP_PART(time_11)
{
    if (TP_CALL(time_10, at) >= 0)
        return -1;
    return TP_CALL(time_6, at);
}

TP_PART(time_12)
{
    if (size - at < 3 ||
        !tp_set_55(text[at]) ||
        !tp_set_56(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(time_11, at + 3);
}

TP_PART(time_13)
{
    int64_t end;
    if ((end = TP_CALL(time_12, at)) >= 0)
        return end;
    return TP_CALL(time_11, at);
}

TP_PART(time_14)
{
    if (size - at < 3 ||
        !tp_set_55(text[at]) ||
        !tp_set_56(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(time_13, at + 3);
}

TP_PART(time_15)
{
    if (size - at < 2 ||
        !tp_set_1(text[at]) ||
        text[at + 1] != 0x79d2)
        return -1;
    return at + 2;
}

TP_PART(time_16)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_56(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_15, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_17)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(time_16, at);
}

TP_PART(time_18)
{
    int64_t end;
    if ((end = TP_CALL(time_17, at)) >= 0)
        return end;
    return at;
}

TP_PART(time_19)
{
    if (size - at < 2 ||
        !tp_set_1(text[at]) ||
        text[at + 1] != 0x5206)
        return -1;
    return TP_CALL(time_18, at + 2);
}

TP_PART(time_20)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_56(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_19, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_21)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(time_20, at);
}

TP_PART(time_22)
{
    if (at >= size ||
        text[at] != 0x534a)
        return -1;
    return at + 1;
}

TP_PART(time_23)
{
    if (at >= size ||
        text[at] != 0x6574)
        return -1;
    return at + 1;
}

TP_PART(time_24)
{
    if (size - at < 2 ||
        !tp_set_57(text[at]) ||
        text[at + 1] != 0x523b)
        return -1;
    return at + 2;
}

TP_PART(time_25)
{
    int64_t end;
    if ((end = TP_CALL(time_21, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_22, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_23, at)) >= 0)
        return end;
    return TP_CALL(time_24, at);
}

TP_PART(time_26)
{
    if (at >= size ||
        !tp_set_58(text[at]))
        return -1;
    return TP_CALL(time_25, at + 1);
}

TP_PART(time_27)
{
    if (size - at < 2 ||
        text[at] != 0x70b9 ||
        text[at + 1] != 0x949f)
        return -1;
    return at + 2;
}

TP_PART(time_28)
{
    if (at >= size ||
        !tp_set_59(text[at]))
        return -1;
    return at + 1;
}

TP_PART(time_29)
{
    if (size - at < 2 ||
        text[at] != 0x5efa ||
        text[at + 1] != 0x8bae)
        return -1;
    return at + 2;
}

TP_PART(time_30)
{
    if (size - at < 2 ||
        text[at] != 0x610f ||
        text[at + 1] != 0x89c1)
        return -1;
    return at + 2;
}

TP_PART(time_31)
{
    if (size - at < 2 ||
        text[at] != 0x770b ||
        text[at + 1] != 0x6cd5)
        return -1;
    return at + 2;
}

TP_PART(time_32)
{
    if (size - at < 2 ||
        text[at] != 0x60f3 ||
        text[at + 1] != 0x6cd5)
        return -1;
    return at + 2;
}

TP_PART(time_33)
{
    if (size - at < 2 ||
        text[at] != 0x8981 ||
        text[at + 1] != 0x6c42)
        return -1;
    return at + 2;
}

TP_PART(time_34)
{
    if (size - at < 2 ||
        text[at] != 0x539f ||
        text[at + 1] != 0x56e0)
        return -1;
    return at + 2;
}

TP_PART(time_35)
{
    if (size - at < 2 ||
        text[at] != 0x7406 ||
        text[at + 1] != 0x7531)
        return -1;
    return at + 2;
}

TP_PART(time_36)
{
    if (size - at < 2 ||
        text[at] != 0x4e0d ||
        text[at + 1] != 0x8db3)
        return -1;
    return at + 2;
}

TP_PART(time_37)
{
    if (size - at < 2 ||
        text[at] != 0x597d ||
        text[at + 1] != 0x5904)
        return -1;
    return at + 2;
}

TP_PART(time_38)
{
    if (size - at < 2 ||
        text[at] != 0x8bf4 ||
        text[at + 1] != 0x660e)
        return -1;
    return at + 2;
}

TP_PART(time_39)
{
    if (size - at < 2 ||
        text[at] != 0x4f53 ||
        text[at + 1] != 0x4f1a)
        return -1;
    return at + 2;
}

TP_PART(time_40)
{
    if (size - at < 2 ||
        text[at] != 0x5185 ||
        text[at + 1] != 0x5bb9)
        return -1;
    return at + 2;
}

TP_PART(time_41)
{
    if (size - at < 2 ||
        text[at] != 0x95ee ||
        text[at + 1] != 0x9898)
        return -1;
    return at + 2;
}

TP_PART(time_42)
{
    if (size - at < 2 ||
        text[at] != 0x5e0c ||
        text[at + 1] != 0x671b)
        return -1;
    return at + 2;
}

TP_PART(time_43)
{
    if (size - at < 2 ||
        text[at] != 0x7ecf ||
        text[at + 1] != 0x9a8c)
        return -1;
    return at + 2;
}

TP_PART(time_44)
{
    if (size - at < 2 ||
        text[at] != 0x63aa ||
        text[at + 1] != 0x65bd)
        return -1;
    return at + 2;
}

TP_PART(time_45)
{
    if (size - at < 2 ||
        text[at] != 0x5171 ||
        text[at + 1] != 0x8bc6)
        return -1;
    return at + 2;
}

TP_PART(time_46)
{
    if (size - at < 2 ||
        text[at] != 0x542f ||
        text[at + 1] != 0x793a)
        return -1;
    return at + 2;
}

TP_PART(time_47)
{
    if (size - at < 2 ||
        text[at] != 0x5dee ||
        text[at + 1] != 0x8ddd)
        return -1;
    return at + 2;
}

TP_PART(time_48)
{
    if (size - at < 2 ||
        text[at] != 0x533a ||
        text[at + 1] != 0x522b)
        return -1;
    return at + 2;
}

TP_PART(time_49)
{
    if (size - at < 2 ||
        text[at] != 0x6ce8 ||
        text[at + 1] != 0x610f)
        return -1;
    return at + 2;
}

TP_PART(time_50)
{
    if (size - at < 2 ||
        text[at] != 0x7ed3 ||
        text[at + 1] != 0x8bba)
        return -1;
    return at + 2;
}

TP_PART(time_51)
{
    if (size - at < 2 ||
        text[at] != 0x7591 ||
        text[at + 1] != 0x95ee)
        return -1;
    return at + 2;
}

TP_PART(time_52)
{
    int64_t end;
    if ((end = TP_CALL(time_29, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_30, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_31, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_32, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_33, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_34, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_35, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_36, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_37, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_38, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_39, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_40, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_41, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_42, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_43, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_44, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_45, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_46, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_47, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_48, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_49, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_50, at)) >= 0)
        return end;
    return TP_CALL(time_51, at);
}

TP_PART(time_53)
{
    if (at >= size ||
        text[at] != 0x5c0f)
        return -1;
    return TP_CALL(time_52, at + 1);
}

TP_PART(time_54)
{
    if (size - at < 2 ||
        text[at] != 0x91cd ||
        text[at + 1] != 0x8981)
        return -1;
    return TP_CALL(time_52, at + 2);
}

TP_PART(time_55)
{
    if (size - at < 2 ||
        text[at] != 0x4e3b ||
        text[at + 1] != 0x8981)
        return -1;
    return TP_CALL(time_52, at + 2);
}

TP_PART(time_56)
{
    if (size - at < 2 ||
        text[at] != 0x57fa ||
        text[at + 1] != 0x672c)
        return -1;
    return TP_CALL(time_52, at + 2);
}

TP_PART(time_57)
{
    int64_t end;
    if ((end = TP_CALL(time_53, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_54, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_55, at)) >= 0)
        return end;
    return TP_CALL(time_56, at);
}

TP_PART(time_58)
{
    if (at >= size || !tp_set_60(text[at]))
        return -1;
    return TP_CALL(time_57, at);
}

TP_PART(time_59)
{
    int64_t end;
    if ((end = TP_CALL(time_58, at)) >= 0)
        return end;
    return TP_CALL(time_52, at);
}

TP_PART(time_60)
{
    if (at >= size || !tp_set_61(text[at]))
        return -1;
    return TP_CALL(time_59, at);
}

TP_PART(time_61)
{
    int64_t end;
    if ((end = TP_CALL(time_28, at)) >= 0)
        return end;
    return TP_CALL(time_60, at);
}

TP_PART(time_62)
{
    if (at >= size ||
        text[at] != 0x70b9 ||
        TP_CALL(time_61, at + 1) >= 0)
        return -1;
    return at + 1;
}

TP_PART(time_63)
{
    int64_t end;
    if ((end = TP_CALL(time_14, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_5, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_26, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_27, at)) >= 0)
        return end;
    return TP_CALL(time_62, at);
}

TP_PART(time_64)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(time_63, at + 1);
}

TP_PART(time_65)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_35(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_64, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_66)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(time_65, at);
}

TP_PART(time_67)
{
    if (size - at < 2 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]))
        return -1;
    return TP_CALL(time_63, at + 2);
}

TP_PART(time_68)
{
    int64_t end;
    if ((end = TP_CALL(time_66, at)) >= 0)
        return end;
    return TP_CALL(time_67, at);
}

TP_PART(time_69)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_68, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_70)
{
    if (size - at < 2 ||
        text[at] != 0x51cc ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_71)
{
    if (size - at < 2 ||
        text[at] != 0x6e05 ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_72)
{
    if (size - at < 2 ||
        text[at] != 0x65e9 ||
        text[at + 1] != 0x4e0a)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_73)
{
    if (size - at < 2 ||
        text[at] != 0x65e9 ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_74)
{
    if (size - at < 2 ||
        text[at] != 0x4e0a ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_75)
{
    if (size - at < 2 ||
        text[at] != 0x4e2d ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_76)
{
    if (size - at < 2 ||
        text[at] != 0x4e0b ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_77)
{
    if (size - at < 2 ||
        text[at] != 0x508d ||
        text[at + 1] != 0x665a)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_78)
{
    if (size - at < 2 ||
        text[at] != 0x665a ||
        text[at + 1] != 0x4e0a)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_79)
{
    if (size - at < 2 ||
        text[at] != 0x591c ||
        text[at + 1] != 0x91cc)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_80)
{
    if (size - at < 2 ||
        text[at] != 0x534a ||
        text[at + 1] != 0x591c)
        return -1;
    return TP_CALL(time_69, at + 2);
}

TP_PART(time_81)
{
    int64_t end;
    if ((end = TP_CALL(time_70, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_71, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_72, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_73, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_74, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_75, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_76, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_77, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_78, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_79, at)) >= 0)
        return end;
    return TP_CALL(time_80, at);
}

TP_PART(time_82)
{
    if (at >= size || !tp_set_63(text[at]))
        return -1;
    return TP_CALL(time_81, at);
}

TP_PART(time_83)
{
    int64_t end;
    if ((end = TP_CALL(time_82, at)) >= 0)
        return end;
    return TP_CALL(time_68, at);
}

TP_PART(time_84)
{
    if ((at > 0 && tp_set_64(text[at - 1])))
        return -1;
    return TP_CALL(time_83, at);
}

TP_PART(time_85)
{
    if (at >= size || !tp_set_65(text[at]))
        return -1;
    return TP_CALL(time_84, at);
}

TP_PART(time_86)
{
    if (size - at < 3 ||
        text[at] != 0x70b9 ||
        !tp_set_56(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        (at + 3 < size && tp_set_1(text[at + 3])))
        return -1;
    return at + 3;
}

TP_PART(time_87)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(time_86, at + 1);
}

TP_PART(time_88)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_35(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_87, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_89)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(time_88, at);
}

TP_PART(time_90)
{
    if (size - at < 2 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]))
        return -1;
    return TP_CALL(time_86, at + 2);
}

TP_PART(time_91)
{
    int64_t end;
    if ((end = TP_CALL(time_89, at)) >= 0)
        return end;
    return TP_CALL(time_90, at);
}

TP_PART(time_92)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_91, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_93)
{
    if (size - at < 2 ||
        text[at] != 0x51cc ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_94)
{
    if (size - at < 2 ||
        text[at] != 0x6e05 ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_95)
{
    if (size - at < 2 ||
        text[at] != 0x65e9 ||
        text[at + 1] != 0x4e0a)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_96)
{
    if (size - at < 2 ||
        text[at] != 0x65e9 ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_97)
{
    if (size - at < 2 ||
        text[at] != 0x4e0a ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_98)
{
    if (size - at < 2 ||
        text[at] != 0x4e2d ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_99)
{
    if (size - at < 2 ||
        text[at] != 0x4e0b ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_100)
{
    if (size - at < 2 ||
        text[at] != 0x508d ||
        text[at + 1] != 0x665a)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_101)
{
    if (size - at < 2 ||
        text[at] != 0x665a ||
        text[at + 1] != 0x4e0a)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_102)
{
    if (size - at < 2 ||
        text[at] != 0x591c ||
        text[at + 1] != 0x91cc)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_103)
{
    if (size - at < 2 ||
        text[at] != 0x534a ||
        text[at + 1] != 0x591c)
        return -1;
    return TP_CALL(time_92, at + 2);
}

TP_PART(time_104)
{
    int64_t end;
    if ((end = TP_CALL(time_93, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_94, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_95, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_96, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_97, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_98, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_99, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_100, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_101, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_102, at)) >= 0)
        return end;
    return TP_CALL(time_103, at);
}

TP_PART(time_105)
{
    if (at >= size || !tp_set_63(text[at]))
        return -1;
    return TP_CALL(time_104, at);
}

TP_PART(time_106)
{
    int64_t next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x5206)
        next++;
    return next;
}

TP_PART(time_107)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_38(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_106, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_108)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(time_107, at + 1);
}

TP_PART(time_109)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_66(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_108, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_110)
{
    if (at >= size || !tp_set_67(text[at]))
        return -1;
    return TP_CALL(time_109, at);
}

TP_PART(time_111)
{
    if (size - at < 2 ||
        text[at] != 0x96f6 ||
        !tp_set_38(text[at + 1]))
        return -1;
    return TP_CALL(time_106, at + 2);
}

TP_PART(time_112)
{
    if (at >= size ||
        !tp_set_38(text[at]))
        return -1;
    return TP_CALL(time_106, at + 1);
}

TP_PART(time_113)
{
    int64_t end;
    if ((end = TP_CALL(time_110, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_111, at)) >= 0)
        return end;
    return TP_CALL(time_112, at);
}

TP_PART(time_114)
{
    if (at >= size || !tp_set_68(text[at]))
        return -1;
    return TP_CALL(time_113, at);
}

TP_PART(time_115)
{
    if (at >= size ||
        text[at] != 0x949f)
        return -1;
    return at + 1;
}

TP_PART(time_116)
{
    int64_t end;
    if ((end = TP_CALL(time_24, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_114, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_22, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_23, at)) >= 0)
        return end;
    return TP_CALL(time_115, at);
}

TP_PART(time_117)
{
    if (at >= size || !tp_set_69(text[at]))
        return -1;
    return TP_CALL(time_116, at);
}

TP_PART(time_118)
{
    int64_t end;
    if ((end = TP_CALL(time_117, at)) >= 0)
        return end;
    return at;
}

TP_PART(time_119)
{
    if (at >= size ||
        text[at] != 0x70b9)
        return -1;
    return TP_CALL(time_118, at + 1);
}

TP_PART(time_120)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_70(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_119, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_121)
{
    if (size - at < 2 ||
        text[at] != 0x4e8c ||
        text[at + 1] != 0x5341)
        return -1;
    return TP_CALL(time_120, at + 2);
}

TP_PART(time_122)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_38(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_119, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_123)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(time_122, at + 1);
}

TP_PART(time_124)
{
    if (at >= size ||
        !tp_set_71(text[at]))
        return -1;
    return TP_CALL(time_119, at + 1);
}

TP_PART(time_125)
{
    int64_t end;
    if ((end = TP_CALL(time_121, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_123, at)) >= 0)
        return end;
    return TP_CALL(time_124, at);
}

TP_PART(time_126)
{
    if (size - at < 2 ||
        text[at] != 0x51cc ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_127)
{
    if (size - at < 2 ||
        text[at] != 0x6e05 ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_128)
{
    if (size - at < 2 ||
        text[at] != 0x65e9 ||
        text[at + 1] != 0x4e0a)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_129)
{
    if (size - at < 2 ||
        text[at] != 0x65e9 ||
        text[at + 1] != 0x6668)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_130)
{
    if (size - at < 2 ||
        text[at] != 0x4e0a ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_131)
{
    if (size - at < 2 ||
        text[at] != 0x4e2d ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_132)
{
    if (size - at < 2 ||
        text[at] != 0x4e0b ||
        text[at + 1] != 0x5348)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_133)
{
    if (size - at < 2 ||
        text[at] != 0x508d ||
        text[at + 1] != 0x665a)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_134)
{
    if (size - at < 2 ||
        text[at] != 0x665a ||
        text[at + 1] != 0x4e0a)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_135)
{
    if (size - at < 2 ||
        text[at] != 0x591c ||
        text[at + 1] != 0x91cc)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_136)
{
    if (size - at < 2 ||
        text[at] != 0x534a ||
        text[at + 1] != 0x591c)
        return -1;
    return TP_CALL(time_125, at + 2);
}

TP_PART(time_137)
{
    int64_t end;
    if ((end = TP_CALL(time_126, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_127, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_128, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_129, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_130, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_131, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_132, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_133, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_134, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_135, at)) >= 0)
        return end;
    return TP_CALL(time_136, at);
}

TP_PART(time_138)
{
    if (at >= size || !tp_set_63(text[at]))
        return -1;
    return TP_CALL(time_137, at);
}

TP_PART(time_139)
{
    if (at >= size ||
        text[at] != 0x5206)
        return -1;
    return at + 1;
}

TP_PART(time_140)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_38(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_139, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_141)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(time_140, at + 1);
}

TP_PART(time_142)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_66(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_141, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_143)
{
    if (at >= size || !tp_set_67(text[at]))
        return -1;
    return TP_CALL(time_142, at);
}

TP_PART(time_144)
{
    if (size - at < 2 ||
        text[at] != 0x96f6 ||
        !tp_set_38(text[at + 1]))
        return -1;
    return TP_CALL(time_139, at + 2);
}

TP_PART(time_145)
{
    if (at >= size ||
        !tp_set_38(text[at]))
        return -1;
    return TP_CALL(time_139, at + 1);
}

TP_PART(time_146)
{
    int64_t end;
    if ((end = TP_CALL(time_143, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_144, at)) >= 0)
        return end;
    return TP_CALL(time_145, at);
}

TP_PART(time_147)
{
    if (at >= size || !tp_set_68(text[at]))
        return -1;
    return TP_CALL(time_146, at);
}

TP_PART(time_148)
{
    int64_t end;
    if ((end = TP_CALL(time_147, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_22, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_23, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_115, at)) >= 0)
        return end;
    return TP_CALL(time_24, at);
}

TP_PART(time_149)
{
    if (at >= size ||
        text[at] != 0x70b9)
        return -1;
    return TP_CALL(time_148, at + 1);
}

TP_PART(time_150)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_70(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_149, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_151)
{
    if (size - at < 2 ||
        text[at] != 0x4e8c ||
        text[at + 1] != 0x5341)
        return -1;
    return TP_CALL(time_150, at + 2);
}

TP_PART(time_152)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_38(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(time_149, next)) >= 0)
            return end;
    return -1;
}

TP_PART(time_153)
{
    if (at >= size ||
        text[at] != 0x5341)
        return -1;
    return TP_CALL(time_152, at + 1);
}

TP_PART(time_154)
{
    if (at >= size ||
        !tp_set_71(text[at]))
        return -1;
    return TP_CALL(time_149, at + 1);
}

TP_PART(time_155)
{
    int64_t end;
    if ((end = TP_CALL(time_151, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_153, at)) >= 0)
        return end;
    return TP_CALL(time_154, at);
}

TP_PART(time_156)
{
    if ((at > 0 && tp_set_72(text[at - 1])))
        return -1;
    return TP_CALL(time_155, at);
}

TP_PART(time_157)
{
    if (at >= size || !tp_set_73(text[at]))
        return -1;
    return TP_CALL(time_156, at);
}

TP_PART(time_158)
{
    int64_t end;
    if ((end = TP_CALL(time_85, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_105, at)) >= 0)
        return end;
    if ((end = TP_CALL(time_138, at)) >= 0)
        return end;
    return TP_CALL(time_157, at);
}

/* number */

TP_PART(number_0)
{
    if ((at < size && tp_set_74(text[at])))
        return -1;
    return at;
}

TP_PART(number_1)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(number_0, next);
}

TP_PART(number_2)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_75(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(number_1, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_3)
{
    if (at >= size ||
        !tp_set_76(text[at]))
        return -1;
    return TP_CALL(number_2, at + 1);
}

TP_PART(number_4)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_77(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(number_0, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_5)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_15(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(number_4, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_6)
{
    if (at >= size ||
        text[at] != 0x2f)
        return -1;
    return TP_CALL(number_5, at + 1);
}

TP_PART(number_7)
{
    int64_t end;
    if ((end = TP_CALL(number_6, at)) >= 0)
        return end;
    return TP_CALL(number_4, at);
}

TP_PART(number_8)
{
    int64_t end, next = at, stop = size - at > 5 ? at + 5 : size;
    while (next < stop && tp_set_15(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(number_7, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_9)
{
    int64_t end, next = at, stop = size - at > 2 ? at + 2 : size;
    while (next < stop && tp_set_78(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(number_8, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_10)
{
    int64_t end;
    if ((end = TP_CALL(number_3, at)) >= 0)
        return end;
    return TP_CALL(number_9, at);
}

TP_PART(number_11)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(number_12)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(number_11, at + 1);
}

TP_PART(number_13)
{
    int64_t end;
    while ((end = TP_CALL(number_12, at)) >= 0)
        at = end;
    return TP_CALL(number_10, at);
}

TP_PART(number_14)
{
    if ((at < size && tp_set_79(text[at])))
        return -1;
    return TP_CALL(number_13, at);
}

TP_PART(number_15)
{
    if (size - at < 4 ||
        text[at] != 0x2c ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]))
        return -1;
    return at + 4;
}

TP_PART(number_16)
{
    int64_t end, count = 0;
    while ((end = TP_CALL(number_15, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return TP_CALL(number_14, at);
}

TP_PART(number_17)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(number_16, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_18)
{
    if (size - at < 2 ||
        !tp_set_1(text[at]) ||
        text[at + 1] != 0x2e)
        return -1;
    return at + 2;
}

TP_PART(number_19)
{
    if (size - at < 4 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        text[at + 3] != 0x2c ||
        (at > 0 && tp_set_74(text[at - 1])) ||
        (at >= 2 && TP_CALL(number_18, at - 2) >= 0))
        return -1;
    return at + 4;
}

TP_PART(number_20)
{
    if (size - at < 3 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !(at >= 4 && TP_CALL(number_19, at - 4) >= 0))
        return -1;
    return at + 3;
}

TP_PART(number_21)
{
    if (TP_CALL(number_20, at) >= 0)
        return -1;
    return TP_CALL(number_17, at);
}

TP_PART(number_22)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(number_21, at);
}

TP_PART(number_23)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(number_13, next);
}

TP_PART(number_24)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(number_23, at);
}

TP_PART(number_25)
{
    int64_t end;
    if ((end = TP_CALL(number_22, at)) >= 0)
        return end;
    return TP_CALL(number_24, at);
}

TP_PART(number_26)
{
    if (at >= size ||
        !tp_set_75(text[at]) ||
        (at > 0 && tp_set_80(text[at - 1])))
        return -1;
    return TP_CALL(number_25, at + 1);
}

TP_PART(number_27)
{
    if (at >= size || !tp_set_75(text[at]))
        return -1;
    return TP_CALL(number_26, at);
}

TP_PART(number_28)
{
    if (at >= size ||
        text[at] != 0x2d ||
        !(at > 0 && tp_set_81(text[at - 1])))
        return -1;
    return TP_CALL(number_25, at + 1);
}

TP_PART(number_29)
{
    if (at >= size || text[at] != 0x2d)
        return -1;
    return TP_CALL(number_28, at);
}

TP_PART(number_30)
{
    if (at >= size ||
        text[at] != 0x2b)
        return -1;
    return TP_CALL(number_25, at + 1);
}

TP_PART(number_31)
{
    if (at >= size ||
        !tp_set_82(text[at]))
        return -1;
    return at + 1;
}

TP_PART(number_32)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(number_31, next)) >= 0)
            return end;
    return -1;
}

TP_PART(number_33)
{
    int64_t next = at, stop = size - at > 15 ? at + 15 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(number_34)
{
    if (at >= size ||
        !tp_set_83(text[at]))
        return -1;
    return TP_CALL(number_33, at + 1);
}

TP_PART(number_35)
{
    int64_t end, count = 0;
    while (count < 4 && (end = TP_CALL(number_34, at)) >= 0)
        at = end, count++;
    return TP_CALL(number_32, at);
}

TP_PART(number_36)
{
    int64_t next = at, stop = size - at > 15 ? at + 15 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(number_35, next);
}

TP_PART(number_37)
{
    if (at >= size ||
        text[at] != 0x2d ||
        TP_CALL(number_36, at + 1) < 0)
        return -1;
    return TP_CALL(number_25, at + 1);
}

TP_PART(number_38)
{
    int64_t end;
    if ((end = TP_CALL(number_30, at)) >= 0)
        return end;
    return TP_CALL(number_37, at);
}

TP_PART(number_39)
{
    if (!(at > 0 && tp_set_84(text[at - 1])))
        return -1;
    return TP_CALL(number_38, at);
}

TP_PART(number_40)
{
    if (at >= size || !tp_set_75(text[at]))
        return -1;
    return TP_CALL(number_39, at);
}

TP_PART(number_41)
{
    int64_t end;
    if ((end = TP_CALL(number_27, at)) >= 0)
        return end;
    if ((end = TP_CALL(number_29, at)) >= 0)
        return end;
    return TP_CALL(number_40, at);
}

TP_PART(number_42)
{
    if (at >= size || !tp_set_75(text[at]))
        return -1;
    return TP_CALL(number_41, at);
}

TP_PART(number_43)
{
    int64_t end;
    if ((end = TP_CALL(number_42, at)) >= 0)
        return end;
    return TP_CALL(number_25, at);
}

TP_PART(number_44)
{
    if ((at > 0 && tp_set_74(text[at - 1])) ||
        (at >= 2 && TP_CALL(number_18, at - 2) >= 0))
        return -1;
    return TP_CALL(number_43, at);
}

/* currency */

TP_PART(currency_0)
{
    int64_t next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x5143)
        next++;
    return next;
}

TP_PART(currency_1)
{
    int64_t end, next = at, stop = size - at > 2 ? at + 2 : size;
    while (next < stop && tp_set_85(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(currency_0, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_2)
{
    if (at >= size || !tp_set_85(text[at]))
        return -1;
    return TP_CALL(currency_1, at);
}

TP_PART(currency_3)
{
    if (at >= size ||
        !tp_set_86(text[at]) ||
        (at + 1 < size && tp_set_87(text[at + 1])))
        return -1;
    return at + 1;
}

TP_PART(currency_4)
{
    int64_t end;
    if ((end = TP_CALL(currency_2, at)) >= 0)
        return end;
    return TP_CALL(currency_3, at);
}

TP_PART(currency_5)
{
    if (at >= size || !tp_set_88(text[at]))
        return -1;
    return TP_CALL(currency_4, at);
}

TP_PART(currency_6)
{
    int64_t end;
    if ((end = TP_CALL(currency_5, at)) >= 0)
        return end;
    return at;
}

TP_PART(currency_7)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(currency_8)
{
    if (at >= size ||
        !tp_set_83(text[at]))
        return -1;
    return TP_CALL(currency_7, at + 1);
}

TP_PART(currency_9)
{
    int64_t end;
    while ((end = TP_CALL(currency_8, at)) >= 0)
        at = end;
    return TP_CALL(currency_6, at);
}

TP_PART(currency_10)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(currency_9, next);
}

TP_PART(currency_11)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_89(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_10, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_12)
{
    if (at >= size ||
        text[at] != 0x24)
        return -1;
    return TP_CALL(currency_11, at + 1);
}

TP_PART(currency_13)
{
    if (size - at < 2 ||
        text[at] != 0x55 ||
        text[at + 1] != 0x53)
        return -1;
    return TP_CALL(currency_12, at + 2);
}

TP_PART(currency_14)
{
    if (size - at < 2 ||
        text[at] != 0x48 ||
        text[at + 1] != 0x4b)
        return -1;
    return TP_CALL(currency_12, at + 2);
}

TP_PART(currency_15)
{
    if (size - at < 2 ||
        text[at] != 0x4e ||
        text[at + 1] != 0x54)
        return -1;
    return TP_CALL(currency_12, at + 2);
}

TP_PART(currency_16)
{
    if (at >= size ||
        !tp_set_90(text[at]))
        return -1;
    return TP_CALL(currency_12, at + 1);
}

TP_PART(currency_17)
{
    int64_t end;
    if ((end = TP_CALL(currency_13, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_14, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_15, at)) >= 0)
        return end;
    return TP_CALL(currency_16, at);
}

TP_PART(currency_18)
{
    if (at >= size || !tp_set_91(text[at]))
        return -1;
    return TP_CALL(currency_17, at);
}

TP_PART(currency_19)
{
    int64_t end;
    if ((end = TP_CALL(currency_18, at)) >= 0)
        return end;
    return TP_CALL(currency_12, at);
}

TP_PART(currency_20)
{
    if (at >= size || !tp_set_92(text[at]))
        return -1;
    return TP_CALL(currency_19, at);
}

TP_PART(currency_21)
{
    if (at >= size ||
        !tp_set_93(text[at]))
        return -1;
    return TP_CALL(currency_11, at + 1);
}

TP_PART(currency_22)
{
    int64_t end;
    if ((end = TP_CALL(currency_20, at)) >= 0)
        return end;
    return TP_CALL(currency_21, at);
}

TP_PART(currency_23)
{
    if (at >= size || !tp_set_94(text[at]))
        return -1;
    return TP_CALL(currency_22, at);
}

TP_PART(currency_24)
{
    int64_t end;
    while ((end = TP_CALL(currency_8, at)) >= 0)
        at = end;
    return at;
}

TP_PART(currency_25)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(currency_24, next);
}

TP_PART(currency_26)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_25, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_27)
{
    if (size - at < 3 ||
        text[at] != 0x55 ||
        text[at + 1] != 0x53 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_28)
{
    if (size - at < 3 ||
        text[at] != 0x52 ||
        text[at + 1] != 0x4d ||
        text[at + 2] != 0x42)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_29)
{
    if (size - at < 3 ||
        text[at] != 0x43 ||
        text[at + 1] != 0x4e ||
        text[at + 2] != 0x59)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_30)
{
    if (size - at < 3 ||
        text[at] != 0x45 ||
        text[at + 1] != 0x55 ||
        text[at + 2] != 0x52)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_31)
{
    if (size - at < 3 ||
        text[at] != 0x47 ||
        text[at + 1] != 0x42 ||
        text[at + 2] != 0x50)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_32)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x50 ||
        text[at + 2] != 0x59)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_33)
{
    if (size - at < 3 ||
        text[at] != 0x48 ||
        text[at + 1] != 0x4b ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_34)
{
    if (size - at < 3 ||
        text[at] != 0x54 ||
        text[at + 1] != 0x57 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_35)
{
    if (size - at < 3 ||
        text[at] != 0x4b ||
        text[at + 1] != 0x52 ||
        text[at + 2] != 0x57)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_36)
{
    if (size - at < 3 ||
        text[at] != 0x41 ||
        text[at + 1] != 0x55 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_37)
{
    if (size - at < 3 ||
        text[at] != 0x43 ||
        text[at + 1] != 0x41 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_38)
{
    if (size - at < 3 ||
        text[at] != 0x53 ||
        text[at + 1] != 0x47 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_39)
{
    if (size - at < 3 ||
        text[at] != 0x43 ||
        text[at + 1] != 0x48 ||
        text[at + 2] != 0x46)
        return -1;
    return TP_CALL(currency_26, at + 3);
}

TP_PART(currency_40)
{
    int64_t end;
    if ((end = TP_CALL(currency_27, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_28, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_29, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_30, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_31, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_32, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_33, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_34, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_35, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_36, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_37, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_38, at)) >= 0)
        return end;
    return TP_CALL(currency_39, at);
}

TP_PART(currency_41)
{
    if ((at > 0 && tp_set_15(text[at - 1])))
        return -1;
    return TP_CALL(currency_40, at);
}

TP_PART(currency_42)
{
    if (at >= size || !tp_set_95(text[at]))
        return -1;
    return TP_CALL(currency_41, at);
}

TP_PART(currency_43)
{
    if (at >= size ||
        !tp_set_96(text[at]))
        return -1;
    return at + 1;
}

TP_PART(currency_44)
{
    if ((at < size && tp_set_15(text[at])))
        return -1;
    return at;
}

TP_PART(currency_45)
{
    if (size - at < 3 ||
        text[at] != 0x55 ||
        text[at + 1] != 0x53 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_46)
{
    if (size - at < 3 ||
        text[at] != 0x52 ||
        text[at + 1] != 0x4d ||
        text[at + 2] != 0x42)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_47)
{
    if (size - at < 3 ||
        text[at] != 0x43 ||
        text[at + 1] != 0x4e ||
        text[at + 2] != 0x59)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_48)
{
    if (size - at < 3 ||
        text[at] != 0x45 ||
        text[at + 1] != 0x55 ||
        text[at + 2] != 0x52)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_49)
{
    if (size - at < 3 ||
        text[at] != 0x47 ||
        text[at + 1] != 0x42 ||
        text[at + 2] != 0x50)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_50)
{
    if (size - at < 3 ||
        text[at] != 0x4a ||
        text[at + 1] != 0x50 ||
        text[at + 2] != 0x59)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_51)
{
    if (size - at < 3 ||
        text[at] != 0x48 ||
        text[at + 1] != 0x4b ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_52)
{
    if (size - at < 3 ||
        text[at] != 0x54 ||
        text[at + 1] != 0x57 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_53)
{
    if (size - at < 3 ||
        text[at] != 0x4b ||
        text[at + 1] != 0x52 ||
        text[at + 2] != 0x57)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_54)
{
    if (size - at < 3 ||
        text[at] != 0x41 ||
        text[at + 1] != 0x55 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_55)
{
    if (size - at < 3 ||
        text[at] != 0x43 ||
        text[at + 1] != 0x41 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_56)
{
    if (size - at < 3 ||
        text[at] != 0x53 ||
        text[at + 1] != 0x47 ||
        text[at + 2] != 0x44)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_57)
{
    if (size - at < 3 ||
        text[at] != 0x43 ||
        text[at + 1] != 0x48 ||
        text[at + 2] != 0x46)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_58)
{
    int64_t end;
    if ((end = TP_CALL(currency_45, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_46, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_47, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_48, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_49, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_50, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_51, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_52, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_53, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_54, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_55, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_56, at)) >= 0)
        return end;
    return TP_CALL(currency_57, at);
}

TP_PART(currency_59)
{
    if (at >= size || !tp_set_95(text[at]))
        return -1;
    return TP_CALL(currency_58, at);
}

TP_PART(currency_60)
{
    if (at >= size ||
        text[at] != 0x5143)
        return -1;
    return at + 1;
}

TP_PART(currency_61)
{
    if (at >= size ||
        text[at] != 0x7f8e)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_62)
{
    if (at >= size ||
        text[at] != 0x65e5)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_63)
{
    if (at >= size ||
        text[at] != 0x6b27)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_64)
{
    if (at >= size ||
        text[at] != 0x6e2f)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_65)
{
    if (at >= size ||
        text[at] != 0x52a0)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_66)
{
    if (at >= size ||
        text[at] != 0x6fb3)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_67)
{
    if (at >= size ||
        text[at] != 0x97e9)
        return -1;
    return TP_CALL(currency_60, at + 1);
}

TP_PART(currency_68)
{
    if (size - at < 2 ||
        text[at] != 0x65b0 ||
        text[at + 1] != 0x53f0)
        return -1;
    return TP_CALL(currency_60, at + 2);
}

TP_PART(currency_69)
{
    if (size - at < 3 ||
        text[at] != 0x65b0 ||
        text[at + 1] != 0x52a0 ||
        text[at + 2] != 0x5761)
        return -1;
    return TP_CALL(currency_60, at + 3);
}

TP_PART(currency_70)
{
    int64_t end;
    if ((end = TP_CALL(currency_61, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_62, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_63, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_64, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_65, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_66, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_67, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_68, at)) >= 0)
        return end;
    return TP_CALL(currency_69, at);
}

TP_PART(currency_71)
{
    if (at >= size || !tp_set_97(text[at]))
        return -1;
    return TP_CALL(currency_70, at);
}

TP_PART(currency_72)
{
    if (size - at < 2 ||
        text[at] != 0x6b27 ||
        text[at + 1] != 0x5143)
        return -1;
    return at + 2;
}

TP_PART(currency_73)
{
    if (size - at < 2 ||
        text[at] != 0x82f1 ||
        text[at + 1] != 0x9551)
        return -1;
    return at + 2;
}

TP_PART(currency_74)
{
    if (size - at < 3 ||
        text[at] != 0x4eba ||
        text[at + 1] != 0x6c11 ||
        text[at + 2] != 0x5e01)
        return -1;
    return at + 3;
}

TP_PART(currency_75)
{
    if (at >= size ||
        text[at] != 0x5e01)
        return -1;
    return at + 1;
}

TP_PART(currency_76)
{
    if (at >= size ||
        text[at] != 0x6e2f)
        return -1;
    return TP_CALL(currency_75, at + 1);
}

TP_PART(currency_77)
{
    if (size - at < 2 ||
        text[at] != 0x65b0 ||
        text[at + 1] != 0x53f0)
        return -1;
    return TP_CALL(currency_75, at + 2);
}

TP_PART(currency_78)
{
    if (at >= size ||
        text[at] != 0x53f0)
        return -1;
    return TP_CALL(currency_75, at + 1);
}

TP_PART(currency_79)
{
    if (at >= size ||
        text[at] != 0x6fb3)
        return -1;
    return TP_CALL(currency_75, at + 1);
}

TP_PART(currency_80)
{
    if (at >= size ||
        text[at] != 0x52a0)
        return -1;
    return TP_CALL(currency_75, at + 1);
}

TP_PART(currency_81)
{
    int64_t end;
    if ((end = TP_CALL(currency_76, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_77, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_78, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_79, at)) >= 0)
        return end;
    return TP_CALL(currency_80, at);
}

TP_PART(currency_82)
{
    if (at >= size || !tp_set_98(text[at]))
        return -1;
    return TP_CALL(currency_81, at);
}

TP_PART(currency_83)
{
    if (size - at < 2 ||
        text[at] != 0x7f8e ||
        text[at + 1] != 0x91d1)
        return -1;
    return at + 2;
}

TP_PART(currency_84)
{
    if (size - at < 2 ||
        text[at] != 0x65e5 ||
        !tp_set_99(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(currency_85)
{
    if (at >= size ||
        text[at] != 0x5186)
        return -1;
    return at + 1;
}

TP_PART(currency_86)
{
    if (size - at < 2 ||
        text[at] != 0x5362 ||
        text[at + 1] != 0x5e03)
        return -1;
    return at + 2;
}

TP_PART(currency_87)
{
    if (size - at < 2 ||
        text[at] != 0x5362 ||
        text[at + 1] != 0x6bd4)
        return -1;
    return at + 2;
}

TP_PART(currency_88)
{
    if (size - at < 2 ||
        text[at] != 0x6cf0 ||
        text[at + 1] != 0x94e2)
        return -1;
    return at + 2;
}

TP_PART(currency_89)
{
    if (at >= size ||
        text[at] != 0x5143 ||
        (at + 1 < size && tp_set_100(text[at + 1])))
        return -1;
    return at + 1;
}

TP_PART(currency_90)
{
    if (size - at < 2 ||
        text[at] != 0x5757 ||
        text[at + 1] != 0x94b1)
        return -1;
    return at + 2;
}

TP_PART(currency_91)
{
    if (size - at < 2 ||
        text[at] != 0x6bdb ||
        text[at + 1] != 0x94b1)
        return -1;
    return at + 2;
}

TP_PART(currency_92)
{
    if ((at < size && tp_set_1(text[at])))
        return -1;
    return at;
}

TP_PART(currency_93)
{
    if (at >= size ||
        text[at] != 0x94b1)
        return -1;
    return TP_CALL(currency_92, at + 1);
}

TP_PART(currency_94)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x5206)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_92, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_95)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(currency_94, at + 1);
}

TP_PART(currency_96)
{
    int64_t end;
    if ((end = TP_CALL(currency_93, at)) >= 0)
        return end;
    return TP_CALL(currency_95, at);
}

TP_PART(currency_97)
{
    if (at >= size || !tp_set_101(text[at]))
        return -1;
    return TP_CALL(currency_96, at);
}

TP_PART(currency_98)
{
    int64_t end;
    if ((end = TP_CALL(currency_97, at)) >= 0)
        return end;
    return TP_CALL(currency_92, at);
}

TP_PART(currency_99)
{
    if (at >= size ||
        text[at] != 0x6bdb)
        return -1;
    return TP_CALL(currency_98, at + 1);
}

TP_PART(currency_100)
{
    int64_t end;
    if ((end = TP_CALL(currency_99, at)) >= 0)
        return end;
    return TP_CALL(currency_92, at);
}

TP_PART(currency_101)
{
    if (size - at < 2 ||
        text[at] != 0x5757 ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(currency_100, at + 2);
}

TP_PART(currency_102)
{
    int64_t end;
    if ((end = TP_CALL(currency_71, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_72, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_73, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_74, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_82, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_83, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_84, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_85, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_86, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_87, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_88, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_89, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_90, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_91, at)) >= 0)
        return end;
    return TP_CALL(currency_101, at);
}

TP_PART(currency_103)
{
    int64_t end, next = at, stop = size - at > 2 ? at + 2 : size;
    while (next < stop && tp_set_85(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(currency_102, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_104)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_102(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_103, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_105)
{
    if (at >= size || !tp_set_103(text[at]))
        return -1;
    return TP_CALL(currency_104, at);
}

TP_PART(currency_106)
{
    if (at >= size ||
        !tp_set_102(text[at]))
        return -1;
    return TP_CALL(currency_102, at + 1);
}

TP_PART(currency_107)
{
    int64_t end;
    if ((end = TP_CALL(currency_105, at)) >= 0)
        return end;
    return TP_CALL(currency_106, at);
}

TP_PART(currency_108)
{
    if (at >= size || !tp_set_103(text[at]))
        return -1;
    return TP_CALL(currency_107, at);
}

TP_PART(currency_109)
{
    int64_t end;
    if ((end = TP_CALL(currency_108, at)) >= 0)
        return end;
    return TP_CALL(currency_102, at);
}

TP_PART(currency_110)
{
    if (at >= size || !tp_set_104(text[at]))
        return -1;
    return TP_CALL(currency_109, at);
}

TP_PART(currency_111)
{
    if (size - at < 2 ||
        !tp_set_32(text[at]) ||
        text[at + 1] != 0x5206)
        return -1;
    return at + 2;
}

TP_PART(currency_112)
{
    if ((at < size && tp_set_105(text[at])))
        return -1;
    return at;
}

TP_PART(currency_113)
{
    int64_t end;
    if ((end = TP_CALL(currency_111, at)) >= 0)
        return end;
    return TP_CALL(currency_112, at);
}

TP_PART(currency_114)
{
    if (at >= size ||
        text[at] != 0x89d2)
        return -1;
    return TP_CALL(currency_113, at + 1);
}

TP_PART(currency_115)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x73)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_44, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_116)
{
    if (size - at < 6 ||
        text[at] != 0x64 ||
        text[at + 1] != 0x6f ||
        text[at + 2] != 0x6c ||
        text[at + 3] != 0x6c ||
        text[at + 4] != 0x61 ||
        text[at + 5] != 0x72)
        return -1;
    return TP_CALL(currency_115, at + 6);
}

TP_PART(currency_117)
{
    if (size - at < 4 ||
        text[at] != 0x65 ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x72 ||
        text[at + 3] != 0x6f)
        return -1;
    return TP_CALL(currency_115, at + 4);
}

TP_PART(currency_118)
{
    if (size - at < 4 ||
        text[at] != 0x79 ||
        text[at + 1] != 0x75 ||
        text[at + 2] != 0x61 ||
        text[at + 3] != 0x6e)
        return -1;
    return TP_CALL(currency_44, at + 4);
}

TP_PART(currency_119)
{
    if (size - at < 3 ||
        text[at] != 0x79 ||
        text[at + 1] != 0x65 ||
        text[at + 2] != 0x6e)
        return -1;
    return TP_CALL(currency_44, at + 3);
}

TP_PART(currency_120)
{
    if (size - at < 15 ||
        text[at] != 0x70 ||
        text[at + 1] != 0x6f ||
        text[at + 2] != 0x75 ||
        text[at + 3] != 0x6e ||
        text[at + 4] != 0x64 ||
        text[at + 5] != 0x73 ||
        text[at + 6] != 0x20 ||
        text[at + 7] != 0x73 ||
        text[at + 8] != 0x74 ||
        text[at + 9] != 0x65 ||
        text[at + 10] != 0x72 ||
        text[at + 11] != 0x6c ||
        text[at + 12] != 0x69 ||
        text[at + 13] != 0x6e ||
        text[at + 14] != 0x67)
        return -1;
    return TP_CALL(currency_44, at + 15);
}

TP_PART(currency_121)
{
    int64_t end;
    if ((end = TP_CALL(currency_116, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_117, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_118, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_119, at)) >= 0)
        return end;
    return TP_CALL(currency_120, at);
}

TP_PART(currency_122)
{
    if (at >= size || !tp_set_106(text[at]))
        return -1;
    return TP_CALL(currency_121, at);
}

TP_PART(currency_123)
{
    int64_t end;
    if ((end = TP_CALL(currency_43, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_59, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_110, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_114, at)) >= 0)
        return end;
    return TP_CALL(currency_122, at);
}

TP_PART(currency_124)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_123, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_125)
{
    int64_t end;
    while ((end = TP_CALL(currency_8, at)) >= 0)
        at = end;
    return TP_CALL(currency_124, at);
}

TP_PART(currency_126)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(currency_125, next);
}

TP_PART(currency_127)
{
    if (size - at < 3 ||
        text[at] != 0x4eba ||
        text[at + 1] != 0x6c11 ||
        text[at + 2] != 0x5e01)
        return -1;
    return TP_CALL(currency_126, at + 3);
}

TP_PART(currency_128)
{
    if ((at > 0 && tp_set_107(text[at - 1])))
        return -1;
    return TP_CALL(currency_126, at);
}

TP_PART(currency_129)
{
    int64_t end;
    if ((end = TP_CALL(currency_127, at)) >= 0)
        return end;
    return TP_CALL(currency_128, at);
}

TP_PART(currency_130)
{
    if (at >= size || !tp_set_108(text[at]))
        return -1;
    return TP_CALL(currency_129, at);
}

TP_PART(currency_131)
{
    if (at >= size ||
        text[at] != 0x89d2 ||
        (at + 1 < size && tp_set_109(text[at + 1])))
        return -1;
    return at + 1;
}

TP_PART(currency_132)
{
    int64_t end;
    if ((end = TP_CALL(currency_43, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_59, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_110, at)) >= 0)
        return end;
    return TP_CALL(currency_131, at);
}

TP_PART(currency_133)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(currency_132, next)) >= 0)
            return end;
    return -1;
}

TP_PART(currency_134)
{
    int64_t end;
    while ((end = TP_CALL(currency_8, at)) >= 0)
        at = end;
    return TP_CALL(currency_133, at);
}

TP_PART(currency_135)
{
    int64_t next = at;
    while (next < size && tp_set_1(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(currency_134, next);
}

TP_PART(currency_136)
{
    if (!(at > 0 && tp_set_84(text[at - 1])) ||
        (at > 0 && text[at - 1] == 0x7b2c))
        return -1;
    return TP_CALL(currency_135, at);
}

TP_PART(currency_137)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(currency_136, at);
}

TP_PART(currency_138)
{
    if (size - at < 2 ||
        !tp_set_110(text[at]) ||
        text[at + 1] != 0x5143)
        return -1;
    return at + 2;
}

TP_PART(currency_139)
{
    if (size - at < 2 ||
        text[at] != 0x6e2f ||
        text[at + 1] != 0x5e01)
        return -1;
    return at + 2;
}

TP_PART(currency_140)
{
    if (at >= size ||
        text[at] != 0x5143 ||
        (at + 1 < size && tp_set_111(text[at + 1])))
        return -1;
    return at + 1;
}

TP_PART(currency_141)
{
    int64_t end;
    if ((end = TP_CALL(currency_138, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_73, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_83, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_139, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_140, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_90, at)) >= 0)
        return end;
    return TP_CALL(currency_91, at);
}

TP_PART(currency_142)
{
    int64_t next = at, stop = size - at > 16 ? at + 16 : size;
    while (next < stop && tp_set_46(text[next]))
        next++;
    if (next - at < 2)
        return -1;
    return TP_CALL(currency_141, next);
}

TP_PART(currency_143)
{
    if (at >= size || !tp_set_46(text[at]))
        return -1;
    return TP_CALL(currency_142, at);
}

TP_PART(currency_144)
{
    if (size - at < 2 ||
        !tp_set_112(text[at]) ||
        text[at + 1] != 0x5143)
        return -1;
    return at + 2;
}

TP_PART(currency_145)
{
    int64_t end;
    if ((end = TP_CALL(currency_144, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_73, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_90, at)) >= 0)
        return end;
    return TP_CALL(currency_91, at);
}

TP_PART(currency_146)
{
    if (at >= size ||
        !tp_set_46(text[at]))
        return -1;
    return TP_CALL(currency_145, at + 1);
}

TP_PART(currency_147)
{
    int64_t end;
    if ((end = TP_CALL(currency_143, at)) >= 0)
        return end;
    return TP_CALL(currency_146, at);
}

TP_PART(currency_148)
{
    if ((at > 0 && tp_set_72(text[at - 1])))
        return -1;
    return TP_CALL(currency_147, at);
}

TP_PART(currency_149)
{
    if (at >= size || !tp_set_46(text[at]))
        return -1;
    return TP_CALL(currency_148, at);
}

TP_PART(currency_150)
{
    int64_t end;
    if ((end = TP_CALL(currency_23, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_42, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_130, at)) >= 0)
        return end;
    if ((end = TP_CALL(currency_137, at)) >= 0)
        return end;
    return TP_CALL(currency_149, at);
}

/* phone */

TP_PART(phone_0)
{
    if (at >= size ||
        !tp_set_113(text[at]))
        return -1;
    return at + 1;
}

TP_PART(phone_1)
{
    if (size - at < 2 ||
        text[at] != 0x2e ||
        !tp_set_1(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(phone_2)
{
    int64_t end;
    if ((end = TP_CALL(phone_0, at)) >= 0)
        return end;
    return TP_CALL(phone_1, at);
}

TP_PART(phone_3)
{
    if (TP_CALL(phone_2, at) >= 0)
        return -1;
    return at;
}

TP_PART(phone_4)
{
    if (size - at < 8 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        !tp_set_1(text[at + 4]) ||
        !tp_set_1(text[at + 5]) ||
        !tp_set_1(text[at + 6]) ||
        !tp_set_1(text[at + 7]))
        return -1;
    return TP_CALL(phone_3, at + 8);
}

TP_PART(phone_5)
{
    if (size - at < 10 ||
        !tp_set_114(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        !tp_set_1(text[at + 4]) ||
        !tp_set_114(text[at + 5]) ||
        !tp_set_1(text[at + 6]) ||
        !tp_set_1(text[at + 7]) ||
        !tp_set_1(text[at + 8]) ||
        !tp_set_1(text[at + 9]))
        return -1;
    return TP_CALL(phone_3, at + 10);
}

TP_PART(phone_6)
{
    int64_t end;
    if ((end = TP_CALL(phone_4, at)) >= 0)
        return end;
    return TP_CALL(phone_5, at);
}

TP_PART(phone_7)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_115(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(phone_6, at + 3);
}

TP_PART(phone_8)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_114(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_7, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_9)
{
    if (size - at < 2 ||
        text[at] != 0x38 ||
        text[at + 1] != 0x36)
        return -1;
    return TP_CALL(phone_8, at + 2);
}

TP_PART(phone_10)
{
    if (at >= size ||
        text[at] != 0x2b)
        return -1;
    return TP_CALL(phone_9, at + 1);
}

TP_PART(phone_11)
{
    if (size - at < 2 ||
        text[at] != 0x30 ||
        text[at + 1] != 0x30)
        return -1;
    return TP_CALL(phone_9, at + 2);
}

TP_PART(phone_12)
{
    int64_t end;
    if ((end = TP_CALL(phone_10, at)) >= 0)
        return end;
    return TP_CALL(phone_11, at);
}

TP_PART(phone_13)
{
    if (at >= size || !tp_set_116(text[at]))
        return -1;
    return TP_CALL(phone_12, at);
}

TP_PART(phone_14)
{
    if (size - at < 3 ||
        text[at] != 0x38 ||
        text[at + 1] != 0x36 ||
        !tp_set_114(text[at + 2]))
        return -1;
    return TP_CALL(phone_7, at + 3);
}

TP_PART(phone_15)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_7, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_16)
{
    if (size - at < 5 ||
        !tp_set_117(text[at]) ||
        text[at + 1] != 0x2b ||
        text[at + 2] != 0x38 ||
        text[at + 3] != 0x36 ||
        !tp_set_118(text[at + 4]))
        return -1;
    return TP_CALL(phone_15, at + 5);
}

TP_PART(phone_17)
{
    int64_t end;
    if ((end = TP_CALL(phone_13, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_14, at)) >= 0)
        return end;
    return TP_CALL(phone_16, at);
}

TP_PART(phone_18)
{
    if (at >= size || !tp_set_119(text[at]))
        return -1;
    return TP_CALL(phone_17, at);
}

TP_PART(phone_19)
{
    int64_t end;
    if ((end = TP_CALL(phone_18, at)) >= 0)
        return end;
    return TP_CALL(phone_7, at);
}

TP_PART(phone_20)
{
    if (at >= size || !tp_set_120(text[at]))
        return -1;
    return TP_CALL(phone_19, at);
}

TP_PART(phone_21)
{
    int64_t end, next = at, stop = size - at > 5 ? at + 5 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(phone_3, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_22)
{
    if (at >= size ||
        text[at] != 0x8f6c)
        return -1;
    return TP_CALL(phone_21, at + 1);
}

TP_PART(phone_23)
{
    if (at >= size ||
        text[at] != 0x2d)
        return -1;
    return TP_CALL(phone_21, at + 1);
}

TP_PART(phone_24)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_21, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_25)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x2e)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_24, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_26)
{
    if (size - at < 3 ||
        text[at] != 0x65 ||
        text[at + 1] != 0x78 ||
        text[at + 2] != 0x74)
        return -1;
    return TP_CALL(phone_25, at + 3);
}

TP_PART(phone_27)
{
    int64_t end;
    if ((end = TP_CALL(phone_22, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_23, at)) >= 0)
        return end;
    return TP_CALL(phone_26, at);
}

TP_PART(phone_28)
{
    if (at >= size || !tp_set_121(text[at]))
        return -1;
    return TP_CALL(phone_27, at);
}

TP_PART(phone_29)
{
    int64_t end;
    if ((end = TP_CALL(phone_28, at)) >= 0)
        return end;
    return TP_CALL(phone_3, at);
}

TP_PART(phone_30)
{
    if (size - at < 4 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]))
        return -1;
    return TP_CALL(phone_29, at + 4);
}

TP_PART(phone_31)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_114(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_30, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_32)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 3; next--)
        if ((end = TP_CALL(phone_31, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_33)
{
    if (at >= size ||
        !tp_set_114(text[at]))
        return -1;
    return TP_CALL(phone_32, at + 1);
}

TP_PART(phone_34)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_33, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_35)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_114(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_34, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_36)
{
    if (size - at < 2 ||
        text[at] != 0x38 ||
        text[at + 1] != 0x36)
        return -1;
    return TP_CALL(phone_35, at + 2);
}

TP_PART(phone_37)
{
    if (at >= size ||
        text[at] != 0x2b)
        return -1;
    return TP_CALL(phone_36, at + 1);
}

TP_PART(phone_38)
{
    if (size - at < 2 ||
        text[at] != 0x30 ||
        text[at + 1] != 0x30)
        return -1;
    return TP_CALL(phone_36, at + 2);
}

TP_PART(phone_39)
{
    int64_t end;
    if ((end = TP_CALL(phone_37, at)) >= 0)
        return end;
    return TP_CALL(phone_38, at);
}

TP_PART(phone_40)
{
    if (at >= size || !tp_set_116(text[at]))
        return -1;
    return TP_CALL(phone_39, at);
}

TP_PART(phone_41)
{
    if (at >= size ||
        !tp_set_122(text[at]))
        return -1;
    return TP_CALL(phone_32, at + 1);
}

TP_PART(phone_42)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_41, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_43)
{
    if (at >= size ||
        text[at] != 0x30)
        return -1;
    return TP_CALL(phone_42, at + 1);
}

TP_PART(phone_44)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_32, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_45)
{
    if (at >= size ||
        !tp_set_118(text[at]))
        return -1;
    return TP_CALL(phone_44, at + 1);
}

TP_PART(phone_46)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_45, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_47)
{
    if (size - at < 2 ||
        !tp_set_117(text[at]) ||
        text[at + 1] != 0x30)
        return -1;
    return TP_CALL(phone_46, at + 2);
}

TP_PART(phone_48)
{
    int64_t end;
    if ((end = TP_CALL(phone_40, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_43, at)) >= 0)
        return end;
    return TP_CALL(phone_47, at);
}

TP_PART(phone_49)
{
    if (at >= size || !tp_set_123(text[at]))
        return -1;
    return TP_CALL(phone_48, at);
}

TP_PART(phone_50)
{
    if (size - at < 7 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        !tp_set_1(text[at + 4]) ||
        !tp_set_1(text[at + 5]) ||
        !tp_set_1(text[at + 6]))
        return -1;
    return TP_CALL(phone_3, at + 7);
}

TP_PART(phone_51)
{
    if (size - at < 9 ||
        text[at] != 0x20 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        text[at + 4] != 0x20 ||
        !tp_set_1(text[at + 5]) ||
        !tp_set_1(text[at + 6]) ||
        !tp_set_1(text[at + 7]) ||
        !tp_set_1(text[at + 8]))
        return -1;
    return TP_CALL(phone_3, at + 9);
}

TP_PART(phone_52)
{
    if (size - at < 9 ||
        text[at] != 0x2d ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        text[at + 4] != 0x2d ||
        !tp_set_1(text[at + 5]) ||
        !tp_set_1(text[at + 6]) ||
        !tp_set_1(text[at + 7]) ||
        !tp_set_1(text[at + 8]))
        return -1;
    return TP_CALL(phone_3, at + 9);
}

TP_PART(phone_53)
{
    int64_t end;
    if ((end = TP_CALL(phone_51, at)) >= 0)
        return end;
    return TP_CALL(phone_52, at);
}

TP_PART(phone_54)
{
    if (at >= size || !tp_set_114(text[at]))
        return -1;
    return TP_CALL(phone_53, at);
}

TP_PART(phone_55)
{
    int64_t end;
    if ((end = TP_CALL(phone_50, at)) >= 0)
        return end;
    return TP_CALL(phone_54, at);
}

TP_PART(phone_56)
{
    if (size - at < 3 ||
        !tp_set_124(text[at]) ||
        text[at + 1] != 0x30 ||
        text[at + 2] != 0x30)
        return -1;
    return TP_CALL(phone_55, at + 3);
}

TP_PART(phone_57)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_3, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_58)
{
    if (at >= size ||
        !tp_set_114(text[at]))
        return -1;
    return TP_CALL(phone_57, at + 1);
}

TP_PART(phone_59)
{
    int64_t end;
    if ((end = TP_CALL(phone_58, at)) >= 0)
        return end;
    return TP_CALL(phone_3, at);
}

TP_PART(phone_60)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_59, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_61)
{
    if (at >= size ||
        !tp_set_114(text[at]))
        return -1;
    return TP_CALL(phone_60, at + 1);
}

TP_PART(phone_62)
{
    int64_t end;
    if ((end = TP_CALL(phone_61, at)) >= 0)
        return end;
    return TP_CALL(phone_3, at);
}

TP_PART(phone_63)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_62, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_64)
{
    if (at >= size ||
        !tp_set_114(text[at]))
        return -1;
    return TP_CALL(phone_63, at + 1);
}

TP_PART(phone_65)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_64, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_66)
{
    if (at >= size ||
        !tp_set_114(text[at]))
        return -1;
    return TP_CALL(phone_65, at + 1);
}

TP_PART(phone_67)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(phone_66, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_68)
{
    if (at >= size ||
        text[at] != 0x2b)
        return -1;
    return TP_CALL(phone_67, at + 1);
}

TP_PART(phone_69)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_114(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_57, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_70)
{
    if (at >= size || !tp_set_125(text[at]))
        return -1;
    return TP_CALL(phone_69, at);
}

TP_PART(phone_71)
{
    int64_t end;
    if ((end = TP_CALL(phone_70, at)) >= 0)
        return end;
    return TP_CALL(phone_3, at);
}

TP_PART(phone_72)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_71, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_73)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_114(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_72, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_74)
{
    if (at >= size || !tp_set_125(text[at]))
        return -1;
    return TP_CALL(phone_73, at);
}

TP_PART(phone_75)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 2; next--)
        if ((end = TP_CALL(phone_74, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_76)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_114(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_75, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_77)
{
    if (at >= size || !tp_set_125(text[at]))
        return -1;
    return TP_CALL(phone_76, at);
}

TP_PART(phone_78)
{
    if (at >= size ||
        text[at] != 0x29)
        return -1;
    return TP_CALL(phone_77, at + 1);
}

TP_PART(phone_79)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(phone_78, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_80)
{
    if (at >= size ||
        text[at] != 0x28)
        return -1;
    return TP_CALL(phone_79, at + 1);
}

TP_PART(phone_81)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x20)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(phone_80, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_82)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(phone_81, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_83)
{
    if (at >= size ||
        text[at] != 0x2b)
        return -1;
    return TP_CALL(phone_82, at + 1);
}

TP_PART(phone_84)
{
    int64_t end, next = at, stop = size - at > 14 ? at + 14 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at + 8; next--)
        if ((end = TP_CALL(phone_3, next)) >= 0)
            return end;
    return -1;
}

TP_PART(phone_85)
{
    if (at >= size ||
        text[at] != 0x2b)
        return -1;
    return TP_CALL(phone_84, at + 1);
}

TP_PART(phone_86)
{
    int64_t end;
    if ((end = TP_CALL(phone_20, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_49, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_56, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_68, at)) >= 0)
        return end;
    if ((end = TP_CALL(phone_83, at)) >= 0)
        return end;
    return TP_CALL(phone_85, at);
}

TP_PART(phone_87)
{
    if ((at > 0 && tp_set_126(text[at - 1])))
        return -1;
    return TP_CALL(phone_86, at);
}

/* id_number */

TP_PART(id_number_0)
{
    if (size - at < 4 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_127(text[at + 3]) ||
        (at + 4 < size && tp_set_87(text[at + 4])))
        return -1;
    return at + 4;
}

TP_PART(id_number_1)
{
    if (size - at < 2 ||
        text[at] != 0x30 ||
        !tp_set_32(text[at + 1]))
        return -1;
    return TP_CALL(id_number_0, at + 2);
}

TP_PART(id_number_2)
{
    if (size - at < 2 ||
        !tp_set_34(text[at]) ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(id_number_0, at + 2);
}

TP_PART(id_number_3)
{
    if (size - at < 2 ||
        text[at] != 0x33 ||
        !tp_set_35(text[at + 1]))
        return -1;
    return TP_CALL(id_number_0, at + 2);
}

TP_PART(id_number_4)
{
    int64_t end;
    if ((end = TP_CALL(id_number_1, at)) >= 0)
        return end;
    if ((end = TP_CALL(id_number_2, at)) >= 0)
        return end;
    return TP_CALL(id_number_3, at);
}

TP_PART(id_number_5)
{
    if (size - at < 2 ||
        text[at] != 0x30 ||
        !tp_set_32(text[at + 1]))
        return -1;
    return TP_CALL(id_number_4, at + 2);
}

TP_PART(id_number_6)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        !tp_set_36(text[at + 1]))
        return -1;
    return TP_CALL(id_number_4, at + 2);
}

TP_PART(id_number_7)
{
    int64_t end;
    if ((end = TP_CALL(id_number_5, at)) >= 0)
        return end;
    return TP_CALL(id_number_6, at);
}

TP_PART(id_number_8)
{
    if (size - at < 2 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]))
        return -1;
    return TP_CALL(id_number_7, at + 2);
}

TP_PART(id_number_9)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        text[at + 1] != 0x38)
        return -1;
    return TP_CALL(id_number_8, at + 2);
}

TP_PART(id_number_10)
{
    if (size - at < 2 ||
        text[at] != 0x31 ||
        text[at + 1] != 0x39)
        return -1;
    return TP_CALL(id_number_8, at + 2);
}

TP_PART(id_number_11)
{
    if (size - at < 2 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x30)
        return -1;
    return TP_CALL(id_number_8, at + 2);
}

TP_PART(id_number_12)
{
    int64_t end;
    if ((end = TP_CALL(id_number_9, at)) >= 0)
        return end;
    if ((end = TP_CALL(id_number_10, at)) >= 0)
        return end;
    return TP_CALL(id_number_11, at);
}

TP_PART(id_number_13)
{
    if (size - at < 6 ||
        !tp_set_128(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]) ||
        !tp_set_1(text[at + 3]) ||
        !tp_set_1(text[at + 4]) ||
        !tp_set_1(text[at + 5]) ||
        (at > 0 && tp_set_87(text[at - 1])))
        return -1;
    return TP_CALL(id_number_12, at + 6);
}

/* ip */

TP_PART(ip_0)
{
    if (at >= size ||
        !tp_set_87(text[at]))
        return -1;
    return at + 1;
}

TP_PART(ip_1)
{
    if (size - at < 2 ||
        text[at] != 0x2e ||
        !tp_set_1(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(ip_2)
{
    int64_t end;
    if ((end = TP_CALL(ip_0, at)) >= 0)
        return end;
    return TP_CALL(ip_1, at);
}

TP_PART(ip_3)
{
    if (TP_CALL(ip_2, at) >= 0)
        return -1;
    return at;
}

TP_PART(ip_4)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_3, at + 3);
}

TP_PART(ip_5)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_3, at + 3);
}

TP_PART(ip_6)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_3, at + 3);
}

TP_PART(ip_7)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_3, at + 1);
}

TP_PART(ip_8)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_7, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_9)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_8, at);
}

TP_PART(ip_10)
{
    int64_t end;
    if ((end = TP_CALL(ip_4, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_5, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_6, at)) >= 0)
        return end;
    return TP_CALL(ip_9, at);
}

TP_PART(ip_11)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(ip_10, at + 1);
}

TP_PART(ip_12)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_11, at + 3);
}

TP_PART(ip_13)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_11, at + 3);
}

TP_PART(ip_14)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_11, at + 3);
}

TP_PART(ip_15)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_11, at + 1);
}

TP_PART(ip_16)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_15, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_17)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_16, at);
}

TP_PART(ip_18)
{
    int64_t end;
    if ((end = TP_CALL(ip_12, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_13, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_14, at)) >= 0)
        return end;
    return TP_CALL(ip_17, at);
}

TP_PART(ip_19)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(ip_18, at + 1);
}

TP_PART(ip_20)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_19, at + 3);
}

TP_PART(ip_21)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_19, at + 3);
}

TP_PART(ip_22)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_19, at + 3);
}

TP_PART(ip_23)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_19, at + 1);
}

TP_PART(ip_24)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_23, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_25)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_24, at);
}

TP_PART(ip_26)
{
    int64_t end;
    if ((end = TP_CALL(ip_20, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_21, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_22, at)) >= 0)
        return end;
    return TP_CALL(ip_25, at);
}

TP_PART(ip_27)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(ip_26, at + 1);
}

TP_PART(ip_28)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_27, at + 3);
}

TP_PART(ip_29)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_27, at + 3);
}

TP_PART(ip_30)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_27, at + 3);
}

TP_PART(ip_31)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_27, at + 1);
}

TP_PART(ip_32)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_31, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_33)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_32, at);
}

TP_PART(ip_34)
{
    int64_t end;
    if ((end = TP_CALL(ip_28, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_29, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_30, at)) >= 0)
        return end;
    return TP_CALL(ip_33, at);
}

TP_PART(ip_35)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_34, at);
}

TP_PART(ip_36)
{
    if (at >= size ||
        !tp_set_129(text[at]))
        return -1;
    return at + 1;
}

TP_PART(ip_37)
{
    int64_t end;
    if ((end = TP_CALL(ip_36, at)) >= 0)
        return end;
    return TP_CALL(ip_1, at);
}

TP_PART(ip_38)
{
    if (TP_CALL(ip_37, at) >= 0)
        return -1;
    return at;
}

TP_PART(ip_39)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_38, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_40)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_39, at + 1);
}

TP_PART(ip_41)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_40, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_42)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_41, at);
}

TP_PART(ip_43)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_42, at + 1);
}

TP_PART(ip_44)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_43, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_45)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_44, at);
}

TP_PART(ip_46)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_45, at + 1);
}

TP_PART(ip_47)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_46, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_48)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_47, at);
}

TP_PART(ip_49)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_48, at + 1);
}

TP_PART(ip_50)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_49, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_51)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_50, at);
}

TP_PART(ip_52)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_51, at + 1);
}

TP_PART(ip_53)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_52, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_54)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_53, at);
}

TP_PART(ip_55)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_54, at + 1);
}

TP_PART(ip_56)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_55, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_57)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_56, at);
}

TP_PART(ip_58)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_57, at + 1);
}

TP_PART(ip_59)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_58, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_60)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_59, at);
}

TP_PART(ip_61)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_60, at);
}

TP_PART(ip_62)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_38, at + 3);
}

TP_PART(ip_63)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_38, at + 3);
}

TP_PART(ip_64)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_38, at + 3);
}

TP_PART(ip_65)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_38, at + 1);
}

TP_PART(ip_66)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_65, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_67)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_66, at);
}

TP_PART(ip_68)
{
    int64_t end;
    if ((end = TP_CALL(ip_62, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_63, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_64, at)) >= 0)
        return end;
    return TP_CALL(ip_67, at);
}

TP_PART(ip_69)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(ip_68, at + 1);
}

TP_PART(ip_70)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_69, at + 3);
}

TP_PART(ip_71)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_69, at + 3);
}

TP_PART(ip_72)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_69, at + 3);
}

TP_PART(ip_73)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_69, at + 1);
}

TP_PART(ip_74)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_73, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_75)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_74, at);
}

TP_PART(ip_76)
{
    int64_t end;
    if ((end = TP_CALL(ip_70, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_71, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_72, at)) >= 0)
        return end;
    return TP_CALL(ip_75, at);
}

TP_PART(ip_77)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(ip_76, at + 1);
}

TP_PART(ip_78)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_77, at + 3);
}

TP_PART(ip_79)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_77, at + 3);
}

TP_PART(ip_80)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_77, at + 3);
}

TP_PART(ip_81)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_77, at + 1);
}

TP_PART(ip_82)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_81, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_83)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_82, at);
}

TP_PART(ip_84)
{
    int64_t end;
    if ((end = TP_CALL(ip_78, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_79, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_80, at)) >= 0)
        return end;
    return TP_CALL(ip_83, at);
}

TP_PART(ip_85)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(ip_84, at + 1);
}

TP_PART(ip_86)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        text[at + 1] != 0x35 ||
        !tp_set_56(text[at + 2]))
        return -1;
    return TP_CALL(ip_85, at + 3);
}

TP_PART(ip_87)
{
    if (size - at < 3 ||
        text[at] != 0x32 ||
        !tp_set_62(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_85, at + 3);
}

TP_PART(ip_88)
{
    if (size - at < 3 ||
        text[at] != 0x31 ||
        !tp_set_1(text[at + 1]) ||
        !tp_set_1(text[at + 2]))
        return -1;
    return TP_CALL(ip_85, at + 3);
}

TP_PART(ip_89)
{
    if (at >= size ||
        !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_85, at + 1);
}

TP_PART(ip_90)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_32(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_89, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_91)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_90, at);
}

TP_PART(ip_92)
{
    int64_t end;
    if ((end = TP_CALL(ip_86, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_87, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_88, at)) >= 0)
        return end;
    return TP_CALL(ip_91, at);
}

TP_PART(ip_93)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_92, at + 1);
}

TP_PART(ip_94)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_93, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_95)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_94, at);
}

TP_PART(ip_96)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_95, at + 1);
}

TP_PART(ip_97)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_96, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_98)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_97, at);
}

TP_PART(ip_99)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_98, at + 1);
}

TP_PART(ip_100)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_99, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_101)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_100, at);
}

TP_PART(ip_102)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_101, at + 1);
}

TP_PART(ip_103)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_102, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_104)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_103, at);
}

TP_PART(ip_105)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_104, at + 1);
}

TP_PART(ip_106)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_105, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_107)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_106, at);
}

TP_PART(ip_108)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_107, at + 1);
}

TP_PART(ip_109)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_108, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_110)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_109, at);
}

TP_PART(ip_111)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_110, at);
}

TP_PART(ip_112)
{
    int64_t end;
    if ((end = TP_CALL(ip_95, at)) >= 0)
        return end;
    return TP_CALL(ip_92, at);
}

TP_PART(ip_113)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_112, at + 1);
}

TP_PART(ip_114)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_113, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_115)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_114, at);
}

TP_PART(ip_116)
{
    int64_t end;
    if ((end = TP_CALL(ip_115, at)) >= 0)
        return end;
    return TP_CALL(ip_92, at);
}

TP_PART(ip_117)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_116, at + 1);
}

TP_PART(ip_118)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_117, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_119)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_118, at);
}

TP_PART(ip_120)
{
    int64_t end;
    if ((end = TP_CALL(ip_119, at)) >= 0)
        return end;
    return TP_CALL(ip_92, at);
}

TP_PART(ip_121)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_120, at + 1);
}

TP_PART(ip_122)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_121, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_123)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_122, at);
}

TP_PART(ip_124)
{
    int64_t end;
    if ((end = TP_CALL(ip_123, at)) >= 0)
        return end;
    return TP_CALL(ip_92, at);
}

TP_PART(ip_125)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_124, at);
}

TP_PART(ip_126)
{
    int64_t end;
    if ((end = TP_CALL(ip_40, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_127)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_126, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_128)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_127, at + 1);
}

TP_PART(ip_129)
{
    int64_t end;
    if ((end = TP_CALL(ip_128, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_130)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_129, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_131)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_130, at + 1);
}

TP_PART(ip_132)
{
    int64_t end;
    if ((end = TP_CALL(ip_131, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_133)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_132, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_134)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_133, at + 1);
}

TP_PART(ip_135)
{
    int64_t end;
    if ((end = TP_CALL(ip_134, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_136)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_135, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_137)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_136, at + 1);
}

TP_PART(ip_138)
{
    int64_t end;
    if ((end = TP_CALL(ip_137, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_139)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_138, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_140)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_139, at);
}

TP_PART(ip_141)
{
    int64_t end;
    if ((end = TP_CALL(ip_125, at)) >= 0)
        return end;
    return TP_CALL(ip_140, at);
}

TP_PART(ip_142)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_141, at);
}

TP_PART(ip_143)
{
    int64_t end;
    if ((end = TP_CALL(ip_142, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_144)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_143, at + 2);
}

TP_PART(ip_145)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_144, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_146)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_145, at);
}

TP_PART(ip_147)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_120, at);
}

TP_PART(ip_148)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_136, at);
}

TP_PART(ip_149)
{
    int64_t end;
    if ((end = TP_CALL(ip_147, at)) >= 0)
        return end;
    return TP_CALL(ip_148, at);
}

TP_PART(ip_150)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_149, at);
}

TP_PART(ip_151)
{
    int64_t end;
    if ((end = TP_CALL(ip_150, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_152)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_151, at + 2);
}

TP_PART(ip_153)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_152, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_154)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_153, at + 1);
}

TP_PART(ip_155)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_154, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_156)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_155, at);
}

TP_PART(ip_157)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_116, at);
}

TP_PART(ip_158)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_133, at);
}

TP_PART(ip_159)
{
    int64_t end;
    if ((end = TP_CALL(ip_157, at)) >= 0)
        return end;
    return TP_CALL(ip_158, at);
}

TP_PART(ip_160)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_159, at);
}

TP_PART(ip_161)
{
    int64_t end;
    if ((end = TP_CALL(ip_160, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_162)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_161, at + 2);
}

TP_PART(ip_163)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_162, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_164)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_163, at + 1);
}

TP_PART(ip_165)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_164, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_166)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_165, at + 1);
}

TP_PART(ip_167)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_166, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_168)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_167, at);
}

TP_PART(ip_169)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_112, at);
}

TP_PART(ip_170)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_130, at);
}

TP_PART(ip_171)
{
    int64_t end;
    if ((end = TP_CALL(ip_169, at)) >= 0)
        return end;
    return TP_CALL(ip_170, at);
}

TP_PART(ip_172)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_171, at);
}

TP_PART(ip_173)
{
    int64_t end;
    if ((end = TP_CALL(ip_172, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_174)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_173, at + 2);
}

TP_PART(ip_175)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_174, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_176)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_175, at + 1);
}

TP_PART(ip_177)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_176, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_178)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_177, at + 1);
}

TP_PART(ip_179)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_178, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_180)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_179, at + 1);
}

TP_PART(ip_181)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_180, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_182)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_181, at);
}

TP_PART(ip_183)
{
    if (at >= size || !tp_set_1(text[at]))
        return -1;
    return TP_CALL(ip_92, at);
}

TP_PART(ip_184)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_127, at);
}

TP_PART(ip_185)
{
    int64_t end;
    if ((end = TP_CALL(ip_183, at)) >= 0)
        return end;
    return TP_CALL(ip_184, at);
}

TP_PART(ip_186)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_185, at);
}

TP_PART(ip_187)
{
    int64_t end;
    if ((end = TP_CALL(ip_186, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_188)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_187, at + 2);
}

TP_PART(ip_189)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_188, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_190)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_189, at + 1);
}

TP_PART(ip_191)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_190, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_192)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_191, at + 1);
}

TP_PART(ip_193)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_192, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_194)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_193, at + 1);
}

TP_PART(ip_195)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_194, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_196)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_195, at + 1);
}

TP_PART(ip_197)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_196, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_198)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_197, at);
}

TP_PART(ip_199)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_39, at);
}

TP_PART(ip_200)
{
    int64_t end;
    if ((end = TP_CALL(ip_199, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_201)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_200, at + 2);
}

TP_PART(ip_202)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_201, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_203)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_202, at + 1);
}

TP_PART(ip_204)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_203, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_205)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_204, at + 1);
}

TP_PART(ip_206)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_205, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_207)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_206, at + 1);
}

TP_PART(ip_208)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_207, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_209)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_208, at + 1);
}

TP_PART(ip_210)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_209, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_211)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_210, at + 1);
}

TP_PART(ip_212)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_211, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_213)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_212, at);
}

TP_PART(ip_214)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_212, at + 1);
}

TP_PART(ip_215)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_214, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_216)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_215, at);
}

TP_PART(ip_217)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_124, at + 1);
}

TP_PART(ip_218)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_217, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_219)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_218, at);
}

TP_PART(ip_220)
{
    int64_t end;
    if ((end = TP_CALL(ip_219, at)) >= 0)
        return end;
    return TP_CALL(ip_92, at);
}

TP_PART(ip_221)
{
    if (at >= size || !tp_set_131(text[at]))
        return -1;
    return TP_CALL(ip_220, at);
}

TP_PART(ip_222)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return TP_CALL(ip_139, at + 1);
}

TP_PART(ip_223)
{
    int64_t end;
    if ((end = TP_CALL(ip_222, at)) >= 0)
        return end;
    return TP_CALL(ip_38, at);
}

TP_PART(ip_224)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(ip_223, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_225)
{
    if (at >= size || !tp_set_130(text[at]))
        return -1;
    return TP_CALL(ip_224, at);
}

TP_PART(ip_226)
{
    int64_t end;
    if ((end = TP_CALL(ip_221, at)) >= 0)
        return end;
    return TP_CALL(ip_225, at);
}

TP_PART(ip_227)
{
    if (size - at < 2 ||
        text[at] != 0x3a ||
        text[at + 1] != 0x3a)
        return -1;
    return TP_CALL(ip_226, at + 2);
}

TP_PART(ip_228)
{
    int64_t end;
    if ((end = TP_CALL(ip_61, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_111, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_146, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_156, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_168, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_182, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_198, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_213, at)) >= 0)
        return end;
    if ((end = TP_CALL(ip_216, at)) >= 0)
        return end;
    return TP_CALL(ip_227, at);
}

TP_PART(ip_229)
{
    if (at >= size ||
        text[at] != 0x3a)
        return -1;
    return at + 1;
}

TP_PART(ip_230)
{
    int64_t end, next = at, stop = size - at > 4 ? at + 4 : size;
    while (next < stop && tp_set_130(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_229, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_231)
{
    if (at >= size ||
        !tp_set_130(text[at]))
        return -1;
    return at + 1;
}

TP_PART(ip_232)
{
    int64_t end, next = at, stop = size - at > 30 ? at + 30 : size;
    while (next < stop && tp_set_132(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(ip_231, next)) >= 0)
            return end;
    return -1;
}

TP_PART(ip_233)
{
    if (TP_CALL(ip_230, at) < 0 ||
        TP_CALL(ip_232, at) < 0)
        return -1;
    return TP_CALL(ip_228, at);
}

TP_PART(ip_234)
{
    if (at >= size || !tp_set_132(text[at]))
        return -1;
    return TP_CALL(ip_233, at);
}

TP_PART(ip_235)
{
    int64_t end;
    if ((end = TP_CALL(ip_35, at)) >= 0)
        return end;
    return TP_CALL(ip_234, at);
}

TP_PART(ip_236)
{
    if ((at > 0 && tp_set_8(text[at - 1])))
        return -1;
    return TP_CALL(ip_235, at);
}

/* emoji */

TP_PART(emoji_0)
{
    if (size - at < 2 ||
        !tp_set_133(text[at]) ||
        !tp_set_133(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(emoji_1)
{
    if (at >= size ||
        text[at] != 0x20e3)
        return -1;
    return at + 1;
}

TP_PART(emoji_2)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0xfe0f)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(emoji_1, next)) >= 0)
            return end;
    return -1;
}

TP_PART(emoji_3)
{
    if (at >= size ||
        !tp_set_134(text[at]))
        return -1;
    return TP_CALL(emoji_2, at + 1);
}

TP_PART(emoji_4)
{
    int64_t next = at;
    while (next < size && tp_set_135(text[next]))
        next++;
    return next;
}

TP_PART(emoji_5)
{
    int64_t next = at;
    while (next < size && tp_set_136(text[next]))
        next++;
    return next;
}

TP_PART(emoji_6)
{
    if (size - at < 2 ||
        text[at] != 0x200d ||
        !tp_set_137(text[at + 1]))
        return -1;
    return TP_CALL(emoji_5, at + 2);
}

TP_PART(emoji_7)
{
    int64_t end;
    while ((end = TP_CALL(emoji_6, at)) >= 0)
        at = end;
    return TP_CALL(emoji_4, at);
}

TP_PART(emoji_8)
{
    int64_t next = at;
    while (next < size && tp_set_136(text[next]))
        next++;
    return TP_CALL(emoji_7, next);
}

TP_PART(emoji_9)
{
    if (at >= size ||
        !tp_set_137(text[at]))
        return -1;
    return TP_CALL(emoji_8, at + 1);
}

TP_PART(emoji_10)
{
    int64_t end;
    if ((end = TP_CALL(emoji_0, at)) >= 0)
        return end;
    if ((end = TP_CALL(emoji_3, at)) >= 0)
        return end;
    return TP_CALL(emoji_9, at);
}

/* latin */

TP_PART(latin_0)
{
    if (at >= size ||
        text[at] != 0x73 ||
        (at + 1 < size && tp_set_87(text[at + 1])))
        return -1;
    return at + 1;
}

TP_PART(latin_1)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_138(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(latin_0, next)) >= 0)
            return end;
    return -1;
}

TP_PART(latin_2)
{
    if (at >= size || !tp_set_139(text[at]))
        return -1;
    return TP_CALL(latin_1, at);
}

TP_PART(latin_3)
{
    int64_t end;
    if ((end = TP_CALL(latin_2, at)) >= 0)
        return end;
    return at;
}

TP_PART(latin_4)
{
    if (size - at < 4 ||
        text[at] != 0x2e ||
        !tp_set_140(text[at + 1]) ||
        !tp_set_76(text[at + 2]) ||
        !tp_set_12(text[at + 3]) ||
        (at + 4 < size && tp_set_141(text[at + 4])))
        return -1;
    return TP_CALL(latin_3, at + 4);
}

TP_PART(latin_5)
{
    if (size - at < 3 ||
        !tp_set_142(text[at]) ||
        !tp_set_143(text[at + 1]) ||
        !tp_set_13(text[at + 2]))
        return -1;
    return TP_CALL(latin_4, at + 3);
}

TP_PART(latin_6)
{
    if (size - at < 3 ||
        !tp_set_142(text[at]) ||
        !tp_set_144(text[at + 1]) ||
        !tp_set_145(text[at + 2]))
        return -1;
    return TP_CALL(latin_4, at + 3);
}

TP_PART(latin_7)
{
    if (size - at < 2 ||
        !tp_set_146(text[at]) ||
        !tp_set_147(text[at + 1]))
        return -1;
    return TP_CALL(latin_4, at + 2);
}

TP_PART(latin_8)
{
    if (size - at < 2 ||
        !tp_set_50(text[at]) ||
        !tp_set_148(text[at + 1]))
        return -1;
    return TP_CALL(latin_4, at + 2);
}

TP_PART(latin_9)
{
    if (size - at < 5 ||
        !tp_set_13(text[at]) ||
        !tp_set_142(text[at + 1]) ||
        !tp_set_149(text[at + 2]) ||
        !tp_set_140(text[at + 3]) ||
        !tp_set_12(text[at + 4]))
        return -1;
    return TP_CALL(latin_4, at + 5);
}

TP_PART(latin_10)
{
    if (size - at < 4 ||
        !tp_set_150(text[at]) ||
        !tp_set_143(text[at + 1]) ||
        !tp_set_145(text[at + 2]) ||
        !tp_set_140(text[at + 3]))
        return -1;
    return TP_CALL(latin_4, at + 4);
}

TP_PART(latin_11)
{
    if (size - at < 4 ||
        !tp_set_148(text[at]) ||
        !tp_set_145(text[at + 1]) ||
        !tp_set_151(text[at + 2]) ||
        text[at + 3] != 0x34)
        return -1;
    return TP_CALL(latin_4, at + 4);
}

TP_PART(latin_12)
{
    int64_t end;
    if ((end = TP_CALL(latin_5, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_6, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_7, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_8, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_9, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_10, at)) >= 0)
        return end;
    return TP_CALL(latin_11, at);
}

TP_PART(latin_13)
{
    if (at >= size || !tp_set_152(text[at]))
        return -1;
    return TP_CALL(latin_12, at);
}

TP_PART(latin_14)
{
    int64_t end;
    if ((end = TP_CALL(latin_13, at)) >= 0)
        return end;
    return TP_CALL(latin_4, at);
}

TP_PART(latin_15)
{
    if (at >= size || !tp_set_153(text[at]))
        return -1;
    return TP_CALL(latin_14, at);
}

TP_PART(latin_16)
{
    if ((at < size && text[at] == 0x2b))
        return -1;
    return TP_CALL(latin_3, at);
}

TP_PART(latin_17)
{
    if (size - at < 2 ||
        !tp_set_1(text[at]) ||
        !tp_set_1(text[at + 1]) ||
        (at + 2 < size && tp_set_141(text[at + 2])))
        return -1;
    return TP_CALL(latin_16, at + 2);
}

TP_PART(latin_18)
{
    int64_t end;
    if ((end = TP_CALL(latin_17, at)) >= 0)
        return end;
    return TP_CALL(latin_16, at);
}

TP_PART(latin_19)
{
    if (size - at < 2 ||
        text[at] != 0x2b ||
        text[at + 1] != 0x2b)
        return -1;
    return TP_CALL(latin_18, at + 2);
}

TP_PART(latin_20)
{
    if (at >= size ||
        !tp_set_154(text[at]))
        return -1;
    return TP_CALL(latin_19, at + 1);
}

TP_PART(latin_21)
{
    if (size - at < 2 ||
        !tp_set_146(text[at]) ||
        !tp_set_155(text[at + 1]))
        return -1;
    return TP_CALL(latin_19, at + 2);
}

TP_PART(latin_22)
{
    if (size - at < 7 ||
        !tp_set_140(text[at]) ||
        !tp_set_145(text[at + 1]) ||
        !tp_set_12(text[at + 2]) ||
        !tp_set_76(text[at + 3]) ||
        !tp_set_13(text[at + 4]) ||
        !tp_set_142(text[at + 5]) ||
        !tp_set_144(text[at + 6]))
        return -1;
    return TP_CALL(latin_19, at + 7);
}

TP_PART(latin_23)
{
    if (size - at < 4 ||
        !tp_set_148(text[at]) ||
        !tp_set_149(text[at + 1]) ||
        !tp_set_147(text[at + 2]) ||
        !tp_set_155(text[at + 3]))
        return -1;
    return TP_CALL(latin_19, at + 4);
}

TP_PART(latin_24)
{
    if (size - at < 7 ||
        !tp_set_148(text[at]) ||
        !tp_set_149(text[at + 1]) ||
        !tp_set_147(text[at + 2]) ||
        !tp_set_143(text[at + 3]) ||
        !tp_set_12(text[at + 4]) ||
        !tp_set_144(text[at + 5]) ||
        !tp_set_155(text[at + 6]))
        return -1;
    return TP_CALL(latin_19, at + 7);
}

TP_PART(latin_25)
{
    if (size - at < 11 ||
        !tp_set_145(text[at]) ||
        !tp_set_147(text[at + 1]) ||
        !tp_set_150(text[at + 2]) ||
        !tp_set_76(text[at + 3]) ||
        !tp_set_155(text[at + 4]) ||
        !tp_set_12(text[at + 5]) ||
        !tp_set_149(text[at + 6]) ||
        !tp_set_146(text[at + 7]) ||
        !tp_set_76(text[at + 8]) ||
        text[at + 9] != 0x2d ||
        !tp_set_155(text[at + 10]))
        return -1;
    return TP_CALL(latin_19, at + 11);
}

TP_PART(latin_26)
{
    int64_t end;
    if ((end = TP_CALL(latin_20, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_21, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_22, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_23, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_24, at)) >= 0)
        return end;
    return TP_CALL(latin_25, at);
}

TP_PART(latin_27)
{
    if (at >= size || !tp_set_156(text[at]))
        return -1;
    return TP_CALL(latin_26, at);
}

TP_PART(latin_28)
{
    if (size - at < 2 ||
        !tp_set_157(text[at]) ||
        text[at + 1] != 0x23 ||
        (at + 2 < size && tp_set_158(text[at + 2])))
        return -1;
    return TP_CALL(latin_3, at + 2);
}

TP_PART(latin_29)
{
    if ((at < size && tp_set_141(text[at])))
        return -1;
    return TP_CALL(latin_3, at);
}

TP_PART(latin_30)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && tp_set_159(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(latin_29, next)) >= 0)
            return end;
    return -1;
}

TP_PART(latin_31)
{
    if (size - at < 2 ||
        !tp_set_150(text[at]) ||
        !tp_set_143(text[at + 1]))
        return -1;
    return TP_CALL(latin_30, at + 2);
}

TP_PART(latin_32)
{
    if (size - at < 2 ||
        !tp_set_12(text[at]) ||
        !tp_set_143(text[at + 1]))
        return -1;
    return TP_CALL(latin_30, at + 2);
}

TP_PART(latin_33)
{
    if (size - at < 2 ||
        !tp_set_13(text[at]) ||
        !tp_set_160(text[at + 1]))
        return -1;
    return TP_CALL(latin_29, at + 2);
}

TP_PART(latin_34)
{
    if (size - at < 2 ||
        !tp_set_149(text[at]) ||
        !tp_set_145(text[at + 1]))
        return -1;
    return TP_CALL(latin_29, at + 2);
}

TP_PART(latin_35)
{
    if (size - at < 3 ||
        !tp_set_155(text[at]) ||
        !tp_set_145(text[at + 1]) ||
        !tp_set_50(text[at + 2]))
        return -1;
    return TP_CALL(latin_29, at + 3);
}

TP_PART(latin_36)
{
    if (size - at < 3 ||
        !tp_set_145(text[at]) ||
        !tp_set_161(text[at + 1]) ||
        !tp_set_151(text[at + 2]))
        return -1;
    return TP_CALL(latin_29, at + 3);
}

TP_PART(latin_37)
{
    int64_t end;
    if ((end = TP_CALL(latin_31, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_32, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_33, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_34, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_35, at)) >= 0)
        return end;
    return TP_CALL(latin_36, at);
}

TP_PART(latin_38)
{
    if (at >= size ||
        text[at] != 0x2e)
        return -1;
    return TP_CALL(latin_37, at + 1);
}

TP_PART(latin_39)
{
    int64_t next = at, stop = size - at > 30 ? at + 30 : size;
    while (next < stop && tp_set_141(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(latin_38, next);
}

TP_PART(latin_40)
{
    if (at >= size ||
        !tp_set_162(text[at]))
        return -1;
    return TP_CALL(latin_39, at + 1);
}

TP_PART(latin_41)
{
    int64_t end;
    if ((end = TP_CALL(latin_38, at)) >= 0)
        return end;
    return TP_CALL(latin_40, at);
}

TP_PART(latin_42)
{
    int64_t next = at, stop = size - at > 30 ? at + 30 : size;
    while (next < stop && tp_set_141(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(latin_41, next);
}

TP_PART(latin_43)
{
    if (at >= size ||
        !tp_set_162(text[at]))
        return -1;
    return TP_CALL(latin_42, at + 1);
}

TP_PART(latin_44)
{
    int64_t end;
    if ((end = TP_CALL(latin_38, at)) >= 0)
        return end;
    return TP_CALL(latin_43, at);
}

TP_PART(latin_45)
{
    int64_t next = at, stop = size - at > 30 ? at + 30 : size;
    while (next < stop && tp_set_141(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(latin_44, next);
}

TP_PART(latin_46)
{
    if (at >= size ||
        !tp_set_162(text[at]))
        return -1;
    return TP_CALL(latin_45, at + 1);
}

TP_PART(latin_47)
{
    int64_t end;
    if ((end = TP_CALL(latin_38, at)) >= 0)
        return end;
    return TP_CALL(latin_46, at);
}

TP_PART(latin_48)
{
    int64_t next = at, stop = size - at > 30 ? at + 30 : size;
    while (next < stop && tp_set_141(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(latin_47, next);
}

TP_PART(latin_49)
{
    if (at >= size || !tp_set_141(text[at]))
        return -1;
    return TP_CALL(latin_48, at);
}

TP_PART(latin_50)
{
    int64_t end, next = at, stop = size - at > 1 ? at + 1 : size;
    while (next < stop && text[next] == 0x2e)
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(latin_3, next)) >= 0)
            return end;
    return -1;
}

TP_PART(latin_51)
{
    if ((at < size && tp_set_141(text[at])))
        return -1;
    return TP_CALL(latin_50, at);
}

TP_PART(latin_52)
{
    if (size - at < 2 ||
        text[at] != 0x2e ||
        !tp_set_144(text[at + 1]))
        return -1;
    return TP_CALL(latin_51, at + 2);
}

TP_PART(latin_53)
{
    if (size - at < 2 ||
        !tp_set_13(text[at]) ||
        !tp_set_11(text[at + 1]))
        return -1;
    return TP_CALL(latin_52, at + 2);
}

TP_PART(latin_54)
{
    if (size - at < 2 ||
        !tp_set_76(text[at]) ||
        !tp_set_144(text[at + 1]))
        return -1;
    return TP_CALL(latin_52, at + 2);
}

TP_PART(latin_55)
{
    if (size - at < 3 ||
        !tp_set_13(text[at]) ||
        !tp_set_143(text[at + 1]) ||
        !tp_set_160(text[at + 2]))
        return -1;
    return TP_CALL(latin_52, at + 3);
}

TP_PART(latin_56)
{
    if (size - at < 5 ||
        !tp_set_13(text[at]) ||
        !tp_set_11(text[at + 1]) ||
        !tp_set_142(text[at + 2]) ||
        !tp_set_161(text[at + 3]) ||
        !tp_set_50(text[at + 4]))
        return -1;
    return TP_CALL(latin_52, at + 5);
}

TP_PART(latin_57)
{
    if (size - at < 2 ||
        !tp_set_12(text[at]) ||
        !tp_set_11(text[at + 1]))
        return -1;
    return TP_CALL(latin_52, at + 2);
}

TP_PART(latin_58)
{
    int64_t end;
    if ((end = TP_CALL(latin_53, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_54, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_55, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_56, at)) >= 0)
        return end;
    return TP_CALL(latin_57, at);
}

TP_PART(latin_59)
{
    if (at >= size || !tp_set_163(text[at]))
        return -1;
    return TP_CALL(latin_58, at);
}

TP_PART(latin_60)
{
    if (size - at < 4 ||
        !tp_set_148(text[at]) ||
        !tp_set_148(text[at + 1]) ||
        text[at + 2] != 0x2e ||
        !tp_set_164(text[at + 3]))
        return -1;
    return TP_CALL(latin_51, at + 4);
}

TP_PART(latin_61)
{
    if (size - at < 2 ||
        !tp_set_143(text[at]) ||
        !tp_set_155(text[at + 1]))
        return -1;
    return TP_CALL(latin_51, at + 2);
}

TP_PART(latin_62)
{
    if (size - at < 4 ||
        !tp_set_13(text[at]) ||
        !tp_set_11(text[at + 1]) ||
        !tp_set_149(text[at + 2]) ||
        !tp_set_148(text[at + 3]))
        return -1;
    return TP_CALL(latin_51, at + 4);
}

TP_PART(latin_63)
{
    if (size - at < 2 ||
        !tp_set_76(text[at]) ||
        !tp_set_144(text[at + 1]))
        return -1;
    return TP_CALL(latin_51, at + 2);
}

TP_PART(latin_64)
{
    if (size - at < 4 ||
        !tp_set_12(text[at]) ||
        !tp_set_76(text[at + 1]) ||
        !tp_set_155(text[at + 2]) ||
        !tp_set_11(text[at + 3]))
        return -1;
    return TP_CALL(latin_51, at + 4);
}

TP_PART(latin_65)
{
    if (size - at < 3 ||
        !tp_set_76(text[at]) ||
        !tp_set_140(text[at + 1]) ||
        !tp_set_151(text[at + 2]))
        return -1;
    return TP_CALL(latin_51, at + 3);
}

TP_PART(latin_66)
{
    if (size - at < 4 ||
        !tp_set_142(text[at]) ||
        !tp_set_161(text[at + 1]) ||
        !tp_set_155(text[at + 2]) ||
        !tp_set_11(text[at + 3]))
        return -1;
    return TP_CALL(latin_51, at + 4);
}

TP_PART(latin_67)
{
    if (size - at < 3 ||
        !tp_set_148(text[at]) ||
        !tp_set_149(text[at + 1]) ||
        !tp_set_12(text[at + 2]))
        return -1;
    return TP_CALL(latin_51, at + 3);
}

TP_PART(latin_68)
{
    if (size - at < 3 ||
        !tp_set_144(text[at]) ||
        !tp_set_149(text[at + 1]) ||
        !tp_set_146(text[at + 2]))
        return -1;
    return TP_CALL(latin_51, at + 3);
}

TP_PART(latin_69)
{
    int64_t end;
    if ((end = TP_CALL(latin_61, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_62, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_63, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_64, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_65, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_66, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_67, at)) >= 0)
        return end;
    return TP_CALL(latin_68, at);
}

TP_PART(latin_70)
{
    if (size - at < 2 ||
        !tp_set_165(text[at]) ||
        text[at + 1] != 0x2e)
        return -1;
    return TP_CALL(latin_69, at + 2);
}

TP_PART(latin_71)
{
    int64_t end;
    if ((end = TP_CALL(latin_59, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_60, at)) >= 0)
        return end;
    return TP_CALL(latin_70, at);
}

TP_PART(latin_72)
{
    if (at >= size || !tp_set_166(text[at]))
        return -1;
    return TP_CALL(latin_71, at);
}

TP_PART(latin_73)
{
    if (size - at < 2 ||
        !tp_set_167(text[at]) ||
        !tp_set_167(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(latin_74)
{
    if (TP_CALL(latin_73, at) < 0)
        return -1;
    return TP_CALL(latin_3, at);
}

TP_PART(latin_75)
{
    if (size - at < 2 ||
        !tp_set_167(text[at]) ||
        text[at + 1] != 0x2e)
        return -1;
    return at + 2;
}

TP_PART(latin_76)
{
    int64_t end, count = 0;
    while (count < 8 && (end = TP_CALL(latin_75, at)) >= 0)
        at = end, count++;
    if (count < 2)
        return -1;
    return TP_CALL(latin_74, at);
}

TP_PART(latin_77)
{
    if (at >= size || !tp_set_167(text[at]))
        return -1;
    return TP_CALL(latin_76, at);
}

TP_PART(latin_78)
{
    if (size - at < 2 ||
        text[at] != 0x2e ||
        !tp_set_167(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(latin_79)
{
    int64_t end, count = 0;
    while (count < 8 && (end = TP_CALL(latin_78, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return TP_CALL(latin_51, at);
}

TP_PART(latin_80)
{
    if (at >= size ||
        !tp_set_167(text[at]))
        return -1;
    return TP_CALL(latin_79, at + 1);
}

TP_PART(latin_81)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_1(text[next]))
        next++;
    for (; next >= at; next--)
        if ((end = TP_CALL(latin_29, next)) >= 0)
            return end;
    return -1;
}

TP_PART(latin_82)
{
    int64_t next = at, stop = size - at > 2 ? at + 2 : size;
    while (next < stop && tp_set_167(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(latin_83)
{
    if (at >= size ||
        text[at] != 0x26)
        return -1;
    return TP_CALL(latin_82, at + 1);
}

TP_PART(latin_84)
{
    int64_t end, count = 0;
    while ((end = TP_CALL(latin_83, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return TP_CALL(latin_81, at);
}

TP_PART(latin_85)
{
    int64_t end, next = at, stop = size - at > 2 ? at + 2 : size;
    while (next < stop && tp_set_167(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(latin_84, next)) >= 0)
            return end;
    return -1;
}

TP_PART(latin_86)
{
    if (at >= size || !tp_set_167(text[at]))
        return -1;
    return TP_CALL(latin_85, at);
}

TP_PART(latin_87)
{
    if ((at < size && tp_set_168(text[at])))
        return -1;
    return TP_CALL(latin_3, at);
}

TP_PART(latin_88)
{
    if (size - at < 3 ||
        !tp_set_167(text[at]) ||
        text[at + 1] != 0x2f ||
        !tp_set_167(text[at + 2]) ||
        (at > 0 && text[at - 1] == 0x2f))
        return -1;
    return TP_CALL(latin_87, at + 3);
}

TP_PART(latin_89)
{
    if (at >= size || !tp_set_167(text[at]))
        return -1;
    return TP_CALL(latin_88, at);
}

TP_PART(latin_90)
{
    if (size - at < 6 ||
        !tp_set_12(text[at]) ||
        !tp_set_155(text[at + 1]) ||
        !tp_set_13(text[at + 2]) ||
        text[at + 3] != 0x2f ||
        !tp_set_149(text[at + 4]) ||
        !tp_set_13(text[at + 5]))
        return -1;
    return TP_CALL(latin_87, at + 6);
}

TP_PART(latin_91)
{
    if (size - at < 5 ||
        !tp_set_155(text[at]) ||
        !tp_set_149(text[at + 1]) ||
        text[at + 2] != 0x2f ||
        !tp_set_155(text[at + 3]) ||
        !tp_set_144(text[at + 4]))
        return -1;
    return TP_CALL(latin_87, at + 5);
}

TP_PART(latin_92)
{
    if (size - at < 5 ||
        !tp_set_142(text[at]) ||
        !tp_set_155(text[at + 1]) ||
        text[at + 2] != 0x2f ||
        !tp_set_144(text[at + 3]) ||
        !tp_set_155(text[at + 4]))
        return -1;
    return TP_CALL(latin_87, at + 5);
}

TP_PART(latin_93)
{
    if (size - at < 6 ||
        !tp_set_13(text[at]) ||
        !tp_set_148(text[at + 1]) ||
        text[at + 2] != 0x2f ||
        !tp_set_143(text[at + 3]) ||
        !tp_set_169(text[at + 4]) ||
        !tp_set_148(text[at + 5]))
        return -1;
    return TP_CALL(latin_87, at + 6);
}

TP_PART(latin_94)
{
    if (size - at < 9 ||
        !tp_set_151(text[at]) ||
        !tp_set_140(text[at + 1]) ||
        !tp_set_170(text[at + 2]) ||
        text[at + 3] != 0x2f ||
        !tp_set_148(text[at + 4]) ||
        !tp_set_149(text[at + 5]) ||
        !tp_set_140(text[at + 6]) ||
        !tp_set_170(text[at + 7]) ||
        !tp_set_159(text[at + 8]))
        return -1;
    return TP_CALL(latin_87, at + 9);
}

TP_PART(latin_95)
{
    if (size - at < 4 ||
        !tp_set_145(text[at]) ||
        !tp_set_143(text[at + 1]) ||
        text[at + 2] != 0x2f ||
        text[at + 3] != 0x32)
        return -1;
    return TP_CALL(latin_87, at + 4);
}

TP_PART(latin_96)
{
    int64_t end;
    if ((end = TP_CALL(latin_89, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_90, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_91, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_92, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_93, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_94, at)) >= 0)
        return end;
    return TP_CALL(latin_95, at);
}

TP_PART(latin_97)
{
    if (at >= size || !tp_set_167(text[at]))
        return -1;
    return TP_CALL(latin_96, at);
}

TP_PART(latin_98)
{
    int64_t end;
    if ((end = TP_CALL(latin_15, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_27, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_28, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_49, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_72, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_77, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_80, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_86, at)) >= 0)
        return end;
    return TP_CALL(latin_97, at);
}

TP_PART(latin_99)
{
    if (at >= size || !tp_set_171(text[at]))
        return -1;
    return TP_CALL(latin_98, at);
}

TP_PART(latin_100)
{
    if ((at < size && tp_set_87(text[at])))
        return -1;
    return TP_CALL(latin_3, at);
}

TP_PART(latin_101)
{
    int64_t next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_172(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(latin_102)
{
    if (at >= size ||
        text[at] != 0x26)
        return -1;
    return TP_CALL(latin_101, at + 1);
}

TP_PART(latin_103)
{
    int64_t end, count = 0;
    while ((end = TP_CALL(latin_102, at)) >= 0)
        at = end, count++;
    if (count < 1)
        return -1;
    return TP_CALL(latin_100, at);
}

TP_PART(latin_104)
{
    int64_t end, next = at, stop = size - at > 3 ? at + 3 : size;
    while (next < stop && tp_set_172(text[next]))
        next++;
    for (; next >= at + 1; next--)
        if ((end = TP_CALL(latin_103, next)) >= 0)
            return end;
    return -1;
}

TP_PART(latin_105)
{
    if (at >= size || !tp_set_172(text[at]))
        return -1;
    return TP_CALL(latin_104, at);
}

TP_PART(latin_106)
{
    int64_t end;
    if ((end = TP_CALL(latin_99, at)) >= 0)
        return end;
    return TP_CALL(latin_105, at);
}

TP_PART(latin_107)
{
    if (size - at < 2 ||
        !tp_set_173(text[at]) ||
        !tp_set_87(text[at + 1]))
        return -1;
    return at + 2;
}

TP_PART(latin_108)
{
    if (size - at < 2 ||
        text[at] != 0x2b ||
        text[at + 1] != 0x2b)
        return -1;
    return at + 2;
}

TP_PART(latin_109)
{
    if (at >= size ||
        text[at] != 0x23)
        return -1;
    return at + 1;
}

TP_PART(latin_110)
{
    int64_t end;
    if ((end = TP_CALL(latin_107, at)) >= 0)
        return end;
    if ((end = TP_CALL(latin_108, at)) >= 0)
        return end;
    return TP_CALL(latin_109, at);
}

TP_PART(latin_111)
{
    int64_t next = at, stop = size - at > 40 ? at + 40 : size;
    while (next < stop && tp_set_18(text[next]))
        next++;
    return TP_CALL(latin_110, next);
}

TP_PART(latin_112)
{
    if (TP_CALL(latin_111, at) < 0)
        return -1;
    return TP_CALL(latin_106, at);
}

TP_PART(latin_113)
{
    if (at >= size || !tp_set_171(text[at]))
        return -1;
    return TP_CALL(latin_112, at);
}

TP_PART(latin_114)
{
    int64_t next = at;
    while (next < size && tp_set_33(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(latin_115)
{
    if (at >= size ||
        text[at] != 0x2e ||
        !(at > 0 && tp_set_33(text[at - 1])))
        return -1;
    return TP_CALL(latin_114, at + 1);
}

TP_PART(latin_116)
{
    int64_t end;
    while ((end = TP_CALL(latin_115, at)) >= 0)
        at = end;
    return at;
}

TP_PART(latin_117)
{
    int64_t next = at;
    while (next < size && tp_set_174(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

TP_PART(latin_118)
{
    if (at >= size ||
        !tp_set_175(text[at]))
        return -1;
    return TP_CALL(latin_117, at + 1);
}

TP_PART(latin_119)
{
    int64_t end;
    while ((end = TP_CALL(latin_118, at)) >= 0)
        at = end;
    return TP_CALL(latin_116, at);
}

TP_PART(latin_120)
{
    int64_t next = at;
    while (next < size && tp_set_174(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return TP_CALL(latin_119, next);
}

TP_PART(latin_121)
{
    if (at >= size ||
        !tp_set_176(text[at]))
        return -1;
    return at + 1;
}

TP_PART(latin_122)
{
    int64_t next = at, stop = size - at > 40 ? at + 40 : size;
    while (next < stop && tp_set_177(text[next]))
        next++;
    return TP_CALL(latin_121, next);
}

TP_PART(latin_123)
{
    if (TP_CALL(latin_122, at) < 0)
        return -1;
    return TP_CALL(latin_120, at);
}

TP_PART(latin_124)
{
    if (at >= size || !tp_set_174(text[at]))
        return -1;
    return TP_CALL(latin_123, at);
}

TP_PART(latin_125)
{
    int64_t end;
    if ((end = TP_CALL(latin_113, at)) >= 0)
        return end;
    return TP_CALL(latin_124, at);
}

TP_PART(latin_126)
{
    if ((at > 0 && tp_set_87(text[at - 1])))
        return -1;
    return TP_CALL(latin_125, at);
}

/* space */

TP_PART(space_0)
{
    int64_t next = at;
    while (next < size && tp_set_89(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

/* control */

TP_PART(control_0)
{
    int64_t next = at;
    while (next < size && tp_set_178(text[next]))
        next++;
    if (next - at < 1)
        return -1;
    return next;
}

static int64_t (*const TP_NAME(tp_scanners)[])(const TP_CHAR *text, int64_t at, int64_t size) = {
    TP_NAME(tp_url_38),  /* url */
    TP_NAME(tp_email_7),  /* email */
    TP_NAME(tp_mention_17),  /* mention */
    TP_NAME(tp_hashtag_8),  /* hashtag */
    TP_NAME(tp_date_184),  /* date */
    TP_NAME(tp_time_158),  /* time */
    TP_NAME(tp_number_44),  /* number */
    TP_NAME(tp_currency_150),  /* currency */
    TP_NAME(tp_phone_87),  /* phone */
    TP_NAME(tp_id_number_13),  /* id_number */
    TP_NAME(tp_ip_236),  /* ip */
    TP_NAME(tp_emoji_10),  /* emoji */
    TP_NAME(tp_latin_126),  /* latin */
    TP_NAME(tp_space_0),  /* space */
    TP_NAME(tp_control_0),  /* control */
};

#undef TP_PART
#undef TP_CALL
