"""The grammar of a lexicon's text files.

There are three kinds of file.  All are UTF-8 with or without a byte order mark, hold one word a line, and may
contain blank lines:

- A base file has lines ``word count [tag]``, as jieba's dict.txt.  The word ends at the first space.  Fields after
  the tag are ignored.
- A user file has lines ``word [count] [tag] [!]``, as jieba's user dictionaries.  A word may contain spaces, so the
  line is read from its end.  Spaces or tabs separate the fields.  The count 0 forbids a word, and the mark ``!``
  forces it.
- A word list has the word alone, spaces included.

A base file of 350,000 lines is read by a kernel.  `parse_base_line` is the same grammar for one line: it says what
is wrong with a line that the kernel rejects, and the tests compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from textprep import han
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

# Parts of a user line.
_HAN = re.compile(f"[{han.IDEOGRAPHS}]")
_DIGITS = re.compile("[0-9]+")
_SMALL_LETTERS = re.compile("[a-z]+")
#: Numbers that are no counts: signed ones, decimals, groups of thousands, exponents, full-width digits, and numbers
#: with a separator or a punctuation mark before or after them.
_NUMBER = re.compile(r"[=:：、,，]*[+\-−]?\d[\d.,，_']*(?:[eE][+\-]?\d+)?[。;；、:：!！?？]*")
#: Separators of fields in other formats. After a digit, a colon and the like belong to the word: 北京时间8:30.
_FOREIGN_SEPARATOR = re.compile("[,，;；|]|(?<![0-9])[:：、=]")
#: Marks that resemble "!", which forces a word.
_EXCLAMATION = re.compile("[!！]+")
#: Last fields that resemble a count or a tag: 五, 5n, (5), (n), /n.
_LIKE_FIELD = re.compile(
    r"[〇零一二两三四五六七八九十百千万亿]+|[0-9]+(?P<glued>[a-z]+)|[(（\[【<][0-9]+[)）\]】>]|"
    r"[(（\[【</](?P<bracketed>[a-z]+)[)）\]】>]?"
)
_SEPARATORS = tuple(",，;；:：、=|")
#: A comment as other formats have it: "//" at the start of a line, "#" or "//" behind white space.
_COMMENT = re.compile(r"//|.*\s(?:#|//)")
#: A word in quotation marks.
_QUOTED = re.compile("[\"'“‘「].+[\"'”’」]")
#: A word with a mark or a tag behind it and no space between: 清华!, 清华/n.
_GLUED_FIELD = re.compile(r".*[^\s!！]([!！]|/(?P<tag>[a-z]+))")

_USER_FORM = "'word [count] [tag]' with spaces or tabs between the fields"
_COUNT_RANGE = "a whole number from 0 to 10**15 - 1"


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word with the count and tag that its line gives it; None for what the line omits.

    Attributes:
        force: whether the line has the mark that forces the word.
        note: why the writer may have meant something else; empty if the line is clear.
    """

    word: str
    count: int | None = None
    tag: str | None = None
    force: bool = False
    note: str = field(default="", compare=False)


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
    """Read a line ``word [count] [tag] [!]`` of a user file, from its end because the word may contain spaces.

    - A count is a whole number; 0 forbids the word. A number that is no count (3.5, -3, 1,000) after a word with Han
      characters is an error. After another word it belongs to the word: "Windows 8.1".
    - After a count, the last field is the tag: any field if the word has Han characters, else small letters or a tag
      of `TAGS` in capitals: "英语4级 100 NZ" has a tag, but "Windows 11 Pro" is a word.
    - Without a count, the last field is the tag if it has small letters only and the word has Han characters, or if it
      is one of `TAGS`: "租金收入 fa" and "machine n" have a tag, but "machine learning" is a word.
    - A field ``!`` at the end forces the word: it is never split and never part of a longer token. In a line with Han
      characters it is an error at another place, and so are ``！`` and ``!!`` at the end of any line.
    - A number before a word with Han characters, without a count after it, is an error: "5 打底裤".
    - There are no comments: a line that begins with "#" is a word, as in jieba.
    """
    line = line.strip()
    if not line:
        return None
    rest, last = _split_last(line)
    force = last == "!" and rest != ""
    fields = rest if force else line
    parsed = _misplaced_exclamation(fields) or _counted_line(fields) or _misread_line(fields) or _uncounted_line(fields)
    if isinstance(parsed, WordLine):
        parsed = _number_first(parsed, line) or parsed
    if isinstance(parsed, BadLine):
        return parsed
    if len(parsed.word) > MAX_WORD:
        return _too_long(parsed.word)
    if force and parsed.count == 0:
        return BadLine(f"count 0 forbids a word and '!' forces it, found both in {_excerpt(line)!r}")
    return WordLine(parsed.word, parsed.count, parsed.tag, force, _doubt(line, parsed) or parsed.note)


def _split_last(text: str) -> tuple[str, str]:
    """Return the text before the last white space and the field after it; the former is empty for one field."""
    parts = text.rsplit(None, 1)
    return (parts[0], parts[1]) if len(parts) == 2 else ("", text)


def _misplaced_exclamation(line: str) -> BadLine | None:
    """Return the error of a line that has the mark that forces a word at another place than its end, or another one."""
    if "!" not in line and "！" not in line:
        return None
    *before, last = line.split()
    if before and _EXCLAMATION.fullmatch(last):
        found = last
    elif _HAN.search(line) and any(map(_EXCLAMATION.fullmatch, before)):
        found = line
    else:
        return None
    return BadLine(f"the mark that forces a word is one '!' as the last field, found {_excerpt(found)!r}")


def _number_first(parsed: WordLine, line: str) -> BadLine | None:
    """Return the error of a line that has a number before a word with Han characters and no count after it."""
    first, *others = parsed.word.split(None, 1)
    if parsed.count is not None or not others or not _NUMBER.fullmatch(first) or not _HAN.search(others[0]):
        return None
    return BadLine(
        f"expected {_USER_FORM}, found {_excerpt(line)!r}; if {_excerpt(first)!r} belongs to the word, write a count "
        "after it"
    )


def _doubt(line: str, parsed: WordLine) -> str:
    """Return why the writer of a valid line may have meant something else; empty if the line is clear."""
    word, count = parsed.word, parsed.count
    is_heading = line.startswith("#") and (line[1:2].isspace() or (count is None and not word.endswith("#")))
    if is_heading or (_HAN.search(word) and _COMMENT.match(word)):
        return f"a user dictionary has no comments; {_excerpt(word)!r} is read as a word"
    fields = word.split()
    is_doubtful = word.endswith(_SEPARATORS) and (count is not None or parsed.tag is not None)
    if _HAN.search(word):
        glued = _GLUED_FIELD.fullmatch(word)
        is_doubtful = (
            is_doubtful
            or _QUOTED.fullmatch(word) is not None
            or (glued is not None and (glued["tag"] is None or glued["tag"] in TAGS))
        )
    if len(fields) > 1:
        if _HAN.search(word):
            is_doubtful = is_doubtful or (
                (_DIGITS.fullmatch(fields[0]) or _DIGITS.fullmatch(fields[-1])) is not None
                if count is not None
                else _is_like_field(fields[-1])
            )
        else:
            is_doubtful = is_doubtful or "!" in fields or (count is None and _DIGITS.fullmatch(fields[0]) is not None)
    if not is_doubtful:
        return ""
    return f"{_excerpt(word)!r} is read as the word" + ("" if count is None else f" and {count} as its count")


def _is_like_field(field: str) -> bool:
    found = _LIKE_FIELD.fullmatch(field)
    if found is None:
        return False
    tag = found["glued"] or found["bracketed"]
    return tag is None or tag in TAGS


def _counted_line(line: str) -> WordLine | BadLine | None:
    """Read the fields of a line with a count; return None if it has none."""
    rest, last = _split_last(line)
    word, middle = _split_last(rest)
    if rest and _DIGITS.fullmatch(last):
        if word and _HAN.search(word) and (_SMALL_LETTERS.fullmatch(middle) or _is_capital_tag(middle)):
            return BadLine(
                f"count and tag are swapped: expected '{_excerpt(word)} {_excerpt(last)} {_excerpt(middle)}', found "
                f"{_excerpt(line)!r}; if {_excerpt(middle)!r} belongs to the word, write a tag after the count"
            )
        return _with_count(rest, last, None)
    if word and _DIGITS.fullmatch(middle) and _is_tag_after_count(word, last):
        return _with_count(word, middle, last)
    return None


def _with_count(word: str, count: str, tag: str | None) -> WordLine | BadLine:
    digits = count.lstrip("0") or "0"
    if len(digits) > 15:
        return BadLine(f"count must be {_COUNT_RANGE}, found {_excerpt(digits)}")
    unusual = tag is not None and _SMALL_LETTERS.fullmatch(tag) is None
    note = f"{tag!r} is read as the tag of {word!r}" if unusual else ""
    return WordLine(word, int(digits), tag, note=note)


def _is_tag_after_count(word: str, field: str) -> bool:
    if _SMALL_LETTERS.fullmatch(field) or _is_capital_tag(field):
        return True
    return _HAN.search(word) is not None and _NUMBER.fullmatch(field) is None


def _is_capital_tag(field: str) -> bool:
    """Return whether the field is a tag in capitals; one capital letter is not: "iPhone 5 S" is a word."""
    return len(field) > 1 and field.isupper() and field.lower() in TAGS


def _misread_line(line: str) -> BadLine | None:
    """Return the error of a line whose number is not a valid count, or that has the separators of another format."""
    rest, last = _split_last(line)
    word, middle = _split_last(rest)
    for before, number, tag in ((rest, last, ""), (word, middle, last)):
        if before and _NUMBER.fullmatch(number) and (not tag or _is_tag_after_count(before, tag)):
            signed = number[0] in "+-−"
            if signed or _HAN.search(before):
                hint = "" if signed else "; if the number belongs to the word, write a count after it"
                return BadLine(f"count must be {_COUNT_RANGE}, found {_excerpt(number)!r}{hint}")
    first, *others = (part.strip() for part in _FOREIGN_SEPARATOR.split(line))
    is_row = (
        1 <= len(others) <= 3
        and any(others)
        and all(not other or _NUMBER.fullmatch(other) or other.lower() in TAGS for other in others)
    )
    complete = len(others) >= 2 and _NUMBER.fullmatch(others[0]) is not None and others[1].lower() in TAGS
    if first and is_row and (_HAN.search(first) or complete):
        return BadLine(f"expected {_USER_FORM}, found {_excerpt(line)!r}")
    return None


def _uncounted_line(line: str) -> WordLine:
    """Read the fields of a line without a count."""
    word, last = _split_last(line)
    if not word:
        return WordLine(line)
    has_han = _HAN.search(word) is not None
    if _is_capital_tag(last) or (_SMALL_LETTERS.fullmatch(last) and (has_han or last in TAGS)):
        doubtful = last not in TAGS or (not has_han and len(last) == 1)
        note = f"{last!r} is read as the tag of {word!r}" if doubtful else ""
        return WordLine(word, None, last, note=note)
    note = f"{line!r} is read as one word; {last!r} is no count" if _NUMBER.fullmatch(last) else ""
    return WordLine(line, note=note)


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

    Problems are lines that do not follow the grammar, repeated words, words of a base file with count 0, words that
    begin or end with white space, and lines of a user file that the writer may have meant otherwise.
    """
    seen: dict[str, int] = {}
    for number, line in numbered_lines(data, parse):
        if isinstance(line, BadLine):
            yield number, line.problem
        elif line.count == 0 and parse is not parse_user_line:
            yield number, f"{line.word!r} has count 0 and is left out"
        elif line.word in seen:
            yield number, f"{line.word!r} repeats line {seen[line.word]}"
        else:
            seen[line.word] = number
            if line.word != line.word.strip():
                yield number, f"{line.word!r} begins or ends with white space"
            if line.note:
                yield number, line.note


#: Words keep the number of their tag in 16 bits; the empty tag is one of them.
MOST_TAGS = 65_536
TOO_MANY_TAGS = f"a lexicon has at most {MOST_TAGS - 1} different tags"
#: Tags are fields of lines, and compiled files hold them as lines of UTF-8.
_NOT_IN_TAG = re.compile(r"[\r\n\ud800-\udfff]")


def check_tag(tag: str) -> None:
    """Raise `ParameterError` unless the tag is a string without line ends and without lone surrogates."""
    if not isinstance(tag, str) or _NOT_IN_TAG.search(tag) is not None:
        raise ParameterError(f"a tag must be a string without line ends and lone surrogates, found {tag!r:.60}")


def check_word(word: str, count: int) -> None:
    """Raise `ParameterError` unless the word has 1 to `MAX_WORD` code points and the count is a valid one."""
    if not isinstance(word, str) or not word:
        raise ParameterError(f"a word must be a non-empty string, found {word!r}")
    if len(word) > MAX_WORD:
        raise ParameterError(_too_long(word).problem)
    if isinstance(count, bool) or not isinstance(count, int) or not 0 < count < COUNT_LIMIT:
        raise ParameterError(f"the count of {word!r} must be a whole number from 1 to 10**15 - 1, found {count!r}")
