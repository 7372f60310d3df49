"""A drop-in for ``jieba.analyse``: keywords by TF-IDF and by TextRank (Mihalcea and Tarau, EMNLP 2004)."""

from __future__ import annotations

import os
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from textprep.compat import jieba
from textprep.compat.jieba import posseg
from textprep.resources.packages import package_folder

#: The English function words that jieba leaves out.
STOP_WORDS = frozenset(
    "the of is and to in that we for an are by be as on with can if from which you it this then at have all not "
    "one has or that".split()
)


class KeywordExtractor:
    """What both extractors share: stop words."""

    STOP_WORDS = STOP_WORDS

    def __init__(self) -> None:
        self.stop_words = set(STOP_WORDS)

    def set_stop_words(self, stop_words_path: str) -> None:
        """Add the lines of a file."""
        path = _existing(stop_words_path)
        self.stop_words.update(Path(path).read_bytes().decode("utf-8").splitlines())


class TFIDF(KeywordExtractor):
    """Keywords by frequency times inverse document frequency, from jieba's table."""

    def __init__(self, idf_path: str | None = None) -> None:
        super().__init__()
        self.tokenizer = jieba.dt
        self.postokenizer = posseg.dt
        self._path = idf_path
        self._idf: tuple[dict[str, float], float] | None = None

    @property
    def idf_freq(self) -> dict[str, float]:
        """Word to inverse document frequency."""
        return self._table()[0]

    @property
    def median_idf(self) -> float:
        """What a word counts that the table lacks."""
        return self._table()[1]

    def _table(self) -> tuple[dict[str, float], float]:
        if self._idf is None:
            path = self._path or str(package_folder("jieba") / "analyse" / "idf.txt")
            table = {}
            for line in Path(path).read_bytes().decode("utf-8").splitlines():
                word, value = line.strip().split(" ")
                table[word] = float(value)
            self._idf = table, statistics.median_high(table.values())
        return self._idf

    def set_idf_path(self, idf_path: str) -> None:
        """Another table, ``word idf`` a line."""
        self._path, self._idf = _existing(idf_path), None

    def extract_tags(
        self,
        sentence: str,
        topK: int | None = 20,
        withWeight: bool = False,
        allowPOS: Iterable[str] = (),
        withFlag: bool = False,
    ) -> list[Any]:
        """The words of the highest weight: frequency in the text times inverse document frequency.

        Words of one character and stop words are left out; with ``allowPOS`` only words of these flags
        count, and with ``withFlag`` too, pairs are returned.
        """
        allowed = frozenset(allowPOS)
        counts: dict[Any, float] = {}
        words: Iterable[Any] = self.postokenizer.cut(sentence) if allowed else self.tokenizer.cut(sentence)
        for item in words:
            if allowed and item.flag not in allowed:
                continue
            word = item.word if allowed else item
            if len(word.strip()) < 2 or word.lower() in self.stop_words:
                continue
            key = item if allowed and withFlag else word
            counts[key] = counts.get(key, 0.0) + 1.0
        total = sum(counts.values())
        table, median = self._table()
        for key in counts:
            word = key.word if allowed and withFlag else key
            counts[key] *= table.get(word, median) / total
        return _top(counts, topK, withWeight)

    tfidf = extract_tags


class TextRank(KeywordExtractor):
    """Keywords by their rank in the graph of words that stand near each other."""

    #: The damping factor of PageRank, and the passes over the graph.
    DAMPING = 0.85
    PASSES = 10

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = self.postokenizer = posseg.dt
        self.pos_filt = frozenset(("ns", "n", "vn", "v"))
        self.span = 5

    def pairfilter(self, wp: posseg.pair) -> bool:
        """Whether a word takes part."""
        return wp.flag in self.pos_filt and len(wp.word.strip()) >= 2 and wp.word.lower() not in self.stop_words

    def textrank(
        self,
        sentence: str,
        topK: int | None = 20,
        withWeight: bool = False,
        allowPOS: Iterable[str] = ("ns", "n", "vn", "v"),
        withFlag: bool = False,
    ) -> list[Any]:
        """The words of the highest rank, among those of the flags in ``allowPOS``."""
        self.pos_filt = frozenset(allowPOS)
        together: Counter[tuple[Any, Any]] = Counter()
        words = list(self.tokenizer.cut(sentence))
        for at, first in enumerate(words):
            if not self.pairfilter(first):
                continue
            for other in words[at + 1 : at + self.span]:
                if self.pairfilter(other):
                    if allowPOS and withFlag:
                        together[first, other] += 1
                    else:
                        together[first.word, other.word] += 1
        return _top(self._rank(together), topK, withWeight)

    extract_tags = textrank

    def _rank(self, together: Counter[tuple[Any, Any]]) -> dict[Hashable, float]:
        edges: dict[Any, list[tuple[Any, int]]] = defaultdict(list)
        for (first, other), weight in together.items():
            edges[first].append((other, weight))
            edges[other].append((first, weight))
        ranks: dict[Any, float] = dict.fromkeys(edges, 1.0 / (len(edges) or 1.0))
        outgoing = {word: sum((weight for _, weight in near), 0.0) for word, near in edges.items()}
        for _ in range(self.PASSES):
            for word in sorted(edges):
                # One by one: from Python 3.12 on `sum` rounds otherwise.
                flow = 0.0
                for other, weight in edges[word]:
                    flow += weight / outgoing[other] * ranks[other]
                ranks[word] = (1 - self.DAMPING) + self.DAMPING * flow
        # jieba begins the search for the extremes at the largest and the smallest float there are.
        low = min(ranks.values(), default=sys.float_info.max)
        high = max(ranks.values(), default=sys.float_info.min)
        return {word: (rank - low / 10.0) / (high - low / 10.0) for word, rank in ranks.items()}


def _top(weights: dict[Any, float], top: int | None, with_weight: bool) -> list[Any]:
    ranked = sorted(weights.items(), key=lambda item: item[1], reverse=True)
    items: list[Any] = ranked if with_weight else [word for word, _ in ranked]
    return items[:top] if top else items


def _existing(path: str) -> str:
    absolute = os.path.normpath(os.path.join(os.getcwd(), path))
    if not os.path.isfile(absolute):
        raise Exception("jieba: file does not exist: " + absolute)  # jieba raises just this
    return absolute


default_tfidf = TFIDF()
default_textrank = TextRank()

extract_tags = tfidf = default_tfidf.extract_tags
set_idf_path = default_tfidf.set_idf_path
textrank = default_textrank.extract_tags


def set_stop_words(stop_words_path: str) -> None:
    """Add the lines of a file to the stop words of both extractors."""
    default_tfidf.set_stop_words(stop_words_path)
    default_textrank.set_stop_words(stop_words_path)
