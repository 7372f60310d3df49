"""Estimating, saving and loading the hidden Markov model for unknown words."""

from __future__ import annotations

from math import exp, isclose, log

import pytest

import textprep as tp
from textprep.errors import ResourceError

SENTENCES = [["研究", "生命", "的", "起源"], ["生命", "在", "运动"], ["奥运会", "在", "北京"]]


def test_start_and_transition_are_relative_frequencies() -> None:
    model = tp.Hmm.from_segmented(SENTENCES)
    assert exp(model.start["B"]) == pytest.approx(1.0)
    # Nine words of which seven begin with B: six of these go on with E, one with M.
    assert exp(model.trans["B"]["E"]) == pytest.approx(6 / 7)
    assert exp(model.trans["B"]["M"]) == pytest.approx(1 / 7)
    assert isclose(sum(map(exp, model.trans["E"].values())), 1.0)


def test_emission_has_additive_smoothing() -> None:
    model = tp.Hmm.from_segmented([["甲乙", "丙"]], smoothing=0.5)
    assert model.emit["B"]["甲"] == pytest.approx(log(1.5 / (1 + 0.5 * 3)))
    assert model.emit["B"]["乙"] == pytest.approx(log(0.5 / (1 + 0.5 * 3)))
    assert "乙" not in tp.Hmm.from_segmented([["甲乙", "丙"]], smoothing=0).emit["B"]


def test_a_model_is_used_by_its_path(tmp_path) -> None:
    path = tmp_path / "model.json"
    tp.Hmm.from_segmented(SENTENCES * 3).save(path)
    (tmp_path / "words.txt").write_text("在 5\n的 5\n", encoding="utf-8")
    stage = tp.Unigram(lexicon=str(tmp_path / "words.txt"), hmm=str(path))
    assert stage.cut("生命的起源") == ["生命", "的", "起源"]
    loaded = tp.Hmm.load(path)
    assert (loaded.start, loaded.trans) == (
        tp.Hmm.from_segmented(SENTENCES * 3).start,
        tp.Hmm.from_segmented(SENTENCES * 3).trans,
    )


def test_sentences_without_words_are_an_error() -> None:
    with pytest.raises(ResourceError, match="the sentences contain no words"):
        tp.Hmm.from_segmented([])


@pytest.mark.parametrize("content", ["", "{}", '{"format": "x"}', "[1]"])
def test_a_file_that_is_not_a_model_is_an_error(tmp_path, content: str) -> None:
    (tmp_path / "m.json").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"m\.json: not a model that Hmm\.save wrote"):
        tp.Hmm.load(tmp_path / "m.json")


def test_a_missing_file_is_an_error(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match="does not exist"):
        tp.Hmm.load(tmp_path / "m.json")


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(ResourceError, match=r"no model is called 'jeiba' \(did you mean 'jieba'\?\)"):
        tp.Unigram(hmm="jeiba").cut("x")
