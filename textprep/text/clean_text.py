"""Remove characters by their class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from textprep import han
from textprep.doc import Doc, Edits, Rewrite
from textprep.errors import ParameterError, nearest
from textprep.kernels.chars import CLUSTER, DROP, DROP_SILENTLY, KEEP, Filter
from textprep.params import param
from textprep.stage import Program, Stage

#: The regular expression of each class, over Unicode's properties.
_CLASSES = {
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
_STOPS = ("。", ".", "．")


@dataclass(kw_only=True, repr=False, eq=False)
class CleanText(Stage):
    """Keep the named classes of characters and remove all others.

    A character stays if one of its classes is kept. A grapheme cluster (UAX #29) stays or goes as a whole. Its first
    character decides, or any emoji in it, so that joiners and selectors inside an emoji stay. Elsewhere controls,
    zero-width and format characters are removed without a replacement; a run of other removed characters becomes
    ``replacement``.

    Parameters:
        keep: classes, of ``han kana hangul latin digit space punct symbol emoji other`` (Unicode's
            scripts and general categories; "digit" is all of N), and ranges such as ``"U+4E00-9FA5"``.
        replacement: the text that replaces a run of removed visible characters.
        drop_final_stop: whether to remove one full stop at the very end, too.

    >>> CleanText(keep=("han", "latin"), replacement="")("价格：￥99，OK！").text
    '价格OK'
    """

    keep: tuple[str, ...] = param(
        ("han", "latin", "digit", "space", "punct", "symbol", "emoji"), "classes and ranges of characters to keep"
    )
    replacement: str = param(" ", "the text for a run of removed visible characters")
    drop_final_stop: bool = param(False, "whether to remove one full stop at the end")

    def check(self) -> None:
        """Check also that ``keep`` names classes and ranges."""
        super().check()
        _parse(self.keep)

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Filter by the kernel; `_Judge` fills its table page by page."""
        classes, ranges = _parse(self.keep)
        judge = _Judge(classes, ranges)
        clean = Rewrite(Filter(judge.page, judge.clusters).apply, self.replacement, _with_gaps)
        if not self.drop_final_stop:
            return clean

        def run(doc: Doc) -> Doc:
            text = doc.text
            if text.endswith(_STOPS):
                doc = doc.rewritten(text[:-1], Edits([(len(text) - 1, len(text), len(text) - 1, len(text) - 1)]))
            return clean(doc)

        return run


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


class _Judge:
    """Decide for characters and, where neighbours matter, for grapheme clusters."""

    def __init__(self, classes: set[str], ranges: list[tuple[int, int]]) -> None:
        self._patterns = [regex.compile(_CLASSES[name]) for name in _CLASSES if name in classes]
        self._all = [regex.compile(pattern) for pattern in _CLASSES.values()]
        self._emoji = "emoji" in classes
        self._other = "other" in classes
        self._ranges = ranges

    def keeps(self, character: str) -> bool:
        """Return whether a character is in a kept class or range."""
        if any(first <= ord(character) <= last for first, last in self._ranges):
            return True
        if any(pattern.match(character) for pattern in self._patterns):
            return True
        return (
            self._other
            and not any(pattern.match(character) for pattern in self._all)
            and _INVISIBLE.match(character) is None
        )

    def page(self, number: int) -> bytes:
        """Return the actions for the 256 code points of a page."""
        text = "".join(map(chr, range(number << 8, (number + 1) << 8)))
        kept: set[str] = set()
        for pattern in self._patterns:
            kept.update(pattern.findall(text))
        for first, last in self._ranges:
            kept.update(character for character in text if first <= ord(character) <= last)
        invisible = set(_INVISIBLE.findall(text))
        if self._other:
            known = {character for pattern in self._all for character in pattern.findall(text)}
            kept |= set(text) - known - invisible
        clustering = set(_CLUSTERING.findall(text))
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

    def clusters(self, text: str, replacement: str) -> tuple[str, list[tuple[int, int, int]]]:
        """Filter a text by grapheme clusters; the result is that of the kernel's ``apply``."""
        pieces: list[str] = []
        gaps: list[tuple[int, int, int]] = []
        start = -1
        visible = False
        for match in _CLUSTER.finditer(text):
            cluster = match[0]
            if self._keeps_cluster(cluster):
                if start >= 0:
                    self._close(start, match.start(), visible, replacement, pieces, gaps)
                    start, visible = -1, False
                pieces.append(cluster)
                continue
            if start < 0:
                start = match.start()
            visible = visible or any(_INVISIBLE.match(character) is None for character in cluster)
        if start >= 0:
            self._close(start, len(text), visible, replacement, pieces, gaps)
        return ("".join(pieces) if gaps else text), gaps

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


_EMOJI = regex.compile(_CLASSES["emoji"])
