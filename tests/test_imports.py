"""Who imports whom: the table of parts, and no circles between modules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import textprep as tp
from tests.import_table import TABLE

PACKAGE = Path(tp.__file__).parent
CYTHON_IMPORT = re.compile(r"^\s*(?:from\s+(textprep[\w.]*)\s+c?import\b|c?import\s+(textprep[\w.]*))", re.MULTILINE)


def module_of(path: Path) -> str:
    """``text/fold_case.py`` is ``textprep.text.fold_case``, and ``text/__init__.py`` is ``textprep.text``."""
    parts = ("textprep", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """``textprep.text.fold_case`` belongs to ``text``, and ``textprep`` itself is ``__init__``."""
    return module.split(".")[1] if "." in module else "__init__"


SOURCES = sorted(
    path for suffix in ("py", "pyx", "pxd") for path in PACKAGE.rglob(f"*.{suffix}") if "data" not in path.parts
)
MODULES = {module_of(path) for path in SOURCES}


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """Yield the import statements of a module and of its functions, without those for type checkers."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for other in node.orelse:
                yield from statements(ast.Module([other], []))
        else:
            yield from statements(node)


def resolve(module: str, name: str) -> str:
    """Return the module that ``from module import name`` reads: a submodule, or the home of a public name."""
    if f"{module}.{name}" in MODULES:
        return f"{module}.{name}"
    if module == "textprep":
        return tp._MODULES.get(name, module)
    return module


def imported_by(path: Path) -> set[str]:
    """Return our modules that a source file imports."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return {match[1] or match[2] for match in CYTHON_IMPORT.finditer(text)} & MODULES
    found: set[str] = set()
    for node in statements(ast.parse(text)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif node.module:
            found.update(resolve(node.module, alias.name) for alias in node.names)
    return found & MODULES


def graph() -> dict[str, set[str]]:
    """Return each module's imports; a .pyx and its .pxd are one module."""
    edges: dict[str, set[str]] = {}
    for path in SOURCES:
        module = module_of(path)
        edges.setdefault(module, set()).update(imported_by(path) - {module})
    return edges


GRAPH = graph()
PARTS = sorted({(part_of(module), part_of(other)) for module, others in GRAPH.items() for other in others})


def circles(edges: dict[str, set[str]]) -> set[frozenset[str]]:
    """Return the strongly connected components of more than one module (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: set[frozenset[str]] = set()

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in edges.get(module, ()):
            if other not in index:
                visit(other)
            if other in stack:
                low[module] = min(low[module], low[other])
        if low[module] == index[module]:
            component = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(component) > 1:
                found.add(frozenset(component))

    for module in edges:
        if module not in index:
            visit(module)
    return found


def test_every_part_has_a_row() -> None:
    assert {part_of(module) for module in GRAPH} == set(TABLE)


@pytest.mark.parametrize("part", TABLE)
def test_every_row_has_a_reason(part: str) -> None:
    assert TABLE[part].reason


@pytest.mark.parametrize(("part", "imported"), [pair for pair in PARTS if pair[0] != pair[1]])
def test_imports_are_in_the_table(part: str, imported: str) -> None:
    assert imported in TABLE[part].imports, f"the row {part!r} of tests/import_table.py does not allow {imported!r}"


@pytest.mark.parametrize("part", TABLE)
def test_rows_allow_only_what_is_used(part: str) -> None:
    unused = TABLE[part].imports - {imported for importer, imported in PARTS if importer == part}
    assert not unused, f"no module of {part!r} imports {sorted(unused)}: take it out of tests/import_table.py"


def test_parts_import_each_other_in_no_circle() -> None:
    assert circles({part: set(row.imports) for part, row in TABLE.items()}) == set()


@pytest.mark.parametrize("folder", ["text", "segment", "tokens"])
def test_stages_do_not_import_each_other(folder: str) -> None:
    assert (folder, folder) not in PARTS


def test_modules_import_each_other_in_no_circle() -> None:
    found = [sorted(circle) for circle in circles(GRAPH)]
    assert not found, f"these modules import each other: {found}"


def test_a_circle_is_found() -> None:
    edges = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set(), "e": {"a"}}
    assert circles(edges) == {frozenset({"b", "c"})}
