"""Base forms of words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textprep import han
from textprep.doc import Doc
from textprep.errors import StageError
from textprep.lemmas.chinese import RULES, ChineseLemmatizer, jieba_lemmatizer
from textprep.lemmas.english import EnglishLemmatizer
from textprep.lemmas.merges import Merge
from textprep.lemmas.wordnet import WordNetLemmatizer, wordnet_source
from textprep.lexicon.named import source_of
from textprep.params import param
from textprep.resources.files import digest, read_data
from textprep.resources.packages import package_version
from textprep.stage import Program, Stage

# The range of the Chinese rules.
_HAN = re.compile(f"[{han.UNIFIED}]")

#: Returns the base form of each token, given the tokens and their tags.
EnglishLemmas = Callable[[Sequence[str], Sequence[str] | None], list[str]]


@dataclass(kw_only=True, repr=False, eq=False)
class Lemmatize(Stage):
    """Replace each word by its base form, the form that a dictionary lists; Chinese rules also merge tokens.

    The Chinese rules apply to tokens with Han characters, the English ones to all others. A merged token has the
    range from its first to its last part. Put this stage before `DropStopWords`: the neighbours of a word help to
    find its base form.

    English, ``"simplemma"``: simplemma's word list. Where a form has several base forms (left, saw, found, better,
    lives, 's, n't, participles) its neighbours decide. ``"wordnet"``: NLTK's WordNetLemmatizer with the part of
    speech from the document's tags: Penn Treebank's (see `TagPos`), WordNet's letters (n v a r s) or those of Universal
    Dependencies. Tokens without tags, and with other tags, count as nouns.

    Chinese rules, each decided by jieba's lexicon and its tags, or by the document's tags if it has any:

    - ``separable``: verb and object with particles, measure words or pronouns between them: 洗了个澡 is 洗澡 (赵元任,
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
        ResourceError: WordNet is not installed; the message has the command.
        StageError: tokens overlap (modes "search" and "all").

    >>> from textprep import Unigram
    >>> list(Lemmatize()(Unigram()("孩子们洗了个澡")))
    ['孩子', '洗澡']
    """

    takes = "tokens"
    gives = "tokens"

    english: str | None = param("simplemma", "lemmatizer for English", choices=("simplemma", "wordnet", "none"))
    chinese: str | None = param("rules", "lemmatizer for Chinese", choices=("rules", "none"))
    rules: tuple[str, ...] = param(RULES, "the Chinese rules in force", choices=RULES)
    wordnet_path: str | None = param(None, "a folder with WordNet's files", path=True)

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Apply the Chinese rules, which merge tokens, then the English ones."""
        chinese = jieba_lemmatizer(self.rules) if self.chinese == "rules" and self.rules else None
        english = self._english_lemmas()

        def run(doc: Doc) -> Doc:
            if doc.overlapping:
                raise StageError("overlapping tokens (modes 'search' and 'all') cannot be joined")
            if doc.tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            if chinese is not None and _HAN.search(doc.text) is not None:
                doc = _in_chinese(doc, doc.tokens, chinese)
            if english is not None and doc.tokens is not None:
                doc = _with_lemmas(doc, english(doc.tokens, doc.tags))
            return doc

        return run

    def _english_lemmas(self) -> EnglishLemmas | None:
        if self.english == "simplemma":
            lemmatizer = EnglishLemmatizer()
            return lambda tokens, tags: lemmatizer.lemmatize(tokens)
        if self.english == "wordnet":
            return WordNetLemmatizer(self.wordnet_path).lemmatize
        return None

    def sources(self) -> dict[str, str]:
        """Return the versions of the lexicon, the data files and the packages."""
        found = {}
        if self.chinese == "rules":
            found["lemma lexicon"] = source_of("jieba")
            found |= _data_sources("chinese", "separable")
        if self.english == "simplemma":
            found["simplemma"] = package_version("simplemma")
            found |= _data_sources("english", "english_rules")
        elif self.english == "wordnet":
            found["nltk"] = package_version("nltk")
            found["wordnet"] = wordnet_source(self.wordnet_path)
        return found


def _data_sources(*names: str) -> dict[str, str]:
    return {f"lemma {name}": digest(read_data("lemma", name, ".txt").encode()) for name in names}


def _with_lemmas(doc: Doc, lemmas: list[str]) -> Doc:
    return doc if lemmas == doc.tokens else doc.with_tokens(lemmas)


def _in_chinese(doc: Doc, tokens: Sequence[str], chinese: ChineseLemmatizer) -> Doc:
    """Return a document with the base forms of its Chinese words."""
    merges = chinese.merges(doc.text, tokens, doc.starts, doc.ends, doc.tags)
    if not merges:
        return _with_lemmas(doc, chinese.lemmas(tokens))
    doc, tokens = _split_at(doc, tokens, [position for merge in merges for position in (merge.start, merge.end)])
    return _merge(doc, chinese.lemmas(tokens), merges)


def _split_at(doc: Doc, tokens: Sequence[str], positions: Iterable[int]) -> tuple[Doc, Sequence[str]]:
    """Return a document whose tokens are split at the positions that lie inside them, and its tokens."""
    cuts: dict[int, set[int]] = {}
    for position in positions:
        at = bisect_right(doc.starts, position) - 1
        if at >= 0 and doc.starts[at] < position < doc.ends[at]:
            cuts.setdefault(at, set()).add(position)
    if not cuts:
        return doc, tokens
    words: list[str] = []
    starts, ends = array("i"), array("i")
    tags: list[str] | None = None if doc.tags is None else []
    for at, token in enumerate(tokens):
        pieces = list(pairwise([doc.starts[at], *sorted(cuts.get(at, ())), doc.ends[at]]))
        words += [doc.text[start:end] for start, end in pieces] if at in cuts else [token]
        starts.extend(start for start, _ in pieces)
        ends.extend(end for _, end in pieces)
        if tags is not None and doc.tags is not None:
            tags += [doc.tags[at]] * len(pieces)
    return doc.segmented(words, starts, ends, tags=tags), words


def _merge(doc: Doc, lemmas: list[str], merges: Sequence[Merge]) -> Doc:
    """Return a document with one token for each merge, which has the tag of its first part.

    Parameters:
        lemmas: the base forms of the document's tokens, for those outside of merges.
        merges: ascending, without overlaps, from the start of a token to the end of a token.
    """
    words: list[str] = []
    starts, ends = array("i"), array("i")
    tags: list[str] | None = None if doc.tags is None else []
    done = 0
    for merge in merges:
        first = bisect_right(doc.starts, merge.start) - 1
        words += [*lemmas[done:first], merge.lemma]
        starts.extend(doc.starts[done : first + 1])
        ends.extend(doc.ends[done:first])
        ends.append(merge.end)
        if tags is not None and doc.tags is not None:
            tags += doc.tags[done : first + 1]
        done = bisect_left(doc.ends, merge.end) + 1
    words += lemmas[done:]
    starts.extend(doc.starts[done:])
    ends.extend(doc.ends[done:])
    if tags is not None and doc.tags is not None:
        tags += doc.tags[done:]
    return doc.segmented(words, starts, ends, tags=tags)
