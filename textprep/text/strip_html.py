"""Remove HTML markup."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import dataclass
from html.entities import html5

from textprep.doc import Doc, Edits, When
from textprep.kernels.chars import either_character_rewriter
from textprep.params import param
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
#: Elements whose content has names of its own (HTML Standard, section 13.1.2, "Foreign elements").
_FOREIGN = ("svg", "math")
_FOREIGN_NAME = re.compile(r"[a-z][\w.:-]*", re.IGNORECASE)

#: Elements without content, which have no end tag: WHATWG HTML Standard, section 13.1.2, "Void elements", and the
#: obsolete ones of section 13.3, "Serializing HTML fragments".
_VOID = frozenset(
    (
        "area base basefont bgsound br col embed frame hr image img input keygen link meta nextid param source spacer "
        "track wbr"
    ).split()
)
#: Elements whose end tag may be left out: WHATWG HTML Standard, section 13.1.2.4, "Optional tags".
_END_IS_OPTIONAL = frozenset(
    "body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()
)
#: All elements: the index of elements of the WHATWG HTML Standard; the obsolete elements of its section
#: 16.2, "Non-conforming features"; "image", which its parser reads as "img"; and the containers "svg" and "math".
_ELEMENTS = (
    _VOID
    | _END_IS_OPTIONAL
    | frozenset(
        (
            "a abbr address article aside audio b bdi bdo blockquote button canvas cite code data datalist del details "
            "dfn dialog div dl em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup i iframe ins "
            "kbd label legend main map mark math menu meter nav noscript object ol output picture pre progress q ruby "
            "s samp script search section select selectedcontent slot small span strong style sub summary sup svg "
            "table template textarea time title u ul var video "
            "acronym applet big blink center command content dir font frameset isindex listing marquee menuitem "
            "multicol nobr noembed noframes plaintext shadow strike tt xmp"
        ).split()
    )
)
#: Attributes that may stand without a value: the boolean attributes and those that may be empty, of the WHATWG HTML
#: Standard's index of attributes, and the boolean attributes of HTML 4.01.
_VALUELESS_ATTRIBUTES = frozenset(
    (
        "allowfullscreen alpha alt async autofocus autoplay checked compact contenteditable controls crossorigin "
        "declare default defer disabled download draggable formnovalidate hidden href inert ismap itemscope loop "
        "multiple muted nohref nomodule noresize noshade novalidate nowrap open playsinline popover readonly required "
        "reversed sandbox selected spellcheck translate truespeed"
    ).split()
)

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[#a-zA-Z])")
_TAG = re.compile("</?(?=[a-zA-Z])")
_AFTER_TAG_NAME = re.compile(r"[\s/>]")
#: No element has a longer name.
_LONGEST_NAME = 64
_COMMENT_END = re.compile("--!?>")
_ENTITY = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_STOP = re.compile("[>=]")
_SPACE = re.compile(r"\s*+")
#: The start of a tag that the end of the text cuts short. It has at least one attribute, because "a<b" is text.
_CUT_SHORT = re.compile(r"</?[a-zA-Z][^\s<>]*\s+[\w:-]+\s*=")
#: What follows the name of a start tag: its end (also at the end of the text), or its first attribute with or without
#: a value. An attribute's name has no "<", so that the pattern never reads beyond the next tag.
_AFTER_NAME = re.compile(r"[\s/]*+(?:(>|\Z)|([^\s/>=<\"']++)(\s*+=)?)")
#: Attributes of scripts and frameworks that may stand without a value: data-x, aria-x, v-else.
_HYPHENATED = re.compile(r"[a-z]+(?:-[\w.:]+)+", re.IGNORECASE)
#: Names of custom elements (my-tag) and of elements with a namespace (o:p, as office programs write).
_CUSTOM_NAME = re.compile(r"[a-z][\w.]*[-:]\w[\w.-]*", re.IGNORECASE)
_END_TAG = re.compile(r"</([a-zA-Z][\w.:-]*+)\s*+>")
#: Declarations and conditional sections of HTML and of XML's document types, and processing instructions.
_DECLARATION = re.compile(r"<(?:!(?:\[|(?:doctype|element|attlist|entity|notation)\s)|\?[a-z])", re.IGNORECASE)
_TITLE_CASE = re.compile("[A-Z][a-z]{2,}")


@dataclass(kw_only=True, repr=False, eq=False)
class StripHtml(Stage):
    """Remove tags, comments, and the content of script and style; decode entities; keep CDATA as text.

    Markup ends where the tokenizer of the HTML Standard (section 13.2.5) ends it, and a bare "<" or "&" is text. A
    removed tag that begins a line or a cell leaves one space between two words. A comment, script or style that is
    never closed extends to the end of the text, and so does a tag that is cut short after its first attribute; any
    other tag without an end is text. The time is linear in the length of the text, whatever the text contains.

    A named reference without a semicolon (``&copy``) is decoded only if no ASCII letter, digit or "=" follows it, so
    that the URL ``?a=1&region=cn&copy=2`` stays as it is. This is the rule for attribute values in the HTML Standard,
    section 13.2.5.73, "Named character reference state". An unknown name such as ``&notanentity;`` is text.

    Parameters:
        tags: ``"html"`` removes only what HTML knows, so that ``<foo@bar.com>``, ``List<String>`` and
            ``if a<b and c>d`` stay. ``"any"`` removes whatever the tokenizer takes for a tag or a declaration.

    With ``tags="html"`` these are tags:

    - a start or end tag of an element of the HTML Standard, obsolete ones included. The first attribute of a start tag
      must have a value or be one that needs none (``checked``, ``data-x``).
    - any tag between ``<svg>`` or ``<math>`` and its end tag.
    - a custom element (``my-tag``) or one with a namespace (``o:p``), if it is an end tag, has an attribute with a
      value, closes itself (``<my-tag/>``) or has an end tag later in the text. A lone ``<your-name>`` is text.

    A start tag without attributes directly behind a letter or digit of ASCII may be a type parameter or a comparison.
    It is text if no end tag follows and either the element needs one (``List<A>``, ``a<b>c``) or the name is in title
    case (``List<Link>``).

    >>> StripHtml()("<p>Fish &amp; <b>chips</b></p><p>5 < 6</p>").text
    'Fish & chips 5 < 6'
    >>> StripHtml()("<b>Mail</b> to <foo@bar.com>").text
    'Mail to <foo@bar.com>'
    """

    tags: str = param("html", "what counts as a tag", choices=("html", "any"))

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by one pass over the markup."""
        only_html = self.tags == "html"

        def run(doc: Doc) -> Doc:
            scanner = _Scanner(doc.text, only_html)
            scanner.run()
            if not scanner.replaced:
                return doc
            return doc.rewritten("".join(scanner.pieces), Edits.replacing(scanner.replaced))

        return When(_may_have_markup, _MARKUP_BEGINS, run, either_character_rewriter(_MARKUP_BEGINS))


#: Markup begins with one of these.
_MARKUP_BEGINS = "<&"


def _may_have_markup(text: str, beginnings: str) -> bool:
    return any(character in text for character in beginnings)


class _Scanner:
    """Scan one text once from left to right."""

    def __init__(self, text: str, only_html: bool) -> None:
        self.text = text
        self._only_html = only_html
        self._ends: dict[str, int] | None = None  # where the last end tag of each name begins
        self._name_end = -1  # where the last tag name ends
        self._foreign_end = -1  # where the content of the last svg or math element ends
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
            if name[1:] not in html5:
                return start + 1
            # A few old names need no semicolon; before "=" the name is a parameter in the query of a URL. The pattern
            # has consumed the letters and digits that follow.
            if not name.endswith(";") and self.text.startswith("=", start + len(name)):
                return start + 1
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
            if self._only_html and _DECLARATION.match(text, start) is None:
                return start + 1
            stop = text.find(">", start) if start < self._last_end else -1
            return start + 1 if stop < 0 else self._drop(start, stop + 1)
        tag = _TAG.match(text, start)
        if tag is None:
            return start + 1
        name, name_end = self._tag_name(tag.end())
        if self._only_html and not self._is_html(start, name, name_end):
            return start + 1
        stop = self._tag_end(name_end)
        if stop < 0:
            if _CUT_SHORT.match(text, start):
                return self._drop(start, len(text))
            return start + 1
        element = name.lower()
        self._drop(start, stop)
        self._separates = self._separates or element in _SEPARATING
        if element in _FOREIGN and text[start + 1] != "/" and text[stop - 2] != "/" and stop > self._foreign_end:
            end = (
                re.compile(f"</{element}(?=[\\s/>])", re.IGNORECASE).search(text, stop)
                if self._closes(element, stop)
                else None
            )
            self._foreign_end = end.start() if end else self._foreign_end
        if element in _HIDDEN and text[start + 1] != "/":
            end = re.compile(f"</{element}(?=[\\s/>])", re.IGNORECASE).search(text, stop)
            return self._drop(stop, end.start() if end else len(text))
        return stop

    def _tag_name(self, begin: int) -> tuple[str, int]:
        """Return the name of the tag, empty if no element can have it, and its end.

        The name of a tag may contain "<". Tags within a name end where it ends, so that the search is not repeated.
        """
        if begin >= self._name_end:
            found = _AFTER_TAG_NAME.search(self.text, begin)
            self._name_end = found.start() if found else len(self.text)
        end = self._name_end
        return (self.text[begin:end] if end - begin <= _LONGEST_NAME else ""), end

    def _is_html(self, start: int, name: str, name_end: int) -> bool:
        """Return whether a tag is one of HTML; see `StripHtml` for the rules."""
        text = self.text
        element = name.lower()
        if start < self._foreign_end:
            return _FOREIGN_NAME.fullmatch(element) is not None
        known = element in _ELEMENTS
        if not known and _CUSTOM_NAME.fullmatch(element) is None:
            return False
        if text[start + 1] == "/":
            return True
        after = _AFTER_NAME.match(text, name_end)
        if after is None:
            return False
        attribute, has_value = after[2], after[3] is not None
        if not known:
            return has_value or text.startswith("/>", name_end) or self._closes(element, start)
        if attribute is not None:
            return (
                has_value or attribute.lower() in _VALUELESS_ATTRIBUTES or _HYPHENATED.fullmatch(attribute) is not None
            )
        if start > 0 and text.startswith(">", name_end) and text[start - 1].isascii() and text[start - 1].isalnum():
            needs_end = element not in _VOID and element not in _END_IS_OPTIONAL and element not in _HIDDEN
            return not (needs_end or _TITLE_CASE.fullmatch(name)) or self._closes(element, start)
        return True

    def _closes(self, element: str, place: int) -> bool:
        """Return whether an end tag of the element begins at ``place`` or later."""
        if self._ends is None:
            self._ends = {match[1].lower(): match.start() for match in _END_TAG.finditer(self.text)}
        return self._ends.get(element, -1) >= place

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
