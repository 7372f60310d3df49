"""The parts of a regular expression of the module ``re``, for ``pattern_scanners.py``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LAST = 0x10FFFF
EVERY_CHARACTER = "".join(map(chr, range(LAST + 1)))
UNLIMITED = int(op.MAXREPEAT)

#: The categories: what Python asks of a character of ASCII, and what C asks of another one.
CATEGORIES = {
    op.CATEGORY_DIGIT: (str.isdecimal, "tp_is_digit(c)"),
    op.CATEGORY_SPACE: (str.isspace, "Py_UNICODE_ISSPACE(c)"),
    op.CATEGORY_WORD: (lambda c: c.isalnum() or c == "_", "Py_UNICODE_ISALNUM(c)"),
    op.CATEGORY_NOT_DIGIT: (lambda c: not c.isdecimal(), "!tp_is_digit(c)"),
    op.CATEGORY_NOT_SPACE: (lambda c: not c.isspace(), "!Py_UNICODE_ISSPACE(c)"),
    op.CATEGORY_NOT_WORD: (lambda c: not (c.isalnum() or c == "_"), "!Py_UNICODE_ISALNUM(c)"),
}

Range = tuple[int, int]


@dataclass(frozen=True)
class Set:
    """One character of a set.

    Parameters:
        ascii: a bit for each character of ASCII.
        ranges: the ranges of further characters; with categories, of those that they do not cover.
        categories: C conditions, each of which lets further characters in.
        negated: the ranges and categories say which characters beyond ASCII are not in the set.
    """

    ascii: int
    ranges: tuple[Range, ...]
    categories: tuple[str, ...] = ()
    negated: bool = False

    def all_ranges(self) -> list[Range]:
        """Return the ranges of a set without categories, those of ASCII first."""
        return [*joined((c, c) for c in range(128) if self.ascii >> c & 1), *self.ranges]


@dataclass(frozen=True)
class Choice:
    """One of several sequences; the first that lets the rest match wins."""

    arms: tuple[Parts, ...]


@dataclass(frozen=True)
class Repeat:
    """A repeated sequence; ``kind`` is "greedy", "lazy" or "possessive"."""

    kind: str
    least: int
    most: int
    body: Parts


@dataclass(frozen=True)
class Look:
    """A condition on the characters ahead, or on the ``width`` characters behind (0 is ahead)."""

    width: int
    negated: bool
    body: Parts


Part = Set | Choice | Repeat | Look
Parts = tuple[Part, ...]


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Return ranges in order, with those joined that touch."""
    result: list[Range] = []
    for low, high in sorted(ranges):
        if result and low <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def make_set(items: Sequence[tuple[Any, Any]], ignore_case: bool) -> Set:
    """Return the set of a parsed character class or literal."""
    negated = any(kind is op.NEGATE for kind, _ in items)
    ranges = [(value, value) for kind, value in items if kind is op.LITERAL]
    ranges += [value for kind, value in items if kind is op.RANGE]
    categories = [value for kind, value in items if kind is op.CATEGORY]
    if ignore_case and ranges:
        if negated or categories:
            raise ValueError("a class that ignores case has neither categories nor ^")
        ranges = both_cases(tuple(ranges))
    ascii_bits = 0
    for code in range(128):
        member = any(low <= code <= high for low, high in ranges)
        member = member or any(CATEGORIES[category][0](chr(code)) for category in categories)
        ascii_bits |= (member != negated) << code
    beyond = joined((max(low, 128), high) for low, high in ranges if high >= 128)
    if not categories and negated:
        edges = [128, *(edge for low, high in beyond for edge in (low, high + 1)), LAST + 1]
        beyond = [(low, high - 1) for low, high in zip(edges[::2], edges[1::2], strict=True) if low < high]
        negated = False
    return Set(ascii_bits, tuple(beyond), tuple(CATEGORIES[category][1] for category in categories), negated)


@functools.cache
def both_cases(ranges: tuple[Range, ...]) -> list[Range]:
    """Return the characters that the module ``re`` finds in some ranges if it ignores case."""
    inside = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)
    return joined((ord(found),) * 2 for found in re.findall(f"(?i)[{inside}]", EVERY_CHARACTER))


def convert(parsed: Any, ignore_case: bool = False) -> Parts:
    """Return the parts of what the module ``re`` parsed."""
    parts: list[Part] = []
    items = list(parsed)
    for index, (kind, value) in enumerate(items):
        if kind is op.LITERAL:
            parts.append(make_set([(kind, value)], ignore_case))
        elif kind is op.IN:
            parts.append(make_set(value, ignore_case))
        elif kind is op.BRANCH:
            parts.append(choice_of([convert(arm, ignore_case) for arm in value[1]]))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, body = value
            name = {op.MAX_REPEAT: "greedy", op.MIN_REPEAT: "lazy", op.POSSESSIVE_REPEAT: "possessive"}[kind]
            parts += repeated(name, int(least), int(most), convert(body, ignore_case))
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            direction, body = value
            low, high = body.getwidth()
            if direction < 0 and low != high:
                raise ValueError("a look-behind has a fixed width")
            parts.append(Look(low if direction < 0 else 0, kind is op.ASSERT_NOT, convert(body, ignore_case)))
        elif kind is op.SUBPATTERN:
            group, added, removed, body = value
            if group is not None:
                # A choice between the characters that the group can hold, each with the rest of the sequence.
                return (*parts, group_choice(group, body, items[index + 1 :], ignore_case))
            if removed or added & ~re.IGNORECASE.value:
                raise ValueError("the only flag is (?i:...)")
            parts += convert(body, ignore_case or bool(added))
        else:
            raise ValueError(f"{kind} has no translation")
    return tuple(parts)


def choice_of(arms: Sequence[Parts]) -> Part:
    """Return a choice, or one set if every arm is a character."""
    sets = [arm[0] for arm in arms if len(arm) == 1 and isinstance(arm[0], Set)]
    return (union(sets) if len(sets) == len(arms) else None) or Choice(tuple(arms))


def union(sets: Iterable[Set | None]) -> Set | None:
    """Return the union of sets; None if one of them is None or negated."""
    ascii_bits = 0
    ranges: list[Range] = []
    categories: set[str] = set()
    for members in sets:
        if members is None or members.negated:
            return None
        ascii_bits |= members.ascii
        ranges += members.ranges
        categories.update(members.categories)
    return Set(ascii_bits, tuple(joined(ranges)), tuple(sorted(categories)))


def group_choice(group: int, body: Any, rest: list[Any], ignore_case: bool) -> Choice:
    """Return a choice of what a group of one character holds, so that references to the group become literals."""
    kind, value = body[0]
    if len(body) > 1 or kind is not op.IN or any(item is not op.LITERAL for item, _ in value):
        raise ValueError("a group holds one of several characters")
    arms = []
    for item in value:
        arm = [item, *((item if (part, number) == (op.GROUPREF, group) else (part, number)) for part, number in rest)]
        arms.append(convert(arm, ignore_case))
    return Choice(tuple(arms))


def repeated(kind: str, least: int, most: int, body: Parts) -> Parts:
    """Return a repetition, or the body written out if it is short and the number of repetitions is fixed."""
    if most == 0:
        return ()
    is_set = len(body) == 1 and isinstance(body[0], Set)
    if least == most and (is_set or (least == 1 and kind != "possessive")):
        return body * least
    return (Repeat(kind, least, most, body),)


def is_deterministic(sequence: Parts) -> bool:
    """Return whether a sequence matches in one way only, so that there is nothing to take back."""
    return all(
        isinstance(part, Set | Look) or (isinstance(part, Repeat) and part.kind == "possessive") for part in sequence
    )


def first_characters(parts: Parts) -> Iterator[tuple[Set | None, Parts]]:
    """Yield each set with whose characters a match can begin, and the parts that follow; None if a match can be empty.

    Conditions are taken for true, so a match need not exist.
    """
    if not parts:
        yield None, ()
        return
    part, rest = parts[0], parts[1:]
    if isinstance(part, Set):
        yield part, rest
    elif isinstance(part, Choice):
        for arm in part.arms:
            yield from first_characters(arm + rest)
    elif isinstance(part, Repeat):
        fewer = part.most if part.most == UNLIMITED else part.most - 1
        again = repeated(part.kind, max(part.least - 1, 0), fewer, part.body)
        for members, after in first_characters(part.body):
            if members is not None:
                yield members, after + again + rest
        if part.least == 0:
            yield from first_characters(rest)
    else:
        yield from first_characters(rest)


def openings(regex: str) -> tuple[set[Set | None], set[Set | None], set[Set | None]]:
    """Return three kinds of sets: first characters, and what can be second behind ASCII and behind another character.

    None stands for no character: the match is complete.
    """
    first: set[Set | None] = set()
    behind_ascii: set[Set | None] = set()
    behind_other: set[Set | None] = set()
    for members, rest in first_characters(parse(regex)):
        if members is None:
            raise ValueError(f"{regex!r} matches the empty text")
        first.add(members)
        second = {each for each, _ in first_characters(rest)}
        if members.ascii:
            behind_ascii |= second
        if members.ranges or members.categories:
            behind_other |= second
    return first, behind_ascii, behind_other


def parse(regex: str) -> Parts:
    """Return the parts of a regular expression.

    Raises:
        ValueError: it has a part that cannot be translated.
    """
    return convert(parser.parse(regex))
