"""Inner loops, each twice: compiled (``NAME/compiled.pyx``) and in plain Python (``NAME/pure.py``).

The environment variable ``TEXTPREP_KERNELS`` chooses: ``compiled`` and ``pure`` insist, ``auto``
(the default) takes the compiled one and falls back where it was not built.
"""

from __future__ import annotations

import importlib
import os
import warnings
from types import ModuleType

from textprep.errors import KernelError, TextprepWarning, nearest

#: Every kernel there is.
KERNELS = ("chars", "conversion", "counting", "doc", "lattice", "programs", "trie", "word2vec", "words")

MODES = ("auto", "compiled", "pure")

#: Which twin each kernel that was loaded so far runs as.
_active: dict[str, str] = {}


def mode() -> str:
    """What ``TEXTPREP_KERNELS`` asks for."""
    asked = os.environ.get("TEXTPREP_KERNELS", "auto")
    if asked not in MODES:
        raise KernelError(f"TEXTPREP_KERNELS must be one of {', '.join(MODES)}, found {asked!r}{nearest(asked, MODES)}")
    return asked


def load(name: str) -> ModuleType:
    """The module of a kernel, compiled or plain as ``mode()`` says."""
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
                    + ("was not built: install a C compiler and reinstall textprep" if absent else "cannot be loaded")
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
    """Which twin of each kernel runs: ``"compiled"`` or ``"pure"``."""
    for name in KERNELS:
        if name not in _active:
            importlib.import_module(f"{__name__}.{name}")
    return {name: _active[name] for name in KERNELS}
