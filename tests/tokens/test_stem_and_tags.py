"""Stemming, and part-of-speech tags of English."""

from __future__ import annotations

from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import ParameterError, ResourceError
from textprep.tokens.stem import LANGUAGES


@pytest.mark.parametrize(
    ("params", "text", "stems"),
    [
        ({}, "running flies happily", ["run", "fli", "happili"]),
        ({"algorithm": "lancaster"}, "maximum running", ["maxim", "run"]),
        ({"algorithm": "snowball"}, "running generously", ["run", "generous"]),
        ({"algorithm": "snowball", "language": "german"}, "Häuser laufend", ["haus", "laufend"]),
        ({"algorithm": "snowball", "language": "russian"}, "книгами", ["книг"]),
    ],
)
def test_algorithms_and_languages(params: dict[str, str], text: str, stems: list[str]) -> None:
    assert list(tp.Stem(**params)(tp.Words()(text))) == stems


def test_stems_have_the_spans_of_their_words() -> None:
    doc = tp.Words()("running flies happily")
    assert tp.Stem()(doc).spans() == doc.spans()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_stemmer(language: str) -> None:
    assert len(list(tp.Stem(algorithm="snowball", language=language)(tp.Words()("nation")))) == 1


def test_porter_refuses_other_languages() -> None:
    with pytest.raises(ParameterError, match="'porter' is for English only, found language='german'"):
        tp.Stem(language="german")(tp.Words()("x"))


def test_a_missing_tagger_is_refused_with_the_command_that_installs_it(tmp_path: Path, monkeypatch) -> None:
    import nltk

    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    monkeypatch.setattr("textprep.resources.cache._values", {})
    with pytest.raises(ResourceError, match="python -m nltk.downloader averaged_perceptron_tagger_eng"):
        tp.TagPos(english="nltk")(tp.Words()("dogs"))


class Tagger:
    """A substitute for NLTK's tagger, whose data cannot be installed by pip."""

    def __init__(self, lang: str) -> None:
        assert lang == "eng"

    def tag(self, tokens: list[str]) -> list[tuple[str, str]]:
        return [(token, "NNS" if token.endswith("s") else "JJ") for token in tokens]


@pytest.fixture
def tagger(monkeypatch) -> None:
    monkeypatch.setattr("nltk.tag.perceptron.PerceptronTagger", Tagger)
    monkeypatch.setattr("textprep.resources.cache._values", {})


def test_english_words_get_the_tags_of_the_tagger(tagger) -> None:
    doc = tp.Words()("good dogs !")
    assert tp.TagPos(chinese="none", english="nltk")(doc).tags == ["JJ", "NNS", "JJ"]


def test_each_language_of_mixed_text_gets_tags_of_its_own_set(tagger) -> None:
    doc = tp.MixedWords()("他喜欢good dogs，")
    assert list(doc) == ["他", "喜欢", "good", "dogs", "，"]
    assert tp.TagPos(english="nltk")(doc).tags == ["r", "v", "JJ", "NNS", "x"]
