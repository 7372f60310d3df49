"""Parts of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from textprep import resources
from textprep.doc import Doc
from textprep.errors import StageError
from textprep.params import param
from textprep.stage import Kind, Program, Stage

_NUMBER = re.compile(r"[.0-9]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")


@dataclass(kw_only=True, repr=False, eq=False)
class TagPos(Stage):
    """Gives every token a part of speech.

    The tags are those of jieba's dictionary, which follows the ICTCLAS set: ``n`` noun, ``nr`` person,
    ``ns`` place, ``nt`` organisation, ``nz`` other name, ``v`` verb, ``vn`` verb as noun, ``a``
    adjective, ``ad`` adjective as adverb, ``d`` adverb, ``m`` numeral, ``q`` measure, ``r`` pronoun,
    ``p`` preposition, ``c`` conjunction, ``u`` particle, ``y`` modal particle, ``t`` time, ``f``
    direction, ``i`` and ``l`` set phrases, ``eng`` Latin letters, ``x`` all else.

    Parameters:
        chinese: ``"jieba"``: the tag that jieba's dictionary has for the token, whatever stands beside it;
            a token that it lacks is ``m`` where it begins with a digit, ``eng`` where with a Latin letter,
            else ``x``.  ``"none"`` leaves tags as they are.

    >>> from textprep import Unigram
    >>> TagPos()(Unigram()("我来到北京")).tags
    ['r', 'v', 'ns']
    """

    chinese: str | None = param("jieba", "the source of Chinese tags", choices=("jieba", "none"))

    _takes: ClassVar[Kind] = "tokens"
    _gives: ClassVar[Kind] = "tokens"

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Look each token up."""
        if self.chinese in (None, "none"):
            return lambda doc: doc
        lexicon = resources.lexicon_base("jieba")
        known: dict[str, str] = {}

        def tag(token: str) -> str:
            entry = lexicon.get(token)
            if entry is not None and entry.tag:
                return entry.tag
            return "m" if _NUMBER.match(token) else "eng" if _LATIN.match(token) else "x"

        def run(doc: Doc) -> Doc:
            if doc.tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            tags = []
            for token in doc.tokens:
                found = known.get(token)
                if found is None:
                    found = tag(token)
                    # Bounded: most texts are made of far fewer words than this.
                    if len(known) < 200_000:
                        known[token] = found
                tags.append(found)
            return doc.with_tags(tags)

        return run

    def sources(self) -> dict[str, str]:
        """The dictionary."""
        return {"tags": resources.source_of("jieba")} if self.chinese == "jieba" else {}
