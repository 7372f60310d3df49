"""Base forms of words."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textprep import han
from textprep.doc import Doc
from textprep.errors import StageError
from textprep.lemmas.chinese import RULES, ChineseLemmatizer, jieba_lemmatizer
from textprep.lemmas.english import EnglishLemmatizer
from textprep.lemmas.english_contractions import Contractions
from textprep.lemmas.merges import Merge
from textprep.lemmas.wordnet import WordNetLemmatizer, wordnet_source
from textprep.lexicon.named import source_of
from textprep.params import param
from textprep.resources.files import digest, read_data
from textprep.resources.packages import package_version
from textprep.stage import Program, Segmenter, Stage
from textprep.upstream import apply_text_stages

# The range of the Chinese rules.
_HAN = re.compile(f"[{han.UNIFIED}]")

#: Replaces the tokens of a document by English base forms.
EnglishProgram = Callable[[Doc, Sequence[str]], Doc]


@dataclass(kw_only=True, repr=False, eq=False)
class Lemmatize(Stage):
    """Replace each word by its base form, the form that a dictionary lists; Chinese rules also merge tokens.

    The Chinese rules apply to tokens with Han characters, the English ones to all others. A merged token has the
    range from its first to its last part. The own words of the segmenter keep their form. Put this stage before
    `DropStopWords`: the neighbours of a word help to find its base form.

    English, ``"simplemma"``: simplemma's word list. Where a form has several base forms (left, saw, found, better,
    lives, 's, n't, participles) its neighbours decide. Contractions with ' or ’ are cut as in the Penn Treebank:
    it's is it and be, don't is do and not, cannot is can and not. Behind other words 's is the possessive and is left
    out. Names keep their form: acronyms (AWS), words with an inner capital (iOS), words with a capital that no sentence
    begins with (Windows, Los Angeles), and words that a list names (pandas, Texas). The capitals are those of the
    original, also after `FoldCase`; the base forms are then in lower case (aws, i).

    English, ``"wordnet"``: NLTK's WordNetLemmatizer with the part of speech from the document's tags: Penn Treebank's
    (see `TagPos`), WordNet's letters (n v a r s), those of Universal Dependencies, or jieba's. Tokens without tags, and
    with tags of other parts of speech, count as nouns.

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
        StageError: tokens overlap (modes "search" and "all"), or WordNet gets a tag of an unknown set.

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
        own_words = _own_words(upstream)
        chinese = jieba_lemmatizer(self.rules, own_words) if self.chinese == "rules" and self.rules else None
        english = self._english_program(upstream, own_words)

        def run(doc: Doc) -> Doc:
            if doc.overlapping:
                raise StageError("overlapping tokens (modes 'search' and 'all') cannot be joined")
            if doc.tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            if chinese is not None and _HAN.search(doc.text) is not None:
                doc = _in_chinese(doc, doc.tokens, chinese)
            if english is not None and doc.tokens is not None:
                doc = english(doc, doc.tokens)
            return doc

        return run

    def _english_program(self, upstream: tuple[Stage, ...], own_words: Container[str]) -> EnglishProgram | None:
        if self.english == "simplemma":
            return _Simplemma(upstream, own_words)
        if self.english == "wordnet":
            lemmatizer = WordNetLemmatizer(self.wordnet_path)
            return lambda doc, tokens: _with_lemmas(
                doc, _except_own(own_words, tokens, lemmatizer.lemmatize(tokens, doc.tags))
            )
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


def _own_words(upstream: tuple[Stage, ...]) -> Container[str]:
    """Return the user's words of the segmenter among the stages before."""
    for at, stage in enumerate(upstream):
        if isinstance(stage, Segmenter):
            return stage.own_words(upstream[:at])
    return frozenset()


def _except_own(own_words: Container[str], tokens: Sequence[str], lemmas: list[str]) -> list[str]:
    """Return the base forms, but the token itself where it is an own word."""
    if not own_words:
        return lemmas
    return [token if token in own_words else lemma for token, lemma in zip(tokens, lemmas, strict=True)]


def _data_sources(*names: str) -> dict[str, str]:
    return {f"lemma {name}": digest(read_data("lemma", name, ".txt").encode()) for name in names}


class _Simplemma:
    """Cuts contractions and replaces every token by its English base form, in the case that the text stages leave."""

    def __init__(self, upstream: tuple[Stage, ...], own_words: Container[str]) -> None:
        self._own_words = own_words
        self._lemmatizer = EnglishLemmatizer()
        self._contractions = Contractions()
        small, capital = apply_text_stages(upstream, ("i", "I"))
        self._fold = None if small != capital else str.lower if small == "i" else str.upper

    def __call__(self, doc: Doc, tokens: Sequence[str]) -> Doc:
        """Run on a document with these tokens."""
        written = _as_written(doc, tokens)
        cuts = self._cuts(doc, tokens, written)
        if cuts:
            doc, tokens = _split(doc, tokens, cuts)
            written = _as_written(doc, tokens)
        fold = self._fold
        if fold is None and written is not tokens and written != tokens:
            # The stage runs by itself on a document whose letters an earlier stage has folded.
            fold = str.upper if doc.text.isupper() else str.lower
        lemmas = self._lemmatizer.lemmatize(written, _line_starts(doc))
        if fold is not None:
            lemmas = [fold(lemma) for lemma in lemmas]
        return _with_lemmas(doc, _except_own(self._own_words, tokens, lemmas))

    def _cuts(self, doc: Doc, tokens: Sequence[str], written: Sequence[str]) -> list[tuple[int, list[int]]]:
        """Return the index of each contraction and the positions in the text where its words meet (it's: it, 's)."""
        text, starts = doc.text, doc.starts
        return [
            (at, [starts[at] + place for place in places])
            for at, places in self._contractions.find(text, written)
            if text.startswith(tokens[at], starts[at]) and tokens[at] not in self._own_words
        ]


def _line_starts(doc: Doc) -> frozenset[int]:
    """Return the indices of the tokens that are the first of a line, without the first token."""
    text = doc.text
    if "\n" not in text:
        return frozenset()
    gaps = zip(doc.ends[:-1], doc.starts[1:], strict=True)
    return frozenset(at for at, (end, start) in enumerate(gaps, 1) if "\n" in text[end:start])


def _as_written(doc: Doc, tokens: Sequence[str]) -> Sequence[str]:
    """Return the tokens with the capitals that they have in the original.

    A token that differs from the original by more than case and width stays as it is.
    """
    original = doc.original
    if original == doc.text or original == original.lower():
        return tokens
    starts, ends = doc.bounds()
    forms = [original[start:end] for start, end in zip(starts, ends, strict=True)]
    return [form if form == token else _in_the_case_of(form, token) for form, token in zip(forms, tokens, strict=True)]


def _in_the_case_of(form: str, token: str) -> str:
    """Return a token with the capitals of the original's form."""
    if not form.isascii():
        form = unicodedata.normalize("NFKC", form)
    return form if form.lower() == token.lower() else token


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
    return _split(doc, tokens, [(at, sorted(cuts[at])) for at in sorted(cuts)])


def _split(doc: Doc, tokens: Sequence[str], cuts: Iterable[tuple[int, Sequence[int]]]) -> tuple[Doc, Sequence[str]]:
    """Return a document with some tokens split, and its tokens.

    Parameters:
        cuts: the index of each token to split and the positions inside it, both ascending.
    """
    words: list[str] = []
    starts, ends = array("i"), array("i")
    tags: list[str] | None = None if doc.tags is None else []
    done = 0
    for at, positions in cuts:
        bounds = [doc.starts[at], *positions, doc.ends[at]]
        words += tokens[done:at]
        words += [doc.text[start:end] for start, end in pairwise(bounds)]
        starts.extend(doc.starts[done:at])
        starts.extend(bounds[:-1])
        ends.extend(doc.ends[done:at])
        ends.extend(bounds[1:])
        if tags is not None and doc.tags is not None:
            tags += [*doc.tags[done:at], *[doc.tags[at]] * (len(bounds) - 1)]
        done = at + 1
    if not words:
        return doc, tokens
    words += tokens[done:]
    starts.extend(doc.starts[done:])
    ends.extend(doc.ends[done:])
    if tags is not None and doc.tags is not None:
        tags += doc.tags[done:]
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
