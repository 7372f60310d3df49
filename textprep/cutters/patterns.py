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
from collections.abc import Iterator
from typing import NamedTuple

from textprep import han
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
_URL_END = r"[A-Za-z0-9\u00c0-\u024f_~/#@$&*+=%-]"
#: A part of an address: punctuation with more behind it, or a pair of brackets with its content.
_URL_UNIT = rf"(?:[.,:;!?\x27]*+{_URL_END}|\((?:[.,:;!?\x27]*+{_URL_END})*+\)|\[[0-9A-Za-z:.]*+\])"
#: An internationalised host (RFC 5890), whose first label but www begins with a letter of another script than Latin,
#: and its path up to white space or punctuation.
_IDN_HOST = (
    r"(?:[wW]{3}\.)?(?=[^\W\d_A-Za-z\u00c0-\u024f])(?:[^\W_]|-){1,63}+(?:\.(?:[^\W_]|-){1,63}+)++(?::\d{1,5})?"
    r"(?:/[\w./?=&%-]*+)?"
)

#: Chinese numerals, and the dates, times and units that they form.
_HAN_DIGIT = "〇零一二三四五六七八九"
_HAN_NUMBER = "〇零一二三四五六七八九十百千万亿两"
_HAN_YEAR = f"[{_HAN_DIGIT}]{{4}}年|民国[{_HAN_DIGIT}十百]{{1,4}}年"
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九])月"
_HAN_DAY = "(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_MONTH_NAME = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?("
    "?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH = "(?:0?[1-9]|1[0-2])"
_DAY = "(?:0?[1-9]|[12]\\d|3[01])"
_PART_OF_DAY = "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)"
_HAN_HOUR = "(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_HAN_MINUTE = "(?:[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九]|[一二三四五六七八九])"
_HOUR = "(?:[01]?\\d|2[0-4])"
#: What is counted in points, so that 3点建议 is no time.
_POINTS = (
    "(?:小|重要|主要|基本)?(?:建议|意见|看法|想法|要求|原因|理由|不足|好处|说明|体会|内容|问题|希望|经验|措施|共识|启示|"
    "差距|区别|注意|结论|疑问)"
)
_MONEY_UNIT = (
    r"(?:[千百十]?[万亿]{1,2}|[千百十])?"
    r"(?:(?:美|日|欧|港|加|澳|韩|新台|新加坡)元|欧元|英镑|人民币|(?:港|新台|台|澳|加)币|美金|日[圆円]|円|卢布"
    r"|卢比|泰铢|元(?!旦|宝|素|年|月|老|首|件)|块钱|毛钱"
    r"|块\d(?:毛(?:钱|\d(?:分)?)?)?(?!\d))"
)
_CURRENCY_CODE = "(?:USD|RMB|CNY|EUR|GBP|JPY|HKD|TWD|KRW|AUD|CAD|SGD|CHF)"
_BEHIND_AMOUNT = (
    rf"(?:[€£]|{_CURRENCY_CODE}(?![A-Za-z])|{_MONEY_UNIT}|角(?:[1-9]分|(?![度形色]))"
    r"|(?:dollars?|euros?|yuan|yen|pounds sterling)(?![A-Za-z]))"
)

#: The blocks that consist of emoji for the greater part, and the characters of other blocks that have Unicode's
#: property Emoji. These blocks have signs of text, too (★ ♪ ✓), and get no new emoji.
_EMOJI_BLOCKS = "\U0001f300-\U0001faff"
_EMOJI_SINGLES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2"
    "\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e"
    "\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f\u2692-\u2697\u2699\u269b"
    "\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea"
    "\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747"
    "\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201"
    "\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250\U0001f251"
)
_EMOJI_MODIFIERS = "[\ufe0f\U0001f3fb-\U0001f3ff]*+"

#: Names of Latin letters with marks that usually separate words, for a search that ignores case.
_LATIN_NAME = "|".join(
    [
        r"(?:(?:asp|ado|vb|ml|paint|json|log4)?\.net)(?![a-z0-9])",
        r"(?:[cg]|vc|notepad|libc|libstdc|objective-c)\+\+(?:\d\d(?![a-z0-9]))?(?!\+)",
        r"[a-gjqx]#(?![a-z0-9_#])",
        r"[a-z0-9]{1,30}+(?:[.-][a-z0-9]{1,30}+){0,3}?\.(?:jsx?|tsx?|py|io|com|org)(?![a-z0-9])",
        r"(?:(?:ph|ed|psy|pharm|th)\.d|ll\.[bm]|[bmd]\.(?:sc|phil|ed|tech|eng|arch|lit|div))(?![a-z0-9])\.?",
        r"(?:[a-z]\.){2,8}+(?=[a-z]{2})|[a-z](?:\.[a-z]){1,8}+(?![a-z0-9])\.?",
        r"[a-z]{1,2}(?:&[a-z]{1,2})++\d{0,3}(?![a-z0-9])",
        r"(?:(?<!/)[a-z]/[a-z]|tcp/ip|ci/cd|ac/dc|pl/sql|gnu/linux|os/2)(?![a-z0-9/+#])",
    ]
)

#: The letters of Script=Latin (Unicode's Scripts.txt) in the blocks Latin-1 Supplement to Latin Extended-B and Latin
#: Extended Additional, and the ligatures.
_LATIN_BEYOND_ASCII = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\ufb00-\ufb06"
#: Letters and digits with their combining marks; ASCII by itself, because most words have nothing else.
_LATIN_RUN = rf"(?:[A-Za-z0-9]|[{_LATIN_BEYOND_ASCII}\u0300-\u036f])++"

#: A mark after the first part of a name. Most words have none, so that the names need not be tried on them.
_LATIN_NAME_AHEAD = r"[A-Za-z0-9-]{0,40}+(?:[.&/][A-Za-z0-9]|\+\+|#)"

_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4 = rf"{_BYTE}(?:\.{_BYTE}){{3}}"
_GROUP = "[0-9A-Fa-f]{1,4}"
#: The forms of IPv6: eight groups; up to seven with one "::"; each with an IPv4 address for the last two groups.
_IPV6 = "|".join(
    [f"(?:{_GROUP}:){{7}}{_GROUP}", f"(?:{_GROUP}:){{6}}{_IPV4}"]
    + [
        rf"(?:{_GROUP}(?::{_GROUP}){{{n - 1}}})::(?:(?:{_GROUP}:){{0,{5 - n}}}{_IPV4}|{_GROUP}(?:"
        rf":{_GROUP}){{0,{6 - n}}})?"
        if n < 6
        else rf"(?:{_GROUP}(?::{_GROUP}){{{n - 1}}})::(?:{_GROUP}(?::{_GROUP}){{0,{max(6 - n, 0)}}})?"
        for n in range(1, 8)
    ]
    + [rf"::(?:(?:{_GROUP}:){{0,5}}{_IPV4}|{_GROUP}(?::{_GROUP}){{0,6}})"]
)

PATTERNS: dict[str, NamedPattern] = {
    "url": NamedPattern(
        matches="addresses that begin with http://, https://, ftp:// or www., in any case",
        origin="RFC 3986 (URI) and, of RFC 3987 (IRI), the letters to Latin Extended-B and hosts in other scripts: "
        "in Chinese text an address often touches the characters that follow it, so that Han characters belong only to "
        "an address whose host begins with them, or with www. and them.  Punctuation belongs to the address only if "
        "more of it follows, and brackets only in pairs.  www. needs no scheme because people omit it.",
        regex=r"(?:(?<![A-Za-z])(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://|(?<![A-Za-z0-9.])[wW][wW][wW]\.)"
        rf"(?:{_IDN_HOST}|{_URL_UNIT}++)",
        first="hHfFwW",
    ),
    "email": NamedPattern(
        matches="mail addresses: a local part, @, and a domain with a dot",
        origin="RFC 5321 section 4.1.2 (Mailbox), of the local part only letters, digits and . _ % + -: the other "
        "characters that it allows, and quoted parts, are punctuation in running text.  A domain must have a dot and "
        "end in two or more letters, so that neither localhost nor an address literal matches.",
        regex=r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]*+@(?:[A-Za-z0-9-]++\.)+[A-Za-z"
        r"]{2,}(?![A-Za-z0-9-])",
        first=r"A-Za-z0-9_%+\-",
    ),
    "mention": NamedPattern(
        matches="@name: up to 32 Latin letters, digits, '_', '.' and '-', or up to 16 word characters of any script",
        origin="The usage of social networks.  A name of any script must end at punctuation or white space: a longer "
        "run of Chinese characters after @ is a name and the sentence that follows it, and nothing marks where one "
        "ends and the other begins.  Up to three digits alone, or before 元 or 块, are a price (价格@5).",
        regex=r"(?<![A-Za-z0-9._%+@-])@(?!\d{1,3}(?:\.\d++)?(?:[元块]|(?![\w.-])))"
        r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,30}[A-Za-z0-9_])?(?!\w)|[\w-]{1,16}(?![\w-]))",
        first="@",
    ),
    "hashtag": NamedPattern(
        matches="#topic#, with up to 64 characters, and #topic",
        origin="Weibo's usage with two signs; with one sign the hashtag identifiers of UAX #31, of which one character "
        "must not be a digit, because #1 is a number, and so is 第#1名.",
        regex=r"#[^\s#@,.;:!?，。；：！？、()（）\[\]]{1,64}+#|(?<![A-Za-z0-9_#第])#\w*[^\W\d]\w*+",
        first="#",
    ),
    "date": NamedPattern(
        matches="2024-05-01, 2024/5/1, 2024.5.1, 2021-03, 2024年5月1日, 5月1日, 2024年, 三月五日, "
        "二〇二一年三月, May 1, 2024",
        origin="ISO 8601 calendar dates, and the Chinese and English forms.  Months and days may have one digit, and "
        "slashes or dots may separate them, as people write.  Months reach 12 and days 31; the length of a month is "
        "not checked.  Without a year only forms with 日 or 号 match, because 5-1 may be a score and 三月 a duration.",
        regex=rf"(?<![\d.])(?:\d{{4}}(?:-{_MONTH}-{_DAY}|/{_MONTH}/{_DAY}|\.{_MONTH}\.{_DAY}|-(?:0[1-9]"
        rf"|1[0-2]))(?![\d.-])"
        rf"|(?:\d{{4}}年)?{_MONTH}月{_DAY}[日号]|\d{{4}}年(?:{_MONTH}月|{_HAN_MONTH}(?:{_HAN_DAY})?)?)"
        rf"|(?<![{_HAN_NUMBER}])(?:(?:{_HAN_YEAR})(?:{_HAN_MONTH}(?:{_HAN_DAY})?)?|{_HAN_MONTH}{_HAN_DAY})"
        rf"|(?<![A-Za-z]){_MONTH_NAME}\.? {_DAY}(?:st|nd|rd|th)?,? \d{{4}}(?!\d)"
        rf"|(?<![\d.]){_DAY} {_MONTH_NAME}\.? \d{{4}}(?!\d)",
        first=r"\d〇零一二三四五六七八九十民JFMASOND",
    ),
    "time": NamedPattern(
        matches="10:30, 10:30:05, 15：05, 9点, 下午3点半, 三点十分, 3pm, 9:30 AM",
        origin="ISO 8601 times of day, and the Chinese and English forms.  Hours may have one digit and reach 24, but "
        "minutes need two, because 3:2 is a score.  Hours in Chinese numerals need a part of the day or minutes, "
        "because 有一点 is a quantity; 3点建议 is no time, either.",
        regex=rf"(?<![\d:：.第])(?:{_PART_OF_DAY} ?)?{_HOUR}(?:[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：]|获胜|[胜负平])"
        r"(?: ?(?:[aApP]\.[mM]\.|[aApP][mM](?![A-Za-z])))?"
        r"| ?(?:[aApP]\.[mM]\.|[aApP][mM](?![A-Za-z]))"
        r"|[点时](?:[0-5]?\d分(?:[0-5]?\d秒)?|半|整|[一三]刻)|点钟"
        rf"|点(?![\d点]|{_POINTS}))"
        rf"|{_PART_OF_DAY} ?{_HOUR}点[0-5]\d(?!\d)|{_PART_OF_DAY}{_HAN_HOUR}点(?:[一三]刻|{_HAN_MINUTE}分?|半|整|钟)?"
        rf"|(?<![{_HAN_NUMBER}第]){_HAN_HOUR}点(?:{_HAN_MINUTE}分|半|整|钟|[一三]刻)",
        first=r"\d凌清早上中下傍晚夜半零一二两三四五六七八九十",
    ),
    "number": NamedPattern(
        matches="numbers with sign, grouped thousands, decimals, exponent, per cent, and units of letters or signs",
        origin="Usage in Chinese and English: a comma groups, a point separates decimals.  Several points are allowed, "
        "so that IP addresses and version numbers stay whole.  A sign belongs to a number only if no letter, digit or "
        "closing bracket precedes it, because 3-5 is a range.  A minus behind a Han character is a hyphen "
        "(歼-20), except behind a word such as 和 or 为, and where a share or a temperature follows (环比-3%, 气温"
        "-5℃).",
        regex=rf"(?<![A-Za-z_\d])(?<!\d\.)(?:(?<![A-Za-z0-9_)\]{han.UNIFIED}])[+-]"
        rf"|(?<=[和与與及或到至为為是在于於得])-|(?<=[{han.UNIFIED}])(?:\+"
        r"|-(?=\d{1,15}+(?:[.,]\d{1,15}+){0,4}+ ?[%‰％℃°度分点])))?"
        # Behind three digits and a comma, the groups from here on were tried with those digits already, in vain.
        r"(?:(?!(?<=(?<![A-Za-z_\d])(?<!\d\.)\d{3},)\d{3})\d{1,3}(?:,\d{3})++(?![\d,])|\d++)(?:\.\d++)*+"
        r"(?:[eE][+-]?\d++(?![A-Za-z_\d])|[%‰℃℉°Ωμµ]{0,2}[A-Za-z]{0,5}(?:/[A-Za-z]{1,4})?[²³]?(?![A-Za-z_\d]))",
        first=r"\d+\-",
    ),
    "currency": NamedPattern(
        matches="$12.50, ￥1,200, 30€, 5万元, 三百元, 100块钱, USD 200, 人民币300元",
        origin="Usage: signs before the amount, € and £ also after it; ISO 4217 codes on either side;"
        " the Chinese units "
        "behind digits or Chinese numerals.  One Chinese numeral before 元 does not match, because 一元 is also a word "
        "of mathematics.",
        regex=r"(?:(?:US|HK|NT|[AC])?\$|[€£¥￥])\s?\d++(?:[.,]\d++)*+(?:[万亿]{1,2}元?|[KMB](?![A-Za-z0-9]))?"
        rf"|(?<![A-Za-z]){_CURRENCY_CODE} ?\d++(?:[.,]\d++)*+"
        rf"|(?:人民币|(?<![\w.,]))\d++(?:[.,]\d++)*+ ?{_BEHIND_AMOUNT}"
        rf"|(?<=[{han.UNIFIED}])(?<!第)\d++(?:[.,]\d++)*+ ?(?:[€£]|{_CURRENCY_CODE}(?![A-Za-z])"
        rf"|{_MONEY_UNIT}|[角](?![\d度形色]))"
        rf"|(?<![{_HAN_NUMBER}第])(?:[{_HAN_NUMBER}]{{2,16}}+(?:(?:美|日|欧|港|加|澳|韩)元|英镑|美金|港币|元(?!旦|宝|年)|块钱|毛钱)"
        rf"|[{_HAN_NUMBER}](?:(?:美|日|欧|港)元|英镑|块钱|毛钱))",
        first=rf"$€£¥￥\d人{_HAN_NUMBER}UHNACREGJTKS",
    ),
    "phone": NamedPattern(
        matches="Chinese mobile, landline (010-62781234转8), 400 and 800 numbers; others with + and the country code",
        origin="ITU-T E.164 country codes, and the Chinese numbering plan: eleven digits that begin with 13 to 19; a "
        "landline of seven or eight digits behind its area code and a separator; ten digits that begin with 400 or "
        "800.  Spaces or hyphens may separate groups.",
        regex=r"(?<![\dA-Za-z+.￥$-])(?:"
        r"(?:(?:\+|00)86[ -]?|86[ -]|[(（]\+86[)）] ?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})"
        r"|(?:(?:\+|00)86[ -]?\d{2,3}[ -]|0\d{2,3}[ －-]|[(（]0\d{2,3}[)）] ?)"
        r"\d{3,4}[ -]?\d{4}(?:(?:转|-|ext\.? ?)\d{1,5})?"
        r"|[48]00(?:\d{7}|([ -])\d{3}\1\d{4})"
        r"|\+\d{1,3}(?:[ -]\d{2,4}){2,4}|\+\d{1,3} ?\(\d{1,4}\)(?:[ -]?\d{2,4}){2,3}|\+\d{8,14}"
        r")(?![\dA-Za-z]|\.\d)",
        first=r"\d+(（",
    ),
    "id_number": NamedPattern(
        matches="identity numbers of mainland China, with 18 characters",
        origin="GB 11643-1999: six digits of the region, eight of the date of birth (1800 to 2099), three of the order "
        "and a check character.  A pattern cannot compute the check character: the sum of the first 17 digits, each "
        "weighted with 2 to the power of (18 less its place), plus the check digit (X is 10), is 1 modulo 11.  The "
        "15 digits of the standard of 1989 do not match, because they look like any other number.",
        regex=r"(?<![A-Za-z0-9])[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
        r"(?![A-Za-z0-9])",
        first="1-8",
    ),
    "ip": NamedPattern(
        matches="addresses of IPv4 and IPv6",
        origin="RFC 3986 section 3.2.2 (IPv4address, with numbers to 255) and RFC 4291 section 2.2 (t"
        "ext forms of IPv6). "
        ":: alone does not match, because it is punctuation in running text.",
        regex=rf"(?<![A-Za-z0-9.:])(?:{_IPV4}(?![A-Za-z0-9]|\.\d)"
        r"|(?=[0-9A-Fa-f]{0,4}:)(?=[0-9A-Fa-f:]{0,30}[0-9A-Fa-f])"
        rf"(?:{_IPV6})(?![0-9A-Za-z:]|\.\d))",
        first="0-9A-Fa-f:",
    ),
    "emoji": NamedPattern(
        matches="emoji with their sequences: flags, keycaps, skin tones, families",
        origin="UTS #51 emoji sequences.  From U+1F300 on, whole blocks match, so that emoji of later versions of "
        "Unicode match too; before that, the characters with the property Emoji, even if they are shown as text.",
        regex=r"(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
        f"|[{_EMOJI_BLOCKS}{_EMOJI_SINGLES}]{_EMOJI_MODIFIERS}(?:\u200d[{_EMOJI_BLOCKS}{_EMOJI_SINGLES}]{_EMOJI_MODIFIERS})*+"
        r"[\U000e0020-\U000e007f]*+)",
        first=rf"\U0001f1e6-\U0001f1ff0-9#*{_EMOJI_BLOCKS}{_EMOJI_SINGLES}",
    ),
    "latin": NamedPattern(
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
        regex=rf"(?<![A-Za-z0-9])(?:(?={_LATIN_NAME_AHEAD})(?:(?i:{_LATIN_NAME})|[A-Z]{{1,3}}(?:&[A-Z]{{1,3}})++(?![A-Za-z0-9]))"
        r"(?:['’]?s(?![A-Za-z0-9]))?"
        rf"|(?=[0-9'’_-]{{0,40}}+[A-Za-z{_LATIN_BEYOND_ASCII}])"
        rf"{_LATIN_RUN}(?:['’ʻʼ_-]{_LATIN_RUN})*+(?:(?<=[0-9])\.[0-9]++)*+)",
        first=rf".A-Za-z0-9{_LATIN_BEYOND_ASCII}",
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
        return list(self.iterate(text))

    def iterate(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the matches, ascending."""
        find_first, match = self._find_first, self._match
        at = 0
        while (candidate := find_first(text, at)) is not None:
            start = candidate.start()
            hit = match(text, start)
            if hit is None:
                at = start + 1
            else:
                yield hit.span()
                at = hit.end()


@functools.cache
def pattern_matcher(names: tuple[str, ...]) -> PatternMatcher:
    """Return the matcher of several patterns; it is made once."""
    return PatternMatcher(names)
