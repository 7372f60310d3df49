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

#: The stop words of jieba's extractors.
STOP_WORDS = frozenset(
    "the of is and to in that we for an are by be as on with can if from which you it this then at have all not "
    "one has or that".split()
)


class KeywordExtractor:
    """Base class of the extractors, which holds their stop words."""

    STOP_WORDS = STOP_WORDS

    def __init__(self) -> None:
        self.stop_words = set(STOP_WORDS)

    def set_stop_words(self, stop_words_path: str) -> None:
        """Add the lines of a UTF-8 file to the stop words."""
        path = _existing(stop_words_path)
        self.stop_words.update(Path(path).read_bytes().decode("utf-8").splitlines())


class TFIDF(KeywordExtractor):
    """Extracts keywords by TF-IDF.

    Parameters:
        idf_path: a file with ``word idf`` a line; None takes jieba's table.
    """

    def __init__(self, idf_path: str | None = None) -> None:
        super().__init__()
        self.tokenizer = jieba.dt
        self.postokenizer = posseg.dt
        self._idf_path = idf_path
        self._idf: tuple[dict[str, float], float] | None = None

    @property
    def idf_freq(self) -> dict[str, float]:
        """Return the inverse document frequency of each word."""
        return self._idf_table()[0]

    @property
    def median_idf(self) -> float:
        """Return the inverse document frequency of words that are not in the table."""
        return self._idf_table()[1]

    def _idf_table(self) -> tuple[dict[str, float], float]:
        if self._idf is None:
            path = self._idf_path or str(package_folder("jieba") / "analyse" / "idf.txt")
            table = {}
            for line in Path(path).read_bytes().decode("utf-8").splitlines():
                word, value = line.strip().split(" ")
                table[word] = float(value)
            self._idf = table, statistics.median_high(table.values())
        return self._idf

    def set_idf_path(self, idf_path: str) -> None:
        """Use another table, a file with ``word idf`` a line."""
        self._idf_path, self._idf = _existing(idf_path), None

    def extract_tags(
        self,
        sentence: str,
        topK: int | None = 20,
        withWeight: bool = False,
        allowPOS: Iterable[str] = (),
        withFlag: bool = False,
    ) -> list[Any]:
        """Return the words with the highest weights: relative frequency in the text times inverse document frequency.

        Words of one character and stop words are omitted.

        Parameters:
            sentence: the text.
            topK: number of words; None or 0 returns all.
            withWeight: return (word, weight) instead of the word.
            allowPOS: count only words with these flags.
            withFlag: if ``allowPOS`` is given, return ``posseg.pair`` instead of the word.
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
        idf, median = self._idf_table()
        for key in counts:
            word = key.word if allowed and withFlag else key
            counts[key] *= idf.get(word, median) / total
        return _largest(counts, topK, withWeight)

    tfidf = extract_tags


class TextRank(KeywordExtractor):
    """Extracts keywords by PageRank over the graph of words that occur near each other."""

    #: The damping factor of PageRank.
    DAMPING = 0.85
    #: jieba iterates this often, without a test for convergence.
    ITERATIONS = 10

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = self.postokenizer = posseg.dt
        self.pos_filt = frozenset(("ns", "n", "vn", "v"))
        self.span = 5

    def pairfilter(self, wp: posseg.pair) -> bool:
        """Return whether a word may become a vertex of the graph."""
        return wp.flag in self.pos_filt and len(wp.word.strip()) >= 2 and wp.word.lower() not in self.stop_words

    def textrank(
        self,
        sentence: str,
        topK: int | None = 20,
        withWeight: bool = False,
        allowPOS: Iterable[str] = ("ns", "n", "vn", "v"),
        withFlag: bool = False,
    ) -> list[Any]:
        """Return the words with the highest rank among those with the flags in ``allowPOS``.

        Two words are connected if their distance in the text is less than ``span`` words. The other parameters are
        those of `TFIDF.extract_tags`.
        """
        self.pos_filt = frozenset(allowPOS)
        cooccurrences: Counter[tuple[Any, Any]] = Counter()
        words = list(self.tokenizer.cut(sentence))
        for at, first in enumerate(words):
            if not self.pairfilter(first):
                continue
            for other in words[at + 1 : at + self.span]:
                if self.pairfilter(other):
                    if allowPOS and withFlag:
                        cooccurrences[first, other] += 1
                    else:
                        cooccurrences[first.word, other.word] += 1
        return _largest(self._rank(cooccurrences), topK, withWeight)

    extract_tags = textrank

    def _rank(self, cooccurrences: Counter[tuple[Any, Any]]) -> dict[Hashable, float]:
        """Return the rank of each word, scaled as jieba does."""
        edges: dict[Any, list[tuple[Any, int]]] = defaultdict(list)
        for (first, other), weight in cooccurrences.items():
            edges[first].append((other, weight))
            edges[other].append((first, weight))
        ranks: dict[Any, float] = dict.fromkeys(edges, 1.0 / (len(edges) or 1.0))
        out_weight = {word: sum((weight for _, weight in neighbours), 0.0) for word, neighbours in edges.items()}
        for _ in range(self.ITERATIONS):
            for word in sorted(edges):
                # Added one by one, since `sum` compensates rounding errors from Python 3.12 on, and jieba does not.
                inflow = 0.0
                for other, weight in edges[word]:
                    inflow += weight / out_weight[other] * ranks[other]
                ranks[word] = (1 - self.DAMPING) + self.DAMPING * inflow
        # jieba gives an empty graph these extremes.
        low = min(ranks.values(), default=sys.float_info.max)
        high = max(ranks.values(), default=sys.float_info.min)
        return {word: (rank - low / 10.0) / (high - low / 10.0) for word, rank in ranks.items()}


def _largest(weights: dict[Any, float], top: int | None, with_weight: bool) -> list[Any]:
    """Return the keys with the largest weights; keys of equal weight keep their order."""
    ranked = sorted(weights.items(), key=lambda item: item[1], reverse=True)
    items: list[Any] = ranked if with_weight else [word for word, _ in ranked]
    return items[:top] if top else items


def _existing(path: str) -> str:
    """Return the absolute path of a file, or raise what jieba raises."""
    absolute = os.path.normpath(os.path.join(os.getcwd(), path))
    if not os.path.isfile(absolute):
        raise Exception("jieba: file does not exist: " + absolute)  # jieba raises this class
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
