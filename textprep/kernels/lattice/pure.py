"""Cutting a text over a lexicon in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import Any, TypeAlias, cast

from textprep.kernels.lattice.jieba_characters import ASCII_ALNUM, CUT_BLOCK, CUT_RUN, OUTSIDE_BLOCK
from textprep.kernels.lattice.pure_best_path import best_path
from textprep.kernels.lattice.pure_matches import MatchEdges, misplaced, read_from_right
from textprep.kernels.lattice.pure_models import Hmm, TagHmm
from textprep.kernels.lattice.pure_overlay import Lattice, Overlay
from textprep.kernels.lattice.pure_tagger import LIMIT, Tagger
from textprep.kernels.trie.pure import Trie

__all__ = ["LIMIT", "RULES", "Cutter", "Hmm", "Lattice", "Overlay", "TagHmm", "Tagger"]

RULES = ("forward", "backward", "both", "unigram")

Ranges = Iterable[tuple[int, int]]

#: Tokens, their starts and their ends.
Spans: TypeAlias = "tuple[list[str], array[int], array[int]]"


class Cutter:
    """Cut texts over a lattice by one rule.

    Parameters:
        rule: one of ``RULES``.
        hmm: with the rule "unigram", the model that cuts what is no word; None leaves it as single characters.
        keep_space: white space makes tokens, too.
        force_split: words that the model must not make.
        stop_words: words that `tokens` and `spans` leave out.
    """

    def __init__(
        self,
        lattice: Lattice,
        rule: str,
        hmm: Hmm | None = None,
        keep_space: bool = False,
        force_split: Trie | None = None,
        stop_words: Trie | None = None,
    ) -> None:
        if rule not in RULES:
            raise ValueError(f"no rule {rule!r}; available: {', '.join(RULES)}")
        self._lattice = lattice
        self._rule = rule
        self._hmm = hmm
        self._keep_space = keep_space
        self._force_split = force_split
        self._stop_words = stop_words
        self._cut_range = {
            "forward": self._forward,
            "backward": self._backward,
            "both": self._both_directions,
            "unigram": self._unigram,
        }[rule]

    def row_cutter(self, matcher: Any = None) -> Any:
        """Return the batch form of `spans`; plain Python has none."""
        return None

    def without(self, words: Iterable[str]) -> Cutter | None:
        """Return a cutter whose `tokens` and `spans` leave these words out; None if this one has stop words already."""
        if self._stop_words is not None:
            return None
        return Cutter(self._lattice, self._rule, self._hmm, self._keep_space, self._force_split, Trie(words))

    def bounds(
        self, text: str, protected: Ranges | None = None, matches: Ranges | None = None
    ) -> tuple[array[int], array[int]]:
        """Return ``(ends, ids)`` of all tokens, white space included; id -1: no word of the lexicon."""
        ends = self._cut(text, protected, matches)
        id = self._lattice.id
        return array("i", ends), array("i", [id(text[start:end]) for start, end in pairwise([0, *ends])])

    def tokens(self, text: str, protected: Ranges | None = None, matches: Ranges | None = None) -> list[str]:
        """Return the tokens of a text.

        Parameters:
            text: the text.
            protected: ascending ranges that become one token each.
            matches: ascending ranges that are edges of the lattice. They overlap no protected range. No other edge
                begins or ends inside of one; a word that covers one whole competes with it. It scores as a word that
                counts 1; maximum matching takes it for a word.
        """
        tokens = [text[start:end] for start, end in pairwise([0, *self._cut(text, protected, matches)])]
        if not self._keep_space:
            tokens = [token for token in tokens if not token.isspace()]
        if self._stop_words is not None:
            tokens = [token for token in tokens if self._stop_words.find(token) < 0]
        return tokens

    def spans(self, text: str, protected: Ranges | None = None, matches: Ranges | None = None) -> Spans:
        """Return ``(tokens, starts, ends)``; parameters as for `tokens`."""
        ranges = list(pairwise([0, *self._cut(text, protected, matches)]))
        if self._stop_words is not None:
            ranges = [(start, end) for start, end in ranges if self._stop_words.find(text[start:end]) < 0]
        return self._spans(text, ranges)

    def many(self, texts: Iterable[str]) -> list[list[str]]:
        """Return the tokens of each of many texts."""
        return [self.tokens(text) for text in texts]

    def search(self, text: str, protected: Ranges | None = None, matches: Ranges | None = None) -> Spans:
        """Return ``(tokens, starts, ends)`` with the shorter words inside each token before it.

        These are, from the left, the words of two characters in a token of more than two, then the words of three in
        a token of more than three (jieba's ``cut_for_search``).
        """
        ranges: list[tuple[int, int]] = []
        for start, end in pairwise([0, *self._cut(text, protected, matches)]):
            for size in (2, 3):
                if end - start > size:
                    inner = ((at, at + size) for at in range(start, end - size + 1))
                    ranges += [(a, b) for a, b in inner if self._lattice.is_word(text[a:b])]
            ranges.append((start, end))
        return self._spans(text, ranges)

    def all(self, text: str, protected: Ranges | None = None, matches: Ranges | None = None) -> Spans:
        """Return ``(tokens, starts, ends)``: every word of two characters or more, by start and then by end.

        A match of two characters or more is such a word.  A character that no such word covers is a token between
        them; neighbouring ASCII letters and digits among these are one token, except for a match of one character.
        """
        protected = list(protected or ())
        edges = MatchEdges(matches or (), protected, len(text))
        ranges: list[tuple[int, int]] = []
        at = 0
        for start, end in [*protected, (len(text), len(text))]:
            if not at <= start <= end <= len(text):
                raise ValueError(misplaced(start, end, at, len(text)))
            ranges += self._all(text, at, start, edges)
            if start < end:
                ranges.append((start, end))
            at = end
        return self._spans(text, ranges)

    def _all(self, text: str, begin: int, limit: int, edges: MatchEdges) -> list[tuple[int, int]]:
        """Return the ranges of `all` in a range."""
        ranges: list[tuple[int, int]] = []
        covered = begin  # longer words reach to here
        joinable = False  # the last range is of single letters and digits
        for start in range(begin, limit):
            if start in edges.inside:
                continue
            longer = sorted({end for end, _, _ in edges.edges_at(self._lattice, text, start, limit) if end - start > 1})
            alnum = not longer and start >= covered and start not in edges.ends and text[start] in ASCII_ALNUM
            if alnum and joinable:
                ranges[-1] = ranges[-1][0], start + 1
            elif longer:
                ranges += [(start, end) for end in longer]
                covered = max(covered, longer[-1])
            elif start >= covered:
                ranges.append((start, start + 1))
            joinable = alnum
        return ranges

    def _spans(self, text: str, ranges: list[tuple[int, int]]) -> Spans:
        kept = [(start, end) for start, end in ranges if self._keep_space or not text[start:end].isspace()]
        return (
            [text[start:end] for start, end in kept],
            array("i", [start for start, _ in kept]),
            array("i", [end for _, end in kept]),
        )

    def _cut(self, text: str, protected: Ranges | None, matches: Ranges | None) -> list[int]:
        """Return the ends of all tokens."""
        if len(text) > LIMIT:
            raise OverflowError(f"a text may have {LIMIT} characters, this one has {len(text)}")
        protected = list(protected or ())
        edges = None if matches is None else MatchEdges(matches, protected, len(text))
        ends: list[int] = []
        at = 0
        for start, end in protected:
            if not at <= start < end <= len(text):
                raise ValueError(misplaced(start, end, at, len(text)))
            ends += self._cut_range(text, at, start, edges)
            ends.append(end)
            at = end
        return ends + self._cut_range(text, at, len(text), edges)

    def _forward(self, text: str, begin: int, end: int, edges: MatchEdges | None) -> list[int]:
        """Take the longest word at every position from the left, or one character if no word begins there."""
        if edges is not None:
            return edges.forward(self._lattice, text, begin, end)
        ends: list[int] = []
        log_count_of, overlay = self._lattice.base.log_counts.get, self._lattice.overlay
        at = begin
        while at < end:
            longest = reach = at + 1
            if overlay is not None:
                words = self._lattice.words_at(text, at, end)
                if words:
                    longest = words[-1][0]
            else:
                value = log_count_of(text[at])
                while value is not None and reach < end:
                    reach += 1
                    value = log_count_of(text[at:reach])
                    if value is not None and value >= 0:
                        longest = reach
            ends.append(longest)
            at = longest
        return ends

    def _backward(self, text: str, begin: int, end: int, edges: MatchEdges | None) -> list[int]:
        """Take the longest word at every position from the right: of the words that end there, the first to begin."""
        if edges is not None:
            return edges.backward(self._lattice, text, begin, end)
        longest_start: dict[int, int] = {}
        for at in range(begin, end):
            for stop, _ in self._lattice.words_at(text, at, end):
                longest_start.setdefault(stop, at)
        return read_from_right(longest_start, begin, end)

    def _both_directions(self, text: str, begin: int, end: int, edges: MatchEdges | None) -> list[int]:
        """Keep the cut with fewer tokens, then with fewer tokens of one character, then the backward one."""
        forward = self._forward(text, begin, end, edges)
        backward = self._backward(text, begin, end, edges)
        costs = [(len(ends), _count_single_characters(ends, begin)) for ends in (forward, backward)]
        return forward if costs[0] < costs[1] else backward

    def _unigram(self, text: str, begin: int, end: int, edges: MatchEdges | None) -> list[int]:
        """Cut as jieba does: blocks along their best path, and every character outside of blocks alone.

        A match extends the block that it touches.
        """
        ends: list[int] = []
        at = begin
        push_path = self._push_path_without_hmm if self._hmm is None else self._push_path_with_hmm
        blocks = (block.span() for block in CUT_BLOCK.finditer(text, begin, end))
        for block_begin, block_end in blocks if edges is None else edges.extend_blocks(blocks, begin, end):
            ends += [single.end() for single in OUTSIDE_BLOCK.finditer(text, at, block_begin)]
            matches: Set[int] = frozenset()
            if edges is None:
                word_ends = best_path(self._lattice, text, block_begin, block_end)
            else:
                word_ends, matches = edges.best_path(self._lattice, text, block_begin, block_end)
            push_path(text, block_begin, word_ends, matches, ends)
            at = block_end
        ends += [single.end() for single in OUTSIDE_BLOCK.finditer(text, at, end)]
        return ends

    def _push_path_without_hmm(
        self, text: str, block: int, word_ends: list[int], matches: Set[int], ends: list[int]
    ) -> None:
        """Cut a block along its best path, and join single ASCII letters and digits that are no matches."""
        joinable = False
        at, end = block, block + len(word_ends)
        while at < end:
            word_end = word_ends[at - block]
            single = word_end - at == 1 and text[at] in ASCII_ALNUM and at not in matches
            if single and joinable:
                ends[-1] = word_end
            else:
                ends.append(word_end)
            joinable = single
            at = word_end

    def _push_path_with_hmm(
        self, text: str, block: int, word_ends: list[int], matches: Set[int], ends: list[int]
    ) -> None:
        """Cut a block along its best path, and runs of single characters by the HMM.  A match ends a run."""
        at = run = block  # where the run of single characters before `at` begins
        end = block + len(word_ends)
        while at < end:
            word_end = word_ends[at - block]
            if word_end - at > 1 or at in matches:
                if run < at:
                    self._cut_run(text, run, at, ends)
                ends.append(word_end)
                run = word_end
            at = word_end
        if run < end:
            self._cut_run(text, run, end, ends)

    def _cut_run(self, text: str, begin: int, end: int, ends: list[int]) -> None:
        """Cut a run of words of one character.  A run that is itself a word is left as the lexicon cut it."""
        if end - begin == 1 or self._lattice.is_word(text[begin:end]):
            ends.extend(range(begin + 1, end + 1))
            return
        hmm = cast("Hmm", self._hmm)
        for match in CUT_RUN.finditer(text, begin, end):
            if match["han"] is None:
                ends.append(match.end())
                continue
            for start, stop in pairwise([0, *hmm.cut(match[0])]):
                self._push_made_word(text, match.start() + start, match.start() + stop, ends)

    def _push_made_word(self, text: str, start: int, end: int, ends: list[int]) -> None:
        """Append a word that the HMM made, or its characters if it was removed or is to be split."""
        word = text[start:end]
        must_split = self._lattice.is_removed(word) or (
            self._force_split is not None and self._force_split.find(word) >= 0
        )
        ends.extend(range(start + 1, end + 1) if end - start > 1 and must_split else [end])


def _count_single_characters(ends: Sequence[int], begin: int) -> int:
    return sum(end - start == 1 for start, end in pairwise([begin, *ends]))
