"""The hashed trie and its twin."""

from __future__ import annotations

import io
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, texts, twin
from tests.oracles.matching import words_at

words = st.lists(st.text(st.sampled_from("ab研究生命𠀀\ud800é"), min_size=1, max_size=5), max_size=12)


@given(words, st.text(st.sampled_from("ab研究生命𠀀\ud800é"), max_size=12))
def test_prefixes_are_all_words_that_begin_there(found: list[str], text: str) -> None:
    for kind in TWINS:
        trie = twin("trie", kind).Trie(found)
        for start in range(len(text)):
            expected = [start + len(word) for word in words_at(text, start, dict.fromkeys(found, 1))]
            assert [end for end, _ in trie.prefixes(text, start)] == expected
            assert [trie.word(id) for _, id in trie.prefixes(text, start)] == [text[start:end] for end in expected]


@given(words, texts())
def test_twins_agree(found: list[str], text: str) -> None:
    answers = []
    for kind in TWINS:
        trie = twin("trie", kind).Trie(found)
        answers.append(
            (
                len(trie),
                [trie.find(word) for word in found],
                trie.matches(text),
                trie.matches(text, True),
                trie.find(text),
            )
        )
    assert answers[0] == answers[-1]


def test_ids_count_insertions(trie_kernel) -> None:
    trie = trie_kernel.Trie(["研究", "研究生", "研究", "𠀀"])
    assert [trie.find(word) for word in ("研究", "研究生", "𠀀", "研")] == [0, 1, 2, -1]


def test_longest_takes_the_longest(trie_kernel) -> None:
    assert trie_kernel.Trie(["研究", "研究生"]).longest("x研究生命", 1) == (4, 1)


def test_longest_is_none_where_no_word_begins(trie_kernel) -> None:
    assert trie_kernel.Trie(["研究"]).longest("生命") is None


def test_matches_are_leftmost_and_longest(trie_kernel) -> None:
    trie = trie_kernel.Trie(["ab", "abc", "cd"])
    assert trie.matches("abcd") == [(0, 3, 1)]
    assert trie.matches("abcd", True) == [(0, 2, 0), (0, 3, 1), (2, 4, 2)]


def test_an_empty_word_is_refused(trie_kernel) -> None:
    with pytest.raises(ValueError, match="an empty string is not a word"):
        trie_kernel.Trie([""])


def test_a_start_outside_the_text_is_refused(trie_kernel) -> None:
    with pytest.raises(IndexError, match="start 3 lies outside a text of 2 characters"):
        trie_kernel.Trie(["a"]).prefixes("ab", 3)


def test_an_id_that_no_word_has_is_refused(trie_kernel) -> None:
    with pytest.raises(IndexError, match="no word has id 1"):
        trie_kernel.Trie(["a"]).word(1)


def test_parse_reads_words_counts_and_tags(trie_kernel) -> None:
    trie, counts, tag_ids, tags, total, bad = trie_kernel.Trie.parse(
        io.BytesIO("北京 5 ns\n大学 7 n\r\n\n的 3\n".encode())
    )
    assert [trie.word(id) for id in range(len(trie))] == ["北京", "大学", "的"]
    assert counts == array("q", [5, 7, 3])
    assert [tags[id] for id in tag_ids] == ["ns", "n", ""]
    assert (total, bad) == (15, 0)


def test_parse_takes_the_last_of_a_repeated_word_and_counts_both(trie_kernel) -> None:
    trie, counts, _, _, total, bad = trie_kernel.Trie.parse(io.BytesIO("甲 5 n\n乙 1\n甲 2 v\n".encode()))
    assert (len(trie), counts[trie.find("甲")], total, bad) == (2, 2, 8, 0)


@pytest.mark.parametrize("line", ["甲", "甲 x", "甲 12x", "甲  5", "甲 -5", "甲 ５", "甲\t5", "甲 1234567890123456"])
def test_parse_names_the_bad_line(trie_kernel, line: str) -> None:
    assert trie_kernel.Trie.parse(io.BytesIO(f"乙 1\n{line}\n丙 2\n".encode()))[-1] == 2


def test_parse_leaves_out_words_that_count_nothing(trie_kernel) -> None:
    trie, *_ = trie_kernel.Trie.parse(io.BytesIO("甲乙 0\n甲 1\n".encode()))
    assert (trie.find("甲乙"), trie.find("甲")) == (-1, 0)


@given(st.lists(st.tuples(st.text(st.sampled_from("甲乙丙ab𠀀"), min_size=1, max_size=4), st.integers(0, 10**9))))
def test_parse_twins_agree(entries: list[tuple[str, int]]) -> None:
    data = "\n".join(f"{word} {count} n" for word, count in entries).encode()
    answers = []
    for kind in TWINS:
        trie, *rest = twin("trie", kind).Trie.parse(io.BytesIO(data))
        answers.append(([trie.word(id) for id in range(len(trie))], *rest))
    assert answers[0] == answers[-1]


def test_many_words_survive_growth(trie_kernel) -> None:
    words = [chr(0x4E00 + i % 500) + chr(0x4E00 + i // 500) + chr(0x20000 + i % 7) for i in range(20_000)]
    trie = trie_kernel.Trie(words)
    assert [trie.find(word) for word in words] == list(range(20_000))


@given(words, st.text(st.sampled_from("ab研究生命𠀀"), max_size=4))
def test_a_prefix_is_what_some_word_begins_with(found: list[str], text: str) -> None:
    for kind in TWINS:
        expected = not text or any(word.startswith(text) for word in found)
        assert twin("trie", kind).Trie(found).has_prefix(text) == expected


BROKEN = [
    b"\xc0\xaf",
    b"\xe0\x80\x80",
    b"\xed\xa0\x80",
    b"\xf0\x80\x80\x80",
    b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80",
    b"\xe4\xbd",
    b"\x80",
    b"\xff",
]


@pytest.mark.parametrize("broken", BROKEN, ids=repr)
@pytest.mark.parametrize("before", [b"", "甲 1\n".encode(), "甲 1\n".encode() * 30_000])
def test_parse_refuses_what_is_no_utf8_and_says_where(trie_kernel, before: bytes, broken: bytes) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        trie_kernel.Trie.parse(io.BytesIO(before + broken + b" 1\n"))
    assert caught.value.start == len(before)
