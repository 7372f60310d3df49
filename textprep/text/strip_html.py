"""Remove HTML markup."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import dataclass
from html.entities import html5

from textprep.doc import Doc, Edits
from textprep.stage import Program, Stage

#: Elements that begin a line or a cell, so that their tags separate words (HTML Standard, "Rendering", flow content).
_SEPARATING = frozenset(
    (
        "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link listing main "
        "menu meta nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th "
        "thead title tr ul xmp"
    ).split()
)
#: Elements whose content is not text.
_HIDDEN = ("script", "style")

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[#a-zA-Z])")
_TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_COMMENT_END = re.compile("--!?>")
_ENTITY = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_STOP = re.compile("[>=]")
_SPACE = re.compile(r"\s*+")
#: The start of a tag that the end of the text cuts short. It has at least one attribute, because "a<b" is text.
_CUT_SHORT = re.compile(r"</?[a-zA-Z][^\s<>]*\s+[\w:-]+\s*=")


@dataclass(kw_only=True, repr=False, eq=False)
class StripHtml(Stage):
    """Remove tags, comments, and the content of script and style; decode entities; keep CDATA as text.

    Tags are recognised as by the tokenizer of the HTML Standard (section 13.2.5), so a bare "<" and a bare "&" are
    text. A removed tag that begins a line or a cell leaves one space between two words. A comment, script or style that
    is never closed extends to the end of the text, and so does a tag that is cut short after its first attribute; any
    other tag without an end is text. The time is linear in the length of the text, whatever it holds.

    >>> StripHtml()("<p>Fish &amp; <b>chips</b></p><p>5 < 6</p>").text
    'Fish & chips 5 < 6'
    """

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by one pass over the markup."""

        def run(doc: Doc) -> Doc:
            if "<" not in doc.text and "&" not in doc.text:
                return doc
            scanner = _Scanner(doc.text)
            scanner.run()
            if not scanner.replaced:
                return doc
            return doc.rewritten("".join(scanner.pieces), Edits.replacing(scanner.replaced))

        return run


class _Scanner:
    """Scan one text once from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.replaced: list[tuple[int, int, int]] = []
        self._at = 0  # everything before is in `pieces` or in the gap
        self._gap = -1  # where the markup that was just removed begins; -1 without any
        self._separates = False
        self._stops = [match.start() for match in _STOP.finditer(text)]
        self._last_end = text.rfind(">")
        self._unclosed: set[int] = set()  # every "=" from which the tag has no end

    def run(self) -> None:
        """Fill ``pieces`` and ``replaced``."""
        text = self.text
        place = 0
        while (found := _MARKUP.search(text, place)) is not None:
            start = found.start()
            if text[start] == "&":
                place = self._entity(start)
            else:
                place = self._markup(start)
        self._keep(len(text))
        self._close(None)

    def _keep(self, end: int) -> None:
        """Keep the text between the last markup and ``end``."""
        if self._at < end:
            self._close(self.text[self._at])
            self.pieces.append(self.text[self._at : end])
            self._at = end

    def _drop(self, start: int, end: int) -> int:
        """Remove markup: extend the gap, or begin one, and return its end."""
        self._keep(start)
        if self._gap < 0:
            self._gap = start
        self._at = end
        return end

    def _close(self, following: str | None) -> None:
        """End the gap, if there is one, before the next character of text; None is the end of the text."""
        if self._gap >= 0:
            filling = ""
            if self._separates and following is not None and not following.isspace():
                before = self.pieces[-1][-1:] if self.pieces else " "
                filling = "" if before.isspace() else " "
            if filling:
                self.pieces.append(filling)
            self.replaced.append((self._gap, self._at, len(filling)))
        self._gap, self._separates = -1, False

    def _entity(self, start: int) -> int:
        found = _ENTITY.match(self.text, start)
        if found is None:
            return start + 1
        name = found[0]
        if name[1] != "#":
            # A few old names need no semicolon; the longest one that matches counts.
            end = len(name)
            while end > 1 and name[1:end] not in html5:
                end -= 1
            if end == 1:
                return start + 1
            name = name[:end]
        decoded = html.unescape(name)
        self._keep(start)
        end = start + len(name)
        self._at = start
        if decoded:
            self._close(decoded[0])
            self.pieces.append(decoded)
            self.replaced.append((start, end, len(decoded)))
            self._at = end
        else:
            self._drop(start, end)
        return end

    def _markup(self, start: int) -> int:
        text = self.text
        if text.startswith("<!--", start):
            if text.startswith((">", "->"), start + 4):
                return self._drop(start, text.index(">", start) + 1)
            end = _COMMENT_END.search(text, start + 4)
            return self._drop(start, end.end() if end else len(text))
        if text.startswith("<![CDATA[", start):
            self._drop(start, start + 9)
            stop = text.find("]]>", start + 9)
            if stop < 0:
                self._keep(len(text))
                return len(text)
            self._keep(stop)
            return self._drop(stop, stop + 3)
        if text[start + 1] in "!?":
            stop = text.find(">", start) if start < self._last_end else -1
            return start + 1 if stop < 0 else self._drop(start, stop + 1)
        name = _TAG_NAME.match(text, start)
        if name is None:
            return start + 1
        stop = self._tag_end(name.end())
        if stop < 0:
            if _CUT_SHORT.match(text, start):
                return self._drop(start, len(text))
            return start + 1
        element = name[1].lower()
        self._drop(start, stop)
        self._separates = self._separates or element in _SEPARATING
        if element in _HIDDEN and text[start + 1] != "/":
            end = re.compile(f"</{element}(?=[\\s/>])", re.IGNORECASE).search(text, stop)
            return self._drop(stop, end.start() if end else len(text))
        return stop

    def _tag_end(self, place: int) -> int:
        """Return the end of a tag, past its ">"; -1 if it has none.

        A quotation mark hides a ">" only where it begins an attribute's value. Every "=" from which the tag has no end
        is remembered, so that the whole pass stays linear.
        """
        text, stops = self.text, self._stops
        seen: list[int] = []
        while (number := bisect_left(stops, place)) < len(stops):
            place = stops[number]
            if text[place] == ">":
                return place + 1
            if place in self._unclosed:
                break
            seen.append(place)
            place = _SPACE.match(text, place + 1).end()  # type: ignore[union-attr]
            if place < len(text) and text[place] in "\"'":
                place = text.find(text[place], place + 1) + 1
                if place == 0:
                    break
        self._unclosed.update(seen)
        return -1
