"""Properties of every stage for every text: partition, alignment, batch against one by one, save and load."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textprep as tp
from tests.conftest import texts
from tests.oracles.mapping import sources_of, span
from textprep import kernels

TEXT_STAGES = [
    tp.FullToHalf(),
    tp.FullToHalf(space=False),
    tp.FoldCase(),
    tp.FoldCase(mode="casefold"),
    tp.FoldCase(mode="upper"),
    tp.NormalizeUnicode(),
    tp.NormalizeUnicode(form="NFC"),
    tp.NormalizeUnicode(form="NFD"),
    tp.NormalizeUnicode(form="NFKD"),
    tp.CleanText(),
    tp.CleanText(keep=("han", "U+0021-007E", "U+0020"), replacement="", drop_final_stop=True),
    tp.CleanText(keep=("emoji", "other"), replacement="--"),
    tp.CleanText(keep=("letter", "emoji"), clusters=False),
    tp.CleanText(collapse_space=True, max_repeats=1),
    tp.ConvertChinese(),
    tp.ConvertChinese(config="s2twp"),
    tp.ConvertChinese(config="tw2sp", keep_ambiguous=True),
    tp.ConvertChinese(config="s2hkp", segment="words"),
    tp.StripHtml(),
    tp.StripHtml(tags="any"),
    tp.FixText(),
    tp.FixText(uncurl_quotes=True, fix_line_breaks=True, fix_surrogates=True, remove_terminal_escapes=True),
    tp.ReplacePattern(pattern="url", replacement="<URL>"),
    tp.ReplacePattern(pattern="number", replacement=""),
    tp.ReplacePattern(pattern=r"(.)\1", replacement=r"\1"),
]
SEGMENTERS = [
    tp.MaxMatch(),
    tp.MaxMatch(direction="backward"),
    tp.MaxMatch(direction="both", keep_space=True),
    tp.Unigram(),
    tp.Unigram(hmm="none", keep_space=True),
    tp.Unigram(protect=("url", "email", "number", "latin", "emoji", "hashtag", "mention", "date")),
    tp.Unigram(fold=("width", "t2s", "case")),
    tp.MaxMatch(fold=("case",), protect=("latin",)),
    tp.Words(),
    tp.Words(keep_space=True),
    tp.Words(rule="whitespace"),
    tp.Words(rule="treebank"),
    tp.Words(rule="treebank", keep_space=True, protect=("url", "emoji")),
    tp.MixedWords(),
    tp.MixedWords(keep_space=True, fold=("t2s",), protect=("url", "number", "latin")),
]
PIPELINES = [
    tp.Pipeline([]),
    tp.Pipeline([tp.StripHtml(), tp.NormalizeUnicode(form="NFC"), tp.ConvertChinese(), tp.CleanText(), tp.Unigram()]),
    tp.Pipeline([tp.Pipeline([("first", tp.FullToHalf()), tp.FoldCase()]), tp.Words(), tp.DropStopWords()]),
    tp.Pipeline([tp.MixedWords(), tp.TagPos(), tp.Lemmatize(), tp.Stem()]),
]


#: Characters of a text on which quadratic time would not end: a fifth for the plain twins, which are slower.
LONG = 10_000 if kernels.mode() == "pure" else 100_000


def identify(stage: tp.Stage) -> str:
    return repr(stage)[:60]


@pytest.mark.parametrize("stage", TEXT_STAGES, ids=identify)
@given(text=texts())
def test_rewrites_map_back_as_the_oracle_says(stage: tp.Stage, text: str) -> None:
    doc = stage(text)
    layers = [list(sources_of(edits.blocks, _length(doc, number))) for number, edits in enumerate(doc.edits)]
    size = len(doc.text)
    cut = doc.segmented(list(doc.text), range(size), range(1, size + 1))
    spans = cut.spans()
    assert spans == [span(layers, at, at + 1) for at in range(size)]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


def _length(doc: tp.Doc, number: int) -> int:
    """Return the length of the text after one rewrite, counted back from the final text."""
    length = len(doc.text)
    for edits in reversed(doc.edits[number + 1 :]):
        for a, b, c, d in edits.blocks:
            length += (b - a) - (d - c)
    return length


@pytest.mark.parametrize("stage", TEXT_STAGES, ids=identify)
@given(text=texts())
def test_text_outside_of_blocks_maps_one_to_one(stage: tp.Stage, text: str) -> None:
    doc = stage(text)
    lengths = len(doc.original) + sum((d - c) - (b - a) for edits in doc.edits for a, b, c, d in edits.blocks)
    assert lengths == len(doc.text)


@pytest.mark.parametrize("stage", SEGMENTERS, ids=identify)
@given(text=texts())
def test_tokens_partition_the_text(stage: tp.Stage, text: str) -> None:
    doc = stage(text)
    assert stage.cut(text) == doc.tokens
    at = 0
    for token, start, end in zip(doc.tokens, doc.starts, doc.ends, strict=True):
        assert text[start:end] == token
        assert token
        gap = text[at:start]
        assert not gap or (gap.isspace() and not stage.keep_space)
        assert stage.keep_space or not token.isspace()
        at = end
    assert not text[at:] or (text[at:].isspace() and not stage.keep_space)


@pytest.mark.parametrize("pipeline", PIPELINES, ids=["empty", "zh", "nested", "mixed"])
@given(many=st.lists(texts(8), max_size=5))
def test_map_and_batch_equal_single_calls(pipeline: tp.Pipeline, many: list[str]) -> None:
    single = [pipeline(text) for text in many]
    assert list(pipeline.map(many)) == single
    assert pipeline.batch(many) == single
    kept = [doc.text if doc.tokens is None else doc.tokens for doc in single]
    assert pipeline.transform(many) == kept


@pytest.mark.parametrize("pipeline", PIPELINES, ids=["empty", "zh", "nested", "mixed"])
@settings(max_examples=settings.default.max_examples // 4)  # each copy binds its stages anew
@given(text=texts())
def test_saved_pickled_copied_and_cloned_pipelines_are_equal(pipeline: tp.Pipeline, text: str) -> None:
    from sklearn.base import clone

    expected = pipeline(text)
    for other in (
        tp.loads(tp.dumps(pipeline)),
        pickle.loads(pickle.dumps(pipeline)),
        copy.copy(pipeline),
        copy.deepcopy(pipeline),
        clone(pipeline),
    ):
        assert other == pipeline
        assert other.fingerprint() == pipeline.fingerprint()
        assert other(text) == expected


@pytest.mark.parametrize("stage", [*TEXT_STAGES, *SEGMENTERS], ids=identify)
def test_long_rows_of_one_character_take_linear_time(stage: tp.Stage) -> None:
    """Measure nothing: a stage that takes quadratic time does not end."""
    for piece in (
        ".",
        "<",
        "<a ",
        "<b a",
        "<my-tag",
        "<svg>",
        "a<b>",
        "<!--",
        "&",
        "a@",
        "1,",
        "#",
        "'",
        '="',
        "http://",
        "\u0301",
        "👨\u200d",
        "的",
        "a.",
    ):
        stage(piece * (LONG // len(piece)))
