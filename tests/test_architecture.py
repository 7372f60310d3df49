"""The page on the architecture agrees with the source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.import_table import TABLE

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"


def table_rows(title: str) -> list[list[str]]:
    """Return the cells of the table in the section of a title, without its two head lines."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_import_table_of_the_page_is_the_one_that_is_tested() -> None:
    page = {part: (imports, reason) for part, imports, reason in table_rows("What may import what")}
    table = {
        f"`{part}`": (" ".join(f"`{name}`" for name in sorted(row.imports)) or "-", row.reason)
        for part, row in TABLE.items()
    }
    assert page == table


def test_every_folder_of_the_package_is_on_the_map() -> None:
    section = PAGE.read_text(encoding="utf-8").split("\n## The map\n")[1].split("\n## ")[0]
    named = set(re.findall(r"[a-z]+", section))
    parts = {path.stem for path in (ROOT / "textprep").iterdir() if not path.name.startswith(("_", ".", "py"))}
    assert parts - {"data"} <= named


@pytest.mark.parametrize("path", sorted((ROOT / "textprep" / "kernels").glob("*/")), ids=lambda path: path.name)
def test_every_kernel_has_a_page_of_prose(path: Path) -> None:
    if path.name == "__pycache__":
        pytest.skip("not a kernel")
    assert (path / "README.md").is_file()
