"""Measure every stage, named pattern and reader of text on repetitions of a hundred units.

``soak_linear.py [CHARACTERS]`` compares n with 2n characters, and what looks worse than linear there with 8n. It fails
if eight times the text takes more than 24 times as long; quadratic time takes 64 times as long.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

import textprep as tp
from textprep.conversion.opencc_json import read_json
from textprep.cutters.patterns import PATTERNS, compile_pattern, pattern_matcher
from textprep.errors import TextprepError
from textprep.stage import Stage

UNITS = [
    "111,", "1,", "1.", "1.1,", "+1", "-", "1e", "1e5", "1:", "1::", ":", "::", "1/", "1-", "12-", "$1,", "¥",
    "1元", "一", "一百", "三月", "2024-", "2024年", "1月", "五点", "下午", "3点", "+86 ", "010-", "(010)", "1 ", "13",
    "400-", "a", "a.", "a@", "@", "@a", "a-", "a'", "a_", "A.", "A&", "a+", "C+", "#", "#a", "#1", "http://",
    "http://a", "www.", "www.a.", "http://a(", "http://[", "http://一.", "a1", "<", "<a", "<a ", "<a=",
    "<a=\"", "<a='", "<a b=\"", "</", "</a", "<!--", "<!", "<!-", "-->", "--", "<script", "<script>",
    "</script", "<style>", "<svg>", "<svg", "<![CDATA[", "]]>", "<?", "<p>", "<b", "<x-y>", "&", "&a", "&amp",
    "&#", "&#1", "&#x", ">", "=", "\"", "'", "\U0001f1e8", "\U0001f1e8\U0001f1f3", "\u0301", "\u0301\u0323",
    "e\u0301", "\u0323\u0301", "ᄀ", "ᅡ", "각", "\u200d", "\U0001f468\u200d", "\U0001f44d\U0001f3fd", "️",
    "1️⃣", "\U000e0067", "\u0600", "क्", "ำ", "゙", "が", " ", "\t", "\n", "\r\n", "\u3000", "\x00", "\ud800",
    "\udc00", "。", "，", "！", "……", "——", "哈", "哈哈", "研究生命", "的", "了", "吗", "看看",
    "看一看", "高高兴兴", "是不是", "洗了个澡",
    "里", "干", "乾", "計程車", "Ａ", "İ", "ß", "ﬁ", "it's ", "can't", "running ", "the ", "US ", "abc", "state-of-",
    "\\\"", "\\", "//", "/*", "*/", ",", ",]", "{", "[", "\U00020000", "ཱུ", "אָ", "ǆ", "～", "~", "?", "!",
    ";", "%",
]  # fmt: skip

#: Before and after the repetitions.
FRAMES = [("", ""), ("", "x"), ("<a ", ""), ('"', ""), ("a", "a"), ("\u0301", "1")]

#: Processor seconds a character below which a run is not compared: less than the clock and the collector vary.
MEASURABLE = 1e-6

#: Ratio over one doubling from which a text is measured over three.
SUSPICIOUS = 2.7

#: Ratio over three doublings that fails: the geometric mean of linear (8) and quadratic (64) time, and some room.
SLOW = 24

STAGES: list[Stage] = [
    tp.FullToHalf(),
    tp.FoldCase(),
    *(tp.NormalizeUnicode(form) for form in ("NFC", "NFD", "NFKC", "NFKD")),
    tp.CleanText(),
    tp.CleanText(keep=("han",), replacement=""),
    tp.CleanText(clusters=False, max_repeats=1, collapse_space=True),
    tp.CleanText(max_repeats=2, drop_final_stop=True),
    tp.StripHtml(),
    tp.StripHtml(tags="any"),
    *(tp.ReplacePattern(name) for name in PATTERNS),
    tp.ConvertChinese("s2t"),
    tp.ConvertChinese("tw2sp"),
    tp.MaxMatch(),
    tp.MaxMatch(direction="both"),
    tp.Unigram(),
    tp.Unigram(hmm="none", mode="search"),
    tp.Unigram(hmm="none", mode="all"),
    tp.Unigram(hmm="jieba-posseg"),
    tp.Unigram(protect=tuple(PATTERNS)),
    tp.Words(),
    tp.Words(rule="treebank"),
    tp.MixedWords(),
    tp.Pipeline([tp.Unigram(), tp.DropStopWords()]),
    tp.Pipeline([tp.Unigram(), tp.TagPos()]),
    tp.Pipeline([tp.Unigram(), tp.Lemmatize()]),
    tp.Pipeline([tp.Words(), tp.Stem()]),
    *(tp.load(name) for name in ("zh", "en", "mixed")),
]


def subjects() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield everything that reads a text, with its name."""
    for stage in STAGES:
        yield repr(stage), partial(spans_or_edits, stage.program())
    for name in PATTERNS:
        yield f"pattern {name}", compile_pattern(name).findall
        yield f"scanner {name}", pattern_matcher((name,)).spans
    yield "all patterns", pattern_matcher(tuple(PATTERNS)).spans
    yield "OpenCC's JSON", lambda text: quiet(read_json, text, "a.json")


def spans_or_edits(program: Callable[[tp.Doc], tp.Doc], text: str) -> object:
    """Run a program and compute what a document computes only on request."""
    doc = program(tp.Doc(text))
    return doc.edits if doc.tokens is None else doc.spans()


def quiet(function: Callable[..., object], *arguments: object) -> object:
    """Call a function; an error of ours counts as an answer."""
    try:
        return function(*arguments)
    except TextprepError:
        return None


def seconds(function: Callable[[str], object], text: str, times: int = 3) -> float:
    """Return the least processor time of some runs, on which other processes have little influence."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        quiet(function, text)
        best = min(best, time.process_time() - start)
    return best


def growth(function: Callable[[str], object], make: Callable[[int], str], characters: int) -> float:
    """Return how many times as long eight times the text takes; after a first look that is linear, return 8.

    A ratio over a single doubling is also that of a cache that overflows or of a busy machine, so texts whose first
    doubling looks bad are measured over three.
    """
    long = make(2 * characters)
    # Most take well below a millisecond, where a ratio would measure the clock.
    if seconds(function, long, 1) < MEASURABLE * characters:
        return 8.0
    if seconds(function, long) < SUSPICIOUS * seconds(function, make(characters)):
        return 8.0
    shortest = seconds(function, make(characters), 7)
    return seconds(function, make(8 * characters)) / shortest


def main(characters: int) -> int:
    """Print what takes more than linear time, and return 1 if anything does."""
    slow = runs = 0
    start = time.monotonic()
    for name, function in subjects():
        for unit in UNITS:
            for before, after in FRAMES:

                def make(size: int, before: str = before, unit: str = unit, after: str = after) -> str:
                    return before + unit * (size // len(unit)) + after

                runs += 1
                ratio = growth(function, make, characters)
                if ratio > SLOW:
                    slow += 1
                    print(
                        f"{name} on {before!r} + {unit!r} * n + {after!r}: {ratio:.0f} times as long for eight times "
                        "the text",
                        flush=True,
                    )
    print(
        f"{runs} texts of {characters} and {2 * characters} characters in {time.monotonic() - start:.0f} s: "
        f"{slow} take more than linear time"
    )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
