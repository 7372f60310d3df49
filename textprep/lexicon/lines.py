"""The grammar of a lexicon's text files.

There are three kinds of file.  All are UTF-8 with or without a byte order mark, hold one word a line, and may
contain blank lines:

- A base file has lines ``word count [tag]``, as jieba's dict.txt.  The word ends at the first space.  Fields after
  the tag are ignored.
- A user file has lines ``word [count] [tag]``, as jieba's user dictionaries.  A word may contain spaces, so the
  line is read from its end.
- A word list has the word alone, spaces included.

A base file of 350,000 lines is read by a kernel.  `parse_base_line` is the same grammar for one line: it says what
is wrong with a line that the kernel rejects, and the tests compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textprep.errors import LexiconFormatError, ParameterError

#: The tags of jieba's dictionary and of the ICTCLAS tag set that it follows.
TAGS = frozenset(
    (
        "a ad ag an b c d df dg e eng f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud "
        "ug uj ul uv uz v vd vg vi vn vq w x y yg z zg"
    ).split()
)

#: Longest word in code points.  It bounds how far a cutter looks ahead; no dictionary of ours has a tenth of it,
#: and a longer "word" is a sign of a file in another format.
MAX_WORD = 255

#: Counts lie below this limit: 15 decimal digits are exact in the floating-point numbers that scores are made of.
COUNT_LIMIT = 10**15

#: The ASCII white space around a line of a base file.  Other white space belongs to the word there, as in jieba.
_ASCII_SPACE = " \t\r\v\f"

_BASE_COUNT = re.compile("[0-9]{1,15}")
_COUNTED_USER_LINE = re.compile(r"(?P<word>.+?) (?P<count>[0-9]+)(?: (?P<tag>[a-z]+))?")


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word with the count and tag that its line gives it; None for what the line omits."""

    word: str
    count: int | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class BadLine:
    """The problem of a line that does not follow the grammar."""

    problem: str


#: Reads one line without its line feed; returns None if the line is blank.
LineParser = Callable[[str], WordLine | BadLine | None]


def parse_base_line(line: str) -> WordLine | BadLine | None:
    """Read a line ``word count [tag]`` of a base file; a count of 0 is valid and leaves the word out."""
    line = line.strip(_ASCII_SPACE)
    if not line:
        return None
    fields = line.split(" ")
    word = fields[0]
    if len(word) > MAX_WORD:
        return _too_long(word)
    if len(fields) < 2:
        return BadLine(f"expected 'word count [tag]', found {_excerpt(line)!r}")
    count = fields[1]
    if _BASE_COUNT.fullmatch(count) is None:
        expected = "below 10**15" if re.fullmatch("[0-9]+", count) else "a whole number"
        return BadLine(f"count must be {expected}, found {_excerpt(count)!r}")
    return WordLine(word, int(count), fields[2] if len(fields) > 2 else "")


def parse_user_line(line: str) -> WordLine | BadLine | None:
    """Read a line ``word [count] [tag]`` of a user file, from its end because the word may contain spaces.

    After a count, a last field of small letters is the tag.  Without a count it is the tag only if it is one of
    `TAGS`: "机器 n" has a tag, but "machine learning" is a word.
    """
    line = line.strip()
    if not line:
        return None
    counted = _COUNTED_USER_LINE.fullmatch(line)
    if counted is not None:
        digits = counted["count"].lstrip("0")
        if not 0 < len(digits) <= 15:
            return BadLine(f"count must be from 1 to 10**15 - 1, found {_excerpt(digits or '0')}")
        parsed = WordLine(counted["word"], int(digits), counted["tag"])
    else:
        word, _, last = line.rpartition(" ")
        parsed = WordLine(word.strip(), None, last) if word and last in TAGS else WordLine(line)
    return parsed if len(parsed.word) <= MAX_WORD else _too_long(parsed.word)


def parse_word_list_line(line: str) -> WordLine | BadLine | None:
    """Read a line of a word list: all of it is the word."""
    word = line.strip()
    if len(word) > MAX_WORD:
        return _too_long(word)
    return WordLine(word) if word else None


def _too_long(word: str) -> BadLine:
    return BadLine(f"a word has at most {MAX_WORD} characters, found {len(word)}: {word[:20]!r}…")


def _excerpt(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def numbered_lines(data: bytes, parse: LineParser) -> Iterator[tuple[int, WordLine | BadLine]]:
    """Yield each line that is not blank with its number, from 1; a line that is not UTF-8 is a `BadLine`."""
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            parsed = parse(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            parsed = BadLine(f"not UTF-8 (byte 0x{raw[error.start]:02X})")
        if parsed is not None:
            yield number, parsed


def parse_lines(data: bytes, file_name: str, parse: LineParser) -> list[WordLine]:
    """Return the lines of a file that are not blank.

    Raises:
        LexiconFormatError: a line does not follow the grammar; the message names the file and the line.
    """
    found = []
    for number, line in numbered_lines(data, parse):
        if isinstance(line, BadLine):
            raise LexiconFormatError(f"{file_name}:{number}: {line.problem}")
        found.append(line)
    return found


def find_problems(data: bytes, parse: LineParser) -> Iterator[tuple[int, str]]:
    """Yield (line number, problem) in the order of the lines.

    Problems are lines that do not follow the grammar, repeated words, words with count 0, and words that begin or
    end with white space.
    """
    seen: dict[str, int] = {}
    for number, line in numbered_lines(data, parse):
        if isinstance(line, BadLine):
            yield number, line.problem
        elif line.count == 0:
            yield number, f"{line.word!r} has count 0 and is left out"
        elif line.word in seen:
            yield number, f"{line.word!r} repeats line {seen[line.word]}"
        else:
            seen[line.word] = number
            if line.word != line.word.strip():
                yield number, f"{line.word!r} begins or ends with white space"


def check_word(word: str, count: int) -> None:
    """Raise `ParameterError` unless the word has 1 to `MAX_WORD` code points and the count is a valid one."""
    if not isinstance(word, str) or not word:
        raise ParameterError(f"a word must be a non-empty string, found {word!r}")
    if len(word) > MAX_WORD:
        raise ParameterError(_too_long(word).problem)
    if isinstance(count, bool) or not isinstance(count, int) or not 0 < count < COUNT_LIMIT:
        raise ParameterError(f"the count of {word!r} must be a whole number from 1 to 10**15 - 1, found {count!r}")
