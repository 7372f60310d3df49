"""The table of rules that choose English base forms by the neighbours of a word."""

from __future__ import annotations

import pytest

from textprep.errors import ResourceError
from textprep.lemmas.english import EnglishLemmatizer, context_rules
from textprep.lemmas.english_rules import ContextRules, Rule

RULES = context_rules()


def marked(example: str) -> tuple[list[str], int]:
    """Return the tokens of an example and the position of the token between asterisks."""
    words = example.split()
    (at,) = [at for at, word in enumerate(words) if word.startswith("*") and word.endswith("*")]
    return [word.strip("*") for word in words], at


@pytest.mark.parametrize("rule", RULES.rules, ids=[rule.example for rule in RULES.rules])
def test_every_rule_decides_its_example(rule: Rule) -> None:
    tokens, at = marked(rule.example)
    assert RULES.decide(RULES.for_form(tokens[at].lower()), tokens, at) is rule


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES.rules if not rule.lemma.isupper()],
    ids=[rule.example for rule in RULES.rules if not rule.lemma.isupper()],
)
def test_a_lemma_in_lower_case_is_the_answer(rule: Rule) -> None:
    tokens, at = marked(rule.example)
    assert EnglishLemmatizer().lemmatize(tokens)[at] == rule.lemma


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("in the 1990 *S*", "s"),
        ("size *M* only", "M"),
        ("a *Rose* garden", "rose"),
        ("prices that *rose*", "rise"),
        ("after *meeting* them", "meet"),
        ("annual *Meeting*", "meeting"),
        ("the *US* economy", "US"),
        ("between *Us*", "we"),
    ],
)
def test_a_lemma_in_capitals_is_derived_from_the_form(text: str, lemma: str) -> None:
    tokens, at = marked(text)
    assert EnglishLemmatizer().lemmatize(tokens)[at] == lemma


def test_the_last_rule_of_every_form_holds_in_every_context() -> None:
    forms = {word for name in ("PARTICIPLES", "NOUNS", "FORMS", "KEEP") for word in RULES.classes[name]}
    forms |= {marked(rule.example)[0][marked(rule.example)[1]].lower() for rule in RULES.rules}
    for form in forms - {"US"}:
        assert RULES.for_form(form)[-1].is_unconditional, form


def rules(*lines: str) -> ContextRules:
    return ContextRules({"classes": ["ADVERB not", "PRONOUN he she"], "rules": lines}, {})


def chosen(table: ContextRules, text: str) -> str:
    tokens, at = marked(text)
    return table.decide(table.for_form(tokens[at]), tokens, at).lemma


def test_except_takes_a_word_out_of_a_class() -> None:
    table = rules("saw | PRONOUN except she | | see |", "saw | | | saw |")
    assert [chosen(table, text) for text in ("he *saw*", "she *saw*")] == ["see", "saw"]


def test_except_takes_a_word_out_of_a_suffix() -> None:
    table = rules("saw | -ed except red | | see |", "saw | | | saw |")
    assert [chosen(table, text) for text in ("asked *saw*", "red *saw*")] == ["see", "saw"]


def test_adverbs_are_stepped_over_only_on_request() -> None:
    table = rules("saw | PRONOUN | | direct |", "saw | ADVERB* PRONOUN | | over |", "saw | | | other |")
    texts = ("he *saw*", "he really not *saw*", "he then *saw*", "not *saw*")
    assert [chosen(table, text) for text in texts] == ["direct", "over", "other", "other"]


def test_a_boundary_is_a_neighbour() -> None:
    table = rules("saw | BOUNDARY | | first |", "saw | | BOUNDARY | last |", "saw | | | between |")
    assert [chosen(table, text) for text in ("*saw* x", "x *saw*", "x *saw* x")] == ["first", "last", "between"]


def test_an_unknown_class_names_the_nearest() -> None:
    with pytest.raises(ResourceError, match=r"unknown word class 'PRONUON' \(did you mean 'PRONOUN'\?\)"):
        rules("saw | PRONUON | | see |")


def test_a_rule_without_all_columns_is_refused() -> None:
    with pytest.raises(ResourceError, match="five columns .*, found 3 in 'saw | he | see'"):
        rules("saw | he | see")
