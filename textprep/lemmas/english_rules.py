"""The rules that choose an English base form by the neighbours of a word, and the grammar of their file.

The rules stand in ``lemma/english_rules.txt``, whose header documents the grammar. Each list of alternatives in it
becomes a container, so that a condition is tested by ``word in condition``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textprep.errors import ResourceError, nearest

_FILE = "lemma/english_rules.txt"

#: Alternatives that describe a token by its characters.
_SHAPES: dict[str, Callable[[str], bool]] = {
    "NONWORD": lambda word: not word[:1].isalpha(),
    "ALPHABETIC": str.isalpha,
    "DIGIT_LAST": lambda word: word[-1:].isdigit(),
    "NONLETTER_LAST": lambda word: not word[-1:].isalpha(),
}
#: A neighbour beyond the beginning or the end of the text is the empty string.
_BOUNDARY = ""

_SUFFIX = re.compile("-[a-z]+")
_CLASS_NAME = re.compile("[A-Z_]{2,}")
_OVER_ADVERBS = "ADVERB*"


@dataclass(frozen=True, slots=True)
class _Alternatives:
    """A list of alternatives that are not words only."""

    words: frozenset[str]
    suffixes: tuple[str, ...]
    shapes: tuple[Callable[[str], bool], ...]
    excluded: frozenset[str]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or word in self.excluded:
            return False
        return word in self.words or word.endswith(self.suffixes) or any(shape(word) for shape in self.shapes)


class Rule(NamedTuple):
    """A line of the file. A condition that is None always holds."""

    forms: Container[str]
    before: Container[str] | None
    over_adverbs: bool
    after: Container[str] | None
    lemma: str
    example: str

    @property
    def is_unconditional(self) -> bool:
        """Return whether the rule holds for its forms in every context."""
        return self.before is None and self.after is None


class ContextRules:
    """The rules of the file in their order.

    Parameters:
        sections: the lines of the sections ``classes`` and ``rules``.
        form_classes: further word classes by their names.

    Raises:
        ResourceError: a line does not follow the grammar.
    """

    def __init__(self, sections: Mapping[str, Sequence[str]], form_classes: Mapping[str, Collection[str]]) -> None:
        self.classes = {name: frozenset(words) for name, words in form_classes.items()}
        self.classes["BOUNDARY"] = frozenset({_BOUNDARY})
        for line in sections["classes"]:
            name, *words = line.split()
            self.classes[name] = self._parse(words, line).words
        self.rules = tuple(map(self._parse_rule, sections["rules"]))
        self._adverbs = self.classes["ADVERB"]
        # Most words have no rule. These two find that out without a look at each rule.
        forms = [self._parse(line.partition("|")[0].split(), line) for line in sections["rules"]]
        self._forms = frozenset(word for alternatives in forms for word in alternatives.words)
        self._form_suffixes = tuple({suffix for alternatives in forms for suffix in alternatives.suffixes})

    def for_form(self, form: str) -> tuple[Rule, ...]:
        """Return the rules for a form in lower case, up to the first one that holds in every context."""
        if form not in self._forms and not form.endswith(self._form_suffixes):
            return ()
        found: list[Rule] = []
        for rule in self.rules:
            if form in rule.forms:
                found.append(rule)
                if rule.is_unconditional:
                    break
        return tuple(found)

    def decide(self, rules: Sequence[Rule], tokens: Sequence[str], at: int) -> Rule:
        """Return the first of some rules that holds for the token at a position; one of them has to hold."""
        before = tokens[at - 1].lower() if at else _BOUNDARY
        after = tokens[at + 1].lower() if at + 1 < len(tokens) else _BOUNDARY
        before_adverbs = self._before_adverbs(tokens, at)
        for rule in rules:
            if (rule.after is None or after in rule.after) and (
                rule.before is None or (before_adverbs if rule.over_adverbs else before) in rule.before
            ):
                return rule
        raise ResourceError(f"{_FILE}: no rule holds for {tokens[at]!r}; the last rule of a form needs empty columns")

    def _before_adverbs(self, tokens: Sequence[str], at: int) -> str:
        """Return the nearest word before a position that is no adverb, or else the first word of the text."""
        while at > 0:
            at -= 1
            word = tokens[at].lower()
            if at == 0 or not (word in self._adverbs or word.endswith("ly")):
                return word
        return _BOUNDARY

    def _parse_rule(self, line: str) -> Rule:
        """Read a line of the section ``rules``."""
        columns = [column.strip() for column in line.split("|")]
        if len(columns) != 5:
            raise ResourceError(
                f"{_FILE}: a rule needs five columns (forms, before, after, lemma, example), "
                f"found {len(columns)} in {line!r}"
            )
        forms, before, after, lemma, example = columns
        over_adverbs = before.startswith(_OVER_ADVERBS)
        return Rule(
            self._parse_condition(forms, line) or frozenset(),
            self._parse_condition(before.removeprefix(_OVER_ADVERBS), line),
            over_adverbs,
            self._parse_condition(after, line),
            lemma,
            example,
        )

    def _parse_condition(self, column: str, line: str) -> Container[str] | None:
        """Return the container of a column, None if the column is empty."""
        if not column:
            return None
        alternatives = self._parse(column.split(), line)
        return alternatives if alternatives.suffixes or alternatives.shapes else alternatives.words

    def _parse(self, items: Sequence[str], line: str) -> _Alternatives:
        """Read alternatives, of which those after "except" are excluded."""
        at = items.index("except") if "except" in items else len(items)
        words: set[str] = set()
        suffixes: list[str] = []
        shapes: list[Callable[[str], bool]] = []
        for item in items[:at]:
            if _SUFFIX.fullmatch(item):
                suffixes.append(item[1:])
            elif item in _SHAPES:
                shapes.append(_SHAPES[item])
            else:
                words |= self._words(item, line)
        excluded = frozenset(word for item in items[at + 1 :] for word in self._words(item, line))
        return _Alternatives(frozenset(words - excluded), tuple(suffixes), tuple(shapes), excluded)

    def _words(self, item: str, line: str) -> frozenset[str]:
        """Return the words of a class, or a set of the item itself."""
        if item in self.classes:
            return self.classes[item]
        if _CLASS_NAME.fullmatch(item):
            known = sorted([*self.classes, *_SHAPES])
            raise ResourceError(
                f"{_FILE}: unknown word class {item!r}{nearest(item, known)} in {line!r}; available: {', '.join(known)}"
            )
        return frozenset({item})
