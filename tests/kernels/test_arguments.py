"""Kernels check the lengths, offsets and ids that they are given, in both twins with the same error."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tests.conftest import twin
from textprep.errors import StageError

ROWS = (array("q", [0, 2]), array("i", [0, 1]), array("i", [1, 1]))


def trainer(kernel: ModuleType, *, alias: tuple[int, ...] = (0, 1), **params: Any) -> Any:
    vectors = [np.zeros((2, kernel.LANES), dtype=np.float32) for _ in range(2)]
    tables = np.full(2, 2**32 - 1, dtype=np.uint32), np.full(2, 2**32 - 1, dtype=np.uint32)
    shape = {"window": 2, "negative": 1, "cbow": False, "cbow_mean": True, "shrink_windows": False}
    return kernel.Trainer(*vectors, *tables, np.asarray(alias, dtype=np.int32), **{**shape, **params})


def train(
    kernel: ModuleType, words: list[int], offsets: list[int], seed: int = 1, first: int = 0, **params: Any
) -> Any:
    rates = np.full(max(0, len(offsets) - 1), 0.1, dtype=np.float32)
    return trainer(kernel, **params).train(
        np.asarray(words, dtype=np.int32), np.asarray(offsets, dtype=np.int64), rates, seed, first
    )


def lattice(kernel: ModuleType) -> Any:
    trie = twin("trie", kernel.__name__.rpartition(".")[2]).Trie
    return kernel.Lattice(trie.build(["a"], array("q", [1])), 0.0)


def cut_doc(kernel: ModuleType) -> Any:
    return kernel.Doc("abcd").segmented(["ab", "cd"], [0, 2], [2, 4], tags=["x", "y"])


def converter(kernel: ModuleType, ends: list[int]) -> Any:
    table = kernel.Table([kernel.Dictionary.from_entries({"a": "b"}.items())], 0)
    return kernel.Converter([], lambda text: ends, [[table]])


Case = tuple[str, type[Exception], str, Callable[[ModuleType], Any]]
CASES: list[Case] = [
    (
        "counting",
        ValueError,
        "indptr must go from 0 to 2",
        lambda k: k.to_csr((array("q"), *ROWS[1:]), array("i", [0, 1])),
    ),
    (
        "counting",
        ValueError,
        "indptr must go from 0 to 2",
        lambda k: k.to_csr((array("q", [0, 9]), *ROWS[1:]), array("i", [0, 1])),
    ),
    (
        "counting",
        ValueError,
        "indptr must ascend",
        lambda k: k.to_csr((array("q", [0, 5, 2]), *ROWS[1:]), array("i", [0, 1])),
    ),
    (
        "counting",
        ValueError,
        "array of type 'q', found 'i'",
        lambda k: k.to_csr((array("i", [0, 2]), *ROWS[1:]), array("i", [0, 1])),
    ),
    (
        "counting",
        ValueError,
        "2 term ids needs a count, found 1",
        lambda k: k.to_csr((*ROWS[:2], array("i", [1])), array("i", [0, 1])),
    ),
    ("counting", ValueError, "term ids must be from 0 to 0", lambda k: k.to_csr(ROWS, array("i", [0]))),
    (
        "counting",
        ValueError,
        "term ids must be from 0 to 1",
        lambda k: k.to_csr((ROWS[0], array("i", [0, -1]), ROWS[2]), array("i", [0, 1])),
    ),
    ("counting", ValueError, "columns must be from -1 to 1", lambda k: k.to_csr(ROWS, array("i", [0, 2**31 - 1]))),
    ("counting", ValueError, "columns must be from -1 to 1", lambda k: k.to_csr(ROWS, array("i", [0, -2]))),
    ("counting", ValueError, "array of type 'i', found 'b'", lambda k: k.Counter().encode([["a"]], array("b", [0]))),
    ("counting", ValueError, "from 0 to 4611686018427387904 in all", lambda k: k.Counter().add("a", -1, 0)),
    (
        "counting",
        ValueError,
        "from 0 to 4611686018427387904 in all",
        lambda k: [c := k.Counter(), c.add("a", 1, 2**62), c.add("a", 0, 1)],
    ),
    (
        "word2vec",
        ValueError,
        "window from 1 to 2147483647, found 1 and 1099511627776",
        lambda k: trainer(k, window=2**40),
    ),
    ("word2vec", ValueError, "window from 1 to 2147483647, found 1 and 0", lambda k: trainer(k, window=0)),
    ("word2vec", ValueError, "word ids below 2, found 2", lambda k: trainer(k, alias=(0, 2))),
    ("word2vec", ValueError, "word ids below 2, found -1", lambda k: trainer(k, alias=(-1, 0))),
    ("word2vec", ValueError, "found none", lambda k: train(k, [0], [])),
    ("word2vec", ValueError, "offsets must ascend", lambda k: train(k, [0, 1], [0, 3])),
    ("word2vec", ValueError, "offsets must ascend", lambda k: train(k, [0, 1], [-1, 2])),
    ("word2vec", ValueError, "word ids must be below 2, found 2", lambda k: train(k, [0, 2], [0, 2])),
    ("word2vec", ValueError, "a seed of 64 bits", lambda k: train(k, [0, 1], [0, 2], -1)),
    ("word2vec", ValueError, "a seed of 64 bits", lambda k: train(k, [0, 1], [0, 2], 2**64)),
    ("word2vec", ValueError, "a sentence of 63", lambda k: train(k, [0, 1], [0, 2], 1, 2**63)),
    ("doc", IndexError, "index 2 is out of range for 2 tokens", lambda k: cut_doc(k).select([0, 2])),
    ("doc", IndexError, "index -3 is out of range for 2 tokens", lambda k: cut_doc(k).select([-3])),
    ("doc", ValueError, r"1 tokens, 2 starts, 1 ends", lambda k: k.Doc("ab").segmented(["ab"], [0, 1], [2])),
    (
        "doc",
        ValueError,
        r"token 0 has the range \(0, 3\), which does not lie in a text of 2",
        lambda k: k.Doc("ab").segmented(["ab"], [0], [3]),
    ),
    ("doc", ValueError, r"token 1 has the range \(2, 1\)", lambda k: k.Doc("ab").segmented(["a", "b"], [0, 2], [1, 1])),
    ("doc", ValueError, r"token 0 has the range \(-1, 1\)", lambda k: k.Doc("ab").segmented(["a"], [-1], [1])),
    (
        "doc",
        ValueError,
        "2 tokens, 1 starts, 2 ends",
        lambda k: k.Doc.restore(("ab", "ab", (), ["a", "b"], [0], [1, 2], None, False)),
    ),
    (
        "doc",
        ValueError,
        "its text and its edits",
        lambda k: k.Doc.restore(("ab", "ab", (None,), None, [], [], None, False)),
    ),
    ("doc", ValueError, "its text and its edits", lambda k: k.Doc.restore(("ab", 5, (), None, [], [], None, False))),
    (
        "doc",
        TypeError,
        "must return Edits, found NoneType",
        lambda k: k.Doc("ab").rewritten("a", lambda: None).segmented(["a"], [0], [1]).spans(),
    ),
    ("doc", ValueError, "does not follow", lambda k: k.Edits([(0, 1, -(2**63), 0)])),
    ("doc", ValueError, "impossible length or place", lambda k: k.Edits.replacing([(0, 1, 2**62), (1, 2, 2**62)])),
    ("doc", ValueError, "is no range of a text", lambda k: k.Edits([(0, 1, 0, 1)]).to_source(2**62, 2**62)),
    (
        "programs",
        StageError,
        "must return a document, found None",
        lambda k: k.Chain([lambda doc: None])(twin("doc", k.__name__.rpartition(".")[2]).Doc("a")),
    ),
    ("words", TypeError, "None", lambda k: k.WordBreaker([(65, 90, 1)]).many(["a", None])),
    ("lattice", TypeError, "None", lambda k: lattice(k).id(None)),
    ("lattice", TypeError, "None", lambda k: k.Cutter(lattice(k), "unigram").many(["a", None])),
    ("lattice", TypeError, "only its overlay adds words", lambda k: k.Overlay().trie.insert("a")),
    ("words", ValueError, "has class 19", lambda k: k.WordBreaker([(65, 90, 19)])),
    ("words", ValueError, "is not a range of code points", lambda k: k.WordBreaker([(90, 65, 1)])),
    (
        "conversion",
        ValueError,
        "must ascend to 3, the length of the text: found 4 after 0",
        lambda k: converter(k, [4]).convert("aaa"),
    ),
    (
        "conversion",
        ValueError,
        "must ascend to 3, the length of the text: found -1 after 2",
        lambda k: converter(k, [2, -1]).convert("aaa"),
    ),
    (
        "conversion",
        ValueError,
        "must ascend to 3, the length of the text: found 2 after 2",
        lambda k: converter(k, [2]).convert("aaa"),
    ),
    (
        "conversion",
        ValueError,
        "is no range of a text",
        lambda k: k.Dictionary.from_entries({"a": "b"}.items()).longest_match("a", -5, 1),
    ),
    (
        "conversion",
        ValueError,
        "is no range of a text",
        lambda k: k.Dictionary.from_entries({"a": "b"}.items()).longest_match("a", 0, 9),
    ),
    ("trie", TypeError, "a word must be a string, found None", lambda k: k.Trie(["a", None])),
    ("trie", IndexError, "lies outside", lambda k: k.Trie(["a"]).prefixes("a", -1)),
    ("trie", IndexError, "lies outside", lambda k: k.Trie(["a"]).longest("a", 2)),
    ("trie", IndexError, "no word has id", lambda k: k.Trie(["a"]).word(1)),
    ("trie", ValueError, "each needs one", lambda k: k.Trie.build(["a", "b"], array("q", [1]))),
    ("trie", ValueError, "array of type 'q', found 'b'", lambda k: k.Trie.build(["a"], array("b", [1]))),
]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_wrong_numbers_are_errors(number: int, kind: str) -> None:
    name, error, message, call = CASES[number]
    with pytest.raises(error, match=message):
        call(twin(name, kind))


def test_the_greatest_window_trains_as_one_as_long_as_the_sentence() -> None:
    for kind in ("compiled", "pure"):
        kernel = twin("word2vec", kind)
        for cbow in (False, True):
            long, short = (train(kernel, [0, 1, 0, 1], [0, 4], window=size, cbow=cbow) for size in (2**31 - 1, 4))
            assert long == short
            assert long[1] > 0


def test_tokens_and_places_of_a_document_cannot_be_changed(doc_kernel: ModuleType) -> None:
    tokens, starts, ends = ["ab", "cd"], array("i", [0, 2]), array("i", [2, 4])
    doc = doc_kernel.Doc("abcd").segmented(tokens, starts, ends)
    tokens.extend(["x"] * 1000)
    del starts[:], ends[:]
    for change in (
        lambda: doc.tokens.extend(["x"]),
        lambda: doc.starts.append(1),
        lambda: doc.ends.__setitem__(0, 9),
    ):
        with pytest.raises((AttributeError, TypeError)):
            change()
    assert (doc.tokens, doc.spans(), [list(each) for each in doc.bounds()]) == (
        ["ab", "cd"],
        [(0, 2), (2, 4)],
        [[0, 2], [2, 4]],
    )


def test_tokens_equal_the_list_of_the_same_strings(doc_kernel: ModuleType) -> None:
    doc = cut_doc(doc_kernel)
    assert doc.tokens == ["ab", "cd"] == doc.tokens
    assert doc.tokens == ("ab", "cd")
    assert doc.tokens != ["ab"]
    assert repr(doc.tags) == "['x', 'y']"
