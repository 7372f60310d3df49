"""The hidden Markov models of jieba's finalseg and posseg in plain Python."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from math import inf

from textprep.kernels.lattice.jieba_characters import JIEBA_HAN_FIRST, JIEBA_HAN_LAST

#: jieba's stand-in for the logarithm of 0: ``MIN_FLOAT`` of jieba/finalseg/__init__.py.  It is so large that adding a
#: common logarithm to it changes nothing, hence ties are real.
LOG_ZERO = -3.14e100

#: As many states as jieba/posseg/prob_start.py has; the compiled twin has room for no more.
MOST_STATES = 256

#: The places of a character in a word: begin, end, middle, a word alone.
PLACES = "BEMS"

#: Each place with its two predecessors, the smaller letter first.
_PREDECESSORS = (("B", "E", "S"), ("E", "B", "M"), ("M", "B", "M"), ("S", "E", "S"))

#: A place in a word and a tag.
State = tuple[str, str]


def _numbers(values: Iterable[float]) -> array[float]:
    """Return floating-point numbers, so that a value that is none raises an error before it is used."""
    return array("d", values)


class Hmm:
    """A model with four states (B, E, M, S) over the Han characters that jieba knows, which cuts what is no word.

    All values are logarithms of probabilities.
    """

    def __init__(
        self,
        start: Mapping[str, float],
        trans: Mapping[str, Mapping[str, float]],
        emit: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.start: dict[str, float] = {}
        self.transition: dict[State, float] = {}
        self.emission: dict[str, dict[str, float]] = {}
        for state in PLACES:
            self.start[state] = _numbers([start[state]])[0]
            row = _numbers([trans[state].get(successor, LOG_ZERO) for successor in PLACES])
            self.transition |= {(state, successor): value for successor, value in zip(PLACES, row, strict=True)}
            known = [each for each in emit[state] if len(each) == 1 and JIEBA_HAN_FIRST <= each <= JIEBA_HAN_LAST]
            self.emission[state] = dict(zip(known, _numbers([emit[state][each] for each in known]), strict=True))

    def cut(self, run: str) -> list[int]:
        """Return the ends of the words in a run of Han characters."""
        states = self._best_states(run)
        ends = [end for end, state in enumerate(states, 1) if state in "ES"]
        if not ends or ends[-1] != len(run):
            ends.append(len(run))
        return ends

    def _best_states(self, run: str) -> str:
        """Return the most probable states (Viterbi).

        Ties go to the larger letter, because jieba takes the maximum of pairs (score, state).
        """
        transition = self.transition
        steps = [
            (state, smaller, larger, transition[smaller, state], transition[larger, state], self.emission[state].get)
            for state, smaller, larger in _PREDECESSORS
        ]
        scores = {state: self.start[state] + self.emission[state].get(run[0], LOG_ZERO) for state in PLACES}
        back: list[dict[str, str]] = []
        for character in run[1:]:
            next_scores: dict[str, float] = {}
            best_before: dict[str, str] = {}
            for state, smaller, larger, via_smaller, via_larger, emission_of in steps:
                emission = emission_of(character, LOG_ZERO)
                from_smaller = scores[smaller] + via_smaller + emission
                from_larger = scores[larger] + via_larger + emission
                if from_larger >= from_smaller:
                    next_scores[state], best_before[state] = from_larger, larger
                else:
                    next_scores[state], best_before[state] = from_smaller, smaller
            scores = next_scores
            back.append(best_before)
        state = "S" if scores["S"] >= scores["E"] else "E"
        path = [state]
        for best_before in reversed(back):
            state = best_before[state]
            path.append(state)
        return "".join(reversed(path))


class TagHmm:
    """A model whose states are pairs (place in the word, tag), which cuts and tags: jieba's posseg has 256 of them.

    All values are logarithms of probabilities.  ``own`` lists the states that a character may have; a character
    without an entry may have all.
    """

    def __init__(
        self,
        start: Mapping[State, float],
        trans: Mapping[State, Mapping[State, float]],
        emit: Mapping[State, Mapping[str, float]],
        own: Mapping[str, Iterable[State]],
    ) -> None:
        if len(trans) > MOST_STATES:
            raise ValueError(f"a tagging model has at most {MOST_STATES} states, found {len(trans)}")
        self.start, self.transition, self.emission, self.own = start, trans, emit, own
        self.states = frozenset(trans)

    def path(self, run: str) -> list[State]:
        """Return the best state of every character; of two that score alike the larger."""
        scores = {
            state: self.start[state] + self.emission.get(state, {}).get(run[0], LOG_ZERO)
            for state in self.own.get(run[0], self.states)
        }
        back: list[dict[State, State]] = []
        for character in run[1:]:
            before = [(score, state) for state, score in scores.items() if self.transition[state]]
            reachable = {successor for _, state in before for successor in self.transition[state]}
            living = set(self.own.get(character, self.states)) & reachable or reachable or self.states
            next_scores: dict[State, float] = {}
            best_before: dict[State, State] = {}
            for state in living:
                emitted = self.emission.get(state, {}).get(character, LOG_ZERO)
                ways = [(score + self.transition[other].get(state, -inf) + emitted, other) for score, other in before]
                # If no state before has a successor, every state is as impossible as the next.
                next_scores[state], best_before[state] = max(ways) if ways else (-inf, min(scores))
            scores = next_scores
            back.append(best_before)
        state = max((score, state) for state, score in scores.items())[1]
        path = [state]
        for best_before in reversed(back):
            state = best_before[state]
            path.append(state)
        return path[::-1]
