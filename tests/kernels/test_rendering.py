"""Documents as lines: what the standard library writes, and both twins alike."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from tests.conftest import TWINS, twin
from textprep.doc import Edits

#: Strings with what JSON escapes, what ends a line, and code points of every width in UTF-8.
strings = st.text(
    st.one_of(st.sampled_from('"\\/\b\f\n\r\t\v\x00\x1f\x7f\x85\u2028é里\ud800\udc00𠮷😀'), st.characters())
)


@st.composite
def documents(draw: st.DrawFn) -> tp.Doc:
    """A document of any text, perhaps rewritten, cut into tokens and tagged."""
    original = draw(strings)
    doc = tp.Doc(original)
    if draw(st.booleans()):
        text = draw(strings)
        doc = doc.rewritten(text, Edits([(0, len(original), 0, len(text))]))
    if draw(st.booleans()):
        return doc
    tokens = draw(st.lists(strings, max_size=4))
    tags = draw(st.one_of(st.none(), st.lists(strings, min_size=len(tokens), max_size=len(tokens))))
    starts = [draw(st.integers(0, len(doc.text))) for _ in tokens]
    return doc.segmented(tokens, starts, [draw(st.integers(start, len(doc.text))) for start in starts], tags=tags)


many = st.lists(st.one_of(st.none(), documents()), max_size=4)
COLUMNS = [("text", "text"), ("original", "original"), ("tokens", "tokens"), ('a "name"', "spans"), ("tags", "tags")]


def batch_of(kind: str, docs: Sequence[tp.Doc | None]) -> tuple[Any, list[int]]:
    """Return a batch that has these documents, and the row of each; -1 for None."""
    kept = [doc for doc in docs if doc is not None]
    batch = twin("batch", kind).Batch([doc.original for doc in kept])
    supply, rows = iter(kept), iter(range(len(kept)))
    batch.run(lambda doc: next(supply))
    assert batch.failures == {}
    return batch, [-1 if doc is None else next(rows) for doc in docs]


def word_lines(kind: str, docs: Sequence[tp.Doc | None], replace_surrogates: bool = False) -> bytes:
    lines: bytes = twin("rendering", kind).word_lines(*batch_of(kind, docs), replace_surrogates)
    return lines


def json_lines(
    kind: str, heads: list[bytes], docs: Sequence[tp.Doc | None], columns: Sequence[tuple[str, str]]
) -> bytes:
    lines: bytes = twin("rendering", kind).json_lines(heads, *batch_of(kind, docs), columns)
    return lines


def part(doc: tp.Doc | None, column: str) -> object:
    if doc is None or (column == "spans" and doc.tokens is None):
        return None
    return doc.spans() if column == "spans" else getattr(doc, column)


@given(docs=many, columns=st.lists(st.sampled_from(COLUMNS), max_size=5), fields=st.sampled_from([{}, {"line": 7}]))
def test_lines_of_json_are_those_of_the_standard_library(
    docs: list[tp.Doc | None], columns: list[tuple[str, str]], fields: dict[str, int]
) -> None:
    columns = list(dict(columns).items())
    head = json.dumps(fields)[:-1].encode()
    rows = [{**fields, **{name: part(doc, column) for name, column in columns}} for doc in docs]
    expected = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    escaped = re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", expected)
    for kind in TWINS:
        assert json_lines(kind, [head] * len(docs), docs, columns) == escaped.encode()


@given(docs=many, replace=st.booleans())
def test_lines_of_words_are_alike(docs: list[tp.Doc | None], replace: bool) -> None:
    lines = {word_lines(kind, docs, replace) for kind in TWINS}
    assert len(lines) == 1
    (data,) = lines
    assert data.count(b"\n") == len(docs)


def test_line_breaks_inside_of_a_document_become_spaces(kind: str) -> None:
    doc = tp.Doc("a\r\nb\u2028\u2028c").segmented(["a\r\nb", "\u2028\u2028c"], [0, 4], [4, 7])
    assert word_lines(kind, [doc, None]) == b"a b  c\n\n"
    assert word_lines(kind, [tp.Doc("a\nb")]) == b"a b\n"


def test_line_separators_alone_are_kept(kind: str) -> None:
    assert word_lines(kind, [tp.Doc("a\u2028b")]) == "a\u2028b\n".encode()


def test_surrogates_of_words_are_three_bytes_or_a_question_mark(kind: str) -> None:
    doc = tp.Doc("a\ud800")
    assert word_lines(kind, [doc]) == b"a\xed\xa0\x80\n"
    assert word_lines(kind, [doc], True) == b"a?\n"


def test_a_tag_that_is_no_string_is_json(kind: str) -> None:
    doc = tp.Doc("a").segmented(["a"], [0], [1], tags=[None])
    assert json_lines(kind, [b"{"], [doc], [("tags", "tags")]) == b'{"tags": [null]}\n'


def test_a_token_that_is_no_string_is_refused_in_a_line_of_words(kind: str) -> None:
    with pytest.raises(TypeError):
        word_lines(kind, [tp.Doc("a").segmented([1], [0], [1])])


def test_an_unknown_column_and_missing_heads_are_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="no column 'word'; available: text"):
        json_lines(kind, [], [], [("word", "word")])
    with pytest.raises(ValueError, match="0 heads for 1 documents"):
        json_lines(kind, [], [tp.Doc("")], [])
