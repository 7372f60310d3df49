"""Named patterns, for replacing and for protecting.

The patterns find what people write in running text, Chinese or English.  A standard defines what a machine must accept,
which is often more (quoted mail addresses) and sometimes less (``www.`` without a scheme).  Each row names the standard
or usage that it follows and says where it deviates and why.  The regular expressions stand in
``kernels/patterns/regexes.py``.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from textprep.kernels.patterns import REGEXES, PatternMatcher, check_names

__all__ = ["PATTERNS", "NamedPattern", "PatternMatcher", "compile_pattern", "pattern_matcher"]


class NamedPattern(NamedTuple):
    """A pattern with its description.

    Parameters:
        matches: what the pattern matches.
        origin: the standard or usage that it follows, and its deviations with their reasons.
        regex: a regular expression of the module ``re``.
        first: the characters with which a match can begin, as the inside of a character class.
    """

    matches: str
    origin: str
    regex: str
    first: str


def _describe(name: str, *, matches: str, origin: str) -> NamedPattern:
    """Return the pattern of a name with its description."""
    return NamedPattern(matches, origin, *REGEXES[name])


PATTERNS: dict[str, NamedPattern] = {
    "url": _describe(
        "url",
        matches="addresses that begin with http://, https://, ftp:// or www., in any case",
        origin="RFC 3986 (URI) and, of RFC 3987 (IRI), the letters to Latin Extended-B and hosts in other scripts: "
        "in Chinese text an address often touches the characters that follow it, so that Han characters belong only to "
        "an address whose host begins with them, or with www. and them.  Punctuation belongs to the address only if "
        "more of it follows, and brackets only in pairs.  www. needs no scheme because people omit it.",
    ),
    "email": _describe(
        "email",
        matches="mail addresses: a local part, @, and a domain with a dot",
        origin="RFC 5321 section 4.1.2 (Mailbox), of the local part only letters, digits and . _ % + -: the other "
        "characters that it allows, and quoted parts, are punctuation in running text.  A domain must have a dot and "
        "end in two or more letters, so that neither localhost nor an address literal matches.",
    ),
    "mention": _describe(
        "mention",
        matches="@name: up to 32 Latin letters, digits, '_', '.' and '-', or up to 16 word characters of any script",
        origin="The usage of social networks.  A name of any script must end at punctuation or white space: a longer "
        "run of Chinese characters after @ is a name and the sentence that follows it, and nothing marks where one "
        "ends and the other begins.  Up to three digits alone, or before 元 or 块, are a price (价格@5).",
    ),
    "hashtag": _describe(
        "hashtag",
        matches="#topic#, with up to 64 characters, and #topic",
        origin="Weibo's usage with two signs; with one sign the hashtag identifiers of UAX #31, of which one character "
        "must not be a digit, because #1 is a number, and so is 第#1名.",
    ),
    "date": _describe(
        "date",
        matches="2024-05-01, 2024/5/1, 2024.5.1, 2021-03, 2024年5月1日, 5月1日, 2024年, 三月五日, "
        "二〇二一年三月, May 1, 2024",
        origin="ISO 8601 calendar dates, and the Chinese and English forms.  Months and days may have one digit, and "
        "slashes or dots may separate them, as people write.  Months reach 12 and days 31; the length of a month is "
        "not checked.  Without a year only forms with 日 or 号 match, because 5-1 may be a score and 三月 a duration.",
    ),
    "time": _describe(
        "time",
        matches="10:30, 10:30:05, 15：05, 9点, 下午3点半, 三点十分, 3pm, 9:30 AM",
        origin="ISO 8601 times of day, and the Chinese and English forms.  Hours may have one digit and reach 24, but "
        "minutes need two, because 3:2 is a score.  Hours in Chinese numerals need a part of the day or minutes, "
        "because 有一点 is a quantity; 3点建议 is no time, either.",
    ),
    "number": _describe(
        "number",
        matches="numbers with sign, grouped thousands, decimals, exponent, per cent, and units of letters or signs",
        origin="Usage in Chinese and English: a comma groups, a point separates decimals.  Several points are allowed, "
        "so that IP addresses and version numbers stay whole.  A sign belongs to a number only if no letter, digit or "
        "closing bracket precedes it, because 3-5 is a range.  A minus behind a Han character is a hyphen "
        "(歼-20), except behind a word such as 和 or 为, and where a share or a temperature follows (环比-3%, 气温"
        "-5℃).",
    ),
    "currency": _describe(
        "currency",
        matches="$12.50, ￥1,200, 30€, 5万元, 三百元, 100块钱, USD 200, 人民币300元",
        origin="Usage: signs before the amount, € and £ also after it; ISO 4217 codes on either side;"
        " the Chinese units "
        "behind digits or Chinese numerals.  One Chinese numeral before 元 does not match, because 一元 is also a word "
        "of mathematics.",
    ),
    "phone": _describe(
        "phone",
        matches="Chinese mobile, landline (010-62781234转8), 400 and 800 numbers; others with + and the country code",
        origin="ITU-T E.164 country codes, and the Chinese numbering plan: eleven digits that begin with 13 to 19; a "
        "landline of seven or eight digits behind its area code and a separator; ten digits that begin with 400 or "
        "800.  Spaces or hyphens may separate groups.",
    ),
    "id_number": _describe(
        "id_number",
        matches="identity numbers of mainland China, with 18 characters",
        origin="GB 11643-1999: six digits of the region, eight of the date of birth (1800 to 2099), three of the order "
        "and a check character.  A pattern cannot compute the check character: the sum of the first 17 digits, each "
        "weighted with 2 to the power of (18 less its place), plus the check digit (X is 10), is 1 modulo 11.  The "
        "15 digits of the standard of 1989 do not match, because they look like any other number.",
    ),
    "ip": _describe(
        "ip",
        matches="addresses of IPv4 and IPv6",
        origin="RFC 3986 section 3.2.2 (IPv4address, with numbers to 255) and RFC 4291 section 2.2 (t"
        "ext forms of IPv6). "
        ":: alone does not match, because it is punctuation in running text.",
    ),
    "emoji": _describe(
        "emoji",
        matches="emoji with their sequences: flags, keycaps, skin tones, families",
        origin="UTS #51 emoji sequences.  From U+1F300 on, whole blocks match, so that emoji of later versions of "
        "Unicode match too; before that, the characters with the property Emoji, even if they are shown as text.",
    ),
    "latin": _describe(
        "latin",
        matches="Latin words with digits, inner hyphens, apostrophes and underscores, and names with other marks: 5G, "
        "don't, C++, C#, .NET, Node.js, U.S., Ph.D., AT&T",
        origin="UAX #29 words of Latin letters, digits and combining marks that have a letter.  Hyphens join as "
        "well, so that state-of-the-art is one token, and so do the points of a version: Python3.11.  The "
        "names with other marks match in both cases, because `FoldCase` often runs before: listed "
        "names with ++ and .net; a musical key or a language with #; "
        "names in .js, .com and six more endings; letters with a full stop between them, and the full stop behind the "
        "last one if it is there; degrees such as Ph.D.; & between parts of one or two letters (of capitals, three); "
        "one letter on each side of /.  Two words with a full stop between them are the end of a sentence and the next "
        "one.",
    ),
    "space": _describe(
        "space",
        matches="runs of white space",
        origin=r"Unicode White_Space and U+001C to U+001F, as \s of the module re.",
    ),
    "control": _describe(
        "control",
        matches="control characters other than tab, line feed and carriage return",
        origin="Unicode General_Category=Cc, without the three controls that lay out text.",
    ),
}


@functools.cache
def compile_pattern(name: str) -> re.Pattern[str]:
    """Return the compiled regular expression of a pattern.

    Raises:
        PatternError: no pattern has this name; the message has the nearest one.
    """
    check_names([name])
    return re.compile(REGEXES[name].regex)


@functools.cache
def pattern_matcher(names: tuple[str, ...]) -> PatternMatcher:
    """Return the matcher of several patterns; it is made once.

    Raises:
        PatternError: no pattern has one of the names; the message has the nearest one.
    """
    return PatternMatcher(names)
