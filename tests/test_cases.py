"""Compare the results of each stage with the tables of cases in tests/cases.

``text.json`` has the results of text stages and the blocks of their edits, ``segment.json`` the tokens of segmenters,
``tokens.json`` the result of token stages, whose input is written as a list of tokens.
"""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

import textprep as tp
from textprep import registry

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    return json.loads((Path(__file__).parent / "cases" / f"{name}.json").read_text(encoding="utf-8"))


def identify(case: Case) -> str:
    return f"{case['stage']}-{str(case.get('text') or case.get('tokens'))[:20]}"


def stage_of(case: Case) -> tp.Stage:
    params = {
        name: tuple(value) if isinstance(value, list) else value for name, value in case.get("params", {}).items()
    }
    return registry.stage_class(case["stage"])(**params)


def segmented(tokens: list[str]) -> tp.Doc:
    """Return a document of these tokens with nothing between them."""
    ends = [0, *accumulate(map(len, tokens))]
    starts, stops = zip(*pairwise(ends), strict=True)
    return tp.Doc("".join(tokens)).segmented(tokens, starts, stops)


@pytest.mark.parametrize("case", cases("text"), ids=identify)
def test_text_stage(case: Case) -> None:
    doc = stage_of(case)(case["text"])
    assert doc.text == case["result"]
    if "blocks" in case:
        assert [list(block) for edits in doc.edits for block in edits.blocks] == case["blocks"]


@pytest.mark.parametrize("case", cases("segment"), ids=identify)
def test_segmenter(case: Case) -> None:
    doc = stage_of(case)(case["text"])
    assert doc.tokens == case["tokens"]
    if "spans" in case:
        assert list(map(list, doc.spans())) == case["spans"]


@pytest.mark.parametrize("case", cases("tokens"), ids=identify)
def test_token_stage(case: Case) -> None:
    doc = stage_of(case)(segmented(case["tokens"]))
    assert doc.tokens == case["result"]
    if "spans" in case:
        assert list(map(list, doc.spans())) == case["spans"]
    if "tags" in case:
        assert doc.tags == case["tags"]
