"""Every public callable that takes text takes subclasses of ``str``, as NumPy, pandas and HTML parsers return them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import textprep as tp
from textprep import registry

TEXT = "我来到北京大学，买了2只 dogs 和U盘"


class Marked(str):
    """A subclass that shows itself in another form, as an HTML parser's strings may."""

    def __str__(self) -> str:
        return "<marked>"


def lexicon() -> tp.Lexicon:
    return tp.Lexicon.from_words([("北京", 5, "ns"), ("大学", 4, "n")])


def added(word: str) -> list[Any]:
    words = lexicon()
    words.add(word, 3, "x", force=True)
    return [*words.changes, *words.forced, *words.matches(TEXT)]


def removed(word: str) -> list[Any]:
    words = lexicon()
    words.add("来到", 3)
    words.remove(words.matches(word)[0].word)
    return words.changes


CALLS: dict[str, Callable[[Any], Any]] = {
    "Doc": lambda text: tp.Doc(text),
    "Doc.of": lambda text: tp.Doc.of(text),
    "cut": lambda text: tp.cut(text),
    "convert": lambda text: tp.convert(text, "s2twp"),
    "ConvertChinese.convert": lambda text: tp.ConvertChinese("s2t").convert(text),
    "ConvertChinese.ambiguities": lambda text: tp.ConvertChinese("s2t").ambiguities(text),
    "Pipeline.map": lambda text: list(tp.load("zh").map([text])),
    "Pipeline.explain": lambda text: tp.load("zh").explain(text),
    "Pipeline.batch": lambda text: tp.load("zh").batch([text]),
    "Pipeline.batch of columns": lambda text: tp.load("mixed").batch({"text": [text]}),
    "Pipeline.transform": lambda text: tp.load("en").transform([text]),
    "Unigram(words)": lambda text: tp.Unigram(words=(text,)).cut(TEXT),
    "Lexicon.from_words": lambda text: list(tp.Lexicon.from_words([text, (text[:2], 2)])),
    "Lexicon.from_segmented": lambda text: list(tp.Lexicon.from_segmented([[text]])),
    "Lexicon.get": lambda text: lexicon().get(text),
    "Lexicon.in": lambda text: text in lexicon(),
    "Lexicon.matches": lambda text: [lexicon().matches(text), lexicon().matches(text, overlap=True)],
    "Lexicon.replace": lambda text: lexicon().replace(text, {"北京": "上海"}),
    "Lexicon.add": added,
    "Lexicon.remove": removed,
    "Hmm": lambda text: tp.Hmm.from_segmented([[text, "北京"]]).start,
    "BagOfWords": lambda text: tp.BagOfWords(pipeline="zh").fit([text]).get_feature_names_out().tolist(),
    "Tfidf": lambda text: tp.Tfidf(pipeline="zh").fit_transform([text]).toarray().tolist(),
    "HashedBagOfWords": lambda text: tp.HashedBagOfWords(pipeline="zh").transform([text]).indices.tolist(),
    "BagOfWords.locate": lambda text: tp.BagOfWords(pipeline="zh").fit([text]).locate(text, "dogs"),
}


def with_changes(text: str) -> list[Any]:
    words = lexicon()
    words.add("来到", 3)
    return [words.matches(text), words.matches(text, overlap=True), words.get(text), words.replace(text, {})]


CALLS["Lexicon with changes"] = with_changes

for _name in registry.STAGES:
    _cls = registry.stage_class(_name)
    if _cls.takes == "text":
        CALLS[_name] = lambda text, cls=_cls: cls()(text)
        if issubclass(_cls, tp.Segmenter):
            CALLS[f"{_name}.cut"] = lambda text, cls=_cls: cls().cut(text)


@pytest.mark.parametrize("kind", [np.str_, Marked])
@pytest.mark.parametrize("name", CALLS)
def test_a_subclass_of_str_is_taken_as_the_text_that_it_is(name: str, kind: type[str]) -> None:
    assert CALLS[name](kind(TEXT)) == CALLS[name](TEXT)


@pytest.mark.parametrize("kind", [np.str_, Marked])
def test_a_document_holds_a_plain_string(kind: type[str]) -> None:
    assert type(tp.Doc(kind(TEXT)).original) is str
