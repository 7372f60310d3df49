"""What the command says on stderr."""

from __future__ import annotations

import sys
from typing import NoReturn

from textprep import kernels


def say(message: str) -> None:
    """A message on stderr, whatever characters it holds."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"textprep: {message}\n".encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def fail(error: Exception, code: int) -> NoReturn:
    """Tell an error and leave."""
    say("; ".join([str(error), *getattr(error, "__notes__", [])]))
    sys.exit(code)


def tell_kernels() -> None:
    """Say that plain Python runs where compiled kernels could have been expected."""
    if kernels.mode() == "auto" and "pure" in kernels.active().values():
        say("running in plain Python, since no compiled kernels were built")
