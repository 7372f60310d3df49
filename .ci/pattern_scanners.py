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

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pattern_parts import (
    LAST,
    UNLIMITED,
    Choice,
    Look,
    Part,
    Parts,
    Range,
    Repeat,
    Set,
    first_characters,
    is_deterministic,
    joined,
    openings,
    parse,
    union,
)

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "textprep" / "kernels" / "patterns"
sys.path.insert(0, str(ROOT))

from textprep.kernels.patterns.regexes import REGEXES  # noqa: E402

#: A set with more ranges beyond ASCII than this is searched in a table.
MOST_COMPARISONS = 24


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
        beyond = wrapped(f"    return {beyond};")
        if not members.ascii and not members.categories:
            return f"{before}{head}{beyond}}}\n"
        low, high = members.ascii & (1 << 64) - 1, members.ascii >> 64
        before += f"static const uint64_t {name}_ascii[2] = {{{low:#x}, {high:#x}}};\n"
        return f"{before}{head}    if (c < 128)\n        return {name}_ascii[c / 64] >> (c % 64) & 1;\n{beyond}}}\n"


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

    def sequence(self, parts: Parts, continuation: str) -> str:
        """Return the function of a sequence and its continuation."""
        n = 0
        while n < len(parts) and isinstance(parts[n], Set | Look):
            n += 1
        if n < len(parts):
            continuation = self.part(parts[n], self.sequence(parts[n + 1 :], continuation))
        if n == 0:
            return continuation
        sets: list[str] = []
        looks: list[str] = []
        offset = 0
        for part in parts[:n]:
            place = f"at + {offset}" if offset else "at"
            if isinstance(part, Set):
                sets.append(negation(self.sets.test(part, f"text[{place}]")))
                offset += 1
            elif isinstance(part, Look):
                looks.append(self.look_fails(part, place))
        if sets:
            sets.insert(0, f"size - at < {offset}" if offset > 1 else "at >= size")
        # The order of the tests has no effect on the result: what takes least comes first.
        tests = " ||\n        ".join(sets + looks)
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
            return self.choice([self.guarded(arm, continuation) for arm in part.arms])
        if isinstance(part, Repeat):
            if len(part.body) == 1 and isinstance(part.body[0], Set):
                return self.repeated_set(part, part.body[0], continuation)
            if part.kind == "possessive":
                return self.possessive(part, continuation)
            if part.most == UNLIMITED:
                return self.unlimited(part, continuation)
            return self.written_out(part, continuation)
        return self.sequence((part,), continuation)

    def guarded(self, parts: Parts, continuation: str) -> str:
        """Return the function of a sequence that first looks whether the sequence can begin with the next character."""
        function = self.sequence(parts, continuation)
        if not parts or isinstance(parts[0], Set):
            return function
        first = union(members for members, _ in first_characters(parts))
        if first is None:
            return function
        fails = negation(self.sets.test(first, "text[at]"))
        return self.define(f"    if (at >= size || {fails})\n        return -1;\n    return {self.call(function)};\n")

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
            once = self.guarded(part.body, function)
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
   Written by .ci/pattern_scanners.py, with a function for each set and part of the expressions, hence the length. */
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
        entry = scanner.sequence(parse(pattern.regex), "")
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
    header += '#include "patterns/ranges.h"\n\n' + declarations(names) + "\n"
    header += "\n".join(sets.code) + "\n#endif\n"
    return {"character_sets.h": header, "scanners_template.h": template}


def declarations(names: Sequence[str]) -> str:
    """Return the names of the patterns in C, and the characters with which their matches begin and go on."""
    code = f"enum {{ TP_PATTERN_COUNT = {len(names)} }};\n\n"
    code += "static const char *const tp_pattern_names[TP_PATTERN_COUNT] = {\n"
    code += "".join(f'    "{name}",\n' for name in names) + "};\n\n"
    opened = [openings(REGEXES[name].regex) for name in names]
    code += "/* The characters with which a match can begin; a bit for each pattern. */\n"
    code += masks("first", [first for first, _, _ in opened])
    code += "\n/* The second characters, behind a first one of ASCII and behind another one. A pattern of which one\n"
    code += "   character can be a match has its bit everywhere. */\n"
    code += masks("behind_ascii", [second for _, second, _ in opened])
    return code + masks("behind_other", [second for _, _, second in opened])


def masks(name: str, sets: Sequence[Iterable[Set | None]]) -> str:
    """Return a table in C of the ranges in which the patterns have sets, and which patterns have digits and spaces."""
    edges: dict[int, dict[int, int]] = {}
    digits = spaces = 0
    for number, own in enumerate(sets):
        ranges: list[Range] = []
        for members in own:
            if members is None:
                ranges.append((0, LAST))
                continue
            ranges += members.all_ranges()
            digits |= ("tp_is_digit(c)" in members.categories) << number
            spaces |= ("Py_UNICODE_ISSPACE(c)" in members.categories) << number
            if members.negated or set(members.categories) - {"tp_is_digit(c)", "Py_UNICODE_ISSPACE(c)"}:
                ranges.append((128, LAST))
        for low, high in joined(ranges):
            edges.setdefault(low, {})[number] = 1
            edges.setdefault(high + 1, {})[number] = 0
    code = f"static const tp_mask_range tp_{name}_ranges[] = {{\n"
    mask, places = 0, sorted(edges)
    for place, following in zip(places, [*places[1:], LAST + 1], strict=True):
        for number, inside in edges[place].items():
            mask = mask & ~(1 << number) | inside << number
        if mask and place <= LAST:
            code += f"    {{{place:#x}, {following - 1:#x}, {mask:#x}}},\n"
    return f"{code}}};\nenum {{ TP_{name.upper()}_DIGIT = {digits:#x}, TP_{name.upper()}_SPACE = {spaces:#x} }};\n"


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
