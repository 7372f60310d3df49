"""`Edits` and `Doc` in plain Python.  The compiled twin is ``compiled.pyx``."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from textprep.errors import InputTypeError, StageError

UNITS = ("char", "utf8", "utf16")

Block = tuple[int, int, int, int]


class Edits:
    """What one rewrite moved: blocks (src_start, src_end, dst_start, dst_end), ascending; between blocks 1:1."""

    __slots__ = ("_dst", "blocks")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.blocks: tuple[Block, ...] = tuple(blocks)
        src = dst = 0
        for block in self.blocks:
            a, b, c, d = block
            if a < src or b < a or d < c or a - src != c - dst:
                raise ValueError(f"block {block} does not follow ({src}, {dst})")
            src, dst = b, d
        self._dst = [block[2] for block in self.blocks]

    @classmethod
    def replacing(cls, replacements: Iterable[tuple[int, int, int]]) -> Edits:
        """Edits from (src_start, src_end, new length), ascending."""
        blocks = []
        shift = 0
        for start, end, length in replacements:
            blocks.append((start, end, start + shift, start + shift + length))
            shift += length - (end - start)
        return cls(blocks)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source range that covers ``result[start:end]``; an empty range gives an empty one."""
        low = self._origin(start)[0]
        return (low, low) if start >= end else (low, self._origin(end - 1)[1])

    def _origin(self, position: int) -> tuple[int, int]:
        """The source range of the result's character at a position."""
        n = bisect_right(self._dst, position)
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
    """Edits that are made when somebody first asks for them."""

    __slots__ = ("_edits", "_make")

    def __init__(self, make: Callable[[], Edits]) -> None:
        self._make: Callable[[], Edits] | None = make
        self._edits: Edits | None = None

    def edits(self) -> Edits:
        """The edits; made by the first call."""
        if self._edits is None and self._make is not None:
            self._edits = self._make()
            self._make = None
        assert self._edits is not None
        return self._edits


class Doc:
    """A document on its way through a pipeline."""

    __slots__ = ("_edits", "ends", "original", "overlapping", "starts", "tags", "text", "tokens")

    def __init__(self, original: str) -> None:
        if not isinstance(original, str):
            raise InputTypeError(f"a document is a str, found {type(original).__name__}: {original!r:.60}")
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
        """The document itself, or a new one of a string."""
        return item if isinstance(item, Doc) else cls(item)

    @classmethod
    def restore(cls, state: tuple[Any, ...]) -> Doc:
        """The document that `state` described."""
        doc = cls(state[0])
        (doc.text, doc._edits, doc.tokens, doc.starts, doc.ends, doc.tags, doc.overlapping) = state[1:]
        return doc

    def state(self) -> tuple[Any, ...]:
        """All fields, for pickling."""
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
        """One per rewrite that moved characters, oldest first."""
        made = tuple(item.edits() if isinstance(item, LazyEdits) else item for item in self._edits)
        self._edits = made
        return made

    def _copy(self) -> Doc:
        doc = Doc.__new__(Doc)
        doc.original, doc.text, doc._edits = self.original, self.text, self._edits
        doc.tokens, doc.starts, doc.ends = self.tokens, self.starts, self.ends
        doc.tags, doc.overlapping = self.tags, self.overlapping
        return doc

    def _cut(self) -> list[str]:
        if self.tokens is None:
            raise StageError("the document has no tokens yet; a segmenter has to come before")
        return self.tokens

    def rewritten(self, text: str, edits: Edits | Callable[[], Edits] | None = None) -> Doc:
        """The document with a new text; without edits it must be as long as before."""
        if self.tokens is not None:
            raise StageError("the document is cut into tokens; its text can no longer be rewritten")
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
        """The document cut into tokens, with their ranges in ``text``."""
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
        """The document with only the tokens at these indices."""
        tokens = self._cut()
        starts, ends, tags = self.starts, self.ends, self.tags
        doc = self._copy()
        doc.tokens = [tokens[i] for i in indices]
        doc.starts = array("i", [starts[i] for i in indices])
        doc.ends = array("i", [ends[i] for i in indices])
        doc.tags = None if tags is None else [tags[i] for i in indices]
        return doc

    def without(self, words: frozenset[str]) -> Doc:
        """The document without the tokens that are among some words."""
        tokens = self._cut()
        if words.isdisjoint(tokens):
            return self
        return self.select([index for index, token in enumerate(tokens) if token not in words])

    def with_tokens(self, tokens: list[str]) -> Doc:
        """The document with other words in the same places."""
        if len(tokens) != len(self._cut()):
            raise ValueError(f"{len(self._cut())} tokens cannot be replaced by {len(tokens)}")
        doc = self._copy()
        doc.tokens = tokens
        return doc

    def with_tags(self, tags: list[str]) -> Doc:
        """The document with a tag for each token."""
        if len(tags) != len(self._cut()):
            raise ValueError(f"{len(self._cut())} tokens cannot have {len(tags)} tags")
        doc = self._copy()
        doc.tags = tags
        return doc

    def merged(
        self, groups: Sequence[tuple[int, int]], tokens: Sequence[str], tags: Sequence[str] | None = None
    ) -> Doc:
        """The document where each half-open range of token indices became one token, spans united.

        A group keeps its first token's tag unless ``tags`` says otherwise.
        """
        old = self._cut()
        if self.overlapping:
            raise StageError("overlapping tokens (modes 'search' and 'all') cannot be joined")
        if len(groups) != len(tokens) or (tags is not None and len(tags) != len(groups)):
            raise ValueError(f"{len(groups)} groups, {len(tokens)} tokens")
        words: list[str] = []
        marks: list[str] = []
        starts, ends = array("i"), array("i")
        at = 0
        for n, (first, last) in enumerate([*groups, (len(old), len(old) + 1)]):
            if not at <= first < last or (last > len(old) and n < len(groups)):
                raise ValueError(f"group {(first, last)} does not follow token {at} of {len(old)}")
            words += old[at:first]
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            if self.tags is not None:
                marks += self.tags[at:first]
            if n < len(groups):
                words.append(tokens[n])
                starts.append(self.starts[first])
                ends.append(self.ends[last - 1])
                if self.tags is not None:
                    marks.append(self.tags[first] if tags is None else tags[n])
            at = last
        doc = self._copy()
        doc.tokens, doc.starts, doc.ends = words, starts, ends
        doc.tags = marks if self.tags is not None else None
        return doc

    def split(self, index: int, parts: Sequence[str]) -> Doc:
        """The document where one token became several, whose lengths together are the token's range."""
        old = self._cut()
        if not 0 <= index < len(old):
            raise IndexError(f"token {index} of {len(old)}")
        start, end = self.starts[index], self.ends[index]
        if not parts or sum(map(len, parts)) != end - start:
            raise ValueError(f"{list(parts)!r} do not fill {self.text[start:end]!r}")
        stops = []
        at = start
        for part in parts:
            at += len(part)
            stops.append(at)
        doc = self._copy()
        doc.tokens = [*old[:index], *parts, *old[index + 1 :]]
        doc.starts = self.starts[:index] + array("i", [start, *stops[:-1]]) + self.starts[index + 1 :]
        doc.ends = self.ends[:index] + array("i", stops) + self.ends[index + 1 :]
        if self.tags is not None:
            doc.tags = [*self.tags[:index], *[self.tags[index]] * len(parts), *self.tags[index + 1 :]]
        return doc

    def spans(self, unit: str = "char") -> list[tuple[int, int]]:
        """The range of each token in the original: in code points, or in units of UTF-8 or UTF-16."""
        self._cut()
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
        places = _places(self.original, unit)
        return [(places[start], places[end]) for start, end in spans]

    def bounds(self) -> tuple[array[int], array[int]]:
        """Starts and ends of `spans` in code points, as 32-bit arrays: no object is made for a token."""
        self._cut()
        if not self._edits:
            return self.starts[:], self.ends[:]
        spans = self.spans()
        return array("i", [start for start, _ in spans]), array("i", [end for _, end in spans])

    def __iter__(self) -> Iterator[str]:
        return iter(self._cut())

    def __len__(self) -> int:
        return len(self._cut())

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self.state() == other.state() if isinstance(other, Doc) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Doc({self.text!r})" if self.tokens is None else f"Doc({self.tokens!r})"


class DropTokens:
    """The program that leaves tokens out: those that are among some words."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words

    def __call__(self, doc: Doc) -> Doc:
        """The document after the program."""
        return doc.without(self.words)


class Rewrite:
    """The program of a function of texts: of ``function(text)`` or, unless it is None, ``function(text, argument)``.

    The function gives the new text, the same object where nothing changes, or that text and what moved in it; where
    something did, ``moved(doc, text, what)`` makes the document.
    """

    def __init__(
        self, function: Callable[..., Any], argument: Any = None, moved: Callable[[Doc, str, Any], Doc] | None = None
    ) -> None:
        self._function = function
        self._argument = argument
        self._moved = moved

    def __call__(self, doc: Doc) -> Doc:
        """The document after the program."""
        found = self._function(doc.text) if self._argument is None else self._function(doc.text, self._argument)
        text, what = found if isinstance(found, tuple) else (found, None)
        if text is doc.text:
            return doc
        return self._moved(doc, text, what) if what and self._moved is not None else doc.rewritten(text)


class When:
    """A program for the documents whose text passes a test; the others stay as they are.

    The test is asked with the text and the argument.
    """

    def __init__(self, test: Callable[[str, Any], bool], argument: Any, program: Callable[[Doc], Doc]) -> None:
        self._test = test
        self._argument = argument
        self._program = program

    def __call__(self, doc: Doc) -> Doc:
        """The document after the program."""
        return self._program(doc) if self._test(doc.text, self._argument) else doc


class Segment:
    """The program of a segmenter: a document's text is cut by what has a method ``spans``."""

    def __init__(self, cutter: Any) -> None:
        self._cutter = cutter
        self._spans = cutter.spans

    def without(self, words: frozenset[str]) -> Segment | None:
        """The program that leaves these tokens out, too; None where the cutter cannot."""
        cutter = self._cutter.without(words) if hasattr(self._cutter, "without") else None
        return None if cutter is None else Segment(cutter)

    def __call__(self, doc: Doc) -> Doc:
        """The document after the program."""
        tokens, starts, ends = self._spans(doc.text)
        return doc.segmented(tokens, starts, ends)


class Chain:
    """Programs one after another."""

    def __init__(self, programs: Sequence[Callable[[Doc], Doc]]) -> None:
        self._programs = tuple(programs)

    def __call__(self, doc: Doc) -> Doc:
        """The document after the program."""
        for program in self._programs:
            doc = program(doc)
        return doc


def _ints(values: Sequence[int]) -> array[int]:
    return values if isinstance(values, array) and values.typecode == "i" else array("i", values)


def _places(text: str, unit: str) -> array[int]:
    """Where every character begins, in the unit; one more than there are characters."""
    places = array("q", [0])
    at = 0
    for character in text:
        cp = ord(character)
        if unit == "utf16":
            at += 1 if cp < 0x10000 else 2
        else:
            at += 1 if cp < 0x80 else 2 if cp < 0x800 else 3 if cp < 0x10000 else 4
        places.append(at)
    return places
