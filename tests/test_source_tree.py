"""Tests of a checkout: pytest refuses to run without built kernels, and every changed file is rebuilt and tested."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unbuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source tree without compiled kernels, with one test."""
    if not (ROOT / "textprep").is_dir():
        pytest.skip("the source tree is not there")
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(
        ROOT / "textprep", tree / "textprep", ignore=shutil.ignore_patterns("*.so", "*.pyd", "*.c", "__pycache__")
    )
    (tree / "tests").mkdir()
    for name in ("tests/__init__.py", "tests/conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tree / name)
    (tree / "tests" / "test_one.py").write_text("def test_one():\n    pass\n", encoding="utf-8")
    return tree


def run_pytest(tree: Path, mode: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in ``tree``. Python's ``-m`` imports from there, not from the installed package."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tree,
        env={**os.environ, "TEXTPREP_KERNELS": mode, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_pytest_refuses_a_source_tree_whose_kernels_are_not_built(unbuilt: Path) -> None:
    done = run_pytest(unbuilt, "auto")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"the source tree {unbuilt}, where these kernels are not built: batch, chars" in done.stderr
    assert "`make build`, or set TEXTPREP_KERNELS=pure" in done.stderr


def test_pytest_runs_the_plain_twins_of_a_source_tree_on_demand(unbuilt: Path) -> None:
    done = run_pytest(unbuilt, "pure")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_every_extension_is_rebuilt_when_a_file_that_it_includes_changes() -> None:
    script = ROOT / ".ci" / "extension_modules.py"
    if not script.is_file():
        pytest.skip("the checkout is not there")
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="a later parser may divide the expressions in another way")
def test_the_scanners_of_the_patterns_are_those_of_the_regular_expressions() -> None:
    script = ROOT / ".ci" / "pattern_scanners.py"
    if not script.is_file():
        pytest.skip("the checkout is not there")
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_changes_of_every_part_of_the_package_select_tests() -> None:
    script = ROOT / ".ci" / "touched.py"
    if not script.is_file():
        pytest.skip("the checkout is not there")
    spec = importlib.util.spec_from_file_location("touched", script)
    assert spec is not None
    assert spec.loader is not None
    touched = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(touched)
    parts = {
        path.name.removesuffix(".py").removesuffix(".pyi")
        for path in (ROOT / "textprep").iterdir()
        if path.name != "__pycache__"
    }
    assert parts <= set(touched.ALSO) | touched.EVERYTHING
    assert touched.select(["textprep/text/fold_case.py"])[-1] == "tests/text"
    assert touched.select(["textprep/kernels/trie/pure.py"]) != ["tests"]
    assert touched.select(["textprep/stage.py"]) == ["tests"]
    assert touched.select(["setup.cfg"]) == ["tests"]
