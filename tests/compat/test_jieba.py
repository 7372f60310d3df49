"""The drop-in against jieba itself: same calls, same results, also after the same changes of the dictionary."""

from __future__ import annotations

import importlib
import inspect
import io
import logging
import random
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textprep.compat.jieba as ours
import textprep.compat.jieba.analyse as our_analyse
import textprep.compat.jieba.posseg as our_posseg
from tests.segment.test_jieba import sentences

TEXT = (
    "此外，公司拟对全资子公司吉林欧亚置业有限公司增资4.3亿元，增资后，吉林欧亚置业注册资本由7000万元增加到5亿元。"
    "吉林欧亚置业主要经营范围为房地产开发及百货零售等业务。目前在建吉林欧亚城市商业综合体项目。"
)

ours.setLogLevel(logging.CRITICAL)


@given(text=sentences)
def test_every_segmentation_function(jieba, text: str) -> None:
    for hmm in (True, False):
        assert ours.lcut(text, HMM=hmm) == jieba.lcut(text, HMM=hmm)
        assert list(ours.cut(text, HMM=hmm)) == list(jieba.cut(text, HMM=hmm))
        assert ours.lcut_for_search(text, HMM=hmm) == jieba.lcut_for_search(text, HMM=hmm)
        for mode in ("default", "search"):
            assert list(ours.tokenize(text, mode, hmm)) == list(jieba.tokenize(text, mode, hmm))
    assert ours.lcut(text, cut_all=True) == jieba.lcut(text, cut_all=True)


@given(text=sentences)
def test_posseg(jieba, text: str) -> None:
    posseg = importlib.import_module("jieba.posseg")
    for hmm in (True, False):
        assert [(w.word, w.flag) for w in our_posseg.cut(text, HMM=hmm)] == [
            (w.word, w.flag) for w in posseg.cut(text, HMM=hmm)
        ]


actions = st.lists(
    st.tuples(
        st.sampled_from(["add", "add count", "del", "suggest", "tune", "tune parts", "user"]),
        st.sampled_from("石墨烯 台中 北京大学 来到 凱特琳 ab C++ 的 云计算 小福 李小福 清华".split()),
        st.integers(0, 5000),
    ),
    max_size=8,
)


#: The words that earlier examples deleted: all tokenizers of the drop-in share one set of them, as jieba's do.
DELETED: set[str] = set()


@settings(max_examples=25)
@given(steps=actions, text=sentences)
def test_results_after_changes_of_the_dictionary(jieba, steps, text: str) -> None:
    finalseg = importlib.import_module("jieba.finalseg")
    before = set(finalseg.Force_Split_Words)
    theirs = jieba.Tokenizer()
    theirs.FREQ, theirs.total, theirs.initialized = dict(jieba.dt.FREQ), jieba.dt.total, True
    mine = ours.Tokenizer()
    for word in sorted(DELETED):
        finalseg.add_force_split(word)
    try:
        for action, word, count in steps:
            results = []
            for tokenizer in (mine, theirs):
                if action == "add":
                    results.append(tokenizer.add_word(word))
                elif action == "add count":
                    results.append(tokenizer.add_word(word, count, "n"))
                elif action == "del":
                    results.append(tokenizer.del_word(word))
                elif action == "suggest":
                    results.append(tokenizer.suggest_freq(word))
                elif action == "tune":
                    results.append(tokenizer.suggest_freq(word, True))
                elif action == "tune parts":
                    results.append(tokenizer.suggest_freq(tuple(word), True))
                else:
                    results.append(tokenizer.load_userdict(io.StringIO(f"{word} {count} n\n{word}吧\n")))
            if action == "del" or (count == 0 and action in ("add count", "user")) or action == "tune parts":
                DELETED.update(finalseg.Force_Split_Words - before)
            assert results[0] == results[1]
            assert mine.total == theirs.total
            assert mine.FREQ[word[:1]] == theirs.FREQ[word[:1]] if word[:1] in theirs.FREQ else True
        probe = text + "".join(word for _, word, _ in steps)
        for hmm in (True, False):
            assert mine.lcut(probe, HMM=hmm) == theirs.lcut(probe, HMM=hmm)
        assert mine.lcut(probe, cut_all=True) == theirs.lcut(probe, cut_all=True)
        assert mine.lcut_for_search(probe) == theirs.lcut_for_search(probe)
    finally:
        finalseg.Force_Split_Words.clear()
        finalseg.Force_Split_Words.update(before)


CALLS = (
    "cut lcut cut_for_search lcut_for_search tokenize add_word del_word suggest_freq load_userdict "
    "set_dictionary initialize"
).split()


@pytest.mark.parametrize("name", CALLS)
def test_signatures_are_the_same(jieba, name: str) -> None:
    def parameters(function):
        found = inspect.signature(function).parameters.values()
        return [(p.name, p.default) for p in found if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]

    if name in ("lcut", "lcut_for_search"):
        # jieba declares (*args, **kwargs) for these two.
        assert parameters(getattr(ours, name))[0][0] == "sentence"
    else:
        assert parameters(getattr(ours, name)) == parameters(getattr(jieba, name))


@pytest.mark.parametrize("cut", [ours.cut, ours.cut_for_search])
def test_cut_is_a_generator(cut) -> None:
    assert inspect.isgenerator(cut("北京"))


@pytest.mark.parametrize("data", ["北京大学".encode(), "北京大学".encode("gbk")])
def test_bytes_are_utf8_or_gbk(jieba, data: bytes) -> None:
    assert ours.lcut(data) == jieba.lcut(data) == ["北京大学"]


def test_tokenize_refuses_bytes() -> None:
    with pytest.raises(ValueError, match="the input parameter should be unicode"):
        list(ours.tokenize(b"x"))


def test_paddle_mode_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="no paddle mode"):
        list(ours.cut("x", use_paddle=True))


@pytest.mark.parametrize("word", ["北京", "北京大", "龘龘龘", "的"])
def test_freq_maps_words_and_prefixes(jieba, word: str) -> None:
    ours.initialize()
    assert ours.get_FREQ(word) == jieba.get_FREQ(word)
    assert (word in ours.dt.FREQ) == (word in jieba.dt.FREQ)


def test_freq_and_total_are_attributes_of_the_module(jieba) -> None:
    ours.initialize()
    assert ours.total == jieba.dt.total
    assert ours.FREQ.get("北京") == jieba.dt.FREQ["北京"]


def test_freq_refuses_deletion() -> None:
    ours.initialize()
    with pytest.raises(TypeError, match="remove the word with del_word"):
        del ours.FREQ["北京"]


def test_another_dictionary(jieba, tmp_path) -> None:
    path = tmp_path / "dict.txt"
    path.write_text("北京 10 ns\n北京大学 3 nt\n大学 5 n\n生 2 n\n", encoding="utf-8")
    mine, theirs = ours.Tokenizer(str(path)), jieba.Tokenizer(str(path))
    theirs.tmp_dir = str(tmp_path)
    assert mine.lcut("北京大学生") == theirs.lcut("北京大学生")
    assert mine.get_DAG("北京大学生") == theirs.get_DAG("北京大学生")


def test_a_missing_dictionary_is_refused(tmp_path) -> None:
    with pytest.raises(Exception, match="jieba: file does not exist"):
        ours.Tokenizer().set_dictionary(str(tmp_path / "no.txt"))


def test_an_invalid_dictionary_is_refused_with_the_line(tmp_path) -> None:
    path = tmp_path / "dict.txt"
    path.write_text("北京 x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="invalid dictionary entry in .* at Line 1"):
        ours.Tokenizer(str(path)).initialize()


OPTIONS: list[dict[str, object]] = [
    {},
    {"topK": 3, "withWeight": True},
    {"allowPOS": ("ns", "n")},
    {"allowPOS": ("n",), "withFlag": True, "withWeight": True},
    {"topK": None},
]


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("function", ["extract_tags", "textrank"])
def test_keywords(jieba, function: str, options) -> None:
    with warnings.catch_warnings():
        # jieba does not close its idf table.
        warnings.simplefilter("ignore", ResourceWarning)
        analyse = importlib.import_module("jieba.analyse")

    def keywords(module):
        items = getattr(module, function)(TEXT, **options)
        return [tuple(map(str, item)) if isinstance(item, tuple) else str(item) for item in items]

    assert keywords(our_analyse) == keywords(analyse)


def test_enable_parallel_has_no_effect() -> None:
    ours.enable_parallel(2)
    assert ours.lcut("我来到北京") == ["我", "来到", "北京"]
    ours.disable_parallel()


def test_added_words_lose_no_character() -> None:
    tokenizer = ours.Tokenizer()
    chance = random.Random(3)
    for number in range(300):
        tokenizer.add_word(f"甲{number}乙", chance.randrange(1, 9))
        assert "".join(tokenizer.lcut(f"在甲{number}乙里")) == f"在甲{number}乙里"
