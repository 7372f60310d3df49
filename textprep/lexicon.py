"""Words with counts and tags: an immutable base and, on top of it, a small overlay of changes.

>>> lexicon = Lexicon.from_words([("北京", 30), ("大学", 20), ("北京大学", 10)])
>>> lexicon.add("大学生", 5)
>>> "大学生" in lexicon, len(lexicon), lexicon.get("北京")
(True, 4, Entry(count=30, tag=''))
"""

from __future__ import annotations

import os
import re
import struct
import sys
import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from textprep.errors import LexiconFormatError, ParameterError, ResourceMissingError
from textprep.kernels.lattice import Cutter, Lattice, Overlay, Tagger, TagHmm
from textprep.kernels.trie import LAYOUT, Trie
from textprep.whole_file import write_whole

#: The tags of jieba's dictionary and of the ICTCLAS set it follows.  In a user's file without counts
#: a last field in small letters is a tag only if it is one of these, else part of the word.
TAGS = frozenset(
    (
        "a ad ag an b c d df dg e eng f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud "
        "ug uj ul uv uz v vd vg vi vn vq w x y yg z zg"
    ).split()
)

_COUNTED = re.compile(r"(?P<word>.+?) (?P<count>[0-9]+)(?: (?P<tag>[a-z]+))?")

# A compiled lexicon: this header, then the sections, each beginning at a multiple of 8.
_MAGIC = b"textprep\x00LEX"
_FORMAT = 1
_BYTE_ORDER = 0x01020304
#: magic, format, byte order, kernel layout, CRC-32 of all that follows, number of words, nodes, slots in use, total
_HEADER = struct.Struct("=12sHxxIIIQQQQ")
_SECTION = struct.Struct("=Q")
#: offsets, words, counts, tag ids, names of the tags, and the four tables of the compiled trie
_SECTIONS = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """What a lexicon knows of a word."""

    count: int
    tag: str


class Match(NamedTuple):
    """A word found in a text, with its half-open range of code points."""

    word: str
    start: int
    end: int


class _Base(NamedTuple):
    """The immutable part of a lexicon."""

    trie: Trie
    counts: array[int]
    tag_ids: array[int]
    tags: list[str]
    total: int


class Lexicon:
    """Words with counts and tags.

    A write never changes a snapshot, and the order of writes never changes the result: a missing
    count is computed from the base alone, and the total is that of the words in force.
    """

    def __init__(self, base: _Base | None = None, *, name: str | None = None) -> None:
        self.name = name
        self._base = base if base is not None else _Base(Trie.build([], array("q")), array("q"), array("H"), [""], 0)
        self._overlay: Overlay | None = None
        self._version = 0
        self._tags: dict[str, str] = {}
        self._forced: dict[str, None] = {}
        self._total = self._base.total
        self._size = len(self._base.trie)
        self._lock = threading.RLock()
        self._lattice: Lattice | None = None

    @classmethod
    def from_stream(cls, stream: BinaryIO, source: str = "<stream>", *, bare: bool = False) -> Lexicon:
        """A lexicon from a base file, ``word count [tag]`` a line, open for reading bytes.

        With ``bare``, a file of words alone is read as well, and each counts 1.

        Raises:
            LexiconFormatError: a line is not of this form; the message has the file and the line.
        """
        try:
            trie, counts, tag_ids, tags, total, bad = Trie.parse(stream)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise LexiconFormatError(
                f"{source}:{line}: not UTF-8 (byte 0x{error.object[error.start]:02X} at offset {error.start})"
            ) from None
        if not bad:
            return cls(_Base(trie, counts, tag_ids, tags, total))
        stream.seek(0)
        lines = stream.read().decode("utf-8-sig").split("\n")
        if bare and not any(map(str.strip, lines[: bad - 1])):
            return cls.from_words(word for line in lines if (word := line.strip()))
        raise LexiconFormatError(_complaint(lines[bad - 1].strip(), source, bad))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str], *, bare: bool = False) -> Lexicon:
        """A lexicon from a base file (see `from_stream`) or from a file that `save` wrote, told apart by content."""
        source = os.fspath(path)
        try:
            with Path(path).open("rb") as file:
                if file.read(len(_MAGIC)) == _MAGIC:
                    return cls(_open_compiled(source))
                file.seek(0)
                return cls.from_stream(file, source, bare=bare)
        except FileNotFoundError:
            raise ResourceMissingError(f"lexicon {source!r} does not exist") from None
        except OSError as error:
            raise LexiconFormatError(f"lexicon {source!r} cannot be read: {error.strerror or error}") from None

    @classmethod
    def from_words(cls, words: Iterable[str | tuple[str, int] | tuple[str, int, str]]) -> Lexicon:
        """A lexicon from words, pairs (word, count) and triples (word, count, tag); a bare word counts 1."""
        entries: dict[str, tuple[int, str]] = {}
        for item in words:
            word, count, tag = (item, 1, "") if isinstance(item, str) else (*item, "")[:3]
            _check_word(word, count)
            entries[word] = count, tag
        tags = {"": 0}
        tag_ids = array("H", [tags.setdefault(tag, len(tags)) for _, tag in entries.values()])
        counts = array("q", [count for count, _ in entries.values()])
        return cls(_Base(Trie.build(entries, counts), counts, tag_ids, list(tags), sum(counts)))

    @classmethod
    def from_segmented(cls, sentences: Iterable[Iterable[str]]) -> Lexicon:
        """A lexicon of the words of segmented sentences, each with the number of times it occurs."""
        counts: dict[str, int] = {}
        for sentence in sentences:
            for word in sentence:
                if not word.isspace() and word:
                    counts[word] = counts.get(word, 0) + 1
        return cls.from_words(counts.items())

    # Reading

    @property
    def total(self) -> int:
        """The sum of the counts of all words; a base file's repeated lines count each time, as in jieba."""
        return self._total

    def get(self, word: str) -> Entry | None:
        """The word's count and tag, None where the lexicon does not hold it."""
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
        changed = self._changes()
        for id in range(len(trie)):
            word = trie.word(id)
            if word not in changed:
                yield word
        yield from (word for word, count in changed.items() if count)

    def _changes(self) -> dict[str, int]:
        """The count in force of every word of the overlay."""
        if self._overlay is None:
            return {}
        words = [self._overlay.trie.word(id) for id in range(len(self._overlay.trie))]
        return {word: self._overlay.get(word, self._version) or 0 for word in words}

    @property
    def additions(self) -> list[tuple[str, int, str]]:
        """What differs from the base: (word, count, tag), count 0 where the word was removed."""
        return [(word, count, self._tags.get(word, "")) for word, count in sorted(self._changes().items())]

    @property
    def forced(self) -> tuple[str, ...]:
        """The words that were added with ``force``."""
        return tuple(self._forced)

    def matches(self, text: str, overlap: bool = False) -> list[Match]:
        """The words in a text.

        Parameters:
            text: where to look.
            overlap: every word at every place, by start and then by end; otherwise the leftmost,
                and of those the longest, and on from its end.
        """
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
        ends = [end for end, _ in self._base.trie.prefixes(text, start)]
        if self._overlay is None:
            return ends
        held = set(ends)
        for end, _ in self._overlay.trie.prefixes(text, start):
            count = self._overlay.get(text[start:end], self._version)
            if count is not None:
                (held.add if count else held.discard)(end)
        return sorted(held)

    def replace(self, text: str, mapping: Mapping[str, str]) -> str:
        """The text with its words replaced (leftmost, longest); words that the mapping lacks stay."""
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
            word: any string but an empty one; it may hold spaces and marks.
            count: how often it occurs, at least 1; without one, the least with which the base would
                keep the word whole (jieba's ``suggest_freq``).
            tag: its part of speech; without one, what the lexicon has.
            force: the word is never cut and never part of a longer one.
        """
        if count is None:
            count = self._suggest(word)
        _check_word(word, count)
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

    def remove(self, word: str) -> None:
        """Take a word out.

        Raises:
            KeyError: the lexicon does not hold it.
        """
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
        """Add the words of a user's file, ``word [count] [tag]`` a line; words may hold spaces.

        Raises:
            LexiconFormatError: a line is wrong; nothing was added.
        """
        source = os.fspath(path)
        try:
            data = Path(path).read_bytes()
        except FileNotFoundError:
            raise ResourceMissingError(f"user dictionary {source!r} does not exist") from None
        except OSError as error:
            raise LexiconFormatError(f"user dictionary {source!r} cannot be read: {error.strerror}") from None
        for word, count, tag in parse_user_words(data, source):
            self.add(word, count, tag)

    def _suggest(self, word: str) -> int:
        """Jieba's ``suggest_freq``, over the base alone so that the order of additions does not matter."""
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
        """The lexicon at this moment, for a cutter; made in no time and shared until the next write."""
        with self._lock:
            if self._lattice is None:
                self._lattice = Lattice(
                    self._base.trie, log(self._total) if self._total > 0 else 0.0, self._overlay, self._version
                )
            return self._lattice

    def tagger(self, hmm: TagHmm | None = None, keep_space: bool = False) -> Tagger:
        """What cuts as jieba's posseg does and gives each token the tag it has here."""
        extra = {word: tag for word, _, tag in self.additions if tag}
        return Tagger(self.snapshot(), self._base.tag_ids, self._base.tags, hmm, extra, keep_space)

    def copy(self) -> Lexicon:
        """A lexicon with the same words, to be changed apart; the base is shared."""
        other = Lexicon(self._base, name=self.name)
        for word, count, tag in self.additions:
            if count:
                other.add(word, count, tag, force=word in self._forced)
            elif word in other:
                other.remove(word)
        return other

    # Files

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the lexicon, compiled, to a file that `from_file` maps into memory; whole or not at all."""
        import zlib

        words = list(self)
        entries = [self.get(word) or Entry(0, "") for word in words]
        counts = array("q", [entry.count for entry in entries])
        tags = {"": 0}
        tag_ids = array("H", [tags.setdefault(entry.tag, len(tags)) for entry in entries])
        trie = Trie.build(words, counts)
        offsets, blob = trie.spellings()
        tables: Any = trie.tables()
        nodes, used = tables[4:] if tables else (0, 0)
        sections = [offsets, blob, counts.tobytes(), tag_ids.tobytes(), "\n".join(tags).encode(), *tables[:4]]
        body = bytearray()
        for section in sections + [b""] * (_SECTIONS - len(sections)):
            body += _SECTION.pack(len(section)) + section
            body += b"\0" * (-len(body) % 8)
        layout = LAYOUT if tables else 0
        header = _HEADER.pack(
            _MAGIC, _FORMAT, _BYTE_ORDER, layout, zlib.crc32(body), len(words), nodes, used, self.total
        )
        write_whole(path, header + b"\0" * (-len(header) % 8) + body, "lexicon")

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Lexicon:
        """A lexicon that `save` wrote; the same as `from_file`."""
        return cls.from_file(path)

    def __repr__(self) -> str:
        return f"<Lexicon {self.name or ''} of {len(self)} words>".replace("  ", " ")


def parse_user_words(data: bytes, source: str) -> list[tuple[str, int | None, str | None]]:
    """The lines of a user's file as (word, count or None, tag or None).

    A last field in small letters after a count is a tag; without a count it is one only if it is
    a tag of jieba's set, so that "machine learning" stays a word and "机器 n" has a tag.
    """
    found: list[tuple[str, int | None, str | None]] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            line = raw.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise LexiconFormatError(f"{source}:{number}: not UTF-8 (byte 0x{raw[error.start]:02X})") from None
        if not line:
            continue
        counted = _COUNTED.fullmatch(line)
        if counted is not None:
            count = int(counted["count"])
            if not 0 < count < 10**15:
                raise LexiconFormatError(f"{source}:{number}: count must lie between 1 and 10**15, found {count}")
            found.append((counted["word"], count, counted["tag"]))
            continue
        word, _, last = line.rpartition(" ")
        if word and last in TAGS:
            found.append((word.strip(), None, last))
        else:
            found.append((line, None, None))
    return found


def check_words(data: bytes, *, user: bool = False) -> Iterator[tuple[int, str]]:
    """What is wrong with the lines of a lexicon's text: (line, problem), in the order of the lines.

    Lines of a wrong form, words that stand twice, and words that no text can match: with white
    space at an end, or with lone line ends inside.
    """
    seen: dict[str, int] = {}
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            line = raw.decode("utf-8").strip(" \t\r\v\f")
        except UnicodeDecodeError as error:
            yield number, f"not UTF-8 (byte 0x{raw[error.start]:02X})"
            continue
        if not line:
            continue
        if user:
            try:
                ((word, _, _),) = parse_user_words(line.encode(), "")
            except LexiconFormatError as error:
                yield number, str(error).partition(": ")[2]
                continue
        else:
            fields = line.split(" ")
            if len(fields) < 2 or re.fullmatch("[0-9]{1,15}", fields[1]) is None or len(fields[0]) > 255:
                yield number, _complaint(line, "", 0).partition(": ")[2]
                continue
            word = fields[0]
            if int(fields[1]) == 0:
                yield number, f"{word!r} counts 0 and can never be found"
                continue
        if word in seen:
            yield number, f"{word!r} stands in line {seen[word]}, too"
        elif word != word.strip() or len(word) > 255:
            yield number, f"{word!r} can never be found"
        seen.setdefault(word, number)


def _check_word(word: str, count: int) -> None:
    if not isinstance(word, str) or not word:
        raise ParameterError(f"a word is a string that is not empty, found {word!r}")
    if len(word) > 255:
        raise ParameterError(f"a word has at most 255 characters, found {len(word)}: {word[:20]!r}…")
    if isinstance(count, bool) or not isinstance(count, int) or not 0 < count < 10**15:
        raise ParameterError(f"the count of {word!r} must be a whole number between 1 and 10**15, found {count!r}")


def _complaint(line: str, source: str, number: int) -> str:
    fields = line.split(" ")
    if len(fields[0]) > 255:
        return f"{source}:{number}: a word has at most 255 characters, found {len(fields[0])}"
    if len(fields) < 2:
        return f"{source}:{number}: expected 'word count [tag]', found {line!r}"
    if fields[1].isascii() and fields[1].isdigit():
        return f"{source}:{number}: count must be below 10**15, found {fields[1]!r}"
    return f"{source}:{number}: count must be a whole number, found {fields[1]!r}"


def _open_compiled(source: str) -> _Base:
    """Map a compiled lexicon into memory, after checking every byte of it."""
    import mmap
    import zlib

    def damaged(why: str) -> LexiconFormatError:
        return LexiconFormatError(f"{source}: {why}; build it anew with 'textprep lexicon build'")

    with Path(source).open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            raise damaged("an empty file") from None
    if len(mapped) < _HEADER.size:
        raise damaged(f"a compiled lexicon of only {len(mapped)} bytes")
    magic, version, order, layout, crc, words, nodes, used, total = _HEADER.unpack_from(mapped)
    if magic != _MAGIC:
        raise damaged("not a compiled lexicon")
    if order != _BYTE_ORDER:
        raise damaged(f"written on a machine of the other byte order than this {sys.byteorder}-endian one")
    if version != _FORMAT:
        raise damaged(f"format {version}, and this version reads format {_FORMAT}")
    view = memoryview(mapped)
    at = _HEADER.size + -_HEADER.size % 8
    if zlib.crc32(view[at:]) != crc:
        raise damaged("damaged: the checksum does not fit")
    sections = []
    for _ in range(_SECTIONS):
        if at + 8 > len(view):
            raise damaged("damaged: a section is missing")
        (size,) = _SECTION.unpack_from(view, at)
        at += 8
        if at + size > len(view):
            raise damaged("damaged: a section is cut short")
        sections.append(view[at : at + size])
        at += size + -size % 8
    offsets, blob, raw_counts, raw_tags, names = sections[:5]
    try:
        counts, tag_ids = array("q", raw_counts.tobytes()), array("H", raw_tags.tobytes())
        tags = bytes(names).decode().split("\n")
        if len(offsets) != 4 * (words + 1) or len(counts) != words or len(tag_ids) != words:
            raise ValueError("the sections are not of one length")
        if any(id >= len(tags) for id in set(tag_ids)):
            raise ValueError("a tag is missing")
        if total < 0 or any(count < 1 for count in set(counts)):
            raise ValueError("a count is not positive")
        tables: Any = (*sections[5:], nodes, used) if layout == LAYOUT and layout else ()
        trie = Trie.attach(mapped, offsets, blob, counts, tables)
    except (ValueError, OverflowError) as error:
        raise damaged(f"damaged: {error}") from None
    return _Base(trie, counts, tag_ids, tags, total)
