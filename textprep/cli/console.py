"""What the command says on stderr."""

from __future__ import annotations

import sys
from typing import NoReturn


def say(message: str) -> None:
    """A message on stderr, whatever characters it holds."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"textprep: {message}\n".encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def fail(error: Exception, code: int) -> NoReturn:
    """Tell an error and leave."""
    say("; ".join([str(error), *getattr(error, "__notes__", [])]))
    sys.exit(code)
