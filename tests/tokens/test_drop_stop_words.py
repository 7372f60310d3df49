"""Removal of stop words, and the stop lists."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep import registry
from textprep.errors import ParameterError, ResourceError
from textprep.resources.stop_words import stop_words

#: Texts with the tokens that a built-in pipeline, or one of these stages, leaves.
CASES = json.loads((Path(__file__).parents[1] / "cases" / "stop_words.json").read_text(encoding="utf-8"))
LISTS = sorted((Path(__file__).parents[2] / "resources" / "stopwords").glob("*.txt"))

pieces = st.sampled_from(
    "我们 的 問題 是 the don't  http://a.cn/的 时间 了 龘 \ud800 𠀀 。 English 1.5 US WHO".split(" ")
)
mixed = st.lists(pieces, max_size=12).map("".join)


def drop(tokens: list[str], **params: object) -> list[str]:
    """Return the tokens that `DropStopWords` keeps."""
    starts = list(range(len(tokens)))
    doc = tp.Doc(" " * len(tokens)).segmented(tokens, starts, [start + 1 for start in starts])
    return list(tp.DropStopWords(**params)(doc))


def pipeline_of(case: dict[str, Any]) -> tp.Pipeline:
    """Return the built-in pipeline of a case, or one of its stages, which are written as in a pipeline file."""
    if "pipeline" in case:
        return tp.load(case["pipeline"])
    tables = [dict(table) for table in case["stages"]]
    return tp.Pipeline([registry.stage_class(table.pop("type"))(**table) for table in tables])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_stop_words_after_other_stages(case: dict[str, Any]) -> None:
    assert pipeline_of(case)(case["text"]).tokens == case["tokens"]


def test_function_words_are_dropped_in_both_scripts_and_in_english() -> None:
    assert drop(["我们", "我們", "這個", "这个", "的", "the", "it's", "时间"]) == ["时间"]


def test_marks_are_dropped_in_both_widths() -> None:
    marks = "，。、；：？！（）“”《》【】｛｝＃＠％＆＊－／～｡､,.;:?!()[]"
    assert drop([*marks, "好", "+", "$", "＋"], stop_words=("marks",)) == ["好", "+", "$", "＋"]


@pytest.mark.parametrize("word", ["问题", "時間", "工作", "information", "new", "use", "时间", "中国", "大", "好"])
def test_content_words_are_kept(word: str) -> None:
    assert drop([word]) == [word]


def test_kept_tokens_keep_their_spans() -> None:
    doc = tp.Pipeline([tp.Unigram(), tp.DropStopWords()])("我们的问题")
    assert (doc.tokens, doc.spans()) == (["问题"], [(3, 5)])


@pytest.mark.parametrize(
    "segmenter",
    [
        tp.Unigram(),
        tp.Unigram(hmm="none", keep_space=True),
        tp.Unigram(mode="search"),
        tp.Unigram(fold=("t2s",)),
        tp.Unigram(protect=("url",)),
        tp.Unigram(hmm="jieba-posseg"),
        tp.MaxMatch(direction="both"),
        tp.MixedWords(),
    ],
    ids=repr,
)
@given(text=mixed)
def test_the_fused_filter_equals_a_filter_after_the_segmenter(segmenter: tp.Stage, text: str) -> None:
    drop = tp.DropStopWords(words=("us", "who"))
    assert tp.Pipeline([segmenter, drop])(text) == drop(segmenter(text))


def test_two_filters_in_one_pipeline(tmp_path) -> None:
    (tmp_path / "s.txt").write_text("问题", encoding="utf-8")
    stages = [tp.Unigram(), tp.DropStopWords(), tp.DropStopWords(stop_words=(str(tmp_path / "s.txt"),))]
    assert tp.Pipeline(stages)("我们的问题是时间").tokens == ["时间"]


def test_a_file_of_the_user(tmp_path) -> None:
    (tmp_path / "s.txt").write_text("\ufeff# mine\r\n苹果\r\n\r\n#\r\n", encoding="utf-8")
    assert drop(["苹果", "的", "#", "# mine"], stop_words=(str(tmp_path / "s.txt"),)) == ["的", "# mine"]


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path) -> None:
    (tmp_path / "s.txt").write_bytes(b"a\n\xff\n")
    with pytest.raises(ResourceError, match=r"s.txt:2: not UTF-8 \(byte 0xFF at offset 2\)"):
        drop(["a"], stop_words=(str(tmp_path / "s.txt"),))


def test_an_unknown_list_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ResourceError, match=r"'zhh' \(did you mean 'zh'\?\)"):
        drop(["a"], stop_words=("zhh",))


def test_nltk_lists_are_read_if_the_data_is_installed(tmp_path, monkeypatch) -> None:
    import nltk

    folder = tmp_path / "corpora" / "stopwords"
    folder.mkdir(parents=True)
    (folder / "english").write_text("the\nof\n", encoding="utf-8")
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    monkeypatch.setattr("textprep.resources.cache._values", {})

    assert drop(["the", "cat", "of"], stop_words=("nltk:english",)) == ["cat"]


def test_missing_nltk_data_is_refused_with_the_command_that_installs_it() -> None:
    import subprocess
    import sys

    code = (
        "import nltk, textprep as tp; nltk.data.path[:] = []\n"
        "try: tp.DropStopWords(stop_words=('nltk:english',)).prepare()\n"
        "except tp.TextprepError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert "python -m nltk.downloader stopwords" in done.stdout


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_the_header_of_a_list_is_complete(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for key in ("What:", "Format:", "Origin:", "Rule:", "Licence:", "Used by:"):
        assert f"# {key}" in text, key


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_a_list_has_no_word_twice(path: Path) -> None:
    words = stop_words(path.stem)
    assert len(words) == len(set(words))


def test_the_three_chinese_lists_have_no_word_in_common_and_are_the_single_list_of_before() -> None:
    words = [word for name in ("zh", "zh-negation", "zh-degree") for word in stop_words(name)]
    assert len(words) == len(set(words)) == 1365
    digest = hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()
    assert digest == "94e9dab47dc82ebeb19571b3e46b3ae67f52c0a7dad810f56953f41c3ca201b4"


def test_the_three_english_lists_have_no_word_in_common() -> None:
    words = [word for name in ("en", "en-negation", "en-degree") for word in stop_words(name)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("word", "不但 不仅 不過 不管 无论 除非 非但 不得不 不少 无非 莫不 unless although".split())
def test_words_that_look_negative_and_reverse_nothing_stay_stop_words(word: str) -> None:
    assert drop([word]) == []


@pytest.mark.parametrize(
    "word", "不 沒有 未必 别 勿 不如 决不 很 非常 有點 not never n't isn’t can't without very".split()
)
def test_negation_and_degree_stay_by_default(word: str) -> None:
    assert drop([word]) == [word]


@pytest.mark.parametrize(
    ("name", "text", "tokens"),
    [
        ("zh", "这个手机不值得购买", ["手机", "不", "值得", "购买"]),
        ("zh", "这个手机值得购买", ["手机", "值得", "购买"]),
        ("zh", "這個手機很好", ["手机", "很", "好"]),
        ("mixed", "我没有钱", ["没有", "钱"]),
        ("en", "This is not good.", ["not", "good"]),
        ("en", "I don't need it, I can’t pay", ["don't", "can’t", "pay"]),
    ],
)
def test_built_in_pipelines_keep_negation_and_degree(name: str, text: str, tokens: list[str]) -> None:
    assert tp.load(name)(text).tokens == tokens


def test_own_words_are_dropped_besides_the_lists() -> None:
    assert drop(["我们", "苹果", "时间"], words=("苹果",)) == ["时间"]
    assert drop(["我们", "苹果", "时间"], stop_words=(), words=["苹果"]) == ["我们", "时间"]


def test_kept_words_stay_although_a_list_has_them() -> None:
    assert drop(["我们", "的", "时间"], keep=["我们"]) == ["我们", "时间"]


def test_own_words_and_kept_words_pass_through_the_stages_before() -> None:
    stop = tp.DropStopWords(words=("蘋果", "Running"), keep=("ANY",))
    stages = [tp.FoldCase(), tp.ConvertChinese(config="t2s"), tp.MixedWords(), tp.Stem(), stop]
    assert tp.Pipeline(stages)("我们的苹果, any run").tokens == [",", "ani"]


def test_a_word_to_drop_and_to_keep_is_refused() -> None:
    with pytest.raises(ParameterError, match="DropStopWords: words and keep both have '不'"):
        drop(["不"], words=("的", "不"), keep=("不",))


def test_own_words_are_written_to_pipeline_files() -> None:
    pipeline = tp.Pipeline([tp.Words(), tp.DropStopWords(words=("a", "b"), keep=("the",))])
    assert tp.loads(tp.dumps(pipeline)) == pipeline


TOKEN_STAGES = [
    (tp.Words(), tp.Stem()),
    (tp.Words(), tp.Stem(algorithm="lancaster")),
    (tp.Words(), tp.Stem(algorithm="snowball")),
    (tp.Words(), tp.Lemmatize()),
    (tp.Words(rule="treebank"),),
    (tp.Words(rule="treebank"), tp.Stem()),
    (tp.Words(rule="treebank"), tp.Lemmatize()),
    (tp.MixedWords(rule="treebank"),),
    (tp.MixedWords(), tp.TagPos(), tp.Lemmatize()),
]


@pytest.mark.parametrize("stages", TOKEN_STAGES, ids=repr)
def test_no_word_of_the_english_lists_is_left_after_token_stages(stages: tuple[tp.Stage, ...]) -> None:
    lists = ("en", "en-negation", "en-degree")
    pipeline = tp.Pipeline([tp.FoldCase(), *stages, tp.DropStopWords(stop_words=lists)])
    words = [word for name in lists for word in stop_words(name) if word[0].isalpha()]
    assert {word: tokens for word in words if (tokens := pipeline(word).tokens)} == {}


@pytest.mark.parametrize("stages", TOKEN_STAGES, ids=repr)
def test_words_of_content_are_left_after_token_stages(stages: tuple[tp.Stage, ...]) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), *stages, tp.DropStopWords()])
    assert len(pipeline("it was because the engine of the boat burned").tokens or ()) == 3


@pytest.mark.parametrize("hmm", ["jieba", "none"])
def test_no_word_of_the_chinese_lists_is_left_after_the_lemmatizer(hmm: str) -> None:
    lists = ("zh", "zh-negation", "zh-degree")
    pipeline = tp.Pipeline([tp.Unigram(hmm=hmm), tp.Lemmatize(), tp.DropStopWords(stop_words=lists)])
    unreachable = set(pipeline.unreachable())
    words = [word for name in lists for word in stop_words(name) if word not in unreachable]
    assert {word: tokens for word in words if (tokens := pipeline(word).tokens)} == {}


def test_the_pieces_of_a_contraction_are_dropped_with_the_word_that_they_come_from() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words(rule="treebank"), tp.DropStopWords()])
    assert pipeline("I can't, he'll go and she won't").tokens == ["n't", ",", "go", "n't"]


def test_a_contraction_on_a_list_does_not_drop_its_verb_elsewhere() -> None:
    stop = tp.DropStopWords(stop_words=(), words=("don't",))
    assert tp.Pipeline([tp.Words(rule="treebank"), stop])("do it").tokens == ["do", "it"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He likes tea", ["like", "tea"]),
        ("things like tea", ["thing", "tea"]),
        ("She needed cans", ["need", "can"]),
        ("two gold mines", ["two", "gold", "mine"]),
        ("He isn't liked, can't you?", ["not", "like", ",", "not", "?"]),
        ("those others, us, ours and mine", [",", ","]),
        ("she was having what she did, being it", [","]),
        ("u and ya, sooooo ur", [","]),
        ("lets say theres tea", ["say", "tea"]),
    ],
)
def test_an_english_word_is_dropped_if_its_form_is_listed(text: str, tokens: list[str]) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.MixedWords(), tp.Lemmatize(), tp.DropStopWords()])
    assert pipeline(text).tokens == tokens


def test_a_stem_is_dropped_if_the_form_is_listed() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words(), tp.Stem(), tp.DropStopWords()])
    assert pipeline("even this evening she was willing to like what he likely likes").tokens == [
        "even",
        "will",
        "like",
        "like",
    ]


def test_a_form_is_found_in_the_list_in_any_case_if_nothing_folds_it() -> None:
    pipeline = tp.Pipeline([tp.Words(), tp.Lemmatize(), tp.DropStopWords()])
    assert pipeline("Was it having fun? Does he Like it? Likes are").tokens == ["fun", "?", "?", "like"]
    stems = tp.Pipeline([tp.Words(), tp.Stem(), tp.DropStopWords()])
    assert stems("During this Evening").tokens == ["even"]


def test_own_words_drop_all_their_forms(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("need\n", encoding="utf-8")
    drop = tp.DropStopWords(stop_words=("en", str(tmp_path / "mine.txt")), words=("go",))
    assert tp.Pipeline([tp.Words(), tp.Lemmatize(), drop])("he went, needs and likes it").tokens == [",", "like"]


def test_all_forms_of_kept_words_stay() -> None:
    drop = tp.DropStopWords(keep=("like",))
    assert tp.Pipeline([tp.Words(), tp.Lemmatize(), drop])("i like what he likes").tokens == ["like", "like"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The US and WHO said it", ["us", "who", "said"]),
        ("An IT job in the US OR in it", ["it", "job", "us", "or"]),
        ("Who said it to us?", ["said", "?"]),
        ("THE US AND WHO SAID IT", ["said"]),
        ("The ＵＳ said", ["us", "said"]),
        ("I saw A. It is I", ["saw", "."]),
        ("我在IT公司", ["it", "公司"]),
        ("公司A轮融资", ["公司", "a轮", "融资"]),
    ],
)
@pytest.mark.parametrize("segmenter", [tp.Unigram(), tp.MixedWords(), tp.Words()], ids=repr)
def test_acronyms_are_no_stop_words(segmenter: tp.Stage, text: str, tokens: list[str]) -> None:
    if isinstance(segmenter, tp.Words) and "公" in text:
        pytest.skip("Words cuts Chinese into characters")
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), segmenter, tp.DropStopWords()])
    doc = pipeline(text)
    assert doc.tokens == tokens
    assert [tp.FoldCase()(tp.FullToHalf()(text[start:end])).text for start, end in doc.spans()] == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("维生素A和维生素C", ["维生素", "a", "维生素", "c"]),
        ("我是i人", ["i", "人"]),
        ("我有a book", ["book"]),
        ("我说I'm fine", ["说", "fine"]),
        ("A plan and I", ["plan"]),
    ],
)
def test_a_letter_that_touches_han_text_is_no_stop_word(text: str, tokens: list[str]) -> None:
    assert tp.load("mixed")(text).tokens == tokens


def test_a_word_that_a_list_has_in_capitals_is_dropped_as_an_acronym_too() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words(), tp.DropStopWords(words=("US",))])
    assert pipeline("The US and WHO said it").tokens == ["who", "said"]
