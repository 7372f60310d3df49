"""A lexicon: an immutable base of words with counts and tags, and an overlay of changes on top of it.

>>> lexicon = Lexicon.from_words([("北京", 30), ("大学", 20), ("北京大学", 10)])
>>> lexicon.add("大学生", 5)
>>> "大学生" in lexicon, len(lexicon), lexicon.get("北京")
(True, 4, Entry(count=30, tag=''))

The file is long because one class reads, searches, changes and saves: all of it shares the overlay, its version and a
lock.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import BinaryIO, ClassVar, NamedTuple, cast

from textprep.errors import InputTypeError, LexiconFormatError, ParameterError, ResourceMissingError, TextprepError
from textprep.kernels.lattice import Cutter, Lattice, Overlay, Tagger, TagHmm
from textprep.kernels.trie import Trie
from textprep.kernels.word_list import parse_word_list
from textprep.lexicon.compiled import MAGIC, Base, read_compiled, write_compiled
from textprep.lexicon.lines import (
    MOST_TAGS,
    TOO_MANY_TAGS,
    BadLine,
    WordLine,
    check_tag,
    check_word,
    parse_base_line,
    parse_lines,
    parse_user_line,
    parse_word_list_line,
)
from textprep.locks import Lock
from textprep.params import path_string
from textprep.resources.files import as_utf8, read_bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """The count and the tag of a word."""

    count: int
    tag: str


class Match(NamedTuple):
    """A word found in a text, with its half-open range of code points."""

    word: str
    start: int
    end: int


class Lexicon:
    """Words with counts and tags.

    Kernels take ``str`` and no subclass of it, so the methods call ``str.__str__`` on words and texts.

    A write never changes a snapshot that was taken before.  The order of additions does not change the result,
    because a missing count is computed from the base alone and the total is the sum over the words that the
    lexicon contains now.

    Parameters:
        base: the immutable words; by default, none.
        name: the name by which `load_lexicon` finds the base, which a pickle then stores instead of the words.
    """

    #: Returns the lexicon of a name. `textprep.lexicon.named`, which builds on this module, sets it.
    _load_named: ClassVar[Callable[[str], Lexicon]]

    def __init__(self, base: Base | None = None, *, name: str | None = None) -> None:
        self.name = name
        self._base = base if base is not None else Base(Trie.build([], array("q")), array("q"), array("H"), [""], 0)
        self._overlay: Overlay | None = None
        self._version = 0
        self._tags: dict[str, str] = {}
        self._forced: dict[str, None] = {}
        self._total = self._base.total
        self._size = len(self._base.trie)
        self._lock = Lock()
        self._lattice: Lattice | None = None

    @classmethod
    def from_stream(cls, stream: BinaryIO, file_name: str = "<stream>", *, allow_word_list: bool = False) -> Lexicon:
        """Read a base file, ``word count [tag]`` a line, from a seekable stream of bytes.

        Parameters:
            stream: where to read.
            file_name: names the file in error messages.
            allow_word_list: read a file that has only words as well; each word counts 1.

        Raises:
            LexiconFormatError: a line does not have this form; the message names the file and the line.
        """
        try:
            trie, counts, tag_ids, tags, total, bad = parse_word_list(stream)
            if not bad:
                return cls(Base(trie, counts, tag_ids, tags, total))
            stream.seek(0)
            data = stream.read()
            lines = data.decode("utf-8").removeprefix("\ufeff").split("\n")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise LexiconFormatError(
                f"{file_name}:{line}: not UTF-8 (byte 0x{error.object[error.start]:02X} at offset {error.start})"
            ) from None
        except OverflowError:
            raise LexiconFormatError(f"{file_name}: {TOO_MANY_TAGS}") from None
        if allow_word_list and not any(map(str.strip, lines[: bad - 1])):
            return cls.from_words(line.word for line in parse_lines(data, file_name, parse_word_list_line))
        parsed = parse_base_line(lines[bad - 1])
        problem = parsed.problem if isinstance(parsed, BadLine) else "expected 'word count [tag]'"
        raise LexiconFormatError(f"{file_name}:{bad}: {problem}")

    @classmethod
    def from_file(cls, path: str | os.PathLike[str], *, allow_word_list: bool = False) -> Lexicon:
        """Read a base file (see `from_stream`) or a compiled file that `save` wrote; the content decides which.

        Raises:
            ResourceMissingError: the file does not exist.
            LexiconFormatError: the file cannot be read, a line is malformed, or a compiled file is damaged.
        """
        file_name = path_string(path, "the path of a lexicon")
        try:
            with Path(file_name).open("rb") as file:
                if file.read(len(MAGIC)) == MAGIC:
                    return cls(read_compiled(file_name))
                file.seek(0)
                return cls.from_stream(file, file_name, allow_word_list=allow_word_list)
        except FileNotFoundError:
            raise ResourceMissingError(f"lexicon {file_name!r} does not exist") from None
        except OSError as error:
            raise LexiconFormatError(f"lexicon {file_name!r} cannot be read: {error.strerror or error}") from None
        except ValueError as error:
            if isinstance(error, TextprepError):
                raise
            # A path with a NUL.
            raise LexiconFormatError(f"lexicon {file_name!r} cannot be read: {error}") from None

    @classmethod
    def from_words(cls, words: Iterable[str | tuple[str, int] | tuple[str, int, str]]) -> Lexicon:
        """Build a lexicon from words, pairs (word, count) and triples (word, count, tag).

        A word without a count counts 1.  Of a repeated word the last entry holds.
        """
        entries: dict[str, tuple[int, str]] = {}
        for item in words:
            word, count, tag = (item, 1, "") if isinstance(item, str) else (*item, "")[:3]
            check_word(word, count)
            check_tag(tag)
            entries[str.__str__(word)] = count, tag
        tags = {"": 0}
        numbers = [tags.setdefault(tag, len(tags)) for _, tag in entries.values()]
        if len(tags) > MOST_TAGS:
            raise ParameterError(TOO_MANY_TAGS)
        tag_ids = array("H", numbers)
        counts = array("q", [count for count, _ in entries.values()])
        return cls(Base(Trie.build(entries, counts), counts, tag_ids, list(tags), sum(counts)))

    @classmethod
    def named(cls, name: str) -> Lexicon:
        """Return a copy of a built-in lexicon (``"jieba"``) or of one that `register_lexicon` named.

        Raises:
            ResourceError: no lexicon has this name; the message has the nearest name.
        """
        return cls._load_named(name).copy()

    @classmethod
    def from_segmented(cls, sentences: Iterable[Iterable[str]]) -> Lexicon:
        """Build a lexicon that counts the words of segmented sentences, white space left out."""
        counts: dict[str, int] = {}
        for sentence in sentences:
            for word in sentence:
                if not word.isspace() and word:
                    word = str.__str__(word)
                    counts[word] = counts.get(word, 0) + 1
        return cls.from_words(counts.items())

    @classmethod
    def from_base_words(cls, words: Iterable[tuple[str, int, str]], total: int) -> Lexicon:
        """Build a lexicon from what `base_words` returned."""
        return cls(cls.from_words(words)._base._replace(total=total))

    # Reading

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return self._version

    @property
    def total(self) -> int:
        """The sum of all counts; each repeated line of a base file adds its own count, as in jieba."""
        return self._total

    def get(self, word: str) -> Entry | None:
        """Return the count and tag of a word, None if the lexicon does not contain it."""
        word = str.__str__(word)
        if self._overlay is not None:
            count = self._overlay.get(word, self._version)
            if count is not None:
                return Entry(count, self._tags.get(word, "")) if count else None
        id = self._base.trie.find(word)
        return None if id < 0 else Entry(self._base.counts[id], self._base.tags[self._base.tag_ids[id]])

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        trie = self._base.trie
        changed = self._overlay_counts()
        for id in range(len(trie)):
            word = trie.word(id)
            if word not in changed:
                yield word
        yield from (word for word, count in changed.items() if count)

    def alphabet(self) -> str:
        """Return the distinct characters of the base's words, ascending."""
        return self._base.trie.alphabet()

    def words_with(self, characters: Iterable[str]) -> list[str]:
        """Return the words of the base that contain any of the characters."""
        trie = self._base.trie
        return [trie.word(id) for id in trie.ids_with("".join(characters))]

    def base_words(self) -> tuple[list[tuple[str, int, str]], int]:
        """Return the words of the base without the changes, with counts and tags, and the sum of the counts."""
        base = self._base
        words = [(base.trie.word(id), base.counts[id], base.tags[base.tag_ids[id]]) for id in range(len(base.trie))]
        return words, base.total

    def _overlay_counts(self) -> dict[str, int]:
        """Return the current count of every word of the overlay, 0 for a removed word."""
        if self._overlay is None:
            return {}
        words = [self._overlay.trie.word(id) for id in range(len(self._overlay.trie))]
        return {word: self._overlay.get(word, self._version) or 0 for word in words}

    @property
    def changes(self) -> list[tuple[str, int, str]]:
        """The differences to the base, sorted by word: (word, count, tag), with count 0 for a removed word."""
        return [(word, count, self._tags.get(word, "")) for word, count in sorted(self._overlay_counts().items())]

    @property
    def forced(self) -> tuple[str, ...]:
        """The words that were added with ``force``, in the order of addition."""
        return tuple(self._forced)

    def matches(self, text: str, overlap: bool = False) -> list[Match]:
        """Return the words in a text.

        Parameters:
            text: the text to search.
            overlap: return every occurrence of every word, ordered by start and then by end.  Otherwise matches
                do not overlap: from the left, the longest word at each place.

        Raises:
            InputTypeError: the text is no ``str``.
        """
        if not isinstance(text, str):
            raise InputTypeError.not_text(text)
        text = str.__str__(text)
        if self._overlay is None:
            return [Match(text[start:end], start, end) for start, end, _ in self._base.trie.matches(text, overlap)]
        if overlap:
            return [Match(text[at:end], at, end) for at in range(len(text)) for end in self._ends(text, at)]
        found = []
        start = 0
        for end, id in zip(*Cutter(self.snapshot(), "forward").bounds(text), strict=True):
            if id >= 0:
                found.append(Match(text[start:end], start, end))
            start = end
        return found

    def _ends(self, text: str, start: int) -> list[int]:
        """Return the ends of the words that begin at ``start``, ascending."""
        ends = {end for end, _ in self._base.trie.prefixes(text, start)}
        if self._overlay is None:
            return sorted(ends)
        for end, _ in self._overlay.trie.prefixes(text, start):
            count = self._overlay.get(text[start:end], self._version)
            if count is not None:
                (ends.add if count else ends.discard)(end)
        return sorted(ends)

    def replace(self, text: str, mapping: Mapping[str, str]) -> str:
        """Replace the words of a text (leftmost, then longest); words that the mapping lacks stay."""
        if not isinstance(text, str):
            raise InputTypeError.not_text(text)
        text = str.__str__(text)
        pieces = []
        at = 0
        for match in self.matches(text):
            pieces += [text[at : match.start], mapping.get(match.word, match.word)]
            at = match.end
        return "".join([*pieces, text[at:]])

    # Writing

    def add(self, word: str, count: int | None = None, tag: str | None = None, *, force: bool = False) -> None:
        """Add a word or change its count and tag.

        Parameters:
            word: a string of 1 to 255 characters; it may contain spaces and punctuation.
            count: how often it occurs, from 1 to 10**15 - 1.  By default, the smallest count with which the base
                keeps the word in one token (jieba's ``suggest_freq``).
            tag: its part of speech; by default, the tag that the lexicon has for it, or none.
            force: never split the word, and never let it be part of a longer token.

        Raises:
            ParameterError: the word or the count is not valid.
        """
        word = str.__str__(word) if isinstance(word, str) else word
        count = self._suggest(word) if count is None else count
        check_word(word, count)
        if tag is not None:
            check_tag(tag)
        with self._lock:
            old = self.get(word)
            if self._overlay is None:
                self._overlay = Overlay()
            if tag is None:
                tag = old.tag if old is not None else ""
            self._overlay.set(word, count, self._version + 1)
            self._tags[word] = tag
            self._total += count - (old.count if old is not None else 0)
            self._size += old is None
            if force:
                self._forced[word] = None
            else:
                self._forced.pop(word, None)
            self._version += 1
            self._lattice = None

    def add_spellings(self, spellings: Iterable[tuple[str, str]]) -> None:
        """Let words of the base be found in other spellings, too, with their count and tag; the total stays.

        A word that was changed or removed gets none.  A spelling that is a word already, or was removed, stays as it
        is.  Of several words with the same new spelling the one with the largest count decides.

        Parameters:
            spellings: pairs (word, its other spelling).
        """
        with self._lock:
            known = self._overlay_counts()
            find, counts = self._base.trie.find, self._base.counts
            made: dict[str, int] = {}
            for word, spelling in spellings:
                id = -1 if word in known else find(word)
                if id < 0 or spelling in known or find(spelling) >= 0:
                    continue
                if spelling not in made or counts[id] > counts[made[spelling]]:
                    made[spelling] = id
            if made and self._overlay is None:
                self._overlay = Overlay()
            for spelling, id in made.items():
                cast("Overlay", self._overlay).set(spelling, counts[id], self._version + 1)
                self._tags[spelling] = self._base.tags[self._base.tag_ids[id]]
            self._size += len(made)
            self._version += 1
            self._lattice = None

    def remove(self, word: str) -> None:
        """Remove a word.

        Raises:
            KeyError: the lexicon does not contain it.
        """
        word = str.__str__(word)
        with self._lock:
            old = self.get(word)
            if old is None:
                raise KeyError(word)
            if self._overlay is None:
                self._overlay = Overlay()
            self._overlay.set(word, 0, self._version + 1)
            self._total -= old.count
            self._size -= 1
            self._forced.pop(word, None)
            self._version += 1
            self._lattice = None

    def update(self, path: str | os.PathLike[str]) -> None:
        """Apply a user file, ``word [count] [tag] [!]`` a line, in any encoding that `as_utf8` recognises.

        Words may contain spaces. A word with count 0 is removed, and the mark ``!`` forces a word (see `add`).

        Raises:
            ResourceMissingError: the file does not exist.
            ResourceError: the file cannot be read.
            LexiconFormatError: a line is malformed; then no word was added.
        """
        name = path_string(path, "the path of a user dictionary")
        for line in parse_lines(as_utf8(read_bytes(path, "user dictionary"), name), name, parse_user_line):
            self.apply(line)

    def apply(self, line: WordLine, spelling: str | None = None) -> None:
        """Add, force or remove the word of a line.

        Parameters:
            line: a line of a user file.
            spelling: the word as it is added; by default, as the line has it.
        """
        word = line.word if spelling is None else spelling
        if line.count == 0:
            with self._lock:
                if word in self:
                    self.remove(word)
        else:
            self.add(word, line.count, line.tag, force=line.force)

    def _suggest(self, word: str) -> int:
        """Compute jieba's ``suggest_freq`` over the base alone, so that the order of additions does not matter.

        It is the smallest count with which the word scores above the product of the probabilities of the pieces
        into which the base segments it.
        """
        base = self._base
        if not word or not base.total:
            return 1
        frequency = 1.0
        cutter = Cutter(Lattice(base.trie, log(base.total)), "unigram", None, True)
        for piece in cutter.tokens(word):
            id = base.trie.find(piece)
            frequency *= (base.counts[id] if id >= 0 else 1) / float(base.total)
        id = base.trie.find(word)
        return max(int(frequency * base.total) + 1, base.counts[id] if id >= 0 else 1)

    def snapshot(self) -> Lattice:
        """Return the lexicon at this moment, for a cutter: constant time, and shared until the next write."""
        with self._lock:
            if self._lattice is None:
                self._lattice = Lattice(
                    self._base.trie, log(self._total) if self._total > 0 else 0.0, self._overlay, self._version
                )
            return self._lattice

    def tagger(self, hmm: TagHmm | None = None, keep_space: bool = False) -> Tagger:
        """Return a tagger that segments as jieba's posseg does and takes the tags of this lexicon."""
        extra = {word: tag for word, _, tag in self.changes if tag}
        return Tagger(self.snapshot(), self._base.tag_ids, self._base.tags, hmm, extra, keep_space)

    def restore_changes(self, changes: list[tuple[str, int, str]], forced: Iterable[str], total: int) -> None:
        """Make the changes of another lexicon over the same base, given its `changes`, `forced` and `total`."""
        for word, count, tag in changes:
            if count or word not in self:
                self.add(word, count or 1, tag)
            if not count:
                self.remove(word)
        for word in forced:
            entry = self.get(word)
            if entry is not None:
                self.add(word, entry.count, entry.tag, force=True)
        self._total = total

    def copy(self) -> Lexicon:
        """Return an independent lexicon with the same words; the two share the base."""
        other = Lexicon(self._base, name=self.name)
        for word, count, tag in self.changes:
            if count:
                other.add(word, count, tag, force=word in self._forced)
            elif word in other:
                other.remove(word)
        return other

    # Files

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a compiled file that `from_file` maps into memory; it is written whole or not at all."""
        words = list(self)
        entries = [self.get(word) or Entry(0, "") for word in words]
        counts = array("q", [entry.count for entry in entries])
        write_compiled(path, words, counts, [entry.tag for entry in entries], self.total)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Lexicon:
        """Read a lexicon that `save` wrote; the same as `from_file`."""
        return cls.from_file(path)

    def __repr__(self) -> str:
        return f"<Lexicon {self.name or ''} of {len(self)} words>".replace("  ", " ")
