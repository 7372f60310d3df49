"""Write the scanners of the named patterns in C: ``python .ci/pattern_scanners.py [--check]``.

The regular expressions in textprep/kernels/patterns/regexes.py define the patterns.  This script translates them into
two headers beside that file: ``character_sets.h`` and ``scanners_template.h``.  Without ``--check`` the headers are
rewritten; with it, the script fails if they are not what the regular expressions say.

The translation keeps the semantics of the module ``re``, which tries alternatives in order and takes back choices until
the rest of the expression matches.  Each part of an expression becomes a C function that tries the part at a position
and then calls the function of what follows (its continuation).  A function returns the end of the whole match, or -1.
So the alternatives of ``(?:a|b)c`` are two functions with the same continuation, and a function takes back a choice by
calling the continuation again.  The parts that a possessive repetition or a look-around contains end with success
instead of a continuation, because nothing takes back a choice inside of them.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "textprep" / "kernels" / "patterns"
sys.path.insert(0, str(ROOT))

from textprep.kernels.patterns.regexes import REGEXES  # noqa: E402

LAST = 0x10FFFF
EVERY_CHARACTER = "".join(map(chr, range(LAST + 1)))
UNLIMITED = int(op.MAXREPEAT)
#: A set with more ranges beyond ASCII than this is searched in a table.
MOST_COMPARISONS = 24

#: The categories: what Python and what C asks of a character.
CATEGORIES = {
    op.CATEGORY_DIGIT: (str.isdecimal, "Py_UNICODE_ISDECIMAL(c)"),
    op.CATEGORY_SPACE: (str.isspace, "Py_UNICODE_ISSPACE(c)"),
    op.CATEGORY_WORD: (lambda c: c.isalnum() or c == "_", "Py_UNICODE_ISALNUM(c)"),
    op.CATEGORY_NOT_DIGIT: (lambda c: not c.isdecimal(), "!Py_UNICODE_ISDECIMAL(c)"),
    op.CATEGORY_NOT_SPACE: (lambda c: not c.isspace(), "!Py_UNICODE_ISSPACE(c)"),
    op.CATEGORY_NOT_WORD: (lambda c: not (c.isalnum() or c == "_"), "!Py_UNICODE_ISALNUM(c)"),
}

Range = tuple[int, int]


# The parts of a regular expression.


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

    arms: tuple[Sequence_, ...]


@dataclass(frozen=True)
class Repeat:
    """A repeated sequence; ``kind`` is "greedy", "lazy" or "possessive"."""

    kind: str
    least: int
    most: int
    body: Sequence_


@dataclass(frozen=True)
class Look:
    """A condition on the characters ahead, or on the ``width`` characters behind (0 is ahead)."""

    width: int
    negated: bool
    body: Sequence_


Part = Set | Choice | Repeat | Look
Sequence_ = tuple[Part, ...]


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


def convert(parsed: Any, ignore_case: bool = False) -> Sequence_:
    """Return the parts of what the module ``re`` parsed."""
    parts: list[Part] = []
    items = list(parsed)
    for index, (kind, value) in enumerate(items):
        if kind is op.LITERAL:
            parts.append(make_set([(kind, value)], ignore_case))
        elif kind is op.IN:
            parts.append(make_set(value, ignore_case))
        elif kind is op.BRANCH:
            parts.append(Choice(tuple(convert(arm, ignore_case) for arm in value[1])))
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


def group_choice(group: int, body: Any, rest: list[Any], ignore_case: bool) -> Choice:
    """Return a choice of what a group of one character holds, so that references to the group become literals."""
    ((kind, value),) = body
    if kind is not op.IN or any(item is not op.LITERAL for item, _ in value):
        raise ValueError("a group holds one of several characters")
    arms = []
    for item in value:
        arm = [item, *((item if (part, number) == (op.GROUPREF, group) else (part, number)) for part, number in rest)]
        arms.append(convert(arm, ignore_case))
    return Choice(tuple(arms))


def repeated(kind: str, least: int, most: int, body: Sequence_) -> Sequence_:
    """Return a repetition, or the body written out if it is short and the number of repetitions is fixed."""
    if most == 0:
        return ()
    if least == most and (least == 1 or (len(body) == 1 and isinstance(body[0], Set))):
        return body * least
    return (Repeat(kind, least, most, body),)


def is_deterministic(sequence: Sequence_) -> bool:
    """Return whether a sequence matches in one way only, so that there is nothing to take back."""
    return all(
        isinstance(part, Set | Look) or (isinstance(part, Repeat) and part.kind == "possessive") for part in sequence
    )


# The C code.


def condition(ranges: Sequence[Range]) -> str:
    """Return a C condition for a character in one of some ranges."""
    return " || ".join(f"c == {low:#x}" if low == high else f"c - {low:#x} <= {high - low:#x}" for low, high in ranges)


@dataclass
class CharacterSets:
    """The functions of the sets, as they are needed."""

    names: dict[Set, str] = field(default_factory=dict)
    code: list[str] = field(default_factory=list)

    def test(self, members: Set, character: str) -> str:
        """Return a C condition for a character in a set."""
        if not members.categories:
            ranges = members.all_ranges()
            if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
                return f"{character} == {ranges[0][0]:#x}"
        if members not in self.names:
            self.names[members] = f"tp_set_{len(self.names)}"
            self.code.append(self.function(self.names[members], members))
        return f"{self.names[members]}({character})"

    def function(self, name: str, members: Set) -> str:
        """Return the C function of a set."""
        head = f"static inline int {name}(uint32_t c)\n{{\n"
        if not members.categories and len(members.all_ranges()) <= 3:
            return f"{head}    return {condition(members.all_ranges())};\n}}\n"
        before = ""
        tests = list(members.categories)
        if len(members.ranges) > MOST_COMPARISONS:
            table = ", ".join(f"{{{low:#x}, {high:#x}}}" for low, high in members.ranges)
            before = wrapped(f"static const tp_range {name}_ranges[] = {{{table}}};")
            tests.append(f"tp_in_ranges({name}_ranges, {len(members.ranges)}, c)")
        elif members.ranges:
            tests.append(condition(members.ranges))
        beyond = " || ".join(tests) or "0"
        if members.negated:
            beyond = f"!({beyond})"
        low, high = members.ascii & (1 << 64) - 1, members.ascii >> 64
        ascii_part = f"    if (c < 128)\n        return (c < 64 ? {low:#x}u >> c : {high:#x}u >> (c - 64)) & 1;\n"
        ascii_part = ascii_part.replace("u >>", "ull >>")
        if not members.ascii and not members.categories:
            return f"{before}{head}{wrapped(f'    return {beyond};')}}}\n"
        return f"{before}{head}{ascii_part}{wrapped(f'    return {beyond};')}}}\n"


def wrapped(line: str) -> str:
    """Return a line of C, broken at 118 characters."""
    lines = []
    indent = " " * (len(line) - len(line.lstrip()))
    while len(line) > 118:
        at = line.rfind(" ", len(indent) + 8, 118)
        lines.append(line[:at])
        line = f"{indent}    {line[at + 1 :]}"
    return "\n".join([*lines, line]) + "\n"


@dataclass
class Scanner:
    """The C functions of one pattern.

    A continuation is the name of a function, or empty for success.
    """

    pattern: str
    sets: CharacterSets
    code: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def define(self, body: str) -> str:
        """Return the name of a function with this body."""
        if body not in self.known:
            name = f"{self.pattern}_{len(self.known)}"
            self.known[body] = name
            self.code.append(f"TP_PART({name})\n{{\n{body}}}\n")
        return self.known[body]

    def call(self, continuation: str, position: str = "at") -> str:
        """Return the C expression that calls a continuation."""
        return f"TP_CALL({continuation}, {position})" if continuation else position

    def sequence(self, parts: Sequence_, continuation: str) -> str:
        """Return the function of a sequence and its continuation."""
        n = 0
        while n < len(parts) and isinstance(parts[n], Set | Look):
            n += 1
        if n < len(parts):
            continuation = self.part(parts[n], self.sequence(parts[n + 1 :], continuation))
        if n == 0:
            return continuation
        conditions = []
        length = sum(isinstance(part, Set) for part in parts[:n])
        if length:
            conditions.append(f"size - at < {length}" if length > 1 else "at >= size")
        offset = 0
        for part in parts[:n]:
            place = f"at + {offset}" if offset else "at"
            if isinstance(part, Set):
                conditions.append(negation(self.sets.test(part, f"text[{place}]")))
                offset += 1
            elif isinstance(part, Look):
                conditions.append(self.look_fails(part, place))
        tests = " ||\n        ".join(conditions)
        end = f"at + {offset}" if offset else "at"
        return self.define(f"    if ({tests})\n        return -1;\n    return {self.call(continuation, end)};\n")

    def look_fails(self, look: Look, place: str) -> str:
        """Return the C condition under which a look-around fails at a place."""
        if len(look.body) == 1 and isinstance(look.body[0], Set):
            if look.width:
                character = f"text[{place} - 1]"
                holds = f"{place} > 0 && {self.sets.test(look.body[0], character)}"
            else:
                holds = f"{place} < size && {self.sets.test(look.body[0], f'text[{place}]')}"
            return f"({holds})" if look.negated else f"!({holds})"
        function = self.sequence(look.body, "")
        if look.width:
            found = f"{place} >= {look.width} && {self.call(function, f'{place} - {look.width}')} >= 0"
            return f"({found})" if look.negated else f"!({found})"
        return f"{self.call(function, place)} {'>=' if look.negated else '<'} 0"

    def part(self, part: Part, continuation: str) -> str:
        """Return the function of one part and its continuation."""
        if isinstance(part, Choice):
            return self.choice([self.sequence(arm, continuation) for arm in part.arms])
        if isinstance(part, Repeat):
            if len(part.body) == 1 and isinstance(part.body[0], Set):
                return self.repeated_set(part, part.body[0], continuation)
            if part.kind == "possessive":
                return self.possessive(part, continuation)
            if part.most == UNLIMITED:
                return self.unlimited(part, continuation)
            return self.written_out(part, continuation)
        return self.sequence((part,), continuation)

    def choice(self, functions: Sequence[str]) -> str:
        """Return the function that tries functions in turn."""
        # What follows success is never tried.
        tried = list(functions[: functions.index("")]) if "" in functions else list(functions[:-1])
        last = "" if "" in functions else functions[-1]
        lines = "".join(f"    if ((end = {self.call(function)}) >= 0)\n        return end;\n" for function in tried)
        return self.define(f"    int64_t end;\n{lines}    return {self.call(last)};\n") if tried else last

    def repeated_set(self, part: Repeat, members: Set, continuation: str) -> str:
        """Return the function of a repeated character."""
        bounded = part.most != UNLIMITED
        limit = "stop" if bounded else "size"
        lines = "    int64_t next = at;\n"
        if bounded:
            lines = f"    int64_t next = at, stop = size - at > {part.most} ? at + {part.most} : size;\n"
        if part.kind == "greedy" and continuation:
            lines = lines.replace("next = at", "end, next = at", 1)
        lines += f"    while (next < {limit} && {self.sets.test(members, 'text[next]')})\n        next++;\n"
        if part.kind == "possessive" or not continuation:
            if part.least:
                lines += f"    if (next - at < {part.least})\n        return -1;\n"
            return self.define(f"{lines}    return {self.call(continuation, 'next')};\n")
        if part.kind != "greedy":
            raise ValueError("a repeated character is greedy or possessive")
        least = f"at + {part.least}" if part.least else "at"
        lines += f"    for (; next >= {least}; next--)\n"
        lines += f"        if ((end = {self.call(continuation, 'next')}) >= 0)\n            return end;\n"
        return self.define(f"{lines}    return -1;\n")

    def possessive(self, part: Repeat, continuation: str) -> str:
        """Return the function of a possessive repetition."""
        body = self.call(self.sequence(part.body, ""))
        bounded = part.most != UNLIMITED
        declared = "    int64_t end, count = 0;\n" if bounded or part.least else "    int64_t end;\n"
        test = f"count < {part.most} && " if bounded else ""
        step = "        at = end;\n" if not (bounded or part.least) else "        at = end, count++;\n"
        lines = f"{declared}    while ({test}(end = {body}) >= 0)\n{step}"
        if part.least:
            lines += f"    if (count < {part.least})\n        return -1;\n"
        return self.define(f"{lines}    return {self.call(continuation)};\n")

    def unlimited(self, part: Repeat, continuation: str) -> str:
        """Return the function of a greedy repetition without a limit, whose body matches in one way only.

        The greedy choice is the greatest number of repetitions behind which the rest matches, so the last success wins.
        """
        if part.kind != "greedy" or part.least != 1 or not is_deterministic(part.body):
            raise ValueError("a repetition without a limit is possessive, or repeats what matches in one way only")
        body, rest = self.call(self.sequence(part.body, "")), self.call(continuation)
        return self.define(
            f"    int64_t end, last = -1;\n    while ((at = {body}) >= 0)\n"
            f"        if ((end = {rest}) >= 0)\n            last = end;\n    return last;\n"
        )

    def written_out(self, part: Repeat, continuation: str) -> str:
        """Return the function of a repetition with a function for each time."""
        function = continuation
        for number in range(part.most, 0, -1):
            once = self.sequence(part.body, function)
            if number <= part.least:
                function = once
            elif part.kind == "greedy":
                function = self.choice([once, continuation])
            else:
                function = self.choice([continuation, once])
        return function


def negation(test: str) -> str:
    """Return the negation of a C condition that `CharacterSets.test` made."""
    return test.replace(" == ", " != ") if " == " in test else f"!{test}"


BANNER = """\
/* {what}
   Written by .ci/pattern_scanners.py: a function for each part of each regular expression, hence the length. */
"""
MACROS = """\
/* Tries a part of a pattern, and what follows it, at a position; returns the end of the match, or -1. */
#define TP_PART(name) static int64_t TP_NAME(tp_##name)(const TP_CHAR *text, int64_t at, int64_t size)
#define TP_CALL(name, position) TP_NAME(tp_##name)(text, position, size)
"""


def translate() -> dict[str, str]:
    """Return the generated headers by name."""
    sets = CharacterSets()
    scanners, entries = [], []
    for name, pattern in REGEXES.items():
        scanner = Scanner(name, sets)
        entry = scanner.sequence(convert(parser.parse(pattern.regex)), "")
        scanners += [f"/* {name} */\n", *scanner.code]
        entries.append(f"    TP_NAME(tp_{entry}),  /* {name} */\n")
    names = list(REGEXES)
    scanners.append(
        "static int64_t (*const TP_NAME(tp_scanners)[])(const TP_CHAR *text, int64_t at, int64_t size) = {\n"
        f"{''.join(entries)}}};\n"
    )
    template = BANNER.format(what="Template, included once for each width of code points (see code_points.h).")
    template += "\n" + MACROS + "\n" + "\n".join(scanners) + "\n#undef TP_PART\n#undef TP_CALL\n"
    header = BANNER.format(what="The names of the patterns, and the sets of characters in them.")
    header += "#ifndef TEXTPREP_CHARACTER_SETS_H\n#define TEXTPREP_CHARACTER_SETS_H\n\n"
    header += '#include "patterns/ranges.h"\n\n' + first_characters(names) + "\n"
    header += "\n".join(sets.code) + "\n#endif\n"
    return {"character_sets.h": header, "scanners_template.h": template}


def first_characters(names: Sequence[str]) -> str:
    """Return the names of the patterns in C, and the characters with which a match of each can begin."""
    code = f"enum {{ TP_PATTERN_COUNT = {len(names)} }};\n\n"
    code += "static const char *const tp_pattern_names[TP_PATTERN_COUNT] = {\n"
    code += "".join(f'    "{name}",\n' for name in names) + "};\n\n"
    code += "/* The characters with which a match can begin; a bit of the mask for each pattern. */\n"
    code += "static const tp_first_range tp_first_ranges[] = {\n"
    digits = spaces = 0
    for number, name in enumerate(names):
        (part,) = convert(parser.parse(f"[{REGEXES[name].first}]"))
        if not isinstance(part, Set) or part.negated:
            raise ValueError(f"{name}: the characters with which a match begins are ranges, \\d and \\s")
        for low, high in part.all_ranges():
            code += f"    {{{low:#x}, {high:#x}, 1 << {number}}},\n"
        for category in part.categories:
            digits |= ("ISDECIMAL" in category) << number
            spaces |= ("ISSPACE" in category) << number
    code += "};\n\n/* The patterns of which a match can begin with any digit, or with any white space. */\n"
    return code + f"enum {{ TP_FIRST_DIGIT = {digits:#x}, TP_FIRST_SPACE = {spaces:#x} }};\n"


def main() -> None:
    """Rewrite or check the headers."""
    for name, code in translate().items():
        path = FOLDER / name
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != code:
                sys.exit(f"{name}: out of date; run python .ci/pattern_scanners.py")
        else:
            path.write_text(code, encoding="utf-8")


if __name__ == "__main__":
    main()
