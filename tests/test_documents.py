"""Doctests of the package and the snippets of the README and the pages of the documentation."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import textprep

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(textprep.__path__, "textprep.")
    if not module.name.endswith((".compiled", "__main__"))
)
PAGES = [
    path
    for path in (ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md")))
    if path.exists()
]


def python_blocks(page: Path) -> list[str]:
    """Return the Python blocks of a page."""
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", ["textprep", *MODULES])
def test_doctests(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning", "ignore:.*:FutureWarning", "ignore:.*:ResourceWarning")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_snippets(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python blocks run one after another in one namespace; those with prompts are compared."""
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    for package in re.findall(r"<!-- needs: (.*) -->", text)[:1]:
        for name in package.split():
            pytest.importorskip(name)
    blocks = python_blocks(page)
    if page.parent.name == "zh" and blocks == python_blocks(ROOT / "docs" / page.name):
        return  # The English page has the same blocks, and they run there.
    names: dict[str, object] = {}
    for number, block in enumerate(blocks):
        if ">>>" in block:
            case = doctest.DocTestParser().get_doctest(block, names, f"{page.name}, block {number}", page.name, 0)
            runner = doctest.DocTestRunner(verbose=False)
            runner.run(case, clear_globs=False)
            names.update(case.globs)
            assert runner.summarize(verbose=False).failed == 0
        else:
            exec(compile(block, f"{page.name}, block {number}", "exec"), names)


TRANSLATED = sorted((ROOT / "docs" / "zh").glob("*.md"))


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.name)
def test_a_chinese_page_has_the_sections_and_code_of_the_english_one(page: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (page, ROOT / "docs" / page.name)]
    for pattern in (r"^#+ ", r"^\|", r"^```\w*"):
        found = [re.findall(pattern, text, re.MULTILINE) for text in texts]
        assert found[0] == found[1], pattern


def texts_for_users() -> list[Path]:
    """Return the pages, the package's source and the files of continuous integration."""
    folders = [(ROOT / "docs", "*.md"), (ROOT / "textprep", "*.py"), (ROOT / ".ci", "*"), (ROOT / ".github", "*.yml")]
    found = [path for folder, pattern in folders for path in folder.rglob(pattern) if path.is_file()]
    return [*found, *ROOT.glob("*.md")]


def test_nothing_sends_people_to_the_other_project_called_textprep() -> None:
    """The package index has a stranger's ``textprep``; ours is ``textprep-zh``."""
    wrong = re.compile(r"""pip install (-\S+ )*["']?textprep(?!-zh)|["']textprep\[""")
    for path in texts_for_users():
        assert not wrong.search(path.read_text(encoding="utf-8")), path


def test_the_reference_lists_every_public_name() -> None:
    page = ROOT / "docs" / "api.md"
    if not page.exists():
        pytest.skip("the documentation is not there")
    listed = re.findall(r"^::: textprep\.(\w+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    missing = sorted(set(textprep.__all__) - set(listed))
    assert not missing, f"add to docs/api.md: {', '.join(f'::: textprep.{name}' for name in missing)}"
