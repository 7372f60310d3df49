"""Print the tests to run for what differs from a branch: ``touched.py [BRANCH]``, ``main`` where none is named.

A changed part of the package selects the tests of the same name and those that `ALSO` lists.  A part in `EVERYTHING`
selects the whole suite, and so does any file that this script cannot place.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent

#: These take seconds and cover what any change may break: imports, public names, docstrings, pages, cases.
ALWAYS = ("imports", "public", "stage_checklist", "cases", "documents")

#: Parts of the package that everything depends on, so that a change of one runs the whole suite.
EVERYTHING = frozenset(
    "__init__ __main__ config doc errors han locks missing params pipeline py.typed resources stage transformer".split()
)

#: Part of the package, or top-level file or folder, to the tests that use it besides those of its own name.
ALSO: dict[str, tuple[str, ...]] = {
    "compat": (),
    # The list of stages, and the stub that is written from it.
    "registry": ("config",),
    "__init__.pyi": (),
    "cli": (),
    "jobs": ("cli", "engines"),
    "engines": ("jobs",),
    "files": ("jobs", "cli"),
    "arrow": ("engines",),
    "evaluation": ("cli",),
    "vectors": ("jobs",),
    "report": ("cli",),
    "testing": ("vectors",),
    "quick": ("text", "segment"),
    "upstream": ("segment", "tokens"),
    "apply": ("pipeline", "properties"),
    "diff": ("apply", "properties"),
    "text": ("properties",),
    "segment": ("properties", "compat"),
    "tokens": ("properties",),
    "cutters": ("segment", "compat", "properties"),
    "conversion": ("text", "kernels"),
    "lexicon": ("segment", "compat", "cutters"),
    "lemmas": ("tokens",),
    "kernels": ("text", "segment", "tokens", "lexicon", "vectors", "properties", "fuzz"),
    "examples": ("cli",),
    # Folders of tests that other tests read.
    "cases": ("text", "segment", "tokens", "lemmas"),
    "oracles": ("kernels", "segment", "properties"),
    "benchmarks": (),
    # Pages: `ALWAYS` runs their snippets.
    "docs": (),
    "mkdocs.yml": (),
    "README.md": (),
    "README.zh-CN.md": (),
    "CONTRIBUTING.md": ("recipes",),
    "CHANGELOG.md": ("recipes",),
    "SECURITY.md": (),
    ".github": (),
    "LICENSE": (),
}


def changed_files(branch: str) -> list[str]:
    """Return the files that differ from the point where this branch left ``branch``, untracked ones included."""
    start = git("merge-base", branch, "HEAD").strip()
    return sorted(
        {*git("diff", "--name-only", start).split("\n"), *git("ls-files", "-o", "--exclude-standard").split("\n")}
        - {""}
    )


def git(*arguments: str) -> str:
    """Return what a git command prints; end with its message if it fails."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def tests_named(name: str) -> list[str]:
    """Return the folder and the file of tests that bear a name, as far as they exist."""
    found = [path for path in (f"tests/{name}", f"tests/test_{name}.py") if (ROOT / path).exists()]
    return [path for path in found if path != f"tests/{name}" or any((ROOT / path).rglob("test_*.py"))]


def tests_for(path: str) -> list[str] | None:
    """Return the tests of one changed file, or None if only the whole suite will do."""
    parts = PurePosixPath(path).parts
    if parts[0] == "tests" and len(parts) > 1:
        if not (ROOT / path).exists():
            return []
        if parts[-1].startswith("test_"):
            return [path]
        if len(parts) == 2:
            return None
        return [test for each in (parts[1], *ALSO.get(parts[1], ())) for test in tests_named(each)]
    name = parts[0] if parts[0] != "textprep" else parts[1].removesuffix(".py")
    if name not in ALSO:
        return None
    if name == "kernels" and len(parts) > 3:
        own = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(f"tests/kernels/test_{parts[2]}*.py"))
        return own + [test for other in ALSO[name] for test in tests_named(other)]
    return [test for each in (name, *ALSO[name]) for test in tests_named(each)]


def select(changed: list[str]) -> list[str]:
    """Return the tests of all changed files, the folder instead of its files, or ``tests`` for the whole suite."""
    chosen: set[str] = {test for name in ALWAYS for test in tests_named(name)}
    for path in changed:
        tests = tests_for(path)
        if tests is None:
            return ["tests"]
        chosen.update(tests)
    return sorted(path for path in chosen if not any(str(parent) in chosen for parent in PurePosixPath(path).parents))


if __name__ == "__main__":
    print(*select(changed_files(sys.argv[1] if len(sys.argv) > 1 else "main")))
