"""Pipeline files."""

from __future__ import annotations

import os

import pytest

import textprep as tp
from textprep.errors import ConfigError, ResourceError, TextprepError


def test_only_changed_parameters_are_written() -> None:
    pipeline = tp.Pipeline([tp.FullToHalf(), ("case", tp.FoldCase(mode="upper")), tp.Unigram(hmm=None)])
    assert tp.dumps(pipeline) == (
        'textprep = 1\n\n[[stage]]\ntype = "FullToHalf"\n\n'
        '[[stage]]\ntype = "FoldCase"\nname = "case"\nmode = "upper"\n\n[[stage]]\ntype = "Unigram"\nhmm = "none"\n'
    )


def test_the_version_of_a_pipeline_is_read_and_written() -> None:
    pipeline = tp.loads('textprep = 1\nversion = 4\n[[stage]]\ntype = "FoldCase"\n')
    assert pipeline.version == 4
    assert tp.loads(tp.dumps(pipeline)).version == 4
    assert tp.Pipeline([]).version is None


def test_nested_pipelines_are_written_and_read() -> None:
    inner = tp.Pipeline([tp.FullToHalf(), tp.Pipeline([tp.FoldCase()])])
    pipeline = tp.Pipeline([("norm", inner), tp.CleanText(keep=["han"])])
    assert tp.loads(tp.dumps(pipeline)) == pipeline


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = ", "<string>: not TOML"),
        ("", "expected 'textprep = 1' at the top"),
        ("textprep = 2", "written for format 2, and this version of textprep reads up to 1"),
        ('textprep = "1"', "textprep must be a whole number from 1, found '1'"),
        ('textprep = 1\nversion = "2"', "version must be a whole number from 1, found '2'"),
        ("textprep = 1\nversion = true", "version must be a whole number from 1, found True"),
        ("textprep = 1\nstages = []", r"no key 'stages' \(did you mean 'stage'\?\)"),
        ("textprep = 1\nstage = 3", r"stages are written as \[\[stage\]\]"),
        ("textprep = 1\n[[stage]]\nmode = 1", "stage 0: 'type' is missing"),
        (
            'textprep = 1\n[[stage]]\ntype = "FoldCas"',
            r"stage 0: no stage is called 'FoldCas' \(did you mean 'FoldCase'\?\)",
        ),
        (
            'textprep = 1\n[[stage]]\ntype = "FullToHalf"\n[[stage]]\ntype = "FoldCase"\nmod = "upper"',
            r"stage 1 \(FoldCase\): no parameter 'mod' \(did you mean 'mode'\?\); available: mode",
        ),
        (
            'textprep = 1\n[[stage]]\ntype = "FoldCase"\nmode = "uper"',
            r"stage 0 \(FoldCase\): mode must be one of 'lower', .*, found 'uper' \(did you mean 'upper'\?\)",
        ),
        ('textprep = 1\n[[stage]]\ntype = "FullToHalf"\nspace = 3', "space must be true or false, found 3"),
        (
            'textprep = 1\n[[stage]]\ntype = "Unigram"\n[[stage]]\ntype = "FoldCase"',
            "stage 'foldcase' takes text and cannot follow 'unigram'",
        ),
        (
            'textprep = 1\n[[stage]]\ntype = "Pipeline"\n[[stage.stage]]\ntype = "Nope"',
            r"stage 0 \(Pipeline\): stage 0: no stage is called 'Nope'",
        ),
    ],
)
def test_an_invalid_file_is_refused_with_place_and_reason(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        tp.loads(text)


def test_a_bare_name_is_a_built_in_and_any_other_string_a_path(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    tp.save(tp.Pipeline([tp.FoldCase()]), "zh")
    assert tp.load("./zh") == tp.Pipeline([tp.FoldCase()])
    assert len(tp.load("zh").stages) > 1


def test_an_unknown_built_in_names_the_nearest() -> None:
    with pytest.raises(ResourceError, match=r"no pipelines resource is called 'mixd' \(did you mean 'mixed'\?\)"):
        tp.load("mixd")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"pipeline file './nope.toml' does not exist"):
        tp.load("./nope.toml")


def test_paths_are_relative_to_the_file(tmp_path, monkeypatch) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "words.txt").write_text("甲乙 5\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    pipeline = tp.Pipeline([tp.MaxMatch(lexicon="words.txt")])
    tp.save(pipeline, tmp_path / "p" / "x.toml")
    assert "words.txt" in (tmp_path / "p" / "x.toml").read_text(encoding="utf-8")
    monkeypatch.chdir("/")
    loaded = tp.load(tmp_path / "p" / "x.toml")
    assert loaded("甲乙").tokens == ["甲乙"]
    assert loaded.fingerprint() == tp.loads(tp.dumps(loaded)).fingerprint()


def test_a_saved_pipeline_equals_the_loaded_one(tmp_path, monkeypatch) -> None:
    (tmp_path / "words.txt").write_text("甲乙 5\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    pipeline = tp.Pipeline([tp.MaxMatch(lexicon=("jieba", "./words.txt"))])
    tp.save(pipeline, "x.toml")
    assert tp.load("x.toml") == pipeline


def test_every_built_in_loads_and_runs() -> None:
    for name in ("zh", "en", "mixed"):
        assert tp.load(name)("你好，world").tokens


def test_an_unregistered_stage_is_refused() -> None:
    class FoldCase(tp.Stage):
        def bind(self, upstream):
            return lambda doc: doc

    with pytest.raises(ConfigError, match="is not the registered stage 'FoldCase'"):
        tp.dumps(tp.Pipeline([FoldCase()]))


def test_saving_into_a_missing_folder_leaves_nothing(tmp_path) -> None:
    with pytest.raises(TextprepError, match="cannot be written"):
        tp.save(tp.Pipeline(), tmp_path / "no" / "x.toml")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("stage", [tp.Unigram(hmm="none"), tp.Unigram(hmm=None), tp.MixedWords(hmm="none")])
def test_none_and_its_name_are_the_same_after_saving(stage: tp.Stage) -> None:
    pipeline = tp.Pipeline([stage])
    again = tp.loads(tp.dumps(pipeline))
    assert again == pipeline
    assert again.fingerprint() == pipeline.fingerprint()
