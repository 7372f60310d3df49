"""Measure every stage, named pattern and reader of text on repetitions of a hundred units, of n and of 2n characters.

``soak_linear.py [CHARACTERS]`` fails if twice the text takes more than three times as long; quadratic time takes four
times as long.
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


def seconds(function: Callable[[str], object], text: str, times: int) -> float:
    """Return the least time of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        quiet(function, text)
        best = min(best, time.perf_counter() - start)
    return best


def main(characters: int) -> int:
    """Print what takes more than linear time, and return 1 if anything does."""
    slow = runs = 0
    for name, function in subjects():
        for unit in UNITS:
            for before, after in FRAMES:
                short, long = (before + unit * (size // len(unit)) + after for size in (characters, 2 * characters))
                runs += 1
                # Most take well below a millisecond, where a ratio would measure the clock.
                if seconds(function, long, 1) < 1e-6 * characters:
                    continue
                ratio = seconds(function, long, 3) / seconds(function, short, 3)
                if ratio > 3:
                    ratio = seconds(function, long, 7) / seconds(function, short, 7)
                if ratio > 3:
                    slow += 1
                    print(
                        f"{name} on {before!r} + {unit!r} * n + {after!r}: {ratio:.1f} times as long for twice the text"
                    )
    print(f"{runs} texts of {characters} and {2 * characters} characters: {slow} take more than linear time")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
