"""Base forms of Chinese and English words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from tests.conftest import texts
from textprep.errors import ResourceError, StageError
from textprep.lemmas.chinese import RULES
from textprep.lemmas.separable import separable_verbs

FOLDER = Path(__file__).parent.parent / "cases"
CHINESE = json.loads((FOLDER / "lemmas_zh.json").read_text(encoding="utf-8"))
ENGLISH = json.loads((FOLDER / "lemmas_en.json").read_text(encoding="utf-8"))
ENGLISH_SENTENCES = json.loads((FOLDER / "english_sentences.json").read_text(encoding="utf-8"))

SEGMENT = tp.Unigram()
LEMMATIZE = tp.Lemmatize()


def lemmas(text: str, stage: tp.Lemmatize = LEMMATIZE) -> list[str]:
    return list(stage(SEGMENT(text)))


@pytest.mark.parametrize(
    ("rule", "text", "base"), [(rule, *pair) for rule, pairs in CHINESE["changed"].items() for pair in pairs.items()]
)
def test_an_inflected_form_becomes_its_base_form(rule: str, text: str, base: str) -> None:
    assert lemmas(text) == [base]


@pytest.mark.parametrize("text", CHINESE["unchanged"])
def test_a_word_that_only_looks_like_an_inflected_form_stays(text: str) -> None:
    assert lemmas(text) == SEGMENT.cut(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("洗了个澡", "separable"),
        ("看看", "reduplication"),
        ("能不能", "a-not-a"),
        ("孩子们", "plural"),
        ("花儿", "erhua"),
    ],
)
def test_every_rule_can_be_switched_off_and_on(text: str, rule: str) -> None:
    others = tuple(name for name in RULES if name not in (rule, "aspect"))
    assert lemmas(text, tp.Lemmatize(rules=others)) == SEGMENT.cut(text)
    assert len(lemmas(text, tp.Lemmatize(rules=(rule,)))) == 1


def test_the_aspect_rule_can_be_switched_off_and_on() -> None:
    assert lemmas("走着", tp.Lemmatize(rules=("plural",))) == ["走", "着"]
    assert lemmas("走着", tp.Lemmatize(rules=("aspect",))) == ["走"]


def test_a_merged_token_has_the_span_of_all_its_parts() -> None:
    text = "昨天他洗了个澡，孩子们高高兴兴地唱起歌来。"
    doc = tp.Pipeline([SEGMENT, LEMMATIZE])(text)
    found = {token: text[start:end] for token, (start, end) in zip(doc, doc.spans(), strict=True)}
    assert found["洗澡"] == "洗了个澡"
    assert found["孩子"] == "孩子们"
    assert found["高兴"] == "高高兴兴"
    assert found["唱歌"] == "唱起歌来"


def test_a_guessed_token_is_split_if_a_separable_verb_begins_inside_it() -> None:
    doc = tp.Pipeline([SEGMENT, LEMMATIZE])("他生我的气")
    assert SEGMENT.cut("他生我的气")[0] == "他生"
    assert (list(doc), doc.spans()) == (["他", "生气"], [(0, 1), (1, 5)])


def test_a_word_of_the_lexicon_is_never_split() -> None:
    assert lemmas("开了会议") == ["开", "会议"]
    assert lemmas("见了面包") == ["见", "面包"]


def test_a_reduplication_does_not_cut_a_guessed_token() -> None:
    doc = tp.Doc("萌萌哒").segmented(["萌萌哒"], [0], [3])
    assert list(LEMMATIZE(doc)) == ["萌萌哒"]
    assert lemmas("绝绝子") == ["绝绝子"]


OWN_WORDS = ("绝绝子", "花儿", "是不是", "孩子们", "running shoes", "iPhones", "don't")


@pytest.mark.parametrize("word", OWN_WORDS)
@pytest.mark.parametrize("forced", [False, True])
def test_an_own_word_keeps_its_form(word: str, forced: bool) -> None:
    segmenter = tp.MixedWords(words=(f"{word} !" if forced else word,))
    assert list(tp.Pipeline([segmenter, LEMMATIZE])(word)) == [word]


def test_an_own_word_keeps_its_form_in_all_spellings_that_a_fold_equates() -> None:
    pipeline = tp.Pipeline([tp.Unigram(words=("花儿",), fold=("t2s",)), LEMMATIZE])
    assert list(pipeline("花兒")) == ["花兒"]


def test_an_own_word_passes_through_the_text_stages() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.MixedWords(words=("iPhones",)), LEMMATIZE])
    assert list(pipeline("two iPhones")) == ["two", "iphones"]


def test_words_of_a_user_file_keep_their_form(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text("是不是\n", encoding="utf-8")
    assert list(tp.Pipeline([tp.Unigram(("jieba", str(file))), LEMMATIZE])("是不是")) == ["是不是"]


def test_tokens_with_a_gap_between_them_are_not_merged() -> None:
    doc = tp.Doc("吃 了 饭").segmented(["吃", "了", "饭"], [0, 2, 4], [1, 3, 5])
    assert list(LEMMATIZE(doc)) == ["吃", "了", "饭"]


def test_tags_of_the_document_are_kept_for_merged_tokens() -> None:
    doc = tp.Unigram(hmm="jieba-posseg")("他走着，看看书")
    after = LEMMATIZE(doc)
    assert len(after.tags) == len(after.tokens) < len(doc.tokens)


@pytest.mark.parametrize(("tag", "expected"), [("v", ["走"]), ("n", ["走", "着"])])
def test_tags_of_the_document_take_precedence_over_the_lexicon(tag: str, expected: list[str]) -> None:
    doc = tp.Doc("走着").segmented(["走", "着"], [0, 1], [1, 2], tags=[tag, "uz"])
    assert list(LEMMATIZE(doc)) == expected


def test_a_split_token_keeps_its_tag() -> None:
    doc = SEGMENT("他生我的气")
    doc = doc.with_tags([f"tag{number}" for number in range(len(doc))])
    assert LEMMATIZE(doc).tags == ["tag0", "tag0"]


def test_overlapping_tokens_are_refused() -> None:
    with pytest.raises(StageError, match="cannot be joined"):
        LEMMATIZE(tp.Unigram(mode="search")("北京大学"))


@given(text=texts())
def test_spans_stay_in_order_and_cover_the_same_characters(text: str) -> None:
    before = SEGMENT(text)
    after = LEMMATIZE(before)
    assert after.starts.tolist() == sorted(after.starts)
    assert all(start < end for start, end in zip(after.starts, after.ends, strict=True))
    assert all(end <= start for end, start in zip(after.ends[:-1], after.starts[1:], strict=True))

    def covered(doc: tp.Doc) -> set[int]:
        return {place for start, end in zip(doc.starts, doc.ends, strict=True) for place in range(start, end)}

    assert covered(after) == covered(before)


@given(st.lists(st.sampled_from("吃了过着饭看一不没个洗澡花儿们孩子高兴他的气生，a "), max_size=14).map("".join))
def test_merges_lose_no_character(text: str) -> None:
    doc = LEMMATIZE(SEGMENT(text))
    assert "".join(text[a:b] for a, b in doc.spans()) == "".join(text.split())


# English


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_words_have_their_base_forms(text: str, expected: list[str]) -> None:
    found = list(LEMMATIZE(tp.Words(rule="whitespace")(text)))
    assert [lemma.lower() for lemma in found] == [lemma.lower() for lemma in expected]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_case_folding_changes_nothing_but_the_case_of_base_forms(text: str, expected: list[str]) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words(rule="whitespace"), LEMMATIZE])
    assert list(pipeline(text)) == [lemma.lower() for lemma in expected]


@pytest.mark.parametrize(("text", "expected"), [case for case in ENGLISH if "'" in case[0]])
def test_curly_apostrophes_count_as_straight_ones(text: str, expected: list[str]) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words(rule="whitespace"), LEMMATIZE])
    found = list(pipeline(text.replace("'", "’")))
    assert [lemma.replace("’", "'") for lemma in found] == [lemma.lower() for lemma in expected]


@pytest.mark.parametrize("rule", ["unicode", "treebank", "whitespace"])
@pytest.mark.parametrize("folds", [True, False])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's", "it be"),
        ("I'm", "I be"),
        ("don't", "do not"),
        ("they’re", "they be"),
        ("we've", "we have"),
        ("she’d", "she would"),
        ("won’t", "will not"),
        ("can't", "can not"),
        ("cannot", "can not"),
        ("let’s", "let we"),
        ("isn’t", "be not"),
        ("I'd've", "I would have"),
    ],
)
def test_every_rule_leads_to_the_same_words_of_a_contraction(rule: str, folds: bool, text: str, expected: str) -> None:
    stages = [tp.FoldCase()] if folds else []
    pipeline = tp.Pipeline([*stages, tp.Words(rule=rule), LEMMATIZE])
    assert list(pipeline(text)) == (expected.lower() if folds else expected).split()


def test_the_words_of_a_contraction_have_spans_of_their_own() -> None:
    text = "It’s true, we can't"
    doc = tp.Pipeline([tp.FoldCase(), tp.Words(), LEMMATIZE])(text)
    found = [(token, text[start:end]) for token, (start, end) in zip(doc, doc.spans(), strict=True)]
    assert found == [
        ("it", "It"), ("be", "’s"), ("true", "true"), (",", ","), ("we", "we"), ("can", "ca"), ("not", "n't"),
    ]  # fmt: skip


def test_both_words_of_a_contraction_have_its_tag() -> None:
    doc = tp.Words()("it's fine").with_tags(["eng", "x"])
    assert LEMMATIZE(doc).tags == ["eng", "eng", "x"]


def test_a_text_with_clitics_as_tokens_is_not_cut_again() -> None:
    doc = tp.Words(rule="whitespace")("Hamas 's leader said it's goal is n't clear")
    assert len(LEMMATIZE(doc)) == len(doc)


@pytest.mark.parametrize(
    ("mode", "expected"), [("lower", ["the", "us", "give", "i", "dog"]), ("upper", ["THE", "US", "GIVE", "I", "DOG"])]
)
def test_base_forms_have_the_case_that_the_text_stages_leave(mode: str, expected: list[str]) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(mode), tp.Words(), LEMMATIZE])
    assert list(pipeline("The US gave me dogs")) == expected


def test_a_stage_called_by_itself_sees_that_the_document_is_folded() -> None:
    assert list(LEMMATIZE(tp.Words()(tp.FoldCase()("She gave me Windows")))) == ["she", "give", "i", "windows"]


def test_names_keep_their_capitals_without_case_folding() -> None:
    text = "We run Windows, iOS and AWS in Los Angeles"
    assert list(tp.Pipeline([tp.Words(), LEMMATIZE])(text)) == [
        "we", "run", "Windows", ",", "iOS", "and", "AWS", "in", "Los", "Angeles",
    ]  # fmt: skip


def test_a_capital_at_the_beginning_of_a_line_shows_no_name() -> None:
    pipeline = tp.Pipeline([tp.Words(), LEMMATIZE])
    assert list(pipeline("We sell Windows\nPrices rose\n\nAre They Cheap Shoes\nwe sold Boots")) == [
        "we", "sell", "Windows", "price", "rise", "be", "they", "cheap", "shoe", "we", "sell", "Boots",
    ]  # fmt: skip


def test_full_width_capitals_show_names_too() -> None:
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Words(), LEMMATIZE])
    assert list(pipeline("I like Ｗｉｎｄｏｗｓ")) == ["i", "like", "windows"]


def test_a_name_at_the_beginning_of_a_sentence_is_known_from_another_place() -> None:
    pipeline = tp.Pipeline([tp.Words(), LEMMATIZE])
    assert list(pipeline("Banks closed.")) == ["bank", "close", "."]
    assert list(pipeline("He met Mr. Banks. Banks left."))[-3:] == ["Banks", "leave", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AWS和Windows，don't like pandas", ["aws", "windows", "not", "pandas"]),
        ("The US helped us", ["us", "help"]),
        ("It's not worse than CSS", ["not", "bad", "css"]),
        ("学习Node.js和C#", ["学习", "node.js", "c#"]),
        ("I can’t use C++ in the U.S.", ["not", "use", "c++", "u.s."]),
        ("他说it's OK", ["说", "ok"]),
    ],
)
def test_the_pipeline_mixed(text: str, expected: list[str]) -> None:
    assert list(tp.load("mixed")(text)) == expected


ENGLISH_PIECES = (
    "it's", "don’t", "I'd've", "can't", "cannot", "y'all", "let's the", "IT's", "Who’s", "n't", "’s", "'", "AWS", "US",
    "us", "Windows", "windows", "Texas", "Mr.", "Banks", "THE DOGS", "GPUs", "iOS", "Americans", "The", "is", "me",
    "children's", "saw", "worse", "left", ",", ".", "“", "(", "我们", "看了看", "T-shirts", "U.S.", "soooo", "Are You",
)  # fmt: skip
english_texts = st.lists(st.sampled_from(ENGLISH_PIECES), max_size=12).map(" ".join)


@given(text=english_texts, rule=st.sampled_from(["unicode", "treebank", "whitespace"]))
def test_case_folding_before_changes_only_the_case(text: str, rule: str) -> None:
    folded = tp.Pipeline([tp.FoldCase(), tp.Words(rule=rule), LEMMATIZE])
    found = tp.Pipeline([tp.Words(rule=rule), LEMMATIZE])(text)
    assert list(folded(text)) == [lemma.lower() for lemma in found]
    assert folded(text).spans() == found.spans()


@given(text=english_texts, rule=st.sampled_from(["unicode", "treebank", "whitespace"]))
def test_contractions_lose_no_character(text: str, rule: str) -> None:
    doc = LEMMATIZE(tp.Words(rule=rule)(text))
    assert "".join(text[start:end] for start, end in doc.spans()) == "".join(text.split())
    assert all(type(token) is str for token in doc)


def test_accuracy_on_our_own_sentences() -> None:
    correct = count = 0
    for sentence in ENGLISH_SENTENCES:
        pairs = [item.partition("|") for item in sentence.split()]
        lemmas = LEMMATIZE.transform([[form for form, _, _ in pairs]])[0]
        for (form, _, lemma), found in zip(pairs, lemmas, strict=True):
            if len(form) > 1 or form.isalnum():
                count += 1
                correct += found.lower() == (lemma or form).lower()
    assert count > 1000
    assert correct / count >= 0.995


def test_both_languages_in_one_text() -> None:
    doc = tp.Pipeline([tp.MixedWords(), LEMMATIZE])("The children们 were running，他洗了个澡")
    assert list(doc)[-2:] == ["他", "洗澡"]
    assert "run" in list(doc)


def test_each_language_can_be_switched_off() -> None:
    doc = tp.MixedWords()("dogs 孩子们")
    assert list(tp.Lemmatize(english="none")(doc)) == ["dogs", "孩子"]
    assert list(tp.Lemmatize(chinese="none")(doc)) == ["dog", "孩子", "们"]


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    """A folder with WordNet's files for a few words, reduced to what the lemmatizer reads."""
    words = {"noun": "dog leaf saw", "verb": "run see leave", "adj": "good", "adv": "well"}
    exceptions = {
        "noun": "leaves leaf",
        "verb": "saw see\nran run\nrunning run",
        "adj": "better good",
        "adv": "better well",
    }
    for part, text in words.items():
        entries = "".join(f"{word} {part[0]} 1 0 1 0 00000001\n" for word in text.split())
        (tmp_path / f"index.{part}").write_text(f"  1 A licence stands here.\n{entries}", encoding="utf-8")
        (tmp_path / f"{part}.exc").write_text(exceptions[part] + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (None, ["dog", "saw", "better", "leaf"]),
        (["NNS", "VBD", "JJR", "NNS"], ["dog", "see", "good", "leaf"]),
        (["NNS", "NN", "RBR", "VBZ"], ["dog", "saw", "well", "leave"]),
    ],
)
def test_wordnet_uses_the_tags(wordnet: Path, tags: list[str] | None, expected: list[str]) -> None:
    stage = tp.Lemmatize(english="wordnet", wordnet_path=str(wordnet))
    doc = tp.Words()("Dogs saw better leaves")
    assert list(stage(doc if tags is None else doc.with_tags(tags))) == expected


@pytest.mark.parametrize("tags", [["n", "v", "a", "v"], ["NOUN", "VERB", "ADJ", "VERB"], ["n", "vn", "a", "v"]])
def test_wordnet_takes_tags_of_other_sets(wordnet: Path, tags: list[str]) -> None:
    stage = tp.Lemmatize(english="wordnet", wordnet_path=str(wordnet))
    assert list(stage(tp.Words()("Dogs saw better leaves").with_tags(tags))) == ["dog", "see", "good", "leave"]


@pytest.mark.parametrize(
    ("tag", "lemma"),
    [("s", "good"), ("a", "good"), ("r", "well"), ("d", "well"), ("AUX", "better"), ("eng", "better"), ("", "better")],
)
def test_wordnet_reads_each_letter(wordnet: Path, tag: str, lemma: str) -> None:
    stage = tp.Lemmatize(english="wordnet", wordnet_path=str(wordnet))
    assert list(stage(tp.Words()("better").with_tags([tag]))) == [lemma]


@pytest.mark.parametrize("tag", ["verb", "V", "名词", "NNX", "noun"])
def test_wordnet_refuses_a_tag_of_an_unknown_set(wordnet: Path, tag: str) -> None:
    stage = tp.Lemmatize(english="wordnet", wordnet_path=str(wordnet))
    with pytest.raises(StageError, match=f"the token 'saw' has the tag '{tag}', .* accepted: WordNet's n, v, a, r, s"):
        stage(tp.Words()("saw").with_tags([tag]))


def test_wordnet_reads_no_tag_of_a_chinese_token(wordnet: Path) -> None:
    stage = tp.Lemmatize(english="wordnet", chinese="none", wordnet_path=str(wordnet))
    assert list(stage(tp.Unigram()("你好").with_tags(["问候"]))) == ["你好"]


def test_a_missing_wordnet_is_refused_with_the_command_that_installs_it(tmp_path: Path, monkeypatch) -> None:
    import nltk

    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    with pytest.raises(ResourceError, match="python -m nltk.downloader wordnet"):
        tp.Lemmatize(english="wordnet")(tp.Words()("dogs"))


@pytest.mark.parametrize(("folder", "message"), [("no", "does not exist"), (".", r"index\.noun")])
def test_a_missing_wordnet_folder_or_file_is_refused(tmp_path: Path, folder: str, message: str) -> None:
    with pytest.raises(FileNotFoundError, match=message):
        tp.Lemmatize(english="wordnet", wordnet_path=str(tmp_path / folder))(tp.Words()("dogs"))


def test_the_fingerprint_depends_on_rules_and_word_lists(wordnet: Path) -> None:
    prints = {
        stage.fingerprint()
        for stage in (
            LEMMATIZE,
            tp.Lemmatize(rules=("plural",)),
            tp.Lemmatize(english="wordnet", wordnet_path=str(wordnet)),
        )
    }
    assert len(prints) == 3


def test_the_list_of_separable_verbs_has_no_word_twice() -> None:
    verbs = separable_verbs()
    assert len(verbs) >= 300
    assert len(set(verbs)) == len(verbs)


def test_every_separable_verb_has_a_verb_and_an_object() -> None:
    assert all(len(verb) >= 2 for verb in separable_verbs())
