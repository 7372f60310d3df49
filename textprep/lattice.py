"""Lexicon and model to cuts: the core under `Unigram` and `MaxMatch`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from textprep import resources
from textprep.errors import ResourceError
from textprep.hmm import Hmm
from textprep.kernels.lattice import Cutter
from textprep.kernels.trie import Trie
from textprep.lexicon import Lexicon

#: The characters that jieba looks for words in; a word with others has to be found before.
_IN_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")

Names = str | tuple[str, ...]


def base_and_user(names: Names) -> tuple[str, tuple[str, ...]]:
    """The base lexicon's name and those of the user dictionaries on top of it."""
    if isinstance(names, str):
        return names, ()
    if not names:
        raise ResourceError("a list of lexicons begins with a base lexicon, found an empty list")
    return names[0], tuple(names[1:])


def open_lexicon(names: Names, passed: Callable[[Iterable[str]], list[str]], *, bare: bool = False) -> Lexicon:
    """The base lexicon with the user dictionaries on top.

    Parameters:
        names: a name or path, or the base's and then those of user dictionaries.
        passed: what the stages before leave of words; what the user added goes through it.
        bare: the base may be a list of words without counts.
    """
    base_name, user = base_and_user(names)
    base = resources.lexicon_base(base_name, bare=bare)
    changed = [(word, count, tag) for word, count, tag in base.additions if count]
    if not user and [word for word, _, _ in changed] == passed([word for word, _, _ in changed]):
        return base
    lexicon = base.copy()
    for (word, count, tag), other in zip(changed, passed([word for word, _, _ in changed]), strict=True):
        if other:
            lexicon.add(other, count, tag, force=word in base.forced)
    for path in user:
        words = resources.user_words(path)
        for (_, suggested, mark), other in zip(words, passed([word for word, _, _ in words]), strict=True):
            if other:
                lexicon.add(other, suggested, mark)
    return lexicon


def unreachable_words(names: Names, passed: Callable[[Iterable[str]], list[str]]) -> list[str]:
    """Words of the user dictionaries of which the stages before leave nothing."""
    _, user = base_and_user(names)
    words = [word for path in user for word, _, _ in resources.user_words(path)]
    return [word for word, other in zip(words, passed(words), strict=True) if not other.strip()]


def lexicon_sources(names: Names) -> dict[str, str]:
    """What a segmenter with these lexicons reads, for its fingerprint."""
    base, user = base_and_user(names)
    return {f"lexicon {number}": resources.source_of(name) for number, name in enumerate((base, *user))}


class WholeCutter:
    """A cutter that first takes out the words that must stay whole."""

    def __init__(self, cutter: Cutter, words: Iterable[str]) -> None:
        self._cutter = cutter
        self._whole = Trie(words)

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """The ranges that stay whole: leftmost, and of those the longest."""
        return [(start, end) for start, end, _ in self._whole.matches(text)]

    def bounds(self, text: str) -> Any:
        """As the kernel's."""
        return self._cutter.bounds(text, self.ranges(text))

    def tokens(self, text: str) -> list[str]:
        """As the kernel's."""
        return self._cutter.tokens(text, self.ranges(text))

    def spans(self, text: str) -> Any:
        """As the kernel's."""
        return self._cutter.spans(text, self.ranges(text))


def make_cutter(lexicon: Lexicon, rule: str, hmm: Hmm | None = None, keep_space: bool = False) -> Cutter | WholeCutter:
    """The cutter of a rule over a lexicon as it is now."""
    cutter = Cutter(lexicon.snapshot(), rule, None if hmm is None else hmm.tables, keep_space)
    whole = list(lexicon.forced)
    if rule == "unigram":
        whole += [word for word, count, _ in lexicon.additions if count and _IN_BLOCK.fullmatch(word) is None]
    return WholeCutter(cutter, whole) if whole else cutter
