"""Reading jieba's word lists, twin against twin."""

from __future__ import annotations

import io
from array import array
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, twin


@pytest.fixture
def kernel(kind: str) -> ModuleType:
    return twin("word_list", kind)


def stream(*lines: str) -> io.BytesIO:
    return io.BytesIO("\n".join(lines).encode())


def test_words_counts_and_tags_are_read(kernel) -> None:
    trie, counts, tag_ids, tags, total, malformed = kernel.parse_word_list(
        stream("北京 5 ns", "大学 7 n\r", "", "的 3", "")
    )
    assert [trie.word(id) for id in range(len(trie))] == ["北京", "大学", "的"]
    assert counts == array("q", [5, 7, 3])
    assert [tags[id] for id in tag_ids] == ["ns", "n", ""]
    assert (total, malformed) == (15, 0)


def test_the_last_line_of_a_word_holds_and_all_its_counts_enter_the_total(kernel) -> None:
    trie, counts, tag_ids, tags, total, malformed = kernel.parse_word_list(stream("甲 5 n", "乙 1", "甲 2 v"))
    assert (len(trie), counts[trie.find("甲")], tags[tag_ids[trie.find("甲")]]) == (2, 2, "v")
    assert (total, malformed) == (8, 0)


def test_fields_after_the_tag_are_ignored(kernel) -> None:
    _, _, tag_ids, tags, _, malformed = kernel.parse_word_list(stream("甲 5 n more fields", "乙 1 n"))
    assert ([tags[id] for id in tag_ids], malformed) == (["n", "n"], 0)


def test_a_byte_order_mark_is_no_part_of_the_first_word(kernel) -> None:
    assert kernel.parse_word_list(stream("\ufeff甲 5"))[0].find("甲") == 0


@pytest.mark.parametrize("line", ["甲", "甲 x", "甲 12x", "甲  5", "甲 -5", "甲 ５", "甲\t5", "甲 1234567890123456"])
def test_the_first_malformed_line_is_named(kernel, line: str) -> None:
    assert kernel.parse_word_list(stream("乙 1", line, "丙 2", line))[-1] == 2


@pytest.mark.parametrize(("length", "malformed"), [(255, 0), (256, 1)])
def test_a_word_has_at_most_255_characters(kernel, length: int, malformed: int) -> None:
    assert kernel.parse_word_list(stream("甲" * length + " 1"))[-1] == malformed


def test_words_that_count_0_are_ignored(kernel) -> None:
    trie, *_ = kernel.parse_word_list(stream("甲乙 0", "甲 1"))
    assert (trie.find("甲乙"), trie.find("甲")) == (-1, 0)


@given(st.lists(st.tuples(st.text(st.sampled_from("甲乙丙ab𠀀"), min_size=1, max_size=4), st.integers(0, 10**9))))
def test_twins_agree(entries: list[tuple[str, int]]) -> None:
    answers = []
    for kind in TWINS:
        found = stream(*(f"{word} {count} n" for word, count in entries))
        trie, *rest = twin("word_list", kind).parse_word_list(found)
        answers.append(([trie.word(id) for id in range(len(trie))], *rest))
    assert answers[0] == answers[-1]


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
def test_bytes_that_are_not_utf8_are_refused_with_their_position(kernel, before: bytes, broken: bytes) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        kernel.parse_word_list(io.BytesIO(before + broken + b" 1\n"))
    assert caught.value.start == len(before)
