"""The base class of the segmenters that look words up in a lexicon."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from textprep.cutters.folding import FOLDS, make_fold
from textprep.cutters.lexicons import (
    SegmenterLexicon,
    has_own_words,
    lexicon_sources,
    open_lexicon,
    parse_words,
    unreachable_words,
)
from textprep.cutters.patterns import PATTERNS
from textprep.errors import ParameterError
from textprep.lexicon.named import pickled_lexicons, receive_lexicons
from textprep.params import param
from textprep.stage import Segmenter, Stage

#: The key of registered lexicons in a pickle; no parameter can have this name.
_REGISTERED = "registered lexicons"


@dataclass(repr=False, eq=False)
class LexiconSegmenter(Segmenter):
    """A segmenter over a lexicon.

    A subclass adds its own parameters and implements `cutter`, which begins with `open_lexicon`.

    Parameters:
        lexicon: the name or path of a base lexicon, or a list of that and the names and paths of user dictionaries.
        words: own words, each ``word [count] [tag] [!]`` as a line of a user dictionary.
        fold: which differences between characters the look-up ignores, any of ``"width"``, ``"t2s"``, ``"case"``.
        protect: names of patterns whose matches stay one token.
        keep_space: emit white space as tokens.
    """

    lexicon: str | tuple[str, ...] = param("jieba", "the base lexicon, then user dictionaries", path=True)
    _: KW_ONLY
    words: tuple[str, ...] = param((), "own words, each 'word [count] [tag] [!]'")
    fold: tuple[str, ...] = param((), "differences that the look-up ignores", choices=FOLDS)
    protect: tuple[str, ...] = param((), "patterns whose matches stay one token", choices=tuple(PATTERNS))
    keep_space: bool = param(False, "emit white space as tokens")

    #: Whether the base lexicon may be a word list without counts.
    _allow_word_list: ClassVar[bool] = False

    def open_lexicon(self, upstream: tuple[Stage, ...]) -> SegmenterLexicon:
        """Return the lexicon, with its words as the text stages before and the folds spell them."""
        return open_lexicon(
            self.lexicon, upstream, tuple(self.fold), words=self.words, allow_word_list=self._allow_word_list
        )

    def tag_of_word(self, upstream: tuple[Stage, ...]) -> Callable[[str], str]:
        """Return a function that looks up the tag of a token in the lexicon; empty if the lexicon has none."""
        lexicon = self.open_lexicon(upstream).lexicon.copy()
        fold = make_fold(tuple(self.fold))

        def tag(token: str) -> str:
            entry = lexicon.get(token if fold is None else fold(token))
            return "" if entry is None else entry.tag

        return tag

    def own_words(self, upstream: tuple[Stage, ...]) -> Container[str]:
        """Return the words of the user dictionaries, of ``words`` and of a registered lexicon, in every folded form."""
        if not has_own_words(self.lexicon, self.words):
            return frozenset()
        words = frozenset(self.open_lexicon(upstream).own_words)
        fold = make_fold(tuple(self.fold))
        return words if fold is None else _FoldedWords(words, fold)

    def check(self) -> None:
        """Check the parameters and the grammar of the own words."""
        super().check()
        try:
            parse_words(self.words)
        except ParameterError as error:
            raise ParameterError(f"{type(self).__name__}: {error}") from None

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Return the user's words of which the text stages before leave nothing."""
        return unreachable_words(self.lexicon, upstream, self.words)

    def sources(self) -> dict[str, str]:
        """Return the versions and hashes of the lexicons and of the data of the folds."""
        return lexicon_sources(self.lexicon, tuple(self.fold))

    def __getstate__(self) -> dict[str, Any]:
        """Return the parameters and the lexicons that are registered under their names in this process only."""
        state = super().__getstate__()
        lexicons = pickled_lexicons(self.lexicon)
        return {**state, _REGISTERED: lexicons} if lexicons else state

    def __setstate__(self, state: dict[str, Any]) -> None:
        receive_lexicons(state.get(_REGISTERED, {}))
        super().__setstate__({name: value for name, value in state.items() if name != _REGISTERED})


class _FoldedWords:
    """Words in their folded spelling; contains each token that the fold turns into one of them."""

    def __init__(self, words: frozenset[str], fold: Callable[[str], str]) -> None:
        self._words = words
        self._fold = fold

    def __contains__(self, token: object) -> bool:
        return isinstance(token, str) and self._fold(token) in self._words
