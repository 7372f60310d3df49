"""jieba's ``Tokenizer`` on our lattice."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from array import array
from collections.abc import Iterable, Iterator, MutableMapping
from math import log
from pathlib import Path
from typing import Any, BinaryIO

from textprep.cutters.models import jieba_hmm
from textprep.kernels.lattice import Cutter, Lattice, Overlay, Tagger, TagHmm
from textprep.kernels.trie import Trie
from textprep.kernels.word_list import parse_word_list
from textprep.resources.cache import load_once
from textprep.resources.packages import package_folder

default_logger = logging.getLogger("textprep.compat.jieba")
default_logger.addHandler(logging.StreamHandler(sys.stderr))
default_logger.setLevel(logging.DEBUG)

_USER_LINE = re.compile("^(.+?)( [0-9]+)?( [a-z]+)?$", re.UNICODE)
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)", re.UNICODE)
_SPACE = re.compile(r"(\r\n|\s)", re.UNICODE)
_LATIN = re.compile("[a-zA-Z0-9]", re.UNICODE)

#: Words that the model must not make.  jieba keeps one set for all tokenizers, and so do we.
FORCE_SPLIT = Trie()


def strdecode(sentence: str | bytes) -> str:
    """Text as it is, bytes as UTF-8 or else GBK."""
    if isinstance(sentence, str):
        return sentence
    try:
        return sentence.decode("utf-8")
    except UnicodeDecodeError:
        return sentence.decode("gbk", "ignore")


class Frequencies(MutableMapping[str, int]):
    """jieba's ``FREQ``: the count of every word, and 0 for every prefix of one."""

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
        self._tokenizer.put(word, count)

    def __delitem__(self, word: str) -> None:
        raise TypeError("a word is taken out with del_word")

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
    """jieba's tokenizer: the same calls, the same results."""

    def __init__(self, dictionary: str | None = None) -> None:
        self.lock = threading.RLock()
        self.dictionary = None if dictionary is None else _absolute(dictionary)
        self.user_word_tag_tab: dict[str, str] = {}
        self.initialized = False
        self.tmp_dir: str | None = None
        self.cache_file: str | None = None
        self._clear(Trie.build([], array("q")), array("q"), array("H"), [""], 0)
        self.FREQ = Frequencies(self)

    def _clear(self, base: Trie, counts: array[int], tag_ids: array[int], tags: list[str], total: int) -> None:
        self.base, self.counts, self.tag_ids, self.tags, self.total = base, counts, tag_ids, tags, total
        self.overlay = Overlay()
        self.version = 0
        self._cutters: dict[bool, Cutter] = {}

    def __repr__(self) -> str:
        return f"<Tokenizer dictionary={self.dictionary!r}>"

    def initialize(self, dictionary: str | None = None) -> None:
        """Read the dictionary, where that has not been done."""
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
            self._clear(*parts)
            self.initialized = True
            default_logger.debug("Prefix dict has been built successfully.")

    def _read(self, name: str) -> tuple[Trie, array[int], array[int], list[str], int]:
        with self.get_dict_file() as file:
            trie, counts, tag_ids, tags, total, bad = parse_word_list(file)
            if bad:
                file.seek(0)
                line = file.read().split(b"\n")[bad - 1].decode("utf-8", "replace").strip()
                raise ValueError(f"invalid dictionary entry in {name} at Line {bad}: {line}")
        return trie, counts, tag_ids, tags, total

    def check_initialized(self) -> None:
        """`initialize`, once."""
        if not self.initialized:
            self.initialize()

    def get_dict_file(self) -> BinaryIO:
        """The dictionary, open for reading."""
        path = self.dictionary or package_folder("jieba") / "dict.txt"
        return Path(path).open("rb")

    def set_dictionary(self, dictionary_path: str) -> None:
        """Another dictionary, read when it is first needed."""
        with self.lock:
            path = _absolute(dictionary_path)
            if not os.path.isfile(path):
                raise Exception("jieba: file does not exist: " + path)  # jieba raises just this
            self.dictionary = path
            self.initialized = False

    # Cutting

    def _lattice(self) -> Lattice:
        total = self.total
        return Lattice(self.base, log(total) if total > 0 else 0.0, self.overlay, self.version)

    def _cutter(self, hmm: bool) -> Cutter:
        self.check_initialized()
        cutter = self._cutters.get(hmm)
        if cutter is None:
            model = jieba_hmm().tables if hmm else None
            cutter = self._cutters[hmm] = Cutter(self._lattice(), "unigram", model, True, FORCE_SPLIT)
        return cutter

    def tagger(self, hmm: TagHmm | None, extra: dict[str, str]) -> Tagger:
        """What `posseg` cuts with."""
        self.check_initialized()
        return Tagger(self._lattice(), self.tag_ids, self.tags, hmm, extra, True)

    def cut(
        self, sentence: str | bytes, cut_all: bool = False, HMM: bool = True, use_paddle: bool = False
    ) -> Iterator[str]:
        """The words of a sentence, one after another."""
        if use_paddle:
            raise NotImplementedError("textprep.compat.jieba has no paddle mode; use jieba itself for it")
        yield from self._all(strdecode(sentence)) if cut_all else self._cutter(bool(HMM)).tokens(strdecode(sentence))

    def lcut(
        self, sentence: str | bytes, cut_all: bool = False, HMM: bool = True, use_paddle: bool = False
    ) -> list[str]:
        """The words of a sentence."""
        if type(sentence) is str and not cut_all and not use_paddle:
            cutter = self._cutters.get(HMM)
            return (cutter if cutter is not None and self.initialized else self._cutter(bool(HMM))).tokens(sentence)
        return list(self.cut(sentence, cut_all, HMM, use_paddle))

    def cut_for_search(self, sentence: str | bytes, HMM: bool = True) -> Iterator[str]:
        """The words of a sentence and the shorter ones in them."""
        yield from self._cutter(bool(HMM)).search(strdecode(sentence))[0]

    def lcut_for_search(self, sentence: str | bytes, HMM: bool = True) -> list[str]:
        """The words of a sentence and the shorter ones in them."""
        return self._cutter(bool(HMM)).search(strdecode(sentence))[0]

    _lcut = lcut
    _lcut_for_search = lcut_for_search

    def tokenize(
        self, unicode_sentence: str, mode: str = "default", HMM: bool = True
    ) -> Iterator[tuple[str, int, int]]:
        """The words with their starts and ends."""
        if not isinstance(unicode_sentence, str):
            raise ValueError("jieba: the input parameter should be unicode.")
        cutter = self._cutter(bool(HMM))
        cut = cutter.spans if mode == "default" else cutter.search
        yield from zip(*cut(unicode_sentence), strict=True)

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802  jieba's name
        """For each position the last positions of the words that begin there."""
        self.check_initialized()
        lattice = self._lattice()
        graph = {}
        for start in range(len(sentence)):
            ends = [end - 1 for end, _ in lattice.words_at(sentence, start, len(sentence))]
            graph[start] = ends or [start]
        return graph

    def calc(self, sentence: str, DAG: dict[int, list[int]], route: dict[int, tuple[float, int]]) -> None:
        """Fill ``route`` with the best score and last position at each position, from the right."""
        size = len(sentence)
        route[size] = (0, 0)
        total = log(self.total)
        for start in range(size - 1, -1, -1):
            route[start] = max(
                (log(self.FREQ.get(sentence[start : last + 1]) or 1) - total + route[last + 1][0], last)
                for last in DAG[start]
            )

    def _all(self, sentence: str) -> Iterator[str]:
        """Jieba's full mode, with its order and its empty strings."""
        self.check_initialized()
        for block in _BLOCK.split(sentence):
            if not block:
                continue
            if _BLOCK.match(block):
                yield from self._all_of_block(block)
            else:
                yield from _SPACE.split(block)

    def _all_of_block(self, block: str) -> Iterator[str]:
        covered = -1
        latin = ""
        open_run = False
        for start, ends in self.get_DAG(block).items():
            if open_run and not _LATIN.match(block[start]):
                open_run = False
                yield latin
            if len(ends) == 1 and start > covered:
                word = block[start : ends[0] + 1]
                if _LATIN.match(word):
                    latin = latin + word if open_run else word
                    open_run = True
                if not open_run:
                    yield word
                covered = ends[0]
            else:
                for last in ends:
                    if last > start:
                        yield block[start : last + 1]
                        covered = last
        if open_run:
            yield latin

    # The dictionary

    def put(self, word: str, count: int) -> None:
        """Set a count, without touching the total."""
        with self.lock:
            self.version += 1
            self.overlay.set(word, count, self.version)
            self._cutters = {}

    def add_word(self, word: str | bytes, freq: int | str | None = None, tag: str | None = None) -> None:
        """Add a word; without a count, one with which it can be cut out."""
        self.check_initialized()
        text = strdecode(word)
        count = int(freq) if freq is not None else self.suggest_freq(text, False)
        with self.lock:
            self.total += count
            self.put(text, count)
            if tag:
                self.user_word_tag_tab[text] = tag
            if count == 0 and text:
                FORCE_SPLIT.insert(text)

    def del_word(self, word: str | bytes) -> None:
        """Take a word out, and keep the model from making it."""
        self.add_word(word, 0)

    def suggest_freq(self, segment: str | Iterable[str], tune: bool = False) -> int:
        """The count with which a word stays whole, or with which its parts stay apart."""
        self.check_initialized()
        total = float(self.total)
        frequency = 1.0
        if isinstance(segment, str):
            word = segment
            for piece in self.lcut(word, HMM=False):
                frequency *= self.FREQ.get(piece, 1) / total
            count = max(int(frequency * self.total) + 1, self.FREQ.get(word, 1))
        else:
            parts = tuple(map(strdecode, segment))
            word = "".join(parts)
            for piece in parts:
                frequency *= self.FREQ.get(piece, 1) / total
            count = min(int(frequency * self.total), self.FREQ.get(word, 0))
        if tune:
            self.add_word(word, count)
        return count

    def load_userdict(self, f: str | Any) -> None:
        """Add the words of a file, ``word [count] [tag]`` a line; a path or an open file."""
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
            match = _USER_LINE.match(line)
            if match is not None:
                word, freq, tag = match.groups()
                self.add_word(word, freq.strip() if freq else None, tag.strip() if tag else None)


def _absolute(path: str) -> str:
    return os.path.normpath(os.path.join(os.getcwd(), path))
