"""Stems, and parts of speech of English."""

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
def test_stems(params: dict[str, str], text: str, stems: list[str]) -> None:
    doc = tp.Words()(text)
    assert list(tp.Stem(**params)(doc)) == stems
    assert tp.Stem(**params)(doc).spans() == doc.spans()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_stemmer(language: str) -> None:
    assert len(list(tp.Stem(algorithm="snowball", language=language)(tp.Words()("nation")))) == 1


def test_porter_refuses_other_languages() -> None:
    with pytest.raises(ParameterError, match="'porter' is for English only, found language='german'"):
        tp.Stem(language="german")(tp.Words()("x"))


def test_a_tagger_that_is_not_installed_names_the_command(tmp_path: Path, monkeypatch) -> None:
    import nltk

    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    monkeypatch.setattr("textprep.resources.cache._values", {})
    with pytest.raises(ResourceError, match="python -m nltk.downloader averaged_perceptron_tagger_eng"):
        tp.TagPos(english="nltk")(tp.Words()("dogs"))


class Tagger:
    """Stands in for NLTK's tagger, whose data pip does not bring."""

    def __init__(self, lang: str) -> None:
        assert lang == "eng"

    def tag(self, tokens: list[str]) -> list[tuple[str, str]]:
        return [(token, "NNS" if token.endswith("s") else "JJ") for token in tokens]


@pytest.fixture
def tagger(monkeypatch) -> None:
    monkeypatch.setattr("nltk.tag.perceptron.PerceptronTagger", Tagger)
    monkeypatch.setattr("textprep.resources.cache._values", {})


def test_english_words_take_the_taggers_tags(tagger) -> None:
    doc = tp.Words()("good dogs !")
    assert tp.TagPos(chinese="none", english="nltk")(doc).tags == ["JJ", "NNS", "JJ"]


def test_in_mixed_text_each_language_has_its_own_tags(tagger) -> None:
    doc = tp.MixedWords()("他喜欢good dogs，")
    assert list(doc) == ["他", "喜欢", "good", "dogs", "，"]
    assert tp.TagPos(english="nltk")(doc).tags == ["r", "v", "JJ", "NNS", "x"]
