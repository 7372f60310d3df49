"""Score a segmentation against a gold standard, as the SIGHAN bakeoffs do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from textprep.errors import EvaluationError


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a segmentation.

    Attributes:
        gold: the number of words in the gold segmentation.
        output: the number of words in the scored segmentation.
        correct: the number of words with the same range in both.
        oov: the number of gold words that are not among the training words; None without training words.
        oov_correct: the number of these that are correct.
    """

    gold: int
    output: int
    correct: int
    oov: int | None = None
    oov_correct: int | None = None

    @property
    def recall(self) -> float:
        """Correct words divided by gold words."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Correct words divided by output words."""
        return self.correct / self.output if self.output else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall, ``2 P R / (P + R)``."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def oov_rate(self) -> float | None:
        """Out-of-vocabulary words divided by gold words."""
        return None if self.oov is None else self.oov / self.gold if self.gold else 0.0

    @property
    def oov_recall(self) -> float | None:
        """Correct out-of-vocabulary words divided by out-of-vocabulary words."""
        if self.oov is None or self.oov_correct is None:
            return None
        return self.oov_correct / self.oov if self.oov else 0.0

    @property
    def known_recall(self) -> float | None:
        """Correct in-vocabulary words divided by in-vocabulary words."""
        if self.oov is None or self.oov_correct is None:
            return None
        known = self.gold - self.oov
        return (self.correct - self.oov_correct) / known if known else 0.0


def score(gold: Iterable[str], output: Iterable[str], words: Collection[str] | None = None) -> Scores:
    """Score lines of words separated by white space (Sproat and Emerson, SIGHAN bakeoff 2003).

    Parameters:
        gold: the lines of the gold segmentation.
        output: the same lines, segmented.
        words: the training words; gold words that are not among them are out of vocabulary.

    Raises:
        EvaluationError: the texts differ; the message names the line.
    """
    known = None if words is None else frozenset(words)
    gold_count = output_count = correct = oov = oov_correct = 0
    for number, (gold_line, output_line) in enumerate(zip_longest(gold, output), 1):
        if gold_line is None or output_line is None:
            longer, shorter = ("output", "gold") if gold_line is None else ("gold", "output")
            raise EvaluationError(f"line {number}: the {shorter} ends here, but the {longer} continues")
        expected, found = gold_line.split(), output_line.split()
        if "".join(expected) != "".join(found):
            raise EvaluationError(f"line {number}: {_difference(''.join(expected), ''.join(found))}")
        hits = _ranges(expected) & _ranges(found)
        gold_count += len(expected)
        output_count += len(found)
        correct += len(hits)
        if known is not None:
            ends = list(accumulate(map(len, expected)))
            for word, end in zip(expected, ends, strict=True):
                if word not in known:
                    oov += 1
                    oov_correct += (end - len(word), end) in hits
    if known is None:
        return Scores(gold_count, output_count, correct)
    return Scores(gold_count, output_count, correct, oov, oov_correct)


def _ranges(words: list[str]) -> set[tuple[int, int]]:
    return {(end - len(word), end) for word, end in zip(words, accumulate(map(len, words)), strict=True)}


def _difference(gold: str, output: str) -> str:
    place = next((n for n, (a, b) in enumerate(zip(gold, output, strict=False)) if a != b), min(len(gold), len(output)))
    here = slice(place, place + 8)
    return f"the texts differ at character {place}: gold has {gold[here]!r}, output {output[here]!r}"
