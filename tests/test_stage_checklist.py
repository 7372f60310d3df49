"""Every stage is registered, public, tested by cases and named in the documents, as CONTRIBUTING.md asks for."""

from __future__ import annotations

import inspect
import json
import re
from importlib import import_module
from pathlib import Path

import pytest

import textprep as tp
from textprep import registry

ROOT = Path(__file__).parent.parent
FOLDERS = ("text", "segment", "tokens")
README_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def is_abstract(stage: type[tp.Stage]) -> bool:
    """Return whether a class leaves its program to subclasses."""
    return any(getattr(getattr(stage, name, None), "__isabstractmethod__", False) for name in ("bind", "cutter"))


def stage_classes() -> list[type[tp.Stage]]:
    """Return the stages that the files of the package define, registered or not."""
    found = []
    for folder in FOLDERS:
        for path in sorted((Path(tp.__file__).parent / folder).glob("*.py")):
            module = import_module(f"textprep.{folder}" + ("" if path.stem == "__init__" else f".{path.stem}"))
            found += [
                value
                for value in vars(module).values()
                if inspect.isclass(value)
                and issubclass(value, tp.Stage)
                and value.__module__ == module.__name__
                and not is_abstract(value)
            ]
    return found


STAGES = stage_classes()
each_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)


def names_in_cases() -> set[str]:
    """Return the stages that the tables of cases name."""
    names: set[str] = set()
    for path in (ROOT / "tests" / "cases").glob("*.json"):
        for case in json.loads(path.read_text(encoding="utf-8")):
            if isinstance(case, dict) and "stage" in case:
                names.add(case["stage"])
    return names


def test_the_files_define_stages() -> None:
    assert {tp.FoldCase, tp.Unigram, tp.Stem} <= set(STAGES)


@each_stage
def test_its_file_is_named_after_it(stage: type[tp.Stage]) -> None:
    assert stage.__module__.rpartition(".")[2] == re.sub(r"(?<=[a-z])(?=[A-Z])", "_", stage.__name__).lower()


@each_stage
def test_it_is_registered(stage: type[tp.Stage]) -> None:
    assert registry.STAGES.get(stage.__name__) == stage.__module__, "add its line to textprep/registry.py"


@each_stage
def test_it_is_public(stage: type[tp.Stage]) -> None:
    assert stage.__name__ in tp.__all__
    assert getattr(tp, stage.__name__) is stage


@each_stage
def test_its_folder_says_what_it_takes_and_gives(stage: type[tp.Stage]) -> None:
    kinds = {"text": ("text", "text"), "segment": ("text", "tokens"), "tokens": ("tokens", "tokens")}
    assert (stage.takes, stage.gives) == kinds[stage.__module__.split(".")[1]]


@each_stage
def test_it_has_cases(stage: type[tp.Stage]) -> None:
    assert stage.__name__ in names_in_cases(), "add cases to tests/cases/*.json"


@each_stage
def test_it_has_a_row_in_the_readme(stage: type[tp.Stage]) -> None:
    rows = README_ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert stage.__name__ in rows, f"add a row for {stage.__name__} to the table of stages in README.md"


@each_stage
def test_the_changelog_names_it(stage: type[tp.Stage]) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"`{stage.__name__}\b", text), "name it in CHANGELOG.md"


def test_the_registry_names_nothing_else() -> None:
    assert set(registry.STAGES) == {stage.__name__ for stage in STAGES} | {"Pipeline"}
    for name in registry.STAGES:
        assert registry.stage_class(name).__name__ == name


def test_the_readme_has_no_row_for_anything_else() -> None:
    rows = set(README_ROW.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert rows & set(dir(tp)) <= {stage.__name__ for stage in STAGES}
