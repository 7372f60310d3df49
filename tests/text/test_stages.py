"""Text stages: Unicode's normalisation forms, grapheme clusters, named patterns."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep.errors import MissingPackageError, ParameterError
from textprep.text.normalize_unicode import normalization_edits

FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
def test_normalisation_agrees_with_unicode_over_every_code_point(form: str) -> None:
    stage = tp.NormalizeUnicode(form=form)
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        normal = unicodedata.normalize(form, character)
        if normal != character:
            doc = stage(character)
            assert doc.text == normal
            length = sum(d - c for edits in doc.edits for _, _, c, d in edits.blocks)
            assert length == len(normal) or (length == 0 and len(normal) == 1)


#: Characters that compose, reorder or decompose in some form.
composing = st.text(
    st.sampled_from(
        "aeo\u0301\u0323\u0307\u0345\u0308가각각\u09c7\u09be\u0b47\u0b3e\u3099かﾞｶ\u0f71\u0f72Åﬁ①\u1e9b\u0dd9\u0dcf"
    ),
    max_size=10,
)


@pytest.mark.parametrize("form", FORMS)
@given(text=composing)
def test_normalisation_holds_unicodes_invariants(form: str, text: str) -> None:
    stage = tp.NormalizeUnicode(form=form)
    once = stage(text).text
    assert once == unicodedata.normalize(form, text)
    assert stage(once).text == once
    if form in ("NFC", "NFKC"):
        assert (
            stage(tp.NormalizeUnicode(form=form.replace("C", "D", 1) if form == "NFC" else "NFKD")(text).text).text
            == once
        )


@pytest.mark.parametrize("form", FORMS)
@given(text=composing)
def test_normalisation_blocks_are_exact(form: str, text: str) -> None:
    normal = unicodedata.normalize(form, text)
    edits = normalization_edits(text, normal, form)
    pieces = []
    at = 0
    for a, b, c, d in edits.blocks:
        pieces.append(unicodedata.normalize(form, text[at:a]))
        assert unicodedata.normalize(form, text[a:b]) == normal[c:d]
        pieces.append(normal[c:d])
        at = b
    pieces.append(unicodedata.normalize(form, text[at:]))
    assert "".join(pieces) == normal
    assert all(text[a:b] != normal[c:d] for a, b, c, d in edits.blocks)


@given(st.text(st.sampled_from("a中😀👍🏽\u200d❤\ufe0f👩1\u20e3🇨🇳e\u0301가\u200b☆ \n"), max_size=12))
def test_clusters_stay_or_go_as_a_whole(text: str) -> None:
    import regex

    doc = tp.CleanText(keep=("latin", "emoji", "space"), replacement="")(text)
    kept = regex.findall(r"\X", doc.text)
    clusters = regex.findall(r"\X", text)
    position = 0
    for cluster in kept:
        if cluster in clusters[position:]:
            position = clusters.index(cluster, position) + 1
        else:
            # Neighbours that met when what stood between them went may form one cluster.
            assert "".join(kept) == doc.text


@given(st.text(st.sampled_from("a中😀👍🏽\u200d❤\ufe0f👩1\u20e3🇨e\u0301가\u200b\u200cक\u094dم \n")))
def test_without_clusters_only_characters_of_the_kept_set_are_left(text: str) -> None:
    stage = tp.CleanText(keep=("U+4E00-U+9FA5", "U+0021-U+007E"), clusters=False, replacement="")
    assert stage(text).text == "".join(c for c in text if "\u4e00" <= c <= "\u9fa5" or "!" <= c <= "~")


@given(st.text(st.sampled_from("a中😀👍\u200d❤\ufe0f👩\u20e3🇨e\u0301\u200c क\u094d")))
def test_a_joiner_stays_only_behind_what_it_joins(text: str) -> None:
    clean = tp.CleanText()(text).text
    assert all(token.strip("\u200d\u200c\ufe0f") for token in clean.split())
    assert "中\u200d" not in clean
    assert "a\ufe0f" not in clean


@pytest.mark.parametrize("limit", [0, -1])
def test_max_repeats_is_at_least_one(limit: int) -> None:
    with pytest.raises(ParameterError, match=f"max_repeats must be 1 or more, or None, found {limit}"):
        tp.CleanText(max_repeats=limit)("x")


def test_every_named_pattern_matches_its_example() -> None:
    from textprep.cutters.patterns import PATTERNS, compile_pattern

    examples = {
        "url": "https://example.com/a?b=1#c",
        "email": "a.b+c@mail.example.org",
        "mention": "@小明",
        "hashtag": "#周末去哪儿#",
        "date": "2024年5月1日",
        "time": "10:30",
        "number": "1,234.5%",
        "currency": "￥1,200",
        "phone": "+86 13800138000",
        "id_number": "11010519491231002X",
        "ip": "192.168.1.1",
        "emoji": "👨‍👩‍👧",
        "latin": "iPhone15",
        "space": " \t",
        "control": "\x00",
    }
    assert set(examples) == set(PATTERNS)
    for name, example in examples.items():
        found = compile_pattern(name).search(f"了{example}，")
        assert found is not None, name
        assert found[0] == example


def test_ftfy_missing_is_an_error_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(MissingPackageError, match=r'ftfy is not installed; pip install "textprep-zh\[ftfy\]"'):
        tp.FixText()("a")
