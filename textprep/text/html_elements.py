"""The names of HTML's elements and of the attributes that need no value."""

from __future__ import annotations

#: Elements without content, which have no end tag: WHATWG HTML Standard, section 13.1.2, "Void elements", and the
#: obsolete ones of section 13.3, "Serializing HTML fragments".
VOID = frozenset(
    (
        "area base basefont bgsound br col embed frame hr image img input keygen link meta nextid param source spacer "
        "track wbr"
    ).split()
)

#: Elements whose end tag may be left out: WHATWG HTML Standard, section 13.1.2.4, "Optional tags".
END_IS_OPTIONAL = frozenset(
    "body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()
)

#: All elements: the index of elements of the WHATWG HTML Standard (read in 2024); the obsolete elements of its section
#: 16.2, "Non-conforming features"; "image", which its parser reads as "img"; and the containers "svg" and "math".
ELEMENTS = (
    VOID
    | END_IS_OPTIONAL
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
VALUELESS_ATTRIBUTES = frozenset(
    (
        "allowfullscreen alpha alt async autofocus autoplay checked compact contenteditable controls crossorigin "
        "declare default defer disabled download draggable formnovalidate hidden href inert ismap itemscope loop "
        "multiple muted nohref nomodule noresize noshade novalidate nowrap open playsinline popover readonly required "
        "reversed sandbox selected spellcheck translate truespeed"
    ).split()
)
