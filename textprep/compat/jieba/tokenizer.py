"""jieba's ``Tokenizer`` on the lattice kernel."""

from __future__ import annotations

import logging
import os
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, MutableMapping
from math import log
from pathlib import Path
from typing import Any, BinaryIO

from textprep.cutters.models import jieba_hmm
from textprep.kernels.lattice import Cutter, Lattice, Overlay, Tagger, TagHmm
from textprep.kernels.trie import Trie
from textprep.kernels.word_list import parse_word_list
from textprep.locks import Lock
from textprep.resources.cache import load_once
from textprep.resources.packages import package_folder

default_logger = logging.getLogger("textprep.compat.jieba")
default_logger.addHandler(logging.StreamHandler(sys.stderr))
default_logger.setLevel(logging.DEBUG)

# jieba's regular expressions, under jieba's names.
_RE_USERDICT = re.compile("^(.+?)( [0-9]+)?( [a-z]+)?$", re.UNICODE)
_RE_HAN_DEFAULT = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)", re.UNICODE)
_RE_SKIP_DEFAULT = re.compile(r"(\r\n|\s)", re.UNICODE)
_RE_ENG = re.compile("[a-zA-Z0-9]", re.UNICODE)

#: Words that the HMM must not form. jieba has one set for all tokenizers, ``finalseg.Force_Split_Words``.
FORCE_SPLIT_WORDS = Trie()


def strdecode(sentence: str | bytes) -> str:
    """Return text unchanged, and bytes decoded as UTF-8, or as GBK if they are not UTF-8."""
    if isinstance(sentence, str):
        return sentence
    try:
        return sentence.decode("utf-8")
    except UnicodeDecodeError:
        return sentence.decode("gbk", "ignore")


class Frequencies(MutableMapping[str, int]):
    """jieba's ``FREQ``: maps every word to its count, and every prefix of a word that is no word itself to 0."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __getitem__(self, word: str) -> int:
        tokenizer = self._tokenizer
        count = tokenizer.overlay.get(word, tokenizer.version)
        if count is not None:
            return count
        id = tokenizer.base.find(word)
        if id >= 0:
            return tokenizer.counts[id]
        if word and (tokenizer.base.has_prefix(word) or tokenizer.overlay.trie.has_prefix(word)):
            return 0
        raise KeyError(word)

    def __setitem__(self, word: str, count: int) -> None:
        self._tokenizer.set_frequency(word, count)

    def __delitem__(self, word: str) -> None:
        raise TypeError("FREQ does not support deletion; remove the word with del_word")

    def __iter__(self) -> Iterator[str]:
        base, overlay = self._tokenizer.base, self._tokenizer.overlay.trie
        seen: set[str] = set()
        for trie in (base, overlay):
            for id in range(len(trie)):
                word = trie.word(id)
                for end in range(1, len(word) + 1):
                    if word[:end] not in seen:
                        seen.add(word[:end])
                        yield word[:end]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, word: object) -> bool:
        try:
            return isinstance(word, str) and self[word] >= 0
        except KeyError:
            return False


class Tokenizer:
    """jieba's tokenizer: same methods, same results."""

    def __init__(self, dictionary: str | None = None) -> None:
        self.lock = Lock()
        self.dictionary = None if dictionary is None else _absolute(dictionary)
        self.user_word_tag_tab: dict[str, str] = {}
        self.initialized = False
        self.tmp_dir: str | None = None
        self.cache_file: str | None = None
        self._reset(Trie.build([], array("q")), array("q"), array("H"), [""], 0)
        self.FREQ = Frequencies(self)

    def _reset(self, base: Trie, counts: array[int], tag_ids: array[int], tags: list[str], total: int) -> None:
        """Take a dictionary, and forget all words that were added or deleted."""
        self.base, self.counts, self.tag_ids, self.tags, self.total = base, counts, tag_ids, tags, total
        self.overlay = Overlay()
        self.version = 0
        self._cutters: dict[bool, Cutter] = {}

    def __repr__(self) -> str:
        return f"<Tokenizer dictionary={self.dictionary!r}>"

    def initialize(self, dictionary: str | None = None) -> None:
        """Read the dictionary, unless that has been done already."""
        with self.lock:
            if dictionary:
                path = _absolute(dictionary)
                if self.dictionary == path and self.initialized:
                    return
                self.dictionary = path
                self.initialized = False
            if self.initialized:
                return
            name = self.dictionary or "the default dictionary"
            default_logger.debug("Building prefix dict from %s ...", name)
            if self.dictionary is None:
                parts = load_once("compat jieba dictionary", lambda: self._read(name))
            else:
                parts = self._read(name)
            self._reset(*parts)
            self.initialized = True
            default_logger.debug("Prefix dict has been built successfully.")

    def _read(self, name: str) -> tuple[Trie, array[int], array[int], list[str], int]:
        """Return the words, counts, tag numbers, tags and total count of the dictionary."""
        with self.get_dict_file() as file:
            trie, counts, tag_ids, tags, total, bad = parse_word_list(file)
            if bad:
                file.seek(0)
                line = file.read().split(b"\n")[bad - 1].decode("utf-8", "replace").strip()
                raise ValueError(f"invalid dictionary entry in {name} at Line {bad}: {line}")
        return trie, counts, tag_ids, tags, total

    def check_initialized(self) -> None:
        """Read the dictionary if that has not been done."""
        if not self.initialized:
            self.initialize()

    def get_dict_file(self) -> BinaryIO:
        """Open the dictionary for reading."""
        path = self.dictionary or package_folder("jieba") / "dict.txt"
        return Path(path).open("rb")

    def set_dictionary(self, dictionary_path: str) -> None:
        """Use another dictionary, which is read on first use."""
        with self.lock:
            path = _absolute(dictionary_path)
            if not os.path.isfile(path):
                raise Exception("jieba: file does not exist: " + path)  # jieba raises this class
            self.dictionary = path
            self.initialized = False

    # Segmentation

    def _lattice(self) -> Lattice:
        total = self.total
        return Lattice(self.base, log(total) if total > 0 else 0.0, self.overlay, self.version)

    def _cutter(self, hmm: bool) -> Cutter:
        self.check_initialized()
        cutter = self._cutters.get(hmm)
        if cutter is None:
            model = jieba_hmm().tables if hmm else None
            cutter = self._cutters[hmm] = Cutter(self._lattice(), "unigram", model, True, FORCE_SPLIT_WORDS)
        return cutter

    def tagger(self, hmm: TagHmm | None, extra: dict[str, str]) -> Tagger:
        """Return the tagger of `posseg` over this dictionary.

        Parameters:
            hmm: the model for words that the dictionary lacks.
            extra: tags that take precedence over the dictionary's.
        """
        self.check_initialized()
        return Tagger(self._lattice(), self.tag_ids, self.tags, hmm, extra, True)

    def cut(
        self, sentence: str | bytes, cut_all: bool = False, HMM: bool = True, use_paddle: bool = False
    ) -> Iterator[str]:
        """Yield the words of a sentence."""
        if use_paddle:
            raise NotImplementedError("textprep.compat.jieba has no paddle mode; use jieba itself for it")
        yield from (
            self._cut_all(strdecode(sentence)) if cut_all else self._cutter(bool(HMM)).tokens(strdecode(sentence))
        )

    def lcut(
        self, sentence: str | bytes, cut_all: bool = False, HMM: bool = True, use_paddle: bool = False
    ) -> list[str]:
        """Return the words of a sentence."""
        if type(sentence) is str and not cut_all and not use_paddle:
            cutter = self._cutters.get(HMM)
            return (cutter if cutter is not None and self.initialized else self._cutter(bool(HMM))).tokens(sentence)
        return list(self.cut(sentence, cut_all, HMM, use_paddle))

    def cut_for_search(self, sentence: str | bytes, HMM: bool = True) -> Iterator[str]:
        """Yield the words of a sentence, each after the shorter words in it."""
        yield from self._cutter(bool(HMM)).search(strdecode(sentence))[0]

    def lcut_for_search(self, sentence: str | bytes, HMM: bool = True) -> list[str]:
        """Return the words of a sentence, each after the shorter words in it."""
        return self._cutter(bool(HMM)).search(strdecode(sentence))[0]

    _lcut = lcut
    _lcut_for_search = lcut_for_search

    def tokenize(
        self, unicode_sentence: str, mode: str = "default", HMM: bool = True
    ) -> Iterator[tuple[str, int, int]]:
        """Yield the words of a sentence with their starts and ends.

        Parameters:
            mode: ``"search"`` as in `cut_for_search`, ``"default"`` as in `cut`.
        """
        if not isinstance(unicode_sentence, str):
            raise ValueError("jieba: the input parameter should be unicode.")
        cutter = self._cutter(bool(HMM))
        cut = cutter.spans if mode == "default" else cutter.search
        yield from zip(*cut(unicode_sentence), strict=True)

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802  jieba's name
        """Return for each position the positions of the last characters of the words that begin there."""
        self.check_initialized()
        lattice = self._lattice()
        graph = {}
        for start in range(len(sentence)):
            ends = [end - 1 for end, _ in lattice.words_at(sentence, start, len(sentence))]
            graph[start] = ends or [start]
        return graph

    def calc(self, sentence: str, DAG: dict[int, list[int]], route: dict[int, tuple[float, int]]) -> None:
        """Fill ``route`` from the right with the best score at each position, and the last character of the word."""
        size = len(sentence)
        route[size] = (0, 0)
        total = log(self.total)
        for start in range(size - 1, -1, -1):
            route[start] = max(
                (log(self.FREQ.get(sentence[start : last + 1]) or 1) - total + route[last + 1][0], last)
                for last in DAG[start]
            )

    def _cut_all(self, sentence: str) -> Iterator[str]:
        """Yield the words of jieba's full mode, in its order and with its empty strings."""
        self.check_initialized()
        for block in _RE_HAN_DEFAULT.split(sentence):
            if not block:
                continue
            if _RE_HAN_DEFAULT.match(block):
                yield from self._cut_all_block(block)
            else:
                yield from _RE_SKIP_DEFAULT.split(block)

    def _cut_all_block(self, block: str) -> Iterator[str]:
        """Yield all words of the dictionary in a block; single Latin letters and digits are joined to runs."""
        covered = -1
        english = ""
        in_english = False
        for start, ends in self.get_DAG(block).items():
            if in_english and not _RE_ENG.match(block[start]):
                in_english = False
                yield english
            if len(ends) == 1 and start > covered:
                word = block[start : ends[0] + 1]
                if _RE_ENG.match(word):
                    english = english + word if in_english else word
                    in_english = True
                if not in_english:
                    yield word
                covered = ends[0]
            else:
                for last in ends:
                    if last > start:
                        yield block[start : last + 1]
                        covered = last
        if in_english:
            yield english

    # The dictionary

    def set_frequency(self, word: str, count: int) -> None:
        """Set the count of a word without a change of the total."""
        with self.lock:
            self.version += 1
            self.overlay.set(word, count, self.version)
            self._cutters = {}

    def add_word(self, word: str | bytes, freq: int | str | None = None, tag: str | None = None) -> None:
        """Add a word. Without ``freq`` it gets the count of `suggest_freq`, with which it becomes a token."""
        self.check_initialized()
        text = strdecode(word)
        count = int(freq) if freq is not None else self.suggest_freq(text, False)
        with self.lock:
            self.total += count
            self.set_frequency(text, count)
            if tag:
                self.user_word_tag_tab[text] = tag
            if count == 0 and text:
                FORCE_SPLIT_WORDS.insert(text)

    def del_word(self, word: str | bytes) -> None:
        """Remove a word, and forbid the HMM to form it."""
        self.add_word(word, 0)

    def suggest_freq(self, segment: str | Iterable[str], tune: bool = False) -> int:
        """Return the count with which a word becomes one token, or with which a tuple of its parts becomes several.

        Parameters:
            segment: a word, or its parts.
            tune: set the count, too.
        """
        self.check_initialized()
        total = float(self.total)
        frequency = 1.0
        if isinstance(segment, str):
            word = segment
            for part in self.lcut(word, HMM=False):
                frequency *= self.FREQ.get(part, 1) / total
            count = max(int(frequency * self.total) + 1, self.FREQ.get(word, 1))
        else:
            parts = tuple(map(strdecode, segment))
            word = "".join(parts)
            for part in parts:
                frequency *= self.FREQ.get(part, 1) / total
            count = min(int(frequency * self.total), self.FREQ.get(word, 0))
        if tune:
            self.add_word(word, count)
        return count

    def load_userdict(self, f: str | Any) -> None:
        """Add the words of a path or an open file, with ``word [count] [tag]`` a line."""
        self.check_initialized()
        if isinstance(f, str):
            with open(f, "rb") as file:
                self._load_lines(file, f)
        else:
            self._load_lines(f, getattr(f, "name", repr(f)))

    def _load_lines(self, lines: Iterable[str | bytes], name: str) -> None:
        for raw in lines:
            line = raw.strip()
            if isinstance(line, bytes):
                try:
                    line = line.decode("utf-8").lstrip("\ufeff")
                except UnicodeDecodeError:
                    raise ValueError(f"dictionary file {name} must be utf-8") from None
            if not line:
                continue
            match = _RE_USERDICT.match(line)
            if match is not None:
                word, freq, tag = match.groups()
                self.add_word(word, freq.strip() if freq else None, tag.strip() if tag else None)


def _absolute(path: str) -> str:
    return os.path.normpath(os.path.join(os.getcwd(), path))
