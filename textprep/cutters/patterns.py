"""Named patterns, for replacing and for protecting.

Every pattern takes linear time.  A look-behind or a literal decides where a match can begin.  A repetition is
possessive, or has a small upper bound, where the rest of the pattern may fail, so that no text makes the search scan a
part again and again.

The patterns find what people write in running text, Chinese or English.  A standard defines what a machine must accept,
which is often more (quoted mail addresses) and sometimes less (``www.`` without a scheme).  Each row names the standard
or usage that it follows and says where it deviates and why.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from textprep.errors import PatternError, nearest


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


#: The characters at which an address can end.
_URL_END = r"[A-Za-z0-9_~/#\[\]@$&*+=%-]"

#: The blocks that consist of emoji for the greater part, and single emoji in other blocks.
_EMOJI_BLOCKS = "\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u2194-\u21aa"
_EMOJI_SINGLES = "\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299\u00a9\u00ae"
_EMOJI_MODIFIERS = "[\ufe0f\U0001f3fb-\U0001f3ff]*+"

PATTERNS: dict[str, NamedPattern] = {
    "url": NamedPattern(
        matches="addresses that begin with http://, https://, ftp:// or www.",
        origin="RFC 3986 (URI), with ASCII characters only: in Chinese text an address often touches the characters "
        "that follow it, so the internationalised addresses of RFC 3987 would swallow the sentence.  Punctuation and "
        "parentheses belong to the address only if more of it follows.  www. needs no scheme because people omit it.",
        regex=r"(?:(?<![A-Za-z])(?:https?|ftp)://|(?<![A-Za-z0-9.])www\.)(?:[.,:;!?'()]*+" + _URL_END + r"++)++",
        first="hfw",
    ),
    "email": NamedPattern(
        matches="mail addresses: a local part, @, and a domain with a dot",
        origin="RFC 5321 section 4.1.2 (Mailbox), of the local part only letters, digits and . _ % + -: the other "
        "characters that it allows, and quoted parts, are punctuation in running text.  A domain must have a dot and "
        "end in two or more letters, so that neither localhost nor an address literal matches.",
        regex=r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]*+@(?:[A-Za-z0-9-]++\.)+[A-Za-z]{2,}(?![A-Za-z0-9-])",
        first=r"A-Za-z0-9_%+\-",
    ),
    "mention": NamedPattern(
        matches="@name: up to 32 Latin letters, digits, '_', '.' and '-', or up to 16 word characters of any script",
        origin="The usage of social networks.  A name of any script must end at punctuation or white space: a longer "
        "run of Chinese characters after @ is a name and the sentence that follows it, and nothing marks where one "
        "ends and the other begins.",
        regex=r"(?<![A-Za-z0-9._%+@-])@"
        r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,30}[A-Za-z0-9_])?(?!\w)|[\w-]{1,16}(?![\w-]))",
        first="@",
    ),
    "hashtag": NamedPattern(
        matches="#topic#, with up to 64 characters, and #topic",
        origin="Weibo's usage with two signs; with one sign the hashtag identifiers of UAX #31, of which one character "
        "must not be a digit, because #1 is a number.",
        regex=r"#[^\s#@,.;:!?，。；：！？、()（）\[\]]{1,64}+#|(?<![A-Za-z0-9_#])#\w*[^\W\d]\w*+",
        first="#",
    ),
    "date": NamedPattern(
        matches="2024-05-01, 2024/5/1, 2024.5.1, 2024年5月1日, 5月1日, 2024年5月, 2024年",
        origin="ISO 8601 calendar dates, and the Chinese form.  Months and days may have one digit, and slashes or "
        "dots may separate them, as people write.  The numbers are not checked against the calendar.  Without a year "
        "only the Chinese form matches, because 5-1 may be a score or a range.",
        regex=r"(?<![\d.])(?:\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?![\d.])"
        r"|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}年(?:\d{1,2}月)?)",
        first=r"\d",
    ),
    "time": NamedPattern(
        matches="10:30, 10:30:05",
        origin="ISO 8601 times of day.  Hours may have one digit, as people write, but minutes need two, because 3:2 "
        "is a score.  Hours are not checked.",
        regex=r"(?<![\d:])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])",
        first=r"\d",
    ),
    "number": NamedPattern(
        matches="numbers with sign, grouped thousands, decimals, exponent, per cent, and units of letters or signs",
        origin="Usage in Chinese and English: a comma groups, a point separates decimals.  Several points are allowed, "
        "so that IP addresses and version numbers stay whole.  A sign belongs to a number only if no letter, digit or "
        "closing bracket precedes it, because 3-5 is a range.",
        regex=r"(?<![A-Za-z_\d])(?<!\d\.)(?:(?<![A-Za-z0-9_)\]])[+-])?(?:\d{1,3}(?:,\d{3})++(?![\d,])|\d++)(?:\.\d++)*+"
        r"(?:[eE][+-]?\d++(?![A-Za-z_\d])|[%‰℃℉°Ωμµ]{0,2}[A-Za-z]{0,5}(?:/[A-Za-z]{1,4})?[²³]?(?![A-Za-z_\d]))",
        first=r"\d+\-",
    ),
    "currency": NamedPattern(
        matches="$12.50, ￥1,200, 30€",
        origin="Usage: $, €, £ and ¥ before the amount, € and £ also after it.",
        regex=r"[$€£¥￥]\s?\d++(?:[.,]\d++)*+|(?<![\w.,])\d++(?:[.,]\d++)*+\s?[€£]",
        first=r"$€£¥￥\d",
    ),
    "phone": NamedPattern(
        matches="mobile numbers of mainland China, with or without a country code",
        origin="ITU-T E.164 country codes, and the Chinese numbering plan: eleven digits that begin with 13 to 19.  "
        "Landline numbers do not match, because nothing tells them from other digits.",
        regex=r"(?<![\d+])(?:\+\d{1,3}[ -]?)?1[3-9]\d{9}(?!\d)",
        first=r"\d+",
    ),
    "emoji": NamedPattern(
        matches="emoji with their sequences: flags, keycaps, skin tones, families",
        origin="UTS #51 emoji sequences.  Whole blocks match instead of the listed characters, so that emoji of later "
        "Unicode versions match too; the text-style symbols among them match as well.",
        regex=r"(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
        f"|[{_EMOJI_BLOCKS}{_EMOJI_SINGLES}]{_EMOJI_MODIFIERS}(?:\u200d[{_EMOJI_BLOCKS}]{_EMOJI_MODIFIERS})*+"
        r"[\U000e0020-\U000e007f]*+)",
        first=rf"\U0001f1e6-\U0001f1ff0-9#*{_EMOJI_BLOCKS}{_EMOJI_SINGLES}",
    ),
    "latin": NamedPattern(
        matches="Latin words with digits, inner hyphens, apostrophes and underscores: 5G, iPhone15, AK47, don't",
        origin="UAX #29 words in the blocks from Basic Latin to Latin Extended-B.  Hyphens join as well, so that "
        "state-of-the-art is one token.",
        regex=r"(?<![A-Za-z0-9])(?:[A-Za-z0-9]|[\u00c0-\u024f])++(?:['’_-](?:[A-Za-z0-9]|[\u00c0-\u024f])++)*+",
        first=r"A-Za-z0-9\u00c0-\u024f",
    ),
    "space": NamedPattern(
        matches="runs of white space",
        origin=r"Unicode White_Space and U+001C to U+001F, as \s of the module re.",
        regex=r"\s++",
        first=r"\s",
    ),
    "control": NamedPattern(
        matches="control characters other than tab, line feed and carriage return",
        origin="Unicode General_Category=Cc, without the three controls that lay out text.",
        regex=r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]++",
        first=r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    ),
}


@functools.cache
def compile_pattern(name: str) -> re.Pattern[str]:
    """Return the compiled pattern of a name.

    Raises:
        PatternError: no pattern has this name; the message has the nearest one.
    """
    if name not in PATTERNS:
        raise PatternError(
            f"no pattern is called {name!r}{nearest(name, PATTERNS)}; available: {', '.join(sorted(PATTERNS))}"
        )
    return re.compile(PATTERNS[name].regex)


class PatternMatcher:
    """Finds the matches of several patterns.

    Matches do not overlap: the leftmost match comes first, and of the patterns that match at the same place the one
    that is named first wins.  The patterns are tried only at characters with which one of them can begin, because
    searching for a character class is twelve times as fast as trying nine patterns at each place (10 MB of news).

    Raises:
        PatternError: no pattern has one of the names.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        for name in names:
            compile_pattern(name)
        self._find_first = re.compile("[" + "".join(PATTERNS[name].first for name in names) + "]").search
        self._match = re.compile("|".join(f"(?:{PATTERNS[name].regex})" for name in names)).match

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the matches, ascending."""
        find_first, match = self._find_first, self._match
        found: list[tuple[int, int]] = []
        at = 0
        while (candidate := find_first(text, at)) is not None:
            start = candidate.start()
            hit = match(text, start)
            if hit is None:
                at = start + 1
            else:
                found.append(hit.span())
                at = hit.end()
        return found


@functools.cache
def pattern_matcher(names: tuple[str, ...]) -> PatternMatcher:
    """Return the matcher of several patterns; it is made once."""
    return PatternMatcher(names)
