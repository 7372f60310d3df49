"""Compare what a wheel and an sdist hold with what is in the tree: ``check_wheel.py WHEEL SDIST``."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main(wheel: str, sdist: str) -> None:
    """Leave with a message where something is missing or too much."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "textprep/data/" + path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "textprep").rglob("*.py")}
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "textprep").rglob("*.pyi")}
    missing = sorted(wanted - held)
    extra = sorted(name for name in held if name.endswith((".pyx", ".h", ".c", ".pxd")))
    compiled = [name for name in held if name.endswith((".so", ".pyd"))]
    if missing or extra or len(compiled) != len(list((ROOT / "textprep" / "kernels").rglob("*.pyx"))):
        sys.exit(f"wheel: missing {missing}, too much {extra}, compiled {compiled}")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = [
        path.relative_to(ROOT).as_posix() for path in (ROOT / "textprep" / "kernels").rglob("*") if path.is_file()
    ]
    needed += ["tests/conftest.py", "examples/data/news.txt", "LICENSE", "README.zh-CN.md", "resources/SOURCES.toml"]
    absent = sorted(name for name in needed if name not in names and not name.endswith((".so", ".c", ".pyd", ".pyc")))
    if absent:
        sys.exit(f"sdist: missing {absent}")
    print(f"wheel: {len(held)} files, {len(compiled)} kernels; sdist: {len(names)} files")


if __name__ == "__main__":
    main(*sys.argv[1:])
