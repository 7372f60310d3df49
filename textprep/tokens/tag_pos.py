"""Part-of-speech tagging."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textprep import han
from textprep.doc import Doc
from textprep.errors import ResourceError, StageError, checked_imports
from textprep.lexicon.named import load_lexicon, source_of
from textprep.params import param
from textprep.resources.cache import BoundedCache, load_once
from textprep.resources.packages import package_version
from textprep.stage import Program, Stage

_NUMBER = re.compile(r"[.0-9]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")
_LETTER = re.compile("[a-zA-Z]")
# Ends a run of tokens for the English tagger. A token of rarer ideographs alone does not.
_HAN = re.compile(f"[{han.EXTENSION_A_TO_UNIFIED}]")

#: Tags that say no part of speech, which the English tagger replaces.
_VAGUE = ("", "x", "eng")

#: Returns pairs of a token and its tag.
EnglishTagger = Callable[[Sequence[str]], list[tuple[str, str]]]


@dataclass(kw_only=True, repr=False, eq=False)
class TagPos(Stage):
    """Tag every token with its part of speech.

    The Chinese tags are those of jieba's dictionary, which follows the ICTCLAS set: ``n`` noun, ``nr`` person,
    ``ns`` place, ``nt`` organisation, ``nz`` other name, ``v`` verb, ``vn`` verb as noun, ``a``
    adjective, ``ad`` adjective as adverb, ``d`` adverb, ``m`` numeral, ``q`` measure, ``r`` pronoun,
    ``p`` preposition, ``c`` conjunction, ``u`` particle, ``y`` modal particle, ``t`` time, ``f``
    direction, ``i`` and ``l`` set phrases, ``eng`` Latin letters, ``x`` everything else.

    The English tags are those of the Penn Treebank (M. Marcus et al., 1993): ``NN NNS`` noun, ``NNP NNPS``
    name, ``VB VBD VBG VBN VBP VBZ`` verb, ``MD`` modal, ``JJ JJR JJS`` adjective, ``RB RBR RBS`` adverb, ``PRP PRP$
    WP WP$`` pronoun, ``DT PDT WDT`` determiner, ``IN`` preposition, ``TO`` to, ``CC`` conjunction, ``CD`` number,
    ``RP`` particle, ``EX`` there, ``POS`` possessive, ``UH`` interjection, ``FW`` foreign, ``SYM`` and marks.

    Parameters:
        chinese: ``"jieba"`` gives a token its tag in the lexicon of the segmenter before, the user's words included,
            else its tag in jieba's dictionary, regardless of its neighbours. A token without a tag in either is ``m``
            if it begins with a digit, ``eng`` if it begins with a Latin letter, else ``x``. ``"none"`` leaves tags as
            they are.
        english: ``"nltk"`` runs NLTK's averaged perceptron tagger over each run of tokens without Han characters. If
            Chinese is tagged, too, only tokens with Latin letters take its tags. ``"none"`` leaves tags as they are.
        overwrite: replace the tags that the document already has, such as those of ``Unigram(hmm="jieba-posseg")``. By
            default they stay; the English tagger replaces only ``eng`` and ``x``, which say no part of speech.

    Raises:
        ResourceError: the data of NLTK's tagger is not installed; the message has the command.

    >>> from textprep import Unigram
    >>> TagPos()(Unigram()("我来到北京")).tags
    ['r', 'v', 'ns']
    """

    chinese: str | None = param("jieba", "tagger for Chinese", choices=("jieba", "none"))
    english: str | None = param("none", "tagger for English", choices=("nltk", "none"))
    overwrite: bool = param(False, "replace the tags that the document already has")

    takes = "tokens"
    gives = "tokens"
    changes_tokens = False

    @property
    def gives_tags(self) -> bool:
        """Whether Chinese or English tokens are tagged."""
        return self.chinese == "jieba" or self.english == "nltk"

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Look Chinese tokens up in the dictionary, and run the tagger over English ones."""
        chinese = _chinese_tagger(upstream) if self.chinese == "jieba" else None
        english = _nltk_tagger() if self.english == "nltk" else None
        overwrite = self.overwrite
        if chinese is None and english is None:
            return lambda doc: doc

        def run(doc: Doc) -> Doc:
            tokens = doc.tokens
            if tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            given = None if overwrite else doc.tags
            tags = chinese(tokens) if chinese is not None else (doc.tags or ["x"] * len(tokens))
            if english is not None:
                tags = _with_english(tokens, tags, english, every_token=chinese is None)
            if given is not None:
                replaceable = _VAGUE if english is not None else ("",)
                tags = [new if old in replaceable else old for old, new in zip(given, tags, strict=True)]
            return doc.with_tags(tags)

        return run

    def sources(self) -> dict[str, str]:
        """Return the version of the dictionary, and of NLTK if it tags English."""
        found = {"tags": source_of("jieba")} if self.chinese == "jieba" else {}
        return found | {"nltk": package_version("nltk")} if self.english == "nltk" else found


@runtime_checkable
class _HasTags(Protocol):
    """A segmenter whose lexicon has tags."""

    def tag_of_word(self, upstream: tuple[Stage, ...]) -> Callable[[str], str]:
        """Return a function that looks up the tag of a token."""


def _chinese_tagger(upstream: tuple[Stage, ...]) -> Callable[[Sequence[str]], list[str]]:
    """Return a function that looks tokens up in the lexicon of the last segmenter, then in jieba's dictionary."""
    jieba = load_lexicon("jieba")
    own: Callable[[str], str] | None = None
    for number, stage in enumerate(upstream):
        if isinstance(stage, _HasTags):
            own = stage.tag_of_word(upstream[:number])

    def tag(token: str) -> str:
        found = "" if own is None else own(token)
        if not found and (entry := jieba.get(token)) is not None:
            found = entry.tag
        return found or ("m" if _NUMBER.match(token) else "eng" if _LATIN.match(token) else "x")

    tags = BoundedCache(tag)
    return lambda tokens: [tags[token] for token in tokens]


def _nltk_tagger() -> EnglishTagger:
    """Return NLTK's tagger for English."""
    with checked_imports("nltk"):
        from nltk.tag.perceptron import PerceptronTagger

    try:
        tagger = load_once("nltk tagger", lambda: PerceptronTagger(lang="eng"))
    except LookupError:
        raise ResourceError(
            "NLTK's tagger for English is not installed; run python -m nltk.downloader averaged_perceptron_tagger_eng"
        ) from None
    tag: EnglishTagger = tagger.tag
    return tag


def _with_english(tokens: Sequence[str], tags: Sequence[str], tagger: EnglishTagger, *, every_token: bool) -> list[str]:
    """Return the tags with those of the English tagger for each run of tokens without Han characters.

    Parameters:
        every_token: tokens without Latin letters (numbers, punctuation) take the tagger's tags, too.
    """
    result = list(tags)
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _HAN.search(tokens[end]) is None:
            end += 1
        if any(_LETTER.search(token) for token in tokens[at:end]):
            for index, (token, tag) in enumerate(tagger(tokens[at:end]), at):
                if every_token or _LETTER.search(token):
                    result[index] = tag
        at = max(end, at + 1)
    return result
