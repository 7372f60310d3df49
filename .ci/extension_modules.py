"""Keep the list of extension modules in pyproject.toml true: ``python .ci/extension_modules.py [--check]``.

Every ``.pyx`` below textprep/kernels is an extension module. Its ``depends`` are all headers and ``.pxd`` files that it
includes, directly or not: setuptools rebuilds a module only when one of these changed. Without ``--check`` the list is
rewritten; with it, the script fails if the list is not what the sources say.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
KERNELS = ROOT / "textprep" / "kernels"
BEGIN = "# Written by .ci/extension_modules.py from the sources below textprep/kernels.\n"
END = "# End of the extension modules.\n"

#: No debugging information, no symbols. Python's own flags ask for them; they were five sixths of the size of a library
#: and a quarter of the time of the compiler. Compilers that do not know these options ignore them with a warning.
OPTIONS = ['extra-compile-args = ["-g0"]\n', 'extra-link-args = ["-s"]\n']

_INCLUDE = re.compile(r'^\s*(?:#include|cdef extern from|include)\s+"([^"]+)"', re.MULTILINE)
_FROM = re.compile(r"^from\s+(textprep\.kernels[\w.]*)\s+cimport\s+(\([^)]*\)|[^\n]*)", re.MULTILINE)


def direct_dependencies(path: Path) -> set[Path]:
    """Return the files of ours that a source, a header or a ``.pxd`` file includes."""
    text = path.read_text(encoding="utf-8")
    found = {
        candidate.resolve()
        for name in _INCLUDE.findall(text)
        for candidate in (path.parent / name, KERNELS / name)
        if candidate.is_file()
    }
    for package, names in _FROM.findall(text):
        # `from PACKAGE cimport MODULE` names modules, `from MODULE cimport name` names what is in one.
        modules = [package, *(f"{package}.{name}" for name in re.findall(r"\w+", names))]
        files = [(ROOT / module.replace(".", "/")).with_suffix(".pxd") for module in modules]
        found |= {file.resolve() for file in files if file.is_file()}
    own = path.with_suffix(".pxd")
    if path.suffix == ".pyx" and own.is_file():
        found.add(own.resolve())
    return found


def dependencies(source: Path) -> list[str]:
    """Return all files that a source includes, directly or not, relative to the project."""
    found: set[Path] = set()
    new = direct_dependencies(source)
    while new:
        found |= new
        new = {each for path in new for each in direct_dependencies(path)} - found
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def tables() -> str:
    """Return the part of pyproject.toml that lists the extension modules."""
    lines = [BEGIN]
    for source in sorted(KERNELS.rglob("*.pyx")):
        path = source.relative_to(ROOT)
        lines.append("[[tool.setuptools.ext-modules]]\n")
        lines.append(f'name = "{".".join(path.with_suffix("").parts)}"\n')
        lines.append(f'sources = ["{path.as_posix()}"]\n')
        depends = dependencies(source)
        if depends:
            lines += ["depends = [\n", *(f'    "{each}",\n' for each in depends), "]\n"]
        lines += ['include-dirs = ["textprep/kernels"]\n', *OPTIONS, "optional = true\n", "\n"]
    lines.append(END)
    return "".join(lines)


def main() -> None:
    """Rewrite or check pyproject.toml."""
    path = ROOT / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{path}: the lines that mark the list of extension modules are missing")
    wanted = before + tables() + after
    if "--check" in sys.argv[1:]:
        if wanted != text:
            sys.exit("pyproject.toml: the extension modules are out of date; run python .ci/extension_modules.py")
    elif wanted != text:
        path.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
