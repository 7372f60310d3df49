"""Scores against figures computed by hand."""

from __future__ import annotations

import pytest

from textprep.errors import EvaluationError
from textprep.evaluation import Scores, score

GOLD = ["研究  生命  起源", "", "他  说"]
OUTPUT = ["研究生 命 起源", "", "他 说"]


def test_precision_recall_and_f() -> None:
    scores = score(GOLD, OUTPUT)
    assert (scores.gold, scores.output, scores.correct) == (5, 5, 3)
    assert scores.recall == scores.precision == scores.f == pytest.approx(0.6)
    assert scores.oov_rate is None


def test_out_of_vocabulary_words() -> None:
    scores = score(GOLD, OUTPUT, {"研究", "生命", "说"})
    assert scores == Scores(5, 5, 3, 2, 2)
    assert (scores.oov_rate, scores.oov_recall, scores.known_recall) == (0.4, 1.0, pytest.approx(1 / 3))


def test_an_empty_text_scores_zero() -> None:
    scores = score([""], [""], set())
    assert (scores.f, scores.oov_rate, scores.oov_recall, scores.known_recall) == (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("gold", "output", "message"),
    [
        (["甲 乙", "丙"], ["甲 乙", "丁"], "line 2: the texts differ at character 0: gold has '丙', output '丁'"),
        (["甲 乙"], ["甲"], "line 1: the texts differ at character 1"),
        (["甲", "乙"], ["甲"], "line 2: the output ends here, but the gold continues"),
        (["甲"], ["甲", "乙"], "line 2: the gold ends here, but the output continues"),
    ],
)
def test_different_texts_are_refused_with_the_line(gold: list[str], output: list[str], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        score(gold, output)
