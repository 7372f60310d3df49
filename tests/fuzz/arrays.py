"""Targets of the kernels whose input is no plain text: tries, lexicons' lines, counts, word vectors, documents."""

from __future__ import annotations

import importlib
import io
from array import array
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from tests.fuzz.texts import text_of
from tests.fuzz.twins import compare, outcome, plain_twins


def _kernel(name: str) -> Any:
    return importlib.import_module(f"textprep.kernels.{name}")


def trie(data: bytes) -> None:
    """Look a text, the last line, up in a trie of the other lines."""
    *words, text = text_of(data).split("\n")
    compare(partial(look_up_in_trie, [word for word in words if word][:200], text[:300]))


def look_up_in_trie(words: list[str], text: str) -> Any:
    """Return what a trie of these words finds in a text."""
    made = _kernel("trie").Trie(words)
    return (
        [made.find(word) for word in words],
        [made.word(id) for id in range(len(made))],
        made.matches(text),
        made.matches(text, True),
        [(made.longest(text, at), made.prefixes(text, at)) for at in range(len(text))],
        made.has_prefix(text),
        sorted(made.alphabet()),
        list(made.ids_with(text)),
        [bytes(each) for each in made.spellings()],
    )


def word_list(data: bytes) -> None:
    """Read the lines of a base lexicon."""
    compare(partial(read_word_list, data))


def read_word_list(data: bytes) -> Any:
    """Return the lexicon of a file's bytes, the number of its first malformed line, or the error."""
    try:
        made, counts, tag_ids, tags, total, malformed = _kernel("word_list").parse_word_list(io.BytesIO(data))
    except (UnicodeDecodeError, OverflowError) as error:
        return type(error).__name__, str(error)
    if malformed:
        return malformed
    return [made.word(id) for id in range(len(made))], counts, tag_ids, tags, total


def counting(data: bytes) -> None:
    """Count documents, one a line with spaces between its terms, then those of the second half again."""
    compare(partial(count_documents, [line.split(" ") for line in text_of(data).split("\n")]))


def count_documents(documents: list[list[str]]) -> Any:
    """Count all documents, then those of the second half again, and return all that the counter says."""
    kernel = _kernel("counting")
    counter = kernel.Counter()
    half = documents[len(documents) // 2 :]
    learnt = counter.count(documents, True, False)
    known, both = counter.count(iter(half), False, True), counter.count(half)
    order = counter.argsort_terms()
    columns = array("i", [-1 if id % 3 == 2 else id for id in range(len(counter))])
    return (
        learnt,
        known,
        both,
        order,
        counter.terms(),
        counter.document_frequency(),
        counter.collection_frequency(),
        counter.encode(half, columns),
        kernel.to_csr(both[1], order),
        kernel.to_csr(both[1], columns),
        counter.copy().terms(),
    )


#: Words of the vocabulary that `word2vec` trains.
_WORDS = 11


def word2vec(data: bytes) -> None:
    """Train on sentences of word ids: the first four bytes are parameters, and a byte of 11 or more ends a sentence."""
    window, negative, flags, seed, *ids = [*data[:400], 0, 0, 0, 0][: max(4, len(data[:400]))]
    sentences: list[list[int]] = [[]]
    for id in ids:
        if id >= _WORDS:
            sentences.append([])
        else:
            sentences[-1].append(id)
    call = partial(train_vectors, window % 6 + 1, negative % 6, flags, seed, sentences)
    found = outcome(call)
    with plain_twins():
        expected = outcome(call)
    # The order of additions differs with the width of the vector instructions.
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-4)


def train_vectors(window: int, negative: int, flags: int, seed: int, sentences: list[list[int]]) -> Any:
    """Return both matrices after one epoch, the loss and the number of pairs."""
    kernel = _kernel("word2vec")
    generator = np.random.Generator(np.random.PCG64(seed))
    shape = (_WORDS, 2 * kernel.LANES)
    inputs, outputs = (((generator.random(shape) - 0.5) / 8).astype(np.float32) for _ in range(2))
    whole = np.full(_WORDS, 2**32 - 1, dtype=np.uint32)
    trainer = kernel.Trainer(
        inputs, outputs, whole, whole, np.arange(_WORDS, dtype=np.int32), window=window, negative=negative,
        cbow=bool(flags & 1), cbow_mean=bool(flags & 2), shrink_windows=bool(flags & 4),
    )  # fmt: skip
    words = np.asarray([id for sentence in sentences for id in sentence], dtype=np.int32)
    offsets = np.cumsum([0, *map(len, sentences)], dtype=np.int64)
    rates = np.full(len(sentences), 0.025, dtype=np.float32)
    scale = np.linspace(0, 1, _WORDS, dtype=np.float32) if flags & 8 else None
    loss, pairs = trainer.train(words, offsets, rates, seed, 0, scale)
    return inputs, outputs, loss, pairs


def document(data: bytes) -> None:
    """Rewrite, segment and select: each byte chooses an operation, and the bytes after it its numbers."""
    compare(partial(edit_document, data[:300]))


def edit_document(data: bytes) -> Any:
    """Apply the operations that the bytes name to a document, and return all that it says after each."""
    kernel = _kernel("doc")
    doc = kernel.Doc("研究a生命\U0001f600的起源é")
    found: list[Any] = []
    for at in range(0, len(data) - 3, 4):
        operation, a, b, c = data[at : at + 4]
        try:
            match operation % 7:
                case 0:
                    start, end, size = a % 16, b % 16, c % 4
                    text = doc.text[:start] + "x" * size + doc.text[end:]
                    doc = doc.rewritten(text, kernel.Edits.replacing([(start, end, size)]))
                case 1:
                    doc = doc.rewritten(doc.text, kernel.Edits([(a % 16, b % 16, a % 16, c % 16)]))
                case 2:
                    ends = sorted({a % 16, b % 16, c % 16})
                    pairs = list(pairwise(ends))
                    tokens = [doc.text[start:end] for start, end in pairs]
                    doc = doc.segmented(tokens, [start for start, _ in pairs], [end for _, end in pairs])
                case 3:
                    doc = doc.segmented(["t"] * (a % 3), [b - 4] * (b % 3), [c] * (c % 3))
                case 4:
                    doc = doc.select([a % 8 - 2, b % 8][: c % 3])
                case 5:
                    doc = doc.with_tags(["n"] * (a % 4)).with_tokens(["w"] * (b % 4))
                case _:
                    doc = kernel.Doc.restore(doc.state())
        except (ValueError, IndexError, TypeError) as error:
            found.append((type(error).__name__, str(error)))
        found.append((doc.text, None if doc.tokens is None else list(doc.tokens), len(doc)))
        for unit in kernel.UNITS:
            try:
                found.append(doc.spans(unit))
            except (ValueError, IndexError, TypeError) as error:
                found.append((type(error).__name__, str(error)))
    return found


TARGETS: dict[str, Callable[[bytes], None]] = {
    "trie": trie,
    "word_list": word_list,
    "counting": counting,
    "word2vec": word2vec,
    "document": document,
}
