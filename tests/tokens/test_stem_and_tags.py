"""Stemming, and part-of-speech tags of English."""

from __future__ import annotations

from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import ParameterError, ResourceError
from textprep.lemmas.wordnet import part_of_speech
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


def test_tags_are_those_of_the_segmenters_lexicon(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("刘柯帆 nr\n", encoding="utf-8")
    tp.register_lexicon("tagged", tp.Lexicon.from_words([("尊嘟", 5, "zy")]))
    stage = tp.Unigram(lexicon=("jieba", str(tmp_path / "mine.txt"), "tagged"), words=("奥利给 5 nz",))
    doc = tp.Pipeline([stage, tp.TagPos()])("刘柯帆尊嘟奥利给")
    assert (doc.tokens, doc.tags) == (["刘柯帆", "尊嘟", "奥利给"], ["nr", "zy", "nz"])


@pytest.mark.parametrize("segmenter", [tp.Unigram, tp.MaxMatch, tp.MixedWords])
def test_tags_are_looked_up_as_the_segmenter_looks_words_up(segmenter: type[tp.Unigram]) -> None:
    doc = tp.Pipeline([segmenter(words=("劉柯帆 5 nr",), fold=("t2s",)), tp.TagPos()])("劉柯帆來到")
    assert (doc.tokens, doc.tags) == (["劉柯帆", "來到"], ["nr", "v"])


def test_own_words_keep_their_tags_after_text_stages() -> None:
    doc = tp.Pipeline([tp.FoldCase(), tp.Unigram(words=("Louis Vuitton 5 nz",)), tp.TagPos()])("买Louis Vuitton")
    assert doc.tags == ["v", "nz"]


def test_a_lexicon_without_tags_leaves_them_to_jieba() -> None:
    tp.register_lexicon("untagged", tp.Lexicon.from_words(["北京"]))
    assert tp.Pipeline([tp.MaxMatch(lexicon="untagged"), tp.TagPos()])("北京").tags == ["ns"]


def test_tags_of_a_segmenter_stay_unless_asked() -> None:
    posseg = tp.Unigram(hmm="jieba-posseg")
    doc = tp.Doc("大家好").segmented(["大家", "好"], [0, 2], [2, 3], tags=["xx", ""])
    assert tp.TagPos()(doc).tags == ["xx", "a"]
    assert tp.TagPos(overwrite=True)(doc).tags == ["n", "a"]
    text = "他用了两个小时写完"
    assert tp.Pipeline([posseg, tp.TagPos()])(text).tags == posseg(text).tags


def test_english_tags_replace_only_vague_ones(tagger) -> None:
    doc = tp.Doc("good dogs").segmented(["good", "dogs"], [0, 5], [4, 9], tags=["eng", "NZ"])
    assert tp.TagPos(english="nltk")(doc).tags == ["JJ", "NZ"]
    assert tp.TagPos(english="nltk", overwrite=True)(doc).tags == ["JJ", "NNS"]


@pytest.mark.parametrize(
    ("tag", "part"),
    [
        *(("n", "n"), ("v", "v"), ("a", "a"), ("r", "r"), ("s", "a")),
        *(("VBD", "v"), ("JJR", "a"), ("RB", "r"), ("NNS", "n"), ("VERB", "v"), ("ADJ", "a"), ("ADV", "r")),
        *(("AUX", "v"), ("NOUN", "n"), ("eng", "n"), ("x", "n")),
    ],
)
def test_tags_of_three_sets_name_a_part_of_wordnet(tag: str, part: str) -> None:
    assert part_of_speech(tag) == part
