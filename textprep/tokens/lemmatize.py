"""Base forms of words."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textprep.doc import Doc
from textprep.errors import StageError
from textprep.lemmas import wordnet
from textprep.lemmas.chinese import RULES, ChineseLemmatizer, jieba_lemmatizer
from textprep.lemmas.english import EnglishLemmatizer
from textprep.lexicon.named import source_of
from textprep.params import param
from textprep.resources.files import digest, read_data
from textprep.resources.packages import package_version
from textprep.stage import Kind, Program, Stage

_HAN = re.compile("[\u4e00-\u9fff]")

English = Callable[[Sequence[str], Sequence[str] | None], list[str]]


@dataclass(kw_only=True, repr=False, eq=False)
class Lemmatize(Stage):
    """Each word by the form that stands for it in a dictionary; in Chinese also of several words one.

    Tokens with Han characters go by the Chinese rules, the others by the English ones.  A token that
    several became has the range from the first to the last of them.  Comes before stop words are
    dropped: what stands beside a word helps to decide.

    English, ``"simplemma"``: simplemma's word list; where a form has several (left, saw, found,
    better, lives, 's, n't, participles) the words beside it decide.  ``"wordnet"``: NLTK's
    WordNetLemmatizer with the part of speech from the document's tags (Penn Treebank's, see `TagPos`);
    a noun where there are none.

    Chinese rules, each decided by jieba's lexicon and its tags, or the document's tags where it has any:

    - ``separable``: verb and object with particles, measures, pronouns between: 洗了个澡 is 洗澡 (赵元任,
      中国话的文法, 1968, 6.5.8).
    - ``reduplication``: 看一看 is 看, 讨论讨论 is 讨论, 高高兴兴 is 高兴, 散散步 is 散步 (朱德熙, 语法讲义, 1982, 2.4).
    - ``a-not-a``: 喜不喜欢 is 喜欢 (赵元任 1968, 5.4.3).
    - ``plural``: 孩子们 is 孩子; pronouns keep 们 (吕叔湘, 现代汉语八百词, 1980).
    - ``erhua``: 花儿 is 花; 女儿 and 一会儿 stay (赵元任 1968, 4.4.3).
    - ``aspect``: 了, 着, 过 after a verb: 走着 is 走 (朱德熙 1982, 5.15).

    Parameters:
        english: ``"simplemma"``, ``"wordnet"``, or ``"none"``.
        chinese: ``"rules"`` or ``"none"``.
        rules: which Chinese rules are in force.
        wordnet_path: a folder with WordNet's files; without it NLTK's own search path.

    Raises:
        ResourceError: WordNet is not there; the message has the command that installs it.
        StageError: tokens overlap (modes "search" and "all").

    >>> from textprep import Unigram
    >>> list(Lemmatize()(Unigram()("孩子们洗了个澡")))
    ['孩子', '洗澡']
    """

    _takes: ClassVar[Kind] = "tokens"
    _gives: ClassVar[Kind] = "tokens"

    english: str | None = param("simplemma", "how English is done", choices=("simplemma", "wordnet", "none"))
    chinese: str | None = param("rules", "how Chinese is done", choices=("rules", "none"))
    rules: tuple[str, ...] = param(RULES, "the Chinese rules in force", choices=RULES)
    wordnet_path: str | None = param(None, "a folder with WordNet's files", path=True)

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Chinese first, which joins tokens, then English."""
        chinese = jieba_lemmatizer(tuple(self.rules)) if self.chinese == "rules" and self.rules else None
        english: English | None = None
        if self.english == "simplemma":
            in_english = EnglishLemmatizer()
            english = lambda tokens, tags: in_english.lemmatize(tokens)  # noqa: E731
        elif self.english == "wordnet":
            english = wordnet.WordNetLemmas(self.wordnet_path).run

        def run(doc: Doc) -> Doc:
            if doc.overlapping:
                raise StageError("overlapping tokens (modes 'search' and 'all') cannot be joined")
            if doc.tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            if chinese is not None and _HAN.search(doc.text) is not None:
                doc = _joined(doc, chinese)
            return doc if english is None else _in_english(doc, english)

        return run

    def sources(self) -> dict[str, str]:
        """The lexicon, our lists, the packages."""
        found = {}
        if self.chinese == "rules":
            found["lemma lexicon"] = source_of("jieba")
            for name in ("chinese", "separable"):
                found[f"lemma {name}"] = digest(read_data("lemma", name, ".txt").encode())
        if self.english == "simplemma":
            found["simplemma"] = package_version("simplemma")
            for name in ("english", "english_rules"):
                found[f"lemma {name}"] = digest(read_data("lemma", name, ".txt").encode())
        elif self.english == "wordnet":
            found["nltk"] = package_version("nltk")
            found["wordnet"] = wordnet.source(self.wordnet_path)
        return found


def _joined(doc: Doc, chinese: ChineseLemmatizer) -> Doc:
    """The document with Chinese words in their base forms."""
    tokens = doc.tokens
    assert tokens is not None
    alone = chinese.lemma
    lemmas = chinese.lemmas(tokens)
    changes = chinese.merges(doc.text, tokens, doc.starts, doc.ends, doc.tags)
    if not changes:
        return doc if lemmas == tokens else doc.with_tokens(lemmas)
    words: list[str] = []
    starts, ends = array("i"), array("i")
    tags: list[str] | None = None if doc.tags is None else []

    def put(word: str, start: int, end: int, at: int) -> None:
        words.append(word)
        starts.append(start)
        ends.append(end)
        if tags is not None and doc.tags is not None:
            tags.append(doc.tags[at])

    rest = iter(changes)
    change = next(rest, None)
    for at, (start, end) in enumerate(zip(doc.starts, doc.ends, strict=True)):
        place = start
        while change is not None and change.start < end:
            if change.start >= start:
                if place < change.start:
                    put(alone(doc.text[place : change.start]), place, change.start, at)
                put(change.lemma, change.start, change.end, at)
            place = max(place, change.end)
            if change.end > end:
                break
            change = next(rest, None)
        if place == start:
            put(lemmas[at], start, end, at)
        elif place < end:
            put(alone(doc.text[place:end]), place, end, at)
    return doc.segmented(words, starts, ends, tags=tags)


def _in_english(doc: Doc, english: English) -> Doc:
    tokens = doc.tokens
    assert tokens is not None
    lemmas = english(tokens, doc.tags)
    return doc if lemmas == tokens else doc.with_tokens(lemmas)
