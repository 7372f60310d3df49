"""`Edits` and `Doc` in plain Python; the twin of ``compiled.pyx``."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from textprep.errors import InputTypeError, StageError
from textprep.kernels.doc.tokens import Tokens

UNITS = ("char", "utf8", "utf16")

#: Greater than any text.
_GREATEST_POSITION = 1 << 48

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
            if a < source or b < a or c < result or d < c or max(b, d) > _GREATEST_POSITION or a - source != c - result:
                raise ValueError(f"block {block} does not follow ({source}, {result})")
            source, result = b, d
        self._result_starts = [block[2] for block in self.blocks]

    @classmethod
    def replacing(cls, replacements: Iterable[tuple[int, int, int]]) -> Edits:
        """Return the edits of replacements (source_start, source_end, new length), ascending."""
        blocks = []
        shift = 0
        for start, end, length in replacements:
            if not (
                0 <= start <= end <= _GREATEST_POSITION
                and 0 <= length <= _GREATEST_POSITION
                and abs(shift) <= _GREATEST_POSITION
            ):
                raise ValueError(f"replacement {(start, end, length)} has an impossible length or place")
            blocks.append((start, end, start + shift, start + shift + length))
            shift += length - (end - start)
        return cls(blocks)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest source range that covers ``result[start:end]``; an empty range gives an empty one."""
        if not (0 <= start <= _GREATEST_POSITION and 0 <= end <= _GREATEST_POSITION):
            raise ValueError(f"{(start, end)} is no range of a text")
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
            made = self._make()
            if not isinstance(made, Edits):
                raise TypeError(f"the function of a rewrite must return Edits, found {type(made).__name__}")
            self._edits = made
            self._make = None
        assert self._edits is not None
        return self._edits


class Doc:
    """A document on its way through a pipeline.

    Attributes:
        original: the text as it came in.
        text: the text after the rewrites so far.
        tokens: the tokens; None before a segmenter has run.
        tags: a part of speech for each token; None without a tagger.
        overlapping: whether tokens may overlap (modes "search" and "all").
    """

    __slots__ = ("_edits", "_ends", "_starts", "original", "overlapping", "tags", "text", "tokens")

    def __init__(self, original: str) -> None:
        if not isinstance(original, str):
            raise InputTypeError(f"a document is a str, found {type(original).__name__}: {original!r:.60}")
        if type(original) is not str:
            # Typed arguments of compiled kernels refuse subclasses.
            original = str.__str__(original)
        self.original = original
        self.text = original
        self._edits: tuple[Edits | LazyEdits, ...] = ()
        self.tokens: Tokens | None = None
        self._starts: array[int] = array("i")
        self._ends: array[int] = array("i")
        self.tags: Tokens | None = None
        self.overlapping = False

    @classmethod
    def of(cls, item: str | Doc) -> Doc:
        """Return the document itself, or a new document of a string."""
        return item if isinstance(item, Doc) else cls(item)

    @classmethod
    def restore(cls, state: tuple[Any, ...]) -> Doc:
        """Return the document that `state` describes.

        Raises:
            ValueError: the fields contradict each other.
        """
        original, text, edits, tokens, starts, ends, tags, overlapping = state
        if type(text) is not str or not all(isinstance(item, Edits) for item in edits):
            raise ValueError("the state of a document needs its text and its edits")
        doc = cls(original)
        doc.text = text
        doc._edits = tuple(edits)
        return doc if tokens is None else doc.segmented(tokens, starts, ends, tags=tags, overlapping=overlapping)

    def state(self) -> tuple[Any, ...]:
        """Return all fields, for pickling."""
        return (
            self.original,
            self.text,
            self.edits,
            None if self.tokens is None else tuple(self.tokens),
            self._starts[:],
            self._ends[:],
            None if self.tags is None else tuple(self.tags),
            self.overlapping,
        )

    @property
    def starts(self) -> memoryview:
        """Where each token begins in ``text``, read-only."""
        return memoryview(self._starts).toreadonly()

    @property
    def ends(self) -> memoryview:
        """Where each token ends in ``text``, read-only."""
        return memoryview(self._ends).toreadonly()

    @property
    def edits(self) -> tuple[Edits, ...]:
        """The edits of each rewrite that moved characters, oldest first."""
        made = tuple(item.edits() if isinstance(item, LazyEdits) else item for item in self._edits)
        self._edits = made
        return made

    def _copy(self) -> Doc:
        doc = Doc.__new__(Doc)
        doc.original, doc.text, doc._edits = self.original, self.text, self._edits
        doc.tokens, doc._starts, doc._ends = self.tokens, self._starts, self._ends
        doc.tags, doc.overlapping = self.tags, self.overlapping
        return doc

    def _require_tokens(self) -> Tokens:
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
        tokens: Iterable[str],
        starts: Iterable[int],
        ends: Iterable[int],
        *,
        tags: Iterable[str] | None = None,
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
            ValueError: the lengths differ, or a range does not lie in ``text``.
        """
        doc = self._copy()
        doc.tokens = Tokens(tokens)
        doc._starts = array("i", starts)
        doc._ends = array("i", ends)
        doc.tags = None if tags is None else Tokens(tags)
        doc.overlapping = overlapping
        if not len(doc.tokens) == len(doc._starts) == len(doc._ends) or (
            doc.tags is not None and len(doc.tags) != len(doc.tokens)
        ):
            raise ValueError(
                f"{len(doc.tokens)} tokens, {len(doc._starts)} starts, {len(doc._ends)} ends"
                + ("" if doc.tags is None else f", {len(doc.tags)} tags")
            )
        for i, (start, end) in enumerate(zip(doc._starts, doc._ends, strict=True)):
            if not 0 <= start <= end <= len(self.text):
                raise ValueError(
                    f"token {i} has the range ({start}, {end}), "
                    f"which does not lie in a text of {len(self.text)} characters"
                )
        return doc

    def select(self, indices: Iterable[int]) -> Doc:
        """Return the document with only the tokens at these indices."""
        tokens = self._require_tokens()
        starts, ends, tags = self._starts, self._ends, self.tags
        chosen = array("q", indices)
        for i in chosen:
            if not -len(tokens) <= i < len(tokens):
                raise IndexError(f"index {i} is out of range for {len(tokens)} tokens")
        doc = self._copy()
        doc.tokens = Tokens([tokens[i] for i in chosen])
        doc._starts = array("i", [starts[i] for i in chosen])
        doc._ends = array("i", [ends[i] for i in chosen])
        doc.tags = None if tags is None else Tokens([tags[i] for i in chosen])
        return doc

    def without(self, words: frozenset[str]) -> Doc:
        """Return the document without the tokens that are in ``words``."""
        tokens = self._require_tokens()
        if words.isdisjoint(tokens):
            return self
        return self.select([index for index, token in enumerate(tokens) if token not in words])

    def with_tokens(self, tokens: Iterable[str]) -> Doc:
        """Return the document with other tokens in the same places."""
        doc = self._copy()
        doc.tokens = Tokens(tokens)
        if len(doc.tokens) != len(self._require_tokens()):
            raise ValueError(f"{len(self._require_tokens())} tokens cannot be replaced by {len(doc.tokens)}")
        return doc

    def with_tags(self, tags: Iterable[str]) -> Doc:
        """Return the document with a tag for each token."""
        doc = self._copy()
        doc.tags = Tokens(tags)
        if len(doc.tags) != len(self._require_tokens()):
            raise ValueError(f"{len(self._require_tokens())} tokens cannot have {len(doc.tags)} tags")
        return doc

    def spans(self, unit: str = "char") -> list[tuple[int, int]]:
        """Return the range of each token in the original, in code points or in units of UTF-8 or UTF-16."""
        self._require_tokens()
        if unit not in UNITS:
            raise ValueError(f"unit must be one of {', '.join(UNITS)}, found {unit!r}")
        edits = self.edits[::-1]
        spans = []
        for start, end in zip(self._starts, self._ends, strict=True):
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
            return self._starts[:], self._ends[:]
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
