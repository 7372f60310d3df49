"""Messages of the command on stderr."""

from __future__ import annotations

import sys
from typing import NoReturn

from textprep import kernels


def report(message: str) -> None:
    """Write a message to stderr; characters that its encoding lacks are escaped."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"textprep: {message}\n".encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def fail(error: Exception, code: int) -> NoReturn:
    """Report an error and exit with a code."""
    report("; ".join([str(error), *getattr(error, "__notes__", [])]))
    sys.exit(code)


def report_pure_kernels() -> None:
    """Report if kernels run in plain Python although nobody asked for it."""
    if kernels.mode() == "auto" and "pure" in kernels.active().values():
        report("running slowly in plain Python, since the compiled kernels were not built")
