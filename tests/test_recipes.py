"""Follow the recipes of CONTRIBUTING.md in a copy of this checkout, block by block."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "CONTRIBUTING.md"

pytestmark = pytest.mark.skipif(
    not (PAGE.is_file() and (ROOT / "textprep").is_dir()), reason="there is no checkout to copy"
)


class Block(NamedTuple):
    """A fenced block: its language, the file that it is about (or nothing), and its text."""

    language: str
    title: str
    text: str


def blocks(recipe: str) -> list[Block]:
    """Return the fenced blocks of the section ``### RECIPE``."""
    page = PAGE.read_text(encoding="utf-8")
    section = re.split(r"^##+ ", page.partition(f"\n### {recipe}\n")[2], flags=re.MULTILINE)[0]
    found = re.findall(r'^( *)```(\w+)(?: title="([^"\n]+)")?\n(.*?)^\1```$', section, re.MULTILINE | re.DOTALL)
    return [Block(language, title, textwrap.dedent(text)) for _, language, title, text in found]


def changed(before: str, diff: str) -> str:
    """Apply a block of a diff: "+" adds a line, "-" removes one, the others must be there, in this order.

    "…" at the end of a line stands for the rest of that line.
    """
    lines = [(line[:1] or " ", line[1:]) for line in diff.splitlines()]
    pattern = "".join("^" + re.escape(line).replace("…", "(?P<rest>.*)") + r"\n" for sign, line in lines if sign != "+")
    found = list(re.finditer(pattern, before, re.MULTILINE))
    assert len(found) == 1, f"the lines of the recipe occur {len(found)} times:\n{diff}"
    new = "".join(f"{line}\n" for sign, line in lines if sign != "-")
    new = new.replace("…", found[0].groupdict().get("rest") or "")
    return before[: found[0].start()] + new + before[found[0].end() :]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the checkout, with the kernels as they are built."""
    ignored = shutil.ignore_patterns("__pycache__", "build", "dist", "*.egg-info", ".*_cache", "site")
    for name in ("textprep", "tests", "resources", "examples", "benchmarks", "docs", ".ci"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, tmp_path)
    return tmp_path


def follow(recipe: str, tree: Path, run: bool = True) -> None:
    """Write the files and apply the changes of a recipe, then run its commands."""
    for language, title, text in blocks(recipe):
        if title and language != "diff":
            (tree / title).parent.mkdir(parents=True, exist_ok=True)
            (tree / title).write_text(text, encoding="utf-8")
        elif title:
            (tree / title).write_text(changed((tree / title).read_text(encoding="utf-8"), text), encoding="utf-8")
    for language, _, text in blocks(recipe):
        if language == "sh" and run:
            for line in text.splitlines():
                shell(line, tree)


def shell(line: str, tree: Path) -> str:
    """Run a command of a recipe in the copy with this interpreter, and return what it prints."""
    command = shlex.split(line)
    replaced = {"python": [sys.executable], "textprep": [sys.executable, "-m", "textprep"]}
    command = replaced.get(command[0], command[:1]) + command[1:]
    if command[0] == "make":
        command.append(f"PYTHON={sys.executable}")
    # pytest refuses a checkout whose kernels are not built, unless the plain twins are asked for.
    built = any((tree / "textprep").rglob("compiled.*.so"))
    mode = os.environ.get("TEXTPREP_KERNELS", "auto") if built else "pure"
    environment = {**os.environ, "PYTHONPATH": str(tree), "TEXTPREP_KERNELS": mode, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("recipe", ["A data file", "A built-in lexicon", "A command"])
def test_recipe(recipe: str, tree: Path) -> None:
    follow(recipe, tree)


def test_recipe_of_a_stage(tree: Path) -> None:
    follow("A stage", tree)
    code = "import textprep as tp; print(tp.load('collapserepeats.toml')('哈哈哈哈，好！！！').text, tp.__file__)"
    assert shell(f"python -c {shlex.quote(code)}", tree) == f"哈哈，好！！ {tree / 'textprep' / '__init__.py'}\n"
    listed = shell("textprep stages", tree)
    assert "CollapseRepeats" in listed
    assert "limit = 2  the length of the longest run that stays as it is" in listed


@pytest.mark.skipif(
    shutil.which("cc") is None or shutil.which("make") is None or importlib.util.find_spec("Cython") is None,
    reason="building a kernel takes make, Cython and a C compiler",
)
def test_recipe_of_a_kernel(tree: Path) -> None:
    if not list((tree / "textprep").rglob("compiled.*.so")):
        pytest.skip("the other kernels are not built in this checkout, and building them takes minutes")
    follow("A kernel", tree)


def test_code_of_an_engine_can_be_imported_and_run(tree: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import textprep as tp

    follow("An engine", tree)
    path = tree / "textprep" / "engines" / "threads.py"
    spec = importlib.util.spec_from_file_location("recipe_engine", path)
    assert spec is not None
    assert spec.loader is not None
    engine = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(engine)
    table = pa.table({"text": ["我来到北京", "北京大学"]})
    assert engine.run(table, "zh").column("tokens").to_pylist() == [["来到", "北京"], ["北京大学"]]
    fitted = engine.fit(tp.BagOfWords(pipeline="zh"), table)
    assert fitted.get_feature_names_out().tolist() == ["北京", "北京大学", "来到"]


def python_blocks() -> list[Block]:
    recipes = re.findall(r"^### (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE) if PAGE.is_file() else []
    return [block for recipe in recipes for block in blocks(recipe) if block.language == "python"]


@pytest.mark.parametrize("block", python_blocks(), ids=lambda block: block.title)
def test_imports_of_recipes_resolve(block: Block) -> None:
    made = {title.removesuffix(".py").replace("/", ".") for _, title, _ in python_blocks()}
    for node in ast.walk(ast.parse(block.text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textprep") and node.module not in made:
            module = importlib.import_module(node.module or "")
            for alias in node.names:
                assert hasattr(module, alias.name), f"{node.module} has no {alias.name}"
