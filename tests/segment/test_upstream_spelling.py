"""Words of the base lexicon in what the text stages before the segmenter leave of them."""

from __future__ import annotations

import re

import pytest

import textprep as tp
from textprep.cutters.spelling import UpstreamSpelling
from textprep.lexicon.lexicon import Entry

WORDS = list(tp.Lexicon.named("jieba"))
MIXED = [word for word in WORDS if re.search("[A-Za-z0-9]", word) and re.search("[㐀-鿿]", word)]


def test_the_lexicon_has_words_of_mixed_script() -> None:
    assert len(MIXED) == 65


@pytest.mark.parametrize("name", ["zh", "mixed"])
def test_every_word_of_mixed_script_is_one_token_of_the_built_in_pipelines(name: str) -> None:
    pipeline = tp.load(name)
    assert [pipeline(word).tokens for word in MIXED] == [[word.lower()] for word in MIXED]


@pytest.mark.parametrize("segmenter", [tp.Unigram, tp.MaxMatch, tp.MixedWords])
def test_a_word_is_found_in_lower_case_by_every_segmenter(segmenter: type) -> None:
    assert tp.Pipeline([tp.FoldCase(), segmenter()])("买T恤和A股").tokens == ["买", "t恤", "和", "a股"]


@pytest.mark.parametrize(
    ("stage", "text", "word"),
    [
        (tp.ConvertChinese("t2s"), "他藉口不来", "借口"),
        (tp.ConvertChinese("s2t"), "学习软件工程", "軟件工程"),
        (tp.ConvertChinese("s2twp"), "学习软件工程", "軟體工程"),
        (tp.FoldCase("upper"), "买t恤", "T恤"),
    ],
)
def test_a_word_is_found_as_a_stage_rewrites_it(stage: tp.Stage, text: str, word: str) -> None:
    tp.register_lexicon("rewritten", tp.Lexicon.from_words(["藉口", "软件工程", "t恤", "学习"]))
    assert word in tp.Pipeline([stage, tp.MaxMatch("rewritten")])(text).tokens


def test_a_word_keeps_its_tag_in_its_new_spelling() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram(), tp.TagPos()])
    assert dict(zip(pipeline("买T恤").tokens, pipeline("买T恤").tags, strict=True))["t恤"] == "n"
    posseg = tp.Pipeline([tp.FoldCase(), tp.Unigram(hmm="jieba-posseg")])
    assert posseg("T恤").tags == ["n"]


def test_a_forbidden_word_is_not_found_in_another_spelling() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram(words=["T恤 0"], hmm="none")])
    assert pipeline("买T恤").tokens == ["买", "t", "恤"]


def test_a_forbidden_spelling_stays_forbidden() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram(words=["t恤 0"], hmm="none")])
    assert pipeline("买T恤").tokens == ["买", "t", "恤"]


def test_the_selection_misses_no_word_that_the_built_in_stages_change() -> None:
    # A part of the words, because the plain twins take long for all of them.
    lexicon = tp.Lexicon.from_words([*WORDS[::11], "反覆", "藉口", "沈默"])
    spelling = UpstreamSpelling(tuple(tp.load("zh").stages[:5]))
    every = [(word, spelled) for word, spelled in zip(lexicon, spelling(lexicon), strict=True) if word != spelled]
    assert spelling.changed_words(lexicon) == [pair for pair in every if pair[1]]


def test_stages_that_change_the_number_of_lines_spell_words_one_by_one() -> None:
    def double_spacing(text: str) -> str:
        return text.replace("\n", "\n\n").replace("B", "b")

    assert UpstreamSpelling((tp.Apply(double_spacing),)).changed_words(tp.Lexicon.from_words(["AB", "A"])) == [
        ("AB", "Ab")
    ]


def test_the_larger_count_decides_between_words_of_one_spelling() -> None:
    lexicon = tp.Lexicon.from_words([("AB", 5, "x"), ("Ab", 7, "y"), ("c", 3, "z")])
    lexicon.add_spellings([("AB", "ab"), ("Ab", "ab"), ("AB", "c")])
    assert lexicon.get("ab") == Entry(7, "y")
    assert lexicon.get("c") == Entry(3, "z")
    assert (lexicon.total, len(lexicon)) == (15, 4)


def test_own_words_of_a_registered_lexicon_are_spelled_alike() -> None:
    lexicon = tp.Lexicon.from_words(["X"])
    lexicon.add("TechDay", 3, "nz")
    tp.register_lexicon("spelling-test", lexicon)
    pipeline = tp.Pipeline([tp.FoldCase(), tp.MaxMatch("spelling-test", protect=("latin",)), tp.TagPos()])
    doc = pipeline("TechDay x")
    assert doc.tokens == ["techday", "x"]
    assert doc.tags[0] == "nz"
