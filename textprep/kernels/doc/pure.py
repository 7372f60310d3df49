"""`Edits` and `Doc` in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from textprep.errors import InputTypeError, StageError

UNITS = ("char", "utf8", "utf16")

Block = tuple[int, int, int, int]


class Edits:
    """The characters that one rewrite moved.

    Each block (source_start, source_end, result_start, result_end) maps a range of the source to a range of the
    result. Blocks ascend, and between two blocks source and result agree character by character.
    """

    __slots__ = ("_result_starts", "blocks")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.blocks: tuple[Block, ...] = tuple(blocks)
        source = result = 0
        for block in self.blocks:
            a, b, c, d = block
            if a < source or b < a or d < c or a - source != c - result:
                raise ValueError(f"block {block} does not follow ({source}, {result})")
            source, result = b, d
        self._result_starts = [block[2] for block in self.blocks]

    @classmethod
    def replacing(cls, replacements: Iterable[tuple[int, int, int]]) -> Edits:
        """Return the edits of replacements (source_start, source_end, new length), ascending."""
        blocks = []
        shift = 0
        for start, end, length in replacements:
            blocks.append((start, end, start + shift, start + shift + length))
            shift += length - (end - start)
        return cls(blocks)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest source range that covers ``result[start:end]``; an empty range gives an empty one."""
        low = self._source_of(start)[0]
        return (low, low) if start >= end else (low, self._source_of(end - 1)[1])

    def _source_of(self, position: int) -> tuple[int, int]:
        """Return the source range of the result's character at a position."""
        n = bisect_right(self._result_starts, position)
        if n == 0:
            return position, position + 1
        a, b, _, d = self.blocks[n - 1]
        if position < d:
            return a, b
        return position - d + b, position - d + b + 1

    def __len__(self) -> int:
        return len(self.blocks)

    def __eq__(self, other: object) -> bool:
        return self.blocks == other.blocks if isinstance(other, Edits) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.blocks)

    def __repr__(self) -> str:
        return f"Edits({list(self.blocks)!r})"


class LazyEdits:
    """Edits that are computed at the first request."""

    __slots__ = ("_edits", "_make")

    def __init__(self, make: Callable[[], Edits]) -> None:
        self._make: Callable[[], Edits] | None = make
        self._edits: Edits | None = None

    def edits(self) -> Edits:
        """Return the edits; the first call computes them."""
        if self._edits is None and self._make is not None:
            self._edits = self._make()
            self._make = None
        assert self._edits is not None
        return self._edits


class Doc:
    """A document on its way through a pipeline.

    Attributes:
        original: the text as it came in.
        text: the text after the rewrites so far.
        tokens: the tokens; None before a segmenter has run.
        starts: where each token begins in ``text``.
        ends: where each token ends in ``text``.
        tags: a part of speech for each token; None without a tagger.
        overlapping: whether tokens may overlap (modes "search" and "all").
    """

    __slots__ = ("_edits", "ends", "original", "overlapping", "starts", "tags", "text", "tokens")

    def __init__(self, original: str) -> None:
        if not isinstance(original, str):
            raise InputTypeError(f"a document is a str, found {type(original).__name__}: {original!r:.60}")
        if type(original) is not str:
            # Typed arguments of compiled kernels refuse subclasses.
            original = str.__str__(original)
        self.original = original
        self.text = original
        self._edits: tuple[Edits | LazyEdits, ...] = ()
        self.tokens: list[str] | None = None
        self.starts: array[int] = array("i")
        self.ends: array[int] = array("i")
        self.tags: list[str] | None = None
        self.overlapping = False

    @classmethod
    def of(cls, item: str | Doc) -> Doc:
        """Return the document itself, or a new document of a string."""
        return item if isinstance(item, Doc) else cls(item)

    @classmethod
    def restore(cls, state: tuple[Any, ...]) -> Doc:
        """Return the document that `state` describes."""
        doc = cls(state[0])
        (doc.text, doc._edits, doc.tokens, doc.starts, doc.ends, doc.tags, doc.overlapping) = state[1:]
        return doc

    def state(self) -> tuple[Any, ...]:
        """Return all fields, for pickling."""
        return (
            self.original,
            self.text,
            self.edits,
            self.tokens,
            self.starts,
            self.ends,
            self.tags,
            self.overlapping,
        )

    @property
    def edits(self) -> tuple[Edits, ...]:
        """The edits of each rewrite that moved characters, oldest first."""
        made = tuple(item.edits() if isinstance(item, LazyEdits) else item for item in self._edits)
        self._edits = made
        return made

    def _copy(self) -> Doc:
        doc = Doc.__new__(Doc)
        doc.original, doc.text, doc._edits = self.original, self.text, self._edits
        doc.tokens, doc.starts, doc.ends = self.tokens, self.starts, self.ends
        doc.tags, doc.overlapping = self.tags, self.overlapping
        return doc

    def _require_tokens(self) -> list[str]:
        if self.tokens is None:
            raise StageError("the document has no tokens yet; a segmenter has to come before")
        return self.tokens

    def rewritten(self, text: str, edits: Edits | Callable[[], Edits] | None = None) -> Doc:
        """Return the document with a new text.

        Parameters:
            text: the new text.
            edits: what the rewrite moved, or a function that computes it when spans are first needed. None means that
                each character replaces the one in its place.

        Raises:
            StageError: the document is cut into tokens.
            ValueError: the length changed, and there are no edits.
        """
        if self.tokens is not None:
            raise StageError("the document is cut into tokens, so its text can no longer be rewritten")
        if edits is None and len(text) != len(self.text):
            raise ValueError(f"without edits a text of {len(self.text)} characters cannot become one of {len(text)}")
        doc = self._copy()
        doc.text = text
        if edits is not None:
            doc._edits = (*self._edits, edits if isinstance(edits, Edits) else LazyEdits(edits))
        return doc

    def segmented(
        self,
        tokens: list[str],
        starts: Sequence[int],
        ends: Sequence[int],
        *,
        tags: list[str] | None = None,
        overlapping: bool = False,
    ) -> Doc:
        """Return the document cut into tokens.

        Parameters:
            tokens: the tokens.
            starts: where each token begins in ``text``.
            ends: where each token ends in ``text``.
            tags: a tag for each token.
            overlapping: whether the ranges may overlap.

        Raises:
            ValueError: the lengths differ.
        """
        if not len(tokens) == len(starts) == len(ends) or (tags is not None and len(tags) != len(tokens)):
            raise ValueError(
                f"{len(tokens)} tokens, {len(starts)} starts, {len(ends)} ends"
                + ("" if tags is None else f", {len(tags)} tags")
            )
        doc = self._copy()
        doc.tokens = tokens
        doc.starts = _ints(starts)
        doc.ends = _ints(ends)
        doc.tags = tags
        doc.overlapping = overlapping
        return doc

    def select(self, indices: Sequence[int]) -> Doc:
        """Return the document with only the tokens at these indices."""
        tokens = self._require_tokens()
        starts, ends, tags = self.starts, self.ends, self.tags
        doc = self._copy()
        doc.tokens = [tokens[i] for i in indices]
        doc.starts = array("i", [starts[i] for i in indices])
        doc.ends = array("i", [ends[i] for i in indices])
        doc.tags = None if tags is None else [tags[i] for i in indices]
        return doc

    def without(self, words: frozenset[str]) -> Doc:
        """Return the document without the tokens that are in ``words``."""
        tokens = self._require_tokens()
        if words.isdisjoint(tokens):
            return self
        return self.select([index for index, token in enumerate(tokens) if token not in words])

    def with_tokens(self, tokens: list[str]) -> Doc:
        """Return the document with other tokens in the same places."""
        if len(tokens) != len(self._require_tokens()):
            raise ValueError(f"{len(self._require_tokens())} tokens cannot be replaced by {len(tokens)}")
        doc = self._copy()
        doc.tokens = tokens
        return doc

    def with_tags(self, tags: list[str]) -> Doc:
        """Return the document with a tag for each token."""
        if len(tags) != len(self._require_tokens()):
            raise ValueError(f"{len(self._require_tokens())} tokens cannot have {len(tags)} tags")
        doc = self._copy()
        doc.tags = tags
        return doc

    def spans(self, unit: str = "char") -> list[tuple[int, int]]:
        """Return the range of each token in the original, in code points or in units of UTF-8 or UTF-16."""
        self._require_tokens()
        if unit not in UNITS:
            raise ValueError(f"unit must be one of {', '.join(UNITS)}, found {unit!r}")
        edits = self.edits[::-1]
        spans = []
        for start, end in zip(self.starts, self.ends, strict=True):
            for edit in edits:
                start, end = edit.to_source(start, end)
            spans.append((start, end))
        if unit == "char" or self.original.isascii():
            return spans
        offsets = _offsets(self.original, unit)
        return [(offsets[start], offsets[end]) for start, end in spans]

    def bounds(self) -> tuple[array[int], array[int]]:
        """Return the starts and ends of `spans` in code points as 32-bit arrays, without an object per token."""
        self._require_tokens()
        if not self._edits:
            return self.starts[:], self.ends[:]
        spans = self.spans()
        return array("i", [start for start, _ in spans]), array("i", [end for _, end in spans])

    def __iter__(self) -> Iterator[str]:
        return iter(self._require_tokens())

    def __len__(self) -> int:
        return len(self._require_tokens())

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self.state() == other.state() if isinstance(other, Doc) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Doc({self.text!r})" if self.tokens is None else f"Doc({self.tokens!r})"


def _ints(values: Sequence[int]) -> array[int]:
    return values if isinstance(values, array) and values.typecode == "i" else array("i", values)


def _offsets(text: str, unit: str) -> array[int]:
    """Return where each character begins, in units of the encoding, and where the text ends."""
    offsets = array("q", [0])
    offset = 0
    for character in text:
        code = ord(character)
        if unit == "utf16":
            offset += 1 if code < 0x10000 else 2
        else:
            offset += 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        offsets.append(offset)
    return offsets
