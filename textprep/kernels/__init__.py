"""Kernels: inner loops, each written twice, in Cython (``NAME/compiled.pyx``) and in plain Python (``NAME/pure.py``).

The environment variable ``TEXTPREP_KERNELS`` selects the twin. ``compiled`` and ``pure`` require one of them; ``auto``,
the default, takes the compiled kernel if it was built.
"""

from __future__ import annotations

import importlib
import os
import warnings
from types import ModuleType

from textprep.errors import DISTRIBUTION, KernelError, TextprepWarning, nearest

#: All kernels.
KERNELS = (
    "batch",
    "chars",
    "conversion",
    "counting",
    "doc",
    "lattice",
    "patterns",
    "programs",
    "rendering",
    "trie",
    "word2vec",
    "word_list",
    "words",
)

MODES = ("auto", "compiled", "pure")

#: The twin of each kernel loaded so far.
_active: dict[str, str] = {}


def mode() -> str:
    """Return the value of ``TEXTPREP_KERNELS``.

    Raises:
        KernelError: the value is not one of `MODES`.
    """
    asked = os.environ.get("TEXTPREP_KERNELS", "auto")
    if asked not in MODES:
        raise KernelError(f"TEXTPREP_KERNELS must be one of {', '.join(MODES)}, found {asked!r}{nearest(asked, MODES)}")
    return asked


def load(name: str) -> ModuleType:
    """Return the module of a kernel's twin, selected by `mode`.

    Raises:
        KernelError: the mode is ``compiled``, and the compiled kernel cannot be loaded.
    """
    asked = mode()
    if asked != "pure":
        path = f"{__name__}.{name}.compiled"
        try:
            module = importlib.import_module(path)
        except ImportError as error:
            absent = isinstance(error, ModuleNotFoundError) and error.name == path
            if asked == "compiled":
                raise KernelError(
                    f"the compiled kernel {name!r} "
                    + (
                        f"was not built: install a C compiler and reinstall {DISTRIBUTION}"
                        if absent
                        else "cannot be loaded"
                    )
                ) from error
            if not absent:
                warnings.warn(
                    f"the compiled kernel {name!r} is broken and its plain-Python twin runs instead: {error}",
                    TextprepWarning,
                    stacklevel=2,
                )
        else:
            _active[name] = "compiled"
            return module
    _active[name] = "pure"
    return importlib.import_module(f"{__name__}.{name}.pure")


def active() -> dict[str, str]:
    """Return the twin of each kernel that runs, ``"compiled"`` or ``"pure"``."""
    for name in KERNELS:
        if name not in _active:
            importlib.import_module(f"{__name__}.{name}")
    return {name: _active[name] for name in KERNELS}
