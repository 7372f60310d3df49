"""The grammar of a lexicon's text file, and what can be wrong with a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textprep.errors import LexiconFormatError, ParameterError

#: The tags of jieba's dictionary and of the ICTCLAS set it follows.  In a user's file without counts
#: a last field in small letters is a tag only if it is one of these, else part of the word.
TAGS = frozenset(
    (
        "a ad ag an b c d df dg e eng f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud "
        "ug uj ul uv uz v vd vg vi vn vq w x y yg z zg"
    ).split()
)

_COUNTED = re.compile(r"(?P<word>.+?) (?P<count>[0-9]+)(?: (?P<tag>[a-z]+))?")


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
                yield number, base_line_problem(line, "", 0).partition(": ")[2]
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


def check_word(word: str, count: int) -> None:
    """Raise `ParameterError` unless the word has 1 to 255 characters and the count lies in 1 to 10**15 - 1."""
    if not isinstance(word, str) or not word:
        raise ParameterError(f"a word is a string that is not empty, found {word!r}")
    if len(word) > 255:
        raise ParameterError(f"a word has at most 255 characters, found {len(word)}: {word[:20]!r}…")
    if isinstance(count, bool) or not isinstance(count, int) or not 0 < count < 10**15:
        raise ParameterError(f"the count of {word!r} must be a whole number between 1 and 10**15, found {count!r}")


def base_line_problem(line: str, source: str, number: int) -> str:
    """Return the message for a line of a base file that is not ``word count [tag]``."""
    fields = line.split(" ")
    if len(fields[0]) > 255:
        return f"{source}:{number}: a word has at most 255 characters, found {len(fields[0])}"
    if len(fields) < 2:
        return f"{source}:{number}: expected 'word count [tag]', found {line!r}"
    if fields[1].isascii() and fields[1].isdigit():
        return f"{source}:{number}: count must be below 10**15, found {fields[1]!r}"
    return f"{source}:{number}: count must be a whole number, found {fields[1]!r}"
