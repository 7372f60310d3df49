"""The public surface, import limits, and the table of who imports whom."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import textprep as tp
from textprep import kernels, registry

PACKAGE = Path(tp.__file__).parent
ROOT = Path(__file__).parent.parent

#: What each part may import of ours; a part is a module or a folder of the package.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "registry": {"errors"},
    "kernels": {"errors"},
    "doc": {"errors", "kernels"},
    "params": {"errors"},
    "evaluation": {"errors"},
    "resources": {"errors", "kernels", "params"},
    "lexicon": {"errors", "kernels", "params", "resources"},
    "cutters": {"errors", "kernels", "params", "resources", "lexicon", "stage"},
    "conversion": {"errors", "kernels", "params", "resources"},
    "lemmas": {"errors", "kernels", "resources", "lexicon"},
    "stage": {"params", "doc", "errors"},
    "pipeline": {"stage", "doc", "errors"},
    "config": {"pipeline", "registry", "resources", "stage", "errors", "params"},
}
_STAGES = {"stage", "doc", "errors", "kernels", "params", "resources", "lexicon", "cutters", "conversion", "lemmas"}
MAY_IMPORT |= {"text": _STAGES, "segment": _STAGES, "tokens": _STAGES}
#: These sit on top and may import everything but each other's insides.
ON_TOP = {"__init__", "__main__", "arrow", "files", "jobs", "engines", "report", "compat", "testing", "cli", "vectors"}


def part_of(module: str) -> str:
    """``textprep.text.fold_case`` is part ``text``."""
    return module.split(".")[1] if "." in module else "__init__"


def imports() -> list[tuple[str, str]]:
    """Pairs (part, imported part) of the package's source, those for type checking left out."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        part = relative.parts[0].removesuffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                # `from textprep import resources` names a part.
                names = (
                    [f"textprep.{alias.name}" for alias in node.names] if node.module == "textprep" else [node.module]
                )
            found += [(part, part_of(name)) for name in names if name.split(".")[0] == "textprep"]
    return sorted(set(found))


@pytest.mark.parametrize(("part", "imported"), imports())
def test_imports_point_one_way(part: str, imported: str) -> None:
    if part in ON_TOP or part == imported == "kernels":
        return
    assert part in MAY_IMPORT, f"{part} is not in the table"
    if part in ("text", "segment", "tokens") and part == imported:
        pytest.fail(f"stages of {part} import each other")
    assert imported in MAY_IMPORT[part] | {part}


def test_all_is_what_is_public() -> None:
    assert sorted(tp.__all__) == tp.__all__
    for name in tp.__all__:
        assert getattr(tp, name) is not None
    assert set(tp.__all__) == set(tp._HOME)
    assert set(tp.__all__) <= set(dir(tp))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Nope'"):
        tp.Nope  # noqa: B018


def test_stages_are_registered_and_public() -> None:
    for name in registry.STAGES:
        assert registry.stage_class(name).__name__ == name
        assert name in tp.__all__


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
