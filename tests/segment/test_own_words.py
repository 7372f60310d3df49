"""The user's own words: from code, from files, from registered lexicons, and in pipeline files."""

from __future__ import annotations

from pathlib import Path

import pytest

import textprep as tp
from textprep.cli.settings import load_pipeline
from textprep.errors import LexiconFormatError, ParameterError, ResourceError

SEGMENTERS = (tp.Unigram, tp.MaxMatch, tp.MixedWords)
OWN = ("绝绝子", "奥利给 5 nz", "Louis Vuitton")


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_own_words_need_no_file(segmenter: type[tp.Unigram]) -> None:
    tokens = segmenter(words=OWN).cut("绝绝子,奥利给Louis Vuitton")
    assert [token for token in tokens if token != ","] == ["绝绝子", "奥利给", "Louis Vuitton"]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_own_words_are_folded(segmenter: type[tp.Unigram]) -> None:
    assert "絕絕子" in segmenter(words=OWN, fold=("t2s",)).cut("真是絕絕子啊")


def test_own_words_pass_through_the_text_stages() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram(words=("Louis Vuitton",))])
    assert pipeline("买LOUIS vuitton包").tokens == ["买", "louis vuitton", "包"]


def test_own_words_go_with_protected_patterns() -> None:
    stage = tp.Unigram(words=OWN, protect=("email",))
    assert stage.cut("绝绝子a@b.cn奥利给") == ["绝绝子", "a@b.cn", "奥利给"]


def test_own_words_have_tags() -> None:
    doc = tp.Unigram(words=("奥利给 5 nz",), hmm="jieba-posseg")("奥利给")
    assert (doc.tokens, doc.tags) == (["奥利给"], ["nz"])


def test_own_words_are_part_of_the_fingerprint() -> None:
    assert tp.Unigram(words=OWN).fingerprint() != tp.Unigram().fingerprint()


def test_own_words_are_in_pipeline_files() -> None:
    pipeline = tp.Pipeline([tp.Unigram(words=OWN)])
    assert tp.loads(tp.dumps(pipeline)) == pipeline


def test_a_malformed_own_word_is_refused_with_its_number() -> None:
    with pytest.raises(ParameterError, match=r"^Unigram: words\[1\]: count must be a whole number .* found '3.5'"):
        tp.Unigram(words=("甲", "打底裤 3.5")).cut("x")
    with pytest.raises(ParameterError, match=r"^Unigram: words\[0\] must be 'word \[count\] \[tag\] \[!\]', found ' '"):
        tp.Unigram(words=(" ",)).cut("x")
    with pytest.raises(ParameterError, match="words must be a list of strings, found '绝绝子'"):
        tp.Unigram(words="绝绝子").cut("x")


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_a_word_of_the_base_is_forbidden(segmenter: type[tp.Unigram]) -> None:
    assert "的士" in segmenter().cut("叫的士")
    assert "的士" not in segmenter(words=("的士 0",)).cut("叫的士")


def test_a_forbidden_word_is_found_in_the_spelling_of_the_base() -> None:
    assert "的士" not in tp.Unigram(words=("的士 0",), fold=("t2s",)).cut("叫的士")
    assert "计程车" not in tp.Unigram(words=("計程車 0",), fold=("t2s",)).cut("叫计程车")


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        (tp.Unigram(words=("他考 0",)), "他考了托福"),
        (tp.MixedWords(words=("他考 0",)), "他考了托福"),
        (tp.Unigram(words=("他考 0",), mode="search"), "他考了托福"),
        (tp.Unigram(words=("他考 0",), fold=("t2s",)), "他考了托福"),
    ],
    ids=repr,
)
def test_the_model_for_unknown_words_does_not_form_a_forbidden_word(stage: tp.Unigram, text: str) -> None:
    assert type(stage)().cut(text)[0] == "他考"
    assert stage.cut(text)[:3] == ["他", "考", "了"]


def test_a_word_that_is_forbidden_and_then_added_is_a_word() -> None:
    assert tp.Unigram(words=("他考 0", "他考 5")).cut("他考了托福")[0] == "他考"


def test_a_word_that_was_removed_from_a_registered_lexicon_is_not_formed() -> None:
    lexicon = tp.Lexicon.from_words([("他考", 5), ("托福", 3)])
    lexicon.remove("他考")
    tp.register_lexicon("removed", lexicon)
    assert tp.Unigram("removed").cut("他考") == ["他", "考"]


def test_forbidding_an_unknown_word_changes_nothing() -> None:
    assert tp.Unigram(words=("没有的词 0",)).cut("我来到北京") == ["我", "来到", "北京"]


def test_a_forced_word_is_never_part_of_a_longer_token() -> None:
    assert tp.Unigram(words=("清华 !",)).cut("清华大学") == ["清华", "大学"]


def test_own_words_take_precedence_over_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("绝绝子 0\n", encoding="utf-8")
    assert tp.Unigram(lexicon=("jieba", str(tmp_path / "mine.txt")), words=("绝绝子",)).cut("绝绝子") == ["绝绝子"]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_a_registered_lexicon_goes_on_top_of_a_base(segmenter: type[tp.Unigram]) -> None:
    tp.register_lexicon("own-words", tp.Lexicon.from_words([("绝绝子", 5, "nz")]))
    assert segmenter(lexicon=("jieba", "own-words")).cut("我来到绝绝子") == ["我", "来到", "绝绝子"]


def test_a_registered_lexicon_brings_its_changes() -> None:
    lexicon = tp.Lexicon.from_words([("的士", 5), ("清华", 5)])
    lexicon.remove("的士")
    lexicon.add("清华", 5, force=True)
    tp.register_lexicon("own-changes", lexicon)
    assert tp.Unigram(lexicon=("jieba", "own-changes"), hmm="none").cut("叫的士去清华大学") == [
        *("叫", "的", "士", "去", "清华", "大学")
    ]


def test_the_words_of_a_registered_lexicon_are_in_the_fingerprint() -> None:
    tp.register_lexicon("own-print", tp.Lexicon.from_words([("甲乙", 5)]))
    before = tp.Unigram(lexicon=("jieba", "own-print")).fingerprint()
    tp.register_lexicon("own-print", tp.Lexicon.from_words([("丙丁", 5)]))
    assert tp.Unigram(lexicon=("jieba", "own-print")).fingerprint() != before


def test_an_unknown_lexicon_on_top_suggests_the_nearest() -> None:
    with pytest.raises(ResourceError, match=r"no lexicon is called 'jeiba' \(did you mean 'jieba'\?\)"):
        tp.Unigram(lexicon=("jieba", "jeiba")).cut("x")


def test_a_named_lexicon_is_a_copy() -> None:
    lexicon = tp.Lexicon.named("jieba")
    lexicon.add("绝绝子")
    assert "绝绝子" not in tp.Lexicon.named("jieba")


def test_words_are_set_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("尊嘟假嘟\n", encoding="utf-8")
    settings = ["unigram.words=绝绝子,奥利给", f"unigram.lexicon=jieba,{tmp_path / 'mine.txt'}"]
    tokens = load_pipeline("zh", settings)("绝绝子奥利给尊嘟假嘟").tokens
    assert tokens == ["绝绝子", "奥利给", "尊嘟假嘟"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [('["a,b", "c"]', ("a,b", "c")), ('"a,b"', ("a,b",)), ("123", ("123",)), ("奥利给 5 nz,a", ("奥利给 5 nz", "a"))],
)
def test_a_list_of_words_is_written_in_several_ways(raw: str, words: tuple[str, ...]) -> None:
    assert dict(load_pipeline("zh", [f"unigram.words={raw}"]).named_stages())["unigram"].words == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"])
def test_a_user_dictionary_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "mine.txt").write_text("绝绝子\r\n奥利给 5 nz\r\n", encoding=encoding, newline="")
    names = ("jieba", str(tmp_path / "mine.txt"))
    assert tp.Unigram(lexicon=names).cut("绝绝子奥利给") == ["绝绝子", "奥利给"]
    lexicon = tp.Lexicon.named("jieba")
    lexicon.update(tmp_path / "mine.txt")
    assert "绝绝子" in lexicon


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("gbk", "来到\n"), ("gb18030", "来到\r\n"), ("big5", "來到\n"), ("utf-16", "来到\n"), ("utf-16-be", "来到\n的\n")],
)
def test_a_stop_list_is_read_in_its_encoding(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "stop.txt").write_text(text, encoding=encoding, newline="")
    stages = [tp.ConvertChinese("t2s"), tp.Unigram(), tp.DropStopWords((str(tmp_path / "stop.txt"),))]
    assert tp.Pipeline(stages)("我来到北京").tokens == ["我", "北京"]


def test_a_wrong_byte_of_a_stop_list_is_reported_in_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "stop.txt").write_bytes("这个\n那个\n我们\n".encode("gbk") + b"\xff\n")
    with pytest.raises(tp.TextprepError, match=r"stop.txt:4: not gb18030 \(byte 0xFF at offset 15\)"):
        tp.DropStopWords((str(tmp_path / "stop.txt"),)).prepare()


def test_a_wrong_byte_does_not_make_a_file_gb_18030(tmp_path: Path) -> None:
    data = "绝绝子\n奥利给\n".encode() + "尊嘟".encode()[:5] + b"\n"
    (tmp_path / "mine.txt").write_bytes(data)
    with pytest.raises(LexiconFormatError, match=r"mine.txt:3: not UTF-8 \(byte 0xE5\)"):
        tp.Unigram(lexicon=("jieba", str(tmp_path / "mine.txt"))).cut("x")
