"""The carrier, a document on its way through a pipeline, and the programs that run on it.

`Doc` holds the original text, the current text, an `Edits` for each rewrite that moved characters, and, once a
segmenter has run, the tokens with their ranges in the current text. Its verbs return a new document. `Doc.spans`
returns the range of each token in the original. Stages become programs when they are bound: `Rewrite`, `When`,
`Segment`, `DropTokens`, `Chain`, or any other function from `Doc` to `Doc`. A `Batch` runs a program on many documents
together, as columns.

>>> doc = Doc("a<b>c").rewritten("ac", Edits([(1, 4, 1, 1)])).segmented(["ac"], [0], [2])
>>> doc.spans()
[(0, 5)]
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textprep.kernels.batch import Batch
from textprep.kernels.doc import Doc, Edits
from textprep.kernels.programs import Chain, DropTokens, Rewrite, Segment, When

__all__ = [
    "Batch",
    "Chain",
    "Doc",
    "DropTokens",
    "Edits",
    "Rewrite",
    "Segment",
    "When",
    "doc_of_tokens",
    "replace_spans",
]


def doc_of_tokens(tokens: Iterable[str]) -> Doc:
    """Return a document of these tokens, with a space between two that would otherwise join to one Latin word."""
    words: list[str] = []
    starts: list[int] = []
    text = ""
    for token in tokens:
        word = Doc(token).text
        if text[-1:].isascii() and text[-1:].isalnum() and word[:1].isascii() and word[:1].isalnum():
            text += " "
        starts.append(len(text))
        words.append(word)
        text += word
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Doc(text).segmented(words, starts, ends)


def replace_spans(doc: Doc, spans: Sequence[tuple[int, int]], new: str) -> Doc:
    """Return the document with a new text in the place of each span of its text; the spans ascend."""
    if not spans:
        return doc
    text = doc.text
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], new)
        at = end
    size = len(new)
    return doc.rewritten("".join([*pieces, text[at:]]), Edits.replacing([(start, end, size) for start, end in spans]))


def restore_doc(state: tuple[Any, ...]) -> Doc:
    """Return a pickled document as an instance of the twin that runs here."""
    return Doc.restore(state)


def restore_edits(blocks: tuple[tuple[int, int, int, int], ...]) -> Edits:
    """Return pickled edits as an instance of the twin that runs here."""
    return Edits(blocks)


def _reduce_doc(doc: Doc) -> tuple[Callable[..., Doc], tuple[Any, ...]]:
    return restore_doc, (doc.state(),)


def _reduce_edits(edits: Edits) -> tuple[Callable[..., Edits], tuple[Any, ...]]:
    return restore_edits, (edits.blocks,)


copyreg.pickle(Doc, _reduce_doc)
copyreg.pickle(Edits, _reduce_edits)
