"""Parts of speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textprep.doc import Doc
from textprep.errors import ResourceError, StageError
from textprep.lexicon.named import lexicon_base, source_of
from textprep.params import param
from textprep.resources.cache import load_once
from textprep.resources.packages import package_version
from textprep.stage import Kind, Program, Stage

_NUMBER = re.compile(r"[.0-9]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")
_LETTER = re.compile("[a-zA-Z]")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(kw_only=True, repr=False, eq=False)
class TagPos(Stage):
    """Gives every token a part of speech.

    The Chinese tags are those of jieba's dictionary, which follows the ICTCLAS set: ``n`` noun, ``nr`` person,
    ``ns`` place, ``nt`` organisation, ``nz`` other name, ``v`` verb, ``vn`` verb as noun, ``a``
    adjective, ``ad`` adjective as adverb, ``d`` adverb, ``m`` numeral, ``q`` measure, ``r`` pronoun,
    ``p`` preposition, ``c`` conjunction, ``u`` particle, ``y`` modal particle, ``t`` time, ``f``
    direction, ``i`` and ``l`` set phrases, ``eng`` Latin letters, ``x`` all else.

    The English tags are those of the Penn Treebank (M. Marcus et al., 1993): ``NN NNS`` noun, ``NNP NNPS``
    name, ``VB VBD VBG VBN VBP VBZ`` verb, ``MD`` modal, ``JJ JJR JJS`` adjective, ``RB RBR RBS`` adverb, ``PRP PRP$
    WP WP$`` pronoun, ``DT PDT WDT`` determiner, ``IN`` preposition, ``TO`` to, ``CC`` conjunction, ``CD`` number,
    ``RP`` particle, ``EX`` there, ``POS`` possessive, ``UH`` interjection, ``FW`` foreign, ``SYM`` and marks.

    Parameters:
        chinese: ``"jieba"``: the tag that jieba's dictionary has for the token, whatever stands beside it;
            a token that it lacks is ``m`` where it begins with a digit, ``eng`` where with a Latin letter,
            else ``x``.  ``"none"`` leaves tags as they are.
        english: ``"nltk"``: NLTK's averaged perceptron tagger over each run of tokens without Han
            characters, where its data is installed; ``"none"``.  Where Chinese is tagged too, only tokens
            with Latin letters take its tags.

    Raises:
        ResourceError: the tagger's data is not installed; the message has the command.

    >>> from textprep import Unigram
    >>> TagPos()(Unigram()("我来到北京")).tags
    ['r', 'v', 'ns']
    """

    chinese: str | None = param("jieba", "the source of Chinese tags", choices=("jieba", "none"))
    english: str | None = param("none", "the source of English tags", choices=("nltk", "none"))

    _takes: ClassVar[Kind] = "tokens"
    _gives: ClassVar[Kind] = "tokens"

    @property
    def gives_tags(self) -> bool:
        """Whether Chinese or English tokens are tagged."""
        return self.chinese == "jieba" or self.english == "nltk"

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Look each token up, or ask the tagger."""
        chinese = _jieba_tags() if self.chinese == "jieba" else None
        english = _nltk_tagger() if self.english == "nltk" else None
        if chinese is None and english is None:
            return lambda doc: doc

        def run(doc: Doc) -> Doc:
            tokens = doc.tokens
            if tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            tags = chinese(tokens) if chinese is not None else (doc.tags or ["x"] * len(tokens))
            if english is not None:
                tags = _with_english(tokens, tags, english, whole=chinese is None)
            return doc.with_tags(tags)

        return run

    def sources(self) -> dict[str, str]:
        """The dictionary."""
        found = {"tags": source_of("jieba")} if self.chinese == "jieba" else {}
        return found | {"nltk": package_version("nltk")} if self.english == "nltk" else found


def _jieba_tags() -> Callable[[Sequence[str]], list[str]]:
    """What jieba's dictionary says of each token."""
    lexicon = lexicon_base("jieba")
    known: dict[str, str] = {}

    def tag(token: str) -> str:
        entry = lexicon.get(token)
        if entry is not None and entry.tag:
            return entry.tag
        return "m" if _NUMBER.match(token) else "eng" if _LATIN.match(token) else "x"

    def tags(tokens: Sequence[str]) -> list[str]:
        found = []
        for token in tokens:
            mark = known.get(token)
            if mark is None:
                mark = tag(token)
                # Bounded: most texts are made of far fewer words than this.
                if len(known) < 200_000:
                    known[token] = mark
            found.append(mark)
        return found

    return tags


def _nltk_tagger() -> Callable[[Sequence[str]], list[tuple[str, str]]]:
    """NLTK's tagger for English."""
    from nltk.tag.perceptron import PerceptronTagger

    try:
        tagger = load_once("nltk tagger", lambda: PerceptronTagger(lang="eng"))
    except LookupError:
        raise ResourceError(
            "NLTK's tagger for English is not installed; python -m nltk.downloader averaged_perceptron_tagger_eng"
        ) from None
    tag: Callable[[Sequence[str]], list[tuple[str, str]]] = tagger.tag
    return tag


def _with_english(
    tokens: Sequence[str],
    tags: Sequence[str],
    tagger: Callable[[Sequence[str]], list[tuple[str, str]]],
    *,
    whole: bool,
) -> list[str]:
    """The tags with those of the tagger for every run of tokens without Han characters."""
    result = list(tags)
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _HAN.search(tokens[end]) is None:
            end += 1
        if any(_LETTER.search(token) for token in tokens[at:end]):
            for place, (token, mark) in enumerate(tagger(tokens[at:end]), at):
                if whole or _LETTER.search(token):
                    result[place] = mark
        at = max(end, at + 1)
    return result
