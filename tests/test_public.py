"""The public names, the weight of an import, the kernels' modes, and the files of the package."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import textprep as tp
from tests.write_stub import STUB, stub
from textprep import kernels, registry
from textprep.errors import MissingPackageError

PACKAGE = Path(tp.__file__).parent
ROOT = Path(__file__).parent.parent


def test_every_public_name_can_be_imported() -> None:
    for name in tp.__all__:
        assert getattr(tp, name) is not None


def test_public_names_are_listed_in_order_and_once() -> None:
    assert sorted(set(tp.__all__)) == tp.__all__
    assert set(tp.__all__) <= set(dir(tp))


def test_the_stub_has_the_public_names() -> None:
    assert STUB.read_text(encoding="utf-8") == stub(), "run python tests/write_stub.py"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Nope'"):
        tp.Nope  # noqa: B018


def test_every_parameter_is_explained() -> None:
    for name in registry.STAGES:
        cls = registry.stage_class(name)
        doc = inspect.getdoc(cls)
        assert doc
        for field in cls.param_fields().values():
            assert f"{field.name}:" in doc, (name, field.name)
            assert name == "Pipeline" or field.metadata["help"]


def test_public_things_have_docstrings() -> None:
    for name in tp.__all__:
        thing = getattr(tp, name)
        assert inspect.getdoc(thing), name
        if inspect.isclass(thing):
            for attribute, value in vars(thing).items():
                if not attribute.startswith("_") and callable(value):
                    assert inspect.getdoc(value), f"{name}.{attribute}"


def test_importing_is_light() -> None:
    code = (
        "import sys, textprep; "
        "heavy = {'numpy', 'sklearn', 'jieba', 'nltk', 'scipy', 'regex', 'simplemma', 'typer', 'rich'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_stages_load_nothing_heavy() -> None:
    code = (
        "import sys, textprep as tp; "
        "tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Unigram(), tp.DropStopWords()])('x'); "
        "print(sorted({'numpy', 'sklearn', 'jieba', 'nltk', 'scipy', 'simplemma'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_kernel_has_its_files() -> None:
    for name in kernels.KERNELS:
        for file in ("__init__.py", "pure.py", "compiled.pyi"):
            assert (PACKAGE / "kernels" / name / file).is_file()


def test_every_mode_says_what_it_runs() -> None:
    code = "from textprep import kernels; print(sorted(set(kernels.active().values())))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, env={"TEXTPREP_KERNELS": "pure"}
    )
    assert done.stdout == "['pure']\n"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"TEXTPREP_KERNELS": "fast"},
    )
    assert "TEXTPREP_KERNELS must be one of auto, compiled, pure, found 'fast'" in done.stderr


def test_a_missing_kernel_falls_back_and_a_broken_one_warns(monkeypatch) -> None:
    import importlib

    real = importlib.import_module

    def absent(name: str):
        if name.endswith("trie.compiled"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name)

    def broken(name: str):
        if name.endswith("trie.compiled"):
            raise ImportError("undefined symbol: tp_find")
        return real(name)

    active = dict(kernels._active)
    try:
        monkeypatch.setattr(importlib, "import_module", absent)
        monkeypatch.setenv("TEXTPREP_KERNELS", "auto")
        assert kernels.load("trie").__name__.endswith("trie.pure")
        monkeypatch.setenv("TEXTPREP_KERNELS", "compiled")
        with pytest.raises(ImportError, match="was not built: install a C compiler"):
            kernels.load("trie")
        monkeypatch.setattr(importlib, "import_module", broken)
        with pytest.raises(ImportError, match="cannot be loaded"):
            kernels.load("trie")
        monkeypatch.setenv("TEXTPREP_KERNELS", "auto")
        with pytest.warns(tp.TextprepWarning, match="is broken and its plain-Python twin runs instead"):
            assert kernels.load("trie").__name__.endswith("trie.pure")
    finally:
        kernels._active.update(active)


def test_data_in_the_package_is_what_the_sources_list() -> None:
    from textprep.resources.files import data_folder

    listed = tomllib.loads((ROOT / "resources" / "SOURCES.toml").read_text(encoding="utf-8"))
    there = {
        path.relative_to(data_folder()).as_posix()
        for path in data_folder().rglob("*")
        if path.is_file() and path.suffix in (".txt", ".toml") and path.name != "SOURCES.toml"
    }
    assert there == set(listed)
    for entry in listed.values():
        assert set(entry) == {"origin", "licence"}


def test_packages_are_listed_for_the_build() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    folders = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "textprep").rglob("__init__.py")
        if "data" not in path.parts
    }
    assert set(listed) == folders | {"textprep.data"}


def test_a_plugin_is_found_by_its_entry_point(monkeypatch) -> None:
    from importlib.metadata import EntryPoint

    entry = EntryPoint("Shout", "textprep.text.fold_case:FoldCase", registry.ENTRY_POINTS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [entry])
    assert registry.stage_class("Shout") is tp.FoldCase
    assert "Shout" in registry.names()


def test_a_plugin_that_cannot_be_imported_is_named(monkeypatch) -> None:
    from importlib.metadata import EntryPoint

    entry = EntryPoint("Shout", "no_such_module:Shout", registry.ENTRY_POINTS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [entry])
    with pytest.raises(
        MissingPackageError, match=r"the stage 'Shout' of another package \(no_such_module:Shout\) cannot"
    ):
        registry.stage_class("Shout")
