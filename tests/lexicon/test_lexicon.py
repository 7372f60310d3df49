"""The lexicon: words, changes, files, names."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.errors import LexiconFormatError, ParameterError

WORDS = [("北京", 30, "ns"), ("大学", 20, "n"), ("北京大学", 10, "nt"), ("生", 2, "n")]


@pytest.fixture
def lexicon() -> tp.Lexicon:
    return tp.Lexicon.from_words(WORDS)


def test_words_counts_and_tags(lexicon: tp.Lexicon) -> None:
    assert (len(lexicon), lexicon.total, list(lexicon)) == (4, 62, [word for word, _, _ in WORDS])
    assert lexicon.get("大学") == tp.Entry(20, "n")
    assert lexicon.get("大") is None
    assert "北京" in lexicon
    assert 3 not in lexicon


def test_adding_and_removing(lexicon: tp.Lexicon) -> None:
    lexicon.add("大学生", 7, "n")
    lexicon.add("北京", 1)
    lexicon.remove("生")
    assert (len(lexicon), lexicon.total) == (4, 62 + 7 - 29 - 2)
    assert lexicon.get("北京") == tp.Entry(1, "ns")
    assert "生" not in lexicon
    assert sorted(lexicon) == sorted(["北京", "大学", "北京大学", "大学生"])
    lexicon.add("生", 5)
    assert lexicon.get("生") == tp.Entry(5, "")


def test_removing_an_absent_word_is_an_error(lexicon: tp.Lexicon) -> None:
    with pytest.raises(KeyError, match="大"):
        lexicon.remove("大")


@pytest.mark.parametrize(("word", "count"), [("", 1), ("x", 0), ("x", -1), ("x", True), ("x", 1.5), ("x" * 256, 1)])
def test_an_invalid_word_or_count_is_an_error(lexicon: tp.Lexicon, word: str, count: object) -> None:
    with pytest.raises(ParameterError):
        lexicon.add(word, count)
    assert len(lexicon) == 4


@given(st.permutations([("北京市", None), ("市长", None), ("京市", 3), ("大学城", None)]))
def test_the_order_of_additions_does_not_matter(order) -> None:
    results = []
    for words in (order, sorted(order, key=str)):
        lexicon = tp.Lexicon.from_words(WORDS)
        for word, count in words:
            lexicon.add(word, count)
        results.append((lexicon.changes, lexicon.total, len(lexicon)))
    assert results[0] == results[1]


def test_a_missing_count_makes_the_word_one_token() -> None:
    lexicon = tp.Lexicon.from_words(WORDS)
    lexicon.add("学生", 1000)
    lexicon.add("北京大学生")
    tp.register_lexicon("suggested", lexicon)
    assert tp.Unigram(lexicon="suggested", hmm="none").cut("北京大学生") == ["北京大学生"]


def test_a_suggested_count_equals_that_of_jieba(jieba) -> None:
    from textprep.lexicon.named import load_lexicon

    for word in ("石墨烯", "凱特琳", "中出", "台中", "李小福", "C++语言", "的"):
        lexicon = load_lexicon("jieba").copy()
        lexicon.add(word)
        assert lexicon.get(word).count == jieba.suggest_freq(word)


def test_a_forced_word_is_always_one_token(lexicon: tp.Lexicon) -> None:
    lexicon.add("京大", 1, force=True)
    tp.register_lexicon("forced", lexicon)
    assert tp.Unigram(lexicon="forced").cut("北京大学") == ["北", "京大", "学"]
    assert tp.MaxMatch(lexicon="forced").cut("北京大学") == ["北", "京大", "学"]


def test_a_snapshot_is_shared_until_the_next_write(lexicon: tp.Lexicon) -> None:
    first = lexicon.snapshot()
    assert lexicon.snapshot() is first
    lexicon.add("x", 1)
    assert lexicon.snapshot() is not first


def test_matches_with_and_without_overlap(lexicon: tp.Lexicon) -> None:
    text = "在北京大学生活"
    assert [tuple(match) for match in lexicon.matches(text)] == [("北京大学", 1, 5), ("生", 5, 6)]
    lexicon.add("京大", 1)
    lexicon.remove("生")
    assert [match.word for match in lexicon.matches(text, overlap=True)] == ["北京", "北京大学", "京大", "大学"]


def test_replace_prefers_the_longest_word(lexicon: tp.Lexicon) -> None:
    assert lexicon.replace("在北京大学和北京", {"北京大学": "PKU", "北京": "BJ"}) == "在PKU和BJ"


def test_from_segmented_counts_words() -> None:
    lexicon = tp.Lexicon.from_segmented([["研究", "生命"], ["研究", " "]])
    assert [(word, lexicon.get(word).count) for word in lexicon] == [("研究", 2), ("生命", 1)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xe7\x94\xb2 1\n\xe4\xb9\x99 12x\n", r"words.txt:2: count must be a whole number, found '12x'"),
        (b"\xe7\x94\xb2 1\n\xe4\xb9\x99\n", r"words.txt:2: expected 'word count \[tag\]', found '乙'"),
        (b"\xe7\x94\xb2 1\n\xff 3\n", r"words.txt:2: not UTF-8 \(byte 0xFF at offset 6\)"),
        (b"\xe7\x94\xb2 99999999999999999999\n", "words.txt:1: count must be below"),
    ],
)
def test_a_bad_base_file_names_file_and_line(tmp_path, content: bytes, message: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    with pytest.raises(LexiconFormatError, match=message):
        tp.Lexicon.from_file(path)


def test_a_missing_base_file_is_an_error(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match="lexicon .* does not exist"):
        tp.Lexicon.from_file(tmp_path / "no.txt")


def test_maximum_matching_accepts_a_word_list(tmp_path) -> None:
    (tmp_path / "w.txt").write_text("\ufeff研究\r\n研究生\r\n生命\r\n", encoding="utf-8")
    assert tp.MaxMatch(lexicon=str(tmp_path / "w.txt")).cut("研究生命") == ["研究生", "命"]
    with pytest.raises(LexiconFormatError, match="w.txt:1: expected 'word count"):
        tp.Unigram(lexicon=str(tmp_path / "w.txt")).cut("研究生命")


def test_a_bad_user_file_names_file_and_line_and_adds_nothing(tmp_path, lexicon: tp.Lexicon) -> None:
    (tmp_path / "u.txt").write_bytes("云计算\n大数据 -1\n".encode())
    with pytest.raises(LexiconFormatError, match="u.txt:2: count must be a whole number from 0 to"):
        lexicon.update(tmp_path / "u.txt")
    assert lexicon.changes == []


def test_a_user_word_that_is_too_long_names_file_and_line_and_adds_nothing(tmp_path, lexicon: tp.Lexicon) -> None:
    (tmp_path / "u.txt").write_text("云计算\n" + "x" * 256 + "\n", encoding="utf-8")
    with pytest.raises(LexiconFormatError, match=r"u.txt:2: a word has at most 255 characters, found 256"):
        lexicon.update(tmp_path / "u.txt")
    assert lexicon.changes == []


def test_a_bad_line_before_bytes_that_are_not_utf8_is_an_error(tmp_path) -> None:
    (tmp_path / "w.txt").write_bytes("甲 x\n".encode() + "乙 1\n".encode() * 50_000 + b"\xff 3\n")
    with pytest.raises(LexiconFormatError, match=r"w.txt:50002: not UTF-8 \(byte 0xFF"):
        tp.Lexicon.from_file(tmp_path / "w.txt")


def test_a_saved_lexicon_loads_with_the_same_words(tmp_path, lexicon: tp.Lexicon) -> None:
    lexicon.add("𠀀々 \ud800", 3, "x")
    lexicon.remove("生")
    lexicon.save(tmp_path / "l.bin")
    loaded = tp.Lexicon.from_file(tmp_path / "l.bin")
    assert list(loaded) == list(lexicon)
    assert [loaded.get(word) for word in loaded] == [lexicon.get(word) for word in lexicon]
    assert loaded.total == lexicon.total
    text = "在北京大学生活𠀀々 \ud800"
    assert loaded.matches(text, True) == lexicon.matches(text, True)


def test_a_damaged_compiled_file_is_an_error(tmp_path, lexicon: tp.Lexicon) -> None:
    path = tmp_path / "l.bin"
    lexicon.save(path)
    good = path.read_bytes()
    chance = random.Random(7)
    places = [*range(120), *(chance.randrange(len(good)) for _ in range(150))]
    for place in places:
        bad = bytearray(good)
        bad[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        try:
            loaded = tp.Lexicon.from_file(path)
        except LexiconFormatError:
            continue
        # Only padding and the layout number can differ; with another layout the trie is built from the words.
        assert list(loaded) == list(lexicon)
    for size in (0, 5, 30, 100, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:size])
        if size == 0:
            assert list(tp.Lexicon.from_file(path)) == []
        else:
            with pytest.raises(LexiconFormatError):
                tp.Lexicon.from_file(path)


def test_a_pickle_has_all_words_or_the_name_and_the_changes(lexicon: tp.Lexicon) -> None:
    lexicon.add("a b", 3, force=True)
    other = pickle.loads(pickle.dumps(lexicon))
    assert {word: other.get(word) for word in other} == {word: lexicon.get(word) for word in lexicon}
    assert other.forced == ("a b",)
    from textprep.lexicon.named import load_lexicon

    default = load_lexicon("jieba").copy()
    default.add("石墨烯", 9)
    data = pickle.dumps(default)
    assert len(data) < 500
    assert pickle.loads(data).get("石墨烯").count == 9


def test_a_registered_name_must_not_be_a_path_or_built_in(lexicon: tp.Lexicon) -> None:
    with pytest.raises(ParameterError, match="found './x'"):
        tp.register_lexicon("./x", lexicon)
    with pytest.raises(ParameterError):
        tp.register_lexicon("jieba", lexicon)


def test_an_unknown_lexicon_suggests_the_nearest() -> None:
    with pytest.raises(tp.TextprepError, match=r"no lexicon is called 'jeiba' \(did you mean 'jieba'\?\)"):
        tp.Unigram(lexicon="jeiba").cut("x")
