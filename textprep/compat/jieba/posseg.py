"""A drop-in for ``jieba.posseg``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from textprep.compat import jieba
from textprep.compat.jieba.tokenizer import Tokenizer, strdecode
from textprep.cutters.models import jieba_tag_hmm
from textprep.kernels.lattice import Tagger


class pair:  # noqa: N801  jieba's name
    """A word and its flag, the name that jieba has for a part-of-speech tag."""

    __slots__ = ("flag", "word")

    def __init__(self, word: str, flag: str) -> None:
        self.word = word
        self.flag = flag

    def __repr__(self) -> str:
        return f"pair({self.word!r}, {self.flag!r})"

    def __str__(self) -> str:
        return f"{self.word}/{self.flag}"

    def __iter__(self) -> Iterator[str]:
        return iter((self.word, self.flag))

    def __lt__(self, other: pair) -> bool:
        return self.word < other.word

    def __eq__(self, other: object) -> bool:
        return isinstance(other, pair) and self.word == other.word and self.flag == other.flag

    def __hash__(self) -> int:
        return hash(self.word)

    def encode(self, arg: str) -> bytes:
        """Return ``word/flag`` as bytes in an encoding."""
        return str(self).encode(arg)


class POSTokenizer:
    """Segments and tags text with the dictionary of a `Tokenizer`."""

    def __init__(self, tokenizer: Tokenizer | None = None) -> None:
        self.tokenizer = tokenizer or Tokenizer()
        self.word_tag_tab: dict[str, str] = {}
        # The taggers with and without HMM, and the state of the dictionary that they were made from.
        self._taggers: tuple[Any, dict[bool, Tagger]] = (None, {})

    def __repr__(self) -> str:
        return f"<POSTokenizer tokenizer={self.tokenizer!r}>"

    def __getattr__(self, name: str) -> Any:
        if name in ("cut_for_search", "lcut_for_search", "tokenize"):
            raise NotImplementedError
        return getattr(self.tokenizer, name)

    def initialize(self, dictionary: str | None = None) -> None:
        """Read the tokenizer's dictionary."""
        self.tokenizer.initialize(dictionary)

    def load_word_tag(self, f: BinaryIO) -> None:
        """Take the tags of another dictionary file, with ``word count tag`` a line."""
        with f:
            for number, raw in enumerate(f, 1):
                line = raw.strip().decode("utf-8")
                if not line:
                    continue
                try:
                    word, _, tag = line.split(" ")
                except ValueError:
                    raise ValueError(f"invalid POS dictionary entry in {f.name} at Line {number}: {line}") from None
                self.word_tag_tab[word] = tag
        self._taggers = (None, {})

    def makesure_userdict_loaded(self) -> None:
        """Take over the tags of words that were added to the tokenizer."""
        if self.tokenizer.user_word_tag_tab:
            self.word_tag_tab.update(self.tokenizer.user_word_tag_tab)
            # Cleared in place, because the module exports this dictionary as `user_word_tag_tab`.
            self.tokenizer.user_word_tag_tab.clear()
            self._taggers = (None, {})

    def _tagger(self, hmm: bool) -> Tagger:
        self.makesure_userdict_loaded()
        self.tokenizer.check_initialized()
        state = (id(self.tokenizer.base), self.tokenizer.version, self.tokenizer.total)
        if self._taggers[0] != state:
            self._taggers = (state, {})
        taggers = self._taggers[1]
        if hmm not in taggers:
            model = jieba_tag_hmm() if hmm else None
            taggers[hmm] = self.tokenizer.tagger(model, dict(self.word_tag_tab))
        return taggers[hmm]

    def cut(self, sentence: str | bytes, HMM: bool = True) -> Iterator[pair]:
        """Yield the words of a sentence with their flags."""
        yield from self.lcut(sentence, HMM)

    def lcut(self, sentence: str | bytes, HMM: bool = True) -> list[pair]:
        """Return the words of a sentence with their flags."""
        tokens, _, _, tags = self._tagger(bool(HMM)).tagged(strdecode(sentence))
        return list(map(pair, tokens, tags))


#: The tokenizer that the functions of this module use.
dt = POSTokenizer(jieba.dt)

initialize = dt.initialize


def cut(sentence: str | bytes, HMM: bool = True, use_paddle: bool = False) -> Iterator[pair]:
    """Yield the words of a sentence with their flags."""
    if use_paddle:
        raise NotImplementedError("textprep.compat.jieba has no paddle mode; use jieba itself for it")
    yield from dt.lcut(sentence, HMM)


def lcut(sentence: str | bytes, HMM: bool = True, use_paddle: bool = False) -> list[pair]:
    """Return the words of a sentence with their flags."""
    return list(cut(sentence, HMM, use_paddle))
