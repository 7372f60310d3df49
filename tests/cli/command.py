"""The command in a process of its own, as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import NoReturn

Call = Callable[..., subprocess.CompletedProcess[bytes]]


def textprep(
    *arguments: object, data: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command with these arguments and with ``data`` on its standard input.

    Where it can, the process is a fork of this one: a new interpreter takes longer to import the package than most
    commands take to run. A fork of a process with several threads is not safe, so then it is a new one.
    """
    words = list(map(str, arguments))
    if not hasattr(os, "fork") or threading.active_count() > 1:
        command = [sys.executable, "-P", "-m", "textprep", *words]
        return subprocess.run(command, input=data, capture_output=True, timeout=120, env=env, check=False)
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        stdin.write(data)
        stdin.seek(0)
        child = os.fork()
        if child == 0:
            _run_and_exit(words, env, [stdin.fileno(), stdout.fileno(), stderr.fileno()])
        status = os.waitpid(child, 0)[1]
        stdout.seek(0)
        stderr.seek(0)
        return subprocess.CompletedProcess(words, os.waitstatus_to_exitcode(status), stdout.read(), stderr.read())


def _run_and_exit(words: list[str], env: Mapping[str, str] | None, descriptors: list[int]) -> NoReturn:
    """Run the command in this process, with these standard streams, and end the process."""
    code: object = 1
    try:
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
        if env is not None:
            os.environ.clear()
            os.environ.update(env)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        from textprep.cli import main

        main(words)
        code = 0
    except SystemExit as left:
        code = left.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0 if code is None else code if isinstance(code, int) else 1)
