"""The hashed trie and its twin."""

from __future__ import annotations

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


def test_many_words_survive_growth(trie_kernel) -> None:
    words = [chr(0x4E00 + i % 500) + chr(0x4E00 + i // 500) + chr(0x20000 + i % 7) for i in range(20_000)]
    trie = trie_kernel.Trie(words)
    assert [trie.find(word) for word in words] == list(range(20_000))


@given(words, st.text(st.sampled_from("ab研究生命𠀀"), max_size=4))
def test_a_prefix_is_what_some_word_begins_with(found: list[str], text: str) -> None:
    for kind in TWINS:
        expected = not text or any(word.startswith(text) for word in found)
        assert twin("trie", kind).Trie(found).has_prefix(text) == expected


@given(
    st.lists(st.text(st.sampled_from("ab研𠀀\ud800"), min_size=1, max_size=4)), st.text(st.sampled_from("a研𠀀\ud800z"))
)
def test_the_alphabet_and_the_words_with_a_character(found: list[str], characters: str) -> None:
    words = list(dict.fromkeys(found))
    for kind in TWINS:
        trie = twin("trie", kind).Trie(found)
        assert trie.alphabet() == "".join(sorted(set("".join(words))))
        assert list(trie.ids_with(characters)) == [id for id, word in enumerate(words) if set(word) & set(characters)]
