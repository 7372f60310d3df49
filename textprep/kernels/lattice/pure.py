"""Cutting a text over a lexicon in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf, log
from typing import cast

from textprep.kernels.trie.pure import Trie

RULES = ("forward", "backward", "both", "unigram")

#: Texts are cut through 32-bit positions.
LIMIT = 0x7FFFFFF0

#: jieba's stand-in for log(0), finalseg's ``MIN_FLOAT``.
MISSING = -3.14e100

_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
_ALNUM = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_UNKNOWN = re.compile(
    r"(?P<han>[\u4E00-\u9FD5]+)|[a-zA-Z0-9]+(?:\.[0-9]+)?%?|[^\u4E00-\u9FD5a-zA-Z0-9]+",
)
_SINGLE = re.compile(r"\r\n|.", re.DOTALL)

#: posseg's blocks, and how it splits what no word covers.
_TAG_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._]+")
_TAG_UNKNOWN = re.compile(
    r"(?P<han>[\u4E00-\u9FD5]+)|(?P<number>[.0-9]+)|(?P<latin>[a-zA-Z0-9]+)|[^\u4E00-\u9FD5.a-zA-Z0-9]+"
)

#: A place in a word (B, E, M, S) and a tag.
State = tuple[str, str]

#: The two states that may stand before each, smaller letter first.
_BEFORE = {"B": "ES", "E": "BM", "M": "BM", "S": "ES"}


class Overlay:
    """Words changed since the base was made, each with all its changes, by version.

    Only ever grows, so that any number of snapshots share it: a snapshot is a version.
    """

    def __init__(self) -> None:
        self.trie = Trie()
        self.changes: list[list[tuple[int, int]]] = []
        self.removals = 0

    def set(self, word: str, count: int, version: int) -> int:
        """From ``version`` on, the word has this count; 0 removes it."""
        id = self.trie.insert(word)
        if id == len(self.changes):
            self.changes.append([])
        self.changes[id].append((version, count))
        self.removals += count == 0
        return id

    def get(self, word: str, version: int) -> int | None:
        """The count in force at a version, None where the word had not been changed by then."""
        id = self.trie.find(word)
        return None if id < 0 else self.count(id, version)

    def count(self, id: int, version: int) -> int | None:
        """The same by the word's id."""
        for since, count in reversed(self.changes[id]):
            if since <= version:
                return count
        return None


class Hmm:
    """Tables of a four-state (B E M S) hidden Markov model over the Han characters jieba knows."""

    def __init__(
        self,
        start: Mapping[str, float],
        trans: Mapping[str, Mapping[str, float]],
        emit: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.start = {state: start[state] for state in "BEMS"}
        self.trans = {
            (state, following): trans[state].get(following, MISSING) for state in "BEMS" for following in "BEMS"
        }
        self.emit = {state: emit[state] for state in "BEMS"}

    def cut(self, run: str) -> list[int]:
        """Ends of the words in a run of Han characters.

        Ties go to the larger letter, as jieba's ``max`` over (score, state) has it.
        """
        trans = self.trans
        eb, sb, be, me = trans["E", "B"], trans["S", "B"], trans["B", "E"], trans["M", "E"]
        bm, mm, es, ss = trans["B", "M"], trans["M", "M"], trans["E", "S"], trans["S", "S"]
        emit_b, emit_e, emit_m, emit_s = (self.emit[state].get for state in "BEMS")
        c = run[0]
        b = self.start["B"] + emit_b(c, MISSING)
        e = self.start["E"] + emit_e(c, MISSING)
        m = self.start["M"] + emit_m(c, MISSING)
        s = self.start["S"] + emit_s(c, MISSING)
        back: list[tuple[bool, bool, bool, bool]] = []
        for c in run[1:]:
            x, y = emit_b(c, MISSING), emit_e(c, MISSING)
            z, w = emit_m(c, MISSING), emit_s(c, MISSING)
            b1, b2 = e + eb + x, s + sb + x
            e1, e2 = b + be + y, m + me + y
            m1, m2 = b + bm + z, m + mm + z
            s1, s2 = e + es + w, s + ss + w
            high = (b2 >= b1, e2 >= e1, m2 >= m1, s2 >= s1)
            back.append(high)
            b = b2 if high[0] else b1
            e = e2 if high[1] else e1
            m = m2 if high[2] else m1
            s = s2 if high[3] else s1
        state = "S" if s >= e else "E"
        states = [state]
        for high in reversed(back):
            low, other = _BEFORE[state][0], _BEFORE[state][1]
            if other == "M" or other == "S":
                state = other if high["BEMS".index(state)] else low
            states.append(state)
        states.reverse()
        ends = [i + 1 for i, state in enumerate(states) if state in "ES"]
        if not ends or ends[-1] != len(run):
            ends.append(len(run))
        return ends


class Lattice:
    """A lexicon at one moment: an immutable base and, where there is one, its overlay at a version."""

    def __init__(self, base: Trie, log_total: float, overlay: Overlay | None = None, version: int = 0) -> None:
        self.base = base
        self.log_total = log_total
        self.overlay = overlay
        self.version = version

    def words_at(self, text: str, start: int, end: int) -> list[tuple[int, float]]:
        """End and logarithm of the count of every word that begins at ``start``, shortest first."""
        found: list[tuple[int, float]] = []
        base, over = self.base.logs, self.overlay
        for stop in range(start + 1, end + 1):
            piece = text[start:stop]
            value = base.get(piece)
            change = None if over is None else over.trie.logs.get(piece)
            if value is None and change is None:
                break
            if over is not None and change is not None and change >= 0:
                count = over.get(piece, self.version)
                if count is not None:
                    value = log(count) if count else None
            if value is not None and value >= 0:
                found.append((stop, value))
        return found

    def id(self, text: str) -> int:
        """The id of a word, -1 where the text is none; words of the overlay come after those of the base."""
        if self.overlay is not None:
            count = self.overlay.get(text, self.version)
            if count is not None:
                return len(self.base) + self.overlay.trie.find(text) if count else -1
        return self.base.find(text)

    def is_word(self, text: str) -> bool:
        """Whether the text is a word."""
        if self.overlay is not None:
            count = self.overlay.get(text, self.version)
            if count is not None:
                return count > 0
        return self.base.logs.get(text, -1.0) >= 0

    def is_removed(self, text: str) -> bool:
        """Whether the overlay has taken the word out of the lexicon."""
        return self.overlay is not None and self.overlay.get(text, self.version) == 0


class Cutter:
    """One cutting rule over one lattice."""

    def __init__(
        self,
        lattice: Lattice,
        rule: str,
        hmm: Hmm | None = None,
        keep_space: bool = False,
        apart: Trie | None = None,
        unwanted: Trie | None = None,
    ) -> None:
        if rule not in RULES:
            raise ValueError(f"no rule {rule!r}; available: {', '.join(RULES)}")
        self._lattice = lattice
        self._hmm = hmm
        self._keep_space = keep_space
        self._apart = apart
        self._unwanted = unwanted
        self._name = rule
        self._rule = {
            "forward": self._forward,
            "backward": self._backward,
            "both": self._both,
            "unigram": self._unigram,
        }[rule]

    def without(self, words: Iterable[str]) -> Cutter | None:
        """A cutter whose `tokens` and `spans` leave these words out; None where this one leaves out others."""
        if self._unwanted is not None:
            return None
        return Cutter(self._lattice, self._name, self._hmm, self._keep_space, self._apart, Trie(words))

    def bounds(self, text: str, whole: Iterable[tuple[int, int]] | None = None) -> tuple[array[int], array[int]]:
        """``(ends, ids)`` of every token, white space included; id -1: not a word of the lexicon."""
        ends = self._cut(text, whole)
        id = self._lattice.id
        return array("i", ends), array("i", [id(text[a:b]) for a, b in pairwise([0, *ends])])

    def tokens(self, text: str, whole: Iterable[tuple[int, int]] | None = None) -> list[str]:
        """The tokens of a text; ``whole`` are ascending ranges that stay one token each."""
        pieces = [text[a:b] for a, b in pairwise([0, *self._cut(text, whole)])]
        if not self._keep_space:
            pieces = [piece for piece in pieces if not piece.isspace()]
        if self._unwanted is not None:
            pieces = [piece for piece in pieces if self._unwanted.find(piece) < 0]
        return pieces

    def spans(
        self, text: str, whole: Iterable[tuple[int, int]] | None = None
    ) -> tuple[list[str], array[int], array[int]]:
        """``(tokens, starts, ends)``."""
        tokens: list[str] = []
        starts, stops = array("i"), array("i")
        start = 0
        for end in self._cut(text, whole):
            piece = text[start:end]
            unwanted = self._unwanted is not None and self._unwanted.find(piece) >= 0
            if not unwanted and (self._keep_space or not piece.isspace()):
                tokens.append(piece)
                starts.append(start)
                stops.append(end)
            start = end
        return tokens, starts, stops

    def search(
        self, text: str, whole: Iterable[tuple[int, int]] | None = None
    ) -> tuple[list[str], array[int], array[int]]:
        """``(tokens, starts, ends)`` with the shorter words inside each token before it.

        Of a token of more than two characters the words of two, of one of more than three also the
        words of three, from the left (jieba's ``cut_for_search``).
        """
        ranges: list[tuple[int, int]] = []
        for a, b in pairwise([0, *self._cut(text, whole)]):
            for size in (2, 3):
                if b - a > size:
                    inner = ((at, at + size) for at in range(a, b - size + 1))
                    ranges += [(x, y) for x, y in inner if self._lattice.is_word(text[x:y])]
            ranges.append((a, b))
        return self._ranges(text, ranges)

    def all(
        self, text: str, whole: Iterable[tuple[int, int]] | None = None
    ) -> tuple[list[str], array[int], array[int]]:
        """``(tokens, starts, ends)``: every word of two characters or more, by start and then by end.

        A character that no such word covers is a token between them; neighbouring ASCII letters and
        digits among these are one.
        """
        ranges: list[tuple[int, int]] = []
        at = 0
        for first, last in [*(whole or ()), (len(text), len(text))]:
            if not at <= first <= last <= len(text):
                raise ValueError(f"({first}, {last}) does not follow {at} in a text of {len(text)} characters")
            covered = at
            joinable = False
            for start in range(at, first):
                longer = [stop for stop, _ in self._lattice.words_at(text, start, first) if stop - start > 1]
                alnum = not longer and start >= covered and text[start] in _ALNUM
                if alnum and joinable:
                    ranges[-1] = ranges[-1][0], start + 1
                elif longer:
                    ranges += [(start, stop) for stop in longer]
                    covered = max(covered, longer[-1])
                elif start >= covered:
                    ranges.append((start, start + 1))
                joinable = alnum
            if first < last:
                ranges.append((first, last))
            at = last
        return self._ranges(text, ranges)

    def _ranges(self, text: str, ranges: list[tuple[int, int]]) -> tuple[list[str], array[int], array[int]]:
        kept = [(a, b) for a, b in ranges if self._keep_space or not text[a:b].isspace()]
        return [text[a:b] for a, b in kept], array("i", [a for a, _ in kept]), array("i", [b for _, b in kept])

    def many(self, texts: Iterable[str]) -> list[list[str]]:
        """The tokens of each of many texts."""
        return [self.tokens(text) for text in texts]

    def _cut(self, text: str, whole: Iterable[tuple[int, int]] | None) -> list[int]:
        if len(text) > LIMIT:
            raise OverflowError(f"a text may have {LIMIT} characters, this one has {len(text)}")
        if whole is None:
            return self._rule(text, 0, len(text))
        ends: list[int] = []
        at = 0
        for start, stop in whole:
            if not at <= start < stop <= len(text):
                raise ValueError(f"({start}, {stop}) does not follow {at} in a text of {len(text)} characters")
            ends += self._rule(text, at, start)
            ends.append(stop)
            at = stop
        return ends + self._rule(text, at, len(text))

    def _forward(self, text: str, begin: int, end: int) -> list[int]:
        ends: list[int] = []
        base, over = self._lattice.base.logs.get, self._lattice.overlay
        at = begin
        while at < end:
            stop = reach = at + 1
            if over is not None:
                words = self._lattice.words_at(text, at, end)
                if words:
                    stop = words[-1][0]
            else:
                value = base(text[at])
                while value is not None and reach < end:
                    reach += 1
                    value = base(text[at:reach])
                    if value is not None and value >= 0:
                        stop = reach
            ends.append(stop)
            at = stop
        return ends

    def _backward(self, text: str, begin: int, end: int) -> list[int]:
        first: dict[int, int] = {}
        for at in range(begin, end):
            for stop, _ in self._lattice.words_at(text, at, end):
                first.setdefault(stop, at)
        ends: list[int] = []
        at = end
        while at > begin:
            ends.append(at)
            at = first.get(at, at - 1)
        ends.reverse()
        return ends

    def _both(self, text: str, begin: int, end: int) -> list[int]:
        forward = self._forward(text, begin, end)
        backward = self._backward(text, begin, end)
        if (len(forward), _singles(forward, begin)) < (len(backward), _singles(backward, begin)):
            return forward
        return backward

    def _unigram(self, text: str, begin: int, end: int) -> list[int]:
        ends: list[int] = []
        at = begin
        block = self._hmm_block if self._hmm is not None else self._plain_block
        for match in _BLOCK.finditer(text, begin, end):
            start, stop = match.span()
            if at < start:
                ends += [single.end() for single in _SINGLE.finditer(text, at, start)]
            block(text, start, stop, ends)
            at = stop
        ends += [single.end() for single in _SINGLE.finditer(text, at, end)]
        return ends

    def best_path(self, text: str, begin: int, end: int) -> list[int]:
        """End of the best word at every position of a block; ties go to the longer word."""
        size = end - begin
        log_total = self._lattice.log_total
        route = [0.0] * (size + 1)
        stops = [0] * size
        alone = 0.0 - log_total
        if self._lattice.overlay is not None:
            for at in range(size - 1, -1, -1):
                best, stop = alone + route[at + 1], at + 1
                for n, (reach, weight) in enumerate(self._lattice.words_at(text, begin + at, end)):
                    score = (weight - log_total) + route[reach - begin]
                    if n == 0 or score >= best:
                        best, stop = score, reach - begin
                route[at], stops[at] = best, begin + stop
            return stops
        block = text[begin:end]
        base = self._lattice.base.logs.get
        for at in range(size - 1, -1, -1):
            reach = stop = at + 1
            value = base(block[at])
            known = value is not None and value >= 0
            best = (cast("float", value) - log_total) + route[stop] if known else alone + route[stop]
            while value is not None and reach < size:
                reach += 1
                value = base(block[at:reach])
                if value is not None and value >= 0:
                    score = (value - log_total) + route[reach]
                    if score >= best or not known:
                        best, stop, known = score, reach, True
            route[at], stops[at] = best, begin + stop
        return stops

    def _plain_block(self, text: str, begin: int, end: int, ends: list[int]) -> None:
        stops = self.best_path(text, begin, end)
        joinable = False
        at = begin
        while at < end:
            stop = stops[at - begin]
            if stop - at == 1 and text[at] in _ALNUM:
                if joinable:
                    ends[-1] = at = stop
                    continue
                joinable = True
            else:
                joinable = False
            ends.append(stop)
            at = stop

    def _hmm_block(self, text: str, begin: int, end: int, ends: list[int]) -> None:
        stops = self.best_path(text, begin, end)
        at = pending = begin
        while at < end:
            stop = stops[at - begin]
            if stop - at > 1:
                if pending < at:
                    self._flush(text, pending, at, ends)
                ends.append(stop)
                pending = stop
            at = stop
        if pending < end:
            self._flush(text, pending, end, ends)

    def _is_apart(self, word: str) -> bool:
        """Whether the model must not make this word: it was removed from the lexicon, or it is to be kept apart."""
        return self._lattice.is_removed(word) or (self._apart is not None and self._apart.find(word) >= 0)

    def _flush(self, text: str, begin: int, end: int, ends: list[int]) -> None:
        """Cut a run of one-character words as jieba does."""
        buffer = text[begin:end]
        if end - begin == 1 or self._lattice.is_word(buffer):
            ends.extend(range(begin + 1, end + 1))
            return
        hmm = cast("Hmm", self._hmm)
        for match in _UNKNOWN.finditer(buffer):
            if match["han"] is None:
                ends.append(begin + match.end())
                continue
            start = first = begin + match.start()
            for stop in hmm.cut(match[0]):
                reach = first + stop
                if reach - start > 1 and self._is_apart(text[start:reach]):
                    ends.extend(range(start + 1, reach + 1))
                else:
                    ends.append(reach)
                start = reach


class TagHmm:
    """A model whose states are pairs (place in the word, tag): jieba's posseg has 256 of them.

    ``own`` are the states that a character may have; a character without an entry may have all.
    """

    def __init__(
        self,
        start: Mapping[State, float],
        trans: Mapping[State, Mapping[State, float]],
        emit: Mapping[State, Mapping[str, float]],
        own: Mapping[str, Iterable[State]],
    ) -> None:
        if len(trans) > 256:
            raise ValueError(f"a tagging model has at most 256 states, found {len(trans)}")
        self.start, self.trans, self.emit, self.own = start, trans, emit, own
        self.states = frozenset(trans)

    def path(self, run: str) -> list[State]:
        """The best state of every character; of two that score alike the larger."""
        alive = {
            state: self.start[state] + self.emit.get(state, {}).get(run[0], MISSING)
            for state in self.own.get(run[0], self.states)
        }
        back: list[dict[State, State]] = []
        for character in run[1:]:
            before = [(score, state) for state, score in alive.items() if self.trans[state]]
            reachable = {following for _, state in before for following in self.trans[state]}
            here = set(self.own.get(character, self.states)) & reachable or reachable or self.states
            fresh: dict[State, float] = {}
            links: dict[State, State] = {}
            for state in here:
                emit = self.emit.get(state, {}).get(character, MISSING)
                # Where nothing before can go on, every state is as impossible as the next.
                ways = [(score + self.trans[other].get(state, -inf) + emit, other) for score, other in before]
                fresh[state], links[state] = max(ways) if ways else (-inf, min(alive))
            alive = fresh
            back.append(links)
        state = max((score, state) for state, score in alive.items())[1]
        path = [state]
        for links in reversed(back):
            state = links[state]
            path.append(state)
        return path[::-1]


class Tagger:
    """Words with their tags, as jieba's posseg has them."""

    def __init__(
        self,
        lattice: Lattice,
        tag_ids: array[int],
        tags: list[str],
        hmm: TagHmm | None = None,
        extra: dict[str, str] | None = None,
        keep_space: bool = False,
    ) -> None:
        if tag_ids.typecode != "H" or len(tag_ids) != len(lattice.base):
            raise ValueError(f"{len(lattice.base)} words want as many tags, found {len(tag_ids)}")
        self._lattice = lattice
        self._cutter = Cutter(lattice, "unigram")
        self._tag_ids = tag_ids
        self._tags = tags
        self._hmm = hmm
        self._extra = extra or {}
        self._keep_space = keep_space

    def tagged(self, text: str) -> tuple[list[str], array[int], array[int], list[str]]:
        """``(tokens, starts, ends, tags)``."""
        if len(text) > LIMIT:
            raise OverflowError(f"a text may have {LIMIT} characters, this one has {len(text)}")
        found: list[tuple[int, str]] = []
        at = 0
        for match in _TAG_BLOCK.finditer(text):
            found += [(single.end(), "x") for single in _SINGLE.finditer(text, at, match.start())]
            self._block(text, *match.span(), found)
            at = match.end()
        found += [(single.end(), "x") for single in _SINGLE.finditer(text, at)]
        tokens: list[str] = []
        tags: list[str] = []
        starts, stops = array("i"), array("i")
        start = 0
        for end, tag in found:
            token = text[start:end]
            if self._keep_space or not token.isspace():
                tokens.append(token)
                tags.append(tag or self._lexical(token))
                starts.append(start)
                stops.append(end)
            start = end
        return tokens, starts, stops, tags

    def _lexical(self, token: str) -> str:
        """The tag that the lexicon has for a token; jieba's "x" where it has none."""
        tag = self._extra.get(token)
        if tag is not None:
            return tag
        id = self._lattice.base.find(token)
        return (self._tags[self._tag_ids[id]] if id >= 0 else "") or "x"

    def _block(self, text: str, begin: int, end: int, found: list[tuple[int, str]]) -> None:
        """Append (end, tag) of the tokens of a block; an empty tag is the lexicon's."""
        stops = self._cutter.best_path(text, begin, end)
        at = pending = begin
        while at <= end:
            stop = stops[at - begin] if at < end else end
            if at < end and stop - at == 1 and (self._hmm is not None or text[at] in _ALNUM):
                at = stop
                continue
            if self._hmm is None and pending < at:
                found.append((at, "eng"))
            elif at - pending > 1 and not self._lattice.is_word(text[pending:at]):
                self._unknown(text, pending, at, found)
            else:
                found += [(place, "") for place in range(pending + 1, at + 1)]
            if at == end:
                return
            found.append((stop, ""))
            pending = at = stop

    def _unknown(self, text: str, begin: int, end: int, found: list[tuple[int, str]]) -> None:
        for match in _TAG_UNKNOWN.finditer(text, begin, end):
            if match.lastgroup != "han":
                found.append((match.end(), {"number": "m", "latin": "eng"}.get(match.lastgroup or "", "x")))
                continue
            states = cast("TagHmm", self._hmm).path(match[0])
            done = 0
            for place, (mark, tag) in enumerate(states, 1):
                if mark in "ES":
                    found.append((match.start() + place, tag))
                    done = place
            if done < len(states):
                found.append((match.end(), states[done][1]))


def _singles(ends: Sequence[int], begin: int) -> int:
    return sum(end - start == 1 for start, end in pairwise([begin, *ends]))
