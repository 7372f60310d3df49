"""Cutting rules against naive oracles, twin against twin."""

from __future__ import annotations

from array import array
from itertools import pairwise
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TWINS, texts, twin
from tests.oracles import matching

ALPHABET = "研究生命起源a1%é𠀀"
lexicons = st.dictionaries(
    st.text(st.sampled_from(ALPHABET), min_size=1, max_size=4), st.integers(1, 1000), max_size=10
)
short_texts = st.text(st.sampled_from(ALPHABET + " 。\n\ud800"), max_size=12)


def cutter(kind: str, words: dict[str, int], rule: str, hmm: object = None, overlay: object = None, version: int = 0):
    trie = twin("trie", kind).Trie.build(words, array("q", words.values()))
    kernel = twin("lattice", kind)
    total = sum(words.values())
    lattice = kernel.Lattice(trie, log(total) if total else 0.0, overlay, version)
    return kernel.Cutter(lattice, rule, hmm, True)


@pytest.mark.parametrize("rule", ["forward", "backward", "both"])
@given(words=lexicons, text=short_texts)
def test_maximum_matching_equals_the_oracle(rule: str, words: dict[str, int], text: str) -> None:
    for kind in TWINS:
        assert cutter(kind, words, rule).tokens(text) == getattr(matching, rule)(text, words)


@given(words=lexicons, text=st.text(st.sampled_from("研究生命起源"), min_size=1, max_size=8))
def test_unigram_finds_a_path_of_the_highest_score(words: dict[str, int], text: str) -> None:
    if not words:
        return
    for kind in TWINS:
        assert tuple(cutter(kind, words, "unigram").tokens(text)) in matching.best_paths(text, words)


def test_unigram_ties_go_to_the_longer_word(kind: str) -> None:
    # With a total of 1 every logarithm is 0, so that both paths score 0 exactly.
    trie = twin("trie", kind).Trie.build(["甲乙", "甲", "乙"], array("q", [1, 1, 1]))
    kernel = twin("lattice", kind)
    assert kernel.Cutter(kernel.Lattice(trie, 0.0), "unigram").tokens("甲乙") == ["甲乙"]


@given(words=lexicons, stops=st.lists(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=3)), text=short_texts)
def test_stop_words_are_left_out(words: dict[str, int], stops: list[str], text: str) -> None:
    for kind in TWINS:
        for rule in ("forward", "unigram"):
            everything = cutter(kind, words, rule)
            rest = [triple for triple in zip(*everything.spans(text), strict=True) if triple[0] not in stops]
            without = everything.without(stops)
            assert list(zip(*without.spans(text), strict=True)) == rest
            assert without.tokens(text) == [token for token, _, _ in rest]


def test_a_cutter_has_one_set_of_stop_words(kind: str) -> None:
    assert cutter(kind, {"甲": 1}, "forward").without(["甲"]).without(["乙"]) is None


@pytest.mark.parametrize("rule", ["forward", "backward", "both", "unigram"])
@given(words=lexicons, text=texts())
def test_twins_agree(rule: str, words: dict[str, int], text: str) -> None:
    answers = []
    for kind in TWINS:
        kernel = cutter(kind, words, rule)
        answers.append(
            (
                kernel.bounds(text),
                kernel.tokens(text),
                kernel.spans(text),
                kernel.many([text, text]),
                kernel.search(text),
                kernel.all(text),
            )
        )
    assert answers[0] == answers[-1]


@pytest.mark.parametrize("rule", ["forward", "backward", "both", "unigram"])
@given(words=lexicons, text=texts())
def test_bounds_tokens_and_spans_agree(rule: str, words: dict[str, int], text: str) -> None:
    for kind in TWINS:
        kernel = cutter(kind, words, rule)
        ends, ids = kernel.bounds(text)
        tokens, starts, stops = kernel.spans(text)
        assert "".join(tokens) == text
        assert list(ends) == list(stops)
        assert list(starts) == [0, *ends][: len(ends)]
        assert tokens == kernel.tokens(text)
        assert [token in words for token in tokens] == [id >= 0 for id in ids]


def test_ids_are_those_of_the_words(kind: str) -> None:
    ends, ids = cutter(kind, {"研究": 9, "生命": 3}, "forward").bounds("研究a生命")
    assert (list(ends), list(ids)) == ([2, 3, 5], [0, -1, 1])


@pytest.mark.parametrize("word", ["𠀀", "。", "é", "%"])
def test_a_word_outside_of_the_blocks_has_its_id(kind: str, word: str) -> None:
    assert list(cutter(kind, {"甲": 2, word: 1}, "unigram").bounds(f"甲{word}")[1]) == [0, 1]


def test_protected_ranges_are_one_token_each(kind: str) -> None:
    kernel = cutter(kind, {"研究": 9, "生命": 3}, "unigram")
    assert kernel.tokens("研究生命研究", [(1, 3)]) == ["研", "究生", "命", "研究"]


@pytest.mark.parametrize(
    ("protected", "found"),
    [
        ([(2, 1)], r"\(2, 1\) after 0"),
        ([(0, 9)], r"\(0, 9\) after 0"),
        ([(0, 2), (1, 3)], r"\(1, 3\) after 2"),
        ([(1, 1)], r"\(1, 1\) after 0"),
    ],
)
def test_misplaced_protected_ranges_are_refused(kind: str, protected: list[tuple[int, int]], found: str) -> None:
    message = rf"^protected ranges must ascend, .*: found {found} in a text of 4 characters$"
    with pytest.raises(ValueError, match=message):
        cutter(kind, {"研究": 1}, "forward").tokens("研究生命", protected)


@st.composite
def ranges_within(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    """Draw ascending ranges that do not overlap."""
    ends = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    return [pair for pair in pairwise(ends) if draw(st.booleans())]


@pytest.mark.parametrize("rule", ["forward", "backward"])
@given(words=lexicons, text=short_texts, data=st.data())
def test_maximum_matching_takes_a_match_for_a_word(
    rule: str, words: dict[str, int], text: str, data: st.DataObject
) -> None:
    matches = data.draw(ranges_within(len(text)))
    expected = getattr(matching, f"{rule}_with_matches")(text, words, matches)
    for kind in TWINS:
        assert cutter(kind, words, rule).tokens(text, None, matches) == expected


@given(words=lexicons, text=st.text(st.sampled_from("研究生命起源"), min_size=1, max_size=8), data=st.data())
def test_unigram_finds_a_path_of_the_highest_score_with_matches(
    words: dict[str, int], text: str, data: st.DataObject
) -> None:
    if not words:
        return
    matches = data.draw(ranges_within(len(text)))
    for kind in TWINS:
        tokens = tuple(cutter(kind, words, "unigram").tokens(text, None, matches))
        assert tokens in matching.best_paths_with_matches(text, words, matches)


@pytest.mark.parametrize("rule", ["forward", "backward", "both", "unigram"])
@given(words=lexicons, text=texts(), data=st.data())
def test_twins_agree_on_matches(rule: str, words: dict[str, int], text: str, data: st.DataObject) -> None:
    ranges = data.draw(ranges_within(len(text)))
    protected = [pair for pair in ranges if data.draw(st.booleans())]
    matches = [pair for pair in ranges if pair not in protected]
    answers = []
    for kind in TWINS:
        kernel = cutter(kind, words, rule)
        answers.append(
            [cut(text, protected, matches) for cut in (kernel.bounds, kernel.spans, kernel.search, kernel.all)]
        )
    assert answers[0] == answers[-1]


@pytest.mark.parametrize("rule", ["forward", "backward", "both", "unigram"])
@given(words=lexicons, text=texts(), data=st.data())
def test_no_token_begins_or_ends_inside_a_match(
    rule: str, words: dict[str, int], text: str, data: st.DataObject
) -> None:
    matches = data.draw(ranges_within(len(text)))
    inside = {at for start, end in matches for at in range(start + 1, end)}
    for kind in TWINS:
        assert not inside & set(cutter(kind, words, rule).bounds(text, None, matches)[0])


@pytest.mark.parametrize("rule", ["forward", "backward", "both", "unigram"])
@given(words=lexicons, text=texts())
def test_no_matches_change_nothing(rule: str, words: dict[str, int], text: str) -> None:
    for kind in TWINS:
        kernel = cutter(kind, words, rule)
        assert kernel.bounds(text, None, []) == kernel.bounds(text)
        assert kernel.all(text, None, []) == kernel.all(text)


def test_a_word_that_covers_a_match_competes_with_it(kind: str) -> None:
    kernel = cutter(kind, {"T恤": 50, "恤": 5, "买": 90}, "unigram")
    assert kernel.tokens("买T恤", None, [(1, 2)]) == ["买", "T恤"]
    assert kernel.tokens("买T9恤", None, [(1, 3)]) == ["买", "T9", "恤"]


def test_all_emits_the_match_beside_the_words_that_cover_it(kind: str) -> None:
    kernel = cutter(kind, {"卡拉OK": 50, "卡拉": 5}, "unigram")
    assert kernel.all("卡拉OK厅", None, [(2, 4)])[0] == ["卡拉", "卡拉OK", "OK", "厅"]


@pytest.mark.parametrize(
    ("protected", "matches", "message"),
    [
        ([], [(2, 1)], r"protected ranges must ascend, .*: found \(2, 1\) after 0 in a text of 4 characters"),
        ([], [(0, 9)], r"protected ranges must ascend, .*: found \(0, 9\) after 0 in a text of 4 characters"),
        ([(1, 3)], [(2, 4)], "a match overlaps a protected range at position 2"),
    ],
)
def test_misplaced_matches_are_refused(
    kind: str, protected: list[tuple[int, int]], matches: list[tuple[int, int]], message: str
) -> None:
    kernel = cutter(kind, {"研究": 1}, "forward")
    for cut in (kernel.tokens, kernel.all):
        with pytest.raises(ValueError, match=f"^{message}$"):
            cut("研究生命", protected, matches)


def test_an_unknown_rule_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="no rule 'sideways'; available: forward, backward, both, unigram"):
        cutter(kind, {}, "sideways")


def test_white_space_is_left_out_by_default(kind: str) -> None:
    trie = twin("trie", kind).Trie(["a b"])
    lattice = twin("lattice", kind).Lattice(trie, 0.0)
    assert twin("lattice", kind).Cutter(lattice, "forward").tokens("x \u3000a b\n") == ["x", "a b"]


@given(
    words=lexicons,
    changes=st.lists(
        st.tuples(st.text(st.sampled_from("研究生命"), min_size=1, max_size=3), st.integers(0, 50)), max_size=6
    ),
    text=short_texts,
)
def test_an_overlay_is_the_same_as_a_lexicon_with_the_changes(
    words: dict[str, int], changes: list[tuple[str, int]], text: str
) -> None:
    total = sum(words.values()) + 100
    for kind in TWINS:
        kernel = twin("lattice", kind)
        overlay = kernel.Overlay()
        changed = dict(words)
        for version, (word, count) in enumerate(changes, 1):
            overlay.set(word, count, version)
            changed.pop(word, None)
            if count:
                changed[word] = count
        base = twin("trie", kind).Trie.build(words, array("q", words.values()))
        other = twin("trie", kind).Trie.build(changed, array("q", changed.values()))
        for rule in ("forward", "backward", "unigram"):
            over = kernel.Cutter(kernel.Lattice(base, log(total), overlay, len(changes)), rule)
            plain = kernel.Cutter(kernel.Lattice(other, log(total)), rule)
            assert over.tokens(text) == plain.tokens(text)
            before = kernel.Cutter(kernel.Lattice(base, log(total), overlay, 0), rule)
            assert before.tokens(text) == kernel.Cutter(kernel.Lattice(base, log(total)), rule).tokens(text)


LOG_ZERO = -3.14e100
TABLES = {
    "start": {"B": -0.2, "E": LOG_ZERO, "M": LOG_ZERO, "S": -1.4},
    "trans": {
        "B": {"E": -0.5, "M": -0.9},
        "E": {"B": -0.6, "S": -0.8},
        "M": {"E": -0.3, "M": -1.2},
        "S": {"B": -0.7, "S": -0.6},
    },
    "emit": {
        "B": {"研": -2.0, "生": -4.0},
        "E": {"究": -2.5, "命": -3.0},
        "M": {"究": -1.0},
        "S": {"起": -1.5, "生": -4.0},
    },
}


def hmm_cutter(kind: str, words: dict[str, int], force_split: tuple[str, ...] = (), removed: tuple[str, ...] = ()):
    kernel, tries = twin("lattice", kind), twin("trie", kind)
    overlay = kernel.Overlay() if removed else None
    for word in removed:
        overlay.set(word, 0, 1)
    lattice = kernel.Lattice(tries.Trie.build(words, array("q", words.values())), log(1000), overlay, 1)
    model = kernel.Hmm(TABLES["start"], TABLES["trans"], TABLES["emit"])
    return kernel.Cutter(lattice, "unigram", model, True, tries.Trie(force_split))


@given(text=st.text(st.sampled_from("研究生命起源"), min_size=2, max_size=7))
def test_the_hmm_cuts_like_the_oracle(text: str) -> None:
    for kind in TWINS:
        assert hmm_cutter(kind, {}).tokens(text) == matching.best_places(text, **TABLES)


@given(words=lexicons, text=texts())
def test_twins_agree_with_the_hmm(words: dict[str, int], text: str) -> None:
    assert len({tuple(hmm_cutter(kind, words, ("研究",), ("生命",)).tokens(text)) for kind in TWINS}) == 1


def test_the_hmm_joins_what_is_no_word(kind: str) -> None:
    assert hmm_cutter(kind, {}).tokens("研究") == ["研究"]


def test_the_hmm_does_not_make_a_word_that_is_to_be_split(kind: str) -> None:
    assert hmm_cutter(kind, {}, force_split=("研究",)).tokens("研究") == ["研", "究"]


def test_the_hmm_does_not_make_a_word_that_was_removed(kind: str) -> None:
    assert hmm_cutter(kind, {}, removed=("研究",)).tokens("研究") == ["研", "究"]


def test_a_number_keeps_its_fraction_and_percent_sign(kind: str) -> None:
    assert hmm_cutter(kind, {}).tokens("涨3.5%-4%") == ["涨", "3.5%", "-", "4%"]


def test_a_removed_word_is_a_word_at_earlier_versions(kind: str) -> None:
    kernel = twin("lattice", kind)
    base = twin("trie", kind).Trie.build(["研究"], array("q", [5]))
    overlay = kernel.Overlay()
    overlay.set("研究", 0, 3)
    assert [kernel.Lattice(base, 0.0, overlay, version).id("研究") for version in (2, 3)] == [0, -1]


def test_words_of_the_overlay_are_numbered_after_those_of_the_base(kind: str) -> None:
    kernel = twin("lattice", kind)
    base = twin("trie", kind).Trie.build(["研究"], array("q", [5]))
    overlay = kernel.Overlay()
    overlay.set("生命", 7, 1)
    lattice = kernel.Lattice(base, 0.0, overlay, 1)
    assert list(kernel.Cutter(lattice, "forward").bounds("研究生命")[1]) == [0, 1]


def test_a_tagger_needs_a_tag_for_every_word(kind: str) -> None:
    kernel = twin("lattice", kind)
    lattice = kernel.Lattice(twin("trie", kind).Trie.build(["研究"], array("q", [5])), 0.0)
    with pytest.raises(ValueError, match="^found 2 tags for 1 words; each needs one$"):
        kernel.Tagger(lattice, array("H", [0, 0]), [""])


def test_a_model_has_at_most_256_states(kind: str) -> None:
    states = [("B", str(number)) for number in range(257)]
    with pytest.raises(ValueError, match="^a tagging model has at most 256 states, found 257$"):
        twin("lattice", kind).TagHmm(dict.fromkeys(states, 0.0), {state: {} for state in states}, {}, {})
