"""Targets whose input is a text. They run every stage that reads texts, on both twins."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any

from tests.fuzz.twins import compare

#: These read every dictionary. `.ci/soak_twins.py` runs all configurations, and all folds.
CONFIGS = "s2t t2s s2twp tw2sp s2hkp hk2sp t2jp jp2t".split()


def text_of(data: bytes) -> str:
    """Decode UTF-8; bytes that are none become lone surrogates."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


@cache
def _stage(_: int, name: str, params: tuple[tuple[str, Any], ...]) -> Any:
    return getattr(importlib.import_module("textprep"), name)(**dict(params))


def result(name: str, params: dict[str, Any], text: str) -> Any:
    """Run a stage and return all that its document says, after checking that its spans lie in the text."""
    package = importlib.import_module("textprep")
    # Stages are kept, because binding takes longer than most runs; each import of the package has its own.
    stage = _stage(id(package), name, tuple(params.items()))
    return report(stage(text), len(text))


def report(doc: Any, length: int) -> Any:
    """Return all that a document says as plain values, after checking that its spans lie in a text of this length."""
    spans = None if doc.tokens is None else doc.spans()
    if spans is not None:
        assert all(0 <= start <= end <= length for start, end in spans), spans
        assert doc.overlapping or all(first[1] <= second[1] for first, second in pairwise(spans)), spans
    tokens, tags = (None if each is None else list(each) for each in (doc.tokens, doc.tags))
    return doc.text, tokens, tags, spans, [edits.blocks for edits in doc.edits]


def compare_stages(stages: Sequence[tuple[str, dict[str, Any]]], text: str) -> None:
    """Run stages, each a name and its parameters, on both twins."""
    for name, params in stages:
        compare(partial(result, name, params, text))


CONVERSIONS = [
    *({"config": config} for config in CONFIGS),
    {"config": "s2t", "keep_ambiguous": True},
]
TEXT_STAGES = {
    "clean_text": [
        ("CleanText", {}),
        ("CleanText", {"keep": ("han", "U+0021-007E", "U+0020"), "replacement": "", "drop_final_stop": True}),
        ("CleanText", {"keep": ("letter", "emoji"), "clusters": False}),
        ("CleanText", {"collapse_space": True, "max_repeats": 1}),
        ("FullToHalf", {}),
        ("FullToHalf", {"space": False}),
        ("FoldCase", {}),
        ("FoldCase", {"mode": "casefold"}),
        ("FoldCase", {"mode": "upper"}),
    ],
    "normalize_unicode": [("NormalizeUnicode", {"form": form}) for form in ("NFC", "NFD", "NFKC", "NFKD")],
    "strip_html": [("StripHtml", {}), ("StripHtml", {"tags": "any"})],
    "conversion": [("ConvertChinese", params) for params in CONVERSIONS],
}
PROTECT = ("url", "email", "number", "latin", "emoji", "hashtag", "mention", "date")
SEGMENTERS = {
    "words": [
        *(("Words", {"rule": rule, "keep_space": keep}) for rule in ("unicode", "whitespace", "treebank")
          for keep in (False, True)),
        ("Words", {"rule": "treebank", "protect": PROTECT}),
        ("MixedWords", {}),
        ("MixedWords", {"keep_space": True, "protect": ("url", "number")}),
    ],
    "max_match": [("MaxMatch", {"direction": each}) for each in ("forward", "backward", "both")],
    "unigram": [("Unigram", {"mode": mode, "hmm": hmm}) for mode in ("exact", "search", "all")
                for hmm in ("jieba", "none")],
    "posseg": [("Unigram", {"hmm": "jieba-posseg"}), ("Unigram", {"hmm": "jieba-posseg-none", "keep_space": True})],
}  # fmt: skip


def with_options(name: str, params: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return a segmenter as it is and with protected patterns and folds, which posseg has not."""
    if str(params.get("hmm")).startswith("jieba-posseg") or name in ("Words", "MixedWords"):
        return [(name, params)]
    return [
        (name, params),
        (name, {**params, "protect": PROTECT, "keep_space": True}),
        (name, {**params, "fold": ("width", "case")}),
    ]


def text_stages(stages: Sequence[tuple[str, dict[str, Any]]], data: bytes) -> None:
    """Run stages on a text."""
    compare_stages(stages, text_of(data))


def segmenters(stages: Sequence[tuple[str, dict[str, Any]]], data: bytes) -> None:
    """Run segmenters on a text; its first line has own words between ``|``, the lines of a user dictionary."""
    own, _, text = text_of(data).partition("\n")
    words = tuple(word for word in own.split("|") if word.strip())[:8]
    found = [each for name, params in stages for each in with_options(name, params)]
    compare_stages(found, text)
    for name, params in found:
        if words and name in ("MaxMatch", "Unigram"):
            compare(partial(cut_with_own_words, name, {**params, "words": words}, text))


def cut_with_own_words(name: str, params: dict[str, Any], text: str) -> Any:
    """Cut with a stage that is bound for this text alone."""
    stage = getattr(importlib.import_module("textprep"), name)(**params)
    return report(stage(text), len(text))


def ambiguities(data: bytes) -> None:
    """List the ambiguities of every configuration, and convert without a document."""
    text = text_of(data)
    for params in CONVERSIONS:
        compare(partial(list_ambiguities, params, text))


def list_ambiguities(params: dict[str, Any], text: str) -> Any:
    """Return the ambiguities of a configuration, and the converted text."""
    package = importlib.import_module("textprep")
    stage = _stage(id(package), "ConvertChinese", tuple(params.items()))
    return [tuple(each) for each in stage.ambiguities(text)], stage.convert(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: partial(text_stages, stages) for name, stages in TEXT_STAGES.items()},
    **{name: partial(segmenters, stages) for name, stages in SEGMENTERS.items()},
    "ambiguities": ambiguities,
}
