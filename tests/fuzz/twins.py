"""Two imports of textprep in one process: the one under test, and one whose kernels are the plain twins."""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

from textprep import kernels


def _modules() -> dict[str, ModuleType]:
    return {name: module for name, module in sys.modules.items() if name.startswith("textprep")}


@cache
def _plain_modules() -> dict[str, ModuleType]:
    """Return the modules of the second import; modules that it imports later are added to it."""
    return {}


@contextmanager
def plain_twins() -> Iterator[None]:
    """Let every import of textprep give the plain import, imports inside of its functions included."""
    ours, mode = _modules(), os.environ.get("TEXTPREP_KERNELS")
    for name in ours:
        del sys.modules[name]
    sys.modules.update(_plain_modules())
    os.environ["TEXTPREP_KERNELS"] = "pure"
    try:
        yield
    finally:
        plain = _modules()
        _plain_modules().update(plain)
        for name in plain:
            del sys.modules[name]
        sys.modules.update(ours)
        if mode is None:
            del os.environ["TEXTPREP_KERNELS"]
        else:
            os.environ["TEXTPREP_KERNELS"] = mode


def outcome(call: Callable[[], Any]) -> Any:
    """Return what a function returns, or the class and the message of the `TextprepError` that it raises."""
    errors = importlib.import_module("textprep.errors")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", errors.TextprepWarning)
        try:
            return call()
        except errors.TextprepError as error:
            return type(error).__name__, str(error)


def compare(call: Callable[[], Any]) -> Any:
    """Call a function, which must import textprep itself, on both imports; fail if the outcomes differ."""
    result = outcome(call)
    if kernels.mode() == "pure":
        return result
    with plain_twins():
        expected = outcome(call)
    assert result == expected, f"{call!r:.300}: {first_difference(result, expected)}"
    return result


def first_difference(compiled: Any, plain: Any, where: str = "") -> str:
    """Return the innermost pair of values in which two answers differ, and where it lies in them."""
    sequences = isinstance(compiled, list | tuple) and isinstance(plain, list | tuple)
    if sequences and len(compiled) == len(plain):
        for number, (one, other) in enumerate(zip(compiled, plain, strict=True)):
            if one != other:
                return first_difference(one, other, f"{where}[{number}]")
    return f"answer{where} is {compiled!r:.300} compiled and {plain!r:.300} in plain Python"
