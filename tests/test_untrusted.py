"""With ``trusted=False``, no path in a pipeline file or a model leads outside of its folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import textprep as tp
from textprep.errors import ConfigError, TextprepError

LEXICON = "北京 3\n大学 2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(LEXICON, encoding="utf-8")
    inside = tmp_path / "inside"
    (inside / "sub").mkdir(parents=True)
    (inside / "words.txt").write_text(LEXICON, encoding="utf-8")
    (inside / "sub" / "words.txt").write_text(LEXICON, encoding="utf-8")
    return inside


def pipeline_file(folder: Path, line: str, stage: str = "MaxMatch") -> Path:
    path = folder / "pipeline.toml"
    path.write_text(f'textprep = 1\n[[stage]]\ntype = "{stage}"\n{line}\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "value",
    ["./words.txt", "words.txt", "sub/words.txt", "sub/../words.txt", "./sub/./words.txt", "./missing.txt", "..words"],
)
def test_paths_inside_are_accepted(folder: Path, value: str) -> None:
    path = pipeline_file(folder, f"lexicon = {json.dumps(value)}")
    assert len(tp.load(path, trusted=False).stages) == 1


@pytest.mark.parametrize(
    "value",
    [
        "../secret.txt", "sub/../../secret.txt", "/etc/passwd", "./../inside/../secret.txt", "../inside/words.txt",
        "~/secret.txt", "~root/x", "C:\\secret.txt", "C:secret.txt", "c:/secret.txt", "\\\\server\\share\\x",
        "//server/share/x", "\\secret.txt", "..\\secret.txt", "sub\\..\\..\\secret.txt", "\\\\?\\C:\\x", "./a\0b",
    ],
)  # fmt: skip
def test_paths_that_lead_outside_are_refused(folder: Path, value: str) -> None:
    for line in (f"lexicon = {json.dumps(value)}", f'lexicon = ["jieba", {json.dumps(value)}]'):
        path = pipeline_file(folder, line.replace("\\u0000", "\\u0000"))
        with pytest.raises(ConfigError, match=r"stage 'maxmatch', lexicon: the path .* with trusted=False"):
            tp.load(path, trusted=False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
def test_links_and_pipes_are_followed_and_refused(folder: Path) -> None:
    os.symlink("words.txt", folder / "good")
    os.symlink("../secret.txt", folder / "bad")
    os.symlink("..", folder / "up")
    os.symlink("loop", folder / "loop")
    os.symlink("/dev/zero", folder / "zero")
    os.mkfifo(folder / "pipe")
    assert tp.load(pipeline_file(folder, 'lexicon = "./good"'), trusted=False)("北京").tokens == ["北京"]
    for value in ("./bad", "./up/secret.txt", "./up", "./zero", "./pipe"):
        path = pipeline_file(folder, f'lexicon = "{value}"')
        with pytest.raises(ConfigError, match="leads outside|neither a file nor a folder"):
            tp.load(path, trusted=False)


def test_every_parameter_with_a_path_is_checked(folder: Path) -> None:
    for stage, line in [
        ("Unigram", 'hmm = "../hmm.json"'),
        ("MixedWords", 'hmm = "../hmm.json"'),
        ("DropStopWords", 'stop_words = ["zh", "../stop.txt"]'),
        ("Lemmatize", 'wordnet_path = "../wordnet"'),
        ("ConvertChinese", 'config = "../s2t.json"'),
        ("ConvertChinese", 'dictionaries = "../dictionaries"'),
    ]:
        with pytest.raises(ConfigError, match="leads outside"):
            tp.load(pipeline_file(folder, line, stage), trusted=False)


def test_inner_pipelines_are_checked(folder: Path) -> None:
    path = folder / "p.toml"
    path.write_text(
        'textprep = 1\n[[stage]]\ntype = "Pipeline"\n[[stage.stage]]\ntype = "MaxMatch"\nlexicon = "../secret.txt"\n',
        encoding="utf-8",
    )
    with pytest.raises(ConfigError, match="leads outside"):
        tp.load(path, trusted=False)
    assert tp.load(path)("北京大学").tokens == ["北京", "大学"]


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "sub/../../secret.txt"])
def test_dictionaries_that_a_configuration_names_are_checked(folder: Path, file: str) -> None:
    rule = {"dict": {"type": "text", "file": file}}
    (folder / "c.json").write_text(json.dumps({"conversion_chain": [rule]}), encoding="utf-8")
    path = pipeline_file(folder, 'config = "./c.json"', "ConvertChinese")
    with pytest.raises(ConfigError, match="leads outside"):
        tp.load(path, trusted=False)


def test_a_folder_of_dictionaries_may_not_link_outside(folder: Path) -> None:
    (folder / "dictionaries").mkdir()
    os.symlink("../../secret.txt", folder / "dictionaries" / "STCharacters.txt")
    path = pipeline_file(folder, 'dictionaries = "./dictionaries"', "ConvertChinese")
    with pytest.raises(ConfigError, match="leads outside"):
        tp.load(path, trusted=False)


def test_models_are_checked(folder: Path) -> None:
    model = tp.BagOfWords(pipeline=tp.Pipeline([tp.MaxMatch(str(folder / "words.txt"))])).fit(["北京大学"])
    tp.save_model(model, folder / "model")
    assert tp.load_model(folder / "model").transform(["北京"]).sum() == 1
    with pytest.raises(TextprepError, match="is not relative"):
        tp.load_model(folder / "model", trusted=False)
    model.set_params(pipeline=tp.Pipeline([tp.MaxMatch()]))
    tp.save_model(model.fit(["北京大学"]), folder / "model")
    assert tp.load_model(folder / "model", trusted=False).transform(["北京大学"]).sum() == 1
    (folder / "model" / "terms.jsonl").unlink()
    os.symlink("../../secret.txt", folder / "model" / "terms.jsonl")
    with pytest.raises(TextprepError, match="leads outside"):
        tp.load_model(folder / "model", trusted=False)
