"""Remove characters by their class."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

import regex

from textprep import han
from textprep.doc import Doc, Edits, Rewrite, replace_spans
from textprep.errors import ParameterError, nearest
from textprep.kernels.chars import CLUSTER, DROP, DROP_SILENTLY, KEEP, Filter
from textprep.params import param
from textprep.stage import Program, Stage

#: The regular expression of each class, over Unicode's properties.
_CLASSES = {
    # Default-ignorable letters and marks are fillers and variation selectors.
    "letter": r"[[\p{L}\p{M}]--\p{Default_Ignorable_Code_Point}]",
    "han": han.SCRIPT,
    "kana": r"[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]",
    "hangul": r"\p{Script=Hangul}",
    "latin": r"\p{Script=Latin}",
    "digit": r"\p{N}",
    "space": r"\s",
    "punct": r"\p{P}",
    "symbol": r"\p{S}",
    "emoji": r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]",
}
CLASSES = (*_CLASSES, "other")

_RANGE = re.compile(r"U\+([0-9A-Fa-f]{4,6})(?:-(?:U\+)?([0-9A-Fa-f]{4,6}))?")
#: Invisible characters: controls, format characters, selectors, default-ignorable fillers.
_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}--\s]", regex.V1)
#: Characters that may form a grapheme cluster with a neighbour (UAX #29, Grapheme_Cluster_Break).
_CLUSTERING = regex.compile(
    r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}\p{GCB=Prepend}\p{GCB=Regional_Indicator}\p{GCB=L}\p{GCB=V}\p{GCB=T}]"
)
_CLUSTER = regex.compile(r"\X")
#: A row of flags that is long enough to be cut without ``\X``.
_FLAG_ROW = re.compile("[\U0001f1e6-\U0001f1ff]{8,}+")
_STOPS = ("。", ".", "．")

#: Scripts whose letters neither join nor form ligatures, so that a joiner behind them has no effect.
_UNJOINED = (
    r"\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}"
    r"\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}"
)
#: Characters of a grapheme cluster that have no effect there: a joiner that joins nothing (UAX #31, section 2.3, allows
#: joiners in cursive and Indic scripts, and UTS #51 between emoji), a selector of emoji style behind other characters.
_IDLE = regex.compile(
    rf"(?<![[\p{{L}}\p{{M}}]--[{_UNJOINED}]])[\u200c\u200d](?!\p{{Extended_Pictographic}})|(?<!\p{{Emoji}})[\ufe0e\ufe0f]",
    regex.V1,
)
#: The same in a cluster that does not begin with an emoji: tag characters spell flags only (UTS #51, section 2.8).
_IDLE_WITHOUT_EMOJI = regex.compile(_IDLE.pattern + r"|[\U000e0001-\U000e007f]", regex.V1)

_NARROW_SPACE = re.compile(r"\s{2,}+|[^\S ]")
#: A row of equal characters.
_REPEATED_CHARACTER = re.compile(r"(.)\1++", re.DOTALL)
#: Letters and digits repeat in words and numbers (www, 1000000), and white space is not a mark.
_NEVER_SHORTENED = regex.compile(r"[\p{Script=Latin}\p{N}\s]")
#: Marks of ASCII that double in code and addresses (C++, http://, ===); in rows of four or more they draw lines.
_OPERATORS = frozenset("\"#$%&'()*+-/:<=>@[\\]^_`{|}")
_SHORTEST_LINE = 4
#: The ellipsis and the dash of Chinese consist of two characters (GB/T 15834-2011, sections 4.9 and 4.10).
_DOUBLE_MARKS = frozenset("…—⋯")


@dataclass(repr=False, eq=False)
class CleanText(Stage):
    r"""Keep the named classes of characters and remove all others.

    A character stays if one of its classes is kept. Controls, zero-width and format characters are removed without a
    replacement; a run of other removed characters becomes ``replacement``.

    A grapheme cluster (UAX #29) stays or goes as a whole, and its first character decides, or any emoji in it. Joiners
    and variation selectors stay only where they have an effect: inside an emoji, behind a letter of a script that joins
    its letters, as the variant of a Han character.

    Parameters:
        keep: classes, of ``letter han kana hangul latin digit space punct symbol emoji other``, and ranges such as
            ``"U+4E00-9FA5"``. The classes are Unicode's scripts and general categories: "letter" is L and M, of all
            scripts; "digit" is all of N.
        replacement: the text that replaces a run of removed visible characters.
        drop_final_stop: whether to remove one full stop at the very end, too.
        clusters: whether grapheme clusters stay or go as a whole. With False each character is judged alone, so that
            ``keep`` is the exact set of the characters of the result.
        collapse_space: whether a run of white space (line ends included) becomes one space, U+0020. This follows the
            removal, so that a replacement counts.
        max_repeats: the greatest number of equal characters (or emoji) in a row; the rest of a longer row is removed.
            None has no limit. White space, Latin letters and digits of all kinds do not count, because they repeat in
            words and numbers (``www``, ``1000000``). Marks of ASCII that double in code and addresses (``C++``,
            ``http://``, ``===``) count in rows of four or more; ``! ? . , ; ~`` always count. Of ``……`` and ``——``,
            each of which is one mark, two characters stay.

    >>> CleanText(keep=("han", "latin"), replacement="")("价格：￥99，OK！").text
    '价格OK'
    >>> CleanText(max_repeats=1, collapse_space=True)("太好了！！！！  \n真的").text
    '太好了！ 真的'
    """

    keep: tuple[str, ...] = param(
        ("letter", "digit", "space", "punct", "symbol", "emoji"), "classes and ranges of characters to keep"
    )
    _: KW_ONLY
    replacement: str = param(" ", "the text for a run of removed visible characters")
    drop_final_stop: bool = param(False, "whether to remove one full stop at the end")
    clusters: bool = param(True, "whether grapheme clusters stay or go as a whole")
    collapse_space: bool = param(False, "whether a run of white space becomes one space")
    max_repeats: int | None = param(None, "greatest number of equal characters in a row")

    def check(self) -> None:
        """Check also that ``keep`` names classes and ranges, and that ``max_repeats`` is at least 1."""
        super().check()
        if self.max_repeats is not None and self.max_repeats < 1:
            raise ParameterError(f"CleanText: max_repeats must be 1 or more, or None, found {self.max_repeats}")
        _parse(self.keep)

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Filter by the kernel; `_Judge` fills its table page by page."""
        judge = _make_judge(tuple(self.keep), self.clusters)
        kept = Filter(judge.page, judge.filter_clusters)
        clean = Rewrite(kept.apply, self.replacement, _with_gaps, kept.rewriter(self.replacement))
        drop_final_stop, collapse_space, max_repeats = self.drop_final_stop, self.collapse_space, self.max_repeats
        if not drop_final_stop and not collapse_space and max_repeats is None:
            return clean

        def run(doc: Doc) -> Doc:
            text = doc.text
            if drop_final_stop and text.endswith(_STOPS):
                doc = doc.rewritten(text[:-1], Edits([(len(text) - 1, len(text), len(text) - 1, len(text) - 1)]))
            doc = clean(doc)
            if collapse_space:
                doc = replace_spans(
                    doc, [(match.start(), match.end()) for match in _NARROW_SPACE.finditer(doc.text)], " "
                )
            if max_repeats is not None:
                doc = replace_spans(doc, list(_surplus(doc.text, max_repeats)), "")
            return doc

        return run


def _surplus(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of repeated characters and clusters beyond the limit; see ``max_repeats`` for what counts."""
    for unit, row_start, row_end in _rows_of_clusters(text) if _CLUSTERING.search(text) else _rows_of_characters(text):
        allowed = limit
        if len(unit) == 1:
            if _NEVER_SHORTENED.match(unit) or (unit in _OPERATORS and row_end - row_start < _SHORTEST_LINE):
                continue
            if unit in _DOUBLE_MARKS:
                allowed = max(limit, 2)
        elif _NEVER_SHORTENED.match(unit) and not _EMOJI.search(unit) and "\u20e3" not in unit:
            continue
        start = row_start + allowed * len(unit)
        if start < row_end:
            yield start, row_end


def _rows_of_characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the rows of equal characters, each as the character, its start and its end."""
    for match in _REPEATED_CHARACTER.finditer(text):
        yield match[1], match.start(), match.end()


def _rows_of_clusters(text: str) -> Iterator[tuple[str, int, int]]:
    r"""Yield the rows of equal grapheme clusters in the same way.

    A pattern such as ``(\X)\1+`` would take quadratic time on a long cluster.
    """
    unit, start, end = "", 0, 0
    for cluster, at in _clusters(text):
        if cluster != unit:
            if end - start > len(unit):
                yield unit, start, end
            unit, start = cluster, at
        end = at + len(cluster)
    if end - start > len(unit):
        yield unit, start, end


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    r"""Yield the grapheme clusters of a text, and where each begins.

    ``\X`` counts the regional indicators before each place anew, which takes quadratic time on a long row of them. So
    the pairs inside of a row are cut here, and ``\X`` sees only the first pair and the last.
    """
    at = 0
    for row in _FLAG_ROW.finditer(text):
        second = row.start() + 2
        last = row.end() - 2 + len(row[0]) % 2
        yield from _clusters_between(text, at, second)
        for start in range(second, last, 2):
            yield text[start : start + 2], start
        at = last
    yield from _clusters_between(text, at, len(text))


def _clusters_between(text: str, begin: int, end: int) -> Iterator[tuple[str, int]]:
    for match in _CLUSTER.finditer(text[begin:end]):
        yield match[0], begin + match.start()


def _with_gaps(doc: Doc, text: str, gaps: list[tuple[int, int, int]]) -> Doc:
    return doc.rewritten(text, Edits.replacing(gaps))


def _parse(keep: Iterable[str]) -> tuple[set[str], list[tuple[int, int]]]:
    """Return the classes and the ranges of code points that ``keep`` names."""
    classes: set[str] = set()
    ranges: list[tuple[int, int]] = []
    for item in keep:
        if item in CLASSES:
            classes.add(item)
            continue
        found = _RANGE.fullmatch(item)
        if found is None:
            raise ParameterError(
                f"CleanText: keep holds {item!r}{nearest(item, CLASSES)}; expected one of {', '.join(CLASSES)}, "
                "or a range such as 'U+4E00-9FA5'"
            )
        first, last = int(found[1], 16), int(found[2] or found[1], 16)
        if first > last or last > 0x10FFFF:
            raise ParameterError(f"CleanText: keep holds the range {item!r}, which runs backwards or beyond U+10FFFF")
        ranges.append((first, last))
    return classes, ranges


#: The actions for a page of which every character stays.
_KEPT_PAGE = bytes([KEEP]) * 256


class _Judge:
    """Decide for characters and, where neighbours matter, for grapheme clusters."""

    def __init__(self, classes: set[str], ranges: list[tuple[int, int]], clusters: bool) -> None:
        self._patterns = [regex.compile(_CLASSES[name], regex.V1) for name in _CLASSES if name in classes]
        self._letters = regex.compile(f"(?:{_CLASSES['letter']})++", regex.V1) if "letter" in classes else None
        self._all = [regex.compile(pattern, regex.V1) for pattern in _CLASSES.values()]
        self._clusters = clusters
        self._emoji = "emoji" in classes
        self._other = "other" in classes
        self._ranges = ranges
        self.page = functools.cache(self._page)

    def keeps(self, character: str) -> bool:
        """Return whether a character is in a kept class or range."""
        if self._in_ranges(character) or any(pattern.match(character) for pattern in self._patterns):
            return True
        return (
            self._other
            and not any(pattern.match(character) for pattern in self._all)
            and _INVISIBLE.match(character) is None
        )

    def _in_ranges(self, character: str) -> bool:
        return any(first <= ord(character) <= last for first, last in self._ranges)

    def _page(self, number: int) -> bytes:
        """Return the actions for the 256 code points of a page."""
        text = "".join(map(chr, range(number << 8, (number + 1) << 8)))
        # Most pages of Han characters; one search instead of a set for each class.
        if self._letters is not None and self._letters.fullmatch(text) and not _CLUSTERING.search(text):
            return _KEPT_PAGE
        kept: set[str] = set()
        for pattern in self._patterns:
            kept.update(pattern.findall(text))
        for first, last in self._ranges:
            kept.update(character for character in text if first <= ord(character) <= last)
        invisible = set(_INVISIBLE.findall(text))
        if self._other:
            known = {character for pattern in self._all for character in pattern.findall(text)}
            kept |= set(text) - known - invisible
        clustering = set(_CLUSTERING.findall(text)) if self._clusters else set()
        return bytes(
            CLUSTER
            if character in clustering
            else KEEP
            if character in kept
            else DROP_SILENTLY
            if character in invisible
            else DROP
            for character in text
        )

    def filter_clusters(self, text: str, replacement: str) -> tuple[str, list[tuple[int, int, int]]]:
        """Filter a text by grapheme clusters; the result is that of the kernel's ``apply``."""
        pieces: list[str] = []
        gaps: list[tuple[int, int, int]] = []
        start = -1
        visible = False
        for piece, at, kept in self._judged(text):
            if kept:
                if start >= 0:
                    self._close(start, at, visible, replacement, pieces, gaps)
                    start, visible = -1, False
                pieces.append(piece)
                continue
            if start < 0:
                start = at
            visible = visible or any(_INVISIBLE.match(character) is None for character in piece)
        if start >= 0:
            self._close(start, len(text), visible, replacement, pieces, gaps)
        return ("".join(pieces) if gaps else text), gaps

    def _judged(self, text: str) -> Iterator[tuple[str, int, bool]]:
        """Yield the pieces of a text, the place where each begins, and whether it stays."""
        for cluster, at in _clusters(text):
            if not self._keeps_cluster(cluster):
                yield cluster, at, False
                continue
            done = 0
            if len(cluster) > 1:
                idle = _IDLE if _EMOJI.match(cluster) else _IDLE_WITHOUT_EMOJI
                for found in idle.finditer(cluster):
                    if not self._in_ranges(found[0]):
                        if done < found.start():
                            yield cluster[done : found.start()], at + done, True
                        yield found[0], at + found.start(), False
                        done = found.end()
            if done < len(cluster):
                yield cluster[done:], at + done, True

    def _keeps_cluster(self, cluster: str) -> bool:
        if self.keeps(cluster[0]):
            return True
        if len(cluster) > 1 and unicodedata.category(cluster[0]) == "Cf":
            # A prepended mark, such as the Arabic number sign: the characters after it decide.
            return any(self.keeps(character) for character in cluster)
        return self._emoji and ("\u20e3" in cluster or any(map(_EMOJI.match, cluster)))

    @staticmethod
    def _close(
        start: int, end: int, visible: bool, replacement: str, pieces: list[str], gaps: list[tuple[int, int, int]]
    ) -> None:
        filling = replacement if visible else ""
        pieces.append(filling)
        gaps.append((start, end, len(filling)))


@functools.lru_cache(maxsize=64)
def _make_judge(keep: tuple[str, ...], clusters: bool) -> _Judge:
    """Return the judge of the parameters; it is shared, because its pages take longer to make than to use."""
    classes, ranges = _parse(keep)
    return _Judge(classes, ranges, clusters)


_EMOJI = regex.compile(_CLASSES["emoji"])
